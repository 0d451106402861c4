"""The words of a text with their grammatical letters, asked for by offset."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from policyextract.link.context import Context, Word
from policyextract.recognise.measures.classes import NEVER_NAMES, encode, verbs
from policyextract.recognise.measures.settling import prepare
from policyextract.recognise.spans import Found

Stretch = tuple[int, int]

_PASSING = ("company", "works", "school", "hospital", "body", "association", "media")


class Words(NamedTuple):
    """Some words in a row, and one letter for each (see ``recognise.measures.classes``)."""

    words: Sequence[Word]
    letters: str


class Action(NamedTuple):
    """An action's stretch, the clause around it, and the words before and after it there."""

    start: int
    end: int
    clause: Stretch
    before: Words
    after: Words


CHARGES = ("要求", "责成", "责令")  # verbs that say what others are to do
DENIALS = ("不", "不再")  # before a verb
_BANS = (  # what forbids an action
    "不得", "不准", "不许", "不予", "不能", "不可", "不应", "不应当", "不宜", "不要",
    "切勿", "勿", "切莫", "切忌",
)  # fmt: skip


def ban_on(action: Action) -> Word | None:
    """Return the word that forbids or denies an action (不得|擅自转租, 不|收取), or None."""
    words = action.before.words
    if words and words[-1].text in DENIALS:
        return words[-1]
    return next((word for word in reversed(words) if word.text in _BANS), None)


class Wording:
    """The words of a document; ``passing`` holds the ends of bodies that act only in passing."""

    def __init__(self, context: Context) -> None:
        self.words = context.words
        self.starts = [word.start for word in context.words]
        letters = list(
            encode([word.text for word in self.words], [word.tag for word in self.words])
        )
        self.passing: set[int] = set()
        for found in context.of("institutions"):
            if found.label in _PASSING:
                self.passing.add(found.end)
            first, last = self._range(found)
            if first < last and letters[first] not in NEVER_NAMES:
                letters[first:last] = "Q" * (last - first)
        for found in context.of("times"):
            first, last = self._range(found)
            letters[first:last] = "T" * (last - first)
        self.letters = prepare("".join(letters))

    def _range(self, found: Found) -> tuple[int, int]:
        """Return the words that a span holds, half-open."""
        return bisect_left(self.starts, found.start), bisect_left(self.starts, found.end)

    def between(self, start: int, end: int) -> Words:
        """Return the words that begin within two offsets."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        return Words(self.words[first:last], self.letters[first:last])

    def action(self, start: int, end: int, clause: Stretch) -> Action:
        """Return an action with the words of its clause."""
        first = bisect_left(self.starts, clause[0])
        place = bisect_left(self.starts, start, first)
        following = bisect_left(self.starts, end, place)
        stop = bisect_left(self.starts, clause[1], following)
        before = Words(self.words[first:place], self.letters[first:place])
        after = Words(self.words[following:stop], self.letters[following:stop])
        last = self.words[following - 1]
        if end < last.end and last.text[end - last.start :] not in verbs():
            rest = Word(end, last.end, last.text[end - last.start :], "n")
            after = Words([rest, *after.words], "n" + after.letters)
        return Action(start, end, clause, before, after)
