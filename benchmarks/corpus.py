"""Refresh the tables of reports and of rare things in corpus/README.md. Run by ``make corpus``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from policyextract.evaluate import Record, load_gold

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
README = CORPUS / "README.md"
SPLITS = ("train", "dev", "test")
NO_LEVEL = "–"
REPORTS = re.compile(r"(?<=\n)(?:\| (?:train|dev|test) \|[^\n]*\n)+\| \| \*\*[^\n]*\n")
RARE_ROWS = re.compile(
    r"(?<=\| \| train \| dev \| test \|\n\|---\|---\|---\|---\|\n)(?:\|[^\n]*\n)+"
)
PROHIBITION = re.compile("不得|严禁|禁止|不予|不准|禁")
RARE = {
    "range": "ranges",
    "ratio": "ratios and fractions",
    "multiple": "multiples (倍, 番)",
    "rank": "ranks",
    "duration": "durations and ages",
    "lt": "`lt` (不足, 低于)",
    "completion": "completion of a plan",
    "mom": "change to the month before",
    "plan": "change against a plan",
    "‰": "‰",
    "per unit": "units per unit (元/亩)",
    "分别": "lists with 分别",
    "prohibition": "prohibitions",
}


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
    region = document.get("region") or {"name": NO_LEVEL, "level": NO_LEVEL}
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


def rare_things(records: Iterable[Record]) -> Counter[str]:
    """Return how often annotated records have what is rare in any small pile of documents."""
    counts: Counter[str] = Counter()
    for record in records:
        for figure in required(record, "figures"):
            counts.update(figure.get(key) for key in ("comparator", "kind", "role", "basis"))
            counts["‰"] += figure["unit"] == "‰"
            counts["per unit"] += "/" in (figure["unit"] or "")
        counts["分别"] += record["text"].count("分别")
        actions = [measure["action"]["text"] for measure in required(record, "measures")]
        counts["prohibition"] += sum(bool(PROHIBITION.search(action)) for action in actions)
    return Counter({name: counts[name] for name in RARE})


def required(record: Record, kind: str) -> list[Record]:
    """Return the facts of a kind that nobody may leave out."""
    return [fact for fact in record[kind] if not fact.get("optional")]


def rare_rows() -> Iterator[str]:
    """Yield a row for each rare thing: how many there are in each split."""
    counts = [rare_things(load_gold(CORPUS / split)) for split in SPLITS]
    for name, description in RARE.items():
        yield f"| {description} | {' | '.join(str(each[name]) for each in counts)} |\n"


def main() -> None:
    """Rewrite the tables."""
    text = README.read_text(encoding="utf-8")
    text, reports = REPORTS.subn("".join(rows()), text)
    text, rare = RARE_ROWS.subn("".join(rare_rows()), text)
    if not reports or not rare:
        raise SystemExit(f"{README}: the tables of reports and of rare things are not found")
    README.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
