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
_LONG = 200


@dataclass(frozen=True, slots=True)
class Site:
    """A figure's reading and its surroundings; all offsets count the clean text.

    ``before`` runs from the clause's start to the number, ``gap`` only from the figure before
    it in the same clause, ``between`` from the figure before it in the sentence, ``after`` from
    the unit to the sentence's end. ``in_list`` tells whether it goes on a list that the figure
    before began.
    """

    found: Found
    quantity: Quantity
    text: str
    before: str
    gap: str
    after: str
    between: str
    in_list: bool
    clause: int
    gap_start: int
    sentence: tuple[int, int]
    previous: Site | None

    @property
    def repeats_unit(self) -> bool:
        """Tell whether the figure before it in the sentence has the same unit."""
        return self.previous is not None and self.previous.quantity.unit == self.quantity.unit

    @property
    def in_series(self) -> bool:
        """Tell whether the figure stands beside one of its own unit (最高20万元、40万元)."""
        return (
            self.previous is not None
            and self.previous.quantity.kind == self.quantity.kind
            and self.between in ("、", "和", "与", "及")
        )


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
    start, end = found.start, found.end
    between = text[previous.found.end if previous else sentence[0] : start]
    return Site(
        found=found,
        quantity=quantity,
        text=text,
        before=text[clause:start],
        gap=text[gap_start:start],
        after=text[end : min(sentence[1], end + _REACH)],
        between=between,
        in_list=previous is not None and bool(_LIST_GAP.fullmatch(between)),
        clause=clause,
        gap_start=gap_start,
        sentence=sentence,
        previous=previous,
    )


def sentence_before(site: Site) -> str:
    """Return what stands in the sentence before the number, the nearest 200 characters."""
    return site.text[max(site.sentence[0], site.found.start - _LONG) : site.found.start]
