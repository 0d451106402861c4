"""Files, folders, globs and standard input become sources; what cannot be read is named."""

import hashlib
from pathlib import Path

import pytest

from policyextract.errors import InputError
from policyextract.read.files import collect, read_bytes, read_path


@pytest.fixture
def folder(tmp_path):
    for name in (
        "b.txt",
        "a.md",
        "deep/c.HTML",
        "deep/d.htm",
        ".hidden.txt",
        ".git/e.txt",
        "f.log",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("全市新增就业3万人。", encoding="utf-8")
    return tmp_path


def names(paths, folder):
    return [path.relative_to(folder).as_posix() for path in paths]


def test_a_folder_is_read_through_sorted_and_hidden_files_are_not(folder):
    found = collect([str(folder)])
    assert names(found, folder) == ["a.md", "b.txt", "deep/c.HTML", "deep/d.htm"]


def test_a_file_that_is_named_is_read_whatever_its_ending(folder):
    assert names(collect([str(folder / "f.log")]), folder) == ["f.log"]
    assert read_path(folder / "f.log").format == "txt"


def test_globs_find_files_and_no_file_comes_twice(folder):
    found = collect([str(folder / "*.txt"), str(folder), str(folder / "**/*.htm")])
    assert names(found, folder) == ["b.txt", "a.md", "deep/c.HTML", "deep/d.htm"]


def test_standard_input_is_passed_on():
    assert collect(["-"]) == [Path("-")]


@pytest.mark.parametrize(
    ("argument", "reason"),
    [
        ("missing.txt", "no such file or folder"),
        ("*.pdf", "no file to read matches"),
        ("empty", "no file to read in this folder"),
    ],
)
def test_what_is_not_there_is_named_with_the_reason(argument, reason, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError) as error:
        collect([argument])
    assert str(error.value).startswith(argument) and reason in str(error.value)
    assert "\n" not in str(error.value)


def test_a_forbidden_file_is_named_with_the_reason(folder, monkeypatch):
    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match="no permission to read it"):
        read_path(folder / "b.txt")


def test_a_folder_is_no_file(folder):
    with pytest.raises(InputError, match="a folder, not a file"):
        read_path(folder)


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"%PDF-1.7\n", "a PDF"), (b"PK\x03\x04rest", "docx"), (b"{\\rtf1", "RTF")],
)
def test_other_formats_are_refused_by_their_kind(data, kind):
    with pytest.raises(InputError, match=kind):
        read_bytes(data, name="report.txt")


def test_a_source_says_where_it_is_from(folder):
    data = (folder / "b.txt").read_bytes()
    source = read_path(folder / "b.txt")
    assert source.id == "b"
    assert source.source == (folder / "b.txt").as_posix()
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert read_path(folder / "b.txt", id="mine").id == "mine"


def test_standard_input_has_no_name():
    source = read_bytes("就业".encode())
    assert (source.id, source.source, source.format) == ("document", "-", "txt")


def test_a_page_from_standard_input_is_known_by_its_beginning():
    page = "<!DOCTYPE html><html><body><p>新增就业3万人。</p></body></html>"
    source = read_bytes(page.encode())
    assert (source.format, source.text) == ("html", "新增就业3万人。")


def test_an_empty_file_is_a_document_with_a_warning():
    source = read_bytes(b"", name="a.txt")
    assert (source.text, source.warnings) == ("", ["the document is empty"])


def test_markdown_stays_as_it_is_and_gives_its_title():
    text = "```\n# 代码\n```\n# 关于养蜂的意见 #\n\n| 指标 | 数值 |\n"
    source = read_bytes(text.encode(), name="a.md")
    assert (source.format, source.text, source.meta) == ("md", text, {"title": "关于养蜂的意见"})
