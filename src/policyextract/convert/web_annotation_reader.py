"""Web Annotations taken in one by one, of whatever documents they speak."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from policyextract.convert.layer import Layer, Link, Loss, Mark, Reading, counted, decode
from policyextract.convert.shape import mapping, string
from policyextract.errors import InputError

Json = dict[str, Any]

_OURS = "urn:policyextract:"


def many(value: object) -> list[Any]:
    """Return the values of a JSON-LD key: none, one, or a list of them."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


class Page:
    """The annotations of one file, sorted by what they do."""

    def __init__(self, where: str) -> None:
        self.where = where
        self.texts: dict[str, str] = {}
        self.meta: dict[str, Json] = {}
        self.tags: dict[str, list[tuple[str, Json, Json]]] = {}
        self.links: list[tuple[str, str, str]] = []
        self.other = 0
        self.several = 0

    def add(self, value: object) -> None:
        """Take in one annotation: a document's text, a mark, or a link between marks."""
        item = mapping(value, f"{self.where}: an annotation")
        name = str(item.get("id", ""))
        bodies = [body for body in many(item.get("body")) if isinstance(body, dict)]
        targets = many(item.get("target"))
        if not targets:
            raise InputError(f"{self.where}: annotation {name} has no `target`")
        self.several += len(targets) - 1
        target, motivations = targets[0], many(item.get("motivation"))
        if "linking" in motivations and isinstance(target, str):
            self._add_link(target, bodies, name)
        elif isinstance(target, dict) and "selector" in target:
            source = _iri(target.get("source"))
            self.tags.setdefault(source, []).append((name, target, self._said(bodies)))
        elif "describing" in motivations:
            self._add_document(_iri(target), bodies)
        else:
            self.other += 1

    def reading(self) -> Reading:
        """Return the documents with their marks and links."""
        missing = [source for source in self.tags if source not in self.texts]
        if missing:
            raise InputError(
                f"{self.where}: no text of {missing[0] or 'the document'}: an annotation with "
                "motivation `describing` and the document as its target holds it"
            )
        layers = [self._layer(source) for source in self.texts]
        names = {_local(name) for tags in self.tags.values() for name, _, _ in tags}
        adrift = sum(_local(source) not in names for source, _, _ in self.links)
        losses = [
            Loss(
                self.where, "annotations that neither tag, link nor describe left out", self.other
            ),
            Loss(self.where, "further targets of annotations left out", self.several),
            Loss(self.where, "relations to a mark that is not there left out", adrift),
        ]
        return Reading(layers, counted(losses))

    def _add_link(self, source: str, bodies: Iterable[Json], name: str) -> None:
        labels = [body.get("value") for body in bodies if body.get("purpose") == "tagging"]
        ends = [body.get("source") for body in bodies if body.get("purpose") == "linking"]
        if len(labels) != 1 or len(ends) != 1:
            raise InputError(f"{self.where}: link {name} has not one tag and one resource")
        label = string(labels[0], f"{self.where}: the tag of link {name}")
        self.links.append((source, label, string(ends[0], f"{self.where}: the end of {name}")))

    def _add_document(self, source: str, bodies: Iterable[Json]) -> None:
        for body in bodies:
            value = string(body.get("value"), f"{self.where}: what describes {source}")
            if body.get("format") == "application/json":
                said = decode(value)
                self.meta[source] = mapping(said, f"{self.where}: what describes {source}")
            else:
                self.texts[source] = value

    def _said(self, bodies: Iterable[Json]) -> Json:
        """Return the label and the attributes that the bodies of a mark give."""
        said: Json = {"label": "", "attributes": {}}
        for body in bodies:
            value = string(body.get("value"), f"{self.where}: `value` of a body")
            content = decode(value) if body.get("format") == "application/json" else None
            if body.get("purpose", "tagging") == "tagging":
                said["label"] = said["label"] or value
            elif isinstance(content, dict):
                texts = {key: each for key, each in content.items() if isinstance(each, str)}
                said["attributes"] |= texts
            else:
                said["attributes"] |= {"note": value}
        return said

    def _layer(self, source: str) -> Layer:
        text = self.texts[source]
        marks = []
        for number, (name, target, said) in enumerate(self.tags.get(source, []), 1):
            where = f"{self.where}: {name or f'annotation {number}'}"
            start, end = _place(text, target, where)
            own = _local(name) if name else f"annotation-{number}"
            marks.append(Mark(own, said["label"], start, end, said["attributes"]))
        mine = {name for name, _, _ in self.tags.get(source, [])}
        links = [
            Link(label, _local(first), _local(last))
            for first, label, last in self.links
            if first in mine
        ]
        document = unquote(source.removeprefix(_OURS)) or "document"
        return Layer(document, text, marks, links, self.meta.get(source, {}))


def _iri(value: object) -> str:
    """Return the IRI of a resource, given as a string or as an object with an id."""
    found = value.get("id", value.get("source")) if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""


def _local(name: str) -> str:
    """Return a mark's own id: the fragment of an IRI that this program wrote."""
    return unquote(name.partition("#")[2]) if name.startswith(_OURS) else name


def _place(text: str, target: Json, where: str) -> tuple[int, int]:
    """Return the code points of a target: its position where the quote agrees, else the quote."""
    selectors = {
        str(each.get("type")): each for each in many(target["selector"]) if isinstance(each, dict)
    }
    position = selectors.get("TextPositionSelector", {})
    quoted = selectors.get("TextQuoteSelector", {})
    start, end, exact = position.get("start"), position.get("end"), quoted.get("exact")
    if (type(start) is int and type(end) is int and 0 <= start < end <= len(text)) and (
        not isinstance(exact, str) or text[start:end] == exact
    ):
        return start, end
    if not isinstance(exact, str) or not exact:
        raise InputError(f"{where}: neither a position in the text nor a quote from it")
    found = _found(text, str(quoted.get("prefix") or ""), exact, str(quoted.get("suffix") or ""))
    if len(found) != 1:
        raise InputError(f"{where}: {exact!r} is found {len(found)} times where it may stand")
    return found[0], found[0] + len(exact)


def _found(text: str, prefix: str, exact: str, suffix: str) -> list[int]:
    """Return where a quote stands between what stands before and behind it."""
    found, place = [], text.find(exact)
    while place >= 0:
        if text.endswith(prefix, 0, place) and text.startswith(suffix, place + len(exact)):
            found.append(place)
        place = text.find(exact, place + 1)
    return found
