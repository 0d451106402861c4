"""What a measure acts on, and whom it serves: stretches around its verb, clean offsets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyextract.link.context import Word
from policyextract.link.wording import Wording

Stretch = tuple[int, int]

_EDGE = "、，,；;：:。 \u3000"
_JOINTS = "DCMT&、j ePI"  # letters of words between an object and the next action
_FRONTED_END = re.compile(r"[LPoIUc]|[DM]+(?=[LPoIUc]|\Z)|e")
_RESULT = re.compile(r"、(?=[VKOZ])")
_LIST_END = re.compile(r"等[^、，。]{0,12}$")
_SERVED = re.compile(r"[YPd]")
_SERVING = ("为", "向", "给", "为了")


def object_of(
    text: str, wording: Wording, action: Stretch, clause: Stretch, until: int, rule: str
) -> Stretch | None:
    """Return the object of an action, or None.

    ``clause`` is the stretch between stops around the action, ``until`` where the next action
    of the clause begins (or the clause ends), ``rule`` the rule that found the action.
    """
    fronted = _fronted(text, wording, action, clause)
    return fronted or _following(text, wording, action, clause, until, rule)


def is_given(wording: Wording, action: Stretch) -> bool:
    """Tell whether the verb is followed by its receiver (印发给你们), its object being elsewhere."""
    return wording.between(action[1], action[1] + 3)[1].lstrip("e").startswith("d")


def beneficiary_of(wording: Wording, action: Stretch, clause: Stretch) -> Stretch | None:
    """Return whom an action serves (为X提供, 向X发放, 发放给X), or None."""
    for start, end in ((clause[0], action[0]), (action[1], clause[1])):
        words, letters = wording.between(start, end)
        for mark in _SERVED.finditer(letters):
            place = mark.start()
            if words[place].text not in _SERVING or place + 1 == len(words):
                continue
            stop = _FRONTED_END.search(letters, place + 1)
            last = stop.start() if stop else len(letters)
            if last > place + 1:
                return words[place].end, words[last - 1].end
    return None


def _fronted(text: str, wording: Wording, action: Stretch, clause: Stretch) -> Stretch | None:
    """Return the object that 把 将 or 对 put before the verb."""
    words, letters = wording.between(clause[0], action[0])
    place = letters.rfind("G")
    if place < 0 and _stands_last(text, action, clause):
        place = letters.rfind("X")
    if place < 0 or place + 1 == len(letters):
        return None
    stop = _FRONTED_END.search(letters, place + 1)
    last = stop.start() if stop and stop.start() > place + 1 else len(letters)
    return words[place].end, words[last - 1].end


def _stands_last(text: str, action: Stretch, clause: Stretch) -> bool:
    """Tell whether nothing follows the verb, so that 对X names the object."""
    return not text[action[1] : clause[1]].strip(_EDGE + "了")


def _following(
    text: str, wording: Wording, action: Stretch, clause: Stretch, until: int, rule: str
) -> Stretch | None:
    words, letters = wording.between(action[1], until)
    first = len(letters) - len(letters.lstrip("e"))
    if letters[first : first + 1] == "d":
        return None
    last = len(letters)
    if until < clause[1]:
        last = len(letters.rstrip(_JOINTS))
    if not rule.endswith("clause"):
        last = _before_result(text, words, letters, first, last)
    while first < last and words[first].text in _EDGE:
        first += 1
    while last > first and words[last - 1].text in _EDGE:
        last -= 1
    return (words[first].start, words[last - 1].end) if first < last else None


def _before_result(text: str, words: Sequence[Word], letters: str, first: int, last: int) -> int:
    """Return where the object ends if a result follows it after a pause (、带动…)."""
    for pause in _RESULT.finditer(letters, first + 1, last):
        if not _LIST_END.search(text, words[pause.start()].start, words[last - 1].end):
            return pause.start()
    return last
