"""The command line: arguments in, text out, exit codes. No logic, and no spaCy until needed."""

from __future__ import annotations

import typer

from policyextract.cli.evaluate import evaluate_command

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False)
app.command("evaluate")(evaluate_command)


@app.callback()
def _root() -> None:
    """Policy facts from Chinese government reports, as exact structured JSON."""


def main() -> None:
    """Run the command line."""
    app()
