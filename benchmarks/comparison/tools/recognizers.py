"""Microsoft Recognizers-Text: numbers, ordinals, percentages, units, ages, money, dates.

Its Python edition has no ranges of numbers, so ``low`` and ``high`` are always equal.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import ms_recognizers_date_time as times
import ms_recognizers_number as numbers
import ms_recognizers_number_with_unit as units
from adapter import Found, as_written, day_before, figure, serve, time
from ms_recognizers_number_with_unit.resources.chinese_numeric_with_unit import (
    ChineseNumericWithUnit,
)

CULTURE = "zh-cn"
CURRENCIES = {
    "CNY": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "JPY": "日元", "GBP": "英镑",
    "TWD": "新台币", "MOP": "澳门元", "AUD": "澳元", "KRW": "韩元", "NGN": "奈拉",
}  # fmt: skip
WORDS = {
    **ChineseNumericWithUnit.CurrencySuffixList,
    **ChineseNumericWithUnit.TemperatureSuffixList,
    **ChineseNumericWithUnit.AgeSuffixList,
    **ChineseNumericWithUnit.DimensionSuffixList,
}
NOT_A_MEASURE = {"Bit"}  # 第3位 is no amount of data
TIMEX_UNITS = {"Y": "年", "M": "个月", "W": "周", "D": "天", "H": "小时", "m": "分钟", "S": "秒"}
TIMEX = re.compile(r"([0-9.]+)([YMWDHmS])")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
JOINED = re.compile(r"[到至和与~～\-—–]")
STATED_ENDS = re.compile(r"\(.*,P\d+([YMD])\)")
DIGITS = re.compile(r"[0-9０-９/]+")
LATER = 5
RANKED: tuple[tuple[int, Callable[[str, str], list[Any]]], ...] = (
    (1, units.recognize_currency),
    (1, units.recognize_age),
    (1, units.recognize_temperature),
    (1, units.recognize_dimension),
    (2, numbers.recognize_percentage),
    (3, numbers.recognize_ordinal),
    (4, numbers.recognize_number),
)


def read(text: str, day: date, bare: bool) -> Iterator[Found]:
    """Yield everything that the recognisers find; a bare number only as a number."""
    for rank, recognise in RANKED:
        for result in recognise(text, CULTURE):
            yield from quantity(text, result, rank)
    if bare:
        return
    noon = datetime(day.year, day.month, day.day, 12)
    for result in times.recognize_datetime(text, CULTURE, reference=noon):
        yield from a_time(text, result)


def quantity(text: str, result: Any, rank: int) -> Iterator[Found]:
    """Yield a number with what unit it has."""
    start, end = result.start, result.end + 1
    written, resolution = text[start:end], result.resolution
    value = resolution and resolution.get("value")
    if value is None or resolution.get("unit") in NOT_A_MEASURE:
        return
    kind = result.type_name
    if kind == "percentage":
        unit: str | None = "百分点" if written.endswith("百分点") else "%"
    else:
        unit = unit_of(written, resolution)
    number = float(value.rstrip("%"))
    yield Found(start, end, rank, (figure(start, end, number, number, unit, kind),))


def unit_of(written: str, resolution: dict[str, Any]) -> str | None:
    """Return the unit in Chinese: of money by its code, else the word that the tool has read."""
    if currency := CURRENCIES.get(resolution.get("isoCurrency") or ""):
        return currency
    name = resolution.get("unit")
    words = WORDS.get(name or "", "").split("|")
    return max((w for w in words if w and written.lower().endswith(w)), key=len, default=name)


def a_time(text: str, result: Any) -> Iterator[Found]:
    """Yield a duration as a figure, any other time with its days, once for each of its readings."""
    start, end = result.start, result.end + 1
    if not 0 <= start < end:
        return
    readings = (result.resolution or {}).get("values") or [{}]
    kind = result.type_name.rpartition(".")[2]
    if kind == "duration":
        figures = tuple(duration(start, end, text[start:end], readings[0]["timex"]))
        yield Found(start, end, 0, figures)
    else:
        spans = [days(text[start:end], reading) for reading in readings]
        rank = LATER if DIGITS.fullmatch(text[start:end]) else 0  # 1900张, 1/5: rather a number
        yield Found(start, end, rank, (), tuple(time(start, end, *span) for span in spans))


def duration(start: int, end: int, written: str, timex: str) -> Iterator[dict[str, Any]]:
    """Yield one figure for each unit of a duration such as ``P1Y2M``."""
    dates, _, clock = timex.partition("T")
    for amount, part in TIMEX.findall(dates) + TIMEX.findall(clock.replace("M", "m")):
        value, unit = as_written(float(amount), TIMEX_UNITS[part], written)
        yield figure(start, end, value, value, unit, "duration")


def days(written: str, reading: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return the first and the last day of a reading, where it has any."""
    value = reading.get("value", "")
    if DAY.match(value):
        return value[:10], value[:10]
    first, end = reading.get("start", ""), reading.get("end", "")
    return first[:10] if DAY.match(first) else None, last_day(
        written, end, reading.get("timex", "")
    )


def last_day(written: str, end: str, timex: str) -> str | None:
    """Return the last day of a period, which is the day before ``end``.

    Where both ends are written (2021年至2025年), ``end`` is the beginning of the second one.
    """
    if not DAY.match(end):
        return None
    if len(end) > len("2025-01-01") and not end.endswith("00:00:00"):
        return end[:10]
    both = STATED_ENDS.match(timex) if JOINED.search(written) else None
    match both and both[1]:
        case "Y":
            return f"{end[:4]}-12-31"
        case "M":
            return f"{end[:7]}-{monthrange(int(end[:4]), int(end[5:7]))[1]:02}"
        case "D":
            return end[:10]
        case _:
            return day_before(end)


if __name__ == "__main__":
    serve(read)
