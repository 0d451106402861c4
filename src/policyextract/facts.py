"""The output contract: one frozen model per kind of fact, in the key order of the JSON.

Every span is half-open and counts Unicode code points of ``Report.text``:
``report.text[span.start:span.end] == span.text`` holds for every span of every record.
A value that the text does not give is ``None``; lists are never ``None``.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

SCHEMA_VERSION: Literal["1"] = "1"

DocType = Literal[
    "work_report", "bulletin", "plan", "opinion", "notice", "scheme", "measures", "decision",
    "reply", "regulation", "news", "interpretation", "other",
]  # fmt: skip
Format = Literal["txt", "md", "html", "pdf", "docx", "doc", "ofd", "rtf", "image"]
Level = Literal["national", "provincial", "prefecture", "county", "township"]
FigureKind = Literal[
    "count", "money", "percent", "percentage_point", "quantity", "duration", "multiple", "ratio",
    "rank",
]  # fmt: skip
Comparator = Literal["eq", "approx", "gt", "ge", "lt", "le", "range"]
Role = Literal["level", "change", "share", "completion"]
Direction = Literal["up", "down"]
Basis = Literal["yoy", "mom", "period", "plan"]
FigureStatus = Literal["achieved", "target", "standard"]
InstitutionType = Literal[
    "party", "congress", "government", "department", "cppcc", "court", "procuratorate",
    "mass_organization", "coordinating_body", "public_institution", "school", "hospital",
    "enterprise", "association", "military", "international", "media", "grassroots", "other",
]  # fmt: skip
MeasureStatus = Literal["done", "ongoing", "planned"]
Category = Literal[
    "issue", "organise", "fund", "build", "train", "recruit", "certify", "inspect", "publicise",
    "serve", "coordinate", "reform", "require", "encourage", "improve", "other",
]  # fmt: skip
Instrument = Literal["supply", "environment", "demand"]
Relation = Literal["basis", "issued", "amends", "repeals", "mentions"]


class Model(BaseModel):
    """Base of all records: immutable, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Model):
    """A stretch of the source text."""

    start: int
    end: int
    text: str


class TimeRef(Span):
    """The time that a fact speaks of; ``id`` points into ``Report.times``."""

    value: str | None
    id: str | None


class Region(Model):
    """A place with its GB/T 2260 code (six digits)."""

    name: str
    adcode: str | None


class DocumentRegion(Region):
    """The place that a document speaks for, with its administrative level."""

    level: Level | None


class Generator(Model):
    """The program that wrote a record."""

    name: str
    version: str
    model: str


class Document(Model):
    """What is known of the document itself."""

    id: str
    source: str
    format: Format
    sha256: str
    title: str | None
    doc_type: DocType
    doc_number: str | None
    issuer: str | None
    published: str | None
    reference_year: int | None
    region: DocumentRegion | None
    n_chars: int
    warnings: list[str]


class Section(Model):
    """A numbered heading and the stretch of text that it governs."""

    path: str
    title: str
    start: int
    end: int


class Fact(Span):
    """What all facts have: where they stand, which rule found them, and the sentence to read."""

    id: str
    rule: str
    sentence: str
    inferred: list[str]


class Figure(Fact):
    """A number stated about the world, with its unit and meaning."""

    value: int | float
    value_max: int | float | None
    unit: str | None
    kind: FigureKind
    comparator: Comparator
    role: Role
    direction: Direction | None
    basis: Basis | None
    status: FigureStatus
    time: TimeRef | None
    indicator: Span | None
    scope: Span | None


class Measure(Fact):
    """One action of a policy actor: the verb, its object, its actor and how far along it is."""

    action: Span
    object: Span | None
    agent: Span | None
    agent_id: str | None
    beneficiary: Span | None
    status: MeasureStatus
    category: Category
    instrument: Instrument | None
    clause: str
    figures: list[str]
    citations: list[str]
    time: TimeRef | None


class Mention(Span):
    """One place where an institution is named, and the rule that found it."""

    rule: str


class Institution(Model):
    """An organisation of the document with all its mentions."""

    id: str
    name: str
    type: InstitutionType
    level: Level | None
    region: Region | None
    mentions: list[Mention]
    rule: str
    sentence: str
    inferred: list[str]


class Citation(Fact):
    """A policy document, law, plan or standard that the text names."""

    title: str | None
    number: str | None
    issuer: str | None
    relation: Relation | None


class Time(Fact):
    """A date or period; ``value`` is ISO-like, an interval with ``/``, or ``None``."""

    value: str | None


class Report(Model):
    """The record of one input document; ``text`` is ``None`` where it was asked to be left out."""

    schema_version: Literal["1"]
    generator: Generator
    document: Document
    text: str | None = None
    sections: list[Section]
    figures: list[Figure]
    measures: list[Measure]
    institutions: list[Institution]
    citations: list[Citation]
    times: list[Time]
