"""Slips of an annotator are named before they are counted as errors of the program."""

import pytest

from policyextract.evaluate import load_gold
from policyextract.evaluate.oddities import oddities
from tests.conftest import ROOT

FIGURE = {"id": "F1", "start": 0, "end": 2, "text": "3人"}


def record(**keys):
    return {"document": {"id": "d"}, **keys}


@pytest.mark.parametrize(
    ("odd", "said"),
    [
        (record(figurs=[]), "d: `figurs` is no key of a record: `figures` perhaps"),
        (
            record(figures=[{**FIGURE, "untit": "人"}]),
            "d: figures F1: `untit` is no field of it: `unit` perhaps",
        ),
        (
            record(figures=[{**FIGURE, "colour": "red"}]),
            "d: figures F1: `colour` is no field of it",
        ),
        (record(figures=[{**FIGURE, "value": "3"}]), "d: figures F1: `value`: '3': "),
        (record(figures=[{**FIGURE, "kind": "munny"}]), "d: figures F1: `kind`: 'munny': "),
        (record(measures=[{"id": "M2", "status": None}]), "d: measures M2: `status`: None: "),
        (
            record(institutions=[{"id": "I1", "level": "city", "mentions": []}]),
            "d: institutions I1: `level`: 'city': ",
        ),
    ],
)
def test_a_slip_is_named_with_its_place(odd, said):
    assert [line[: len(said)] for line in oddities(odd)][:1] == [said]


def test_what_the_guideline_knows_is_not_odd():
    alternatives = {"optional": True, "indicator_alt": ["人数"]}
    assert list(oddities(record(figures=[{**FIGURE, **alternatives}], measures=[{}]))) == []


def test_the_corpus_has_none():
    assert [line for each in load_gold(ROOT / "corpus") for line in oddities(each)] == []
