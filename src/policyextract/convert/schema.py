"""What the record calls things: labels of marks, the fields that are spans, and enumerations."""

from __future__ import annotations

from types import NoneType
from typing import Any, Literal, NamedTuple, get_args, get_origin

from policyextract import facts


class Kind(NamedTuple):
    """A kind of fact: its key in the record, the letter of its ids, and its model."""

    key: str
    letter: str
    model: type[facts.Model]
    spans: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


KINDS = {
    "figure": Kind("figures", "F", facts.Figure, ("indicator", "scope")),
    "measure_action": Kind(
        "measures",
        "M",
        facts.Measure,
        ("object", "agent", "beneficiary"),
        ("figures", "citations"),
    ),
    "institution": Kind("institutions", "I", facts.Institution),
    "citation": Kind("citations", "C", facts.Citation),
    "time": Kind("times", "T", facts.Time),
}
LABELS = {kind.key: label for label, kind in KINDS.items()}
TIME, TIME_REF = "time", "time_ref"
SPANS = tuple(dict.fromkeys(name for kind in KINDS.values() for name in kind.spans))
PARTS = (*SPANS, TIME_REF)
SPAN_KEYS = ("start", "end", "text")

Relations = dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


def relations() -> Relations:
    """Return the labels that each relation may lead from and to."""
    found: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for label, kind in KINDS.items():
        for name in kind.spans:
            targets = (name, "institution") if name == "agent" else (name,)
            _add(found, name, label, targets)
        for name in kind.references:
            _add(found, name, label, (LABELS[name],))
        if TIME in kind.model.model_fields:
            _add(found, TIME, label, (TIME, TIME_REF))
    return {name: (tuple(sources), tuple(targets)) for name, (sources, targets) in found.items()}


def choices(label: str) -> dict[str, tuple[str, ...]]:
    """Return the enumerated attributes of a kind of fact, each with the values it can have.

    ``null`` is one of them where the record allows it.
    """
    fields = KINDS[label].model.model_fields if label in KINDS else {}
    found = {name: _values(field.annotation) for name, field in fields.items()}
    listed = {name: values for name, values in found.items() if values}
    return {**listed, "optional": ("true",)} if label in KINDS else {}


def _values(annotation: Any) -> tuple[str, ...]:
    """Return the members of a Literal, and ``null`` for one that may be ``None``."""
    parts = get_args(annotation) if get_origin(annotation) is not Literal else (annotation,)
    members = [value for part in parts if get_origin(part) is Literal for value in get_args(part)]
    return (*members, "null") if members and NoneType in parts else tuple(members)


def _add(
    found: dict[str, tuple[dict[str, None], dict[str, None]]],
    name: str,
    source: str,
    targets: tuple[str, ...],
) -> None:
    sources, ends = found.setdefault(name, ({}, {}))
    sources[source] = None
    ends.update(dict.fromkeys(targets))
