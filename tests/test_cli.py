"""The command line as people and pipes use it: results on standard output, one line per error."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from policyextract.batch import Run
from policyextract.cli.commands import HELP as COMMANDS
from policyextract.cli.commands import load
from tests.conftest import ROOT

TOOL = [sys.executable, "-m", "policyextract"]
DEV = ROOT / "corpus" / "dev"
SENTENCE = "2022年全市职业院校共培训11万余人次。"


def run(*arguments, text=None, cwd=None):
    given = text.encode("utf-8") if isinstance(text, str) else text
    done = subprocess.run(
        [*TOOL, *map(str, arguments)], input=given, capture_output=True, check=False, cwd=cwd
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    return path


def error_lines(stderr):
    lines = stderr.strip().splitlines()
    assert all(line.startswith("error: ") for line in lines), stderr
    return lines


def test_one_input_gives_one_json_object(report):
    code, out, err = run("extract", report)
    record = json.loads(out)
    assert (code, err) == (0, "")
    assert list(record) == [
        "schema_version", "generator", "document", "text", "sections", "figures", "measures",
        "institutions", "citations", "times",
    ]  # fmt: skip
    assert record["figures"][0]["value"] == 110000
    assert "11万余人次" in out  # Chinese stays readable


def test_several_inputs_give_json_lines(report, tmp_path):
    other = tmp_path / "other.md"
    other.write_text("# 标题\n\n增长5%。", encoding="utf-8")
    code, out, _ = run("extract", tmp_path)
    assert code == 0
    assert [json.loads(line)["document"]["id"] for line in out.splitlines()] == ["other", "report"]


def test_standard_input_is_read(report):
    code, out, _ = run("extract", "-", "--no-text", text=SENTENCE)
    record = json.loads(out)
    assert code == 0
    assert record["document"]["source"] == "-"
    assert "text" not in record


def test_only_the_kinds_asked_for_are_kept(report):
    _, out, _ = run("extract", report, "--only", "times")
    record = json.loads(out)
    assert record["times"]
    assert record["figures"] == record["measures"] == []


def test_the_output_goes_to_a_file_or_one_file_an_input(report, tmp_path):
    assert run("extract", report, "-o", tmp_path / "out.json", "--pretty") == (0, "", "")
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["figures"]
    assert run("extract", report, "-o", f"{tmp_path}/records/") == (0, "", "")
    assert (tmp_path / "records" / "report.json").exists()


def test_a_table_can_be_asked_for(report):
    code, out, _ = run("extract", report, "--format", "table")
    assert code == 0
    assert "Figures (1)" in out
    assert "> 110,000" in out


def test_a_date_and_a_place_that_the_text_does_not_say_are_taken_over(report):
    record = json.loads(run("extract", report, "--date", "2023-03-01", "--region", "长沙市")[1])
    assert record["document"]["reference_year"] == 2023
    assert record["document"]["region"]["adcode"] == "430100"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--date", "March"),
        ("--region", "某某市"),
        ("--only", "nonsense"),
        ("--format", "xml"),
        ("--nonsense",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_with_exit_code_2(report, arguments):
    code, out, err = run("extract", report, *arguments)
    assert (code, out) == (2, "")
    assert err.strip()
    assert "Traceback" not in err


def bad_inputs(folder):
    (folder / "rubbish.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "unknown.txt").write_bytes(b"\x81\x20\xff\xfd" * 200)
    (folder / "empty-folder").mkdir()
    return ["rubbish.txt", "unknown.txt", "missing.txt", "empty-folder"]


def test_each_bad_input_is_named_in_one_line_and_the_others_are_written(report, tmp_path):
    bad = bad_inputs(tmp_path)
    code, out, err = run("extract", *bad, "report.txt", cwd=tmp_path)
    assert code == 4
    assert json.loads(out.splitlines()[0])["document"]["id"] == "report"
    lines = error_lines(err)
    assert len(lines) == len(bad)
    for name in bad:
        assert sum(name in line for line in lines) == 1


def test_nothing_readable_gives_exit_code_3(tmp_path):
    code, out, err = run("extract", *bad_inputs(tmp_path), cwd=tmp_path)
    assert (code, out) == (3, "")
    assert len(error_lines(err)) == 4


def test_a_file_without_permission_is_named(report, monkeypatch):
    def forbid(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", forbid)
    told = []
    run_over = Run([str(report)], told.append)
    assert list(run_over.reports()) == []
    assert (run_over.failed, len(told)) == (1, 1)
    assert "report.txt" in told[0]


def test_an_empty_file_gives_a_record_with_a_warning(tmp_path):
    (tmp_path / "empty.txt").touch()
    code, out, err = run("extract", tmp_path / "empty.txt")
    record = json.loads(out)
    assert (code, err) == (0, "")
    assert record["figures"] == []
    assert record["document"]["warnings"]


def test_a_broken_pipe_is_told_in_one_line(tmp_path):
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(SENTENCE * 400, encoding="utf-8")
    tool = " ".join([*TOOL, "extract", "."])
    command = f"{tool} | head -c 10 >/dev/null; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, cwd=tmp_path)
    assert done.returncode == 4
    assert len(error_lines(done.stderr.decode("utf-8"))) == 1


@pytest.mark.parametrize(
    "line",
    [
        f"evaluate {DEV} {DEV} --json",
        f"evaluate {DEV} {DEV}",
        f"agree {DEV} {DEV}",
        f"convert {DEV} --to label-studio",
        f"explain {SENTENCE * 300}",
        "schema",
    ],
)
def test_output_closed_early_is_said_in_one_line_by_every_command(line):
    command = f"set -o pipefail; {' '.join(TOOL)} {line} | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.returncode == 4
    assert (
        done.stderr.decode() == "error: standard output was closed before everything was written\n"
    )


def test_explain_shows_words_rules_and_facts():
    code, out, _ = run("explain", "奖励最高不超过500万元，新政“36条”。")
    assert code == 0
    for shown in ("figures.quantity", "kept", "barred by figures.not_name", "≤ 5,000,000 元"):
        assert shown in out


def test_the_schema_checked_in_is_current():
    code, out, _ = run("schema")
    assert code == 0
    assert out == (ROOT / "docs/schema.json").read_text(encoding="utf-8")


def test_the_version_is_shown():
    assert run("--version")[1].startswith("policyextract ")


def test_the_output_is_utf_8_whatever_the_console_says(report):
    done = subprocess.run(
        [*TOOL, "extract", str(report), "--format", "table"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )
    assert "培训" in done.stdout.decode("utf-8")


def test_equal_bytes_in_a_file_and_on_standard_output(report, tmp_path):
    run("extract", report, "-o", tmp_path / "a.json")
    out = run("extract", report)[1]
    assert Path(tmp_path / "a.json").read_text(encoding="utf-8") == out


def rows(*arguments):
    code, out, err = run("extract", *arguments)
    assert (code, err) == (0, "")
    return list(csv.DictReader(io.StringIO(out)))


def test_csv_has_a_row_for_each_figure():
    path = DEV / "bulletin-qingyuan-2021.txt"
    found = rows(path, "--format", "csv")
    _, out, _ = run("extract", path, "--format", "json")
    figures = json.loads(out)["figures"]
    assert list(found[0]) == [
        "document", "region", "indicator", "scope", "time", "value", "value_max", "unit",
        "comparator", "kind", "role", "direction", "basis", "status", "sentence",
    ]  # fmt: skip
    assert [row["value"] for row in found] == [str(figure["value"]) for figure in figures]
    assert {row["region"] for row in found} == {"清远市"}


def test_csv_has_a_row_for_each_measure_and_no_line_breaks_inside():
    found = rows(ROOT / "corpus/train/news-yinan-2019.txt", "--format", "csv", "--only", "measures")
    assert list(found[0])[:4] == ["document", "clause", "action", "object"]
    assert not any("\n" in cell for row in found for cell in row.values())


def test_csv_goes_into_a_folder_and_begins_with_a_mark_where_asked(tmp_path):
    run("extract", DEV, "--format", "csv", "--bom", "-o", f"{tmp_path}/")
    content = (tmp_path / "notice-gubei-2016.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfdocument,")


@pytest.mark.parametrize("wrong", [["--bom"], ["--format", "csv", "--only", "figures,times"]])
def test_csv_s_options_go_together(wrong):
    code, out, err = run("extract", DEV, *wrong)
    assert (code, out) == (2, "")
    assert len(error_lines(err)) == 1


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name):
    assert load(name).help.splitlines()[0] == COMMANDS[name]
