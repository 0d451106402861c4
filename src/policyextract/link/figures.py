"""From the spans of figures to facts."""

from __future__ import annotations

from collections.abc import Sequence

from policyextract.facts import Document, Figure, Time
from policyextract.link.context import Context


def link_figures(context: Context, document: Document, times: Sequence[Time]) -> list[Figure]:
    """Return the figures of the document in text order, offsets of the clean view."""
    return []
