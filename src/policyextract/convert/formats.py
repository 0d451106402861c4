"""The formats, in one table: how each is written and read, and into what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from policyextract.convert import (
    brat,
    conll,
    docbin,
    doccano,
    label_studio,
    web_annotation,
)
from policyextract.convert.layer import Reader, Writer


@dataclass(frozen=True)
class Format:
    """One format: ``output`` says whether it is text for a stream, a file, or a folder.

    ``predict`` writes facts as guesses to be corrected, ``ask`` tasks that nobody has done yet,
    where the format knows such things.
    """

    write: Writer
    read: Reader
    output: Literal["text", "file", "folder"] = "text"
    predict: Writer | None = None
    ask: Writer | None = None


FORMATS = {
    "label-studio": Format(
        label_studio.write,
        label_studio.read,
        predict=label_studio.write_predictions,
        ask=label_studio.write_tasks,
    ),
    "doccano": Format(doccano.write, doccano.read),
    "brat": Format(brat.write, brat.read, "folder"),
    "spacy": Format(docbin.write, docbin.read, "file"),
    "conll": Format(conll.write, conll.read),
    "web-annotation": Format(web_annotation.write, web_annotation.read),
}
