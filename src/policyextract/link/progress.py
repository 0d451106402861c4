"""How far along a measure is: done, ongoing or planned."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from policyextract.facts import DocType, Document, MeasureStatus, Time, TimeRef
from policyextract.lexicon import alternation, read_table
from policyextract.link.context import Context
from policyextract.link.cues import words
from policyextract.link.document import link_sections
from policyextract.link.provisions import Provisions
from policyextract.link.statement import REPORTED
from policyextract.link.tense import ends_after_issue, ends_before_issue, year_of
from policyextract.link.wording import CHARGES, Action, Wording, Words

Turn = tuple[int, MeasureStatus]  # from this offset on, actions are such by default

_REPORTING: tuple[DocType, ...] = ("work_report", "bulletin", "news", "other")
_ANNOUNCING = re.compile(r"(?:以下|下列|如下|这些|几)[^，。]{0,10}(?:工作|方面|任务|措施|重点)")
_TASKS = re.compile(r"(?:抓好|做好|落实好?|完成|推进)(?:以下|如下|下列)[^。；]{0,8}[：:]$")
_PROPOSED = re.compile(
    "(?:对策|措施|意见)(?:与|和|及)?建议$|(?:工作|政策|几点|相关|有关|发展)建议$"
)
_INTENDED = re.compile(  # headings of a summary that say what comes next: 2023年工作打算
    "打算|下一?步|今后|长效机制|(?:工作|年度?)(?:计划|安排|思路|目标|任务)$"
)
_ANSWERED = re.compile("(?:提案|建议|议案)的?(?:答复|复函)|答复(?:意见)?(?:的函)?$")
_RESULT = ("了", "过")
_ORDERED = re.compile(f"{alternation(CHARGES)}(?=[各全所有相其市县镇乡区]|辖区|下属)[^。；]*，$")
_OWN = re.compile(r"本(?:通知|办法|意见|措施|规定|细则|方案|条例|规划|决定)$")
_ISSUED = re.compile(r"(?:印发|出台|发布|制定)了")
_GRANTED = re.compile(r"给予|予以|[对按][^，。]{0,60}进行(?:补助|补贴|奖励|奖补|资助)")
_BANS = ("严禁", "禁止", "不得")
_AGREED = ("同意", "原则同意")
_NEAR = 12  # characters from a paragraph's beginning within which a date stands for it
_FAR = 400  # characters before an action that are looked at
_SHORT = 40  # the longest line that can be a heading


class Progress:
    """Tells the status of the actions of one document."""

    def __init__(
        self, context: Context, document: Document, wording: Wording, times: Sequence[Time]
    ) -> None:
        self.context = context
        self.text = context.text
        self.wording = wording
        reports = _reports(document)
        self.base: MeasureStatus = "done" if reports else "planned"
        self.document = document
        self.replies = document.doc_type == "reply"
        self.promises = document.doc_type in ("news", "other", "decision") or (
            self.replies and reports
        )
        self.turns = sorted(
            _turns_by_line(context, document, times) if reports else _turns_by_section(context)
        )
        self._starts = [start for start, _ in self.turns]
        self._provisions = Provisions(context, document)

    def status(self, action: Action, target: str, time: TimeRef | None) -> MeasureStatus:
        """Return the status of an action, given the words of its object and its time."""
        marks = _marks(action.before)
        if action.after.words[:1] and action.after.words[0].text in _RESULT:
            return "done"
        if "own act" in marks or _OWN.search(target):
            return "done"
        if self.replies and self.text.startswith(_AGREED, action.start):
            return "done"
        if "under way" in marks:
            return "ongoing"
        if ends_after_issue(time, self.document) and "done" not in marks:
            return "planned"
        if self._default(action.start) == "planned" and not self._is_past(time, action.start):
            reported = "done" in marks or self._announces(action)
            return "done" if reported and "planned" not in marks else "planned"
        if "done" in marks:
            return "done"
        banned = self.replies and self.text.startswith(_BANS, action.start)
        if "planned" in marks or banned or self._is_promised(action) or self._is_ordered(action):
            return "planned"
        each = "each" in marks and self.document.doc_type != "decision"
        lasting = "ongoing" in marks or each or self._is_granted(action) or self._lasts(action)
        return "ongoing" if lasting else "done"

    def _default(self, offset: int) -> MeasureStatus:
        """Return what the document's kind or the section around the offset makes of actions."""
        if self._provisions.holds(offset):
            return "planned"
        index = bisect_right(self._starts, offset) - 1
        return self.turns[index][1] if index >= 0 else self.base

    def _is_past(self, time: TimeRef | None, offset: int) -> bool:
        """Tell whether a time ended before the document's year.

        One of the same sentence did if it ended before the month of issue.
        """
        year = year_of(time)
        if time is None or year is None:
            return False
        if self.document.reference_year and year < self.document.reference_year:
            return True
        beside = time.start >= self.context.sentence_at(offset)[0]
        return beside and ends_before_issue(time, self.document)

    def _announces(self, action: Action) -> bool:
        """Tell whether the sentence reports that a document was issued, or says why it sets up."""
        sentence = self.context.sentence_at(action.start)[0]
        stop = self.text.find("。", action.end, action.end + _FAR)
        reach = stop if stop >= 0 else action.end + _FAR
        if _ISSUED.search(self.text, max(sentence, action.start - _FAR), reach):
            return True
        if not _pattern("sets up").fullmatch(self.text, action.start, action.end):
            return False
        names = self.text.startswith("《", action.end)
        return names or self.text.startswith(("为", "根据"), sentence)

    def _is_granted(self, action: Action) -> bool:
        """Tell whether a standing rule of support speaks (对X给予补助)."""
        start = max(action.clause[0], action.start - _FAR)
        return bool(_GRANTED.search(self.text, start, action.end))

    def _is_promised(self, action: Action) -> bool:
        """Tell whether the paragraph of a news text looks ahead before the action."""
        if not self.promises:
            return False
        start = max(self.context.line_at(action.start)[0], action.start - _FAR)
        sentence = self.context.sentence_at(action.start)[0]
        before = self.wording.between(start, action.clause[0])
        return any(
            letter in "MCT"
            and "promise" in _kinds().get(word.text, ())
            and (word.start >= sentence or len(word.text) > 1)
            for word, letter in zip(*before, strict=True)
        )

    def _is_ordered(self, action: Action) -> bool:
        """Tell whether the sentence told before what others are asked to do (要求各地…，…)."""
        start = max(self.context.sentence_at(action.start)[0], action.clause[0] - _FAR)
        return bool(_ORDERED.search(self.text, start, action.clause[0]))

    def _lasts(self, action: Action) -> bool:
        """Tell whether a word such as 每月 stands in the sentence before the clause."""
        start = max(self.context.sentence_at(action.start)[0], action.start - _FAR)
        words = self.wording.between(start, action.clause[0]).words
        return any("lasting" in _kinds().get(word.text, ()) for word in words)


def _marks(before: Words) -> set[str]:
    """Return what the words before an action say of its progress."""
    kinds = _kinds()
    marks: set[str] = set()
    last = ""
    for word, letter in zip(*before, strict=True):
        if word.text in kinds and letter != "G":
            marks.update(kinds[word.text])
        if word.text in _RESULT and last == "L":  # 进行了认真研究
            marks.add("done")
        last = letter
    return marks


def _reports(document: Document) -> bool:
    praises = document.doc_type == "decision" and _pattern("praise").search(document.title or "")
    answers = document.doc_type == "reply" and _ANSWERED.search(document.title or "")
    tells = REPORTED.search(document.title or "")
    return document.doc_type in _REPORTING or bool(praises or answers or tells)


def _turns_by_section(context: Context) -> Iterator[Turn]:
    """Yield where sections of a plan or rule begin: those that look back, and all others."""
    around: list[Turn] = []
    for section in link_sections(context):
        while around and around[-1][0] <= section.start:
            around.pop()
        past = _pattern("past heading").search(section.title)
        past = past or words("result_heading").search(section.title)
        outer = around[-1][1] if around else "planned"
        around.append((section.end, "done" if past else outer))
        yield section.start, around[-1][1]


def _turns_by_line(context: Context, document: Document, times: Sequence[Time]) -> Iterator[Turn]:
    """Yield where a heading, a lead-in or a date turns a report to the past or the future."""
    lines = [(heading.start, heading.end) for heading in context.headings]
    lines += [line for line in context.lines if _leads_in(context.text, *line)]
    for start, end in lines:
        outlook = _outlook(context.text[start : min(end, start + _FAR)], document)
        if outlook:
            yield start, outlook
    if document.doc_type == "work_report" and document.reference_year:
        yield from _turns_by_date(context, document.reference_year, times)


def _turns_by_date(context: Context, year: int, times: Sequence[Time]) -> Iterator[Turn]:
    """Yield the paragraphs that begin with a date before the report's own year, or not."""
    for time in times:
        start = context.line_at(time.start)[0]
        first = re.search("[0-9]{4}", time.value or "")
        if first and time.start - start <= _NEAR:
            yield start, "planned" if int(first.group()) >= year else "done"


def _outlook(line: str, document: Document) -> MeasureStatus | None:
    """Return whether a heading or a lead-in of a report looks back or ahead; None if both."""
    past = bool(_pattern("past heading").search(line) or _pattern("reported heading").search(line))
    ahead = [_TASKS, _PROPOSED, _INTENDED]
    if document.doc_type == "work_report":
        ahead.append(_pattern("future heading"))
    planning = any(words.search(line.strip()) for words in ahead)
    if past == (planning or _looks_ahead(line)):
        return None
    return "done" if past else "planned"


def _leads_in(text: str, start: int, end: int) -> bool:
    if end - start <= _SHORT:
        return "。" not in text[start:end]
    return bool(_ANNOUNCING.search(text, start, min(end, start + _FAR))) or _looks_ahead(
        text[start : start + _NEAR]
    )


def _looks_ahead(line: str) -> bool:
    found = _pattern("ahead").search(line)
    return found is not None and found.start() <= 4


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for row in read_table("policyextract.link", "progress.csv"):
        kinds[row["word"]] = (*kinds.get(row["word"], ()), row["class"])
    return kinds


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Return a pattern of the words of one class of ``progress.csv``."""
    return re.compile(alternation(word for word, kinds in _kinds().items() if kind in kinds))
