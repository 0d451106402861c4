"""What the document is: title, kind, number, issuer, dates and the place it speaks for."""

from __future__ import annotations

from dataclasses import dataclass

from policyextract.facts import Document, Section
from policyextract.link.context import Context
from policyextract.read.source import Source


@dataclass(frozen=True, slots=True)
class Stated:
    """What the caller states of a document that does not say it itself."""

    date: str | None = None
    region: str | None = None

    @classmethod
    def parse(cls, date: str | None, region: str | None) -> Stated:
        """Check the caller's words; raise UsageError for a date or region that nobody knows."""
        return cls(date, region)


def describe(context: Context, source: Source, stated: Stated) -> Document:
    """Return the document's metadata, read off its file and its text."""
    return Document(
        id=source.id,
        source=source.source,
        format=source.format,
        sha256=source.sha256,
        title=None,
        doc_type="other",
        doc_number=None,
        issuer=None,
        published=None,
        reference_year=None,
        region=None,
        n_chars=len(source.text),
        warnings=source.warnings,
    )


def link_sections(context: Context) -> list[Section]:
    """Return the numbered sections of the document, in text order."""
    return []
