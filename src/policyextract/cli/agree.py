"""``policyextract agree``: how far two annotators agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from policyextract.cli.exits import NOTHING_READ, WRONG_USAGE, tell
from policyextract.cli.only import parse_only
from policyextract.cli.output import closing_early, write_page
from policyextract.cli.samples import gold_records, warn_of_unmatched
from policyextract.cli.show import show, show_errors, width
from policyextract.errors import PolicyExtractError, UsageError
from policyextract.evaluate import find_errors
from policyextract.evaluate.agreement import agreement, said_by_both
from policyextract.evaluate.page import page
from policyextract.evaluate.report import KINDS, agreement_dict
from policyextract.evaluate.tables import agreement_tables
from policyextract.evaluate.wording import AGREEMENT

First = Annotated[
    Path,
    typer.Argument(help="The first annotator's records: a folder of *.gold.json, JSON or JSONL."),
]
Second = Annotated[Path, typer.Argument(help="The second annotator's records of the same texts.")]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON instead of tables.")]
Html = Annotated[Path | None, typer.Option(help="Write a page with both sides of every document.")]
Only = Annotated[
    str | None, typer.Option(help=f"Show only these, separated by commas: {', '.join(KINDS)}.")
]


def agree_command(
    first: First,
    second: Second,
    as_json: AsJson = False,
    html: Html = None,
    only: Only = None,
) -> None:
    """Compare two annotators: F1 by kind, Cohen's κ by label, and every difference."""
    try:
        kinds = parse_only(only, KINDS)
        theirs = gold_records(second)
        ours = said_by_both(gold_records(first), theirs)
        found, differences = agreement(ours, theirs), find_errors(ours, theirs)
        if html:
            write_page(html, page(ours, theirs, kinds, AGREEMENT))
    except PolicyExtractError as error:
        tell(str(error))
        raise typer.Exit(WRONG_USAGE if isinstance(error, UsageError) else NOTHING_READ) from None
    warn_of_unmatched(found.evaluation.unmatched, "the second annotator has no record for")
    chosen = [each for each in differences if each.fact in kinds]
    with closing_early():
        if as_json:
            content = agreement_dict(found, kinds, chosen)
            typer.echo(json.dumps(content, ensure_ascii=False, indent=2))
        else:
            show(agreement_tables(found, kinds, width()))
            show_errors(chosen, AGREEMENT)
