"""Lines of a page that belong to the site and not to the document: 打印本页, 分享到."""

from __future__ import annotations

import re
from functools import cache

from policyextract.lexicon import read_table

_LONGEST = 200


def is_furniture(line: str) -> bool:
    """Tell whether a whole line is a button, a trail, a counter or a site's imprint."""
    return len(line) <= _LONGEST and bool(_pattern().fullmatch(line.strip()))


@cache
def _pattern() -> re.Pattern[str]:
    rows = read_table(__package__, "furniture.csv")
    return re.compile("|".join(f"(?:{row['pattern']})" for row in rows))
