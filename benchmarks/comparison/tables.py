"""The results as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sentences import FIELDS, Tally

Row = Sequence[str]


def table(head: Row, rows: Iterable[Row]) -> str:
    """Return a Markdown table; all columns but the first are numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def share(part: int, whole: int) -> str:
    """Return a share in percent, a dash of nothing."""
    return f"{100 * part / whole:.0f} %" if whole else "–"


def by_tool(tallies: Mapping[str, Tally]) -> str:
    """Return one row a tool: found, value, unit, bound, all of them, false figures, sentences."""
    head = ["tool", "found", "value", "unit", "bound", "all three", "false", "whole sentences"]
    rows = []
    for name, t in tallies.items():
        parts = [share(n, t.answers if t.read else 0) for n in (t.value, t.unit, t.bound, t.whole)]
        last = [str(t.false), share(t.perfect, t.sentences)]
        rows.append([name, share(t.found, t.answers), *parts, *last])
    return table(head, rows)


def in_short(tallies: Mapping[str, Tally], head: Row) -> str:
    """Return one row a tool: found, value, all three, false figures."""
    rows = []
    for name, t in tallies.items():
        shares = [share(n, t.answers if t.read else 0) for n in (t.value, t.whole)]
        rows.append([name, share(t.found, t.answers), *shares, str(t.false)])
    return table(head, rows)


def by_point(points: Mapping[str, Mapping[str, Tally]], part: str) -> str:
    """Return one row a point: the share of answers of which ``part`` is right.

    A point that is about the absence of figures has the share of sentences with no false figure
    and nothing missing.
    """
    tools = list(next(iter(points.values())))
    rows = []
    for point, tallies in points.items():
        first = tallies[tools[0]]
        size = f"{first.answers} figures" if about_figures(first) else f"{first.sentences} texts"
        rows.append([f"{point} ({size})", *(point_share(tallies[t], part) for t in tools)])
    return table(["point", *tools], rows)


def point_share(tally: Tally, part: str) -> str:
    """Return the share of answers of which ``part`` is right, or of sentences."""
    if not about_figures(tally):
        return share(tally.perfect, tally.sentences)
    return share(getattr(tally, part), tally.answers if tally.read else 0)


def about_figures(tally: Tally) -> bool:
    """Tell whether a point is about figures, not about their absence."""
    return tally.answers >= tally.sentences


def by_field(tally: Tally) -> str:
    """Return the accuracy of each field that only policyextract has, over the figures found."""
    rows = [
        [name, share(right, every), f"{right} of {every}"]
        for name in FIELDS
        for right, every in (tally.fields[name],)
    ]
    return table(["field", "right", "figures"], rows)


def by_kind(counts: Mapping[str, Mapping[str, tuple[int, int] | None]]) -> str:
    """Return one row a kind of case: how many each tool passes; a dash where it has none."""
    tools = list(next(iter(counts.values())))
    rows = [[kind, *(passed(row[tool]) for tool in tools)] for kind, row in counts.items()]
    return table(["kind", *tools], rows)


def passed(count: tuple[int, int] | None) -> str:
    """Return passed of all."""
    return "–" if count is None else f"{count[0]} of {count[1]}"
