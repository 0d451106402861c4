"""The middle form of all conversions: a text, marks on it, links between them, and the rest.

Offsets are code points, half-open. Attributes are strings: see ``encode``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Mark:
    """A labelled stretch of the text, from code point ``start`` to before ``end``."""

    id: str
    label: str
    start: int
    end: int
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Link:
    """A relation between two marks, named by their ids."""

    label: str
    source: str
    target: str


@dataclass(frozen=True)
class Layer:
    """One document: its text, its marks and links, and what is said of the whole (``meta``)."""

    id: str
    text: str
    marks: Sequence[Mark]
    links: Sequence[Link] = ()
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Loss:
    """How many things of one kind in a document are lost.

    ``what`` is what a format does not hold (``attributes``), or of a file read what became of it
    (``comments left out``).
    """

    document: str
    what: str
    count: int


@dataclass(frozen=True)
class Written:
    """What a writer makes: the bytes of each file, the main one first, and what is not in them.

    In a format of one file the keys are suffixes (``.json``), in a folder they are file names.
    """

    files: Mapping[str, bytes]
    losses: Sequence[Loss] = ()


@dataclass(frozen=True)
class Reading:
    """What a reader finds: documents, and what it could not take."""

    layers: Sequence[Layer]
    losses: Sequence[Loss] = ()


Writer = Callable[[Sequence[Layer]], Written]
Reader = Callable[[Path], Reading]


def encode(value: object) -> str:
    """Return a JSON value as an attribute.

    A string is itself, unless it would be read as something else or lose blanks on the way:
    that one, and everything that is no string, is its JSON. So ``12`` differs from ``"12"``.
    """
    if isinstance(value, str) and value == value.strip() != "" and decode(value) == value:
        return value
    return json.dumps(value, ensure_ascii=False)


def decode(attribute: str) -> Any:
    """Return the JSON value of an attribute: the inverse of ``encode``."""
    try:
        return json.loads(attribute)
    except (ValueError, RecursionError):
        return attribute


def counted(losses: Iterable[Loss]) -> list[Loss]:
    """Return the losses that are any."""
    return [loss for loss in losses if loss.count]


def attributes_of(layer: Layer) -> int:
    """Return how many attributes the marks of a document have together."""
    return sum(len(mark.attributes) for mark in layer.marks)


def meta_of(layer: Layer) -> int:
    """Return how many fields say something of the whole document, its id apart."""
    document = layer.meta.get("document")
    known = len(document) - ("id" in document) if isinstance(document, dict) else 0
    return known + len(layer.meta.keys() - {"document", "annotated"})
