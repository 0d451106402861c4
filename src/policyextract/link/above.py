"""What the headings above a place say of the figures there: of time, conditions and tasks."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from policyextract.facts import FigureStatus
from policyextract.link.cues import without_programmes, words

_ELIGIBLE = re.compile("(?:申报|申请|专项|基本|分类|认定|资格|准入|享受)条件")
_TASKS = re.compile(  # headings of a decision that say what is to be done
    r"任务|措施|要求|政策|机制|保障|标准|目标|下一步|下步|^[\s（(一二三四五六七八九十0-9）)、.．]*(?:加[强大快]|强化|落实|突出|严[格肃]|完善|健全|推[进动]"
    r"|深[入化]|坚持|建立|提高|提升|明确|规范|实施|开展|抓[好紧]|狠抓|切实|全面|着力|进一步|大力|积极|扎实)"
)
_ARTICLE = re.compile(r"\s*第[一二三四五六七八九十百零0-9]{1,5}条")
_BOTH = re.compile(  # 总体情况和目标
    "(?:情况|现状|成效|基础|形势)[和与及、][^，。；]{0,6}(?:目标|任务|要求|计划|打算|安排|思路)"
)
_NEAREST = 2  # headings that can name conditions
_KEPT = 4096  # stacks of headings whose meaning is kept


class Above(NamedTuple):
    """What the headings above a place say, all figures under them alike.

    ``section`` is what the nearest that tells of time makes of its figures, ``looks_back``
    whether any looks back, ``aims`` whether one announces aims, ``conditions`` whether the
    nearest name conditions, ``eligibility`` whether those of an application, ``articles`` whether
    the text is a statute's, ``tasks`` whether one says what is to be done, ``background`` whether
    one announces what is so already, ``none`` whether there is none.
    """

    section: FigureStatus | None
    looks_back: bool
    aims: bool
    conditions: bool
    eligibility: bool
    articles: bool
    tasks: bool
    background: bool
    none: bool


@lru_cache(maxsize=_KEPT)
def read_above(titles: tuple[str, ...]) -> Above:
    """Return what a stack of headings says, the innermost first; every figure under it asks."""
    nearest = titles[:_NEAREST]
    tenses = [_tense_of(title) for title in titles]
    return Above(
        section=next(filter(None, tenses), None) or _of_results(titles),
        looks_back="achieved" in tenses,
        aims=any("目标" in title and "对象" not in title for title in titles),
        conditions=any(map(words("condition_heading").search, nearest)),
        eligibility=any(map(_ELIGIBLE.search, nearest)),
        articles=any(map(_ARTICLE.match, titles)),
        tasks=any(map(_TASKS.search, titles)),
        background=any(map(words("background_heading").search, titles)),
        none=not titles,
    )


def _of_results(titles: tuple[str, ...]) -> FigureStatus | None:
    return "achieved" if titles and words("result_heading").search(titles[0]) else None


def _tells_result(title: str) -> bool:
    """Tell whether a heading is a sentence that ends in a result (抓好三项任务，基础持续夯实)."""
    _, comma, last = title.rpartition("，")
    return bool(comma and words("result_heading").search(last))


def _tense_of(title: str) -> FigureStatus | None:
    """Return what one heading says of time: a look back or a plan, None where it says both."""
    title = without_programmes(title)
    if _BOTH.search(title) or _tells_result(title):
        return None
    if words("past_heading").search(title):
        return "achieved"
    return "target" if words("plan_heading").search(title) else None
