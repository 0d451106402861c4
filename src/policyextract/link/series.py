"""Series: figures that share or divide the nouns of a list (A、B分别增长3%和5%)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from policyextract.link.context import Context
from policyextract.link.phrases import (
    MEASURED,
    Offsets,
    after_verb,
    phrase_start,
    skip_leading,
    trim_trailing,
)
from policyextract.link.site import Site

_ORDINALS = re.compile(r"第?[一二三](?:、第?[一二三])*(?:和第?[一二三])?(?=[产次])")
_ONLY_RESPECTIVELY = re.compile(r"[，,、]?(?:同比|年均|[比较与][^，。；]{1,12})?分别[^，。；]{0,8}")
_LIST_MARK = re.compile(r"(?:[、和与及]|以及)(?![^（）。\n]*）)")  # 各省（区、市） is one member
_LONGEST_LIST = 30
_WHOLE = re.compile(r"(?:全[国省市县区州]|市区|城区|县域|城乡|我[省市县]|[^、]{1,3}[省市县区])")
_RESIDENTS = re.compile(r"(?:城镇|农村(?:牧区)?|乡村)(?:常住)?(?:居民)?")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,6}(?:[省市县区州盟旗镇乡村]|街道|开发区|高新区|新区)")
_PLACES = re.compile(  # 省级及以上, 市直, 城区, 其他县区, 芜湖、铜陵两市
    r"(?:(?:国家|中央|自治区|[省市县区镇村])(?:级|本级|直|属)?(?:及以[上下])?(?:财政)?|地方(?:财政)?"
    r"|(?:主|老|新)?城区|市区|郊区|农村|(?:其他|其余|各)[省市县区镇乡村]{1,2}(?:[（(]市、区[）)])?"
    r"|(?!示范|先进|文明|美丽|特色|平安|星级|试点|重点)(?:(?![由按对把为给向])[\u4e00-\u9fff、]){2,16}(?:[省市县区州盟旗镇乡]|街道|开发区|新区|兵团))"
)
_DOES_PART = re.compile(  # who does a part, and a verb of doing without an object
    r"(?P<place>[\u4e00-\u9fff、（）]{1,20}?(?:[省市县区州盟旗镇乡]|本级|街道|开发区|新区|兵团))?"
    r"(?:各|均|分别|共|力争|确保|计划|要|将|再)*"
    r"(?:完成|新建|建设|改造|新增|新改建|建成|整治|打造|培训|落实|争取)"
)
_NOTHING_MORE = re.compile(r"(?:及?以上|左右|以内)?(?:[，。；、）)\s]|$)")
_ANNOUNCES = re.compile(  # …提高为：一类地区7500元，|二类地区
    r"(?:为|如下|即|是)[：:](?:[^，。；、：:0-9]{1,16}[0-9.,]+[^，。；、：:0-9]{1,6}[，、；])*$"
)
_LEVEL = re.compile(  # what a list sets the levels of, without what a bracket says of it
    r"(?P<noun>(?:标准|限额|额度|定额|资金|费用|价格?|工资|金额|补[助贴偿]金?|奖励|[税费]率|扣除额|扣除))(?:提高|调整|降低)?"
    r"(?:（[^（）]*）)?(?:提高|调整|降低)?$"
)
_LEVEL_NAME = re.compile("(?:标准|限额|额度|定额|比例|价格?|费率|税率|补[助贴])$")
_SETS = re.compile("(?:^|[^作成称])为$|每[人月年户亩个]{1,2}(?:每[月年天])?$")
_LONGEST_MEMBER = 12
_LIST = 200  # characters of a list behind its colon
_LEADS_TO_PART = re.compile(r"[（(：:，,；;、]?(?:其中[：:，,]?)?|[^，。；：]{0,10}[：:]")


class Named(NamedTuple):
    """An indicator (clean offsets), its scope where stated, and whether it was taken over."""

    indicator: Offsets | None
    scope: Offsets | None
    inherited: bool


def from_list(site: Site, context: Context) -> Named | None:
    """Return the member of A、B和C that a 分别 list pairs with the figure, in order."""
    first, index = first_of_list(site)
    mark = first.gap.find("分别")
    if mark < 0:
        return None
    left, right = phrase_start(first, context), first.gap_start + mark
    left = skip_leading(first.text, left, right)
    left = after_verb("driving", context, left, right, 1)
    if _ORDINALS.match(first.text, left, right):
        return Named((left, right), None, index > 0)
    parts = _members(first.text, left, right)
    if len(parts) < 2 or index >= len(parts):
        return None
    part = parts[index]
    if _RESIDENTS.fullmatch(
        first.text, *parts[0]
    ):  # 城镇、农村居民收入: only the last has the noun
        return Named(part if index == len(parts) - 1 else (left, right), None, False)
    whole = _WHOLE.fullmatch(first.text, *parts[0])
    if whole and (last := _WHOLE.match(first.text, *parts[-1])):
        scope = part if index < len(parts) - 1 else last.span()
        return Named((last.end(), parts[-1][1]), scope, False)
    short = any(end - start <= 3 for start, end in parts[:-1])
    if short and not MEASURED.search(first.text, *parts[0]):
        return Named((left, right), None, index > 0)
    return Named(part, None, False)


def by_place(site: Site, context: Context, previous: Sequence[Named]) -> Named | None:
    """Return what was counted before, for the place that a 分别 list pairs with the figure.

    全镇客栈124家，周城、桃源两村分别新增23家和14家.
    """
    first, index = first_of_list(site)
    mark = first.gap.find("分别")
    if mark < 0 or first.previous is None or len(previous) <= index:
        return None
    left, right = phrase_start(first, context), first.gap_start + mark
    parts = _members(first.text, skip_leading(first.text, left, right), right)
    before = previous[len(previous) - index - 1]
    named = len(parts) > 1 and (
        _PLACE.fullmatch(first.text, *parts[-1])
        or all(_are_places(context, each) for each in parts)
    )
    if not named or index >= len(parts) or before.indicator is None:
        return None
    return before._replace(scope=parts[index], inherited=True)


def part_of_whole(
    site: Site, context: Context, previous: Sequence[Named], where: Offsets | None
) -> Named | None:
    """Return what was measured before, for a place or level whose part of it a figure is.

    总投资12亿元（市级5亿元、县级7亿元）; 储备0.5亿公斤：福州1250万公斤、厦门1000万公斤.
    """
    whole = site.previous
    if whole is None or where is None or not previous or previous[-1].indicator is None:
        return None
    same = site.repeats_unit and site.quantity.kind != "ratio"
    if not same or where[0] < whole.found.end:
        return None
    if not _LEADS_TO_PART.fullmatch(site.text, whole.found.end, where[0]):
        return None
    named = _PLACES.fullmatch(site.text, *where) or _are_places(context, where)
    return previous[-1]._replace(scope=where, inherited=True) if named else None


def part_done(site: Site, previous: Sequence[Named], core: Offsets | None) -> Named | None:
    """Return what was measured before, where a phrase only says who does how much of it.

    新建管网1000公里，力争完成1100公里。其中，福州市本级新建60公里，其他设区市各完成30公里.
    """
    done = core and _DOES_PART.fullmatch(site.text, *core)
    if not done or not previous or previous[-1].indicator is None:
        return None
    if site.previous is None:
        goes_on = site.text.startswith("其中", site.sentence[0])
    else:
        goes_on = site.repeats_unit and site.quantity.kind != "percent"
    if not (goes_on and _NOTHING_MORE.match(site.after)):
        return None
    place = done.span("place") if done["place"] else None
    return previous[-1]._replace(scope=place or previous[-1].scope, inherited=True)


def announced(site: Site, context: Context, core: Offsets | None) -> Named | None:
    """Return what a list behind a colon was announced as, for one of its members.

    每月免税扣除额提高为：一类地区7500元，二类地区6500元.
    """
    if (
        core is None
        or core[1] - core[0] > _LONGEST_MEMBER
        or site.quantity.kind not in ("money", "percent")
    ):
        return None
    before = site.text[max(site.sentence[0], core[0] - _LIST) : core[0]]
    if not _ANNOUNCES.search(before):
        return None
    lead = lead_in(site, context)
    if lead is None:
        return None
    left, right = lead
    level = _LEVEL.search(site.text, left, right)
    if level is None:
        return None
    right = level.end("noun")
    noun = site.text.rfind("的", left, right - 2)
    return Named((noun + 1 if noun >= 0 else left, right), core, True)


def next_level(site: Site, previous: Sequence[Named], core: Offsets | None) -> Named | None:
    """Return the level that a list goes on with for one more group.

    体育场补助标准为100万元，体育馆为60万元.
    """
    before = previous[-1].indicator if previous else None
    if site.previous is None or core is None or before is None:
        return None
    same = site.repeats_unit
    if not (same and _SETS.search(site.gap) and core[1] - core[0] <= _LONGEST_MEMBER):
        return None
    if "；" in site.between or not _LEVEL_NAME.search(site.text, *before):
        return None
    if _LEVEL_NAME.search(site.text, *core):
        return None  # it names a level of its own
    return previous[-1]._replace(scope=core, inherited=True)


def _are_places(context: Context, where: Offsets) -> bool:
    """Tell whether a stretch is names of places and nothing else."""
    words = [word for word in context.words_in(*where) if word.text not in ("、", "和")]
    return bool(words) and all(word.tag == "ns" for word in words)


def first_of_list(site: Site) -> tuple[Site, int]:
    """Return the first figure of the list that a figure stands in, and its place there."""
    first, index = site, 0
    while first.previous is not None and first.in_list and index < _LONGEST_LIST:
        if "分别" in first.between:
            break
        first, index = first.previous, index + 1
    return first, index


def respectively(site: Site, previous: Sequence[Named], following: Sequence[Site]) -> Named | None:
    """Pair 分别 figures without nouns of their own with the figures before them, in order."""
    first, index = first_of_list(site)
    if not _ONLY_RESPECTIVELY.fullmatch(first.gap):
        return None
    count = index + 1
    for other in following:
        if not other.in_list or "分别" in other.between:
            break
        count += 1
    partner = len(previous) - count
    return previous[partner]._replace(inherited=True) if count > 1 and partner >= 0 else None


def _members(text: str, left: int, right: int) -> list[Offsets]:
    """Return the members of a coordinated phrase."""
    members, start = [], left
    for mark in _LIST_MARK.finditer(text, left, right):
        if mark.start() > start:
            members.append((start, mark.start()))
        start = mark.end()
    if start < right:
        members.append((start, right))
    return members


def lead_in(site: Site, context: Context) -> Offsets | None:
    """Return the lead-in of a list by places (补偿资金为：甲市2700万元，乙市…)."""
    start = context.line_at(site.found.start)[0]
    colon = max(site.text.rfind(mark, start, site.found.start) for mark in "：:")
    if colon < 0:
        return None
    left = max(site.text.rfind(mark, start, colon) for mark in "，。；,;")
    left = skip_leading(site.text, max(left + 1, start), colon)
    right = trim_trailing(site.text, left, colon)
    return (left, right) if right - left >= 3 else None
