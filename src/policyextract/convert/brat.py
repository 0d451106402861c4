"""brat: a folder of .txt and .ann (standoff), and annotation.conf.

Offsets are code points of the .txt, as the standoff format has it ("the index of the first
character of the annotated span in the text") and brat's server counts in Python. Its browser
side counts UTF-16 units (issue 1115 of nlplab/brat), so behind a character such as 𠮷 a span
marked by hand may be shifted in the tool itself; where the quoted texts tell, it is set right.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from policyextract.convert.brat_config import annotation_conf
from policyextract.convert.filenames import file_names
from policyextract.convert.layer import (
    Layer,
    Link,
    Loss,
    Mark,
    Reading,
    Written,
    counted,
    decode,
    encode,
    meta_of,
)
from policyextract.convert.offsets import Quote, place
from policyextract.convert.schema import choices
from policyextract.convert.shape import encoded, text_of
from policyextract.errors import InputError

_BREAK = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LINE_ENDS = str.maketrans({"\x85": r"\u0085", "\u2028": r"\u2028", "\u2029": r"\u2029"})
_SPAN = re.compile(r"(\S+) ([0-9]{1,9} [0-9]{1,9}(?:;[0-9]{1,9} [0-9]{1,9})*)")
_RELATION = re.compile(r"(\S+) \w+:(\S+) \w+:(\S+)\s*")


def write(layers: Sequence[Layer]) -> Written:
    """Return two files for each document and the configuration."""
    files = {"annotation.conf": annotation_conf(layers)}
    losses: list[Loss] = []
    for name, layer in zip(file_names(layer.id for layer in layers), layers, strict=True):
        fragments = {mark.id: _fragments(mark, layer.text) for mark in layer.marks}
        files[f"{name}.txt"] = encoded(layer.text, layer.id)
        files[f"{name}.ann"] = encoded("".join(_lines(layer, fragments)), layer.id)
        trimmed = sum(not _whole(mark, fragments[mark.id]) for mark in layer.marks)
        losses += [
            Loss(layer.id, "document fields", meta_of(layer)),
            Loss(layer.id, "document ids that are no file names", name != layer.id),
            Loss(layer.id, "line breaks at the edges of marks", trimmed),
        ]
    return Written(files, counted(losses))


def read(path: Path) -> Reading:
    """Return the documents of a folder, one for each .ann with its .txt beside it."""
    if not path.is_dir():
        raise InputError(f"{path}: brat needs a folder of .txt and .ann files")
    files = sorted(path.rglob("*.ann"))
    if not files:
        raise InputError(f"{path}: holds no .ann file")
    found = [_read(file) for file in files]
    return Reading([layer for layer, _ in found], [loss for _, lost in found for loss in lost])


def _fragments(mark: Mark, text: str) -> list[tuple[int, int]]:
    """Return the parts of a mark between line breaks, which no line of .ann can hold."""
    quote = text[mark.start : mark.end]
    breaks = [match.span() for match in _BREAK.finditer(quote)]
    edges = [0, *(edge for both in breaks for edge in both), len(quote)]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(mark.start + start, mark.start + end) for start, end in pairs if start < end]


def _whole(mark: Mark, fragments: Sequence[tuple[int, int]]) -> bool:
    return bool(fragments) and (fragments[0][0], fragments[-1][1]) == (mark.start, mark.end)


def _lines(layer: Layer, fragments: dict[str, list[tuple[int, int]]]) -> Iterable[str]:
    marks = [mark for mark in layer.marks if fragments[mark.id]]
    numbers = {mark.id: f"T{number}" for number, mark in enumerate(marks, 1)}
    attributes = 0
    for number, mark in enumerate(marks, 1):
        parts = fragments[mark.id]
        places = ";".join(f"{start} {end}" for start, end in parts)
        quote = " ".join(layer.text[start:end] for start, end in parts)
        yield f"T{number}\t{mark.label} {places}\t{quote}\n"
        listed = choices(mark.label)
        note = {"mark": mark.id}
        for name, value in mark.attributes.items():
            if value not in listed.get(name, ()):
                note[name] = value
                continue
            attributes += 1
            shown = "" if listed[name] == ("true",) else f" {value}"
            yield f"A{attributes}\t{name} T{number}{shown}\n"
        text = json.dumps(note, ensure_ascii=False).translate(_LINE_ENDS)
        yield f"#{number}\tAnnotatorNotes T{number}\t{text}\n"
    links = [link for link in layer.links if {link.source, link.target} <= numbers.keys()]
    for number, link in enumerate(links, 1):
        ends = f"Arg1:{numbers[link.source]} Arg2:{numbers[link.target]}"
        yield f"R{number}\t{link.label} {ends}\n"


def _read(file: Path) -> tuple[Layer, list[Loss]]:
    text = text_of(file.with_suffix(".txt"))
    standoff = _Standoff(file)
    for number, line in enumerate(text_of(file).split("\n"), 1):
        if line.strip():
            standoff.add(line.rstrip("\r"), f"{file}:{number}")
    return standoff.layer(file.stem, text)


class _Standoff:
    """The lines of one .ann file, taken in one by one."""

    def __init__(self, file: Path) -> None:
        self.where = str(file)
        self.labels: dict[str, str] = {}
        self.quotes: list[Quote] = []
        self.gaps: dict[str, list[tuple[int, int]]] = {}
        self.attributes: dict[str, dict[str, str]] = {}
        self.notes: dict[str, dict[str, str]] = {}
        self.links: list[Link] = []
        self.lost: Counter[str] = Counter()

    def add(self, line: str, where: str) -> None:
        """Take in one line."""
        name, _, rest = line.partition("\t")
        match name[:1]:
            case "T":
                self._add_span(name, rest, where)
            case "R":
                found = _RELATION.fullmatch(rest)
                if not found:
                    raise InputError(f"{where}: not a relation: `type Arg1:T1 Arg2:T2` is expected")
                self.links.append(Link(*found.groups()))
            case "A" | "M":
                self._add_attribute(rest.split(), where)
            case "#":
                self._add_note(rest)
            case "*" | "E" | "N":
                self.lost["equivalences, events and normalisations left out"] += 1
            case _:
                raise InputError(f"{where}: not a line of brat's standoff format")

    def _add_span(self, name: str, rest: str, where: str) -> None:
        head, _, quote = rest.partition("\t")
        found = _SPAN.fullmatch(head)
        if not found or name in self.labels:
            raise InputError(f"{where}: not a span: `T1`, a label, offsets and text are expected")
        offsets = [int(number) for number in re.split("[ ;]", found[2])]
        self.labels[name] = found[1]
        self.gaps[name] = list(zip(offsets[1:-1:2], offsets[2::2], strict=True))
        self.quotes.append(Quote(name, offsets[0], offsets[-1], quote))

    def _add_attribute(self, words: list[str], where: str) -> None:
        if len(words) not in {2, 3}:
            raise InputError(f"{where}: not an attribute: a name, a span and a value are expected")
        name, target, *value = words
        self.attributes.setdefault(target, {})[name] = value[0] if value else "true"

    def _add_note(self, rest: str) -> None:
        head, _, text = rest.partition("\t")
        target = head.split()[-1] if head.split() else ""
        value = decode(text)
        note = {"note": encode(text)}
        if isinstance(value, dict) and all(isinstance(each, str) for each in value.values()):
            note = value
        self.notes.setdefault(target, {}).update(note)

    def layer(self, name: str, text: str) -> tuple[Layer, list[Loss]]:
        """Return the document, and what of the file it does not hold."""
        torn = {name for name, gaps in self.gaps.items() if not _only_breaks(text, gaps)}
        quotes = [replace(each, text=None) if each.name in torn else each for each in self.quotes]
        places = place(text, quotes, self.where)
        ids = {tag: self.notes.get(tag, {}).get("mark") or f"brat-{tag}" for tag in self.labels}
        marks = []
        for tag, (start, end) in zip(self.labels, places, strict=True):
            said = {**self.notes.get(tag, {}), **self.attributes.get(tag, {})}
            said.pop("mark", None)
            marks.append(Mark(ids[tag], self.labels[tag], start, end, said))
        links = [
            Link(link.label, ids.get(link.source, link.source), ids.get(link.target, link.target))
            for link in self.links
        ]
        self.lost["marks in several parts, read as one"] = len(torn)
        adrift = (self.notes.keys() | self.attributes.keys()) - self.labels.keys()
        self.lost["attributes and notes of other things than spans left out"] = len(adrift)
        lost = [Loss(name, what, count) for what, count in self.lost.items()]
        return Layer(name, text, marks, links), counted(lost)


def _only_breaks(text: str, gaps: Iterable[tuple[int, int]]) -> bool:
    return all(_BREAK.fullmatch(text, start, end) for start, end in gaps)
