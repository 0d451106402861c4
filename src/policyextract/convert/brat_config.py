"""brat's annotation.conf, made from the record's own labels and enumerations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policyextract.convert.layer import Layer
from policyextract.convert.schema import KINDS, PARTS, choices, relations


def annotation_conf(layers: Sequence[Layer]) -> bytes:
    """Return entities, relations with what they may join, and attributes with their values."""
    labels = dict.fromkeys([*KINDS, *PARTS, *(m.label for layer in layers for m in layer.marks)])
    sections = {
        "entities": labels,
        "relations": _relations(),
        "events": (),
        "attributes": _attributes(),
    }
    parts = [f"[{name}]\n" + "".join(f"{line}\n" for line in sections[name]) for name in sections]
    return "\n".join(parts).encode("utf-8")


def _relations() -> Iterator[str]:
    for name, (sources, targets) in relations().items():
        yield f"{name}\tArg1:{'|'.join(sources)}, Arg2:{'|'.join(targets)}"
    yield "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"


def _attributes() -> Iterator[str]:
    """Yield each attribute once: brat gives a name one list of values for all its labels."""
    owners: dict[str, list[str]] = {}
    values: dict[str, dict[str, None]] = {}
    for label in KINDS:
        for name, listed in choices(label).items():
            owners.setdefault(name, []).append(label)
            values.setdefault(name, {}).update(dict.fromkeys(listed))
    for name, labels in owners.items():
        shown = "" if list(values[name]) == ["true"] else f", Value:{'|'.join(values[name])}"
        yield f"{name}\tArg:{'|'.join(labels)}{shown}"
