"""The line under a headline that says when, beside who: 某报 2006年9月8日 第1版."""

from __future__ import annotations

import re
from typing import NamedTuple

from policyextract.link.dates import Dated, find_dates

_LONGEST = 80
_WIRE_HEAD = 40  # characters in which an agency names itself, place and date
_SENTENCE = re.compile(r"[。；！？]")
_BRACKETS = " \u3000\u00a0\t【】[]［］()（）|｜—－-*"
_TIME = r"(?:[0-9]{1,2}[:：时][0-9]{1,2}(?:[:：分](?:[0-9]{1,2}秒?)?)?)"
_AFTER = re.compile(
    rf"[ \u3000，,]*(?:{_TIME}|星期[一二三四五六日天]|周[一二三四五六日]"
    r"|第?[0-9一二三四五六七八九十]+版"
    r"|[（(](?:星期|周)[一二三四五六日天][）)]|[0-9]{2}版)?[ \u3000]*"
    r"(?:(?:本[报网台])?(?:记者|通讯员|作者|编辑|责编|文|摄)[^，。；]{0,30})?"
)
_WIRE = re.compile(r"[ \u3000]*(?:[上下]午|晚)?(?:电|讯)(?![信话子台力影视网])")
_GAP = re.compile(
    r"[ \u3000\u00a0\t|｜]|$|[\u4e00-\u9fff]{1,12}(?:报|网|社|台|频道|客户端|发布|中心)$"
)
_SINCE = re.compile(r"(?:发布|印发|公布|刊发|播发|发表)(?:于|日期|时间)?$|[于在]$")
_ISSUED = re.compile(r"印发|发布|公布|下发|颁布|发出")
_LIMITS = ("至", "到", "自", "从", "期", "前")
_NOTE = re.compile(r"[（(](?P<note>[^（）()]{6,40})[）)]$")


class Dateline(NamedTuple):
    """The date of a line (ISO; a month where a note gives no day) and what else it says."""

    date: str
    rest: str


def read_dateline(line: str) -> Dateline | None:
    """Return the date at one edge of a line, and the rest; None where none stands there.

    A line of a sentence is none. A title can bear its date in brackets behind it, with the body
    that issued it (…规划纲要（某市人民政府2016年5月印发）).
    """
    note = _NOTE.search(line)
    noted = _of_note(note["note"]) if note else None
    if noted:
        return Dateline(noted, line)
    bare = line.strip(_BRACKETS)
    if len(bare) > _LONGEST or _SENTENCE.search(bare):
        return None
    return next((said for found in find_dates(bare) if (said := _at_edge(bare, found))), None)


def read_wire(opening: str) -> str | None:
    """Return the date with which an agency's text opens (新华社杭州2019年5月6日电)."""
    first = next((found for found in find_dates(opening[:_WIRE_HEAD]) if found.names_day), None)
    return first.value if first and _WIRE.match(opening, first.end) else None


def _of_note(note: str) -> str | None:
    for found in find_dates(note):
        if found.names_day or (len(found.value) > 4 and _ISSUED.match(note, found.end)):
            return found.value
    return None


def _at_edge(line: str, found: Dated) -> Dateline | None:
    """Return what a date at the end or the beginning of a line leaves of it."""
    if not found.names_day:
        alone = found.start == 0 and found.end == len(line) and len(found.value) > 4
        return Dateline(found.value, "") if alone else None
    before, after = line[: found.start].strip(_BRACKETS), line[found.end :]
    behind = _AFTER.match(after)
    if behind and behind.end() == len(after) and not before.endswith(_LIMITS):
        return Dateline(found.value, _SINCE.sub("", before).strip())
    if not before and behind and _GAP.match(after):
        return Dateline(found.value, after[behind.end() :].strip(_BRACKETS))
    return None
