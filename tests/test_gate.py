"""The gate: floors for scores, whose they are, and what lowering one takes."""

import json

import pytest

from policyextract.errors import UsageError
from policyextract.evaluate import evaluate, load_gold
from policyextract.evaluate.gate import (
    Floors,
    failed_floors,
    fallen_floors,
    fingerprint,
    floors_of,
    parse_floors,
    save_floors,
)
from tests.conftest import ROOT

FACTS = [{"start": at, "end": at + 2, "text": "3人", "unit": "人"} for at in (0, 10, 20)]
GOLD = [{"document": {"id": "d"}, "figures": FACTS}]


def two_of_three():
    return evaluate(GOLD, [{**GOLD[0], "figures": FACTS[:2]}])


def test_floors_are_read_from_pairs_and_from_a_file(tmp_path):
    path = tmp_path / "floors.json"
    path.write_text('{"figures.detect": 0.8, "figures.unit": 1}', encoding="utf-8")
    floors = Floors({"figures.detect": 0.8, "figures.unit": 1})
    assert parse_floors(str(path)) == floors
    assert parse_floors("figures.detect=0.8, figures.unit=1") == floors
    assert parse_floors("figures.detect.recall=0.5").scores == {"figures.detect.recall": 0.5}


@pytest.mark.parametrize(
    "text",
    [
        "figures.nothing=0.5",
        "figures.detect",
        "figures.detect=",
        "figures.detect=high",
        "figures.detect=nan",
        "figures.detect=85",
        "figures.detect=-1",
        "figures.unit.recall=0.5",
        "figures.detect=0.5,",
        "",
        "none.json",
    ],
)
def test_floors_that_make_no_sense_are_usage_errors(text):
    with pytest.raises(UsageError):
        parse_floors(text)


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"figures.detect": "0.5"}',
        '{"figures.detect": true}',
        '{"corpus": 7, "floors": {}}',
        '{"corpus": {"sha256": "a"}}',
    ],
)
def test_a_floor_file_that_makes_no_sense_is_a_usage_error(tmp_path, content):
    path = tmp_path / "floors.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"floors\.json"):
        parse_floors(str(path))


def test_only_scores_below_their_floor_fail():
    evaluation = two_of_three()
    assert evaluation.scores["figures.detect"] == pytest.approx(0.8)
    met = Floors({"figures.detect": 0.8 + 5e-10, "figures.unit": 1})
    assert failed_floors(evaluation, met, GOLD) == []
    missed = Floors({"figures.detect": 0.8001, "figures.detect.recall": 0.7})
    assert failed_floors(evaluation, missed, GOLD) == [
        "figures.detect is 0.8000, below its floor 0.8001",
        "figures.detect.recall is 0.6667, below its floor 0.7",
    ]


def test_a_floor_for_what_was_not_measured_fails():
    assert failed_floors(two_of_three(), Floors({"citations.mention": 0}), GOLD) == [
        "citations.mention has a floor (0), but the annotated records hold nothing to score"
    ]


def test_saved_scores_are_floors_that_are_met(tmp_path):
    evaluation, path = two_of_three(), tmp_path / "floors.json"
    save_floors(evaluation, GOLD, path)
    floors = parse_floors(str(path))
    assert floors.scores == floors_of(evaluation)
    assert floors.scores["figures.detect"] == 0.8
    assert failed_floors(evaluation, floors, GOLD) == []
    with pytest.raises(UsageError, match="cannot be written"):
        save_floors(evaluation, GOLD, tmp_path / "none" / "floors.json")


def test_floors_of_other_annotations_are_no_floors(tmp_path):
    evaluation, path = two_of_three(), tmp_path / "floors.json"
    save_floors(evaluation, GOLD, path)
    changed = [{**GOLD[0], "figures": FACTS[:2]}]
    (line,) = failed_floors(evaluation, parse_floors(str(path)), changed)
    assert "other annotated records" in line


def test_the_fingerprint_is_of_what_is_said_and_not_of_its_order():
    other = {"figures": FACTS, "document": {"id": "e"}}
    turned = {"document": {"id": "e"}, "figures": FACTS}
    assert fingerprint([*GOLD, other]) == fingerprint([turned, *GOLD])
    assert fingerprint([*GOLD, other]) != fingerprint(GOLD)
    changed = {**GOLD[0], "figures": [{**FACTS[0], "optional": True}, *FACTS[1:]]}
    assert fingerprint([changed]) != fingerprint(GOLD)


def test_a_floor_that_would_fall_is_named():
    floors = Floors({"figures.detect": 0.9, "figures.unit": 0.9, "citations.mention": 0.5})
    assert fallen_floors(two_of_three(), floors) == {
        "figures.detect": (0.9, 0.8),
        "citations.mention": (0.5, 0.0),
    }


def test_the_floors_of_the_corpus_are_measured_on_the_corpus_as_it_is():
    content = json.loads((ROOT / "corpus" / "baseline.json").read_text(encoding="utf-8"))
    gold = load_gold(ROOT / "corpus")
    assert content["corpus"] == {"documents": len(gold), "sha256": fingerprint(gold)}
