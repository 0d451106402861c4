"""What a score is made of: counts of right and wrong, which add up over documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain


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
Results = tuple[Result, ...]


@dataclass(frozen=True)
class Evaluation:
    """The counts of each gold document, by its id, and the scores that they add up to.

    ``unmatched`` names the documents that no predicted record belongs to: their facts count as
    missed, their documents' fields as wrong. ``names`` is the order of the scores.
    """

    tallies: Mapping[str, Results]
    unmatched: tuple[str, ...]
    names: Sequence[str]

    @property
    def documents(self) -> int:
        """How many gold documents were scored."""
        return len(self.tallies)

    @cached_property
    def results(self) -> Results:
        """All scores that the gold records can measure."""
        return summed(self.tallies.values(), self.names)

    @property
    def scores(self) -> dict[str, float]:
        """Score name → F1 or accuracy, and ``name.precision``, ``name.recall`` of each F1."""
        return {name: number for result in self.results for name, number in _numbers(result)}

    def part(self, documents: Iterable[str]) -> Evaluation:
        """Return the evaluation of some of the documents."""
        chosen = {name: self.tallies[name] for name in documents}
        return Evaluation(chosen, tuple(n for n in self.unmatched if n in chosen), self.names)


def summed(tallies: Iterable[Iterable[Result]], names: Sequence[str]) -> Results:
    """Sum the counts of several documents, in the order of ``names``."""
    total: dict[str, Result] = {}
    for result in chain.from_iterable(tallies):
        total[result.name] = _added(total[result.name], result) if result.name in total else result
    return tuple(total[name] for name in names if name in total)


def _added(one: Result, other: Result) -> Result:
    if isinstance(one, Score) and isinstance(other, Score):
        return Score(one.name, one.tp + other.tp, one.fp + other.fp, one.fn + other.fn)
    if isinstance(one, Accuracy) and isinstance(other, Accuracy):
        return Accuracy(one.name, one.right + other.right, one.total + other.total)
    raise TypeError(f"{one.name} is a score in one document and an accuracy in another")


def _share(part: int, whole: int, *, if_none: bool) -> float:
    return part / whole if whole else float(if_none)


def _numbers(result: Result) -> Iterable[tuple[str, float]]:
    yield result.name, result.value
    if isinstance(result, Score):
        yield f"{result.name}.precision", result.precision
        yield f"{result.name}.recall", result.recall
