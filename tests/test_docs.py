"""What the documents say is true: commands run, options exist, shown output and scores are real."""

import ast
import contextlib
import csv
import importlib.util
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple, get_args

import pytest
import typer
from typer.testing import CliRunner

from policyextract import facts
from policyextract.cli import app
from policyextract.cli.commands import load
from policyextract.convert import FORMATS
from policyextract.recognise import rules as loader
from policyextract.version import VERSION
from tests.conftest import ROOT
from tests.test_rules import unmark

READMES = ("README.md", "README.zh-CN.md")
DOCS = (
    "docs/accuracy.md",
    "docs/comparison.md",
    "docs/convert.md",
    "docs/output.md",
    "docs/own-samples.md",
)
DOCUMENTS = (*READMES, "CONTRIBUTING.md", "CHANGELOG.md", *DOCS)
RUN = ("README.md", "CONTRIBUTING.md", "docs/accuracy.md", "docs/convert.md", "docs/own-samples.md")
NOT_RUN = {"make", "pip"}  # they change the environment that the tests run in
SITES = {"https://jqlang.org", "https://keepachangelog.com", "https://semver.org"}
HELP = {"-h", "--help"}
SCORE_ROW = re.compile(r"^\| `([a-z]+\.[a-z_]+)` \| ([01]\.[0-9]{3}) \|", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block: its language, what stands behind it (a file), and its text."""

    language: str
    file: str
    text: str


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name):
    found = re.findall(r"^```(\w*) ?([^\n]*)\n(.*?)^```$", read(name), re.MULTILINE | re.DOTALL)
    return [Block(*parts) for parts in found]


def all_blocks(language):
    for name in DOCUMENTS:
        for number, block in enumerate(blocks(name), 1):
            if block.language == language:
                yield pytest.param(block, id=f"{name}-{number}")


def prose(name):
    return re.sub(r"^```.*?^```$", "", read(name), flags=re.MULTILINE | re.DOTALL)


def command_lines(name):
    """Return every command line of a document, in blocks of shell and in the running text."""
    lines = [line for b in blocks(name) if b.language == "sh" for line in b.text.splitlines()]
    return [*lines, *re.findall(r"`((?:policyextract|make) [^`]+)`", prose(name))]


def options():
    """Return the options of every command, and under "" those of the program itself."""
    root = typer.main.get_command(app)
    commands = {"": root, **{name: load(name) for name in root.commands}}
    return {
        name: HELP | {o for p in command.params if p.param_type_name == "option" for o in p.opts}
        for name, command in commands.items()
    }


def run_line(line):
    """Run one line of shell where its tool is there; return what it prints."""
    words = list(shlex.shlex(line, posix=True, punctuation_chars=True))
    if words[0] in NOT_RUN or not (words[0] == "policyextract" or shutil.which(words[0])):
        return ""
    if words[0] == "policyextract" and not {"|", ">", "<"} & set(words):
        result = CliRunner().invoke(app, shlex.split(line)[1:])
        assert result.exit_code == 0, f"{line}\n{result.output}"
        return result.stdout
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {line}"],
        capture_output=True,
        check=False,
        env={**os.environ, "PATH": path},
    )
    assert done.returncode == 0, f"{line}\n{done.stderr.decode('utf-8')}"
    return done.stdout.decode("utf-8")


def run_python(code):
    """Run a block of Python where all it imports is there; check what it says it prints."""
    imported = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Import)]
    names = [alias.name for node in imported for alias in node.names]
    if not all(importlib.util.find_spec(name) for name in names):
        return
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "<document>", "exec"), {"__name__": "__main__"})
    said = re.findall(r"^print\(.*\)  # (.+)$", code, re.MULTILINE)
    if said:
        assert printed.getvalue().splitlines() == said


def assert_shown(shown, real, where="record"):
    """Assert that what is shown is there; what is left out of an object is not compared."""
    if isinstance(shown, dict):
        for key, value in shown.items():
            assert_shown(value, real[key], f"{where}.{key}")
    elif isinstance(shown, list):
        assert len(shown) == len(real), where
        for number, pair in enumerate(zip(shown, real, strict=True)):
            assert_shown(*pair, f"{where}[{number}]")
    else:
        assert shown == real, where


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    """An empty folder with the corpus in it, to run the documents in."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.skipif(not shutil.which("bash"), reason="shell commands need bash")
@pytest.mark.parametrize("name", RUN)
def test_what_a_document_shows_runs_and_prints_what_it_says(name, workplace):
    output = ""
    for block in blocks(name):
        if block.language == "sh":
            output = "".join(run_line(line) for line in block.text.splitlines())
        elif block.language == "python" and name == "README.md":
            run_python(block.text)
        elif block.language == "json":
            assert_shown(json.loads(block.text), json.loads(output))


@pytest.mark.parametrize("block", all_blocks("python"))
def test_python_in_the_documents_is_valid(block):
    ast.parse(block.text)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_command_lines_name_commands_and_options_that_exist(name):
    known = options()
    for line in command_lines(name):
        for part in re.split(r" \| ", line):
            words = part.split()
            if words[0] == "policyextract":
                command = words[1] if words[1] in known else ""
                assert command or words[1].startswith("-"), line
                assert {w for w in words[1:] if re.match("--?[a-z]", w)} <= known[command], line


@pytest.mark.parametrize("name", READMES)
def test_every_option_is_explained_and_every_option_explained_exists(name):
    existing = set().union(*options().values())
    explained = set(re.findall(r"`(--?[a-z][a-z-]*)", prose(name)))
    assert explained == existing


@pytest.mark.parametrize("name", DOCUMENTS)
def test_make_targets_exist(name):
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = [line.split() for line in command_lines(name)]
    assert {words[1] for words in named if words[0] == "make"} <= targets


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_and_paths_lead_somewhere(name):
    for link in re.findall(r"\]\(([^)#]+)[^)]*\)", prose(name)):
        if link.startswith("http"):
            assert "/".join(link.split("/")[:3]) in SITES
        else:
            assert ((ROOT / name).parent / link).exists(), link
    for path in re.findall(r"`((?:src|docs|corpus|tests|benchmarks)/[\w./-]+)`", prose(name)):
        assert (ROOT / path).exists() or "/meetings/" in path, path


def test_both_readmes_are_one():
    english, chinese = (read(name) for name in READMES)
    assert blocks("README.md") == blocks("README.zh-CN.md")
    assert "](README.zh-CN.md)" in english.split("##")[0]
    assert "](README.md)" in chinese.split("##")[0]
    for marks in (r"^#+ ", r"^\|", r"^- "):
        counts = [len(re.findall(marks, text, re.MULTILINE)) for text in (english, chinese)]
        assert counts[0] == counts[1], marks


@pytest.mark.parametrize("name", [*READMES, "docs/accuracy.md"])
def test_the_scores_shown_are_those_of_the_baseline(name):
    baseline = json.loads(read("corpus/baseline.json"))["floors"]
    shown = {score: float(number) for score, number in SCORE_ROW.findall(read(name))}
    assert shown
    assert name != "docs/accuracy.md" or set(shown) == set(baseline)
    for score, number in shown.items():
        # the baseline is rounded down to four places, what is shown to the nearest of three
        assert -0.0006 < number - baseline[score] < 0.0007, f"{score}: run `make accuracy`"


def test_every_field_and_value_of_the_record_is_explained():
    text = read("docs/output.md")
    models = [each for each in vars(facts).values() if isinstance(each, type)]
    models = [each for each in models if issubclass(each, facts.Model)]
    named = {field for each in models for field in each.model_fields}
    listed = {value for each in vars(facts).values() for value in get_args(each)}
    words = {word for span in re.findall(r"`([^`\n]+)`", text) for word in re.split(r"[ :]", span)}
    assert {str(each) for each in named | listed} - words - {"1"} == set()


def test_every_format_is_explained_with_the_commands_there_and_back():
    text = read("docs/convert.md")
    for name in FORMATS:
        assert f"\n| `{name}` |" in text
        assert f" --to {name} " in text
        assert f" --from {name} " in text


@pytest.mark.parametrize("block", all_blocks("csv"))
def test_rows_shown_fit_their_table(block):
    with (ROOT / block.file).open(encoding="utf-8", newline="") as handle:
        header = next(csv.reader(handle))
    first, *rows = csv.reader(block.text.splitlines())
    assert first == header
    assert rows
    assert {len(row) for row in rows} == {len(header)}


@pytest.mark.parametrize("block", all_blocks("toml"))
def test_rules_shown_prove_themselves(block):
    data = tomllib.loads(block.text)
    for entry in data["rule"]:
        rule = loader._rule(entry, data.get("define", {}), block.file)
        for example in rule.yes:
            plain, spans = unmark(example)
            assert [(found.start, found.end) for found in rule.find(plain)] == spans
        for example in rule.no:
            assert list(rule.find(example)) == []


def test_the_version_is_the_same_everywhere():
    assert f"\nversion: {VERSION}\n" in read("CITATION.cff")
    assert f"\n## [{VERSION}]" in read("CHANGELOG.md")
