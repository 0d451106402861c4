"""The full names of the bodies that every place has: Party, government, courts, departments.

Each function takes a mention apart and returns the full name of its kind, empty if it is of
another kind or its place is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from policyextract.lexicon import read_table
from policyextract.link.parts import TAILS, Parts, in_full
from policyextract.link.renamed import name_in
from policyextract.recognise.institutions.departments import chain_before, fields

_INSTITUTIONS = "policyextract.recognise.institutions"
_LONG_TAILS = {"委": "委员会", "办": "办公室"}
_TRANSPORT = 2010  # departments of 交通 have been those of 交通运输 since about then
_COMMISSIONS = ("发展和改革", "卫生健康", "卫生和计划生育", "人口和计划生育")
_FINANCIAL = ("证券监督管理", "银行业监督管理", "保险监督管理")
_PARTY_ENDS = (
    "组织部",
    "宣传部",
    "统战部",
    "政法委",
    "政研室",
    "网信办",
    "编办",
    "文明办",
    "老干部局",
)
_COMMITTEE = re.compile(r"(?:党委|委员会|委)(?P<organ>.*)")
_WORK_COMMITTEE = re.compile(r"(?:“?两新”?|[\u4e00-\u9fff]{2,12})(?:工委|工作委员会)")
_LISTED = ("mass", "cooperative", "coordinating", "public", "military", "association")
_ORDERED = re.compile(
    r"第?(?P<number>[一二三四五六七八九十]{1,2})"
    "(?P<kind>中学?|小学?|高中|中医院|医院|人民医院|院)"
)
_IN_ORDER = {"中": "中学", "小": "小学", "高中": "高级中学", "医院": "人民医院", "院": "人民医院"}
_DISCIPLINE = re.compile(r"(?:纪委监委|纪检监察委|纪委|纪律检查委员会)")
_SUPERVISION = re.compile(r"(?:监委|监察委员会)")
_GOVERNMENT = re.compile(r"(?:(?:人民)?政府|府)(?P<organ>.*)")
_OF_PREFECTURE = re.compile(r"(?:行政公署|行署)(?P<organ>.*)")
_CONGRESS = re.compile(
    r"(?:人民代表大会|人大)(?P<standing>(?:及其)?(?:常务委员会|常委会))?(?P<organ>.*)"
)
_CPPCC = re.compile(r"政协(?P<organ>.*)")
_COURT = re.compile(r"(?P<rank>高级|中级|高|中)?级?(?:人民)?(?:法院|院)")
_PROCURATORATE = re.compile(r"(?:人民)?检察院|检")


def name_of_kind(parts: Parts) -> str:
    """Return the full name of a body of a place; empty if the mention names no such body."""
    names = (family(parts) for family in _FAMILIES)
    return next((name for name in names if name), "")


def _organ(family: str, word: str) -> str:
    return _organs().get((family, word), word)


@cache
def _organs() -> dict[tuple[str, str], str]:
    rows = read_table(_INSTITUTIONS, "organs.csv")
    return {(row["family"], row["word"]): row["name"] for row in rows}


@cache
def _party_organs() -> frozenset[str]:
    """Return the Party's own organs that are named alone in lists (组织部, 编办)."""
    names = (word for family, word in _organs() if family == "party")
    return frozenset(name for name in names if name.endswith(_PARTY_ENDS))


def _committee(parts: Parts) -> str:
    alone = parts.rest in _party_organs() and not parts.prefix
    match = _COMMITTEE.fullmatch("委" + parts.rest if alone else parts.rest)
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


def _work_committee(parts: Parts) -> str:
    """Name a Party committee for one field of work (市直机关工委, “两新”工委)."""
    short = parts.rest.replace("工作委员会", "工委")
    known = _organs().get(("party", short)) or _organs().get(("party", f"“{short[:2]}”{short[2:]}"))
    if not parts.place or parts.prefix or not known or not _WORK_COMMITTEE.fullmatch(short):
        return ""
    return f"中共{parts.where}{'' if known.startswith('直属') else '委'}{known}"


def _discipline(parts: Parts) -> str:
    if not parts.place:
        return ""
    if _DISCIPLINE.fullmatch(parts.rest):
        return f"中共{parts.where}纪律检查委员会"
    return f"{parts.where}监察委员会" if _SUPERVISION.fullmatch(parts.rest) else ""


def _government(parts: Parts) -> str:
    match = _GOVERNMENT.fullmatch(parts.rest)
    if not match or not parts.place:
        return _prefecture(parts) if parts.place and parts.rest.startswith("行") else ""
    organ = match["organ"]
    full = _organ("government", organ) if organ else ""
    if organ == "办" and parts.place.level == "provincial":
        full = "办公厅"
    return f"{parts.where}人民政府{full}"


def _prefecture(parts: Parts) -> str:
    """Name a prefecture's government and its organs (行署, 行署督查室)."""
    match = _OF_PREFECTURE.fullmatch(parts.rest)
    return f"{parts.where}行政公署{_organ('government', match['organ'])}" if match else ""


def _congress(parts: Parts) -> str:
    match = _CONGRESS.fullmatch(parts.rest)
    if not match or not parts.place:
        return ""
    standing = "常务委员会" if match["standing"] else ""
    return f"{parts.where}人民代表大会{standing}{_organ('congress', match['organ'])}"


def _cppcc(parts: Parts) -> str:
    if parts.prefix == "政协" and parts.place and parts.rest == "委员会":
        return f"中国人民政治协商会议{parts.where}委员会"
    own = parts.prefix == "政协" and not parts.stated
    match = _CPPCC.fullmatch("政协" + parts.rest if own else parts.rest)
    if not match or not parts.place:
        return ""
    return f"中国人民政治协商会议{parts.where}委员会{_organ('cppcc', match['organ'])}"


def _court(parts: Parts) -> str:
    if not parts.place:
        return ""
    if _PROCURATORATE.fullmatch(parts.rest):
        return f"{parts.where}人民检察院"
    if parts.rest in ("检察分院", "人民检察院分院") and parts.place.province:
        return f"{parts.place.province.name}人民检察院{parts.place.name}分院"
    match = _COURT.fullmatch(parts.rest)
    if not match:
        return ""
    rank = {"provincial": "高级", "prefecture": "中级"}.get(parts.place.level, "")
    return f"{parts.where}{rank}人民法院"


def _of_list(parts: Parts) -> str:
    """Name a body by the list of organs; ``{}`` stands for the place where that is not first."""
    if not parts.place:
        return ""
    names = (_organs().get((family, parts.rest)) for family in _LISTED)
    full = next((name for name in names if name), "")
    if parts.prefix == "共青团" and not parts.rest:
        full = "共青团{}委员会"
    if not full or (parts.prefix and parts.rest):
        return ""
    return full.replace("{}", parts.where) if "{}" in full else parts.where + full


def _renamed(parts: Parts) -> str:
    if not parts.place or parts.prefix:
        return ""
    return name_in(parts.place, in_full(parts.place), parts.rest, parts.year)


def _ordered(parts: Parts) -> str:
    """Name a school or a hospital by its number (县一中, 市三医院)."""
    match = _ORDERED.fullmatch(parts.rest)
    if not match or not parts.place or not (parts.unit or parts.stated):
        return ""
    return f"{parts.where}第{match['number']}{_IN_ORDER.get(match['kind'], match['kind'])}"


def _department(parts: Parts) -> str:
    tail = next(tail for tail in TAILS if parts.rest.endswith(tail))
    field = _field(parts.rest[: len(parts.rest) - len(tail)], tail)
    if not field or (not tail and not parts.place):
        return ""
    where = parts.where if parts.place else parts.prefix
    if tail == "局" and not parts.unit and _is_provincial(where) and _province(field) == "厅":
        return ""
    if field == "国有资产监督管理" and tail.startswith("委"):
        return f"{where}人民政府{field}委员会" if parts.place else ""
    if field.endswith(_FINANCIAL) and tail == "局" and parts.place:
        return f"中国{field}委员会{parts.place.short}监管局"
    if field == "交通" and tail in ("", "部门") and (parts.year or 0) >= _TRANSPORT:
        field = "交通运输"
    last = _bureau(field, where) if tail in ("", "部门") else _LONG_TAILS.get(tail, tail)
    return where + (field if field.endswith(last) else field + last)


def _bureau(field: str, where: str) -> str:
    """Return what a department of the field is called in a place: 厅 or 局."""
    if field in _COMMISSIONS:
        return "委员会"
    return (_province(field) or "厅") if _is_provincial(where) else "局"


def _is_provincial(where: str) -> bool:
    return where.endswith(("省", "自治区"))


def _province(field: str) -> str:
    return next((known.province for known in fields().values() if known.name == field), "")


def _field(stem: str, tail: str) -> str:
    if not tail:
        return fields()[stem].name if stem in fields() else ""
    chain = chain_before(stem, len(stem), tail) if stem else None
    if chain is None or chain.start != 0:
        return ""
    return fields()[stem].name if len(chain.parts) == 1 else stem


_FAMILIES: tuple[Callable[[Parts], str], ...] = (
    _committee, _discipline, _government, _congress, _cppcc, _court, _renamed, _of_list,
    _work_committee, _ordered, _department,
)  # fmt: skip
