"""What a measure acts on, and whom it serves: stretches around its verb, clean offsets."""

from __future__ import annotations

import re

from policyextract.link.wording import Action, Stretch, Words

_EDGE = "、，,；;：:。 \u3000"
_JOINTS = "DCMT&、j ePI"  # letters of words between an object and the next action
_FRONTED_END = re.compile(r"[LPIUc]|o(?=[DWJ]{0,3}\Z)|[DM]+(?=[LPoIUc]|\Z)|e")
_RESULT = re.compile(r"、(?=[VKOZ])")
_NEXT_SHARE = re.compile(r"、[^、]{0,6}1[nqAm]{0,3}[DM]{0,2}$")  # 、拱棚每亩
_LIST_END = re.compile(r"等[^、，。]{0,12}$")
_OPENERS = "DCTjkm="  # letters of what may stand before a clause's topic
_PATIENT = re.compile(rf"[{_OPENERS}]*(?P<noun>[^PIXUGYMdbAQ]*[nh])(?=[DT]*M)")
_SERVED = re.compile(r"[YPd]")
_SERVING = ("为", "向", "给", "为了")


def object_of(action: Action, until: int, rule: str) -> Stretch | None:
    """Return the object of an action, or None.

    ``until`` is where the next action of the clause begins (or the clause ends), ``rule`` the
    rule that found the action.
    """
    return _fronted(action) or _following(action, until, rule) or _topic(action) or _patient(action)


def is_given(action: Action) -> bool:
    """Tell whether a receiver (印发给你们) or nothing (现予印发) follows the verb."""
    after = action.after.letters.lstrip("e")
    return after.startswith("d") or (not after and action.before.letters.endswith("j"))


def beneficiary_of(action: Action) -> Stretch | None:
    """Return whom an action serves (为X提供, 向X发放, 发放给X), or None."""
    for words, letters in (action.before, action.after):
        for mark in _SERVED.finditer(letters):
            place = mark.start()
            if words[place].text not in _SERVING or place + 1 == len(words):
                continue
            stop = _FRONTED_END.search(letters, place + 1)
            last = stop.start() if stop else len(letters)
            if last > place + 1:
                return words[place].end, words[last - 1].end
    return None


def _fronted(action: Action) -> Stretch | None:
    """Return the object that 把 将 or 对 put before the verb."""
    words, letters = action.before
    place = letters.rfind("G")
    if place < 0 and "X" in letters and not action.after.letters.strip("e、 "):
        place = letters.rfind("X")
    if place < 0 or place + 1 == len(letters):
        return None
    stop = _FRONTED_END.search(letters, place + 1)
    last = stop.start() if stop and stop.start() > place + 1 else len(letters)
    return words[place].end, words[last - 1].end


def _topic(action: Action) -> Stretch | None:
    """Return what stands before 由 (费用由企业分担), or None."""
    words, letters = action.before
    place = letters.find("U")
    first = len(letters[:place]) - len(letters[:place].lstrip(_OPENERS)) if place > 0 else 0
    return (words[first].start, words[place - 1].end) if first < place else None


def _patient(action: Action) -> Stretch | None:
    """Return what stands before a modal where nothing follows the verb (资金不得挪用)."""
    words, letters = action.before
    patient = _PATIENT.match(letters)
    if not patient or action.after.letters.strip("、")[:1] not in ("", "d"):
        return None
    return words[patient.start("noun")].start, words[patient.end("noun") - 1].end


def _following(action: Action, until: int, rule: str) -> Stretch | None:
    words, letters = action.after
    if until < action.clause[1]:
        kept = sum(word.start < until for word in words)
        letters = _NEXT_SHARE.sub("", letters[:kept].rstrip(_JOINTS))
    first = len(letters) - len(letters.lstrip("e"))
    if letters[first : first + 1] == "d":
        return None
    last = len(letters)
    if not rule.endswith("clause"):
        last = _before_result(Words(words, letters), first)
    while first < last and words[first].text in _EDGE:
        first += 1
    while last > first and words[last - 1].text in _EDGE:
        last -= 1
    return (words[first].start, words[last - 1].end) if first < last else None


def _before_result(after: Words, first: int) -> int:
    """Return the number of words before a result that follows the object (、带动…)."""
    words, letters = after
    for pause in _RESULT.finditer(letters, first + 1):
        rest = "".join(word.text for word in words[pause.start() : len(letters)])
        if not _LIST_END.search(rest):
            return pause.start()
    return len(letters)
