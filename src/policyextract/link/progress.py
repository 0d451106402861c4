"""How far along a measure is: done, ongoing or planned."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from policyextract.facts import DocType, Document, MeasureStatus, TimeRef
from policyextract.lexicon import read_table
from policyextract.link.context import Context
from policyextract.link.wording import Wording

_REPORTING: tuple[DocType, ...] = ("work_report", "bulletin", "news", "other")
_PAST = re.compile(
    r"回顾|成就|成效|成绩|执行情况|完成情况|工作情况|运行情况|基本情况|现状|总结|进展|发展基础"
    r"|过去[一五几的]|[一五]年来"
)
_FUTURE = re.compile(
    r"安排|目标|任务|打算|部署|展望|建议|总体要求|重点工作|工作重点|主要工作|保障措施|预期"
    r"|下一步|今后|计划(?!.{0,8}(?:执行|完成))|(?:今年|新的一年)[^。]{0,20}(?:要|做好|抓好)"
)
_LEAD_IN = re.compile(r"(?:以下|下列|如下|这些|几)[^，。]{0,10}(?:工作|方面|任务|措施|重点)")
_RESULT = re.compile(r"(?:了|过)")
_OWN = re.compile(r"本(?:通知|办法|意见|措施|规定|细则|方案|条例|规划|决定)$")
_SHORT = 40


class Progress:
    """Tell the status of the actions of one document."""

    def __init__(self, context: Context, document: Document, wording: Wording) -> None:
        self.text = context.text
        self.wording = wording
        self.year = document.reference_year
        self.base: MeasureStatus = "done" if document.doc_type in _REPORTING else "planned"
        self.turns: list[tuple[int, MeasureStatus]] = list(_turns(context))
        self._starts = [start for start, _ in self.turns]

    def status(
        self, action: tuple[int, int], clause: int, sentence: int, target: str, time: TimeRef | None
    ) -> MeasureStatus:
        """Return the status of an action; ``clause`` and ``sentence`` are where those begin."""
        words, letters = self.wording.between(clause, action[0])
        marks = {kind for word, follow in zip(words, letters[1:] + "V", strict=False)
                 for kind in _kinds(word.text, follow)}
        past = self._is_past(time)
        if _RESULT.match(self.text, action[1]) or "own act" in marks or _OWN.search(target):
            return "done"
        if self.mode(action[0]) == "planned" and not past:
            return "done" if "done" in marks else "planned"
        if "planned" in marks and "done" not in marks:
            return "planned"
        if "done" in marks:
            return "done"
        if "ongoing" in marks or self._lasts(sentence, clause):
            return "ongoing"
        return "done"

    def mode(self, offset: int) -> MeasureStatus:
        """Return what the document's kind or the section around the offset makes of actions."""
        index = bisect_right(self._starts, offset) - 1
        return self.turns[index][1] if index >= 0 else self.base

    def _is_past(self, time: TimeRef | None) -> bool:
        year = time.value[-10:].rpartition("/")[2][:4] if time and time.value else ""
        return bool(self.year and year.isdigit() and int(year) < self.year)

    def _lasts(self, sentence: int, clause: int) -> bool:
        words, _ = self.wording.between(sentence, clause)
        return any("lasting" in _table().get(word.text, ()) for word in words)


def _kinds(word: str, follow: str) -> tuple[str, ...]:
    if word == "将" and follow not in "DVKJWZLMOPcoiR":
        return ()
    return _table().get(word, ())


def _turns(context: Context) -> list[tuple[int, MeasureStatus]]:
    """Return where a heading or a lead-in turns to a look back or a plan."""
    found: list[tuple[int, MeasureStatus]] = []
    for start, end in context.lines:
        line = context.text[start : min(end, start + 120)]
        short = end - start <= _SHORT and "。" not in line
        if not short and not _LEAD_IN.search(line):
            continue
        if _PAST.search(line):
            found.append((start, "done"))
        elif _FUTURE.search(line):
            found.append((start, "planned"))
    return found


@cache
def _table() -> dict[str, tuple[str, ...]]:
    kinds: dict[str, tuple[str, ...]] = {}
    for row in read_table("policyextract.link", "progress.csv"):
        kinds[row["word"]] = (*kinds.get(row["word"], ()), row["class"])
    return kinds
