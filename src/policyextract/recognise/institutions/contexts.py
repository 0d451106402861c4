"""What stands beside a name and makes it none: a class of bodies, a post, a meeting, a prize."""

from __future__ import annotations

import re
from functools import cache

from policyextract.recognise.institutions.words import Sight, any_of, beside

_REACH = 24
_SENT = ("委派出", "委派驻", "委派员")  # the verb is 派出, not 委派
_ALL_REACH = 48
_CLAUSE_REACH = 60
_NUMERAL = "[一二三四五六七八九十0-9]"
_UNITS_LISTED = re.compile(
    r"(?:[省市县区州盟旗乡镇村]|自治[区州县]|直辖市)[）)]?(?:[、，/和及或（(）)]|以及|直辖|各)*$"
)
TWO_LEVELS = re.compile(r"(?:^|[^\u4e00-\u9fff、])(?:省|自治区)[、和]$")  # 省、市卫健委
_UNITS_ALONE = "省市县区州盟旗乡镇"
_UNITS_ONLY = re.compile("[省市县区州盟旗乡镇]+")
_UNITS_BRACKETED = re.compile(r"[（(][省市县区州盟旗自治地级、辖开发新特林管委会\s]{1,16}[)）]$")
_GOVERNMENTS = re.compile(
    r"(?:[省市县区州盟旗]|自治[区州县旗])?(?:人民政府|政府|行政公署|行署|管委会|街道办事处)"
)
_UNIT_LETTERS = "省市县区州盟旗乡镇、（）()自治直辖设地级有关计划单列以及和与新疆生产建设兵团所属"
_ALL = re.compile(f"各[{_UNIT_LETTERS}，]{{0,40}}$")
_ALL_GOVERNMENTS = re.compile(f"各[{_UNIT_LETTERS}，行署人民政府公管委会办事处]{{0,40}}$")
_CLAUSE_END = re.compile(r"[。；，\n]")
_FACILITY = re.compile(
    "[一二三四五]期|(?:[^，。；：\n]{0,24}等)(?:(?![对为在的])[\u4e00-\u9fff]){0,8}(?:设施|场馆)"
)
_ANY_TAIL = re.compile(r"[（(][局委厅办、]{1,5}[)）]")
_NUMBER = re.compile(r"[发函电字令规]?[〔\[]|[\u4e00-\u9fff]{1,6}[〔\[](?:19|20)[0-9]{2}[〕\]]")
_CONGRESS = re.compile(
    rf"第?{_NUMERAL}+[次届](?:(?!召开|举行|主持|组织|研究|听取|开会)[\u4e00-\u9fff]){{0,9}}"
    r"(?:大会|会议|全会)"
)
_PARTY_GROUP = re.compile("党组(?!书记|副书记|成员|会|理论|中心组)")
_PARTY = re.compile(
    rf"章程|党员|人(?!民)|第{_NUMERAL}+次|建党|历史|党史|纪律|[\u4e00-\u9fff]{{0,8}}条例"
)
_TOP = re.compile(
    r"(?:中共中央|党中央|中央政治局|中央书记处|中央纪委|中央军委|国务院|全国人大|全国政协)\w{0,4}"
)
_SHORT = re.compile(
    r"(?:[省市县区州盟旗镇乡党]|自治[区州县旗])委$|(?:政府|人大|政协|常委会|国务院|中央|法院|检察院)$"
)
_FULL = re.compile(r"人民政府|委员会|代表大会|人民法院|人民检察院")


@cache
def _class_before() -> re.Pattern[str]:
    return re.compile(any_of("class_before") + "$")


@cache
def _post() -> re.Pattern[str]:
    more = "常委(?!会)|委员(?!会)|领导(?!下|全|各)|代表(?!大会)"
    return re.compile(rf"(?:党组|党委)?(?:原|时任|常务)?副?(?:{any_of('post')}|{more})")


@cache
def _meeting() -> re.Pattern[str]:
    about = rf"(?:{any_of('meeting_about')}){{0,4}}"
    bare = "会(?=[、，。研审上专听])"
    return re.compile(
        rf"第?{_NUMERAL}+届|第{_NUMERAL}+次|(?:第{_NUMERAL}+次)?{about}(?:{any_of('meeting')}|{bare})"
    )


@cache
def _event() -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fff]{{0,10}}?(?:{any_of('event')}|[0-9]{{1,3}}周年)")


@cache
def _prize() -> re.Pattern[str]:
    return re.compile(any_of("prize"))


@cache
def _project() -> re.Pattern[str]:
    others = r"(?:[^，。；：、和\n]{0,10}(?:[、和][^，。；：、和\n]{2,14}){0,8}等)?"
    verb = "[对为在的与将投建把向由]|实施|承担|承建|启动|推进|完成|负责|签约|开展|申报"
    noun = rf"(?:(?!{verb})[\u4e00-\u9fffA-Za-z0-9]){{0,9}}?"
    return re.compile(others + noun + any_of("project"))


@cache
def _building() -> re.Pattern[str]:
    return re.compile(any_of("building"))


def is_torn(text: str, end: int) -> bool:
    """Tell whether a name's last letter makes a word with the next one (财政部 in 财政部门)."""
    if text.startswith("委会", end - 1):
        return text[end + 1 : end + 2] not in ("同", "商", "签")
    if text.startswith(_SENT, end - 1):
        return False
    return text[end - 1 : end + 1] in beside("torn")


def is_class(sight: Sight, start: int) -> bool:
    """Tell whether the words before a name without a place make it a class (各市政府, 市县政府)."""
    line = sight.text[max(0, start - _REACH) : start].rpartition("\n")[2]
    government = _GOVERNMENTS.match(sight.text, start)
    if government and line.endswith(("（", "(")):
        return sight.text[government.end() : government.end() + 1] in ("）", ")")
    if _class_before().search(line) or _UNITS_BRACKETED.search(line):
        return True
    if not government and sight.text[start] in "市州盟" and TWO_LEVELS.search(line):
        return False
    listed = _UNITS_LISTED.search(line)
    if listed and not _named_unit(sight, start - len(listed.group())):
        return True
    before = sight.text[max(0, start - _ALL_REACH) : start].rpartition("\n")[2]
    return bool((_ALL_GOVERNMENTS if government else _ALL).search(before))


def is_every(text: str, start: int) -> bool:
    """Tell whether 各 and kinds of places stand before (各市、县（区）)."""
    near = text[start - 1 : start] in tuple(f"{_UNITS_ALONE}）)")
    return near and bool(_ALL.search(text[max(0, start - _ALL_REACH) : start].rpartition("\n")[2]))


def _named_unit(sight: Sight, offset: int) -> bool:
    """Tell whether the kind of place at the offset is a part of a place's name or of a word."""
    if offset + 1 in sight.places or offset + 3 in sight.places:
        return True
    if sight.text[offset] in "镇乡" and sight.town_before(offset + 1) < offset:
        return True
    return not sight.edge(offset) and not _UNITS_ONLY.fullmatch(sight.word(sight.index(offset)))


def is_aside(text: str, start: int, end: int) -> bool:
    """Tell whether what follows makes the name a part of a post, a meeting, a prize or an event."""
    name = text[start:end]
    if _prize().match(text, end) or _CONGRESS.match(text, end):
        return True
    if text[end : end + 1] not in tuple(name) and _NUMBER.match(text, end):
        return True
    if name in beside("group"):
        return bool(_event().match(text, end))
    if name == "中国共产党":
        return bool(_PARTY.match(text, end))
    if not (_SHORT.search(name) or _TOP.search(name)):
        return False
    if _meeting().match(text, end):
        return True
    return not _FULL.search(name) and bool(_post().match(text, end))


def is_project(text: str, end: int) -> bool:
    """Tell whether a company's name is a part of a project's (恒大项目, 京东方、惠科等重大项目)."""
    return bool(_project().match(text, end))


def is_facility(text: str, end: int) -> bool:
    """Tell whether a hall is named as a thing: its second phase, one of the facilities."""
    return bool(_FACILITY.match(text, end))


def is_any_tail(text: str, end: int) -> bool:
    """Tell whether other last words stand in brackets, as in a class (各省教育厅（委、局）)."""
    return bool(_ANY_TAIL.match(text, end))


def is_built(text: str, start: int, end: int) -> bool:
    """Tell whether a plant is spoken of as what is built, not as who acts (电厂二期开工)."""
    if text[end - 1] not in "厂站矿":
        return False
    left = max(text.rfind(stop, max(0, start - _CLAUSE_REACH), start) for stop in "。；\n：")
    right = _CLAUSE_END.search(text, end)
    return bool(_building().search(text[left + 1 : right.start() if right else len(text)]))


def is_party_group(text: str, end: int) -> bool:
    """Tell whether 党组, the body's own Party group, follows as who acts."""
    return bool(_PARTY_GROUP.match(text, end))


def is_title(text: str, start: int, end: int) -> bool:
    """Tell whether the name stands alone in book-title marks, as a paper's does."""
    return text[start - 1 : start] == "《" and text[end : end + 1] == "》"
