"""Clauses of a text, in which quotations, titles and brackets hold together."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_GROUP = r"“[^”“。\n]{0,60}+”|《[^《》\n]{0,80}+》|（[^（）\n]{0,80}+）|\([^()\n]{0,80}+\)"
_EACH = "(?:各|其他|其余|每)[^，,；;。、0-9]{1,16}[0-9]"  # 新建5公里、|其他乡镇改造8公里
_CLAUSE = re.compile(
    rf"(?:[^，,；;：:。！？!?\n“《（( 、]++|{_GROUP}|[“《（( ]|(?<=[0-9]):(?=[0-9])"
    rf"|、(?!{_EACH})|(?<![0-9上里个项家座条所处亩人元米吨])、)+"
)


class Clauses:
    """The stretches between commas and stops of one text, half-open, in text order."""

    def __init__(self, text: str) -> None:
        self.spans = [match.span() for match in _CLAUSE.finditer(text)]
        self._starts = [start for start, _ in self.spans]

    def at(self, offset: int) -> tuple[int, int]:
        """Return the clause that holds the offset; the empty stretch there if none does."""
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self.spans[index][1]:
            return self.spans[index]
        return offset, offset

    def before(self, offset: int) -> tuple[int, int] | None:
        """Return the clause before the one that holds the offset, if any."""
        index = bisect_right(self._starts, offset) - 2
        return self.spans[index] if index >= 0 else None

    def count(self, start: int, offset: int) -> int:
        """Return how many clauses begin from ``start`` up to ``offset``, at least one."""
        return max(bisect_right(self._starts, offset) - bisect_left(self._starts, start), 1)
