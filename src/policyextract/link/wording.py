"""The words of a text with their grammatical letters, asked for by offset."""

from __future__ import annotations

from bisect import bisect_left

from policyextract.link.context import Context, Word
from policyextract.recognise.measures.classes import encode


class Wording:
    """The words of a document and one letter for each (see ``recognise.measures.classes``)."""

    def __init__(self, context: Context) -> None:
        self.words = context.words
        self.starts = [word.start for word in context.words]
        letters = list(
            encode([word.text for word in self.words], [word.tag for word in self.words])
        )
        for found in context.of("institutions"):
            first, last = self.range(found.start, found.end)
            letters[first:last] = "Q" * (last - first)
        self.letters = "".join(letters)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the numbers (half-open) of the words that begin within two offsets."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def between(self, start: int, end: int) -> tuple[list[Word], str]:
        """Return the words that begin within two offsets, and their letters."""
        first, last = self.range(start, end)
        return list(self.words[first:last]), self.letters[first:last]
