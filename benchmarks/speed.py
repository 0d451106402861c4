"""Speed and memory beside jieba on the same text in the same run. Ratios count, not seconds.

Run with ``make bench``. The text is the project's own corpus, repeated.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SIZE = 100_000
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
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("corpus/*/*.txt"))]
    whole = "\n".join(texts) + "\n"
    return (whole * (size // len(whole) + 1))[:size]


def share(nlp: Any, text: str, names: tuple[str, ...], whole: float) -> float:
    """Return how much of the time for a text's whole record the named components take."""

    def run() -> None:
        doc = nlp.make_doc(text)
        for name in names:
            nlp.get_pipe(name)(doc)

    return (best(run) - best(lambda: nlp.make_doc(text))) / whole


def main() -> None:
    """Print the table."""
    import jieba
    import jieba.posseg

    from policyextract import extract, load

    jieba.setLogLevel(logging.WARNING)
    text = corpus_text(SIZE)
    list(jieba.posseg.cut("预热"))
    extract("预热")
    cut = best(lambda: list(jieba.cut(text)))
    posseg = best(lambda: list(jieba.posseg.cut(text)))
    ours = best(lambda: extract(text))
    nlp = load()
    components = best(lambda: nlp(text))
    modelled = best(lambda: extract(text, model="institutions"))
    long_text = corpus_text(SIZE * 10)
    ten = best(lambda: extract(long_text))
    print(f"text: {SIZE:,} characters; characters per second, one core")
    for name, seconds in (
        ("jieba.cut", cut),
        ("jieba.posseg.cut", posseg),
        ("policyextract, the components", components),
        ("policyextract, the whole record", ours),
        ("the same with the trained model", modelled),
    ):
        print(f"  {name:<34}{SIZE / seconds:>12,.0f}{posseg / seconds:>8.2f} x posseg")
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
