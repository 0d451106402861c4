"""Refresh the scores that the documents show. Run by ``make accuracy``, after the floors are saved.

A row of a table that begins with a score's name in backticks is refreshed; the rest of the row
and of the document stays. One number in a row is the score on the whole corpus; six are that,
its precision and recall, and the score on each split.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from policyextract.evaluate import Score, evaluate, load_gold
from policyextract.evaluate.extraction import extract_texts
from policyextract.evaluate.scores import Result

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "README.zh-CN.md", "docs/accuracy.md")
SPLITS = ("train", "dev", "test")
ROW = re.compile(
    r"^\| `(?P<name>[a-z]+\.[a-z_]+)` \|(?P<cells>(?: (?:[01]\.[0-9]{3}|–) \|)+)", re.M
)

Results = Mapping[str, Result]


def measure(folder: Path) -> Results:
    """Score the program on the annotated records of a folder: name → result."""
    gold = load_gold(folder)
    return {result.name: result for result in evaluate(gold, extract_texts(gold)).results}


def numbers(name: str, whole: Results, splits: list[Results]) -> list[str]:
    """Return a score as the documents show it: whole corpus, precision, recall, the splits."""
    result = whole.get(name)
    shares = (result.precision, result.recall) if isinstance(result, Score) else (None, None)
    values = [each[name].value if name in each else None for each in (whole, *splits)]
    shown = [values[0], *shares, *values[1:]]
    return ["–" if number is None else f"{number:.3f}" for number in shown]


def refresh(text: str, whole: Results, splits: list[Results]) -> str:
    """Return a document with the numbers of its score rows replaced."""

    def row(match: re.Match[str]) -> str:
        count = match["cells"].count("|")
        cells = numbers(match["name"], whole, splits)[:count]
        return f"| `{match['name']}` | {' | '.join(cells)} |"

    return ROW.sub(row, text)


def main() -> None:
    """Score the corpus once as a whole and once by split, and rewrite the documents."""
    corpus = ROOT / "corpus"
    whole, splits = measure(corpus), [measure(corpus / split) for split in SPLITS]
    for name in DOCUMENTS:
        path = ROOT / name
        text = refresh(path.read_text(encoding="utf-8"), whole, splits)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
