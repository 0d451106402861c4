"""The component ``policy_institutions``: find the names of organisations in a Doc."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from policyextract.recognise.institutions import lists
from policyextract.recognise.institutions.edges import Finder
from policyextract.recognise.institutions.words import Sight
from policyextract.recognise.rules import Rule, find_all, load_rules
from policyextract.recognise.spans import Found, longest, put
from policyextract.segment.tokenizer import text_of, tokens_of


class Institutions:
    """Find institutions by rule and store them as ``doc.spans["institutions"]``."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Store what is found in the text of the Doc."""
        return put(doc, "institutions", self.find(doc))

    def find(self, doc: Doc) -> list[Found]:
        """Return the institutions named in the Doc, in text order, without overlaps."""
        text = text_of(doc)
        sight = Sight(text, tokens_of(doc).starts)
        finder = Finder(sight)
        whole = [finder.whole(found) for found in find_all(self.rules, text)]
        whole.sort(key=lambda name: name is not None and name.label == "labelled")
        names = lists.merge_units(sight, longest(name for name in whole if name))
        return longest([*_parted(sight, names), *_others(sight, names)])


def _parted(sight: Sight, names: Sequence[Found]) -> Iterator[Found]:
    for name in names:
        yield from lists.split_departments(sight, name)


def _others(sight: Sight, names: Sequence[Found]) -> Iterator[Found]:
    """Yield the names that other names of the text or their neighbours make names."""
    yield from lists.defined(sight.text, names)
    yield from lists.departments_among(sight)
    yield from lists.firms_among(sight)
    yield from lists.again_by_brand(sight, names)
    for name in names:
        if name.label == "zone":
            yield from lists.zones_before(sight, name)
        yield from lists.sharing(sight, name)


@Language.factory("policy_institutions", assigns=["doc.spans"])
def make_institutions(nlp: Language, name: str) -> Institutions:
    """Make the component."""
    return Institutions(load_rules("policyextract.recognise.institutions"))
