"""Tables on standard output: as wide as the terminal, in a pipe as wide as they are."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table

from policyextract.evaluate.errors import FactError
from policyextract.evaluate.tables import error_cells, error_columns, error_table
from policyextract.evaluate.wording import EVALUATION, Wording

WIDE = 1000


def show(tables: Iterable[Table]) -> None:
    """Print tables one below the other; nothing is cut or wrapped where nobody reads a screen."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=WIDE)
    for table in tables:
        console.print(table)


def show_errors(errors: Sequence[FactError], wording: Wording = EVALUATION) -> None:
    """Print errors as a table on a terminal, else tab-separated with a head line."""
    if sys.stdout.isatty():
        show([error_table(errors, wording)])
        return
    writer = csv.writer(sys.stdout, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None,
                        escapechar="\\", lineterminator="\n")  # fmt: skip
    writer.writerow(error_columns(wording))
    writer.writerows(error_cells(error, wording) for error in errors)
