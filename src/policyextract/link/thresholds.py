"""Thresholds: figures that a rule sets (a cap, a price), or that say to whom it applies."""

from __future__ import annotations

import re
from collections.abc import Callable

from policyextract.facts import Comparator, Document, Role
from policyextract.lexicon import words_of
from policyextract.link.site import Site

_RULE_TYPES = ("measures", "regulation")
_TELLING_TYPES = ("work_report", "news", "decision")
_GROUPED = ("count", "money", "quantity", "duration")
_ORDERS = ("notice", "opinion", "scheme", "measures", "regulation", "plan")
_REPRICED = re.compile(r"(?:[上下]调|[上下]浮|加价|提高|降低|增加)(?:了|约)?$")
_PER_UNIT = re.compile(r"每(?:人|户|名|立方米|平方米|吨|度|千瓦时|次|小时|张|公里|公斤|升|件|亩)")
_PAID = re.compile(
    r"(?:报销|补偿|补助|支付|赔付|贴息|首付|扣除)[^，。；]{0,20}(?:提高|降低|上浮|下浮)(?:了|约)?$"
)
_CAP = re.compile(
    r"(?:涨幅|增幅|降幅|浮动|幅度)[^，。；]{0,6}(?:最高|不得|不能)?(?:不超过|超过|控制在)$"
)
_WITHIN_RANGE = re.compile(
    r"[ ]?(?:[（(]含[^）)]{0,8}[）)])?(?:的?范围|距离)?(?:以|之)?[内外](?!部|地|容)|范围"
)
_IF = re.compile(
    r"^(?:(?:若(?!干)|如(?!期|何|下|是|东|今|此|意|实|约|同|数|皋|果))|如果|凡是?|一旦)"
)
_SUSPENDS = re.compile(
    r"(?:及?以[上下])?的[，,]?(?:暂停|暂缓|不予|不得|取消|停止|可|应|须|由|按|视为|责令|予以|免|减|优先|实行|纳入)"
)
_EACH = re.compile(r"每[个]?(?:户|人|家|联合户|单位|校|班)[^，。；]{0,6}(?:应|须|不)")
_WHERE = re.compile(r"(?:^|[；;：:])[^，。；：]{2,40}的[，,][^。；]*$")
_WINNERS = re.compile(r"获得?[^，。；]{0,16}$|获得?[^，。；]{0,16}(?:的|（)")
_LIMIT = re.compile(r"(?:最长|最多|最迟|时限|期限|时间)?(?:不|不得|不能)超过$|最长$|最迟$|限时?$")
_WITHIN = re.compile(r"(?:以|之)?内")
_UPON = re.compile(r"后$|之日起$|之后$")
_RUN_IN = 20  # characters of a run-in heading
_PRICES = re.compile(r"价格|收费|标准|[水电气热]价|工资")
_RESET = re.compile(r"(?:调整|核定|确定|规定|提高|上调|下调|降低)(?:为|至|到)[^，。；]{0,4}$")
_RESETS = re.compile(
    r"(?:标准|价格|限额|定额|工资|扣除额|税率|费率)[^。；]*(?:调整|核定|确定|规定|提高|上调|下调|降低)(?:为|至|到)"
)
_LIST = 200  # characters of a list behind the words that announce it
_BOUNDS = ("ge", "gt", "le", "lt")

_PER_HEAD = re.compile(
    r"(?:月人均|人月均|每(?:人|户|亩|家|个|件|名|次|套|间|栋|头|只|台|辆|株|吨|所|村|平方米|公顷|生|岗|学期)(?:每?[年月天日])?)[^，。；]{0,8}$"
)
_GRANTED = re.compile(
    r"^[^。；]{0,60}?的[，,]?(?:可|再|按[^，。；]{0,16}|分别|一次性|每[人户亩个家]|最高)*"
    r"(?:给予|奖励|补助|补贴|资助|奖|不予|取消|责令|处[以分罚0-9]|予以)"
)
_GRANT = re.compile(
    r"^(?:可|可以|一律|一次性)?给予|对[^，。；]{2,40}(?:给予|奖励|补助|补贴|资助|处以?)"
)
_CONDITION = re.compile(
    r"^(?:[（(][^（）()]{1,4}[）)]|[0-9一二三四五六七八九十]{1,3}[、.．])?[ \u3000]*(?:对|凡|凡是|对于|将|把|向)"
)
_OF_CONDITION = re.compile(
    r"(?:及?以[上下])?的(?![0-9])|的[0-9]{1,6}[余多]?[户名家个人]|及?以[上下][\u4e00-\u9fff]"
)
_BUILDS = re.compile(r"形成|培育|打造|建成|实现|建设|保持|达到|完成|取得|投入|给予|创造|贡献|提供")
_OF_NOUN = re.compile(r"的(?![^，。；]{0,6}(?:基础|情况|条件|背景|水平|基数)[上下])[\u4e00-\u9fff]")
_COUNTED_GROUP = re.compile(  # 投资超10亿元重大项目14个
    r"(?:以上)?[^，。；、0-9的]{0,6}(?:项目|企业|产业|集群|园区|公司|单位)(?:达到?|增至|突破|超过?|共)?[0-9]"
)
_RATED_GROUP = re.compile(
    r"(?:及?以[上下])?的(?:[省市县区乡镇村]|企业|项目|单位|部门|机构|农户|家庭|人员|学校|地区|城市|园区|街道)"
)
_RATE = re.compile(r"率|完成|比例|比重|占|收入|增长|增幅|达|[超低高]|额|量")
_AGE = re.compile(r"寿命|平均年龄")
_LIMITS_GROUP = re.compile(
    r"(?:人口)?[及或]?以[上下内](?P<of>的)?(?!增长|目标|水平|速度|[和及与])[\u4e00-\u9fff]"
)
_SHARED_OUT = re.compile(
    r"分担|共担|承担|按[^，。；]{0,4}[:：∶﹕][^，。；]{0,6}(?:配套|出资|分成|分摊)"
)


def is_standard(
    site: Site,
    document: Document,
    clause: str,
    comparator: Comparator,
    role: Role,
    aimed: bool,
    named_aim: bool,
    told: bool,
) -> bool:
    """Tell whether a rule sets the figure, by the words of its clause and the genre.

    ``aimed`` tells whether clause or date make it an aim, ``named_aim`` whether words do,
    ``told`` whether date or heading say that it is over.
    """
    kind, genre = site.quantity.kind, document.doc_type
    if role == "change":
        return genre in _ORDERS and not (aimed or told) and _is_ruled_change(site, clause)
    if kind == "rank":
        return genre in _ORDERS and bool(_WINNERS.search(site.before + site.after[:12]))
    if kind in _GROUPED and _limits_group(site, aimed, comparator):
        return True
    if kind in ("percentage_point", "rank", "multiple") or genre == "bulletin":
        return False
    done = bool(_words("already").search(clause))
    if not done and _is_granted(site, clause):
        return True
    if genre == "work_report":
        return False
    if not (done or named_aim) and _is_ruled(site, clause):
        return True
    if kind == "duration" and not (aimed or done) and _is_deadline(site, comparator):
        return True
    if genre in _ORDERS and not (done or told) and _is_priced(site):
        return True
    if not (done or told) and _words("quota").search(site.text, *_lead_in(site)):
        return kind in ("money", "percent", "quantity")
    if genre in _TELLING_TYPES:
        return False
    if not done and kind in ("money", "percent") and _words("price").search(clause):
        return True
    by_genre = _BY_GENRE.get(genre, _in_an_order)
    if told and by_genre in (_in_an_order, _in_a_plan):
        return False
    return by_genre(site, clause, comparator, aimed, named_aim) and not (
        done and genre not in _RULE_TYPES
    )


def _is_ruled_change(site: Site, clause: str) -> bool:
    """Tell whether a rule allows, caps or makes a change (上调0.02元/千瓦时, 涨幅最高不超过5%)."""
    capped = site.quantity.kind == "percent" and _CAP.search(site.gap)
    paid = site.quantity.kind in ("percentage_point", "percent") and _PAID.search(site.before)
    return bool(capped or paid or _is_repriced(site) or _words("permission").search(clause))


def _is_repriced(site: Site) -> bool:
    """Tell whether a price is raised or lowered (上调0.02元/千瓦时)."""
    if site.quantity.kind != "money":
        return False
    per = "/" in (site.quantity.unit or "") or _PER_UNIT.search(site.before)
    return bool(per and _REPRICED.search(site.gap))


def _is_priced(site: Site) -> bool:
    """Tell whether a figure stands in a list of prices, or is what a standard is set to."""
    if site.quantity.kind not in ("money", "percent"):
        return False
    line = site.text.rfind("\n", 0, site.found.start) + 1
    listed = "/" in (site.quantity.unit or "") and _PRICES.search(site.text[line : line + _RUN_IN])
    reset = site.in_list or _RESET.search(site.gap)
    return bool(listed or (reset and _RESETS.search(_sentence_before(site))))


def _is_deadline(site: Site, comparator: Comparator) -> bool:
    """Tell whether a duration is a limit for a case (最长不超过1个工作日, 受理后5日内)."""
    if comparator not in ("le", "lt"):
        return False
    return bool(_LIMIT.search(site.gap) or (_WITHIN.match(site.after) and _UPON.search(site.gap)))


def _sentence_before(site: Site) -> str:
    return site.text[max(site.sentence[0], site.found.start - _LIST) : site.found.start]


def _lead_in(site: Site) -> tuple[int, int]:
    return max(site.sentence[0], site.found.start - _LIST), site.clause


def _is_granted(site: Site, clause: str) -> bool:
    """Tell whether the figure is given to somebody, or shared out between those who pay."""
    if _SHARED_OUT.search(clause) and site.quantity.kind in ("ratio", "percent"):
        return True
    return bool(_GRANT.search(site.before) or _GRANTED.match(site.after))


def _is_ruled(site: Site, clause: str) -> bool:
    """Tell whether words of a rule stand in the clause, or a sum goes to each of many."""
    per_head = site.quantity.kind == "money" and _PER_HEAD.search(site.before)
    return bool(_words("rule").search(clause) or per_head)


def _in_a_rule(
    site: Site, clause: str, comparator: Comparator, aimed: bool, named_aim: bool
) -> bool:
    """Support measures and statutes: everything but what is told, aimed at, or will be done."""
    if named_aim and not _words("given").search(clause):
        return False
    if site.quantity.kind == "money" and _words("fund").search(_sentence_before(site)[-40:]):
        return False
    if site.quantity.kind == "count" and _words("output").search(clause):
        return bool(_OF_NOUN.match(site.after))
    return not _words("done").search(clause) or bool(_words("condition").search(clause))


def _in_an_interpretation(
    site: Site, clause: str, comparator: Comparator, aimed: bool, named_aim: bool
) -> bool:
    """Questions and answers on a policy: bounds and sums beside words of a condition."""
    kind, bounded = site.quantity.kind, comparator in _BOUNDS
    if aimed or not (bounded or kind in ("money", "percent")):
        return False
    return kind == "duration" or bool(_words("condition").search(_sentence_before(site)))


def _in_an_order(
    site: Site, clause: str, comparator: Comparator, aimed: bool, named_aim: bool
) -> bool:
    """Notices, opinions, plans: deadlines, and sums and shares beside words of a condition."""
    kind = site.quantity.kind
    if kind == "duration" and comparator in ("le", "ge", "lt") and "天数" not in clause:
        return True
    if kind != "count" and _WHERE.search(_sentence_before(site)):
        return True
    if kind in ("quantity", "count") and comparator in _BOUNDS:
        return bool(_EACH.search(site.before))
    if kind not in ("money", "duration", "percent"):
        return False
    return bool(_words("condition").search(clause))


def _in_a_plan(
    site: Site, clause: str, comparator: Comparator, aimed: bool, named_aim: bool
) -> bool:
    """Plans: as in an order, but sums that are to be spent on grants are aims."""
    if (
        site.quantity.kind == "money"
        and comparator == "eq"
        and "/" not in (site.quantity.unit or "")
    ):
        return False
    return _in_an_order(site, clause, comparator, aimed, named_aim)


_ByGenre = Callable[[Site, str, Comparator, bool, bool], bool]
_BY_GENRE: dict[str, _ByGenre] = {
    "measures": _in_a_rule,
    "regulation": _in_a_rule,
    "interpretation": _in_an_interpretation,
    "plan": _in_a_plan,
}


def _words(use: str) -> re.Pattern[str]:
    return words_of("policyextract.link", "status.csv", use)


def is_condition(site: Site, comparator: Comparator, told: bool) -> bool:
    """Tell whether a bound says to whom or where a rule applies (对投资超过500万元的项目)."""
    if site.quantity.kind == "quantity" and not told and _is_range(site):
        return True
    if comparator not in (*_BOUNDS, "range"):
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


def _limits_group(site: Site, aimed: bool, comparator: Comparator) -> bool:
    """Tell whether a bound defines a group (60岁及以上人口, 超50亿元的企业)."""
    if site.quantity.unit in ("岁", "周岁") and not _AGE.search(site.before):
        return comparator in (*_BOUNDS, "range") and not aimed
    match = _LIMITS_GROUP.match(site.after)
    if match and not (match["of"] and _BUILDS.search(site.before)):
        return not (aimed and bool(match["of"]))
    if comparator in _BOUNDS and not aimed and _COUNTED_GROUP.match(site.after):
        return True
    before = comparator in _BOUNDS and _OF_NOUN.match(site.after)
    return bool(before) and not aimed and not _BUILDS.search(site.before)
