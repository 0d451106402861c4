"""What a clause says of a figure: the words of ``status.csv`` in it, and how it reads."""

from __future__ import annotations

import re
from typing import NamedTuple

from policyextract.facts import Comparator, Document, FigureStatus, Role, TimeRef
from policyextract.link.above import Above
from policyextract.link.change import Change
from policyextract.link.context import Context
from policyextract.link.cues import without_programmes, words
from policyextract.link.site import Site, sentence_before
from policyextract.link.tense import (
    ends_after_year,
    ends_before_issue,
    is_elapsed,
    is_year_ahead,
    year_of,
)

RULE_TYPES = ("measures", "regulation")  # kinds of document whose every sentence rules
ORDER_TYPES = ("notice", "opinion", "scheme", "plan", "reply")  # that say what is to be done
YEAR_BEFORE = ("上年度", "上一年度")  # in a rule of every year
REPORTED = re.compile(r"情况的?(?:报告|通报)")
_REST = re.compile(r"[^，。；,;]{0,20}")
_MEASURED_BY_AIM = re.compile(  # an aim that something is measured by: 低于预期目标, 完成计划的45%
    r"(?:[比较超占]|不足|不到|未达到?|完成|超过|超出|低于|高于|高出|快于|慢于|好于|优于|落后于?|滞后于?|相当于)"
    r"[^，。；0-9]{0,10}?(?:[0-9.]+[%％]?的?)?(?:预期目标|目标|预期|计划|预算|概算|指标|任务|进度)(?:任务|目标|值|数)?"
    r"|为[^，。；0-9]{0,6}(?:目标|计划|预算)(?:任务|目标)?的"
)
_PRESENT = re.compile(r"[从由](?:目前|现在|现有|现行|上年|去年)的?(?=[^，。；]{1,30}[到至为])")
_NEAR = 8
_BY_THEN = re.compile("前$|^到.*[底末]$")
_BY = re.compile('到|[“"]?十(?!.*期间)')  # 到2027年, “十四五”末
_UNTIL_NOW = re.compile(r"截[至止]目前[，,]?[ ]?$")  # 截至目前，2022—2023学年
_CONDITIONAL = re.compile(  # 进度落后于计划10个百分点以上的，约谈…
    "(?:及?以[上下])?的(?:[，,]|[^，。；]{0,8}(?:单位|部门|县|区|市|乡镇|地区|企业|项目|个人))"
)
_THEN = re.compile(  # 届时, …; 改造完成后，每年可节约…
    "届时|下一?学[年期]起|据[^，。；]{0,12}(?:预测|预报)"
    "|[^，。；]{0,16}(?:建成|完成|竣工|投产|达产|投用)(?:投产|运营|运行)?后，[^。；]*(?:可|将|预计|年)"
)
_OPENS_AIM = re.compile("(?:力争|争取|计划)(?=用(?!于)|[通经到把使])")
_ONWARD = re.compile("年(?:度|[0-9]{1,2}月(?:[0-9]{1,2}日)?)?起$")  # 从2015年起每年安排3亿元


class Statement(NamedTuple):
    """What is said of a figure: its clause without what it is measured by, and how it reads.

    ``off_plan`` tells whether the figure says how far something is off a plan,
    ``aimed`` whether clause or date make it an aim, ``named_aim`` whether words do, ``past``
    whether its date is over, ``told`` whether date or heading say so, ``headed`` whether it stands
    under a heading of aims, ``listed`` whether so or behind an aim; ``section`` is what the
    headings above say.
    """

    clause: str
    comparator: Comparator
    role: Role
    off_plan: bool
    aimed: bool
    named_aim: bool
    past: bool
    told: bool
    listed: bool
    headed: bool
    section: FigureStatus | None

    def has(self, use: str) -> bool:
        """Tell whether words of one use in ``status.csv`` stand in the clause."""
        return bool(words(use).search(self.clause))


class _Dating(NamedTuple):
    """How a figure's time stands to its sentence and to the day of issue.

    ``carried`` tells that a sentence before states it, ``over`` that it stands in the figure's
    line and its day is before the issue, ``past`` that it lies behind, ``ahead`` that it ends
    after the year of issue or is the year that a report plans, ``due`` that it is the end of a
    year still running (年底前).
    """

    time: TimeRef | None
    carried: bool
    over: bool
    past: bool
    ahead: bool
    due: bool


def read_statement(
    site: Site,
    context: Context,
    document: Document,
    time: TimeRef | None,
    comparator: Comparator,
    change: Change,
    above: Above,
    of_previous: FigureStatus | None,
) -> Statement:
    """Return how the figure's clause reads, by its words, its time and the headings above."""
    stated = site.before + site.text[site.found.start : site.found.end] + _rest_of_clause(site)
    clause = _PRESENT.sub("", _MEASURED_BY_AIM.sub("", without_programmes(stated)))
    sentence = sentence_before(site) + clause
    dating = _dating(site, context, document, time, above, sentence)
    named_aim = _names_aim(document, dating, clause)
    dated_aim = (dating.ahead or dating.due) and _dates_clause(site, dating, clause, sentence)
    off_plan = change.role == "change" and change.basis == "plan"  # 工期比计划缩短40天
    return Statement(
        clause,
        comparator,
        change.role,
        off_plan=off_plan and not _CONDITIONAL.match(site.after),
        aimed=named_aim or dated_aim or bool(_THEN.match(sentence)),
        named_aim=named_aim or _aims_by(dating),
        past=dating.past,
        told=dating.past
        or above.section == "achieved"
        or bool(REPORTED.search(document.title or "")),
        listed=of_previous == "target" or above.aims,
        headed=above.aims,
        section=above.section,
    )


def _dating(
    site: Site,
    context: Context,
    document: Document,
    time: TimeRef | None,
    above: Above,
    sentence: str,
) -> _Dating:
    if time is None:
        return _Dating(None, carried=False, over=False, past=False, ahead=False, due=False)
    reference = document.reference_year
    carried = time.start < site.sentence[0]
    beside = time.start >= context.line_at(site.found.start)[0]
    over = beside and ends_before_issue(time, document)
    ahead = ends_after_year(time, document) or (
        is_year_ahead(time, document) and not above.looks_back
    )
    due = bool(_BY_THEN.search(time.text)) and year_of(time) == reference and not over
    return _Dating(
        time,
        carried=carried,
        over=over,
        past=_is_past(document, time, over, carried, sentence),
        ahead=ahead,
        due=due or (reference is None and time.text.startswith("到")),
    )


def _names_aim(document: Document, dating: _Dating, clause: str) -> bool:
    """Tell whether words of the clause make it an aim."""
    hoped = dating.carried and document.doc_type == "news" and words("hope").search(clause)
    aim = not dating.past and words("aim").search(clause)
    due = not dating.over and words("due").search(clause)
    return bool(hoped or aim or due or words("coming").search(clause))


def _aims_by(dating: _Dating) -> bool:
    """Tell whether the sentence itself names a coming day to reach something by (到2027年)."""
    time = dating.time
    return time is not None and dating.ahead and not dating.carried and bool(_BY.match(time.text))


def _dates_clause(site: Site, dating: _Dating, clause: str, sentence: str) -> bool:
    """Tell whether a time to come dates what the clause says, and not what was done before."""
    time, finished = dating.time, words("finished")
    if time is None or _UNTIL_NOW.search(site.text, max(time.start - _NEAR, 0), time.start):
        return False
    if dating.carried and finished.search(sentence):
        return False
    return time.start >= site.clause or not finished.search(clause)


def _is_past(document: Document, time: TimeRef, over: bool, carried: bool, sentence: str) -> bool:
    """Tell whether a figure's time lies behind; ``over`` tells that its day is before the issue.

    A rule is not told of the year that was named before it, nor is what is ordered.
    """
    year, reference = year_of(time), document.reference_year
    ruling = document.doc_type in RULE_TYPES
    ordering = document.doc_type in (*ORDER_TYPES, "measures")
    if carried and _OPENS_AIM.match(sentence):
        return False
    if carried and (ruling or (ordering and words("ordered").search(sentence))):
        return False
    told = ruling or (ordering and time.text.startswith("今年"))
    if told and not document.published and is_elapsed(time, reference):
        return ruling or not words("aim").search(sentence)
    if ordering and _ONWARD.search(time.text):
        return False
    yearly = time.text in YEAR_BEFORE  # of a rule for every year
    return over or bool(year and reference and year < reference and not yearly)


def _rest_of_clause(site: Site) -> str:
    rest = _REST.match(site.after)
    return rest.group() if rest else ""
