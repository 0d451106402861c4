"""One-to-one matching of annotated and extracted facts by where they stand in the text.

Offsets are Unicode code points, half-open.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from policyextract.evaluate.fields import Fields
from policyextract.evaluate.records import Record


@dataclass(frozen=True)
class Item:
    """What is matched: a fact, or one mention of an institution, at its place in the text.

    ``start`` and ``end`` are those of the matched span (a measure's action), ``outer`` those of
    the whole fact. ``fields`` are the fact's, for a mention its institution's with the span of
    the mention put in.
    """

    start: int
    end: int
    outer: tuple[int, int]
    optional: bool
    fields: Fields


Pair = tuple[Item, Item]
Agree = Callable[[Item, Item], bool]


@dataclass(frozen=True)
class Matching:
    """Matched pairs (gold first), gold items without a match, predicted ones without a match."""

    pairs: tuple[Pair, ...]
    missed: tuple[Item, ...]
    false: tuple[Item, ...]


def items(record: Record | None, kind: str) -> list[Item]:
    """Return the items of one fact kind in text order; none where the record has none."""
    facts = (record or {}).get(kind) or []
    found = [item for fact in facts for item in _items_of(fact, kind)]
    return sorted(found, key=_text_order)


def shared(gold: Item, predicted: Item) -> int:
    """Count the code points that two items share; 0 or less where they do not overlap."""
    return min(gold.end, predicted.end) - max(gold.start, predicted.start)


def match(gold: Sequence[Item], predicted: Sequence[Item], agree: Agree) -> Matching:
    """Match overlapping items that agree one to one, best overlap first, ties in text order.

    Optional items are never missed or false, and an item without a match that overlaps an
    optional one of the other side is not counted either. (Only annotated records have optional
    items; both sides do where two annotators are compared.) Both sequences are in text order.
    """
    required, others = _required(gold), _required(predicted)
    partner = _greedy(required, others, agree)
    accounted = set(partner.values()).union(_beside_optional(gold, others))
    excused = set(partner).union(_beside_optional(predicted, required))
    return Matching(
        tuple((required[i], others[partner[i]]) for i in sorted(partner)),
        tuple(item for i, item in enumerate(required) if i not in excused),
        tuple(item for i, item in enumerate(others) if i not in accounted),
    )


def _required(found: Sequence[Item]) -> list[Item]:
    return [item for item in found if not item.optional]


def _beside_optional(one_side: Sequence[Item], other: Sequence[Item]) -> set[int]:
    """Return the numbers of the other side's items that overlap an optional one of this side."""
    return {number for _, number in _overlaps([i for i in one_side if i.optional], other)}


def _greedy(gold: Sequence[Item], predicted: Sequence[Item], agree: Agree) -> dict[int, int]:
    """Pair gold indices with predicted ones, each used once."""
    candidates = [(i, j) for i, j in _overlaps(gold, predicted) if agree(gold[i], predicted[j])]
    candidates.sort(key=lambda pair: (*_distance(gold[pair[0]], predicted[pair[1]]), *pair))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in candidates:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return partner


def _overlaps(gold: Sequence[Item], predicted: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Yield the index pairs of overlapping items, looking only at each gold item's surroundings."""
    starts = [item.start for item in predicted]
    longest = max((item.end - item.start for item in predicted), default=0)
    for i, item in enumerate(gold):
        first = bisect_left(starts, item.start - longest)
        for j in range(first, bisect_left(starts, item.end)):
            if shared(item, predicted[j]) > 0:
                yield i, j


def _distance(gold: Item, predicted: Item) -> tuple[int, int, int]:
    """Rank a pair, smallest first: most shared, least outside, nearest outer spans."""
    common = shared(gold, predicted)
    union = (gold.end - gold.start) + (predicted.end - predicted.start) - common
    outer = sum(abs(a - b) for a, b in zip(gold.outer, predicted.outer, strict=True))
    return -common, union, outer


def _items_of(fact: Fields, kind: str) -> Iterator[Item]:
    optional = bool(fact.get("optional"))
    if kind == "institutions":
        entity = {key: value for key, value in fact.items() if key != "mentions"}
        for mention in fact["mentions"]:
            fields = {**entity, **mention}
            yield _item(mention, fields, optional or bool(mention.get("optional")))
    else:
        yield _item(fact["action"] if kind == "measures" else fact, fact, optional)


def _item(span: Fields, fields: Fields, optional: bool) -> Item:
    start, end = span["start"], span["end"]
    outer = (fields.get("start", start), fields.get("end", end))
    return Item(start, end, outer, optional, fields)


def _text_order(item: Item) -> tuple[int, int, tuple[int, int], str]:
    """Sort by place; what stands at the same place by content, so that file order plays no part."""
    content = json.dumps(item.fields, sort_keys=True, default=str)
    return item.start, item.end, item.outer, content
