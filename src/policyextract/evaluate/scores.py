"""The scores of SPEC.md, section 7, and more of their kind: counted document by document."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from policyextract.evaluate.attached import attached_scores
from policyextract.evaluate.counts import Accuracy, Evaluation, Result, Results, Score
from policyextract.evaluate.fields import right
from policyextract.evaluate.matching import Agree, Item, Matching, items, match
from policyextract.evaluate.records import FACT_KINDS, Record, pair_records


class Stricter(NamedTuple):
    """A score over the pairs of another: which of their fields must be right as well.

    It is given for a document where gold has all the ``needed`` fields. The ``further`` ones may
    be left out: most figures are no ranges and no changes.
    """

    base: str
    needed: tuple[str, ...]
    further: tuple[str, ...]


def share_number(gold: Item, predicted: Item) -> bool:
    """Tell whether two figures share a character of the gold figure's number."""
    first, last = max(gold.start, predicted.start), min(gold.end, predicted.end)
    return any(first <= place < last for place in _number_places(gold))


def same_span(gold: Item, predicted: Item) -> bool:
    """Tell whether two items stand at exactly the same place."""
    return (gold.start, gold.end) == (predicted.start, predicted.end)


def same_action_and_object(gold: Item, predicted: Item) -> bool:
    """Tell whether two measures have the same action and the same object, to the character."""
    return same_span(gold, predicted) and _place(gold, "object") == _place(predicted, "object")


def anywhere(gold: Item, predicted: Item) -> bool:
    """Take any overlap as a match."""
    return True


def agreeing(kind: str, field: str) -> Agree:
    """Build a match that needs one field to be right, where gold has it."""
    return lambda gold, predicted: right(kind, field, gold.fields, predicted.fields) is not False


MATCHINGS: Mapping[str, Agree] = {
    "figures.detect": share_number,
    "figures.strict": same_span,
    "institutions.mention": same_span,
    "institutions.overlap": anywhere,
    "institutions.value": agreeing("institutions", "name"),
    "measures.detect": agreeing("measures", "object"),
    "measures.action": anywhere,
    "measures.strict": same_action_and_object,
    "citations.mention": agreeing("citations", "title"),
    "citations.overlap": anywhere,
    "citations.strict": same_span,
    "times.overlap": anywhere,
    "times.strict": same_span,
    "times.value": agreeing("times", "value"),
}
_VALUE, _MEANING = ("value", "unit", "comparator"), ("kind", "role", "status")
STRICTER: Mapping[str, Stricter] = {
    "figures.value": Stricter("figures.detect", _VALUE, ("value_max",)),
    "figures.full": Stricter("figures.detect", (*_VALUE, *_MEANING), ("value_max", "direction")),
}
ACCURACIES: Mapping[str, tuple[str, ...]] = {
    "figures.detect": (
        "indicator", "time", "kind", "role", "basis", "status", "comparator", "unit",
        "direction", "scope",
    ),
    "institutions.mention": ("name", "type", "level", "region"),
    "measures.detect": ("status", "agent", "category", "beneficiary", "instrument", "time"),
    "citations.mention": ("number", "issuer", "relation"),
}  # fmt: skip
ATTACHED: Mapping[str, tuple[str, ...]] = {"measures.detect": ("figures", "citations")}
DOCUMENT_FIELDS = (
    "title", "published", "reference_year", "region", "issuer", "doc_number", "doc_type",
)  # fmt: skip


def evaluate(gold: Sequence[Record], predicted: Sequence[Record]) -> Evaluation:
    """Score predicted records against gold ones, paired by ``document.id``.

    A fact kind that no gold record holds, and a field that no matched gold fact has, give no
    score.
    """
    pairs = pair_records(gold, predicted)
    unmatched = tuple(record["document"]["id"] for record, found in pairs if found is None)
    tallies = {record["document"]["id"]: tally(record, found) for record, found in pairs}
    return Evaluation(tallies, unmatched, SCORE_NAMES)


def tally(gold: Record, predicted: Record | None) -> Results:
    """Count what is right and wrong in one document."""
    facts = [result for kind in FACT_KINDS if kind in gold for result in _of(kind, gold, predicted)]
    return (*facts, *_document_accuracies(gold, predicted))


def kind_of(name: str) -> str:
    """Return ``figures`` for ``figures.value``."""
    return name.partition(".")[0]


def _of(kind: str, gold: Record, predicted: Record | None) -> Iterator[Result]:
    expected, found = items(gold, kind), items(predicted, kind)
    for name, agree in MATCHINGS.items():
        if kind_of(name) == kind:
            matching = match(expected, found, agree)
            yield _score(name, matching, len(matching.pairs))
            yield from _stricter_scores(name, expected, matching)
            yield from _accuracies(name, matching)
            for field in ATTACHED.get(name, ()):
                yield from attached_scores(f"{kind}.{field}", gold, predicted, matching.pairs)


def _stricter_scores(base: str, gold: Sequence[Item], matching: Matching) -> Iterator[Score]:
    """Yield scores that need fields of the same pairs to be right, where gold has the fields."""
    for name, score in STRICTER.items():
        annotated = all(any(field in item.fields for item in gold) for field in score.needed)
        if score.base == base and (annotated or not gold):
            fields = (*score.needed, *score.further)
            wrong = sum(_wrong(kind_of(base), fields, *pair) for pair in matching.pairs)
            yield _score(name, matching, len(matching.pairs) - wrong)


def _accuracies(base: str, matching: Matching) -> Iterator[Accuracy]:
    kind = kind_of(base)
    for field in ACCURACIES.get(base, ()):
        verdicts = [right(kind, field, g.fields, p.fields) for g, p in matching.pairs]
        known = [verdict for verdict in verdicts if verdict is not None]
        if known:
            yield Accuracy(f"{kind}.{field}", sum(known), len(known))


def _document_accuracies(gold: Record, predicted: Record | None) -> Iterator[Accuracy]:
    found = predicted["document"] if predicted else {}
    for field in DOCUMENT_FIELDS:
        verdict = right("document", field, gold["document"], found)
        if verdict is not None:
            yield Accuracy(f"document.{field}", int(verdict and predicted is not None), 1)


def _score(name: str, matching: Matching, tp: int) -> Score:
    """Count a pair that is no true positive as a wrong prediction and a missed gold fact."""
    failed = len(matching.pairs) - tp
    return Score(name, tp, len(matching.false) + failed, len(matching.missed) + failed)


def _wrong(kind: str, fields: Sequence[str], gold: Item, predicted: Item) -> bool:
    return any(right(kind, f, gold.fields, predicted.fields) is False for f in fields)


def _place(item: Item, field: str) -> tuple[int, int] | None:
    span = item.fields.get(field)
    return (span["start"], span["end"]) if span else None


def _number_places(figure: Item) -> list[int]:
    """Return the offsets of a figure's numerals; of all its characters where it has none.

    The unit at its end is left out: 百 in 百分点 and 千 in 千瓦 are no numerals.
    """
    text, unit = figure.fields.get("text") or "", figure.fields.get("unit") or ""
    number = text.removesuffix(unit)
    places = [figure.start + i for i, character in enumerate(number) if _is_numeral(character)]
    return places or list(range(figure.start, figure.end))


def _is_numeral(character: str) -> bool:
    return character in "几数半" or unicodedata.numeric(character, None) is not None


def _score_names() -> Iterator[str]:
    """Yield every score there is, in the order in which they are reported."""
    for name in MATCHINGS:
        yield name
        yield from (stricter for stricter, score in STRICTER.items() if score.base == name)
    for table in (ACCURACIES, ATTACHED):
        for name, fields in table.items():
            yield from (f"{kind_of(name)}.{field}" for field in fields)
    yield from (f"document.{field}" for field in DOCUMENT_FIELDS)


SCORE_NAMES = tuple(_score_names())
F1_SCORES = (
    *MATCHINGS,
    *STRICTER,
    *(f"{kind_of(base)}.{field}" for base, fields in ATTACHED.items() for field in fields),
)
