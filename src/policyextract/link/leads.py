"""What an earlier paragraph or line of a work report opened with, and so dates what follows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from policyextract.facts import Document, Time
from policyextract.link.context import Context
from policyextract.link.outline import Outline
from policyextract.link.tense import year_of

_OPENING = re.compile(
    r"[\s—–\-·]*(?:各位代表[！，])?(?:刚刚|已经)?(?:过去的|走过的|回首|回顾|回望)?[“\"]?"
)
_LEADS = re.compile(r"(?:[五一]|(?<![0-9])5)年(?!度)|五[”\"]?(?:时期|期间)")
_PAST = ("过去的", "走过的", "回首", "回顾", "回望")  # 刚刚过去的2017年，…
_WHOLE_YEARS = re.compile(r"[0-9]{4}(?:/[0-9]{4})?")
_ENDS = ("到", "至", "截", "自", "从", "每")  # of times that date only their own line
_REACH = 1500  # characters that go on what a line opened with


class Leads:
    """The times that paragraphs and lines of a work report open with, asked by offset.

    ``times`` are all of the document, ``governing`` those that date more than a noun.
    """

    def __init__(
        self,
        context: Context,
        document: Document,
        headings: Outline,
        times: Sequence[Time],
        governing: Sequence[Time],
    ) -> None:
        self.context = context
        self.document = document
        self.headings = headings
        reported = document.doc_type == "work_report"
        self.periods = [time for time in times if reported and self._is_period(time)]
        self.openers = [time for time in governing if reported and self._is_opener(time)]
        self._period_starts = [time.start for time in self.periods]
        self._opener_starts = [time.start for time in self.openers]

    def at(self, offset: int) -> Time | None:
        """Return the time that an earlier paragraph or line opened with for those after it."""
        return self._period(offset) or self._opener(offset)

    def _period(self, offset: int) -> Time | None:
        """Return the period that a paragraph before opened with, in a look back on several.

        五年来，我们…: what follows it up to 一年来，… is told of these five years.
        """
        index = bisect_left(self._period_starts, offset) - 1
        title = self.headings.looks_back(offset) if index >= 0 else None
        return self.periods[index] if title and self.periods[index].start >= title[1] else None

    def _opener(self, offset: int) -> Time | None:
        """Return the time that a line without figures opened with, in the same section.

        过去一年，各项工作取得了很大成绩。 dates the lines of a report that follow it.
        """
        index = bisect_left(self._opener_starts, offset) - 1
        if index < 0:
            return None
        start, section = self._opener_starts[index], self.headings.section
        near = offset - start <= _REACH
        return self.openers[index] if near and section(start) == section(offset) else None

    def _is_period(self, time: Time) -> bool:
        """Tell whether a period opens a paragraph (五年来，我们…)."""
        opening = self._opening(time)
        named = opening and opening.group().endswith(_PAST)
        return bool(opening and time.value and (named or _LEADS.search(time.text)))

    def _is_opener(self, time: Time) -> bool:
        """Tell whether a year or years open a line that states no figure."""
        whole = _WHOLE_YEARS.fullmatch(time.value or "") and not time.text.startswith(_ENDS)
        year, reference = year_of(time), self.document.reference_year
        of_now = whole and year and reference and year >= reference - 1
        if not of_now or not self._opening(time):
            return False
        return not self.context.found_in("figures", *self.context.line_at(time.start))

    def _opening(self, time: Time) -> re.Match[str] | None:
        """Return what stands before a time in its line, if that only opens it."""
        line = self.context.line_at(time.start)[0]
        return _OPENING.fullmatch(self.context.text, line, time.start)
