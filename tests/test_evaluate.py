"""The scores on hand-computed pairs, and the errors behind them."""

import copy
import json
import random
import time
from pathlib import Path

import pytest

from policyextract.errors import InputError
from policyextract.evaluate import Score, evaluate, find_errors, load_gold, load_predicted
from policyextract.evaluate.errors import FactError
from policyextract.evaluate.extraction import extract_texts
from policyextract.evaluate.fields import character_f1
from policyextract.evaluate.scores import SCORE_NAMES
from policyextract.evaluate.tables import error_cells, error_columns
from policyextract.evaluate.wording import EVALUATION
from tests.conftest import ROOT

DATA = Path(__file__).parent / "data" / "evaluate"
CASES = json.loads((DATA / "cases.json").read_text(encoding="utf-8"))
KINDS = ("figures", "institutions", "measures", "citations", "times")
UNLISTED = {  # an object that is alike is right, and no error; links are not listed
    "measures.strict", "measures.figures", "measures.citations", "measures.instrument",
}  # fmt: skip


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
    results = evaluate(gold, predicted).results
    below = any(result.value < 1 for result in results if result.name not in UNLISTED)
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
    with pytest.raises(InputError, match="no document in common"):
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


@pytest.mark.parametrize(
    "figure",
    [
        {"start": 2, "end": 4, "text": "4间"},
        {"start": 2, "end": 9, "text": "3间书屋"},
        {"start": 2, "end": 4, "text": "3间", "indicator": {"start": 4, "end": 6, "text": "书本"}},
    ],
)
def test_a_sample_whose_offsets_are_off_says_where(tmp_path, figure):
    content = {"text": "新建3间书屋", "figures": [figure]}
    (tmp_path / "a.gold.json").write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.gold\.json: `figures`: the text at \d:\d is"):
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
    found = [error_cells(error, EVALUATION) for error in find_errors(*read_pair())]
    expected = (DATA / "reading.errors.tsv").read_text(encoding="utf-8").splitlines()
    assert ["\t".join(cells) for cells in (error_columns(EVALUATION), *found)] == expected


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


def test_scoring_takes_less_time_than_extracting():
    gold = load_gold(ROOT / "corpus" / "train")
    extract_texts(gold[:1])  # loads what is loaded once
    started = time.process_time()
    predicted = extract_texts(gold)
    extracted = time.process_time()
    evaluate(gold, predicted)
    assert time.process_time() - extracted < extracted - started
