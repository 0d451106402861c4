"""The component ``policy_measures``: find the measures of a Doc and store them as ``doc.spans["measures"]``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from policyextract.recognise.rules import Rule, find_all, load_rules
from policyextract.recognise.spans import Found, longest, put


class Measures:
    """Find measures by rule."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Store what is found in the text of the Doc."""
        return put(doc, "measures", self.find(doc.text))

    def find(self, text: str) -> list[Found]:
        """Return the measures of the text, in text order, without overlaps."""
        return longest(find_all(self.rules, text))


@Language.factory("policy_measures", assigns=["doc.spans"])
def make_measures(nlp: Language, name: str) -> Measures:
    """Make the component."""
    return Measures(load_rules("policyextract.recognise.measures"))
