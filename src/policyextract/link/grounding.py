"""The last step: facts with offsets of the clean view become facts of the source."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from policyextract.facts import Section, Span
from policyextract.read.view import View


def ground(record: BaseModel, view: View) -> None:
    """Move every span in a fresh record to the source, and read its text off the source.

    The record is changed in place: it was made a moment ago and nobody else has seen it, and
    building thousands of frozen models anew would take as long as finding the facts.
    """
    _ground(record, view, set())


def _ground(record: BaseModel, view: View, done: set[int]) -> None:
    if id(record) in done:
        return
    done.add(id(record))
    fields = record.__dict__
    has_text, parts = _shape(type(record))
    if has_text is not None:
        start, end = view.to_source(fields["start"], fields["end"])
        fields["start"], fields["end"] = start, end
        if has_text:
            fields["text"] = view.source[start:end]
    for name in parts:
        part = fields[name]
        if type(part) is list:
            for item in part:
                _ground(item, view, done)
        elif part is not None:
            _ground(part, view, done)


@cache
def _shape(kind: type[BaseModel]) -> tuple[bool | None, tuple[str, ...]]:
    """Return whether a model is a span with a text (None: no span), and its fields of models."""
    has_text = issubclass(kind, Span) if issubclass(kind, Span | Section) else None
    fields = kind.model_fields.items()
    return has_text, tuple(name for name, field in fields if _holds_model(field.annotation))


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return True
    return any(_holds_model(part) for part in get_args(annotation))
