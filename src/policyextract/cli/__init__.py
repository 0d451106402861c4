"""The command line: arguments in, text out, exit codes. No logic, and no spaCy until needed."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from policyextract.cli.agree import agree_command
from policyextract.cli.convert import convert_command
from policyextract.cli.evaluate import evaluate_command
from policyextract.cli.explain import explain_command
from policyextract.cli.extract import extract_command
from policyextract.cli.schema import schema_command

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("extract")(extract_command)
app.command("evaluate")(evaluate_command)
app.command("agree")(agree_command)
app.command("convert")(convert_command)
app.command("explain")(explain_command)
app.command("schema")(schema_command)


def _version(wanted: bool) -> None:
    if wanted:
        from policyextract.version import VERSION

        typer.echo(f"policyextract {VERSION}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Policy facts from Chinese government reports, as exact structured JSON."""


def main() -> None:
    """Run the command line; what it writes is UTF-8 whatever the console's code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8")
    app()
