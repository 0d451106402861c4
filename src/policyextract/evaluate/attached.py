"""Whether a measure has the figures and the citations that stand in its clause attached to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policyextract.evaluate.counts import Score
from policyextract.evaluate.matching import Item, Pair, items, match
from policyextract.evaluate.records import Record


def attached_scores(
    name: str, gold: Record, predicted: Record | None, pairs: Sequence[Pair]
) -> Iterator[Score]:
    """Count, over matched measures, the facts that both, only one or the other has attached.

    ``name`` is ``measures.figures`` or ``measures.citations``; the facts of the two records are
    the same where they overlap. Facts that gold marks as optional are left out. There is no
    score where gold has the field in no matched measure.
    """
    field = name.partition(".")[2]
    known = [(g, p) for g, p in pairs if field in g.fields]
    if not known:
        return
    expected, found = _by_id(gold, field), _by_id(predicted, field)
    tp = fp = fn = 0
    for measure, counterpart in known:
        matching = match(
            _attached(measure, field, expected),
            _attached(counterpart, field, found),
            lambda one, other: True,
        )
        tp += len(matching.pairs)
        fp += len(matching.false)
        fn += len(matching.missed)
    yield Score(name, tp, fp, fn)


def _by_id(record: Record | None, field: str) -> dict[str, Item]:
    return {item.fields["id"]: item for item in items(record, field) if "id" in item.fields}


def _attached(measure: Item, field: str, facts: dict[str, Item]) -> list[Item]:
    """Return the attached facts in text order."""
    found = [facts[name] for name in measure.fields.get(field) or () if name in facts]
    return sorted(found, key=lambda item: (item.start, item.end))
