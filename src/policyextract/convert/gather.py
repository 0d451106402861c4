"""Layers put together to records: the inverse of ``spread``, also for what other tools made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from policyextract.convert.entities import entities
from policyextract.convert.layer import Layer, Mark, decode
from policyextract.convert.links import Targets, taken
from policyextract.convert.schema import KINDS, LABELS, SPAN_KEYS, TIME, TIME_REF
from policyextract.convert.shape import dumped
from policyextract.convert.spread import TIME_KEYS, Record
from policyextract.errors import InputError
from policyextract.facts import SCHEMA_VERSION

_HELPERS = {"action", "span", "time.keys", "time.given"}


def records_of(layers: Sequence[Layer]) -> list[Record]:
    """Return the records of documents that were annotated together.

    A kind of fact that occurs in one of them was looked for in all that do not say what was.
    """
    foreign = [layer for layer in layers if "annotated" not in layer.meta]
    kinds = {key for layer in foreign for key in _kinds_of(layer)}
    return [record_of(layer, () if "annotated" in layer.meta else kinds) for layer in layers]


def record_of(layer: Layer, kinds: Collection[str] = ()) -> Record:
    """Return the record of a layer, its facts in text order; empty lists for ``kinds`` not found.

    Ids that are not of the record's own form (``F1``) are given anew.
    """
    if len({mark.id for mark in layer.marks}) < len(layer.marks):
        raise InputError(f"{layer.id}: two marks have the same id")
    marks = sorted(layer.marks, key=lambda mark: mark.start)
    annotated = [*_listed(layer.meta.get("annotated")), *kinds, *_kinds_of(layer)]
    facts: dict[str, list[Record]] = {key: [] for key in LABELS if key in annotated}
    gather = _Gather(layer.text, _names(marks), taken(layer))
    for mark in marks:
        if mark.id in gather.names:
            facts[KINDS[mark.label].key].append(gather.fact(mark))
    if "institutions" in facts:
        unplaced = [each for each in _listed(layer.meta.get("unplaced")) if isinstance(each, dict)]
        facts["institutions"] = [*entities(layer.text, marks), *unplaced]
    return _whole(layer, facts)


def line_of(record: Record, *, indent: int | None = None) -> bytes:
    """Return a record as JSON in UTF-8, on one line or indented."""
    return dumped(record, record["document"]["id"], indent=indent)


class _Gather:
    """What the facts of one document are put together from."""

    def __init__(self, text: str, names: Mapping[str, str], targets: Targets) -> None:
        self.text, self.names, self.targets = text, names, targets

    def fact(self, mark: Mark) -> Record:
        """Return a fact with the spans and facts that its mark is linked to."""
        kind = KINDS[mark.label]
        attributes = {key: decode(value) for key, value in mark.attributes.items()}
        fact = {key: value for key, value in attributes.items() if key not in _HELPERS}
        for key in kind.spans:
            if target := self.targets.get((mark.id, key)):
                fact[key] = {**self._span(target[0]), **_own(target[0], key)}
        for key in kind.references:
            if linked := self.targets.get((mark.id, key)):
                fact[key] = [*_listed(fact.get(key)), *(self.names[each.id] for each in linked)]
        if target := self.targets.get((mark.id, TIME)):
            fact[TIME] = self._time(target[0], attributes)
        placed = self._span(mark)
        if mark.label == "measure_action":
            fact["action"] = {**placed, **_object(attributes.get("action"))}
            placed = self._outer(fact, attributes)
        fact = {"id": self.names[mark.id], **placed, **fact}
        order = [key for key in kind.model.model_fields if key in fact]
        return {key: fact[key] for key in dict.fromkeys(["id", *order, *fact]) if key in fact}

    def _span(self, mark: Mark) -> Record:
        return {"start": mark.start, "end": mark.end, "text": self.text[mark.start : mark.end]}

    def _time(self, target: Mark, attributes: Mapping[str, Any]) -> Record:
        """Return a reference to an entry of ``times``, or to a span that is none."""
        own = {key: decode(value) for key, value in target.attributes.items()}
        if target.label == TIME_REF:
            return {**self._span(target), **own}
        given = _object(attributes.get("time.given"))
        keys = _listed(attributes.get("time.keys")) or TIME_KEYS
        entry = {**own, **self._span(target), "id": self.names[target.id], **given}
        return {key: entry.get(key) for key in keys if isinstance(key, str)}

    def _outer(self, fact: Record, attributes: Mapping[str, Any]) -> Record:
        """Return the stretch of a measure: as given, else over its action and its object."""
        if "span" in attributes and attributes["span"] is None:
            return {}
        spans = [fact["action"], *([fact["object"]] if _is_span(fact.get("object")) else [])]
        start, end = min(span["start"] for span in spans), max(span["end"] for span in spans)
        match attributes.get("span"):
            case [int(first), int(last)] if 0 <= first < last <= len(self.text):
                start, end = first, last
        return {"start": start, "end": end, "text": self.text[start:end]}


def _names(marks: Iterable[Mark]) -> dict[str, str]:
    """Return the record's id for every fact's mark but mentions: its own, or the next number."""
    found: dict[str, str] = {}
    for label, kind in KINDS.items():
        mine = [mark.id for mark in marks if mark.label == label != "institution"]
        kept = {name for name in mine if name.startswith(kind.letter) and _number(name[1:])}
        last = max((_number(name[1:]) for name in kept), default=0)
        for name in mine:
            last += name not in kept
            found[name] = name if name in kept else f"{kind.letter}{last}"
    return found


def _number(digits: str) -> int:
    """Return the number of an id such as F12, or 0."""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0


def _kinds_of(layer: Layer) -> set[str]:
    return {KINDS[mark.label].key for mark in layer.marks if mark.label in KINDS}


def _own(target: Mark, key: str) -> Record:
    """Return the keys that a span has beside its offsets; another fact's mark gives none."""
    if target.label != key:
        return {}
    return {name: decode(value) for name, value in target.attributes.items()}


def _whole(layer: Layer, facts: Mapping[str, list[Record]]) -> Record:
    """Return the record: what is said of the document, its text, its facts."""
    ours = {"annotated", "unplaced", "text", *LABELS}
    given = {key: value for key, value in layer.meta.items() if key not in ours}
    document = given.pop("document", {})
    head = {} if "annotated" in layer.meta else {"schema_version": SCHEMA_VERSION}
    for key in ("schema_version", "generator"):
        if key in given:
            head[key] = given.pop(key)
    document = {"id": "", **_object(document)} | {"id": layer.id}
    return {**head, "document": document, "text": layer.text, **given, **facts}


def _is_span(value: object) -> bool:
    return isinstance(value, dict) and set(SPAN_KEYS) <= value.keys()


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _object(value: object) -> Record:
    return value if isinstance(value, dict) else {}
