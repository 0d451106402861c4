"""Numbers read right: a wrong magnitude here is a wrong table for every user."""

import csv
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyextract import extract
from policyextract.link.numerals import parse_number
from tests.conftest import ROOT


def table(name):
    with (ROOT / "tests/data" / name).open(encoding="utf-8", newline="") as handle:
        return [pytest.param(row, id=row["text"]) for row in csv.DictReader(handle)]


@pytest.mark.parametrize("row", table("numerals.csv"))
def test_a_numeral_means(row):
    number = parse_number(row["text"])
    assert number is not None
    assert (number.value, number.comparator) == (Decimal(row["value"]), row["comparator"])


@pytest.mark.parametrize("row", table("quantities.csv"))
def test_a_quantity_in_a_sentence_means(row):
    report = extract(
        f"我省居全国{row['text']}，" if "第" in row["text"] else f"达到{row['text']}。"
    )
    assert len(report.figures) == 1
    figure = report.figures[0]
    assert figure.text == row["text"]
    found = (figure.value, figure.value_max, figure.unit, figure.kind, figure.comparator)
    assert found == (
        float(row["value"]),
        float(row["value_max"]) if row["value_max"] else None,
        row["unit"] or None,
        row["kind"],
        row["comparator"],
    )


DIGITS = "零一二三四五六七八九"


def in_chinese(number):
    """Write a whole number below 10**12 as Chinese does."""
    if number >= 10**8:
        return in_chinese(number // 10**8) + "亿" + rest(number % 10**8, 10**7)
    if number >= 10**4:
        return in_chinese(number // 10**4) + "万" + rest(number % 10**4, 10**3)
    for size, name in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            return DIGITS[number // size] + name + rest(number % size, size // 10)
    return DIGITS[number]


def rest(number, size):
    if not number:
        return ""
    return ("零" if number < size else "") + in_chinese(number)


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_every_whole_number_written_in_chinese_reads_back(number):
    parsed = parse_number(in_chinese(number))
    assert parsed is not None
    assert parsed.value == number


@given(
    st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["", "万", "亿", "万亿"])
)
def test_every_number_in_digits_reads_back(number, scale):
    factor = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]
    parsed = parse_number(f"{number}{scale}")
    assert parsed is not None
    assert parsed.value == number * factor
