"""Names of local departments: words for their fields (发展改革, 人社) before 局 厅 委 办."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from policyextract.lexicon import read_table
from policyextract.recognise.institutions.words import PACKAGE

TAILS = ("委员会", "办公室", "总局", "分局", "局", "厅", "委", "办")
_JOINTS = "和与及"
_MOST_PARTS = 4
_KINDS = {"局": "bureau", "厅": "bureau", "总局": "bureau", "分局": "bureau", "委": "commission",
          "委员会": "commission", "办": "office", "办公室": "office", "部门": ""}  # fmt: skip


class Field(NamedTuple):
    """A department's field: its full name, the last words it takes, and if it may stand alone.

    ``province`` is what a province calls the department: 厅 or 局.
    """

    name: str
    kinds: frozenset[str]
    alone: bool
    province: str


class Chain(NamedTuple):
    """Fields one after the other (科技 工业 和 信息化), as offsets: the first one's start first."""

    parts: tuple[tuple[int, int], ...]
    alone: bool

    @property
    def start(self) -> int:
        """Where the first field begins."""
        return self.parts[0][0]


@cache
def fields() -> dict[str, Field]:
    """Return the fields by the word for them."""
    kinds = ("bureau", "commission", "office")
    return {
        row["word"]: Field(
            row["name"],
            frozenset(kind for kind in kinds if row[kind] == "yes"),
            row["alone"] == "yes",
            row["province"],
        )
        for row in read_table(PACKAGE, "departments.csv")
    }


@cache
def _longest() -> int:
    return max(map(len, fields()))


def chain_before(text: str, end: int, tail: str) -> Chain | None:
    """Return the chain of fields that ends where the last word (局, 委) begins, if any does."""
    kind = _KINDS[tail]
    word = _field_before(text, end, kind)
    if not word:
        return None
    parts = [(end - len(word), end)]
    while len(parts) < _MOST_PARTS:
        start = parts[0][0]
        joint = start - 1 if start and text[start - 1] in _JOINTS else start
        word = _field_before(text, joint, "")
        if len(word) < 2:
            break
        parts.insert(0, (joint - len(word), joint))
    return Chain(tuple(parts), len(parts) > 1 or fields()[text[slice(*parts[0])]].alone)


def _field_before(text: str, end: int, kind: str) -> str:
    known = fields()
    for start in range(max(0, end - _longest()), end):
        field = known.get(text[start:end])
        if field and (not kind or kind in field.kinds):
            return text[start:end]
    return ""
