"""Words by what they do in a clause, one letter a word: grammar is patterns over letters.

The letters are named here once; the tables ``verbs.csv`` and ``words.csv`` say which word has
which. A word in neither gets the letter of its dictionary tag.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from policyextract.lexicon import read_table

_PACKAGE = "policyextract.recognise.measures"

VERB_KINDS: Mapping[str, str] = {
    "verb": "V",  # a predicate wherever grammar lets it be one
    "noun": "W",  # as often the head or part of a noun phrase
    "clause": "K",  # takes a clause as its object
    "clause noun": "J",  # the same, and a noun too
    "light": "L",  # carries a verbal noun
    "alone": "Z",  # needs no object
    "manner": "H",  # an adverb before another verb (加快建设), else a predicate
    "report": "R",  # tells of actions (提出), or is one itself before a noun
    "activity": "0",  # light, unless its noun has words of its own and it has no target
    "event": "o",  # light where its object is a verbal noun with a target (对X开展检查)
    "company": "3",  # with whom (联合X开展), or an adverb before a verb
    "quality": "4",  # describes a noun where 的 follows (稳定的渠道), else a predicate
    "transfer": "7",  # what 将 or 把 puts before it goes to it (将A纳入B)
    "penal": "$",  # imposes the sum that follows (处200元罚款), else the name of an office
    "lead": "i",  # leads in to the action of a later clause (发挥X作用)
}
WORD_CLASSES: Mapping[str, str] = {
    "adverb": "D",
    "formal adverb": "r",
    "modal": "M",
    "ban": "8",
    "degree": "~",  # an adverb before a verb (高标准建设), else a noun
    "adverbial": "6",
    "connective": "C",
    "time unit": "y",
    "locative preposition": "I",
    "preposition": "P",
    "direction": "9",
    "means preposition": "c",
    "agent preposition": "U",
    "dative": "d",
    "noun": "n",
    "classifier": "q",
    "target preposition": "X",
    "existential": "E",
    "present": "j",
    "frequency": "T",
    "distributive": "1",
    "each": "2",
    "colon": ":",
    "enumeration": "g",
    "statistic": "x",
    "purpose": "Y",
    "disposal": "G",
    "future": "B",
    "intention": "z",
    "role marker": "t",
    "emphasis": "p",
    "locative": "f",
    "after": "s",
    "particle": "u",
    "aspect": "e",
    "place": "Q",
    "actor": "A",
    "body": "b",
    "head": "h",
    "framing": "F",
    "outcome": "O",
    "outcome noun": "5",
    "copula": "=",
    "subordinate": "S",
    "conjunction": "&",
    "clause end": ",",
    "independent clause end": ";",
    "sentence end": ".",
    "pause": "、",
    "opening quote": "“",
    "closing quote": "”",
    "opening title": "《",
    "closing title": "》",
    "opening bracket": "（",
    "closing bracket": "）",
    "mark": "k",
}
_TAGS: Mapping[str, str] = {
    "v": "v", "vg": "v", "vi": "v", "vq": "v", "d": "D", "ad": "D", "vd": "D", "i": "D",
    "l": "l", "zg": "D", "z": "D", "uv": "D", "a": "a", "b": "n", "t": "T", "tg": "T", "p": "P",
    "c": "C", "ns": "Q", "nt": "Q", "m": "m", "mq": "q", "q": "q", "uj": "u", "ul": "e", "ug": "e",
    "uz": "e", "f": "f", "r": "n",
}  # fmt: skip
_PREFIXES = (2, 1, 3)  # lengths of the adverbs in dictionary words such as 深入开展
_ORDINARY = "n"
NEVER_NAMES = "VKLo47"  # what seems a name and begins with such a verb is none
_PLAIN = ("verb", "quality", "transfer")
_IDIOM = 4  # characters
_MOST = 1 << 17  # words whose letters are remembered
_STATISTIC_ENDS = ("面积", "率", "额", "量", "值", "人数", "收入")
_ORDER_ENDS = ("机制", "体系", "制度", "模式")
_OFFICES = "局司处科厅委办署站所队"  # 服务局
_OFFICE_TASKS = ("V", "W", "J")
_BECOMES = "化"
_GOALS_NAMED = ("工业化", "城镇化", "城市化", "现代化", "老龄化", "全球化", "荒漠化", "石漠化")
_NAME_TAG = "nr"
_PLACE_ENDS = "市县州盟旗镇乡"
VERB_OBJECT = "w"  # a dictionary word that is a verb with its object (扩大内需)


class Verb(NamedTuple):
    """An action verb: its category, its kind (see ``VERB_KINDS``), and what effect it may tell.

    ``effect`` is ``aim`` for verbs that mostly say what other actions are to lead to (提高),
    ``change`` for those that before a bare number tell a change (增加三成), else empty.
    """

    category: str
    kind: str
    effect: str


@cache
def verbs() -> Mapping[str, Verb]:
    """Return the action verbs of ``verbs.csv``."""
    return {
        row["word"]: Verb(row["category"], row["kind"], row["effect"])
        for row in read_table(_PACKAGE, "verbs.csv")
    }


@cache
def letters() -> Mapping[str, str]:
    """Return the letter of every listed word."""
    found = {row["word"]: WORD_CLASSES[row["class"]] for row in read_table(_PACKAGE, "words.csv")}
    return found | {word: VERB_KINDS[verb.kind] for word, verb in verbs().items()}


def inner_verb(word: str) -> tuple[int, int]:
    """Return where in a word of the dictionary its action verb stands, as offsets.

    The verb may be all of it, follow an adverb or a verb (深入开展: 2, 4) or have its object
    with it (扩大内需: 0, 2); (0, 0) where there is none.
    """
    known = letters()
    if word in verbs():
        return 0, len(word)
    for length in _PREFIXES:
        if known.get(word[:length]) in {"D", "r", "a", "j", "H", "T"} and word[length:] in verbs():
            return length, len(word)
    verb, second = verbs().get(word[:2]), verbs().get(word[2:])
    if verb and second and second.kind in _PLAIN:
        return 2, len(word)
    return (0, 2) if len(word) == 4 and verb and verb.kind in _PLAIN and not verb.effect else (0, 0)


def encode(words: Sequence[str], tags: Sequence[str]) -> str:
    """Return one letter a word; ``tags`` are the dictionary's tags of the words."""
    known = _known()
    if len(known) > _MOST:
        known.clear()
        known.update(letters())
    found = [known.get(word) for word in words]
    if None in found:
        for place, letter in enumerate(found):
            if letter is None:
                word = words[place]
                found[place] = known[word] = known.get(word) or _unlisted(word, tags[place])
    return "".join(found)  # type: ignore[arg-type]


@cache
def _known() -> dict[str, str]:
    """Return the letters of the listed words, to which those of others met are added."""
    return dict(letters())


def _unlisted(word: str, tag: str) -> str:
    if word == "\n":
        return "\n"
    start, end = inner_verb(word) if len(word) > 2 else (0, 0)
    if start:
        formal = letters().get(word[:start]) == WORD_CLASSES["formal adverb"]  # 依法查处
        return VERB_KINDS["alone" if formal else verbs()[word[start:]].kind]
    if end and tag != "nt":
        return VERB_OBJECT
    first = letters().get(word[:2])
    if tag == "l" and first == "F":
        return "F"
    if len(word) == 3 and word[2] in _OFFICES and first in _OFFICE_TASKS:
        return "A"
    if word[0] == "每":
        return WORD_CLASSES["distributive"]
    if len(word) == 3 and word[2] == _BECOMES and word not in _GOALS_NAMED:
        return WORD_CLASSES["degree"]  # 市场化推进
    plain = tag == "i" and len(word) < _IDIOM  # 孤独症 is no idiom
    letter = _ORDINARY if plain else _TAGS.get(tag, _ORDINARY)
    if letter == _ORDINARY and len(word) > 2 and word.endswith(_STATISTIC_ENDS):
        return "x"
    if letter == _ORDINARY and len(word) > 2 and word.endswith(_ORDER_ENDS):
        return "h"  # 保障机制
    acts = {letters().get(word[-2:]), letters().get(word[-3:])} & {"A", "b"}
    village = word[-1] == "村" and len(word) > 2 and tag.startswith(_NAME_TAG)  # 小岗村
    if letter == _ORDINARY and (acts or word[-1] in _PLACE_ENDS or village):
        return "A"
    return letter
