"""Markdown: the text stays as it is, so that offsets point into the file; the title is noted."""

from __future__ import annotations

import re

_TITLE = re.compile(r"(?m)^#[ \t]+(?P<title>\S[^\n]{0,200}?)[ \t#]*\r?$")
_FENCE = re.compile(r"(?ms)^(```|~~~).*?(?:^\1|\Z)")


def markdown_meta(text: str) -> dict[str, str]:
    """Return the title of a Markdown text: its first heading of the first level, if any."""
    outside = _FENCE.sub("", text)
    match = _TITLE.search(outside)
    return {"title": match["title"].strip("*_` ")} if match else {}
