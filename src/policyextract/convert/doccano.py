"""doccano: JSONL of a sequence labelling project, with or without relations.

Offsets are UTF-16 units, as its browser side counts them (issues 2290 and 2484 of doccano);
"Count grapheme clusters as one character" has to be off, which it is by default. Spans carry no
attributes there, and on export their ids are doccano's own: which span had which id is kept in
the field ``record`` and found again by label and place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from policyextract.convert.layer import (
    Layer,
    Link,
    Loss,
    Mark,
    Reading,
    Written,
    attributes_of,
    counted,
)
from policyextract.convert.offsets import Utf16, check
from policyextract.convert.shape import dumped, listing, mapping, parsed, string, text_of, whole

Json = dict[str, Any]
Span = tuple[str, int, int]


def write(layers: Sequence[Layer]) -> Written:
    """Return a line for each document."""
    lines = b"".join(dumped(_line(layer), layer.id) for layer in layers)
    losses = [Loss(layer.id, "attributes", attributes_of(layer)) for layer in layers]
    return Written({".jsonl": lines}, counted(losses))


def read(path: Path) -> Reading:
    """Return the document of each line; also of exports with ``label`` or ``labels`` as triples."""
    layers, losses = [], []
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if line.strip():
            where = f"{path}:{number}"
            layer, lost = _layer(mapping(parsed(line, where), where), where, number)
            layers.append(layer)
            losses.append(lost)
    return Reading(layers, counted(losses))


def _line(layer: Layer) -> Json:
    units = Utf16(layer.text).units
    numbers = {mark.id: number for number, mark in enumerate(layer.marks)}
    places = [(mark.label, units(mark.start), units(mark.end)) for mark in layer.marks]
    ids = [[*place, mark.id] for place, mark in zip(places, layer.marks, strict=True)]
    return {
        "text": layer.text,
        "entities": [
            {"id": number, "label": label, "start_offset": start, "end_offset": end}
            for number, (label, start, end) in enumerate(places)
        ],
        "relations": [
            {
                "id": number,
                "from_id": numbers[link.source],
                "to_id": numbers[link.target],
                "type": link.label,
            }
            for number, link in enumerate(layer.links)
        ],
        "document": layer.id,
        "record": {"meta": layer.meta, "ids": ids},
    }


def _layer(line: Json, where: str, number: int) -> tuple[Layer, Loss]:
    text = string(line.get("text", line.get("data")), f"{where}: `text`")
    name = str(line.get("document") or f"document-{line.get('id', number)}")
    record = mapping(line.get("record") or {}, f"{where}: `record`")
    names = _names(record.get("ids"), where)
    points = Utf16(text).points
    ids: dict[int, str] = {}
    marks = []
    for key, (label, first, last) in _spans(line, where):
        start, end = check(text, points(first), points(last), f"{where}: span {first} to {last}")
        known = names.get((label, first, last))
        ids[key] = known.pop(0) if known else f"doccano-{key}"
        marks.append(Mark(ids[key], label, start, end))
    links = [_link(entry, ids, where) for entry in listing(line.get("relations") or [], where)]
    comments = listing(line.get("comments") or line.get("Comments") or [], f"{where}: `comments`")
    meta = mapping(record.get("meta") or {}, f"{where}: `record.meta`")
    return Layer(name, text, marks, links, meta), Loss(name, "comments left out", len(comments))


def _spans(line: Json, where: str) -> list[tuple[int, Span]]:
    """Return the spans with their numbers, from objects or from triples."""
    keys = [key for key in ("entities", "label", "labels") if line.get(key)]
    found = line[keys[0]] if keys else []
    return [
        _span(entry, f"{where}: span {number}", number)
        for number, entry in enumerate(listing(found, f"{where}: its list of spans"))
    ]


def _span(entry: object, where: str, number: int) -> tuple[int, Span]:
    if isinstance(entry, list) and len(entry) == 3:
        return number, (
            string(entry[2], f"{where}: its label"),
            whole(entry[0], f"{where}: its start"),
            whole(entry[1], f"{where}: its end"),
        )
    span = mapping(entry, where)
    return whole(span.get("id", number), f"{where}: `id`"), (
        string(span.get("label"), f"{where}: `label`"),
        whole(span.get("start_offset"), f"{where}: `start_offset`"),
        whole(span.get("end_offset"), f"{where}: `end_offset`"),
    )


def _link(entry: object, ids: Mapping[int, str], where: str) -> Link:
    relation = mapping(entry, f"{where}: a relation")
    ends = [whole(relation.get(key), f"{where}: `{key}`") for key in ("from_id", "to_id")]
    source, target = (ids.get(end, f"doccano-{end}") for end in ends)
    return Link(string(relation.get("type"), f"{where}: `type` of a relation"), source, target)


def _names(value: object, where: str) -> dict[Span, list[str]]:
    """Return the ids that the spans had, by label and place."""
    found: dict[Span, list[str]] = {}
    for entry in listing(value or [], f"{where}: `record.ids`"):
        match entry:
            case [str(label), int(start), int(end), str(name)]:
                found.setdefault((label, start, end), []).append(name)
    return found
