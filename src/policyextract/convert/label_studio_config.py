"""The labelling configuration of Label Studio, made from the record's own enumerations."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree

from policyextract.convert.layer import Layer
from policyextract.convert.schema import KINDS, PARTS, TIME, TIME_REF, choices, relations

_COLOURS = {
    "figure": "#1f77b4", "measure_action": "#d62728", "institution": "#2ca02c",
    "citation": "#9467bd", "time": "#ff7f0e",
}  # fmt: skip
_PART_COLOUR = "#7f7f7f"
_TEXTS = ("value", "value_max", "unit", "name", "title", "number")  # fields to fill in by hand


def labelling_config(layers: Sequence[Layer]) -> bytes:
    """Return the XML with a control for every enumeration and every attribute of the layers.

    Kinds of facts that are not annotated in any of the layers get no label.
    """
    shown = _labels(layers)
    view = ElementTree.Element("View")
    labels = ElementTree.SubElement(view, "Labels", name="label", toName="text")
    for label in shown:
        colour = _COLOURS.get(label, _PART_COLOUR)
        ElementTree.SubElement(labels, "Label", value=label, background=colour)
    links = ElementTree.SubElement(view, "Relations")
    for name, (sources, _) in relations().items():
        if not set(sources).isdisjoint(shown):
            ElementTree.SubElement(links, "Relation", value=name)
    ElementTree.SubElement(view, "Text", name="text", value="$text")
    said = _said(layers)
    for label in shown:
        _add_controls(view, label, said.get(label, {}))
    ElementTree.indent(view)
    xml = ElementTree.tostring(view, encoding="unicode")
    return (xml + "\n").encode("utf-8", errors="xmlcharrefreplace")


def _labels(layers: Sequence[Layer]) -> list[str]:
    """Return the labels of what is annotated, and of the parts that belong to it."""
    named = {key for layer in layers for key in layer.meta.get("annotated") or ()}
    used = {mark.label for layer in layers for mark in layer.marks}
    kinds = [label for label, kind in KINDS.items() if not named or kind.key in named]
    parts = {name for label in kinds for name in KINDS[label].spans}
    if any(TIME in KINDS[label].model.model_fields for label in kinds):
        parts.add(TIME_REF)
    return [*kinds, *(part for part in PARTS if part in parts | used)]


def _said(layers: Sequence[Layer]) -> dict[str, dict[str, dict[str, None]]]:
    """Return the values of each attribute by label, in the order in which they occur."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for mark in (mark for layer in layers for mark in layer.marks):
        for name, value in mark.attributes.items():
            found.setdefault(mark.label, {}).setdefault(name, {})[value] = None
    return found


def _add_controls(view: ElementTree.Element, label: str, said: dict[str, dict[str, None]]) -> None:
    listed = choices(label)
    fields = KINDS[label].model.model_fields if label in KINDS else {}
    texts = [name for name in _TEXTS if name in fields]
    names = dict.fromkeys([*listed, *texts, *said])
    if not names:
        return
    panel = ElementTree.SubElement(
        view, "View", visibleWhen="region-selected", whenTagName="label", whenLabelValue=label
    )
    for name in names:
        ElementTree.SubElement(panel, "Header", value=name, size="5")
        control = {"name": f"{label}-{name}", "toName": "text", "perRegion": "true"}
        if name not in listed:
            extra = {"maxSubmissions": "1", "editable": "true"}
            ElementTree.SubElement(panel, "TextArea", {**control, **extra})
            continue
        choice = {"choice": "single", "showInline": "true"}
        field = ElementTree.SubElement(panel, "Choices", {**control, **choice})
        for value in dict.fromkeys([*listed[name], *said.get(name, {})]):
            ElementTree.SubElement(field, "Choice", value=value)
