"""The Rothwell–Zegveld instrument of a measure: supply, environment or demand, by table."""

from __future__ import annotations

from functools import cache

from policyextract.facts import Category, Instrument
from policyextract.lexicon import read_table


def instrument_of(category: Category, target: str) -> Instrument | None:
    """Return the instrument that the category and the words of the object stand for.

    The first row of ``instruments.csv`` whose words the object holds decides, else the row of
    the category alone.
    """
    for words, instrument in _table().get(category, ()):
        if words in target:
            return instrument
    return None


@cache
def _table() -> dict[str, list[tuple[str, Instrument]]]:
    table: dict[str, list[tuple[str, Instrument]]] = {}
    for row in read_table("policyextract.link", "instruments.csv"):
        entry = (row["object"], row["instrument"])
        table.setdefault(row["category"], []).append(entry)  # type: ignore[arg-type]
    return {
        category: sorted(entries, key=lambda entry: not entry[0])
        for category, entries in table.items()
    }
