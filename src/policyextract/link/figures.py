"""From the spans of figures to facts: value and unit, and all that the words around say of them."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import NamedTuple

from policyextract.facts import (
    Basis,
    Comparator,
    Document,
    Figure,
    FigureKind,
    FigureStatus,
    Span,
    TimeRef,
)
from policyextract.link.above import read_above
from policyextract.link.bounds import after_of, before_of, comparator_of
from policyextract.link.cells import Cells, CellSite
from policyextract.link.change import Change, change_of
from policyextract.link.context import Context
from policyextract.link.indicators import indicator_of
from policyextract.link.numerals import as_number
from policyextract.link.provisions import Provisions
from policyextract.link.quantities import read_quantity
from policyextract.link.series import Named
from policyextract.link.site import Site, make_site
from policyextract.link.spread import spread_rules
from policyextract.link.statement import ORDER_TYPES, RULE_TYPES, YEAR_BEFORE
from policyextract.link.status import Judged, status_of
from policyextract.link.tense import year_of
from policyextract.link.thresholds import is_definition
from policyextract.link.timeline import Timeline

_MONEY = re.compile(r"(?:[额值]|收入|投资|资金|贷款|利润|税收|支出|补贴|奖励|存款)$")
_STANDING = ("notice", "opinion", "scheme", *RULE_TYPES, "interpretation")  # that set rules
_TELLING = ("plan", "reply", "decision")  # that also tell what was done
_LASTING = ("起", "期间", "时期")  # ends of times that hold for the rules behind them
_ANY_YEAR = ("全年", "年内", "当年", "年度", "自次年", "次年", "下年度", "下一年度")
_IN_FORCE = re.compile(
    "(?:按照?|根据|依据)(?:现行|有关|相关|国家|现有)[^，。；]{0,6}(?:规定|政策)[，,]"
)
_DECIDES = re.compile("(?:决定|确定|明确|规定)[：:]?$")  # 省政府决定|从2016年5月1日起，…
_STAGE = re.compile("为[^，。；]{2,8}阶段")
_YEARS_BEFORE = (*YEAR_BEFORE, "上年", "上一年")
_NEAR = 8  # characters of a heading's number before a time that opens a sentence
_AHEAD = 8  # how many figures of the same sentence may share one list


def link_figures(context: Context, document: Document, timeline: Timeline) -> list[Figure]:
    """Return the figures of the document in text order, offsets of the clean view."""
    readings = _readings(context, document, timeline)
    statuses = spread_rules(document, [(each.site, each.judged) for each in readings])
    numbered = enumerate(zip(readings, statuses, strict=True), 1)
    return [_figure(f"F{number}", *each, context) for number, each in numbered]


class _Reading(NamedTuple):
    """What is read of one figure; ``carried`` tells whether its time was stated elsewhere."""

    site: Site
    comparator: Comparator
    change: Change
    named: Named
    time: TimeRef | None
    carried: bool
    judged: Judged


def _readings(context: Context, document: Document, timeline: Timeline) -> list[_Reading]:
    cells = Cells(context)
    sites = _sites(context, cells)
    provisions = Provisions(context, document)
    scheme = document.model_copy(update={"doc_type": "scheme"})
    readings: list[_Reading] = []
    bound: Comparator | None = None
    change: Change | None = None
    held: Basis | None = None
    named: list[Named] = []
    for index, site in enumerate(sites):
        if cell := cells.at(site.found):
            readings.append(_of_cell(site, cell, cells, document, timeline))
            named.append(readings[-1].named)
            continue
        rest = takewhile(lambda each: each.previous is not None, sites[index + 1 : index + _AHEAD])
        ahead = list(rest)
        before = before_of(site)
        comparator = comparator_of(site, before, bound if site.previous else None)
        if comparator == "eq" and ahead and ahead[0].in_series:
            end = list(takewhile(lambda each: each.in_series, ahead))[-1]
            comparator = after_of(end) or comparator
        bound = before or (bound if site.in_series else None)
        if site.previous is None:
            held = None
        change = change_of(site, change, held)
        held = change.basis if change.basis in ("yoy", "mom") else held
        named.append(indicator_of(site, context, named, ahead))
        time, carried = timeline.reference(site.found.start)
        above = read_above(timeline.headings.titles(site.found.start))
        told = document
        if provisions.holds(site.found.start):
            told, above = scheme, above._replace(none=False)
        last = readings[-1].judged.status if site.previous else None
        judged = status_of(site, context, told, time, above, comparator, change, last)
        if (
            judged.status == "standard"
            and time
            and _dates_no_rule(time, carried, site, context, document)
        ):
            time, carried = None, False
        readings.append(_Reading(site, comparator, change, named[-1], time, carried, judged))
    return readings


def _of_cell(
    site: Site, cell: CellSite, cells: Cells, document: Document, timeline: Timeline
) -> _Reading:
    """Return the reading of a figure in a table: by its row's label and the heads above it."""
    own = [timeline.named_in(*each) for each in (*reversed(cell.heads), cell.label)]
    dated = next((each for each in own if each), None)
    above = [timeline.named_in(*each) for each in cell.above]
    time = dated or next((each for each in above if each), None)
    carried = dated is None
    if time is None:
        time, carried = timeline.reference(site.found.start)
    year, reference = year_of(time), document.reference_year
    ahead = bool(year and reference and year > reference)
    change = change_of(cells.site(site, cell), None, None)
    ordered = document.doc_type in (*ORDER_TYPES, *RULE_TYPES)
    status = cells.status(cell, dated is not None, ahead, ordered)
    judged = Judged(status, True)
    if status == "standard":
        time, carried = None, False
    comparator = comparator_of(site, before_of(site), None)
    return _Reading(site, comparator, change, cells.named(cell), time, carried, judged)


def _dates_no_rule(
    time: TimeRef, carried: bool, site: Site, context: Context, document: Document
) -> bool:
    """Tell whether a time does not date a rule: an aim before it, or a year that it speaks of.

    从2022年7月1日起 holds for the rules that follow it, and so does a stage (4月至5月为自查阶段);
    全年累计不超过30万元 and 自次年起 are of any year.
    """
    orders = document.doc_type in (*_STANDING, *_TELLING)
    if not carried and time.text.startswith(_ANY_YEAR):
        return True
    if time.text in _YEARS_BEFORE and orders:
        return True
    sentence = context.sentence_at(time.start)
    opens = time.start - sentence[0] <= _NEAR or _DECIDES.search(
        context.text, sentence[0], time.start
    )
    if opens and (
        time.text.endswith(_LASTING) or _STAGE.search(context.text, time.end, sentence[1])
    ):
        return False
    if not carried:
        return orders and "；" in context.text[time.end : site.found.start]
    if document.doc_type == "bulletin":
        return is_definition(site)
    year, reference = year_of(time), document.reference_year
    told = bool(year and reference and year < reference)
    if _IN_FORCE.match(context.text, context.sentence_at(site.found.start)[0]):
        return True
    return document.doc_type in _STANDING or (document.doc_type in _TELLING and not told)


def _sites(context: Context, cells: Cells) -> list[Site]:
    read = []
    for found in context.of("figures"):
        cell = cells.at(found) if found.label == "cell" else None
        if cell:
            quantity = cells.quantity(found, cell)
        else:
            quantity = read_quantity(context.text[found.start : found.end], found.label)
        if quantity is not None:
            read.append((found, quantity))
    for index in range(len(read) - 2, -1, -1):
        found, quantity = read[index]
        if found.label == "elliptic":  # 提高1.4和2.5个百分点: the unit is the next member's
            after = read[index + 1][1]
            read[index] = found, quantity._replace(unit=after.unit, kind=after.kind)
    sites: list[Site] = []
    for found, quantity in read:
        sites.append(make_site(context, found, quantity, sites[-1] if sites else None))
    return sites


def _kind(site: Site, named: Named, context: Context) -> FigureKind:
    """Return the kind; a bare magnitude of something that is money is money (产值2000万)."""
    quantity = site.quantity
    bare = quantity.unit is None and quantity.kind == "count" and named.indicator is not None
    if bare and _MONEY.search(context.text, *(named.indicator or (0, 0))):
        return "money"
    return quantity.kind


def _figure(id: str, reading: _Reading, status: FigureStatus, context: Context) -> Figure:
    site, change, named = reading.site, reading.change, reading.named
    quantity, found = site.quantity, site.found
    inferred = ["time"] if reading.carried else []
    if named.inherited:
        inferred.append("indicator")
    value = quantity.value
    if value < 0 and change.role == "change" and quantity.value_max is None:  # 增长-4.8%
        value = -value
        change = change._replace(direction="up" if change.direction == "down" else "down")
    return Figure(
        id=id,
        start=found.start,
        end=found.end,
        text=context.text[found.start : found.end],
        value=as_number(value),
        value_max=None if quantity.value_max is None else as_number(quantity.value_max),
        unit=quantity.unit,
        kind=_kind(site, named, context),
        comparator=reading.comparator,
        role=change.role,
        direction=change.direction,
        basis=change.basis,
        status=status,
        time=reading.time,
        indicator=_span(context, named.indicator),
        scope=_span(context, named.scope),
        rule=found.rule,
        sentence=context.sentence_text(found.start),
        inferred=inferred,
    )


def _span(context: Context, offsets: tuple[int, int] | None) -> Span | None:
    if offsets is None:
        return None
    start, end = offsets
    return Span(start=start, end=end, text=context.text[start:end])
