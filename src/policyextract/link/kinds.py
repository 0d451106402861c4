"""What an organisation's name tells of its type and level."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple, cast

from policyextract.facts import InstitutionType, Level
from policyextract.lexicon import read_table
from policyextract.link.parts import is_village
from policyextract.places import Place, scan
from policyextract.recognise.institutions.departments import chain_before

_BODIES = "policyextract.recognise.institutions"
_UNIFORMED = ("总队", "支队", "大队", "中队", "分队", "队")
_ARMED = ("武警", "武装警察", "公安消防", "边防", "解放军", "民兵", "预备役")
_RANK_OF_FORCE: dict[str, Level] = {"总队": "provincial", "支队": "prefecture", "大队": "county"}
_NATIONAL = ("中国", "中华", "全国", "国家", "中央", "国务院")
NO_LEVEL = ("enterprise", "school", "international", "media", "grassroots")
_LEVEL_OF_UNIT: dict[str, Level] = {
    "省": "provincial", "自治区": "provincial", "市": "prefecture", "州": "prefecture",
    "盟": "prefecture", "县": "county", "区": "county", "旗": "county",
}  # fmt: skip
_ORGANS = ("party", "congress", "government", "department", "cppcc", "court", "procuratorate",
           "mass_organization", "coordinating_body", "public_institution")  # fmt: skip
_TOLD_BY_UNIT = (
    "public_institution",
    "hospital",
    "association",
)  # 大连商品交易所 is not the city's
_LONGEST_ENDING = 14
_TOWNSHIP = re.compile(
    r"(?<![城集小])(?:(?<!乡)镇|乡(?!村)|街道)(?=党|委|人|政|办|纪|社|残|妇|团|总工|关工|综治|[\u4e00-\u9fff]{2,12}[部组站所室心队])"
)
_TOWN_NAMED_CITY = re.compile(r"(?:中共)?[\u4e00-\u9fff]{1,2}城镇(?:人民政府|委员会|人民代表大会)")
_TOWN_KINDS = ("government", "party", "department", "congress", "coordinating_body",
               "public_institution", "mass_organization")  # fmt: skip
_ZONE = re.compile(r"(?:[^省市县]区|城|岛|园)(?:管理委员会|管委会)$|开发区")


class Body(NamedTuple):
    """A body known by name: its full name, its type, its level."""

    name: str
    type: InstitutionType
    level: Level | None


@cache
def bodies() -> dict[str, Body]:
    """Return the bodies known by name, by each of their names."""
    known: dict[str, Body] = {}
    for row in read_table(_BODIES, "bodies.csv"):
        kind = cast(InstitutionType, row["type"])
        body = Body(row["name"], kind, cast(Level, row["level"]) if row["level"] else None)
        known[row["word"]] = body
        known.setdefault(row["name"], body)
    known["中央"] = known["党中央"]
    return known


@cache
def _endings() -> dict[str, InstitutionType]:
    rows = read_table("policyextract.link", "body_types.csv")
    known = {row["word"]: cast(InstitutionType, row["type"]) for row in rows}
    groups = [row for row in read_table(_BODIES, "organs.csv") if row["family"] == "coordinating"]
    return known | dict.fromkeys((row["name"] for row in groups), "coordinating_body")


def type_of(name: str) -> InstitutionType:
    """Return the type of an organisation by its full name or a short one."""
    if name in bodies():
        return bodies()[name].type
    party = name.startswith(("中共", "中国共产党"))
    if party and not name.endswith("党校"):
        return "party"
    if name.endswith(_UNIFORMED):
        return _type_of_force(name)
    if name.startswith(("中国人民政治协商会议", "政协")):
        return "cppcc"
    if name.startswith(("中国共产主义青年团", "共青团")):
        return "mass_organization"
    if "人民代表大会" in name or "人大常委会" in name:
        return "congress"
    if "人民检察院" in name:
        return "procuratorate"
    if name.startswith(("中国国际贸易促进委员会", "中国少年先锋队")):
        return "mass_organization"
    if name.startswith(("中国人民银行", "人民银行")):
        return "department"
    if name.endswith("委员会") and not _is_commission(name):
        return "coordinating_body"
    return next((_endings()[end] for end in _ends(name) if end in _endings()), "other")


def _is_commission(name: str) -> bool:
    """Tell whether a committee is a department (发展和改革委员会) or a zone's or people's own."""
    known = name.endswith(("管理委员会", "村民委员会", "居民委员会", "业主委员会", "仲裁委员会"))
    return known or chain_before(name, len(name) - 3, "委员会") is not None


def _ends(name: str) -> Iterator[str]:
    for length in range(min(_LONGEST_ENDING, len(name)), 0, -1):
        yield name[-length:]


def _type_of_force(name: str) -> InstitutionType:
    armed = any(word in name for word in _ARMED)
    if armed or not any(word in name for word in ("调查", "警", "执法", "消防", "检查", "监察")):
        return "military" if armed or "军" in name else "department"
    return "department"


def level_of(name: str, type: InstitutionType | None = None) -> Level | None:
    """Return the level of an organisation by its full name; None where it has or tells none."""
    if name in bodies():
        return bodies()[name].level
    kind = type or type_of(name)
    if kind in NO_LEVEL:
        return None
    place = place_in(name)
    if place and kind in _TOLD_BY_UNIT and place.name not in name:
        return None
    if place:
        return township_or(name.partition(place.name)[2] or name, kind, place.level)
    if name.endswith(tuple(_RANK_OF_FORCE)) and kind in ("military", "department"):
        return next(rank for end, rank in _RANK_OF_FORCE.items() if name.endswith(end))
    if name.startswith(_NATIONAL):
        return "national"
    for unit, level in _LEVEL_OF_UNIT.items():
        if name.startswith(unit) and kind in _ORGANS:
            return level
    return township_or(name, kind, None)


def township_or(name: str, kind: InstitutionType, level: Level | None) -> Level | None:
    """Return ``township`` for a township's bodies, ``county`` for a zone's, else the level."""
    town = _TOWNSHIP.search(name) or _TOWN_NAMED_CITY.fullmatch(name)
    if kind in _TOWN_KINDS and town:
        return "township"
    if kind == "department" and _ZONE.search(name):
        return "county"
    return level


def place_in(name: str) -> Place | None:
    """Return the innermost place that a full name begins with or holds, if any."""
    place: Place | None = None
    for found in scan(name):
        if is_village(name, found.start, found.end):
            continue
        inner = next((p for p in found.places if place and p.within(place)), None)
        if place is None:
            place = found.places[0]
        elif inner and inner.adcode != place.adcode:
            place = inner
    return None if place and place.level == "national" else place
