"""``policyextract convert``: records to and from the formats of annotation tools."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from policyextract.cli.exits import NOTHING_READ, WRONG_USAGE, tell
from policyextract.cli.only import parse_only
from policyextract.cli.output import closing_early, is_folder, write_file
from policyextract.convert import (
    FORMATS,
    LABELS,
    Format,
    Layer,
    Loss,
    Record,
    Writer,
    file_names,
    layers_of,
    leftovers,
    line_of,
    records_of,
    restrict,
)
from policyextract.convert import blank as without_facts
from policyextract.errors import InputError, PolicyExtractError, UsageError
from policyextract.evaluate import load_gold, load_predicted

KINDS = tuple(LABELS)

Source = Annotated[
    Path,
    typer.Argument(
        help="With --to: records, a folder of *.gold.json or *.json, or a JSON or JSONL file. "
        "With --from: what the tool exported."
    ),
]
To = Annotated[
    str | None,
    typer.Option("--to", help=f"Write this format: {', '.join(FORMATS)}.", metavar="FORMAT"),
]
From = Annotated[str | None, typer.Option("--from", help="Read this format.", metavar="FORMAT")]
Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        help="Write to this file or folder; records, with a name ending in /, "
        "to one *.gold.json for each document.",
        metavar="FILE|DIR/",
    ),
]
Only = Annotated[
    str | None, typer.Option(help=f"Keep only these, separated by commas: {', '.join(KINDS)}.")
]
Predictions = Annotated[
    bool,
    typer.Option("--predictions", help="label-studio: write predictions, to be corrected there."),
]
Blank = Annotated[
    bool,
    typer.Option(
        "--blank", help="Write the texts alone, to be annotated from nothing: no facts, no guesses."
    ),
]


def convert_command(
    source: Source,
    to: To = None,
    from_: From = None,
    output: Output = None,
    only: Only = None,
    predictions: Predictions = False,
    blank: Blank = False,
) -> None:
    """Convert records to and from the formats of annotation tools."""
    try:
        with closing_early():
            name, way = _direction(to, from_)
            kinds = parse_only(only, KINDS)
            if way == "to":
                write = _writer(FORMATS[name], predictions, blank)
                reduce = without_facts if blank else restrict
                records = [reduce(record, kinds) for record in _records(source)]
                _export(records, source, name, write, output)
            elif predictions or blank:
                raise UsageError("--predictions and --blank go with --to only")
            else:
                _import(source, FORMATS[name], kinds, output)
    except RecursionError:
        tell(f"{source}: nested too deeply to be a record")
        raise typer.Exit(NOTHING_READ) from None
    except (PolicyExtractError, OSError) as error:
        tell(str(error))
        raise typer.Exit(WRONG_USAGE if isinstance(error, UsageError) else NOTHING_READ) from None


def _direction(to: str | None, from_: str | None) -> tuple[str, Literal["to", "from"]]:
    if (to is None) == (from_ is None):
        raise UsageError("give either --to FORMAT, to write it, or --from FORMAT, to read it")
    name = to or from_ or ""
    if name not in FORMATS:
        raise UsageError(f"{name!r} is not one of the formats {', '.join(FORMATS)}")
    return name, "to" if to is not None else "from"


def _writer(form: Format, predictions: bool, blank: bool) -> Writer:
    if predictions and blank:
        raise UsageError("give --predictions or --blank, not both")
    if not predictions:
        return form.ask or form.write if blank else form.write
    if form.predict is None:
        raise UsageError("--predictions: goes with --to label-studio only")
    return form.predict


def _records(source: Path) -> list[Record]:
    """Read records: annotated ones where a folder holds any, else extracted ones."""
    annotated = not source.is_dir() or any(source.rglob("*.gold.json"))
    return load_gold(source) if annotated else load_predicted(source)


def _export(
    records: Iterable[Record],
    source: Path,
    name: str,
    write: Writer,
    output: str | None,
) -> None:
    form = FORMATS[name]
    _check_output(name, form, output)
    written = write(_layers(records, source))
    _write_files(written.files, form, output)
    for what, count in _summed(written.losses):
        typer.echo(f"note: {name} holds no {what}: {count} left out", err=True)


def _layers(records: Iterable[Record], source: Path) -> list[Layer]:
    try:
        return layers_of(records)
    except InputError as error:
        raise InputError(f"{source}: {error}") from error


def _check_output(name: str, form: Format, output: str | None) -> None:
    if output is None and form.output != "text":
        kind = "folder" if form.output == "folder" else "file"
        raise UsageError(f"{name}: cannot go to standard output: name a {kind} with -o")
    if output is not None and form.output != "folder" and is_folder(output):
        raise UsageError(f"-o: {output} is a folder, and {name} is one file")


def _write_files(files: Mapping[str, bytes], form: Format, output: str | None) -> None:
    """Write the files of a format: all into a folder, or the first as named and others beside."""
    if output is None:
        _print(next(iter(files.values())))
    elif form.output == "folder":
        Path(output).mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            write_file(Path(output) / name, content)
    else:
        main, *beside = files.items()
        paths = [Path(output).with_suffix(suffix) for suffix, _ in beside]
        if Path(output) in paths:
            raise UsageError(
                f"-o: {output} is the name of what is written beside: end it in {main[0]}"
            )
        write_file(Path(output), main[1])
        for path, (_, content) in zip(paths, beside, strict=True):
            write_file(path, content)
            typer.echo(f"note: the labelling configuration is in {path}", err=True)


def _import(source: Path, form: Format, kinds: Sequence[str], output: str | None) -> None:
    if not source.exists():
        raise InputError(f"{source}: no such file or folder")
    if source.is_dir() != (form.output == "folder"):
        raise InputError(f"{source}: is {'a folder' if source.is_dir() else 'no folder'}")
    reading = form.read(source)
    if not reading.layers:
        raise InputError(f"{source}: holds no document")
    try:
        records = [restrict(record, kinds) for record in records_of(reading.layers)]
    except InputError as error:
        raise InputError(f"{source}: {error}") from error
    _write_records(records, output)
    lost = [loss for layer in reading.layers for loss in leftovers(layer)]
    for what, count in _summed([*reading.losses, *lost]):
        typer.echo(f"warning: {what}: {count}", err=True)


def _write_records(records: Sequence[Record], output: str | None) -> None:
    if output is None or not is_folder(output):
        content = b"".join(line_of(record) for record in records)
        return _print(content) if output is None else write_file(Path(output), content)
    folder = Path(output)
    folder.mkdir(parents=True, exist_ok=True)
    names = file_names(record["document"]["id"] for record in records)
    for name, record in zip(names, records, strict=True):
        write_file(folder / f"{name}.gold.json", line_of(record, indent=2))
    return None


def _summed(losses: Iterable[Loss]) -> list[tuple[str, int]]:
    """Return what was lost over all documents, each kind once."""
    counts: Counter[str] = Counter()
    for loss in losses:
        counts[loss.what] += loss.count
    return list(counts.items())


def _print(content: bytes) -> None:
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
