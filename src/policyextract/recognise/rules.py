"""Load and check rule files: rules are data with proof, and this is the only regex compiler.

A ``rules.toml`` holds named parts and rules::

    [define]
    number = '[0-9]++'
    unit = { words = "units.csv" }        # the column ``word``, longest first

    [[rule]]
    id = "figures.count"
    label = "count"
    match = '{number}{unit}'              # {name} is replaced by the part of that name
    needs = '[人次]'                      # optional: only sentences with this are looked at
    yes = ["培训«120人次»"]
    no = ["第三条"]

The span of a match is its group ``span`` where the pattern has one, else the whole match.
``needs`` makes a rule fast whose matches all hold, in one sentence, some rare sign.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from policyextract.errors import RuleError
from policyextract.lexicon import alternation, read_csv
from policyextract.recognise.spans import Found

_PART = re.compile(r"\{([a-z_]+)\}")
_STOPS = "。\n"
_KEPT = 64  # needs of all rules, for one text
_STOP = re.compile(f"[{_STOPS}]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One named pattern with its proof; ``yes`` marks the spans it must find with « »."""

    id: str
    label: str
    match: str
    yes: tuple[str, ...]
    no: tuple[str, ...]
    veto: bool
    needs: str | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern, made when first asked for: many texts never need it.

        Raises RuleError where it does not compile.
        """
        try:
            return _compiled(self.match)
        except re.error as error:
            raise RuleError(f"the rule {self.id} does not compile: {error}") from error

    def find(self, text: str) -> Iterator[Found]:
        """Yield every match in ``text``, left to right, as offsets into ``text``."""
        sentences = self._sentences(text)
        if not sentences:  # then nothing needs to be compiled
            return
        group = "span" if "(?P<span>" in self.match else 0
        pattern, label, id = self.pattern, self.label, self.id
        for left, right in sentences:
            for match in pattern.finditer(text, left, right):
                start, end = match.span(group)
                if start < end:
                    yield Found(start, end, label, id)

    def _sentences(self, text: str) -> Sequence[tuple[int, int]]:
        """Return the stretches that can hold a match: all that the rule needs, else the text."""
        return ((0, len(text)),) if self.needs is None else _sentences_with(self.needs, text)


@lru_cache(maxsize=_KEPT)
def _sentences_with(needs: str, text: str) -> Sequence[tuple[int, int]]:
    """Return the sentences with a match of a pattern, stops included; neighbours are one stretch.

    Kept for the last texts: several rules need the same.
    """
    found: list[tuple[int, int]] = []
    pattern, done = _compiled(needs), 0
    while needed := pattern.search(text, done):
        left = max(done, *(text.rfind(stop, done, needed.start()) + 1 for stop in _STOPS))
        stop = _STOP.search(text, needed.end())
        right = stop.end() if stop else len(text)
        if found and found[-1][1] == left:
            left = found.pop()[0]
        found.append((left, right))
        done = right
    return tuple(found)


def find_all(rules: Iterable[Rule], text: str) -> list[Found]:
    """Return the matches of all rules in text order."""
    return sorted(match for rule in rules for match in rule.find(text))


@cache
def load_rules(package: str) -> tuple[Rule, ...]:
    """Return the rules of ``rules.toml`` in the folder of ``package``, in file order.

    Raises RuleError where a rule lacks an example for or against, repeats an id or names an
    unknown part.
    """
    folder = files(package)
    source = folder.joinpath("rules.toml")
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{package}/rules.toml: {error}") from error
    parts = {name: _part(value, folder) for name, value in data.get("define", {}).items()}
    rules: dict[str, Rule] = {}
    for entry in data.get("rule", []):
        rule = _rule(entry, parts, package)
        if rule.id in rules:
            raise RuleError(f"{package}: the rule {rule.id} stands twice")
        rules[rule.id] = rule
    return tuple(rules.values())


def _part(value: str | Mapping[str, str], folder: Traversable) -> str:
    if isinstance(value, str):
        return f"(?:{value})"
    rows = read_csv(folder.joinpath(value["words"]))
    column, wanted = value.get("column", "word"), value.get("where")
    if wanted:
        key, _, accepted = wanted.partition("=")
        rows = [row for row in rows if row[key] in accepted.split("|")]
    return alternation(row[column] for row in rows)


def _rule(entry: Mapping[str, Any], parts: Mapping[str, str], package: str) -> Rule:
    name = entry.get("id", "?")
    if not entry.get("yes") or not entry.get("no"):
        raise RuleError(f"{package}: the rule {name} needs an example for (yes) and against (no)")
    try:
        match = _expand(entry["match"], parts)
    except KeyError as error:
        raise RuleError(f"{package}: the rule {name} names an unknown part: {error}") from error
    return Rule(
        id=name,
        label=entry["label"],
        match=match,
        yes=tuple(entry["yes"]),
        no=tuple(entry["no"]),
        veto=bool(entry.get("veto", False)),
        needs=entry.get("needs"),
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _expand(pattern: str, parts: Mapping[str, str]) -> str:
    while _PART.search(pattern):
        pattern = _PART.sub(lambda match: parts[match.group(1)], pattern)
    return pattern
