"""Annotated records for the commands that score: read, with what is odd in them said aloud."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from policyextract.evaluate import Record, load_gold
from policyextract.evaluate.oddities import oddities

SHOWN = 10


def gold_records(path: Path) -> list[Record]:
    """Read annotated records and warn of what is probably a slip of the annotator."""
    records = load_gold(path)
    odd = [line for record in records for line in oddities(record)]
    for line in odd[:SHOWN]:
        _warn(line)
    if len(odd) > SHOWN:
        _warn(f"{len(odd) - SHOWN} more of this kind")
    return records


def warn_of_unmatched(documents: Sequence[str], what: str) -> None:
    """Name the documents that one side lacks: their facts count as missed."""
    for name in documents:
        _warn(f"{what} {name}: its facts are missed")


def _warn(message: str) -> None:
    typer.echo(f"warning: {message}", err=True)
