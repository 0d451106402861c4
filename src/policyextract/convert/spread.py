"""Records spread out as marks, links and attributes; ``gather`` puts them together again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from policyextract.convert.layer import Layer, Link, Mark, encode
from policyextract.convert.schema import KINDS, LABELS, SPAN_KEYS, TIME, TIME_REF
from policyextract.convert.shape import dumped, listing, mapping, string
from policyextract.errors import InputError

Record = dict[str, Any]

TIME_KEYS = ("start", "end", "text", "value", "id")
_PLACED = {"id", "mentions", "action", *SPAN_KEYS}


def restrict(record: Record, kinds: Collection[str]) -> Record:
    """Return a record without the facts of other kinds; a kind is a key, as ``figures``."""
    return {key: value for key, value in record.items() if key in kinds or key not in LABELS}


def blank(record: Record, kinds: Collection[str]) -> Record:
    """Return a record to be annotated from nothing: its text and id, and no facts of ``kinds``.

    What a program found out about the document is left out too, so that it never becomes gold.
    """
    name = mapping(record.get("document"), "`document`").get("id")
    head = {"document": {"id": name}, "text": record.get("text")}
    return {**head, **{kind: [] for kind in LABELS if kind in kinds}}


def layers_of(records: Iterable[Record]) -> list[Layer]:
    """Return the layers of records, no two of the same document."""
    layers = [layer_of(record) for record in records]
    repeated = [name for name, count in Counter(layer.id for layer in layers).items() if count > 1]
    if repeated:
        raise InputError(f"two records have the document id {repeated[0]!r}")
    return layers


def layer_of(record: Record) -> Layer:
    """Return a record as a layer; InputError where it has no text or a span does not fit it."""
    name = string(mapping(record.get("document"), "`document`").get("id"), "`document.id`")
    text = record.get("text")
    if text is None:
        raise InputError(
            f"{name}: holds no `text`, and no format goes without it"
            " (a record has it unless it was extracted with --no-text)"
        )
    dumped(record, name)
    return _Spread(name, string(text, f"{name}: `text`"), record).layer()


class _Spread:
    """One record on its way into a layer: the marks and links made so far."""

    def __init__(self, name: str, text: str, record: Record) -> None:
        self.name, self.text, self.record = name, text, record
        self.marks: list[Mark] = []
        self.links: list[Link] = []
        self.facts = {kind.key: self._named(kind.key, kind.letter) for kind in KINDS.values()}
        self.mentions = {
            self._place(span, f"{entity}.{number}"): f"{entity}.{number}"
            for entity, fact in self.facts["institutions"].items()
            for number, span in self._mentions(entity, fact)
        }

    def layer(self) -> Layer:
        for label, kind in KINDS.items():
            for name, fact in self.facts[kind.key].items():
                if label == "institution":
                    self._spread_institution(name, fact)
                else:
                    self._spread_fact(name, label, fact)
        known = {mark.id for mark in self.marks}
        if len(known) < len(self.marks):
            raise InputError(f"{self.name}: two of its facts or spans have the same id")
        return Layer(self.name, self.text, self.marks, self.links, self._meta())

    def _meta(self) -> dict[str, Any]:
        rest = {key: value for key, value in self.record.items() if key not in {*LABELS, "text"}}
        unplaced = [fact for fact in self.facts["institutions"].values() if not fact["mentions"]]
        annotated = [key for key in LABELS if key in self.record]
        return {**rest, "annotated": annotated, **({"unplaced": unplaced} if unplaced else {})}

    def _named(self, key: str, letter: str) -> dict[str, dict[str, Any]]:
        """Return the facts of a kind by id; one without id gets the next number."""
        where = f"{self.name}: `{key}`"
        named: dict[str, dict[str, Any]] = {}
        for number, entry in enumerate(listing(self.record.get(key, []), where), 1):
            fact = mapping(entry, f"{where}: entry {number}")
            name = string(fact.get("id", f"{letter}{number}"), f"{where}: `id` of entry {number}")
            if name in named:
                raise InputError(f"{where}: two facts have the id {name!r}")
            named[name] = fact
        return named

    def _mentions(self, name: str, fact: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
        where = f"{self.name}: mention of {name}"
        mentions = listing(fact.get("mentions"), f"{self.name}: `mentions` of {name}")
        return enumerate((mapping(mention, where) for mention in mentions), 1)

    def _spread_institution(self, name: str, fact: dict[str, Any]) -> None:
        entity = {"entity": encode(name), **_rest(fact)}
        for number, mention in self._mentions(name, fact):
            own = {f"mention.{key}": value for key, value in _rest(mention).items()}
            start, end = self._place(mention, f"{name}.{number}")
            mark = Mark(f"{name}.{number}", "institution", start, end, {**entity, **own})
            self.marks.append(mark)

    def _spread_fact(self, name: str, label: str, fact: dict[str, Any]) -> None:
        """Add a fact's mark, then the marks of its spans."""
        kind = KINDS[label]
        times = (TIME,) if TIME in kind.model.model_fields else ()
        special = (*kind.spans, *kind.references, *times)
        attributes = {key: value for key, value in _rest(fact).items() if key not in special}
        parts: list[Mark] = []
        for key in [key for key in special if key in fact]:
            if key == TIME:
                attributes |= self._spread_time(name, fact[key], parts)
            elif key in kind.references:
                attributes |= self._spread_list(name, key, fact[key])
            else:
                attributes |= self._spread_span(name, key, fact[key], parts)
        place = fact
        if label == "measure_action":
            place = mapping(fact.get("action"), f"{self.name}: `action` of {name}")
            attributes |= self._outer(name, fact, place)
        start, end = self._place(place, name)
        self.marks += [Mark(name, label, start, end, attributes), *parts]

    def _spread_span(self, name: str, key: str, value: object, parts: list[Mark]) -> dict[str, str]:
        """Add the mark of a span and its link; return an attribute for what is no span."""
        if not _is_span(value):
            return {key: encode(value)}
        span = mapping(value, key)
        place, rest = self._place(span, f"{name}.{key}"), _rest(span)
        target = self.mentions.get(place) if key == "agent" and not rest else None
        if target is None:
            target = f"{name}.{key}"
            parts.append(Mark(target, key, *place, rest))
        self.links.append(Link(key, name, target))
        return {}

    def _spread_time(self, name: str, value: object, parts: list[Mark]) -> dict[str, str]:
        """Link a fact to its time, or else to a mark of its own."""
        named = value.get("id") if isinstance(value, dict) else None
        target = self.facts["times"].get(named) if isinstance(named, str) else None
        if isinstance(value, dict) and target is not None:
            self.links.append(Link(TIME, name, str(named)))
            entry = {**target, "id": named}
            differs = {key: value[key] for key in value if value[key] != entry.get(key)}
            keys = {} if value.keys() == set(TIME_KEYS) else {"time.keys": encode(list(value))}
            return keys | ({"time.given": encode(differs)} if differs else {})
        if not _is_span(value):
            return {TIME: encode(value)}
        span, part = mapping(value, TIME), f"{name}.{TIME}"
        rest = {key: encode(span[key]) for key in span if key not in SPAN_KEYS}
        parts.append(Mark(part, TIME_REF, *self._place(span, part), rest))
        self.links.append(Link(TIME, name, part))
        return {}

    def _spread_list(self, name: str, key: str, value: object) -> dict[str, str]:
        """Link a fact to others by their ids; a list that cannot be linked is an attribute."""
        known = self.facts[key]
        names = value if isinstance(value, list) else []
        if not names or not all(isinstance(each, str) and each in known for each in names):
            return {key: encode(value)}
        if len(set(names)) < len(names):
            return {key: encode(value)}
        self.links += [Link(key, name, each) for each in names]
        return {}

    def _outer(self, name: str, fact: dict[str, Any], action: dict[str, Any]) -> dict[str, str]:
        """Return what does not follow from action and object: their own keys, another stretch."""
        spans = [action, fact["object"]] if _is_span(fact.get("object")) else [action]
        kept = {"action": encode(rest)} if (rest := _plain(action)) else {}
        if not fact.keys() & set(SPAN_KEYS):
            return {**kept, "span": "null"}
        given = self._place(fact, name)
        derived = min(span["start"] for span in spans), max(span["end"] for span in spans)
        return kept if given == derived else {**kept, "span": encode(list(given))}

    def _place(self, span: Mapping[str, Any], name: str) -> tuple[int, int]:
        """Return the offsets of a span whose text is the one that stands there."""
        start, end = span.get("start"), span.get("end")
        where = f"{self.name}: the span of {name}"
        if type(start) is not int or type(end) is not int:
            raise InputError(f"{where} has no `start` and `end`")
        if not 0 <= start < end <= len(self.text):
            raise InputError(f"{where} ({start} to {end}) lies outside the text or is empty")
        if span.get("text", self.text[start:end]) != self.text[start:end]:
            raise InputError(f"{where} ({start} to {end}) has another text than the document there")
        return start, end


def _is_span(value: object) -> bool:
    return isinstance(value, dict) and all(type(value.get(key)) is int for key in ("start", "end"))


def _plain(fact: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fact.items() if key not in _PLACED}


def _rest(fact: Mapping[str, Any]) -> dict[str, str]:
    """Return what is no span or id of a fact as attributes."""
    return {key: encode(value) for key, value in _plain(fact).items()}
