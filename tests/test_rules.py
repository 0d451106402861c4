"""Every rule proves itself by its own examples, and stays fast on hostile text."""

import re
import time
from collections import deque
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis.strategies import from_regex

from policyextract.errors import RuleError
from policyextract.pipeline import KINDS, pipeline
from policyextract.recognise import rules as loader
from policyextract.recognise.rules import load_rules
from tests.conftest import ROOT

RULES = [rule for kind in KINDS for rule in load_rules(f"policyextract.recognise.{kind}")]
TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?(?:P<\w+>|P=\w+|:|=|!|<=|<!))?|\)|.", re.DOTALL
)
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


NEEDY = [rule for rule in RULES if rule.needs]


@pytest.mark.parametrize("rule", NEEDY, ids=lambda rule: rule.id)
def test_what_a_rule_finds_holds_what_it_needs(rule):
    """Else a figure or a name goes unseen, as its sentence is never looked at."""

    @settings(max_examples=100)
    @given(from_regex(loosened(rule.match), fullmatch=True))
    def check(text):
        assert re.search(rule.needs, text)

    check()


@pytest.mark.parametrize("rule", NEEDY, ids=lambda rule: rule.id)
def test_a_rule_with_a_need_finds_the_same_in_whole_reports(rule):
    paths = sorted((ROOT / "corpus").glob("*/*.txt"))
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    assert list(rule.find(text)) == list(replace(rule, needs=None).find(text))


def loosened(pattern):
    """Return a pattern that matches more: without assertions, what must follow as part of it."""
    tokens = deque(TOKEN.findall(pattern))
    kept = []
    while tokens:
        token = tokens.popleft()
        opens = all(each in ("(?:", "(?P<span>") for each in kept)
        if token in ("(?!", "(?<=", "(?<!") or (token == "(?=" and opens):
            depth = 1
            while depth:
                token = tokens.popleft()
                depth += token.startswith("(") - (token == ")")
        else:
            kept.append("(?:" if token == "(?=" else token)
    return "".join(kept)


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
        list(loader._rule(entry, {}, "test").find("text"))


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
