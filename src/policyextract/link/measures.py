"""From the spans of measures to facts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyextract.facts import Citation, Document, Figure, Institution, Measure, Span, Time
from policyextract.link.clauses import Clauses
from policyextract.link.context import Context

_ASPECT = re.compile(r"(?:了|着|过|起了|起|出了|出|好)?")


def link_measures(
    context: Context,
    document: Document,
    institutions: Sequence[Institution],
    figures: Sequence[Figure],
    citations: Sequence[Citation],
    times: Sequence[Time],
) -> list[Measure]:
    """Return the measures of the document in text order, offsets of the clean view."""
    text = context.text
    clauses = Clauses(text)
    found = context.of("measures")
    out = []
    for n, item in enumerate(found):
        start, end = clauses.at(item.start)
        if n + 1 < len(found) and found[n + 1].start < end:
            end = found[n + 1].start
        a = _ASPECT.match(text, item.end).end()
        b = end
        while b > a and text[b - 1] in "、并和与及 ":
            b -= 1
        obj = Span(start=a, end=b, text=text[a:b]) if b > a else None
        out.append(
            Measure(
                start=item.start,
                end=b if obj else item.end,
                text=text[item.start : b if obj else item.end],
                id=f"M{n + 1}",
                rule=item.rule,
                sentence=context.sentence_text(item.start),
                inferred=[],
                action=Span(start=item.start, end=item.end, text=text[item.start : item.end]),
                object=obj,
                agent=None,
                agent_id=None,
                beneficiary=None,
                status="done",
                category=item.label,
                instrument=None,
                clause="",
                figures=[],
                citations=[],
                time=None,
            )
        )
    return out
