"""An evaluation as one self-contained page: each document with both sides and what differs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import Any

from policyextract.evaluate.aligned import (
    CHECKED,
    Aligned,
    Difference,
    align,
    differing_fields,
)
from policyextract.evaluate.fields import shown
from policyextract.evaluate.matching import Item
from policyextract.evaluate.records import FACT_KINDS, Record, pair_records
from policyextract.evaluate.wording import EVALUATION, Wording

PLACE = "__DATA__"


def page(gold: Sequence[Record], predicted: Sequence[Record], wording: Wording = EVALUATION) -> str:
    """Return the page as HTML; it loads nothing and holds the texts and facts of all documents.

    Offsets in its data are code points, as in the records.
    """
    documents = [_document(*pair) for pair in pair_records(gold, predicted)]
    data = {
        "title": wording.title,
        "sides": wording.sides,
        "verdicts": wording.verdicts,
        "kinds": FACT_KINDS,
        "documents": documents,
    }
    template = files("policyextract.evaluate").joinpath("page.html").read_text(encoding="utf-8")
    embedded = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return template.replace(PLACE, embedded)


def _document(gold: Record, predicted: Record | None) -> dict[str, Any]:
    wrong = differing_fields(gold, predicted) if predicted else ()
    return {
        "id": gold["document"]["id"],
        "title": gold["document"].get("title"),
        "unmatched": predicted is None,
        "text": gold.get("text") or (predicted or {}).get("text") or "",
        "fields": _plain(wrong),
        "facts": [_fact(pair) for pair in align(gold, predicted)],
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
