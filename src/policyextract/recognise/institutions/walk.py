"""The search for the beginning of a name, word by word to the left from its last words (head)."""

from __future__ import annotations

import re
from typing import NamedTuple

from policyextract.recognise.institutions.words import Sight, roles
from policyextract.segment.tokenizer import dictionary

_MOST = 32  # characters before the head
_MOST_OWN = 10  # letters of own names
_BRACKET = re.compile(r"[（(](?![省市县区州乡镇街道、]+$)[\u4e00-\u9fffA-Za-z·•]{1,10}$")
_QUOTE = re.compile(r"[“\"][\u4e00-\u9fffA-Za-z0-9·•]{1,8}$")
_INNER = "•·・&"
_INNER_UNITS = tuple(f"{letter}区" for letter in "湾园景校院片港库山林矿灾地社城新特牧")
_JOINTS = ("和", "与", "及", "暨")
_NAMING = ("ns", "nr", "nz", "nt", "eng", "x", "g", "j")
_INSIDE = ("n", "b", "s", "vn", "a", "f", "g", "eng", "x")
_STOP = ("p", "c", "u", "d", "r", "q", "y", "e", "o", "t", "k", "h", "zg", "vi", "vd", "ad")
FOUNDING = re.compile("(?:成立|设立|组建|建立)了?$")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_ORDINAL = re.compile(r"第[一二三四五六七八九十0-9]+$|[一二三四五六七八九十]$|[0-9]{1,3}$")


class Way(NamedTuple):
    """What was met between the head and the first word that cannot be in a name (offsets).

    ``place``, ``unit`` and ``open`` say where a place's name, the kind of a place and a word
    such as 中国 begin, ``brand`` where the leftmost proper word begins; ``None`` where there was
    none. ``kinds`` are the kinds of the words between, from the right, ``specific`` counts those
    that are not generic, ``own`` the letters of proper words; ``limit`` is where the walk ended.
    """

    place: int | None
    unit: int | None
    open: int | None
    brand: int | None
    kinds: tuple[str, ...]
    specific: int
    own: int
    limit: int

    @property
    def first(self) -> str:
        """The kind of the leftmost word between; empty where there is none."""
        return self.kinds[-1] if self.kinds else ""


class Walk:
    """One walk to the left from ``head``, the offset where the last words of a name begin."""

    def __init__(self, sight: Sight, head: int, joints: bool, acts: bool = True) -> None:
        self.sight = sight
        self.acts = acts
        self.pos = head
        self.joints = joints
        self.least = max(0, head - _MOST)
        self.kinds: list[str] = []
        self.specific = 0
        self.own = 0
        self.barred = False
        self.single = False
        self.place: int | None = None
        self.unit: int | None = None
        self.open: int | None = None
        self.brand: int | None = None
        self.at_verb: Way | None = None

    def run(self) -> Way:
        """Walk, and return what was met.

        A verb may be a noun inside a name (气体排放监测中心): it is passed, but only if a place
        or a word such as 成立 is met further left, with another word between.
        """
        while self.pos > self.least and self._place_or_unit() is False and self._step():
            pass
        way = self._way()
        if self.at_verb is None:
            return way
        placed = way.place is not None or way.unit is not None
        if way.open is not None and self.sight.text.startswith("中央", way.open):
            return way
        founded = FOUNDING.search(self.sight.text, max(0, way.limit - 4), way.limit)
        named = way.place is not None and way.specific > 1 and way.first == "open"
        between = named or way.first in ("inside", "brand", "act")
        return way if (placed or founded) and between else self.at_verb

    def _way(self) -> Way:
        found = (self.place, self.unit, self.open, self.brand)
        return Way(*found, tuple(self.kinds), self.specific, self.own, self.pos)

    def _place_or_unit(self) -> bool:
        """Take the places or the kind of place that end here; nothing is sought left of them."""
        sight = self.sight
        start = sight.places_before(self.pos)
        if start < self.pos:
            self.place = self.pos = start
            return True
        town = sight.town_before(self.pos)
        if town < self.pos:
            self.unit = self.pos = town
            return True
        unit = sight.unit_before(self.pos)
        fits = (
            unit == self.pos - 1 and sight.edge(unit) and (not self.kinds or sight.edge(self.pos))
        )
        if fits and not self._in_name(unit):
            self.unit = self.pos = unit
            return True
        return False

    def _in_name(self, unit: int) -> bool:
        """Tell whether the kind of a place is a letter of an unknown name (崖州湾)."""
        index = self.sight.index(unit - 1) if unit else 0
        word = self.sight.word(index)
        if self.sight.text.endswith(_INNER_UNITS, 0, unit + 1):
            return True
        alone = unit > 0 and len(word) == 1 and bool(_HAN.match(word))
        return alone and self._kind(word, self.sight.tag(index)) == "brand"

    def _step(self) -> bool:
        """Take one more word if it can be in a name; tell whether it was taken."""
        sight, text, pos = self.sight, self.sight.text, self.pos
        last = text[pos - 1]
        if last in "）)":
            return self._jump(_BRACKET, pos - 1)
        if last in '”"':
            return self._jump(_QUOTE, pos - 1)
        if last in _INNER:
            self.pos -= 1
            return bool(_HAN.match(text[pos - 2 : pos - 1]))
        index = sight.index(pos - 1)
        start = max(sight.start(index), self.least)
        word = text[start:pos]
        if start in sight.place_starts and len(word) > 1:
            self.place = self.pos = sight.places_before(start)
            self._count("inside", word)
            return False
        kind = self._kind(word, sight.tag(index))
        if kind == "verb" and self.at_verb is None and self.acts:
            self.at_verb = self._way()
        elif kind in ("stop", "verb") or (kind == "act" and not self.acts):
            return False
        if self.own > _MOST_OWN:
            return False
        if kind == "joint":
            self.pos = start
            return True
        self._note(kind, word, start)
        self.pos = start
        return True

    def _note(self, kind: str, word: str, start: int) -> None:
        """Keep what a word says of the name: own names do not reach over 企业, 项目."""
        if kind in ("open", "country"):
            self.open = start
        elif kind == "brand" and not self.barred:
            self.brand = start
            self.own += len(word)
        elif kind == "barrier":
            self.barred = True
        self.single = len(word) == 1
        self._count(kind, word)

    def _count(self, kind: str, word: str) -> None:
        role = roles().get(word)
        self.kinds.append(kind)
        self.specific += kind in ("inside", "brand", "act", "verb") and not (role and role.generic)

    def _kind(self, word: str, tag: str) -> str:
        if self.joints and word in _JOINTS and self.kinds:
            return "joint"
        role = roles().get(word)
        if role:
            return "brand" if self.single and word == "化" else role.kind
        if word == "一" and not self.single:
            return "stop"
        if word.isdigit() and self.kinds:
            return "stop"
        if word.endswith("大") and _ORDINAL.match(word[:-1]):
            return "stop"
        if _ORDINAL.match(word):
            return "inside" if len(word) > 1 else "brand"
        if not (_HAN.fullmatch(word) or tag == "eng"):
            return "stop"
        if len(word) == 1:
            return "stop" if tag.startswith(("p", "c", "u", "r", "q", "y", "d")) else "brand"
        if tag.startswith(_NAMING) or tag == "o":
            return "brand"
        if tag.startswith(("l", "i")):
            return self._kind(word[-2:], dictionary().tags.get(word[-2:]) or "n")
        if tag.startswith(_STOP):
            return "stop"
        if tag == "v" and len(word) == 2:
            return "verb"
        return "inside" if tag.startswith(_INSIDE) else "stop"

    def _jump(self, pattern: re.Pattern[str], end: int) -> bool:
        """Take a short stretch in brackets or quotation marks that ends at ``end``."""
        match = pattern.search(self.sight.text, max(self.least, end - 12), end)
        if match is None:
            return False
        self.pos = match.start()
        self._count("inside", match.group())
        return True
