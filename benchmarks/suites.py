"""Run number, money, unit and date cases of other projects' tests, and hold what was reached.

The cases are no part of this repository: ``suites.py CASES.jsonl`` reads them, one JSON object a
line with ``id``, ``kind``, ``text``, ``expected``, ``reference_date`` and ``tags``. Cases that
are only a number (tag ``bare``) go to the numeral parser, all others through ``extract``; a figure
or time that overlaps the expected span counts, and only its value, unit, ends and dates are
compared. ``--floors FILE.json`` fails where a kind falls below what it reached before.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from policyextract import extract
from policyextract.facts import Figure, Report, Time
from policyextract.link.numerals import parse_number
from policyextract.link.quantities import read_quantity

Case = Mapping[str, Any]
Answer = Mapping[str, Any]

KINDS = ("number", "money", "percent", "unit", "range", "date", "period", "duration")
SAME_UNITS = {
    "千米": "公里", "公斤": "千克", "公分": "厘米", "公尺": "米", "公升": "升", "台币": "新台币",
    "港币": "港元", "圆": "元", "块": "元", "人民币": "元", "块钱": "元", "km": "公里", "m": "米",
    "cm": "厘米", "mm": "毫米", "kg": "千克", "g": "克", "㎡": "平方米", "m²": "平方米",
    "m2": "平方米", "km²": "平方千米",
    "平米": "平方米", "平方公里": "平方千米", "℃": "摄氏度",
}  # fmt: skip
IN_BASE = {
    "克": {"千克": 1000, "斤": 500, "两": 50, "吨": 10**6},
    "米": {"公里": 1000, "厘米": 0.01},
}
YEAR_PARTS = {"year": "年", "month": "月", "day": "日", "week": "周", "hour": "时"}
TIMEX = re.compile(r"([0-9.]+)([YMWD])")
TIMEX_PARTS = {"Y": "年", "M": "月", "W": "周", "D": "日"}


def passes(case: Case) -> bool:
    """Tell whether a case is read as its project expects."""
    if "bare" in case["tags"]:
        return _bare(case)
    stated = case["reference_date"]
    report = extract(case["text"], date=stated if stated and stated >= "1900" else None)
    matches = CHECKS[case["kind"]]
    if not case["expected"]:
        return not _of_kind(report, case["kind"])
    return all(_any_alternative(report, answer, matches) for answer in case["expected"])


def _any_alternative(report: Report, answer: Answer, matches: Callable[..., bool]) -> bool:
    return matches(report, answer)


def _of_kind(report: Report, kind: str) -> list[Figure] | list[Time]:
    """Return what a case that expects nothing of its kind must not hold."""
    if kind in ("date", "period"):
        return report.times
    return [f for f in report.figures if kind not in ("money", "percent") or f.kind == kind]


def _bare(case: Case) -> bool:
    text = case["text"]
    number = parse_number(text)
    value = number.value if number else None
    if value is None and (quantity := read_quantity(text, "fraction")):
        value = quantity.value
    if not case["expected"]:
        return value is None
    return value is not None and _same(float(value), case["expected"][0]["value"], 1e-4)


def _overlapping(facts: Iterable[Any], answer: Answer) -> list[Any]:
    return [f for f in facts if f.start < answer["end"] and answer["start"] < f.end]


def _quantity(report: Report, answer: Answer) -> bool:
    return any(_same_quantity(f, answer) for f in _overlapping(report.figures, answer))


def _same_quantity(figure: Figure, answer: Answer) -> bool:
    if "value" not in answer:
        return True
    scale = 1.0
    if answer.get("unit"):
        unit, wanted = _unit(figure.unit), _unit(answer["unit"])
        scale = IN_BASE.get(wanted or "", {}).get(unit or "", 1.0)
        permille = (unit, wanted) == ("‰", "%")
        if unit != wanted and scale == 1.0 and not permille:
            return False
        scale = 0.1 if permille else scale
    return _same(figure.value * scale, answer["value"], 1e-6)


def _range(report: Report, answer: Answer) -> bool:
    figures = _overlapping(report.figures, answer)
    low = max((end for f in figures if (end := _ends(f)[0]) is not None), default=None)
    high = min((end for f in figures if (end := _ends(f)[1]) is not None), default=None)
    return bool(figures) and all(
        (mine is None) == (theirs is None) and (mine is None or _same(mine, theirs, 1e-6))
        for mine, theirs in ((low, answer["low"]), (high, answer["high"]))
    )


def _ends(figure: Figure) -> tuple[float | None, float | None]:
    match figure.comparator:
        case "range":
            return figure.value, figure.value_max
        case "ge" | "gt":
            return figure.value, None
        case "le" | "lt":
            return None, figure.value
        case _:
            return figure.value, figure.value


def _date(report: Report, answer: Answer) -> bool:
    wanted = (
        {answer["resolution"], *answer.get("alternatives", ())} if "resolution" in answer else None
    )
    found = [time.value for time in _overlapping(report.times, answer)]
    return bool(found) if wanted is None else any(value in wanted for value in found)


def _period(report: Report, answer: Answer) -> bool:
    times = _overlapping(report.times, answer)
    if "resolution" not in answer:
        return bool(times)
    wanted = [answer["resolution"], *answer.get("alternatives", ())]
    return any(
        _days(time.value) == (w.get("start"), w.get("end")) for time in times for w in wanted
    )


def _days(value: str | None) -> tuple[str | None, str | None]:
    """Return the first and the last day of a value; ``None`` for an open side."""
    if value is None:
        return "?", "?"
    first, _, last = value.partition("/")
    return _edge(first, last=False), _edge(last or first, last=True)


def _edge(value: str, *, last: bool) -> str | None:
    if value == "..":
        return None
    if len(value) == len("2022"):
        return f"{value}-12-31" if last else f"{value}-01-01"
    if len(value) == len("2022-09"):
        day = monthrange(int(value[:4]), int(value[5:]))[1] if last else 1
        return f"{value}-{day:02}"
    return value


def _duration(report: Report, answer: Answer) -> bool:
    figures = _overlapping(report.figures, answer)
    wanted = _amounts(answer)
    found = {
        (round(n, 4), _part(f.unit))
        for f in figures
        for n in (f.value, f.value_max)
        if n is not None
    }
    return bool(figures) and (not wanted or wanted <= found)


def _amounts(answer: Answer) -> set[tuple[float, str]]:
    if "timex" in answer:
        return {(float(n), TIMEX_PARTS[part]) for n, part in TIMEX.findall(answer["timex"])}
    deltas = answer.get("delta") or []
    parts = deltas if isinstance(deltas, list) else [deltas]
    return {
        (float(n), YEAR_PARTS.get(k, k))
        for each in parts
        if each
        for k, n in each.items()
        if k != "infinite"
    }


def _part(unit: str | None) -> str:
    return {"个月": "月", "天": "日", "星期": "周", "小时": "时", "周岁": "年"}.get(
        unit or "", unit or ""
    )


def _unit(unit: str | None) -> str | None:
    return SAME_UNITS.get(unit or "", SAME_UNITS.get((unit or "").lower(), unit))


def _same(one: float, other: float, tolerance: float) -> bool:
    return abs(one - other) <= tolerance * max(1.0, abs(other))


CHECKS: Mapping[str, Callable[[Report, Answer], bool]] = {
    "number": _quantity, "money": _quantity, "percent": _quantity, "unit": _quantity,
    "range": _range, "date": _date, "period": _period, "duration": _duration,
}  # fmt: skip


def main() -> None:
    """Print how many cases of each kind are read right; fail below the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("--floors", type=Path, help="JSON: kind → share, and ids read otherwise")
    parser.add_argument("--failed", action="store_true", help="list the cases that fail")
    arguments = parser.parse_args()
    settings = json.loads(arguments.floors.read_text("utf-8")) if arguments.floors else {}
    otherwise = settings.get("read_otherwise", {})
    lines = arguments.cases.read_text(encoding="utf-8").splitlines()
    cases = [case for line in lines if (case := json.loads(line))["kind"] in KINDS]
    results = {case["id"]: case["id"] in otherwise or passes(case) for case in cases}
    shares = {}
    for kind in KINDS:
        own = [results[case["id"]] for case in cases if case["kind"] == kind]
        shares[kind] = sum(own) / len(own)
        print(f"{kind:10} {sum(own):4} of {len(own):4}  {shares[kind]:.3f}")
    shares["all"] = sum(results.values()) / len(results)
    print(f"{'all':10} {sum(results.values()):4} of {len(results):4}  {shares['all']:.3f}")
    if arguments.failed:
        for case in cases:
            if not results[case["id"]]:
                print(
                    case["kind"],
                    case["id"],
                    repr(case["text"]),
                    json.dumps(case["expected"], ensure_ascii=False)[:200],
                    case["reference_date"],
                )
    fallen = [
        f"{k}: {shares[k]:.3f} < {v}"
        for k, v in settings.get("floors", {}).items()
        if shares[k] < v
    ]
    if fallen:
        sys.exit("\n".join(fallen))


if __name__ == "__main__":
    main()
