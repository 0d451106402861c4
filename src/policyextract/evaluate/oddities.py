"""What is odd in an annotated record: keys, labels and values that the contract does not know.

They are slips of the annotator more often than not, and would be counted as errors of the program.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from policyextract.evaluate.records import FACT_KINDS, Record
from policyextract.facts import Report

OF_GOLD = ("indicator_alt", "object_alt", "name_alt", "issuer_alt")
_UNCHECKED = {"mentions"}  # they are read and checked as spans


def oddities(record: Record) -> Iterator[str]:
    """Yield one line for each thing in the record that its contract does not know."""
    name = record["document"]["id"]
    known = set(Report.model_fields)
    for key in record:
        if key not in known:
            yield f"{name}: `{key}` is no key of a record{_instead(key, known)}"
    for kind in FACT_KINDS:
        for fact in record.get(kind) or ():
            where = f"{name}: {kind} {fact.get('id') or fact.get('start', '')}"
            yield from (f"{where}: {slip}" for slip in _slips(kind, fact))


def _slips(kind: str, fact: Record) -> Iterator[str]:
    model = _model(kind)
    checked = {key: value for key, value in fact.items() if key not in _UNCHECKED}
    try:
        model.model_validate_json(json.dumps(checked), strict=True)
    except ValidationError as error:
        for each in error.errors(include_url=False):
            key = str(each["loc"][0])
            if each["type"] == "extra_forbidden" and len(each["loc"]) == 1:
                yield f"`{key}` is no field of it{_instead(key, set(model.model_fields))}"
            elif each["type"] != "missing":
                yield f"`{key}`: {each['input']!r}: {each['msg']}"


@cache
def _model(kind: str) -> type[BaseModel]:
    """Return the model of a kind of fact with every field optional, and those of gold added."""
    (of_kind,) = get_args(Report.model_fields[kind].annotation)
    fields: dict[str, Any] = {
        name: (field.annotation, None)
        for name, field in of_kind.model_fields.items()
        if name not in _UNCHECKED
    }
    fields["optional"] = (bool, False)
    fields |= {name: (list[str], ()) for name in OF_GOLD if name.removesuffix("_alt") in fields}
    return create_model(
        f"Annotated{of_kind.__name__}", __config__=ConfigDict(extra="forbid"), **fields
    )


def _instead(key: str, known: set[str]) -> str:
    close = get_close_matches(key, known, n=1)
    return f": `{close[0]}` perhaps" if close else ""
