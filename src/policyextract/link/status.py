"""Status of a figure: a fact, an aim, or a threshold that a rule sets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from policyextract.facts import Comparator, Document, FigureStatus, Role, TimeRef
from policyextract.link.context import Context
from policyextract.link.site import Site

_RULE_TYPES = ("measures", "regulation")
_ORDER_TYPES = ("notice", "opinion", "scheme", "plan", "reply")
_REPORT_TYPES = ("news", "bulletin", "work_report", "interpretation", "other", "decision")
_TELLING_TYPES = ("work_report", "news", "other", "decision")
_REACH = 600  # characters that an announced aim holds for
_GROUPED = ("count", "money", "quantity", "duration")

_STANDARD_STRONG = re.compile(
    r"(?<!高)标准(?!化|厂房|机架|箱|煤|农田|地|体系|间|厂)|每(?![年月季周天日])[^，。；]{1,12}(?:不少于|至少|不低于|不超过|最多|最高)|每[人户亩家个名次件月年][^，。；]{0,10}(?:补|奖|发|给)|年满|未满|不得|罚款|限售|封顶|起付|报销|上限|下限"
    r"|按[^，。；]{0,16}的?(?:比例|标准)|之日起|有效期"
)
_STANDARD = re.compile(
    r"给予|补贴|补助|奖励|资助|奖补|扶持|贴息|补偿|应当?|须|不超过|不少于|不低于|不高于|最高|最低|最多|至少|期限|申请|申报"
    r"|条件|收费|缴纳|征收|免收|减按|限额|定额|提前|逾期|(?<!圆)满(?![意足载员座负])|注册资本"
)
_PER_HEAD = re.compile(
    r"每(?:人|户|亩|家|个|件|名|次|套|间|栋|头|只|台|辆|株|吨|所|村|平方米|公顷|生|岗|学期)(?:每?[年月天日])?[^，。；]{0,8}$"
)
_GRANTED = re.compile(
    r"^[^。；]{0,60}?的[，,]?(?:可|再|按[^，。；]{0,16}|分别|一次性|每[人户亩个家]|最高)*"
    r"(?:给予|奖励|补助|补贴|资助|奖|不予|取消|责令|处[以分罚0-9]|予以)"
)
_GRANT = re.compile(
    r"^(?:可|可以|一律|一次性)?给予|对[^，。；]{2,40}(?:给予|奖励|补助|补贴|资助|处以?)"
)
_CONDITION = re.compile(r"^(?:对|凡|凡是|对于)")
_OF_CONDITION = re.compile(r"(?:及?以[上下])?的(?![0-9])")
_BUILDS = re.compile(r"形成|培育|打造|建成|实现|建设|保持|达到|完成|取得|投入|给予|创造|贡献|提供")
_REST = re.compile(r"[^，。；,;]{0,20}")
_ALREADY = re.compile(r"了|累计|已(?!有)|截至|查出|共(?![同享建])")
_OF_NOUN = re.compile(r"的[\u4e00-\u9fff]")
_LIMITS_GROUP = re.compile(
    r"[及或]?以[上下内](?P<of>的)?(?!增长|目标|水平|速度|[和及与])[\u4e00-\u9fff]"
)
_TARGET = re.compile(
    r"目标|力争|预期|预计|争取|有望|(?<!按)计划(?!生育|单列|经济|完成|执行)|拟(?!定)|达产后?|建成后|投产后|要达到|确保|任务(?:是|为|[:：])|努力"
    r"|将(?=同|与|举|达|超|突破|完成|建|新|增|实现|累计|投入|形成|继续|全|再|有|安排|培|组织|开(?!办))"
)
_AIMS = re.compile(r"目标[^，。；]{0,6}(?:是|为|如下|[:：])|预期目标")
_HOPES = re.compile(r"力争|(?<!为)(?<!为了)确保|争取|努力实现|要达到")
_DONE = re.compile(
    r"了|已(?!有)|累计|先后|截至|截止|以来|初步|据(?:统计|测算|了解|介绍|调查)|同比|环比|[比较](?:上年|去年)|成功|实际(?=完成|达|支出|到位|投入|增长|使用)"
    r"|现有|目前|去年|上年|过去|完成情况|仅用|仅有|实有|尚有|查出|查处|发现|收取|检查了"
)
_COUNTED = re.compile(
    r"(?<![公])共(?=有|计|投入|完成|实施|组织|培|新|开|下|发|办|支|帮|清|减|接|收|销|安排|[0-9])"
)
_FUTURE_HEAD = re.compile(
    r"安排|目标|任务|打算|部署|展望|建议|总体要求|重点工作|工作重点|主要工作(?!回顾|情况)|保障措施|计划(?!.{0,8}(?:执行|完成))|预期"
)
_CONDITION_HEAD = re.compile(r"条件|门槛|申报要求|申报对象|标准$")
_REPORTED = re.compile(r"情况的?(?:报告|通报)")
_PLANNED = re.compile(
    r"建设|新建|建成|完成|培育|打造|开展|实现|达到|提高|提升|增长|推进|新增|改造|发展|引进|组织|培训|创建|支持|推动|形成|安排|投入|增加|降低|下降"
    r"|控制|保持|稳定|不少于|不低于|以上|以内|左右|设立|建立|选派|评选|表彰|配备|举办|每年|年均|应|要|须|至少|超过|突破|达|翻|力争|布局|实施|制定|遴选|认定|招"
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
    role: Role,
) -> FigureStatus:
    """Return the status of a figure from its clause, its time, its section and the genre."""
    clause = site.before + site.text[site.found.start : site.found.end] + _rest_of_clause(site)
    year, reference = _year(time), document.reference_year
    future = bool(year and reference and year > reference)
    past = bool(year and reference and year < reference)
    aimed = future or (not past and bool(_TARGET.search(clause)))
    titles = [context.text[start:end] for start, end in headings]
    if role != "change" and _is_standard(site, document, clause, comparator, aimed):
        return "standard"
    bounded = comparator in ("ge", "le", "gt", "lt") and document.doc_type in _ORDER_TYPES
    if bounded and any(_CONDITION_HEAD.search(each) for each in titles[:2]):
        return "standard"
    if aimed:
        return "target"
    counted = document.doc_type in _REPORT_TYPES and _COUNTED.search(clause)
    if past or counted or _DONE.search(clause):
        return "achieved"
    line = max(context.line_at(site.found.start)[0], site.found.start - _REACH)
    if _AIMS.search(site.text, line, site.found.start):
        return "target"
    since = max(
        site.sentence[0],
        site.found.start - _REACH,
        site.text.rfind("；", site.sentence[0], site.found.start),
    )
    if _HOPES.search(site.text, since, site.found.start):
        return "target"
    section = _section(titles)
    if section:
        return section
    if document.doc_type in _RULE_TYPES:
        return "standard"
    ordered = document.doc_type in _ORDER_TYPES and bool(titles)
    if not ordered or _REPORTED.search(document.title or ""):
        return "achieved"
    return "target" if _PLANNED.search(clause) else "achieved"


def _rest_of_clause(site: Site) -> str:
    rest = _REST.match(site.after)
    return rest.group() if rest else ""


def _is_standard(
    site: Site, document: Document, clause: str, comparator: Comparator, aimed: bool
) -> bool:
    kind, genre = site.quantity.kind, document.doc_type
    if kind in _GROUPED and _limits_group(site, aimed, comparator):
        return True
    if kind in ("percentage_point", "rank", "multiple") or genre == "bulletin":
        return False
    done = _ALREADY.search(clause)
    if not done and (_GRANT.search(site.before) or _GRANTED.match(site.after)):
        return True
    if _CONDITION.match(site.before) and _OF_CONDITION.match(site.after):
        return comparator in ("ge", "gt", "le", "lt")
    if genre == "work_report":
        return False
    if not done and (
        _STANDARD_STRONG.search(clause) or (kind == "money" and _PER_HEAD.search(site.before))
    ):
        return True
    if genre in _TELLING_TYPES:
        return False
    if genre in _RULE_TYPES:
        return not _DONE.search(clause) or bool(_STANDARD.search(clause))
    if kind == "duration" and comparator in ("le", "ge", "lt") and not done:
        return True
    return not done and bool(_STANDARD.search(clause)) and kind in ("money", "duration", "percent")


def _limits_group(site: Site, aimed: bool, comparator: Comparator) -> bool:
    """Tell whether a bound defines a group (60岁及以上人口, 超50亿元的企业)."""
    match = _LIMITS_GROUP.match(site.after)
    if match and not (match["of"] and _BUILDS.search(site.before)):
        return not (aimed and bool(match["of"]))
    before = comparator in ("gt", "lt", "ge", "le") and _OF_NOUN.match(site.after)
    return bool(before) and not aimed and not _BUILDS.search(site.before)


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
