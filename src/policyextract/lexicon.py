"""Word lists: CSV files beside the modules that use them, and patterns made of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from policyextract.errors import RuleError


def read_csv(source: Traversable) -> list[dict[str, str]]:
    """Return the rows of a UTF-8 CSV file with a header; raise RuleError on a ragged row."""
    rows = list(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise RuleError(f"{source.name}, row {number}: the number of columns differs")
    return rows


@cache
def read_table(package: str, name: str) -> list[dict[str, str]]:
    """Return the rows of the CSV file ``name`` that stands in the folder of ``package``."""
    return read_csv(files(package).joinpath(name))


@cache
def read_patterns(package: str, name: str, use: str) -> str:
    """Return the alternatives of one ``use`` in a CSV file of ``pattern`` and ``use`` columns."""
    return "|".join(row["pattern"] for row in read_table(package, name) if row["use"] == use)


@cache
def words_of(package: str, name: str, use: str) -> re.Pattern[str]:
    """Return the compiled alternatives of one ``use``, as ``read_patterns`` finds them."""
    return re.compile(read_patterns(package, name, use))


def alternation(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest possible one.

    The empty string where there is no word. Common beginnings are shared (a trie), so that long
    lists stay fast.
    """
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return f"(?:{_trie_pattern(trie)})" if trie else ""


def _trie_pattern(node: Mapping[str, Any]) -> str:
    branches = []
    letters = ""
    for char, rest in node.items():
        if char == "":
            continue
        tail = _trie_pattern(rest)
        if tail:
            branches.append(re.escape(char) + tail)
        else:
            letters += re.escape(char)
    if letters:
        branches.append(f"[{letters}]")
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    optional = "?" if "" in node else ""
    return f"(?:{'|'.join(branches)}){optional}"
