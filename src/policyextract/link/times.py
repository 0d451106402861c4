"""From the spans of times to dated facts."""

from __future__ import annotations

import re
from dataclasses import replace

from policyextract.facts import Document, Time
from policyextract.link.clock import Clock, is_no_day
from policyextract.link.context import Context
from policyextract.link.dates import NAMED_YEAR, OF_MONTH, SPAN_OF_YEARS
from policyextract.link.five_years import planned_years
from policyextract.link.outline import Outline
from policyextract.link.statement import RULE_TYPES, YEAR_BEFORE
from policyextract.recognise.spans import Found

_COMPARED = re.compile(
    r"(?:以|(?<!占)比|较|相较|与|同|相对于?|高于|低于|超过|超|快于|慢于|好于|优于|不低于|接近)[“\"]?$"
)
_BASE_OF = re.compile(
    r"(?:同期|同月|水平)|[^，。；]{0,12}(?:的?基础上|(?:目标|计划|水平|预期|进度)[^，。；]{0,2}(?:持平|相当|一致|同步))|(?:同期)?的(?:近|约|不足|不到|超过?|逾)?[0-9一二两三四五六七八九十]"
)
_TELLING_KINDS = ("bulletin", "decision", "news", "other")
_FUTURE = re.compile(
    r"不少于|不低于|(?<![需重主必])要(?![求素])|将|拟|力争|确保|预计|争取|启动|起$|前$|^[到至]|计划(?=[^，。；]{0,3}[培新建完投开安改发])"
)
_TOLD = re.compile("同比|环比|[比较]上|增长|下降|回落|完成|实现|接待|达|累计|突破|超|比|[0-9]")
_WHOLE_YEAR = re.compile(r"(?:全年|年[末底])$")
_OF_YEAR_S_AIM = re.compile("(?:度|的)?(?:预期|工作|总)?(?:目标|任务|计划|预算|预期|指标)")
_REACH = 60  # characters of a sentence in which a time says whether it is to come
_BEFORE = 6
_YEARLY_KINDS = ("work_report", "plan", "bulletin", "scheme")
_OF_YEAR = re.compile(  # the list of a year's tasks
    r"(?:19|20)[0-9]{2}年(?:度)?(?:重点|民生|十[大件项]|主要|为民|工作(?:任务|要点|目标|计划))"
    r"[^，。]{0,16}(?:分解|分工|任务|目标|要点|实事|清单)"
)
_SINCE = re.compile(  # 自今年2月成立以来
    r"(?:[^，。；0-9]{1,12})(?<=试点|成立|实施|建设|改革|推行|运行|开展|启动|施行|组建|运营|获批|设立|列入)以来|(?:成立|组建|实施|运行|开展|启动|施行|挂牌|运营|启用|上线|推行|试点|开放|投用|创建|开业)[^，。；]{0,4}以来"
)
_ANY_SINCE = re.compile("[^，。；0-9]{2,12}以来")  # 11月15日开栓以来
_HOUR_ON = re.compile("(?:[0-9]{1,2}|零)[时点](?:[0-9]{1,2}分)?(?:起|开始)")  # 自10月6日0时起
_OF_ANOTHER = re.compile(r"度?(?:考核|决算|审计|年度报告|工作总结)")  # 完成2021年度考核
_UP_TO_NOW = re.compile(r"[^，。；0-9]{0,8}至今")
_REACHED = re.compile(r"[，,]?[^，。；]{0,12}?(?:已(?!有)|共有?|累计|实有|现有)")
_UNTIL_MONTH = re.compile(r"截[至止]到?(?P<month>[0-9]{1,2})月[底末]?")
_EVERY_YEAR = re.compile(  # 每年4月、10月受理
    "每年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?[、和及与])*$"
)
_PLAN_OF = re.compile(r"《[^》\n]{2,40}规划[^》\n]{0,24}》")
_OPENING = 400  # characters in which a reply names what it approves
_HOPED, _VERB = re.compile("(?:预计|力争|争取|有望)$"), 2  # what is hoped for is to come
_OF_PLAN = re.compile("[到至]?期末")
_DATED_KINDS = ("bulletin", "plan", "scheme", "other")


def link_times(context: Context, document: Document, headings: Outline) -> list[Time]:
    """Return the times of the document in text order, offsets of the clean view.

    ``headings`` is the document's outline: a heading may name the year of what stands under it.
    Marks (每年, 同期) are among them, without an id: they only keep a date from being carried.
    """
    reader = _Reader(context, document, headings)
    facts: list[Time] = []
    number = 0
    for item in _dated(context, reader.clock):
        value, inferred = reader.read(item)
        number += item.label != "mark"
        facts.append(
            Time(
                id="" if item.label == "mark" else f"T{number}",
                start=item.start,
                end=item.end,
                text=context.text[item.start : item.end],
                value=value,
                rule=item.rule,
                sentence=context.sentence_text(item.start),
                inferred=["value"] if inferred and value else [],
            )
        )
    return facts


class _Reader:
    """Reads the times of a document in order, each by the clock that those before it have set."""

    def __init__(self, context: Context, document: Document, headings: Outline) -> None:
        self.context = context
        self.document = document
        self.headings = headings
        self.subject = subject_year(document)
        self.year = self.subject  # the one that the line's heading names
        self.line = (-1, -1)
        self.sentence = -1  # where the sentence of the time before begins
        self.clock = Clock(
            document.reference_year,
            self.subject,
            document.doc_type in _YEARLY_KINDS,
            document.published,
            planned=planned_years(document.title or "") or _approved_years(context, document),
        )

    def read(self, item: Found) -> tuple[str | None, bool]:
        """Return the value of a time and whether it was inferred, and set the clock by it."""
        self._move_to(item)
        text = self.context.text[item.start : item.end]
        value, after, inferred = _latest(self.clock, text).read(text, item.label)
        if text in YEAR_BEFORE and self.document.doc_type in RULE_TYPES:  # of every year to come
            value = None
        if _EVERY_YEAR.search(self.context.text, max(0, item.start - 20), item.start):
            value, after = None, self.clock
        if value:
            value = self._opened(item, value)
        if inferred and _is_done_in(self.context, self.document, item, value):
            value = f"{self.document.reference_year}{value[4:]}" if value else value
        told = inferred and value and not self.headings.looks_ahead(item.start)
        if told and value and _is_last_year(self.context, self.document, item, value):
            value, after, inferred = self._year_before().read(text, item.label)
        if not self._is_aside(item, text):
            self.clock = after
        return value, inferred

    def _move_to(self, item: Found) -> None:
        """Set the clock to the year of a time's line, or of its sentence where that holds."""
        context = self.context
        if context.line_at(item.start) != self.line:
            self.line = context.line_at(item.start)
            bulletin = self.document.doc_type == "bulletin"
            looked_back = None if bulletin else self.document.reference_year
            self.year = self.headings.year_at(item.start, looked_back) or self.subject
            self._speak_of(self.year)
        elif context.sentence_at(item.start)[0] > self.sentence and _is_of_sentence(
            self.clock, self.document
        ):
            self._speak_of(self.year)
        self.sentence = context.sentence_at(item.start)[0]
        hoped = _HOPED.search(context.text, max(0, item.start - _VERB), item.start)
        ahead = self.year or self.document.reference_year
        if hoped and (self.clock.spoken or 0) < (ahead or 0):
            self._speak_of(ahead)

    def _speak_of(self, year: int | None) -> None:
        self.clock = replace(self.clock, spoken=year)

    def _opened(self, item: Found, value: str) -> str:
        """Return a value that has gone on since its day, or up to it, as an open one."""
        if "/" not in value and _lasts(self.context.text, item, value):
            value = f"{value}/.."
        if _is_reached(self.context, self.document, self.headings, item, value):
            value = f"../{value.split('/')[-1]}"
        return value

    def _year_before(self) -> Clock:
        reference = self.document.reference_year
        return replace(self.clock, spoken=None if reference is None else reference - 1)

    def _is_aside(self, item: Found, text: str) -> bool:
        """Tell whether a time is only named in passing, so that no later one goes by it."""
        since = text.endswith("以来") and item.label == "date"
        another = _OF_ANOTHER.match(self.context.text, item.end)
        return since or bool(another) or is_base(self.context.text, item.start, item.end)


def _approved_years(context: Context, document: Document) -> str | None:
    """Return the years of the plan that a reply approves (…城市总体规划（2010—2020年）》的请示)."""
    if document.doc_type != "reply":
        return None
    plans = _PLAN_OF.finditer(context.text[:_OPENING])
    return next((years for plan in plans if (years := planned_years(plan.group()))), None)


def _is_done_in(context: Context, document: Document, item: Found, value: str | None) -> bool:
    """Tell whether a month that something was already done in got the year of an aim (已于8月…)."""
    done = context.text[max(0, item.start - 2) : item.start] in ("已于", "已在")
    year, reference = (value or "")[:4], document.reference_year
    return done and year.isdecimal() and reference is not None and int(year) > reference


def _is_of_sentence(clock: Clock, document: Document) -> bool:
    """Tell whether a year holds in its sentence only: in news, and one to come (到2027年…)."""
    spoken, reference = clock.spoken, document.reference_year
    ahead = spoken is not None and reference is not None and spoken > reference
    return document.doc_type == "news" or ahead


def _lasts(text: str, item: Found, value: str) -> bool:
    """Tell whether something has gone on since a date (自今年2月成立以来, 2011年7月执行至今)."""
    opened = text[item.start] in "自从" or text[max(0, item.start - 1)] in "自从"
    since = _ANY_SINCE if opened or len(value) > OF_MONTH else _SINCE
    lasts = since.match(text, item.end) or _UP_TO_NOW.match(text, item.end)
    return bool(lasts or (opened and _HOUR_ON.match(text, item.end)))


def _latest(clock: Clock, text: str) -> Clock:
    """Return the clock to read 截至8月底 by: that of the last August before the day of issue."""
    month = _UNTIL_MONTH.fullmatch(text)
    if month is None or clock.published is None or len(clock.published) < OF_MONTH:
        return clock
    if int(month["month"]) > int(clock.published[5:7]):
        return clock
    return replace(clock, spoken=int(clock.published[:4]))


def _is_reached(
    context: Context, document: Document, headings: Outline, item: Found, value: str
) -> bool:
    """Tell whether 到7月底 says up to when something was done (到7月底已改造…)."""
    text, published = context.text, document.published or ""
    if text[item.start] != "到" or "/" in value or len(published) < OF_MONTH:
        return False
    over = value[:OF_MONTH] < published[: len(value[:OF_MONTH])]
    month = len(value) == OF_MONTH and not headings.looks_ahead(item.start)
    return over and (month or bool(_REACHED.match(text, item.end)))


def _dated(context: Context, clock: Clock) -> list[Found]:
    """Return the spans of times without those that name no day, or the end of no known plan."""
    return [
        item
        for item in context.of("times")
        if not (item.label == "date" and is_no_day(context.text[item.start : item.end]))
        and not (clock.planned is None and _OF_PLAN.fullmatch(context.text, item.start, item.end))
    ]


def _is_last_year(context: Context, document: Document, item: Found, value: str) -> bool:
    """Tell whether a month or year-end that is told of had not come when the document was issued.

    A report of July that tells what happened in 12月, or 全年, means the year before.
    """
    published, start = document.published or "", item.start
    text = context.text[start : item.end]
    told = document.doc_type in _TELLING_KINDS and len(published) >= OF_MONTH
    if not told or value[:4] != published[:4] or NAMED_YEAR.search(text):
        return False
    if _OF_YEAR_S_AIM.match(context.text, item.end):
        return False
    whole = _WHOLE_YEAR.fullmatch(text) and published[5:7] != "12"
    ahead = len(value) >= OF_MONTH and value[:OF_MONTH] > published[:OF_MONTH]
    left, right = context.sentence_at(start)
    left, right = max(left, start - _BEFORE), min(right, start + _REACH)
    if not (whole or ahead) or not _TOLD.search(context.text, item.end, right):
        return False
    return not (_FUTURE.search(text) or _FUTURE.search(context.text, left, right))


def is_base(text: str, start: int, end: int) -> bool:
    """Tell whether a time is what something is compared with (比2020年, 是去年同期的2倍)."""
    compared = _COMPARED.search(text, max(0, start - 4), start)
    by_year = (
        text[start:end] in YEAR_BEFORE and text[max(0, start - 2) : start].rstrip("照")[-1:] == "按"
    )
    left = text[start] in "由从" or (start > 0 and text[start - 1] in "由从")
    return bool(
        compared
        or by_year
        or _BASE_OF.match(text, end)
        or (left and text[end : end + 1].isdecimal())
    )


def subject_year(document: Document) -> int | None:
    """Return the one year that the title names, of a document that it is sure to date.

    That is a bulletin, a plan, a scheme, an unknown kind, a notice of a year's work (2022年重点
    工作), or any of a year to come or without a reference year.
    """
    title, reference = document.title or "", document.reference_year
    years = NAMED_YEAR.findall(title)
    if len(years) != 1 or SPAN_OF_YEARS.search(title):
        return None
    year = int(years[0])
    dated = document.doc_type in _DATED_KINDS or _OF_YEAR.search(title)
    ahead = reference is None or year > reference
    return year if ahead or dated else None
