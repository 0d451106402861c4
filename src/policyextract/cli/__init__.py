"""The command line: arguments in, text out, exit codes. No logic, and no spaCy until needed."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from policyextract.cli.commands import Commands

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
