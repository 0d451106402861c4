"""Where an action verb is a predicate: patterns over the letters of ``classes`` for one document.

Every position here counts words, not characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

VERBS = "VWKJLZRoiw"
_CANDIDATE = re.compile(rf"[{VERBS}v]")
_NOUN = "nNmqhxAQWJaTyklgw"
_REACH = 40  # words before a verb beyond which its clause is not looked at

_GROUPS = re.compile(r"“[^”“.\n]{0,40}”|《[^《》\n]{0,60}》|（[^（）\n]{0,60}）")
_CIRCUMSTANCE = re.compile(r"I[^,;.\n]{1,30}?[fs](?![&、])(?:[mqy]+f)?")
_BODY_NAME = re.compile(r"(?<=[WJ])b(?![DMTCj]*[VKZo])")
_MODIFIER = re.compile(r"(?<=[VKZonh&])H(?![VKZo])")
_MANNER = re.compile(r"H(?=[DC]*(?:[VKZLoiHMGPX]|W(?![,;.\n、&hu]|\Z)))")
_EMPHASIS = re.compile(r"p(?=[VKo])")
_HABIT = re.compile(r"F(?=T)")
_INTENT = re.compile(r"z(?=[nAQ]{0,3}[DM]*[VKoZ])")
_WILL = re.compile(rf"B(?=[D{VERBS}MOFCIPc])")
_SENTENCE = re.compile(r"[^.;\n]+")
_CLAUSE = re.compile(r"[^,]+")

_LEAD = r"(?:m[=、]|Re*|[mq]+y?f|[DMTCjkBlcmqy]|Qy|&(?=[DVKJWo]))*+"
_SUBJECT = (
    rf"(?:E?[{_NOUN}、&uDCfyev]{{0,30}}[AQ]k?|[^,]{{1,30}}[uf](?=[ML])"
    rf"|[^,]{{1,30}}u[{_NOUN}]{{1,8}}(?=M)|[^,]{{1,30}}Re*|[{_NOUN}、&u]{{1,30}}(?=U))"
)
_PHRASE = (
    rf"(?:[IPYXUc][{_NOUN}、&uCDfyve]{{0,30}}[{_NOUN}f]"
    rf"|[IPYXc][^,]{{0,30}}u[{_NOUN}、&]{{1,12}}|G[^,VKLZoOt]{{1,40}})"
)
_OPENED = re.compile(
    rf"{_LEAD}(?:&[{_NOUN}、&f]{{0,30}}[{_NOUN}f]{_LEAD})?(?:{_SUBJECT}{_LEAD})?(?:{_PHRASE}{_LEAD}){{0,3}}(?:{_SUBJECT}{_LEAD})?"
)
_PURPOSE = re.compile(
    rf"(?P<subject>[^,VKLZPIOGXUYc]{{0,20}}[AQ])?[^,VKLZPIOGXUYc]{{0,20}}"
    r"(?:Y(?:[DVKLZFOMBoi]|[WJ](?![^,]*[VLK]))|PD*[VKF])"
)
_STATED = re.compile(rf"(?:C*j|[^,VWKJLZOF]{{0,12}}[AQN][DMBCPITjX]*[{VERBS}FOv])")
_PASSIVE = re.compile(r"[XGU]")
_REFUSED = re.compile(
    rf"[u=Y]|[aD]+(?=[,;.\n]|\Z)|[nh]?f(?=[,VKWvO]|\Z)|[{_NOUN}]{{0,8}}s|"
    r"[DM]+[PI]|[PI](?![^,]*u)|W、[DVKZ]|[^,]{1,30}u[nNAQh]{1,8}(?:[MEO=]|[DM]+[VvaO](?=[,;.\n]|\Z))"
    rf"|[{_NOUN}&、]{{1,15}}M|[^,uRKJ]{{1,20}}(?:[DM]+[VKoO](?=[,;.\n、]|\Z)|O)(?![^,]*u)"
    r"|[^,]{0,30}x[eO]?[DPY]*(?:m|O)(?![^,]*u)"
)
_STATISTIC = re.compile(rf"[OF]|A[DM]*[VKo]|[{_NOUN}]{{0,12}}[xPEO=Y](?![^,]*u)")
_LISTABLE = re.compile(r"W(?![^,、]*g)[nmqAQNa]|[^W](?!h(?:[、,&]|\Z))")
_PLAIN = re.compile(r"e?[nNmqhAQaWT“]")
_NAMED = re.compile(r"(?:[^,]*u)?h(?:[,;.\n]|\Z)")
_ANNOUNCED = re.compile(
    rf"[mfO]|w(?![,;.\n]|\Z)|(?!w)[{VERBS}](?!(?:[^,]*u)?h(?:[,;.\n]|\Z))"
)
_TARGETED = re.compile(rf"[^,]*(?:L|u[{_NOUN}]{{1,10}}[DMVLKo])")
_LIGHT_MODIFIER = re.compile(r"[nhaDW&]{0,6}[WVZJ]u")
_LIGHT_OBJECT = re.compile(r"e*[nNhAQWJaDTl&、]{0,12}(?P<noun>N+|[WJZV]+)(?=[,;.\n]|\Z)")


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
    """Yield the predicates of a document in text order, given its prepared letters."""
    for sentence in _SENTENCE.finditer(letters):
        start, end = sentence.span()
        if letters[end - 1] != "u" and not _is_heading(letters, start, end):
            yield from _of_sentence(letters, start, end)


def prepare(letters: str) -> str:
    """Close names and phrases of place and time, and settle words that can be two things."""
    letters = _GROUPS.sub(lambda group: _closed(group.group()), letters)
    letters = _CIRCUMSTANCE.sub(lambda phrase: "T" * len(phrase.group()), letters)
    letters = _EMPHASIS.sub("D", letters).replace("p", "F")
    letters = _HABIT.sub("D", letters)
    letters = _BODY_NAME.sub("h", letters).replace("b", "A")
    letters = _MODIFIER.sub("n", letters)
    letters = _MANNER.sub("D", letters).replace("H", "V")
    letters = _INTENT.sub("M", letters).replace("z", "h")
    return _WILL.sub("M", letters).replace("B", "G")


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
        if purpose:
            if (lasting or number < len(clauses)) and not _STATED.match(letters, left, right):
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
    for candidate in _CANDIDATE.finditer(letters, start, end):
        place = candidate.start()
        if place < position:
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
    if kind != "L" and "X" in letters[start:place] and _TARGETED.match(letters, place, end):
        return None
    if kind != "L" and not _OPENED.fullmatch(letters, start, place):
        return None
    before = letters[place - 1] if place > start else ","
    if kind == "w" and before == "e":
        return None
    if kind == "v" and (before != "M" or not _PLAIN.match(letters, place + 1, end)):
        return None
    if kind in "WJ" and (before in "AnhNWJuxv" or "G" in letters[start:place]):
        return None
    return _complete(letters, start, place, end)


def _complete(
    letters: str, start: int, place: int, end: int, listing: bool = True
) -> Predicate | None:
    """Return the predicate if what follows can be its object, or it needs none."""
    kind = letters[place]
    targeted = bool(_PASSIVE.search(letters, start, place))
    if kind == "L" or (kind == "o" and targeted):
        noun = _LIGHT_OBJECT.match(letters, place + 1, end)
        if noun:
            return Predicate(noun.start("noun"), noun.end(), "L")
    if kind == "L" and _LIGHT_MODIFIER.match(letters, place + 1, end):
        return None
    stop = _compound(letters, place, end, listing)
    after = stop
    while after < end and letters[after] == "e":
        after += 1
    following = letters[after] if after < end else ","
    if following in (",、" if listing else ",、&"):
        bare = stop - place > 1 and place > start
        alone = bare or targeted or any(letter in "Zw" for letter in letters[place:stop])
        return Predicate(place, stop, kind) if alone else None
    if kind not in "KJ" and _REFUSED.match(letters, after, end):
        return None
    if following in "u=f" or (kind == "R" and _ANNOUNCED.match(letters, after, end)):
        return None
    if letters[place - 1] in "Re" and kind != "R" and _NAMED.match(letters, after, end):
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


def _compound(letters: str, place: int, end: int, listing: bool) -> int:
    """Return where a compound of verbs that begins at ``place`` ends."""
    stop = place + 1
    while stop < end and letters[place] not in "RLo":
        if letters[stop] in "VKZo" or (letters[stop] in "WJ" and letters[stop - 1] in "WJ"):
            stop += 1
        elif letters[stop] in ("C、&" if listing else "C") and stop + 1 < end and letters[stop + 1] in VERBS:
            stop += 2
        else:
            break
    return stop


def _further(letters: str, first: Predicate, place: int, end: int) -> Predicate | None:
    before = letters[place - 1]
    governed = first.kind in "KJ"
    if before != "C" and not _LISTABLE.match(letters, place, end):
        return None
    listed = "VKLWo" if before == "、" else "VKLo"
    if letters[place] == "v":
        return None
    if before == "C" or (before in "、&" and not governed and letters[place] in listed):
        return _complete(letters, place, place, end, listing=False)
    return None
