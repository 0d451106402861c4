"""What a rule sets reaches the unmarked figures of its sentence (缴费100元，补贴标准为30元)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyextract.facts import Document, FigureStatus
from policyextract.link.bounds import BOUNDS, after_of, before_of
from policyextract.link.cues import words
from policyextract.link.groups import limits_group
from policyextract.link.outputs import is_spent
from policyextract.link.site import Site
from policyextract.link.statement import ORDER_TYPES, RULE_TYPES
from policyextract.link.status import Judged

_KINDS = ("money", "percent", "ratio", "multiple", "duration")  # what conditions are put in
_PERIOD = re.compile(r"用$|利用$|时间|天数")
_NEAR = 3  # figures on either side


def spread_rules(document: Document, judged: Sequence[tuple[Site, Judged]]) -> list[FigureStatus]:
    """Return the statuses of a document's figures, in their order.

    In a notice, an opinion, a plan a figure of which nothing but the kind of document tells a
    status is a condition of the rule that the figure nearest to it in its sentence states.
    """
    statuses = [each.status for _, each in judged]
    if document.doc_type not in (*ORDER_TYPES, *RULE_TYPES, "interpretation"):
        return statuses
    rules = [
        each.sure and each.status == "standard" and not _is_group(site) for site, each in judged
    ]
    for index, (site, each) in enumerate(judged):
        if not each.sure and _may_be_condition(site) and _beside(index, rules, judged):
            statuses[index] = "standard"
    return statuses


def _beside(index: int, rules: Sequence[bool], judged: Sequence[tuple[Site, Judged]]) -> bool:
    """Tell whether the nearest sure figure of the sentence is what a rule sets."""
    sentence = judged[index][0].sentence
    for distance in range(1, _NEAR + 1):
        near = [
            place
            for place in (index - distance, index + distance)
            if 0 <= place < len(judged)
            and judged[place][0].sentence == sentence
            and judged[place][1].sure
            and "；" not in judged[index][0].text[slice(*_between(judged, place, index))]
        ]
        if near:
            return any(rules[place] for place in near)
    return False


def _between(judged: Sequence[tuple[Site, Judged]], one: int, other: int) -> tuple[int, int]:
    first, last = (judged[each][0].found for each in sorted((one, other)))
    return first.end, last.start


def _is_group(site: Site) -> bool:
    return limits_group(site, False, after_of(site) or "eq")


def _may_be_condition(site: Site) -> bool:
    """Tell whether a figure can be a condition: no count of what is to be done."""
    bounded = after_of(site) in BOUNDS
    bounded = bounded or (site.quantity.kind == "quantity" and before_of(site) in BOUNDS)
    if site.quantity.kind not in _KINDS and not bounded:
        return False
    if site.quantity.kind == "duration":
        return not (_PERIOD.search(site.gap) or _PERIOD.match(site.after))
    return not (words("fund").search(site.before) or is_spent(site))
