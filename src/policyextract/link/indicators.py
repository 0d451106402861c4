"""Indicator and scope: what a figure measures, in the words a table's row could be named by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from policyextract.link.bounds import after_of, length_after, strip_bound
from policyextract.link.change import is_shift
from policyextract.link.context import Context
from policyextract.link.nouns import noun_phrase, predicate_phrase
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
    first_of_list,
    from_list,
    lead_in,
    part_of_whole,
    respectively,
)
from policyextract.link.site import Site

_GIVEN = re.compile(
    r"(?:给予|奖励|补助|补贴|资助|申请|予以|发放|提供)"
    r"(?:税[前后]|最高|额度|分别|为|一次性|合计|总额|不超过|每[人户家个]|单个|累计|的)*$"
)
_GIVEN_TO = re.compile(
    "(?:给予|奖励|补助|补贴|资助|发放|提供)[^，。；、0-9]{2,14}$"
)  # 给予企业30万元奖励
_BY_RATE = re.compile(
    r"(?:以上|以下|以内)?的?(?:标准|比例|额度|幅度)?(?:一次性|分别|分档|直接)?(?:给予|发放|拨付|予以|提高|代缴|缴纳|调整|增发)(?:[^，。；]{0,6}的)?"
)
_BY = re.compile("按照?")
_BY_LIST = re.compile(
    r"(?:以上|以下|以内)?(?:、[^，。；、]{2,20}?)*(?:的?(?:标准|额度|档次))?(?:一次性|分别|分档|直接)?"
    r"(?:给予|发放|予以|拨付|支付|享受|(?:提高|增加)(?![到至为])|上调|增发|(?:为[^，。；]{1,6})?(?:购买|缴纳|代缴))"
    r"(?:[^，。；、0-9]{0,6}[0-9.]+[十百千万亿]*元(?:以内)?的|[^，。；]{0,6}的)?"
)
_FINE = re.compile(
    r"(?:以上[0-9.]+[百千万]*元|以上[0-9一二三四五六七八九十两]+倍)?(?:以上|以下|以内)?的?(?P<noun>罚款|罚金|违约金|滞纳金)"
)
_CASUALTIES = re.compile("(?P<noun>死亡|遇难|受伤|失踪|重伤|轻伤|伤亡)(?!率|事故|的)")
_SIZED = re.compile(  # 3家年产值超亿元的|企业, 1所面积不低于60平方米的|卫生室
    r"(?:[\u4e00-\u9fff]{1,9}?[额值量模资积入能位力数税费产龄]|占地)(?:突破|[超过达到为在]{1,2}|不[低少大小高]于|不超过|至少|约)?"
    r"[0-9.]*[0-9十百千万亿][^，。；、0-9]{1,6}?(?:及?以[上下内]|左右)?的(?=[\u4e00-\u9fff])"
)
_ONCE = re.compile(r"(?:的)?(?:一次性|定额|无偿|专项)(?=[\u4e00-\u9fff]{2})")
_AIMED_AT = re.compile(  # 高于3.5%的控制目标: the aim is that of what was named before
    r"的(?:年度|全年|年初|预期|控制|规划|考核|约束性)*(?:目标|计划|指标|任务|预算)"
)
_RATE = re.compile(
    r"的?(?P<noun>[\u4e00-\u9fff]{0,5}?(?:[\u4e00-\u9fff]率(?![先领直])|[\u4e00-\u9fff]{2}(?:幅度|比例|份额|权重|折扣)))"
    r"(?!为|达|是|[提降增高低])"
)
_FROM = re.compile(r"[由从][^，。；0-9]{0,12}$")
_TO = re.compile(
    r"(?:左右|以上|以下|以内)?(?:进一步|逐步|再|将)?[\u4e00-\u9fff]{1,4}?[到至为成]"
    r"(?:(?:20|19)[0-9]{2}年[底末]?的|今年的|现在的|目前的)?(?:约|近|不超过|不低于)?"
)
_MOVED = re.compile(r"，?[由从](?![业事而此严众军属价中衷])")
_BENCHMARK = re.compile(
    r"(?:原则上|一般|最[高低])?(?:(?:不得?|不能|不应|不可)(?:超过|[高低少多大小]于)|控制在|相当于|高出|超过)"
    r"(?=[\u4e00-\u9fff]{3})"
)
_ON_BASE = re.compile(
    "(?P<noun>[\u4e00-\u9fff]{2,16})在[^，。；]{2,16}基础上"
)  # 产值在2007年的基础上
_GRANT_NAME = re.compile(  # 新纳入统计的制造业企业|一次性奖励金额
    "(?:一次性)?(?:资金|定额|专项)?(?:奖励|补助|补贴|资助|奖补|补偿)(?:金额|资金|标准|额度|金)?$"
)
_SHARED_BY = re.compile(
    "由(?![于此])[^，。；]{2,30}?(?:各?按|分别|$)"
)  # 所需资金|由省、县按6:4分担
_LONG_RECEIVER = 8
_RECEIVER = re.compile(  # 按每平方米20元给予主办单位|补助
    r"[\u4e00-\u9fff]{0,10}?(?:单位|企业|机构|人员|个人|者|[农商用]户|公司|团队|平台|学校)(?=(?:一次性)?[补奖资贴])"
)
_RANKS = re.compile(  # 连续8年全国第一
    "(?:[位稳]?居|保持|名列|位列)?(?:全[国省市县区球]|世界|亚洲|同类|[东中西]部)"
)
_LASTS = re.compile("(?:且|并|也|已|实现|保持)*连续")  # …为52.6%，连续两个月上升
_MOVES = re.compile(
    r"[\u4e00-\u9fff]{0,3}(?:上升|下降|增长|回[升落暖]|保持|位[于居]|[高低]于|扩大|收窄|改善|超过)"
)
_LOOSE = re.compile(  # what names nothing: 但仍, 在此基础上, 不足
    "(?:[但并且也仍还则又均已未仅只应须可按最]|(?:城镇|农村)?[年月]?(?:人均|户均)|原则上|不得|不足|[低高]于|超过|在?[此这原现]?[有一]?基础上)*"
)
_BECOMES = re.compile(  # 62家|发展到124家: what follows is no noun
    r"(?:左右|以上)?(?:发展|增加|扩大|提高|提升|上升|下降|降低|减少|压缩|压减|缩短|调整|拓展|整合|精简|增|降|升|减|缩)[到至为]"
)
_CAP = re.compile(
    r"(?:单个(?:项目|企业|机构)|每[户家人个项]|单[户家]|[同每]?一家?(?:企业|项目|单位))?"
    r"(?:每年|全年|年度|累计|合计|总额)*(?:最高|封顶|至多|最多|上限为?|限额|不超过|不得超过|最高不超过)+"
)
_GRANT = re.compile(r"[补资][助贴]|奖励|奖补|贴息|补偿|支持|扶持")
_THRESHOLD = re.compile("(?:满|不足|(?<!不)(?<!不得)超过)$")  # 车龄超过8年不得从事客运
_PLAIN_NOUN_KINDS = ("count", "money", "quantity", "duration")


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
    part = part_of_whole(site, context, previous, core or scope) or announced(
        site, context, core or scope
    )
    if part:
        return part
    noun = None if is_shift(site) else _noun_after(site, context)
    if site.quantity.kind == "duration" and after_of(site) == "le" and not noun:
        core = _said_of(site, context) or core
    if noun and (core is None or _takes_noun(site, context, core)):
        return Named(noun, scope, False)
    if core is None and scope and site.quantity.kind in ("money", "quantity", "percent"):
        lead = lead_in(site, context)
        if lead:
            return Named(lead, scope, True)
    if core is None or (following and _governing().search(site.gap)):
        ahead = _borrowed(following, context)
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
        _given(site, following, context)
        or _paid_by(site, context)
        or _named_after(site)
        or _rate_after(site)
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
    if (_goes_to(site) or _goes_on(site)) and previous and previous[-1].indicator:
        return previous[-1]._replace(inherited=True)
    if _CAP.fullmatch(site.before) and (grant := _grant_before(site)):
        return Named(grant, None, True)
    return None


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
    said = _said_of(site, context)
    return (
        Named(said, scope, False)
        if said
        else Named(_subject_before(site, context, site.sentence[0]), scope, True)
    )


def _goes_to(site: Site) -> bool:
    """Tell whether a figure is what the one before changes to (由2.93元|调整为3.05元)."""
    return (
        site.previous is not None
        and site.previous.quantity.kind == site.quantity.kind
        and "；" not in site.between
        and bool(_FROM.search(site.previous.gap))
        and bool(_TO.fullmatch(site.gap))
    )


def _goes_on(site: Site) -> bool:
    """Tell whether a duration says how long what was measured has moved (连续两个月上升)."""
    lasts = site.quantity.kind == "duration" and _LASTS.fullmatch(site.gap)
    return bool(lasts and site.previous and _MOVES.match(site.after))


def _grant_before(site: Site) -> Offsets | None:
    """Return what is given, of which a bare cap says how much at most (…给予补助，最高3万元)."""
    given = list(_GRANT.finditer(site.text, site.sentence[0], site.clause))
    return given[-1].span() if given else None


def _given(site: Site, following: Sequence[Site], context: Context) -> Offsets | None:
    """Return what is given in amounts (给予不超过3万元的创业补贴, 提供20万元、300万元的贷款)."""
    first, _ = first_of_list(site)
    gap = strip_bound(first.gap)
    if not _GIVEN.search(gap) and not _GIVEN_TO.search(gap):
        return None
    last = site
    for other in following:
        if not other.in_list:
            break
        last = other
    noun = _noun_after(last, context)
    named = _GIVEN.search(gap) or (noun and _GRANT.search(site.text, *noun))
    return noun if named else None


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
    if site.quantity.kind == "ratio":
        shared = _SHARED_BY.search(site.text, start + 2, end)
        return (start, shared.start()) if shared else core
    if site.quantity.kind not in ("percent", "multiple", "money", "quantity"):
        return core
    paid = _GRANT_NAME.search(site.text, start, end) if site.quantity.kind == "money" else None
    if paid and paid.start() - start > _LONG_RECEIVER:
        return paid.span()
    moved = _MOVED.search(site.text, start + 2, end) if _TO.match(site.after) else None
    bound = site.quantity.kind in ("percent", "multiple") and site.gap.rstrip("约近").endswith("的")
    measured = _BENCHMARK.search(site.text, start, end) if bound else None
    cut = moved or measured
    if cut is None:
        return core
    return None if _LOOSE.fullmatch(site.text, start, cut.start()) else (start, cut.start())


def _paid_by(site: Site, context: Context) -> Offsets | None:
    """Return what is paid at a rate (按保费的60%给予|补贴; 按甲3万元、乙2万元的标准发放|补助)."""
    if site.quantity.kind not in ("money", "percent") or not _BY.search(site.before):
        return None
    paid = _BY_LIST.match(site.text, site.found.end + length_after(site), site.sentence[1])
    noun = noun_phrase(context, paid.end(), site.sentence[1]) if paid else None
    receiver = _RECEIVER.match(site.text, *noun) if noun else None
    return (receiver.end(), noun[1]) if noun and receiver else noun


def _named_after(site: Site) -> Offsets | None:
    """Return what sums or people are named by: 处1万元以上3万元以下|罚款, 造成3人|死亡."""
    by_kind = {"money": _FINE, "multiple": _FINE, "count": _CASUALTIES}
    pattern = by_kind.get(site.quantity.kind)
    named = pattern.match(site.text, site.found.end) if pattern else None
    return named.span("noun") if named else None


def _rate_after(site: Site) -> Offsets | None:
    """Return the rate that a number says (按20%的税率, 维持80%的暂退比例)."""
    rate = _RATE.match(site.text, site.found.end) if site.quantity.kind == "percent" else None
    return rate.span("noun") if rate else None


def _takes_noun(site: Site, context: Context, core: Offsets) -> bool:
    """Tell whether the noun after the number names it rather than the words before it.

    It does where these end in a verb, an adverb or a name (新建两所学校, 大唐700万吨露天煤矿),
    and not where they end in a measure (营业收入3000万元的企业).
    """
    text = context.text
    gap = strip_bound(site.gap)
    if _GIVEN.search(gap):
        return True
    if MEASURED.search(text, *core):
        return False
    if _THRESHOLD.search(site.gap) and (site.gap.endswith("满") or not _governing().search(gap)):
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


def _noun_after(site: Site, context: Context) -> Offsets | None:
    """Return the noun phrase right after the unit (130万农村困难群众)."""
    start = site.found.end + length_after(site)
    if _AIMED_AT.match(site.text, start) or _BECOMES.match(site.text, start):
        return None
    if site.quantity.kind == "duration" and _RANKS.match(site.text, start):
        return None
    end = site.sentence[1]
    sized = _SIZED.match(site.text, start, end) if site.quantity.kind == "count" else None
    if sized:
        return noun_phrase(context, sized.end(), end)
    rated = site.quantity.kind in ("percent", "multiple") and (
        site.text[start : start + 1] == "的" or _GRANT.match(site.text, start)
    )
    if site.quantity.kind not in _PLAIN_NOUN_KINDS and not rated:
        return None
    adverb = _ONCE.match(site.text, start)
    start = adverb.end() if adverb else start
    by_rate = _BY_RATE.match(site.text, start, end)
    if by_rate and site.quantity.kind == "money":
        start = by_rate.end()
    elif site.text[start : start + 1] in "的为是" and start < end:
        start += 1
    return noun_phrase(context, start, end)


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


def _subject_before(site: Site, context: Context, start: int) -> Offsets | None:
    """Return the subject of a clause before, from ``start`` on; the figure's own names none."""
    text = site.text
    right = site.clause - 1
    while right > start:
        left = max(text.rfind(mark, start, right) for mark in "，；：,;")
        left = max(left + 1, start)
        for time in context.times_in(left, right):
            left = max(left, time.end)
        phrase = noun_phrase(context, skip_leading(text, left, right), right)
        if phrase and not context.found_in("figures", *phrase):
            return phrase
        right = left - 1
    return None
