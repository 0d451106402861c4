"""An evaluation as it is reported: what was asked for, and plain dicts for programs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from policyextract.evaluate.agreement import Agreement
from policyextract.evaluate.bootstrap import Comparison, Interval
from policyextract.evaluate.by_rule import RuleCount
from policyextract.evaluate.counts import Evaluation, Result, Score
from policyextract.evaluate.errors import FactError
from policyextract.evaluate.records import FACT_KINDS
from policyextract.evaluate.scores import kind_of

KINDS = (*FACT_KINDS, "document")
Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Analysis:
    """All that is to be shown of an evaluation; ``None`` for what was not asked for."""

    evaluation: Evaluation
    intervals: Mapping[str, Interval] | None = None
    comparison: Sequence[Comparison] | None = None
    groups: Mapping[str, Evaluation] | None = None
    rules: Sequence[RuleCount] | None = None
    errors: Sequence[FactError] | None = None

    def of_kinds(self, kinds: Collection[str]) -> Analysis:
        """Return what concerns these kinds of facts; the evaluations themselves stay whole."""
        return dataclasses.replace(
            self,
            comparison=_chosen(self.comparison, lambda each: kind_of(each.name) in kinds),
            rules=_chosen(self.rules, lambda each: each.kind in kinds),
            errors=_chosen(self.errors, lambda each: each.fact in kinds),
        )


def as_dict(analysis: Analysis, kinds: Collection[str]) -> dict[str, Any]:
    """Return the evaluation for ``json.dumps``; keys only for what was asked for."""
    shown = analysis.of_kinds(kinds)
    content: dict[str, Any] = {
        "documents": shown.evaluation.documents,
        "unmatched": list(shown.evaluation.unmatched),
        "scores": _numbers_of(shown.evaluation, kinds, shown.intervals),
    }
    if shown.groups is not None:
        content["groups"] = {
            name: {"documents": part.documents, "scores": _numbers_of(part, kinds)}
            for name, part in shown.groups.items()
        }
    lists = {
        "comparison": shown.comparison,
        "rules": shown.rules,
        "errors": shown.errors,
    }
    for key, entries in lists.items():
        if entries is not None:
            content[key] = [dataclasses.asdict(entry) for entry in entries]
    return content


def agreement_dict(
    agreement: Agreement, kinds: Collection[str], differences: Sequence[FactError]
) -> dict[str, Any]:
    """Return an agreement and what differs for ``json.dumps``."""
    return {
        "documents": agreement.evaluation.documents,
        "unmatched": list(agreement.evaluation.unmatched),
        "scores": _numbers_of(agreement.evaluation, kinds),
        "kappa": [dataclasses.asdict(k) for k in agreement.kappas if kind_of(k.name) in kinds],
        "differences": [dataclasses.asdict(each) for each in differences],
    }


def of_kinds(evaluation: Evaluation, kinds: Collection[str]) -> list[Result]:
    """Return the scores of some kinds of facts."""
    return [result for result in evaluation.results if kind_of(result.name) in kinds]


def _chosen(
    entries: Sequence[Entry] | None, wanted: Callable[[Entry], bool]
) -> Sequence[Entry] | None:
    return None if entries is None else [entry for entry in entries if wanted(entry)]


def _numbers_of(
    evaluation: Evaluation,
    kinds: Collection[str],
    intervals: Mapping[str, Interval] | None = None,
) -> dict[str, dict[str, Any]]:
    numbers = {result.name: _numbers(result) for result in of_kinds(evaluation, kinds)}
    for name in numbers if intervals is not None else ():
        numbers[name]["interval"] = dataclasses.astuple((intervals or {})[name])
    return numbers


def _numbers(result: Result) -> dict[str, Any]:
    if isinstance(result, Score):
        measured = {"precision": result.precision, "recall": result.recall, "f1": result.f1}
        return {**measured, "tp": result.tp, "fp": result.fp, "fn": result.fn}
    return {"accuracy": result.value, "right": result.right, "total": result.total}
