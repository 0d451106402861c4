"""What the two sides of a comparison and the verdicts on a fact are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Wording:
    """Names for reading: a title, the two sides, and each verdict of ``aligned``."""

    title: str
    sides: tuple[str, str]
    verdicts: Mapping[str, str]


EVALUATION = Wording(
    "Evaluation",
    ("annotated", "extracted"),
    {each: each for each in ("missed", "false", "wrong", "right", "optional")},
)
AGREEMENT = Wording(
    "Agreement of two annotators",
    ("first", "second"),
    {
        "missed": "only first",
        "false": "only second",
        "wrong": "differ",
        "right": "agree",
        "optional": "optional",
    },
)
