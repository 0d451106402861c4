"""Status of a figure: a fact, an aim, or a threshold that a rule sets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policyextract.facts import Comparator, DocType, Document, FigureStatus, Role, TimeRef
from policyextract.link.bounds import BOUNDS
from policyextract.link.context import Context
from policyextract.link.dates import OF_MONTH
from policyextract.link.groups import is_condition
from policyextract.link.prices import RATES
from policyextract.link.site import Site
from policyextract.link.statement import RULE_TYPES, Statement, words
from policyextract.link.thresholds import is_output, is_standard
from policyextract.link.times import YEAR_BEFORE

ORDER_TYPES = ("notice", "opinion", "scheme", "plan", "reply")
_REPORT_TYPES = ("news", "bulletin", "work_report", "interpretation", "other", "decision")
_FACTUAL_TYPES = ("bulletin",)
_REACH = 600  # characters that an announced aim holds for

_REST = re.compile(r"[^，。；,;]{0,20}")
_MEASURED_BY_AIM = re.compile(  # an aim that something is measured by: 低于预期目标, 完成计划的45%
    r"(?:[比较超占]|完成|超过|超出|低于|高于|高出|快于|慢于|好于|优于|落后于?|滞后于?|相当于)"
    r"[^，。；0-9]{0,10}?(?:预期目标|目标|预期|计划|预算|概算|指标|任务|进度)(?:任务|目标|值|数)?"
    r"|为(?:全年|年度|年初|原)?(?:目标|计划|预算)(?:任务|目标)?的"
)
_PRESENT = re.compile(r"[从由](?:目前|现在|现有|现行|上年|去年)的?(?=[^，。；]{1,30}[到至为])")
_SHARE = re.compile(r"^[ ]?(?:分别)?占[^，。；]{0,8}$")
_WITHIN = re.compile(r"其中[：:，,]?[^。；]*$|[（(][^（）()]*$")
_FROM = re.compile(r"[由从](?:(?:20|19)[0-9]{2}年[底末]?)?[^，。；0-9]{0,8}$")
_COMPARES = re.compile(r"(?:同?比|较|相比)[^，。；]{1,10}(?:增|减|提高|降|翻|扩大|多|少)")
_RATE = re.compile(
    r"^(?!.*(?:推动|引导|使|把|力争))"
    rf".*(?:{RATES}|标准|价格|收费|[税费利]率|补助|补贴|津贴|工资|限额|额度|定额|起付线|扣除|底薪)"
)
_CHANGES_TO = re.compile(
    r"(?:左右|以上|以下)?(?:进一步|逐步|再)?(?:增加|提高|提升|上升|扩大|升|增|下降|降低|降|减少|减|缩短|压缩|压减|缩|调整|调|延长|拓展|扩|下调)"
    r"[^，。；0-9]{0,2}(?:[到至为]|[0-9])"
)
_BY_THEN = re.compile("前$|^到.*[底末]$")
_BY = re.compile('到|[“"]?十')  # 到2027年, “十四五”期间
_ARTICLE = re.compile(r"\s*第[一二三四五六七八九十百零0-9]{1,5}条")
_REPORTED = re.compile(r"情况的?(?:报告|通报)")


class Judged(NamedTuple):
    """The status of a figure, and whether more than the kind of its document tells it."""

    status: FigureStatus
    sure: bool


def status_of(
    site: Site,
    context: Context,
    document: Document,
    time: TimeRef | None,
    headings: Iterator[tuple[int, int]],
    comparator: Comparator,
    role: Role,
    of_previous: FigureStatus | None,
) -> Judged:
    """Return the status of a figure from its clause, its time, its section and the genre.

    ``of_previous`` is the status of the figure before it: a rule's list goes on to the
    sentence's end (新建项目给予300元/平方米补助，改建项目为200元/平方米).
    """
    titles = [context.text[start:end] for start, end in headings]
    genre = _genre_at(document, titles)
    said = _read(site, context, document, time, comparator, role, titles)
    stated = _stated(site, context, genre, said, titles, of_previous)
    if stated:
        return Judged(stated, True)
    this_year = bool(
        time and time.value == str(document.reference_year) and time.start >= site.clause
    )
    section = _section(titles)
    status = section or _by_genre(genre, document, said.clause, bool(titles), this_year)
    return Judged(status, section == "achieved")


def _stated(
    site: Site,
    context: Context,
    genre: DocType,
    said: Statement,
    titles: Sequence[str],
    of_previous: FigureStatus | None,
) -> FigureStatus | None:
    """Return the status that the words around a figure tell; None where they tell none."""
    clause, comparator = said.clause, said.comparator
    if _FROM.search(site.gap) and _CHANGES_TO.match(site.after):
        ruled = (
            genre in (*ORDER_TYPES, *RULE_TYPES, "interpretation")
            and not said.told
            and _RATE.search(site.before)
        )
        if not (ruled or said.has("price")):
            return "achieved"
    if genre not in _FACTUAL_TYPES and is_condition(site, comparator, said.told):
        return "standard"
    if is_standard(site, genre, said):
        return "standard"
    bounded = comparator in BOUNDS and genre in ORDER_TYPES
    if bounded and any(words("condition_heading").search(each) for each in titles[:2]):
        return "standard"
    if said.aimed or (genre in RULE_TYPES and is_output(site, said)):
        return "target"
    if of_previous == "standard" and not said.told and _goes_on(site, clause):
        return "standard"
    if of_previous in ("target", "achieved") and not said.past and _is_part(site, clause):
        return of_previous
    if of_previous == "target" and not said.past and _COMPARES.match(site.before):
        return of_previous
    counted = genre in _REPORT_TYPES and said.has("counted")
    if said.past or counted or said.has("done"):
        return "achieved"
    if _is_announced(site, context):
        return "target"
    planned = of_previous == "target" or _section(titles) == "target"
    if said.has("total") and not planned:
        return "achieved"
    return "achieved" if said.has("compared") else None


def _genre_at(document: Document, titles: Sequence[str]) -> DocType:
    """Return the kind of text around a figure: articles (第三条) are a statute, in any document."""
    ordered = document.doc_type in (*ORDER_TYPES, "other")
    if ordered and any(_ARTICLE.match(title) for title in titles):
        return "regulation"
    return document.doc_type


def _read(
    site: Site,
    context: Context,
    document: Document,
    time: TimeRef | None,
    comparator: Comparator,
    role: Role,
    titles: Sequence[str],
) -> Statement:
    """Return how the figure's clause reads, by its words, its time and the titles above."""
    stated = site.before + site.text[site.found.start : site.found.end] + _rest_of_clause(site)
    clause = _PRESENT.sub("", _MEASURED_BY_AIM.sub("", stated))
    year, reference = _year(time), document.reference_year
    future = bool(year and reference and year > reference) or _is_ahead(time, document)
    over = _is_over(time, document, context.line_at(site.found.start)[0])
    yearly = time is not None and time.text in YEAR_BEFORE  # of a rule for every year
    past = over or bool(year and reference and year < reference and not yearly)
    if time and document.doc_type in RULE_TYPES and time.start < site.sentence[0]:
        past = False  # a rule is not told of the year that was named before it
    by_then = bool(time and _BY_THEN.search(time.text) and year == reference and not over)
    by_then = by_then or bool(time and reference is None and time.text.startswith("到"))
    dated = bool(time and time.start >= site.clause) or not words("finished").search(clause)
    carried = time is not None and time.start < site.sentence[0]
    hoped = carried and document.doc_type == "news" and words("hope").search(clause)
    named_aim = bool(hoped or (not past and words("aim").search(clause))) or (
        not over and bool(words("due").search(clause))
    )
    aimed = named_aim or (dated and (future or by_then))
    named_aim = named_aim or (
        future and bool(time) and _BY.match(time.text if time else "") is not None
    )
    told = past or _section(titles) == "achieved" or bool(_REPORTED.search(document.title or ""))
    return Statement(clause, comparator, role, aimed, named_aim, past, told)


def _is_part(site: Site, clause: str) -> bool:
    """Tell whether a figure is a part of the one before it (总投资36亿元，其中自筹21亿元)."""
    told = words("done").search(clause) or words("compared").search(clause)
    listed = site.in_list or site.between.startswith(("、", "，", ",", "（", "("))
    if _SHARE.match(site.before):
        return not told and site.previous is not None
    if not site.before.strip() and site.previous is not None:  # …修缮7处文物，15处旧址
        return site.previous.quantity.unit == site.quantity.unit
    return not told and bool(
        listed and _WITHIN.search(site.text[site.sentence[0] : site.found.start][-40:])
    )


def _goes_on(site: Site, clause: str) -> bool:
    """Tell whether a figure belongs to the rule that the one before it in the sentence states."""
    previous = site.previous
    if previous is None or previous.quantity.kind != site.quantity.kind:
        return False
    same = previous.quantity.unit == site.quantity.unit
    return (
        same
        and not words("fund").search(site.before)
        and site.quantity.kind in ("money", "percent", "duration")
        and not words("done").search(clause)
    )


def _is_over(time: TimeRef | None, document: Document, paragraph: int) -> bool:
    """Tell whether a time stated in the paragraph lies before the month of the document's issue."""
    if time is None or time.value is None or document.published is None:
        return False
    if time.start < paragraph:
        return False
    last = time.value.split("/")[-1]
    dated = len(last) >= OF_MONTH and last[:4].isdigit() and len(document.published) >= OF_MONTH
    return dated and last[:OF_MONTH] < document.published[:OF_MONTH]


def _is_ahead(time: TimeRef | None, document: Document) -> bool:
    """Tell whether a time with its month lies after the month of the document's issue."""
    if time is None or time.value is None or document.published is None:
        return False
    last = time.value.split("/")[-1]
    dated = len(last) >= OF_MONTH and last[:4].isdigit() and len(document.published) >= OF_MONTH
    return dated and last[:OF_MONTH] > document.published[:OF_MONTH]


def _is_announced(site: Site, context: Context) -> bool:
    """Tell whether words before the clause make it an aim (主要目标是：…; 力争…，…)."""
    end = site.found.start
    line = max(context.line_at(end)[0], end - _REACH)
    if words("announced").search(site.text, line, end):
        return True
    first = max(site.sentence[0], end - _REACH)
    if words("ahead").search(site.text, first, end):
        return True
    since = max(first, site.text.rfind("；", site.sentence[0], end))
    return bool(words("hope").search(site.text, since, end))


def _by_genre(
    genre: DocType, document: Document, clause: str, titled: bool, this_year: bool
) -> FigureStatus:
    """Return what a figure is where only the kind of document tells."""
    if genre in RULE_TYPES:
        return "standard"
    ordered = genre in ORDER_TYPES and (titled or genre == "plan")
    if not ordered or _REPORTED.search(document.title or ""):
        return "achieved"
    return "target" if this_year or words("planned").search(clause) else "achieved"


def _rest_of_clause(site: Site) -> str:
    rest = _REST.match(site.after)
    return rest.group() if rest else ""


def _section(titles: Sequence[str]) -> FigureStatus | None:
    """Return what the headings above say of time: a look back or a plan."""
    for title in titles:
        if words("past_heading").search(title):
            return "achieved"
        if words("plan_heading").search(title):
            return "target"
    return "achieved" if titles and words("result_heading").search(titles[0]) else None


def _year(time: TimeRef | None) -> int | None:
    """Return the year in which a time ends."""
    if time is None or time.value is None:
        return None
    last = time.value.split("/")[-1]
    if last == "..":
        last = time.value.split("/")[0]
    return int(last[:4]) if last[:4].isdigit() else None
