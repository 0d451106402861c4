"""Calendar dates as documents write them: 2023-09-20, 2018年1月2日, 二○○八年二月十九日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from policyextract.link.numerals import DIGITS

_ZEROS = "oОΟ◯"  # a Latin, a Cyrillic and a Greek letter, and the large circle
_DIGITS = {**DIGITS, **dict.fromkeys(_ZEROS, 0), **{str(value): value for value in range(10)}}
_ANY = "".join(_DIGITS)
_GAP = r"[ \u3000\u00a0]{0,4}"
_HAN = "".join(_DIGITS.keys() - set("0123456789"))
_ALONE = rf"(?:(?=[0-9])(?<![0-9])|(?![0-9])(?<![{_HAN}]))"  # in 张三2006年 no digit is before 2
_YEAR = rf"{_ALONE}(?P<year>[12一二](?:{_GAP}[{_ANY}]){{3}}){_GAP}"
_MONTH, _DAY = (rf"[{_ANY}{tens}](?:[ ]?[{_ANY}{tens}]){{0,2}}" for tens in ("十", "十廿"))
_SPELT = re.compile(
    rf"{_YEAR}年(?:{_GAP}(?P<month>{_MONTH}){_GAP}月(?:{_GAP}(?P<day>{_DAY}){_GAP}[日号])?)?"
)
_JOINED = re.compile(
    r"(?<![0-9])(?P<year>[12][0-9]{3})(?P<joint>[-/.])(?P<month>[0-9]{1,2})"
    r"(?:(?P=joint)(?P<day>[0-9]{1,2})(?![0-9%]))?(?![-/.]?[0-9%])"
)
NAMED_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年")  # as titles and headings name it
SPAN_OF_YEARS = re.compile(  # 2021—2023年
    r"(?<![0-9])((?:19|20)[0-9]{2})年?(?:[—–―‐－~～\-]{1,2}|[至到])(?:19|20)?[0-9]{2}年"
)
OF_MONTH = len("2022-09")  # characters of a value down to the month
_WIDE = str.maketrans("０１２３４５６７８９－／．", "0123456789-/.")


class Dated(NamedTuple):
    """A date in a text: code points ``start`` to ``end`` (half-open), and its ISO value.

    The value has as many parts as the text gives: ``2022``, ``2023-09``, ``2008-02-19``.
    """

    start: int
    end: int
    value: str

    @property
    def names_day(self) -> bool:
        """Tell whether the date is a whole one, not only a year or a month."""
        return len(self.value) == len("2008-02-19")


def find_dates(text: str) -> Iterator[Dated]:
    """Yield the dates that begin with a year, left to right; impossible ones are left out."""
    plain = text.translate(_WIDE)
    matches = [*_SPELT.finditer(plain), *_JOINED.finditer(plain)]
    for match in sorted(matches, key=lambda match: match.start()):
        value = _value(match)
        if value:
            yield Dated(match.start(), match.end(), value)


def parse_date(text: str) -> str | None:
    """Return the ISO value of the first date in a text, or None: ``2008-02-19``, ``2023-09``."""
    return next((found.value for found in find_dates(text)), None)


def _value(match: re.Match[str]) -> str | None:
    year = int("".join(str(_DIGITS[char]) for char in match["year"] if char in _DIGITS))
    if not 1900 <= year <= 2100:
        return None
    if not match["month"]:
        return str(year)
    if not match["day"] and match.groupdict().get("joint") in ("/", "."):
        return None
    month, day = _number(match["month"]), match["day"] and _number(match["day"])
    try:
        checked = date(year, month, day or 1)
    except ValueError:
        return None
    return checked.isoformat() if day else f"{year}-{month:02}"


def _number(text: str) -> int:
    """Return a month or day: 12, 十二, 二十, 廿三; 0 for what is none."""
    text = text.replace("廿", "二十").replace(" ", "")
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(_DIGITS[char]) for char in text))
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
