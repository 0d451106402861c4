"""The component ``policy_figures``: find the figures of a Doc, in ``doc.spans["figures"]``."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from policyextract.recognise.figures.cells import find_cells
from policyextract.recognise.rules import Rule, find_all, load_rules
from policyextract.recognise.spans import Found, binding, get, longest, outside, put
from policyextract.segment.tokenizer import text_of

_NO_FIGURES_IN = ("times", "citations")


class Figures:
    """Find figures by rule; where the Doc has times or citations, none stands inside them."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = [rule for rule in rules if not rule.veto]
        self.vetoes = [rule for rule in rules if rule.veto]

    def __call__(self, doc: Doc) -> Doc:
        """Store what is found in the text of the Doc."""
        taken = [item for kind in _NO_FIGURES_IN for item in get(doc, kind)]
        return put(doc, "figures", self.find(text_of(doc), taken))

    def find(self, text: str, taken: Iterable[Found] = ()) -> list[Found]:
        """Return the figures of the text outside ``taken``, in order, without overlaps."""
        found = outside(find_all(self.rules, text), taken)
        kept = outside(found, binding(find_all(self.vetoes, text), found))
        return longest(sorted([*kept, *outside(find_cells(text), taken)]))


@Language.factory("policy_figures", assigns=["doc.spans"])
def make_figures(nlp: Language, name: str) -> Figures:
    """Make the component."""
    return Figures(load_rules("policyextract.recognise.figures"))
