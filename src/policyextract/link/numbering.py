"""Numbers of text units as policy coders write them: section, sentence and clause (``2.3-5-1``)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from policyextract.link.clauses import Clauses
from policyextract.link.context import Context
from policyextract.link.document import link_sections


class Numbering:
    """The numbers of a document's clauses; ``0`` stands for what is before the first heading."""

    def __init__(self, context: Context, clauses: Clauses) -> None:
        sections = link_sections(context)
        self.clauses = clauses
        self.paths = ["0", *(section.path for section in sections)]
        self.section_starts = [0, *(section.start for section in sections)]
        self.sentence_starts = [start for start, _ in context.sentences]

    def at(self, offset: int) -> str:
        """Return the number of the clause that holds the offset."""
        section = bisect_right(self.section_starts, offset) - 1
        sentence = max(bisect_right(self.sentence_starts, offset) - 1, 0)
        before = bisect_left(self.sentence_starts, self.section_starts[section])
        start = self.sentence_starts[sentence]
        clause = self.clauses.count(start, offset)
        return f"{self.paths[section]}-{sentence - before + 1}-{clause}"
