"""Run number, money, unit and date cases of other projects' tests, and hold what was reached.

The cases are no part of this repository: ``suites.py CASES.jsonl`` reads them, one JSON object a
line, and checks them as the comparison of tools does (``comparison/score.py``). ``--floors
FILE.json`` fails where a kind falls below what it reached before; cases that it names under
``read_otherwise`` count as right.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "comparison"))

from environments import OURS, prepare, read
from score import KINDS, Case, Reading, passes, read_cases


def readings(cases: list[Case]) -> Mapping[str, Reading]:
    """Return what policyextract reads in each case; end where it fails on one."""
    answers = read(OURS, prepare(OURS), cases)
    if answers.errors:
        sys.exit(f"errors on {answers.errors} texts")
    return answers.readings


def share(name: str, results: list[bool]) -> float:
    """Print how many of the cases are right; return their share."""
    reached = sum(results) / len(results)
    print(f"{name:10} {sum(results):4} of {len(results):4}  {reached:.3f}")
    return reached


def failed(case: Case) -> str:
    """Return a line on a case that is read wrong."""
    expected = json.dumps(case["expected"], ensure_ascii=False)[:200]
    shown = (case["kind"], case["id"], repr(case["text"]), expected, case["reference_date"])
    return " ".join(map(str, shown))


def main() -> None:
    """Print how many cases of each kind are read right; fail below the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--floors", type=Path, help="JSON: kind → share, and ids read otherwise")
    parser.add_argument("--failed", action="store_true", help="list the cases that fail")
    arguments = parser.parse_args()
    settings = json.loads(arguments.floors.read_text("utf-8")) if arguments.floors else {}
    otherwise = settings.get("read_otherwise", {})
    cases = read_cases(arguments.cases)
    said = readings(cases)
    right = {
        case["id"]: case["id"] in otherwise or passes(case, said[case["id"]]) for case in cases
    }
    shares = {
        kind: share(kind, [right[case["id"]] for case in cases if case["kind"] == kind])
        for kind in KINDS
    }
    shares["all"] = share("all", list(right.values()))
    if arguments.failed:
        print("\n".join(failed(case) for case in cases if not right[case["id"]]))
    floors = settings.get("floors", {})
    if fallen := [f"{k}: {shares[k]:.3f} < {v}" for k, v in floors.items() if shares[k] < v]:
        sys.exit("\n".join(fallen))


if __name__ == "__main__":
    main()
