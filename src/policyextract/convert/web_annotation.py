"""W3C Web Annotation: a collection of annotations in JSON-LD.

Positions are code points: the model has text selected "in terms of unicode code points", not code
units (Web Annotation Data Model, 4.2.4 and 4.2.5). Each mark is quoted too, with what stands before
and behind it; where position and quote disagree, the quote decides.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from policyextract.convert.layer import Layer, Link, Mark, Reading, Written
from policyextract.convert.shape import dumped, parsed, text_of
from policyextract.convert.web_annotation_reader import Page, many
from policyextract.errors import InputError

Json = dict[str, Any]

_AROUND = 20  # code points before and behind a quote


def write(layers: Sequence[Layer]) -> Written:
    """Return one collection with the annotations of all documents."""
    items = [item for layer in layers for item in _items(layer)]
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "label": "policyextract",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return Written({".jsonld": dumped(collection, "web-annotation", indent=1)})


def read(path: Path) -> Reading:
    """Return the documents of a collection, a page, a list of annotations or a single one."""
    value = parsed(text_of(path), str(path))
    page = Page(str(path))
    for item in _annotations(value, str(path)):
        page.add(item)
    return page.reading()


def _annotations(value: object, where: str, depth: int = 0) -> Iterator[object]:
    for entry in many(value):
        if not isinstance(entry, dict) or depth > 2:
            raise InputError(f"{where}: not a Web Annotation: an object is expected")
        inner = entry.get("first", entry.get("items"))
        if inner is None:
            yield entry
        else:
            yield from _annotations(inner, where, depth + ("first" in entry))


def _items(layer: Layer) -> Iterator[Json]:
    document = f"urn:policyextract:{quote(layer.id, safe='')}"
    about = [_body("describing", layer.text, "text/plain"), _as_json(layer.meta)]
    yield {
        "id": f"{document}#",
        "type": "Annotation",
        "motivation": "describing",
        "body": about,
        "target": document,
    }
    for mark in layer.marks:
        yield {
            "id": _name(document, mark.id),
            "type": "Annotation",
            "motivation": "tagging",
            "body": [_body("tagging", mark.label, "text/plain"), _as_json(dict(mark.attributes))],
            "target": {"source": document, "selector": _selectors(mark, layer.text)},
        }
    for link in layer.links:
        yield _link(document, link)


def _name(document: str, mark: str) -> str:
    return f"{document}#{quote(mark, safe='')}"


def _body(purpose: str, value: str, form: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "format": form, "value": value}


def _as_json(value: object) -> Json:
    return _body("describing", json.dumps(value, ensure_ascii=False), "application/json")


def _selectors(mark: Mark, text: str) -> list[Json]:
    around = {
        "prefix": text[max(mark.start - _AROUND, 0) : mark.start],
        "suffix": text[mark.end : mark.end + _AROUND],
    }
    exact = text[mark.start : mark.end]
    return [
        {"type": "TextPositionSelector", "start": mark.start, "end": mark.end},
        {"type": "TextQuoteSelector", "exact": exact, **around},
    ]


def _link(document: str, link: Link) -> Json:
    linked = {"type": "SpecificResource", "purpose": "linking"}
    return {
        "type": "Annotation",
        "motivation": "linking",
        "body": [
            _body("tagging", link.label, "text/plain"),
            {**linked, "source": _name(document, link.target)},
        ],
        "target": _name(document, link.source),
    }
