"""The gate: floors for scores, the corpus they were measured on, and what does not reach them."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from policyextract.errors import UsageError
from policyextract.evaluate.counts import Evaluation
from policyextract.evaluate.records import Record
from policyextract.evaluate.scores import F1_SCORES, SCORE_NAMES

TOLERANCE = 1e-9
PLACES = 10_000

FLOOR_NAMES = frozenset(
    [*SCORE_NAMES, *(f"{name}.{part}" for name in F1_SCORES for part in ("precision", "recall"))]
)


@dataclass(frozen=True)
class Floors:
    """The least that scores may be, and the fingerprint of the records they were measured on.

    ``corpus`` is ``None`` where the floors were written by hand: they hold for any records.
    """

    scores: Mapping[str, float]
    corpus: str | None = None


def parse_floors(text: str) -> Floors:
    """Read floors from ``figures.value=0.85,measures.action=0.6`` or the path of a .json file."""
    is_path = "=" not in text or text.endswith(".json")
    floors = read_floors(Path(text)) if is_path else Floors(dict(_split_floors(text)))
    for name, floor in floors.scores.items():
        if name not in FLOOR_NAMES:
            raise UsageError(f"unknown score {name!r}{_instead(name)}")
        if not 0 <= floor <= 1:
            raise UsageError(f"the floor of {name} is {floor}: a number from 0 to 1 is expected")
    return floors


def failed_floors(evaluation: Evaluation, floors: Floors, gold: Sequence[Record]) -> list[str]:
    """Say in one line each which floors are not reached; an unmeasured score reaches none.

    Floors of other records than these are no floors: that is said, and nothing else.
    """
    if floors.corpus is not None and floors.corpus != fingerprint(gold):
        return [
            f"the floors were measured on other annotated records than these {len(gold)} (changed,"
            " added or taken away): save the scores anew"
        ]
    scores = evaluation.scores
    return [
        _unreached(name, scores.get(name), floor)
        for name, floor in floors.scores.items()
        if scores.get(name, -1.0) < floor - TOLERANCE
    ]


def fingerprint(gold: Sequence[Record]) -> str:
    """Return the SHA-256 of what the records say, whatever their order and the files' layout."""
    content = sorted((record["document"]["id"], record) for record in gold)
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def floors_of(evaluation: Evaluation) -> dict[str, float]:
    """Turn the scores into floors for later: name → value, rounded down to four places."""
    return {
        result.name: math.floor(result.value * PLACES + TOLERANCE) / PLACES
        for result in evaluation.results
    }


def fallen_floors(evaluation: Evaluation, floors: Floors) -> dict[str, tuple[float, float]]:
    """Return the floors that these scores would lower as name → (old, new).

    A score that is no longer measured falls to 0.
    """
    new = floors_of(evaluation)
    return {
        name: (old, new.get(name, 0.0))
        for name, old in floors.scores.items()
        if new.get(name, 0.0) < old
    }


def save_floors(evaluation: Evaluation, gold: Sequence[Record], path: Path) -> None:
    """Write the scores and the fingerprint as a JSON file that ``parse_floors`` reads."""
    corpus = {"documents": evaluation.documents, "sha256": fingerprint(gold)}
    content = json.dumps({"corpus": corpus, "floors": floors_of(evaluation)}, indent=2) + "\n"
    try:
        path.write_text(content, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from error


def read_floors(path: Path) -> Floors:
    """Read a file of ``save_floors``, or a plain object of score names and numbers."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{path}: not valid JSON: {error}") from error
    floors = _floors_in(content)
    if floors is None:
        raise UsageError(f"{path}: an object of score names and numbers is expected")
    return floors


def _floors_in(content: Any) -> Floors | None:
    if not isinstance(content, dict):
        return None
    corpus = content.get("corpus")
    scores = content if corpus is None else content.get("floors")
    if not isinstance(scores, dict) or not all(type(v) in (int, float) for v in scores.values()):
        return None
    if corpus is None:
        return Floors(scores)
    sha256 = corpus.get("sha256") if isinstance(corpus, dict) else None
    return Floors(scores, sha256) if isinstance(sha256, str) else None


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


def _unreached(name: str, score: float | None, floor: float) -> str:
    if score is None:
        return f"{name} has a floor ({floor:g}), but the annotated records hold nothing to score"
    return f"{name} is {score:.4f}, below its floor {floor:g}"


def _instead(name: str) -> str:
    """Return the score that was probably meant, else some that there are."""
    close = get_close_matches(name, FLOOR_NAMES, n=1)
    if close:
        return f": {close[0]} perhaps"
    return f": the names are those of the table, as {', '.join(SCORE_NAMES[:3])}"
