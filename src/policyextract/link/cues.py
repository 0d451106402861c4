"""The cue words of ``status.csv``: what tells facts, aims and rules apart."""

from __future__ import annotations

import re
from functools import cache

from policyextract.lexicon import words_of


@cache
def words(use: str) -> re.Pattern[str]:
    """Return the pattern of all words of one use in ``status.csv``."""
    return words_of(__package__, "status.csv", use)


def without_programmes(text: str) -> str:
    """Return a text without the names of programmes, which are no plans (“西部计划”)."""
    return words("programme").sub("", text) if "计划" in text else text
