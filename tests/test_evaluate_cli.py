"""`policyextract evaluate`: what it writes, where, and with which exit code."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text
from typer.testing import CliRunner

import policyextract
from policyextract.cli.evaluate import evaluate_command
from policyextract.errors import InputError
from policyextract.evaluate import evaluate, load_gold
from policyextract.evaluate.report import Analysis
from policyextract.evaluate.tables import tables
from tests.conftest import ROOT

DATA = Path(__file__).parent / "data" / "evaluate"
GOLD, PREDICTED = str(DATA / "reading.gold.json"), str(DATA / "reading.json")
ERRORS = (DATA / "reading.errors.tsv").read_text(encoding="utf-8").splitlines()

APP = typer.Typer()
APP.command()(evaluate_command)


def run(*arguments):
    return CliRunner().invoke(APP, [str(argument) for argument in arguments])


def assert_one_line_error(result, code):
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1


def test_the_table_names_every_measured_score_in_full():
    result = run(GOLD, PREDICTED)
    assert (result.exit_code, result.stderr) == (0, "")
    first = [line.split()[0] for line in result.stdout.splitlines() if "." in line]
    assert first[:3] == ["figures.detect", "figures.strict", "institutions.mention"]
    assert "document.reference_year" in first


def test_json_holds_counts_and_numbers_and_no_errors_unless_asked():
    content = json.loads(run(GOLD, PREDICTED, "--json").stdout)
    assert content["documents"] == 1
    assert content["scores"]["figures.detect"] == pytest.approx(
        {"precision": 2 / 3, "recall": 2 / 3, "f1": 2 / 3, "tp": 2, "fp": 1, "fn": 1}
    )
    assert content["scores"]["figures.unit"] == {"accuracy": 0.5, "right": 1, "total": 2}
    assert "errors" not in content


def test_errors_in_a_pipe_are_a_file_that_a_spreadsheet_opens():
    assert run(GOLD, PREDICTED, "--errors").stdout.splitlines() == ERRORS


def test_only_restricts_the_table_and_the_errors_and_not_the_gate():
    table = run(GOLD, PREDICTED, "--only", "figures, citations").stdout.splitlines()
    assert {line.split(".")[0].strip() for line in table if ".d" in line} == {"figures"}
    result = run(GOLD, PREDICTED, "--errors", "--only", "figures, citations")
    listed = [line for line in ERRORS if "\tfigures\t" in line or "\tcitations\t" in line]
    assert [line for line in result.stdout.splitlines() if line.startswith("reading")] == listed
    gated = run(GOLD, PREDICTED, "--only", "figures", "--fail-under", "citations.mention=1")
    assert gated.exit_code == 1


def test_errors_in_json():
    content = json.loads(run(GOLD, PREDICTED, "--json", "--errors", "--only", "figures").stdout)
    assert [error["kind"] for error in content["errors"]] == ["missed", "wrong", "false"]
    assert content["errors"][1]["differences"][0] == {
        "field": "value", "gold": 3000000, "predicted": 300,
    }  # fmt: skip
    assert set(content["scores"]) == {
        "figures.detect", "figures.strict", "figures.indicator", "figures.time", "figures.unit",
    }  # fmt: skip


def test_intervals_stand_beside_the_scores_and_come_out_the_same_again():
    first = run(GOLD, PREDICTED, "--bootstrap", "50", "--json").stdout
    assert first == run(GOLD, PREDICTED, "--bootstrap", "50", "--json").stdout
    assert json.loads(first)["scores"]["figures.detect"]["interval"] == pytest.approx([2 / 3] * 2)
    assert "95 % interval" in run(GOLD, PREDICTED, "--bootstrap", "50").stdout


def test_a_baseline_is_compared_score_by_score():
    result = run(GOLD, GOLD, "--baseline", PREDICTED, "--only", "figures")
    (row,) = [
        line for line in result.stdout.splitlines() if "figures.detect" in line and "+" in line
    ]
    assert row.split() == ["figures.detect", "0.667", "1.000", "+0.333", "+0.333", "…", "+0.333", "0.001"]  # fmt: skip
    content = json.loads(run(GOLD, GOLD, "--baseline", PREDICTED, "--json").stdout)
    assert content["comparison"][0]["name"] == "figures.detect"


def test_scores_by_group_and_by_rule():
    groups = json.loads(run(GOLD, PREDICTED, "--by", "document", "--json").stdout)["groups"]
    assert groups["reading"]["scores"]["figures.detect"]["tp"] == 2
    assert "reading" in run(GOLD, PREDICTED, "--by", "document").stdout
    rules = json.loads(run(GOLD, PREDICTED, "--by", "rule", "--json").stdout)["rules"]
    assert rules[0] == {
        "kind": "figures", "rule": "-", "fired": 3, "right": 1, "wrong": 1, "false": 1,
        "optional": 0,
    }  # fmt: skip


def test_the_page_holds_everything_and_loads_nothing(tmp_path):
    path = tmp_path / "page.html"
    assert run(GOLD, PREDICTED, "--html", path).exit_code == 0
    content = path.read_text(encoding="utf-8")
    assert "http" not in content
    assert "src=" not in content
    assert "市财政局补贴经费300万元" in content


def test_each_failed_floor_is_one_line_on_stderr():
    floors = "figures.detect=0.7,figures.unit=0.5,measures.status=0.9"
    result = run(GOLD, PREDICTED, "--json", "--fail-under", floors)
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "error: figures.detect is 0.6667, below its floor 0.7",
        "error: measures.status is 0.0000, below its floor 0.9",
    ]
    assert json.loads(result.stdout)["documents"] == 1


def test_saved_scores_serve_as_floors(tmp_path):
    saved = tmp_path / "floors.json"
    assert run(GOLD, PREDICTED, "--save-scores", saved).exit_code == 0
    assert json.loads(saved.read_text(encoding="utf-8"))["floors"]["figures.detect"] == 0.6666
    assert run(GOLD, PREDICTED, "--fail-under", saved).exit_code == 0
    assert run(GOLD, GOLD, "--fail-under", saved).exit_code == 0
    other = run(DATA / "reading.json", GOLD, "--fail-under", saved)
    assert other.exit_code == 1
    assert "other annotated records" in other.stderr


@pytest.mark.parametrize(
    "options",
    [
        ["--fail-under", "figures.nothing=0.5"],
        ["--fail-under", "none.json"],
        ["--only", "figure"],
        ["--save-scores", "none/floors.json"],
        ["--by", "rules"],
        ["--html", "none/page.html"],
    ],
)
def test_wrong_usage_exits_with_2(options):
    assert_one_line_error(run(GOLD, PREDICTED, *options), 2)


def test_nothing_to_read_exits_with_3(tmp_path):
    assert_one_line_error(run(tmp_path), 3)
    assert_one_line_error(run(GOLD, tmp_path / "none.jsonl"), 3)
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    assert_one_line_error(run(GOLD, tmp_path), 3)


def test_a_document_without_prediction_is_warned_of(tmp_path):
    lines = [{"document": {"id": name}, "figures": []} for name in "ab"]
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    gold.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    predicted.write_text(json.dumps(lines[0]), encoding="utf-8")
    result = run(gold, predicted)
    assert result.exit_code == 0
    assert result.stderr == "warning: no predicted record for b: its facts are missed\n"


class FakeReport:
    """Stands in for the pipeline's report."""

    def __init__(self, record):
        self.record = record

    def model_dump(self, mode):
        assert mode == "json"
        return self.record


def test_without_predictions_the_gold_texts_are_extracted(monkeypatch):
    calls = []

    def extract(text, *, id, source, model):
        calls.append((text[:3], id, source))
        return FakeReport(json.loads(Path(PREDICTED).read_text(encoding="utf-8")))

    monkeypatch.setattr(policyextract, "extract", extract, raising=False)
    result = run(GOLD, "--json")
    assert calls == [("临江市", "reading", "reading.gold.json")]
    assert result.stdout == run(GOLD, PREDICTED, "--json").stdout


def test_extraction_that_cannot_be_done_exits_with_3(monkeypatch, tmp_path):
    def extract(text, *, id, source, model):
        raise InputError(f"{id}: empty")

    monkeypatch.setattr(policyextract, "extract", extract, raising=False)
    assert_one_line_error(run(GOLD), 3)
    (tmp_path / "a.gold.json").write_text('{"figures": []}', encoding="utf-8")
    assert_one_line_error(run(tmp_path), 3)


def test_help_and_the_comparison_of_files_do_not_load_spacy():
    code = (
        "import sys, policyextract.cli.evaluate as command;"
        f"command.evaluate_command(command.Path({GOLD!r}), command.Path({PREDICTED!r}));"
        "sys.exit('spacy' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


@pytest.mark.parametrize(
    "options", [(), ("--bootstrap", "10"), ("--by", "document"), ("--by", "rule"), ("--errors",)]
)
def test_a_terminal_of_80_columns_cuts_no_number(options, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    lines = Text.from_ansi(run(GOLD, PREDICTED, *options).stdout).plain.splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert not any("…" in line.replace(" … ", "") for line in lines)


def test_many_documents_stand_in_tables_that_fit():
    gold = load_gold(ROOT / "corpus" / "dev")
    evaluation = evaluate(gold, gold)
    groups = {f"document-number-{n}": evaluation for n in range(9)}
    found = list(tables(Analysis(evaluation, groups=groups), ("figures",), 80))
    console = Console(width=80, record=True, file=io.StringIO())
    for table in found:
        console.print(table)
    shown = console.export_text()
    assert shown.count("F1 or accuracy by group") == 3
    assert "…" not in shown


def test_a_baseline_that_lacks_a_document_is_named(tmp_path):
    other = tmp_path / "other.jsonl"
    other.write_text('{"document": {"id": "reading", "source": "x"}}\n', encoding="utf-8")
    both = tmp_path / "both"
    both.mkdir()
    for name in ("reading", "writing"):
        (both / f"{name}.gold.json").write_text(
            json.dumps({"document": {"id": name}, "figures": []}), encoding="utf-8"
        )
    said = run(both, both, "--baseline", other).stderr
    assert "warning: the baseline has no record for writing" in said
