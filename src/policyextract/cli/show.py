"""Tables on standard output: as wide as the terminal, in a pipe as wide as they are."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console, RenderableType

from policyextract.evaluate.errors import FactError
from policyextract.evaluate.tables import error_cells, error_columns, error_table
from policyextract.evaluate.wording import EVALUATION, Wording

WIDE = 1000


def on_terminal() -> bool:
    """Tell whether somebody reads standard output on a screen."""
    return Console().is_terminal


def width() -> int:
    """Return how many columns of characters there are: a pipe has no bounds."""
    console = Console()
    return console.width if console.is_terminal else WIDE


def show(parts: Iterable[RenderableType]) -> None:
    """Print tables one below the other; nothing is cut or wrapped where nobody reads a screen."""
    console = _Console(highlight=False, width=width())
    for part in parts:
        console.print(part)


def show_errors(errors: Sequence[FactError], wording: Wording = EVALUATION) -> None:
    """Print errors as a table on a terminal, else tab-separated with a head line."""
    if on_terminal():
        show([error_table(errors, wording)])
        return
    writer = csv.writer(sys.stdout, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None,
                        escapechar="\\", lineterminator="\n")  # fmt: skip
    writer.writerow(error_columns(wording))
    writer.writerows(error_cells(error, wording) for error in errors)


class _Console(Console):
    """A console that leaves it to the command what to do where the pipe is closed."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError  # again: rich would end the program with exit code 1
