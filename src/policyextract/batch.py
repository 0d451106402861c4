"""Many documents in one run: what cannot be read or extracted is told, the others go on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from policyextract.errors import InputError, PolicyExtractError, UsageError
from policyextract.facts import Report
from policyextract.read.files import STANDARD_INPUT, collect, read_bytes, read_path
from policyextract.read.source import Source


@dataclass
class Run:
    """One run over the inputs that the arguments name.

    ``tell`` is called with one line for each input that fails; ``done`` and ``failed`` count.
    """

    arguments: Sequence[str]
    tell: Callable[[str], None]
    date: str | None = None
    region: str | None = None
    model: str | None = None
    done: int = 0
    failed: int = 0
    paths: list[Path] = field(default_factory=list)

    def __post_init__(self) -> None:
        for argument in self.arguments:
            try:
                self.paths += [path for path in collect([argument]) if path not in self.paths]
            except InputError as error:
                self._fail(error)

    def reports(self, advance: Callable[[], None] = lambda: None) -> Iterator[Report]:
        """Yield the records in the order of the inputs; ``advance`` is called after each input."""
        for path in self.paths:
            try:
                report = self._extract(_read(path))
            except UsageError:
                raise
            except PolicyExtractError as error:
                self._fail(error)
            except Exception as error:
                self._fail(InputError(f"{path}: internal error, please report it: {error!r}"))
            else:
                self.done += 1
                yield report
            advance()

    def _extract(self, source: Source) -> Report:
        from policyextract.pipeline import extract

        return extract(source, date=self.date, region=self.region, model=self.model)

    def _fail(self, error: Exception) -> None:
        self.failed += 1
        self.tell(str(error))


def _read(path: Path) -> Source:
    if str(path) == STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(), name=STANDARD_INPUT)
    return read_path(path)
