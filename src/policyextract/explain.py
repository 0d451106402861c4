"""Why a text reads as it does: its words, the rules that fired, what was kept or dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from policyextract.facts import Report
from policyextract.link.document import Stated
from policyextract.pipeline import KINDS, assemble, pipeline
from policyextract.read.source import from_text
from policyextract.read.view import clean
from policyextract.recognise.institutions.trained import PROPOSED, RULE
from policyextract.recognise.rules import find_all
from policyextract.recognise.spans import Found, binding, get
from policyextract.segment.tokenizer import is_word, text_of


class Fired(NamedTuple):
    """One match of one rule, and what became of it."""

    kind: str
    rule: str
    text: str
    fate: str


class Explanation(NamedTuple):
    """What the pipeline saw in a text; the texts of matches are the clean view's."""

    words: list[tuple[str, str]]
    fired: list[Fired]
    report: Report


def explain(text: str, *, model: str | None = None) -> Explanation:
    """Return the words of a text, each rule that fired and its fate, and the record.

    What a trained model proposed stands among the rules. ``model`` is as for ``extract``.
    """
    source = from_text(text)
    view = clean(source.text, is_word)
    nlp = pipeline(model)
    doc = nlp(view.text)
    kept = {kind: get(doc, kind) for kind in KINDS}
    fired = [each for kind in KINDS for each in _fired(nlp, kind, doc, kept)]
    words = [(token.text, token.tag_) for token in doc]
    return Explanation(words, fired, assemble(doc, source, view, Stated()))


def _fired(nlp: Language, kind: str, doc: Doc, kept: dict[str, list[Found]]) -> Iterator[Fired]:
    text = text_of(doc)
    component: Any = nlp.get_pipe(f"policy_{kind}")
    candidates = find_all(getattr(component, "rules", ()), text)
    vetoes = binding(find_all(getattr(component, "vetoes", ()), text), candidates)
    ruled = {(item.start, item.end, item.rule) for item in candidates}
    others = [item for item in kept[kind] if (item.start, item.end, item.rule) not in ruled]
    known = {(item.start, item.end) for item in kept[kind] if item.rule == RULE}
    proposed = get(doc, PROPOSED) if kind == "institutions" else []
    others += [item for item in proposed if (item.start, item.end) not in known]
    for item in sorted([*candidates, *others]):
        fate = _fate(item, kind, kept, vetoes)
        yield Fired(kind, item.rule, text[item.start : item.end], fate)


def _fate(item: Found, kind: str, kept: dict[str, list[Found]], vetoes: list[Found]) -> str:
    if item in kept[kind]:
        return "kept"
    for veto in vetoes:
        if _meets(item, veto):
            return f"dropped: barred by {veto.rule}"
    for winner in kept[kind]:
        if _meets(item, winner):
            return f"merged into {winner.rule}"
    for other in KINDS:
        if any(_meets(item, found) for found in kept[other]):
            return f"dropped: inside one of the {other}"
    return "dropped: the words around it speak against it"


def _meets(one: Found, other: Found) -> bool:
    return one.start < other.end and other.start < one.end
