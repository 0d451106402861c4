"""Comparators: which bound the words before and after a number make of it."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import cast

from policyextract.facts import Comparator
from policyextract.lexicon import alternation, read_table
from policyextract.link.site import Site

_STRENGTH: dict[Comparator, int] = {
    "eq": 0,
    "approx": 1,
    "ge": 2,
    "le": 2,
    "gt": 3,
    "lt": 3,
    "range": 4,
}
BOUNDS = ("ge", "gt", "le", "lt")  # the comparators of a bound on one side
_PER = "(?:每[\u4e00-\u9fff]{1,5}?){1,2}|人均|户均|平均"  # 不超过每平方米400元, 不低于每人每月500元
_LINK = (
    rf"(?:{_PER}|分别为|达到?|到|为|是|至|了|在|共|总额|可达|的|有|给予"
    r"|[“\"]|（含）|\(含\))?"
)
_FAR_REACHING = ("至少", "最高", "最低", "最多", "至多", "最长")
_LEAST = ("至少", "最多", "至多")  # may have any verb behind them (至少再招)
_ACTS = (
    "(?:应当?|可以?|要|再)?(?:贷到?|配备|给予|奖励|补助|补贴|安排|投入|建设|培训|建成|新建|抽查|发放|资助"
    "|支持|保留|达到?|占|设|有|按|引进|举办|开展|组织|培育|派出|领取?|享受|获(?!得)|延长|延期|申请|申领|获得|贷款|奖补|赔付|赔偿|吸纳|招用|招收|贴息|减免|扣除|抵扣|报销|支付|优惠|返还|授信|补|支持|标准|额度|限额|金额|为)+"
)
_NOT = "不(?:得|能|可|应|宜|准|再)?"
_OF_BASE = re.compile(  # 不得少于总投资的15%, 不足上述标准七成, 超过全省的三分之一
    rf"(?:(?P<ge>至少|{_NOT}[低少小]于)|(?P<le>{_NOT}(?:超过|[高多大]于))|(?P<lt>未达到?|不到|不足|达不到|低于)|(?P<gt>高于|超过))"
    r"(?:(?<=[足到])|(?![全国])|(?<=超过)(?=全[省市县区州][^，。；]{0,4}的$))"
    r"[^，。；0-9]{2,40}(?:的|(?<=[额值入款资量数积费])|(?<=标准)|(?<=同期)|(?<=计划)|(?<=定额)|(?<=[概估预]算)|(?<=要求))$"
)
_ABOUT = re.compile(r"大?约占[^，。；0-9]{0,12}$")  # 约占全市的四成
_LIMITED = re.compile(r"(?<![期时上下年权有局界额])限$")  # 每个乡镇限1辆
_NEARLY = re.compile(r"(?:接近|将近)[^，。；0-9]{1,10}的$")  # 接近全国的四分之一
_PAST = re.compile(r"(?:[入值额量资税]|培育|^)过$")  # 年销售收入过10亿元
_UNDONE = re.compile(r"未(?:能)?(?:完成|达到|实现)[^，。；0-9]{1,12}$")
_LONGEST_BOUND = 14
_KEPT = 256  # texts before figures, each of which is asked about some times in a row
_MORE = "多(?=[，。；、的了]|$)"  # 3公里多
_WEAK = ("控制在",)
_DURATION_ONLY = "内"
_LENGTHS = ("米", "公里", "千米")
_BY_KIND = ("内", "封顶")  # 30日内, but 300万元封顶: a house is 封顶 after 22天


@cache
def _table(side: str) -> dict[str, tuple[Comparator, str]]:
    return {
        row["word"]: (cast(Comparator, row["comparator"]), row["not_after"])
        for row in read_table("policyextract.link", "bounds.csv")
        if row["side"] == side
    }


@cache
def _before() -> re.Pattern[str]:
    far = f"({alternation(_FAR_REACHING)}){_ACTS}(?:{_PER})?$"
    any_verb = f"({alternation(_LEAST)})[\u4e00-\u9fff]{{1,4}}$"
    return re.compile(f"{_beside().pattern}|{far}|{any_verb}")


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(f"({alternation(_table('before'))}){_LINK}$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(f"(?:的|人口|床位|学位|座位)?({alternation(_table('after'))}|{_MORE})")


def comparator_of(
    site: Site, before: Comparator | None, of_previous: Comparator | None
) -> Comparator:
    """Return the bound of a figure, the strictest of what stands inside, before and after it.

    ``before`` is what ``before_of`` tells. ``of_previous`` is the bound that a word before the
    previous figure of the same list set; one such word governs all members of its list
    (最高20万元、40万元).
    """
    if site.quantity.comparator == "range":
        return "range"
    inside = site.quantity.comparator
    found = [inside, before or "eq", after_of(site) or "eq"]
    if max(_STRENGTH[each] for each in found) == 0 and of_previous and site.in_series:
        return of_previous
    if found[1] == "ge" and found[2] == "le" and site.quantity.kind == "duration":
        return "le"  # 至少在7日内
    best = max(found, key=_STRENGTH.__getitem__)
    if found[1] in ("le", "ge") and found[2] == "approx" and site.gap.endswith(_WEAK):
        return "approx"
    return best


def before_of(site: Site) -> Comparator | None:
    """Return the bound that a word just before the number sets."""
    if site.quantity.kind in ("percent", "ratio", "multiple"):
        base = _OF_BASE.search(site.gap)
        if base:
            return cast(Comparator, base.lastgroup)
        if _UNDONE.search(site.gap):
            return "lt"
    nearly = site.quantity.kind in ("percent", "ratio") and _NEARLY.search(site.gap)
    if _LIMITED.search(site.gap):
        return "le"
    if nearly or _ABOUT.search(site.gap):
        return "approx"
    if site.quantity.kind == "money" and _PAST.search(site.gap):
        return "gt"
    words = site.gap[-12:]
    match = _before().search(words)
    if not match:
        return None
    word = match.group(1) or match.group(2) or match.group(3)
    comparator, not_after = _table("before")[word]
    if word in _table("after") and words.startswith(word) and _goes_on(site):
        return None
    if match.start() and words[match.start() - 1] in not_after:
        return None
    return comparator


def _goes_on(site: Site) -> bool:
    """Tell whether the words before the number follow another number (3万元以上|10万元以下)."""
    return site.previous is not None and site.gap_start == site.previous.found.end


def after_of(site: Site) -> Comparator | None:
    """Return the bound that a word just after the unit sets."""
    match = _after().match(site.after[:10])
    if not match:
        return None
    is_duration = site.quantity.kind == "duration" or site.quantity.unit in _LENGTHS
    if match.group(1) in _BY_KIND and (match.group(1) == _DURATION_ONLY) != is_duration:
        return None
    word = match.group(1)
    return "gt" if word == "多" else _table("after")[word][0]


@lru_cache(maxsize=_KEPT)
def strip_bound(words: str) -> str:
    """Return the words without the comparators at their end."""
    while True:
        match = _beside().search(words, max(0, len(words) - _LONGEST_BOUND))
        if not match or match.start() == match.end():
            return words
        words = words[: match.start()]


def length_after(site: Site) -> int:
    """Return how many characters after the unit a bound takes."""
    match = _after().match(site.after[:10])
    return match.end() if match and after_of(site) else 0
