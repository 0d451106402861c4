"""Files, folders and globs in; sources out."""

from __future__ import annotations

import glob
import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath

from policyextract.errors import InputError
from policyextract.facts import Format
from policyextract.read.encoding import declared_encoding, decode
from policyextract.read.html import read_html
from policyextract.read.markdown import markdown_meta
from policyextract.read.source import Source, mend

STANDARD_INPUT = "-"
FORMATS: dict[str, Format] = {
    ".txt": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
}
_OTHER_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document (docx, ofd)"),
    (b"\xd0\xcf\x11\xe0", "an old office document (doc, wps)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I)


def collect(arguments: Sequence[str]) -> list[Path]:
    """Return the files that the arguments stand for, each once, in order.

    A file stands for itself, a folder for the readable files in it and below (sorted, hidden
    ones left out), a glob for what it matches; ``-`` (standard input) is passed on. Raises
    InputError for what is missing, forbidden or holds nothing to read.
    """
    found: dict[Path, None] = {}
    for argument in arguments:
        found.update(dict.fromkeys(_expand(argument)))
    return list(found)


def read_path(path: Path, *, id: str | None = None) -> Source:
    """Return the document in a file; its id is the file's stem unless stated.

    Raises InputError, naming the file, where it is missing, forbidden or no text.
    """
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(f"{path.as_posix()}: {_reason(error)}") from error
    return read_bytes(data, name=path.as_posix(), id=id)


def read_bytes(data: bytes, *, name: str = STANDARD_INPUT, id: str | None = None) -> Source:
    """Return the document in some bytes; ``name`` is a path, or ``-`` for standard input."""
    _refuse_other_kinds(data, name)
    format = _format(data, name)
    declared = declared_encoding(data) if format == "html" else None
    decoded = decode(data, name, declared)
    meta: dict[str, str] = {}
    text = decoded.text
    if format == "html":
        text, meta = read_html(text)
    elif format == "md":
        meta = markdown_meta(text)
    text, warnings = mend(text)
    return Source(
        id=id or PurePath(name).stem.lstrip("-") or "document",
        source=name,
        format=format,
        sha256=hashlib.sha256(data).hexdigest(),
        text=text,
        meta=meta,
        warnings=[*decoded.warnings, *warnings],
    )


def _format(data: bytes, name: str) -> Format:
    """Return the format by the file's ending; a page without one is known by its beginning."""
    known = FORMATS.get(PurePath(name).suffix.lower())
    if known:
        return known
    return "html" if _PAGE.match(data[:1024].removeprefix(b"\xef\xbb\xbf")) else "txt"


def _refuse_other_kinds(data: bytes, name: str) -> None:
    for magic, kind in _OTHER_KINDS:
        if data.startswith(magic):
            raise InputError(f"{name}: {kind}, not text; save it as .txt or .html first")


def _expand(argument: str) -> Iterator[Path]:
    if argument == STANDARD_INPUT:
        yield Path(argument)
        return
    path = Path(argument)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError) as error:
        raise InputError(f"{argument}: {_reason(error)}") from error
    if is_folder:
        yield from _in_folder(path)
    elif exists:
        yield path
    elif glob.has_magic(argument):
        yield from _matching(argument)
    else:
        raise InputError(f"{argument}: no such file or folder")


def _in_folder(folder: Path) -> list[Path]:
    found = []
    for parent, folders, names in os.walk(folder, onerror=_forbid):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(parent, name) for name in names if _is_readable(name)]
    if not found:
        raise InputError(f"{folder.as_posix()}: no file to read in this folder ({_endings()})")
    return sorted(found, key=lambda path: path.parts)


def _matching(pattern: str) -> list[Path]:
    matches = [Path(match) for match in sorted(glob.glob(pattern, recursive=True))]  # noqa: PTH207 - absolute and relative patterns alike
    found = [path for path in matches if path.is_file() and _is_readable(path.name)]
    for folder in matches:
        if folder.is_dir() and "**" not in pattern:
            found += _in_folder(folder)
    if not found:
        raise InputError(f"{pattern}: no file to read matches ({_endings()})")
    return found


def _is_readable(name: str) -> bool:
    return not name.startswith(".") and PurePath(name).suffix.lower() in FORMATS


def _endings() -> str:
    return " ".join(FORMATS)


def _forbid(error: OSError) -> None:
    raise InputError(f"{Path(error.filename).as_posix()}: {_reason(error)}") from error


def _reason(error: OSError | ValueError) -> str:
    """Return why the operating system refused, in plain words."""
    match error:
        case FileNotFoundError():
            return "no such file"
        case PermissionError():
            return "no permission to read it"
        case IsADirectoryError():
            return "a folder, not a file"
        case OSError():
            return (error.strerror or "cannot be read").lower()
        case _:
            return "not a valid file name"
