"""The clean view: the text as rules want to see it, with the way back to the source's offsets.

Hard line wraps inside sentences are joined, full-width forms and Kangxi radicals folded, half-width
commas in Chinese made full-width, odd spaces and entities (whole or broken, such as ``&@183;``)
mended; the columns of a table are parted by tabs. Nothing else in the program
converts offsets.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from policyextract.read.columns import is_gap, rows_of_tables

_SPACE = "\u0009\u000b\u000c\u0020\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NOTHING = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f"

_PATTERN = re.compile(
    rf"(?P<breaks>[{_SPACE}]*(?:\r\n|[\n\r\u0085\u2028\u2029])[{_SPACE}\n\r\u0085\u2028\u2029]*)"
    rf"|(?P<pipe>[{_SPACE}]*\|[{_SPACE}]*)"
    rf"|(?P<spaces>[{_SPACE}]+)"
    r"|(?P<entity>&(?:amp;)?(?:[#@]{1,2}[0-9]{2,5};?|[#@]x[0-9a-fA-F]{2,5};?|[a-zA-Z]{2,8};))"
    r"|(?P<tag></?(?:br|p|div|span|b|strong)[ ]{0,3}/?>)"
    r"|(?P<folded>[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0b\uff0d\uff0e\uff0f\uff06"
    r"\u2e80-\u2fdf\uf900-\ufaff])"
    r"|(?P<doubled>(?<![\u4e00-\u9fff])(?:(?P<printed>[\u4e00-\u9fff])(?P=printed)){3,}(?![\u4e00-\u9fff，。]))"
    r"|(?P<mark>[,;])"
    rf"|(?P<nothing>[{_NOTHING}\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]+)",
    re.IGNORECASE,
)

# Radicals of the supplement block that Unicode gives no decomposition: the letter they stand for.
_RADICALS = {
    "⺠": "民", "⻔": "门", "⻋": "车", "⻅": "见", "⻉": "贝", "⻓": "长", "⻛": "风", "⻜": "飞",
    "⻝": "食", "⻢": "马", "⻥": "鱼", "⻦": "鸟", "⻨": "麦", "⻩": "黄", "⻬": "齐", "⻰": "龙",
    "⻘": "青", "⻄": "西", "⻆": "角", "⻣": "骨", "⻚": "页", "⻙": "韦", "⻤": "鬼", "⺟": "母",
    "⺒": "巳", "⺓": "幺", "⺝": "月", "⺩": "王", "⺪": "疋", "⺫": "目", "⺮": "竹", "⺶": "羊",
    "⺷": "羊", "⻁": "虎", "⻑": "长", "⻒": "长",
}  # fmt: skip

_SENTENCE_END = "。！？!?；;：:"
_CLOSERS = "…”’》）)】]〕〉"
_OPENERS = {"（": "）", "(": ")", "“": "”", "《": "》", "〔": "〕", "〈": "〉"}
_AFTER = "％%‰℃）)”》"  # signs after which a half-width comma is one of a Chinese sentence
_FULL_WIDTH = {",": "，", ";": "；"}
_NEVER_FIRST = "，。、；：！？）》”’〉〕】%％‰℃"
_HEAD = re.compile(
    r"[（(]?[一二三四五六七八九十百]{1,4}[、）).．]|第[一二三四五六七八九十百零0-9]{1,4}[编章节条]"
    r"|[（(]?[0-9]{1,2}[）).．、](?![0-9])|[0-9]{1,2} |[—●■◆▲•·*#－-]|附件|[^\s，。；]{2,8}[：:]"
)
_TITLE_END = re.compile(
    r"(?:通知|意见|决定|通报|公告|公报|报告|办法|方案|规划|纲要|批复|函|条例|规定|细则|解读)$"
)
_DATE_END = re.compile(
    r"[0-9〇○零一二三四五六七八九十]{1,3}日$|[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}$"
)
_DECIMAL = re.compile(r"[^0-9.．\s][0-9０-９]{1,6}[.．]$")  # 增长8.|1%
_NUMBER = re.compile(  # 完成计划的10|8.2%: in a line of prose, no row of a table
    r"^(?=.{12})(?!.*[ \u3000\t]{2}).*[，,、；;].*[\u4e00-\u9fff、][ ]?[0-9０-９]{1,4}$"
)
_COUNTS = re.compile("日|万|亿(?!元)|元")  # what goes on a number at the start of a line
_CLAUSE = re.compile(  # 总产值翻一番，吞吐量突破|1 亿吨: a line of prose that ends within a clause
    r"^(?=.{12})(?!.*[ \u3000\t]{2}).*[，,；;].*[\u4e00-\u9fff]$"
)
_PROSE = re.compile(r"^(?=.{12})(?!.*[ \u3000\t]{2}).*[，,；;、]")
_UNIT = re.compile("[万亿](?=[元吨亩人户千平，,])|亿元|万元|个百分点|平方米|公里|元[，,。；/]|％|%")
_FRACTION = re.compile(r"[.．][0-9０-９]{1,4}[ ]?[万亿%％元吨]")  # 损失达3|.2亿元
_AMOUNT = re.compile(r"[0-9０-９][0-9０-９.．]*[ ]?(?:[万亿％%吨元]|平方米|公里|千瓦)")
_YEAR = 4  # digits
_LONG_LINE = 45
_NEAR, _COLUMNS = 60, 14  # characters to each side of a space; as many spaces are columns


class Edit(NamedTuple):
    """``source[start:end]`` reads ``new`` in the view."""

    start: int
    end: int
    new: str


class View:
    """The clean text of a source, and the map of its characters back to the source.

    The text is made of pieces, each either copied from the source as it stands or put in place
    of a stretch of it.
    """

    def __init__(self, source: str, edits: Iterable[Edit]) -> None:
        self.source = source
        self._clean: list[int] = []
        self._from: list[tuple[int, int, bool]] = []
        parts: list[str] = []
        length = done = 0
        for start, end, new in [*edits, Edit(len(source), len(source), "")]:
            for piece, left, right, copied in (
                (source[done:start], done, start, True),
                (new, start, end, False),
            ):
                if piece:
                    self._clean.append(length)
                    self._from.append((left, right, copied))
                    parts.append(piece)
                    length += len(piece)
            done = end
        self.text = "".join(parts)

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Return the source offsets of ``text[start:end]`` (half-open, code points)."""
        if not self._clean:
            return 0, 0
        piece = bisect_right(self._clean, start) - 1
        left, right, copied = self._from[piece]
        shift = left - self._clean[piece]
        if copied and start < end and end + shift <= right:
            return start + shift, end + shift
        first = self._at(start)
        if start >= end:
            return first[0], first[0]
        return first[0], self._at(end - 1)[1]

    def _at(self, offset: int) -> tuple[int, int]:
        """Return the source stretch of one character of the view."""
        piece = bisect_right(self._clean, offset) - 1
        left, right, copied = self._from[piece]
        if copied:
            left += offset - self._clean[piece]
            right = left + 1
        return left, right


def clean(source: str, is_word: Callable[[str], bool] = lambda word: False) -> View:
    """Return the clean view of a text; ``is_word`` tells dictionary words (to join torn ones)."""
    return View(source, _edits(source, is_word))


def _edits(source: str, is_word: Callable[[str], bool]) -> Iterator[Edit]:
    matches = list(_PATTERN.finditer(source))
    breaks = [match for match in matches if match.lastgroup == "breaks"]
    lines = _Lines(source, [match.span() for match in breaks], is_word)
    line = 0
    for match in matches:
        start, end = match.span()
        old = match.group()
        match match.lastgroup:
            case "breaks":
                new = "" if lines.joins(line) else "\n"
                line += 1
            case "pipe":
                new = _pipe(source, start, end) if line in lines.rows else "|"
            case "spaces" if line in lines.rows and is_gap(source, start, end):
                new = "\t" * max(1, old.count("\t"))
            case "spaces":
                new = _space(source, start, end)
            case "entity":
                new = _entity(old)
            case "tag":
                new = "\n" if old.strip("</ >").lower() in ("br", "p", "div") else ""
            case "mark":
                new = _mark(source, start)
            case "nothing":
                new = ""
            case "doubled":  # 第第四四节节: bold print of a page is letters set twice
                new = old[::2]
            case _:
                new = _RADICALS.get(old) or unicodedata.normalize("NFKC", old)
        if new != old:
            yield Edit(start, end, new)


def _entity(old: str) -> str:
    """Return what a whole or broken entity stands for, or the text itself where nobody knows."""
    mended = old.replace("&amp;", "&").replace("@", "#").replace("##", "#")
    new = html.unescape(mended if mended.endswith(";") else mended + ";")
    if new == mended or not new.isprintable():
        return " " if new == "\u00a0" else old
    return new


def _mark(source: str, start: int) -> str:
    """Return what a half-width comma or semicolon reads: a full-width one beside Chinese."""
    mark = source[start]
    before = source[start - 1] if start else "\n"
    after = source[start + 1] if start + 1 < len(source) else "\n"
    chinese = _is_han(before) or before in _AFTER or _is_han(after) or after in _OPENERS
    return _FULL_WIDTH[mark] if chinese else mark


def _pipe(source: str, start: int, end: int) -> str:
    """Return what a stroke of a table reads: a tab between two cells, nothing at the edges."""
    inner = start and end < len(source) and not {source[start - 1], source[end]} & set("\r\n")
    return "\t" if inner else ""


def _space(source: str, start: int, end: int) -> str:
    """Return what a run of spaces inside a line reads: one space between words, else nothing."""
    before = source[start - 1] if start else "\n"
    after = source[end] if end < len(source) else "\n"
    if "\t" in source[start:end] and before not in "\r\n" and after not in "\r\n":
        return " "
    if before in "\r\n" or after in "\r\n":
        return ""
    if before.isdecimal() and after.isdecimal() and _is_prose(source, start, end):
        return ""
    if _is_ascii_word(before) and _is_ascii_word(after):
        return "" if before.isdecimal() and after.isalpha() else " "
    if before in ".．、" and after.isdecimal():
        line = source.rfind("\n", 0, start) + 1
        return " " if source[line : start - 1].strip().isdecimal() else ""
    if before.isdecimal() and _is_han(after):
        line = source.rfind("\n", 0, start) + 1
        number = source[line:start].strip()  # of a list; 2019 年度 begins with a year
        goes_on = _COUNTS.match(source, end) and source[:line].rstrip()[-1:] not in _SENTENCE_END
        return " " if number.isdecimal() and len(number) < _YEAR and not goes_on else ""
    if _is_han(before) and _is_han(after):
        alone_before = start < 2 or not _is_han(source[start - 2])
        alone_after = end + 1 >= len(source) or not _is_han(source[end + 1])
        return "" if alone_before and alone_after else " "
    return ""


def _is_prose(source: str, start: int, end: int) -> bool:
    """Tell whether a lone space between digits stands in a sentence, not between two columns."""
    if end - start > 1:
        return False
    left = max(0, start - _NEAR, source.rfind("\n", start - _NEAR if start > _NEAR else 0, start))
    right = source.find("\n", end, end + _NEAR)
    around = source[left : right if right >= 0 else end + _NEAR]
    return (
        any(mark in around for mark in "，。；,;")
        and around.count(" ") < _COLUMNS
        and "  " not in around
    )


def _is_ascii_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _is_han(char: str) -> bool:
    return (
        "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or "\u2e80" <= char <= "\u2fdf"
    )


class _Lines:
    """The lines of a source, and which of their ends are mere wraps inside a sentence."""

    def __init__(
        self, source: str, breaks: list[tuple[int, int]], is_word: Callable[[str], bool]
    ) -> None:
        starts = [0, *(end for _, end in breaks)]
        ends = [*(start for start, _ in breaks), len(source)]
        self.lines = [source[s:e].strip() for s, e in zip(starts, ends, strict=True)]
        self.single = [len(source[s:e].splitlines()) < 2 for s, e in breaks]
        self.is_word = is_word
        self.rows = rows_of_tables(self.lines)
        self.least = [(measure, self._wrapped_from(measure, slack)) for measure, slack in _WRAPS]

    def _wrapped_from(self, measure: Callable[[str], int], slack: int) -> int:
        """Return the least width at which lines are wrapped, 0 where they are not.

        Editors wrap by the room that characters take (Han = 2), converters by their number.
        """
        widths = [
            measure(line)
            for line, after in pairwise(self.lines)
            if len(line) >= 15 and line[-1] not in _SENTENCE_END and not _HEAD.match(after)
        ]
        counts = Counter(widths)
        best = max(
            counts, key=lambda w: (sum(counts[w - i] for i in range(slack + 1)), w), default=0
        )
        near = sum(counts[best - i] for i in range(slack + 1))
        longer = sum(measure(line) > best + slack for line in self.lines)
        if longer > 0.1 * len(self.lines):
            return 0
        return best - slack if near >= 3 and near >= 0.6 * len(widths) else 0

    def joins(self, index: int) -> bool:
        """Tell whether the break after line ``index`` stands inside a sentence."""
        line, after = self.lines[index], self.lines[index + 1]
        if index in self.rows or index + 1 in self.rows:
            return False
        if not line or not after or line[-1] in _SENTENCE_END:
            return False
        if after[0].isdecimal() and (_DECIMAL.search(line) or _NUMBER.search(line)):
            return True
        if line[-1].isdecimal() and _FRACTION.match(after):
            return True
        if line[-1].isdecimal() and _UNIT.match(after) and _PROSE.search(line):
            return True
        if _AMOUNT.match(after) and _CLAUSE.search(line) and not _HEAD.match(line):
            return True
        if _HEAD.match(after):
            return False
        if _DATE_END.search(line):
            return False
        if line[-1] in "，、," or after[0] in _NEVER_FIRST:
            return True
        if not self.single[index]:
            return False
        if any(least and measure(line) >= least for measure, least in self.least):
            return True
        if self._is_torn_word(line, after) or _is_open(line):
            return True
        return len(line) >= _LONG_LINE and line[-1] not in _CLOSERS and not _TITLE_END.search(line)

    def _is_torn_word(self, line: str, after: str) -> bool:
        is_word = self.is_word
        return (
            len(line) > 1
            and len(after) > 1
            and is_word(line[-1] + after[0])
            and not is_word(line[-2:])
            and not is_word(after[:2])
        )


def _is_open(line: str) -> bool:
    """Tell whether a bracket or quotation mark opened in the line is not closed in it."""
    return any(line.rfind(opener) > line.rfind(closer) for opener, closer in _OPENERS.items())


def _width(line: str) -> int:
    return 2 * len(line) - sum(map("\u1100".__gt__, line))


_WRAPS = ((_width, 8), (len, 3))  # how lines are measured, and how much shorter some end
