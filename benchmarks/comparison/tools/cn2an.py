"""cn2an: numbers only, no units, no bounds, no dates.

It converts numbers but finds none, so runs of numeral characters are handed to ``cn2an.cn2an``
and phrases with 分之 to ``cn2an.transform``. A Chinese run that ``transform`` leaves alone in its
context (一 in a word is not one of them) is left alone here too.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date

import cn2an
from adapter import Found, figure, serve

DIGITS = "0-9０-９"
NUMERALS = "零〇一二三四五六七八九十百千万亿两幺壹贰叁肆伍陆柒捌玖拾佰仟貳兩參陸廿萬億"
RUN = re.compile(
    rf"(?:(?<![{DIGITS}%％])-|负)?(?:[0-9]{{1,3}}(?:[,，][0-9]{{3}})+(?![0-9])|[{DIGITS}{NUMERALS}]+)(?:[.．点][{DIGITS}{NUMERALS}]+)*"
)
PART = re.compile(rf"[{NUMERALS}]+分之[{NUMERALS}点]+")
ASCII_RUN = re.compile(rf"[{DIGITS}]")
SEPARATOR = re.compile("[,，]")

warnings.simplefilter("ignore")


def read(text: str, _day: date, bare: bool) -> Iterator[Found]:
    """Yield the numbers of a text, or what the text is as one number."""
    if bare and (value := number(text)) is not None:
        yield found(0, len(text), value, None)
        return
    for match in PART.finditer(text):
        yield from part(match)
    for match in RUN.finditer(text):
        value = number(match.group())
        if value is not None and counts(text, match):
            yield found(match.start(), match.end(), value, None)


def part(match: re.Match[str]) -> Iterator[Found]:
    """Yield a percentage or a fraction, from what ``transform`` writes for it."""
    written = cn2an.transform(match.group(), "cn2an")
    if percent := re.fullmatch(r"(-?[0-9.]+)%", written):
        yield found(match.start(), match.end(), float(percent[1]), "%")
    elif fraction := re.fullmatch(r"([0-9.]+)/([0-9.]+)", written):
        yield found(match.start(), match.end(), float(fraction[1]) / float(fraction[2]), None)


def number(written: str) -> float | None:
    """Return the value of a number, ``None`` where cn2an refuses it."""
    try:
        return float(cn2an.cn2an(SEPARATOR.sub("", written), "smart"))
    except (ValueError, TypeError):
        return None


def counts(text: str, match: re.Match[str]) -> bool:
    """Tell whether ``transform`` takes a run of Chinese numerals for a number where it stands."""
    if ASCII_RUN.search(match.group()):
        return True
    following = text[match.start() : match.end() + 2]
    return bool(cn2an.transform(following, "cn2an") != following)


def found(start: int, end: int, value: float, unit: str | None) -> Found:
    """Return a plain number."""
    return Found(start, end, 0, (figure(start, end, value, value, unit, "number"),))


if __name__ == "__main__":
    serve(read)
