"""``policyextract evaluate``: score extracted records against annotated ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from policyextract.cli.exits import GATE_NOT_MET, NOTHING_READ, WRONG_USAGE, tell
from policyextract.errors import PolicyExtractError, UsageError
from policyextract.evaluate import (
    Evaluation,
    FactError,
    evaluate,
    find_errors,
    load_gold,
    load_predicted,
)
from policyextract.evaluate.extraction import extract_texts
from policyextract.evaluate.gate import failed_floors, parse_floors, save_floors
from policyextract.evaluate.report import KINDS, as_dict, error_line, parse_kinds, table

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
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON instead of a table.")]
Errors = Annotated[
    bool, typer.Option("--errors", help="List missed, false and wrong facts, one a line.")
]
Only = Annotated[
    str | None, typer.Option(help=f"Show only these, separated by commas: {', '.join(KINDS)}.")
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
    only: Only = None,
    fail_under: FailUnder = None,
    save_scores: SaveScores = None,
) -> None:
    """Score extracted records against annotated ones."""
    try:
        kinds = parse_kinds(only)
        floors = parse_floors(fail_under) if fail_under is not None else {}
        annotated = load_gold(gold)
        extracted = load_predicted(predicted) if predicted else extract_texts(annotated)
        evaluation = evaluate(annotated, extracted)
        _warn_of_unmatched(evaluation)
        if save_scores:
            save_floors(evaluation, save_scores)
        _write(evaluation, kinds, find_errors(annotated, extracted) if errors else None, as_json)
    except PolicyExtractError as error:
        tell(str(error))
        raise typer.Exit(WRONG_USAGE if isinstance(error, UsageError) else NOTHING_READ) from None
    _fail_under(evaluation, floors)


def _write(
    evaluation: Evaluation, kinds: Sequence[str], errors: Sequence[FactError] | None, as_json: bool
) -> None:
    if errors is not None:
        errors = [error for error in errors if error.fact in kinds]
    if as_json:
        content = as_dict(evaluation, kinds, errors)
        typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
        return
    Console().print(table(evaluation, kinds))
    for error in errors or ():
        typer.echo(error_line(error))


def _warn_of_unmatched(evaluation: Evaluation) -> None:
    for name in evaluation.unmatched:
        typer.echo(f"warning: no predicted record for {name}: its facts are missed", err=True)


def _fail_under(evaluation: Evaluation, floors: Mapping[str, float]) -> None:
    failed = failed_floors(evaluation, floors)
    for line in failed:
        tell(line)
    if failed:
        raise typer.Exit(GATE_NOT_MET)
