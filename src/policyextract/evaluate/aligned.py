"""Gold and predicted facts side by side: which belong together, and in what they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from policyextract.evaluate.fields import right, shown
from policyextract.evaluate.matching import Agree, Item, items, match
from policyextract.evaluate.records import FACT_KINDS, Record
from policyextract.evaluate.scores import DOCUMENT_FIELDS, anywhere, same_span, share_number

Verdict = Literal["right", "wrong", "missed", "false", "optional"]

CHECKED: Mapping[str, tuple[Agree, tuple[str, ...]]] = {
    "figures": (
        share_number,
        (
            "value", "value_max", "unit", "comparator", "kind", "role", "direction", "basis",
            "status", "time", "indicator", "scope",
        ),
    ),
    "institutions": (anywhere, ("name", "type", "level", "region")),
    "measures": (anywhere, ("object", "status", "agent", "category", "beneficiary", "time")),
    "citations": (anywhere, ("title", "number", "issuer", "relation")),
    "times": (anywhere, ("value",)),
}  # fmt: skip


@dataclass(frozen=True)
class Difference:
    """A field with its gold and its predicted value; spans are given by their text."""

    field: str
    gold: Any
    predicted: Any


@dataclass(frozen=True)
class Aligned:
    """A gold fact and the predicted one at its place; one of them alone where none is there.

    ``right``: equal in span and in all fields that gold has; ``wrong``: both are there and
    something differs; ``missed``, ``false``: only gold, only predicted; ``optional``: a gold fact
    that may be left out, or what was predicted on one.
    """

    kind: str
    verdict: Verdict
    gold: Item | None
    predicted: Item | None
    differences: tuple[Difference, ...] = ()

    @property
    def item(self) -> Item:
        """The gold fact, or the predicted one where there is no gold fact."""
        item = self.gold or self.predicted
        assert item is not None
        return item


def align(gold: Record, predicted: Record | None) -> list[Aligned]:
    """Put the facts of one document side by side, in text order.

    Facts are matched by overlap: one found with another span (a measure with another action) is
    ``wrong`` in its ``span``, though strict scores count it as missed and false.
    """
    found = [pair for kind in FACT_KINDS if kind in gold for pair in _of(kind, gold, predicted)]
    return sorted(found, key=lambda pair: pair.item.outer)


def differing_fields(gold: Record, predicted: Record) -> tuple[Difference, ...]:
    """Return the fields of the document itself that are wrong."""
    return tuple(_fields("document", DOCUMENT_FIELDS, gold["document"], predicted["document"]))


def _of(kind: str, gold: Record, predicted: Record | None) -> Iterator[Aligned]:
    agree, fields = CHECKED[kind]
    expected, found = items(gold, kind), items(predicted, kind)
    matching = match(expected, found, agree)
    for one, other in matching.pairs:
        differences = tuple(_differences(kind, fields, one, other))
        yield Aligned(kind, "wrong" if differences else "right", one, other, differences)
    yield from (Aligned(kind, "missed", item, None) for item in matching.missed)
    yield from (Aligned(kind, "false", None, item) for item in matching.false)
    scored = {id(item) for pair in matching.pairs for item in pair}
    scored.update(id(item) for item in (*matching.missed, *matching.false))
    yield from (
        Aligned(kind, "optional", item, None) for item in expected if id(item) not in scored
    )
    yield from (Aligned(kind, "optional", None, item) for item in found if id(item) not in scored)


def _differences(
    kind: str, fields: Iterable[str], gold: Item, predicted: Item
) -> Iterator[Difference]:
    if not same_span(gold, predicted):
        yield Difference("span", _words(kind, gold), _words(kind, predicted))
    yield from _fields(kind, fields, gold.fields, predicted.fields)


def _words(kind: str, item: Item) -> Any:
    """Return the text of the span that is compared."""
    span = item.fields["action"] if kind == "measures" else item.fields
    return span.get("text")


def _fields(
    kind: str, fields: Iterable[str], gold: Mapping[str, Any], predicted: Mapping[str, Any]
) -> Iterator[Difference]:
    for field in fields:
        if right(kind, field, gold, predicted) is False:
            yield Difference(field, shown(field, gold), shown(field, predicted))
