"""The component ``policy_measures``: find the actions of a Doc and store them as ``doc.spans["measures"]``."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from policyextract.recognise.measures.classes import encode, inner_verb, verbs
from policyextract.recognise.measures.grammar import Predicate, predicates
from policyextract.recognise.rules import Rule, find_all, load_rules
from policyextract.recognise.spans import Found, put

_RULES = {
    "V": "verb", "W": "noun", "K": "clause", "J": "clause", "L": "light", "Z": "alone",
    "R": "report", "o": "event", "i": "lead", "w": "phrase",
}  # fmt: skip
_KNOWN = {"times": "T", "citations": "N", "institutions": "Q", "figures": "m"}


class Measures:
    """Find actions: verbs of the lexicon that stand as predicates, outside what a rule forbids."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Store what is found in the text of the Doc."""
        words = [token.text for token in doc]
        tags = [token.tag_ for token in doc]
        starts = [token.idx for token in doc]
        letters = _known(doc, encode(words, tags))
        found = []
        forbidden = find_all(self.rules, doc.text)
        for item in predicates(letters):
            verb = self._found(words, starts, item)
            if verb and not any(f.start <= verb.start < f.end for f in forbidden):
                found.append(verb)
        return put(doc, "measures", found)

    def _found(self, words: Sequence[str], starts: Sequence[int], item: Predicate) -> Found | None:
        word = words[item.start]
        first, last = inner_verb(word)
        verb = verbs().get(word[first:last])
        start = starts[item.start] + first
        end = starts[item.end - 1] + len(words[item.end - 1])
        if item.end - item.start == 1 and verb:
            end = start + last - first
        if verb is None:
            return Found(start, end, "inspect", f"measures.{_RULES[item.kind]}")
        after = words[item.end] if item.end < len(words) else ""
        if verb.aim and (not item.main or after == "了") or item.kind == "i" and not item.last:
            return None
        return Found(start, end, verb.category, f"measures.{_RULES[item.kind]}")


def _known(doc: Doc, letters: str) -> str:
    """Put the letters of names, dates and numbers that other components found."""
    changed = list(letters)
    for kind, letter in _KNOWN.items():
        for span in doc.spans.get(kind, ()):
            changed[span.start : span.end] = letter * (span.end - span.start)
    return "".join(changed)


@Language.factory("policy_measures", assigns=["doc.spans"])
def make_measures(nlp: Language, name: str) -> Measures:
    """Make the component."""
    return Measures(load_rules("policyextract.recognise.measures"))
