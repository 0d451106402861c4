"""An HTML element as lines: a line a paragraph, a line a table row with tabs between cells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from policyextract.read.dom import BREAKS, children, walk
from policyextract.read.labels import field_of

_SPACES = re.compile(r"[ \t\r\n\f\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff]+")
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u303f“”‘’…—]"
_WRAP = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n][ \t\r\n]*(?={_WIDE})")
_MANY_BLOCKS = 8


def lines(root: LexborNode) -> list[str]:
    """Return the text of an element as lines without empty ones."""
    tables = data_tables(root)
    page = _Page()
    for node, entering in walk(root, lambda node: node.mem_id not in tables):
        if node.is_text_node:
            page.add(node.text_content or "")
        elif node.mem_id in tables:
            if entering:
                page.add_rows(node)
        elif node.tag in BREAKS:
            page.end_line()
    page.end_line()
    return page.lines


class _Page:
    """The lines of a page while it is read."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._pieces: list[str] = []

    def add(self, text: str) -> None:
        self._pieces.append(_WRAP.sub("", text))

    def end_line(self) -> None:
        line = _tidy("".join(self._pieces))
        self._pieces = []
        if line:
            self.lines.append(line)

    def add_rows(self, table: LexborNode) -> None:
        self.end_line()
        for row in rows(table):
            self.lines.extend(_row_lines(row))


def _tidy(text: str) -> str:
    """Return a line with one space for each run of them."""
    return _SPACES.sub(" ", text).strip()


def _row_lines(cells: list[str]) -> Iterator[str]:
    """Yield a row as one line; a row of labels and their values as one line a label."""
    if not any(cells):
        return
    if len(cells) % 2 == 0 and cells[0] and all(field_of(label) for label in cells[::2] if label):
        for label, value in zip(cells[::2], cells[1::2], strict=True):
            if label and value:
                yield f"{label.rstrip('：: ')}：{value}"
    else:
        yield "\t".join(cells).rstrip("\t")


def rows(table: LexborNode) -> Iterator[list[str]]:
    """Yield the cells of each row of a table, as text."""
    cells: list[list[str]] = []
    for node, entering in walk(table):
        if node.is_text_node:
            if cells:
                cells[-1].append(_WRAP.sub("", node.text_content or ""))
        elif node.tag in ("tr", "caption"):
            yield [_tidy("".join(cell)) for cell in cells]
            cells = [[]] if node.tag == "caption" and entering else []
        elif node.tag in ("td", "th") and entering:
            cells.append([])
        elif node.tag in BREAKS and cells:
            cells[-1].append(" ")


def data_tables(root: LexborNode) -> set[int]:
    """Return the tables (by ``mem_id``) that hold data, and not the page's layout.

    Layout tables hold tables, have one cell a row, or have a cell of many paragraphs.
    """
    data: set[int] = set()
    open_tables: list[LexborNode] = []
    layout: set[int] = set()
    for node, entering in walk(root):
        if node.tag != "table":
            continue
        if not entering:
            open_tables.pop()
            if node.mem_id not in layout and _is_data(node):
                data.add(node.mem_id)
        else:
            layout.update(table.mem_id for table in open_tables[-1:])
            open_tables.append(node)
    return data


def _is_data(table: LexborNode) -> bool:
    widest = most_blocks = 0
    for row in table.css("tr"):
        cells = [cell for cell in children(row) if cell.tag in ("td", "th")]
        widest = max(widest, len(cells))
        for cell in cells:
            blocks = sum(1 for child in children(cell) if child.tag in BREAKS)
            most_blocks = max(most_blocks, blocks)
    return widest > 1 and most_blocks < _MANY_BLOCKS
