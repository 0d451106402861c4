"""The corpus is what its README says: whole, valid, balanced, and its table true."""

import json
import re
from itertools import pairwise
from typing import get_args

import pytest

from policyextract import facts
from policyextract.evaluate import load_gold
from policyextract.evaluate.records import FACT_KINDS
from tests.conftest import ROOT, benchmark

corpus_tables = benchmark("corpus")
CORPUS = ROOT / "corpus"
SPLITS = ("train", "dev", "test")
FILES = sorted(CORPUS.glob("*/*.gold.json"))
RECORDS = {path.name.removesuffix(".gold.json"): load_gold(path)[0] for path in FILES}
README = (CORPUS / "README.md").read_text(encoding="utf-8")

LABELS = {
    "figures": {
        "kind": facts.FigureKind,
        "comparator": facts.Comparator,
        "role": facts.Role,
        "direction": facts.Direction,
        "basis": facts.Basis,
        "status": facts.FigureStatus,
    },
    "institutions": {"type": facts.InstitutionType, "level": facts.Level},
    "measures": {"status": facts.MeasureStatus, "category": facts.Category},
    "citations": {"relation": facts.Relation},
    "times": {},
}
NEVER_NULL = {"kind", "comparator", "role", "status", "type", "category"}
FIELDS = {
    "figures": set(facts.Figure.model_fields) | {"indicator_alt"},
    "institutions": set(facts.Institution.model_fields) | {"name_alt"},
    "measures": set(facts.Measure.model_fields) | {"object_alt"},
    "citations": set(facts.Citation.model_fields),
    "times": set(facts.Time.model_fields),
}
EXPLAINING = {"rule", "sentence", "inferred", "clause", "instrument"}


@pytest.fixture(params=FILES, ids=list(RECORDS))
def path(request):
    return request.param


def test_a_report_is_its_text_and_lies_in_one_split(path):
    record = RECORDS[path.name.removesuffix(".gold.json")]
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_bytes().decode("utf-8")
    assert record["text"] == text
    assert record["document"]["id"] == path.name.removesuffix(".gold.json")
    assert path.parent.name in SPLITS
    assert len(RECORDS) == len(FILES)


def test_facts_have_the_contract_s_fields_and_labels(path):
    record = RECORDS[path.name.removesuffix(".gold.json")]
    for kind in FACT_KINDS:
        for fact in record[kind]:
            assert set(fact) <= (FIELDS[kind] - EXPLAINING) | {"optional"}, fact
            for field, values in LABELS[kind].items():
                if field in fact:
                    allowed = set(get_args(values)) | (set() if field in NEVER_NULL else {None})
                    assert fact[field] in allowed, fact


def test_references_lead_somewhere_and_facts_do_not_overlap(path):
    record = RECORDS[path.name.removesuffix(".gold.json")]
    ids = {kind: [fact["id"] for fact in record[kind]] for kind in FACT_KINDS}
    assert all(len(set(each)) == len(each) for each in ids.values())
    times = {time["id"]: time for time in record["times"]}
    for fact in (*record["figures"], *record["measures"]):
        if fact.get("time"):
            assert fact["time"] == {**times[fact["time"]["id"]], "id": fact["time"]["id"]}
    for measure in record["measures"]:
        assert set(measure["figures"]) <= set(ids["figures"])
        assert set(measure["citations"]) <= set(ids["citations"])
        assert measure.get("agent_id") in [None, *ids["institutions"]]
    mentions = [m for institution in record["institutions"] for m in institution["mentions"]]
    for spans in (record["figures"], record["citations"], record["times"], mentions):
        ordered = sorted(spans, key=lambda span: span["start"])
        for one, other in pairwise(ordered):
            assert one["end"] <= other["start"], (one["text"], other["text"])


def test_figures_keep_to_what_goes_together(path):
    record = RECORDS[path.name.removesuffix(".gold.json")]
    for figure in corpus_tables.required(record, "figures"):
        assert (figure["value_max"] is not None) == (figure.get("comparator") == "range"), figure
        assert "role" not in figure or figure["role"] == "change" or not figure.get("direction")


def test_the_corpus_is_as_wide_as_it_says():
    documents = [record["document"] for record in RECORDS.values()]
    regions = [document["region"] for document in documents if document.get("region")]
    assert len(RECORDS) >= 40
    assert sum(len(record["text"]) for record in RECORDS.values()) >= 40_000
    assert len({document["doc_type"] for document in documents}) >= 8
    assert {region["level"] for region in regions} == set(get_args(facts.Level))
    assert len({region["adcode"][:2] for region in regions} - {"10"}) >= 20
    years = {int(name[-4:]) for name in RECORDS}
    assert (min(years), max(years)) == (2005, 2026)
    assert {path.parent.name for path in FILES} == set(SPLITS)


def test_there_are_twenty_of_each_rare_thing():
    counts = corpus_tables.rare_things(RECORDS.values())
    assert {name: count for name, count in counts.items() if count < 20} == {}
    assert len(counts) == 13


def test_the_table_of_the_corpus_is_true():
    rows = re.findall(r"^\| (train|dev|test) \| `([\w-]+)` \| (.*) \|$", README, re.MULTILINE)
    assert {name: split for split, name, _ in rows} == {
        path.name.removesuffix(".gold.json"): path.parent.name for path in FILES
    }
    for _, name, cells in rows:
        record = RECORDS[name]
        mentions = sum(len(each["mentions"]) for each in record["institutions"])
        numbers = [
            str(len(record["text"])),
            str(len(record["figures"])),
            str(len(record["measures"])),
            f"{len(record['institutions'])} ({mentions})",
            str(len(record["citations"])),
            str(len(record["times"])),
        ]
        assert cells.split(" | ")[-6:] == numbers, name
    assert "".join(corpus_tables.rare_rows()) in README


def test_every_sample_is_json_one_fact_a_line(path):
    content = path.read_text(encoding="utf-8")
    facts_in_file = sum(len(json.loads(content)[kind]) for kind in FACT_KINDS)
    assert len(re.findall(r'^    \{"id": ', content, re.MULTILINE)) == facts_in_file
