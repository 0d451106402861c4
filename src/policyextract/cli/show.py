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
    return _console().is_terminal


def width() -> int:
    """Return how many columns of characters there are: a pipe has no bounds."""
    console = _console()
    return console.width if console.is_terminal else WIDE


def show(parts: Iterable[RenderableType]) -> None:
    """Print tables one below the other; nothing is cut or wrapped where nobody reads a screen."""
    console = Console(highlight=False, width=width())
    for part in parts:
        with console.capture() as capture:  # rich would end the program where the pipe is closed
            console.print(part)
        sys.stdout.write(capture.get())


def show_errors(errors: Sequence[FactError], wording: Wording = EVALUATION) -> None:
    """Print errors as a table on a terminal, else tab-separated with a head line."""
    if on_terminal():
        show([error_table(errors, wording)])
        return
    writer = csv.writer(sys.stdout, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None,
                        escapechar="\\", lineterminator="\n")  # fmt: skip
    writer.writerow(error_columns(wording))
    writer.writerows(error_cells(error, wording) for error in errors)


def _console() -> Console:
    return Console(highlight=False)
