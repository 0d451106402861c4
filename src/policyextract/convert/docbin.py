"""spaCy: a DocBin of Docs with span groups, entities and everything else in ``user_data``.

The words are those of the project's tokenizer, cut at the edges of marks as well, so that every
mark is a span. Offsets of characters are code points, as in Python.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policyextract.convert.layer import Layer, Link, Mark, Reading, Written
from policyextract.convert.overlaps import without_overlaps
from policyextract.convert.schema import KINDS
from policyextract.convert.shape import listing, mapping, parsed, string
from policyextract.errors import InputError

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_OURS = "policyextract"


def write(layers: Sequence[Layer]) -> Written:
    """Return the bytes of a DocBin, loaded with ``DocBin().from_disk``."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    vocab = Vocab()
    docs = [_doc(layer, vocab) for layer in layers]
    return Written({".spacy": DocBin(docs=docs, store_user_data=True).to_bytes()})


def read(path: Path) -> Reading:
    """Return the documents of a DocBin; of one that others made, spans and entities are marks."""
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    try:
        docs = list(DocBin().from_bytes(path.read_bytes()).get_docs(Vocab()))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    except Exception as error:  # somebody else's bytes can fail in any part of spaCy
        raise InputError(f"{path}: not a spaCy DocBin") from error
    return Reading([_layer(doc, f"{path}: Doc {n}", n) for n, doc in enumerate(docs, 1)])


def _doc(layer: Layer, vocab: Vocab) -> Doc:
    from spacy.tokens import Doc, Span

    words = list(_words(layer))
    doc = Doc(vocab, words=words, spaces=[False] * len(words))
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    spans = {
        mark.id: Span(doc, starts[mark.start], ends[mark.end], label=mark.label, span_id=mark.id)
        for mark in layer.marks
    }
    groups: dict[str, list[Span]] = {}
    for mark in layer.marks:
        group = KINDS[mark.label].key if mark.label in KINDS else mark.label
        groups.setdefault(group, []).append(spans[mark.id])
    for group, members in groups.items():
        doc.spans[group] = members
    facts = [mark for mark in layer.marks if mark.label in KINDS]
    doc.set_ents([spans[mark.id] for mark in without_overlaps(facts)])
    doc.user_data[_OURS] = _rest(layer)
    return doc


def _words(layer: Layer) -> Iterator[str]:
    """Yield the words of the text, none of which lies across the edge of a mark."""
    from policyextract.segment.tokenizer import words

    edges = {edge for mark in layer.marks for edge in (mark.start, mark.end)}
    place = 0
    for word, _ in words(layer.text):
        end = place + len(word)
        cuts = [place, *sorted(edges & set(range(place + 1, end))), end]
        for first, last in pairwise(cuts):
            yield layer.text[first:last]
        place = end


def _rest(layer: Layer) -> str:
    attributes = {mark.id: dict(mark.attributes) for mark in layer.marks}
    order = [mark.id for mark in layer.marks]
    links = [asdict(link) for link in layer.links]
    rest = {"id": layer.id, "meta": layer.meta, "marks": order, "links": links}
    return json.dumps({**rest, "attributes": attributes}, ensure_ascii=False)


def _layer(doc: Doc, where: str, number: int) -> Layer:
    kept = doc.user_data.get(_OURS)
    where = f"{where}: user_data"
    rest = mapping(parsed(kept, where), where) if isinstance(kept, str) else {}
    attributes = mapping(rest.get("attributes") or {}, f"{where}: `attributes`")
    names = listing(rest.get("marks") or [], f"{where}: `marks`")
    order = {name: place for place, name in enumerate(names) if isinstance(name, str)}
    marks = [
        Mark(mark.id, mark.label, mark.start, mark.end, _texts(attributes.get(mark.id)))
        for mark in _marks(doc)
    ]
    marks.sort(key=lambda mark: order.get(mark.id, len(order)))
    name = string(rest.get("id", f"document-{number}"), f"{where}: `id`")
    links = [_link(entry, where) for entry in listing(rest.get("links") or [], where)]
    return Layer(name, doc.text, marks, links, mapping(rest.get("meta") or {}, where))


def _marks(doc: Doc) -> Iterator[Mark]:
    """Yield the spans of all groups, then the entities that are none of these."""
    grouped = [span for group in doc.spans.values() for span in group]
    places = {(span.label_, span.start_char, span.end_char) for span in grouped}
    ents = [e for e in doc.ents if (e.label_, e.start_char, e.end_char) not in places]
    seen: set[str] = set()
    for number, span in enumerate([*grouped, *ents], 1):
        name = span.id_ if span.id_ and span.id_ not in seen else f"spacy-{number}"
        seen.add(name)
        yield Mark(name, span.label_, span.start_char, span.end_char)


def _texts(value: object) -> Mapping[str, str]:
    items: dict[Any, Any] = value if isinstance(value, dict) else {}
    return {str(key): each for key, each in items.items() if isinstance(each, str)}


def _link(entry: object, where: str) -> Link:
    link = mapping(entry, f"{where}: a link")
    label, source, target = (
        string(link.get(key), f"{where}: `{key}` of a link")
        for key in ("label", "source", "target")
    )
    return Link(label, source, target)
