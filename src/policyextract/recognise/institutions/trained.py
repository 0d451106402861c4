"""The component ``policy_model``: names of organisations that a trained spaCy pipeline proposes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.attrs import IDX
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from policyextract.lexicon import alternation, read_table
from policyextract.recognise.institutions.merging import merge
from policyextract.recognise.institutions.words import PACKAGE, Sight, read
from policyextract.recognise.rules import Rule, find_all, load_rules
from policyextract.recognise.spans import Found, get, outside, put
from policyextract.segment.structure import sentences
from policyextract.segment.tokenizer import text_of

NAME = "institutions"
RULE = "model.institutions"
PROPOSED = "proposed"
_BATCH = 128


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
        refused = outside(find_all(self.refusing, text_of(doc)), ruled)
        proposed = propose(doc, sorted(item.end for item in refused))
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
    spans = sentences(text)
    if ends is not None:
        spans = [span for span in spans if _near(ends, *span) or may_name(text[slice(*span)])]
    starts = doc.to_array(IDX).tolist()
    windows = [doc[bisect_left(starts, a) : bisect_left(starts, b)] for a, b in spans]
    nlp = trained()
    docs = [_alone(nlp.vocab, window) for window in windows]
    return [
        Found(first + span.start_char, first + span.end_char, "proposed", RULE)
        for (first, _), known in zip(spans, nlp.pipe(docs, batch_size=_BATCH), strict=True)
        for span in known.ents
    ]


def _alone(vocab: Vocab, window: Span) -> Doc:
    """Return a stretch of a Doc as one of its own, with its words and tags."""
    words = [token.text for token in window]
    spaces = [False] * len(words)
    return Doc(vocab, words=words, spaces=spaces, tags=[token.tag_ for token in window])


def _near(ends: Sequence[int], start: int, end: int) -> bool:
    """Tell whether one of the sorted offsets lies in a sentence."""
    place = bisect_right(ends, start)
    return place < len(ends) and ends[place] <= end


def may_name(text: str) -> bool:
    """Tell whether a sentence may hold a name that the rules cannot know."""
    return bool(_hint().search(text))


@cache
def _hint() -> re.Pattern[str]:
    endings = alternation(row["ending"] for row in read_table(PACKAGE, "endings.csv"))
    return re.compile(rf"(?:{endings}|等[^，。；]{{0,8}}(?:企业|公司))")


@Language.factory("policy_model", assigns=["doc.spans"], requires=["doc.spans", "doc.sents"])
def make_model(nlp: Language, name: str) -> Model:
    """Make the component."""
    return Model(load_rules("policyextract.recognise.institutions"))
