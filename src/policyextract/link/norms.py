"""Norms: limits in which a case is handled, staff, ratios, points, lists of cases and levels."""

from __future__ import annotations

import re

from policyextract.facts import DocType
from policyextract.link.bounds import BOUNDS
from policyextract.link.cues import words
from policyextract.link.grants import BY
from policyextract.link.outputs import BY_YEAR
from policyextract.link.site import Site, sentence_before
from policyextract.link.statement import RULE_TYPES, Statement

ORDERS = ("notice", "opinion", "scheme", "plan", *RULE_TYPES)  # a reply tells of rules
_REPORTS = ("work_report", "bulletin")
_TOLD_RULES = ("news", "decision", "interpretation", "other")
_LIST = 200  # characters of a list behind the words that announce it
_LIMIT = re.compile(r"(?:最长|最多|最迟|时限|期限|时间)?(?:不|不得|不能)超过$|最长$|最迟$|限时?$")
_WITHIN = re.compile(r"(?:以|之)?内")
_UPON = re.compile(r"后$|之日起$|之后$")
_HANDLED = re.compile(  # in which a case is dealt with, or somebody shut out
    r"[之以]?内[，]?(?:予以|作出|完成)?(?:回复|答复|办结|办理|受理|反馈|审[核查批]|检[验测]|查验|登记|备案|拨付|兑付|上报|报告|送达"
    r"|不得|不予|取消|禁止|限制|暂停)"
)
_SHUTS_OUT = re.compile("[之以]?内(?:一律)?(?:不得|不予|不再|禁止|取消|停止受理)")
_PRESCRIBED = re.compile(
    r"(?:规定(?:的|标准|时限|期限|比例)的?[^，。；0-9提缩推超]{0,4}|[省国市法]定的?)$"
)
_POINTS = re.compile(r"(?:扣|记|加|减)[除减]?[^，。；0-9]{0,8}$")  # 每次扣20分
_NARROWS = re.compile(r"(?:缩小|降|提高|保持|控制|扩大)[^，。；0-9]{0,2}$")
_ENUMERATED = re.compile(r"(?:下列|以下)[^，。；]{0,4}(?:情形|条件|情况)[^。]*$")
_SET_BELOW = re.compile(  # 不得超过下列最高行驶速度：…; 应符合以下要求：…
    r"(?:不[得应能]|应当?|必?须|需|符合|满足|具备|执行|按照?)[^，。；：]{0,8}(?:下列|以下)[^，。；：]{0,8}"
    r"(?:速度|标准|要求|规定|限[值额速]|参数|价格|比例|权限|时限)[:：][^。]*$"
)
_STAFFED = re.compile(  # 配备专职人员，每班不少于2人; 应有3年以上经历，教师不少于20人
    r"配备[^。；，0-9]{0,16}，[^，。；0-9]{0,6}$"
    r"|(?:应当?|须|需)(?:具?有|具备|取得|持有)[^。；]{2,30}，[^，。；0-9]{0,12}$"
)
_AS_LIMIT = re.compile("为[上下]?限")
_TERM_OF = re.compile("的?(?:就业|岗位|集中|脱产|跟班)?(?:见习|实习|试用|挂职)")  # 3—6个月就业见习
_BENEFITED = re.compile("已有|受益|惠及|享受了")
_OBLIGES = re.compile("应当?(?!急|对|用|邀|届)|须|必须|不得")
_BRINGS = re.compile("形成|实现|达到|新增|完成|建成|节约|减排")
_EQUIPS = re.compile("(?:配备|应当?(?:至少)?有)[^，。；]*$")
_PER_AREA = re.compile(r"每[户人]$|每[亩株](?:栽植|种植|施用?|产)?[^，。；0-9]{0,4}$")
_PAYS = re.compile("(?:兑现|预拨|拨付|支付)$")
_FEW = 10  # pieces that everyone has to have, no quota
_OF_CASE = re.compile(
    r"(?:以[上下]|(?:不足|超过)[0-9][^，。；]{1,8})的(?:不少于|不低于|不超过|至少[^，。；0-9]{0,2}|[^，。；0-9]{0,8}(?:严?控制?在|不得?超过))$"
)
_COLON = re.compile("[:：∶﹕]")


def is_prescribed(site: Site, genre: DocType) -> bool:
    """Tell whether the words say that the figure is prescribed, or points given and taken."""
    if _PRESCRIBED.search(site.gap):
        return True
    points = site.quantity.unit == "分" and _POINTS.search(site.gap)
    return bool(points) and genre != "work_report"


def is_told_of(site: Site, genre: DocType, said: Statement) -> bool:
    """Tell whether a text tells what a rule says (办法规定：…; 按照新政，…)."""
    if genre not in _TOLD_RULES or not words("led").search(sentence_before(site)):
        return False
    told = said.has("done") or said.has("counted") or _BENEFITED.search(said.clause)
    return not (said.aimed or told)


def is_norm(site: Site, genre: DocType, said: Statement) -> bool:
    """Tell whether a ratio, a number of staff, a case of a list or a limit is set."""
    if _is_set_ratio(site, genre, said) or _AS_LIMIT.match(site.after):
        return True
    before = sentence_before(site)
    if _OF_CASE.search(site.gap) or _SET_BELOW.search(before):  # 万人以上的不少于4名
        return True
    if genre not in ORDERS:
        return False
    if site.quantity.kind == "duration" and _TERM_OF.match(site.after):
        return True
    staffed = said.comparator in BOUNDS and _STAFFED.search(before)
    return bool(staffed) or is_enumerated(site) or _is_obliged(site, said)


def _is_obliged(site: Site, said: Statement) -> bool:
    """Tell whether a size, a piece of equipment or a part payment is what everyone owes."""
    kind = site.quantity.kind
    if said.named_aim or said.has("done"):
        return False
    stated = sentence_before(site).rpartition("；")[2]
    if kind == "quantity" and said.comparator in BOUNDS and _OBLIGES.search(stated):
        return not _BRINGS.search(site.before)
    few = kind == "count" and site.quantity.value < _FEW
    if few and _EQUIPS.search(stated) and _OBLIGES.search(stated):
        return True
    if kind in ("quantity", "count") and _PER_AREA.search(site.gap):
        return True
    return kind == "percent" and bool(_PAYS.search(site.gap))


def is_enumerated(site: Site) -> bool:
    """Tell whether a figure stands in a list of cases (有下列情形之一的：…)."""
    return bool(_ENUMERATED.search(sentence_before(site)))


def _is_set_ratio(site: Site, genre: DocType, said: Statement) -> bool:
    """Tell whether a ratio is set (师生比不低于1:16, 按1:10放大授信)."""
    colon = _COLON.search(site.text, site.found.start, site.found.end)
    if site.quantity.kind != "ratio" or not colon or said.named_aim:
        return False
    bounded = said.comparator in BOUNDS and not _NARROWS.search(site.gap)
    return bool(genre not in _REPORTS and BY.search(site.gap)) or (
        genre in (*ORDERS, "reply") and bounded
    )


def is_deadline(site: Site, said: Statement) -> bool:
    """Tell whether a duration is a limit for a case (最长不超过1个工作日, 受理后5日内)."""
    dated = words("aim").search(said.clause) or BY_YEAR.search(sentence_before(site))
    if _HANDLED.match(site.after):
        return not (dated or said.told)
    aimed = said.section == "target" and said.headed  # a plan's own aims
    if said.comparator not in ("le", "lt") or dated or aimed:
        return False
    return bool(_LIMIT.search(site.gap) or (_WITHIN.match(site.after) and _UPON.search(site.gap)))


def is_shut_out(site: Site) -> bool:
    """Tell whether a duration says for how long somebody is shut out (两年内不得评优)."""
    return site.quantity.kind == "duration" and bool(_SHUTS_OUT.match(site.after))


def is_quota(site: Site) -> bool:
    """Tell whether a list of what a rule sets was announced (补偿资金额度为：…)."""
    start = max(site.sentence[0], site.found.start - _LIST)
    listed = words("quota").search(site.text, start, site.clause)
    return bool(listed) and site.quantity.kind in ("money", "percent", "quantity")
