"""What the document is: title, kind, number, issuer, dates and the place it speaks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policyextract.errors import UsageError
from policyextract.facts import DocType, Document, DocumentRegion
from policyextract.link.classify import classify
from policyextract.link.context import Context
from policyextract.link.dateline import read_dateline, read_wire
from policyextract.link.dates import NAMED_YEAR, SPAN_OF_YEARS, parse_date
from policyextract.link.doc_number import number_at_end, year_of
from policyextract.link.head import Head, read_head
from policyextract.link.issuer import (
    UNSIGNED,
    Signature,
    find_issuer,
    find_signature,
    reply_label,
)
from policyextract.link.names import expand
from policyextract.link.region import find_region
from policyextract.link.sections import link_sections
from policyextract.places import Place, by_code, find, scan
from policyextract.read.source import Source

__all__ = ["Stated", "describe", "link_sections"]

_ISO = re.compile(r"(?:19|20)[0-9]{2}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_CODE = re.compile(r"[0-9]{6}")
_REVIEWED = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})年(?:度|政府|主要)?(?:的?工作)?(?:[^。\n]{0,12})?回顾"
)
_PART_OF_YEAR = re.compile(r"月|季|上半年")
_OTHER_REPORT = re.compile(r"我代表[^。，向]{0,12}(?:法院|检察院|常委会|常务委员会|政协)")
_TAIL = 6
_TOP = 8  # lines at the top that can name an agency, place and day
_IN_FORCE = re.compile(
    r"自(?P<year>20[0-9]{2})年(?P<day>[0-9]{1,2}月[0-9]{1,2})日起(?:施行|实施|执行)"
)
_EIGHT_DIGITS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])")
_PLAN_OF_YEAR = re.compile(  # 与2017年计划目标持平
    "(?<![到至])(?P<year>20[0-9]{2})年(?:度|全年)?(?:计划|预期|年度)?(?:计划|预期|增长)?目标"
)
_BASE_YEAR = re.compile("[比较](20[0-9]{2})年(?:全年|同期)")
_CLOSING = 3  # lines at the end of a news text that can say when it was published
_LEAD = 60  # characters of a news text that can say when the event was
_OPENING = 3000


@dataclass(frozen=True, slots=True)
class Stated:
    """What the caller states of a document that does not say it itself."""

    date: str | None = None
    region: Place | None = None

    @classmethod
    def parse(cls, date: str | None, region: str | None) -> Stated:
        """Check the caller's words; raise UsageError for a date or region that nobody knows.

        ``date`` is ``2023``, ``2023-09`` or ``2023-09-19``; ``region`` a place's name (full,
        short, or after those above it) or its six-digit code.
        """
        if date is not None and not (_ISO.fullmatch(date) and _is_date(date)):
            raise UsageError(f"{date!r} is no date; write it as 2023-09-19, 2023-09 or 2023")
        return cls(date, _place(region) if region is not None else None)


def describe(context: Context, source: Source, stated: Stated) -> Document:
    """Return the document's metadata, read off its file and its text."""
    head = read_head(context)
    doc_type = classify(context, head)
    signed = doc_type not in (*UNSIGNED, "work_report")
    signature = find_signature(context, head) if signed else None
    issuer = find_issuer(head, doc_type, signature)
    if issuer is None and doc_type not in UNSIGNED:
        issuer = reply_label(context, "issuer")
    region = find_region(context, head, doc_type, issuer, stated.region)
    if doc_type == "work_report" and not _OTHER_REPORT.search(context.text[:_OPENING]):
        issuer = _reporting_government(region) or issuer
    number = head.number or number_at_end(_last_lines(context))
    issued = _issued(context, head, doc_type, signature)
    published = issued or _page_date(context, head) or stated.date
    year = _reference_year(context, head, doc_type, number if not issued else None, published)
    return Document(
        id=source.id,
        source=source.source,
        format=source.format,
        sha256=source.sha256,
        title=head.title,
        doc_type=doc_type,
        doc_number=number,
        issuer=expand(issuer, region).name if issuer else None,
        published=published,
        reference_year=year,
        region=_as_fact(region),
        n_chars=len(source.text),
        warnings=[*source.warnings, *(_missing(year, region) if context.text.strip() else [])],
    )


def _issued(
    context: Context, head: Head, doc_type: DocType, signature: Signature | None
) -> str | None:
    """Return the day that the document itself gives: of signature, issue or delivery."""
    stated = parse_date(head.label("signed") or "")
    if doc_type == "work_report":
        return head.delivery or stated or head.date
    if doc_type in UNSIGNED:
        told = _page_date(context, head) or head.date or stated or head.delivery
        return told or _wire_date(context) or _closing_date(context) or _numbered_day(head)
    return (signature.day if signature else None) or stated or head.date or head.delivery


def _wire_date(context: Context) -> str | None:
    """Return the day that an agency's line at the top names."""
    lines = (context.text[start:end] for start, end in context.lines[:_TOP])
    return next((day for line in lines if (day := read_wire(line))), None)


def _closing_date(context: Context) -> str | None:
    """Return the day under a news text, alone, beside a paper, or in brackets at its end."""
    lines = [read_dateline(line) for line in reversed(_last_lines(context)[-_CLOSING:])]
    return next((line.date for line in lines if line), None)


def _numbered_day(head: Head) -> str | None:
    """Return the day that a programme's title gives in eight digits (新闻联播20230301)."""
    digits = _EIGHT_DIGITS.search(head.title or "")
    day = "-".join(digits.groups()) if digits else None
    return day if day and _is_date(day) else None


def _page_date(context: Context, head: Head) -> str | None:
    """Return the day on which the page was published."""
    label = parse_date(head.label("published") or reply_label(context, "published") or "")
    return label or parse_date(context.meta.get("published", ""))


def _reference_year(
    context: Context, head: Head, doc_type: DocType, number: str | None, published: str | None
) -> int | None:
    """Return the year that 今年 means: of the issue or delivery, else what points to it.

    ``number`` is given where it is a better witness than the page's date: an old document is
    often put on the web years later.
    """
    if number and (year := year_of(number)):
        return year
    if published:
        return int(published[:4])
    reviewed = _REVIEWED.search(context.text[: head.body + _OPENING])
    if doc_type == "work_report" and reviewed:
        return int(reviewed["year"]) + 1
    told = parse_date(context.text[head.body : head.body + _LEAD]) if doc_type in UNSIGNED else None
    if told and len(told) == len("2019-05-06"):  # 2019年5月6日，记者从…获悉
        return int(told[:4])
    in_force = _IN_FORCE.search(context.text) if doc_type in ("measures", "regulation") else None
    if in_force:  # what is in force from New Year's Day was issued the year before
        return int(in_force["year"]) - (in_force["day"] == "1月1")
    first = SPAN_OF_YEARS.search(head.title or "")
    if first and doc_type in ("plan", "scheme", "opinion", "notice"):
        return int(first[1])
    titled = NAMED_YEAR.findall(head.title or "")
    if titled and doc_type == "bulletin":  # 2023年工作总结和2024年工作打算
        return int(titled[0]) + (not _PART_OF_YEAR.search(head.title or ""))
    if titled and doc_type in ("work_report", "plan", "notice", "scheme"):
        return int(titled[-1])  # 通报2023年…情况并下达2024年…目标
    lines = " ".join(head.lines) if doc_type in UNSIGNED else ""  # ——2019年民生工作扫描
    told_of = [] if SPAN_OF_YEARS.search(lines) else NAMED_YEAR.findall(lines)
    if told_of:
        return int(told_of[-1])
    return _measured_year(context.text) if doc_type == "bulletin" else None


def _measured_year(text: str) -> int | None:
    """Return the year that a bulletin without a date measures: of its plan, after its base."""
    if plan := _PLAN_OF_YEAR.search(text):
        return int(plan["year"])
    bases = [int(year) for year in _BASE_YEAR.findall(text)]
    return max(bases) + 1 if bases else None


def _last_lines(context: Context) -> list[str]:
    lines = [context.text[start:end].strip() for start, end in context.lines[-3 * _TAIL :]]
    return [line for line in lines if line][-_TAIL:]


def _reporting_government(region: Place | None) -> str | None:
    """Return the government that gives a work report in a place."""
    if region is None:
        return None
    return "国务院" if region.level == "national" else f"{region.name}人民政府"


def _as_fact(region: Place | None) -> DocumentRegion | None:
    if region is None:
        return None
    return DocumentRegion(name=region.name, adcode=region.adcode, level=region.level)


def _missing(year: int | None, region: Place | None) -> list[str]:
    """Return warnings of what the document does not say and the facts will lack."""
    warnings = []
    if year is None:
        warnings.append("no date of issue found: relative times have no value; state a date")
    if region is None:
        warnings.append("no place found: short names of bodies stay short; state a region")
    return warnings


def _is_date(date: str) -> bool:
    return parse_date(date if len(date) > 4 else f"{date}年") == date


def _place(region: str) -> Place:
    """Return the place that the caller names; raise UsageError where it is not one place."""
    name = "".join(region.split())
    if _CODE.fullmatch(name):
        place = by_code(name)
        if place is None:
            raise UsageError(f"{region!r} is no code of GB/T 2260, county and above")
        return place
    found = _by_path(name) or find(name)
    if not found:
        raise UsageError(f"{region!r} is no place known here; give its full name or six-digit code")
    first = [place for place in found if (place.end, place.level) == (found[0].end, found[0].level)]
    if len(first) > 1 and found[0].end is None:
        names = ", ".join(f"{place.full_path()} ({place.adcode})" for place in first[:5])
        raise UsageError(f"{region!r} names several places: {names}")
    return found[0]


def _by_path(name: str) -> list[Place]:
    """Return the place whose name follows those above it: 湖南省娄底市, 湖南娄底."""
    chain = [item.places for item in scan(name)]
    if len(chain) < 2:
        return []
    above, last = chain[-2], chain[-1]
    return [place for place in last if any(place.within(other) for other in above)]
