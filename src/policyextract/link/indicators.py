"""Indicator and scope: what a figure measures, in the words a table's row could be named by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from policyextract.lexicon import alternation, read_table
from policyextract.link.bounds import after_of, length_after, strip_bound
from policyextract.link.context import Context
from policyextract.link.nouns import noun_phrase, predicate_phrase
from policyextract.link.site import Site

Offsets = tuple[int, int]

_SCOPE = re.compile(
    r"(?:全[国省市县区州镇乡旗盟校]|我[国省市县区州]|本[市省县区]|各[地市县省]|该[县市省区]|[东中西]部地区|[省市县区]内)"
    r"(?:各[级地类])?(?![政委长])"
)
_SEPARATORS = re.compile(
    r"(?:[、，,；;：: 的]|及?以[上下内](?:的(?!的))?|以及|及(?!时|其|格)|和(?!平|谐|美|田|顺)"
    r"|与(?!会)|或者?|左右|上下|（[^（）]{0,20}）的?)+"
)
_MEASURED = re.compile(
    r"(?:[额率期值数量费]|收入|投资|规模|时间|期限|比重|比例|价值|面积|数量|金额|资金|人数|总量|能力|水平|强度|产能|人口|标准|寿命|距离|高度|长度)$"
)
_RANKED = re.compile(
    r"(?:预计)?(?:连续)?(?:保持|跻身|位居|稳居|居|列|升至|上升到|上升至|跃居|跃升至|排名?|位列|名列|从|由|达到|达)*(?:在|到)?"
    r"(?:全[国省市球区县]|世界|亚洲|[中西东]部|同类|各省|[^，。；]{0,6}(?:城市|省份|省区))[^，。；]{0,8}$"
)
_GIVEN = re.compile(r"(?:给予|奖励|补助|补贴|资助|申请|予以|发放|提供)[^，。；]{0,6}$")
_BY_RATE = re.compile(
    r"(?:以上|以下|以内)?的?(?:标准|比例|额度|幅度)?(?:给予|发放|拨付|予以)(?:[^，。；]{0,6}的)?"
)
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_PLAIN_NOUN_KINDS = ("count", "money", "quantity", "duration")
_ORDINALS = re.compile(r"第?[一二三](?:、第?[一二三])*(?:和第?[一二三])?(?=[产次])")
_JOINED = re.compile(r"(?:、|和|与|及|以及|或)(?:近|约|超|超过|不少于)?$")
_ONLY_RESPECTIVELY = re.compile(r"[，,、]?(?:同比|年均|[比较与][^，。；]{1,12})?分别[^，。；]{0,8}")
_GENERIC = re.compile(
    r"占比|比重|比例|增速|增幅|涨幅|降幅|增长|占总数|占总量|平均"
    r"|(?:完成)?(?:全年|年度|年初|预定|规划|既定)?(?:目标|任务|计划|预算)(?:任务|目标)?"
)
_LIST_MARK = re.compile(r"[、和与及]|以及")
_LONGEST_TAIL = 32
_LONGEST_LIST = 30
_NOT_PLACES = ("城镇", "城乡", "农村", "乡村", "城区", "市区", "山区", "库区", "林区", "牧区")
_WHOLE = re.compile(r"(?:全[国省市县区州]|市区|城区|县域|城乡|我[省市县]|[^、]{1,3}[省市县区])")


class Named(NamedTuple):
    """An indicator (clean offsets), its scope where stated, and whether it was taken over."""

    indicator: Offsets | None
    scope: Offsets | None
    inherited: bool


@cache
def _words(use: str) -> str:
    table = read_table("policyextract.link", "phrases.csv")
    return "|".join(row["pattern"] for row in table if row["use"] == use)


@cache
def _trailing() -> re.Pattern[str]:
    changes = [
        row["word"]
        for row in read_table("policyextract.link", "changes.csv")
        if row["use"] == "verb" and len(row["word"]) > 1
    ]
    change = f"(?:增|{alternation(changes)})(?:达到|[到至为成达])?(?:了|约|近)?"
    return re.compile(f"(?:{change}|{_words('trailing')})$")


@cache
def _leading() -> re.Pattern[str]:
    return re.compile(f"(?:{_words('leading')})+")


@cache
def _governing() -> re.Pattern[str]:
    return re.compile(
        f"(?:{_words('governing')})(?:了|过)?(?:税后|税前|一次性|合计|总额)?(?:{_SCOPE.pattern})?$"
    )


@cache
def _event() -> re.Pattern[str]:
    return re.compile(rf"^[^，。；]{{2,40}}(?:{_words('event')})了?(?=[^，。；]{{2}})")


@cache
def _driving() -> re.Pattern[str]:
    return re.compile(rf"^[^，。；]{{0,40}}(?:{_words('driving')})")


def indicator_of(
    site: Site, context: Context, previous: Sequence[Named], following: Sequence[Site]
) -> Named:
    """Return what a figure measures.

    ``previous`` holds what the figures before it measure, ``following`` the figures after it in
    its sentence. The answer is the noun after its unit (84张“湘中英才卡”), else the phrase
    before it, else what the figure before it measures (增长4.8% after 生产总值5万亿元), else
    what is said of it (2624户已竣工), else the subject of the clause before.
    """
    listed = _from_list(site, context) or _respectively(site, previous, following)
    if listed:
        return listed
    scope, core = _phrase_before(site, context)
    noun = _noun_after(site, context)
    if site.quantity.kind == "duration" and after_of(site) == "le" and not noun:
        core = _said_of(site, context) or core
    if noun and (core is None or _takes_noun(site, context, core)):
        return Named(noun, scope, False)
    if core is None and scope and site.quantity.kind in ("money", "quantity", "percent"):
        lead = _lead_in(site, context)
        if lead:
            return Named(lead, scope, True)
    if core is not None and not (following and _governing().search(site.gap)):
        return Named(core, scope, False)
    ahead = _borrowed(following, context)
    if ahead:
        return Named(ahead, scope, True)
    if core is not None:
        return Named(core, scope, False)
    if previous and previous[-1].indicator and site.previous is not None:
        return Named(previous[-1].indicator, scope or previous[-1].scope, True)
    said = _said_of(site, context)
    return Named(said, scope, False) if said else Named(_subject_before(site, context), scope, True)


def _takes_noun(site: Site, context: Context, core: Offsets) -> bool:
    """Tell whether the noun after the number names it rather than the words before it.

    It does where these end in a verb, an adverb or a name (新建两所学校, 大唐700万吨露天煤矿),
    and not where they end in a measure (营业收入3000万元的企业).
    """
    text = context.text
    gap = strip_bound(site.gap)
    if _GIVEN.search(gap):
        return True
    if _MEASURED.search(text, *core):
        return False
    if site.quantity.kind == "duration" or gap.endswith("等") or _governing().search(gap):
        return True
    if site.quantity.kind == "count" and _begins_with_noun(context, site):
        return True
    words = context.words_in(*core)
    last = words[-1].tag if words else "x"
    return (last[:1] in "vdpcurfm" and last != "vn") or last in ("ns", "nr", "nt", "ad")


def _begins_with_noun(context: Context, site: Site) -> bool:
    words = context.words_in(site.found.end, site.found.end + 8)
    return bool(words) and words[0].tag[:1] == "n" and words[0].start == site.found.end


def _phrase_before(site: Site, context: Context) -> tuple[Offsets | None, Offsets | None]:
    """Return the scope and the noun phrase between the clause's start and the number."""
    text = site.text
    left, right = _start(site, context), site.found.start
    if site.previous is not None and _JOINED.search(text, left, right):
        return None, None
    left = _skip(text, left, right)
    if site.quantity.kind == "rank":
        ranked = _RANKED.search(text, left, right)
        right = ranked.start() if ranked else right
    right = _trim(text, left, right)
    scope, left = _split_scope(site, context, left, right)
    left = _skip(text, left, right)
    for pattern in (_driving(), _event()):
        passed = pattern.match(text[left:right])
        if passed and left + passed.end() + 1 < right:
            left += passed.end()
    if _GENERIC.fullmatch(text, left, right) and site.previous is not None:
        return scope, None
    if right - left < 2 or not _HAN.search(text, left, right):
        return scope, None
    return scope, (left, right)


def _start(site: Site, context: Context) -> int:
    """Return where the phrase of a figure may begin: after the figure and the time before it."""
    left = site.gap_start
    if site.previous is not None and left == site.previous.found.end:
        mark = site.text.find("、", left, site.found.start)
        left = mark + 1 if mark >= 0 else left
    for time in context.times_in(left, site.found.start):
        if not _HAN.search(site.text, left, time.start) or time.start - left <= 3:
            left = time.end
    return left


def _split_scope(site: Site, context: Context, left: int, right: int) -> tuple[Offsets | None, int]:
    """Part 全省 or a place's name off the front of a phrase."""
    match = _SCOPE.match(site.text, left, right)
    if match:
        return match.span(), match.end()
    end = left
    for word in context.words_in(left, right):
        if word.text == "、" and end > left:
            continue
        if word.tag != "ns" or word.text in _NOT_PLACES:
            break
        end = word.end
    if end == left or 0 < right - end < 2:
        return None, left
    return (left, end), end


def _skip(text: str, left: int, right: int) -> int:
    separators = _SEPARATORS.match(text, left, right)
    left = separators.end() if separators else left
    match = _leading().match(text, left, right)
    left = match.end() if match else left
    unclosed = text[left : left + 1] in '“"' and "”" not in text[left:right]
    return left + 1 if left < right and unclosed else left


def _trim(text: str, left: int, right: int) -> int:
    """Cut bounds, verbs of change, comparisons and links off the end of a phrase."""
    while left < right:
        words = strip_bound(text[left:right])
        match = _trailing().search(words, max(0, len(words) - _LONGEST_TAIL))
        words = words[: match.start()] if match else words
        words = words.rstrip("，、 (（")
        if words.endswith(("”", '"')) and "“" not in words:
            words = words[:-1]
        if left + len(words) == right:
            break
        right = left + len(words)
    return right


def _noun_after(site: Site, context: Context) -> Offsets | None:
    """Return the noun phrase right after the unit (130万农村困难群众)."""
    start = site.found.end + length_after(site)
    rated = site.quantity.kind in ("percent", "multiple") and site.text[start : start + 1] == "的"
    if site.quantity.kind not in _PLAIN_NOUN_KINDS and not rated:
        return None
    by_rate = _BY_RATE.match(site.text, start, site.sentence[1])
    if by_rate and site.quantity.kind == "money":
        start = by_rate.end()
    elif site.text[start : start + 1] in "的为是" and start < site.sentence[1]:
        start += 1
    return noun_phrase(context, start, site.sentence[1])


def _borrowed(following: Sequence[Site], context: Context) -> Offsets | None:
    """Return the noun that a list's next figure carries (147万户、618万农村居民)."""
    if not following or not following[0].in_list:
        return None
    return _noun_after(following[0], context)


def _said_of(site: Site, context: Context) -> Offsets | None:
    """Return the predicate after the number (2624户已全部竣工入住)."""
    if site.quantity.kind not in _PLAIN_NOUN_KINDS:
        return None
    return predicate_phrase(context, site.found.end + length_after(site), site.sentence[1])


def _subject_before(site: Site, context: Context) -> Offsets | None:
    """Return the subject of the clause before, where the figure's own clause names none."""
    text, start = site.text, site.sentence[0]
    right = site.clause - 1
    while right > start:
        left = max(text.rfind(mark, start, right) for mark in "，；：,;")
        left = max(left + 1, start)
        for time in context.times_in(left, right):
            left = max(left, time.end)
        phrase = noun_phrase(context, _skip(text, left, right), right)
        if phrase:
            return phrase
        right = left - 1
    return None


def _from_list(site: Site, context: Context) -> Named | None:
    """Return the member of A、B和C that a 分别 list pairs with the figure, in order."""
    first, index = _first_of_list(site)
    mark = first.gap.find("分别")
    if mark < 0:
        return None
    left, right = _start(first, context), first.gap_start + mark
    left = _skip(first.text, left, right)
    driving = _driving().match(first.text[left:right])
    if driving:
        left += driving.end()
    if _ORDINALS.match(first.text, left, right):
        return Named((left, right), None, index > 0)
    parts = _members(first.text, left, right)
    if len(parts) < 2 or index >= len(parts):
        return None
    part = parts[index]
    if any(end - start <= 3 for start, end in parts[:-1]) and not _MEASURED.search(
        first.text, *parts[0]
    ):
        shared = _WHOLE.fullmatch(first.text, *parts[0])
        if not shared:
            return Named((left, right), None, index > 0)
    whole = _WHOLE.fullmatch(first.text, *part)
    if not whole:
        return Named(part, None, False)
    last = _WHOLE.match(first.text, *parts[-1])
    return Named((last.end() if last else parts[-1][0], parts[-1][1]), part, False)


def _first_of_list(site: Site) -> tuple[Site, int]:
    """Return the first figure of the list that a figure stands in, and its place there."""
    first, index = site, 0
    while first.previous is not None and first.in_list and index < _LONGEST_LIST:
        if "分别" in first.between:
            break
        first, index = first.previous, index + 1
    return first, index


def _respectively(site: Site, previous: Sequence[Named], following: Sequence[Site]) -> Named | None:
    """Pair 分别 figures without nouns of their own with the figures before them, in order."""
    first, index = _first_of_list(site)
    if not _ONLY_RESPECTIVELY.fullmatch(first.gap):
        return None
    count = index + 1
    for other in following:
        if not other.in_list or "分别" in other.between:
            break
        count += 1
    partner = len(previous) - count
    return previous[partner]._replace(inherited=True) if count > 1 and partner >= 0 else None


def _members(text: str, left: int, right: int) -> list[Offsets]:
    """Return the members of a coordinated phrase."""
    members, start = [], left
    for mark in _LIST_MARK.finditer(text, left, right):
        if mark.start() > start:
            members.append((start, mark.start()))
        start = mark.end()
    if start < right:
        members.append((start, right))
    return members


def _lead_in(site: Site, context: Context) -> Offsets | None:
    """Return the lead-in of a list by places (补偿资金为：福州市2700万元，厦门市…)."""
    start = context.line_at(site.found.start)[0]
    colon = max(site.text.rfind(mark, start, site.found.start) for mark in "：:")
    if colon < 0:
        return None
    left = max(site.text.rfind(mark, start, colon) for mark in "，。；,;")
    left = _skip(site.text, max(left + 1, start), colon)
    right = _trim(site.text, left, colon)
    return (left, right) if right - left >= 3 else None
