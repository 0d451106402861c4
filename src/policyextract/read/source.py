"""A source: the text that all offsets point into, and what its file says of itself."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from policyextract.facts import Format
from policyextract.read.script import script_warning

_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Source:
    """One document as the reader delivers it.

    ``text`` is what the offsets of the record point into. ``meta`` holds what the file itself
    states, by the names ``title``, ``source`` (the publishing site) and ``published``.
    """

    id: str
    source: str
    format: Format
    sha256: str
    text: str
    meta: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def from_text(text: str, *, id: str = "", source: str = "-", format: Format = "txt") -> Source:
    """Make a source of a string: a BOM is dropped, a lone surrogate becomes U+FFFD."""
    data = text.encode("utf-8", "surrogatepass")
    clean, warnings = mend(text)
    return Source(
        id=id or "document",
        source=source,
        format=format,
        sha256=hashlib.sha256(data).hexdigest(),
        text=clean,
        warnings=warnings,
    )


def mend(text: str) -> tuple[str, list[str]]:
    """Return the text without BOM and lone surrogates, and the warnings that this calls for."""
    warnings = []
    text = text.removeprefix("\ufeff")
    text, count = _SURROGATE.subn("\ufffd", text)
    if count:
        warnings.append(f"{count} lone surrogate(s) replaced by U+FFFD")
    if not text.strip():
        warnings.append("the document is empty")
    script = script_warning(text)
    return text, [*warnings, script] if script else warnings
