"""`policyextract convert`: what it writes, where, what it says, and with which exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from policyextract.cli.convert import convert_command
from policyextract.convert import FORMATS
from policyextract.evaluate import load_gold
from tests.conftest import ROOT

DATA = Path(__file__).parent / "data" / "convert"
TRAIN = ROOT / "corpus" / "train"
EXPORT = DATA / "label_studio_export.json"
ONE_FILE = [name for name, form in FORMATS.items() if form.output == "text"]

APP = typer.Typer()
APP.command()(convert_command)


def run(*arguments):
    return CliRunner().invoke(APP, [str(argument) for argument in arguments])


def assert_one_line_error(result, code, *parts):
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.startswith("error: ")
    assert result.stderr.count("\n") == 1
    for part in parts:
        assert part in result.stderr


def out_for(name, folder):
    return folder / {"brat": "brat", "spacy": "x.spacy"}.get(name, "x.json")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_there_and_back(name, tmp_path):
    out, back = out_for(name, tmp_path), tmp_path / "back"
    assert run(TRAIN, "--to", name, "-o", out).exit_code == 0
    result = run(out, "--from", name, "-o", f"{back}/")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    records = {record["document"]["id"]: record for record in load_gold(back)}
    assert sorted(records) == sorted(record["document"]["id"] for record in load_gold(TRAIN))
    assert all(file.name.endswith(".gold.json") for file in back.iterdir())


@pytest.mark.parametrize("name", ONE_FILE)
def test_without_o_a_format_of_one_file_goes_to_standard_output(name, tmp_path):
    result = run(TRAIN, "--to", name)
    assert result.exit_code == 0
    path = tmp_path / "x"
    path.write_bytes(result.stdout_bytes)
    back = run(path, "--from", name)
    assert len([json.loads(line) for line in back.stdout.splitlines()]) == len(load_gold(TRAIN))


def test_records_come_out_as_they_went_in_one_a_line(tmp_path):
    run(TRAIN, "--to", "label-studio", "-o", tmp_path / "tasks.json")
    result = run(tmp_path / "tasks.json", "--from", "label-studio")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert records == [json.loads(file.read_text(encoding="utf-8")) | {"document": record["document"]}
                       for file, record in zip(sorted(TRAIN.glob("*.gold.json")), records, strict=True)]  # fmt: skip
    into = tmp_path / "all.jsonl"
    assert run(tmp_path / "tasks.json", "--from", "label-studio", "-o", into).exit_code == 0
    assert into.read_text(encoding="utf-8") == result.stdout


def test_extracted_records_are_converted_too(tmp_path):
    record = load_gold(TRAIN)[0]
    (tmp_path / "a.jsonl").write_text(json.dumps(record), encoding="utf-8")
    result = run(tmp_path, "--to", "doccano")
    assert json.loads(result.stdout)["document"] == record["document"]["id"]


def test_the_labelling_configuration_stands_beside_the_tasks(tmp_path):
    result = run(TRAIN, "--to", "label-studio", "-o", tmp_path / "tasks.json")
    config = tmp_path / "tasks.xml"
    assert result.stderr == f"note: the labelling configuration is in {config}\n"
    assert config.read_text(encoding="utf-8").startswith("<View>\n")
    assert_one_line_error(run(TRAIN, "--to", "label-studio", "-o", config), 2, "end it in .json")


def test_predictions_are_to_be_corrected_and_not_yet_annotations(tmp_path):
    tasks = json.loads(run(TRAIN, "--to", "label-studio", "--predictions").stdout)
    assert {"predictions", "data"} == tasks[0].keys()
    assert_one_line_error(run(TRAIN, "--to", "doccano", "--predictions"), 2, "--to label-studio")
    assert_one_line_error(run(EXPORT, "--from", "label-studio", "--predictions"), 2)


def test_what_a_format_does_not_hold_is_one_line_for_all_documents():
    result = run(TRAIN, "--to", "conll", "--only", "institutions")
    records = load_gold(TRAIN)
    mentions = [m for r in records for e in r["institutions"] for m in e["mentions"]]
    assert result.stdout.count("\tB-institution\n") == len(mentions)
    assert [line.split(":")[1] for line in result.stderr.splitlines()] == [
        " conll holds no attributes", " conll holds no document fields",
    ]  # fmt: skip
    assert all(line.endswith(" left out") for line in result.stderr.splitlines())


def test_what_cannot_be_read_is_one_line_for_all_documents():
    result = run(EXPORT, "--from", "label-studio")
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "warning: results other than labels, choices, texts and relations left out: 1",
        "warning: documents without an annotation left out: 1",
        "warning: marks labelled 'Season' left out: 1",
        "warning: relations to a mark that is not there left out: 1",
    ]


def test_only_restricts_both_ways(tmp_path):
    tasks = tmp_path / "tasks.json"
    run(TRAIN, "--to", "label-studio", "-o", tasks, "--only", "figures,times")
    record = json.loads(run(tasks, "--from", "label-studio").stdout.splitlines()[0])
    assert {"figures", "times"} <= record.keys()
    assert not {"measures", "institutions", "citations"} & record.keys()
    record = json.loads(
        run(tasks, "--from", "label-studio", "--only", "times").stdout.splitlines()[0]
    )
    assert "figures" not in record


def test_ids_that_are_no_file_names_are_made_safe(tmp_path):
    records = [
        {"document": {"id": name}, "text": "市", "figures": []}
        for name in ("../a", "../A", "县 甲")
    ]
    source = tmp_path / "r.jsonl"
    source.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    result = run(source, "--to", "brat", "-o", tmp_path / "b")
    assert sorted(file.name for file in (tmp_path / "b").glob("*.txt")) == [
        "_A-2.txt",
        "_a.txt",
        "县_甲.txt",
    ]
    assert "note: brat holds no document ids that are no file names: 3 left out\n" in result.stderr


@pytest.mark.parametrize(
    ("options", "part"),
    [
        ([], "give either --to FORMAT"),
        (["--to", "conll", "--from", "conll"], "give either --to FORMAT"),
        (["--to", "xml"], "'xml' is not one of the formats label-studio"),
        (["--from", "xml"], "'xml' is not one of the formats label-studio"),
        (["--to", "brat"], "name a folder with -o"),
        (["--to", "spacy"], "name a file with -o"),
        (["--to", "conll", "--only", "figure"], "--only: figure is not one of figures"),
        (["--to", "conll", "--only", ","], "--only: nothing is not one of figures"),
        (["--to", "conll", "-o", "out/"], "is a folder, and conll is one file"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_what_to_do(options, part):
    assert_one_line_error(run(TRAIN, *options), 2, part)


def test_what_cannot_be_read_or_written_exits_with_3_and_names_the_file(tmp_path):
    none, empty = tmp_path / "none.json", tmp_path / "empty.json"
    empty.write_text("", encoding="utf-8")
    for name in FORMATS:
        assert_one_line_error(run(none, "--from", name), 3, str(none))
        wrong = empty if name == "brat" else tmp_path
        assert_one_line_error(run(wrong, "--from", name), 3, str(wrong))
        if name != "brat":
            assert_one_line_error(run(empty, "--from", name), 3, str(empty))
    assert_one_line_error(run(none, "--to", "conll"), 3, str(none))
    assert_one_line_error(run(TRAIN, "--to", "conll", "-o", none / "x"), 3, "none.json")
    assert_one_line_error(run(TRAIN, "--to", "brat", "-o", empty), 3, str(empty))
    (tmp_path / "a.ann").write_text("T1\tfigure 0 1\t3\n", encoding="utf-8")
    assert_one_line_error(run(tmp_path, "--from", "brat"), 3, "a.txt")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"text": "市", "times": [{"id": "T1", "start": 3, "end": 5}]},
        {"text": "市", "institutions": [{"id": "I1", "mentions": [{"start": 0, "end": 7}]}]},
        {"text": "市", "measures": [{"id": [], "action": {"start": 0, "end": 1}}]},
        {
            "text": "市",
            "figures": [{"id": "F1", "start": 0, "end": 1, "indicator": {"start": 1, "end": 2}}],
        },
    ],
)
def test_a_record_that_cannot_be_placed_is_one_line_that_names_its_file(fields, tmp_path):
    source = tmp_path / "a.gold.json"
    source.write_text(json.dumps({"document": {"id": "a"}, **fields}), encoding="utf-8")
    assert_one_line_error(run(source, "--to", "label-studio"), 3, str(source), ": a: ")


@pytest.mark.parametrize("depth", [200, 900, 950, 980, 990, 100_000])
def test_deep_nesting_is_no_traceback(depth, tmp_path):
    source = tmp_path / "a.gold.json"
    nested = "[" * depth + "]" * depth
    source.write_text(
        f'{{"document": {{"id": "a"}}, "text": "市", "note": {nested}, '
        f'"figures": [{{"id": "F1", "start": 0, "end": 1, "unit": {nested}}}]}}',
        encoding="utf-8",
    )
    for name in ONE_FILE:
        result = run(source, "--to", name)
        if result.exit_code:
            assert_one_line_error(result, 3, str(source))


def test_a_failure_leaves_what_was_there(tmp_path):
    out = tmp_path / "out.json"
    out.write_text("kept", encoding="utf-8")
    bad = tmp_path / "bad.json"
    bad.write_text('{"document": {"id": "a"}, "figures": []}', encoding="utf-8")
    assert_one_line_error(run(bad, "--to", "label-studio", "-o", out), 3)
    assert out.read_text(encoding="utf-8") == "kept"


def test_only_the_spacy_format_loads_spacy():
    code = (
        "import sys, policyextract.cli.convert as command;"
        f"command.convert_command(command.Path({str(TRAIN)!r}), to='label-studio');"
        "sys.exit('spacy' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_blank_tasks_are_not_done_and_hold_nothing_that_a_program_found(tmp_path):
    out = tmp_path / "tasks.json"
    asked = run(
        TRAIN, "--to", "label-studio", "--blank", "--only", "figures,institutions", "-o", out
    )
    assert asked.exit_code == 0
    tasks = json.loads(out.read_text(encoding="utf-8"))
    assert [task["annotations"] for task in tasks] == [[]] * len(tasks)
    document, kinds = tasks[0]["data"]["meta"]["document"], tasks[0]["data"]["meta"]["annotated"]
    assert (set(document), kinds) == ({"id"}, ["figures", "institutions"])
    config = out.with_suffix(".xml").read_text(encoding="utf-8")
    assert 'value="indicator"' in config
    assert "measure_action" not in config
    assert 'value="object"' not in config


def test_a_blank_task_that_somebody_filled_in_is_a_sample_of_what_was_asked(tmp_path):
    out = tmp_path / "tasks.json"
    run(TRAIN, "--to", "label-studio", "--blank", "--only", "figures", "-o", out)
    task = json.loads(out.read_text(encoding="utf-8"))[0]
    span = {"start": 0, "end": 2, "text": task["data"]["text"][:2], "labels": ["figure"]}
    region = {"id": "a", "from_name": "label", "to_name": "text", "type": "labels", "value": span}
    out.write_text(json.dumps([{**task, "annotations": [{"result": [region]}]}]), encoding="utf-8")
    (sample,) = [
        json.loads(line) for line in run(out, "--from", "label-studio").stdout.splitlines()
    ]
    assert [figure["text"] for figure in sample["figures"]] == [span["text"]]
    assert set(sample) == {"document", "text", "figures"}


@pytest.mark.parametrize(
    "wrong", [["--from", "brat", "--blank"], ["--to", "label-studio", "--blank", "--predictions"]]
)
def test_blank_goes_with_writing_and_not_with_guesses(wrong):
    assert_one_line_error(run(TRAIN, *wrong), 2, "--blank")
