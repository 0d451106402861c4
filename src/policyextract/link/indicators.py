"""Indicator and scope: what a figure measures, in the words a table's row could be named by."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyextract.lexicon import alternation, read_table
from policyextract.link.bounds import length_after, strip_bound
from policyextract.link.context import Context, Word
from policyextract.link.site import Site

_SCOPE = re.compile(
    r"(?:全[国省市县区州镇乡旗盟校系统]|我[国省市县区州]|本[市省县区]|各[地市县省]|该[县市省区]|[东中西]部地区)(?:各[级地类])?"
)
_MARKS = "“”‘’\"'《》〈〉"
_TRAILING = re.compile(
    r"(?:同比|环比|实际|名义|可比口径|同口径|按可比价格?(?:计算)?|累计|分别|均|各|约|平均|共计?|合计|总计|总共|大约|每年|年均|"
    r"[比较与](?:上年|去年|上一年|前一年|上月|上季度?|年初|20[0-9]{2}年|“?十[一二三四]五”?)(?:同期|年?[末底]|相比|初)?|"
    r"比[^，。；]{1,10}|占(?:到|了)?[^，。；]{0,24}的?|高于[^，。；]{0,16}|低于[^，。；]{0,16}|快于[^，。；]{0,16}|慢于[^，。；]{0,16}|高出[^，。；]{0,16}|"
    r"居[^，。；]{0,8}|位居[^，。；]{0,8}|列[^，。；]{0,8}|排名?[^，。；]{0,8}|稳居[^，。；]{0,8}|"
    r"达到?|为|是|有|到|至|了|的|在|由|从|按照?|即|仅|已|将|只|可|可达|突破|稳定在|控制在|保持在|维持在|力争|争取|预计|预期|要|再|净|又|"
    r"提高|提升|增加|减少|下降|上升|扩大|实现|完成|累计完成|投入|给予|上限|下限|不得|应|须|应当|不|主要)$"
)
_KEEP_VERBS = ("投入", "完成", "实现", "给予", "增加", "减少", "扩大")
_LEADING = re.compile(
    r"(?:其中|同时|此外|另外|并且?|以及|及|和|与|且|而|还|也|又|则|即|如|目前|现|现已|已|已经|先后|累计|共|一共|总共|共有|仅|约|近年来|今年|去年|全年|年末|年底|当年|上半年|本次|其余|"
    r"初步核算|初步统计|据统计|预计|力争|争取|确保|努力|到|在|对|使|把|将|要|由|从|于|为|向|给|按照?|按|"
    r"成功|持续|稳步|积极|大力|深入|全面|进一步|不断|加快|切实|扎实|有效|带动|实际|主要预期目标是|主要目标是|目标是|实现|累计实现|全力|直接|间接|平均)"
)
_VERBS_BEFORE_NOUN = re.compile(
    r"(?:发放|下达|拨付|安排|投入|筹集|落实|争取|完成|建成|新建|建设|改建|扩建|改造|开工|组建|成立|组织|举办|开展|培育|引进|获批|获得|出台|制定|"
    r"办理|受理|解决|推动解决|清理|查处|整治|吸引|接待|招引|签约|实施|建立|设立|搭建|打造|形成|新增|净增|支持|帮助|惠及|覆盖|服务|提供|认定|创建|评选|表彰|选派|派出|选树|培养|培训|转移|吸纳|化解|淘汰|关停|压减|召开|推出|确定|梳理出?|"
    r"购置|采购|收购|销售|出口|进口|发行|募集|减免|为企业|为[^，。；]{1,6}|使用|共|有|拥有|配备|累计|设置|开设|招收|招录|录用)了?$"
)
_STOP_TAGS = ("d", "p", "u", "y", "e", "r")
_PREDICATES = re.compile(
    r"(?:已|正在|参与|进行|实现|达到|完成|开展|增长|下降|提高|增加|减少|被|由|得到|获得|获|入选|竣工|投产|开工|建成|通过|纳入|进入|为|是|有|在|用于|同比|以|较|比|落户|入驻|送去|提供|共|全部|均|并|按|按照|享受|受益|可|将|应|须|不|的)$"
)
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_PARTS = re.compile(r"[、和与及]|以及")
_ORDINAL_LIST = re.compile(r"^((?:第?[一二三]、)+第?[一二三])(?=[产次])")


class Named(NamedTuple):
    """An indicator (clean offsets), its scope where stated, and whether it was taken over."""

    indicator: tuple[int, int] | None
    scope: tuple[int, int] | None
    inherited: bool


def indicator_of(
    site: Site, context: Context, previous: Named | None, following: Site | None
) -> Named:
    """Return what a figure measures: the noun after its unit, the phrase before it, or the one
    that the figure before it has (增长4.8% after 地区生产总值5万亿元).
    """
    shared = _from_list(site, context)
    if shared:
        return shared
    left, right = _trim_before(site, context)
    noun = _noun_after(site, context)
    if noun and (left >= right or _VERBS_BEFORE_NOUN.search(site.text, left, right)):
        return Named(noun, _scope(site.text, left, right), False)
    scope = _scope(site.text, left, right)
    start = scope[1] if scope and scope[1] < right else left
    start = _skip_leading(site.text, start, right)
    if right - start >= 2 and _HAN.search(site.text, start, right):
        return Named((start, right), scope, False)
    if noun:
        return Named(noun, scope, False)
    if following is not None and re.fullmatch(r"[、和]", following.between):
        ahead = _noun_after(following, context)
        if ahead and left >= right:
            return Named(ahead, scope, True)
    if previous is not None and previous.indicator and site.previous is not None:
        return Named(previous.indicator, previous.scope, True)
    return _clause_before(site, context)


def _trim_before(site: Site, context: Context) -> tuple[int, int]:
    """Return the words before the number without bounds, verbs of change and time at their end."""
    text = site.text
    left, right = site.gap_start, site.found.start
    while left < right and text[left] in '、和及与或，, “"':
        left += 1
    for time in reversed(context.of("times")):
        if time.end <= left:
            break
        if time.start <= left + 6 and time.end <= right and time.start >= site.clause - 1:
            left = max(left, time.end)
    left = _skip_leading(text, left, right)
    while left < right:
        words = text[left:right]
        shorter = strip_bound(words)
        match = _change_end().search(shorter) or _TRAILING.search(shorter)
        if match and match.group() in _KEEP_VERBS and len(shorter) > len(match.group()):
            match = None if match.start() == 0 else match
        shorter = shorter[: match.start()] if match else shorter
        if shorter == words:
            break
        right = left + len(shorter)
    while right > left and text[right - 1] in '，、 ”"（(':
        if text[right - 1] == "”" and "“" in text[left:right]:
            break
        right -= 1
    return left, right


@cache
def _change_end() -> re.Pattern[str]:
    words = [
        row["word"]
        for row in read_table("policyextract.link", "changes.csv")
        if row["use"] == "verb" and len(row["word"]) > 1
    ]
    return re.compile(f"(?:增|{alternation(words)})(?:达到|[到至为成达])?(?:了|约|近)?$")


def _skip_leading(text: str, left: int, right: int) -> int:
    while True:
        match = _LEADING.match(text, left, right)
        if not match or match.end() == match.start():
            break
        left = match.end()
    while left < right and text[left] in " ，,、的":
        left += 1
    return left


def _scope(text: str, left: int, right: int) -> tuple[int, int] | None:
    match = _SCOPE.match(text, left, right)
    return match.span() if match else None


def _noun_after(site: Site, context: Context) -> tuple[int, int] | None:
    """Return the noun phrase right after the unit (84张“湘中英才卡”, 130万农村困难群众)."""
    if site.quantity.kind in ("percent", "percentage_point", "rank", "multiple", "ratio"):
        return None
    start = site.found.end + length_after(site)
    text = site.text
    if text[start : start + 1] == "的":
        start += 1
    limit = min(site.sentence[1], start + 40)
    stop = re.search(r"[，。；、,;：:（）()\n]", text[start:limit])
    limit = start + stop.start() if stop else limit
    if start >= limit:
        return None
    quoted = re.match(r"[“\"]([^”\"]{1,30})[”\"]", text[start:limit])
    if quoted:
        return _quoted(text, start, limit, quoted, context)
    end = _noun_end(context.words_in(start, limit), text, start)
    return (start, end) if end - start >= 2 else None


def _quoted(
    text: str, start: int, limit: int, quoted: re.Match[str], context: Context
) -> tuple[int, int]:
    after = start + quoted.end()
    end = _noun_end(context.words_in(after, limit), text, after)
    return (start, end) if end > after else (start + 1, after - 1)


def _noun_end(words: list[Word] | tuple[Word, ...] | object, text: str, start: int) -> int:
    """Return where the noun phrase that begins at ``start`` ends."""
    sequence = list(words)  # type: ignore[call-overload]
    end = start
    for index, word in enumerate(sequence):
        if (
            word.text == "的"
            and index
            and any(w.tag.startswith(("n", "v")) for w in sequence[index + 1 :])
        ):
            end = word.end
            continue
        if word.tag[:1] in _STOP_TAGS and word.text not in ("各", "其他", "不同"):
            break
        if word.start > start and _PREDICATES.match(word.text):
            break
        end = word.end
    return end


def _from_list(site: Site, context: Context) -> Named | None:
    """Return the member of A、B和C that a 分别 list pairs with the figure, in order."""
    first, index = site, 0
    while first.previous is not None and first.in_list and first.previous.sentence == site.sentence:
        first, index = first.previous, index + 1
    if "分别" not in first.gap:
        return None
    head = first.gap_start + first.gap.index("分别")
    probe = first.text[first.gap_start : head]
    left = first.gap_start
    left = _skip_leading(first.text, left, head)
    for time in context.of("times"):
        if left <= time.start <= left + 2 and time.end <= head:
            left = _skip_leading(first.text, time.end, head)
    probe = first.text[left:head]
    parts = _split_list(probe)
    if len(parts) < 2 or index >= len(parts):
        return None
    start, end = parts[index]
    return Named((left + start, left + end), None, False)


def _split_list(words: str) -> list[tuple[int, int]]:
    """Return the members of a coordinated phrase, as offsets into it."""
    parts, start = [], 0
    for match in _PARTS.finditer(words):
        if match.start() > start:
            parts.append((start, match.start()))
        start = match.end()
    if start < len(words):
        parts.append((start, len(words)))
    return parts


def _clause_before(site: Site, context: Context) -> Named:
    """Return the subject of the clause before, where the figure's own clause names none."""
    start = site.sentence[0]
    if site.clause <= start + 1:
        return Named(None, None, False)
    left = max(site.text.rfind(mark, start, site.clause - 1) for mark in "，；：,;、")
    left = max(left + 1, start)
    right = site.clause - 1
    left = _skip_leading(site.text, left, right)
    words = context.words_in(left, right)
    end = right
    for word in words:
        if word.tag.startswith(("d", "p")) and word.start > left + 3:
            end = word.start
            break
    return Named((left, end), None, True) if end - left >= 2 else Named(None, None, False)
