"""When a field of an extracted fact is right: one comparison for each field that is scored."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

Fields = Mapping[str, Any]
Comparison = Callable[[Fields, Fields, str], bool]

INDICATOR_F1 = 0.6
PHRASE_F1 = 0.5  # of objects, beneficiaries and scopes
OPPOSITES = (  # words of one group: an indicator that names another one is not the same
    ("第一产业", "第二产业", "第三产业"),
    ("城镇", "农村"),
    ("进口", "出口"),
    ("收入", "支出"),
    ("存款", "贷款"),
    ("男", "女"),
)
JOINED = (("进出口", "进口出口"), ("存贷款", "存款贷款"))  # short forms that name both members


def right(kind: str, field: str, gold: Fields, predicted: Fields) -> bool | None:
    """Tell whether the predicted field is right; ``None`` where the gold fact lacks the field."""
    if field not in gold:
        return None
    return _COMPARISONS.get((kind, field), _equal)(gold, predicted, field)


def shown(field: str, fields: Fields) -> object:
    """Return a field's value for reading: a span's text, a time's value, a region's code."""
    value = fields.get(field)
    if not isinstance(value, Mapping):
        return value
    return value.get({"time": "value", "region": "adcode"}.get(field, "text"))


def character_f1(one: str, other: str) -> float:
    """Return the F1 of two strings as multisets of characters, spaces and punctuation left out."""
    left, right_ = Counter(_letters(one)), Counter(_letters(other))
    total = left.total() + right_.total()
    return 2 * (left & right_).total() / total if total else 1.0


def _accepted(gold: Fields, field: str) -> list[object]:
    """Return the gold value and the alternatives that are equally right."""
    return [shown(field, gold), *(gold.get(f"{field}_alt") or [])]


def _same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-9)
    return one == other


def _any(gold: Fields, predicted: Fields, field: str, same: Callable[[Any, Any], bool]) -> bool:
    """Compare all that one side accepts with all that the other does.

    What a program extracts has no alternatives; a second annotator's record has.
    """
    found = _accepted(predicted, field)
    return any(same(one, other) for one in _accepted(gold, field) for other in found)


def _equal(gold: Fields, predicted: Fields, field: str) -> bool:
    return _any(gold, predicted, field, _same)


def _equal_words(gold: Fields, predicted: Fields, field: str) -> bool:
    return _any(gold, predicted, field, lambda one, other: _plain(one) == _plain(other))


def _same_indicator(gold: Fields, predicted: Fields, field: str) -> bool:
    return _any(
        gold,
        predicted,
        field,
        lambda one, other: (
            _alike(one, other, INDICATOR_F1) and _opposites(one) == _opposites(other)
        ),
    )


def _same_phrase(gold: Fields, predicted: Fields, field: str) -> bool:
    return _any(gold, predicted, field, lambda one, other: _alike(one, other, PHRASE_F1))


def _same_agent(gold: Fields, predicted: Fields, field: str) -> bool:
    expected, found = gold[field] or {}, predicted.get(field) or {}
    if "start" in expected and "start" in found:
        overlap = expected["start"] < found["end"] and found["start"] < expected["end"]
        return overlap or _equal(gold, predicted, field)
    return _equal(gold, predicted, field)


def _alike(one: object, other: object, least: float) -> bool:
    """Tell whether both are absent, or both texts with a character F1 of at least ``least``."""
    if isinstance(one, str) and isinstance(other, str):
        return character_f1(one, other) >= least
    return one is other


def _opposites(text: object) -> list[str]:
    """Return the members of the opposed pairs that an indicator names."""
    words = text if isinstance(text, str) else ""
    for short, both in JOINED:
        words = words.replace(short, both)
    return [word for group in OPPOSITES for word in group if word in words]


def _plain(title: object) -> object:
    if not isinstance(title, str):
        return title
    return "".join(_letters(unicodedata.normalize("NFKC", title)))


def _letters(text: str) -> list[str]:
    return [c for c in text if not c.isspace() and unicodedata.category(c)[0] not in "PZ"]


_COMPARISONS: Mapping[tuple[str, str], Comparison] = {
    ("figures", "indicator"): _same_indicator,
    ("figures", "scope"): _same_phrase,
    ("measures", "object"): _same_phrase,
    ("measures", "agent"): _same_agent,
    ("measures", "beneficiary"): _same_phrase,
    ("citations", "title"): _equal_words,
    ("citations", "number"): _equal_words,
}
