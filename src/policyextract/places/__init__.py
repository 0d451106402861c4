"""The administrative divisions of China, county and above, with their GB/T 2260 codes.

``places.csv`` holds the divisions in force and those abolished since 1990. Its column ``scan``
says which of a place's names may be looked for in running text: ``both`` the full and the short
name, ``full`` the full name only (the short one is also a common word), ``none`` neither.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice
from operator import add
from typing import NamedTuple

from policyextract.facts import Level
from policyextract.lexicon import read_table

_ORDER = {"national": 0, "provincial": 1, "prefecture": 2, "county": 3, "township": 4}
_AUTONOMOUS = ("自治区", "自治州", "自治县", "自治旗")


class Place(NamedTuple):
    """A division: ``short`` is empty where the name has none, ``end`` the year it was abolished."""

    adcode: str
    name: str
    short: str
    level: Level
    parent: str
    letters: tuple[str, ...]
    end: int | None

    @property
    def province(self) -> Place | None:
        """The province-level division that it is or lies in; ``None`` for the whole country."""
        return None if self.level == "national" else by_code(self.adcode[:2] + "0000")

    @property
    def above(self) -> Place | None:
        """The division that it belongs to; ``None`` for the whole country."""
        return by_code(self.parent) if self.parent else None

    def full_path(self) -> str:
        """Return the name after those of the divisions above it (湖南省娄底市娄星区)."""
        above = self.above
        if above is None or above.level == "national":
            return self.name
        return above.full_path() + self.name

    def within(self, other: Place) -> bool:
        """Tell whether it is the other division or lies in it."""
        above = self.above
        return self.adcode == other.adcode or (above is not None and above.within(other))


class ScannedPlace(NamedTuple):
    """A place's name in a text: code points ``start`` to ``end`` (half-open)."""

    start: int
    end: int
    places: tuple[Place, ...]


class _Index(NamedTuple):
    codes: dict[str, Place]
    names: dict[str, tuple[Place, ...]]
    running: dict[str, tuple[str, ...]]


def find(name: str) -> list[Place]:
    """Return the places of that full, usual (恩施州) or short name: in force and highest first."""
    return list(_index().names.get(name, ()))


def division_names() -> list[str]:
    """Return the full names that may be looked for in running text, of three characters or more."""
    rows = read_table(__name__, "places.csv")
    return [row["name"] for row in rows if row["scan"] != "none" and len(row["name"]) > 2]  # 应县


def by_code(adcode: str) -> Place | None:
    """Return the place with that code; of several that bore it, the one in force."""
    return _index().codes.get(adcode)


def by_letter(letter: str) -> Place | None:
    """Return the province-level division that a letter (湘, 粤) stands for."""
    return next((p for p in _index().codes.values() if letter in p.letters), None)


def scan(text: str) -> Iterator[ScannedPlace]:
    """Yield the names of places in a text, left to right, the longest possible at each point.

    No word edges are looked at: 建水 is found in 修建水库.
    """
    names, running = _index().names, _index().running
    pairs = map(add, text, islice(text, 1, None))
    hits = [(offset, heads) for offset, heads in enumerate(map(running.get, pairs)) if heads]
    done = 0
    for offset, heads in hits:
        if offset >= done:
            name = next((name for name in heads if text.startswith(name, offset)), None)
            if name:
                done = offset + len(name)
                yield ScannedPlace(offset, done, names[name])


@lru_cache(maxsize=1)
def scan_all(text: str) -> tuple[ScannedPlace, ...]:
    """Return what ``scan`` yields; kept for the last text, which several steps ask about."""
    return tuple(scan(text))


@cache
def _index() -> _Index:
    codes: dict[str, Place] = {}
    names: dict[str, list[Place]] = {}
    running: dict[str, set[str]] = {}
    for row in read_table(__name__, "places.csv"):
        place = _place(row)
        if codes.setdefault(place.adcode, place).end is not None:
            codes[place.adcode] = place
        usual = _usual_names(place) + [alias for alias in row["alias"].split("|") if alias]
        for name in {place.name, place.short, *usual} - {""}:
            names.setdefault(name, []).append(place)
            if row["scan"] == "both" or (row["scan"] == "full" and name != place.short):
                running.setdefault(name[:2], set()).add(name)
    return _Index(
        codes,
        {name: tuple(sorted(found, key=_rank)) for name, found in names.items()},
        {head: tuple(sorted(found, key=len, reverse=True)) for head, found in running.items()},
    )


def _place(row: dict[str, str]) -> Place:
    return Place(
        adcode=row["adcode"],
        name=row["name"],
        short=row["short"],
        level=row["level"],  # type: ignore[arg-type]  # checked by the test of the table
        parent=row["parent"],
        letters=tuple(row["letter"].split("|")) if row["letter"] else (),
        end=int(row["end"]) if row["end"] else None,
    )


def _usual_names(place: Place) -> list[str]:
    """Return 恩施州 for 恩施土家族苗族自治州, 长阳县 for 长阳土家族自治县."""
    if place.level != "provincial" and place.short and place.name.endswith(_AUTONOMOUS):
        return [place.short + place.name[-1]]
    return []


def _rank(place: Place) -> tuple[bool, int, str]:
    return place.end is not None, _ORDER[place.level], place.adcode
