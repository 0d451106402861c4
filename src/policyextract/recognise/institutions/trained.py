"""The component ``policy_model``: names of organisations that a trained spaCy pipeline proposes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from policyextract.lexicon import alternation, read_table
from policyextract.recognise.institutions.merging import merge, open_to_doubt
from policyextract.recognise.institutions.words import PACKAGE, Sight
from policyextract.recognise.rules import Rule, find_all, load_rules
from policyextract.recognise.spans import Found, get, outside, put
from policyextract.segment.tokenizer import text_of, tokens_of

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
        sight = Sight(text, tokens_of(doc).starts)
        return put(doc, "institutions", merge(sight, ruled, refused, proposed))


def propose(doc: Doc, ends: Sequence[int] | None = None) -> list[Found]:
    """Return what the trained pipeline takes for names of organisations, in text order.

    It reads the sentences with a hint of a name or with one of the offsets ``ends``; all where
    there are no ``ends`` given.
    """
    text = text_of(doc)
    spans = pieces(text)
    if ends is not None:
        spans = [span for span in spans if _near(ends, *span) or may_name(text, *span)]
    windows = [_window(doc, *span) for span in spans]
    return [
        Found(first + span.start_char, first + span.end_char, "proposed", RULE)
        for (first, _), known in zip(spans, _read(windows), strict=True)
        for span in known.ents
    ]


def _window(doc: Doc, start: int, end: int) -> Doc:
    """Return the words that begin within a stretch of the text as a Doc of its own."""
    texts, tags, starts = tokens_of(doc)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    spaces = [False] * (last - first)
    return Doc(doc.vocab, words=texts[first:last], spaces=spaces, tags=tags[first:last])


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
