"""Tables in plain text: which lines are rows, their columns parted by tabs, spaces or ``|``."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SPACES = re.compile(r"[\t\u0020\u00a0\u2000-\u200a\u3000]+")
_NUMBER = re.compile(r"[-－−–+≥≤]?[0-9０-９][0-9０-９ ]*(?:[,，.．][0-9０-９ ]+)*[%％‰]?")
_PROSE = re.compile(r"[。；;]|，.*，")
_HEADS = 3  # lines of a head above the rows
_LONGEST = 40  # characters of a cell


def rows_of_tables(lines: Sequence[str]) -> set[int]:
    """Return the indices of the lines that are rows or heads of a table.

    A row has numbers in columns; one alone is no table. The lines right above the first row
    that have columns too are its head.
    """
    numeric = [_has_numbers(line) for line in lines]
    found: set[int] = set()
    for index, is_row in enumerate(numeric):
        if not is_row or not any(numeric[max(0, index - 1) : index + 2 : 2]):
            continue
        found.add(index)
        above = index - 1
        while above >= 0 and index - above <= _HEADS and len(_cells(lines[above])) > 1:
            found.add(above)
            above -= 1
    return found


def is_gap(text: str, start: int, end: int) -> bool:
    """Tell whether a run of spaces parts two columns: a tab, more than one, or a wide one.

    A wide one between single letters only spreads a word (指　标).
    """
    if end - start > 1 or text[start] == "\t":
        return True
    word = start > 1 and not any(map(str.isspace, text[start - 2 : start]))
    return word and text[start] in "\u2003\u3000"


def _cells(line: str) -> list[str]:
    """Return the cells of a line, none where it is prose."""
    cells, done = [], 0
    if line.startswith("|"):
        cells = [cell.strip() for cell in line.strip("|").split("|")]
    else:
        for spaces in _SPACES.finditer(line):
            if is_gap(line, *spaces.span()):
                cells.append(line[done : spaces.start()])
                done = spaces.end()
        cells.append(line[done:])
    return cells if not any(len(cell) > _LONGEST or _PROSE.search(cell) for cell in cells) else []


def _has_numbers(line: str) -> bool:
    return any(_NUMBER.fullmatch(cell) for cell in _cells(line)[1:])
