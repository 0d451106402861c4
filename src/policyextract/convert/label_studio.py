"""Label Studio: a JSON list of tasks, and the labelling configuration that goes with it.

Offsets are code points: the editor counts them where it finds and stores a region of a ``Text``
(``findGlobalOffset`` in its ``selection-tools.js``: for "python and other modern tools"). Older
versions stored UTF-16 units (issues 1347 and 1008 of label-studio, changed by pull request 308 of
label-studio-frontend); these are read too, known by the quoted texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from policyextract.convert.label_studio_config import labelling_config
from policyextract.convert.layer import Layer, Link, Loss, Mark, Reading, Written, counted, encode
from policyextract.convert.offsets import Quote, place
from policyextract.convert.schema import choices
from policyextract.convert.shape import dumped, listing, mapping, parsed, string, text_of, whole

Json = dict[str, Any]


def write(layers: Sequence[Layer]) -> Written:
    """Return the tasks with their annotations, and the configuration."""
    return _written(layers, lambda layer: {"annotations": [{"result": _results(layer)}]})


def write_predictions(layers: Sequence[Layer]) -> Written:
    """Return the tasks with predictions, for a person to correct."""
    head = {"model_version": "policyextract"}
    return _written(layers, lambda layer: {"predictions": [{**head, "result": _results(layer)}]})


def write_tasks(layers: Sequence[Layer]) -> Written:
    """Return the tasks without any annotation, so that they count as not done."""
    return _written(layers, lambda layer: {"annotations": []})


def read(path: Path) -> Reading:
    """Return the documents of a JSON export, each with the annotation that counts.

    That is the one marked as ground truth, else the last that was not cancelled, else the last
    prediction.
    """
    value = parsed(text_of(path), str(path))
    layers, losses = [], []
    for number, task in enumerate(value if isinstance(value, list) else [value], 1):
        where = f"{path}: task {number}"
        layer, lost = _layer(mapping(task, where), where, number)
        layers += [layer] if layer else []
        losses += lost
    return Reading(layers, counted(losses))


def _written(layers: Sequence[Layer], said: Callable[[Layer], Json]) -> Written:
    tasks = [
        {"data": {"text": layer.text, "document": layer.id, "meta": layer.meta}, **said(layer)}
        for layer in layers
    ]
    config = labelling_config(layers)
    return Written({".json": dumped(tasks, "label-studio", indent=1), ".xml": config})


def _results(layer: Layer) -> list[Json]:
    regions = [result for mark in layer.marks for result in _region(mark, layer.text)]
    return [*regions, *(_relation(link) for link in layer.links)]


def _region(mark: Mark, text: str) -> list[Json]:
    """Return a region and what is said of it: choices where there are some, else texts."""
    span = {"start": mark.start, "end": mark.end}
    quote = text[mark.start : mark.end]
    value = {**span, "text": quote, "labels": [mark.label]}
    results = [_result(mark, "label", "labels", value)]
    listed = choices(mark.label)
    for name, content in mark.attributes.items():
        control = f"{mark.label}-{name}"
        if name in listed:
            chosen = {**span, "text": quote, "choices": [content]}
            results.append(_result(mark, control, "choices", chosen))
        else:
            results.append(_result(mark, control, "textarea", {**span, "text": [content]}))
    return results


def _result(mark: Mark, control: str, kind: str, value: Json) -> Json:
    return {"id": mark.id, "from_name": control, "to_name": "text", "type": kind, "value": value}


def _relation(link: Link) -> Json:
    ends = {"from_id": link.source, "to_id": link.target}
    return {"type": "relation", **ends, "direction": "right", "labels": [link.label]}


def _layer(task: Json, where: str, number: int) -> tuple[Layer | None, list[Loss]]:
    data = mapping(task.get("data"), f"{where}: `data` (export as JSON, not JSON-MIN)")
    text = string(data.get("text"), f"{where}: `data.text`")
    name = str(data.get("document") or f"task-{task.get('id', number)}")
    result, lost = _result_of(task, where, name)
    if result is None:
        return None, [*lost, Loss(name, "documents without an annotation left out", 1)]
    results = [mapping(each, f"{where}: an entry of `result`") for each in result]
    by_type: dict[str, list[Json]] = {}
    for each in results:
        by_type.setdefault(str(each.get("type")), []).append(each)
    known = {"labels", "choices", "textarea", "relation"}
    other = sum(len(found) for kind, found in by_type.items() if kind not in known)
    lost.append(
        Loss(name, "results other than labels, choices, texts and relations left out", other)
    )
    marks = _marks(by_type.get("labels", []), text, where)
    said = [*by_type.get("choices", []), *by_type.get("textarea", [])]
    lost.append(Loss(name, "answers about no region left out", _answer(marks, said, where)))
    links = [_link(each, where) for each in by_type.get("relation", [])]
    meta = mapping(data.get("meta") or {}, f"{where}: `data.meta`")
    return Layer(name, text, list(marks.values()), links, meta), lost


def _result_of(task: Json, where: str, name: str) -> tuple[list[Any] | None, list[Loss]]:
    """Return the results of the annotation that counts, and the others as lost."""
    entries = [
        mapping(entry, f"{where}: an annotation")
        for entry in listing(task.get("annotations") or [], f"{where}: `annotations`")
    ]
    done = [entry for entry in entries if not entry.get("was_cancelled")]
    done.sort(key=lambda entry: bool(entry.get("ground_truth")))
    others = Loss(name, "annotations beside the one taken left out", max(len(done) - 1, 0))
    guesses = listing(task.get("predictions") or [], f"{where}: `predictions`")
    guesses = [guess for guess in guesses if isinstance(guess, dict)]
    if not done and not guesses:
        return None, []
    taken = (done or guesses)[-1]
    lost = [others, Loss(name, "documents without an annotation, prediction taken", not done)]
    return listing(taken.get("result"), f"{where}: `result`"), lost


def _marks(regions: list[Json], text: str, where: str) -> dict[str, Mark]:
    names, labels, quotes = [], [], []
    for region in regions:
        name = string(region.get("id"), f"{where}: `id` of a region")
        value = mapping(region.get("value"), f"{where}: `value` of region {name}")
        found = listing(value.get("labels"), f"{where}: `labels` of region {name}")
        labels.append(string(found[0] if found else "", f"{where}: label of region {name}"))
        start = whole(value.get("start"), f"{where}: `start` of region {name}")
        end = whole(value.get("end"), f"{where}: `end` of region {name}")
        quote = value.get("text")
        quotes.append(Quote(name, start, end, quote if isinstance(quote, str) else None))
        names.append(name)
    places = place(text, quotes, where)
    return {
        name: Mark(name, label, *both, {})
        for name, label, both in zip(names, labels, places, strict=True)
    }


def _answer(marks: dict[str, Mark], results: list[Json], where: str) -> int:
    """Add to the marks what is said of them; return how much is said of none."""
    lost: Counter[bool] = Counter()
    for result in results:
        mark = marks.get(str(result.get("id")))
        lost[mark is None] += 1
        if mark is None:
            continue
        kind = "choices" if result.get("type") == "choices" else "text"
        control = string(result.get("from_name"), f"{where}: `from_name` of {mark.id}")
        value = mapping(result.get("value"), f"{where}: `value` of {mark.id}")
        content = value.get(kind)
        said = [string(each, f"{where}: an answer on {mark.id}") for each in _several(content)]
        attributes = {**mark.attributes, control.removeprefix(f"{mark.label}-"): _joined(said)}
        marks[mark.id] = Mark(mark.id, mark.label, mark.start, mark.end, attributes)
    return lost[True]


def _several(content: object) -> list[object]:
    return content if isinstance(content, list) else [content]


def _joined(said: list[str]) -> str:
    return said[0] if len(said) == 1 else encode(said)


def _link(result: Json, where: str) -> Link:
    labels = listing(result.get("labels") or [""], f"{where}: `labels` of a relation")
    label = string(labels[0] if labels else "", f"{where}: label of a relation")
    ends = [
        string(result.get(key), f"{where}: `{key}` of a relation") for key in ("from_id", "to_id")
    ]
    source, target = reversed(ends) if result.get("direction") == "left" else ends
    return Link(label, source, target)
