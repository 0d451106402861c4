"""Role, direction and basis: whether a figure is an amount, a change, a share or a completion."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from policyextract.facts import Basis, Direction, Role
from policyextract.lexicon import alternation, read_table
from policyextract.link.bounds import strip_bound
from policyextract.link.site import Site


class Change(NamedTuple):
    """The role of a figure, and for a change its direction and what it is compared with."""

    role: Role
    direction: Direction | None
    basis: Basis | None


_LINK = '(?:了|约|近|达到?|为|是|分别|均|各|实际|平均|共|仅|只|再|又|在|计|[“"])*'
_TO = re.compile(r"[到至为成]$|达到$")
_LEVEL_RATE = re.compile(
    r"(?:自然增长率|利率|税率|汇率|费率|出生率|死亡率|增长弹性|收益率|回报率|利润率|折扣|倍率|发病率|浓度|指数|单产)"
)
_GAINS = re.compile(r"[^，。；]{0,6}?(?:年?新增|净增加?|净减少?|增加|减少)(?!值)")
_REACH = 24  # characters before a number in which its verb stands
_ENDS_IN_TO = re.compile(r"[到至为在]$")
_COMPARING = re.compile(r"[比较][^，。；]{1,14}$")
_LISTED = re.compile(r"[、和与及]")
_BASE = re.compile(r"[比较][^，。；]{2,16}的$")
_IMPROVES = ("提升", "提高", "扩大")
_LEVEL_GROWTH = re.compile(r"自然增长率[^，。；]{0,12}$")
_COMPLETION = re.compile(
    r"(?:完成|达到?|实现|为|相当于)[^，。；]{0,18}(?:目标|计划|任务|预算|指标|进度)[^，。；]{0,6}$"
    r"|占[^，。；]{0,10}(?:目标|计划|任务)[^，。；]{0,4}$|(?:完成率|执行率|完成比例|投资完成)[^，。；]{0,4}$"
)
_PART = re.compile(r"占|比重|比例|份额|率[^，。；]{0,6}$|覆盖|的$|按|其中")
_AFTER = re.compile(
    r"(?:左右|以上|以内)?的?(?:年均)?(?:增长|增幅|增速|涨幅|升幅)(?!极|点|[到至为])"
)
_AFTER_DOWN = re.compile(r"(?:左右|以上|以内)?的?(?:降幅|跌幅|下降(?![到至为]))")
_COMPARED_WITH = re.compile(
    r"[与同和](?:20|19)[0-9]{2}年[末底]?相比|[与同和][“\"]?十?[一二三四五六七八九]?五[”\"]?(?:期?末|时期)?相比"
)
_BASES: tuple[tuple[Basis, re.Pattern[str]], ...] = (
    ("mom", re.compile(r"环比|[比较]上月|[比较]上个?季度|[比较]上季")),
    (
        "yoy",
        re.compile(
            r"同比|[比较与](?:上年|去年|上一年|前一年)(?:同期|度)?(?!末|底)|同期|[比较与](?:上年|去年)(?:年?末|年?底)|较常年"
        ),
    ),
    ("plan", re.compile(r"[比较超](?:年初|年度|全年)?(?:预算|计划|目标|预期|进度)")),
    (
        "period",
        re.compile(
            r"[比较与](?:20|19)[0-9]{2}年|[比较与][“\"]?(?:十?[一二三四五六七八九]?五)[”\"]?(?:期?末|时期)|[比较]前[三五]年|五年(?:来|间|累计)|[比较](?:前[一二三1-3]个?季度|上半年|[一1]季度|年初)"
            r"|[比较与](?:改革|建国|成立)|[一二三四五六七八九十]+年(?:来|间)"
        ),
    ),
)


@cache
def _words(use: str) -> dict[str, Direction]:
    return {
        row["word"]: cast(Direction, row["direction"])
        for row in read_table("policyextract.link", "changes.csv")
        if row["use"] == use
    }


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    verbs, nouns = alternation(_words("verb")), alternation(_words("noun"))
    return {
        "verb": re.compile(
            rf"(?P<word>{verbs})(?P<to>达到|[到至为成])?(?:率|幅度?|额|数)?{_LINK}$"
        ),
        "noun": re.compile(
            rf"(?P<word>{nouns})(?:达到?|为|是|约|由|从|分别|完成|实现|定在|预计|预期|目标|力争|仅|平均|均|保持在?|稳定在|控制在|回落[到至]|收窄[到至]|扩大[到至]|提高[到至]|[到至在])*$"
        ),
        "object": re.compile(
            rf"(?P<word>{alternation(_words('object'))})(?!值|额|[到至为]|达到)[^，。；]{{1,24}}$"
        ),
        "gap": re.compile(rf"(?P<word>{alternation(_words('gap'))})[^，。；]{{1,24}}$"),
    }


def change_of(site: Site, of_previous: Change | None) -> Change:
    """Return role, direction and basis of a figure; a list's members share those of its first."""
    if site.quantity.kind in ("rank", "duration") and not _verb(site):
        return Change("level", None, None)
    direction = _direction(site)
    if direction is None and of_previous is not None and _shares(site, of_previous):
        return of_previous
    if direction is not None:
        return Change("change", direction, _basis(site))
    if site.quantity.kind == "percentage_point":
        level = _ENDS_IN_TO.search(site.gap)
        return Change("level", None, None) if level else Change("change", "up", _basis(site))
    return Change(_still(site), None, None)


def _shares(site: Site, previous: Change) -> bool:
    """Tell whether a figure takes over the role of the figure before it in a list."""
    if site.previous is None or site.previous.quantity.kind != site.quantity.kind:
        return False
    if site.in_list:
        return True
    return (
        previous.role == "change"
        and site.gap.startswith("、")
        and bool(_GAINS.match(site.before))
        and not _verb(site)
    )


def _direction(site: Site) -> Direction | None:
    if _LEVEL_GROWTH.search(site.gap):
        return None
    words = strip_bound(site.gap)
    kind = site.quantity.kind
    patterns = _patterns()
    noun = patterns["noun"].search(words, max(0, len(words) - _REACH))
    if (
        noun
        and not words[: noun.start()].endswith("自然")
        and kind in ("percent", "percentage_point", "count", "money", "quantity")
    ):
        return _words("noun")[noun["word"]]
    found = _verb(site)
    if found:
        return found
    if kind in ("percentage_point", "percent"):
        gap = patterns["gap"].search(words)
        if gap:
            return _words("gap")[gap["word"]]
    else:
        brought = patterns["object"].search(site.gap if _LISTED.search(site.gap) else site.before)
        if brought and not _TO.search(words):
            return _words("object")[brought["word"]]
    if kind in ("percent", "multiple") and _AFTER.match(site.after):
        return "up"
    if kind == "percent" and _AFTER_DOWN.match(site.after):
        return "down"
    return "up" if site.text.startswith("翻", site.found.start) else None


def _verb(site: Site) -> Direction | None:
    """Return the direction of a verb of change that stands just before the number."""
    words = strip_bound(site.gap)
    match = _patterns()["verb"].search(words, max(0, len(words) - _REACH))
    if not match:
        return None
    word = match["word"]
    if match["to"] and match["to"] != "达到":
        return None
    if word in _IMPROVES and site.quantity.kind == "count":
        return None
    if len(word) == 1 and not _is_compared(site, words[: match.start()]):
        return None
    return _words("verb")[word]


def _is_compared(site: Site, before: str) -> bool:
    """Tell whether a one-letter verb (多 少 高 低) really compares."""
    compares = site.quantity.kind in ("percent", "percentage_point")
    return compares or bool(_COMPARING.search(before)) or before[-1:] in "同环"


def _still(site: Site) -> Role:
    """Return the role of a figure that is no change."""
    kind = site.quantity.kind
    if kind not in ("percent", "ratio", "multiple"):
        return "level"
    before = site.before
    if kind == "percent" and _COMPLETION.search(before):
        return "completion"
    if kind == "multiple" or site.found.label in ("ratio", "decimal ratio"):
        return "level"
    return "level" if _LEVEL_RATE.search(before) else "share"


def _basis(site: Site) -> Basis | None:
    for basis, pattern in _BASES:
        if pattern.search(site.gap):
            return basis
    if site.previous is not None and _BASE.search(site.previous.before):
        return "period"
    stated = site.text[max(site.sentence[0], site.clause - 200) : site.clause]
    return "period" if _COMPARED_WITH.search(stated) else None
