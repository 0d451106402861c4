"""What time expressions mean: calendar values as ISO-like strings, resolved against a year.

``2022``, ``2022-09``, ``2022-09-19``; intervals ``2021/2025``, ``2022-01/2022-06``; open ones
``../2022-09`` and ``2022-05/..``. Nothing here looks at the wall clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from policyextract.link.dates import OF_MONTH
from policyextract.link.five_years import plan_years
from policyextract.link.months import read_day, read_decade, read_month, tendays
from policyextract.link.numerals import parse_number

_YEAR = (
    r"(?P<year>(?:1[0-9]|20)[0-9]{2}|[0-9]{2}(?=年)|零[一二三四五六七八九](?=年)"
    r"|[一二][〇○零O0一二三四五六七八九]{3})年?"
)
_RELATIVE = r"(?P<relative>今年|去年|前年|明年|后年|上一?年度?|本年度?|当年|次年|全年|同期)"
_MONTH = r"(?:的?第)?(?P<month>[0-9]{1,2}|十[一二]?|[一二三四五六七八九首])个?月份?"
_DAY = r"(?P<day>[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
_POINT = re.compile(
    rf"(?:{_YEAR}|{_RELATIVE})?度?(?:{_MONTH}(?:{_DAY})?|(?P<part>上半年|下半年|[前头第]?[一二三四1-4两]个?季度|首季))?"
)
_ISO = re.compile(r"((?:19|20)[0-9]{2})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_TO = r"(?:[—–―‐－~～\-]{1,2}|[至到])"
_TO_OR_AND = r"(?:[—–―‐－~～\-]{1,2}|[至到、和与])"
_RANGE = re.compile(_TO_OR_AND)
_SPAN = re.compile(r"(?P<count>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})年")
_UNTIL = re.compile(r"^(?:截至|截止)|(?:以前|之前|前)$|^至")
_SINCE = re.compile(r"(?:以来|起|开始|以后|之后|[及或][以之]后)$")
_ENDPOINTS = re.compile("起(?=[至到])|止$")  # 自10月15日起至4月15日止
_HEAD = re.compile(r"^(?:截至|截止到?|自从|自|从|到|至|在|于)")
_FIRST_MONTHS = re.compile(r"前(?P<count>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})个?月")
_DAYS = re.compile(r"(?<=月)(?P<first>[0-9]{1,2})[—–―‐－~～\-至到]+(?P<last>[0-9]{1,2})[日号]")
_UNDATED = re.compile(r"当年|次年|本年度")
_SHORT_YEARS = re.compile(rf"((?:19|20)[0-9]{{2}}){_TO_OR_AND}((?:19|20)?[0-9]{{2}})年(?P<rest>.*)")
_MONTHS = re.compile(rf"(?:.*?年)?([0-9]{{1,2}}){_TO}([0-9]{{1,2}})月")
_FIRST_OF_MONTHS = re.compile(rf"(?P<year>.*?年)?(?P<month>[0-9]{{1,2}})(?={_TO}[0-9]{{1,2}}月)")
_EDGE = re.compile(r"^[年底末初中上下旬]+")
_DAY_ONLY = re.compile(rf"{_DAY}(?:期间|间)?")
_SHIFT = {"今": 0, "本": 0, "去": -1, "上": -1, "前": -2, "明": 1, "后": 2, "次": 1}
_QUARTERS = {"一": 1, "1": 1, "首": 1, "二": 2, "2": 2, "两": 2, "三": 3, "3": 3, "四": 4, "4": 4}
_LAST_YEAR = ("过去一年", "过去的一年", "一年来", "这一年")
_NEW_YEAR = ("新的一年", "新一年")
_FIVE_YEARS = re.compile("这?[五5]年(?:来|间)?")
_PLAN_YEARS = re.compile("[0-9]{4}/(?P<last>[0-9]{4})")
_LEAP_YEAR = 2000
_LATEST = 2049  # of years with two digits where no date is known


@dataclass(frozen=True, slots=True)
class Clock:
    """Where the text stands in time: the year that 今年 means, and the year last spoken of.

    ``reports`` tells whether the text is a yearly report or a plan: only there 五年来 means the
    five years up to the last one. ``period`` is the five-year plan last spoken of (“十三五”期间…
    5年间…), ``planned`` the years that a plan is for (规划期末).
    """

    reference: int | None = None
    spoken: int | None = None
    reports: bool = True
    published: str | None = None
    period: str | None = None
    planned: str | None = None

    def read(self, text: str, label: str) -> tuple[str | None, Clock, bool]:
        """Return the value of an expression, the clock after it, and whether a year was inferred.

        ``label`` is the recogniser's: date, period, plan, span, decade, day, month, now or mark.
        """
        match label:
            case "plan":
                value = self._years_of_plan(text)
                return value, replace(self, period=self._over(value) or self.period), False
            case "span":
                five = self.period if _FIVE_YEARS.fullmatch(text) else None
                value = (five if self.planned else None) or self._span(text) or five
                year = value and value.isdecimal()
                return value, replace(self, spoken=int(value)) if value and year else self, True
            case "now" | "mark":
                return None, self, False
            case "decade":
                return read_decade(text), self, False
            case "day":
                return read_day(text, self.published), self, True
            case "month":
                return read_month(text, self.published), self, text[0] in "本上下"
            case _:
                return self._calendar(text)

    def _calendar(self, text: str) -> tuple[str | None, Clock, bool]:
        if _UNDATED.match(text) and self.spoken is None:
            return None, self, False
        days = _DAYS.search(text)
        if days:
            text = text.replace(days.group(), f"{days['first']}日至{days['last']}日")
        first_months = _FIRST_MONTHS.search(text)
        if first_months:
            return self._first_months(text, first_months["count"])
        iso = _ISO.match(text)
        if iso:
            year, month, day = (int(part) for part in iso.groups())
            value = _bounded(f"{year}-{month:02}-{day:02}", text)
            return value, replace(self, spoken=year), False
        body = _ENDPOINTS.sub("", _HEAD.sub("", text))
        if body.startswith(("今明两年", "明后两年")):
            this = self.reference and self.reference + (body[0] == "明")
            return (f"{this}/{this + 1}" if this else None), self, True
        first, year, inferred = self._point(body)
        if first is None:
            return None, self, False
        clock = self if body[0] == "上" else replace(self, spoken=year)
        end = _POINT.match(body)
        rest = body[end.end() if end else 0 :]
        rest = _EDGE.sub("", rest)
        second = self._second(body, rest, year)
        if second and inferred and second < first and len(first) >= OF_MONTH:  # 8月至2月
            second = f"{year + 1}{second[4:]}"
        if second:
            return _interval(first, second), clock, inferred
        return _bounded(first, text), clock, inferred

    def _first_months(self, text: str, count: str) -> tuple[str | None, Clock, bool]:
        """Return the value of 2024年前11个月."""
        match = _POINT.match(_HEAD.sub("", text))
        year, inferred = self._year(match) if match else (None, False)
        if year is None:
            return None, self, False
        return f"{year}-01/{year}-{_number(count):02}", replace(self, spoken=year), inferred

    def _second(self, body: str, rest: str, year: int) -> str | None:
        """Return the end of a range, where the expression is one."""
        short = _SHORT_YEARS.match(body)
        if short:
            first, last = short.group(1, 2)
            last = first[: -len(last)] + last  # 2016-18年
            return Clock(self.reference, int(last))._point(f"{last}年{short['rest']}")[0]
        months = _MONTHS.match(body)
        if months:
            return f"{year}-{int(months.group(2)):02}"
        dash = _RANGE.match(rest)
        if not dash:
            return None
        tail = rest[dash.end() :]
        day = _DAY_ONLY.fullmatch(tail)
        if day:
            month = _POINT.match(body)
            number = _month(month["month"]) if month and month["month"] else 1
            return f"{year}-{number:02}-{_number(day['day']):02}"
        return Clock(self.reference, year)._point(tail)[0]

    def _point(self, body: str) -> tuple[str | None, int, bool]:
        """Return the value of a point in time, its year, and whether the year was inferred."""
        months = _FIRST_OF_MONTHS.match(body)
        match = _POINT.match(body)
        if match is None:
            return None, 0, False
        year, inferred = self._year(match)
        if year is None:
            return None, 0, False
        if months and not (match["month"] or match["part"]):
            return f"{year}-{int(months['month']):02}", year, inferred
        if match["month"]:
            value = f"{year}-{_month(match['month']):02}"
            part = body[match.end() : match.end() + 2]
            if match["day"]:
                value += f"-{_number(match['day']):02}"
            elif part in ("上旬", "中旬", "下旬"):
                return tendays(value, part), year, inferred
            return (value if _exists(value) else None), year, inferred
        if match["part"]:
            value = _part(year, match["part"])
            at_end = body[match.end() : match.end() + 1] in ("末", "底")
            return (value.split("/")[1] if at_end else value), year, inferred
        return str(year), year, inferred

    def _year(self, match: re.Match[str]) -> tuple[int | None, bool]:
        if match["year"]:
            return self._full_year(_number(match["year"])), False
        relative = match["relative"]
        if relative and relative[0] in _SHIFT:
            this = self.spoken if relative[0] == "上" and self.spoken else self.reference
            return (None if this is None else this + _SHIFT[relative[0]]), True
        year = self.spoken if self.spoken is not None else self.reference
        return year, True

    def _full_year(self, year: int) -> int:
        """Return the year of a number with two digits: 08年, 98年."""
        if year >= 100:
            return year
        latest = (self.reference or _LATEST) % 100
        return (2000 if year <= latest + 1 else 1900) + year

    def _years_of_plan(self, text: str) -> str | None:
        """Return the years of “十四五”, or of the plan itself (规划期内, 期末)."""
        if years := plan_years(text):
            return years
        at_end = self.planned is not None and "末" in text
        return self.planned[-4:] if self.planned and at_end else self.planned

    def _over(self, value: str | None) -> str | None:
        """Return the period of a plan whose years are over, None of one that runs on."""
        years = _PLAN_YEARS.fullmatch(value or "")
        over = years and int(years["last"]) <= (self.reference or _LATEST)
        return value if over else None

    def _span(self, text: str) -> str | None:
        if self.reference is None:
            return None
        if text.endswith("前") or text.startswith("前"):
            return None
        if text in _LAST_YEAR and (self.reports or text != "这一年"):
            return str(self.reference - 1)
        if text in _NEW_YEAR:
            return str(self.reference) if self.reports else None
        match = _SPAN.search(text)
        if not match or not self.reports:
            return None
        number = parse_number(match["count"])
        if number is None or "几" in text or text.startswith(("近", "最近")):
            return None
        years = int(number.value)
        if text.startswith(("未来", "今后", "接下来")):
            return f"{self.reference}/{self.reference + years - 1}"
        if years < 2:
            return None
        return f"{self.reference - years}/{self.reference - 1}"


def is_no_day(text: str) -> bool:
    """Tell whether a text names a day that no calendar has: 2月30日, 2019年2月29日."""
    match = _POINT.match(_HEAD.sub("", text))
    if not match or not match["month"] or not match["day"]:
        return False
    year = _number(match["year"]) if match["year"] and len(match["year"]) == 4 else _LEAP_YEAR
    return not _exists(f"{year}-{_month(match['month']):02}-{_number(match['day']):02}")


def _exists(value: str) -> bool:
    """Tell whether a month or day is in the calendar (there is no 2月30日)."""
    try:
        date.fromisoformat(value if len(value) > 7 else f"{value}-01")
    except ValueError:
        return False
    return True


def _interval(first: str, second: str) -> str:
    return f"{first.split('/', maxsplit=1)[0]}/{second.rsplit('/', maxsplit=1)[-1]}"


def _bounded(value: str, text: str) -> str:
    """Return the open interval that 截至 or 以来 makes of a point."""
    if _SINCE.search(text):
        return f"{value.split('/', maxsplit=1)[0]}/.."
    if _UNTIL.search(text):
        return f"../{value.rsplit('/', maxsplit=1)[-1]}"
    return value


def _part(year: int, part: str) -> str:
    if part == "上半年":
        return f"{year}-01/{year}-06"
    if part == "下半年":
        return f"{year}-07/{year}-12"
    quarter = next(_QUARTERS[char] for char in part if char in _QUARTERS)
    first = 1 if part[0] in "前头" else quarter * 3 - 2
    return f"{year}-{first:02}/{year}-{quarter * 3:02}"


def _month(text: str) -> int:
    return 1 if text == "首" else _number(text)


def _number(text: str) -> int:
    number = parse_number(
        text.replace("O", "〇").replace("0", "〇") if not text.isascii() else text
    )
    return int(number.value) if number else 0
