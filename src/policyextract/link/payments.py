"""Sums: what is given, paid at a rate, fined or capped at a number, and casualties."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyextract.link.bounds import length_after, strip_bound
from policyextract.link.context import Context
from policyextract.link.following import GRANT, noun_after
from policyextract.link.nouns import noun_phrase
from policyextract.link.phrases import Offsets
from policyextract.link.series import first_of_list
from policyextract.link.site import Site

GIVEN = re.compile(
    r"(?:给予|奖励|补助|补贴|资助|申请|予以|发放|提供)"
    r"(?:税[前后]|最高|额度|分别|为|一次性|合计|总额|不超过|每[人户家个]|单个|累计|的)*$"
)
_GIVEN_TO = re.compile(
    "(?:给予|奖励|补助|补贴|资助|发放|提供)[^，。；、0-9]{2,14}$"
)  # 给予企业30万元奖励
_BY = re.compile("按照?")
_BY_LIST = re.compile(
    r"(?:以上|以下|以内)?(?:、[^，。；、]{2,20}?)*(?:的?(?:标准|额度|档次))?(?:一次性|分别|分档|直接)?"
    r"(?:给予|发放|予以|拨付|支付|享受|(?:提高|增加)(?![到至为])|上调|增发|安排|列支|提取|计提|预留|(?:为[^，。；]{1,6})?(?:购买|缴纳|代缴))"
    r"(?:[^，。；、0-9]{0,6}[0-9.]+[十百千万亿]*元(?:以内)?的|[^，。；]{0,6}的)?"
)
_FINE = re.compile(
    r"(?:以上[0-9.]+[百千万]*元|以上[0-9一二三四五六七八九十两]+倍)?(?:以上|以下|以内)?的?(?P<noun>罚款|罚金|违约金|滞纳金)"
)
_CASUALTIES = re.compile("(?P<noun>死亡|遇难|受伤|失踪|重伤|轻伤|伤亡)(?!率|事故|的)")
_RATE = re.compile(
    r"的?(?P<noun>[\u4e00-\u9fff]{0,5}?(?:[\u4e00-\u9fff]率(?![先领直])|[\u4e00-\u9fff]{2}(?:幅度|比例|份额|权重|折扣)))"
    r"(?!为|达|是|[提降增高低])"
)
_GRANT_NAME = re.compile(  # 新纳入统计的制造业企业|一次性奖励金额
    "(?:一次性)?(?:资金|定额|专项)?(?:奖励|补助|补贴|资助|奖补|补偿)(?:金额|资金|标准|额度|金)?$"
)
_EACH_GRANT = re.compile(  # 省财政对每个基地|补助
    "(?:每[\u4e00-\u9fff]{1,4}|单[个家户][\u4e00-\u9fff]{0,6}|全年|每年|累计|各|再|另)"
    "(?P<noun>(?:一次性)?(?:奖励|补助|补贴|资助|奖补|罚款))$"
)
_PAYER = re.compile(r"(?:财政|政府|基金|集体)(?P<noun>贴息)$")  # 县财政|贴息
_LONG_RECEIVER = 8
_RECEIVER = re.compile(  # 按每平方米20元给予主办单位|补助
    r"[\u4e00-\u9fff]{0,10}?(?:单位|企业|机构|人员|个人|者|[农商用]户|公司|团队|平台|学校)(?=(?:一次性)?[补奖资贴])"
)
_CAP = re.compile(
    r"(?:单[个户家笔项](?:项目|企业|机构|主体|载体|平台|单位|银行|园区|学校|医院|社区|村)?|每[户家人个项县村镇乡校园](?:企业|项目|单位|机构|主体|载体|平台|村|县)?|[同每]?一?[家个]?(?:企业|项目|单位|机构))?"
    r"(?:每年|全年|年度|累计|合计|总额)*(?:最高|封顶|至多|最多|上限为?|限额|不超过|不得超过|最高不超过)+"
)


def capped_grant(site: Site) -> Offsets | None:
    """Return what is given, of which a bare cap says how much at most (…给予补助，最高3万元)."""
    if not _CAP.fullmatch(site.before):
        return None
    given = list(GRANT.finditer(site.text, site.sentence[0], site.clause))
    return given[-1].span() if given else None


def given(site: Site, following: Sequence[Site], context: Context) -> Offsets | None:
    """Return what is given in amounts (给予不超过3万元的创业补贴, 提供20万元、300万元的贷款)."""
    first, _ = first_of_list(site)
    gap = strip_bound(first.gap)
    if not GIVEN.search(gap) and not _GIVEN_TO.search(gap):
        return None
    last = site
    for other in following:
        if not other.in_list:
            break
        last = other
    noun = noun_after(last, context)
    verb = GIVEN.search(gap)
    if noun is None and verb and GRANT.match(verb.group()):  # 分别奖励100万元、30万元
        word = GRANT.match(verb.group())
        start = first.gap_start + verb.start()
        listed = site is not first or "分别" in gap
        return (start, start + word.end()) if word and listed else None
    named = verb or (noun and GRANT.search(site.text, *noun))
    return noun if named else None


def paid_by(site: Site, context: Context) -> Offsets | None:
    """Return what is paid at a rate (按保费的60%给予|补贴; 按甲3万元、乙2万元的标准发放|补助)."""
    if site.quantity.kind not in ("money", "percent") or not _BY.search(site.before):
        return None
    paid = _BY_LIST.match(site.text, site.found.end + length_after(site), site.sentence[1])
    noun = noun_phrase(context, paid.end(), site.sentence[1]) if paid else None
    receiver = _RECEIVER.match(site.text, *noun) if noun else None
    return (receiver.end(), noun[1]) if noun and receiver else noun


def fined_or_hurt(site: Site) -> Offsets | None:
    """Return what sums or people are named by: 处1万元以上3万元以下|罚款, 造成3人|死亡."""
    by_kind = {"money": _FINE, "multiple": _FINE, "percent": _FINE, "count": _CASUALTIES}
    pattern = by_kind.get(site.quantity.kind)
    named = pattern.match(site.text, site.found.end) if pattern else None
    return named.span("noun") if named else None


def rate_after(site: Site) -> Offsets | None:
    """Return the rate that a number says (按20%的税率, 维持80%的暂退比例)."""
    rate = _RATE.match(site.text, site.found.end) if site.quantity.kind == "percent" else None
    return rate.span("noun") if rate else None


def grant_at_end(site: Site, core: Offsets) -> Offsets | None:
    """Return the grant that ends a long phrase (新纳入统计的制造业企业|一次性奖励金额)."""
    if subsidy := _PAYER.search(site.text, *core):
        return subsidy.span("noun")
    if site.quantity.kind != "money":
        return None
    each = _EACH_GRANT.search(site.text, *core)
    if each:
        return each.span("noun")
    paid = _GRANT_NAME.search(site.text, *core)
    return paid.span() if paid and paid.start() - core[0] > _LONG_RECEIVER else None
