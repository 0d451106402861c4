"""From a mention to the full name of its organisation (市委 in a Loudi text → 中共娄底市委员会)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from policyextract.facts import InstitutionType, Level
from policyextract.lexicon import read_table
from policyextract.link.families import name_of_kind
from policyextract.link.kinds import Body, bodies, level_of, place_in, type_of
from policyextract.link.parts import UNIT, Parts, take_apart
from policyextract.link.renamed import name_of_nation
from policyextract.places import Place, find
from policyextract.recognise.institutions.departments import fields
from policyextract.recognise.institutions.lists import PARTY_STEMS

_NATIONAL_ENDS = ("局", "总局", "委员会", "署")
_FIRM = ("公司", "集团", "银行")
_STATE = "中华人民共和国"
_OFFICE = re.compile("(?P<body>.+)(?P<unit>办公厅)")
_BRANCH = re.compile(
    "(?P<body>[\u4e00-\u9fff]+[局委院馆])(?P<branch>[\u4e00-\u9fff]{2,4}分[局院馆])"
)
_SECTION = re.compile(  # 住建局|公用事业科
    "(?P<body>[\u4e00-\u9fff]+?(?:[局厅]|委(?:员会)?))(?P<section>[\u4e00-\u9fff]{2,10}(?:科|处|股|大队|所))"
)
_INSTITUTE = re.compile(
    "(?P<body>中(?:国)?[\u4e00-\u9fff]?科(?:学)?院)(?P<unit>[\u4e00-\u9fff]{2,12})"
)
_WHOLE = {"兵团": "新疆生产建设兵团"}
_NO_PLACE = ("enterprise", "school", "international")
_OF_PREFECTURE = re.compile(
    "(?P<place>[\u4e00-\u9fff]{2,4})(?P<field>公安|生态环境|环保|自然资源|规划)分局"
)
_OWN_BRANCH = re.compile(
    "市[\u4e00-\u9fff]{2,12}[局委](?P<place>[\u4e00-\u9fff]{2,4}?)[市区县]?分局"
)
_BODY_OF_TOWN = re.compile(
    "(?P<town>[\u4e00-\u9fff]{2,6}?(?:街道|镇|乡))(?P<organ>党委|党工委|人民政府|政府|办事处|卫生院)"
)
_EXCHANGE = re.compile(
    "(?:国家)?外汇(?:管理)?局(?P<branch>[\u4e00-\u9fff]{2,8}(?:分局|中心支局|支局|外汇管理部))"
)
_GRID = re.compile("国网(?P<place>[\u4e00-\u9fff]{2,4})电力")
_OF_TOWN = {"政府": "人民政府", "党委": "委员会", "党工委": "工作委员会"}
_PREFECTURAL = re.compile("地委|行署|行政公署")
_ZONE_ENDS = ("管委会", "管理委员会", "高新区", "经开区", "新区", "示范区", "开发区", "保税区",
              "试验区", "实验区", "合作区", "园区", "度假区", "港区")  # fmt: skip
_BANK = re.compile(r"(?:农发行|国开行|[工农建交]行|邮储银行|(?:农业发展|工商|农业|建设)银行)(?=..)")
_REGION = re.compile("^(?:广西|宁夏|西藏|新疆|内蒙古)区(?=分行)")
_OWN_ZONES = ("高新区管委会", "经开区管委会", "高新区", "经开区")
_ZONES = {"高新区": "高新技术产业开发区", "经开区": "经济技术开发区", "管委会": "管理委员会"}


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


@lru_cache(maxsize=4096)
def expand(
    mention: str, region: Place | None, inherited: Place | None = None, year: int | None = None
) -> Full:
    """Return the organisation that a mention names in a text that speaks for ``region``.

    ``inherited`` is the place of the name before it in the same list (省市场监管局、药监局),
    ``year`` the document's.
    """
    mention = _WHOLE.get(mention) or PARTY_STEMS.get(mention, mention)
    plain = mention.removeprefix(_STATE)
    mention = plain if plain in bodies() else mention
    local = region is not None and region.level != "national"
    body = bodies().get(name_of_nation(mention, year) or mention)
    body = body or (None if local or inherited else _national(mention))
    if body and not (local and _is_local(mention)):
        known_by_it = mention.endswith("公司") or not body.name.endswith(_FIRM)
        name = mention if body.type == "enterprise" and known_by_it else body.name
        place = place_in(name) if body.level not in (None, "national") else None
        return Full(name, body.name, body.type, body.level, place, name != mention, True)
    if unit := _unit_of_nation(mention):
        return unit
    if exchange := _EXCHANGE.fullmatch(mention):
        return _exchange(mention, exchange["branch"])
    spelled = _spelled(mention, region)
    parts = take_apart(spelled, region, _of_branch(mention, region) or inherited)
    parts = parts._replace(year=year)
    if region and region.short and region.level == "prefecture" and mention in _OWN_ZONES:
        spelled = region.short + spelled  # 高新区管委会 of 自贡
    section = _SECTION.fullmatch(parts.rest)
    if section:
        parts = parts._replace(rest=section["body"])
        spelled = spelled.removesuffix(section["section"])
    name = name_of_kind(parts)
    placed = bool(name) or parts.stated or spelled != parts.rest
    name = name or _branch(parts, spelled) or _plain(parts, spelled)
    name = _body_of_branch(parts, name)
    kind = type_of(name)
    name += section["section"] if section else ""
    place = _innermost(name, parts.place) if placed else _named_or_near(name, kind, region)
    place = None if kind in _NO_PLACE and "党校" not in name else place
    return Full(name, name, kind, level_of(name, kind), place, name != mention, parts.stated)


def _unit_of_nation(mention: str) -> Full | None:
    """Return a ministry's office or an academy's institute (教育部|办公厅, 中科院|金属所)."""
    unit = _OFFICE.fullmatch(mention) or _INSTITUTE.fullmatch(mention)
    above = bodies().get(unit["body"]) if unit else None
    if unit is None or above is None or above.level != "national":
        return None
    name = above.name + unit["unit"]
    return Full(name, name, above.type, above.level, place_in(name), name != mention, True)


def _exchange(mention: str, branch: str) -> Full:
    """Return the branch that the nation's exchange administration has in a place."""
    name = f"国家外汇管理局{branch}"
    kind = type_of(name)
    return Full(name, name, kind, level_of(name, kind), place_in(name), name != mention, True)


def _spelled(mention: str, region: Place | None) -> str:
    """Write 地委 and 行署 with the kind of their place (地区行署, 盟行署)."""
    place = region
    while place and place.level != "prefecture":
        place = place.above
    kind = place.name[-1:] if place else ""
    unit = {"区": "地区", "盟": "盟"}.get(kind, "")
    bare = unit and _PREFECTURAL.match(mention)
    return unit + mention.removeprefix("地") if bare else mention


def _of_branch(mention: str, region: Place | None) -> Place | None:
    """Return the city whose bureau has a branch in the region (市生态环境局涟源分局)."""
    branch = _OWN_BRANCH.fullmatch(mention)
    own = branch and region and region.level == "county" and branch["place"] == region.short
    return region.above if own and region else None


def _branch(parts: Parts, mention: str) -> str:
    """Name a city's bureau for one of its districts (海淀公安分局 → 北京市公安局海淀分局)."""
    branch = _OF_PREFECTURE.fullmatch(mention)
    above = parts.place.above if parts.place and parts.stated else None
    if not branch or above is None or not above.name.endswith("市"):
        return ""
    return f"{above.name}{branch['field']}局{branch['place']}分局"


def _body_of_branch(parts: Parts, name: str) -> str:
    """Write out the bureau whose branch is named (市规自委昌平分局)."""
    branch = _BRANCH.fullmatch(parts.rest)
    body = name_of_kind(parts._replace(rest=branch["body"])) if branch else ""
    return body + branch["branch"] if body and branch else name


def _named_or_near(name: str, kind: InstitutionType, region: Place | None) -> Place | None:
    """Return the place in a name that does not begin with it, or that a township's body lies in."""
    if kind == "grassroots" or _BODY_OF_TOWN.match(name) or name.startswith("中共"):
        return region if region and region.level in ("county", "township") else None
    return place_in(name) if kind in ("department", "military") else None


def _national(mention: str) -> Body | None:
    """Return the national body that a short name without a place means in a national text."""
    names = [f"{front}{mention}" for front in ("国家", "国务院", "中国")]
    field = fields().get(mention)
    if field:
        names += [f"{field.name}部", *(f"国家{field.name}{end}" for end in _NATIONAL_ENDS)]
    names.append(mention.removeprefix("中国"))
    return next((bodies()[name] for name in names if name in bodies()), None)


def _innermost(name: str, place: Place | None) -> Place | None:
    """Return the place within the organisation's that its name ends on (公安局昌平分局)."""
    inner = place_in(name)
    return inner if inner and place and inner.within(place) else place


def _is_local(mention: str) -> bool:
    """Tell whether a national body's short name is a department's of every place (发展改革委)."""
    return name_of_kind(Parts("", None, "", False, mention)) != ""


def _in_full(region: re.Match[str]) -> str:
    """Return the full name of an autonomous region (广西区 before 分行)."""
    return find(region.group()[:-1])[0].name


def _plain(parts: Parts, mention: str) -> str:
    """Return any other name: with the place that 市 or 省 stands for, and 管委会 written out."""
    name = mention
    if parts.place and not parts.stated and UNIT.match(mention):
        name = parts.where + parts.rest
    if name.endswith(_ZONE_ENDS) and len(name) > 2:
        zone = next((zone for zone in _zones() if name.startswith(zone)), "")
        name = _zones().get(zone, "") + name.removeprefix(zone)
        for short, full in _ZONES.items():
            name = name.replace(short, full)
        return name if name.endswith("管理委员会") else name + "管理委员会"
    bank = _BANK.match(name)
    if bank:
        return bodies()[bank.group()].name + _REGION.sub(_in_full, name[bank.end() :])
    if name.endswith(tuple(_endings())):
        short = next(end for end in _endings() if name.endswith(end))
        name = name.removesuffix(short) + _endings()[short]
    if name.startswith(("人行", "人民银行")):
        return "中国人民银行" + name.removeprefix("人行").removeprefix("人民银行")
    grid = _GRID.fullmatch(name)
    if grid and find(grid["place"]):
        return f"国网{find(grid['place'])[0].name}电力有限公司"
    if name.endswith("党组") and not name.startswith(("中共", "国")):
        return "中共" + name
    return _of_town(name)


@cache
def _zones() -> dict[str, str]:
    """Return the full names of zones that are known by short ones (两江新区)."""
    rows = read_table("policyextract.link", "zones.csv")
    return {row["zone"]: row["name"] for row in rows}


def _of_town(name: str) -> str:
    """Write a township's body out (荷叶镇党委 → 中共荷叶镇委员会)."""
    body = _BODY_OF_TOWN.fullmatch(name)
    if not body:
        return name[:-2] + "人民政府" if name in ("镇政府", "乡政府") else name
    organ = _OF_TOWN.get(body["organ"], body["organ"])
    return ("中共" if body["organ"].startswith("党") else "") + body["town"] + organ


@cache
def _endings() -> dict[str, str]:
    """Return the short last words of names with the full ones, the longest first."""
    rows = read_table("policyextract.link", "short_endings.csv")
    return {row["ending"]: row["name"] for row in sorted(rows, key=lambda r: -len(r["ending"]))}
