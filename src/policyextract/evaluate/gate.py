"""The gate: floors for scores, and which of them an evaluation fails to reach."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path

from policyextract.errors import UsageError
from policyextract.evaluate.scores import F1_SCORES, SCORE_NAMES, Evaluation

TOLERANCE = 1e-9
PLACES = 10_000

FLOOR_NAMES = frozenset(
    [*SCORE_NAMES, *(f"{name}.{part}" for name in F1_SCORES for part in ("precision", "recall"))]
)


def parse_floors(text: str) -> dict[str, float]:
    """Read floors from ``figures.value=0.85,measures.action=0.6`` or the path of a .json file."""
    is_path = "=" not in text or text.endswith(".json")
    floors = _read_floors(Path(text)) if is_path else dict(_split_floors(text))
    for name, floor in floors.items():
        if name not in FLOOR_NAMES:
            raise UsageError(f"unknown score {name!r}: one of {', '.join(SCORE_NAMES)} is expected")
        if not 0 <= floor <= 1:
            raise UsageError(f"the floor of {name} is {floor}: a number from 0 to 1 is expected")
    return floors


def failed_floors(evaluation: Evaluation, floors: Mapping[str, float]) -> list[str]:
    """Say in one line each which floors are not reached; an unmeasured score reaches none."""
    scores = evaluation.scores
    return [
        f"{name} is {_shown(scores.get(name))}, below its floor {floor:g}"
        for name, floor in floors.items()
        if scores.get(name, -1.0) < floor - TOLERANCE
    ]


def floors_of(evaluation: Evaluation) -> dict[str, float]:
    """Turn the scores into floors for later: name → value, rounded down to four places."""
    return {
        result.name: math.floor(result.value * PLACES + TOLERANCE) / PLACES
        for result in evaluation.results
    }


def save_floors(evaluation: Evaluation, path: Path) -> None:
    """Write the scores as a JSON file that ``parse_floors`` reads."""
    content = json.dumps(floors_of(evaluation), indent=2) + "\n"
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error


def _read_floors(path: Path) -> dict[str, float]:
    try:
        floors = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: not valid JSON: {error}") from error
    if not isinstance(floors, dict) or not all(type(v) in (int, float) for v in floors.values()):
        raise UsageError(f"{path}: an object of score names and numbers is expected")
    return floors


def _split_floors(text: str) -> Iterator[tuple[str, float]]:
    for part in text.split(","):
        name, equals, number = part.partition("=")
        try:
            floor = float(number)
        except ValueError:
            equals = ""
        if not equals:
            raise UsageError(f"{part!r}: a floor is NAME=NUMBER, or floors are a .json file")
        yield name.strip(), floor


def _shown(score: float | None) -> str:
    return "not measured" if score is None else f"{score:.4f}"
