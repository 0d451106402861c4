"""Short forms of institutions in context, written blind: what share of them is read right."""

import csv

from policyextract import extract
from tests.conftest import ROOT

FLOOR = 0.979  # the share right may rise, never fall

with (ROOT / "tests/data/short_forms.csv").open(encoding="utf-8", newline="") as handle:
    ROWS = list(csv.DictReader(handle))


def test_the_share_of_short_forms_read_right_does_not_fall():
    wrong = [f"{row['id']} {row['mention']}: {fault}" for row in ROWS if (fault := fault_of(row))]
    print(*wrong, sep="\n")
    assert 1 - len(wrong) / len(ROWS) >= FLOOR


def fault_of(row):
    """Return what is wrong in the reading of a row, empty if nothing is."""
    report = extract(row["sentence"], region=row["place"] or None, date=row["date"] or None)
    start = row["sentence"].index(row["mention"])
    span = (start, start + len(row["mention"]))
    found = next(
        (i for i in report.institutions for m in i.mentions if (m.start, m.end) == span), None
    )
    if not row["name"]:
        return f"found as {found.name}" if found else ""
    if found is None:
        return "missed"
    read = {
        "type": found.type,
        "level": found.level or "",
        "region": found.region.adcode if found.region else "",
    }
    faults = [f"{key} {value}" for key, value in read.items() if row[key] not in ("?", value)]
    if found.name not in names(row):
        faults.insert(0, f"name {found.name}")
    return ", ".join(faults)


def names(row):
    """Return the names that are right: the row's own and the equally right ones (``alt=``)."""
    others = row["why"].removeprefix("alt=") if row["why"].startswith("alt=") else ""
    return {row["name"], *others.split(";")[0].split(" ")[0].split("/")}
