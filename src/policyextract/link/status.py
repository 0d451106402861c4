"""Status of a figure: a fact, an aim, or a threshold that a rule sets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policyextract.facts import Comparator, Document, FigureStatus, TimeRef
from policyextract.link.context import Context
from policyextract.link.site import Site

_RULE_TYPES = ("measures", "regulation")
_ORDER_TYPES = ("notice", "opinion", "scheme", "plan", "reply")
_GROUPED = ("count", "money", "quantity", "duration")
_REPORT_TYPES = ("news", "bulletin", "work_report", "interpretation", "other")

_STANDARD_STRONG = re.compile(
    r"(?<!高)标准(?!化|厂房|机架|箱|煤|农田|地|体系|间|厂)|每(?![年月季周天日])[^，。；]{1,12}(?:不少于|至少|不低于|不超过|最多|最高)|每[人户亩家个名次件月年][^，。；]{0,10}(?:补|奖|发|给)|年满|未满|不得|罚款|限售|封顶|起付|报销|上限|下限"
    r"|按[^，。；]{0,16}的?(?:比例|标准)|之日起|有效期"
)
_STANDARD = re.compile(
    r"给予|补贴|补助|奖励|资助|奖补|扶持|贴息|补偿|应当?|须|不超过|不少于|不低于|不高于|最高|最低|最多|至少|期限|申请|申报"
    r"|条件|收费|缴纳|征收|免收|减按|限额|定额|提前|逾期|(?<!圆)满(?![意足])|注册资本"
)
_GRANT = re.compile(
    r"^(?:可|可以|一律|一次性)?给予|对[^，。；]{2,40}(?:给予|奖励|补助|补贴|资助|处以?)"
)
_CONDITION = re.compile(r"^(?:对|凡|凡是|对于)")
_OF_CONDITION = re.compile(r"(?:及?以[上下])?的(?![0-9])")
_LIMITS_GROUP = re.compile(
    r"[及或]?以[上下内](?P<of>的)?(?!增长|目标|水平|速度|[和及与])[\u4e00-\u9fff]"
)
_TARGET = re.compile(
    r"目标|力争|预期|预计|争取|有望|(?<!按)计划(?!生育|单列|经济|完成|执行)|拟(?!定)|达产后?|建成后|投产后|要达到|确保|任务(?:是|为|[:：])|努力"
    r"|将(?=达|超|突破|完成|建|新|增|实现|累计|投入|形成|继续|全|再|有|安排|培|组织|开)"
)
_AIMS = re.compile(r"目标[^，。；]{0,6}(?:是|为|如下|[:：])|预期目标")
_HOPES = re.compile(r"力争|确保|争取|努力实现|要达到")
_DONE = re.compile(
    r"了|已(?!有)|累计|先后|截至|截止|以来|初步|据(?:统计|测算|了解|介绍|调查)|同比|环比|[比较](?:上年|去年)|成功|实际(?=完成|达|支出|到位|投入|增长|使用)"
    r"|现有|目前|去年|上年|过去|完成情况|仅用"
)
_COUNTED = re.compile(
    r"(?<![公])共(?=有|计|投入|完成|实施|组织|培|新|开|下|发|办|支|帮|清|减|接|收|销|安排|[0-9])"
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
    clause = site.before + site.text[site.found.start : site.found.end] + _rest_of_clause(site)
    year, reference = _year(time), document.reference_year
    future = bool(year and reference and year > reference)
    past = bool(year and reference and year < reference)
    aimed = future or (not past and bool(_TARGET.search(clause)))
    if _is_standard(site, document, clause, comparator, aimed):
        return "standard"
    if aimed:
        return "target"
    counted = document.doc_type in _REPORT_TYPES and _COUNTED.search(clause)
    if past or counted or _DONE.search(clause):
        return "achieved"
    line = context.line_at(site.found.start)[0]
    if _AIMS.search(site.text, line, site.found.start):
        return "target"
    if _HOPES.search(site.text, site.sentence[0], site.found.start):
        return "target"
    titles = [context.text[start:end] for start, end in headings]
    titled = bool(titles)
    section = _section(titles)
    if section:
        return section
    if document.doc_type in _RULE_TYPES:
        return "standard"
    ordered = document.doc_type in _ORDER_TYPES and titled
    return "target" if ordered else "achieved"


def _rest_of_clause(site: Site) -> str:
    rest = re.match(r"[^，。；,;]{0,20}", site.after)
    return rest.group() if rest else ""


def _is_standard(
    site: Site, document: Document, clause: str, comparator: Comparator, aimed: bool
) -> bool:
    kind = site.quantity.kind
    if kind in ("percentage_point", "rank", "multiple") or document.doc_type == "bulletin":
        return kind in _GROUPED and _limits_group(site, aimed)
    if kind in _GROUPED and _limits_group(site, aimed):
        return True
    done = re.search(r"了|累计|已(?!有)|截至", clause)
    if not done and (_STANDARD_STRONG.search(clause) or _GRANT.search(site.before)):
        return True
    if _CONDITION.match(site.before) and _OF_CONDITION.match(site.after):
        return comparator in ("ge", "gt", "le", "lt")
    if document.doc_type in ("work_report", "news", "other", "decision"):
        return False
    if document.doc_type in _RULE_TYPES:
        return not _DONE.search(clause) or bool(_STANDARD.search(clause))
    if kind == "duration" and comparator in ("le", "ge", "lt") and not done:
        return True
    return not done and bool(_STANDARD.search(clause)) and kind in ("money", "duration", "percent")


def _limits_group(site: Site, aimed: bool) -> bool:
    """Tell whether a bound defines a group (60岁及以上人口, 2000万元以上的项目)."""
    match = _LIMITS_GROUP.match(site.after)
    return bool(match) and not (aimed and match is not None and match["of"])


def _section(titles: Sequence[str]) -> FigureStatus | None:
    """Return what the headings above say of time: a look back or a plan."""
    for title in titles:
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
