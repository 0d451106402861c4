"""JioNLP: sums of money, durations and times; it has no plain numbers and no other units.

A text that is only a number goes to ``parse_money``, which reads numbers without a unit too.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import date
from typing import Any

import jionlp
from adapter import Found, as_written, figure, serve, time

PARTS = {
    "year": "年", "month": "个月", "week": "周", "day": "天", "workday": "个工作日",
    "hour": "小时", "minute": "分钟", "second": "秒",
}  # fmt: skip

logging.disable(logging.CRITICAL)


def read(text: str, day: date, bare: bool) -> Iterator[Found]:
    """Yield the sums, durations and times of a text."""
    if bare:
        yield from only_a_number(text)
        return
    for item in jionlp.ner.extract_money(text, with_parsing=True):
        if item["detail"] and item["detail"]["num"] is not None:
            yield money(item)
    base = {"year": day.year, "month": day.month, "day": day.day}
    for item in jionlp.ner.extract_time(text, time_base=base, with_parsing=True):
        yield from a_time(text, item)


def only_a_number(text: str) -> Iterator[Found]:
    """Yield what ``parse_money`` makes of a text that is only a number."""
    try:
        detail = jionlp.parse_money(text)
    except (ValueError, TypeError):
        return
    low, high = ends(detail)
    yield Found(0, len(text), 0, (figure(0, len(text), low, high, None, "number"),))


def money(item: dict[str, Any]) -> Found:
    """Return a sum of money."""
    start, end = item["offset"]
    low, high = ends(item["detail"])
    return Found(start, end, 0, (figure(start, end, low, high, item["detail"]["case"], "money"),))


def ends(detail: dict[str, Any]) -> tuple[float | None, float | None]:
    """Return both ends of a sum: a range, or open where JioNLP calls it more or less than that."""
    if isinstance(detail["num"], list):
        return float(detail["num"][0]), float(detail["num"][1])
    value = float(detail["num"])
    match detail["definition"]:
        case "blur+":
            return value, None
        case "blur-":
            return None, value
        case _:
            return value, value


def a_time(text: str, item: dict[str, Any]) -> Iterator[Found]:
    """Yield a duration as a figure, any other time with its days."""
    start, end = item["offset"]
    detail = item["detail"]
    match detail["type"]:
        case "time_delta":
            figures = tuple(duration(start, end, text[start:end], detail["time"]))
            yield Found(start, end, 1, figures)
        case "time_point" | "time_span":
            first, last = (moment(value) for value in detail["time"])
            yield Found(start, end, 1, (), (time(start, end, first, last),))
        case _:
            yield Found(start, end, 1, (), (time(start, end, None, None),))


def moment(value: str) -> str | None:
    """Return the day of a moment, ``None`` for an open side."""
    return None if "inf" in value else value.split(maxsplit=1)[0].rjust(10, "0")


def duration(start: int, end: int, written: str, delta: Any) -> Iterator[dict[str, Any]]:
    """Yield one figure for each unit of a duration; two deltas are its ends."""
    deltas = delta if isinstance(delta, list) else [delta, delta]
    for part, name in PARTS.items():
        ends = [as_written(each[part], name, written) if part in each else None for each in deltas]
        if unit := next((each[1] for each in ends if each), None):
            low, high = (each[0] if each else None for each in ends)
            yield figure(start, end, low, high, unit, "duration")


if __name__ == "__main__":
    serve(read)
