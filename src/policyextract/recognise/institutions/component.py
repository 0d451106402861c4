"""The component ``policy_institutions``: find the institutions of a Doc and store them as ``doc.spans["institutions"]``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from policyextract.recognise.rules import Rule, find_all, load_rules
from policyextract.recognise.spans import Found, longest, put


class Institutions:
    """Find institutions by rule."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Store what is found in the text of the Doc."""
        return put(doc, "institutions", self.find(doc.text))

    def find(self, text: str) -> list[Found]:
        """Return the institutions of the text, in text order, without overlaps."""
        return longest(find_all(self.rules, text))


@Language.factory("policy_institutions", assigns=["doc.spans"])
def make_institutions(nlp: Language, name: str) -> Institutions:
    """Make the component."""
    return Institutions(load_rules("policyextract.recognise.institutions"))
