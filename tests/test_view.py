"""The clean view reads as rules want it, and every character of it leads back to its source."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyextract.read.view import clean
from policyextract.segment.tokenizer import is_word

CASES = {
    "a wrap inside a word": ("全市职业院校共培\n训11万人次。", "全市职业院校共培训11万人次。"),
    "a wrap after a comma": ("分别增长3.5%、\n12.5%和12%。", "分别增长3.5%、12.5%和12%。"),
    "a wrap inside quotation marks": ("建设“材料\n谷”。", "建设“材料谷”。"),
    "a heading keeps its line": ("一、工作回顾\n过去的一年，成绩显著。", None),
    "a title keeps its line": ("关于做好评选工作的通知\n各市人民政府：", None),
    "full-width digits": ("２０２３年增长５．６％", "2023年增长5.6%"),
    "a half-width comma in Chinese": ("增长5%,降3%;新建2 100座", "增长5%，降3%；新建2100座"),
    "a comma inside a number stays": ("1,200万元", None),
    "a decimal torn by a wrap": ("同比增长8.\n1%，增速回升。", "同比增长8.1%，增速回升。"),
    "full-width commas stay": ("增长，下降。", None),
    "Kangxi radicals": ("⼈⺠⽣活", "人民生活"),
    "spaces beside digits": ("新建 150 座，（ 2012-2020年）", "新建150座，（2012-2020年）"),
    "a space between words": ("省长 施某某", None),
    "a spaced-out word": ("通 知", "通知"),
    "an ideographic indent": ("　　第一条　为了", "第一条 为了"),
    "a broken entity": ("中国梦&@183;劳动美", "中国梦·劳动美"),
    "an entity without semicolon": ("中国梦&#183劳动美", "中国梦·劳动美"),
    "an entity twice escaped": ("研发&amp;nbsp;投入", "研发 投入"),
    "an unknown entity stays": ("A&B;C", None),
    "a line-break tag": ("印发<BR>目标", "印发\n目标"),
    "zero-width characters": ("人\u200b民\ufeff", "人民"),
    "control characters": ("人\x00民", "人民"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_view_reads(name):
    source, expected = CASES[name]
    assert clean(source, is_word).text == (source if expected is None else expected)


def test_a_text_wrapped_at_one_width_is_joined_and_its_paragraphs_stay():
    line = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥甲乙丙丁戊己庚辛"
    source = "\n".join([line, line, line, line[:9] + "。", "第二段" + line[:20] + "。"])
    assert clean(source).text == line * 3 + line[:9] + "。\n第二段" + line[:20] + "。"


TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("　\n\r 0１％&;@#183人民⼈，。（）《》<br/>")),
    max_size=80,
)


@settings(max_examples=500)
@given(TEXTS)
def test_every_character_of_the_view_leads_back_in_order(source):
    view = clean(source, is_word)
    last = 0
    for offset in range(len(view.text)):
        start, end = view.to_source(offset, offset + 1)
        assert 0 <= start < end <= len(source)
        assert start >= last or view.to_source(offset - 1, offset) == (start, end)
        last = start
        if end - start == 1 and view.text[offset] == source[start]:
            assert view.text[offset] == source[start:end]
    assert view.to_source(0, len(view.text))[1] <= len(source)
