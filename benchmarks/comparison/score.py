"""When a reading of a text is right, checked by the cases of other projects' tests.

A reading is what an adapter writes: figures ``{start, end, low, high, unit, kind}`` and times
``{start, end, first, last}``. A figure without ``low`` and ``high`` is a span without a value.
A case is a JSON object with ``id``, ``kind``, ``text``, ``expected``, ``reference_date`` and
``tags``; a text that is only a number has the tag ``bare``. A fact that overlaps the expected span
counts, and only its value, unit, ends and dates are compared.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Fact = Mapping[str, Any]
Answer = Mapping[str, Any]
Case = Mapping[str, Any]
Ends = tuple[float | None, float | None]


@dataclass(frozen=True)
class Reading:
    """What a tool found in one text."""

    figures: Sequence[Fact] = ()
    times: Sequence[Fact] = ()


SAME_UNITS = {
    "千米": "公里", "公斤": "千克", "公分": "厘米", "公尺": "米", "公升": "升", "台币": "新台币",
    "港币": "港元", "圆": "元", "块": "元", "人民币": "元", "块钱": "元", "km": "公里", "m": "米",
    "cm": "厘米", "mm": "毫米", "kg": "千克", "g": "克", "㎡": "平方米", "m²": "平方米",
    "m2": "平方米", "km²": "平方千米", "平米": "平方米", "平方公里": "平方千米", "℃": "摄氏度",
    "个月": "月", "天": "日", "星期": "周", "个星期": "周", "小时": "时", "个小时": "时",
    "工作日": "个工作日", "周岁": "岁", "个百分点": "百分点",
}  # fmt: skip
IN_BASE: Mapping[str, Mapping[str, float]] = {
    "克": {"千克": 1000, "斤": 500, "两": 50, "吨": 10**6},
    "米": {"公里": 1000, "厘米": 0.01},
}
YEAR_PARTS = {"year": "年", "month": "月", "day": "日", "week": "周", "hour": "时"}
TIMEX = re.compile(r"([0-9.]+)([YMWD])")
TIMEX_PARTS = {"Y": "年", "M": "月", "W": "周", "D": "日"}
MONEY = {"money", "currency", "amount-of-money"}  # what the tools call it
TIMES = ("date", "period")


def same_unit(one: str | None, other: str | None) -> bool:
    """Tell whether two units are the same, whatever their spelling."""
    return plain_unit(one) == plain_unit(other)


def plain_unit(unit: str | None) -> str | None:
    """Return the one spelling of a unit that stands for its equals."""
    return SAME_UNITS.get(unit or "", SAME_UNITS.get((unit or "").lower(), unit))


def same(one: float | None, other: float | None, tolerance: float = 1e-6) -> bool:
    """Tell whether two numbers are equal but for rounding; ``None`` equals ``None`` only."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= tolerance * max(1.0, abs(other))


def overlap(one: Fact, other: Fact) -> int:
    """Return how many characters two facts share."""
    shared: int = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return max(0, shared)


def overlapping(facts: Iterable[Fact], answer: Answer) -> list[Fact]:
    """Return the facts that share a character with the answer."""
    return [fact for fact in facts if overlap(fact, answer)]


def has_value(figure: Fact) -> bool:
    """Tell whether the tool read a value at all."""
    return figure.get("low") is not None or figure.get("high") is not None


def ends(figure: Fact) -> Ends:
    """Return both ends of a figure."""
    return figure.get("low"), figure.get("high")


def passes(case: Case, reading: Reading) -> bool:
    """Tell whether a case is read as its project expects."""
    if not case["expected"]:
        return not of_kind(case["kind"], reading)
    if "bare" in case["tags"]:
        value = case["expected"][0]["value"]
        return any(same(number(figure), value, 1e-4) for figure in reading.figures)
    facts = reading.times if case["kind"] in TIMES else reading.figures
    check = CHECKS[case["kind"]]
    return all(check(overlapping(facts, answer), answer) for answer in case["expected"])


def of_kind(kind: str, reading: Reading) -> list[Fact]:
    """Return the facts of a kind of case; of sums of money only what the tool calls money."""
    if kind in TIMES:
        return list(reading.times)
    wanted = MONEY if kind == "money" else None
    return [each for each in reading.figures if wanted is None or each["kind"] in wanted]


def number(figure: Fact) -> float | None:
    """Return the stated number of a figure: its lower end, or the upper one if only that is."""
    low, high = ends(figure)
    return low if low is not None else high


def a_quantity(figures: Sequence[Fact], answer: Answer) -> bool:
    """Check value and unit."""
    return any(same_quantity(figure, answer) for figure in figures)


def same_quantity(figure: Fact, answer: Answer) -> bool:
    """Compare one figure, also where its unit is a multiple of the expected one."""
    if "value" not in answer:
        return True
    value, scale = number(figure), 1.0
    if value is None:
        return False
    if answer.get("unit"):
        unit, wanted = plain_unit(figure.get("unit")), plain_unit(answer["unit"])
        scale = IN_BASE.get(wanted or "", {}).get(unit or "", 1.0)
        permille = (unit, wanted) == ("‰", "%")
        if unit != wanted and scale == 1.0 and not permille:
            return False
        scale = 0.1 if permille else scale
    return same(value * scale, answer["value"])


def a_range(figures: Sequence[Fact], answer: Answer) -> bool:
    """Check both ends; two figures with an open side each make a range together."""
    figures = [figure for figure in figures if has_value(figure)]
    low = max((end for f in figures if (end := ends(f)[0]) is not None), default=None)
    high = min((end for f in figures if (end := ends(f)[1]) is not None), default=None)
    return bool(figures) and same(low, answer["low"]) and same(high, answer["high"])


def a_date(times: Sequence[Fact], answer: Answer) -> bool:
    """Check the day."""
    if "resolution" not in answer:
        return bool(times)
    wanted = {answer["resolution"], *answer.get("alternatives", ())}
    return any(time["first"] == time["last"] and time["first"] in wanted for time in times)


def a_period(times: Sequence[Fact], answer: Answer) -> bool:
    """Check the first and the last day."""
    if "resolution" not in answer:
        return bool(times)
    wanted = [answer["resolution"], *answer.get("alternatives", ())]
    pairs = {(each.get("start"), each.get("end")) for each in wanted}
    known = [time for time in times if time["first"] or time["last"]]
    return any((time["first"], time["last"]) in pairs for time in known)


def a_duration(figures: Sequence[Fact], answer: Answer) -> bool:
    """Check that every stated amount is there."""
    found = {
        (round(end, 4), "年" if unit == "岁" else unit)
        for figure in figures
        for end in ends(figure)
        if end is not None
        for unit in (plain_unit(figure.get("unit")),)
    }
    wanted = amounts(answer)
    return bool(figures) and wanted <= found


def amounts(answer: Answer) -> set[tuple[float, str]]:
    """Return the amounts of a duration with their units."""
    if "timex" in answer:
        return {(float(n), TIMEX_PARTS[part]) for n, part in TIMEX.findall(answer["timex"])}
    deltas = answer.get("delta") or []
    parts: Sequence[Any] = deltas if isinstance(deltas, list) else [deltas]
    return {
        (float(n), YEAR_PARTS.get(unit, unit))
        for each in parts
        if each
        for unit, n in each.items()
        if unit != "infinite"
    }


CHECKS: Mapping[str, Callable[[Sequence[Fact], Answer], bool]] = {
    "number": a_quantity, "money": a_quantity, "percent": a_quantity, "unit": a_quantity,
    "range": a_range, "date": a_date, "period": a_period, "duration": a_duration,
}  # fmt: skip
KINDS = tuple(CHECKS)


def read_cases(path: Path) -> list[Case]:
    """Return the cases of the kinds that can be checked."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [case for line in lines if (case := json.loads(line))["kind"] in KINDS]
