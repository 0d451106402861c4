"""Bounds that say to whom or where a rule applies, or which things are counted."""

from __future__ import annotations

import re

from policyextract.facts import Comparator
from policyextract.link.bounds import BOUNDS, after_of
from policyextract.link.site import Site

_WITHIN_RANGE = re.compile(
    r"[ ]?(?:[（(]含[^）)]{0,8}[）)])?(?:的?范围|距离)?(?:以|之)?[内外](?!部|地|容)|范围"
)
_IF = re.compile(
    r"^(?:(?:若(?!干)|如(?!期|何|下|是|东|今|此|意|实|约|同|数|皋|果))|如果|凡是?|一旦)"
)
_SUSPENDS = re.compile(
    r"(?:及?以[上下])?的[，,]?(?:暂停|暂缓|不予|不得|取消|停止|可|应|须|由|按|视为|责令|予以|免|减|优先|实行|纳入)"
)
_CASE = re.compile(  # 连续两个月排名落后的，约谈…; 涨幅达到3.5%时，启动…
    r"[^，。；、0-9]{0,12}的[\u4e00-\u9fff]{0,6}(?:（[^（）]{1,6}）)?[，,](?=[^，。；]{0,12}(?:给予|予以|约谈|通报|问责|责令|不予|不得|取消|暂停|启动|可|按|由|应|须|奖|补|免|减|允许|准予|优先|享受|依法|收回|追回|扣|不再|奖))"
    r"|[^，。；、0-9]{0,6}时[，,](?=[^，。；]{0,8}(?:给予|予以|启动|可|按|由|应|须|及时|立即|停止|暂停))"
)
_WHOM = re.compile(
    r"[^，。；]{1,24}的(?:[，,]|[^，。；]{1,8}[，,]?[^，。；]{0,10}(?:予以|给予|约谈|通报|取消|由))"
)
_CONDITION = re.compile(
    r"^(?:[（(][^（）()]{1,4}[）)]|[0-9一二三四五六七八九十]{1,3}[、.．])?[ \u3000]*"
    r"(?:[“\"]?十[一二三四五]?五[”\"]?期间|(?:20[0-9]{2}|今|本)年(?:度|起)?)?"
    r"(?:对|凡|凡是|对于|将|把|向)"
)
_OF_CONDITION = re.compile(
    r"(?:及?以[上下])?的(?![0-9])|的[0-9]{1,6}[余多]?[户名家个人]|及?以[上下][\u4e00-\u9fff]"
)
_BUILDS = re.compile(r"形成|培育|打造|建成|实现|建设|保持|达到|完成|取得|投入|给予|创造|贡献|提供")
_SIZES = ("层", "人", "户", "床", "张", "岁")
_DOES = re.compile(  # 推出100个以上主题服务: what is to be done, no group
    r"(?:实施|推出|推进|建设|新建|改造|完成|建成|打造|培育|引进|组织|举办|开展|培训|创建|形成|建立|设立|认定|评选|遴选|制定|发布"
    r"|整治|治理|实现|布局|落地|招引|转化|孵化|选派|配备|开工|新增|支持|扶持|推广|争创|申报|获批)"
    r"(?:了|均|各|约|近|至少|力争|国家级|省级|市级)?$"
)
OF_NOUN = re.compile(
    r"(?:[和或及、][^，。；、0-9的]{1,12})?的(?!问题|情况|现象|局面|困难|矛盾|差距)(?![^，。；]{0,6}(?:基础|情况|条件|背景|水平|基数)[上下])[\u4e00-\u9fff]"
)
_WORK = re.compile(r"以上[^，。；、]{0,6}(?:任务|改造|建设|整治|修复)")  # 完成200万平方米以上改造任务
_COUNTED_GROUP = re.compile(  # 产值超3亿元企业9家, 不超过20万元部分
    r"(?:的)?部分|(?:以上)?[^，。；、0-9的]{0,6}(?:项目|企业|产业|集群|园区|公司|单位)(?:达到?|增至|突破|超过?|共)?[0-9]"
)
_SIZED = re.compile(  # 超50亿元的龙头企业新增2家
    r"(?:以上)?的[^，。；、0-9]{0,8}(?:新增|总数|数量|增加|增至|达到?|突破|共|增长)(?:达到?|至|到)?[0-9]"
)
_CLASS = re.compile(r"(?:级|的[^，。；、0-9]{0,6})?(?:企业|产业|集群|园区|项目|强镇|强村|乡镇)")
_OF_SIZE = re.compile(r"(?:及?以上)(?:的)?[^，。；、0-9]{0,8}[0-9]")
_RATED_GROUP = re.compile(
    r"(?:及?以[上下])?的(?:[省市县区乡镇村]|企业|项目|单位|部门|机构|农户|家庭|人员|学校|地区|城市|园区|街道)"
)
_RATE = re.compile(r"率|完成|比例|比重|占|收入|增长|增幅|达|[超低高]|额|量")
_AGE = re.compile(r"寿命|平均年龄")
_LIMITS_GROUP = re.compile(
    r"(?:人口)?[及或]?以[上下内](?P<of>的)?(?!增长|目标|水平|速度|[和及与])[\u4e00-\u9fff]"
)


def is_condition(site: Site, comparator: Comparator, told: bool) -> bool:
    """Tell whether a bound says to whom or where a rule applies (对投资超过500万元的项目)."""
    if site.quantity.kind == "quantity" and not told and _is_range(site):
        return True
    if site.quantity.kind != "count" and not told and _CASE.match(site.after):
        return True
    if site.quantity.kind == "duration" and site.gap.endswith("连续") and not told:
        return bool(_WHOM.match(site.after))
    if comparator not in (*BOUNDS, "range"):
        return False
    if _SUSPENDS.match(site.after) or _IF.match(site.before):
        return True
    if comparator != "range" and _CONDITION.match(site.before) and _OF_CONDITION.match(site.after):
        return True
    rated = site.quantity.kind == "percent" and _RATED_GROUP.match(site.after)
    return bool(rated and _RATE.search(site.before))


def _is_range(site: Site) -> bool:
    """Tell whether a length says how far a rule reaches (两侧500米范围内)."""
    return site.quantity.unit in ("米", "公里", "千米") and bool(_WITHIN_RANGE.match(site.after))


def _is_class(site: Site, comparator: Comparator) -> bool:
    """Tell whether a sum names the size of what is counted (50亿元以上3个, 百亿元企业12家)."""
    bare = not any(char.isdecimal() for char in site.text[site.found.start : site.found.end])
    named = bare and _CLASS.match(site.after)
    return bool(named or (comparator in BOUNDS and _OF_SIZE.match(site.after)))


def _is_size(site: Site) -> bool:
    """Tell whether a bound stands between a count and its noun (5个50万亩以上的基地)."""
    previous = site.previous
    follows = previous is not None and not site.between and previous.quantity.kind == "count"
    return follows and after_of(site) in BOUNDS


def _is_number(site: Site) -> bool:
    """Tell whether a figure counts things, not the size of one (20层以上高层)."""
    return site.quantity.kind == "count" and site.quantity.unit not in _SIZES


def limits_group(site: Site, aimed: bool, comparator: Comparator) -> bool:
    """Tell whether a bound defines a group (60岁及以上人口, 超50亿元的企业)."""
    if site.quantity.unit in ("岁", "周岁") and not _AGE.search(site.before):
        return comparator in (*BOUNDS, "range") and not aimed
    match = _LIMITS_GROUP.match(site.after)
    does = match and not match["of"] and _DOES.search(site.gap)
    if does and (_is_number(site) or _WORK.match(site.after)):
        return False
    if match and not (match["of"] and _BUILDS.search(site.before)):
        return not (aimed and bool(match["of"]))
    if comparator in BOUNDS and (_SIZED.match(site.after) or _is_size(site)):
        return True
    if site.quantity.kind == "money" and _is_class(site, comparator):
        return True
    if comparator in BOUNDS and not aimed and _COUNTED_GROUP.match(site.after):
        return True
    stated = comparator in BOUNDS and site.quantity.comparator != comparator  # not by 多 or 余
    return (
        bool(stated and OF_NOUN.match(site.after)) and not aimed and not _BUILDS.search(site.before)
    )
