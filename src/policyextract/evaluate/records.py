"""Annotated and extracted records: reading them from files, checking their shape, pairing them.

A record is a plain dict as it stands in the JSON. An annotated one leaves out what was not
annotated and may hold ``optional`` and ``…_alt`` keys, so the closed models of ``facts`` do not
fit it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from policyextract.errors import InputError

Record = dict[str, Any]

FACT_KINDS = ("figures", "institutions", "measures", "citations", "times")
GOLD_PATTERN = "*.gold.json"


def load_gold(path: Path) -> list[Record]:
    """Read the annotated records of a folder of ``*.gold.json``, or of one JSON or JSONL file."""
    return _load(path, (GOLD_PATTERN,))


def load_predicted(path: Path) -> list[Record]:
    """Read the extracted records of a folder of ``*.json`` and ``*.jsonl``, or of one such file."""
    return _load(path, ("*.json", "*.jsonl"))


def pair_records(
    gold: Sequence[Record], predicted: Sequence[Record]
) -> list[tuple[Record, Record | None]]:
    """Put each annotated record beside the extracted one of the same document, or ``None``.

    Documents are the same when their ``document.id`` is, else when one's id is the stem of the
    other's source file. Extracted records of other documents are left aside.
    """
    annotated, by_id = _by_id(gold, "gold"), _by_id(predicted, "predicted")
    others = [record for name, record in by_id.items() if name not in annotated]
    by_source = {_stem(_document(record).get("source") or ""): record for record in others}
    pairs = []
    for name, record in annotated.items():
        found = by_id.get(name) or by_source.get(name)
        if found is not None:
            _require_same_text(record, found)
        pairs.append((record, found))
    if pairs and all(found is None for _, found in pairs):
        raise InputError(
            "the two sides have no document in common, by `document.id`: "
            f"{_some(annotated)} here, {_some(by_id)} there"
        )
    return pairs


def _some(names: Iterable[str]) -> str:
    """Return the first names of many."""
    first = [*names][:4]
    return ", ".join([*first[:3], "…"] if len(first) > 3 else first) or "nothing"


def _load(path: Path, patterns: Iterable[str]) -> list[Record]:
    if path.is_dir():
        files = sorted({file for pattern in patterns for file in path.rglob(pattern)})
    elif path.exists():
        files = [path]
    else:
        raise InputError(f"{path}: no such file or folder")
    records = [record for file in files for record in _read(file)]
    if not records:
        raise InputError(f"{path}: holds no record ({', '.join(patterns)})")
    return records


def _read(file: Path) -> Iterator[Record]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise InputError(f"{file}: cannot be read: {reason}") from error
    for where, value in _parse(file, text):
        yield _checked(value, where, file)


def _parse(file: Path, text: str) -> Iterator[tuple[str, object]]:
    """Yield the JSON values of a file, each with its place for messages."""
    if file.suffix == ".jsonl":
        lines = enumerate(text.split("\n"), start=1)
        sources = [(f"{file}:{number}", line) for number, line in lines if line.strip()]
    else:
        sources = [(str(file), text)]
    for where, source in sources:
        try:
            value = json.loads(source)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{where}: not valid JSON: {error}") from error
        for entry in value if isinstance(value, list) else [value]:
            yield where, entry


def _checked(value: object, where: str, file: Path) -> Record:
    """Return the value as a record whose ``document`` has an id and a source; else an error."""
    if not isinstance(value, dict) or not isinstance(value.setdefault("document", {}), dict):
        raise InputError(f"{where}: not a record: an object with an object `document` is expected")
    for kind in FACT_KINDS:
        if kind in value:
            _check_facts(value[kind], kind, where)
    if not isinstance(value.get("text"), str | None):
        raise InputError(f"{where}: `text` is not a string")
    _check_words(value, where)
    document = value["document"]
    document["id"] = str(document.get("id") or _stem(file.name))
    document.setdefault("source", file.name)
    return value


def _check_facts(facts: object, kind: str, where: str) -> None:
    entries = facts if isinstance(facts, list) else [None]
    spans = [span for fact in entries for span in _spans_of(fact, kind)]
    if not all(_is_span(span) for span in spans):
        raise InputError(f"{where}: `{kind}` is not a list of facts with `start` and `end`")


def _check_words(record: Record, where: str) -> None:
    """Refuse a span whose ``text`` is not what stands at its place."""
    text = record.get("text")
    if text is None:
        return
    for kind in FACT_KINDS:
        for span in _all_spans(record.get(kind) or []):
            words, there = span.get("text"), text[span["start"] : span["end"]]
            if words is not None and (words != there or span["end"] > len(text)):
                place = f"{span['start']}:{span['end']}"
                raise InputError(
                    f"{where}: `{kind}`: the text at {place} is {there!r}, not {words!r}"
                )


def _all_spans(facts: object) -> Iterator[dict[str, Any]]:
    """Yield all spans of facts, those inside them (indicators, agents, mentions) too."""
    if isinstance(facts, list):
        for each in facts:
            yield from _all_spans(each)
    elif isinstance(facts, dict):
        if _is_span(facts):
            yield facts
        for each in facts.values():
            yield from _all_spans(each)


def _spans_of(fact: object, kind: str) -> Iterable[object]:
    """Return the spans that place a fact in the text; one ``None`` where its shape is wrong."""
    if not isinstance(fact, dict):
        return (None,)
    if kind == "institutions":
        mentions = fact.get("mentions")
        return mentions if isinstance(mentions, list) else (None,)
    return (fact.get("action"),) if kind == "measures" else (fact,)


def _is_span(span: object) -> bool:
    return isinstance(span, dict) and all(type(span.get(key)) is int for key in ("start", "end"))


def _by_id(records: Sequence[Record], side: str) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for record in records:
        name = _document(record).get("id")
        if name is None:
            raise InputError(f"a {side} record has no `document.id`")
        if name in found:
            raise InputError(f"two {side} records have the document id {name!r}")
        found[name] = record
    return found


def _document(record: Record) -> Mapping[str, Any]:
    return record.get("document") or {}


def _stem(source: str) -> str:
    """Return ``d01`` for ``corpus/d01.gold.json`` and for ``texts/d01.txt``."""
    return Path(source).stem.removesuffix(".gold")


def _require_same_text(gold: Record, predicted: Record) -> None:
    ours, theirs = gold.get("text"), predicted.get("text")
    if ours is not None and theirs is not None and ours != theirs:
        name = gold["document"]["id"]
        raise InputError(f"{name}: gold and predicted text differ, so offsets cannot be compared")
