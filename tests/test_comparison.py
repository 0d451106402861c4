"""The comparison with other tools: sound sentences, and scores that no tool can complain of."""

from itertools import pairwise
from typing import get_args

import documents
import environments
import pytest
import run
from score import KINDS, Reading, passes
from sentences import FIELDS, Tally, add_sentence, judged

from policyextract import facts
from tests.conftest import ROOT

SENTENCES = run.read_sentences()
ANSWERS = [(each["text"], answer) for each in SENTENCES for answer in each["answers"]]
POINTS = {
    "numerals", "signs", "ranges", "fractions", "per_units", "compounds", "money", "points",
    "ranks", "comparators", "changes", "status", "times", "indicators", "traps",
}  # fmt: skip
ALLOWED = {
    "kind": get_args(facts.FigureKind),
    "comparator": get_args(facts.Comparator),
    "role": get_args(facts.Role),
    "direction": (*get_args(facts.Direction), None),
    "basis": (*get_args(facts.Basis), None),
    "status": get_args(facts.FigureStatus),
}
OTHER_KEYS = {"text", "start", "end", "value", "value_max", "unit", "time", "indicator"}
DOCUMENTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in documents.DOCUMENTS}


def fact(low, high, unit=None, start=0, end=4, kind=""):
    return {"start": start, "end": end, "low": low, "high": high, "unit": unit, "kind": kind}


def answer(value, unit, comparator="eq", text="数字数字", **more):
    span = {"text": text, "start": 0, "end": 4}
    return {**span, "value": value, "unit": unit, "comparator": comparator, **more}


def scored(answers, figures):
    tally = Tally()
    add_sentence(tally, {"answers": answers}, Reading(figures))
    return tally


def test_there_are_sentences_for_every_point():
    assert len(SENTENCES) >= 150
    assert {each["point"] for each in SENTENCES} == POINTS
    assert len({each["id"] for each in SENTENCES}) == len(SENTENCES)
    assert len({each["text"] for each in SENTENCES}) == len(SENTENCES)


def test_answers_stand_where_they_say_and_apart():
    for text, each in ANSWERS:
        assert text[each["start"] : each["end"]] == each["text"]
    for sentence in SENTENCES:
        spans = [(each["start"], each["end"]) for each in sentence["answers"]]
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_answers_say_what_a_record_could_say():
    for text, each in ANSWERS:
        assert set(each) <= OTHER_KEYS | set(ALLOWED) | {"indicator_alt"}, text
        for field, values in ALLOWED.items():
            assert field not in each or each[field] in values, text
        is_range = each.get("comparator") == "range"
        assert "value" not in each or (each["value_max"] is not None) == is_range, text
        assert each.get("direction") is None or each.get("role", "change") == "change", text


@pytest.mark.parametrize(
    ("figure", "expected", "value_unit_bound"),
    [
        (fact(500, None, "家"), answer(500, "家", "ge"), (True, True, True)),
        (fact(None, 500, "家"), answer(500, "家", "ge"), (True, True, False)),
        (fact(500, 500, "家"), answer(500, "家", "ge"), (True, True, False)),
        (fact(None, 500, "家"), answer(500, "家", "lt"), (True, True, True)),
        (fact(500, None, "家"), answer(500, "家"), (True, True, False)),
        (fact(500, 500), answer(500, "家"), (True, False, True)),
        (fact(501, 501, "家"), answer(500, "家"), (False, True, True)),
        (fact(2, 2, "%"), answer(2, "百分点"), (True, False, True)),
        (fact(2, 2, "百分点"), answer(2, "%"), (True, False, True)),
        (fact(0.02, 0.02), answer(2, "%"), (True, True, True)),
        (fact(0.02, 0.02), answer(2, "百分点"), (False, False, True)),
        (fact(5, 6, "%"), answer(5, "%", "range", value_max=6), (True, True, True)),
        (fact(5, 5, "%"), answer(5, "%", "range", value_max=6), (False, True, False)),
        (fact(5, None, "%"), answer(5, "%", "range", value_max=6), (False, True, False)),
        (fact(90, 110, "人"), answer(100, "人", "approx"), (True, True, True)),
        (fact(-8.3, -8.3, "%"), answer(8.3, "%"), (False, True, True)),
        (fact(-8.3, -8.3, "%"), answer(8.3, "%", text="-8.3%"), (True, True, True)),
        (fact(8.3, 8.3, "%"), answer(-8.3, "%", text="-8.3%"), (True, True, True)),
        (fact(3, 3), answer(3, "位", kind="rank"), (True, True, True)),
        (fact(5, 5, "公斤"), answer(5, "千克"), (True, True, True)),
        ({"start": 0, "end": 4}, answer(5, "千克"), (False, False, False)),
    ],
)
def test_value_unit_and_bound_are_judged_each_for_itself(figure, expected, value_unit_bound):
    assert judged(figure, expected) == value_unit_bound


def test_a_figure_where_none_is_stated_is_false_and_spoils_the_sentence():
    right = fact(5, 5, "家")
    tally = scored([answer(5, "家")], [right, fact(14, 14, None, 10, 12)])
    assert (tally.found, tally.whole, tally.false, tally.perfect) == (1, 1, 1, 0)
    assert scored([answer(5, "家")], [right]).perfect == 1
    assert scored([], []).perfect == 1


def test_one_figure_answers_one_number_but_a_range_both_of_its_ends():
    low, high = answer(2, "元", "ge"), answer(10, "元", "le")
    assert scored([low, high], [fact(2, 10, "元")]).whole == 2
    assert scored([answer(2, "元"), answer(2, "元")], [fact(2, 2, "元")]).found == 1


def test_a_field_that_the_answer_leaves_open_is_not_scored():
    said = {**fact(5, 5, "家"), **dict.fromkeys(FIELDS, "x")}
    tally = scored([answer(5, "家", indicator="工厂", indicator_alt=["x"])], [said])
    asked = {name: tuple(counts) for name, counts in tally.fields.items() if counts[1]}
    assert asked == {"indicator": (1, 1), "comparator": (0, 1)}


SPAN = {"start": 0, "end": 4}
DAY = {**SPAN, "resolution": "2024-05-01"}
YEAR = {**SPAN, "resolution": {"start": "2024-01-01", "end": "2024-12-31"}}


@pytest.mark.parametrize(
    ("kind", "expected", "figures", "times", "right"),
    [
        ("number", {**SPAN, "value": 5}, [fact(5, 5)], [], True),
        ("number", {**SPAN, "value": 5}, [fact(5, 5, None, 4, 6)], [], False),
        ("percent", {**SPAN, "value": 5, "unit": "%"}, [fact(50, 50, "‰")], [], True),
        ("percent", {**SPAN, "value": 5, "unit": "%"}, [fact(5, 5, "百分点")], [], False),
        ("unit", {**SPAN, "value": 2, "unit": "千克"}, [fact(2, 2, "公斤")], [], True),
        ("unit", {**SPAN, "value": 2000, "unit": "克"}, [fact(2, 2, "千克")], [], True),
        ("range", {**SPAN, "low": 5, "high": None}, [fact(5, None)], [], True),
        ("range", {**SPAN, "low": 5, "high": None}, [fact(None, 5)], [], False),
        ("range", {**SPAN, "low": 5, "high": 9}, [fact(5, None), fact(None, 9)], [], True),
        ("date", DAY, [], [{**SPAN, "first": "2024-05-01", "last": "2024-05-01"}], True),
        ("date", DAY, [], [{**SPAN, "first": "2024-05-01", "last": "2024-05-02"}], False),
        ("period", YEAR, [], [{**SPAN, "first": "2024-01-01", "last": "2024-12-31"}], True),
        ("period", YEAR, [], [{**SPAN, "first": None, "last": "2024-12-31"}], False),
        ("duration", {**SPAN, "timex": "P1Y2M"}, [fact(1, 1, "年"), fact(2, 2, "个月")], [], True),
        ("duration", {**SPAN, "timex": "P1Y2M"}, [fact(1, 1, "年")], [], False),
        ("money", None, [fact(5, 5, "个", kind="count")], [], True),
        ("money", None, [fact(5, 5, "元", kind="money")], [], False),
    ],
)
def test_a_case_of_another_project_is_passed(kind, expected, figures, times, right):
    case = {"kind": kind, "tags": [], "expected": [expected] if expected else []}
    assert passes(case, Reading(figures, times)) is right


def test_the_documents_have_a_place_for_every_table():
    shown = {name for text in DOCUMENTS.values() for name in documents.shown(text)}
    sentence, *_ = SENTENCES
    nothing = environments.Answers({sentence["id"]: Reading()}, 0)
    assert shown == {*run.compare_sentences([sentence], {run.OURS: nothing}), "suites"}


def test_the_documents_show_the_same_run():
    page, *readmes = (documents.shown(text) for text in DOCUMENTS.values())
    rows = [row.split(" | ") for row in page["sentences"].splitlines()[2:]]
    assert len(rows) == len(run.TOOLS)
    short = [[row[0], row[1], row[2], row[5], row[6]] for row in rows]
    for shown in readmes:
        (table,) = shown.values()
        assert [row.removesuffix(" |").split(" | ") for row in table.splitlines()[2:]] == short
    kinds = [row.split(" | ")[0] for row in page["suites"].splitlines()[2:]]
    assert kinds == [f"| {name}" for name in (*KINDS, *run.SUMMARIES)]


@pytest.mark.parametrize("name", documents.DOCUMENTS)
def test_the_documents_say_how_many_sentences_there_are(name):
    assert f"{len(SENTENCES)} " in DOCUMENTS[name]
    assert f"{len(ANSWERS)} " in DOCUMENTS[name]


def test_a_table_is_made_anew_and_the_rest_stays():
    place = "<!-- comparison: {} -->\n\n{}\n\n<!-- end -->"
    text = f"a\n{place.format('one', '| 1 |')}\nb\n{place.format('two', '| 2 |')}\n"
    fresh = documents.refresh(text, {"one": "| 3 |"})
    assert fresh == text.replace("| 1 |", "| 3 |")
    assert documents.refresh(fresh, {}) == fresh


def test_every_tool_has_an_adapter_and_pinned_versions():
    for tool in run.TOOLS:
        assert (ROOT / f"benchmarks/comparison/tools/{tool.name}.py").exists()
        if tool is not run.OURS:
            pins = (ROOT / f"benchmarks/comparison/tools/{tool.name}.txt").read_text("utf-8")
            assert all("==" in line for line in pins.splitlines())
            assert f"{tool.package}==" in pins
