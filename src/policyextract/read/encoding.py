"""Bytes to text: UTF-8, UTF-16, GB18030 and Big5, told apart by how well the text reads."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import NamedTuple

from policyextract.errors import InputError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ("gb18030", "utf-16-le", "utf-16-be", "cp950", "utf-8")
_SAME = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950", "big5-hkscs": "cp950"}
_SAMPLE = 1 << 16
_DECLARED = re.compile(rb"""charset\s{0,8}=\s{0,8}["']?([A-Za-z0-9_:-]{2,20})""", re.IGNORECASE)
_RUBBISH = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f\ufffd\ufffe\uffff\ue000-\uf8ff]")
_BINARY = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f]")
_ENOUGH = 0.5
_RUBBISH_SHARE = 0.02


class Decoded(NamedTuple):
    """The text of some bytes, and what is worth a warning."""

    text: str
    warnings: list[str]


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Return the text of ``data``; ``declared`` is an encoding that the file itself names.

    Raises InputError, with ``name`` in the message, where the bytes are no text or in an
    encoding that is not known here.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _accept(data[len(bom) :], encoding, name)
    if b"\0" not in data and _is_utf8(data):
        return _accept(data, "utf-8", name)
    if declared and _fits(data, declared):
        return _accept(data, _codec(declared) or "utf-8", name)
    return _accept(data, _guess(data, name), name)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that an HTML page names in its head, lower case, if any."""
    match = _DECLARED.search(data[:4096])
    return match.group(1).decode("ascii").lower() if match else None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def _codec(name: str) -> str | None:
    """Return the codec for an encoding's name: the larger set that contains it."""
    try:
        found = codecs.lookup(_SAME.get(name.lower(), name)).name
    except LookupError:
        return None
    return _SAME.get(found, found)


def _fits(data: bytes, declared: str) -> bool:
    codec = _codec(declared)
    if codec is None or codec.startswith(("iso8859", "cp125", "ascii")):
        return False
    text = _sample(data, codec)
    return len(_RUBBISH.findall(text)) <= _RUBBISH_SHARE * len(text)


def _guess(data: bytes, name: str) -> str:
    """Return the encoding in which the bytes read most like Chinese (or plain ASCII) text."""
    ranked = sorted(((_score(data, encoding), encoding) for encoding in _CANDIDATES), reverse=True)
    score, encoding = ranked[0]
    if score >= _ENOUGH:
        return encoding
    raise _refusal(data, name)


def _refusal(data: bytes, name: str) -> InputError:
    if _looks_binary(data):
        return InputError(f"{name}: not a text file (binary content)")
    return InputError(f"{name}: unknown encoding (tried UTF-8, UTF-16, GB18030 and Big5)")


def _looks_binary(data: bytes) -> bool:
    text = data[:_SAMPLE].decode("latin-1")
    return len(_BINARY.findall(text)) > 0.005 * len(text)


def _sample(data: bytes, encoding: str) -> str:
    """Return the beginning of the bytes as text; what cannot be decoded becomes U+FFFD."""
    text = data[:_SAMPLE].decode(encoding, "replace")
    return text[:-1] if len(data) > _SAMPLE else text


def _score(data: bytes, encoding: str) -> float:
    """Return the share of characters that are common in Chinese text, less thrice the rubbish."""
    text = _sample(data, encoding)
    if not text:
        return 0.0
    common = _common(encoding)
    good = sum(1 for char in text if " " <= char <= "~" or char in "\t\r\n" or char in common)
    return (good - 3 * len(_RUBBISH.findall(text))) / len(text)


@cache
def _common(encoding: str) -> frozenset[str]:
    """Return the characters that text in this encoding is mostly made of.

    GB 2312 and Big5 put their common characters first: the rows with lead bytes B0 to D7, and
    A4 to C6. Both begin with punctuation (rows A1 to A3).
    """
    simplified = _rows("gb2312", range(0xA1, 0xA4)) | _rows("gb2312", range(0xB0, 0xD8))
    if encoding == "gb18030":
        return simplified
    traditional = _rows("cp950", range(0xA1, 0xC7))
    return traditional if encoding == "cp950" else simplified | traditional


def _rows(encoding: str, leads: range) -> frozenset[str]:
    pairs = (bytes((lead, trail)) for lead in leads for trail in range(0x40, 0xFF))
    return frozenset(char for pair in pairs if len(char := pair.decode(encoding, "ignore")) == 1)


def _accept(data: bytes, encoding: str, name: str) -> Decoded:
    """Decode the whole; refuse what is mostly rubbish, warn of a little of it."""
    keep = encoding.startswith(("utf-8", "utf-16", "utf-32"))
    warnings = []
    try:
        text = data.decode(encoding, "surrogatepass" if keep else "strict")
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        warnings.append(f"bytes that are not {_label(encoding)} were replaced by U+FFFD")
    if len(_RUBBISH.findall(text)) > _RUBBISH_SHARE * len(text):
        raise _refusal(data, name)
    if encoding == "cp950":
        warnings.append("read as Big5, which is made for Traditional characters")
    return Decoded(text, warnings)


def _label(encoding: str) -> str:
    return {"cp950": "Big5"}.get(encoding, encoding.upper())
