"""Names that depend on the place or the year: 税务局 from 2018 on, 大数据局 in one province."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from policyextract.lexicon import read_table
from policyextract.places import Place

_ALWAYS = (0, 9999)


class _Renamed(NamedTuple):
    within: bool
    start: int
    end: int
    name: str


@cache
def _names() -> dict[tuple[str, str], list[_Renamed]]:
    names: dict[tuple[str, str], list[_Renamed]] = {}
    for row in read_table("policyextract.link", "renamed.csv"):
        start, end = int(row["start"] or _ALWAYS[0]), int(row["end"] or _ALWAYS[1])
        renamed = _Renamed(row["within"] == "yes", start, end, row["name"])
        names.setdefault((row["region"], row["word"]), []).append(renamed)
    return names


def _in_force(region: str, word: str, year: int | None) -> Iterator[_Renamed]:
    """Yield the names in force in the year; without one those in force today."""
    when = year or _ALWAYS[1]
    known = _names().get((region, word), ())
    yield from (name for name in known if name.start <= when <= name.end)


def name_in(place: Place, where: str, word: str, year: int | None) -> str:
    """Return what a body is called in a place in a year, empty if nothing is known of it."""
    above: Place | None = place
    while above:
        for renamed in _in_force(above.adcode, word, year):
            if above is place or renamed.within:
                return renamed.name.replace("{}", where).replace("{short}", place.short)
        above = above.above
    return ""


def name_of_nation(word: str, year: int | None) -> str:
    """Return what a national body was called in a year, empty if its name did not change."""
    if year is None:
        return ""
    return next((renamed.name for renamed in _in_force("", word, year)), "")
