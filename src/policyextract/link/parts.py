"""A mention of an organisation taken apart: what stands before the place, the place, the rest."""

from __future__ import annotations

import re
from typing import NamedTuple

from policyextract.places import Place, scan
from policyextract.recognise.institutions.departments import chain_before, fields

UNIT = re.compile(r"自治区|自治州|自治县|自治旗|特别行政区|兵团|地区|街道|[省市县区州盟旗镇乡]")
TAILS = ("委员会", "办公室", "总局", "部门", "局", "厅", "委", "办", "")
_PREFIX = re.compile(
    r"中国共产党|中共|中国共产主义青年团|共青团|团|政协|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|国家"
)

_VILLAGE = re.compile("(?:村|镇|乡(?!镇|村)|街道)(?!级)")


class Parts(NamedTuple):
    """A mention taken apart: what stands before the place (中共), the place, and the rest.

    ``where`` is the place's name as the mention gives it (广州市天河区), else the place's own;
    ``unit`` tells whether the mention names the place or its kind (省财政局, not 财政局).
    ``year`` is the document's: bodies change their names.
    """

    prefix: str
    place: Place | None
    where: str
    stated: bool
    rest: str
    unit: bool = True
    year: int | None = None


def take_apart(mention: str, region: Place | None, inherited: Place | None = None) -> Parts:
    """Split a mention into what stands before the place, the place itself, and the rest."""
    prefix = _PREFIX.match(mention)
    start = prefix.end() if prefix else 0
    head = mention[:start]
    place, where, end = _leading_place(mention, start, region)
    if place:
        return Parts(head, place, where, True, mention[end:])
    unit = UNIT.match(mention, start)
    if unit and not _is_field(mention, start):
        own = unit.group() == "区" and region and region.name.endswith("区")
        near = region_of_unit(unit.group(), inherited) if inherited and not own else None
        above = near or region_of_unit(unit.group(), region)
        if above:
            return Parts(head, above, in_full(above), False, mention[unit.end() :])
        return Parts(head, None, "", False, mention[start:])
    above = inherited or _default(region)
    where = in_full(above) if above else ""
    return Parts(head, above, where, False, mention[start:], unit=False)


def in_full(place: Place) -> str:
    """Return a place's name, a district's with its city (杭州市西湖区)."""
    above = place.above
    district = place.level == "county" and place.name.endswith("区")
    return above.name + place.name if district and above and _is_city(above) else place.name


def _is_city(place: Place) -> bool:
    """Tell whether a place is a city, not a province (神农架林区 needs no 湖北省 before it)."""
    return place.name.endswith("市")


def _is_field(mention: str, start: int) -> bool:
    """Tell whether a department's field begins there (市场监管局, not 市政府)."""
    if mention[start:] in fields():
        return True
    for tail in TAILS:
        chain = chain_before(mention, len(mention) - len(tail), tail) if tail else None
        if mention.endswith(tail) and chain:
            return chain.start == start
    return False


def _default(region: Place | None) -> Place | None:
    return region if region and region.level != "national" else None


def _leading_place(mention: str, start: int, region: Place | None) -> tuple[Place | None, str, int]:
    """Return the innermost of the places that begin the mention, their names, and their end."""
    place: Place | None = None
    end = last = start
    for found in scan(mention[start:]):
        if start + found.start != end or found.places[0].level == "national":
            break
        if place is None and is_village(mention, start + found.start, start + found.end):
            break
        place = _nearest(found.places, place or region) or found.places[0]
        last, end = end, start + found.end
    said = mention[start:last]
    if place and not said:
        return place, in_full(place), end
    return place, said + (place.name if place else ""), end


def is_village(name: str, start: int, end: int) -> bool:
    """Tell whether a place's short name is a village's or township's (河南 in 河南村村委会)."""
    return name[end - 1] not in "省市县区州盟旗" and bool(_VILLAGE.match(name, end))


def _nearest(candidates: tuple[Place, ...], scope: Place | None) -> Place | None:
    """Return the candidate that lies in the scope, else in its province."""
    if scope is None or scope.level == "national":
        return None
    inner = (c for c in candidates if c.within(scope) or scope.within(c))
    province = scope.province
    near = (c for c in candidates if province and c.within(province))
    return next(inner, None) or next(near, None)


def region_of_unit(unit: str, region: Place | None) -> Place | None:
    """Return the place that 省, 市 or 县 means in a text that speaks for the region."""
    place = region
    while place and place.level != "national":
        if unit == "区":
            if place.name.endswith("区") and (place is region or place.level == "county"):
                return place
        elif place.name.endswith(unit):
            return place
        if unit == "州" and place.name.endswith("自治州"):
            return place
        place = place.above
    return None
