"""The scores of SPEC.md, section 7: counted document by document, summed, then divided."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from policyextract.evaluate.fields import right
from policyextract.evaluate.matching import Agree, Item, Matching, items, match
from policyextract.evaluate.records import FACT_KINDS, Record, pair_records


@dataclass(frozen=True)
class Score:
    """Counts of a match between facts; nothing to find and nothing found is a score of 1."""

    name: str
    tp: int
    fp: int
    fn: int

    @property
    def precision(self) -> float:
        """The share of the predicted facts that are right."""
        return _share(self.tp, self.tp + self.fp, if_none=not self.fn)

    @property
    def recall(self) -> float:
        """The share of the gold facts that were found."""
        return _share(self.tp, self.tp + self.fn, if_none=not self.fp)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.tp, 2 * self.tp + self.fp + self.fn, if_none=True)

    @property
    def value(self) -> float:
        """The number that stands for the score: its F1."""
        return self.f1


@dataclass(frozen=True)
class Accuracy:
    """How many of the matched facts (or documents) that gold has the field for have it right.

    There is always at least one of them: a field that gold has nowhere gives no accuracy.
    """

    name: str
    right: int
    total: int

    @property
    def value(self) -> float:
        """The number that stands for the score: the share that is right."""
        return self.right / self.total


Result = Score | Accuracy


@dataclass(frozen=True)
class Evaluation:
    """All scores that the gold records can measure, in the order of the specification.

    ``documents`` counts gold records; ``unmatched`` names those that no predicted record
    belongs to: their facts count as missed, their documents' fields as wrong.
    """

    documents: int
    unmatched: tuple[str, ...]
    results: tuple[Result, ...]

    @property
    def scores(self) -> dict[str, float]:
        """Score name → F1 or accuracy, and ``name.precision``, ``name.recall`` of each F1."""
        return {name: number for result in self.results for name, number in _numbers(result)}


def share_number(gold: Item, predicted: Item) -> bool:
    """Tell whether two figures share a character of the gold figure's number."""
    first, last = max(gold.start, predicted.start), min(gold.end, predicted.end)
    return any(first <= place < last for place in _number_places(gold))


def same_span(gold: Item, predicted: Item) -> bool:
    """Tell whether two items stand at exactly the same place."""
    return (gold.start, gold.end) == (predicted.start, predicted.end)


def anywhere(gold: Item, predicted: Item) -> bool:
    """Take any overlap as a match."""
    return True


def agreeing(kind: str, field: str) -> Agree:
    """Build a match that needs one field to be right, where gold has it."""
    return lambda gold, predicted: right(kind, field, gold.fields, predicted.fields) is not False


MATCHINGS: Mapping[str, Agree] = {
    "figures.detect": share_number,
    "institutions.mention": same_span,
    "institutions.overlap": anywhere,
    "measures.detect": agreeing("measures", "object"),
    "measures.action": anywhere,
    "citations.mention": agreeing("citations", "title"),
}
STRICTER: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "figures.value": ("figures.detect", ("value", "value_max", "unit", "comparator")),
    "figures.full": (
        "figures.detect",
        ("value", "value_max", "unit", "comparator", "kind", "role", "direction", "status"),
    ),
}
ACCURACIES: Mapping[str, tuple[str, ...]] = {
    "figures.detect": (
        "indicator", "time", "kind", "role", "basis", "status", "comparator", "unit",
    ),
    "institutions.mention": ("name", "type", "level"),
    "measures.detect": ("status", "agent"),
}  # fmt: skip
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
    return Evaluation(len(pairs), unmatched, micro(tally(*pair) for pair in pairs))


def micro(tallies: Iterable[Iterable[Result]]) -> tuple[Result, ...]:
    """Sum the counts of several documents, in the order of ``SCORE_NAMES``."""
    total: dict[str, Result] = {}
    for result in chain.from_iterable(tallies):
        total[result.name] = _added(total[result.name], result) if result.name in total else result
    return tuple(total[name] for name in SCORE_NAMES if name in total)


def tally(gold: Record, predicted: Record | None) -> Iterator[Result]:
    """Count what is right and wrong in one document."""
    for kind in FACT_KINDS:
        if kind in gold:
            yield from _fact_results(kind, items(gold, kind), items(predicted, kind))
    yield from _document_accuracies(gold, predicted)


def kind_of(name: str) -> str:
    """Return ``figures`` for ``figures.value``."""
    return name.partition(".")[0]


def _fact_results(kind: str, gold: Sequence[Item], predicted: Sequence[Item]) -> Iterator[Result]:
    for name, agree in MATCHINGS.items():
        if kind_of(name) == kind:
            matching = match(gold, predicted, agree)
            yield _score(name, matching, len(matching.pairs))
            yield from _stricter_scores(name, gold, matching)
            yield from _accuracies(name, matching)


def _stricter_scores(base: str, gold: Sequence[Item], matching: Matching) -> Iterator[Score]:
    """Yield scores that need fields of the same pairs to be right, where gold has the fields."""
    for name, (of, fields) in STRICTER.items():
        annotated = all(any(field in item.fields for item in gold) for field in fields)
        if of == base and (annotated or not gold):
            right_pairs = [p for p in matching.pairs if not _wrong(kind_of(base), fields, *p)]
            yield _score(name, matching, len(right_pairs))


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


def _added(one: Result, other: Result) -> Result:
    if isinstance(one, Score) and isinstance(other, Score):
        return Score(one.name, one.tp + other.tp, one.fp + other.fp, one.fn + other.fn)
    if isinstance(one, Accuracy) and isinstance(other, Accuracy):
        return Accuracy(one.name, one.right + other.right, one.total + other.total)
    raise TypeError(f"{one.name} is a score in one document and an accuracy in another")


def _share(part: int, whole: int, *, if_none: bool) -> float:
    return part / whole if whole else float(if_none)


def _numbers(result: Result) -> Iterator[tuple[str, float]]:
    yield result.name, result.value
    if isinstance(result, Score):
        yield f"{result.name}.precision", result.precision
        yield f"{result.name}.recall", result.recall


def _score_names() -> Iterator[str]:
    """Yield every score there is, in the order in which they are reported."""
    for name in MATCHINGS:
        yield name
        yield from (stricter for stricter, (base, _) in STRICTER.items() if base == name)
    for name, fields in ACCURACIES.items():
        yield from (f"{kind_of(name)}.{field}" for field in fields)
    yield from (f"document.{field}" for field in DOCUMENT_FIELDS)


SCORE_NAMES = tuple(_score_names())
F1_SCORES = (*MATCHINGS, *STRICTER)
