"""Which links make fields of facts, and what is left of a layer when they are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from policyextract.convert.entities import conflicts
from policyextract.convert.layer import Layer, Link, Loss, Mark, counted
from policyextract.convert.schema import KINDS, PARTS, TIME, TIME_REF

Targets = Mapping[tuple[str, str], Sequence[Mark]]


def taken(layer: Layer) -> Targets:
    """Return the marks that each fact is linked to, by the fact's mark and the field's name."""
    marks = {mark.id: mark for mark in layer.marks}
    found: dict[tuple[str, str], list[Mark]] = {}
    for link in dict.fromkeys(layer.links):
        if _makes_field(link, marks):
            found.setdefault((link.source, link.label), []).append(marks[link.target])
    return found


def leftovers(layer: Layer) -> list[Loss]:
    """Return what of a layer a record has no place for."""
    marks = {mark.id: mark for mark in layer.marks}
    targets = taken(layer)
    loose = [link for link in layer.links if not {link.source, link.target} <= marks.keys()]
    unknown = sum(not _makes_field(link, marks) for link in layer.links) - len(loose)
    single = {key: found for key, found in targets.items() if not _many(key, marks)}
    reached = {mark.id for found in targets.values() for mark in found}
    parts = [mark for mark in layer.marks if mark.label in PARTS and mark.id not in reached]
    other = Counter(mark.label for mark in layer.marks if mark.label not in {*KINDS, *PARTS})
    doubled = sum(len(found) - 1 for found in single.values())
    return counted(
        [
            *(
                Loss(layer.id, f"marks labelled {label!r} left out", count)
                for label, count in other.items()
            ),
            Loss(layer.id, "relations to a mark that is not there left out", len(loose)),
            Loss(layer.id, "relations that a record does not know left out", unknown),
            Loss(layer.id, "marks that belong to no fact left out", len(parts)),
            Loss(layer.id, "further marks for one field left out", doubled),
            Loss(
                layer.id,
                "fields in which mentions of an institution differ, first one taken",
                conflicts(layer.marks),
            ),
        ]
    )


def _makes_field(link: Link, marks: Mapping[str, Mark]) -> bool:
    source, target = marks.get(link.source), marks.get(link.target)
    kind = KINDS.get(source.label) if source else None
    if kind is None or target is None:
        return False
    if link.label in kind.references:
        return target.label in KINDS and KINDS[target.label].key == link.label
    if link.label == TIME and TIME in kind.model.model_fields:
        return target.label in {TIME, TIME_REF}
    return link.label in kind.spans


def _many(key: tuple[str, str], marks: Mapping[str, Mark]) -> bool:
    return key[1] in KINDS[marks[key[0]].label].references
