"""The component ``policy_measures``: the actions of a Doc, stored as ``doc.spans["measures"]``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from policyextract.lexicon import read_table
from policyextract.recognise.measures.classes import NEVER_NAMES, encode, inner_verb, verbs
from policyextract.recognise.measures.grammar import Predicate, predicates
from policyextract.recognise.measures.settling import prepare
from policyextract.recognise.rules import Rule, find_all, load_rules
from policyextract.recognise.spans import Found, put
from policyextract.segment.tokenizer import text_of, tokens_of

_RULES: Mapping[str, str] = {
    "V": "verb", "W": "noun", "K": "clause", "J": "clause", "L": "light", "Z": "alone",
    "R": "report", "o": "event", "i": "lead", "w": "phrase", "v": "unlisted",
}  # fmt: skip
_SINGLED_OUT = ("重点", "着力")
_WITHIN = ("日内", "天内", "月内", "年内", "时内", "周内")  # a figure's last word that is a time
_GOALS = ("到", "至", "为")
_ADDS = "新增"
_LONGEST_ADDED = 10  # words between 新增 and its number
_STOPS = frozenset("，,；;。.、\n")
_VERBAL, _NOMINAL = tuple("vVWKJo"), tuple("nNhAQax")
_LONGEST_OBJECT = 16  # words of an object that are looked at
_KNOWN: Mapping[str, str] = {"times": "T", "citations": "N", "institutions": "Q", "figures": "m"}


class Measures:
    """Find actions: verbs of the lexicon that stand as predicates, outside what a rule forbids."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rules = rules

    def __call__(self, doc: Doc) -> Doc:
        """Store what is found in the text of the Doc."""
        words, tags, starts = tokens_of(doc)
        letters = prepare(_known(doc, words, encode(words, tags)))
        forbidden = _Stretches(find_all(self.rules, text_of(doc)))
        found = []
        for predicate in predicates(letters):
            item = _joined(words, letters, _without_object(words, letters, predicate))
            if item is None:
                continue
            end = starts[item.end - 1] + len(words[item.end - 1])
            action = _action(words, item, starts[item.start], end)
            if action and not forbidden.hold(action.start):
                found.append(action)
        return put(doc, "measures", found)


class _Stretches:
    """Stretches of a text, asked in text order whether one of them holds an offset."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._rest: Iterator[Found] = iter(found)
        self._next = next(self._rest, None)
        self._end = 0

    def hold(self, offset: int) -> bool:
        while self._next and self._next.start <= offset:
            self._end = max(self._end, self._next.end)
            self._next = next(self._rest, None)
        return offset < self._end


def _action(words: Sequence[str], item: Predicate, start: int, end: int) -> Found | None:
    """Return a predicate as the stretch from ``start`` to ``end``, None where it is an effect."""
    rule = f"measures.{_RULES[item.kind]}"
    word = words[item.start]
    first, last = inner_verb(word)
    if first == last:
        goal = words[item.end] if item.end < len(words) else ""
        end += len(goal) if end - start == 1 and goal in _GOALS else 0  # 降至
        return Found(start, end, "other", rule) if end - start > 1 else None
    verb = verbs()[word[first:last]]
    if verb.effect and item.amount and not _is_moved(words, item):
        return None
    done = words[item.end : item.end + 1] == ["了"]
    aims = verb.effect == "aim" and (not item.main or done)
    if aims and not (_is_exact(words, item) or _is_moved(words, item)):
        return None
    if item.kind == "i" and not item.last:
        return None
    if item.end - item.start == 1:
        end = start + last
    return Found(start + first, end, verb.category, rule)


def _without_object(words: Sequence[str], letters: str, item: Predicate) -> Predicate:
    """Return a compound without the verb that only tells what its object is for.

    完善|激励保障机制, 组建|核查队伍, and not 制定出台X规划.
    """
    makes = _words("makers")
    if item.end - item.start != 2 or words[item.start] not in makes or words[item.end - 1] in makes:
        return item
    for place in range(item.end, min(item.end + _LONGEST_OBJECT, len(words))):
        if words[place] in _STOPS:
            named = place > item.end and letters[place - 1] == "h"
            return item._replace(end=item.end - 1) if named else item
        if letters[place] in "&m":
            break
    return item


def _joined(words: Sequence[str], letters: str, item: Predicate) -> Predicate | None:
    """Return a predicate with the verb that 和 joins to it (指导和规范项目实施).

    None where 和 joins nouns (登记和税费优惠): then it is no predicate.
    """
    if item.kind == "w" or words[item.end : item.end + 1] not in (["和"], ["及"], ["以及"]):
        return item
    following = letters[item.end + 1 : item.end + 3]
    if following[:1] in _VERBAL:
        return item._replace(end=item.end + 2) if following[1:] in _NOMINAL else item
    return None if following[:1] in _NOMINAL else item


def _is_exact(words: Sequence[str], item: Predicate) -> bool:
    """Tell whether a verb that mostly tells an effect acts on what an order sets (提高补贴标准).

    So does one that an emphasis singles out (重点提高), wherever it stands.
    """
    if item.start and words[item.start - 1] in _SINGLED_OUT:
        return True
    for place in range(item.end, min(item.end + _LONGEST_OBJECT, len(words))):
        if words[place] in _STOPS or words[place].isdecimal():
            return "".join(words[place - 2 : place]).endswith(_words("settable"))
    return False


def _is_moved(words: Sequence[str], item: Predicate) -> bool:
    """Tell whether 将 or 把 puts what is set before the verb (把封顶线提高到15万元)."""
    goal = words[item.end] if item.end < len(words) else ""
    if not (item.amount or goal in _GOALS):
        return False
    for place in range(item.start - 1, max(-1, item.start - _LONGEST_OBJECT), -1):
        if words[place] in _STOPS:
            return False
        if words[place] in ("将", "把"):
            return True
    return False


def _known(doc: Doc, words: Sequence[str], letters: str) -> str:
    """Put in the letters of the names, dates and numbers that other components found."""
    changed = list(letters)
    for place, word in enumerate(words):
        if word == _ADDS and not _is_added(words, place):
            changed[place] = "O"
    for kind, letter in _KNOWN.items():
        for span in doc.spans.get(kind, ()):
            if changed[span.start] not in NEVER_NAMES:
                changed[span.start : span.end] = letter * (span.end - span.start)
                if letter == "m" and words[span.end - 1].endswith(_WITHIN):
                    changed[span.end - 1] = "T"
    return "".join(changed)


def _is_added(words: Sequence[str], place: int) -> bool:
    """Tell whether 新增 has for its object what is built or set up (新增充电桩200个)."""
    for index in range(place + 1, min(place + _LONGEST_ADDED, len(words))):
        if words[index] in _STOPS or words[index][0].isdecimal():
            return words[index - 1].endswith(_words("addable"))
    return False


@cache
def _words(table: str) -> tuple[str, ...]:
    """Return the words of a table: what an order sets, what is added, what takes such objects."""
    rows = read_table("policyextract.recognise.measures", f"{table}.csv")
    return tuple(row["word"] for row in rows)


@Language.factory("policy_measures", assigns=["doc.spans"])
def make_measures(nlp: Language, name: str) -> Measures:
    """Make the component."""
    return Measures(load_rules("policyextract.recognise.measures"))
