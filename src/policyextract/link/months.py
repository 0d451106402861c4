"""Decades, and months and days that are counted from the date on which a document was issued."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from policyextract.link.dates import OF_MONTH, parse_date
from policyextract.link.numerals import parse_number

_DECADE = re.compile(
    r"(?:(?P<last>上个?世纪)|(?P<century>[0-9]{1,2}|[一二十三四五六七八九]{1,3})世纪)?"
    r"(?P<decade>[0-9]0|[二三四五六七八九]?十)年代"
)
_MONTH = re.compile(r"(?P<which>本|上|下)个?月(?:(?P<day>[0-9一二三四五六七八九十]{1,3})[日号])?")
_SHIFT = {"本": 0, "上": -1, "下": 1}
_DAY_SHIFT = {"昨": -1, "今": 0, "本": 0, "明": 1}
_LAST_CENTURY = 20
_TENDAYS = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}


def read_decade(text: str) -> str | None:
    """Return the ten years of 上世纪80年代 as an interval; without a century the last one's."""
    match = _DECADE.match(text)
    number = parse_number(match["decade"]) if match else None
    if not match or number is None:
        return None
    century = parse_number(match["century"]) if match["century"] else None
    first = (int(century.value) if century else _LAST_CENTURY) * 100 - 100 + int(number.value)
    return f"{first}/{first + 9}"


def read_month(text: str, published: str | None) -> str | None:
    """Return the month or day of 2002/01, 2010 01 29, 上个月15号.

    ``published`` is the ISO date of issue, from which 本月 counts; without one it has no value.
    """
    match = _MONTH.match(text)
    if not match:
        return parse_date(text.replace("/", "-").replace(" ", "-"))
    if not published or len(published) < OF_MONTH:
        return None
    months = int(published[:4]) * 12 + int(published[5:7]) - 1 + _SHIFT[match["which"]]
    value = f"{months // 12}-{months % 12 + 1:02}"
    day = parse_number(match["day"]) if match["day"] else None
    return f"{value}-{int(day.value):02}" if day else value


def read_day(text: str, published: str | None) -> str | None:
    """Return the day of 昨日, 今天上午, counted from the ISO date of issue; None without one."""
    if not published or len(published) < len("2022-09-19"):
        return None
    return str(date.fromisoformat(published) + timedelta(days=_DAY_SHIFT[text[0]]))


def tendays(month: str, part: str) -> str:
    """Return the days of 6月上旬 as an interval; ``month`` is ISO."""
    first, last = _TENDAYS[part]
    last = min(last, monthrange(int(month[:4]), int(month[5:7]))[1])
    return f"{month}-{first:02}/{month}-{last:02}"
