"""An evaluation for reading (a table, lines of errors) and for programs (plain dicts)."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from typing import Any

from rich import box
from rich.table import Table

from policyextract.errors import UsageError
from policyextract.evaluate.errors import FactError
from policyextract.evaluate.records import FACT_KINDS
from policyextract.evaluate.scores import Evaluation, Result, Score, kind_of

KINDS = (*FACT_KINDS, "document")


def parse_kinds(text: str | None) -> tuple[str, ...]:
    """Read ``figures,institutions``; without a text all kinds are meant."""
    kinds = KINDS if text is None else tuple(part.strip() for part in text.split(","))
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        raise UsageError(f"unknown kind {unknown[0]!r}: some of {', '.join(KINDS)} are expected")
    return kinds


def table(evaluation: Evaluation, kinds: Collection[str]) -> Table:
    """Build one row for each score of the given kinds, with the counts that it is made of."""
    documents = f"{evaluation.documents} document" + "s" * (evaluation.documents != 1)
    built = Table(title=documents, title_justify="left", box=box.SIMPLE_HEAD)
    built.add_column("score", no_wrap=True)
    for heading in ("F1 or accuracy", "P", "R", "right", "false", "missed"):
        built.add_column(heading, justify="right")
    for result in _of_kinds(evaluation, kinds):
        built.add_row(result.name, *_cells(result))
    return built


def error_line(error: FactError) -> str:
    """Write one error in one line: document and place, what went wrong, and the sentence."""
    place = error.document if error.start is None else f"{error.document}:{error.start}"
    changes = ", ".join(
        f"{d.field} {_value(d.gold)} → {_value(d.predicted)}" for d in error.differences
    )
    head = " ".join(part for part in (place, error.kind, error.fact, error.text, changes) if part)
    return f"{head} | {error.sentence}" if error.sentence else head


def as_dict(
    evaluation: Evaluation, kinds: Collection[str], errors: Sequence[FactError] | None
) -> dict[str, Any]:
    """Return the evaluation for ``json.dumps``; the key ``errors`` only where a list is given."""
    content: dict[str, Any] = {
        "documents": evaluation.documents,
        "unmatched": list(evaluation.unmatched),
        "scores": {result.name: _numbers(result) for result in _of_kinds(evaluation, kinds)},
    }
    if errors is not None:
        content["errors"] = [dataclasses.asdict(error) for error in errors]
    return content


def _of_kinds(evaluation: Evaluation, kinds: Collection[str]) -> list[Result]:
    return [result for result in evaluation.results if kind_of(result.name) in kinds]


def _cells(result: Result) -> tuple[str, ...]:
    if isinstance(result, Score):
        shares = (f"{share:.3f}" for share in (result.f1, result.precision, result.recall))
        return (*shares, str(result.tp), str(result.fp), str(result.fn))
    return f"{result.value:.3f}", "", "", str(result.right), str(result.total - result.right), ""


def _numbers(result: Result) -> dict[str, float]:
    if isinstance(result, Score):
        measured = {"precision": result.precision, "recall": result.recall, "f1": result.f1}
        return {**measured, "tp": result.tp, "fp": result.fp, "fn": result.fn}
    return {"accuracy": result.value, "right": result.right, "total": result.total}


def _value(value: object) -> str:
    return "null" if value is None else "".join(str(value).split())
