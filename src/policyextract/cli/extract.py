"""``policyextract extract``: reports in, records out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from policyextract.batch import Run
from policyextract.cli.exits import NOTHING_READ, SOME_FAILED, WRONG_USAGE, tell
from policyextract.cli.models import ModelName
from policyextract.cli.only import parse_only
from policyextract.cli.output import closing_early, is_folder
from policyextract.cli.progress import progress
from policyextract.errors import PolicyExtractError, UsageError
from policyextract.facts import Report
from policyextract.write.json import KINDS, dump, restrict
from policyextract.write.rows import COLUMNS, csv_lines


class OutputFormat(StrEnum):
    """How records are written."""

    json = "json"
    jsonl = "jsonl"
    csv = "csv"
    table = "table"


@dataclass(frozen=True)
class Shape:
    """How a record is put into text."""

    form: OutputFormat
    pretty: bool
    with_text: bool
    bom: bool
    kind: str  # of the facts that are rows of CSV


Paths = Annotated[
    list[str],
    typer.Argument(help="Files, folders, globs, or - for standard input.", metavar="PATH…"),
]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        help="Write to this file, or one file per input to this folder (a name ending in /).",
        metavar="FILE|DIR/",
    ),
]
Pretty = Annotated[bool, typer.Option("--pretty", help="Indent the JSON.")]
NoText = Annotated[bool, typer.Option("--no-text", help="Leave the source text out of the record.")]
Only = Annotated[
    str | None, typer.Option(help=f"Keep only these, separated by commas: {', '.join(KINDS)}.")
]
Date = Annotated[
    str | None, typer.Option(help="Date of the document (YYYY-MM-DD) where it does not say it.")
]
RegionName = Annotated[
    str | None, typer.Option(help="Place or six-digit code where the document does not say it.")
]
Format = Annotated[
    OutputFormat | None,
    typer.Option(
        "--format",
        help="Default: table on a terminal; else json for one input, jsonl for several. "
        "csv: one row for each figure, or for each fact of the one kind that --only names.",
    ),
]
Bom = Annotated[
    bool, typer.Option("--bom", help="Begin CSV with a byte order mark, for spreadsheets.")
]


def extract_command(
    paths: Paths,
    output: Output = None,
    pretty: Pretty = False,
    no_text: NoText = False,
    only: Only = None,
    date: Date = None,
    region: RegionName = None,
    output_format: Format = None,
    bom: Bom = False,
    model: ModelName = None,
) -> None:
    """Extract figures, measures, institutions, citations and times from reports."""
    try:
        kinds = parse_only(only, KINDS)
        run = Run(paths, tell, date=date, region=region, model=model)
        with closing_early(), progress("extracting", len(run.paths)) as advance:
            form = _format(output_format, run, output)
            shape = Shape(form, pretty, not no_text, bom, _row_kind(form, only, kinds, bom))
            _write((restrict(report, kinds) for report in run.reports(advance)), output, shape)
    except UsageError as error:
        tell(str(error))
        raise typer.Exit(WRONG_USAGE) from None
    except (PolicyExtractError, OSError) as error:
        tell(str(error))
        raise typer.Exit(SOME_FAILED if run.done else NOTHING_READ) from None
    if run.failed:
        raise typer.Exit(SOME_FAILED if run.done else NOTHING_READ)


def _format(stated: OutputFormat | None, run: Run, output: str | None) -> OutputFormat:
    if stated is not None:
        return stated
    if output is None and sys.stdout.isatty():
        return OutputFormat.table
    several = len(run.paths) + run.failed > 1
    return OutputFormat.jsonl if several else OutputFormat.json


def _row_kind(form: OutputFormat, only: str | None, kinds: Sequence[str], bom: bool) -> str:
    """Return the kind of facts that are the rows of CSV."""
    if form is not OutputFormat.csv:
        if bom:
            raise UsageError("--bom: goes with --format csv only")
        return ""
    kind = kinds[0] if only else "figures"
    if (only and len(kinds) > 1) or kind not in COLUMNS:
        raise UsageError(
            f"--format csv: holds one kind of facts: --only one of {', '.join(COLUMNS)}"
        )
    return kind


def _write(reports: Iterable[Report], output: str | None, shape: Shape) -> None:
    if output is not None and is_folder(output):
        folder = Path(output)
        folder.mkdir(parents=True, exist_ok=True)
        ending = "csv" if shape.form is OutputFormat.csv else "json"
        if shape.form is not OutputFormat.csv:
            shape = replace(shape, form=OutputFormat.json)
        for name, report in _named(reports):
            content = "".join(_lines([report], shape))
            (folder / f"{name}.{ending}").write_text(content, encoding="utf-8", newline="\n")
        return
    lines = _lines(reports, shape)
    if output is None:
        for line in lines:
            sys.stdout.buffer.write(line.encode("utf-8"))
            sys.stdout.buffer.flush()
        return
    part = Path(f"{output}.part")
    with part.open("w", encoding="utf-8", newline="\n") as handle:
        handle.writelines(lines)
    part.replace(output)


def _named(reports: Iterable[Report]) -> Iterator[tuple[str, Report]]:
    """Yield each record with a file name of its own: its id, numbered where ids repeat."""
    seen: dict[str, int] = {}
    for report in reports:
        name = report.document.id
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}-{seen[name]}"), report


def _lines(reports: Iterable[Report], shape: Shape) -> Iterator[str]:
    match shape.form:
        case OutputFormat.table:
            yield from _tables(reports)
        case OutputFormat.csv:
            yield from csv_lines(reports, shape.kind, bom=shape.bom)
        case _:
            pretty = shape.pretty and shape.form is OutputFormat.json
            for report in reports:
                yield dump(report, pretty=pretty, with_text=shape.with_text) + "\n"


def _tables(reports: Iterable[Report]) -> Iterator[str]:
    from policyextract.write.tables import summary

    console = Console(highlight=False)
    for report in reports:
        with console.capture() as capture:
            console.print(summary(report))
        yield capture.get()
