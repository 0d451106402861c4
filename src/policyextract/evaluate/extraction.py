"""Extracting the texts of annotated records anew, so that the program itself is scored."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from policyextract.errors import InputError
from policyextract.evaluate.records import Record


def extract_texts(
    gold: Sequence[Record],
    advance: Callable[[], None] = lambda: None,
    model: str | None = None,
) -> list[Record]:
    """Return the program's own records of the annotated records' texts, under the same ids.

    ``advance`` is called after each text; ``model`` is as for ``extract``. Raises InputError where
    a record has no text.
    """
    missing = [record["document"]["id"] for record in gold if record.get("text") is None]
    if missing:
        raise InputError(f"no `text` to extract from in gold record {missing[0]}")
    extracted = []
    for record in gold:
        extracted.append(_extract(record, model))
        advance()
    return extracted


def _extract(gold: Record, model: str | None) -> Record:
    from policyextract import extract  # loads spaCy: only when something is extracted

    document = gold["document"]
    report = extract(gold["text"], id=document["id"], source=document["source"], model=model)
    return report.model_dump(mode="json")
