"""Reading other people's files: JSON whose shape is checked, errors that name the place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from policyextract.errors import InputError


def text_of(path: Path) -> str:
    """Return the text of a UTF-8 file, its line ends unchanged."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise InputError(f"{path}: cannot be read: {reason}") from error


def parsed(text: str, where: str) -> Any:
    """Return the value of a JSON text."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not valid JSON: {error}") from error


def dumped(value: object, where: str, *, indent: int | None = None) -> bytes:
    """Return a value as a line of JSON in UTF-8."""
    return encoded(json.dumps(value, ensure_ascii=False, indent=indent) + "\n", where)


def encoded(text: str, where: str) -> bytes:
    """Return a text in UTF-8; half a surrogate pair cannot be written."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"{where}: holds half a surrogate pair, which is no character") from error


def mapping(value: object, where: str) -> dict[str, Any]:
    """Return a JSON object, else raise InputError."""
    if not isinstance(value, dict):
        raise InputError(f"{where} is not an object")
    return value


def listing(value: object, where: str) -> list[Any]:
    """Return a JSON array, else raise InputError."""
    if not isinstance(value, list):
        raise InputError(f"{where} is not a list")
    return value


def string(value: object, where: str) -> str:
    """Return a JSON string, else raise InputError."""
    if not isinstance(value, str):
        raise InputError(f"{where} is not a string")
    return value


def whole(value: object, where: str) -> int:
    """Return a whole number, else raise InputError."""
    if type(value) is not int:
        raise InputError(f"{where} is not a whole number")
    return value
