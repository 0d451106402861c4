"""``policyextract evaluate``: score extracted records against annotated ones."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from policyextract.cli.exits import GATE_NOT_MET, NOTHING_READ, WRONG_USAGE, tell
from policyextract.cli.models import ModelName
from policyextract.cli.only import parse_only
from policyextract.cli.output import closing_early, write_page
from policyextract.cli.progress import progress
from policyextract.cli.samples import gold_records, warn_of_unmatched
from policyextract.cli.show import on_terminal, show, show_errors, width
from policyextract.errors import PolicyExtractError, UsageError
from policyextract.evaluate import (
    Evaluation,
    Record,
    count_rules,
    evaluate,
    find_errors,
    grouped,
    load_predicted,
)
from policyextract.evaluate.bootstrap import SEED, Comparison, compare, intervals
from policyextract.evaluate.extraction import extract_texts
from policyextract.evaluate.gate import Floors, failed_floors, parse_floors, save_floors
from policyextract.evaluate.groups import GROUPINGS
from policyextract.evaluate.page import page
from policyextract.evaluate.report import KINDS, Analysis, as_dict
from policyextract.evaluate.tables import tables

RESAMPLES = 1000  # for a comparison where --bootstrap does not say otherwise

Gold = Annotated[
    Path,
    typer.Argument(help="Annotated records: a folder of *.gold.json, or a JSON or JSONL file."),
]
Predicted = Annotated[
    Path | None,
    typer.Argument(
        help="Extracted records: a folder of *.json, or a JSON or JSONL file. "
        "Without it the texts of the annotated records are extracted now."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON instead of tables.")]
Errors = Annotated[
    bool,
    typer.Option(
        "--errors",
        help="List missed, false and wrong facts: a table on a terminal, else tab-separated.",
    ),
]
Html = Annotated[
    Path | None,
    typer.Option(help="Write a page with both sides of every document and filters for errors."),
]
By = Annotated[
    str | None,
    typer.Option(help=f"Cut the scores by one of {', '.join(GROUPINGS)}; or rule: what each did."),
]
Only = Annotated[
    str | None, typer.Option(help=f"Show only these, separated by commas: {', '.join(KINDS)}.")
]
Bootstrap = Annotated[
    int | None,
    typer.Option(
        min=1, help="Give 95 % intervals from so many resamples of the documents, 1000 say."
    ),
]
Seed = Annotated[int, typer.Option(min=0, help="Seed of the resampling.")]
Baseline = Annotated[
    Path | None,
    typer.Option(help="Records of another system on the same texts: what differs, and how surely."),
]
FailUnder = Annotated[
    str | None,
    typer.Option(
        help="Floors, as figures.value=0.85,measures.action=0.6 or a .json file of the same. "
        "Exit with 1 if a score is below its floor."
    ),
]
SaveScores = Annotated[
    Path | None, typer.Option(help="Write the scores to a .json file that can serve as floors.")
]


def evaluate_command(
    gold: Gold,
    predicted: Predicted = None,
    as_json: AsJson = False,
    errors: Errors = False,
    html: Html = None,
    by: By = None,
    only: Only = None,
    bootstrap: Bootstrap = None,
    seed: Seed = SEED,
    baseline: Baseline = None,
    fail_under: FailUnder = None,
    save_scores: SaveScores = None,
    model: ModelName = None,
) -> None:
    """Score extracted records against annotated ones."""
    try:
        kinds, grouping = parse_only(only, KINDS), _grouping(by)
        floors = parse_floors(fail_under) if fail_under is not None else Floors({})
        annotated = gold_records(gold)
        extracted = load_predicted(predicted) if predicted else _extracted(annotated, model)
        evaluation = evaluate(annotated, extracted)
        warn_of_unmatched(evaluation.unmatched, "no predicted record for")
        analysis = Analysis(
            evaluation,
            intervals(evaluation, bootstrap, seed) if bootstrap else None,
            _compared(evaluation, annotated, baseline, bootstrap or RESAMPLES, seed),
            grouped(evaluation, annotated, grouping)
            if grouping and grouping in GROUPINGS
            else None,
            count_rules(annotated, extracted) if grouping == "rule" else None,
            find_errors(annotated, extracted) if errors else None,
        )
        if html:
            write_page(html, page(annotated, extracted, kinds))
        if save_scores:
            save_floors(evaluation, annotated, save_scores)
    except PolicyExtractError as error:
        tell(str(error))
        raise typer.Exit(WRONG_USAGE if isinstance(error, UsageError) else NOTHING_READ) from None
    with closing_early():
        _write(analysis, kinds, as_json)
    _fail_under(evaluation, floors, annotated)


def _grouping(by: str | None) -> str | None:
    if by is not None and by not in (*GROUPINGS, "rule"):
        raise UsageError(f"--by: {by!r} is not one of {', '.join(GROUPINGS)}, rule")
    return by


def _extracted(annotated: Sequence[Record], model: str | None) -> list[Record]:
    with progress("extracting", len(annotated)) as advance:
        return extract_texts(annotated, advance, model)


def _compared(
    evaluation: Evaluation,
    annotated: Sequence[Record],
    baseline: Path | None,
    samples: int,
    seed: int,
) -> tuple[Comparison, ...] | None:
    if baseline is None:
        return None
    old = evaluate(annotated, load_predicted(baseline))
    warn_of_unmatched(old.unmatched, "the baseline has no record for")
    return compare(evaluation, old, samples, seed)


def _write(analysis: Analysis, kinds: Sequence[str], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(as_dict(analysis, kinds), ensure_ascii=False, indent=2))
        return
    if analysis.errors is None or on_terminal():
        show(tables(analysis, kinds, width()))
    if analysis.errors is not None:
        show_errors(analysis.of_kinds(kinds).errors or ())


def _fail_under(evaluation: Evaluation, floors: Floors, annotated: Sequence[Record]) -> None:
    failed = failed_floors(evaluation, floors, annotated)
    for line in failed:
        tell(line)
    if failed:
        raise typer.Exit(GATE_NOT_MET)
