"""Settle the letters of words that can be two things, before the grammar is read.

Names and phrases of place and time are closed first; each step may count on those before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from operator import methodcaller

from policyextract.recognise.measures import patterns

_Step = Callable[[str], str]
_Match = re.Match[str]
_REACH = 32  # words before a modal that are looked at


def prepare(letters: str) -> str:
    """Return a document's letters, one a word, with every word settled."""
    for step in _STEPS:
        letters = step(letters)
    return letters


def _sub(pattern: re.Pattern[str], by: str | Callable[[_Match], str]) -> _Step:
    return partial(pattern.sub, by)


def _rest(letter: str, other: str) -> _Step:
    """Return the step that makes of a letter not yet settled what such a word mostly is."""
    return methodcaller("replace", letter, other)


def _all(letter: str) -> Callable[[_Match], str]:
    """Return what makes every word of a phrase the same."""
    return lambda phrase: letter * len(phrase.group())


def _adverbials(letters: str) -> str:
    """Make adverbs of the words before 地, which are read from it to the left."""
    return patterns.ADVERBIAL.sub(_all("D"), letters[::-1])[::-1]


def _closed(group: _Match) -> str:
    """Return the letters of a quotation or title (a name) or of a bracket (passed over)."""
    words = group.group()
    return ("k" if words[0] == "（" else "N") * len(words)


def _stands_alone(formal: _Match) -> str:
    """Return the letters of a verb that its adverb lets stand without an object."""
    return "D" * len(formal["adverbs"]) + "Z"


def _stands_after(told: _Match) -> str:
    """Return the letters of a verb that stands alone after whom it is told, or by when."""
    adverbs = told["adverbs"]
    return adverbs[0].replace("9", "P") + adverbs[1:] + "Z" * len(told["verb"])


def _needs_none(ban: _Match) -> str:
    """Return the letters of a ban whose verb has no object."""
    return ban["mark"] + ban["adverbs"] + re.sub("[^、&]", "Z", ban["verbs"])


def _stands_after_patient(acted: _Match) -> str:
    """Return the letters of a verb that stands alone after a modal and what it acts on."""
    words, verbs = acted.group(), len(acted["verbs"])
    if patterns.NO_PATIENT.search(acted.string, max(0, acted.start() - _REACH), acted.start()):
        return words
    return words[:-verbs] + "Z" * verbs


def _named(disposal: _Match) -> str:
    """Return the letters of what 将 or 把 puts before the verb as those of one name."""
    return "G" + "N" * (len(disposal.group()) - 1)


_STEPS: tuple[_Step, ...] = (
    _sub(patterns.GROUP, _closed),
    _sub(patterns.BARRED, "V"),
    _sub(patterns.BARRED_WORD, lambda verb: "V" + "n" * (len(verb.group()) - 1)),
    _sub(patterns.PENALTY, "K"),
    _rest("$", "A"),
    _sub(patterns.VETTED, _all("D")),
    _sub(patterns.AS_RULED, _all("T")),
    _sub(patterns.FORMAL, _stands_alone),
    _rest("r", "D"),
    _sub(patterns.TOLD, _stands_after),
    _sub(patterns.THERE, _stands_after),
    _sub(patterns.UNIT, "mq"),
    _sub(patterns.GROWN, lambda change: change.group()[:-1] + "O"),
    _adverbials,
    _rest("6", "D"),
    _sub(patterns.OUTCOME_NAME, "n"),
    _rest("5", "O"),
    _sub(patterns.BANNED, _needs_none),
    _rest("8", "M"),
    _sub(patterns.CIRCUMSTANCE, _all("T")),
    _sub(patterns.DEADLINE, _stands_after),
    _sub(patterns.SINCE, "T"),
    _sub(patterns.RATIO, "m"),
    _rest(":", ","),
    _sub(patterns.EACH_DOES, ","),
    _sub(patterns.EACH, "1"),
    _rest("2", "n"),
    _sub(patterns.TOGETHER_ALONE, "DZ"),
    _sub(patterns.TOGETHER, "D"),
    _sub(patterns.COMPANION, "P"),
    _rest("3", "V"),
    _sub(patterns.EMPHASIS, "D"),
    _rest("p", "F"),
    _sub(patterns.DEGREE, "D"),
    _rest("~", "n"),
    _sub(patterns.ASKED, "A"),
    _sub(patterns.TARGET_NAMED, lambda named: named["target"] + "n"),
    _sub(patterns.ACTIVITY, lambda activity: activity["opening"] + "V"),
    _rest("0", "L"),
    _sub(patterns.KEPT, "V"),
    _sub(patterns.HABIT, "D"),
    _sub(patterns.BODY_NAME, "h"),
    _rest("b", "A"),
    _sub(patterns.QUALITY, "a"),
    _rest("4", "V"),
    _sub(patterns.TOWARDS, "Pn"),
    _sub(patterns.TOWARDS_PLACE, _all("n")),
    _sub(patterns.JOINED, "V"),
    _sub(patterns.MODIFIER, "n"),
    _sub(patterns.BY_MANNER, lambda by: by["by"] + "D"),
    _sub(patterns.MANNER, "D"),
    _rest("H", "V"),
    _sub(patterns.PREPARED, "V"),
    _rest("9", "P"),
    _sub(patterns.INTENTION, "M"),
    _rest("z", "h"),
    _sub(patterns.FOUND, "Gn"),
    _sub(patterns.DISPOSAL, "Gn"),
    _sub(patterns.DISPOSED_OF, _named),
    _rest("7", "V"),
    _sub(patterns.FUTURE, "M"),
    _rest("B", "G"),
    _sub(patterns.PLAINLY, _all("D")),
    _sub(patterns.PATIENT, _stands_after_patient),
)
