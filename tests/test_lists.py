"""Word lists and tables: readable by a spreadsheet, each row once, each with its source."""

import csv

import pytest

from policyextract.errors import RuleError
from policyextract.lexicon import alternation, read_csv
from tests.conftest import ROOT

LISTS = sorted((ROOT / "src/policyextract").rglob("*.csv"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_list_has_a_source_in_every_row_and_no_row_twice(path):
    rows = read_csv(path)
    assert rows
    assert all(row["source"] for row in rows)
    keys = [tuple(value for name, value in row.items() if name != "source") for row in rows]
    assert len(set(keys)) == len(keys)


def test_a_ragged_row_is_refused_by_its_number(tmp_path):
    (tmp_path / "list.csv").write_text("word,source\n一,甲\n二\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"list\.csv, row 3"):
        read_csv(tmp_path / "list.csv")


def test_an_alternation_matches_the_longest_of_its_words():
    import re

    pattern = re.compile(alternation(["个", "个月", "个工作日", "月"]))
    assert pattern.match("个工作日内").group() == "个工作日"
    assert pattern.match("个月").group() == "个月"
    assert pattern.match("个人").group() == "个"
    assert alternation([]) == ""


def test_every_list_is_a_csv_file_that_other_tools_read():
    for path in LISTS:
        with path.open(encoding="utf-8", newline="") as handle:
            assert all(len(row) > 1 for row in csv.reader(handle)), path.name
