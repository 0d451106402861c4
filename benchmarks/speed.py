"""Speed and memory beside jieba on the same text in the same run. Ratios count, not seconds.

Run with ``make bench``. One text is the project's own corpus, which is dense with figures; the
other, where the folder that ``SAMPLES`` names has ``texts/``, is made of the beginnings of reports.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from operator import truediv
from pathlib import Path
from statistics import median
from typing import Any

import jieba
import jieba.posseg

from policyextract import extract, load

ROOT = Path(__file__).resolve().parent.parent
SIZE = 100_000
ROUNDS = 5
PEAK = """
import sys
from policyextract import extract
extract(sys.stdin.read())
try:  # ru_maxrss would also count what the parent process held when it forked
    status = open("/proc/self/status").read()
    print(int(status.split("VmHWM:")[1].split()[0]) // 1024)
except OSError:
    import resource
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
COLD_REFERENCE = "import spacy, jieba; jieba.initialize()"


def seconds(run: Callable[[], object], clock: Callable[[], float], rounds: int) -> float:
    """Return the least processor time of some runs: other work on the machine does not count."""
    times = []
    for _ in range(rounds):
        start = clock()
        run()
        times.append(clock() - start)
    return min(times)


def best(run: Callable[[], object], rounds: int = 3) -> float:
    """Return the processor seconds of a call in this process."""
    return seconds(run, time.process_time, rounds)


def in_turn(runs: Mapping[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Return the processor seconds of each call in some rounds, all calls in turn in each.

    The speed of a shared machine drifts: only what ran one after the other can be compared.
    """
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            times[name].append(best(run, rounds=1))
    return times


def process(*command: str, text: str = "") -> float:
    """Return the processor seconds of a process, start to end."""

    def run() -> None:
        subprocess.run(command, input=text, text=True, capture_output=True, check=True)

    return seconds(run, children_time, rounds=3)


def children_time() -> float:
    """Return the processor seconds of all finished child processes."""
    times = os.times()
    return times.children_user + times.children_system


def corpus_text(size: int) -> str:
    """Return the corpus's texts one after another, repeated up to ``size`` characters."""
    return _joined(sorted(ROOT.glob("corpus/*/*.txt")), size)


def reports_text(size: int) -> str | None:
    """Return the beginnings of the samples' reports, every third one, None where there are none."""
    paths = sorted(Path(os.environ.get("SAMPLES", ROOT.parent / "shared")).glob("texts/*/*.txt"))
    return _joined(paths[::3], size, each=4_000) if paths else None


def _joined(paths: Sequence[Path], size: int, each: int | None = None) -> str:
    texts = [path.read_text(encoding="utf-8")[:each] for path in paths]
    whole = "\n".join(texts) + "\n"
    return (whole * (size // len(whole) + 1))[:size]


def share(nlp: Any, text: str, names: tuple[str, ...], whole: float) -> float:
    """Return how much of the time for a text's whole record the named components take."""

    def run() -> None:
        doc = nlp.make_doc(text)
        for name in names:
            nlp.get_pipe(name)(doc)

    return (best(run) - best(lambda: nlp.make_doc(text))) / whole


def _compare(title: str, text: str, nlp: Any) -> None:
    """Print how fast jieba and this project are on a text."""
    figures = len(extract(text).figures)
    print(f"{title}: {SIZE:,} characters, {figures:,} figures; characters a second, one core")
    times = in_turn(
        {
            "jieba.cut": lambda: list(jieba.cut(text)),
            "jieba.posseg.cut": lambda: list(jieba.posseg.cut(text)),
            "policyextract, the components": lambda: nlp(text),
            "policyextract, the whole record": lambda: extract(text),
            "the same with the trained model": lambda: extract(text, model="institutions"),
        }
    )
    for name, ran in times.items():
        ratio = median(map(truediv, times["jieba.posseg.cut"], ran))
        print(f"  {name:<34}{SIZE / min(ran):>12,.0f}{ratio:>8.2f} x posseg")


def main() -> None:
    """Print the table."""
    jieba.setLogLevel(logging.WARNING)
    list(jieba.posseg.cut("预热"))
    extract("预热")
    extract("预热", model="institutions")
    nlp = load()
    text, reports = corpus_text(SIZE), reports_text(SIZE)
    _compare("the corpus", text, nlp)
    if reports is not None:
        _compare("beginnings of reports", reports, nlp)
    ours = best(lambda: extract(text))
    long_text = corpus_text(SIZE * 10)
    ten = best(lambda: extract(long_text))
    numbers = share(nlp, text, ("policy_times", "policy_figures"), ours)
    print(f"times and figures: {numbers:.2f} of the whole record's time (under 0.25)")
    print(f"ten times the text takes {ten / ours:.1f} times as long (at most 11)")
    tool = str(Path(sys.executable).with_name("policyextract"))
    report = corpus_text(2_500)
    peak = subprocess.run(
        [sys.executable, "-c", PEAK], input=text, text=True, capture_output=True, check=True
    )
    print(f"peak memory: {peak.stdout.strip()} MB (under 400)")
    cold = process(tool, "extract", "-", text=report)
    reference = process(sys.executable, "-c", COLD_REFERENCE)
    print(f"cold start, 2,500 characters: {cold / reference:.2f} x importing spaCy and jieba (1.5)")
    print(f"--help: {process(tool, '--help'):.2f} s (under 0.5)")


if __name__ == "__main__":
    main()
