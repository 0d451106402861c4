"""The component ``policy_figures``: find the figures of a Doc and store them as ``doc.spans["figures"]``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from policyextract.recognise.rules import Rule, find_all, load_rules
from policyextract.recognise.spans import Found, longest, put


class Figures:
    """Find figures by rule."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Store what is found in the text of the Doc."""
        return put(doc, "figures", self.find(doc.text))

    def find(self, text: str) -> list[Found]:
        """Return the figures of the text, in text order, without overlaps."""
        return longest(find_all(self.rules, text))


@Language.factory("policy_figures", assigns=["doc.spans"])
def make_figures(nlp: Language, name: str) -> Figures:
    """Make the component."""
    return Figures(load_rules("policyextract.recognise.figures"))
