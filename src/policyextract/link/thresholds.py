"""Thresholds: figures that a rule sets: a cap, a price, a deadline, a rate of support."""

from __future__ import annotations

import re

from policyextract.facts import DocType, FigureKind
from policyextract.link.bounds import BOUNDS
from policyextract.link.genres import is_ruled_by_genre
from policyextract.link.grants import BY, is_awarded, is_for_each, is_granted, is_per_head
from policyextract.link.groups import limits_group
from policyextract.link.norms import (
    ORDERS,
    is_deadline,
    is_enumerated,
    is_norm,
    is_prescribed,
    is_quota,
    is_shut_out,
    is_told_of,
)
from policyextract.link.prices import is_level_set, is_priced, is_ruled_change
from policyextract.link.site import Site, sentence_before
from policyextract.link.statement import RULE_TYPES, Statement

_TELLING_TYPES = ("work_report", "news", "decision")
_GROUPED = ("count", "money", "quantity", "duration")
_WINNERS = re.compile(r"获得?[^，。；]{0,16}$|获得?[^，。；]{0,16}(?:的|（)")
_RANKED = re.compile(
    r"(?:的[^，。；]{0,10}[，,]?[^，。；]{0,10}|[^，。；]{0,4}|[^，。；]{0,8}[，,][^，。；]{0,8})(?:[上下]浮|奖|给予|予以|约谈|通报|扣|暂停|再?增加|各?[加减][0-9])"
    r"|(?:队伍)?(?:且[^，。；]{1,20})?的?(?:选手|职工|参赛者|获奖者|团队|队伍)"
)
_NEAR = 12  # characters behind a rank that say whose it is
_IN_PERIOD = re.compile(r"(?:期间|年起|日起|月起)[，,]")
_TIMES = re.compile(
    r"(?:计算|发放|执行|计发|给予|支付|缴纳|征收|收取|赔偿|加[价收]|退还|返还|缴回|补缴)"
)
_OFFICIAL = re.compile("标准|税率|限额|起付线|最低工资")  # levels that only a government sets
_MAINLY = re.compile("(?:的[^，。；]{1,6})?为主")  # 户型以35至60平方米为主
_DEFINES = re.compile("统计(?:范围|口径)|是指|指(?=在|年|从事)")  # notes of a bulletin
_MUST_NOT = re.compile("不得(?:超过|突破|[低高多少大小]于)|至多|最多")
_AT_PRESENT = re.compile("按照?(?:现在|目前|当前|眼下|时下|如今|去年)")  # 按现在每公斤70元的价格
_EXISTING = ("已有", "现有", "共有", "拥有", "尚有")  # 已有593个社区达到建设标准
_BY_DATE = re.compile(
    "(?<![直收赶])到(?:20[0-9]{2}|[今明]|本世纪|规划|“十)[^，。；起]{0,8}[，,]|年[底末]前"
)
_RESET = re.compile(
    "(?:标准|水平|价格?|费)[^，。；0-9]{0,4}(?:提高|降低?|增加|调整)[到至]"
)  # 到2022年，标准提高到500元
_PENAL = re.compile(r"罚款|加[价收发倍]|扣[减缴]|核减|赔偿|补偿|违约金|滞纳金")


def is_definition(site: Site) -> bool:
    """Tell whether a figure stands in a note that says what is counted (…统计范围为…)."""
    return bool(_DEFINES.search(sentence_before(site)))


def is_standard(site: Site, genre: DocType, said: Statement) -> bool:
    """Tell whether a rule sets the figure, by the words of its clause and the genre."""
    kind = site.quantity.kind
    if said.role == "change":
        ruling = genre in (*ORDERS, "decision", "interpretation")
        aimed = said.named_aim or said.told
        if said.comparator in BOUNDS and _MUST_NOT.search(site.gap) and not aimed:
            return True
        return ruling and not aimed and is_ruled_change(site, said.clause)
    if kind == "rank":
        return genre in (*ORDERS, "decision") and _is_rewarded(site)
    if is_shut_out(site) or (kind == "quantity" and _MAINLY.match(site.after)):
        return True
    if kind in _GROUPED and limits_group(site, said.aimed, said.comparator):
        return True
    if kind == "multiple":
        return _is_set_multiple(site, genre, said)
    if genre == "bulletin":
        if said.comparator in BOUNDS and is_definition(site):
            return True
        official = is_level_set(site) and _OFFICIAL.search(said.clause)
        advised = said.section == "target" and is_granted(site, said.clause)
        return bool(official or advised) and not said.named_aim
    if kind == "percentage_point":
        return genre in ORDERS and said.has("given") and not said.told
    if said.has("already"):
        return genre in RULE_TYPES and is_ruled_by_genre(site, genre, said)
    if _RESET.search(site.before) and _BY_DATE.search(sentence_before(site)):
        return False
    if _is_set(site, genre, said):
        return True
    priced = _is_set_price(kind, said) or is_ruled_by_genre(site, genre, said)
    return genre not in _TELLING_TYPES and priced


def _is_rewarded(site: Site) -> bool:
    """Tell whether a rank is what something is given or taken for (前三名各奖励5万元)."""
    if site.gap.endswith(("给予", "奖励", "表彰")):  # 按品牌价值给予前10名一次性奖励
        return True
    won = _WINNERS.search(site.before + site.after[:_NEAR])
    return bool(won or _RANKED.match(site.after))


def _is_set_multiple(site: Site, genre: DocType, said: Statement) -> bool:
    """Tell whether a multiple is what is paid, fined or allowed (处1倍以上3倍以下罚款)."""
    if said.told or said.named_aim:
        return False
    by = BY.search(site.gap) and _TIMES.match(site.after)
    listed = genre in ORDERS and is_enumerated(site)
    return bool(by or listed or _PENAL.search(said.clause))


def _is_set(site: Site, genre: DocType, said: Statement) -> bool:
    """Tell whether the clause or the list that it stands in is a rule, in any kind of text."""
    if is_granted(site, said.clause) or is_awarded(site, genre) or is_prescribed(site, genre):
        return True
    if _is_set_level(site, genre, said):
        return True
    if genre == "work_report":
        return is_for_each(site)
    if not said.named_aim and _is_ruled(site, said):
        return True
    if site.quantity.kind == "duration" and is_deadline(site, said):
        return True
    if is_told_of(site, genre, said):
        return True
    if said.told:
        return False
    return is_norm(site, genre, said) or (genre in ORDERS and is_priced(site)) or is_quota(site)


def _is_set_level(site: Site, genre: DocType, said: Statement) -> bool:
    """Tell whether a rule's level is changed, neither as an aim nor as what was measured."""
    if not is_level_set(site) or (genre == "work_report" and said.section == "target"):
        return False
    if "时限" in said.clause and genre not in ORDERS:
        return False  # how long offices take is told in news
    aimed = said.named_aim and not _IN_PERIOD.search(sentence_before(site))
    measured = said.told and site.quantity.kind == "percent" and "报销比例" in said.clause
    return not (aimed or measured)


def _is_set_price(kind: FigureKind, said: Statement) -> bool:
    return kind in ("money", "percent") and said.has("price")


def _is_ruled(site: Site, said: Statement) -> bool:
    """Tell whether words of a rule stand in the clause, or a sum goes to each of many."""
    if site.quantity.kind == "money" and is_per_head(site):
        return True
    if _AT_PRESENT.search(said.clause):
        return False
    fined = site.quantity.kind == "count" and "罚款" in said.clause
    makes_up = said.told and site.gap.endswith("占")
    exists = site.quantity.kind == "count" and site.gap.endswith(_EXISTING)
    return not (fined or makes_up or exists) and said.has("rule")
