"""Where a news text tells what a scheme provides: 《方案》提出，…; 根据《通知》，我市将…."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from policyextract.facts import Document
from policyextract.link.announced import NARRATES
from policyextract.link.context import Context

_ORDER = (
    "(?:方案|规划|计划|通知|意见|措施|办法|政策|细则|清单|若干条|举措|指南|要点"
    "|决定(?!书)|行动|条例|规定)"
)
_NAME = rf"《[^《》\n]{{0,80}}{_ORDER}[^《》\n]{{0,20}}》(?:（[^（）\n]{{0,60}}）){{0,2}}"
_SAYS = (  # and not what it holds: 提出20条措施
    "(?:提出|明确|要求|规定|指出|强调|提到|部署|确定)(?!了|[0-9一二三四五六七八九十]{1,3}[个条项])"
)
_ALSO = "(?:还|也|同时|并|则|特别|进一步)?"
_UNDER = "(?:根据|按照|依据|依照)"
_ISSUED = re.compile(rf"{_NAME}[，,](?!确定|明确(?![，,：:到])){_SAYS}")
_BEGINS = re.compile(
    rf"(?<![照据扣实绕合守行循向]){_NAME}(?:等[^，。；]{{0,6}})?{_ALSO}{_SAYS}"  # 《方案》提出
    rf"|(?:该|此|这[一份项个]|本)(?:份)?[^，。；《》]{{0,4}}{_ORDER}{_ALSO}{_SAYS}"  # 该计划还明确
    rf"|(?<=[。\n])(?:实施|指导|若干|行动|工作|总体)?{_ORDER}{_ALSO}{_SAYS}[，,：:]"  # 通知要求，
    rf"|{_UNDER}《[^》\n]{{0,4}}{_ORDER}》[^，。]{{0,4}}[，,]"  # 根据《方案》，
    rf"|{_UNDER}{_NAME}(?:的?(?:要求|规定|明确|部署|安排|精神))?[，,]"
    r"(?=[^。\n]{0,60}(?:将(?!军)|[^需重主]要(?![求素闻点件塞])|应|须|不得|力争|到20[0-9]{2}年))"
    rf"|(?<=[。\n]){_UNDER}[^，。《》\n]{{0,10}}(?:方案|计划|安排|通知)(?:要求|安排)?[，,]"
    r"(?=[^。\n]{0,30}将(?!军))"  # 根据行动方案，行动期间将
)
_GOES_ON = re.compile(
    r"[ \u3000]*(?:[^。\n]{0,60}(?:将(?![军士])|[^需重主]要(?![求素闻点件塞])"
    r"|(?<![相适反])应(?![对急用])|不得|严禁)|在[^，。\n]{2,20}方面，"
    r"|[一二三四五六七八九十]是|[（(][一二三四五六七八九十][）)]|[一二三四五六七八九十]、|[0-9]{1,2}[.．、])"
)
_FACT = re.compile("了(?=[0-9一二三四五六七八九十《])|同比|环比|已(?:累计|建成|完成|实现|有[0-9])")
_QUOTES = re.compile('[ \u3000]*[“"]|[^。\n]{0,60}(?:说|介绍|表示|坦言|认为)[，：:。]')
_KINDS = ("news", "other")


class Provisions:
    """The stretches of a news text that tell what a scheme provides; none in other documents."""

    def __init__(self, context: Context, document: Document) -> None:
        told = document.doc_type in _KINDS
        self.stretches = tuple(sorted(_stretches(context))) if told else ()
        self._starts = [start for start, _ in self.stretches]

    def holds(self, offset: int) -> bool:
        """Tell whether the offset lies in a stretch."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self.stretches[index][1]


def _stretches(context: Context) -> Iterator[tuple[int, int]]:
    """Yield a stretch a paragraph: from the words that name the scheme to where news goes on."""
    told = False
    for start, end in context.lines:
        begins = [each.end() for each in _ISSUED.finditer(context.text, start, end)]
        if told and _goes_on(context, start, end):
            begins.append(start)
        elif found := _BEGINS.search(context.text, start, end):
            begins.append(found.end())
        for begin in begins:
            yield begin, _ends(context, begin, end)
        told = bool(begins) or (told and start == end)


def _goes_on(context: Context, start: int, end: int) -> bool:
    """Tell whether a paragraph behind such a stretch says more of what is to be done."""
    text, first = context.text, min(context.sentence_at(start)[1], end)
    told = (words.match(text, start, first) for words in (NARRATES, _QUOTES))
    if any(told) or _FACT.search(text, start, first):
        return False
    return bool(_GOES_ON.match(text, start, end))


def _ends(context: Context, start: int, end: int) -> int:
    """Return where the paragraph goes back to telling what is so, or its end."""
    text, stop = context.text, start
    while stop < end:
        sentence = stop
        stop = context.sentence_at(sentence)[1]
        narrates = sentence > start and NARRATES.match(text, sentence, stop)
        if narrates or _FACT.search(text, sentence, min(stop, end)):
            return sentence
        if stop <= sentence:
            break
    return end
