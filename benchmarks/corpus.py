"""Refresh the table of reports in corpus/README.md. Run by ``make corpus``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from policyextract.evaluate import Record, load_gold

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
README = CORPUS / "README.md"
SPLITS = ("train", "dev", "test")
NO_LEVEL = "–"
TABLE = re.compile(r"(?<=\n)(?:\| (?:train|dev|test) \|[^\n]*\n)+\| \| \*\*[^\n]*\n")


def rows() -> Iterator[str]:
    """Yield a row for each report, split by split, and one for their sums."""
    total = [0] * 7
    reports = 0
    for split in SPLITS:
        for record in load_gold(CORPUS / split):
            counts = numbers(record)
            total = [one + other for one, other in zip(total, counts, strict=True)]
            reports += 1
            yield f"| {split} | {description(record)} | {cells(counts)} |\n"
    yield f"| | **{reports} reports** | | | | {cells(total)} |\n"


def description(record: Record) -> str:
    """Return what a report is: id, genre, level, place."""
    document = record["document"]
    region = document["region"] or {"name": NO_LEVEL, "level": NO_LEVEL}
    return f"`{document['id']}` | {document['doc_type']} | {region['level']} | {region['name']}"


def numbers(record: Record) -> list[int]:
    """Return how many characters and facts a report has; mentions behind institutions."""
    institutions = record["institutions"]
    mentions = sum(len(institution["mentions"]) for institution in institutions)
    return [
        len(record["text"]),
        len(record["figures"]),
        len(record["measures"]),
        len(institutions),
        mentions,
        len(record["citations"]),
        len(record["times"]),
    ]


def cells(counts: list[int]) -> str:
    """Return the counts as cells."""
    characters, figures, measures, institutions, mentions, citations, times = counts
    shown = (characters, figures, measures, f"{institutions} ({mentions})", citations, times)
    return " | ".join(map(str, shown))


def main() -> None:
    """Rewrite the table."""
    text = README.read_text(encoding="utf-8")
    text, replaced = TABLE.subn("".join(rows()), text)
    if not replaced:
        raise SystemExit(f"{README}: no table of reports found")
    README.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
