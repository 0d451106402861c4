"""The phrase before a number: what a clause names, without what leads in and trails off."""

from __future__ import annotations

import re
from functools import cache

from policyextract.lexicon import alternation, read_patterns, read_table
from policyextract.link.bounds import strip_bound
from policyextract.link.context import Context
from policyextract.link.site import Site
from policyextract.recognise.measures.classes import verbs
from policyextract.recognise.spans import Found

Offsets = tuple[int, int]
SCOPE = re.compile(
    r"(?:全[国省市县区州镇乡旗盟校村]|我[国省市县区州]|本[市省县区]|各[地市县省]|该[县市省区]|[东中西]部地区|[省市县区]内)"
    r"(?:各[级地类])?(?![政委长性])"
)
_SEPARATORS = re.compile(
    r"(?:[、，,；;：: 的]|及?以[上下内](?:的(?!的))?|以及|及(?!时|其|格)|和(?!平|谐|美|田|顺)"
    r"|与(?!会)|或者?|左右|上下|（[^（）]{0,20}）的?)+"
)
MEASURED = re.compile(
    r"(?:[额率期值数量费]|收入|投资|规模|时间|期限|比重|比例|价值|面积|数量|金额|资金|人数|总量|能力|水平|强度|产能|人口|标准|寿命|距离|高度|长度|年龄|工龄|年限|温度|跨度|深度|厚度|宽度|速度|密度|浓度)$"
)
_RANKED = re.compile(
    r"(?:预计)?(?:连续)?(?:保持|跻身|位居|稳居|居|列|升至|上升到|上升至|跃居|跃升至|排名?|位列|名列|从|由|达到|达)*(?:在|到)?"
    r"(?:全[国省市球区县州盟疆旗镇乡]|世界|亚洲|[中西东]部|同类|各省|[^，。；]{0,6}(?:城市|省份|省区))[^，。；]{0,8}$"
    r"|(?:位居|稳居|跃居|名列|位列|排名|居(?![民住委家])|列(?!车)|排(?![放水污查]))[^，。；]{0,14}$"
)
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_JOINED = re.compile(r"(?:、|和|与|及|以及|或)(?:近|约|超|超过|不少于)?$")
_GENERIC = re.compile(
    r"占比|比重|比例|增速|增幅|涨幅|降幅|增长|占总数|占总量|平均|实际|名义|累计"
    r"|(?:完成)?(?:全年|年度|年初|预定|规划|既定|预期|控制|考核|约束性)*"
    r"(?:目标|任务|计划|预算|指标)(?:任务|目标|值|数)?"
)
_BASED = re.compile(r"[由从]$|[\u4e00-\u9fff]{2}[比较在以]$")  # 粮食比上年下降1.4%
_LEAD = 1  # characters before an actor (由市财政局…)
_ACTOR = re.compile(  # what an actor does, so that the actor is no part of what is counted
    r"(?:要|应当?|将|拟|可|已|共|累计|每年|负责|牵头|会同[^，。；]{2,14}?|联合[^，。；]{2,14}?)*"
    r"(?:制定修订|制定|修订|遴选|组织|培训|选派|安排|投入|投资|贴息|补助|补贴|奖励|资助|拨付|筹集|争取"
    r"|新建|建设|改造|开展|检查|抽查|查处|受理|办理|发放|聘请|招录|引进|支持|认定|评选|将|把|按|处)"
)
_FUNDS = re.compile(  # 建设局筹措|资金
    r"(?:筹措|筹集|安排|拨付|投入|发放|争取|落实|整合|兑现|撬动|下达|提供)(?:各类|各级|专项)?"
    r"(?P<noun>资金|贷款|补贴|经费|奖金|款项|债券|救助金)$"
)
_BESIDE = re.compile(r"[^、，。；：,;:（）()\s]{2,24}$")  # what a bracket stands beside
_MEASURES_BY = re.compile(  # words before a base that has a time of its own
    r"不[低少大高]于|不得|超过|[高低快慢]于|相当于|控制在|占|完成|[按由从和]|以"
)
_LISTED = re.compile(r"[、和及]\S{1,16}?等(?![级离待额同于次比候])")  # 甲、乙等产教融合载体
_REMARK = re.compile(r"(?<=[\u4e00-\u9fff”]{2})（[^（）]*）$")  # “双师型”教师（含兼职教师）
_OF_VERB = re.compile("的部分|(?:提升|改造|整治|扩建|建设)?工程|人次")  # 国道改造提升工程
_AUXILIARIES = "拟共已将可均各还"  # 拟安排财政赤字
_LONG_REST, _SHORT_REST = 4, 2
_LONGEST_TAIL = 32
_NOT_PLACES = ("城镇", "城乡", "农村", "乡村", "城区", "市区", "山区", "库区", "林区", "牧区")


def patterns(use: str) -> str:
    """Return the alternatives of one use in ``phrases.csv``, to put into a pattern."""
    return read_patterns("policyextract.link", "phrases.csv", use)


@cache
def _trailing() -> re.Pattern[str]:
    changes = [
        row["word"]
        for row in read_table("policyextract.link", "changes.csv")
        if row["use"] == "verb" and len(row["word"]) > 1
    ]
    change = f"(?:增|{alternation(changes)})(?:达到|[到至为成达])?(?:了|约|近)?"
    return re.compile(f"(?:{change}|{patterns('trailing')})$")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(f"(?:{patterns('leading')})+")


@cache
def _verbs(use: str) -> re.Pattern[str]:
    """Return the pattern of the verbs of one use, which are plain words."""
    table = read_table("policyextract.link", "phrases.csv")
    return re.compile(alternation(row["pattern"] for row in table if row["use"] == use) + "了?")


def after_verb(use: str, context: Context, left: int, right: int, rest: int) -> int:
    """Return where a phrase begins behind the last such verb that leaves ``rest`` characters.

    ``driving`` verbs bring a result about (X带动Y), ``event`` verbs part an actor from what it
    counts (X发放Y). A verb with one more character in its word is part of a noun (建成区).
    """
    for verb in _verbs(use).finditer(context.text, left, right):
        lone = verb.start() - left == 1 and context.text[left] not in _AUXILIARIES
        if len(verb.group()) == 1 and not (
            context.word_edge(verb.start()) and context.word_edge(verb.end())
        ):
            continue
        if _OF_VERB.fullmatch(context.text, verb.end(), right):
            continue
        bound = not context.word_edge(verb.end()) and context.word_edge(verb.end() + 1)
        if verb.end() + rest <= right and not lone and not bound:
            left = verb.end() + (context.text[verb.end()] == "的")
    return left


def phrase_before(site: Site, context: Context) -> tuple[Offsets | None, Offsets | None]:
    """Return the scope and the noun phrase between the clause's start and the number."""
    text = site.text
    left, right = phrase_start(site, context), site.found.start
    if site.previous is not None and _JOINED.search(text, left, right):
        return None, None
    left = skip_leading(text, left, right)
    if site.quantity.kind == "rank":
        ranked = _RANKED.search(text, left, right)
        right = ranked.start() if ranked else right
    right = trim_trailing(text, left, right)
    scope, left = _split_scope(site, context, left, right)
    left = _after_list(text, _after_verbs(context, left, right), right)
    generic = _GENERIC.fullmatch(text, left, right) and site.quantity.kind != "rank"
    if generic and site.previous is not None:
        return scope, None
    if right - left < 2 or not _HAN.search(text, left, right):
        return scope, None
    return scope, (left, right)


def _after_list(text: str, left: int, right: int) -> int:
    """Return where the noun stands that names what a list by 等 gives examples of."""
    ends = [match.end() for match in _LISTED.finditer(text, left, right)]
    return ends[-1] if ends and ends[-1] + _LONG_REST <= right else left


def phrase_before_bracket(site: Site, context: Context) -> Offsets | None:
    """Return the phrase that a bracketed figure says the size of (低保金（3.2亿元）)."""
    text, right = site.text, site.clause - 1
    if right < 0 or text[right] not in "（(":
        return None
    before = _BESIDE.search(text, site.sentence[0], right)
    left = before.start() if before else right
    if site.previous is not None:
        left = max(left, site.previous.found.end)
    left = _after_verbs(context, left, right)
    return (left, right) if right - left >= 2 else None


def _after_verbs(context: Context, left: int, right: int) -> int:
    """Return where a phrase begins behind the verbs that bring about what it names."""
    left = skip_leading(context.text, left, right)
    left = after_verb("driving", context, left, right, 2)
    left = after_verb("event", context, left, right, 3)
    funds = _FUNDS.search(context.text, left, right)
    return funds.start("noun") if funds else left


def phrase_start(site: Site, context: Context) -> int:
    """Return where the phrase of a figure may begin: after the figure and the time before it."""
    left, right = site.gap_start, site.found.start
    if site.previous is not None and left == site.previous.found.end:
        mark = site.text.find("、", left, site.found.start)
        left = mark + 1 if mark >= 0 else left
    for body in context.found_in("institutions", left, site.found.start):
        if 0 <= body.start - left <= _LEAD and body.end < site.found.start:
            actor = _ACTOR.match(site.text, body.end, site.found.start)
            left = actor.end() if actor else left
    left = max(left, _after_action(context, left, site.found.start))
    for time in context.times_in(left, site.found.start):
        opens = time.start - left <= 3 or _dates_rest(site.text, left, time, right)
        opens = opens and not _BASED.search(site.text, left, time.start)
        if opens or not _HAN.search(site.text, left, time.start):
            left = time.end
    return left


def _after_action(context: Context, left: int, right: int) -> int:
    """Return where the words end that a body does (市人民医院销毁|过期药品), ``left`` if none."""
    bodies = context.found_in("institutions", left, right)
    if not bodies or bodies[-1].end >= right:
        return left
    end = bodies[-1].end
    for word in context.words_in(end, right):
        if word.text not in verbs() and word.tag != "d":
            break
        end = word.end
    acted = end > bodies[-1].end and right - end >= _SHORT_REST
    return end if acted and _HAN.search(context.text, end, right) else left


def _dates_rest(text: str, left: int, time: Found, right: int) -> bool:
    """Tell whether a time parts an actor from what is counted (各区县2006年|绿化任务)."""
    rest = trim_trailing(text, time.end, right) - time.end
    return rest >= _LONG_REST and not _MEASURES_BY.search(text, left, time.start)


def _split_scope(site: Site, context: Context, left: int, right: int) -> tuple[Offsets | None, int]:
    """Part 全省 or a place's name off the front of a phrase."""
    match = SCOPE.match(site.text, left, right)
    if match:
        return match.span(), match.end()
    end = left
    for word in context.words_in(left, right):
        if word.text == "、" and end > left:
            continue
        if word.tag != "ns" or word.text in _NOT_PLACES:
            break
        end = word.end
    if end == left or 0 < right - end < 2:
        return None, left
    return (left, end), end


def skip_leading(text: str, left: int, right: int) -> int:
    """Return where a phrase begins behind separators and words that only lead in."""
    separators = _SEPARATORS.match(text, left, right)
    left = separators.end() if separators else left
    match = _leading().match(text, left, right)
    left = match.end() if match else left
    unclosed = text[left : left + 1] in '“"' and "”" not in text[left:right]
    return left + 1 if left < right and unclosed else left


def trim_trailing(text: str, left: int, right: int) -> int:
    """Cut bounds, verbs of change, comparisons and links off the end of a phrase."""
    while left < right:
        words = strip_bound(text[left:right])
        match = _trailing().search(words, max(0, len(words) - _LONGEST_TAIL))
        words = words[: match.start()] if match else words
        words = _REMARK.sub("", words)
        words = words.rstrip("，、 (（")
        if words.endswith(("”", '"')) and "“" not in words:
            words = words[:-1]
        if left + len(words) == right:
            break
        right = left + len(words)
    return right
