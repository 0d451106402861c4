"""Cells of tables that hold nothing but a number; its unit stands in the table's head."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyextract.recognise.spans import Found
from policyextract.segment.tables import is_number, tables

RULE = "figures.cell"
_SERIAL = re.compile(r"序号|编号|代码|序|年份?|电话|邮编|备注")


def find_cells(text: str) -> Iterator[Found]:
    """Yield the bare numbers in the bodies of a clean text's tables, without serial numbers."""
    for table in tables(text):
        for row in table.body:
            for column, (start, end) in enumerate(row[1:], 1):
                heads = [text[slice(*head)] for head in table.heads_of(row, column)]
                serial = any(map(_SERIAL.fullmatch, heads))
                if not serial and is_number(text[start:end]):
                    yield Found(start, end, "cell", RULE)
