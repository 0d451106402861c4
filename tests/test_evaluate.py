"""The scores of the specification on hand-computed pairs, and the errors and gate built on them."""

import copy
import json
import random
from pathlib import Path

import pytest

from policyextract.errors import InputError, UsageError
from policyextract.evaluate import Score, evaluate, find_errors, load_gold, load_predicted
from policyextract.evaluate.errors import FactError
from policyextract.evaluate.fields import character_f1
from policyextract.evaluate.gate import failed_floors, floors_of, parse_floors, save_floors
from policyextract.evaluate.report import error_line
from policyextract.evaluate.scores import SCORE_NAMES

DATA = Path(__file__).parent / "data" / "evaluate"
CASES = json.loads((DATA / "cases.json").read_text(encoding="utf-8"))
KINDS = ("figures", "institutions", "measures", "citations")


def records(side):
    """A case's records; a single one needs no document id in the table."""
    listed = copy.deepcopy(side if isinstance(side, list) else [side])
    return [{**record, "document": {"id": "d", **record.get("document", {})}} for record in listed]


def counts(evaluation):
    return {
        r.name: [r.tp, r.fp, r.fn] if isinstance(r, Score) else [r.right, r.total]
        for r in evaluation.results
    }


def shuffled(record, seed):
    mixed = copy.deepcopy(record)
    for kind in KINDS:
        random.Random(seed).shuffle(mixed.get(kind, []))
    for institution in mixed.get("institutions", []):
        random.Random(seed).shuffle(institution["mentions"])
    return mixed


@pytest.fixture(params=CASES, ids=[case["name"] for case in CASES])
def case(request):
    return request.param


def test_counts_and_numbers_are_those_computed_by_hand(case):
    evaluation = evaluate(records(case["gold"]), records(case["predicted"]))
    found = counts(evaluation)
    assert {name: found.get(name) for name in case["scores"]} == case["scores"]
    numbers = case.get("numbers", {})
    assert {name: evaluation.scores[name] for name in numbers} == pytest.approx(numbers, abs=1e-4)
    assert not found.keys() & set(case.get("absent", []))


def test_the_order_of_facts_and_documents_plays_no_part(case):
    gold, predicted = records(case["gold"]), records(case["predicted"])
    expected = evaluate(gold, predicted).results
    for seed in range(3):
        mixed = [shuffled(record, seed) for record in reversed(predicted)]
        assert evaluate([shuffled(r, seed + 9) for r in reversed(gold)], mixed).results == expected


def test_gold_against_itself_is_right_everywhere(case):
    gold = records(case["gold"])
    assert all(result.value == 1 for result in evaluate(gold, gold).results)
    assert find_errors(gold, gold) == []


def test_there_is_an_error_wherever_a_score_is_below_one(case):
    gold, predicted = records(case["gold"]), records(case["predicted"])
    below = any(result.value < 1 for result in evaluate(gold, predicted).results)
    assert below <= bool(find_errors(gold, predicted))


def test_the_table_holds_every_score():
    assert {name for case in CASES for name in case["scores"]} == set(SCORE_NAMES)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("图书", "图书", 1),
        ("图书", "画册", 0),
        ("书书", "书", 2 / 3),
        ("（图 书）！", "图书", 1),
        ("图书馆", "馆书图", 1),
        ("", "，", 1),
        ("图", "", 0),
    ],
)
def test_character_f1(one, other, expected):
    assert character_f1(one, other) == pytest.approx(expected)


def test_texts_that_differ_are_refused():
    gold, predicted = (
        {"document": {"id": "d"}, "text": "一"},
        {"document": {"id": "d"}, "text": "二"},
    )
    with pytest.raises(InputError, match="d: gold and predicted text differ"):
        evaluate([gold], [predicted])
    predicted["text"] = None
    evaluate([gold], [predicted])


def test_records_that_cannot_be_paired_are_refused():
    one, other = {"document": {"id": "a"}}, {"document": {"id": "b"}}
    with pytest.raises(InputError, match="two gold records"):
        evaluate([one, one], [one])
    with pytest.raises(InputError, match="no predicted record"):
        evaluate([one], [other])
    with pytest.raises(InputError, match=r"has no `document\.id`"):
        evaluate([one], [{}])


def test_records_pair_by_the_stem_of_the_source_where_ids_differ():
    predicted = {"document": {"id": "other", "source": "texts/a.txt", "title": "甲"}}
    assert evaluate([{"document": {"id": "a", "title": "甲"}}], [predicted]).unmatched == ()


def test_reading_takes_the_id_from_the_file_name(tmp_path):
    (tmp_path / "a.gold.json").write_text('{"figures": []}', encoding="utf-8")
    (tmp_path / "b.json").write_text('{"figures": []}', encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(
        '{"document": {"id": "x"}}\n\n{"document": {"id": "y"}}\n', encoding="utf-8"
    )
    assert [record["document"]["id"] for record in load_gold(tmp_path)] == ["a"]
    assert load_gold(tmp_path)[0]["document"]["source"] == "a.gold.json"
    found = [record["document"]["id"] for record in load_predicted(tmp_path)]
    assert found == ["a", "b", "x", "y"]
    assert load_predicted(tmp_path / "c.jsonl") == load_predicted(tmp_path)[2:]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "7",
        "[]",
        '{"document": 3}',
        '{"document": {}, "figures": 3}',
        '{"document": {}, "figures": [{"start": "1", "end": 2}]}',
        '{"document": {}, "measures": [{"start": 1, "end": 2}]}',
        '{"document": {}, "institutions": [{"name": "a"}]}',
        '{"document": {}, "text": 5}',
        "[" * 200_000,
    ],
)
def test_what_is_no_record_is_an_input_error(tmp_path, content):
    (tmp_path / "a.gold.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=str(tmp_path.name)):
        load_gold(tmp_path)


def test_missing_and_binary_files_are_input_errors(tmp_path):
    with pytest.raises(InputError, match="no such file"):
        load_gold(tmp_path / "none")
    with pytest.raises(InputError, match="holds no record"):
        load_gold(tmp_path)
    (tmp_path / "a.json").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not UTF-8"):
        load_predicted(tmp_path)


def read_pair():
    gold = json.loads((DATA / "reading.gold.json").read_text(encoding="utf-8"))
    predicted = json.loads((DATA / "reading.json").read_text(encoding="utf-8"))
    return [gold], [predicted]


def test_errors_name_the_kind_the_fields_and_the_sentence():
    lines = [error_line(error) for error in find_errors(*read_pair())]
    expected = (DATA / "reading.errors.txt").read_text(encoding="utf-8").splitlines()
    assert lines == expected


def test_a_long_line_is_cut_around_the_fact():
    text = "长" * 5000 + "3人" + "短" * 5000
    figure = {"start": 5000, "end": 5002, "text": "3人"}
    gold = {"document": {"id": "d"}, "text": text, "figures": [figure]}
    (error,) = find_errors([gold], [{"document": {"id": "d"}}])
    assert error.sentence == "长" * 200 + "3人" + "短" * 200


def test_an_error_of_a_whole_document_has_no_place():
    gold = [{"document": {"id": "a"}}, {"document": {"id": "b"}}]
    assert find_errors(gold, gold[:1]) == [
        FactError("missed", "document", "b", None, None, "", (), "")
    ]


def two_of_three():
    facts = [{"start": at, "end": at + 2, "text": "3人", "unit": "人"} for at in (0, 10, 20)]
    gold = {"document": {"id": "d"}, "figures": facts}
    return evaluate([gold], [{**gold, "figures": facts[:2]}])


def test_floors_are_read_from_pairs_and_from_a_file(tmp_path):
    path = tmp_path / "floors.json"
    path.write_text('{"figures.detect": 0.8, "figures.unit": 1}', encoding="utf-8")
    floors = {"figures.detect": 0.8, "figures.unit": 1}
    assert parse_floors(str(path)) == floors
    assert parse_floors("figures.detect=0.8, figures.unit=1") == floors
    assert parse_floors("figures.detect.recall=0.5") == {"figures.detect.recall": 0.5}


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
    "content", ["{", "[]", '{"figures.detect": "0.5"}', '{"figures.detect": true}']
)
def test_a_floor_file_that_makes_no_sense_is_a_usage_error(tmp_path, content):
    path = tmp_path / "floors.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=r"floors\.json"):
        parse_floors(str(path))


def test_only_scores_below_their_floor_fail():
    evaluation = two_of_three()
    assert evaluation.scores["figures.detect"] == pytest.approx(0.8)
    assert failed_floors(evaluation, {"figures.detect": 0.8 + 5e-10, "figures.unit": 1}) == []
    assert failed_floors(evaluation, {"figures.detect": 0.8001, "figures.detect.recall": 0.7}) == [
        "figures.detect is 0.8000, below its floor 0.8001",
        "figures.detect.recall is 0.6667, below its floor 0.7",
    ]


def test_a_floor_for_what_was_not_measured_fails():
    assert failed_floors(two_of_three(), {"citations.mention": 0}) == [
        "citations.mention is not measured, below its floor 0"
    ]


def test_saved_scores_are_floors_that_are_met(tmp_path):
    evaluation, path = two_of_three(), tmp_path / "floors.json"
    save_floors(evaluation, path)
    floors = parse_floors(str(path))
    assert floors == floors_of(evaluation)
    assert floors["figures.detect"] == 0.8
    assert failed_floors(evaluation, floors) == []
    with pytest.raises(UsageError, match="cannot be written"):
        save_floors(evaluation, tmp_path / "none" / "floors.json")
