"""From the spans of times to dated facts, and which of them holds at a place of the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from policyextract.facts import Document, Time, TimeRef
from policyextract.link.clock import Clock, is_no_day
from policyextract.link.context import Context
from policyextract.link.dates import NAMED_YEAR
from policyextract.recognise.spans import Found

_COMPARED = re.compile(
    r"(?:以|比|较|相较|与|同|相对于?|高于|低于|超过|超|快于|慢于|好于|优于|不低于|接近)[“\"]?$"
)
_ATTRIBUTE = re.compile(
    r"(?:[0-9]+年)?的|[）)]|(?:度)?(?:工作|计划|规划|预算|版|级|届|招生|毕业生|高校毕业生)|(?:的)?基础上"
)
_OF_AIM = re.compile(r"(?:度)?[^，。；0-9]{0,6}?(?:任务|目标|计划|预算|预期|指标|进度)")
_MEASURED_BY = re.compile(r"(?:[占比较超]|完成|实现|达到|相当于|超过|低于|高于|快于|慢于)了?$")
_BASE_OF = re.compile(
    r"(?:同期|同月|水平)|(?:同期)?的(?:近|约|不足|不到|超过?|逾)?[0-9一二两三四五六七八九十]"
)
_BESIDE = re.compile(r"的(?:近|约|不足|不到|超过?|逾)?")
_NAME = re.compile(r"“[^“”，。；]{0,20}$")
_SAME_TIME = ("同期", "同时期")
_TELLING_KINDS = ("bulletin", "decision", "news", "other")
_FUTURE = re.compile(
    r"将|拟|力争|确保|预计|争取|启动|起$|前$|^[到至]|计划(?=[^，。；]{0,3}[培新建完投开安改发])"
)
_TOLD = re.compile("同比|环比|[比较]上|增长|下降|回落|完成|实现|接待|达|累计|突破|超|比|[0-9]")
_WHOLE_YEAR = re.compile(r"(?:全年|年[末底])$")
_AND = ("和", "、", "与", "及")
_REACH = 60  # characters of a sentence in which a time says whether it is to come
_BEFORE = 6
_MONTH = len("2014-07")
_ENDS = ("由", "从", "到", "至", "自")
_BASES = ("较", "比")
_LOOK_BACK = re.compile(r"回顾|过去一年|过去五年|执行情况|完成情况")
_LOOK_AHEAD = re.compile(r"下[一]?步|建议|打算|安排|任务|计划|展望|对策|措施")
_CLAUSE_ONLY = re.compile(
    r"每|.*(?<![目当])前$|当年|次年|上年度|上一年度|[^至到]*年(?:累计|平均)?$(?<=五年)"
)
_YEARLY_KINDS = ("work_report", "plan", "bulletin", "scheme")
_DATED_KINDS = ("bulletin", "plan", "scheme")


def link_times(context: Context, document: Document) -> list[Time]:
    """Return the times of the document in text order, offsets of the clean view."""
    subject = _subject_year(document)
    facts: list[Time] = []
    reports = document.doc_type in _YEARLY_KINDS
    heading_years = _Headings(context)
    line = (-1, -1)
    clock = Clock(document.reference_year, subject, reports, document.published)
    for number, item in enumerate(_dated(context), 1):
        if context.line_at(item.start) != line:
            line = context.line_at(item.start)
            year = heading_years.year_at(item.start, document.reference_year) or subject
            clock = Clock(document.reference_year, year, reports, document.published)
        text = context.text[item.start : item.end]
        value, after, inferred = clock.read(text, item.label)
        told = inferred and value and not heading_years.looks_ahead(item.start)
        if told and value and _is_last_year(context, document, item, value):
            assert document.reference_year is not None
            value, after, inferred = replace(clock, spoken=document.reference_year - 1).read(
                text, item.label
            )
        if not is_base(context.text, item.start, item.end):
            clock = after
        facts.append(
            Time(
                id=f"T{number}",
                start=item.start,
                end=item.end,
                text=text,
                value=value,
                rule=item.rule,
                sentence=context.sentence_text(item.start),
                inferred=["value"] if inferred and value else [],
            )
        )
    return facts


def _dated(context: Context) -> list[Found]:
    """Return the spans of times without those that name no day of the calendar."""
    return [
        item
        for item in context.of("times")
        if item.label != "date" or not is_no_day(context.text[item.start : item.end])
    ]


def _is_last_year(context: Context, document: Document, item: Found, value: str) -> bool:
    """Tell whether a month or year-end that is told of had not come when the document was issued.

    A report of July that tells what happened in 12月, or 全年, means the year before.
    """
    published, start = document.published or "", item.start
    text = context.text[start : item.end]
    told = document.doc_type in _TELLING_KINDS and len(published) >= _MONTH
    if not told or value[:4] != published[:4] or NAMED_YEAR.search(text):
        return False
    whole = _WHOLE_YEAR.fullmatch(text) and published[5:7] != "12"
    ahead = len(value) >= _MONTH and value[:_MONTH] > published[:_MONTH]
    left, right = context.sentence_at(start)
    left, right = max(left, start - _BEFORE), min(right, start + _REACH)
    if not (whole or ahead) or not _TOLD.search(context.text, item.end, right):
        return False
    return not (_FUTURE.search(text) or _FUTURE.search(context.text, left, right))


def is_base(text: str, start: int, end: int) -> bool:
    """Tell whether a time is what something is compared with (比2020年, 是去年同期的2倍)."""
    compared = _COMPARED.search(text, max(0, start - 4), start)
    left = text[start] in "由从" or (start > 0 and text[start - 1] in "由从")
    return bool(compared or _BASE_OF.match(text, end) or (left and text[end : end + 1].isdecimal()))


def _subject_year(document: Document) -> int | None:
    """Return the year that a bulletin's or a plan's title names."""
    if document.doc_type not in _DATED_KINDS or not document.title:
        return None
    years = NAMED_YEAR.findall(document.title)
    return int(years[0]) if len(years) == 1 else None


class _Headings:
    """The headings of a document, which of them stand above a place, and the years they name."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.starts = [heading.start for heading in context.headings]
        self.parents: list[int] = []
        stack: list[int] = []
        for index, heading in enumerate(context.headings):
            while stack and context.headings[stack[-1]].level >= heading.level:
                stack.pop()
            self.parents.append(stack[-1] if stack else -1)
            stack.append(index)

    def above(self, offset: int) -> Iterator[tuple[int, int]]:
        """Yield the titles of the sections around the offset, the innermost first."""
        index = bisect_right(self.starts, offset) - 1
        while index >= 0:
            heading = self.context.headings[index]
            yield heading.start, heading.end
            index = self.parents[index]

    def looks_ahead(self, offset: int) -> bool:
        """Tell whether a heading above says that its section is about what is to come."""
        text = self.context.text
        return any(_LOOK_AHEAD.search(text, *span) for span in self.above(offset))

    def year_at(self, offset: int, reference: int | None) -> int | None:
        """Return the year that a heading above names, or the last one where it looks back."""
        text = self.context.text
        for start, end in self.above(offset):
            if not start <= offset < end:
                match = NAMED_YEAR.search(text, start, end)
                if match:
                    return int(match.group(1))
                if reference is not None and _LOOK_BACK.search(text, start, end):
                    return reference - 1
        return None


def _in_name(text: str, time: Time) -> bool:
    """Tell whether a time stands in a name in quotation marks (“2019年度先进集体”)."""
    if not _NAME.search(text, max(0, time.start - 22), time.start):
        return False
    closed = text.find("”", time.end, time.end + 30)
    return closed > time.end and not set("，。；") & set(text[time.end : closed])


class Timeline:
    """The times of a document, asked which of them holds at a place.

    A stated time holds in its sentence and then within its paragraph until another is stated;
    one in a heading through its section; one in a bulletin's title through the document.
    """

    def __init__(self, context: Context, document: Document, times: Sequence[Time]) -> None:
        self.context = context
        self.document = document
        self.headings = _Headings(context)
        self.all = list(times)
        self.all_starts = [time.start for time in times]
        self.times = [time for index, time in enumerate(times) if self._governs(index)]
        self.starts = [time.start for time in self.times]
        self.title_time = self._title_time()
        self.references: dict[str, TimeRef] = {}

    def _governs(self, index: int) -> bool:
        """Tell whether a time dates its sentence.

        None does that is compared with, stands in a title, or is an attribute of a noun
        (2014年和2015年的脱贫户).
        """
        text, time = self.context.text, self.all[index]
        if is_base(text, time.start, time.end) or time.text in _SAME_TIME:
            return False
        if _in_name(text, time):
            return False
        if _MEASURED_BY.search(text, max(0, time.start - 4), time.start):
            return not _OF_AIM.match(text, time.end)
        left = text.rfind("《", max(0, time.start - 60), time.start)
        if left >= 0 and "》" not in text[left : time.start]:
            return False
        while index + 1 < len(self.all) and text[time.end : self.all[index + 1].start] in "和、至":
            index += 1
            time = self.all[index]
        return not _ATTRIBUTE.match(text, time.end)

    def _title_time(self) -> Time | None:
        """Return the time in a bulletin's or a plan's title, which holds through the document."""
        year, title = _subject_year(self.document), self.document.title or ""
        if year is None:
            return None
        part = self.document.doc_type == "bulletin"  # 2020年上半年…运行情况
        return next(
            (
                time
                for time in self.all[:8]
                if time.value == str(year)
                or (part and time.value and time.text.startswith(str(year)) and time.text in title)
            ),
            None,
        )

    def at(self, offset: int) -> tuple[Time | None, bool]:
        """Return the time that holds at the offset, and whether it was carried there."""
        context = self.context
        beside = bisect_left(self.all_starts, offset) - 1
        if beside >= 0 and self._is_beside(self.all[beside], offset):
            return self.all[beside], False
        index = bisect_left(self.starts, offset) - 1
        sentence, line = context.sentence_at(offset), context.line_at(offset)
        while index >= 0 and self.times[index].start >= line[0]:
            time = self.times[index]
            carried = time.start < sentence[0]
            if time.text[0] == "每" and index and self.times[index - 1].start >= sentence[0]:
                time = self.times[index - 1]  # 从2010年起，每年复垦…
            if not (carried and _CLAUSE_ONLY.match(time.text)):
                return self._paired(time, offset), carried
            index -= 1
        for start, end in self.headings.above(offset):
            named = self._in_heading(start, min(end, offset))
            if named:
                return named, True
        return self.title_time, self.title_time is not None

    def _paired(self, time: Time, offset: int) -> Time:
        """Return the one of several times that 分别 pairs with a number, in order.

        到2012年和2015年，治理率分别达到45%和70%.
        """
        text = self.context.text
        mark = text.find("分别", time.end, offset)
        chain = [bisect_left(self.all_starts, time.start)]
        while chain[0] and text[self.all[chain[0] - 1].end : self.all[chain[0]].start] in _AND:
            chain.insert(0, chain[0] - 1)
        if mark < 0 or len(chain) < 2:
            return time
        number = sum(mark < found.start < offset for found in self.context.of("figures"))
        return self.all[chain[number]] if number < len(chain) else time

    def _in_heading(self, start: int, end: int) -> Time | None:
        """Return the time that a heading names, a single year before a period."""
        first = bisect_left(self.all_starts, start)
        last = bisect_left(self.all_starts, end)
        named = [time for time in self.all[first:last] if time.value and time.end <= end]
        single = [time for time in named if "/" not in (time.value or "")]
        return next(iter(single or named), None)

    def _is_beside(self, time: Time, offset: int) -> bool:
        """Tell whether a time dates the very number after it (由2021年的8%提高到…)."""
        text = self.context.text
        between = text[time.end : offset]
        before = (time.text[0], text[max(0, time.start - 1) : time.start])
        if _BESIDE.fullmatch(between):
            return any(each in _ENDS + _BASES for each in before)
        return not between and any(each in _ENDS for each in before)

    def reference(self, offset: int) -> tuple[TimeRef | None, bool]:
        """Return the same as a reference to put into a fact; None where it has no value."""
        time, carried = self.at(offset)
        if time is None or time.value is None:
            return None, False
        if time.id not in self.references:
            self.references[time.id] = TimeRef(
                start=time.start, end=time.end, text=time.text, value=time.value, id=time.id
            )
        return self.references[time.id], carried
