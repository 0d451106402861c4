"""The option ``--only``: which kinds of facts are meant."""

from __future__ import annotations

from collections.abc import Sequence

from policyextract.errors import UsageError


def parse_only(text: str | None, kinds: Sequence[str]) -> tuple[str, ...]:
    """Read ``figures,institutions``; without a text all of ``kinds`` are meant.

    Raises UsageError for what is none of them.
    """
    if text is None:
        return tuple(kinds)
    chosen = tuple(part.strip() for part in text.split(",") if part.strip())
    unknown = [kind for kind in chosen if kind not in kinds]
    if unknown or not chosen:
        named = ", ".join(unknown) or "nothing"
        raise UsageError(f"--only: {named} is not one of {', '.join(kinds)}")
    return chosen
