"""Money in other writings: a sign or a currency before the number, and 元 角 分."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from policyextract.lexicon import alternation, read_table
from policyextract.link.numerals import Number, parse_number

_COINS = re.compile(r"(?:(?P<whole>.+)[元圆块])?(?:(?P<tenths>.)[角毛])?(?:零?(?P<cents>.)分)?")
_SPOKEN = re.compile(r"(?P<whole>.+)块(?P<tenths>.)")


def read_currency(text: str) -> tuple[Number, str] | None:
    """Return the number and the unit of $13.5, HKD13.5 or 港币2960元."""
    match = _currency().match(text)
    if not match:
        return None
    number = parse_number(text[match.end() :].replace(" ", "").removesuffix("元"))
    return (number, _units()[match.group()]) if number else None


@cache
def _units() -> dict[str, str]:
    return {row["form"]: row["unit"] for row in read_table("policyextract.link", "currencies.csv")}


@cache
def _currency() -> re.Pattern[str]:
    return re.compile(alternation(_units()))


def read_coins(text: str) -> Number | None:
    """Return the sum in 元 of 三千三百八十元五角八分, 五元三毛, 三块五."""
    match = _SPOKEN.fullmatch(text) or _COINS.fullmatch(text)
    if not match:
        return None
    parts = {"cents": None, **match.groupdict()}
    total = Decimal(0)
    for name, worth in (("whole", "1"), ("tenths", "0.1"), ("cents", "0.01")):
        part = parts[name]
        number = parse_number(part) if part else Number(Decimal(0), "eq")
        if number is None:
            return None
        total += number.value * Decimal(worth)
    return Number(total, "eq")
