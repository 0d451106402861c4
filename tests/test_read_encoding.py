"""Whatever a portal or an old computer wrote it in, the text is the same; rubbish is refused."""

import codecs

import pytest

from policyextract.errors import InputError
from policyextract.read.encoding import declared_encoding, decode
from policyextract.read.files import read_bytes
from policyextract.read.script import script_warning

TEXT = (
    "娄底市2022年培训技能人才1.2万人次，比上年增长5.6%。\r\n"
    "一、总体要求\n（一）目标：到2025年达到3万人。"
)
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_usual_encoding_gives_the_same_text(encoding):
    source = read_bytes(TEXT.encode(encoding), name="a.txt")
    assert (source.text, source.warnings) == (TEXT, [])


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_a_short_line_is_enough(encoding):
    assert decode("关于做好春耕生产工作的通知".encode(encoding), "a.txt").text.startswith(
        "关于做好"
    )


def test_big5_is_read_and_warned_of():
    text = "國家發展改革委員會關於進一步促進經濟發展的通知，各縣市應當認真執行。"
    source = read_bytes(text.encode("big5"), name="a.txt")
    assert source.text == text
    assert any("Big5" in warning for warning in source.warnings)
    assert any("Traditional" in warning for warning in source.warnings)


def test_traditional_text_is_warned_of_and_a_traditional_name_is_not():
    assert script_warning("國務院關於進一步擴大對外開放的決定，各級機關應當認真執行。")
    assert script_warning(TEXT * 20 + "書名為《國學》") is None
    assert script_warning("") is None


def test_a_few_broken_bytes_cost_a_warning_not_the_document():
    broken = (TEXT * 10).encode("utf-8")[:-2]
    source = read_bytes(broken, name="a.txt")
    assert source.text.startswith(TEXT) and source.text.endswith("\ufffd")
    assert any("U+FFFD" in warning for warning in source.warnings)


def test_a_lone_surrogate_is_replaced_with_a_warning():
    source = read_bytes("增长\ud8005%".encode("utf-8", "surrogatepass"), name="a.txt")
    assert source.text == "增长\ufffd5%"
    assert source.warnings == ["1 lone surrogate(s) replaced by U+FFFD"]


def test_line_ends_stay_as_they_are():
    assert read_bytes("一\r\n二\r三\n".encode(), name="a.txt").text == "一\r\n二\r三\n"


@pytest.mark.parametrize(
    "data",
    [b"\0" * 100, bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"abc\0\1\2\3"],
)
def test_binary_content_is_refused_by_name(data):
    with pytest.raises(InputError, match=r"^a\.txt: "):
        read_bytes(data, name="a.txt")


@pytest.mark.parametrize("encoding", ["shift_jis", "cp1251"])
def test_an_encoding_that_nobody_knows_here_is_refused(encoding):
    text = {"shift_jis": "日本語のテキストです。カタカナ。", "cp1251": "Привет, как дела"}[encoding]
    with pytest.raises(InputError, match=r"a\.txt: .*(encoding|binary)"):
        read_bytes(text.encode(encoding), name="a.txt")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="GBK">', "gbk"),
        (b"<META http-equiv=Content-Type content='text/html; charset=gb2312'>", "gb2312"),
        (b"<?xml version='1.0'?><html>", None),
    ],
)
def test_a_page_names_its_encoding(head, encoding):
    assert declared_encoding(head) == encoding


def test_a_page_that_names_the_wrong_encoding_is_read_all_the_same():
    page = f'<html><head><meta charset="gb2312"></head><body><p>{TEXT}</p></body></html>'
    assert "培训技能人才1.2万人次" in read_bytes(page.encode("utf-8"), name="a.html").text


def test_text_that_begins_like_a_mark_of_utf_16_is_no_other_encoding():
    assert read_bytes(codecs.BOM_UTF8 + TEXT.encode(), name="a.txt").text == TEXT
