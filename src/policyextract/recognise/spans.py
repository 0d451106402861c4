"""The only place where character offsets become spaCy spans, and come back.

A rule finds characters; a spaCy span covers whole tokens. A span group therefore holds spans on
the tokens that the characters touch, and in its ``attrs`` the exact offsets, in the same order.
Both travel with the Doc through ``to_bytes`` and ``n_process``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from spacy.tokens import Doc, Span, SpanGroup

from policyextract.segment.tokenizer import tokens_of


class Found(NamedTuple):
    """A stretch of text that a rule found: code points ``start`` to ``end`` (half-open)."""

    start: int
    end: int
    label: str
    rule: str


def put(doc: Doc, key: str, found: Iterable[Found]) -> Doc:
    """Store what was found as the span group ``key`` of the Doc, in text order."""
    starts = tokens_of(doc).starts
    spans: list[Span] = []
    exact: list[list[int]] = []
    for start, end, label, rule in sorted(found):
        first, last = bisect_right(starts, start) - 1, bisect_left(starts, end)
        spans.append(Span(doc, max(first, 0), last, label=label, span_id=rule))
        exact.append([start, end])
    doc.spans[key] = SpanGroup(doc, name=key, spans=spans, attrs={"offsets": exact})
    return doc


def get(doc: Doc, key: str) -> list[Found]:
    """Return what was stored under ``key``, in text order; empty where nothing was."""
    if key not in doc.spans:
        return []
    group = doc.spans[key]
    offsets: Sequence[Sequence[int]] = group.attrs.get("offsets", ())
    return [
        Found(start, end, span.label_, span.id_)
        for span, (start, end) in zip(group, offsets, strict=True)
    ]


def longest(found: Iterable[Found]) -> list[Found]:
    """Keep the spans that do not overlap a longer one (the earlier one where equally long)."""
    kept: list[Found] = []
    cluster: list[Found] = []
    reach = 0
    for item in sorted(found):
        if item.start >= reach:
            kept += _longest_of(cluster)
            cluster = []
        cluster.append(item)
        reach = max(reach, item.end)
    return kept + _longest_of(cluster)


def _longest_of(cluster: list[Found]) -> list[Found]:
    """Return what ``longest`` keeps of spans that hang together."""
    if len(cluster) < 2:
        return cluster
    kept: list[Found] = []
    for item in sorted(cluster, key=lambda item: (item.start - item.end, item.start)):
        place = bisect_left(kept, item)
        clear_left = place == 0 or kept[place - 1].end <= item.start
        if clear_left and (place == len(kept) or item.end <= kept[place].start):
            kept.insert(place, item)
    return kept


def outside(found: Iterable[Found], barred: Iterable[Found]) -> list[Found]:
    """Keep the spans that share no character with any of the barred ones."""
    starts: list[int] = []
    ends: list[int] = []
    for item in sorted(barred):
        if ends and item.start <= ends[-1]:
            ends[-1] = max(ends[-1], item.end)
        else:
            starts.append(item.start)
            ends.append(item.end)
    kept = []
    for item in found:
        before = bisect_left(starts, item.end) - 1
        if before < 0 or ends[before] <= item.start:
            kept.append(item)
    return kept


def binding(vetoes: Iterable[Found], found: Iterable[Found]) -> list[Found]:
    """Return the vetoes that hold: not those that lie within a longer span (三公 in 三公里)."""
    spans = sorted(found)
    starts = [item.start for item in spans]
    reach = list(accumulate((item.end for item in spans), max, initial=0))
    return [
        veto
        for veto in vetoes
        if reach[bisect_left(starts, veto.start)] < veto.end
        and reach[bisect_right(starts, veto.start)] <= veto.end
    ]
