"""What follows a number: the noun that it counts, or what is said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyextract.link.bounds import length_after
from policyextract.link.context import Context
from policyextract.link.nouns import noun_phrase, predicate_phrase
from policyextract.link.phrases import Offsets
from policyextract.link.site import Site

GRANT = re.compile(r"[补资][助贴]|奖励|奖补|贴息|补偿|支持|扶持")
_BY_RATE = re.compile(
    r"(?:以上|以下|以内)?的?(?:标准|比例|额度|幅度)?(?:一次性|分别|分档|直接)?(?:给予|发放|拨付|予以|提高|代缴|缴纳|调整|增发)(?:[^，。；]{0,6}的)?"
)
_SIZED = re.compile(  # 3家年产值超亿元的|企业, 1所面积不低于60平方米的|卫生室
    r"(?:[\u4e00-\u9fff]{1,9}?[额值量模资积入能位力数税费产龄]|占地)(?:突破|[超过达到为在]{1,2}|不[低少大小高]于|不超过|至少|约)?"
    r"[0-9.]*[0-9十百千万亿][^，。；、0-9]{1,6}?(?:及?以[上下内]|左右)?的(?=[\u4e00-\u9fff])"
)
_ONCE = re.compile(r"(?:的)?(?:一次性|定额|无偿|专项)(?=[\u4e00-\u9fff]{2})")
_AIMED_AT = re.compile(  # 高于3.5%的控制目标: the aim is that of what was named before
    r"的(?:年度|全年|年初|预期|控制|规划|考核|约束性)*(?:目标|计划|指标|任务|预算)"
)
_BECOMES = re.compile(  # 62家|发展到124家: what follows is no noun
    r"(?:左右|以上)?(?:发展|增加|扩大|提高|提升|上升|下降|降低|减少|压缩|压减|缩短|调整|拓展|整合|精简|增|降|升|减|缩)[到至为]"
)
_LANDMARK = re.compile("的?(?:新|重要)?(?:大?台阶|大关|关口|门槛|量级|级别|俱乐部)")
_WHOSE = re.compile(  # 54个贫困县|农村集中供水率总体达到83%
    r"[\u4e00-\u9fff]{1,8}?(?:[县市区村户]|乡镇|企业|学校|高校|医院|机构|单位)"
    r"(?=[\u4e00-\u9fff]{2,14}[率额值量](?:[总均]?体?|都|也)?(?:达|为|超|[高低]于|保持|突破|[0-9]))"
)
_RANKS = re.compile(  # 连续8年全国第一
    "(?:[位稳]?居|保持|名列|位列)?(?:全[国省市县区球]|世界|亚洲|同类|[东中西]部)"
)
_PLAIN_NOUN_KINDS = ("count", "money", "quantity", "duration")
_HANDLED = re.compile(
    r"(?P<noun>[\u4e00-\u9fff]{0,2}"
    r"(?:登记|备案|手续|许可|核准|注销|退费|[余尾]款|隐患|事项|过户|报装|结果|理赔|险情|诉求))"
    r"(?:一般|原则上)?(?:应当?|须|要)?[在于]$"
)
_SETTLED = re.compile(
    "[之以]?内(?:予以|全部)?(?:办结|完成(?![\u4e00-\u9fff])|办理完毕|消除|[缴付结]清|退[还回]?|上?报)"
)


def noun_after(site: Site, context: Context) -> Offsets | None:
    """Return the noun phrase right after the unit (130万农村困难群众)."""
    start = site.found.end + length_after(site)
    if any(other.match(site.text, start) for other in (_AIMED_AT, _BECOMES, _LANDMARK)):
        return None
    if site.quantity.kind == "duration" and _RANKS.match(site.text, start):
        return None
    end = site.sentence[1]
    sized = _SIZED.match(site.text, start, end) if site.quantity.kind == "count" else None
    if sized:
        return noun_phrase(context, sized.end(), end)
    rated = site.quantity.kind in ("percent", "multiple") and (
        site.text[start : start + 1] == "的" or GRANT.match(site.text, start)
    )
    if site.quantity.kind not in _PLAIN_NOUN_KINDS and not rated:
        return None
    whose = _WHOSE.match(site.text, start, end) if site.quantity.kind == "count" else None
    if whose:
        return whose.span()
    adverb = _ONCE.match(site.text, start)
    start = adverb.end() if adverb else start
    by_rate = _BY_RATE.match(site.text, start, end)
    if by_rate and site.quantity.kind == "money":
        start = by_rate.end()
    elif site.text[start : start + 1] in "的为是" and start < end:
        start += 1
    return noun_phrase(context, start, end)


def borrowed(following: Sequence[Site], context: Context) -> Offsets | None:
    """Return the noun that a list's next figure carries (147万户、618万农村居民)."""
    if not following or not following[0].in_list:
        return None
    return noun_after(following[0], context)


def said_of(site: Site, context: Context) -> Offsets | None:
    """Return the predicate after the number (2624户已全部竣工入住)."""
    if site.quantity.kind not in _PLAIN_NOUN_KINDS:
        return None
    return predicate_phrase(context, site.found.end + length_after(site), site.sentence[1])


def thing_handled(site: Site) -> Offsets | None:
    """Return what is dealt with within a limit (小微企业|注册登记|应在3个工作日内办结)."""
    thing = _HANDLED.search(site.text, site.clause, site.found.start)
    return thing.span("noun") if thing and _SETTLED.match(site.after) else None


def begins_with_noun(context: Context, site: Site) -> bool:
    """Tell whether a noun stands right after the unit (建成3所|学校)."""
    words = context.words_in(site.found.end, site.found.end + 8)
    return bool(words) and words[0].tag[:1] == "n" and words[0].start == site.found.end
