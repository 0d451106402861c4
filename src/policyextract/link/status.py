"""Status of a figure: a fact, an aim, or a threshold that a rule sets."""

from __future__ import annotations

import re
from typing import NamedTuple

from policyextract.facts import Comparator, DocType, Document, FigureStatus, TimeRef
from policyextract.link.above import Above
from policyextract.link.announced import SO_FAR, is_announced, is_of_meeting, stands_among_aims
from policyextract.link.bounds import BOUNDS
from policyextract.link.chain import AMONG, changes_on, goes_on, is_part, states_terms
from policyextract.link.change import Change
from policyextract.link.context import Context
from policyextract.link.cues import words
from policyextract.link.groups import is_condition
from policyextract.link.outputs import is_output
from policyextract.link.prices import RATES, is_level_set
from policyextract.link.site import Site, sentence_before
from policyextract.link.statement import (
    ORDER_TYPES,
    REPORTED,
    RULE_TYPES,
    Statement,
    read_statement,
)
from policyextract.link.thresholds import is_standard

_REPORT_TYPES = ("news", "bulletin", "work_report", "interpretation", "other", "decision")
_FACTUAL_TYPES = ("bulletin",)

_MAKES_UP = re.compile(r"(?<!力争)(?:分别|约|均)?占[^，。；]{2,}[0-9一二三四五六七八九]")
_IN_BRACKET = re.compile(r"^[^（）()]{0,8}[（(][^（）()]*各$")  # 选派6队选手（职工组、教师组各2队）
_WITHIN_IT = re.compile("其中")
_FROM = re.compile(r"[由从](?:(?:20|19)[0-9]{2}年[底末]?)?[^，。；0-9]{0,8}$")
_AIMED_AT = re.compile(  # 完成年度目标任务2.17万人的104.6%: what was aimed at
    r"(?:完成|实现|达到|超过|占|为)[^，。；0-9]{0,12}(?:目标|计划|任务|指标|预算)(?:任务|目标|数|值|额)?[（(]?$"
)
_IS_AIM = re.compile(  # 距省下达的57微克/立方米目标高出3微克
    r"的?[^，。；0-9]{0,6}(?:预期目标|控制目标|目标任务|目标|控制数|控制指标)(?:值)?(?=[高低差多少快慢超]|[0-9])"
)
_BELOW = re.compile(r"(?:[高低优快慢]于|超过)[^，。；0-9]{0,8}(?:下达|规定|确定|核定)的$")
_NAMED_AIM = re.compile(r"的?(?:控制指标|控制数|控制目标|预期目标|目标)")
_MEASURES = re.compile(r"的[0-9一二三四五六七八九百]|[）)]")
_BEGUN = re.compile(  # 今年计划实施的1501个小区已全部开工
    "[^，。；0-9]{0,16}已(?:经)?(?:全部|全面|基本|陆续|如期|顺利)?"
    "(?:开工|完工|竣工|建成|投用|投产|完成|通车|启动|入驻|落地|签约)(?![^，。；]{0,8}的)"
)
_ON_BASE = re.compile("的?基础上")  # 在1260处的基础上翻一番
_STATE = re.compile(  # 我县天然草原面积985万亩
    r"(?:第[^ ]{1,5}条[ ]*)?(?:我|全)[省市县区州旗盟镇乡](?!.*(?:每年|应|要|须|不得))"
    r"[^，。；]*(?:面积|人口|存栏|耕地|现有|共有)"
)
_AREA_OF = re.compile(  # 合作区包括三市的22个县，总面积4.86万平方公里
    r"(?:区|圈|带|范围|流域|城市群|地区)(?:包括|涵盖|包含|涉及|由)[^。；]*$"
)
_LACKS = re.compile(  # 234个村未通自来水，455个村没有文化站
    "[^，。；0-9的]{1,12}(?:[尚仍还]?未(?!来|成年|满|按|经|达标)|没有|不通|缺乏)(?![^，。；]*的(?:[，；。]|$))"
)
_NATURE = re.compile(  # 最高海拔2860米, 多年平均降雨量620毫米
    "海拔[^，。；0-9]{0,4}$|海岸线[^，。；0-9]{0,4}$|(?:气温|降[雨水]量|日照(?:时数)?|无霜期|国土面积|幅员面积|水域面积)[^，。；0-9提增]{0,6}$"
)
_OF_AREA = re.compile(r"(?:包括|涵盖|包含|涉及|由)[^，。；]*$|面积|人口|总长|海岸线")
_OVER_YEAR = re.compile(r"(?:[高低快慢]于|超过)[^，。；]{0,4}(?:19|20)[0-9]{2}年$")  # 高于2015年76%
_COMPARES = re.compile(
    r"(?:为|是|相当于)(?:上年|去年)|(?:同?比|较|相比)[^，。；]{0,10}(?:增|减|提高|降|翻|扩大|多|少)"
)
_RATE = re.compile(
    r"^(?!.*(?:推动|引导|使|把|力争))"
    rf".*(?:{RATES}|标准(?!化)|价格|收费|[税费利]率|补助|补贴|津贴|工资|限额|额度|定额|起付线|扣除|底薪|门槛|缴纳要求"
    r"|每[人户亩][^，。；]{0,4}[年月天日])"
)
_CHANGES_TO = re.compile(
    r"(?:左右|以上|以下|出头|多)?(?:进一步|逐步|逐年|分年|稳步|再)?(?:发展|壮大|增长|增加|提高|提升|上升|扩大|升|增|下降|降低|降|减少|减|缩短|压缩|压减|缩|调整|调|延长|拓展|扩|下调)"
    r"[^，。；0-9]{0,2}(?:[到至为]|[0-9])"
)
_OF_YEAR = re.compile("全年|年内|每年|当年")


class Judged(NamedTuple):
    """The status of a figure, and whether more than the kind of its document tells it."""

    status: FigureStatus
    sure: bool


def status_of(
    site: Site,
    context: Context,
    document: Document,
    time: TimeRef | None,
    above: Above,
    comparator: Comparator,
    change: Change,
    of_previous: FigureStatus | None,
) -> Judged:
    """Return the status of a figure from its clause, its time, its section and the genre.

    ``of_previous`` is the status of the figure before it: a rule's list goes on to the
    sentence's end (新建项目给予300元/平方米补助，改建项目为200元/平方米).
    """
    genre = _genre_at(document, above)
    said = read_statement(site, context, document, time, comparator, change, above, of_previous)
    stated = _stated(site, context, genre, said, above, of_previous)
    if stated:
        return Judged(stated, True)
    this_year = bool(
        time and time.value == str(document.reference_year) and time.start >= site.clause
    )
    status = said.section or _by_genre(genre, document, said.clause, above, this_year)
    return Judged(status, said.section == "achieved")


def _stated(
    site: Site,
    context: Context,
    genre: DocType,
    said: Statement,
    above: Above,
    of_previous: FigureStatus | None,
) -> FigureStatus | None:
    """Return the status that the words around a figure tell; None where they tell none."""
    begun = site.quantity.kind == "count" and _BEGUN.match(site.after)
    if begun or _is_old(site, genre, said) or _is_state(site, genre, said):
        return "achieved"
    if (_AIMED_AT.search(site.gap) and _MEASURES.match(site.after)) or _is_aim(site):
        return "target"
    funds = (
        genre in (*ORDER_TYPES, "interpretation")
        and AMONG.match(site.before)
        and not said.has("rule")
    )
    part = of_previous == "target" and (genre in RULE_TYPES or funds)
    if part and is_part(site, said.clause):
        return "target"
    if _is_set(site, genre, said, above):
        return "standard"
    ruled = of_previous == "standard" and not said.named_aim and goes_on(site, said.clause)
    if ruled and not said.told:
        return "standard"
    if said.aimed or _is_planned_output(site, genre, said):
        return "target"
    carried = _carried_on(site, said, of_previous)
    return carried or _told(site, context, genre, said, of_previous)


def _is_aim(site: Site) -> bool:
    """Tell whether a figure is named as an aim that another is measured by."""
    below = _BELOW.search(site.gap) and _NAMED_AIM.match(site.after)
    return bool(below or _IS_AIM.match(site.after))


def _is_old(site: Site, genre: DocType, said: Statement) -> bool:
    """Tell whether a figure is what something changes from, and no rate that a rule replaces."""
    per_unit = "/" in (site.quantity.unit or "")  # 在中央补助3万元/年/人基础上
    yearly = "每年" in site.before  # 在每年开发公益性岗位5万个的基础上
    if (_ON_BASE.match(site.after) and not (per_unit or yearly)) or (
        _OVER_YEAR.search(site.gap) and site.after.startswith("的水平")
    ):
        return True
    if not (_FROM.search(site.gap) and _CHANGES_TO.match(site.after)):
        return False
    if is_level_set(site):
        return False
    ruling = genre in (*ORDER_TYPES, *RULE_TYPES, "interpretation") and not said.told
    return not ((ruling and _RATE.search(site.before)) or said.has("price"))


def _is_state(site: Site, genre: DocType, said: Statement) -> bool:
    """Tell whether a rule tells of its place what is so (我县天然草原面积985万亩)."""
    if said.comparator in BOUNDS or said.aimed:
        return False
    if genre in ORDER_TYPES:
        if site.quantity.kind == "count" and _LACKS.match(site.after):
            return True
        area = _AREA_OF.search(sentence_before(site)) and _OF_AREA.search(site.before)
        return bool(_NATURE.search(site.gap) or (area and not said.has("done")))
    return genre in RULE_TYPES and bool(_STATE.match(sentence_before(site) + said.clause))


def _is_set(site: Site, genre: DocType, said: Statement, above: Above) -> bool:
    """Tell whether a rule sets the figure, or it is a condition."""
    if genre not in _FACTUAL_TYPES and is_condition(site, said.comparator, said.told):
        return True
    if is_standard(site, genre, said):
        return True
    sum_of_each = site.quantity.kind == "money" and not words("fund").search(site.before)
    limits = said.comparator in BOUNDS or (sum_of_each and not said.named_aim)
    asked = above.conditions and (above.eligibility or not (said.told or said.named_aim))
    return genre in ORDER_TYPES and limits and asked


def _is_planned_output(site: Site, genre: DocType, said: Statement) -> bool:
    """Tell whether a document that orders says what will be brought about (全年培训500人)."""
    if genre in RULE_TYPES:
        return is_output(site, said)
    counted = site.quantity.kind == "count" and _OF_YEAR.search(said.clause)
    ordered = genre in (*ORDER_TYPES, "interpretation")
    return bool(counted) and ordered and not said.has("done") and is_output(site, said)


def _carried_on(
    site: Site, said: Statement, of_previous: FigureStatus | None
) -> FigureStatus | None:
    """Return the status of the figure before, where this one goes on what is said of it."""
    if of_previous == "standard":
        follows = changes_on(site) or (goes_on(site, said.clause) and not said.told)
        terms = states_terms(site) and not said.named_aim
        within = site.gap_start == site.clause and _WITHIN_IT.match(site.before)
        return (
            "standard" if follows or terms or within or _IN_BRACKET.search(site.between) else None
        )
    if of_previous is None or said.past:
        return None
    compares = of_previous == "target" and _COMPARES.match(site.before)
    return of_previous if compares or is_part(site, said.clause) else None


def _told(
    site: Site,
    context: Context,
    genre: DocType,
    said: Statement,
    of_previous: FigureStatus | None,
) -> FigureStatus | None:
    """Return what words of a fact or of an announced aim make of a figure."""
    counted = genre in _REPORT_TYPES and said.has("counted")
    before = sentence_before(site)
    since = words("since").search(before) or SO_FAR.search(before)
    if said.past or counted or since or said.has("done") or said.off_plan:
        return "achieved"
    if is_announced(site, context) or (genre == "news" and is_of_meeting(site, context)):
        return "target"
    if of_previous == "target" and said.comparator in BOUNDS:
        return "target"
    planned = of_previous == "target" or said.section == "target"
    if said.has("total") and not (planned or genre in ("plan", "scheme")):
        return "achieved"
    if genre == "work_report" and said.section is None and stands_among_aims(site, context):
        return "target"
    whole = genre in ORDER_TYPES and said.comparator in BOUNDS and _OF_YEAR.search(said.clause)
    return "achieved" if said.has("compared") and not whole else None


def _genre_at(document: Document, above: Above) -> DocType:
    """Return the kind of text around a figure: articles (第三条) are a statute, in any document."""
    ordered = document.doc_type in (*ORDER_TYPES, "other")
    if ordered and above.articles:
        return "regulation"
    if document.doc_type == "decision" and above.tasks:
        return "opinion"  # a decision orders what to do, after what it looks back on
    return document.doc_type


def _by_genre(
    genre: DocType, document: Document, clause: str, above: Above, this_year: bool
) -> FigureStatus:
    """Return what a figure is where only the kind of document tells."""
    if genre in RULE_TYPES:
        return "standard"
    ordered = genre in ORDER_TYPES and (not above.none or genre == "plan")
    if not ordered or REPORTED.search(document.title or ""):
        return "achieved"
    plans = genre in ("plan", "scheme") or "批复" in (document.title or "")
    plans = plans and not _MAKES_UP.search(clause) and not (above.none or above.background)
    planned = plans or this_year or words("planned").search(clause)
    return "target" if planned else "achieved"
