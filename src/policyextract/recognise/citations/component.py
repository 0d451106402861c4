"""The component ``policy_citations``: find the citations of a Doc and store them as ``doc.spans["citations"]``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from policyextract.recognise.rules import Rule, find_all, load_rules
from policyextract.recognise.spans import Found, longest, put


class Citations:
    """Find citations by rule."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Store what is found in the text of the Doc."""
        return put(doc, "citations", self.find(doc.text))

    def find(self, text: str) -> list[Found]:
        """Return the citations of the text, in text order, without overlaps."""
        return longest(find_all(self.rules, text))


@Language.factory("policy_citations", assigns=["doc.spans"])
def make_citations(nlp: Language, name: str) -> Citations:
    """Make the component."""
    return Citations(load_rules("policyextract.recognise.citations"))
