"""Policy facts from Chinese government reports.

``load()`` gives the spaCy pipeline, ``extract(text)`` the record of one document,
``extract_many(texts)`` a stream of records. Importing the package does not import spaCy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from policyextract.errors import PolicyExtractError
    from policyextract.facts import Report
    from policyextract.pipeline import extract, extract_many, load
    from policyextract.version import VERSION as __version__

__all__ = ["PolicyExtractError", "Report", "__version__", "extract", "extract_many", "load"]

_HOMES = {
    "PolicyExtractError": ("errors", "PolicyExtractError"),
    "Report": ("facts", "Report"),
    "__version__": ("version", "VERSION"),
    "extract": ("pipeline", "extract"),
    "extract_many": ("pipeline", "extract_many"),
    "load": ("pipeline", "load"),
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'policyextract' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(f"policyextract.{module}"), attribute)
