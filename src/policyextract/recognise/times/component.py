"""The component ``policy_times``: find the times of a Doc, in ``doc.spans["times"]``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from policyextract.recognise.rules import Rule, find_all, load_rules
from policyextract.recognise.spans import Found, longest, put
from policyextract.segment.tokenizer import text_of


class Times:
    """Find times by rule."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Store what is found in the text of the Doc."""
        return put(doc, "times", self.find(text_of(doc)))

    def find(self, text: str) -> list[Found]:
        """Return the times of the text, in text order, without overlaps."""
        return longest(find_all(self.rules, text))


@Language.factory("policy_times", assigns=["doc.spans"])
def make_times(nlp: Language, name: str) -> Times:
    """Make the component."""
    return Times(load_rules("policyextract.recognise.times"))
