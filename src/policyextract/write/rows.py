"""Records as rows for spreadsheets and statistics: CSV, one fact a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from policyextract.facts import Report, Span

BOM = "\ufeff"

Cell = Callable[[Report, Any], object]


def csv_lines(reports: Iterable[Report], kind: str, *, bom: bool = False) -> Iterator[str]:
    """Yield CSV: a head line, then a line for each fact of one of ``COLUMNS``.

    Absent values are empty cells; spans are given by their text, times by their value, line
    breaks of the source are joined. With ``bom`` spreadsheets know that it is UTF-8.
    """
    columns = COLUMNS[kind]
    yield (BOM if bom else "") + _line(columns)
    for report in reports:
        for fact in getattr(report, kind):
            yield _line(_shown(cell(report, fact)) for cell in columns.values())


def _line(cells: Iterable[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Span):
        value = value.text
    return "".join(line.strip() for line in str(value).splitlines())


def _document(report: Report, fact: Any) -> object:
    return report.document.id


def _region(report: Report, fact: Any) -> object:
    return report.document.region and report.document.region.name


def _time(report: Report, fact: Any) -> object:
    return fact.time and fact.time.value


def _place(key: str) -> Cell:
    return lambda report, fact: fact.region and getattr(fact.region, key)


def _field(name: str) -> Cell:
    return lambda report, fact: getattr(fact, name)


def _fields(*names: str) -> dict[str, Cell]:
    return {name: _field(name) for name in names}


COLUMNS: Mapping[str, Mapping[str, Cell]] = {
    "figures": {
        "document": _document,
        "region": _region,
        **_fields("indicator", "scope"),
        "time": _time,
        **_fields("value", "value_max", "unit", "comparator", "kind", "role", "direction", "basis"),
        **_fields("status", "sentence"),
    },
    "measures": {
        "document": _document,
        **_fields("clause", "action", "object", "agent", "beneficiary"),
        **_fields("status", "category", "instrument"),
        "time": _time,
        **_fields("sentence"),
    },
    "institutions": {
        "document": _document,
        **_fields("name", "type", "level"),
        "region": _place("name"),
        "adcode": _place("adcode"),
        "mentions": lambda report, fact: len(fact.mentions),
    },
    "citations": {"document": _document, **_fields("title", "number", "issuer", "relation")},
    "times": {"document": _document, **_fields("text", "value", "sentence")},
}
