"""Institutions by the rules, by the trained model, and by both; and names that no list knows.

Run with ``make institutions``. Each folder of annotated records gets one row a system; the paired
bootstrap compares both with the rules alone. The last table empties the lists of companies and
takes the rules for companies and schools away: what is then found of such names is the model's.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from spacy.tokens import Doc

from policyextract.evaluate import Record, compare, evaluate, load_gold
from policyextract.evaluate.extraction import extract_texts
from policyextract.pipeline import load
from policyextract.read.view import clean
from policyextract.recognise.institutions import trained
from policyextract.recognise.spans import Found
from policyextract.segment.tokenizer import is_word

ROOT = Path(__file__).resolve().parent.parent
SCORES = ("institutions.mention", "institutions.overlap")
UNLISTED = ("enterprise", "school")
MODEL = "institutions"
RESAMPLES = 1000


@contextmanager
def model_alone() -> Iterator[None]:
    """Let the model read everything, and its proposals be the names, not what the rules found."""

    def merge(_sight: object, _ruled: object, _refused: object, proposed: list[Found]):
        return [item._replace(label="company") for item in proposed]

    everywhere = trained.propose

    def propose(doc: Doc, _ends: object = None) -> list[Found]:
        return everywhere(doc)

    with patch.object(trained, "merge", merge), patch.object(trained, "propose", propose):
        yield


def extracted(gold: Sequence[Record], system: str) -> list[Record]:
    """Return what a system (``rules``, ``model``, ``both``) finds in annotated texts."""
    if system == "model":
        with model_alone():
            return extract_texts(gold, model=MODEL)
    return extract_texts(gold, model="none" if system == "rules" else MODEL)


def show_scores(name: str, gold: Sequence[Record]) -> None:
    """Print precision, recall and F1 of the three systems, and both against the rules."""
    evaluations = {
        system: evaluate(gold, extracted(gold, system)) for system in ("rules", "model", "both")
    }
    for system, evaluation in evaluations.items():
        for score in (each for each in evaluation.results if each.name in SCORES):
            p, r = score.precision, score.recall
            print(f"{name:20} {system:6} {score.name:22} P {p:.3f} R {r:.3f} F1 {score.value:.3f}")
    for item in compare(evaluations["both"], evaluations["rules"], RESAMPLES):
        if item.name in SCORES:
            low, high = item.interval.low, item.interval.high
            change = f"{item.difference:+.4f} [{low:+.4f}, {high:+.4f}] p {item.p:.3f}"
            print(f"{name:20} both - rules {item.name}: {change}")


def unlisted_recall(gold: Iterable[Record]) -> tuple[int, int, int]:
    """Return how many companies and schools the model proposes exactly, in part, and all."""
    nlp = load(MODEL)
    exact = partly = total = 0
    for record in gold:
        view = clean(record["text"], is_word)
        proposed = trained.propose(nlp(view.text))
        spans = [view.to_source(item.start, item.end) for item in proposed]
        for start, end in _mentions(record):
            total += 1
            exact += (start, end) in spans
            partly += any(a < end and start < b for a, b in spans)
    return exact, partly, total


def _mentions(record: Record) -> Iterator[tuple[int, int]]:
    for institution in record["institutions"]:
        if institution.get("type") in UNLISTED and not institution.get("optional"):
            for mention in institution["mentions"]:
                if not mention.get("optional"):
                    yield mention["start"], mention["end"]


def main() -> None:
    """Print the tables for the folders given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    folders = parser.parse_args().folders or [ROOT / "corpus/train", ROOT / "corpus/dev"]
    everything: list[Record] = []
    for folder in folders:
        gold = load_gold(folder)
        everything += gold
        show_scores(folder.name, gold)
        exact, partly, total = unlisted_recall(gold)
        print(f"{folder.name:20} companies and schools: {exact} of {total}, {partly} in part")
    show_scores("all", everything)


if __name__ == "__main__":
    main()
