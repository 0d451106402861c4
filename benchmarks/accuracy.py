"""Save the scores on the corpus as floors and refresh the documents that show them.

Run by ``make accuracy``. Where a floor would fall it stops, unless a reason is given
(``make accuracy LOWER='why'``); the reason goes into the changelog with what has fallen.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from policyextract.evaluate import Score, evaluate, load_gold
from policyextract.evaluate.counts import Evaluation, Result
from policyextract.evaluate.extraction import extract_texts
from policyextract.evaluate.gate import fallen_floors, read_floors, save_floors

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "corpus"
FLOORS = CORPUS / "baseline.json"
CHANGELOG = ROOT / "CHANGELOG.md"
DOCUMENTS = ("README.md", "README.zh-CN.md", "docs/accuracy.md")
SPLITS = ("train", "dev", "test")
ROW = re.compile(r"^\| `(?P<name>[a-z]+\.[a-z_]+)` \| [01]\.[0-9]{3} \|(?= [^01–])", re.M)
TABLE = re.compile(r"(?:^\| `[a-z]+\.[a-z_]+` \|(?: (?:[01]\.[0-9]{3}|–) \|){6}\n)+", re.M)
UNRELEASED = "## [Unreleased]\n"

Results = Mapping[str, Result]


def measure(folder: Path) -> tuple[Evaluation, Results]:
    """Score the program on the annotated records of a folder."""
    gold = load_gold(folder)
    evaluation = evaluate(gold, extract_texts(gold))
    return evaluation, {result.name: result for result in evaluation.results}


def full_row(name: str, whole: Results, splits: Sequence[Results]) -> str:
    """Return a score's row: on the whole corpus, precision, recall, on each split."""
    result = whole[name]
    shares = (result.precision, result.recall) if isinstance(result, Score) else (None, None)
    values = [each[name].value if name in each else None for each in splits]
    cells = ["–" if n is None else f"{n:.3f}" for n in (result.value, *shares, *values)]
    return f"| `{name}` | {' | '.join(cells)} |\n"


def refresh(text: str, whole: Results, splits: Sequence[Results]) -> str:
    """Return a document with its full table of scores and its single score rows made anew."""
    table = "".join(full_row(name, whole, splits) for name in whole)
    text = TABLE.sub(lambda match: table, text)
    return ROW.sub(lambda m: f"| `{m['name']}` | {whole[m['name']].value:.3f} |", text)


def note(fallen: Mapping[str, tuple[float, float]], reason: str) -> None:
    """Write into the changelog which floors were lowered, and why."""
    scores = ", ".join(f"`{name}` {old:.3f} → {new:.3f}" for name, (old, new) in fallen.items())
    head, rest = CHANGELOG.read_text(encoding="utf-8").split(UNRELEASED)
    line = f"\n- Floors lowered ({reason}): {scores}.\n"
    CHANGELOG.write_text(f"{head}{UNRELEASED}{line}{rest}", encoding="utf-8", newline="\n")


def main() -> None:
    """Score the corpus as a whole and by split, save the floors, rewrite the documents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", default="", help="why floors may fall, for the changelog")
    reason = parser.parse_args().lower
    evaluation, whole = measure(CORPUS)
    fallen = fallen_floors(evaluation, read_floors(FLOORS))
    if fallen and not reason:
        lines = [f"{name}: {old} → {new}" for name, (old, new) in fallen.items()]
        sys.exit("\n".join([*lines, "floors would fall: give a reason, make accuracy LOWER='why'"]))
    if fallen:
        note(fallen, reason)
    save_floors(evaluation, load_gold(CORPUS), FLOORS)
    splits = [measure(CORPUS / split)[1] for split in SPLITS]
    for name in DOCUMENTS:
        path = ROOT / name
        text = refresh(path.read_text(encoding="utf-8"), whole, splits)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
