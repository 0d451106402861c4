"""What the adapters share: JSON lines in and out, and the choice among overlapping results.

An adapter runs in the environment of its tool, so this module needs the standard library only.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

Fact = dict[str, Any]

NO_DATE = date(2000, 1, 1)
DURATION = re.compile(
    r"个?工作日|个?自然日|个?季度|个?小时|个?星期|个?月|分钟|周岁|年|周|天|日|岁|时|分|秒"
)

SIZES: tuple[dict[str, int], ...] = (
    {"年": 12, "岁": 12, "周岁": 12, "季度": 3, "月": 1},
    {"周": 7, "星期": 7, "天": 1, "日": 1, "自然日": 1},
    {"小时": 3600, "时": 3600, "分钟": 60, "分": 60, "秒": 1},
)


@dataclass(frozen=True)
class Found:
    """One result of a tool: where it stands, how sure its kind is, and what it says."""

    start: int
    end: int
    rank: int
    figures: tuple[Fact, ...] = ()
    times: tuple[Fact, ...] = ()


def serve(read: Callable[[str, date, bool], Iterable[Found]]) -> None:
    """Answer every line of the standard input with what ``read(text, day, bare)`` finds."""
    for line in sys.stdin:
        case = json.loads(line)
        answer: dict[str, Any] = {"id": case["id"], "figures": [], "times": []}
        try:
            for found in longest(read(case["text"], day_of(case.get("date")), "bare" in case)):
                answer["figures"] += found.figures
                answer["times"] += found.times
        except Exception as error:  # a tool that fails on one text goes on with the next
            answer["error"] = f"{type(error).__name__}: {error}"
        print(json.dumps(answer, ensure_ascii=False), flush=True)


def day_of(stated: str | None) -> date:
    """Return the day to resolve against; a year alone means its first day."""
    if not stated:
        return NO_DATE
    return date.fromisoformat(stated) if "-" in stated else date(int(stated), 1, 1)


def longest(results: Iterable[Found]) -> list[Found]:
    """Keep the longest of overlapping results; of equally long ones that with the lower rank."""
    kept: list[Found] = []
    for found in sorted(results, key=lambda f: (f.start - f.end, f.rank, f.start)):
        if all(found.end <= other.start or other.end <= found.start for other in kept):
            kept.append(found)
    return sorted(kept, key=lambda f: f.start)


def figure(
    start: int, end: int, low: float | None, high: float | None, unit: str | None, kind: str
) -> Fact:
    """Return a figure of the adapter format."""
    return {"start": start, "end": end, "low": low, "high": high, "unit": unit, "kind": kind}


def time(start: int, end: int, first: str | None, last: str | None) -> Fact:
    """Return a time of the adapter format; ``first`` and ``last`` are days, both included."""
    return {"start": start, "end": end, "first": first, "last": last}


def day_before(day: str) -> str:
    """Return the last day of a period that ends before ``day``."""
    return (date.fromisoformat(day[:10]) - timedelta(days=1)).isoformat()


def as_written(amount: float, unit: str, written: str) -> tuple[float, str]:
    """Return a duration in the unit that it is written in (半年 is half a year, not six months)."""
    units = set(DURATION.findall(written))
    if len(units) != 1:
        return amount, unit
    (wanted,) = units
    for sizes in SIZES:
        ours, theirs = sizes.get(plain(wanted)), sizes.get(plain(unit))
        if ours and theirs:
            return round(amount * theirs / ours, 6), wanted
    return amount, wanted if plain(wanted) == plain(unit) else unit


def plain(unit: str) -> str:
    """Return a unit of time without its classifier."""
    return unit.removeprefix("个")
