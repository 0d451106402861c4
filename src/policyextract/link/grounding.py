"""The last step: facts with offsets of the clean view become facts of the source."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel

from policyextract.facts import Span
from policyextract.read.view import View

ModelT = TypeVar("ModelT", bound=BaseModel)


def ground(fact: ModelT, view: View) -> ModelT:
    """Return the fact with every span in it moved to the source, its text read off the source."""
    values = {name: _ground_value(value, view) for name, value in fact}
    if isinstance(fact, Span):
        start, end = view.to_source(fact.start, fact.end)
        values.update(start=start, end=end, text=view.source[start:end])
    return type(fact).model_construct(**values)


def _ground_value(value: object, view: View) -> object:
    if isinstance(value, BaseModel):
        return ground(value, view)
    if isinstance(value, list):
        return [_ground_value(item, view) for item in value]
    return value
