"""Extracting the texts of annotated records anew, so that the program itself is scored."""

from __future__ import annotations

from collections.abc import Sequence

from policyextract.errors import InputError
from policyextract.evaluate.records import Record


def extract_texts(gold: Sequence[Record]) -> list[Record]:
    """Return the program's own records of the annotated records' texts, under the same ids."""
    missing = [record["document"]["id"] for record in gold if record.get("text") is None]
    if missing:
        raise InputError(f"no `text` to extract from in gold record {missing[0]}")
    return [_extract(record) for record in gold]


def _extract(gold: Record) -> Record:
    from policyextract import extract  # loads spaCy: only when something is extracted

    document = gold["document"]
    report = extract(gold["text"], id=document["id"], source=document["source"])
    return report.model_dump(mode="json")
