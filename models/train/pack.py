"""Put the trained pipeline into models/ with its meta.json, and write its card.

``pack.py MODEL DATA_JSON DATE``: the folder that spaCy's training wrote, the facts that
``silver.py`` wrote beside the data, and the day of the training.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.strings import StringStore

from policyextract.recognise.institutions.trained import NAME

MODELS = Path(__file__).resolve().parent.parent
CARD = MODELS / "README.md"
TEMPLATE = Path(__file__).with_name("card.md")
LABEL = "ORG"
VERSION = "0.1.0"
LICENCE = "CC BY-SA 4.0"
SCORES = ("ents_p", "ents_r", "ents_f")
SOURCES = [
    {
        "name": "UNER Chinese GSDSimp",
        "url": "https://www.universalner.org",
        "author": "Universal NER project",
        "license": LICENCE,
    },
    {
        "name": "silver labels on public documents, by the rules of policyextract and by LAC",
        "url": "",
        "author": "policyextract",
        "license": LICENCE,
    },
    {
        "name": "corpus/train of policyextract",
        "url": "",
        "author": "policyextract",
        "license": "MIT",
    },
]


def describe(nlp: Language, data: Mapping[str, Any], date: str) -> None:
    """Write into the pipeline's meta what it is, what it was made of, how well it did."""
    reached = {name: round(nlp.meta["performance"][name], 4) for name in SCORES}
    nlp.meta.update(
        name="policyextract_institutions",
        version=VERSION,
        description="Names of organisations in Chinese government reports",
        author="policyextract",
        license=LICENCE,
        sources=SOURCES,
        performance=reached,
        date=date,
        data=data,
    )


def size(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def card(meta: Mapping[str, Any], number_of_bytes: int) -> str:
    """Return the card of the pipeline, from its template."""
    data, scores = meta["data"], meta["performance"]
    labels = "\n".join(f"| {name} | {count:,} |" for name, count in data["labels"].items())
    values = {
        "name": meta["name"],
        "version": meta["version"],
        "date": meta["date"],
        "size": f"{number_of_bytes / 1e6:.1f}",
        "train": f"{data['sentences']['train']:,}",
        "held_out": f"{data['sentences']['held_out']:,}",
        "fingerprint": data["fingerprint"],
        "labels": labels,
        **{name: f"{scores[name]:.3f}" for name in SCORES},
    }
    return TEMPLATE.read_text(encoding="utf-8").format_map(values)


def main() -> None:
    """Replace the pipeline in models/ and its card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("date")
    arguments = parser.parse_args()
    nlp = spacy.load(arguments.model)
    describe(nlp, json.loads(arguments.data.read_text(encoding="utf-8")), arguments.date)
    target = MODELS / NAME
    shutil.rmtree(target, ignore_errors=True)
    nlp.to_disk(target)
    StringStore([LABEL]).to_disk(target / "vocab" / "strings.json")  # no words of the texts
    CARD.write_text(card(nlp.meta, size(target)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
