"""Records as JSON: one object, or one object a line; UTF-8, keys in the contract's order."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from policyextract.facts import Report

KINDS = ("figures", "measures", "institutions", "citations", "times", "sections")


def restrict(report: Report, kinds: Collection[str]) -> Report:
    """Return the record with only these kinds of facts; the other lists are empty."""
    return report.model_copy(update={kind: [] for kind in KINDS if kind not in kinds})


def dump(report: Report, *, pretty: bool = False, with_text: bool = True) -> str:
    """Return a record as a JSON object, on one line or indented; ``text`` may be left out."""
    exclude = None if with_text else {"text"}
    if not pretty:
        return report.model_dump_json(exclude=exclude)
    return json.dumps(report.model_dump(mode="json", exclude=exclude), ensure_ascii=False, indent=2)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the record."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Report.model_json_schema(mode="serialization"),
    }
