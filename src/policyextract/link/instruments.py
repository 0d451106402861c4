"""The Rothwell–Zegveld instrument of a measure: supply, environment or demand, by table."""

from __future__ import annotations

from functools import cache
from typing import cast

from policyextract.facts import Category, Instrument
from policyextract.lexicon import read_table


def instrument_of(category: Category, target: str) -> Instrument | None:
    """Return what the first row for the category stands for whose words the object holds.

    ``target`` is the text of the object. The rows without words come last: they stand for the
    category alone. A category without a row has no instrument.
    """
    for words, instrument in _table().get(category, ()):
        if words in target:
            return instrument
    return None


@cache
def _table() -> dict[str, list[tuple[str, Instrument]]]:
    table: dict[str, list[tuple[str, Instrument]]] = {}
    for row in read_table("policyextract.link", "instruments.csv"):
        entry = row["object"], cast("Instrument", row["instrument"])
        table.setdefault(row["category"], []).append(entry)
    return table
