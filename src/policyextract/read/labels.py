"""Labels in front of a document: 发文字号：…, 成文日期：…, 来源：…, several to a line or one."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from policyextract.lexicon import read_table

OF_A_DOCUMENT = frozenset({"number", "issuer", "signed", "index"})
_GAPS = r"[ \u3000\u00a0\t]{0,6}"


class Labelled(NamedTuple):
    """``label：value``; ``field`` is what the label stands for (title, number, issuer …).

    ``start`` is the label's offset in its line, in code points.
    """

    label: str
    field: str
    value: str
    start: int


def labelled(line: str) -> list[Labelled]:
    """Return the labels of a line with their values, in order; none where it is plain text.

    A short label (来源, 日期) counts at the line's beginning or after a character that is not
    Han; a label of four characters and more anywhere.
    """
    found = list(_pattern().finditer(line))
    ends = [*(match.start() for match in found[1:]), len(line)]
    pairs = []
    for match, end in zip(found, ends, strict=False):
        label = _tight(match["label"])
        value = line[match.end() : end].strip(" \u3000\u00a0\t|｜;；【】[]")
        pairs.append(Labelled(label, _fields()[label], value, match.start()))
    return pairs


def field_of(label: str) -> str | None:
    """Return what a bare label (``发文机关`` or ``发文机关：``) stands for, if it is one."""
    return _fields().get(_tight(label).rstrip("：:"))


def _tight(text: str) -> str:
    return re.sub(r"[\s\u3000\u00a0]+", "", text)


@cache
def _fields() -> dict[str, str]:
    return {row["label"]: row["field"] for row in read_table(__package__, "labels.csv")}


@cache
def _pattern() -> re.Pattern[str]:
    short: list[str] = []
    long: list[str] = []
    for label in sorted(_fields(), key=len, reverse=True):
        (short if len(label) < 4 else long).append(_GAPS.join(label))
    return re.compile(
        rf"(?<![《“])(?P<label>(?<![\u4e00-\u9fff])(?:{'|'.join(short)})|{'|'.join(long)})"
        rf"{_GAPS}[:：]"
    )
