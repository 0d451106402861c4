"""How far a score would move on other documents of the same kind: the bootstrap over documents.

Documents are drawn with replacement, as many as there are, and the counts of the drawn ones are
summed before they are divided, as in the score itself (Efron and Tibshirani, An Introduction to
the Bootstrap, 1993: percentile intervals in chapter 13, tests in chapter 16).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyextract.errors import InputError
from policyextract.evaluate.counts import Evaluation, Score

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

LEVEL = 95  # per cent of the resamples that lie in an interval
SEED = 0


@dataclass(frozen=True)
class Interval:
    """The middle 95 % of the values that a score or a difference takes over the resamples."""

    low: float
    high: float


@dataclass(frozen=True)
class Comparison:
    """A score of two systems on the same documents.

    ``interval`` is that of the difference ``new - old``; ``p`` the share of resamples whose
    difference lies at least as far from the one measured as that lies from zero (two-sided).
    """

    name: str
    old: float
    new: float
    interval: Interval
    p: float

    @property
    def difference(self) -> float:
        """How much the new system is above the old one."""
        return self.new - self.old


def intervals(evaluation: Evaluation, samples: int, seed: int = SEED) -> dict[str, Interval]:
    """Return the 95 % interval of every score, from so many resamples of the documents."""
    draws = _draws(evaluation.documents, samples, seed)
    return {name: _interval(values) for name, values in _resampled(evaluation, draws).items()}


def compare(
    new: Evaluation, old: Evaluation, samples: int, seed: int = SEED
) -> tuple[Comparison, ...]:
    """Compare two systems score by score, both on the same resamples (a paired bootstrap test).

    Raises InputError where the evaluations are not of the same documents.
    """
    if list(new.tallies) != list(old.tallies):
        raise InputError("only evaluations of the same documents can be compared")
    draws = _draws(new.documents, samples, seed)
    ours, theirs = _resampled(new, draws), _resampled(old, draws)
    return tuple(
        _comparison(name, old.scores[name], new.scores[name], ours[name] - theirs[name])
        for name in ours
        if name in theirs
    )


def _comparison(name: str, old: float, new: float, differences: Numbers) -> Comparison:
    import numpy as np

    measured = new - old
    shifted = np.abs(differences[~np.isnan(differences)] - measured)
    as_far = int((shifted >= abs(measured) - 1e-12).sum())
    return Comparison(name, old, new, _interval(differences), (as_far + 1) / (len(shifted) + 1))


def _draws(documents: int, samples: int, seed: int) -> Numbers:
    """Return how often each document is drawn in each resample: samples × documents."""
    import numpy as np

    random = np.random.default_rng(seed)
    shares = np.full(documents, 1 / documents)
    return random.multinomial(documents, shares, size=samples).astype(np.float64)


def _resampled(evaluation: Evaluation, draws: Numbers) -> Mapping[str, Numbers]:
    """Return the values of every score over the resamples; nan where nothing was to be scored."""
    return {
        result.name: _values(draws @ _counts(evaluation, result.name), isinstance(result, Score))
        for result in evaluation.results
    }


def _counts(evaluation: Evaluation, name: str) -> Numbers:
    """Return the numerator and the denominator of a score in each document."""
    import numpy as np

    rows = np.zeros((evaluation.documents, 2))
    for row, tally in zip(rows, evaluation.tallies.values(), strict=True):
        for result in tally:
            if result.name == name:
                row[:] = (
                    (2 * result.tp, 2 * result.tp + result.fp + result.fn)
                    if isinstance(result, Score)
                    else (result.right, result.total)
                )
    return rows


def _values(counts: Numbers, is_f1: bool) -> Numbers:
    """Divide; nothing to find and nothing found is an F1 of 1, and no accuracy at all."""
    import numpy as np

    empty = np.full(len(counts), 1.0 if is_f1 else np.nan)
    np.divide(counts[:, 0], counts[:, 1], out=empty, where=counts[:, 1] > 0)
    return empty


def _interval(values: Numbers) -> Interval:
    import numpy as np

    tail = (100 - LEVEL) / 2
    low, high = np.nanpercentile(values, [tail, 100 - tail])
    return Interval(float(low), float(high))
