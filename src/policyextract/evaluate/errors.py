"""The single errors behind the scores: facts that were missed, are false, or have wrong fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from policyextract.evaluate.aligned import Aligned, Difference, align, differing_fields
from policyextract.evaluate.matching import Item
from policyextract.evaluate.records import Record, pair_records

ErrorKind = Literal["missed", "false", "wrong"]
ERROR_KINDS: tuple[ErrorKind, ...] = get_args(ErrorKind)

SENTENCE_REACH = 200  # code points to each side that a sentence is cut from
STOPS = "。！？；\r\n"


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


def find_errors(gold: Sequence[Record], predicted: Sequence[Record]) -> list[FactError]:
    """List all errors, document by document, those of the document's own fields first."""
    return [error for pair in pair_records(gold, predicted) for error in _of_document(*pair)]


def _of_document(gold: Record, predicted: Record | None) -> Iterator[FactError]:
    text = gold.get("text") or (predicted or {}).get("text") or ""
    yield from _of_fields(gold, predicted)
    for pair in align(gold, predicted):
        for kind in ERROR_KINDS:
            if pair.verdict == kind:
                yield _error(kind, gold["document"]["id"], pair, text)


def _error(kind: ErrorKind, document: str, pair: Aligned, text: str) -> FactError:
    words = _one_line(pair.item.fields.get("text") or "")
    sentence = _sentence(text, pair.predicted or pair.item)
    start, end = pair.item.outer
    return FactError(kind, pair.kind, document, start, end, words, pair.differences, sentence)


def _of_fields(gold: Record, predicted: Record | None) -> Iterator[FactError]:
    """Yield at most one error, which lists the fields of the document that are wrong."""
    name = gold["document"]["id"]
    if predicted is None:
        yield FactError("missed", "document", name, None, None, "", (), "")
        return
    differences = differing_fields(gold, predicted)
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
