"""Words, sentences and headings as every later step relies on them."""

from hypothesis import given
from hypothesis import strategies as st

from policyextract.segment.structure import headings, sentences
from policyextract.segment.tokenizer import dictionary, words
from tests.conftest import ROOT

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=30)
COMMON = st.lists(
    st.sampled_from(
        ["全市", "地区", "生产", "总值", "增长", "人力资源", "社会", "保障", "的", "了", "一"]
    )
).map("".join)


def corpus():
    return "\n".join(p.read_text(encoding="utf-8") for p in sorted(ROOT.glob("corpus/*/*.txt")))


def runs(text):
    piece = ""
    for char in text:
        if "\u3400" <= char <= "\u9fff":
            piece += char
        elif piece:
            yield piece
            piece = ""


def test_the_words_of_the_corpus_are_jieba_s():
    book = dictionary()
    for run in runs(corpus()):
        assert list(book.split(run)) == list(book.cut(run, HMM=False))


@given(st.one_of(HAN, COMMON))
def test_the_words_of_any_run_are_jieba_s(run):
    book = dictionary()
    assert list(book.split(run)) == list(book.cut(run, HMM=False))


@given(st.text(max_size=60))
def test_no_character_is_lost_between_words(text):
    assert "".join(word for word, _ in words(text)) == text


def test_a_number_with_its_magnitude_is_one_word():
    assert [word for word, _ in words("投资1,234.5万亿元，装机386万千瓦")] == [
        "投资", "1,234.5万亿", "元", "，", "装机", "386万", "千瓦",
    ]  # fmt: skip


def test_sentences_end_at_stops_and_line_breaks():
    text = "一、总体要求\n增长5%。“好。”他说！\n"
    assert [text[s:e] for s, e in sentences(text)] == [
        "一、总体要求",
        "增长5%。",
        "“好。”",
        "他说！",
    ]


def test_headings_are_found_with_their_titles():
    text = (
        "第一章 总则\n一、工作回顾\n（一）稳增长。成绩显著。\n1. 扩投资\n一是抓项目；二是促消费。"
    )
    found = [(heading.style, text[heading.start : heading.end]) for heading in headings(text)]
    assert found == [
        ("章", "第一章 总则"),
        ("一、", "一、工作回顾"),
        ("（一）", "（一）稳增长"),
        ("1.", "1. 扩投资"),
        ("一是", "一是抓项目"),
        ("一是", "二是促消费"),
    ]
