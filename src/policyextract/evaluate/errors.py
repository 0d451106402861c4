"""The single errors behind the scores: facts that were missed, are false, or have wrong fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from policyextract.evaluate.fields import right, shown
from policyextract.evaluate.matching import Agree, Item, items, match
from policyextract.evaluate.records import FACT_KINDS, Record, pair_records
from policyextract.evaluate.scores import DOCUMENT_FIELDS, anywhere, same_span, share_number

ErrorKind = Literal["missed", "false", "wrong"]

SENTENCE_REACH = 200  # code points to each side that a sentence is cut from
STOPS = "。！？；\r\n"


@dataclass(frozen=True)
class Difference:
    """A field with its gold and its predicted value; spans are given by their text."""

    field: str
    gold: Any
    predicted: Any


@dataclass(frozen=True)
class FactError:
    """One error at ``start:end`` (code points; ``None`` for an error in the document's fields).

    ``text`` is the gold fact's, for a false fact the predicted one's; ``sentence`` is one line.
    """

    kind: ErrorKind
    fact: str
    document: str
    start: int | None
    end: int | None
    text: str
    differences: tuple[Difference, ...]
    sentence: str


CHECKED: Mapping[str, tuple[Agree, tuple[str, ...]]] = {
    "figures": (
        share_number,
        (
            "value", "value_max", "unit", "comparator", "kind", "role", "direction", "basis",
            "status", "time", "indicator",
        ),
    ),
    "institutions": (anywhere, ("name", "type", "level")),
    "measures": (anywhere, ("object", "status", "agent")),
    "citations": (anywhere, ("title",)),
}  # fmt: skip


def find_errors(gold: Sequence[Record], predicted: Sequence[Record]) -> list[FactError]:
    """List all errors, document by document, those of the document's own fields first.

    Facts are matched by overlap here: an institution found with another span is one error with
    the field ``span``, though the scores count it as missed and false.
    """
    return [error for pair in pair_records(gold, predicted) for error in _of_document(*pair)]


def _of_document(gold: Record, predicted: Record | None) -> Iterator[FactError]:
    text = gold.get("text") or (predicted or {}).get("text") or ""
    found = [
        error
        for kind in FACT_KINDS
        if kind in gold
        for error in _of_facts(kind, gold, predicted, text)
    ]
    yield from _of_fields(gold, predicted)
    yield from sorted(found, key=lambda error: (error.start, error.end))


def _of_facts(kind: str, gold: Record, predicted: Record | None, text: str) -> Iterator[FactError]:
    name = gold["document"]["id"]
    agree, fields = CHECKED[kind]
    matching = match(items(gold, kind), items(predicted, kind), agree)
    for item in matching.missed:
        yield _error("missed", kind, name, item, _sentence(text, item))
    for item in matching.false:
        yield _error("false", kind, name, item, _sentence(text, item))
    for expected, found in matching.pairs:
        differences = tuple(_differences(kind, fields, expected, found))
        if differences:
            yield _error("wrong", kind, name, expected, _sentence(text, found), *differences)


def _error(
    error: ErrorKind,
    kind: str,
    document: str,
    item: Item,
    sentence: str,
    /,
    *differences: Difference,
) -> FactError:
    words = _one_line(item.fields.get("text") or "")
    return FactError(error, kind, document, *item.outer, words, differences, sentence)


def _differences(
    kind: str, fields: Iterable[str], gold: Item, predicted: Item
) -> Iterator[Difference]:
    if kind == "institutions" and not same_span(gold, predicted):
        yield Difference("span", gold.fields.get("text"), predicted.fields.get("text"))
    yield from _wrong_fields(kind, fields, gold.fields, predicted.fields)


def _wrong_fields(
    kind: str, fields: Iterable[str], gold: Mapping[str, Any], predicted: Mapping[str, Any]
) -> Iterator[Difference]:
    for field in fields:
        if right(kind, field, gold, predicted) is False:
            yield Difference(field, shown(field, gold), shown(field, predicted))


def _of_fields(gold: Record, predicted: Record | None) -> Iterator[FactError]:
    """Yield at most one error, which lists the fields of the document that are wrong."""
    name = gold["document"]["id"]
    if predicted is None:
        yield FactError("missed", "document", name, None, None, "", (), "")
        return
    wrong = _wrong_fields("document", DOCUMENT_FIELDS, gold["document"], predicted["document"])
    differences = tuple(wrong)
    if differences:
        yield FactError("wrong", "document", name, None, None, "", differences, "")


def _sentence(text: str, item: Item) -> str:
    """Return the sentence that the fact itself gives, else the one around it."""
    return _one_line(item.fields.get("sentence") or "") or _cut(text, item)


def _cut(text: str, item: Item) -> str:
    """Cut the stretch around an item up to a stop or a line break; empty where there is no text."""
    start, end = item.outer
    first, last = max(0, start - SENTENCE_REACH), min(len(text), end + SENTENCE_REACH)
    begins = [text.rfind(stop, first, start) + 1 for stop in STOPS]
    ends = [text.find(stop, end, last) + 1 for stop in STOPS]
    return _one_line(text[max(first, *begins) : min(filter(None, ends), default=last)])


def _one_line(text: str) -> str:
    """Join what stands on both sides of each line break, as in Chinese prose."""
    return "".join(line.strip() for line in text.splitlines())
