"""Where an action verb is a predicate, told by the letters of a document's words.

Every position here counts words, not characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policyextract.recognise.measures import patterns

_REACH = 40  # words before a verb beyond which its clause is not looked at
_LONGEST = 16  # words of a verb compound, its joints counted


class Predicate(NamedTuple):
    """An action verb or verb compound in predicate position: words ``start`` to ``end``.

    ``kind`` is the letter of its first verb. ``main`` tells that no other action stands before
    it in its sentence, ``last`` that no clause follows it there, ``amount`` that only a number
    follows it before a pause.
    """

    start: int
    end: int
    kind: str
    main: bool = True
    last: bool = True
    amount: bool = False


def predicates(letters: str) -> Iterator[Predicate]:
    """Yield the predicates of a document in text order, given its prepared letters."""
    for sentence in patterns.SENTENCE.finditer(letters):
        start, end = sentence.span()
        states_condition = letters[end - 1] == "u"
        if not states_condition and not _is_heading(letters, start, end):
            yield from _of_sentence(letters, start, end)


def _is_heading(letters: str, start: int, end: int) -> bool:
    """Tell whether a line has neither a stop at its end nor a comma in it."""
    alone = (start == 0 or letters[start - 1] == "\n") and letters[end : end + 1] in ("", "\n")
    return alone and letters.find(",", start, end) < 0


def _of_sentence(letters: str, start: int, end: int) -> Iterator[Predicate]:
    main = True
    clauses = [clause.span() for clause in patterns.CLAUSE.finditer(letters, start, end)]
    for left, right in _stating(letters, clauses):
        if letters[right - 1] in "us" or letters[right - 2 : right] == "uD":
            continue  # a clause ending in 的, 时 or 的同时
        for found in _of_clause(letters, left, right):
            amount = bool(patterns.AMOUNT_ALONE.match(letters, found.end, right))
            yield found._replace(main=main, last=right == end, amount=amount)
            main = False


def _stating(letters: str, clauses: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the clauses that do not only say what something is for (为A，B，C，决定D: D)."""
    purpose = lasting = False
    for number, (left, right) in enumerate(clauses, 1):
        aim = patterns.PURPOSE.match(letters, left, right)
        if aim:
            lasting = lasting if purpose else number > 1
            purpose = not aim["subject"] or letters[aim.end() - 1] == "P"
            continue
        if purpose:
            last = number == len(clauses) and not lasting
            if not last and not patterns.STATED.match(letters, left, right):
                continue
            purpose = False
        yield left, right


def _of_clause(letters: str, start: int, end: int) -> Iterator[Predicate]:
    position = start
    first: Predicate | None = None
    for candidate in patterns.CANDIDATE.finditer(letters, start, end):
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
    """Return the verb at ``place`` as a clause's first predicate, if it is that."""
    if place - start > _REACH:
        return None
    kind = letters[place]
    if kind == "Z" and letters[place + 1 : place + 2] == "m":
        return Predicate(place, place + 1, kind)
    if _is_shared_out(letters, start, place, end):
        return Predicate(place, place + 1, kind)
    if kind != "L":
        if letters.find("X", start, place) >= 0 and _is_target(letters, place, end):
            return None
        opened = patterns.OPENED.fullmatch(letters, start, place)
        if not opened and not _is_for_group(letters, start, place, end):
            return None
    before = letters[place - 1] if place > start else ","
    if kind == "w" and before == "e":
        return None
    moved = "G" in letters[start:place] and letters[place + 1 : place + 2] in ("Y", "e", "=")
    if kind == "v" and not (moved or _is_bidden(letters, start, place, end)):
        return None
    if moved and patterns.OPENED.fullmatch(letters, start, place):
        return Predicate(place, place + 1, kind)
    done_by = (
        _is_done_by(letters[start:place]) and letters[place + 1 : place + 2] in ",;.、\n"
    )  # 由第三方机构评估
    if kind in "WJ" and not (moved or done_by) and _is_within_name(letters, start, place):
        return None
    found = _complete(letters, start, place, end)
    if found and "G" in letters[start:place]:
        if letters[found.end : found.end + 1] in (
            "e",
            "d",
            "Y",
            "=",
        ) or patterns.NAME_DISPOSED.search(letters, start, place):
            return found
        ends_clause = not patterns.DISPOSED.match(letters, found.end, end)
        return found if ends_clause and kind not in "WJ" else None
    return found


def _is_for_group(letters: str, start: int, place: int, end: int) -> bool:
    """Tell whether a verb follows whom it is for, named by a phrase that ends in 的."""
    follows = letters[place] in "VK" and patterns.GROUP_ADDRESSED.fullmatch(letters, start, place)
    return bool(follows and patterns.WHOLE_OBJECT.match(letters, place + 1, end))


def _is_bidden(letters: str, start: int, place: int, end: int) -> bool:
    """Tell whether a verb of the dictionary stands after a modal and before an object."""
    bidden = patterns.BIDDEN.search(letters, start, place)
    return bool(bidden and patterns.PLAIN_OBJECT.match(letters, place + 1, end))


def _is_within_name(letters: str, start: int, place: int) -> bool:
    """Tell whether a verbal noun ends a noun phrase (职工培训) rather than opens a predicate."""
    before = letters[place - 1] if place > start else ","
    opening = letters[start:place]
    if "Y" in opening and patterns.SERVED.match(letters, place + 1):
        return False  # 为群众办理证件
    if before == "A":
        if "I" in opening or "c" in opening:  # 在中西部地区投放
            return False
        follows = letters[place + 1 : place + 2]
        return follows != "m" and not (letters[place] == "J" and follows in "QA")
    if before == "Q":
        companion = patterns.COMPANION_BODY.search(opening)  # 与大数据局共享数据
        return not companion and any(letter in "YPXIc" for letter in opening)
    if before == "h" and "c" in opening:  # 依托海归小镇等载体建设
        return False
    if ("X" in opening or "Y" in opening) and patterns.COUNTED_OBJECT.match(letters, place + 1):
        return False  # 对展位费补贴七成, 为车辆办理通行证34张
    return before in "nhNWJuxva"


def _is_shared_out(letters: str, start: int, place: int, end: int) -> bool:
    """Tell whether an amount follows the verb and a word such as 每户 stands before it."""
    shared = patterns.SHARED_OUT.search(letters, max(start, place - 6), place)
    return bool(shared and patterns.AMOUNT.match(letters, place + 1, end))


def _is_done_by(opening: str) -> bool:
    """Tell whether a clause names before its verb who acts (由第三方机构), not 由A向B."""
    _, by, agent = opening.rpartition("U")
    return bool(by) and "P" not in agent


def _is_target(letters: str, place: int, end: int) -> bool:
    """Tell whether a verb after 对 only describes whom the action aims at (对完成改造的企业)."""
    targeted = patterns.TARGETED.match(letters, place, end)
    return bool(targeted or patterns.TARGET_CLAUSE.match(letters, place))


def _further(letters: str, first: Predicate, place: int, end: int) -> Predicate | None:
    """Return the verb at ``place`` as one more predicate of a clause (开展A、实施B), if it is."""
    before = letters[place - 1]
    if before == "D" and letters[place - 2] in "C、":  # 并依法处罚
        before = letters[place - 2]
    if _is_shared_out(letters, first.end, place, end):
        return Predicate(place, place + 1, letters[place])
    if before == "C" and letters[place] != "v":
        return _complete(letters, place, place, end, listing=False)
    listed = {"、": "VKLWo", "&": "VKLo", "m": "VKWJo"}.get(before, "")
    if first.kind in "KJ" or letters[place] not in listed:
        return None
    if not patterns.LISTABLE.match(letters, place, end):
        return None
    if first.end - first.start > 1 and patterns.LISTED_NAMES.match(letters, place, end):
        return None
    return _complete(letters, place, place, end, listing=False)


def _complete(
    letters: str, start: int, place: int, end: int, listing: bool = True
) -> Predicate | None:
    """Return the predicate at ``place`` if what follows can be its object, or it needs none."""
    kind = letters[place]
    opening = letters[start:place]
    targeted = "X" in opening or "G" in opening or _is_done_by(opening)
    held = kind == "o" and patterns.HELD.match(letters, place + 1, end)
    if kind == "L" or held or (kind == "o" and targeted):
        noun = patterns.LIGHT_OBJECT.match(letters, place + 1, end)
        if noun and (held or targeted or noun["noun"] != "v"):
            return Predicate(noun.start("noun"), noun.end(), "L")
    stop = _compound(letters, place, end, listing)
    if "M" in opening and patterns.BARRED_TOO.match(letters, stop, end):
        stop += 2  # 不得随意调整、抬高租金
    after = stop
    while after < end and letters[after] == "e":
        after += 1
    if after == end or letters[after] in ("、" if listing else "、&"):
        modified = any(letter in "DMCGT" for letter in opening)
        compound = stop - place > 1 and (modified or letters[stop - 1] in "VKo")
        needs_none = any(letter in "Zw" for letter in letters[place:stop])
        fronted = targeted and after == end
        return Predicate(place, stop, kind) if compound or fronted or needs_none else None
    if _is_refused(letters, (place, stop, after, end), opening):
        return None
    return Predicate(place, stop, kind)


def _is_refused(letters: str, bounds: tuple[int, int, int, int], opening: str) -> bool:
    """Tell whether what follows a verb shows that it is no predicate.

    ``bounds`` are where the verb begins and ends, what follows begins, and the clause ends;
    ``opening`` holds the letters of the clause before the verb.
    """
    place, stop, after, end = bounds
    kind, following = letters[place], letters[after]
    held = kind == "o" and patterns.ACTIVITY_OBJECT.match(letters, after, end)
    if held or (kind in "Vo" and patterns.NAMED_BY.match(letters, after, end)):
        return False
    if following in "u=" or (kind == "L" and patterns.LIGHT_MODIFIER.match(letters, stop, end)):
        return True
    if kind not in "KJ" and patterns.REFUSED.match(letters, after, end):
        return True
    if kind == "R":
        return bool(patterns.ANNOUNCED.match(letters, after, end))
    if opening[-1:] in ("R", "e") and patterns.NAMED.match(letters, after, end):
        return True
    if kind != "W" or any(letter not in "WJ" for letter in letters[place:after]):
        return False
    if patterns.BOUND_TO.search(opening):  # 不得受理用地预审, 每月研究问题
        return False
    plain = not any(letter in "DMC" for letter in opening)
    second = letters[after + 1 : after + 2]
    stated = following in "DMTv" and second != "m" and not (following == "v" and second == "n")
    return (plain and stated) or bool(patterns.NOUN_REFUSED.match(letters, after, end))


def _compound(letters: str, place: int, end: int, listing: bool) -> int:
    """Return where a compound of verbs that begins at ``place`` ends."""
    stop = place + 1
    joints = "C、&" if listing else "C"
    end = min(end, place + _LONGEST)
    while stop < end and letters[place] not in "RLo":
        if patterns.NAMED_AFTER.match(letters, stop + 1, end):
            break  # 实施提升工程
        if letters[stop] in "VKZo" or (letters[stop] in "WJ" and letters[stop - 1] in "WJ"):
            stop += 1
        elif letters[stop] in joints and letters[stop + 1 : stop + 2] in tuple(patterns.VERBS):
            stop += 2
        else:
            break
    return stop
