"""Make the training data: silver labels on real texts, a licensed set, and the project's corpus.

``silver.py TEXTS_FOLDER OUT`` reads the texts that the folder's index lets be trained on. The
project's rules and an open teacher label them: what the rules found is kept, what only the teacher
found is kept where it reads like a name, and is left open (spaCy's missing label) where a rule
looked at it and refused. Nothing of the texts goes into the repository, only the fingerprint.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from invented import Inventor
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span

from policyextract.pipeline import load
from policyextract.read.view import clean
from policyextract.recognise.institutions.merging import kind_of, plausible
from policyextract.recognise.institutions.words import Sight
from policyextract.recognise.rules import find_all
from policyextract.recognise.spans import Found, get, outside
from policyextract.segment.structure import sentences
from policyextract.segment.tokenizer import is_word, text_of, tokens_of

ROOT = Path(__file__).resolve().parent.parent.parent
LABEL = "ORG"
HELD_OUT = 12  # every so-many-th text measures the training
GOLD_REPEATS = 4
SEED = 7
EMPTY_KEPT = 4  # one in so many sentences without any name is trained on
NAME = "policyextract_institutions"

Offsets = tuple[int, int]


class Labelled(NamedTuple):
    """A sentence with its names; ``open`` are stretches that nobody could settle."""

    text: str
    names: tuple[Offsets, ...]
    open: tuple[Offsets, ...] = ()

    def line(self) -> str:
        """Return the sentence as one line for the fingerprint."""
        return json.dumps([self.text, sorted(self.names), sorted(self.open)], ensure_ascii=False)


class Sides(NamedTuple):
    """What the rules and the teacher say of a text, settled."""

    names: list[Offsets]
    open: list[Offsets]


def settle(nlp: Language, text: str, tally: Counter[str]) -> Sides:
    """Label a text by rules and teacher together."""
    import teacher

    doc = nlp(text)
    sight = Sight(text_of(doc), tokens_of(doc).starts)
    ruled = get(doc, "institutions")
    institutions = nlp.get_pipe("policy_institutions")
    ends = {found.end for found in find_all(institutions.rules, text)}
    taught = [Found(start, end, LABEL, "teacher") for start, end in teacher.organisations(text)]
    alone = outside(taught, ruled)
    tally["rules"] += len(ruled)
    tally["teacher"] += len(taught)
    tally["agreed"] += len({item[:2] for item in ruled} & {item[:2] for item in taught})
    names, unsettled = [item[:2] for item in ruled], []
    for item in alone:
        if item.end in ends:
            unsettled.append(item[:2])
        elif plausible(sight, item):
            known = any(kind_of(text[item.start : item.end]))
            (names if known else unsettled).append(item[:2])
            tally["teacher alone, kept"] += known
    tally["left open"] += len(unsettled)
    return Sides(sorted(names), unsettled)


def parted(text: str, sides: Sides) -> Iterator[Labelled]:
    """Yield the sentences of a labelled text."""
    for start, end in sentences(text):
        yield Labelled(
            text[start:end],
            _within(sides.names, start, end),
            _within(sides.open, start, end),
        )


def _within(spans: Sequence[Offsets], start: int, end: int) -> tuple[Offsets, ...]:
    return tuple((a - start, b - start) for a, b in spans if start <= a and b <= end)


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield name and clean text of each document that may be trained on."""
    with (folder / "INDEX.tsv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle, delimiter="\t"):
            if row["train"] == "yes":
                text = (folder / row["file"]).read_text(encoding="utf-8")
                yield row["file"], clean(text, is_word).text


def licensed(path: Path) -> Iterator[Labelled]:
    """Yield the sentences of an IOB2 file with their organisations."""
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        text, names = "", []
        for _, word, label, *_ in rows:
            if label == "I-ORG" and names:
                names[-1] = (names[-1][0], len(text) + len(word))
            elif label.endswith("-ORG"):
                names.append((len(text), len(text) + len(word)))
            text += word
        yield Labelled(text, tuple(names))


def gold(folder: Path) -> Iterator[Labelled]:
    """Yield the sentences of the annotated reports as the pipeline reads them: wraps joined."""
    for path in sorted(folder.glob("*.gold.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        name = path.name.replace(".gold.json", ".txt")
        view = clean(path.with_name(name).read_text(encoding="utf-8"), is_word)
        at = {view.to_source(n, n + 1)[0]: n for n in range(len(view.text))}
        mentions = [
            (mention, institution.get("optional") or mention.get("optional"))
            for institution in record["institutions"]
            for mention in institution["mentions"]
        ]
        sides = Sides(
            [(at[m["start"]], at[m["end"] - 1] + 1) for m, optional in mentions if not optional],
            [(at[m["start"]], at[m["end"] - 1] + 1) for m, optional in mentions if optional],
        )
        yield from parted(view.text, sides)


def as_doc(nlp: Language, labelled: Labelled, tally: Counter[str]) -> Doc:
    """Return the sentence as a Doc; a name that ends within a word is widened, else left open."""
    doc = nlp.make_doc(labelled.text)
    names: list[Span] = []
    missing: list[Span] = []
    for start, end in labelled.names:
        exact = doc.char_span(start, end, LABEL)
        wide = exact or doc.char_span(start, end, LABEL, alignment_mode="expand")
        fits = exact or (len(wide.text) - (end - start) == 1)
        tally["aligned" if exact else "widened" if fits else "lost"] += 1
        (names if fits else missing).append(wide)
    for start, end in labelled.open:
        missing.append(doc.char_span(start, end, LABEL, alignment_mode="expand"))
    taken = {token.i for span in names for token in span}
    missing = [span for span in missing if not taken & {token.i for token in span}]
    doc.set_ents(_apart(names), missing=_apart(missing), default="outside")
    return doc


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Return the spans without those that overlap an earlier one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or kept[-1].end <= span.start:
            kept.append(span)
    return kept


def write(nlp: Language, path: Path, data: Sequence[Labelled], tally: Counter[str]) -> None:
    """Write sentences as spaCy's training data."""
    docs = (as_doc(nlp, labelled, tally) for labelled in data if labelled.text)
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def fingerprint(data: Sequence[Labelled]) -> str:
    """Return the SHA-256 of the sorted lines of all sentences."""
    lines = sorted(labelled.line() for labelled in data)
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()


def collect(samples: Path, tally: Counter[str]) -> tuple[list[Labelled], list[Labelled]]:
    """Return the sentences to train on and those held out."""
    nlp = load("none")
    nlp.select_pipes(enable=["policy_structure", "policy_institutions"])
    train: list[Labelled] = []
    held_out: list[Labelled] = []
    for number, (_, text) in enumerate(texts(samples / "texts")):
        side = held_out if number % HELD_OUT == HELD_OUT - 1 else train
        side += parted(text, settle(nlp, text, tally))
    ner = samples / "ner" / "uner_zh_gsdsimp"
    train += licensed(ner / "zh_gsdsimp-ud-train.iob2")
    held_out += licensed(ner / "zh_gsdsimp-ud-dev.iob2")
    train += list(gold(ROOT / "corpus" / "train")) * GOLD_REPEATS
    train += [Labelled(text, names) for text, names in Inventor(SEED).sentences()]
    return [item for item in train if _is_telling(item)], held_out


def _is_telling(labelled: Labelled) -> bool:
    """Tell whether to train on a sentence: those with names, and a fixed part of the others."""
    chance = zlib.crc32(labelled.text.encode("utf-8")) % EMPTY_KEPT
    return bool(labelled.names or labelled.open) or chance == 0


def main() -> None:
    """Write ``train.spacy``, ``dev.spacy`` and ``data.json`` into the given folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("samples", type=Path, help="folder that holds texts/ and ner/")
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    tally: Counter[str] = Counter()
    train, held_out = collect(arguments.samples, tally)
    nlp = load("none")
    write(nlp, arguments.out / "train.spacy", train, tally)
    write(nlp, arguments.out / "dev.spacy", held_out, tally)
    facts = {
        "sentences": {"train": len(train), "held_out": len(held_out)},
        "labels": dict(tally),
        "fingerprint": fingerprint([*train, *held_out]),
    }
    text = json.dumps(facts, ensure_ascii=False, indent=2)
    (arguments.out / "data.json").write_text(text + "\n", encoding="utf-8")
    sys.stdout.write(text + "\n")


if __name__ == "__main__":
    main()
