"""When a tool's reading of our own sentences is right, and how much of it.

A field that an answer leaves out is not scored. Where a tool says the same thing by another
convention (-8.3 % for a fall by 8.3 %, 0.5 for 50 %), it is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from score import (
    Answer,
    Case,
    Fact,
    Reading,
    ends,
    has_value,
    overlap,
    overlapping,
    plain_unit,
    same,
    same_unit,
)

from policyextract.evaluate.fields import right

FIELDS = ("indicator", "time", "role", "direction", "basis", "status", "comparator", "kind")
SCALES = {
    ("%", "‰"): 10, ("‰", "%"): 0.1, ("角", "元"): 0.1, ("分", "元"): 0.01,
    (None, "%"): 100, ("%", None): 0.01,
}  # fmt: skip
MINUS = "-－−–负"


@dataclass
class Tally:
    """Counts over sentences; ``fields`` holds right and all for each field of ours."""

    answers: int = 0
    found: int = 0
    read: int = 0
    value: int = 0
    unit: int = 0
    bound: int = 0
    whole: int = 0
    false: int = 0
    sentences: int = 0
    perfect: int = 0
    fields: dict[str, list[int]] = field(default_factory=lambda: {name: [0, 0] for name in FIELDS})


def add_sentence(tally: Tally, sentence: Case, reading: Reading) -> None:
    """Count one sentence: its answers one by one, and whether all of it is right."""
    answers = sentence["answers"]
    pairs = matched(answers, reading.figures)
    whole = sum(add_answer(tally, pairs[i], answers[i]) for i in pairs)
    false = sum(not overlapping(answers, figure) for figure in reading.figures)
    tally.answers += len(answers)
    tally.whole += whole
    tally.false += false
    tally.sentences += 1
    tally.perfect += whole == len(answers) and not false


def add_answer(tally: Tally, figure: Fact, answer: Answer) -> bool:
    """Count one answer that a figure was found for; tell whether all of it is right."""
    parts = judged(figure, answer)
    tally.found += 1
    tally.read += has_value(figure)
    tally.value += parts[0]
    tally.unit += parts[1]
    tally.bound += parts[2]
    for name in FIELDS:
        if name in answer and name in figure:
            tally.fields[name][0] += bool(right("figures", name, answer, figure))
            tally.fields[name][1] += 1
    return all(parts)


def matched(answers: Sequence[Answer], figures: Sequence[Fact]) -> dict[int, Fact]:
    """Pair answers and figures one to one, the largest overlap first; of equal ones a right one.

    A range may stand for two answers (2万元以上10万元以下).
    """
    candidates = sorted(
        (-shared, -sum(judged(figure, answer)), i, j)
        for i, answer in enumerate(answers)
        for j, figure in enumerate(figures)
        if (shared := overlap(figure, answer))
    )
    pairs: dict[int, Fact] = {}
    taken: set[int] = set()
    for _, _, i, j in candidates:
        low, high = ends(figures[j])
        both_ends = low != high and all(judged(figures[j], answers[i]))
        if i not in pairs and (j not in taken or both_ends):
            pairs[i] = figures[j]
            taken.add(j)
    return pairs


def judged(figure: Fact, answer: Answer) -> tuple[bool, bool, bool]:
    """Tell whether value, unit and bound are right."""
    if not has_value(figure):
        return False, False, False
    said = restated(figure, answer)
    return right_value(said, answer), right_unit(said, answer), right_bound(said, answer)


def restated(figure: Fact, answer: Answer) -> Fact:
    """Return a figure in the answer's terms, if that makes its number the answer's."""
    said = {**figure}
    unit, wanted = figure.get("unit"), answer.get("unit")
    if answer.get("kind") == "rank" and unit is None:
        said["unit"] = unit = wanted
    units = (plain_unit(unit), plain_unit(wanted))
    scales = (SCALES.get(units, 1), -1 if answer["text"][0] in MINUS else 1)
    for scale in scales:
        scaled = {**said, **{side: times(figure.get(side), scale) for side in ("low", "high")}}
        if scale != 1 and right_value(scaled, answer):
            return {**scaled, "unit": wanted if scale == scales[0] else unit}
    return said


def times(end: float | None, scale: float) -> float | None:
    """Return an end of a figure multiplied; an open one stays open."""
    return None if end is None else end * scale


def right_value(figure: Fact, answer: Answer) -> bool:
    """Compare the number itself, wherever the tool leaves its bounds open."""
    if "value" not in answer:
        return True
    low, high = ends(figure)
    value = answer["value"]
    match answer.get("comparator"):
        case "range":
            return near(low, value) and near(high, answer.get("value_max"))
        case "ge" | "gt":
            return near(low if low is not None else high, value)
        case "le" | "lt":
            return near(high if high is not None else low, value)
        case "approx" if low is not None and high is not None and low < value < high:
            return True
        case None:
            return near(low, value) or near(high, value)
        case _:
            return all(near(end, value) for end in (low, high) if end is not None)


def near(one: float | None, other: float | None) -> bool:
    """Compare values; fractions are answered to four places (0.3333)."""
    return same(one, other) or (
        one is not None and other is not None and other < 10 and round(one, 4) == other
    )


def right_unit(figure: Fact, answer: Answer) -> bool:
    """Compare the units; none equals none."""
    return "unit" not in answer or same_unit(figure.get("unit"), answer["unit"])


def right_bound(figure: Fact, answer: Answer) -> bool:
    """Compare which sides are open. A narrow range above (below) the number is an open side too."""
    low, high = ends(figure)
    closed = low is not None and high is not None
    match answer.get("comparator"):
        case None:
            return True
        case "ge" | "gt":
            return low is not None and (high is None or high > low)
        case "le" | "lt":
            return high is not None and (low is None or high > low)
        case "range":
            return closed and low != high
        case "approx":
            return closed
        case _:
            return closed and low == high
