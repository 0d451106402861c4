"""The document's own number: 国办发〔2021〕5号, an order's 第722号, in all its spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_NUMBER = re.compile(
    r"(?P<code>[\u4e00-\u9fffA-Za-z]{1,16})"
    r"[〔﹝［\[【（(〈「][ ]?(?P<year>(?:19|20)[0-9]{2})年?[ ]?[〕﹞］\]】）)〉」]"
    r"[ ]?第?(?P<serial>[0-9]{1,5})[ ]?号(?!文|令|精神)"
)
_ORDER = re.compile(
    r"(?P<order>[\u4e00-\u9fff ]{0,30}(?:令|公告))[ ]?(?:(?P<year>(?:19|20)[0-9]{2})年)?"
    r"(?P<serial>第[ ]?[0-9]{1,5}[ ]?号)"
)
_NO_CODE = re.compile(
    r".*(?:通知|知知|意见|方案|办法|决定|通报|公报|报告|批复|规划|计划|条例|细则|的|号|日)"
)
_CITED = re.compile(r"》[（(]?$|(?:根据|按照|依据|贯彻|落实|执行|适用|经)[\u4e00-\u9fff]{0,6}$")


def own_number(line: str) -> str | None:
    """Return the document number that a line of the head bears; None for a cited one."""
    for match in _NUMBER.finditer(line):
        code = _NO_CODE.sub("", match["code"])
        before = line[: match.end("code") - len(code)]
        if code and not _CITED.search(before) and before.count("《") == before.count("》"):
            return _normal(f"{code}〔{match['year']}〕{match['serial']}号")
    order = _ORDER.fullmatch(line.strip(" （）()"))
    return _normal(order.group()) if order else None


def alone(line: str) -> bool:
    """Tell whether a line holds nothing but a document number."""
    bare = line.strip(" （）()")
    match = _NUMBER.match(bare)
    return bool((match and match.end() == len(bare)) or _ORDER.fullmatch(bare))


def number_at_end(lines: Iterable[str]) -> str | None:
    """Return the number that stands alone in one of the last lines."""
    return next((own_number(line) for line in lines if alone(line)), None)


def without_number(title: str) -> str:
    """Return a title without the document number in brackets at its end."""
    return re.sub(rf"[ ]*[（(]{_NUMBER.pattern}[）)]$", "", title)


def code_of(number: str) -> str:
    """Return the issuing body's code in a document number: 湘政发 of 湘政发〔2016〕9号."""
    return number.partition("〔")[0]


def year_of(number: str) -> int | None:
    """Return the year in a document number, if it has one."""
    match = re.search(r"〔((?:19|20)[0-9]{2})〕", number)
    return int(match.group(1)) if match else None


def _normal(number: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", number))
