"""File names made of document ids."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNSAFE = re.compile(r"[^\w.-]+")
_LONGEST = 60  # characters: at most 240 bytes, which every file system takes


def file_names(ids: Iterable[str]) -> list[str]:
    """Return a name without suffix for each id: safe in any file system, and no two the same."""
    names: list[str] = []
    seen: set[str] = set()
    for document in ids:
        name = base = _UNSAFE.sub("_", document).strip(".")[:_LONGEST] or "document"
        number = 1
        while name.casefold() in seen:
            number += 1
            name = f"{base}-{number}"
        seen.add(name.casefold())
        names.append(name)
    return names
