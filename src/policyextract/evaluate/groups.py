"""An evaluation cut into parts: by the genre of the documents, by split, document by document."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from policyextract.evaluate.counts import Evaluation
from policyextract.evaluate.records import Record

UNKNOWN = "-"


def _genre(record: Record) -> str:
    return record["document"].get("doc_type") or UNKNOWN


def _document(record: Record) -> str:
    return str(record["document"]["id"])


def _folder(record: Record) -> str:
    return Path(record["document"].get("source") or "").parent.name or UNKNOWN


GROUPINGS: Mapping[str, Callable[[Record], str]] = {
    "genre": _genre,
    "folder": _folder,
    "document": _document,
}


def grouped(evaluation: Evaluation, gold: Sequence[Record], by: str) -> dict[str, Evaluation]:
    """Return the evaluation of each group of gold documents, by the group's name, in its order.

    ``by`` is one of ``GROUPINGS``: the annotated ``doc_type``, the folder that the annotated
    record was read from, or the document.
    """
    members: dict[str, list[str]] = {}
    for record in gold:
        members.setdefault(GROUPINGS[by](record), []).append(_document(record))
    return {name: evaluation.part(members[name]) for name in sorted(members)}
