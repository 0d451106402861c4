"""Status of a figure: a fact, an aim, or a threshold that a rule sets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from policyextract.facts import Comparator, Document, FigureStatus, Role, TimeRef
from policyextract.lexicon import read_patterns
from policyextract.link.context import Context
from policyextract.link.site import Site

_RULE_TYPES = ("measures", "regulation")
_ORDER_TYPES = ("notice", "opinion", "scheme", "plan", "reply")
_REPORT_TYPES = ("news", "bulletin", "work_report", "interpretation", "other", "decision")
_TELLING_TYPES = ("work_report", "news", "decision")
_REACH = 600  # characters that an announced aim holds for
_GROUPED = ("count", "money", "quantity", "duration")

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
_CONDITION = re.compile(r"^(?:对|凡|凡是|对于|将|把|向)")
_OF_CONDITION = re.compile(r"(?:及?以[上下])?的(?![0-9])|及?以[上下][\u4e00-\u9fff]")
_BUILDS = re.compile(r"形成|培育|打造|建成|实现|建设|保持|达到|完成|取得|投入|给予|创造|贡献|提供")
_REST = re.compile(r"[^，。；,;]{0,20}")
_OF_NOUN = re.compile(r"的[\u4e00-\u9fff]")
_RATED_GROUP = re.compile(
    r"及?以[上下]的(?:[省市县区乡村]|企业|项目|单位|农户|家庭|人员|学校|地区|城市|园区)"
)
_LIMITS_GROUP = re.compile(
    r"[及或]?以[上下内](?P<of>的)?(?!增长|目标|水平|速度|[和及与])[\u4e00-\u9fff]"
)
_MEASURED_BY_AIM = re.compile(  # an aim that something is measured by: 低于预期目标, 完成计划的45%
    r"(?:[比较超占]|完成|超过|超出|低于|高于|高出|快于|慢于|好于|优于|落后于?|滞后于?|相当于)"
    r"[^，。；0-9]{0,10}?(?:预期目标|目标|预期|计划|预算|概算|指标|任务|进度)(?:任务|目标|值|数)?"
    r"|为(?:全年|年度|年初|原)?(?:目标|计划|预算)(?:任务|目标)?的"
)
_MONTH = len("2014-07")
_REPORTED = re.compile(r"情况的?(?:报告|通报)")


@cache
def _words(use: str) -> re.Pattern[str]:
    """Return the pattern of all words of one use in ``status.csv``."""
    return re.compile(read_patterns("policyextract.link", "status.csv", use))


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
    stated = site.before + site.text[site.found.start : site.found.end] + _rest_of_clause(site)
    clause = _MEASURED_BY_AIM.sub("", stated)
    year, reference = _year(time), document.reference_year
    future = bool(year and reference and year > reference)
    over = _is_over(time, document, context.line_at(site.found.start)[0])
    past = over or bool(year and reference and year < reference)
    by_then = bool(time and time.text.endswith("前") and year == reference)
    by_then = by_then or bool(time and reference is None and time.text.startswith("到"))
    aimed = future or by_then or (not past and bool(_words("aim").search(clause)))
    aimed = aimed or (not over and bool(_words("due").search(clause)))
    titles = [context.text[start:end] for start, end in headings]
    if _is_condition(site, comparator):
        return "standard"
    if role != "change" and _is_standard(site, document, clause, comparator, aimed):
        return "standard"
    bounded = comparator in ("ge", "le", "gt", "lt") and document.doc_type in _ORDER_TYPES
    if bounded and any(_words("condition_heading").search(each) for each in titles[:2]):
        return "standard"
    if aimed:
        return "target"
    counted = document.doc_type in _REPORT_TYPES and _words("counted").search(clause)
    if past or counted or _words("done").search(clause):
        return "achieved"
    if _is_announced(site, context):
        return "target"
    if _words("compared").search(clause):
        return "achieved"
    return _section(titles) or _by_genre(document, clause, bool(titles))


def _is_over(time: TimeRef | None, document: Document, paragraph: int) -> bool:
    """Tell whether a time stated in the paragraph lies before the month of the document's issue."""
    if time is None or time.value is None or document.published is None:
        return False
    if time.start < paragraph:
        return False
    last = time.value.split("/")[-1]
    dated = len(last) >= _MONTH and last[:4].isdigit() and len(document.published) >= _MONTH
    return dated and last[:_MONTH] < document.published[:_MONTH]


def _is_announced(site: Site, context: Context) -> bool:
    """Tell whether words before the clause make it an aim (主要目标是：…; 力争…，…)."""
    end = site.found.start
    line = max(context.line_at(end)[0], end - _REACH)
    if _words("announced").search(site.text, line, end):
        return True
    since = max(site.sentence[0], end - _REACH, site.text.rfind("；", site.sentence[0], end))
    return bool(_words("hope").search(site.text, since, end))


def _by_genre(document: Document, clause: str, titled: bool) -> FigureStatus:
    """Return what a figure is where only the kind of document tells."""
    if document.doc_type in _RULE_TYPES:
        return "standard"
    ordered = document.doc_type in _ORDER_TYPES and titled
    if not ordered or _REPORTED.search(document.title or ""):
        return "achieved"
    return "target" if _words("planned").search(clause) else "achieved"


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
    done = _words("already").search(clause)
    if not done and (_GRANT.search(site.before) or _GRANTED.match(site.after)):
        return True
    if genre == "work_report":
        return False
    if not done and (
        _words("rule").search(clause) or (kind == "money" and _PER_HEAD.search(site.before))
    ):
        return True
    if genre in _TELLING_TYPES:
        return False
    if genre in _RULE_TYPES:
        return not _words("done").search(clause) or bool(_words("condition").search(clause))
    if kind == "duration" and comparator in ("le", "ge", "lt") and not done:
        return True
    return (
        not done
        and bool(_words("condition").search(clause))
        and kind in ("money", "duration", "percent")
    )


def _is_condition(site: Site, comparator: Comparator) -> bool:
    """Tell whether a bound says to whom a rule applies (对投资超过500万元的项目)."""
    if comparator not in ("ge", "gt", "le", "lt"):
        return False
    if _CONDITION.match(site.before) and _OF_CONDITION.match(site.after):
        return True
    return site.quantity.kind == "percent" and bool(_RATED_GROUP.match(site.after))


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
        if _words("past_heading").search(title):
            return "achieved"
        if _words("plan_heading").search(title):
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
