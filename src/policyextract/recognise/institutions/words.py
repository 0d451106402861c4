"""What the search for a name's beginning sees: the text, its words, and the places named in it."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from spacy.attrs import IDX
from spacy.tokens import Doc

from policyextract import places
from policyextract.lexicon import read_table

PACKAGE = __package__
UNITS = "省市县区州盟旗"
LONG_UNITS = ("自治区", "自治州", "自治县", "自治旗", "特别行政区", "兵团", "地区")
_NOT_PLACES = frozenset({"和县"})  # 市委和县委: nearly always the word 和 before a county


class Sight:
    """A text with its words and places; all offsets are code points of the Doc's text."""

    def __init__(self, doc: Doc) -> None:
        self.text = doc.text
        self._doc = doc
        self._starts: list[int] = doc.to_array([IDX]).ravel().tolist()
        self.places: dict[int, int] = {}  # where a place's name ends → where it starts
        for start, end, _ in places.scan(self.text):
            if self._is_place(start, end):
                self.places[end] = start

    def _is_place(self, start: int, end: int) -> bool:
        if end - start > 2:
            return True
        return self.edge(start) and self.edge(end) and self.text[start:end] not in _NOT_PLACES

    def index(self, offset: int) -> int:
        """Return the number of the word that holds the character at the offset."""
        return bisect_right(self._starts, offset) - 1

    def edge(self, offset: int) -> bool:
        """Tell whether a word begins at the offset, or the text ends there."""
        if offset >= len(self.text):
            return True
        return self._starts[self.index(offset)] == offset

    def start(self, index: int) -> int:
        """Return where a word begins."""
        return self._starts[index]

    def word(self, index: int) -> str:
        """Return the text of a word."""
        return self._doc[index].text

    def tag(self, index: int) -> str:
        """Return the dictionary tag of a word."""
        return self._doc[index].tag_

    def places_before(self, start: int) -> int:
        """Return where the unbroken chain of places' names that ends at ``start`` begins."""
        while start in self.places:
            start = self.places[start]
        return start

    def unit_before(self, end: int) -> int:
        """Return where the kind of place (省, 自治区) that ends there begins; ``end`` if none does."""
        for unit in LONG_UNITS:
            if self.text.endswith(unit, 0, end):
                return end - len(unit)
        return end - 1 if end and self.text[end - 1] in UNITS else end


class Role(NamedTuple):
    """What a word does in the search: ``kind`` stop, inside, open; ``generic`` makes no name."""

    kind: str
    generic: bool


@cache
def roles() -> dict[str, Role]:
    """Return the words that have a say of their own, whatever their tag."""
    rows = read_table(PACKAGE, "inside.csv")
    return {row["word"]: Role(row["role"], row["generic"] == "yes") for row in rows}


@cache
def firms() -> frozenset[str]:
    """Return the names of companies among the bodies known by name."""
    rows = read_table(PACKAGE, "bodies.csv")
    return frozenset(row["word"] for row in rows if row["type"] == "enterprise")
