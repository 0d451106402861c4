"""Where an action verb is a predicate: patterns over the letters of ``classes`` for one document.

Every position here counts words, not characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

VERBS = "VWKJLZRoiw"
_NOUN = "nNmqhxAQWJaTyklgw"
_REACH = 40  # words before a verb beyond which its clause is not looked at

_GROUPS = re.compile(r"“[^”“.\n]{0,40}”|《[^《》\n]{0,60}》|（[^（）\n]{0,60}）")
_CIRCUMSTANCE = re.compile(r"I[^,;.\n]{1,30}?[fs](?![&、])(?:[mqy]+f)?")
_MANNER = re.compile(r"H(?=[DC]*(?:[VKZLoiHMGPX]|W[nmqQANaTV]))")
_HABIT = re.compile(r"F(?=T)")
_INTENT = re.compile(rf"z(?=[D]*[VKoZ])")
_WILL = re.compile(rf"B(?=[D{VERBS}MOFCIPc])")
_SENTENCE = re.compile(r"[^.;\n]+")
_CLAUSE = re.compile(r"[^,]+")

_LEAD = r"(?:m[=、]|Re*|[mq]+y?f|[DMTCjakBlcmqy]|Qy|&(?=[DVKJWo]))*+"
_SUBJECT = (
    rf"(?:E?[{_NOUN}、&uDCfyev]{{0,30}}[AQ]k?|[^,]{{1,30}}[uf](?=[ML])"
    rf"|[^,]{{1,30}}u[{_NOUN}]{{1,8}}(?=M)|[^,]{{1,30}}Re*|[{_NOUN}、&u]{{1,30}}(?=U))"
)
_PHRASE = (
    rf"(?:[IPYXUc&][{_NOUN}、&uCDfyve]{{0,30}}[{_NOUN}f]"
    rf"|[IPYXc][^,]{{0,30}}u[{_NOUN}、&]{{1,12}}|G[^,VKLZo]{{1,40}})"
)
_OPENED = re.compile(
    rf"{_LEAD}(?:{_SUBJECT}{_LEAD})?(?:{_PHRASE}{_LEAD}){{0,3}}(?:{_SUBJECT}{_LEAD})?"
)
_PURPOSE = re.compile(
    rf"(?P<subject>[^,VKLZPIOGXUYc]{{0,20}}[AQ])?[^,VKLZPIOGXUYc]{{0,20}}"
    r"(?:Y(?:[DVKLZFOMBoi]|[WJ](?![^,]*[VLK]))|PD*[VKF])"
)
_STATED = re.compile(rf"(?:C*j|[^,VWKJLZOF]{{0,12}}[AQN][DMBCPITjX]*[{VERBS}FOv])")
_PASSIVE = re.compile(r"[XGU]")
_REFUSED = re.compile(
    r"u|=|[nh]?[fs]|[DM]+[PI]|[PI](?![^,]*u)|W、[DVKZ]|[^,]{1,30}u[nNAQh]{1,8}M"
    rf"|[{_NOUN}&、]{{1,15}}(?:[DM]+[{VERBS}vOa](?=[,;.\n、]|\Z)|M|O(?![^,;.\n]*u))"
    r"|[^,]{0,30}x[eO]?[DPY]*(?:m|O)"
)
_STATISTIC = re.compile(rf"[OF]|[{_NOUN}]{{0,6}}x")
_LIGHT_OBJECT = re.compile(r"e*[nNhAQWJaDl&、]{0,12}(?P<noun>N+|[WJZ])(?=[,;.\n]|\Z)")


class Predicate(NamedTuple):
    """An action verb or verb compound in predicate position: words ``start`` to ``end``.

    ``main`` tells that no other action stands before it in its sentence, ``last`` that no
    clause follows it there.
    """

    start: int
    end: int
    kind: str
    main: bool = True
    last: bool = True


def predicates(letters: str) -> Iterator[Predicate]:
    """Yield the predicates of a document in text order."""
    letters = _GROUPS.sub(lambda group: _closed(group.group()), letters)
    letters = _CIRCUMSTANCE.sub(lambda phrase: "T" * len(phrase.group()), letters)
    letters = _HABIT.sub("D", letters)
    letters = _MANNER.sub("D", letters).replace("H", "V")
    letters = _INTENT.sub("M", letters).replace("z", "h")
    letters = _WILL.sub("M", letters).replace("B", "G")
    for sentence in _SENTENCE.finditer(letters):
        start, end = sentence.span()
        if letters[end - 1] != "u" and not _is_heading(letters, start, end):
            yield from _of_sentence(letters, start, end)


def _closed(group: str) -> str:
    return ("k" if group[0] == "（" else "N") * len(group)


def _is_heading(letters: str, start: int, end: int) -> bool:
    """Tell whether a line has neither a stop at its end nor a comma in it."""
    alone = (start == 0 or letters[start - 1] == "\n") and letters[end : end + 1] in ("", "\n")
    return alone and "," not in letters[start:end]


def _of_sentence(letters: str, start: int, end: int) -> Iterator[Predicate]:
    clauses = [clause.span() for clause in _CLAUSE.finditer(letters, start, end)]
    purpose = False
    main = True
    for number, (left, right) in enumerate(clauses, 1):
        aim = _PURPOSE.match(letters, left, right)
        if aim:
            purpose = not aim["subject"] or letters[aim.end() - 1] == "P"
            lasting = number > 1
            continue
        stated = _STATED.match(letters, left, right)
        if purpose and not stated and (lasting or number < len(clauses)):
            continue
        purpose = False
        if letters[right - 1] in "us":
            continue
        for found in _of_clause(letters, left, right):
            yield found._replace(main=main, last=number == len(clauses))
            main = False


def _of_clause(letters: str, start: int, end: int) -> Iterator[Predicate]:
    position = start
    first: Predicate | None = None
    for place in range(start, end):
        if place < position or letters[place] not in VERBS:
            continue
        if first is None:
            found = first = _first(letters, start, place, end)
        else:
            found = _further(letters, first, place, end)
        if found:
            yield found
            position = found.end


def _first(letters: str, start: int, place: int, end: int) -> Predicate | None:
    if place - start > _REACH:
        return None
    kind = letters[place]
    if kind == "Z" and letters[place + 1 : place + 2] == "m":
        return Predicate(place, place + 1, kind)
    if kind != "L" and not _OPENED.fullmatch(letters, start, place):
        return None
    before = letters[place - 1] if place > start else ","
    if kind in "WJ" and before in "AnhNWJux":
        return None
    return _complete(letters, start, place, end)


def _complete(letters: str, start: int, place: int, end: int) -> Predicate | None:
    """Return the predicate if what follows can be its object, or it needs none."""
    kind = letters[place]
    targeted = bool(_PASSIVE.search(letters, start, place))
    if kind == "L" or (kind == "o" and targeted):
        noun = _LIGHT_OBJECT.match(letters, place + 1, end)
        if noun:
            return Predicate(noun.start("noun"), noun.end(), "L")
    stop = _compound(letters, place, end)
    after = stop
    while after < end and letters[after] == "e":
        after += 1
    following = letters[after] if after < end else ","
    if following in ",、":
        bare = stop - place > 1 and place > start
        alone = bare or targeted or any(letter in "Zw" for letter in letters[place:stop])
        return Predicate(place, stop, kind) if alone else None
    if kind not in "KJ" and _REFUSED.match(letters, after, end):
        return None
    if following in "u=f" or (kind == "R" and following in VERBS):
        return None
    if kind == "W" and after == stop:
        strict = not re.search("[DMC]", letters[start:place])
        if (
            following in "hCPIc"
            or (strict and following in "DM")
            or _STATISTIC.match(letters, after, end)
        ):
            return None
    return Predicate(place, stop, kind)


def _compound(letters: str, place: int, end: int) -> int:
    """Return where a compound of verbs that begins at ``place`` ends."""
    stop = place + 1
    while stop < end and letters[place] not in "RLo":
        if letters[stop] in "VKZ" or (letters[stop] in "WJ" and letters[stop - 1] in "WJ"):
            stop += 1
        elif letters[stop] in "C、&" and stop + 1 < end and letters[stop + 1] in VERBS:
            stop += 2
        else:
            break
    return stop


def _further(letters: str, first: Predicate, place: int, end: int) -> Predicate | None:
    before = letters[place - 1]
    governed = first.kind in "KJ"
    if letters[place] in VERBS and letters[place + 1 : place + 2] == "h" and before != "C":
        return None
    if before == "C" or (before in "、&" and not governed and letters[place] in "VKLWo"):
        return _complete(letters, place, place, end)
    return None
