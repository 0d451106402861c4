"""Code points and UTF-16 units: two ways to count the same text, and which one a tool used."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from policyextract.errors import InputError

_BLANK = re.compile(r"\\[nrt]|[\s\u200b\ufeff]")  # tools write a line break in a quote as \n


class Utf16:
    """Code points of one text as UTF-16 units (JavaScript, Java, C#) and back."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._wide = [place for place, char in enumerate(text) if char > "\uffff"]
        self._wide_units = [place + number for number, place in enumerate(self._wide)]

    def units(self, point: int) -> int:
        """Return how many UTF-16 units stand before a code point."""
        return point + bisect_left(self._wide, point)

    def points(self, unit: int) -> int | None:
        """Return how many code points stand before a unit; ``None`` inside or outside of any."""
        before = bisect_left(self._wide_units, unit)
        inside = before and self._wide_units[before - 1] + 1 == unit
        point = unit - before
        return None if inside or not 0 <= point <= self._length else point


@dataclass(frozen=True)
class Quote:
    """A span as a tool gives it: offsets in the tool's way, and its text where that is given."""

    name: str
    start: int
    end: int
    text: str | None


def place(text: str, quotes: Sequence[Quote], where: str) -> list[tuple[int, int]]:
    """Return the code points of spans that count code points or, all of them, UTF-16 units.

    Which of the two is seen from the quoted texts. Raises InputError where neither fits.
    """
    ways: list[Callable[[int], int | None]] = [lambda point: point, Utf16(text).points]
    for way in ways:
        places = [(way(quote.start), way(quote.end)) for quote in quotes]
        if all(_fits(text, *both, quote) for both, quote in zip(places, quotes, strict=True)):
            return [(start, end) for start, end in places if start is not None and end is not None]
    wrong = next(quote for quote in quotes if not _fits(text, quote.start, quote.end, quote))
    raise InputError(f"{where}: {wrong.name} ({wrong.start} to {wrong.end}) {_reason(text, wrong)}")


def check(text: str, start: int | None, end: int | None, name: str) -> tuple[int, int]:
    """Return a span of code points that lies in the text, else raise InputError."""
    if start is None or end is None or not 0 <= start < end <= len(text):
        raise InputError(f"{name} lies outside the text, or is empty or cut within a character")
    return start, end


def _fits(text: str, start: int | None, end: int | None, quote: Quote) -> bool:
    if start is None or end is None or not 0 <= start < end <= len(text):
        return False
    return quote.text is None or _squeezed(text[start:end]) == _squeezed(quote.text)


def _squeezed(text: str) -> str:
    return _BLANK.sub("", text)


def _reason(text: str, quote: Quote) -> str:
    if not 0 <= quote.start < quote.end <= len(text):
        return "lies outside the text or is empty"
    return f"is {quote.text!r} there and {text[quote.start : quote.end]!r} in the text"
