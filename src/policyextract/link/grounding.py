"""The last step: facts with offsets of the clean view become facts of the source."""

from __future__ import annotations

from pydantic import BaseModel

from policyextract.facts import Section, Span
from policyextract.read.view import View


def ground(record: BaseModel, view: View) -> None:
    """Move every span in a fresh record to the source, and read its text off the source.

    The record is changed in place: it was made a moment ago and nobody else has seen it, and
    building thousands of frozen models anew would take as long as finding the facts.
    """
    _ground(record, view, set())


def _ground(value: object, view: View, done: set[int]) -> None:
    if isinstance(value, list):
        for item in value:
            _ground(item, view, done)
    elif isinstance(value, BaseModel) and id(value) not in done:
        done.add(id(value))
        fields = value.__dict__
        if isinstance(value, Span | Section):
            start, end = view.to_source(fields["start"], fields["end"])
            fields.update(start=start, end=end)
        if isinstance(value, Span):
            fields["text"] = view.source[start:end]
        for inner in fields.values():
            if isinstance(inner, BaseModel | list):
                _ground(inner, view, done)
