"""A record as tables to read on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from policyextract.facts import Citation, Figure, Institution, Measure, Report, Span, Time

_ROWS = 12
_SIGNS = {"eq": "", "approx": "≈", "gt": ">", "ge": "≥", "lt": "<", "le": "≤", "range": ""}


def summary(report: Report, rows: int = _ROWS) -> RenderableType:
    """Return a readable summary: what the document is, then the first facts of each kind."""
    parts: list[RenderableType] = [_head(report)]
    for title, columns, body in (
        ("Figures", ("indicator", "value", "role", "status", "time"), _figures(report.figures)),
        ("Measures", ("agent", "action", "object", "status"), _measures(report.measures)),
        ("Institutions", ("name", "type", "level", "mentions"), _institutions(report.institutions)),
        ("Citations", ("title", "number", "relation"), _citations(report.citations)),
        ("Times", ("text", "value"), _times(report.times)),
    ):
        if body:
            parts += [Text(), _table(f"{title} ({len(body)})", columns, body[:rows])]
            if len(body) > rows:
                parts.append(Text(f"  … and {len(body) - rows} more", style="dim"))
    return Group(*parts)


def _head(report: Report) -> Table:
    document = report.document
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="bold")
    grid.add_column()
    for name, value in (
        ("title", document.title),
        ("type", document.doc_type),
        ("number", document.doc_number),
        ("issuer", document.issuer),
        ("published", document.published),
        ("region", document.region.name if document.region else None),
        ("source", f"{document.source} ({document.n_chars:,} characters)"),
    ):
        if value:
            grid.add_row(name, Text(value))
    for warning in document.warnings:
        grid.add_row("warning", Text(warning, style="yellow"))
    return grid


def _table(title: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold", justify="right" if column == "value" else "left")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _text(span: Span | None) -> str:
    return "".join(span.text.split()) if span else ""


def _figures(figures: Sequence[Figure]) -> list[Sequence[str]]:
    return [
        (
            _text(f.indicator),
            quantity(f),
            f"{f.role} {f.direction or ''}".strip(),
            f.status,
            _when(f),
        )
        for f in figures
    ]


def _when(fact: Figure) -> str:
    return (fact.time.value or "") if fact.time else ""


def quantity(figure: Figure) -> str:
    """Return value and unit as one reads them: ``≥ 730,000 亩``."""
    value = f"{figure.value:,}"
    if figure.value_max is not None:
        value += f"–{figure.value_max:,}"
    return " ".join(part for part in (_SIGNS[figure.comparator], value, figure.unit or "") if part)


def _measures(measures: Sequence[Measure]) -> list[Sequence[str]]:
    return [(_text(m.agent), _text(m.action), _text(m.object), m.status) for m in measures]


def _institutions(institutions: Sequence[Institution]) -> list[Sequence[str]]:
    return [(i.name, i.type, i.level or "", str(len(i.mentions))) for i in institutions]


def _citations(citations: Sequence[Citation]) -> list[Sequence[str]]:
    return [(c.title or "", c.number or "", c.relation or "") for c in citations]


def _times(times: Sequence[Time]) -> list[Sequence[str]]:
    return [("".join(t.text.split()), t.value or "") for t in times]
