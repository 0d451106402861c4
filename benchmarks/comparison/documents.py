"""The documents that show the tables: each table stands between two comments that name it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = ("docs/comparison.md", "README.md", "README.zh-CN.md")
PLACE = re.compile(
    r"(?P<head><!-- comparison: (?P<name>[a-z-]+) -->\n)(?P<table>.*?)(?P<foot><!-- end -->)",
    re.DOTALL,
)


def shown(text: str) -> dict[str, str]:
    """Return the tables of a document by name."""
    return {place["name"]: place["table"].strip() for place in PLACE.finditer(text)}


def refresh(text: str, tables: Mapping[str, str]) -> str:
    """Return a document with its tables made anew, as far as they are given."""

    def anew(place: re.Match[str]) -> str:
        table = tables.get(place["name"], place["table"].strip())
        return f"{place['head']}\n{table}\n\n{place['foot']}"

    return PLACE.sub(anew, text)


def write(tables: Mapping[str, str]) -> None:
    """Write the tables into the documents; every one must have a place."""
    texts = {ROOT / name: (ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS}
    homeless = set(tables) - {name for text in texts.values() for name in shown(text)}
    if homeless:
        raise SystemExit(f"no document has a place for: {', '.join(sorted(homeless))}")
    for path, text in texts.items():
        path.write_text(refresh(text, tables), encoding="utf-8", newline="\n")
