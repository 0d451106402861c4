"""Where a figure stands: the words around it that give it its meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policyextract.link.context import Context
from policyextract.link.quantities import Quantity
from policyextract.recognise.spans import Found

_CLAUSE_EDGE = re.compile(r"[，,；;。：:！？!?\n]|[（(](?!含)")
_CLOSED = re.compile("[）)]")
_LIST_GAP = re.compile(r"[、和及与或，,；;和至到\s]{0,2}(?:分别|同比|各)?")
_REACH = 120


@dataclass(frozen=True, slots=True)
class Site:
    """A figure's reading and its surroundings; all offsets count the clean text.

    ``before`` runs from the clause's start to the number, ``gap`` only from the figure before
    it in the same clause, ``after`` from the unit to the sentence's end.
    """

    found: Found
    quantity: Quantity
    text: str
    clause: int
    gap_start: int
    sentence: tuple[int, int]
    previous: Site | None

    @property
    def before(self) -> str:
        """The clause's words before the number."""
        return self.text[self.clause : self.found.start]

    @property
    def gap(self) -> str:
        """The words between the figure before, or the clause's start, and the number."""
        return self.text[self.gap_start : self.found.start]

    @property
    def after(self) -> str:
        """The sentence's words after the unit."""
        return self.text[self.found.end : min(self.sentence[1], self.found.end + _REACH)]

    @property
    def in_list(self) -> bool:
        """Tell whether the figure goes on a list that the figure before began."""
        return self.previous is not None and bool(_LIST_GAP.fullmatch(self.between))

    @property
    def in_series(self) -> bool:
        """Tell whether the figure stands beside one of its own unit (最高20万元、40万元)."""
        return (
            self.previous is not None
            and self.previous.quantity.kind == self.quantity.kind
            and self.between in ("、", "和", "与", "及")
        )

    @property
    def between(self) -> str:
        """The words between the figure before it in the sentence and this one."""
        start = self.previous.found.end if self.previous else self.sentence[0]
        return self.text[start : self.found.start]


def make_site(context: Context, found: Found, quantity: Quantity, previous: Site | None) -> Site:
    """Return the surroundings of a figure; ``previous`` is the figure before it, if any."""
    text = context.text
    sentence = context.sentence_at(found.start)
    left = max(sentence[0], found.start - _REACH)
    clause = left
    for edge in _CLAUSE_EDGE.finditer(text, left, found.start):
        if edge.group() in "（(" and _CLOSED.search(text, edge.end(), found.start):
            continue
        clause = edge.end()
    if previous is not None and previous.sentence != sentence:
        previous = None
    gap_start = clause
    if previous is not None and previous.found.end > clause:
        gap_start = previous.found.end
    return Site(found, quantity, text, clause, gap_start, sentence, previous)
