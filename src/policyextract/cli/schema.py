"""``policyextract schema``: the JSON Schema of the record."""

from __future__ import annotations

import json

import typer

from policyextract.cli.output import closing_early


def schema_command() -> None:
    """Print the JSON Schema of the record."""
    from policyextract.write.json import schema

    with closing_early():
        typer.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
