"""How far along a measure is: done, ongoing or planned."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from policyextract.facts import DocType, Document, MeasureStatus, TimeRef
from policyextract.lexicon import read_table
from policyextract.link.context import Context
from policyextract.link.document import link_sections
from policyextract.link.wording import Wording

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
_RESULT = re.compile(r"(?:了|过)")
_OWN = re.compile(r"本(?:通知|办法|意见|措施|规定|细则|方案|条例|规划|决定)$")
_ISSUED = re.compile(r"(?:印发|出台|发布|制定)了")
_SETS_UP = re.compile(r"制定|制订|设立|成立|印发|出台|授予|表彰|决定")
_PRAISE = re.compile(r"表彰|表扬|通报|授予|嘉奖|奖励")
_GRANTS = re.compile(r"给予|予以|[对按][^，。]*?进行(?:补助|补贴|奖励|奖补|资助)")
_SHORT = 40


class Progress:
    """Tells the status of the actions of one document."""

    def __init__(self, context: Context, document: Document, wording: Wording) -> None:
        self.text = context.text
        self.wording = wording
        self.year = document.reference_year
        self.base: MeasureStatus = "done" if _reports(document) else "planned"
        self.turns = _turns(context, document, self.base)
        self._starts = [start for start, _ in self.turns]

    def status(
        self, action: tuple[int, int], clause: int, sentence: int, target: str, time: TimeRef | None
    ) -> MeasureStatus:
        """Return the status of an action; ``clause`` and ``sentence`` are where those begin."""
        marks = self._marks(clause, action[0])
        past = self._is_past(time)
        if _RESULT.match(self.text, action[1]) or "own act" in marks or _OWN.search(target):
            return "done"
        if self.mode(action[0]) == "planned" and not past:
            reported = "done" in marks or self._announces(sentence, action)
            return "done" if reported and "planned" not in marks else "planned"
        if "planned" in marks and "done" not in marks:
            return "planned"
        if "done" in marks:
            return "done"
        grants = bool(_GRANTS.search(self.text, clause, action[1]))
        lasting = "ongoing" in marks or grants or self._lasts(sentence, clause)
        return "ongoing" if lasting else "done"

    def mode(self, offset: int) -> MeasureStatus:
        """Return what the document's kind or the section around the offset makes of actions."""
        index = bisect_right(self._starts, offset) - 1
        return self.turns[index][1] if index >= 0 else self.base

    def _marks(self, start: int, end: int) -> set[str]:
        """Return what the words between two offsets say of progress."""
        words, letters = self.wording.between(start, end)
        table = _table()
        marks: set[str] = set()
        for word, letter in zip(words, letters, strict=True):
            if word.text in table and letter != "G":
                marks.update(table[word.text])
        return marks

    def _announces(self, sentence: int, action: tuple[int, int]) -> bool:
        """Tell whether the sentence reports that a document was issued or says why it sets up."""
        stop = self.text.find("。", action[1], action[1] + 200)
        if _ISSUED.search(self.text, sentence, stop if stop >= 0 else action[1] + 200):
            return True
        return bool(
            self.text.startswith(("为", "根据"), sentence)
            and _SETS_UP.fullmatch(self.text, *action)
        )

    def _is_past(self, time: TimeRef | None) -> bool:
        year = time.value[-10:].rpartition("/")[2][:4] if time and time.value else ""
        return bool(self.year and year.isdigit() and int(year) < self.year)

    def _lasts(self, sentence: int, clause: int) -> bool:
        words, _ = self.wording.between(sentence, clause)
        return any("lasting" in _table().get(word.text, ()) for word in words)


def _reports(document: Document) -> bool:
    praise = document.doc_type == "decision" and _PRAISE.search(document.title or "")
    return document.doc_type in _REPORTING or bool(praise)


def _turns(
    context: Context, document: Document, base: MeasureStatus
) -> list[tuple[int, MeasureStatus]]:
    """Return from where on a section or a lead-in makes a look back or a plan of actions."""
    reporting = document.doc_type in _REPORTING
    turns: list[tuple[int, MeasureStatus]] = []
    around: list[tuple[int, MeasureStatus]] = []
    for section in link_sections(context):
        while around and around[-1][0] <= section.start:
            around.pop()
        outer = around[-1][1] if around else base
        mode = _outlook(section.title, document) or outer
        around.append((section.end, mode))
        turns.append((section.start, mode))
    for start, end in context.lines if reporting else ():
        mode_of_line = _outlook(context.text[start : min(end, start + 120)], document)
        if mode_of_line and _leads_in(context.text, start, end):
            turns.append((start, mode_of_line))
    return sorted(turns)


def _outlook(line: str, document: Document) -> MeasureStatus | None:
    """Return whether a heading or a lead-in looks back or ahead."""
    reporting = document.doc_type in _REPORTING
    if _PAST.search(line) or (reporting and _REPORTED.search(line)):
        return "done"
    planning = document.doc_type == "work_report" and _FUTURE.search(line)
    return "planned" if planning or _NEXT.match(line) else None


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
