"""The page of an evaluation: all facts of both sides are in it, and no text can break out of it."""

import json
import re
from pathlib import Path

from policyextract.evaluate import count_rules, evaluate, load_gold, load_predicted, page

DATA = Path(__file__).parent / "data" / "evaluate"


def data_of(content):
    (embedded,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', content)
    return json.loads(embedded)


def read_pair():
    gold = load_gold(DATA / "reading.gold.json")
    return gold, load_predicted(DATA / "reading.json")


def test_verdicts_on_the_page_are_those_of_the_scores():
    gold, predicted = read_pair()
    (document,) = data_of(page(gold, predicted))["documents"]
    verdicts = [fact["verdict"] for fact in document["facts"] if fact["kind"] == "figures"]
    (score,) = [r for r in evaluate(gold, predicted).results if r.name == "figures.detect"]
    assert verdicts.count("missed") == score.fn
    assert verdicts.count("false") == score.fp
    assert verdicts.count("right") + verdicts.count("wrong") == score.tp


def test_what_differs_is_named_with_both_values():
    (document,) = data_of(page(*read_pair()))["documents"]
    (money,) = [
        f for f in document["facts"] if f["sides"][0] and f["sides"][0]["text"] == "300万元"
    ]
    assert money["differences"][0] == {"field": "value", "gold": 3000000, "predicted": 300}
    assert money["sides"][1]["values"]["unit"] == "万元"


def test_a_text_with_markup_stays_text():
    hostile = "</script><script>alert(1)</script>3人"
    figure = {"start": 33, "end": 35, "text": "3人"}
    gold = [{"document": {"id": "<b>"}, "text": hostile, "figures": [figure]}]
    content = page(gold, gold)
    assert data_of(content)["documents"][0]["text"] == hostile
    assert content.count("<script") == 2


def test_optional_facts_are_shown_as_such():
    figure = {"start": 0, "end": 2, "text": "3次", "optional": True}
    gold = [{"document": {"id": "d"}, "text": "3次", "figures": [figure]}]
    predicted = [{"document": {"id": "d"}, "figures": [{"start": 0, "end": 2, "text": "3次"}]}]
    facts = data_of(page(gold, predicted))["documents"][0]["facts"]
    assert [fact["verdict"] for fact in facts] == ["optional", "optional"]


def test_rules_are_counted_by_what_became_of_what_they_found():
    def figure(start, rule=None, **fields):
        return {"start": start, "end": start + 2, "text": "3人", "rule": rule, **fields}

    gold = [
        {
            "document": {"id": "d"},
            "figures": [figure(0, value=3), figure(5, value=3), figure(15, optional=True)],
        }
    ]
    predicted = [
        {
            "document": {"id": "d"},
            "figures": [
                figure(0, "a", value=3),
                figure(5, "a", value=4),
                figure(10, "a"),
                figure(15, "b"),
            ],
        }
    ]
    first, second = count_rules(gold, predicted)
    assert (first.rule, first.fired, first.right, first.wrong, first.false) == ("a", 3, 1, 1, 1)
    assert (second.rule, second.fired, second.right, second.wrong, second.false) == (
        "b",
        1,
        0,
        0,
        0,
    )


def test_the_page_shows_the_scores_and_only_what_is_asked_for():
    content = data_of(page(*read_pair(), ("figures",)))
    (document,) = content["documents"]
    assert {fact["kind"] for fact in document["facts"]} == {"figures"} == set(content["kinds"])
    assert document["fields"] == []
    (detect,) = [each for each in content["scores"] if each["name"] == "figures.detect"]
    assert [round(share, 3) for share in detect["shares"]] == [0.667, 0.667, 0.667]
