"""The plain data that linking works on: one document's clean text and what was found in it.

All offsets here count code points of the clean view; ``grounding`` maps them to the source last.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from policyextract.recognise.spans import Found
from policyextract.segment.structure import Heading, Stretches, headings, paragraphs, sentences

_LONGEST_SENTENCE = 1200


class Word(NamedTuple):
    """A word of the clean text with its dictionary tag (jieba's tag set)."""

    start: int
    end: int
    text: str
    tag: str


@dataclass(frozen=True)
class Context:
    """What is known of one document before linking; nothing in it is spaCy's."""

    text: str
    words: Sequence[Word]
    found: Mapping[str, Sequence[Found]]
    meta: Mapping[str, str] = field(default_factory=dict)
    _starts_of: dict[str, list[int]] = field(default_factory=dict, repr=False)

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences, half-open."""
        return sentences(self.text)

    @cached_property
    def headings(self) -> list[Heading]:
        """The numbered headings in text order."""
        return headings(self.text)

    @cached_property
    def lines(self) -> list[tuple[int, int]]:
        """The lines (paragraphs of the clean view), half-open, without their breaks."""
        lines, start = [], 0
        for line in self.text.split("\n"):
            lines.append((start, start + len(line)))
            start += len(line) + 1
        return lines

    @cached_property
    def _sentences(self) -> Stretches:
        return Stretches(self.sentences)

    @cached_property
    def _lines(self) -> Stretches:
        return Stretches(self.lines)

    @cached_property
    def _paragraphs(self) -> list[int]:
        return paragraphs(self.text, self.lines)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def of(self, kind: str) -> Sequence[Found]:
        """Return the spans of one kind (``times``, ``figures`` …) in text order."""
        return self.found.get(kind, ())

    def found_in(self, kind: str, start: int, end: int) -> Sequence[Found]:
        """Return the spans of one kind that lie wholly within ``start`` and ``end``."""
        starts = self._starts(kind)
        left, right = bisect_left(starts, start), bisect_left(starts, end)
        return [found for found in self.of(kind)[left:right] if found.end <= end]

    def _starts(self, kind: str) -> list[int]:
        if kind not in self._starts_of:
            self._starts_of[kind] = [found.start for found in self.of(kind)]
        return self._starts_of[kind]

    def times_in(self, start: int, end: int) -> Sequence[Found]:
        """Return the times that lie wholly within ``start`` and ``end``."""
        return self.found_in("times", start, end)

    def next_figure(self, offset: int) -> int:
        """Return where the next figure begins, the text's end where there is none."""
        starts = self._starts("figures")
        index = bisect_left(starts, offset)
        return starts[index] if index < len(starts) else len(self.text)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Return the sentence that holds the offset (the empty stretch there if none does)."""
        return self._sentences.at(offset) or (offset, offset)

    def line_at(self, offset: int) -> tuple[int, int]:
        """Return the line that holds the offset."""
        return self.lines[max(self._lines.index(offset), 0)]

    def paragraph_at(self, offset: int) -> int:
        """Return where the paragraph around the offset starts; a line goes on after ；or ，."""
        return self._paragraphs[max(self._lines.index(offset), 0)]

    def words_in(self, start: int, end: int) -> Sequence[Word]:
        """Return the words that lie wholly within ``start`` and ``end``."""
        left = bisect_left(self._word_starts, start)
        right = bisect_left(self._word_starts, end)
        found = self.words[left:right]
        return found[:-1] if found and found[-1].end > end else found

    def word_edge(self, offset: int) -> bool:
        """Tell whether a word begins (or the text ends) at the offset."""
        index = bisect_left(self._word_starts, offset)
        return index == len(self.words) or self.words[index].start == offset

    def sentence_text(self, offset: int) -> str:
        """Return the sentence around the offset as one clean string to read.

        Of a sentence longer than a page (a table without stops) only the part around the offset.
        """
        start, end = self.sentence_at(offset)
        if end - start <= _LONGEST_SENTENCE:
            return self.text[start:end]
        left = max(start, offset - _LONGEST_SENTENCE // 2)
        right = min(end, left + _LONGEST_SENTENCE)
        return "…" * (left > start) + self.text[left:right] + "…" * (right < end)
