"""How far two annotators agree: F1 by kind of fact, and Cohen's κ on the labels of shared facts."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from policyextract.evaluate.aligned import CHECKED, Aligned, align
from policyextract.evaluate.counts import Evaluation
from policyextract.evaluate.fields import Fields
from policyextract.evaluate.matching import Item, items, match
from policyextract.evaluate.records import FACT_KINDS, Record, pair_records
from policyextract.evaluate.scores import anywhere, evaluate

LABELS: Mapping[str, tuple[str, ...]] = {
    "figures": ("kind", "comparator", "role", "direction", "basis", "status"),
    "institutions": ("type", "level"),
    "measures": ("status", "category"),
    "citations": ("relation",),
}


@dataclass(frozen=True)
class Kappa:
    """Agreement on one label over the facts that both annotators marked and labelled.

    ``observed`` is the share of ``facts`` with the same label, ``kappa`` what remains of it over
    chance (Cohen, A coefficient of agreement for nominal scales, 1960); ``None`` where both used
    one and the same label throughout, and chance agreement is complete.
    """

    name: str
    facts: int
    observed: float
    kappa: float | None


@dataclass(frozen=True)
class Agreement:
    """Scores of the second annotator's records taken against the first's, and κ by label.

    An F1 is the same whichever side is taken as gold. Facts that either side marks as optional
    are left out.
    """

    evaluation: Evaluation
    kappas: tuple[Kappa, ...]


def agreement(first: Sequence[Record], second: Sequence[Record]) -> Agreement:
    """Compare two annotators' records of the same documents, paired by ``document.id``.

    Give ``said_by_both`` of them, or a field that only the first has counts as different.
    """
    pairs = [fact for pair in pair_records(first, second) for fact in align(*pair)]
    return Agreement(evaluate(first, second), tuple(_kappas(pairs)))


def said_by_both(first: Sequence[Record], second: Sequence[Record]) -> list[Record]:
    """Return the first records without the fields that the second leaves out of the same facts.

    A field that is left out was not annotated, and there is nothing to compare it with.
    """
    said = copy.deepcopy(list(first))
    for one, other in pair_records(said, second):
        for kind in FACT_KINDS if other is not None else ():
            for mine, theirs in match(items(one, kind), items(other, kind), anywhere).pairs:
                _drop(one[kind], mine, CHECKED[kind][1], theirs.fields)
    return said


def _drop(facts: Sequence[Record], item: Item, fields: Sequence[str], said: Fields) -> None:
    """Take fields out of the fact that an item was made of, where ``said`` has them not."""
    for fact in facts:
        if fact is item.fields or item.fields.get("id", fact) == fact.get("id"):
            for field in fields:
                if field not in said:
                    fact.pop(field, None)


def cohen(labels: Sequence[tuple[object, object]]) -> tuple[float, float | None]:
    """Return the observed agreement of pairs of labels and Cohen's κ; there is at least one."""
    total = len(labels)
    observed = sum(one == other for one, other in labels) / total
    ours, theirs = Counter(one for one, _ in labels), Counter(other for _, other in labels)
    chance = sum(ours[label] * theirs[label] for label in ours) / total**2
    return observed, None if chance == 1 else (observed - chance) / (1 - chance)


def _kappas(pairs: Sequence[Aligned]) -> Iterator[Kappa]:
    for kind, fields in LABELS.items():
        for field in fields:
            labels = list(_labels(pairs, kind, field))
            if labels:
                yield Kappa(f"{kind}.{field}", len(labels), *cohen(labels))


def _labels(pairs: Sequence[Aligned], kind: str, field: str) -> Iterator[tuple[object, object]]:
    for pair in pairs:
        if pair.kind == kind and pair.gold is not None and pair.predicted is not None:
            one, other = pair.gold.fields, pair.predicted.fields
            if field in one and field in other:
                yield one[field], other[field]
