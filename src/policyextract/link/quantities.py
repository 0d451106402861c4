"""What a figure's own words say: value, upper end, unit, kind and the bound inside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import NamedTuple, cast

from policyextract.facts import Comparator, FigureKind
from policyextract.lexicon import read_table
from policyextract.link.money import read_coins, read_currency
from policyextract.link.numerals import Number, parse_number

_SCALE_END = "(?![瓦米克帕卡赫字伏乏焦分])"
_NUMERAL = re.compile(
    rf"[-－−负]?(?:[0-9]+(?:[,，][0-9]{{3}})*(?:\.[0-9]+)?(?:[0-9余多几万亿.零〇]|[百千十]{_SCALE_END})*"
    r"|半|负?[上数几一二两三四五六七八九十百千万亿〇零○廿卅壹贰叁肆伍陆柒捌玖拾佰仟]+[余多几来]?[十百千万亿]*[余多]?"
    r"(?:点[〇零一二三四五六七八九]+)?[余多几]?[千百]?[万亿]{0,2}[余多]?)"
)
_NOISE = re.compile(r"[（(]含[）)]| ")
_DASH = re.compile(r"[至到与和]|[—–―~～‐]+|[-－]{1,2}")
_FRACTION = re.compile(r"(.+)分之(.+)")
_RATIO = re.compile(r"([0-9.]+)[:：﹕∶]([0-9.]+)")
_NEIGHBOURS = re.compile(
    r"(十?)([一二两三四五六七八九])([一二两三四五六七八九])([十百千万亿]*)(.*)"
)
_SCALE = re.compile(r"(?<=[0-9.一二两三四五六七八九十百千])[余多几]?([千]?[万亿]+|[百千佰仟])$")
_HUNDREDS = ("百", "千", "佰", "仟")
_MAGNITUDES = {
    False: "万亿",
    True: "十拾百佰千仟万亿",
}  # 十八至三十万 shares 万, 八十至三百 nothing
_PER = re.compile(r"[/／·每]")
_IN_WORDS = re.compile(r"(负?)([百千])分之(.+)")
_HUNDREDTHS = {"百": "%", "千": "‰"}
_FOUR_PLACES = Decimal("0.0001")
_CURRENCY = re.compile(r"(?:人民币|元人民币|块钱|元钱|^圆)$")


class Quantity(NamedTuple):
    """The reading of a figure's span."""

    value: Decimal
    value_max: Decimal | None
    unit: str | None
    kind: FigureKind
    comparator: Comparator


@cache
def _kinds() -> dict[str, FigureKind]:
    table = read_table("policyextract.recognise.figures", "units.csv")
    return {row["word"]: cast(FigureKind, row["kind"]) for row in table}


def read_quantity(text: str, label: str) -> Quantity | None:
    """Return the reading of a figure's text by its recogniser's label, None where it has none."""
    text = _NOISE.sub("", text)
    return _READERS.get(label, _plain)(text)


def _split(text: str) -> tuple[str, str]:
    """Part a figure into its numeral and its unit."""
    match = _NUMERAL.match(text)
    end = match.end() if match else 0
    if end > 1 and text[end - 1] in "千百" and text[end - 1 :] in _kinds():
        end -= 1
    return text[:end], text[end:]


def _plain(text: str) -> Quantity | None:
    numeral, unit = _split(text)
    number = parse_number(numeral)
    if number is None:
        return None
    if unit[:1] in ("余", "多"):
        number, unit = Number(number.value, "gt"), unit[1:]
    return Quantity(number.value, None, _unit(unit), kind_of(unit), number.comparator)


def _unit(unit: str) -> str | None:
    if unit.endswith(("百分点", "千分点")):
        return unit.removeprefix("个")
    return _CURRENCY.sub("元", unit).replace("每", "/") or None


def kind_of(unit: str) -> FigureKind:
    """Return the kind of a unit; a compound has the kind of what stands before the stroke."""
    kinds = _kinds()
    if unit in kinds:
        return kinds[unit]
    first = _PER.split(unit)[0]
    if first in ("分", "角") and len(unit) > 1:
        return "money"
    if first in kinds:
        kind = kinds[first]
        return "quantity" if kind == "duration" else kind
    return "count"


def is_unit(text: str) -> bool:
    """Tell whether a text is a unit of the list, with or without a magnitude (万吨, 元/月)."""
    bare = _PER.split(text.lstrip("十百千万亿"))[0]
    return text in _kinds() or bare in _kinds()


def _range(text: str) -> Quantity | None:
    if "分之" in text or text.endswith("成"):
        return _range_in_words(text)
    neighbours = _NEIGHBOURS.fullmatch(text)
    if neighbours:
        ten, first, second, scale, unit = neighbours.groups()
        if scale[-1:] in ("百", "千") and scale[-1:] + unit in _kinds():  # 十五六|千瓦时
            scale, unit = scale[:-1], scale[-1] + unit
        low, high = parse_number(ten + first + scale), parse_number(ten + second + scale)
        if low and high:
            return Quantity(low.value, high.value, _unit(unit), kind_of(unit), "range")
        return None
    numeral, rest = _split(text)
    dash = _DASH.search(rest)
    if not dash:
        return None
    low_unit, tail = rest[: dash.start()], rest[dash.end() :]
    high_numeral, unit = _split(tail)
    low, high = (
        parse_number(_with_scale(numeral, high_numeral, low_unit)),
        parse_number(high_numeral),
    )
    if low is None or high is None:
        return None
    unit = unit or low_unit
    return Quantity(low.value, high.value, _unit(unit), kind_of(unit), "range")


def _range_in_words(text: str) -> Quantity | None:
    """Return the reading of 百分之五至百分之八 and 三到五成."""
    dash = _DASH.search(text)
    if not dash:
        return None
    read = _tenths if text.endswith("成") else _percent
    first, last = text[: dash.start()], text[dash.end() :]
    shared = first[:3] if "分之" in first and "分之" not in last else ""  # 百分之六十到七十
    low, high = read(first), read(shared + last)
    return high and low and low._replace(value_max=high.value, comparator="range")


def _with_scale(low: str, high: str, low_unit: str) -> str:
    """Return the lower end with the magnitude that it shares with the upper one (5-8万元)."""
    scale = _SCALE.search(high)
    if not scale or low_unit or (set(low) & set(_MAGNITUDES[scale.group(1) in _HUNDREDS])):
        return low
    scaled, most = parse_number(low + scale.group(1)), parse_number(high)
    return low + scale.group(1) if scaled and most and scaled.value < most.value else low


def _fraction(text: str) -> Quantity | None:
    match = _FRACTION.fullmatch(text)
    if not match:
        return None
    dividend, unit = _split(match.group(2))
    below, above = parse_number(match.group(1)), parse_number(dividend)
    if below is None or above is None or not below.value:
        return None
    kind = kind_of(unit) if unit else "ratio"
    return Quantity(_four(above.value / below.value), None, _unit(unit), kind, "eq")


def _ratio(text: str) -> Quantity | None:
    match = _RATIO.fullmatch(text)
    if not match or not Decimal(match.group(2)):
        return None
    value = Decimal(match.group(1)) / Decimal(match.group(2))
    return Quantity(_four(value), None, None, "ratio", "eq")


def _four(value: Decimal) -> Decimal:
    return value.quantize(_FOUR_PLACES, ROUND_HALF_UP)


def _multiple(text: str) -> Quantity | None:
    half = text.endswith("倍半")
    body = text.strip("翻了番倍半")
    number = parse_number(body) if body else Number(Decimal(1), "eq")
    if number is None:
        return None
    value = number.value + Decimal("0.5") * half
    if text.startswith("翻"):
        value = Decimal(2) ** int(value)
    return Quantity(value, None, "倍", "multiple", number.comparator)


def _tenths(text: str) -> Quantity | None:
    whole, _, rest = text.partition("成")
    number = parse_number(whole)
    if number is None:
        return None
    value = number.value * 10
    if rest in ("多", "余"):
        return Quantity(value, None, "%", "percent", "gt")
    if rest == "半":
        value += 5
    elif rest:
        part = parse_number(rest)
        value += part.value if part else 0
    return Quantity(value, None, "%", "percent", "eq")


def _half(text: str) -> Quantity | None:
    """Return the reading of 两年半 and 半个月."""
    number, rest = _split(text.replace("半", ""))
    whole = parse_number(number) if number else Number(Decimal(0), "eq")
    if whole is None:
        return None
    return Quantity(whole.value + Decimal("0.5"), None, _unit(rest), kind_of(rest), "eq")


def _more_months(text: str) -> Quantity | None:
    """Return the reading of 3个多月."""
    plain = _plain(text.replace("个多", "个"))
    return plain and plain._replace(comparator="gt")


def _rank(text: str) -> Quantity | None:
    unit = text[-1] if text[-1] in "位名" else None
    number = parse_number(text.strip("第前后位名 "))
    return number and Quantity(number.value, None, unit, "rank", "eq")


def _top(text: str) -> Quantity | None:
    rank = _rank(text)
    return rank and rank._replace(comparator="le")


def _whole_half(text: str) -> Quantity:
    return Quantity(Decimal(50), None, "%", "percent", "eq")


def _index(text: str) -> Quantity | None:
    plain = _plain(text)
    return plain and plain._replace(kind="quantity")


def _decimal_ratio(text: str) -> Quantity | None:
    plain = _plain(text)
    return plain and plain._replace(kind="ratio")


def _slash(text: str) -> Quantity | None:
    number = parse_number(text)
    return number and Quantity(_four(number.value), None, None, "ratio", "eq")


def _currency(text: str) -> Quantity | None:
    read = read_currency(text)
    return read and Quantity(read[0].value, None, read[1], "money", read[0].comparator)


def _coins(text: str) -> Quantity | None:
    number = read_coins(text)
    return number and Quantity(number.value, None, "元", "money", "eq")


def _percent(text: str) -> Quantity | None:
    words = _IN_WORDS.fullmatch(text)
    if words:
        number = parse_number(words.group(1) + words.group(3))
        unit = _HUNDREDTHS[words.group(2)]
        return Quantity(number.value, None, unit, "percent", number.comparator) if number else None
    return _plain(text.replace("个多", "多个"))  # 6个多百分点


_READERS: Mapping[str, Callable[[str], Quantity | None]] = {
    "range": _range,
    "fraction": _fraction,
    "ratio": _ratio,
    "multiple": _multiple,
    "tenths": _tenths,
    "half": _whole_half,
    "over half": lambda _: _whole_half("")._replace(comparator="gt"),
    "rank": _rank,
    "top": _top,
    "percent": _percent,
    "currency": _currency,
    "coins": _coins,
    "slash": _slash,
    "half unit": _half,
    "more months": _more_months,
    "index": _index,
    "decimal ratio": _decimal_ratio,
}
