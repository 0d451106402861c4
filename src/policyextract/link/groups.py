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
    r"(?:[（(]含[^）)]{0,4}[）)])?(?:(?:及?以[上下])?(?:[（(][^（）()]{1,24}[）)])?的[^，。；0-9、的]{0,4}|[^，。；、0-9的]{1,8}的|(?:、[^，。；]{1,30}?)+的[^，。；、]{0,8})[，,]?(?:暂停|暂缓|不予|不得|不作|取消|停止|可|要|应|须|由|按|视为|责令|予以|不少于|不低于|不超过|通报|约谈|为(?=不合格|合格|优秀|良好)|评为|定为|免|减|优先|实行|纳入|配备|加价|加收|扣|收回|一律|必须|全额|重新|每|奖|补|给)"
    r"|(?:及?以[上下])?的[；;]"
)
_CASE = re.compile(  # 连续两个月排名落后的，约谈…; 涨幅达到3.5%时，启动…
    r"[^，。；、0-9]{0,12}的[\u4e00-\u9fff]{0,6}(?:（[^（）]{1,6}）)?[，,](?=[^，。；]{0,12}(?:给予|予以|约谈|通报|问责|责令|不予|不得|取消|暂停|暂缓|停止|停发|等额|收回|启动|可(?![办靠再支持循追])|要|扣|按|由|应|须|奖|补|免|减|允许|准予|优先|享受|依法|收回|追回|扣|不再|奖))"
    r"|[^，。；、0-9]{0,6}时[，,]?(?=[^，。；]{0,8}(?:给予|予以|启动|可(?![办靠再支持循追])|按|由|应|须|及时|立即|停止|暂停|起赔|赔付|报警|预警|触发|生效))"
)
_WHOM = re.compile(
    r"[^，。；]{1,24}的(?:[，,]|[^，。；]{1,8}[，,]?[^，。；]{0,10}(?:予以|给予|约谈|通报|取消|由))"
)
_CONDITION = re.compile(
    r"^(?:[（(][^（）()]{1,4}[）)]|[0-9一二三四五六七八九十]{1,3}[、.．])?[ \u3000]*"
    r"(?:[“\"]?十[一二三四五]?五[”\"]?期间|(?:20[0-9]{2}|今|本)年(?:度|起)?)?"
    r"(?:对|凡|凡是|对于|将|把|向|或者|且)"
)
_OF_CONDITION = re.compile(
    r"(?:[（(]含[）)])?(?:及?以[上下])?[，,](?:且[^。；，]{1,24}|或者?[^。；，]{1,40})的[\u4e00-\u9fff]|但[^，。；]{1,24}的[\u4e00-\u9fff]|(?:及?以[上下])?(?:(?:、|且)[^，。；]{1,20})+的[\u4e00-\u9fff]|(?:及?以[上下])?的(?![0-9])|的[0-9]{1,6}[余多]?[户名家个人]|及?以[上下][\u4e00-\u9fff]"
)
_BUILDS = re.compile(r"形成|培育|打造|建成|实现|建设|保持|达到|完成|取得|投入|给予|创造|贡献|提供")
_BECOMES = re.compile(  # 成为首个总量突破5万亿元的城市
    "成为|跻身|迈[入进]|步入|晋级|[首唯][个一]|第[一二三四五六七八九十]+个"
)
_SIZES_OF = ("床位", "面积", "建筑面积", "托位", "规模", "座位", "投资", "占地", "学位")
_SIZES = ("层", "人", "户", "床", "张", "岁")
_DOES = re.compile(  # 推出100个以上主题服务: what is to be done, no group
    r"(?:解决|惠及|覆盖|吸纳|带动|转移|搬迁|安置|救助|帮扶|服务|种植|发展|收购|扶持|实施|推出|推进|建设|新建|改造|完成|建成|打造|培育|引进|组织|举办|开展|培训|创建|形成|建立|设立|认定|评选|遴选|制定|发布"
    r"|争取|力争|纳入|储备|谋划|推动|确保|整治|治理|实现|布局|落地|招引|转化|孵化|选派|配备|开工|新增|支持|扶持|推广|争创|申报|获批)"
    r"(?:了|均|各|约|近|至少|力争|国家级|省级|市级)?$"
)
OF_NOUN = re.compile(
    r"(?:[和或及、][^，。；、0-9的]{1,12})?的(?!问题|情况|现象|局面|困难|矛盾|差距)(?![^，。；]{0,6}(?:基础|情况|条件|背景|水平|基数)[上下])[“\u4e00-\u9fff]"
)
_WORK = re.compile(
    r"以上[^，。；、]{0,6}(?:任务|改造|建设|整治|修复)"
)  # 完成200万平方米以上改造任务
_OF_THOSE = re.compile(  # 收入20万元以上的村占比达到九成
    r"及?以[上下]的(?:重点|规模|骨干|龙头)?(?:村|企业|农户|家庭|县|乡镇|学校|项目|单位|机构|人口)[^，。；0-9]{0,3}(?:占|比例|比重|数量|实现|全部|要|须|应)"
)
_ENDS = re.compile(r"(?:消除|淘汰|关停|取缔|清退|关闭|取消|压减|整治|整合|拆除)[^，。；]{0,16}$")
_INFANTS = re.compile("(?:以[上下])?的?(?:婴|幼|乳|儿|孩|托)")
_HOLDS = re.compile(r"[^，。；、0-9]{2,10}(?:不少于|不低于|不小于|超过)$")
_WHERE_TO = re.compile(
    r"(?:在|对|向)[^，。；0-9]{0,8}$|(?<![相针面应])对[^，。；]{2,30}(?:[且和或]|达到?|超过)$"
)
_INCLUSIVE = re.compile(r"^[ ]?[（(]含[^）)]{0,6}[）)]")
_FALLS_SHORT = re.compile(
    "[额值入量资积力产费度率](?:均|仍|还)?(?:不足|低于|不到)$"
)  # 16个村收入不足10万元
_TWICE = re.compile(
    "[和及或][0-9一二三四五六七八九十]+[^，。；0-9]{1,3}及?以[上下]"
)  # 5人及5人以上
_SUBJECT = re.compile(  # 人口千人以上的村建一座公厕
    "(?:人口|户数|年?(?:收入|产值|营收|销售额|交易额)|规模|面积|从业人员|职工|投资|床位|存栏)?"
)
_COUNTED_AS = re.compile(r"[^，。；]{1,20}的，按照?(?=[^，。；]{1,12}(?:计算|折算|计))")
_COUNTED_GROUP = re.compile(  # 产值超3亿元企业9家, 不超过20万元部分
    r"(?:以[上下内])?的?部分|(?:以上)?[^，。；、0-9的]{0,6}(?:项目|企业|产业|集群|园区|公司|单位)(?:达到?|增至|突破|超过?|共)?[0-9]"
)
_SIZED = re.compile(  # 超50亿元的龙头企业新增2家, 500亩以上的基地8个
    r"(?:以上)?的[^，。；、0-9]{0,12}[0-9]+(?:[—～~至到-][0-9]+)?[余多]?[个处家座户所人名]|(?:以上)?的[^，。；、0-9]{0,8}(?:新增|总数|数量|增加|增至|达到?|突破|共|增长)(?:达到?|至|到)?[0-9]"
)
_CLASS = re.compile(r"(?:级|的[^，。；、0-9]{0,6})?(?:企业|产业|集群|园区|项目|强镇|强村|乡镇)")
_OF_SIZE = re.compile(r"(?:及?以上)(?:的)?[^，。；、0-9]{0,8}[0-9]")
_RATED_GROUP = re.compile(
    r"(?:及?以[上下])?的(?:[省市县区乡镇村]|企业|项目|单位|部门|机构|农户|家庭|人员|学校|地区|城市|园区|街道)"
)
_RATE = re.compile(r"率|完成|比例|比重|占|收入|增长|增幅|达|[超低高]|额|量")
_AGE = re.compile(r"寿命|平均年龄")
_PERSONS = re.compile(
    r"[及或]?以[上下内]的?[^，。；、0-9和及]{0,6}(?:人|居民|群众|劳动力|儿童|婴幼儿|幼儿|妇女|户)"
)
_OF_AGE = re.compile(  # 面向2至3岁幼儿, 70至79周岁每人每月50元
    r"的?[^，。；、0-9]{0,6}(?:人|居民|群众|劳动力|儿童|婴幼儿|幼儿|妇女|户)|[每分各]"
)
_LIMITS_GROUP = re.compile(
    r"(?:人口)?[及或]?以[上下内](?P<of>的)?(?!增长|目标|水平|速度|[和及与])[\u4e00-\u9fff]"
)


def is_condition(site: Site, comparator: Comparator, told: bool) -> bool:
    """Tell whether a bound says to whom or where a rule applies (对投资超过500万元的项目)."""
    if site.quantity.kind == "quantity" and not told and _is_range(site):
        return True
    if site.quantity.kind != "count" and not told and _CASE.match(site.after):
        return True
    if _COUNTED_AS.match(site.after) and not told:  # 安排1名盲人的，按照安排2名计算
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
    between = "" if site.between in _SIZES_OF else site.between
    follows = previous is not None and not between and previous.quantity.kind == "count"
    return follows and after_of(site) in BOUNDS


def _is_counted_before(site: Site) -> bool:
    """Tell whether the figure before it in the clause counts what it tells the size of."""
    previous = site.previous
    return (
        previous is not None
        and previous.clause == site.clause
        and previous.quantity.kind == "count"
    )


def _is_number(site: Site) -> bool:
    """Tell whether a figure counts things, not the size of one (20层以上高层)."""
    return site.quantity.kind == "count" and site.quantity.unit not in _SIZES


def limits_group(site: Site, aimed: bool, comparator: Comparator) -> bool:
    """Tell whether a bound defines a group (60岁及以上人口, 超50亿元的企业)."""
    if site.quantity.unit in ("岁", "周岁") and not _AGE.search(site.before):
        named = (_OF_AGE if comparator == "range" else _PERSONS).match(site.after)
        return comparator in (*BOUNDS, "range") and (not aimed or bool(named))
    if _TWICE.match(site.after):
        return True
    bound = _LIMITS_GROUP.match(site.after)
    if bound and (limits := _limits_by_bound(site, aimed, bool(bound["of"]))) is not None:
        return limits
    sized = _SIZED.match(site.after) or _is_size(site) or _COUNTED_GROUP.match(site.after)
    if comparator in BOUNDS and sized:
        return True
    if site.quantity.kind == "money" and _is_class(site, comparator):
        return True
    if site.quantity.unit == "个月" and _INFANTS.match(site.after):
        return True
    stated = comparator in BOUNDS and site.quantity.comparator != comparator  # not by 多 or 余
    return stated and _limits_by_words(site, aimed)


def _limits_by_bound(site: Site, aimed: bool, of_noun: bool) -> bool | None:
    """Tell whether 以上 behind a figure defines a group, None where other words must tell.

    ``of_noun`` tells whether 的 and a noun follow (500亩以上的基地).
    """
    does = not of_noun and _DOES.search(site.gap)
    if does and (_is_number(site) or _WORK.match(site.after)):
        return False
    if _OF_THOSE.match(site.after) or _ENDS.search(site.before):
        return True
    if of_noun and site.gap.endswith("批"):  # 建成一批200头以上的养殖场
        return True
    if of_noun and _BUILDS.search(site.before):
        return None
    subject = _SUBJECT.fullmatch(site.before) or _WHERE_TO.search(site.before)
    return not (aimed and of_noun) or bool(subject)


def _limits_by_words(site: Site, aimed: bool) -> bool:
    """Tell whether a bound before a figure defines a group (收入不足10万元的村)."""
    counted = _is_counted_before(site)
    if counted and _FALLS_SHORT.search(site.gap):
        return True
    if not OF_NOUN.match(_INCLUSIVE.sub("", site.after)):
        return False
    if counted and _HOLDS.search(site.gap):
        return True  # 建成1所托位不少于150个的托育中心
    return not (aimed or _BUILDS.search(site.before) or _BECOMES.search(site.before))
