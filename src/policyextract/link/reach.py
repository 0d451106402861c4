"""How far a time reaches: its clause, its sentence, its paragraph, or the items under its line."""

from __future__ import annotations

import re

from policyextract.facts import Document, Time
from policyextract.link.context import Context
from policyextract.link.dating import ground_end
from policyextract.link.tense import ends_after_year, year_of
from policyextract.segment.structure import is_dashed

_RELATIVE = re.compile(
    r"(?:购买|建成|建设|建|修建|出台|印发|实施|成立|发布|投入|购置|开工|颁布|制定|减免|缴纳|取得|入库|认定|竣工|投产|开业|投用|启用|通车|运营|交付|上市|获批)"
    r"[^，。；]{0,8}的"
)
_LAPSED = re.compile("(?:到期|期满|届满|废止|失效|印发|公布|发布|出台|正式印发)")
_SO_NOW = re.compile(
    "已(?!有计划)|目前|截至|现有|仅有|尚有|与此同时|据[^，。；]{0,8}(?:统计|汇总|调查)"
)
_NEXT_POINT = re.compile("[。；\n](?:第?[二三四五六七八九十]是|第[二三四五六七八九十]，)")
_POINT = re.compile("[一二三四五六七八九十]是")
_NEAR = 4  # characters of a verb and 的 (2000年以前建成的老旧小区)
_SPEAKS = re.compile(
    "[。！？\n]“(?:我|咱|俺|现在|以前|过去|原来|如今)"
)  # somebody tells of himself
_SHORT_SPAN = re.compile(r"(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})年")
_CLAUSE_END = re.compile("[，；。]")
_CLOSED = re.compile("[^（）\n]+）")  # 出资10亿元（2016年3亿元、2017年4亿元），…
_STOP = re.compile(r"[；。\n]")
_PART_OF = re.compile(r"其中[^；。\n]*$")
_CLAUSE = 200  # characters of the longest clause that is looked at


def holds_no_more(
    context: Context, document: Document, time: Time, offset: int, carried: bool
) -> bool:
    """Tell whether a time dates only its own clause (5年增长8%, …), or what it describes.

    One behind 其中 holds up to the next stop (其中上半年700亩；…).
    """
    text = context.text
    if carried and ends_after_year(time, document) and _has_turned(context, time, offset):
        return True
    if carried and (
        _is_of_point(context, time, offset) or _is_of_item(context, document, time, offset)
    ):
        return True
    if carried and _SPEAKS.search(text, time.end, offset):
        return True
    described = _RELATIVE.match(text, time.end)
    if described and (carried or (time.text[-1] == "前" and len(described.group()) <= _NEAR)):
        return True
    if carried and _LAPSED.match(text, time.end) and "于" in text[time.start - 1 : time.end]:
        return True
    ground = ground_end(text, time)
    if (ground is not None and ground <= offset) or _CLOSED.match(text, time.end, offset):
        return True
    if _PART_OF.search(text, max(0, time.start - _CLAUSE), time.start):
        return bool(_STOP.search(text, time.end, offset))
    if document.doc_type == "work_report" and time.text.endswith("起"):  # 从今年起，…；
        return "；" in text[time.end : offset]
    short = _SHORT_SPAN.fullmatch(time.text)
    return bool(short and _CLAUSE_END.search(text, time.end, offset))


def _is_of_point(context: Context, time: Time, offset: int) -> bool:
    """Tell whether a time stands in one point of a paragraph, the offset in a later one."""
    text, start = context.text, context.paragraph_at(time.start)
    own = _POINT.search(text, start, time.start)
    return bool(own and _NEXT_POINT.search(text, time.end, offset))


def _is_of_item(context: Context, document: Document, time: Time, offset: int) -> bool:
    """Tell whether a time dates no dashed line at the offset: one of another line, one past.

    The line that leads in dates them by what it aims at, or by the period that it tells of.
    """
    own, line = (context.line_at(each)[0] for each in (time.start, offset))
    if own == line or not is_dashed(context.text, line):
        return False
    year, reference = year_of(time), document.reference_year
    past = bool(year and reference and year < reference and "/" not in (time.value or ""))
    return past or is_dashed(context.text, own)


def _has_turned(context: Context, time: Time, offset: int) -> bool:
    """Tell whether the text goes on to what is so now, or to its next point (二是…)."""
    sentence = context.sentence_at(offset)[0]
    return bool(
        _SO_NOW.search(context.text, sentence, offset)
        or _NEXT_POINT.search(context.text, time.end, offset)
    )
