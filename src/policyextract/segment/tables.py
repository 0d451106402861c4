"""Tables in the clean view: lines whose columns are parted by tabs, with their heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

Cell = tuple[int, int]

_BLOCK = re.compile(r"(?m)(?:^[^\n]*\t[^\n]*(?:\n|\Z))+")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}年?")
_NUMBER = re.compile(r"[≥≤]?[-－−–]?[0-9]+(?:[,，][0-9]{3})*(?:\.[0-9]+)?")
_RULE = re.compile(r"[-:=\s]+")  # |---|:---|
_UNITS = re.compile(r"(?:计量)?单位[:：]")


class Table(NamedTuple):
    """A table: the rows of its head, those of its body, and the line that stands above it.

    Cells are half-open offsets into the text, without the blanks around them; empty ones are
    kept. ``above`` holds the line before the table and what in its head names units (单位：亿元).
    """

    head: list[list[Cell]]
    body: list[list[Cell]]
    above: list[Cell]

    def heads_of(self, row: Sequence[Cell], column: int) -> list[Cell]:
        """Return the cells of the head above a cell, the lowest last.

        Where a row has more or fewer cells than the head they are counted from the right.
        """
        found = []
        for head in self.head:
            at = column + len(head) - len(row)
            if 0 <= at < len(head):
                found.append(head[at])
        return found


def is_number(text: str) -> bool:
    """Tell whether a cell holds a bare number (5.31, -7.4, 1,204, ≥99)."""
    return bool(_NUMBER.fullmatch(text))


def tables(text: str) -> Iterator[Table]:
    """Yield the tables of a clean text in order."""
    if "\t" not in text:
        return
    for block in _BLOCK.finditer(text):
        table = Table([], [], [])
        line = text.rfind("\n", 0, max(0, block.start() - 1)) + 1
        if line < block.start():
            table.above.append((line, block.start() - 1))
        start, rows = block.start(), block.group().splitlines()
        widest = max(row.count("\t") for row in rows) + 1
        for row in rows:
            cells = list(_cells(text, start, start + len(row)))
            start += len(row) + 1
            if _RULE.fullmatch(row):
                continue
            if not table.body and (_UNITS.search(row) or 2 * len(cells) <= widest):
                table.above.extend(cells)
            elif table.body or _is_body(text, cells):
                table.body.append(cells)
            else:
                table.head.append(cells)
        yield table


def _cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """Yield the cells of a line."""
    while start <= end:
        stop = text.find("\t", start, end)
        stop = end if stop < 0 else stop
        left, right = start, stop
        while left < right and text[left] == " ":
            left += 1
        while left < right and text[right - 1] == " ":
            right -= 1
        yield left, right
        start = stop + 1


def _is_body(text: str, cells: Sequence[Cell]) -> bool:
    """Tell whether a row holds numbers, and not years as a head does."""
    inner = [text[start:end] for start, end in cells[1:]]
    return any(is_number(cell) and not _YEAR.fullmatch(cell) for cell in inner)
