"""duckling (the Haskell library in a Python wheel), Chinese of the mainland.

It has no percentages: 百分之五 is the number 0.05 there, and given as 5 % here.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import duckling
from adapter import Found, as_written, day_before, figure, serve, time

DIMENSIONS = (
    "time", "amount-of-money", "distance", "quantity", "temperature", "volume", "duration",
    "ordinal", "number",
)  # fmt: skip
MONEY = {
    "CNY": "元", "cent": "分", "USD": "美元", "EUR": "欧元", "HKD": "港元", "JPY": "日元",
    "GBP": "英镑", "$": "美元", "unknown": None,
}  # fmt: skip
YUAN = re.compile(r"[元块圆毛角]|人民币")  # 元 is $ there too
IN_GRAMS = {"公斤": 1000, "千克": 1000, "斤": 500, "两": 50, "吨": 10**6, "kg": 1000, "克": 1}
UNITS = {
    "kilometre": "公里", "metre": "米", "centimetre": "厘米", "millimetre": "毫米",
    "mile": "英里", "foot": "英尺", "inch": "英寸", "litre": "升", "millilitre": "毫升",
    "gram": "克", "celsius": "摄氏度", "degree": "度", "year": "年", "quarter": "个季度",
    "month": "个月", "week": "周", "day": "天", "hour": "小时", "minute": "分钟", "second": "秒",
}  # fmt: skip
PARTS_OF: dict[str, tuple[str, float]] = {"百分之": ("%", 100), "千分之": ("‰", 1000)}

LOCALE = duckling.parse_locale("ZH_CN", duckling.default_locale_lang(duckling.parse_lang("ZH")))
with tempfile.TemporaryDirectory() as empty:  # without zone files it reckons in UTC, all we need
    ZONES = duckling.load_time_zones(empty)
WANTED = duckling.parse_dimensions(list(DIMENSIONS))


def read(text: str, day: date, bare: bool) -> Iterator[Found]:
    """Yield everything that duckling finds; a bare number only as a number."""
    noon = int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())
    context = duckling.Context(duckling.parse_ref_time(ZONES, "UTC", noon), LOCALE)
    wanted = duckling.parse_dimensions(["ordinal", "number"]) if bare else WANTED
    for result in duckling.parse(text, context, wanted):
        start, end, kind = result["start"], result["end"], result["dim"]
        rank = DIMENSIONS.index(kind)
        if kind == "time":
            yield Found(start, end, rank, (), (time(start, end, *days(result["value"])),))
        else:
            yield Found(start, end, rank, (quantity(text[start:end], result),))


def quantity(written: str, result: dict[str, Any]) -> dict[str, Any]:
    """Return a number with its unit; an interval gives its ends."""
    value = result["value"]
    ends = (value.get("from"), value.get("to")) if value["type"] == "interval" else (value, value)
    unit, scale = unit_of(written, result["dim"], next(end for end in ends if end))
    low, high = (end and end["value"] * scale for end in ends)
    return figure(result["start"], result["end"], low, high, unit, result["dim"])


def unit_of(written: str, kind: str, value: dict[str, Any]) -> tuple[str | None, float]:
    """Return the unit in Chinese as it is written, and what the value is to be multiplied by."""
    unit = value.get("unit", "")
    match kind:
        case "number" | "amount-of-money" if written[:3] in PARTS_OF:
            return PARTS_OF[written[:3]]
        case "number":
            return ("个" if written.endswith("个") else None), 1
        case "ordinal":
            return None, 1
        case "amount-of-money":
            return ("元" if unit == "$" and YUAN.search(written) else MONEY.get(unit)), 1
        case "quantity" if unit == "gram":
            word = next((w for w in IN_GRAMS if written.lower().endswith(w)), "克")
            return word, 1 / IN_GRAMS[word]
        case "duration":
            scale, word = as_written(1, UNITS.get(unit, unit), written)
            return word, scale
        case _:
            return UNITS.get(unit, unit), 1


def days(value: dict[str, Any]) -> tuple[str | None, str | None]:
    """Return the first and the last day of a time."""
    if value["type"] == "interval":
        first, after = value.get("from"), value.get("to")
        return first and first["value"][:10], after and before(after)
    first = date.fromisoformat(value["value"][:10])
    return first.isoformat(), last_day(first, value["grain"])


def before(after: dict[str, Any]) -> str:
    """Return the last day before the end of an interval."""
    clock = after["value"][11:19]
    return str(after["value"][:10]) if clock != "00:00:00" else day_before(after["value"])


def last_day(first: date, grain: str) -> str:
    """Return the last day of a period that begins on ``first``."""
    months = {"year": 12, "quarter": 3, "month": 1}.get(grain)
    if months:
        ahead = first.month - 1 + months
        return day_before(date(first.year + ahead // 12, ahead % 12 + 1, 1).isoformat())
    return (first + timedelta(days=6 if grain == "week" else 0)).isoformat()


if __name__ == "__main__":
    serve(read)
