"""Marks for formats in which no character can have two."""

from __future__ import annotations

from collections.abc import Iterable

from policyextract.convert.layer import Mark


def without_overlaps(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks that share no character, the longest first taken, in text order."""
    taken: list[Mark] = []
    covered: set[int] = set()
    for mark in sorted(marks, key=lambda mark: (mark.start - mark.end, mark.start)):
        places = range(mark.start, mark.end)
        if covered.isdisjoint(places):
            covered.update(places)
            taken.append(mark)
    return sorted(taken, key=lambda mark: mark.start)
