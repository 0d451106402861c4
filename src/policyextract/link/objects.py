"""What a measure acts on, and whom it serves: spans around its verb, offsets of the clean text."""

from __future__ import annotations

import re

from policyextract.link.wording import Wording

Stretch = tuple[int, int]

_ASPECT = re.compile(r"(?:起来|出来|[了着过起出到好成完])*")
_DATIVE = re.compile(r"给")
_EDGE = "、，,；;：:。 　“”"
_JOINTS = "DCMT&、j ePI"
_TARGET = re.compile(r"X")
_CUT = re.compile(r"[LPoIUc]|[DM]+(?=[LPoIUc]|\Z)|e")
_BREAK = re.compile(r"[、](?=[VKOZ])")
_LISTED = re.compile(r"等[^、，。]{0,12}$")
_SERVED = ("为", "向", "给", "为了")


def object_of(
    text: str, wording: Wording, action: Stretch, clause: Stretch, until: int, rule: str
) -> Stretch | None:
    """Return the object of an action, or None.

    ``clause`` is the stretch between stops around the action, ``until`` where the next action
    of the clause begins (or the clause ends), ``rule`` the rule that found the action.
    """
    before = _before(text, wording, action, clause)
    if before:
        return before
    if rule.endswith(("light", "disposal")):
        return None
    return _after(text, wording, action, until, clause[1], rule)


def _before(text: str, wording: Wording, action: Stretch, clause: Stretch) -> Stretch | None:
    """Return the object that 把 将 对 or 由 put before the verb."""
    words, letters = wording.between(clause[0], action[0])
    for mark in "GBX":
        place = letters.rfind(mark)
        if place < 0 or place + 1 == len(letters):
            continue
        if mark == "B" and letters[place + 1] in "DVKZLMOPc":
            continue
        if mark == "X" and not _reaches(text, action, clause):
            continue
        cut = _CUT.search(letters, place + 1)
        last = cut.start() if cut and cut.start() > place + 1 else len(letters)
        return words[place].end, words[last - 1].end
    return None


def _reaches(text: str, action: Stretch, clause: Stretch) -> bool:
    """Tell whether nothing but an amount follows the verb, so that 对X names the object."""
    return text[action[1] : clause[1]].strip(_EDGE + "了") == ""


def _after(
    text: str, wording: Wording, action: Stretch, until: int, end: int, rule: str
) -> Stretch | None:
    aspect = _ASPECT.match(text, action[1], until)
    start = aspect.end() if aspect else action[1]
    if text.startswith(("过程", "成果", "成效", "出口", "出租", "着力", "好评"), action[1]):
        start = action[1]
    if _DATIVE.match(text, start):
        return None
    stop = _trimmed(wording, start, until) if until < end else until
    if not rule.endswith("clause"):
        stop = _broken(text, wording, start, stop)
    while start < stop and text[start] in _EDGE[:-2]:
        start += 1
    while stop > start and text[stop - 1] in _EDGE[:-2]:
        stop -= 1
    return (start, stop) if start < stop else None


def _trimmed(wording: Wording, start: int, until: int) -> int:
    """Return where an object ends whose clause goes on with another action at ``until``."""
    words, letters = wording.between(start, until)
    last = len(words)
    while last and letters[last - 1] in _JOINTS:
        last -= 1
    return words[last - 1].end if last else start


def _broken(text: str, wording: Wording, start: int, stop: int) -> int:
    """Return where the object ends if a result follows it after a pause (、带动…)."""
    words, letters = wording.between(start, stop)
    for found in _BREAK.finditer(letters):
        place = words[found.start()].start
        if found.start() > 1 and not _LISTED.search(text, place, stop):
            return place
    return stop
