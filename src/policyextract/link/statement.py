"""What a clause says of a figure: the words of ``status.csv`` in it, and how it reads."""

from __future__ import annotations

import re
from typing import NamedTuple

from policyextract.facts import Comparator, Role
from policyextract.lexicon import words_of

RULE_TYPES = ("measures", "regulation")  # kinds of document whose every sentence rules
_TABLE = ("policyextract.link", "status.csv")


def words(use: str) -> re.Pattern[str]:
    """Return the pattern of all words of one use in ``status.csv``."""
    return words_of(*_TABLE, use)


class Statement(NamedTuple):
    """What is said of a figure: its clause without what it is measured by, and how it reads.

    ``aimed`` tells whether clause or date make it an aim, ``named_aim`` whether words do, ``past``
    whether its date is over, ``told`` whether date or heading say so.
    """

    clause: str
    comparator: Comparator
    role: Role
    aimed: bool
    named_aim: bool
    past: bool
    told: bool

    def has(self, use: str) -> bool:
        """Tell whether words of one use in ``status.csv`` stand in the clause."""
        return bool(words(use).search(self.clause))
