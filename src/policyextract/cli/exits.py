"""Exit codes, and the one line on standard error that goes with them."""

from __future__ import annotations

import typer

DONE, GATE_NOT_MET, WRONG_USAGE, NOTHING_READ, SOME_FAILED = range(5)


def tell(message: str) -> None:
    """Write one error line."""
    typer.echo(f"error: {' '.join(message.split())}", err=True)
