"""The place a document speaks for: of its issuer, its title, its number, or its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from policyextract.facts import DocType, Level
from policyextract.lexicon import read_table
from policyextract.link.context import Context
from policyextract.link.doc_number import code_of
from policyextract.link.head import Head
from policyextract.link.issuer import is_short
from policyextract.link.parts import UNIT, region_of_unit
from policyextract.places import Place, ScannedPlace, by_code, by_letter, find, scan

NATIONAL = "100000"
_REACH = 20_000
_OPENING = 400
_EARLY = 60
_STATE = re.compile(
    r"(?:中共中央|党中央|中国共产党中央|国务院|全国|国家|中华人民共和国|最高人民|中央)"
)
_MINISTRY = re.compile(r"(?:部|总局|总署|署|委|委员会)(?:办公厅|办公室)?$")
_OF_THE_STATE = re.compile(r"我国|全国|国内生产总值|国务院|党中央|中国")
_STATE_IN_TITLE = re.compile(
    r"我国|全国|中国|国务院|国民经济|各地|(?:多|[两三四五六七八九十])部[门委]"
)
_LOCAL: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("provincial", re.compile(r"我省|全省|省委|省政府|本省|自治区")),
    ("prefecture", re.compile(r"我市|全市|市委|市政府|本市|我州|全州|全盟")),
    ("county", re.compile(r"我县|全县|县委|县政府|本县|(?<!治)区(?:委|政府)|我旗|全旗")),
)
_SUFFIXES = "省市县区州盟旗"
_ACTS = ("v", "a", "d")  # tags of words that name no place: 惠民
_COMMON = (*_ACTS, "nz", "i", "l")  # … where only a count of mentions tells
_TOLD_OF: tuple[DocType, ...] = (
    "news",
    "interpretation",
    "bulletin",
    "other",
    "work_report",
)


def find_region(
    context: Context,
    head: Head,
    doc_type: DocType,
    issuer: str | None,
    stated: Place | None = None,
) -> Place | None:
    """Return the place, from the surest sign to the weakest; None where nothing tells.

    What the caller states weighs more than the places that the text only mentions.
    """
    told = _told(context, head, doc_type, issuer) or stated
    if told is None and doc_type in _TOLD_OF:
        told = _place_of_opening(context, head)
    return told or _place_of_text(context, head) or _place_of_short(context, issuer)


def _told(context: Context, head: Head, doc_type: DocType, issuer: str | None) -> Place | None:
    """Return the place that the issuer, the head or the number tells."""
    if issuer and (place := place_of_body(issuer)):
        return place
    if head.delivered_at and (place := _place_of_meeting(head.delivered_at)):
        return place
    opening = context.text[head.body : head.body + _OPENING]
    if doc_type == "work_report" and "代表国务院" in opening:
        return by_code(NATIONAL)
    if doc_type in _TOLD_OF:
        return _place_of_title(context, head)
    titled = deepest(_places_of_title(context, head))
    numbered = place_of_number(head.number) if head.number else None
    if numbered and not (titled and titled.within(numbered)):
        return numbered
    return titled


def place_of_body(body: str) -> Place | None:
    """Return the place that a body's name begins with; the country for a national body."""
    start = re.sub(
        r"^(?:中共|中国共产党|共青团|国家税务总局|国家统计局|国家金融监督管理总局)", "", body
    )
    place = deepest(_adjoining(scan(start)))
    if place:
        return place
    if _STATE.match(body) or _MINISTRY.search(body):
        return by_code(NATIONAL)
    return None


def place_of_number(number: str) -> Place | None:
    """Return the place whose letter or code a document number begins with (湘政发, 穗府办)."""
    code = code_of(number)
    for length in (3, 2, 1):
        place = by_code(_codes().get(code[:length], ""))
        if place and not (place.adcode == NATIONAL and length == 1 and code[1:2] in ("政", "府")):
            return place
    return by_letter(code[:1])


def deepest(found: Iterable[ScannedPlace]) -> Place | None:
    """Return the narrowest of places that lie in one another, read left to right."""
    current: Place | None = None
    for item in found:
        if current is None:
            current = item.places[0]
            continue
        inside = [place for place in item.places if place.within(current)]
        outer = [place for place in item.places if current.within(place)]
        if inside:
            current = inside[0]
        elif not outer:
            current = _reconsidered(current, item) or current
    return current


def _reconsidered(current: Place, item: ScannedPlace) -> Place | None:
    """Return the later place if the earlier name can also be read as one that holds it."""
    for place in item.places:
        above = place.above
        while above:
            if current.short and current.short in (above.short, above.name):
                return place
            above = above.above
    return None


def _adjoining(found: Iterable[ScannedPlace], start: int = 0) -> list[ScannedPlace]:
    """Return the names that follow one another without a gap from ``start`` on."""
    chain: list[ScannedPlace] = []
    for item in found:
        if item.start != start:
            break
        chain.append(item)
        start = item.end
    return chain


def _place_of_meeting(line: str) -> Place | None:
    """Return the place whose congress a speech was given at."""
    if "全国人民代表大会" in line or "全国人大" in line:
        return by_code(NATIONAL)
    return deepest(scan(line))


def _place_of_title(context: Context, head: Head) -> Place | None:
    """Return the narrowest place of the title; the country for a title that names it."""
    titled = _places_of_title(context, head)
    if titled:
        return deepest(_disambiguated(titled, _opening(context, head)))
    if head.title and _STATE_IN_TITLE.search(head.title):
        return by_code(NATIONAL)
    return None


def _place_of_opening(context: Context, head: Head) -> Place | None:
    """Return the place that the first paragraph begins with."""
    opening = _opening(context, head)
    if opening and opening[0].start - head.body < _EARLY:
        return deepest(_adjoining(opening, opening[0].start))
    return None


def _opening(context: Context, head: Head) -> list[ScannedPlace]:
    end = context.text.find("\n", head.body)
    last = min(end if end >= 0 else len(context.text), head.body + _OPENING)
    return places_in(context, head.body, last)


def _places_of_title(context: Context, head: Head) -> list[ScannedPlace]:
    if not head.lines or "。" in head.lines[0]:
        return []
    start = max(context.text.find(head.lines[0]), 0)
    return _with_neighbours(context.text, places_in(context, start, start + len(head.lines[0])))


def _with_neighbours(text: str, found: list[ScannedPlace]) -> list[ScannedPlace]:
    """Add the short names right behind a place that lie in it: 白河 in 陕西白河."""
    places = []
    for item in found:
        places.append(item)
        for length in (4, 3, 2):
            name = text[item.end : item.end + length]
            inside = [p for p in find(name) if any(p.within(outer) for outer in item.places)]
            if len(name) == length and inside and inside[0] not in item.places:
                places.append(ScannedPlace(item.end, item.end + length, tuple(inside)))
                break
    return places


def _disambiguated(
    titled: Sequence[ScannedPlace], opening: Sequence[ScannedPlace]
) -> list[ScannedPlace]:
    """Keep of a name that several places bear those that the first paragraph puts in context."""
    around = [place for item in opening for place in item.places]
    kept = []
    for item in titled:
        likely = [
            place
            for place in item.places
            if any(place.adcode != other.adcode and place.within(other) for other in around)
        ]
        known = item.places[0] in around or not likely
        kept.append(item if known else item._replace(places=tuple(likely)))
    return kept


def places_in(context: Context, start: int, end: int) -> list[ScannedPlace]:
    """Return the places named in a stretch of the text, as whole words."""
    found = []
    for item in scan(context.text[start:end]):
        left, right = start + item.start, start + item.end
        whole = context.text[right - 1] in _SUFFIXES or context.word_edge(right)
        place = ScannedPlace(left, right, item.places)
        if context.word_edge(left) and whole and not _is_tagged(context, place, _ACTS):
            found.append(place)
    return found


def _place_of_text(context: Context, head: Head) -> Place | None:
    """Return the place that the text names most, at the level that it speaks of as its own."""
    text = context.text[head.body : head.body + _REACH]
    local = {level: len(words.findall(text)) for level, words in _LOCAL}
    own = max(local, key=lambda level: local[level])
    national = len(_OF_THE_STATE.findall(text))
    if national > 2 * local[own]:
        return by_code(NATIONAL)
    if not local[own]:
        return None
    counts: Counter[str] = Counter()
    for item in places_in(context, head.body, head.body + len(text)):
        if _is_tagged(context, item, _COMMON):
            continue
        place: Place | None = item.places[0]
        while place and place.level != own:
            place = place.above
        if place:
            counts[place.adcode] += 1
    return by_code(counts.most_common(1)[0][0]) if counts else None


def _is_tagged(context: Context, item: ScannedPlace, tags: tuple[str, ...]) -> bool:
    """Tell whether a short name is a word of its own with such a tag (惠民, 和平)."""
    if context.text[item.end - 1] in _SUFFIXES:
        return False
    words = context.words_in(item.start, item.end)
    return len(words) == 1 and words[0].tag.startswith(tags)


def _place_of_short(context: Context, issuer: str | None) -> Place | None:
    """Return what 市 or 省 in the issuer's short name means, by the first place of the text."""
    unit = UNIT.match(issuer) if issuer and is_short(issuer) else None
    if unit is None:
        return None
    for item in places_in(context, 0, _OPENING):
        current = [place for place in item.places if place.end is None]
        above = region_of_unit(unit.group(), current[0]) if len(current) == 1 else None
        if above:
            return above
    return None


@cache
def _codes() -> dict[str, str]:
    return {row["code"]: row["adcode"] for row in read_table(__package__, "number_codes.csv")}
