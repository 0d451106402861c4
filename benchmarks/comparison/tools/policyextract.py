"""policyextract itself, through the same format, with the fields that only it has."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import Any

from adapter import NO_DATE, Found, figure, serve, time

from policyextract import extract
from policyextract.facts import Figure, Time
from policyextract.link.numerals import parse_number
from policyextract.link.quantities import read_quantity

EARLIEST = 1900


def read(text: str, day: date, bare: bool) -> Iterator[Found]:
    """Yield the figures and times of a report, or what the text is as one number."""
    if bare:
        yield from only_a_number(text)
        return
    dated = day != NO_DATE and day.year >= EARLIEST
    report = extract(text, date=day.isoformat() if dated else None)
    figures = tuple(a_figure(each) for each in report.figures)
    moments = tuple(a_time(moment) for moment in report.times)
    yield Found(0, len(text), 0, figures, moments)


def only_a_number(text: str) -> Iterator[Found]:
    """Yield what the numeral parser makes of a text that is only a number."""
    number = parse_number(text)
    value = number.value if number else None
    if value is None and (quantity := read_quantity(text, "fraction")):
        value = quantity.value
    if value is not None:
        fact = figure(0, len(text), float(value), float(value), None, "number")
        yield Found(0, len(text), 0, (fact,))


def a_figure(each: Figure) -> dict[str, Any]:
    """Return a figure with its bounds and all that policyextract says of it."""
    low, high = ends(each)
    return figure(each.start, each.end, low, high, each.unit, each.kind) | {
        "comparator": each.comparator,
        "role": each.role,
        "direction": each.direction,
        "basis": each.basis,
        "status": each.status,
        "time": each.time.value if each.time else None,
        "indicator": each.indicator.text if each.indicator else None,
    }


def ends(each: Figure) -> tuple[float | None, float | None]:
    """Return both ends of a figure, ``None`` for an open side."""
    match each.comparator:
        case "range":
            return each.value, each.value_max
        case "ge" | "gt":
            return each.value, None
        case "le" | "lt":
            return None, each.value
        case _:
            return each.value, each.value


def a_time(moment: Time) -> dict[str, Any]:
    """Return a time with its first and last day."""
    if moment.value is None:
        return time(moment.start, moment.end, None, None)
    first, _, last = moment.value.partition("/")
    return time(moment.start, moment.end, edge(first, last=False), edge(last or first, last=True))


def edge(value: str, *, last: bool) -> str | None:
    """Return the first or last day of a year, month or day; ``None`` for an open side."""
    if value == "..":
        return None
    year, *rest = value.split("-")
    if not rest:
        return f"{year}-12-31" if last else f"{year}-01-01"
    if len(rest) == 1:
        day = monthrange(int(year), int(rest[0]))[1] if last else 1
        return f"{value}-{day:02}"
    return value


if __name__ == "__main__":
    serve(read)
