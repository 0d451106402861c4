"""Numerals: what a number means, in digits, in Chinese or mixed.

All values are exact (``Decimal``). ``余 多 来 几 数 上`` inside a number make it a bound or an
approximation and are reported as a comparator.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from policyextract.facts import Comparator

DIGITS = {
    "〇": 0, "○": 0, "零": 0, "O": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5,
    "六": 6, "七": 7, "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6,
    "柒": 7, "捌": 8, "玖": 9, "俩": 2, "仨": 3, "幺": 1,
}  # fmt: skip
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "廿": 20, "卅": 30}
LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}

_ZEROS = "〇○零"
_VAGUE: dict[str, Comparator] = {
    "余": "gt",
    "多": "gt",
    "几": "gt",
    "数": "gt",
    "上": "ge",
    "来": "approx",
}
_WIDE = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_PLAIN = re.compile(r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?")
_PIECE = re.compile(r"(?P<digits>[0-9]+(?:\.[0-9]+)?)|(?P<other>.)", re.DOTALL)


class Number(NamedTuple):
    """A number's value and the bound that its own wording gives (``eq`` where none)."""

    value: Decimal
    comparator: Comparator


def parse_number(text: str) -> Number | None:
    """Return what a numeral means, or None where the text is not one.

    Accepts ``12,345.6``, ``三千二百余万``, ``3万4000``, ``十几``, ``数十万``, ``二〇二三``,
    ``百分之`` not included; a leading ``-`` or ``负`` makes it negative.
    """
    text = text.translate(_WIDE)
    if text == "半":
        return Number(Decimal("0.5"), "eq")
    sign = 1
    if text[:1] in ("-", "－", "−", "负"):
        sign, text = -1, text[1:].lstrip()
    comparator: Comparator = "eq"
    for char, bound in _VAGUE.items():
        if char in text:
            comparator = bound
            text = text.replace(char, "")
    text = text.replace(",", "").replace("，", "")
    value = _value(text)
    return None if value is None else Number(sign * value, comparator)


def _value(text: str) -> Decimal | None:
    if not text:
        return None
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if len(text) > 1 and all(char in DIGITS for char in text):
        return Decimal("".join(str(DIGITS[char]) for char in text))
    whole, _, fraction = text.partition("点")
    if fraction:
        return _with_fraction(whole, fraction)
    above, slash, below = text.partition("/")
    if slash:
        return _divided(above, below)
    mixed, _, part = text.rpartition("又")
    divisor, of, dividend = part.partition("分之")
    if of:
        share = _divided(dividend, divisor)
        base = _value(mixed) if mixed else Decimal(0)
        return None if share is None or base is None else base + share
    return _compose(text)


def _divided(above: str, below: str) -> Decimal | None:
    """Return a fraction's value: 3/2, 二分之三; None where one part is no number or zero."""
    dividend, divisor = _value(above), _value(below)
    return dividend / divisor if dividend is not None and divisor else None


def _with_fraction(whole: str, fraction: str) -> Decimal | None:
    tail = fraction.lstrip("".join(DIGITS) + "0123456789")
    digits = fraction[: len(fraction) - len(tail)]
    base = _value(whole)
    if base is None or not digits:
        return None
    value = base + Decimal("0." + "".join(str(DIGITS.get(char, char)) for char in digits))
    for char in tail:
        factor = SMALL.get(char) or LARGE.get(char)
        if factor is None:
            return None
        value *= factor
    return value


def _compose(text: str) -> Decimal | None:
    """Add up a numeral read left to right: a digit, its small magnitude, its large one."""
    total = section = Decimal(0)
    digit: Decimal | None = None
    last_unit, last_large, started = 0, 0, False
    for match in _PIECE.finditer(text):
        char = match.group()
        if match["digits"]:
            digit = Decimal(char)
        elif char in _ZEROS:
            digit = None
        elif char in DIGITS:
            digit = Decimal(DIGITS[char]) + (digit or Decimal(0)) * 10
        elif char in SMALL:
            last_unit = SMALL[char]
            section += (Decimal(1) if digit is None else digit) * last_unit
            digit = None
        elif char in LARGE:
            last_unit = LARGE[char]
            section += Decimal(0 if started else 1) if digit is None and not section else digit or 0
            if 0 < last_large < last_unit or (last_large and not section):  # 九千万亿, 四万万
                total = (total + section) * last_unit
            else:
                total += section * last_unit
            section, digit, last_large = Decimal(0), None, last_unit
        else:
            return None
        started = True
    return total + section + _tail(text, digit, last_unit)


def _tail(text: str, digit: Decimal | None, last_unit: int) -> Decimal:
    """Return the last digit's worth: in ``三万五`` it counts thousands, after ``零`` ones."""
    if digit is None:
        return Decimal(0)
    spoken = len(text) > 1 and text[-1] in DIGITS and text[-2] in {**SMALL, **LARGE}
    if spoken and last_unit >= 100:
        return digit * last_unit / 10
    return digit


def as_number(value: Decimal) -> int | float:
    """Return the JSON number of an exact value: an integer where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
