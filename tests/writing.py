"""Write quantities as Chinese reports do: the other way round from what the program reads."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

SIZES = {
    "": 1, "十": 10, "百": 10**2, "千": 10**3, "万": 10**4, "十万": 10**5, "百万": 10**6,
    "千万": 10**7, "亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
CIPHERS = "零一二三四五六七八九"
_PLACES = ("亿", "万", "千", "百", "十")
_FORMAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


class Written(NamedTuple):
    """A quantity as a text has it, and what it means."""

    text: str
    value: Decimal
    unit: str | None = None
    comparator: str = "eq"
    value_max: Decimal | None = None


def digits(value):
    """Write 12345.6."""
    return format(Decimal(value), "f")


def separated(value):
    """Write 12,345.6."""
    return format(Decimal(value), ",f")


def wide(text):
    """Write the digits of a text in full width: １２．５."""
    return text.translate(_WIDE)


def chinese(value, two="二", zero="零"):
    """Write a number in Chinese, with 两 or 二 and 零 or 〇 as told: 一万零二百, 两千, 十三点五."""
    whole, point, fraction = format(Decimal(value), "f").partition(".")
    text = _whole(int(whole))
    text = text[1:] if text.startswith("一十") else text
    text = re.sub("二(?=[百千])|^二(?=[万亿]|$)", two, text)
    text += point and "点" + "".join(CIPHERS[int(each)] for each in fraction)
    return text.replace("零", zero)


def spoken(value):
    """Write a number in Chinese with 两."""
    return chinese(value, two="两")


def _whole(number):
    for name in _PLACES:
        size = SIZES[name]
        if number >= size:
            head, rest = divmod(number, size)
            gap = "零" if rest < size // 10 else ""
            return _whole(head) + name + (gap + _whole(rest) if rest else "")
    return CIPHERS[number]


def formal(number):
    """Write a whole number as cheques do: 壹拾贰万叁仟."""
    return _whole(number).translate(_FORMAL)


def four_places(dividend, divisor):
    """Return a ratio as records have it."""
    return (Decimal(dividend) / divisor).quantize(Decimal("0.0001"), ROUND_HALF_UP)
