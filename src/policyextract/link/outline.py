"""The headings of a document: which stand above a place, and what they say of time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from policyextract.link.context import Context
from policyextract.link.dates import NAMED_YEAR, SPAN_OF_YEARS

_ANNEX = re.compile(r"(?m)^附(?:件[0-9一二三]{0,2})?[：:]")
_LOOK_BACK = re.compile(r"回顾|过去一年|过去五年|执行情况|完成情况")
_LOOK_AHEAD = re.compile(r"下[一]?步|建议|打算|安排|任务|计划|展望|对策|措施")
_LEAD_IN = re.compile(
    r"(?:抓好|做好|落实好?|完成|推进|突出)(?:以下|如下|下列)[^。；\n]{0,10}[：:](?=\n)"
)
_DATED_LEAD_IN = re.compile(  # a line of its own: 到2025年：, 到“十四五”末，主要目标是：
    r"(?<=\n)[^。；\n]{0,20}(?:[到至](?:20[0-9]{2}年|[“\"]?十[一二三四五]五)|20[0-9]{2}年|(?:今|明)年(?=[^。；\n]*目标))[^。；\n]{0,40}[：:](?=\n)"
)

_POINT = 7  # level of dashes, of 一是 and （1）, which are no sections


class Outline:
    """The headings of a document, which of them stand above a place, and the years they name."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.starts = [heading.start for heading in context.headings]
        self.parents: list[int] = []
        self.sections: list[int] = []  # where the numbered section of each heading begins
        stack: list[int] = []
        for index, heading in enumerate(context.headings):
            while stack and context.headings[stack[-1]].level >= heading.level:
                stack.pop()
            self.parents.append(stack[-1] if stack else -1)
            stack.append(index)
            around = self.sections[-1] if self.sections else -1
            self.sections.append(heading.start if heading.level < _POINT else around)
        self._asked: tuple[int, Sequence[tuple[int, int]]] = -1, ()

    def above(self, offset: int) -> Sequence[tuple[int, int]]:
        """Return the titles of the sections around the offset, the innermost first."""
        if self._asked[0] != offset:
            self._asked = offset, tuple(self._above(offset))
        return self._asked[1]

    def _above(self, offset: int) -> Iterator[tuple[int, int]]:
        index = bisect_right(self.starts, offset) - 1
        while index >= 0 and self._is_over(index, offset):
            index = self.parents[index]
        dated = _last_before(offset, self._dated_lead_ins)
        under = bisect_right(self.starts, dated[0]) - 1 if dated else None
        if dated and index == under == -1:
            yield dated
        outermost = -1
        while index >= 0:
            if dated and index == under:
                yield dated
            heading = self.context.headings[index]
            outermost = index
            yield heading.start, heading.end
            index = self.parents[index]
        lead = _last_before(offset, self._lead_ins)
        if lead and self._leads(lead[0], outermost):
            yield lead

    def titles(self, offset: int) -> tuple[str, ...]:
        """Return the text of the headings above the offset, the innermost first."""
        return tuple(self.context.text[start:end] for start, end in self.above(offset))

    def section(self, offset: int) -> int:
        """Return where the innermost numbered section around the offset begins, -1 for none."""
        index = bisect_right(self.starts, offset) - 1
        return self.sections[index] if index >= 0 else -1

    def _is_over(self, index: int, offset: int) -> bool:
        """Tell whether a run-in 一是 stands in a paragraph before, or an annex has begun since."""
        heading = self.context.headings[index]
        if heading.style == "一是" and heading.start < self.context.line_at(offset)[0]:
            return True
        annex = bisect_right(self._annexes, offset)
        return annex > 0 and heading.start < self._annexes[annex - 1]

    def _leads(self, lead: int, outermost: int) -> bool:
        """Tell whether a lead-in stands under the outermost heading, or begins its row of items."""
        if outermost < 0 or lead > self.starts[outermost]:
            return True
        first = bisect_right(self.starts, lead)
        return self.parents[first] == -1 and all(
            heading.level >= self.context.headings[outermost].level
            for heading in self.context.headings[first:outermost]
        )

    @cached_property
    def _annexes(self) -> list[int]:
        """Where the annexes begin (附：关于本办法的说明)."""
        return [found.start() for found in _ANNEX.finditer(self.context.text)]

    @cached_property
    def _dated_lead_ins(self) -> list[tuple[int, int]]:
        """The lines that date the items below them (到2025年：)."""
        return [found.span() for found in _DATED_LEAD_IN.finditer(self.context.text)]

    @cached_property
    def _lead_ins(self) -> list[tuple[int, int]]:
        """The ends of paragraphs that announce what follows (…要抓好以下工作：)."""
        text = self.context.text
        found = [match.span() for match in _LEAD_IN.finditer(text)]
        return [(_sentence_before(text, start), end) for start, end in found]

    def looks_ahead(self, offset: int) -> bool:
        """Tell whether a heading above says that its section is about what is to come."""
        text = self.context.text
        return any(_LOOK_AHEAD.search(text, *span) for span in self.above(offset))

    def looks_back(self, offset: int) -> tuple[int, int] | None:
        """Return the outermost title above the offset, where it looks back on what was done."""
        titles = self.above(offset)
        if titles and _LOOK_BACK.search(self.context.text, *titles[-1]):
            return titles[-1]
        return None

    def year_at(self, offset: int, reference: int | None) -> int | None:
        """Return the year that a heading above names, or the last one where it looks back."""
        text = self.context.text
        for start, end in self.above(offset):
            if not start <= offset < end:
                match = NAMED_YEAR.search(text, start, end)
                if match and not SPAN_OF_YEARS.search(text, start, end):
                    return int(match.group(1))
                if reference is not None and _LOOK_BACK.search(text, start, end):
                    return reference - 1
        return None


def _sentence_before(text: str, offset: int) -> int:
    """Return where the sentence before the offset begins, at most 40 characters before it."""
    near = max(0, offset - 40)
    return max(near, *(text.rfind(mark, near, offset) + 1 for mark in "。；\n"))


def _last_before(offset: int, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return the last of the sorted spans that begins before the offset."""
    place = bisect_right(spans, (offset,)) - 1
    return spans[place] if place >= 0 else None
