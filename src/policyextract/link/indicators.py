"""Indicator and scope: what a figure measures, in the words a table's row could be named by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policyextract.link.bounds import after_of, strip_bound
from policyextract.link.change import is_shift
from policyextract.link.context import Context
from policyextract.link.following import (
    begins_with_noun,
    borrowed,
    noun_after,
    said_of,
    thing_handled,
)
from policyextract.link.nouns import noun_phrase
from policyextract.link.payments import (
    GIVEN,
    capped_grant,
    fined_or_hurt,
    given,
    grant_at_end,
    paid_by,
    rate_after,
)
from policyextract.link.phrases import (
    MEASURED,
    SCOPE,
    Offsets,
    patterns,
    phrase_before,
    phrase_before_bracket,
    skip_leading,
)
from policyextract.link.series import (
    Named,
    announced,
    by_place,
    from_list,
    lead_in,
    next_level,
    part_done,
    part_of_whole,
    respectively,
)
from policyextract.link.site import Site

_FROM = re.compile(r"[由从][^，。；0-9]{0,12}$")
_TO = re.compile(
    r"(?:左右|以上|以下|以内)?(?:进一步|逐步|再|将)?[\u4e00-\u9fff]{1,4}?[到至为成]"
    r"(?:(?:20|19)[0-9]{2}年[底末]?的|今年的|现在的|目前的)?(?:约|近|不超过|不低于)?"
)
_MOVED = re.compile(r"，?[由从](?![业事而此严众军属价中衷])")
_BENCHMARK = re.compile(
    r"(?:按照?)?(?:原则上|一般|最[高低])?(?:(?:不得?|不能|不应|不可)(?:超过|[高低少多大小]于)|控制在|相当于|高出|超过)"
    r"(?=[\u4e00-\u9fff]{3})"
)
_ON_BASE = re.compile(
    "(?P<noun>[\u4e00-\u9fff]{2,16})在[^，。；]{2,16}基础上"
)  # 产值在2007年的基础上
_SHARED_BY = re.compile(
    "由(?![于此])[^，。；]{2,30}?(?:各?按|分别|$)"
)  # 所需资金|由省、县按6:4分担
_LEVEL_FOR = re.compile(  # 最高支付限额|为在职职工2000元, 计入标准|为缴费基数的2%
    "(?P<noun>[\u4e00-\u9fff]{2,14}(?:标准|限额|额度|定额|比例|价格|费率))(?:统一|调整|确定)?为[\u4e00-\u9fff]{2,14}$"
)
_SURVEYED = re.compile(  # 规模以上服务业企业|营业成本
    "(?:规模以上|规上|限额以上|资质以上)[\u4e00-\u9fff]{0,8}?(?:企业|法人单位|单位)(?=[\u4e00-\u9fff]{3,})"
)
_BY_BASE = re.compile(r"按照?(?=[\u4e00-\u9fff]{2,12}$)")  # 租金|按市场租金的70%确定
_ONCE_MORE = re.compile(  # 拆除86万平方米…。今年要再拆除120万平方米
    "(?:要|将|计划|力争)?再(?:拆除|新建|建设|取消|新增|改造|完成|培训|引进|增加|建成|减少)$"
)
_LASTS = re.compile("(?:且|并|也|已|实现|保持)*连续")  # …为52.6%，连续两个月上升
_MOVES = re.compile(
    r"[\u4e00-\u9fff]{0,3}(?:上升|下降|增长|回[升落暖]|保持|位[于居]|[高低]于|扩大|收窄|改善|超过)"
)
_LOOSE = re.compile(  # what names nothing: 但仍, 在此基础上, 不足
    "(?:[但并且也仍还则又均已未仅只应须可按最]|(?:城镇|农村)?[年月]?(?:人均|户均)|以?(?:可以)?(?:实现|完成|达到)?年初(?:人代会|计划|预期)?(?:确定|预定|提出)?|今后|剩余|其余|单[户笔个项]|[^，。；]*(?:显示|表明)|原则上|不得|不足|[低高]于|超过|在?[此这原现]?[有一]?基础上)*"
)
_THRESHOLD = re.compile(
    "(?:满|不足|(?<!不)(?<!不得)超过|(?:毕业|离校|退役|注册|入职)(?:不超过)?)$"
)  # 车龄超过8年不得从事客运


@cache
def _governing() -> re.Pattern[str]:
    return re.compile(
        f"(?:{patterns('governing')})(?:了|过)?(?:税后|税前|一次性|合计|总额)?(?:{SCOPE.pattern})?$"
    )


def indicator_of(
    site: Site, context: Context, previous: Sequence[Named], following: Sequence[Site]
) -> Named:
    """Return what a figure measures.

    ``previous`` holds what the figures before it measure, ``following`` the figures after it in
    its sentence. The answer is the noun after its unit (84张“湘中英才卡”), else the phrase
    before it, else what the figure before it measures (增长4.8% after 生产总值5万亿元), else
    what is said of it (2624户已竣工), else the subject of the clause before.
    """
    settled = _settled(site, context, previous, following)
    if settled:
        return settled
    scope, core = phrase_before(site, context)
    core = _before_base(site, core)
    part = (
        part_of_whole(site, context, previous, core or scope)
        or announced(site, context, core or scope)
        or next_level(site, previous, core)
        or part_done(site, previous, core)
    )
    if part:
        return part
    if core is None and _is_next_size(site, previous):
        return previous[-1]._replace(inherited=True)
    noun = None if is_shift(site) else noun_after(site, context)
    if site.quantity.kind == "duration" and after_of(site) == "le" and not noun:
        core = thing_handled(site) or said_of(site, context) or core
    if noun and (core is None or _takes_noun(site, context, core)):
        return Named(noun, scope, False)
    if core is None and scope and site.quantity.kind in ("money", "quantity", "percent"):
        lead = lead_in(site, context)
        if lead:
            return Named(lead, scope, True)
    if core is None or (following and _governing().search(site.gap)):
        ahead = borrowed(following, context)
        if ahead:
            return Named(ahead, scope, True)
    if core is not None:
        return Named(core, scope, False)
    return _taken_over(site, context, previous, scope)


def _settled(
    site: Site, context: Context, previous: Sequence[Named], following: Sequence[Site]
) -> Named | None:
    """Return the indicator that a grant, a list or a change settles, before any phrase is read."""
    told = (
        given(site, following, context)
        or paid_by(site, context)
        or fined_or_hurt(site)
        or rate_after(site)
    )
    if told:
        return Named(told, None, False)
    listed = (
        by_place(site, context, previous)
        or from_list(site, context)
        or respectively(site, previous, following)
    )
    if listed:
        return listed
    if (
        (_goes_to(site) or _goes_on(site) or _does_more(site))
        and previous
        and previous[-1].indicator
    ):
        return previous[-1]._replace(inherited=True)
    grant = capped_grant(site)
    return Named(grant, None, True) if grant else None


def _taken_over(
    site: Site, context: Context, previous: Sequence[Named], scope: Offsets | None
) -> Named:
    """Return what a figure without a phrase of its own measures.

    That is what stands before its bracket, what the figure before it measures, what is said of
    it, or the subject of the clause before.
    """
    beside = phrase_before_bracket(site, context)
    if beside:
        return Named(beside, scope, False)
    between = site.previous and _subject_before(site, context, site.previous.found.end)
    if between and MEASURED.search(site.text, *between):
        return Named(between, scope, True)
    if previous and previous[-1].indicator and site.previous is not None:
        return Named(previous[-1].indicator, scope or previous[-1].scope, True)
    said = said_of(site, context)
    if said:
        return Named(said, scope, False)
    return Named(_subject_before(site, context, site.sentence[0]), scope, True)


def _is_next_size(site: Site, previous: Sequence[Named]) -> bool:
    """Tell whether a sum goes on a list of sizes (营业收入突破10亿元、50亿元的企业)."""
    before = previous[-1].indicator if previous and site.in_list else None
    return before is not None and site.repeats_unit and bool(MEASURED.search(site.text, *before))


def _goes_to(site: Site) -> bool:
    """Tell whether a figure is what the one before changes to (由2.93元|调整为3.05元)."""
    return (
        site.previous is not None
        and site.previous.quantity.kind == site.quantity.kind
        and "；" not in site.between
        and bool(_FROM.search(site.previous.gap))
        and bool(_TO.fullmatch(site.gap))
    )


def _does_more(site: Site) -> bool:
    """Tell whether a figure says how much more of the same is done (年底前再取消20项)."""
    return site.repeats_unit and bool(_ONCE_MORE.search(site.gap))


def _goes_on(site: Site) -> bool:
    """Tell whether a duration says how long what was measured has moved (连续两个月上升)."""
    lasts = site.quantity.kind == "duration" and _LASTS.fullmatch(site.gap)
    return bool(lasts and site.previous and _MOVES.match(site.after))


def _before_base(site: Site, core: Offsets | None) -> Offsets | None:
    """Return a phrase without the base or benchmark that trails it, None where none is left.

    城镇化率|由“十一五”初期的37.2%提高到…; 贷款利率|不超过市场报价利率的110%.
    """
    if core is None:
        return None
    if _LOOSE.fullmatch(site.text, *core):
        grown = _ON_BASE.match(site.text, site.clause, site.found.start)
        return grown.span("noun") if grown else None
    start, end = core
    whose = _SURVEYED.match(site.text, start, end)
    start = whose.end() if whose else start
    of = site.text.rfind("的", start, end - 3)
    if of > start + 3 and MEASURED.search(site.text, start, end):
        start = of + 1
    core = (start, end)
    level = _LEVEL_FOR.match(site.text, start, end)
    if level:
        return level.span("noun")
    if site.quantity.kind == "ratio":
        shared = _SHARED_BY.search(site.text, start + 2, end)
        return (start, shared.start()) if shared else core
    if site.quantity.kind not in ("percent", "multiple", "money", "quantity"):
        return core
    if grant := grant_at_end(site, core):
        return grant
    moved = _MOVED.search(site.text, start + 2, end) if _TO.match(site.after) else None
    bound = site.quantity.kind in ("percent", "multiple") and site.gap.rstrip("约近").endswith("的")
    measured = _BENCHMARK.search(site.text, start, end) if bound else None
    cut = moved or measured or (_BY_BASE.search(site.text, start + 2, end) if bound else None)
    if cut is None:
        return core
    return None if _LOOSE.fullmatch(site.text, start, cut.start()) else (start, cut.start())


def _takes_noun(site: Site, context: Context, core: Offsets) -> bool:
    """Tell whether the noun after the number names it rather than the words before it.

    It does where these end in a verb, an adverb or a name (新建两所学校, 大唐700万吨露天煤矿),
    and not where they end in a measure (营业收入3000万元的企业).
    """
    text = context.text
    gap = strip_bound(site.gap)
    if GIVEN.search(gap):
        return True
    if MEASURED.search(text, *core):
        return False
    if _THRESHOLD.search(site.gap) and (site.gap.endswith("满") or not _governing().search(gap)):
        return False
    if site.quantity.kind == "duration" or gap.endswith("等") or _governing().search(gap):
        return True
    if site.quantity.kind == "count" and begins_with_noun(context, site):
        return True
    tags = [word.tag for word in context.words_in(*core)] or ["x"]
    last = tags[-1]
    if last == "a" and site.quantity.kind == "count":  # 培育壮大12个产业集群
        return tags[-2:-1] in (["v"], ["vn"])
    return (last[:1] in "vdpcurfm" and last != "vn") or last in ("ns", "nr", "nt", "ad")


def _subject_before(site: Site, context: Context, start: int) -> Offsets | None:
    """Return the subject of a clause before, from ``start`` on; the figure's own names none."""
    text = site.text
    right = site.clause - 1
    while right > start:
        clause = max(start, *(text.rfind(mark, start, right) + 1 for mark in "，；：,;"))
        times = context.times_in(clause, right)
        left = times[-1].end if times else clause
        phrase = noun_phrase(context, skip_leading(text, left, right), right)
        if phrase and not context.found_in("figures", *phrase):
            return phrase
        right = times[-1].start if times else clause - 1  # what stands before a time is next
    return None
