"""The component ``policy_citations``: find the papers that a Doc names, in ``doc.spans``."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

from policyextract.recognise.rules import Rule, find_all, load_rules
from policyextract.recognise.spans import Found, longest, put
from policyextract.segment.tokenizer import text_of

# Words that cannot belong to an agency's code: what stands before them is another sentence part.
_BEFORE_CODE = re.compile(
    r".*(?:通知|意见|决定|办法|方案|批复|通报|函件|规定|根据|按照|依据|依照|贯彻|落实|执行|废止|关于"
    r"|文号|字号|见|和|及|以|的|了|经|在|《|》)"
)


class Citations:
    """Find citations by rule."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Store what is found in the text of the Doc."""
        return put(doc, "citations", self.find(text_of(doc)))

    def find(self, text: str) -> list[Found]:
        """Return the citations of the text, in text order, without overlaps."""
        found = find_all(self.rules, text)
        return longest(_trim_code(text, item) for item in found)


def _trim_code(text: str, item: Found) -> Found:
    """Cut words of the sentence off the front of a document number."""
    if item.label != "numbered":
        return item
    before = _BEFORE_CODE.match(text[item.start : item.end])
    return item._replace(start=item.start + before.end()) if before else item


@Language.factory("policy_citations", assigns=["doc.spans"])
def make_citations(nlp: Language, name: str) -> Citations:
    """Make the component."""
    return Citations(load_rules("policyextract.recognise.citations"))
