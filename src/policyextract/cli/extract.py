"""``policyextract extract``: reports in, records out."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from policyextract.batch import Run
from policyextract.cli.exits import NOTHING_READ, SOME_FAILED, WRONG_USAGE, tell
from policyextract.cli.only import parse_only
from policyextract.cli.output import closing_early, is_folder
from policyextract.cli.progress import progress
from policyextract.errors import PolicyExtractError, UsageError
from policyextract.facts import Report
from policyextract.write.json import KINDS, dump, restrict


class OutputFormat(StrEnum):
    """How records are written."""

    json = "json"
    jsonl = "jsonl"
    table = "table"


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
        help="Default: table on a terminal; else json for one input, jsonl for several.",
    ),
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
) -> None:
    """Extract figures, measures, institutions, citations and times from reports."""
    try:
        kinds = parse_only(only, KINDS)
        run = Run(paths, tell, date=date, region=region)
        with closing_early(), progress("extracting", len(run.paths)) as advance:
            reports = (restrict(report, kinds) for report in run.reports(advance))
            _write(reports, run, output, _format(output_format, run, output), pretty, not no_text)
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


def _write(
    reports: Iterable[Report],
    run: Run,
    output: str | None,
    form: OutputFormat,
    pretty: bool,
    with_text: bool,
) -> None:
    if output is not None and is_folder(output):
        folder = Path(output)
        folder.mkdir(parents=True, exist_ok=True)
        for name, report in _named(reports):
            record = dump(report, pretty=pretty, with_text=with_text) + "\n"
            (folder / f"{name}.json").write_text(record, encoding="utf-8", newline="\n")
        return
    lines = _lines(reports, form, pretty, with_text)
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


def _lines(
    reports: Iterable[Report], form: OutputFormat, pretty: bool, with_text: bool
) -> Iterator[str]:
    if form is OutputFormat.table:
        yield from _tables(reports)
        return
    for report in reports:
        compact = form is OutputFormat.jsonl or not pretty
        yield dump(report, pretty=not compact, with_text=with_text) + "\n"


def _tables(reports: Iterable[Report]) -> Iterator[str]:
    from policyextract.write.tables import summary

    console = Console(highlight=False)
    for report in reports:
        with console.capture() as capture:
            console.print(summary(report))
        yield capture.get()
