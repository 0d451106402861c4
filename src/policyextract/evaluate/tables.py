"""Evaluations and agreements as tables to read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from rich import box
from rich.table import Table
from rich.text import Text

from policyextract.evaluate.agreement import Agreement
from policyextract.evaluate.bootstrap import Comparison, Interval
from policyextract.evaluate.by_rule import RuleCount
from policyextract.evaluate.counts import Evaluation, Result, Score
from policyextract.evaluate.errors import FactError
from policyextract.evaluate.report import Analysis, of_kinds
from policyextract.evaluate.scores import kind_of
from policyextract.evaluate.wording import Wording

_WITH_INTERVALS = 100  # characters that the scores with their intervals and counts take
_NAMES, _GROUP = 28, 13  # characters that the names of the scores take, and a group's column


def tables(analysis: Analysis, kinds: Collection[str], width: int) -> Iterator[Table]:
    """Build the tables that were asked for, the scores first.

    Where ``width`` characters are too few for all columns the less telling ones are left out, or
    stand in tables of their own: a number is never cut.
    """
    shown = analysis.of_kinds(kinds)
    yield _scores(shown.evaluation, kinds, width, shown.intervals)
    if shown.comparison is not None:
        yield _comparison(shown.comparison)
    if shown.groups is not None:
        yield from _groups(shown.evaluation, shown.groups, kinds, width)
    if shown.rules is not None:
        yield _rules(shown.rules)


def agreement_tables(agreement: Agreement, kinds: Collection[str], width: int) -> Iterator[Table]:
    """Build the table of scores between two annotators, and that of κ by label."""
    yield _scores(agreement.evaluation, kinds, width)
    built = _table("labels of the facts that both marked", "label")
    for heading in ("facts", "same", "κ"):
        built.add_column(heading, justify="right")
    for each in agreement.kappas:
        if kind_of(each.name) in kinds:
            kappa = "–" if each.kappa is None else f"{each.kappa:.3f}"
            built.add_row(each.name, str(each.facts), f"{each.observed:.3f}", kappa)
    yield built


def error_columns(wording: Wording) -> tuple[str, ...]:
    """Return the headings that go with ``error_cells``."""
    return "document", "start", "what", "fact", "text", " → ".join(wording.sides), "sentence"


def error_cells(error: FactError, wording: Wording) -> tuple[str, ...]:
    """Return an error as the cells of one row, each in one line and without tabs."""
    changes = ", ".join(
        f"{d.field} {_value(d.gold)} → {_value(d.predicted)}" for d in error.differences
    )
    start = "" if error.start is None else str(error.start)
    verdict = wording.verdicts[error.kind]
    cells = (error.document, start, verdict, error.fact, error.text, changes, error.sentence)
    return tuple(" ".join(cell.split()) for cell in cells)


def error_table(errors: Iterable[FactError], wording: Wording) -> Table:
    """Build one row for each error, to read on a screen."""
    built = Table(box=box.SIMPLE_HEAD, expand=True)
    built.add_column("place", overflow="fold", ratio=2)
    built.add_column("what", no_wrap=True)
    built.add_column(f"text: {' → '.join(wording.sides)}, sentence", overflow="fold", ratio=5)
    for error in errors:
        document, start, verdict, fact, text, changes, sentence = error_cells(error, wording)
        place = Text(document + f"\n{start}" * bool(start))
        said = Text(f"{text}: {changes}" if changes else text, style="bold")
        said.append(f"\n{sentence}" if sentence else "", style="not bold dim")
        built.add_row(place, Text(f"{verdict}\n{fact}"), said)
    return built


def _scores(
    evaluation: Evaluation,
    kinds: Collection[str],
    width: int,
    intervals: Mapping[str, Interval] | None = None,
) -> Table:
    """Build one row for each score, with the counts that it is made of where there is room."""
    built = _table(_documents(evaluation), "score")
    shares, counts = ["F1 or\naccuracy", "P", "R"], ["right", "false", "missed"]
    if intervals is not None:
        shares.insert(1, "95 % interval")
        counts = counts if width >= _WITH_INTERVALS else []
    columns = [*shares, *counts]
    for heading in columns:
        built.add_column(heading, justify="right", no_wrap=True)
    for _, results in groupby(of_kinds(evaluation, kinds), lambda each: kind_of(each.name)):
        for result in results:
            cells = list(_cells(result))
            if intervals is not None:
                cells.insert(1, _interval(intervals[result.name]))
            built.add_row(result.name, *cells[: len(columns)])
        built.add_section()
    return built


def _comparison(comparison: Sequence[Comparison]) -> Table:
    built = _table("against the baseline", "score")
    for heading in ("baseline", "now", "change", "95 % interval", "p"):
        built.add_column(heading, justify="right", no_wrap=True)
    for each in comparison:
        built.add_row(
            each.name,
            f"{each.old:.3f}",
            f"{each.new:.3f}",
            f"{each.difference:+.3f}",
            _interval(each.interval, "+.3f"),
            f"{each.p:.3f}",
        )
    return built


def _groups(
    evaluation: Evaluation, groups: Mapping[str, Evaluation], kinds: Collection[str], width: int
) -> Iterator[Table]:
    """Build one row for each score and one column for each group, as many as there is room for."""
    names = list(groups)
    room = max(1, (width - _NAMES) // _GROUP)
    for first in range(0, len(names), room):
        built = _table("F1 or accuracy by group", "score")
        parts = {name: groups[name] for name in names[first : first + room]}
        for name, part in parts.items():
            heading = f"{name}\n({part.documents})"
            built.add_column(heading, justify="right", max_width=_GROUP - 3, overflow="fold")
        scores = [part.scores for part in parts.values()]
        for result in of_kinds(evaluation, kinds):
            cells = (f"{each[result.name]:.3f}" if result.name in each else "–" for each in scores)
            built.add_row(result.name, *cells)
        yield built


def _rules(rules: Sequence[RuleCount]) -> Table:
    built = _table("by rule", "rule")
    for heading in ("fired", "right", "wrong", "false", "optional"):
        built.add_column(heading, justify="right")
    for _, counts in groupby(rules, lambda count: count.kind):
        for each in counts:
            numbers = (each.fired, each.right, each.wrong, each.false, each.optional)
            built.add_row(f"{each.kind}  {each.rule}", *map(str, numbers))
        built.add_section()
    return built


def _table(title: str, first: str) -> Table:
    built = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    built.add_column(first, no_wrap=True)
    return built


def _documents(evaluation: Evaluation) -> str:
    return f"{evaluation.documents} document" + "s" * (evaluation.documents != 1)


def _cells(result: Result) -> tuple[str, ...]:
    if isinstance(result, Score):
        shares = (f"{share:.3f}" for share in (result.f1, result.precision, result.recall))
        return (*shares, str(result.tp), str(result.fp), str(result.fn))
    return f"{result.value:.3f}", "", "", str(result.right), str(result.total - result.right), ""


def _interval(interval: Interval, form: str = ".3f") -> str:
    return f"{interval.low:{form}} … {interval.high:{form}}"


def _value(value: object) -> str:
    return "null" if value is None else "".join(str(value).split())
