"""What a rule gives: grants, awards, sums for each of many, shares that are taken or divided."""

from __future__ import annotations

import re

from policyextract.facts import DocType
from policyextract.link.cues import words
from policyextract.link.series import first_of_list
from policyextract.link.site import Site, sentence_before

_TAKEN = re.compile(
    r"^，(?:分别|分档|一次性|可)*(?:给予|补助|奖励|补贴)|^(?:的?比例|的?标准)?(?:足额|全额|按[时月年])?(?:支付|报销|补偿|赔付|核定|提取|计提|缴纳|缴存|征收|收取|预留|返还|扣除)"
)
BY = re.compile(r"按照?[^，。；]{0,12}$")
_PER_HEAD = re.compile(
    r"(?:月人均|人月均|每(?:人|户|亩|家|个|件|名|次|套|间|栋|头|只|台|辆|株|吨|所|村|平方米|公顷|生|岗|学期|对|份|篇|场|节|座|口|艘|幢|株|棵|例|宗|单|笔)(?:每?[年月天日])?)[^，。；]{0,8}$"
)
_LEVEL_OF = re.compile("(?:补助|保障|救助|补贴)水平")
GRANTED = re.compile(
    r"^(?:[^，。；]|，(?=[且并或年经]|同时)){0,60}?的[，,]?(?:可|再|按[^，。；]{0,16}|分别|一次性|每[人户亩个家]|最高)*"
    r"(?:给予|奖励|补助|补贴|资助|奖|不予|取消|责令|处[以分罚0-9]|予以)"
)
_GRANT = re.compile(
    r"^(?:可|可以|一律|一次性|分别|再|各)*给予|(?:资助|补助|补贴|奖励)每[一名位人户家个]|对[^，。；]{2,40}(?:给予|奖励|奖补|[各再]奖|[各再]补|补助|补贴|资助|处以?)"
)
_AWARDED = re.compile(
    r"(?:^|[^，。；]{0,12}[，]?)(?:各|分别|每人|每个|每家)?(?:奖励|颁发奖金|奖金(?:合计|总额)?)(?:人民币)?$"
)
_PAID_OUT = re.compile("兑现|发放|拨付|累计|支出|兑付")
_GIVES_TO = re.compile(  # 对招商专班，州财政给予10万元
    r"对[^，。；]{2,30}，[^，。；0-9]{0,12}(?:给予|补助|奖励|补贴|资助|予以)[^，。；0-9]{0,6}$"
)
_SHARED_OUT = re.compile(
    r"分担|共担|承担|负担|按[^，。；]{0,4}[:：∶﹕][^，。；]{0,6}(?:配套|出资|分成|分摊)"
)
_EACH_GETS = re.compile(
    r"(?:每(?![年月日天])[\u4e00-\u9fff][^，。；0-9]{0,6}|户均)(?:补[助贴]|奖[励补]|领取|发放|给予)[^，。；0-9]{0,8}$"
    r"|按每[生人户亩][^，。；0-9]{0,4}$|单[户个笔家][^，。；0-9]{0,8}(?:最高|不超过|封顶)[^，。；0-9]{0,4}$|封顶线[^，。；0-9]{0,6}$"
)


def is_granted(site: Site, clause: str) -> bool:
    """Tell whether the figure is given to somebody, or shared out between those who pay."""
    if _SHARED_OUT.search(clause) and site.quantity.kind in ("ratio", "percent"):
        return True
    if BY.search(site.gap) and _TAKEN.match(site.after):
        return True
    if _GRANT.search(site.before) or GRANTED.match(site.after):
        return True
    return site.quantity.kind == "money" and bool(_GIVES_TO.search(sentence_before(site)))


def is_awarded(site: Site, genre: DocType) -> bool:
    """Tell whether a decision sets the sum that somebody is awarded (授予…称号，各奖励5万元)."""
    first, _ = first_of_list(site)
    paid = words("done").search(first.before) or _PAID_OUT.search(first.before)
    awarded = _AWARDED.search(first.gap) and not paid
    return genre == "decision" and site.quantity.kind == "money" and bool(awarded)


def is_for_each(site: Site) -> bool:
    """Tell whether a report states what each one gets or may get at most (每个补助10万元)."""
    return site.quantity.kind == "money" and bool(_EACH_GETS.search(site.before))


def is_per_head(site: Site) -> bool:
    """Tell whether a sum goes to each of many (每户每年补助300元), and is no average level."""
    return bool(_PER_HEAD.search(site.before)) and not _LEVEL_OF.search(site.gap)
