"""Which of a document's times holds at a place: stated beside it, carried, or from a heading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from policyextract.facts import Document, Time, TimeRef
from policyextract.link.context import Context
from policyextract.link.dating import governs, is_beside
from policyextract.link.leads import Leads
from policyextract.link.outline import Outline
from policyextract.link.reach import holds_no_more
from policyextract.link.statement import YEAR_BEFORE
from policyextract.link.times import subject_year

_DESCRIBED = re.compile("的[^，。；]")  # 由上年度缴费额的50%提高到70%
_NEXT = re.compile(
    "下一步|接下来|(?:力争|争取|计划)用(?![于地能海水])|今后(?:一个时期|(?![0-9一二两三四五六七八九十几]))|下一阶段|决定[，：]"
)
_FROM_NOW = re.compile("[；，](?:今后|此后)(?![0-9一二两三四五六七八九十几])")
_TOLD = (  # what a news title looks back on
    "去年", "去年以来", "今年以来", "今年上半年", "上半年", "今年一季度", "一季度",
    "今年前三季度", "前三季度",
)  # fmt: skip
_PARAGRAPH, _MOST_TIMES = 6000, 16  # characters and times of a paragraph that are looked at
_YEARS = re.compile(r"[0-9]{4}/[0-9]{4}")
_PART_OF_YEAR = re.compile(r"半年|季度|[0-9]月")
_YEARLY = re.compile(
    r"年(?:均|平均|递增)(?!浓度|气温|降|日照|值)[^，。；居列占达]*$|平均每年|每年平均"
)
_DUE = re.compile(
    r"[0-9.]+[万亿千百余多]*[^，。；、0-9（(]{0,10}?(?:[须需应将要已]?(?:[于在])?|争取|力争|预计)"
)
_BUILT = re.compile(
    "[0-9.]+[万亿千百余多]*[^，。；、0-9（(]{0,10}，"
)  # 新建泊位8个，|2016年底前建成
_USED = re.compile("前?(?:全部|全面)?(?:建成|投用|投产|完工|竣工|开工|启用|交付|达产)")
_BY = re.compile(r"前$|底$|内$|[年月]底前")
_BEGINS = re.compile(
    r"[前底内](?![部容外])|(?:全部|全面|陆续)?(?:下达|拨付|发放|兑付|到位|到账|开工|完工|竣工|投产|投用|建成|达产|启用|开业|通车|交付|达标)"
)
_CLAUSE = 200  # characters of the longest clause that is looked at
_TITLE_TIMES = 8  # first times of a document, in which its title's stand
_LONGEST = 30  # characters of a figure
_FROM = re.compile(r"[由从][^，。；、0-9]{0,12}$")
_ON_TO = re.compile(
    r"(?:左右|以上|以下)?(?:进一步|逐步|稳步)?(?:增加|提高|提升|上升|增长|扩大|升|增|下降|降低|降|减少|减|缩短|缩小|放宽|延长"
    r"|压缩|压减|调整|调|发展|拓展|扩|下调|上调|跃升|攀升|回落)[^，。；0-9]{0,2}[到至为]|[到至]"
)
_AND = ("和", "、", "与", "及")
_CLAUSE_ONLY = re.compile(
    r"每|.*(?<![目当])前$|当年|次年|上年度|上一年度|[^至到]*年(?:累计|平均)?$(?<=五年)"
)


class Timeline:
    """The times of a document, asked which of them holds at a place.

    A stated time holds in its sentence and then within its paragraph until another is stated;
    one in a heading through its section; one in a bulletin's title through the document.
    """

    def __init__(
        self, context: Context, document: Document, times: Sequence[Time], headings: Outline
    ) -> None:
        self.context = context
        self.document = document
        self.headings = headings
        self.all = list(times)
        self.all_starts = [time.start for time in times]
        self.times = [
            time for index, time in enumerate(times) if governs(context.text, self.all, index)
        ]
        self.starts = [time.start for time in self.times]
        self.leads = Leads(context, document, headings, self.all, self.times)
        self.title_time = self._title_time()
        self.references: dict[str, TimeRef] = {}

    def _title_time(self) -> Time | None:
        """Return the time in a bulletin's or a plan's title, which holds through the document."""
        year, title = subject_year(self.document), self.document.title or ""
        if self.document.doc_type == "news":
            return self._told_in_title(title)
        part = self.document.doc_type == "bulletin"  # 2020年上半年…运行情况
        if year is None:
            return (self._part_in_title(title) or self._told_in_title(title)) if part else None
        if not part and _PART_OF_YEAR.search(title):
            return None
        return next(
            (
                time
                for time in self.all[:_TITLE_TIMES]
                if time.value == str(year)
                or (part and time.value and time.text.startswith(str(year)) and time.text in title)
            ),
            None,
        )

    def _told_in_title(self, title: str) -> Time | None:
        """Return the time that a news title looks back on (我县去年经济社会发展实现新跨越)."""
        return next(
            (time for time in self.all[:_TITLE_TIMES] if time.text in _TOLD and time.text in title),
            None,
        )

    def _part_in_title(self, title: str) -> Time | None:
        """Return the months that a bulletin's title names without a year (前三季度…运行情况)."""
        reference = str(self.document.reference_year)
        return next(
            (
                time
                for time in self.all[:_TITLE_TIMES]
                if time.text in title and (time.value or "").startswith(reference)
            ),
            None,
        )

    def at(self, offset: int) -> tuple[Time | None, bool]:
        """Return the time that holds at the offset, and whether it was carried there."""
        beside = bisect_left(self.all_starts, offset) - 1
        if beside >= 0 and is_beside(self.context.text, self.all[beside], offset):
            return self.all[beside], False
        if self._is_start(offset):
            return None, False
        if due := self._due(offset):
            return due, False
        if stated := self._in_paragraph(offset):
            return stated
        if _NEXT.search(self.context.text, self.context.sentence_at(offset)[0], offset):
            return None, False
        return self._from_above(offset)

    def _in_paragraph(self, offset: int) -> tuple[Time | None, bool] | None:
        """Return the time stated before the offset in its paragraph, None where none holds."""
        text, index = self.context.text, bisect_left(self.starts, offset) - 1
        sentence = self.context.sentence_at(offset)[0]
        paragraph = max(self.context.paragraph_at(offset), offset - _PARAGRAPH)
        last = max(index - _MOST_TIMES, -1)
        year = self._last_of_period(offset)
        while index > last and self.times[index].start >= paragraph:
            time = self.times[index]
            carried = time.start < sentence
            if time.text[0] == "每" and "；" in text[time.end : offset]:  # of its own part only
                index -= 1
                continue
            if carried and time.text.startswith("当月"):  # 6月份当月…: of its own sentence only
                index -= 1 + (index > 0 and self.times[index - 1].end == time.start)
                continue
            if (carried and _NEXT.search(text, time.end, offset)) or _FROM_NOW.search(
                text, time.end, offset
            ):
                return None, False
            if time.text in YEAR_BEFORE and _DESCRIBED.search(text, time.end, offset):
                return None, False
            if carried and year and time.value == year:
                index -= 1
                continue
            if not holds_no_more(self.context, self.document, time, offset, carried):
                while index and self._goes_back(index, sentence):
                    index -= 1
                    time = self.times[index]
                if not (carried and _CLAUSE_ONLY.match(time.text)):
                    years = self._over_years(time, offset)
                    return years or self._paired(time, offset), carried or bool(years)
            index -= 1
        return None

    def _last_of_period(self, offset: int) -> str | None:
        """Return the last of the years that the section looks back on (五年来，…)."""
        lead = self.leads.at(offset)
        return (lead.value or "").partition("/")[2] or None if lead else None

    def _from_above(self, offset: int) -> tuple[Time | None, bool]:
        """Return the time of a heading above, of a paragraph that leads in, or of the title."""
        lead = self.leads.at(offset)
        sentence = self.context.sentence_at(offset)[0]
        for start, end in self.headings.above(offset):
            if start >= sentence:  # its own sentence has been asked
                continue
            named = self._in_heading(start, min(end, offset))
            if named and lead and lead.start > start:
                named = lead
            if named:
                return self._over_years(named, offset) or named, True
        if lead:
            return lead, True
        if self.document.doc_type == "bulletin" and self._proposes(offset):
            return None, False
        return self.title_time, self.title_time is not None

    def _proposes(self, offset: int) -> bool:
        """Tell whether a section says what to do (对策建议), and not what is wrong (问题与建议)."""
        troubles = any("问题" in title for title in self.headings.titles(offset))
        return self.headings.looks_ahead(offset) and not troubles

    def _due(self, offset: int) -> Time | None:
        """Return the time behind a number in a clause without one before it (2处明年底前完工)."""
        text = self.context.text
        after = bisect_left(self.all_starts, offset)
        if after == len(self.all) or self.all[after].value is None:
            return None
        time = self.all[after]
        if time.start > offset + _LONGEST:
            return None
        after_comma = _BUILT.fullmatch(text, offset, time.start) and _USED.match(text, time.end)
        if not (after_comma or _DUE.fullmatch(text, offset, time.start)):
            return None
        if not (_BY.search(time.text) or _BEGINS.match(text, time.end)):
            return None
        near = max(0, offset - _CLAUSE)
        clause = max(text.rfind(mark, near, offset) for mark in "，。；\n")
        before = after and self.all[after - 1].start > clause
        return None if before else time

    def _goes_back(self, index: int, sentence: int) -> bool:
        """Tell whether a mark only repeats the time before it (从2010年起，每年…; 6月当月)."""
        time, before = self.times[index], self.times[index - 1]
        if time.text[0] == "每":
            return before.start >= sentence
        if time.text.endswith("年度") and (before.value or "").startswith("../"):
            return before.start >= sentence  # 截至8月末，2025年度参保…
        return time.value is None and before.end == time.start

    def _is_start(self, offset: int) -> bool:
        """Tell whether a number is what something changed from (由31%提高到45%)."""
        text = self.context.text
        if not _FROM.search(text, max(0, offset - 14), offset):
            return False
        figures = self.context.found_in("figures", offset, offset + _LONGEST)
        return bool(figures and _ON_TO.match(text, figures[0].end))

    def _over_years(self, time: Time | None, offset: int) -> Time | None:
        """Return the period of a yearly average, where a single year is the nearest time."""
        clause = max(
            self.context.text.rfind(mark, max(0, offset - _CLAUSE), offset) for mark in "，。；\n"
        )
        if time is None or "/" in (time.value or "/"):
            return None
        if time.start > clause or not _YEARLY.search(self.context.text, clause + 1, offset):
            return None
        for start, end in self.headings.above(offset):
            first, last = (bisect_left(self.all_starts, each) for each in (start, min(end, offset)))
            years = [each for each in self.all[first:last] if _YEARS.fullmatch(each.value or "")]
            if years:
                return years[0]
        return None

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
        number = len(self.context.found_in("figures", mark + 1, offset))
        return self.all[chain[number]] if number < len(chain) else time

    def _in_heading(self, start: int, end: int) -> Time | None:
        """Return the time that a heading names, a single year before a period."""
        first = bisect_left(self.all_starts, start)
        last = bisect_left(self.all_starts, end)
        named = [time for time in self.all[first:last] if time.value and time.end <= end]
        single = [time for time in named if "/" not in (time.value or "")]
        return next(iter(single or named), None)

    def reference(self, offset: int) -> tuple[TimeRef | None, bool]:
        """Return the same as a reference to put into a fact; None where it has no value."""
        time, carried = self.at(offset)
        reference = self._reference(time)
        return reference, carried and reference is not None

    def named_in(self, start: int, end: int) -> TimeRef | None:
        """Return the time that a stretch of text names, such as a cell of a table's head."""
        return self._reference(self._in_heading(start, end))

    def _reference(self, time: Time | None) -> TimeRef | None:
        if time is None or time.value is None:
            return None
        if time.id not in self.references:
            self.references[time.id] = TimeRef(
                start=time.start, end=time.end, text=time.text, value=time.value, id=time.id
            )
        return self.references[time.id]
