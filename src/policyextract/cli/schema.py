"""``policyextract schema``: the JSON Schema of the record."""

from __future__ import annotations

import json

import typer


def schema_command() -> None:
    """Print the JSON Schema of the record."""
    from policyextract.write.json import schema

    typer.echo(json.dumps(schema(), ensure_ascii=False, indent=2))
