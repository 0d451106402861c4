"""Status of a figure: a fact, an aim, or a threshold that a rule sets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policyextract.facts import Comparator, Document, FigureStatus, TimeRef
from policyextract.link.context import Context
from policyextract.link.site import Site

_RULE_TYPES = ("measures", "regulation")
_ORDER_TYPES = ("notice", "opinion", "scheme", "plan", "decision", "reply")
_REPORT_TYPES = ("news", "bulletin", "work_report", "interpretation", "other")

_STANDARD_STRONG = re.compile(
    r"标准|每[人户亩家个名次件月年][^，。；]{0,10}(?:补|奖|发|给)|年满|未满|不得|罚款|限售|封顶|起付|报销|上限|下限"
    r"|按[^，。；]{0,16}的?(?:比例|标准)|之日起|有效期"
)
_STANDARD = re.compile(
    r"给予|补贴|补助|奖励|资助|奖补|扶持|贴息|补偿|应当?|须|不超过|不少于|不低于|不高于|最高|最低|最多|至少|期限|申请|申报"
    r"|条件|收费|缴纳|征收|免收|减按|限额|定额|提前|逾期|满|注册资本|规模"
)
_LIMITS_GROUP = re.compile(
    r"(?:及|或)?以[上下内](?!的?(?:增长|目标|水平|速度)|[，。；、）)\n]|$)[\u4e00-\u9fff]"
)
_TARGET = re.compile(
    r"目标|力争|预期|预计|争取|有望|计划(?!生育|单列|经济|完成情况)|规划(?!建筑)|拟|达产后?|建成后|投产后|要达到|将(?!军|近|其|于|把|士)"
    r"|确保|任务(?:是|为|[:：])|努力"
)
_DONE = re.compile(
    r"了|已(?!有)|累计|先后|截至|截止|以来|初步|据|同比|环比|[比较](?:上年|去年)|成功|实际|共(?!同|享|建)|现有|目前|去年|上年|过去|完成情况"
)
_FUTURE_HEAD = re.compile(
    r"安排|目标|任务|打算|部署|展望|建议|总体要求|重点工作|工作重点|主要工作(?!回顾|情况)|保障措施|计划(?!.{0,8}(?:执行|完成))|预期"
)
_PAST_HEAD = re.compile(
    r"回顾|成就|成效|成绩|执行情况|完成情况|工作情况|运行情况|基本情况|现状|总结|进展"
)


def status_of(
    site: Site,
    context: Context,
    document: Document,
    time: TimeRef | None,
    headings: Iterator[tuple[int, int]],
    comparator: Comparator,
) -> FigureStatus:
    """Return the status of a figure from its clause, its time, its section and the genre."""
    sentence = site.text[site.sentence[0] : site.found.start]
    clause = site.before + site.text[site.found.start : site.found.end] + _rest_of_clause(site)
    if _is_standard(site, document, clause, comparator):
        return "standard"
    year = _year(time)
    reference = document.reference_year
    if year and reference and year > reference:
        return "target"
    past = bool(year and reference and year < reference)
    if _TARGET.search(sentence[-60:]) and not past:
        return "target"
    if past or _DONE.search(clause):
        return "achieved"
    section = _section(headings, context)
    if section:
        return section
    if document.doc_type in _RULE_TYPES:
        return "standard"
    return "target" if document.doc_type in _ORDER_TYPES else "achieved"


def _rest_of_clause(site: Site) -> str:
    rest = re.match(r"[^，。；,;]{0,20}", site.after)
    return rest.group() if rest else ""


def _is_standard(site: Site, document: Document, clause: str, comparator: Comparator) -> bool:
    if site.quantity.kind in ("percentage_point", "rank", "multiple"):
        return False
    if comparator in ("ge", "le") and _LIMITS_GROUP.match(site.after):
        return True
    if document.doc_type in _REPORT_TYPES:
        strong = _STANDARD_STRONG.search(clause) and not re.search(r"了|累计|共[^同享]", clause)
        grants = re.search(r"给予(?:补助|补贴|奖励|资助)", clause) and site.quantity.kind == "money"
        return bool(strong or grants) and document.doc_type in ("news", "interpretation", "other")
    if _STANDARD_STRONG.search(clause):
        return True
    if document.doc_type in _RULE_TYPES:
        return not _DONE.search(clause) or bool(_STANDARD.search(clause))
    if site.quantity.kind == "duration" and comparator in ("le", "ge", "lt"):
        return True
    return bool(_STANDARD.search(clause)) and site.quantity.kind in ("money", "duration", "percent")


def _section(headings: Iterator[tuple[int, int]], context: Context) -> FigureStatus | None:
    """Return what the headings above say of time: a look back or a plan."""
    for start, end in headings:
        title = context.text[start:end]
        if _PAST_HEAD.search(title):
            return "achieved"
        if _FUTURE_HEAD.search(title):
            return "target"
    return None


def _year(time: TimeRef | None) -> int | None:
    """Return the year in which a time ends."""
    if time is None or time.value is None:
        return None
    last = time.value.split("/")[-1]
    if last == "..":
        last = time.value.split("/")[0]
    return int(last[:4]) if last[:4].isdigit() else None
