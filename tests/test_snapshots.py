"""Whole reports, fact by fact: what changes here changes for every user. Read the diff.

``make snapshots`` writes them anew.
"""

import json

import pytest

from policyextract import extract
from policyextract.read.files import read_path
from tests.conftest import ROOT

REPORTS = sorted((ROOT / "corpus").glob("train/*.txt"))
SNAPSHOTS = ROOT / "tests/snapshots"


def lines(report):
    """Return a record as one short line a fact, which reads well in a diff."""
    document = report.document.model_dump(exclude={"source", "sha256", "n_chars"})
    yield json.dumps(document, ensure_ascii=False)
    for f in report.figures:
        yield (
            f"figure {f.text!r} {f.value} {f.value_max} {f.unit} {f.kind} {f.comparator} {f.role} "
            f"{f.direction} {f.basis} {f.status} {f.time and f.time.value} "
            f"{f.indicator and f.indicator.text!r}"
        )
    for m in report.measures:
        done = f"{m.action.text!r} {m.object and m.object.text!r} {m.agent and m.agent.text!r}"
        yield f"measure {done} {m.status} {m.category} {m.clause}"
    for i in report.institutions:
        yield f"institution {i.name} {i.type} {i.level} {[m.text for m in i.mentions]}"
    for c in report.citations:
        yield f"citation {c.title} {c.number} {c.relation}"
    for t in report.times:
        yield f"time {t.text!r} {t.value}"


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_reads_as_before(path, update_snapshots):
    snapshot = SNAPSHOTS / f"{path.stem}.txt"
    text = "\n".join(lines(extract(read_path(path)))) + "\n"
    if update_snapshots:
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_text(text, encoding="utf-8")
    assert text == snapshot.read_text(encoding="utf-8")
