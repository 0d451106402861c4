"""From a mention to the full name of its organisation (市委 in a Loudi text → 中共娄底市委员会)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from policyextract.facts import InstitutionType, Level
from policyextract.lexicon import read_table
from policyextract.link.kinds import Body, bodies, level_of, place_in, type_of
from policyextract.places import Place, find, scan
from policyextract.recognise.institutions.departments import chain_before, fields

_INSTITUTIONS = "policyextract.recognise.institutions"
_UNIT = re.compile(r"自治区|自治州|自治县|自治旗|特别行政区|兵团|地区|街道|[省市县区州盟旗镇乡]")
_PREFIX = re.compile(
    r"中国共产党|中共|中国共产主义青年团|共青团|团|政协|民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|国家"
)
_TAILS = {"委": "委员会", "办": "办公室", "部门": "局"}
_TAIL_WORDS = ("委员会", "办公室", "总局", "部门", "局", "厅", "委", "办", "")
_FINANCIAL = ("证券监督管理", "银行业监督管理", "保险监督管理")
_FIRM = ("公司", "集团", "银行")


class Full(NamedTuple):
    """An organisation: its full name, type, level and place; ``key`` is equal for the same one.

    ``inferred``: the name is not the mention itself; ``stated``: the mention names the place.
    """

    name: str
    key: str
    type: InstitutionType
    level: Level | None
    place: Place | None
    inferred: bool
    stated: bool


class _Parts(NamedTuple):
    """A mention taken apart: what stands before the place (中共), the place, and the rest.

    ``where`` is the place's name as the mention gives it (广州市天河区), else the place's own.
    """

    prefix: str
    place: Place | None
    where: str
    stated: bool
    rest: str


def expand(mention: str, region: Place | None, inherited: Place | None = None) -> Full:
    """Return the organisation that a mention names in a text that speaks for ``region``.

    ``inherited`` is the place of the name before it in the same list (省市场监管局、药监局).
    """
    local = region is not None and region.level != "national"
    body = bodies().get(mention) or (None if local or inherited else _national(mention))
    if body and not (local and _is_local(mention)):
        known_by_it = mention.endswith(_FIRM) or not body.name.endswith(_FIRM)
        name = mention if body.type == "enterprise" and known_by_it else body.name
        return Full(name, body.name, body.type, body.level, None, name != mention, True)
    parts = take_apart(mention, region, inherited)
    name = next((name for family in _FAMILIES if (name := family(parts))), "")
    placed = bool(name) or parts.stated or mention != parts.rest
    name = name or _plain(parts, mention)
    kind = type_of(name)
    place = _innermost(name, parts.place) if placed else None
    return Full(name, name, kind, level_of(name, kind), place, name != mention, parts.stated)


def _national(mention: str) -> Body | None:
    """Return the national body that a short name without a place means in a national text."""
    names = (f"{front}{mention}" for front in ("国家", "国务院", "中国"))
    body = next((bodies()[name] for name in names if name in bodies()), None)
    return body or bodies().get(mention.removeprefix("中国"))


def _innermost(name: str, place: Place | None) -> Place | None:
    """Return the place within the organisation's that its name ends on (公安局昌平分局)."""
    inner = place_in(name)
    return inner if inner and place and inner.within(place) else place


def _is_local(mention: str) -> bool:
    """Tell whether a national body's short name is a department's of every place (发展改革委)."""
    return _department(_Parts("", None, "", False, mention)) != ""


def take_apart(mention: str, region: Place | None, inherited: Place | None = None) -> _Parts:
    """Split a mention into what stands before the place, the place itself, and the rest."""
    prefix = _PREFIX.match(mention)
    start = prefix.end() if prefix else 0
    head = mention[:start]
    place, where, end = _leading_place(mention, start, region)
    if place:
        return _Parts(head, place, where, True, mention[end:])
    unit = _UNIT.match(mention, start)
    if unit and not _is_field(mention, start):
        above = region_of_unit(unit.group(), region)
        if above:
            return _Parts(head, above, above.name, False, mention[unit.end() :])
        return _Parts(head, None, "", False, mention[start:])
    above = inherited or _default(region)
    return _Parts(head, above, above.name if above else "", False, mention[start:])


def _is_field(mention: str, start: int) -> bool:
    """Tell whether a department's field begins there (市场监管局, not 市政府)."""
    for tail in _TAIL_WORDS:
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
        place = _nearest(found.places, place or region) or found.places[0]
        last, end = end, start + found.end
    return place, mention[start:last] + (place.name if place else ""), end


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
        if place.name.endswith(unit) or (unit == "区" and place.name.endswith("自治区")):
            return place
        if unit == "州" and place.name.endswith("自治州"):
            return place
        place = place.above
    return None


def _organ(family: str, word: str) -> str:
    return _organs().get((family, word), word)


@cache
def _organs() -> dict[tuple[str, str], str]:
    rows = read_table(_INSTITUTIONS, "organs.csv")
    return {(row["family"], row["word"]): row["name"] for row in rows}


_COMMITTEE = re.compile(r"(?:党委|委员会|委)(?P<organ>.*)")
_DISCIPLINE = re.compile(r"(?:纪委监委|纪检监察委|纪委|纪律检查委员会)")
_SUPERVISION = re.compile(r"(?:监委|监察委员会)")
_GOVERNMENT = re.compile(r"(?:人民)?政府(?P<organ>.*)")
_CONGRESS = re.compile(
    r"(?:人民代表大会|人大)(?P<standing>(?:及其)?(?:常务委员会|常委会))?(?P<organ>.*)"
)
_CPPCC = re.compile(r"政协(?P<organ>.*)")
_COURT = re.compile(r"(?P<rank>高级|中级|高|中)?级?(?:人民)?(?:法院|院)")
_PROCURATORATE = re.compile(r"(?:人民)?检察院")
_POLICE = re.compile(r"(?:公安|税务|交警|检察)")


def _committee(parts: _Parts) -> str:
    match = _COMMITTEE.fullmatch(parts.rest)
    if not match or not parts.place:
        return ""
    place, organ = parts.where, match["organ"]
    if parts.prefix and parts.prefix not in ("中共", "中国共产党"):
        youth = {"团": "共青团", "中国共产主义青年团": "共青团"}
        return f"{youth.get(parts.prefix, parts.prefix)}{place}委员会{organ}"
    if not organ:
        return f"中共{place}委员会"
    full = _organ("party", organ)
    if full == "常务委员会":
        return f"中共{place}委员会常务委员会"
    if place.endswith("自治区"):
        return f"中共{place}党委{full}"
    own = place + place[-1] if len(place) == 2 else place
    return f"中共{own}委{full}"


def _discipline(parts: _Parts) -> str:
    if not parts.place:
        return ""
    if _DISCIPLINE.fullmatch(parts.rest):
        return f"中共{parts.where}纪律检查委员会"
    return f"{parts.where}监察委员会" if _SUPERVISION.fullmatch(parts.rest) else ""


def _government(parts: _Parts) -> str:
    match = _GOVERNMENT.fullmatch(parts.rest)
    if not match or not parts.place:
        return f"{parts.where}行政公署" if parts.place and parts.rest == "行署" else ""
    organ = match["organ"]
    full = _organ("government", organ) if organ else ""
    if organ == "办" and parts.place.level == "provincial":
        full = "办公厅"
    return f"{parts.where}人民政府{full}"


def _congress(parts: _Parts) -> str:
    match = _CONGRESS.fullmatch(parts.rest)
    if not match or not parts.place:
        return ""
    standing = "常务委员会" if match["standing"] else ""
    return f"{parts.where}人民代表大会{standing}{_organ('congress', match['organ'])}"


def _cppcc(parts: _Parts) -> str:
    if parts.prefix == "政协" and parts.place and parts.rest == "委员会":
        return f"中国人民政治协商会议{parts.where}委员会"
    match = _CPPCC.fullmatch(parts.rest)
    if not match or not parts.place:
        return ""
    return f"中国人民政治协商会议{parts.where}委员会{_organ('cppcc', match['organ'])}"


def _court(parts: _Parts) -> str:
    if not parts.place:
        return ""
    if _PROCURATORATE.fullmatch(parts.rest):
        return f"{parts.where}人民检察院"
    match = _COURT.fullmatch(parts.rest)
    if not match:
        return ""
    rank = {"provincial": "高级", "prefecture": "中级"}.get(parts.place.level, "")
    return f"{parts.where}{rank}人民法院"


def _mass(parts: _Parts) -> str:
    full = _organs().get(("mass", parts.rest)) or _organs().get(("cooperative", parts.rest))
    return f"{parts.where}{full}" if full and parts.place else ""


def _department(parts: _Parts) -> str:
    """Return the full name of a department: its place, its fields, its last words."""
    for tail in _TAIL_WORDS:
        if parts.rest.endswith(tail):
            stem = parts.rest[: len(parts.rest) - len(tail)]
            field = _field(stem, tail)
            break
    if not field:
        return ""
    place = parts.where if parts.place else parts.prefix
    if field == "国有资产监督管理" and tail.startswith("委"):
        return f"{place}人民政府{field}委员会" if parts.place else ""
    bureau = "厅" if parts.place and parts.where.endswith(("省", "自治区")) else "局"
    last = bureau if tail in ("", "部门") else _TAILS.get(tail, tail)
    return place + (field if field.endswith(last) else field + last)


def _field(stem: str, tail: str) -> str:
    if not tail:
        return fields()[stem].name if stem in fields() else ""
    chain = chain_before(stem, len(stem), tail) if stem else None
    if chain is None or chain.start != 0:
        return ""
    return fields()[stem].name if len(chain.parts) == 1 else stem


_FAMILIES: tuple[Callable[[_Parts], str], ...] = (
    _committee, _discipline, _government, _congress, _cppcc, _court, _mass, _department,
)  # fmt: skip
_ZONES = {"高新区": "高新技术产业开发区", "经开区": "经济技术开发区", "管委会": "管理委员会"}


def _plain(parts: _Parts, mention: str) -> str:
    """Return any other name: with the place that 市 or 省 stands for, and 管委会 written out."""
    name = mention
    if parts.place and not parts.stated and _UNIT.match(mention):
        name = parts.where + parts.rest
    if name.endswith(("管委会", "管理委员会", "高新区", "经开区", "新区")) and len(name) > 2:
        for short, full in _ZONES.items():
            name = name.replace(short, full)
        return name if name.endswith("管理委员会") else name + "管理委员会"
    if name.startswith(("人行", "人民银行")):
        return "中国人民银行" + name.removeprefix("人行").removeprefix("人民银行")
    if name.endswith(("镇政府", "乡政府")):
        return name[:-2] + "人民政府"
    return name


def find_region(name: str | None) -> Place | None:
    """Return the place of that name or code, if there is one."""
    return next(iter(find(name)), None) if name else None
