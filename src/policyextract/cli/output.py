"""Where results go: a file that is whole or not there, a folder, or standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from policyextract.cli.exits import SOME_FAILED, tell
from policyextract.errors import UsageError


def is_folder(output: str) -> bool:
    """Tell whether a name given with ``-o`` means a folder: it is one, or ends in ``/``."""
    return Path(output).is_dir() or output.endswith(("/", os.sep))


def write_file(path: Path, content: bytes) -> None:
    """Write a file in one step: a failure leaves what was there before."""
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(content)
    part.replace(path)


def write_page(path: Path, content: str) -> None:
    """Write a page that an option names; where that cannot be done the option is wrong."""
    try:
        write_file(path, content.encode("utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error


@contextmanager
def closing_early() -> Iterator[None]:
    """End with the exit code for it where the reader of standard output goes away (``| head``)."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would write to the closed pipe once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        tell("standard output was closed before everything was written")
        raise typer.Exit(SOME_FAILED) from None
