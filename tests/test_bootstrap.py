"""Intervals and comparisons by resampling: right on cases that can be reckoned, and repeatable."""

import pytest

from policyextract.errors import InputError
from policyextract.evaluate import compare, evaluate, intervals


def record(name, right, wrong=0, missed=0):
    """A document with so many figures that are found, falsely found and missed."""
    spans = [
        {"start": n * 3, "end": n * 3 + 2, "text": "3人"} for n in range(right + wrong + missed)
    ]
    gold = {"document": {"id": name}, "figures": spans[: right + missed]}
    found = [*spans[:right], *spans[right + missed :]]
    return gold, {"document": {"id": name}, "figures": found}


def evaluation(*documents):
    pairs = [record(f"d{number}", *counts) for number, counts in enumerate(documents)]
    return evaluate([gold for gold, _ in pairs], [found for _, found in pairs])


def test_equal_documents_leave_nothing_to_chance():
    interval = intervals(evaluation((3, 1, 1), (3, 1, 1), (3, 1, 1)), 200)["figures.detect"]
    assert (interval.low, interval.high) == pytest.approx((0.75, 0.75))


def test_one_good_and_one_bad_document_span_everything():
    # of two documents, a quarter of the resamples has the good one twice, a quarter the bad one
    interval = intervals(evaluation((5, 0, 0), (0, 5, 5)), 500)["figures.detect"]
    assert (interval.low, interval.high) == (0, 1)


def test_an_interval_holds_the_score_and_narrows_with_documents():
    few, many = (
        intervals(evaluation(*[(9, 1, 1), (5, 5, 5)] * n), 500)["figures.detect"] for n in (2, 40)
    )
    assert few.low <= many.low < 0.7 < many.high <= few.high


def test_the_seed_decides():
    scored = evaluation((9, 1, 1), (5, 5, 5), (7, 0, 4))
    assert intervals(scored, 100, seed=1) == intervals(scored, 100, seed=1)
    assert intervals(scored, 100, seed=1) != intervals(scored, 100, seed=2)


def test_a_field_that_some_resamples_lack_still_has_an_interval():
    gold = [
        {"document": {"id": "a", "title": "甲"}},
        {"document": {"id": "b"}, "figures": []},
    ]
    interval = intervals(evaluate(gold, gold), 100)["document.title"]
    assert (interval.low, interval.high) == (1, 1)


def test_a_system_compared_with_itself_does_not_differ():
    scored = evaluation((9, 1, 1), (5, 5, 5))
    (result,) = [each for each in compare(scored, scored, 200) if each.name == "figures.detect"]
    assert (result.difference, result.p, result.interval.low) == (0, 1, 0)


def test_a_gain_in_every_document_is_surer_than_one_in_a_single_document():
    old = evaluation(*[(8, 2, 2)] * 10)
    everywhere = evaluation(*[(9, 1, 1)] * 10)
    once = evaluation((10, 0, 0), *[(8, 2, 2)] * 9)
    sure, unsure = (
        next(each for each in compare(new, old, 1000) if each.name == "figures.detect")
        for new in (everywhere, once)
    )
    assert sure.difference == pytest.approx(0.1)
    assert sure.p < 0.01
    assert unsure.p > 0.2
    assert sure.interval.low > 0 >= unsure.interval.low


def test_other_documents_are_not_compared():
    with pytest.raises(InputError, match="same documents"):
        compare(evaluation((1,)), evaluation((1,), (1,)), 10)
