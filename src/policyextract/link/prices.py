"""Prices, rates and standards: what a rule sets them to, and the changes that it makes."""

from __future__ import annotations

import re

from policyextract.link.change import raised_by
from policyextract.link.cues import words
from policyextract.link.site import Site, sentence_before

RATES = (  # shares that a rule sets
    "(?:返还|扣除|补贴|补助|支付|报销|暂退|抵扣|奖励|贴息|优惠|预付|缴存|提取|分担)比例"
)
_LEVELS = (  # what a government sets the level of
    r"(?:(?<!防洪)(?<!排涝)(?<!设防)标准(?!化|地|体系|厂房|煤|田|园)|奖金|权重|额度|限额|定额|起付线|封顶线|[上下]限|扣除额|倍数|税率|费率|运价|票价|[水电气热]价|收费|最低工资"
    r"|(?:首付款?|报销|支付|补助|补贴|奖补|提取|缴存|缴费|抵扣|贴息|返还|分担|资助|奖励|出资)比例"
    r"|预留(?:份额|比例)|(?:晋级|申报|缴费|缴存|公示|培训|服务|退费)(?:时间|年限)|(?:期限|时限|责任期|有效期|质保期)|(?:提取|可贷|贷款|支付|报销|补助)额|(?:补助|补贴|奖励|奖补|津贴|救助)(?:资金|金|款)?|(?<!平均)(?<!加权)[贷存]款(?:基准)?利率)"
)
_SETS = (
    "(?:提高|上调|下调|调整|调高|调低|降低?|下降|增加|升"
    "|延长|延|压缩|压减|缩短|放宽|统一|提升|扩大)"
)
_FROM_THEN = (  # 标准，2016年起由15元提高到20元
    "(?:，?[自从]?(?:20[0-9]{2}年|今年|明年)(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?起，?)?"
)
_LEVEL_SET = re.compile(
    rf"{_LEVELS}(?![^，。；]{{0,12}}(?:水平|总额|规模))[^，。；0-9]{{0,16}}{_FROM_THEN}(?:，?[由从][^，。；]{{1,24}}?)?(?:分别|统一|再|进一步|逐步)?{_SETS}(?:到|至|为)"
    r"(?:每[人户亩个生名家件次月年学期公里]{1,5})*[^，。；0-9]{0,4}$"
)
_LEVEL_LEFT = re.compile(
    rf"{_LEVELS}(?![^，。；]{{0,12}}(?:水平|总额|规模))[^，。；0-9]{{0,16}}{_FROM_THEN}，?[由从][^，。；0-9]{{0,14}}$"
)
_LEVEL_MOVES = re.compile(
    rf"(?:左右|以上|以下)?(?:进一步|逐步|统一|再|分别)?{_SETS}[^，。；0-9]{{0,3}}(?:到|至|为)"
)
_LEVEL_NAMED = re.compile(  # 16%的增值税税率降至13%
    rf"的[^，。；0-9]{{0,10}}(?:税率|费率|利率|标准|比例|限额){_SETS}(?:到|至|为)"
)
_LEVEL_NOUN = re.compile(_LEVELS)
_GOAL, _NEAR = re.compile("[到至为]"), 24  # what a level is set by, so near before its number
_MEASURED = re.compile("平均|人均水平|实际|综合融资")
_REPRICED = re.compile(r"(?:[上下]调|[上下]浮|加价|提高|降低|增加)(?:了|约)?$")
_PER_UNIT = re.compile(
    r"每(?:月|年|学期|人|户|名|立方米|平方米|吨|度|千瓦时|次|小时|张|公里|公斤|升|件|亩)"
)
_PAID = re.compile(
    r"(?:报销|补偿|补助|支付|赔付|贴息|首付|扣除)[^，。；]{0,20}(?:提高|降低|上浮|下浮)(?:了|约)?$"
)
_RAISED = re.compile(
    r"(?:标准|价格|限额|[水电气热]价|工资)(?:再|分别|每[^，。；]{1,5})?"
    r"(?:提高|降低|上调|下调|增加)(?:了|约)?$"
)
_CAP = re.compile(
    r"(?:涨幅|增幅|降幅|浮动|幅度|加价)[^，。；]{0,6}(?:最高|不得|不能)?(?:不超过|超过|控制在)$"
)
_CUT = re.compile(
    r"(?:扣[减缴除发]|核减|规模[上下]调|加[收价]|优惠|减免|减按|减征|减收|[上下]浮|相应(?:增加|减少|提高|降低))[^，。；0-9]{0,8}$"
)
_STEP = re.compile(r"每(?:增加|增长|提高|降低|减少|新增|超)$")  # 每增长100万元再奖励3万元
_OVER = re.compile(r"(?:以[上下内])?的?部分")
_NOW_RESET = re.compile(
    r"(?:此次|这次|本次)[^，。；]{0,6}(?:提高|降低|调整|上调|下调|增加)[^。；]{0,16}$"
)
_PROLONGED = re.compile(
    r"(?:期限|时间|有效期|年限|假期|产假|周期|政策)[^，。；]{0,4}延长(?:了|约)?$"
)
_RATED = re.compile(
    r"在此基础上[，]?(?:可|再|适当|分别)*(?:上浮|下浮|提高|降低|增加|减少)(?:了|约)?$|(?:标准|(?<!占)比例|价格|额度|限额|利率|费率|运价|票价|[水电气热]价|租金|收费)[^，。；]{0,4}(?:上浮|下浮|提高|降低)(?:了|约)?$"
)
_SHORT = 16  # characters of a clause that goes on the one before it (…标准，由600元提高到800元)
_PRICED = re.compile("[水电气热票运]价|收费|租金")
_CEILING = re.compile("上限|限价|指导价|收费标准|收费上限")
_RUN_IN = 20  # characters of a run-in heading
_PRICES = re.compile(r"价格|收费|标准|[水电气热]价|工资")
_RESET = re.compile(r"(?:调整|核定|确定|规定|提高|上调|下调|降低)(?:为|至|到)[^，。；]{0,4}$")
_RESETS = re.compile(
    rf"(?:标准|价格|限额|定额|工资|扣除额|税率|费率|{RATES})[^。；]*(?:调整|核定|确定|规定|提高|上调|下调|降低)(?:为|至|到)"
)


def is_ruled_change(site: Site, clause: str) -> bool:
    """Tell whether a rule allows, caps or makes a change (上调0.02元/千瓦时, 涨幅最高不超过5%)."""
    capped = site.quantity.kind in ("percent", "money", "percentage_point") and _CAP.search(
        site.gap
    )
    paid = site.quantity.kind in ("percentage_point", "percent") and _PAID.search(site.before)
    rated = site.quantity.kind in ("percent", "percentage_point") and _RATED.search(site.gap)
    longer = site.quantity.kind == "duration" and _PROLONGED.search(site.gap)
    cut = _CUT.search(site.gap) or _OVER.match(site.after)
    step = _STEP.search(site.gap)
    now = cut or step or raised_by(site) or _NOW_RESET.search(sentence_before(site))
    return bool(
        longer
        or now
        or capped
        or paid
        or rated
        or _is_repriced(site)
        or words("permission").search(clause)
    )


def _is_repriced(site: Site) -> bool:
    """Tell whether a price is raised or lowered (上调0.02元/千瓦时)."""
    if site.quantity.kind != "money":
        return False
    if _RAISED.search(site.gap):
        return True
    per = "/" in (site.quantity.unit or "") or _PER_UNIT.search(site.before)
    return bool(per and _REPRICED.search(site.gap))


def is_level_set(site: Site) -> bool:
    """Tell whether a rule's level is changed to the figure, or from it, in any kind of text.

    补助标准由每公里10万元调整为12万元, 起付线降至1.2万元: both ends are what a rule sets.
    """
    before = sentence_before(site).rpartition("；")[2]
    moves, named = _LEVEL_MOVES.match(site.after), _LEVEL_NAMED.match(site.after)
    if not (moves or named or _GOAL.search(before, max(0, len(before) - _NEAR))):
        return False
    clauses = before.rsplit("，", 2)
    stated = "，".join(clauses[-2:]) if len(clauses[-1]) < _SHORT else clauses[-1]
    if _MEASURED.search(clauses[-1] if _LEVEL_NOUN.search(clauses[-1]) else stated):
        return False
    left = moves and _LEVEL_LEFT.search(stated)
    return bool(left or named or _LEVEL_SET.search(stated))


def is_priced(site: Site) -> bool:
    """Tell whether a figure stands in a list of prices, or is what a standard is set to."""
    if site.quantity.kind not in ("money", "percent"):
        return False
    line = site.text.rfind("\n", 0, site.found.start) + 1
    head = site.text[line : line + _RUN_IN]
    priced = _PRICES.search(head) or _CEILING.search(sentence_before(site))
    listed = "/" in (site.quantity.unit or "") and priced
    per = site.quantity.kind == "money" and _PER_UNIT.search(site.gap)
    each = per and _PRICED.search(sentence_before(site))
    reset = site.in_list or _RESET.search(site.gap)
    return bool(listed or each or (reset and _RESETS.search(sentence_before(site))))
