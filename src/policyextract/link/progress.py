"""How far along a measure is: done, ongoing or planned."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from policyextract.facts import DocType, Document, MeasureStatus, Time, TimeRef
from policyextract.lexicon import read_table
from policyextract.link.context import Context
from policyextract.link.document import link_sections
from policyextract.link.wording import Action, Wording, Words

_REPORTING: tuple[DocType, ...] = ("work_report", "bulletin", "news", "other")
_PAST = re.compile(
    r"回顾|成就|成效|成绩|执行情况|完成情况|运行情况|现状|发展基础|过去[一五几的]|[一五]年来"
)
_REPORTED = re.compile(r"工作情况|基本情况|总结|进展|主要做法|经验")
_FUTURE = re.compile(
    r"安排|目标|任务|打算|部署|展望|建议|总体要求|重点工作|工作重点|主要工作|保障措施|预期"
    r"|计划(?!.{0,8}(?:执行|完成))|(?:今年|新的一年)[^。]{0,20}(?:要|做好|抓好)"
)
_NEXT = re.compile(r"^[^。]{0,4}(?:下一步|今后|接下来)")
_LEAD_IN = re.compile(r"(?:以下|下列|如下|这些|几)[^，。]{0,10}(?:工作|方面|任务|措施|重点)")
_RESULT = ("了", "过")
_OWN = re.compile(r"本(?:通知|办法|意见|措施|规定|细则|方案|条例|规划|决定)$")
_ISSUED = re.compile(r"(?:印发|出台|发布|制定)了")
_SETS_UP = re.compile(r"制定|制订|设立|成立|印发|出台|授予|表彰|决定")
_PRAISE = re.compile(r"表彰|表扬|通报|授予|嘉奖|奖励")
_GRANTS = re.compile(r"给予|予以|[对按][^，。]*?进行(?:补助|补贴|奖励|奖补|资助)")
_AHEAD = re.compile(
    r"(?:^|[，。；：\n])(?:下一步|今后|接下来)|(?:省|市|县|区|州|们|国|部|厅|局|委)(?:将(?=[^，。]{0,4}(?:全面|继续|进一步|持续|推|加|实|开|建|完|深|以|把|大|积|统|强))|要(?!求))"
)
_NEAR = 12  # characters from a paragraph's beginning within which a date stands for it
_SHORT = 40


Turns = list[tuple[int, MeasureStatus]]


class Progress:
    """Tells the status of the actions of one document."""

    def __init__(
        self, context: Context, document: Document, wording: Wording, times: Sequence[Time]
    ) -> None:
        self.context = context
        self.text = context.text
        self.wording = wording
        self.news = document.doc_type in ("news", "other")
        self.year = document.reference_year
        self.base: MeasureStatus = "done" if _reports(document) else "planned"
        by_line = document.doc_type in _REPORTING
        self.turns = (
            _turns_by_line(context, document, times)
            if by_line
            else _turns_by_section(context, document)
        )
        self._starts = [start for start, _ in self.turns]

    def status(self, action: Action, target: str, time: TimeRef | None) -> MeasureStatus:
        """Return the status of an action, given the words of its object and its time."""
        marks = _marks(action.before)
        if action.after.words[:1] and action.after.words[0].text in _RESULT:
            return "done"
        if "own act" in marks or _OWN.search(target):
            return "done"
        if self.mode(action.start) == "planned" and not self._is_past(time):
            reported = "done" in marks or self._announces(action)
            return "done" if reported and "planned" not in marks else "planned"
        if "done" in marks or "planned" in marks:
            return "done" if "done" in marks else "planned"
        if self._is_promised(action):
            return "planned"
        lasting = "ongoing" in marks or self._grants(action) or self._lasts(action)
        return "ongoing" if lasting else "done"

    def mode(self, offset: int) -> MeasureStatus:
        """Return what the document's kind or the section around the offset makes of actions."""
        index = bisect_right(self._starts, offset) - 1
        return self.turns[index][1] if index >= 0 else self.base

    def _announces(self, action: Action) -> bool:
        """Tell whether the sentence reports that a document was issued or says why it sets up."""
        sentence = self.context.sentence_at(action.start)[0]
        stop = self.text.find("。", action.end, action.end + 200)
        if _ISSUED.search(self.text, sentence, stop if stop >= 0 else action.end + 200):
            return True
        sets_up = _SETS_UP.fullmatch(self.text, action.start, action.end)
        return bool(sets_up and self.text.startswith(("为", "根据"), sentence))

    def _is_past(self, time: TimeRef | None) -> bool:
        year = time.value[-10:].rpartition("/")[2][:4] if time and time.value else ""
        return bool(self.year and year.isdigit() and int(year) < self.year)

    def _grants(self, action: Action) -> bool:
        """Tell whether a standing rule of support speaks (对X给予补助)."""
        return bool(_GRANTS.search(self.text, action.clause[0], action.end))

    def _is_promised(self, action: Action) -> bool:
        """Tell whether a sentence before it in the paragraph of a news text looks ahead."""
        if not self.news:
            return False
        line = self.context.line_at(action.start)[0]
        return bool(_AHEAD.search(self.text, line, action.clause[0]))

    def _lasts(self, action: Action) -> bool:
        """Tell whether a word such as 每月 stands in the sentence before the clause."""
        sentence = self.context.sentence_at(action.start)[0]
        words = self.wording.between(sentence, action.clause[0]).words
        return any("lasting" in _table().get(word.text, ()) for word in words)


def _marks(before: Words) -> set[str]:
    """Return what the words before an action say of its progress."""
    table = _table()
    marks: set[str] = set()
    for word, letter in zip(*before, strict=True):
        if word.text in table and letter != "G":
            marks.update(table[word.text])
    return marks


def _reports(document: Document) -> bool:
    praise = document.doc_type == "decision" and _PRAISE.search(document.title or "")
    return document.doc_type in _REPORTING or bool(praise)


def _turns_by_section(context: Context, document: Document) -> Turns:
    """Return where sections of a plan or rule begin that look back, and where they end."""
    turns: Turns = []
    around: Turns = []
    for section in link_sections(context):
        while around and around[-1][0] <= section.start:
            around.pop()
        mode = _outlook(section.title, document) or (around[-1][1] if around else "planned")
        around.append((section.end, mode))
        turns.append((section.start, mode))
    return turns


def _turns_by_line(context: Context, document: Document, times: Sequence[Time]) -> Turns:
    """Return where a heading, a lead-in or a date turns a report to the past or the future."""
    turns: Turns = []
    for heading in context.headings:
        mode = _outlook(context.text[heading.start : heading.end], document)
        if mode:
            turns.append((heading.start, mode))
    for start, end in context.lines:
        mode = _outlook(context.text[start : min(end, start + 120)], document)
        if mode and _leads_in(context.text, start, end):
            turns.append((start, mode))
    if document.doc_type == "work_report":
        turns += _turns_by_date(context, document, times)
    return sorted(turns)


def _turns_by_date(context: Context, document: Document, times: Sequence[Time]) -> Turns:
    """Return the paragraphs that begin with a date before or after the report's own year."""
    turns: Turns = []
    for time in times:
        start = context.line_at(time.start)[0]
        years = [int(year) for year in re.findall("[0-9]{4}", time.value or "")]
        if years and document.reference_year and time.start - start <= _NEAR:
            ahead = years[0] >= document.reference_year
            turns.append((start, "planned" if ahead else "done"))
    return turns


def _outlook(line: str, document: Document) -> MeasureStatus | None:
    """Return whether a heading or a lead-in looks back or ahead."""
    reporting = document.doc_type in _REPORTING
    past = bool(_PAST.search(line) or (reporting and _REPORTED.search(line)))
    planning = document.doc_type == "work_report" and _FUTURE.search(line)
    future = bool(planning or _NEXT.match(line))
    if past == future:
        return None
    return "done" if past else "planned"


def _leads_in(text: str, start: int, end: int) -> bool:
    if end - start <= _SHORT:
        return "。" not in text[start:end]
    return bool(_LEAD_IN.search(text, start, end) or _NEXT.match(text[start : start + 20]))


@cache
def _table() -> dict[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for row in read_table("policyextract.link", "progress.csv"):
        kinds[row["word"]] = (*kinds.get(row["word"], ()), row["class"])
    return kinds
