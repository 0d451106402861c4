"""The component ``policy_model``: names of organisations that a trained spaCy pipeline proposes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import spacy
from spacy.attrs import IDX, TAG
from spacy.language import Language
from spacy.tokens import Doc

from policyextract.lexicon import alternation, read_table
from policyextract.recognise.institutions.merging import merge, open_to_doubt
from policyextract.recognise.institutions.words import PACKAGE, Sight, read
from policyextract.recognise.rules import Rule, find_all, load_rules
from policyextract.recognise.spans import Found, get, outside, put
from policyextract.segment.tokenizer import text_of

NAME = "institutions"
RULE = "model.institutions"
PROPOSED = "proposed"
_BATCH = 256
_PIECE = re.compile(r"[^，。；：！？,;!?\n]+")


def folder() -> Path:
    """Return where the trained pipeline is kept: in the installed package, or in its source."""
    package = Path(str(files("policyextract")))
    installed = package / "models" / NAME
    return installed if installed.is_dir() else package.parents[1] / "models" / NAME


@cache
def trained() -> Language:
    """Return the trained pipeline, loaded once."""
    return spacy.load(folder())


def model_name() -> str:
    """Return name and version of the trained pipeline, as records state them."""
    meta = trained().meta
    return f"{meta['name']} {meta['version']}"


class Model:
    """Let the trained pipeline read the sentences that may hold a name, and merge what it says."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.refusing = rules

    def __call__(self, doc: Doc) -> Doc:
        """Store the proposals, and among the institutions those that hold."""
        ruled = get(doc, "institutions")
        text = text_of(doc)
        refused = outside(find_all(self.refusing, text), ruled)
        proposed = propose(doc, sorted(item.end for item in refused if open_to_doubt(text, item)))
        put(doc, PROPOSED, proposed)
        if not outside(proposed, ruled):
            return doc
        return put(doc, "institutions", merge(Sight(*read(doc)), ruled, refused, proposed))


def propose(doc: Doc, ends: Sequence[int] | None = None) -> list[Found]:
    """Return what the trained pipeline takes for names of organisations, in text order.

    It reads the sentences with a hint of a name or with one of the offsets ``ends``; all where
    there are no ``ends`` given.
    """
    text = text_of(doc)
    spans = pieces(text)
    if ends is not None:
        spans = [span for span in spans if _near(ends, *span) or may_name(text, *span)]
    words = _Words(doc, text)
    windows = [words.window(*span) for span in spans]
    return [
        Found(first + span.start_char, first + span.end_char, "proposed", RULE)
        for (first, _), known in zip(spans, _read(windows), strict=True)
        for span in known.ents
    ]


class _Words:
    """The words of a Doc with their tags, read once; windows are Docs of their own."""

    def __init__(self, doc: Doc, text: str) -> None:
        self._text, self._vocab = text, doc.vocab
        starts, tags = doc.to_array([IDX, TAG]).T
        self._starts: list[int] = [*starts.tolist(), len(text)]
        self._tags: list[int] = tags.tolist()

    def window(self, start: int, end: int) -> Doc:
        """Return the words that begin within a stretch of the text as a Doc."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        edges, strings = self._starts[first : last + 1], self._vocab.strings
        words = [self._text[a:b] for a, b in pairwise(edges)]
        tags = [strings[tag] for tag in self._tags[first:last]]
        return Doc(self._vocab, words=words, spaces=[False] * len(words), tags=tags)


def _read(windows: Iterable[Doc]) -> Iterator[Doc]:
    """Let the trained components set the names in the windows."""
    docs = windows
    for _, component in trained().pipeline:
        docs = component.pipe(docs, batch_size=_BATCH)  # type: ignore[attr-defined]
    yield from docs


def pieces(text: str) -> list[tuple[int, int]]:
    """Return the stretches between stops and commas: the network sees two words around anyway."""
    return [match.span() for match in _PIECE.finditer(text)]


def _near(ends: Sequence[int], start: int, end: int) -> bool:
    """Tell whether one of the sorted offsets lies in a sentence."""
    place = bisect_right(ends, start)
    return place < len(ends) and ends[place] <= end


def may_name(text: str, start: int = 0, end: int | None = None) -> bool:
    """Tell whether a stretch may hold a name that the rules cannot know."""
    return bool(_hint().search(text, start, len(text) if end is None else end))


@cache
def _hint() -> re.Pattern[str]:
    endings = alternation(row["ending"] for row in read_table(PACKAGE, "endings.csv"))
    return re.compile(rf"(?:{endings}|等[^，。；]{{0,8}}(?:企业|公司))")


@Language.factory("policy_model", assigns=["doc.spans"], requires=["doc.spans", "doc.sents"])
def make_model(nlp: Language, name: str) -> Model:
    """Make the component."""
    return Model(load_rules("policyextract.recognise.institutions"))
