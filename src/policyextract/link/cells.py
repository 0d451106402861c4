"""Figures in the cells of a table: their unit, name, change and time stand in its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from policyextract.facts import Comparator, FigureStatus
from policyextract.link.context import Context
from policyextract.link.phrases import Offsets, trim_trailing
from policyextract.link.quantities import Quantity, is_unit, read_quantity
from policyextract.link.series import Named
from policyextract.link.site import Site
from policyextract.places import scan
from policyextract.recognise.spans import Found
from policyextract.segment.structure import Stretches
from policyextract.segment.tables import Cell, Table, tables

_UNIT = re.compile(
    r"[（(\[](?:单位[:：]?)?(?P<unit>[^（）()\[\]0-9]{1,12})[）)\]]?$|(?P<sign>[%％‰])$"
)
_UNITS = re.compile(r"单位[:：][ ]*(?P<units>[^（）()\n\t]{1,24})")
_UNIT_HEAD = re.compile(r"(?:计量)?单位")
_OF_INDICATORS = re.compile(r".{0,4}(?:指[ \u3000]?标|产品)(?:名称|内容)?")
_NUMBERED = re.compile(r"[0-9]{1,3}")
_COUNTED = re.compile(r"(?P<unit>[套户人台处个家座项辆件名所])数$")  # 计划套数
_VALUE_HEAD = re.compile(  # heads that name no indicator: 绝对量, 本月, 2020年, 同比增长
    r"(?:绝对[量值数额]|总[量数额]|数[量值额]|[本当]月|本期|累计|合计|实绩|实际|完成|目标|计划|规划|基期|现状"
    r"|(?:今年)?[0-9]{4}年?|上年|去年|(?:[比较]?(?:去年|上年)?同[比期]|环比|[±+-]|增[长减速幅]|增长率|变动|差)*)+值?"
)
_RATE = re.compile(r"[增降减][长速幅]?|比重|占比|率|同比|环比|±")
_BARE_BASIS = re.compile(r"(?:同比|环比|[比较](?:上年|去年)同期)$")
_AIM = re.compile("目标|计划|任务|规划|预期|拟")
_RULED = re.compile("标准(?!煤)|单价|价格|收费|[水电气热票运]价|补助|补贴|奖励|定额|限额")
_SUMS = re.compile("合计|总计|小计|全[国省市县区州]|平均")
_PLACE = re.compile("[省市县区州旗镇乡村]$")
_LEAD = re.compile(r"[ ]*(?:其中[:：]|#|[0-9一二三四五六七八九十]{1,2}[、.．])?[ ]*")
_BOUNDS: dict[str, Comparator] = {"≥": "ge", "≤": "le"}


class CellSite(NamedTuple):
    """A figure in a table: its row's label, the heads above it, its unit, what stands above."""

    label: Cell
    heads: list[Cell]
    unit: str
    above: list[Cell]
    of_indicators: bool
    left: Cell | None


class Cells:
    """The cells of a document's tables, asked by where a figure starts."""

    def __init__(self, context: Context) -> None:
        self.text = context.text
        self._sites = dict(_sites(self.text))
        self._spans = Stretches(sorted(self._sites))

    def at(self, found: Found) -> CellSite | None:
        """Return where in a table a figure stands, None for one in prose."""
        span = self._spans.at(found.start)  # within it: 10日内
        return self._sites[span] if span else None

    def quantity(self, found: Found, cell: CellSite) -> Quantity | None:
        """Return the reading of a bare number with the unit of its head."""
        number = self.text[found.start : found.end]
        bound = _BOUNDS.get(number[0])
        sign = number.lstrip("≥≤").replace("−", "-").replace("–", "-")
        quantity = read_quantity(sign + cell.unit, "count")
        return quantity._replace(comparator=bound) if quantity and bound else quantity

    def site(self, site: Site, cell: CellSite) -> Site:
        """Return the figure's surroundings as they would read in prose: 地区生产总值同比增长."""
        words = "".join(self._bare(each) for each in (cell.label, *cell.heads))
        words += "增长" if _BARE_BASIS.search(words) else ""
        return replace(
            site, before=words, gap=words, between=words, after="", in_list=False, previous=None
        )

    def named(self, cell: CellSite) -> Named:
        """Return what a cell measures: its row's label, or the head of its column."""
        label = self._span(cell.label)
        where = label if label[0] < label[1] else None
        named = next((head for head in reversed(cell.heads) if self._names(head)), None)
        if named is None and cell.left is not None and not cell.of_indicators:
            named = cell.left  # 一般公共预算收入（亿元） | 同比（%）
        if named is None or cell.of_indicators:
            return Named(where, None, False)
        left, right = self._span(named)
        trimmed = trim_trailing(self.text, left, right)
        right = trimmed if trimmed - left > 1 else right
        scope = where if self._is_where(cell.label) else None
        return Named((left, right), scope, False)

    def status(self, cell: CellSite, dated: bool, ahead: bool, ordered: bool) -> FigureStatus:
        """Return the status of a cell.

        ``dated`` tells whether its head or row names a time, ``ahead`` whether that is to come.
        """
        heads = self._words(cell.heads)
        above = self._words(cell.above)
        planned = ordered and not dated and _AIM.search(above)
        if ahead or planned or _AIM.search(heads):
            return "target"
        ruled = _RULED.search(self._words([cell.label]) + heads + above)
        return "standard" if ordered and ruled else "achieved"

    def _words(self, cells: Sequence[Cell]) -> str:
        return " ".join(self.text[slice(*each)] for each in cells)

    def _names(self, head: Cell) -> bool:
        words = self._bare(head)
        return bool(words) and not _VALUE_HEAD.fullmatch(words)

    def _is_where(self, label: Cell) -> bool:
        text = self._bare(label)
        whole = any(found.end - found.start == len(text) for found in scan(text))
        return whole or bool(_SUMS.search(text) or _PLACE.search(text))

    def _bare(self, cell: Cell) -> str:
        """Return the words of a cell without its unit and spaces."""
        return re.sub(r"\s", "", self.text[slice(*self._span(cell))])

    def _span(self, cell: Cell) -> Offsets:
        """Return a cell's offsets without its unit, a number before it and blanks."""
        start, end = cell
        unit = _UNIT.search(self.text, start, end)
        end = unit.start() if unit else end
        opening = _LEAD.match(self.text, start, end)
        start = opening.end() if opening else start
        while end > start and self.text[end - 1] == " ":
            end -= 1
        return start, end


def _sites(text: str) -> Iterator[tuple[Cell, CellSite]]:
    """Yield the cells of the bodies of a text's tables, each with where it stands."""
    for table in tables(text):
        of_indicators = any(
            _OF_INDICATORS.fullmatch(text[slice(*cell)]) for head in table.head for cell in head[:2]
        )
        for row in table.body:
            first = 1 if len(row) > 2 and _NUMBERED.fullmatch(text[slice(*row[0])]) else 0
            for column, cell in enumerate(row[first + 1 :], first + 1):
                heads = table.heads_of(row, column)
                left = table.heads_of(row, column - 1) if column > first + 1 else []
                unit = _unit(text, table, row, heads, row[first])
                beside = left[-1] if left else None
                yield cell, CellSite(row[first], heads, unit, table.above, of_indicators, beside)


def _unit(text: str, table: Table, row: list[Cell], heads: list[Cell], label: Cell) -> str:
    """Return the unit of a cell: of its column, its row, the column of units, or the table's."""
    for cell in (*reversed(heads), label):
        found = _UNIT.search(text, *cell) or _COUNTED.search(text, *cell)
        unit = found.group(found.lastgroup or 0) if found else ""
        if is_unit(unit):
            return unit
    for column, cell in enumerate(row):
        if any(_UNIT_HEAD.fullmatch(text[slice(*each)]) for each in table.heads_of(row, column)):
            return text[slice(*cell)]
    stated = _UNITS.search(" ".join(text[slice(*each)] for each in table.above))
    units = re.split("[、，, ]+", stated["units"].strip()) if stated else []
    rated = any(_RATE.search(text, *cell) for cell in heads)
    signs = [unit for unit in units if unit in ("%", "％", "‰")]
    others = [unit for unit in units if unit not in signs]
    if rated and (signs or not others):
        return signs[0] if signs else ""
    return others[0] if others else ""
