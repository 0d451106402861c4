"""Every rule proves itself by its own examples, and stays fast on hostile text."""

import re
import time
from dataclasses import replace

import pytest

from policyextract.errors import RuleError
from policyextract.pipeline import KINDS, pipeline
from policyextract.recognise import rules as loader
from policyextract.recognise.rules import load_rules
from tests.conftest import ROOT

RULES = [rule for kind in KINDS for rule in load_rules(f"policyextract.recognise.{kind}")]
HOSTILE = {
    "digits": "1" * 20_000,
    "numerals": "一二三四五六七八九十百千万亿" * 1_500,
    "brackets": "（《〈“" * 5_000,
    "separators": "1,2.3-4/5:6" * 2_000,
    "one letter": "省" * 20_000,
    "joined names": "市委、市政府、" * 3_000,
}


def unmark(example):
    """Return the plain text of an example and the stretches that it marks with « »."""
    plain, spans, start = "", [], 0
    for piece in re.split("([«»])", example):
        if piece == "«":
            start = len(plain)
        elif piece == "»":
            spans.append((start, len(plain)))
        else:
            plain += piece
    return plain, spans


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_what_its_examples_mark_and_nothing_else(rule):
    for example in rule.yes:
        plain, spans = unmark(example)
        assert [(f.start, f.end) for f in rule.find(plain)] == spans, example
    for example in rule.no:
        assert [example[f.start : f.end] for f in rule.find(example)] == [], example


@pytest.mark.parametrize("rule", [r for r in RULES if r.needs], ids=lambda rule: rule.id)
def test_a_rule_that_needs_a_sign_finds_the_same_in_a_whole_report(rule):
    text = "\n".join(reports())
    assert list(rule.find(text)) == list(replace(rule, needs=None).find(text))


def reports():
    for path in sorted((ROOT / "corpus").glob("*/*.txt")):
        yield path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", HOSTILE)
def test_no_rule_takes_more_than_linear_time(name):
    text = HOSTILE[name]
    for rule in RULES:
        start = time.perf_counter()
        for _ in rule.find(text):
            pass
        assert time.perf_counter() - start < 3, f"{rule.id} is slow on {name}"


def test_a_rule_without_proof_is_refused():
    with pytest.raises(RuleError, match="needs an example"):
        loader._rule({"id": "x", "label": "x", "match": "x", "yes": ["«x»"]}, {}, "test")


def test_a_rule_that_does_not_compile_is_refused():
    entry = {"id": "x", "label": "x", "match": "(", "yes": ["«x»"], "no": ["y"]}
    with pytest.raises(RuleError, match="does not compile"):
        loader._rule(entry, {}, "test")


def examples():
    for kind in KINDS:
        path = ROOT / "src/policyextract/recognise" / kind / "examples.txt"
        if path.exists():
            for line in path.read_text(encoding="utf-8").splitlines():
                if line.strip() and not line.startswith("#"):
                    yield pytest.param(kind, line, id=f"{kind}: {line[:40]}")


@pytest.mark.parametrize(("kind", "line"), examples())
def test_the_pipeline_finds_what_the_examples_mark_and_nothing_else(kind, line):
    from policyextract.recognise.spans import get

    plain, spans = unmark(line)
    found = [(item.start, item.end) for item in get(pipeline()(plain), kind)]
    assert [plain[s:e] for s, e in found] == [plain[s:e] for s, e in spans]
    assert found == spans


def test_no_pattern_has_a_possessive_group():
    """Python before 3.11.5 matches possessive groups wrongly; single letters are safe."""
    group = re.compile(r"\)(?:[*+?]|\{\{?[0-9,]+\}?\})\+|\(\?>")
    package = ROOT / "src/policyextract"
    for path in [*package.rglob("*.py"), *package.rglob("rules.toml")]:
        assert not group.search(path.read_text(encoding="utf-8")), path.name
