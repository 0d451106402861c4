"""CoNLL: one character and its tag a line (``B-figure``, ``I-figure``, ``O``), tab between.

Comment lines as in CoNLL-U hold a document's id and its whole text as JSON, so that blanks and
line breaks survive, which have no line of their own. A sentence ends with a blank line. Only facts
that do not overlap can be held, the longest first; of a measure it is the action.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from policyextract.convert.layer import (
    Layer,
    Loss,
    Mark,
    Reading,
    Written,
    attributes_of,
    counted,
    decode,
    meta_of,
)
from policyextract.convert.overlaps import without_overlaps
from policyextract.convert.schema import KINDS
from policyextract.convert.shape import encoded, text_of
from policyextract.errors import InputError

_ID, _TEXT = "# newdoc id = ", "# text = "
_STOPS = "。！？!?；\n"


def write(layers: Sequence[Layer]) -> Written:
    """Return all documents in one file."""
    content, losses = [], []
    for layer in layers:
        facts = [mark for mark in layer.marks if mark.label in KINDS]
        held = without_overlaps(mark for mark in facts if not _trimmed(mark, layer.text))
        edges = sum(_trimmed(mark, layer.text) for mark in facts)
        content.append(encoded("".join(_lines(layer, held)), layer.id))
        losses += [
            Loss(layer.id, "overlapping marks", len(facts) - edges - len(held)),
            Loss(layer.id, "marks that begin or end in a blank", edges),
            Loss(layer.id, "marks that belong to a fact", len(layer.marks) - len(facts)),
            Loss(layer.id, "attributes", attributes_of(layer)),
            Loss(layer.id, "relations", len(layer.links)),
            Loss(layer.id, "document fields", meta_of(layer)),
        ]
    return Written({".conll": b"".join(content)}, counted(losses))


def read(path: Path) -> Reading:
    """Return the documents of a file of BIO, BIOES or BMES tags, in its first and last column."""
    documents: list[_Document] = []
    for number, ended in enumerate(text_of(path).split("\n"), 1):
        line, where = ended.rstrip("\r"), f"{path}:{number}"
        begins = line.startswith((_ID, "-DOCSTART-"))
        if begins or (not documents and line.strip()):
            documents.append(_Document(f"document-{len(documents) + 1}", where))
        if documents and not line.startswith("-DOCSTART-"):
            documents[-1].add(line, where)
    if not documents:
        raise InputError(f"{path}: holds no document")
    return Reading([document.layer() for document in documents])


def _trimmed(mark: Mark, text: str) -> bool:
    return text[mark.start].isspace() or text[mark.end - 1].isspace()


def _lines(layer: Layer, marks: Sequence[Mark]) -> Iterator[str]:
    yield f"{_ID}{json.dumps(layer.id, ensure_ascii=False)}\n"
    yield f"{_TEXT}{json.dumps(layer.text, ensure_ascii=False)}\n"
    tags = {place: f"I-{mark.label}" for mark in marks for place in range(mark.start, mark.end)}
    begins = {mark.start: f"B-{mark.label}" for mark in marks}
    ended = False
    for place, char in enumerate(layer.text):
        tag = begins.get(place) or tags.get(place, "O")
        if ended and tag[0] != "I" and char not in _STOPS:
            yield "\n"
            ended = False
        if not char.isspace():
            yield f"{char}\t{tag}\n"
        ended = ended or char in _STOPS
    yield "\n"


class _Document:
    """One document of the file: its words with their tags, and what its comments say."""

    def __init__(self, name: str, where: str) -> None:
        self.name, self.where = name, where
        self.text: str | None = None
        self.words: list[tuple[str, str, str]] = []
        self.broken = False

    def add(self, line: str, where: str) -> None:
        """Take in a line: a comment, a word with its tag, or the end of a sentence."""
        if line.startswith(_ID):
            self.name = str(decode(line.removeprefix(_ID)))
        elif line.startswith(_TEXT):
            text = decode(line.removeprefix(_TEXT))
            self.text = text if self.text is None and isinstance(text, str) else self.text
        elif not line.strip():
            self.broken = bool(self.words)
        elif not line.startswith("# "):
            self._add_word(line, where)

    def _add_word(self, line: str, where: str) -> None:
        columns = line.split("\t") if "\t" in line else line.split()
        if len(columns) < 2 or not columns[0]:
            raise InputError(f"{where}: not a character and its tag")
        prefix, _, label = columns[-1].strip().partition("-")
        if prefix not in set("BIOESML") or (prefix == "O") == bool(label):
            raise InputError(f"{where}: {columns[-1]!r} is not a tag such as B-figure, I-figure, O")
        if self.broken and self.text is None:
            self.words.append(("\n", "O", ""))
        self.broken = False
        self.words.append((columns[0], prefix, label))

    def layer(self) -> Layer:
        """Return the document with a mark for each run of tags."""
        text = "".join(word for word, _, _ in self.words) if self.text is None else self.text
        marks: list[Mark] = []
        place, open_label = 0, ""
        for word, prefix, label in self.words:
            start = text.find(word, place)
            if start < 0 or text[place:start].strip():
                raise InputError(f"{self.where}: the characters are not those of its text")
            place = start + len(word)
            if label and label == open_label and prefix not in {"B", "S"}:
                marks[-1] = Mark(marks[-1].id, label, marks[-1].start, place)
            elif label:
                marks.append(Mark(f"conll-{len(marks) + 1}", label, start, place))
            open_label = "" if prefix in {"E", "S", "L"} else label
        return Layer(self.name, text, marks)
