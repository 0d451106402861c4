"""The full names of the bodies that every place has: Party, government, courts, departments.

Each function takes a mention apart and returns the full name of its kind, empty if it is of
another kind or its place is not known.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from policyextract.lexicon import read_table
from policyextract.link.parts import TAILS, Parts
from policyextract.recognise.institutions.departments import chain_before, fields

_INSTITUTIONS = "policyextract.recognise.institutions"
_LONG_TAILS = {"委": "委员会", "办": "办公室"}
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
_DISCIPLINE = re.compile(r"(?:纪委监委|纪检监察委|纪委|纪律检查委员会)")
_SUPERVISION = re.compile(r"(?:监委|监察委员会)")
_GOVERNMENT = re.compile(r"(?:人民)?政府(?P<organ>.*)")
_CONGRESS = re.compile(
    r"(?:人民代表大会|人大)(?P<standing>(?:及其)?(?:常务委员会|常委会))?(?P<organ>.*)"
)
_CPPCC = re.compile(r"政协(?P<organ>.*)")
_COURT = re.compile(r"(?P<rank>高级|中级|高|中)?级?(?:人民)?(?:法院|院)")
_PROCURATORATE = re.compile(r"(?:人民)?检察院")


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


def _discipline(parts: Parts) -> str:
    if not parts.place:
        return ""
    if _DISCIPLINE.fullmatch(parts.rest):
        return f"中共{parts.where}纪律检查委员会"
    return f"{parts.where}监察委员会" if _SUPERVISION.fullmatch(parts.rest) else ""


def _government(parts: Parts) -> str:
    match = _GOVERNMENT.fullmatch(parts.rest)
    if not match or not parts.place:
        return f"{parts.where}行政公署" if parts.place and parts.rest == "行署" else ""
    organ = match["organ"]
    full = _organ("government", organ) if organ else ""
    if organ == "办" and parts.place.level == "provincial":
        full = "办公厅"
    return f"{parts.where}人民政府{full}"


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
    match = _COURT.fullmatch(parts.rest)
    if not match:
        return ""
    rank = {"provincial": "高级", "prefecture": "中级"}.get(parts.place.level, "")
    return f"{parts.where}{rank}人民法院"


def _mass(parts: Parts) -> str:
    full = _organs().get(("mass", parts.rest)) or _organs().get(("cooperative", parts.rest))
    return f"{parts.where}{full}" if full and parts.place else ""


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
    last = _bureau(field, where) if tail in ("", "部门") else _LONG_TAILS.get(tail, tail)
    return where + (field if field.endswith(last) else field + last)


def _bureau(field: str, where: str) -> str:
    """Return what a department of the field is called in a place: 厅 or 局."""
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
    _committee, _discipline, _government, _congress, _cppcc, _court, _mass, _department,
)  # fmt: skip
