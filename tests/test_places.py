"""The table of divisions: codes, names, and what may be looked for in running text."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from policyextract import places
from policyextract.facts import Level
from policyextract.lexicon import read_table

ROWS = read_table("policyextract.places", "places.csv")


def test_every_row_is_well_formed():
    codes = {row["adcode"] for row in ROWS}
    for row in ROWS:
        assert re.fullmatch(r"[0-9]{6}", row["adcode"]), row
        assert row["level"] in get_args(Level), row
        assert row["scan"] in {"both", "full", "none"}, row
        assert row["source"], row
        assert row["adcode"] == "100000" or row["parent"] in codes, row


def test_all_provinces_have_letters():
    provinces = [row for row in ROWS if row["level"] == "provincial"]
    assert len(provinces) == 34
    assert all(row["letter"] for row in provinces)


@pytest.mark.parametrize(
    ("name", "adcode"),
    [
        ("中国", "100000"),
        ("全国", "100000"),
        ("内蒙古", "150000"),
        ("广西壮族自治区", "450000"),
        ("娄底", "431300"),
        ("恩施州", "422800"),
        ("湘西土家族苗族自治州", "433100"),
        ("阿拉善盟", "152900"),
        ("长阳县", "420528"),
        ("仙桃市", "429004"),
        ("石河子市", "659001"),
        ("万州区", "500101"),
        ("香港", "810000"),
        ("澳门特别行政区", "820000"),
        ("台湾省", "710000"),
        ("朝阳", "211300"),
    ],
)
def test_a_name_finds_its_place_first(name, adcode):
    assert places.find(name)[0].adcode == adcode


def test_abolished_places_are_known_with_their_year():
    (place,) = places.find("娄底地区")
    assert (place.level, place.end) == ("prefecture", 1999)
    assert places.find("崇文区")[0].province.name == "北京市"


def test_the_way_up():
    district = places.by_code("431302")
    assert district.full_path() == "湖南省娄底市娄星区"
    assert district.province.short == "湖南"
    assert district.within(places.find("湖南省")[0])
    assert not district.within(places.find("湖北省")[0])
    assert places.by_code("100000").province is None
    assert places.by_letter("粤").name == "广东省"
    assert places.by_code("999999") is None


def test_scan_takes_the_longest_name_and_leaves_common_words():
    text = "恩施土家族苗族自治州和北京市朝阳区推进和平区建设，资源共享"
    found = [text[start:end] for start, end, _ in places.scan(text)]
    assert found == ["恩施土家族苗族自治州", "北京市", "朝阳区", "和平区"]
