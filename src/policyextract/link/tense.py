"""Whether a time lies before or after the day on which its document was issued."""

from __future__ import annotations

from policyextract.facts import Document, Time, TimeRef
from policyextract.link.dates import OF_MONTH

_LAST_OF_SESSIONS = "04"  # month up to which people's congresses hear the year's reports


def end_of(time: Time | TimeRef | None) -> str:
    """Return the last date of a time (``2022-06``, ``..``), an empty string where it has none."""
    return time.value.split("/")[-1] if time and time.value else ""


def year_of(time: Time | TimeRef | None) -> int | None:
    """Return the year in which a time ends, of an open one that in which it begins."""
    last = end_of(time)
    if time and time.value and last == "..":
        last = time.value.split("/")[0]
    return int(last[:4]) if last[:4].isdigit() else None


def is_elapsed(time: Time | TimeRef | None, reference: int | None) -> bool:
    """Tell whether a time is the first months of the year of issue (今年上半年, 1至5月)."""
    value = (time.value if time else None) or ""
    return reference is not None and value.startswith(f"{reference}-01/{reference}-")


def is_year_ahead(time: Time | TimeRef | None, document: Document) -> bool:
    """Tell whether a time is the year that a work report given in its first months plans."""
    if document.doc_type != "work_report" or time is None:
        return False
    month = (document.published or "")[len("2022-") : OF_MONTH]
    named = time.value == str(document.reference_year) and time.text not in ("全年", "年度")
    return named and "" < month <= _LAST_OF_SESSIONS


def ends_after_year(time: Time | TimeRef | None, document: Document) -> bool:
    """Tell whether a time ends after the year of issue, or in a later month of it."""
    year, reference = year_of(time), document.reference_year
    return ends_after_issue(time, document) or bool(year and reference and year > reference)


def ends_before_issue(time: Time | TimeRef | None, document: Document) -> bool:
    """Tell whether a time that names its month ends before the month of issue."""
    last, issued = end_of(time), document.published or ""
    return _are_months(last, issued) and last[:OF_MONTH] < issued[:OF_MONTH]


def ends_after_issue(time: Time | TimeRef | None, document: Document) -> bool:
    """Tell whether a time that names its month ends after the month of issue."""
    last, issued = end_of(time), document.published or ""
    return _are_months(last, issued) and last[:OF_MONTH] > issued[:OF_MONTH]


def _are_months(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= OF_MONTH and one[:4].isdigit()
