"""The one place where the rules' names and the trained pipeline's come together.

A name of the rules stands wherever the two meet. A name that only the model proposes is kept where
it reads as a name and not as a class, a post or a place, and where its last words, the rule that
saw its end, or the companies it stands beside in a list tell what it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policyextract.lexicon import read_table
from policyextract.recognise.institutions import contexts
from policyextract.recognise.institutions.words import PACKAGE, Sight, beside, roles
from policyextract.recognise.spans import Found, outside

_SHORTEST, _LONGEST = 3, 30
_NAMED = re.compile(r"[\u4e00-\u9fffA-Za-z0-9（）()·“”&]+")
_OWN = ("nr", "nz", "nt", "x", "eng", "j")
_COMPANIES = ("company", "works", "brand", "body")
_LISTING = ("、", "和", "与", "及")
_REFUSED_FOR_GOOD = ("foreign", "body", "listed", "labelled")
_SHORTEST_REFUSED = 4
_VAGUE = re.compile("^[新各本该我老大]|各|有关|相关|部门|企业|来|红十字")
_FIRMS_LISTED = re.compile(
    r"(?:[、和与][\u4e00-\u9fffA-Za-z]{2,8}){0,5}等(?:[0-9一二三四五六七八九十多]+家)?"
    r"[\u4e00-\u9fff]{0,4}(?:企业|公司|厂商|车企|药企|酒企)"
)
_AFTER = re.compile(
    r"(?:总部|项目|工程|基地|园区|产业园|杯|大厦|广场|路|街|桥|站|线|机场|港|镇|乡|村|县|市|区|牌|号|系"
    r"|[\u4e00-\u9fff]{0,2}(?:品牌|产品|系列|平台|专列|班列|模式|精神))"
)


@cache
def _labels() -> dict[str, str]:
    return {row["ending"]: row["label"] for row in read_table(PACKAGE, "endings.csv")}


def kind_of(name: str) -> tuple[str, str]:
    """Return the label and the ending that a name's last words tell; both empty if none."""
    for start in range(max(1, len(name) - 5), len(name)):
        label = _labels().get(name[start:])
        if label:
            return label, name[start:]
    return "", ""


def merge(
    sight: Sight, ruled: Sequence[Found], refused: Sequence[Found], proposed: Sequence[Found]
) -> list[Found]:
    """Return the rules' names and those of the model's that hold, with a label, in text order.

    ``refused``: the matches of rules that the rules' own checks may have dropped.
    """
    labels = {item.end: item.label for item in refused}
    companies = {item.end for item in ruled if item.label in _COMPANIES}
    kept = []
    for item in outside(proposed, ruled):
        label = _label(sight, item, labels.get(item.end), companies)
        if label:
            kept.append(item._replace(label=label))
            if label in _COMPANIES:
                companies.add(item.end)
    return sorted([*ruled, *kept])


def open_to_doubt(text: str, refused: Found) -> bool:
    """Tell whether the model may say that what a rule refused is a name after all."""
    short = refused.label == "department" and refused.end - refused.start == 1
    vague = text.endswith("部门", refused.start, refused.end) or (
        short and text[refused.start] == "办"
    )
    return not vague and refused.label not in _REFUSED_FOR_GOOD


def _label(sight: Sight, item: Found, refused: str | None, companies: set[int]) -> str:
    """Return what a name that only the model proposes is; empty where it does not hold."""
    text = sight.text
    if refused is None and _FIRMS_LISTED.match(text, item.end) and _can_be_listed(sight, item):
        return "company"
    if not plausible(sight, item):
        return ""
    name = text[item.start : item.end]
    label = kind_of(name)[0]
    if refused is not None:
        wrong = refused in _REFUSED_FOR_GOOD or len(name) < _SHORTEST_REFUSED
        return "" if wrong or _VAGUE.search(name) else label or refused
    listed = item.start - 1 in companies and text[item.start - 1] in _LISTING
    return label or ("company" if listed else "")


def _can_be_listed(sight: Sight, item: Found) -> bool:
    """Tell whether a stretch before 等企业 can be a company: whole words, no class, no place."""
    edges = sight.edge(item.start) and sight.edge(item.end) and item.end not in sight.places
    name = sight.text[item.start : item.end]
    return edges and 2 <= len(name) <= _LONGEST and name not in roles() and not _VAGUE.search(name)


def plausible(sight: Sight, found: Found) -> bool:
    """Tell whether a proposed stretch can be a name: an own name in it, nothing against it."""
    text, start, end = sight.text, found.start, found.end
    name = text[start:end]
    if not _SHORTEST <= end - start <= _LONGEST or not _NAMED.fullmatch(name):
        return False
    if not (sight.edge(start) and sight.edge(end)) or end in sight.places:
        return False
    if contexts.is_class(sight, start) or contexts.is_aside(text, start, end):
        return False
    if contexts.is_project(text, end) or contexts.is_title(text, start, end):
        return False
    return not _AFTER.match(text, end) and _has_own_name(sight, found)


def _has_own_name(sight: Sight, found: Found) -> bool:
    """Tell whether a word before the last ones is a name's, not a common word's."""
    _, ending = kind_of(sight.text[found.start : found.end])
    stop = found.end - len(ending)
    place = sight.place_starts.get(found.start, found.start)
    if place >= stop:
        return False
    words = range(sight.index(place), sight.index(stop - 1) + 1)
    return any(_is_own(sight, index) for index in words)


def _is_own(sight: Sight, index: int) -> bool:
    word, tag = sight.word(index), sight.tag(index)
    role = roles().get(word)
    if role is not None or word in beside("torn"):
        return False
    single = len(word) == 1 and not tag.startswith(("p", "c", "u", "r", "d", "m", "q", "f"))
    return single or tag.startswith(_OWN)
