"""Sentences and headings, read off the characters of the clean view."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy
from spacy.attrs import IDX, SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from policyextract.segment.tokenizer import text_of

_SENTENCE = re.compile(r"[^。！？!?\n]*+(?:[。！？!?]++[”’」』）)]*+|\n|\Z)")
_NUMERAL = "[一二三四五六七八九十百零〇]{1,4}"
_HEADINGS = (
    ("编", 1, rf"第{_NUMERAL}编"),
    ("章", 2, rf"第{_NUMERAL}章"),
    ("节", 3, rf"第{_NUMERAL}节"),
    ("条", 4, rf"第(?:{_NUMERAL}|[0-9]{{1,3}})条"),
    ("一、", 4, rf"{_NUMERAL}、"),
    ("（一）", 5, rf"[（(]{_NUMERAL}[）)]、?"),
    ("1.", 6, r"[0-9]{1,2}(?:[.．、](?![0-9])|[ ](?=[\u4e00-\u9fff]))"),
    ("（1）", 7, r"[（(][0-9]{1,2}[）)]、?"),
    ("——", 7, r"——(?=[\u4e00-\u9fff])"),
)
_LINE_HEAD = re.compile(
    r"(?m)^[ ]*(?:" + "|".join(f"(?P<h{i}>{p})" for i, (_, _, p) in enumerate(_HEADINGS)) + ")"
)
_INLINE_HEAD = re.compile(rf"(?:(?<=[。；;：:\n])|^)(?P<mark>{_NUMERAL}是)(?!否|非)")
_BARE_HEAD = re.compile(
    r"(?m)^(?!关于|.*年.*[和及与暨].*年)(?=.{4,48}$)[^，,。；;：:\n]*(?:年|[一二三四五六七八九]五[”\"]?)(?:时期|期间)?[^，,。；;：:\n]*"
    r"(?:回顾|安排|重点工作|工作重点|主要工作|目标任务|成就|成效|总体要求|(?:主要|工作|发展|奋斗)目标|(?:工作|主要|重点)任务|工作(?:打算|计划|部署)|民生实事(?:项目)?|为民办?实事(?:项目)?)$"
)
_DASHED = re.compile(  # ——规模目标。…; 一类地区每月1430元
    r"[ \u3000]*(?:(?:[—–―─]{2,3}|[●■◆▪•])(?![—–―─])|[一二三四五甲乙丙丁][类档等](?!次|奖))"
)
_GOES_ON = "；，、;,"  # ends of lines that a paragraph goes on after
_BARE_LEVEL = 3
_INLINE_LEVEL = 8
_TITLE = re.compile(r"[^。；;：:\n]{1,60}")


class Heading(NamedTuple):
    """A numbered heading: its mark, its title, its rank (1 the highest), clean offsets."""

    start: int
    end: int
    level: int
    style: str


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences as half-open offsets; a line break ends one, blanks are left out."""
    found = []
    for match in _SENTENCE.finditer(text):
        piece = match.group()
        stripped = piece.strip()
        if stripped:
            start = match.start() + len(piece) - len(piece.lstrip())
            found.append((start, start + len(stripped)))
    return found


def headings(text: str) -> list[Heading]:
    """Return the numbered headings (一、 （一） 1. 第一章 一是 ——) in text order."""
    found = []
    for match in _LINE_HEAD.finditer(text):
        style, level, _ = _HEADINGS[int((match.lastgroup or "h0")[1:])]
        found.append(_heading(text, match.start(match.lastgroup or 0), match.end(), level, style))
    numbered = {heading.start for heading in found}
    for match in _BARE_HEAD.finditer(text):
        if match.start() not in numbered:
            found.append(Heading(match.start(), match.end(), _BARE_LEVEL, "bare"))
    for match in _INLINE_HEAD.finditer(text):
        found.append(_heading(text, match.start(), match.end(), _INLINE_LEVEL, "一是"))
    return sorted(found)


def _heading(text: str, start: int, mark_end: int, level: int, style: str) -> Heading:
    title = _TITLE.match(text, mark_end)
    return Heading(start, title.end() if title else mark_end, level, style)


def is_dashed(text: str, start: int) -> bool:
    """Tell whether a line is an item of the paragraph above (——规模目标。…; 一类地区…)."""
    return bool(_DASHED.match(text, start))


def paragraphs(text: str, lines: Sequence[tuple[int, int]]) -> list[int]:
    """Return for each line where its paragraph begins: one goes on after ；or ，and over items."""
    starts: list[int] = []
    for start, _ in lines:
        goes_on = start > 1 and (text[start - 2] in _GOES_ON or is_dashed(text, start))
        starts.append(starts[-1] if goes_on else start)
    return starts


class Stretches:
    """Stretches of a text in order, half-open and without overlaps, asked by offset."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self.spans = spans
        self._starts = [start for start, _ in spans]

    def index(self, offset: int) -> int:
        """Return which stretch is the last to begin at the offset or before it, -1 for none."""
        return bisect_right(self._starts, offset) - 1

    def at(self, offset: int) -> tuple[int, int] | None:
        """Return the stretch that holds the offset, if any."""
        index = self.index(offset)
        return self.spans[index] if index >= 0 and offset < self.spans[index][1] else None


class Structure:
    """Mark the sentences of a Doc (``doc.sents``) at the report's own stops and line breaks."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence starts on the first token of each sentence."""
        starts = {start for start, _ in sentences(text_of(doc))}
        offsets = doc.to_array(IDX)
        marks = numpy.isin(offsets, numpy.fromiter(starts, dtype=offsets.dtype, count=len(starts)))
        marks[:1] = True
        return doc.from_array([SENT_START], marks.astype(numpy.uint64).reshape(-1, 1))  # type: ignore[arg-type]


@Language.factory("policy_structure", assigns=["token.is_sent_start", "doc.sents"])
def make_structure(nlp: Language, name: str) -> Structure:
    """Make the component ``policy_structure``."""
    return Structure()
