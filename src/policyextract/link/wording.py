"""The words of a text with their grammatical letters, asked for by offset."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from policyextract.link.context import Context, Word
from policyextract.recognise.measures.classes import encode
from policyextract.recognise.measures.grammar import prepare


_PASSING = ("company", "works", "school", "hospital", "body", "association", "media")


class Wording:
    """The words of a document and one letter for each (see ``recognise.measures.classes``)."""

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
            first, last = self.range(found.start, found.end)
            if first < last and letters[first] not in "VKLo":
                letters[first:last] = "Q" * (last - first)
        self.letters = prepare("".join(letters))

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers (half-open) of the words that begin within two offsets."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def between(self, start: int, end: int) -> tuple[Sequence[Word], str]:
        """Return the words that begin within two offsets, and their letters."""
        first, last = self.range(start, end)
        return self.words[first:last], self.letters[first:last]
