"""What the search for a name's beginning sees: the text, its words, and the places named in it."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from policyextract import places
from policyextract.lexicon import read_table
from policyextract.segment.tokenizer import dictionary

PACKAGE = __package__
UNITS = "省市县区州盟旗"
LONG_UNITS = ("自治区", "自治州", "自治县", "自治旗", "特别行政区", "兵团", "地区")
_TWO_WORDS = re.compile("和县|会同县")  # nearly always 市委和县委, 市民政局会同县财政局
_JOINED = re.compile("中共中央(?=国务院)")
_PARTY_OF = re.compile("(?:中国共产党|中共)[\u4e00-\u9fff]{1,8}$")
_PARTY_REACH = 14
_LONGEST_PLACE = 12
_TOWNS = ("街道", "镇", "乡")
_TOWN_NAME = re.compile(r"(?![各本该全每所乡两个])[\u4e00-\u9fff]{1,3}(?![乡城集])[\u4e00-\u9fff]")
_TOWN_ORGAN = re.compile("党委|政府|人民政府|人大|纪委|卫生院|中心卫生院")
_STREET = re.compile(
    r"(?:^|(?<=[^\u4e00-\u9fff])|(?<=[及和与]))(?!..[级类]|有关|相关|部分|基层|当地|辖|试点|所|原|新|重点|中心|建制|特色|各|全|本|该|贫困|沿线|周边|示范|任何|街道)"
    r"[\u4e00-\u9fff]{2,4}(?<![乡镇市区县村等各的])$"
)


class Sight:
    """A text with its words (``starts``: where they begin) and places; offsets are code points."""

    def __init__(self, text: str, starts: Iterable[int]) -> None:
        self.text = text
        self._starts = list(starts)
        for match in _TWO_WORDS.finditer(text):
            if self.edge(match.start()) and not self.edge(match.end() - 1):
                insort(self._starts, match.end() - 1)
        for match in _JOINED.finditer(text):
            if not self.edge(match.end()):
                insort(self._starts, match.end())
        self.places: dict[int, int] = {}  # where a place's name ends → where it starts
        for start, end, _ in places.scan_all(self.text):
            if self._is_place(start, end):
                self.places[end] = start
            else:
                self._add_hidden(start, end)
        self.place_starts = {start: end for end, start in self.places.items()}

    def _add_hidden(self, start: int, end: int) -> None:
        """Add the place that begins within what is none (海拉尔区 in 会议上海拉尔区)."""
        for item in places.scan(self.text[start + 1 : end + _LONGEST_PLACE]):
            first, last = start + 1 + item.start, start + 1 + item.end
            if first < end and self._is_place(first, last):
                self.places[last] = first
                return

    def _is_place(self, start: int, end: int) -> bool:
        if _TWO_WORDS.fullmatch(self.text, start, end):
            return False
        if end - start > 2:
            return True
        return self.edge(start) and (self.edge(end) or self.tag(self.index(start)) == "nt")

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
        end = self._starts[index + 1] if index + 1 < len(self._starts) else len(self.text)
        return self.text[self._starts[index] : end]

    def tag(self, index: int) -> str:
        """Return the dictionary tag of a word; x where it has none."""
        word = self.word(index)
        return dictionary().tags.get(word) or ("eng" if word.isascii() and word.isalpha() else "x")

    def places_before(self, start: int) -> int:
        """Return where the unbroken chain of places' names that ends at ``start`` begins."""
        while start in self.places:
            start = self.places[start]
        return start

    def unit_before(self, end: int) -> int:
        """Return where the kind of place (省, 自治区) that ends there begins, else ``end``."""
        for unit in LONG_UNITS:
            if self.text.endswith(unit, 0, end):
                return end - len(unit)
        return end - 1 if end and self.text[end - 1] in UNITS else end

    def unit_after(self, start: int) -> int:
        """Return where the kind of place (省, 自治区) that begins there ends, else ``start``."""
        for unit in LONG_UNITS:
            if self.text.startswith(unit, start):
                return start + len(unit)
        return start + (self.text[start] in UNITS and not self.text.startswith("市场", start))

    def prefixed(self, start: int) -> int:
        """Return where a name begins that has 中共 or the like before ``start``."""
        for prefix in beside("prefix"):
            if self.text.endswith(prefix, 0, start):
                return start - len(prefix)
        party = _PARTY_OF.search(self.text, max(0, start - _PARTY_REACH), start)
        return party.start() if party and start not in self.place_starts else start

    def town_before(self, end: int) -> int:
        """Return where the township's name (or bare 镇) that ends there begins; ``end`` if none."""
        kind = next((town for town in _TOWNS if self.text.endswith(town, 0, end)), None)
        if kind is None:
            return end
        stop = end - len(kind)
        if not self.edge(stop):
            begin = self.start(self.index(stop))
            if self.text[begin:end] in ("村镇", "城镇") and begin and self._names(begin - 1, begin):
                return begin - 1 if self.edge(begin - 1) else end
            known = self.tag(self.index(stop)).startswith("ns")
            named = known and bool(_TOWN_NAME.fullmatch(self.text, begin, stop))
            named = named or (self.tag(self.index(stop)) == "nr" and stop - begin == 2)
            return self.places_before(begin) if named else end
        begin = self.places.get(stop, stop)
        if not 1 < stop - begin < 4 or self.text[stop - 1] in UNITS:
            begin = self._name_before(stop)
        if begin == stop:
            begin = self._street_before(stop, kind)
        if _TOWN_NAME.fullmatch(self.text, begin, stop):
            return self.places_before(begin)
        return stop

    def _street_before(self, end: int, kind: str) -> int:
        """Return where a name begins that fills its list item (广外街道), or follows a place."""
        after = next((at for at in range(end - 4, end - 1) if at in self.places), None)
        if kind == "街道" and after is not None:
            return after
        if kind != "街道":
            return self._town_alone(end, kind)
        street = _STREET.search(self.text, max(0, end - 6), end)
        if street is None:
            return end
        first = self.index(street.start())
        word = self.word(first)
        role = roles().get(word)
        verb = len(word) > 1 and self.tag(first).startswith("v")
        verb = verb or (role is not None and role.kind in ("stop", "act"))
        return end if verb else street.start()

    def _town_alone(self, end: int, kind: str) -> int:
        """Return where a township's name begins that is a common word (荷叶镇党委)."""
        town = _STREET.search(self.text, max(0, end - 4), end)
        if town is None or not _TOWN_ORGAN.match(self.text, end + len(kind)):
            return end
        words = range(self.index(town.start()), self.index(end - 1) + 1)
        nouns = all(self.tag(word).startswith(("n", "x", "s")) for word in words)
        stop = any(self.word(word) in roles() for word in words)
        return town.start() if nouns and not stop else end

    def _name_before(self, end: int) -> int:
        """Return where the two to four letters begin that can be a township's name."""
        begin = end
        while begin and end - begin < 4 and begin not in self.places:
            index = self.index(begin - 1)
            start = self.start(index)
            if end - start > 4 or not self._names(start, begin):
                break
            begin = start
        return begin if end - begin > 1 else end

    def _names(self, start: int, end: int) -> bool:
        """Tell whether a word can be in a township's name: a letter, or a name of a place."""
        index = self.index(start)
        role, tag = roles().get(self.word(index)), self.tag(index)
        if self.text[start] < "\u4e00" or (role and role.kind == "stop"):
            return False
        if end - start > 1:
            return start in self.places or tag.startswith(("ns", "nr", "nz", "x"))
        return not tag.startswith(("p", "c", "u", "r", "m", "q"))


class Role(NamedTuple):
    """What a word does in a name, whatever its tag; ``generic`` words alone make no name.

    ``kind``: ``stop`` is never inside a name, ``barrier`` (企业, 项目) not inside a company's own,
    ``act`` may be a verb after a place, ``vague`` makes a centre a mere plan, ``open`` and
    ``country`` begin names, ``inside`` is any other.
    """

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


@cache
def beside(role: str) -> tuple[str, ...]:
    """Return the words that stand in, before or after names in the given role, longest first."""
    rows = read_table(PACKAGE, "beside.csv")
    return tuple(
        sorted((row["word"] for row in rows if row["role"] == role), key=len, reverse=True)
    )


def any_of(role: str) -> str:
    """Return a pattern for any of the words of a role, the longest first."""
    return f"(?:{'|'.join(beside(role))})"
