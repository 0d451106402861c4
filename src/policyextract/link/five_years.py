"""The five-year plans: which years “十四五” means, and for which years a plan is by its title.

The plans run from 1953 (the first) and from 1981 (the sixth) on, five years each; the years of the
second to fifth are not told apart.
"""

from __future__ import annotations

import re

from policyextract.link.dates import SPAN_OF_YEARS
from policyextract.link.numerals import parse_number

_PLAN = re.compile(r"(?P<number>十?[一二三四五六七八九]?)五")
_SPELT = re.compile("第(十?[一二三四五六七八九]?)个五年")
_YEARS_OF = re.compile("(?P<end>[前后])(?P<count>[两三四])年")
_COUNTS = {"两": 2, "三": 3, "四": 4}
_FIRST = 1953
_SIXTH = 1981


def plan_years(text: str) -> str | None:
    """Return the years of a plan as ``2021/2025``; ``2025`` at its end, ``2021/..`` since it."""
    match = _PLAN.search(text)
    order = parse_number(match["number"]) if match and match["number"] else None
    if order is None:
        return None
    number = int(order.value)
    start = _SIXTH + (number - 6) * 5 if number >= 6 else _FIRST
    if part := _YEARS_OF.search(text):  # “十二五”后三年
        count = _COUNTS[part["count"]]
        first = start if part["end"] == "前" else start + 5 - count
        return f"{first}/{first + count - 1}"
    if "末" in text:
        return str(start + 4)
    if "初" in text:
        return str(start)
    return f"{start}/.." if "以来" in text else f"{start}/{start + 4}"


def planned_years(title: str) -> str | None:
    """Return the years that a plan is for, by its title: 2021—2025年, “十四五”, 第十四个五年."""
    span = SPAN_OF_YEARS.search(title)
    if span:
        last = span.group().removesuffix("年")[-2:]
        return f"{span[1]}/{span[1][:2]}{last}"
    years = plan_years(_SPELT.sub(r"\1五", title))
    return years if years and "/" in years else None
