"""An evaluation as one self-contained page: each document with both sides and what differs."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from importlib.resources import files
from typing import Any

from policyextract.evaluate.aligned import (
    CHECKED,
    Aligned,
    Difference,
    align,
    differing_fields,
)
from policyextract.evaluate.counts import Result, Score
from policyextract.evaluate.fields import shown
from policyextract.evaluate.matching import Item
from policyextract.evaluate.records import FACT_KINDS, Record, pair_records
from policyextract.evaluate.report import KINDS, of_kinds
from policyextract.evaluate.scores import evaluate
from policyextract.evaluate.wording import EVALUATION, Wording

PLACE = "__DATA__"


def page(
    gold: Sequence[Record],
    predicted: Sequence[Record],
    kinds: Collection[str] = KINDS,
    wording: Wording = EVALUATION,
) -> str:
    """Return the page as HTML; it loads nothing and holds the texts and facts of all documents.

    ``kinds`` are the kinds of facts, and ``document``, that it shows. Offsets in its data are
    code points, as in the records.
    """
    documents = [_document(*pair, kinds) for pair in pair_records(gold, predicted)]
    data = {
        "title": wording.title,
        "sides": wording.sides,
        "verdicts": wording.verdicts,
        "kinds": [kind for kind in FACT_KINDS if kind in kinds],
        "scores": [_score(result) for result in of_kinds(evaluate(gold, predicted), kinds)],
        "documents": documents,
    }
    template = files("policyextract.evaluate").joinpath("page.html").read_text(encoding="utf-8")
    embedded = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return template.replace(PLACE, embedded)


def _score(result: Result) -> dict[str, Any]:
    shares = [result.precision, result.recall] if isinstance(result, Score) else []
    return {"name": result.name, "shares": [result.value, *shares]}


def _document(gold: Record, predicted: Record | None, kinds: Collection[str]) -> dict[str, Any]:
    wrong = differing_fields(gold, predicted) if predicted and "document" in kinds else ()
    return {
        "id": gold["document"]["id"],
        "title": gold["document"].get("title"),
        "unmatched": predicted is None,
        "text": gold.get("text") or (predicted or {}).get("text") or "",
        "fields": _plain(wrong),
        "facts": [_fact(pair) for pair in align(gold, predicted) if pair.kind in kinds],
    }


def _fact(pair: Aligned) -> dict[str, Any]:
    start, end = pair.item.outer
    return {
        "kind": pair.kind,
        "verdict": pair.verdict,
        "start": start,
        "end": end,
        "sides": [_side(pair.kind, pair.gold), _side(pair.kind, pair.predicted)],
        "differences": _plain(pair.differences),
    }


def _side(kind: str, item: Item | None) -> dict[str, Any] | None:
    if item is None:
        return None
    span = item.fields["action"] if kind == "measures" else item.fields
    _, fields = CHECKED[kind]
    values = {field: shown(field, item.fields) for field in fields if field in item.fields}
    return {
        "start": item.start,
        "end": item.end,
        "text": span.get("text"),
        "values": values,
        "rule": item.fields.get("rule"),
    }


def _plain(differences: Iterable[Difference]) -> list[dict[str, Any]]:
    return [vars(difference) for difference in differences]
