"""Whatever comes in, a valid record comes out: grounded, deterministic, in linear time."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from policyextract import Report, extract
from policyextract.facts import Span
from policyextract.write.json import dump
from tests.conftest import ROOT

WORDS = (
    "增长 下降 5% 5.6个百分点 2023年 1-6月 〔2023〕5号 《关于印发方案的通知》 市委、市政府 "
    "三一重工 最高不超过500万元 完善 职业教育体系 一是 （一） 第三条 “三高四新” 翻一番 三分之一 "
    "6:4 居全省第3位 十四五 全市 ， 。 、 ； ： &@183; &nbsp; ⼈ ２０２３ ％ ( ) “ ” 《 》 𠮷"
)
MARKS = ["\n", "\r\n", "\t", " ", "\u3000", "\x00", "\x85", "\ud800", "\ufeff", "e\u0301"]
PIECES = st.sampled_from([*WORDS.split(), *MARKS])
ANY_TEXT = st.one_of(
    st.text(max_size=60),
    st.text(st.characters(blacklist_categories=()), max_size=40),
    st.lists(PIECES, max_size=25).map("".join),
)


def spans(value):
    if isinstance(value, BaseModel):
        if isinstance(value, Span):
            yield value
        for _, inner in value:
            yield from spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from spans(inner)


def check(report):
    for span in spans(report):
        assert 0 <= span.start <= span.end <= len(report.text)
        assert report.text[span.start : span.end] == span.text
    Report.model_validate(json.loads(dump(report)))


@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ANY_TEXT)
def test_any_string_gives_a_valid_grounded_record(text):
    check(extract(text))


CONTROLS = "".join(map(chr, [*range(32), *range(127, 160), 0x2028, 0x2029, 0xFFFE, 0xFFFF]))
EXTREMES = {
    "nothing": "",
    "all control characters": CONTROLS * 3,
    "lone surrogates": "市委\ud800增长5%\udfff",
    "one megabyte without punctuation": "全市地区生产总值增长" * 100_000,
    "300,000 times one character": "省" * 300_000,
    "20,000 digits": "8" * 20_000,
    "10,000 nested brackets": "（" * 10_000 + "5%" + "）" * 10_000,
    "10,000 nested titles": "《" * 10_000 + "》" * 10_000,
    "100,000 line breaks": "\n" * 100_000,
    "20,000 figures in one sentence": "3家、" * 20_000,
    "20,000 headings": "一、回顾\n" * 20_000,
    "1,800 items of one paragraph": "2024年，\n" + "——新增学校12所。\n" * 1_800,
    "1,800 lines of one paragraph": "去年新增学校12所；\n" * 1_800,
    "1,800 dates that hold for their clause": "2020年以前建成的3家；\n" * 1_800,
}


def seconds(text):
    start = time.perf_counter()
    extract(text)
    return time.perf_counter() - start


@pytest.mark.parametrize("name", EXTREMES)
def test_an_extreme_text_gives_a_record_in_linear_time(name):
    text = EXTREMES[name]
    report = extract(text)
    if len(report.figures) < 100:
        check(report)
    if len(text) > 10_000:
        ninth, third = (seconds(text[: len(text) // part]) for part in (9, 3))
        assert third < 6 * ninth + 1, f"three times the text took {third / ninth:.1f} times as long"


def test_equal_input_gives_equal_bytes():
    text = (ROOT / "corpus/train/work-report-jiangxi-2025.txt").read_text(encoding="utf-8")
    assert dump(extract(text)) == dump(extract(text))
