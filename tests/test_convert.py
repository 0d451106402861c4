"""Conversion of records: what comes back, what each format does not hold, what is refused."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policyextract import extract
from policyextract.convert import FORMATS, LABELS, Layer, Link, Mark, layers_of, records_of
from policyextract.convert.gather import line_of, record_of
from policyextract.convert.layer import decode, encode
from policyextract.convert.links import leftovers
from policyextract.convert.offsets import Utf16
from policyextract.convert.spread import layer_of
from policyextract.errors import InputError
from policyextract.evaluate import evaluate, load_gold
from tests.conftest import ROOT

DATA = Path(__file__).parent / "data" / "convert"
MALFORMED = json.loads((DATA / "malformed.json").read_text(encoding="utf-8"))
WHOLE = ("label-studio", "spacy", "web-annotation")  # hold all of a record

CORPUS = load_gold(ROOT / "corpus")
EXTRACTED = [
    extract(record["text"], id=record["document"]["id"]).model_dump(mode="json")
    for record in CORPUS[:3]
]


def written(name, layers, folder):
    """Write layers in a format; return the path to read and what was lost, summed."""
    result = FORMATS[name].write(layers)
    if FORMATS[name].output == "folder":
        path = folder / "brat"
        path.mkdir(exist_ok=True)
        for old in path.iterdir():
            old.unlink()
        for file, content in result.files.items():
            (path / file).write_bytes(content)
    else:
        suffix, content = next(iter(result.files.items()))
        path = folder / f"all{suffix}"
        path.write_bytes(content)
    return path, summed(result.losses)


def summed(losses):
    counts = Counter()
    for loss in losses:
        counts[loss.what] += loss.count
    return dict(counts)


def there_and_back(name, records, folder):
    path, _ = written(name, layers_of(records), folder)
    reading = FORMATS[name].read(path)
    assert summed(reading.losses) == {}
    return reading.layers


def facts(record):
    return {key: record.get(key, []) for key in LABELS}


def bare(layer):
    return replace(layer, marks=[replace(mark, attributes={}) for mark in layer.marks])


def held_by_conll(layer):
    """Return label and place of the facts that a tag for each character can hold."""
    found, covered = set(), set()
    labels = set(LABELS.values())
    for mark in sorted(layer.marks, key=lambda mark: (mark.start - mark.end, mark.start)):
        places = set(range(mark.start, mark.end))
        if mark.label in labels and not places & covered:
            covered |= places
            found.add((mark.label, mark.start, mark.end))
    return found


# --- records and layers -----------------------------------------------------------------------


@pytest.mark.parametrize("record", [*CORPUS, *EXTRACTED], ids=lambda each: each["document"]["id"])
def test_a_record_comes_back_from_its_layer_unchanged(record):
    layer = layer_of(record)
    assert record_of(layer) == record
    assert leftovers(layer) == []
    for mark in layer.marks:
        assert 0 <= mark.start < mark.end <= len(layer.text)


@pytest.mark.parametrize(
    "value",
    ["亩", "12", 12, 1.5, None, "null", True, "true", [], ["12"], "", " a ", "NaN", "[1", {}],
)
def test_a_number_is_told_from_its_digits_and_null_from_the_word(value):
    assert decode(encode(value)) == value
    assert type(decode(encode(value))) is type(value)


def test_an_annotated_null_is_told_from_a_field_left_out():
    base = {"document": {"id": "a"}, "text": "3所", "figures": []}
    for fields in ({}, {"unit": None}, {"indicator": None, "time": None}):
        fact = {"id": "F1", "start": 0, "end": 2, "text": "3所", **fields}
        assert record_of(layer_of({**base, "figures": [fact]}))["figures"] == [fact]


def test_an_agent_that_is_a_mention_shares_its_mark():
    layer = layer_of(
        EXTRACTED[0] if any(f["agent_id"] for f in EXTRACTED[0]["measures"]) else EXTRACTED[2]
    )
    targets = {link.target for link in layer.links if link.label == "agent"}
    assert targets & {mark.id for mark in layer.marks if mark.label == "institution"}


def test_a_measure_whose_stretch_is_odd_keeps_it():
    span = {"start": 0, "end": 2, "text": "新建"}
    measure = {
        "id": "M1",
        "start": 0,
        "end": 4,
        "text": "新建学校",
        "action": span,
        "status": "done",
    }
    for fact in (measure, {"id": "M1", "action": span}):
        record = {"document": {"id": "a"}, "text": "新建学校。", "measures": [fact]}
        assert record_of(layer_of(record)) == record


def test_a_field_linked_in_a_tool_wins_over_the_null_it_had():
    marks = [Mark("F1", "figure", 2, 4, {"indicator": "null"}), Mark("x", "indicator", 0, 2)]
    record = record_of(Layer("a", "学校3所", marks, [Link("indicator", "F1", "x")]))
    assert record["figures"][0]["indicator"] == {"start": 0, "end": 2, "text": "学校"}


def test_marks_made_in_a_tool_get_ids_of_the_records_form_in_text_order():
    marks = [Mark("F2", "figure", 3, 4), Mark("kQ3_", "figure", 0, 1), Mark("T1", "figure", 1, 2)]
    assert [fact["id"] for fact in record_of(Layer("a", "1234", marks))["figures"]] == [
        "F3",
        "F4",
        "F2",
    ]


def test_mentions_without_entity_are_grouped_by_name():
    marks = [
        Mark("a", "institution", 0, 1, {"name": "甲局"}),
        Mark("b", "institution", 1, 2, {"entity": "I4", "name": "甲局", "type": "department"}),
        Mark("c", "institution", 2, 3, {"name": "乙局"}),
        Mark("d", "institution", 3, 4, {"name": "乙局"}),
        Mark("e", "institution", 4, 5),
        Mark("f", "institution", 5, 6),
    ]
    found = record_of(Layer("a", "甲甲乙乙丙丁", marks))["institutions"]
    assert [(each["id"], each.get("name"), len(each["mentions"])) for each in found] == [
        ("I4", "甲局", 2), ("I5", "乙局", 2), ("I6", None, 1), ("I7", None, 1),
    ]  # fmt: skip


def test_an_institution_without_mentions_is_not_lost():
    record = {
        "document": {"id": "a"},
        "text": "市",
        "institutions": [{"id": "I1", "name": "甲", "mentions": []}],
    }
    assert record_of(layer_of(record)) == record


def test_what_a_record_has_no_place_for_is_said():
    marks = [
        Mark("F1", "figure", 0, 1), Mark("s", "scope", 1, 2), Mark("o", "object", 1, 2),
        Mark("p", "Place", 2, 3), Mark("t", "scope", 2, 3),
        Mark("I1.1", "institution", 0, 1, {"name": "甲"}), Mark("I1.2", "institution", 1, 2, {"name": "乙"}),
    ]  # fmt: skip
    links = [
        Link("scope", "F1", "s"), Link("scope", "F1", "t"), Link("near", "F1", "s"), Link("scope", "F1", "gone"),
    ]  # fmt: skip
    assert summed(leftovers(Layer("a", "1市中", marks, links))) == {
        "marks labelled 'Place' left out": 1,
        "relations to a mark that is not there left out": 1,
        "relations that a record does not know left out": 1,
        "marks that belong to no fact left out": 1,
        "further marks for one field left out": 1,
        "fields in which mentions of an institution differ, first one taken": 1,
    }


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": None}, "holds no `text`"),
        ({"figures": [{"id": "F1", "start": 0, "end": 9, "text": "x"}]}, "outside the text"),
        ({"figures": [{"id": "F1", "start": 0, "end": 1, "text": "x"}]}, "another text"),
        ({"figures": [{"id": "F1", "start": 0, "end": 0, "text": ""}]}, "empty"),
        (
            {"figures": [{"id": 1, "start": 0, "end": 1, "text": "市"}]},
            "`id` of entry 1 is not a string",
        ),
        ({"figures": [{"id": "F1", "start": 0, "end": 1}] * 2}, "two facts have the id 'F1'"),
        ({"times": [7]}, "entry 1 is not an object"),
        ({"times": None}, "is not a list"),
        ({"note": "\ud800"}, "half a surrogate pair"),
    ],
)
def test_a_record_that_cannot_be_placed_is_refused(change, message):
    with pytest.raises(InputError, match=message):
        layer_of({"document": {"id": "a"}, "text": "市", **change})


def test_two_records_of_one_document_are_refused():
    with pytest.raises(InputError, match="two records have the document id 'a'"):
        layers_of([{"document": {"id": "a"}, "text": "市"}] * 2)


# --- every format there and back --------------------------------------------------------------


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("records", [CORPUS, EXTRACTED], ids=["annotated", "extracted"])
def test_a_record_comes_back_whole(name, records, tmp_path):
    assert records_of(there_and_back(name, records, tmp_path)) == records


@pytest.mark.parametrize("records", [CORPUS, EXTRACTED], ids=["annotated", "extracted"])
def test_facts_come_back_from_brat(records, tmp_path):
    back = {
        each["document"]["id"]: each
        for each in records_of(there_and_back("brat", records, tmp_path))
    }
    for record in records:
        assert facts(back[record["document"]["id"]]) == facts(record)


@pytest.mark.parametrize("records", [CORPUS, EXTRACTED], ids=["annotated", "extracted"])
def test_spans_ids_and_relations_come_back_from_doccano(records, tmp_path):
    layers = layers_of(records)
    assert there_and_back("doccano", records, tmp_path) == [bare(layer) for layer in layers]


@pytest.mark.parametrize("records", [CORPUS, EXTRACTED], ids=["annotated", "extracted"])
def test_the_longest_facts_come_back_from_conll(records, tmp_path):
    for layer, back in zip(
        layers_of(records), there_and_back("conll", records, tmp_path), strict=True
    ):
        assert back.text == layer.text
        assert {(mark.label, mark.start, mark.end) for mark in back.marks} == held_by_conll(layer)


@pytest.mark.parametrize("name", FORMATS)
def test_what_comes_back_can_be_scored(name, tmp_path):
    records = records_of(there_and_back(name, CORPUS, tmp_path))
    scores = {score.name: score for score in evaluate(CORPUS, records).results}
    assert scores["figures.detect"].recall == 1
    assert evaluate(records, CORPUS).documents == len(CORPUS)


def test_predictions_of_label_studio_are_read_and_said(tmp_path):
    path = tmp_path / "tasks.json"
    path.write_bytes(FORMATS["label-studio"].predict(layers_of(CORPUS)).files[".json"])
    reading = FORMATS["label-studio"].read(path)
    assert records_of(reading.layers) == CORPUS
    assert summed(reading.losses) == {
        "documents without an annotation, prediction taken": len(CORPUS)
    }


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_records_give_the_same_bytes(name):
    layers = layers_of(CORPUS)
    assert FORMATS[name].write(layers).files == FORMATS[name].write(layers).files


# --- what a format does not hold --------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_losses_are_said_exactly(name, tmp_path):
    layers = layers_of(CORPUS)
    marks = [mark for layer in layers for mark in layer.marks]
    held = sum(len(held_by_conll(layer)) for layer in layers)
    labels = set(LABELS.values())
    facts_there = sum(mark.label in labels for mark in marks)
    attributes = sum(len(mark.attributes) for mark in marks)
    fields = sum(len(record["document"]) - 1 + 1 for record in CORPUS)  # and schema_version
    expected = {
        "doccano": {"attributes": attributes},
        "brat": {"document fields": fields},
        "conll": {
            "overlapping marks": facts_there - held,
            "marks that belong to a fact": len(marks) - facts_there,
            "attributes": attributes,
            "relations": sum(len(layer.links) for layer in layers),
            "document fields": fields,
        },
    }
    assert written(name, layers, tmp_path)[1] == expected.get(name, {})


def test_line_breaks_and_blanks_at_the_edges_of_marks_are_said(tmp_path):
    layer = Layer("县/甲", "\n3所 ", [Mark("F1", "figure", 0, 4), Mark("F2", "figure", 0, 1)])
    path, losses = written("brat", [layer], tmp_path)
    assert losses == {
        "document ids that are no file names": 1,
        "line breaks at the edges of marks": 2,
    }
    assert [(mark.start, mark.end) for mark in FORMATS["brat"].read(path).layers[0].marks] == [
        (1, 4)
    ]
    assert written("conll", [layer], tmp_path)[1] == {"marks that begin or end in a blank": 2}


# --- how each tool counts ---------------------------------------------------------------------

ASTRAL = Layer("a", "𠮷江县新建学校3所", [Mark("F1", "figure", 7, 9), Mark("C1", "citation", 0, 2)])


def test_utf16_units_and_code_points_are_inverse():
    units = Utf16("a𠮷🌾b")
    assert [units.units(point) for point in range(5)] == [0, 1, 3, 5, 6]
    assert [units.points(unit) for unit in range(-1, 8)] == [None, 0, 1, None, 2, None, 3, 4, None]


def test_doccano_counts_utf16_units(tmp_path):
    path, _ = written("doccano", [ASTRAL], tmp_path)
    entities = json.loads(path.read_text(encoding="utf-8"))["entities"]
    assert [(e["start_offset"], e["end_offset"]) for e in entities] == [(8, 10), (0, 3)]
    assert FORMATS["doccano"].read(path).layers[0].marks == ASTRAL.marks


def test_label_studio_brat_and_web_annotation_count_code_points(tmp_path):
    files = FORMATS["label-studio"].write([ASTRAL]).files
    regions = json.loads(files[".json"])[0]["annotations"][0]["result"]
    assert [(r["value"]["start"], r["value"]["end"]) for r in regions] == [(7, 9), (0, 2)]
    assert FORMATS["brat"].write([ASTRAL]).files["a.ann"].startswith(b"T1\tfigure 7 9\t3")
    items = json.loads(FORMATS["web-annotation"].write([ASTRAL]).files[".jsonld"])["first"]["items"]
    assert items[1]["target"]["selector"][0] == {
        "type": "TextPositionSelector",
        "start": 7,
        "end": 9,
    }


def test_files_of_tools_that_counted_utf16_units_are_known_by_their_quotes(tmp_path):
    tasks = json.loads(FORMATS["label-studio"].write([ASTRAL]).files[".json"])
    for region, (start, end) in zip(
        tasks[0]["annotations"][0]["result"], [(8, 10), (0, 3)], strict=True
    ):
        region["value"] |= {"start": start, "end": end}
    path = tmp_path / "old.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    assert [(m.start, m.end) for m in FORMATS["label-studio"].read(path).layers[0].marks] == [
        (7, 9),
        (0, 2),
    ]
    brat, _ = written("brat", [ASTRAL], tmp_path)
    (brat / "a.ann").write_text("T1\tfigure 8 10\t3所\n", encoding="utf-8")
    assert [(m.start, m.end) for m in FORMATS["brat"].read(brat).layers[0].marks] == [(7, 9)]


def test_brat_gets_a_fragment_for_each_line(tmp_path):
    layer = Layer("a", "新建\r\n学校\u2028三所", [Mark("M1", "measure_action", 0, 9)])
    path, losses = written("brat", [layer], tmp_path)
    first = (path / "a.ann").read_bytes().decode("utf-8").split("\n")[0]
    assert first == "T1\tmeasure_action 0 2;4 6;7 9\t新建 学校 三所"
    assert losses == {}
    assert FORMATS["brat"].read(path).layers[0].marks == layer.marks


# --- files as the tools make them -------------------------------------------------------------


def read_record(name, file):
    reading = FORMATS[name].read(DATA / file)
    left = [loss for layer in reading.layers for loss in leftovers(layer)]
    return records_of(reading.layers), summed([*reading.losses, *left])


def test_an_export_of_label_studio_is_read():
    records, losses = read_record("label-studio", "label_studio_export.json")
    assert [record["document"] for record in records] == [{"id": "task-812"}]
    figure = records[0]["figures"][0]
    assert (figure["id"], figure["text"], figure["kind"], figure["value"]) == (
        "F1",
        "12.5万",
        "quantity",
        125000,
    )
    assert figure["indicator"]["text"] == "高标准农田\n亩"
    assert records[0]["institutions"] == [
        {"id": "I1", "mentions": [{"start": 1, "end": 9, "text": "临江市农业农村局"}]}
    ]
    assert losses == {
        "documents without an annotation left out": 1,
        "results other than labels, choices, texts and relations left out": 1,
        "marks labelled 'Season' left out": 1,
        "relations to a mark that is not there left out": 1,
    }


def test_an_export_of_doccano_is_read_in_its_newer_and_older_form():
    records, losses = read_record("doccano", "doccano_export.jsonl")
    assert [each["text"] for record in records for entity in record["institutions"] for each in entity["mentions"]] == [
        "临江市农业农村局", "临江市水利局", "临江市教育局",
    ]  # fmt: skip
    assert records[0]["figures"][0]["text"] == "12.5万亩"
    assert records[0]["figures"][0]["indicator"]["text"] == "高标准农田"
    assert [record["figures"] for record in records[1:]] == [[], []]
    assert losses == {"comments left out": 1}


def test_a_folder_of_brat_is_read():
    records, losses = read_record("brat", "brat")
    record = records[0]
    assert record["document"] == {"id": "plan"}
    assert record["figures"][0]["kind"] == "quantity"
    assert record["figures"][0]["note"] == "再核对"
    assert record["figures"][0]["indicator"]["text"] == "高标准\n农田"
    assert [entity.get("optional") for entity in record["institutions"]] == [True, None]
    assert losses == {
        "marks labelled 'Place' left out": 1,
        "marks in several parts, read as one": 1,
        "equivalences, events and normalisations left out": 2,
        "attributes and notes of other things than spans left out": 1,
        "relations to a mark that is not there left out": 1,
    }


def test_conll_files_of_others_are_read_in_other_columns_and_tag_schemes():
    records, losses = read_record("conll", "bioes.conll")
    assert [record["text"] for record in records] == ["临江局建5所。\n第二句", "市"]
    assert records[0]["institutions"][0]["mentions"][0]["text"] == "临江局"
    assert records[0]["measures"][0]["action"]["text"] == "建"
    assert records[0]["figures"] == [{"id": "F1", "start": 4, "end": 6, "text": "5所"}]
    assert losses == {}


def test_web_annotations_of_others_are_found_by_their_quotes():
    records, losses = read_record("web-annotation", "web_annotation.jsonld")
    assert records[0]["figures"][0]["start"] == 19
    assert records[0]["institutions"][0]["mentions"][0]["start"] == 0
    assert records[0]["institutions"][0]["note"] == "首次"
    assert losses == {"annotations that neither tag, link nor describe left out": 1}


def test_docs_of_other_spacy_pipelines_are_read(tmp_path):
    spacy = pytest.importorskip("spacy")
    doc = spacy.blank("xx")("Bureau builds 3 schools")
    doc.ents = [doc.char_span(0, 6, label="institution")]
    doc.spans["sc"] = [
        doc.char_span(14, 15, label="figure"),
        doc.char_span(0, 6, label="institution"),
    ]
    path = tmp_path / "x.spacy"
    spacy.tokens.DocBin(docs=[doc]).to_disk(path)
    record = records_of(FORMATS["spacy"].read(path).layers)[0]
    assert record["figures"] == [{"id": "F1", "start": 14, "end": 15, "text": "3"}]
    assert len(record["institutions"]) == 1


def test_spacy_docs_have_entities_and_words_that_fit_every_mark(tmp_path):
    from spacy.tokens import DocBin
    from spacy.vocab import Vocab

    path, _ = written("spacy", layers_of(CORPUS), tmp_path)
    for doc, record in zip(DocBin().from_disk(path).get_docs(Vocab()), CORPUS, strict=True):
        assert doc.text == record["text"]
        assert len(doc.spans["figures"]) == len(record["figures"])
        assert {ent.label_ for ent in doc.ents} <= set(LABELS.values())
        assert doc.ents


def test_the_configurations_know_all_labels_relations_and_values():
    from xml.etree import ElementTree

    files = FORMATS["label-studio"].write(layers_of(CORPUS)).files
    view = ElementTree.fromstring(files[".xml"])
    controls = {"label", *(each.get("name") for each in view.iter() if each.get("perRegion"))}
    results = [r for task in json.loads(files[".json"]) for r in task["annotations"][0]["result"]]
    assert {r["from_name"] for r in results if r["type"] != "relation"} <= controls
    assert {r["labels"][0] for r in results if r["type"] == "relation"} <= {
        each.get("value") for each in view.iter("Relation")
    }
    choices = {
        (field.get("name"), each.get("value")) for field in view.iter("Choices") for each in field
    }
    assert {
        (r["from_name"], r["value"]["choices"][0]) for r in results if r["type"] == "choices"
    } <= choices
    conf = FORMATS["brat"].write(layers_of(CORPUS)).files["annotation.conf"].decode("utf-8")
    assert (
        "status\tArg:figure|measure_action, Value:achieved|target|standard|done|ongoing|planned\n"
        in conf
    )
    assert "agent\tArg1:measure_action, Arg2:agent|institution\n" in conf


# --- anything at all --------------------------------------------------------------------------

TEXTS = st.text(alphabet="市局年亩万１２3.5𠮷🌾\n\r\u2028 ，。a", min_size=1, max_size=40).filter(
    lambda text: not text.isspace()
)
VALUES = st.one_of(
    st.none(),
    st.integers(),
    st.floats(allow_nan=False),
    st.sampled_from(["12", "null", "亩", "", " x", "true"]),
)


@st.composite
def records(draw):
    """A valid record: spans that begin and end in a character, facts in text order."""
    text = draw(TEXTS)
    inked = [place for place, char in enumerate(text) if not char.isspace()]

    def span():
        first, last = sorted(draw(st.tuples(st.sampled_from(inked), st.sampled_from(inked))))
        return {"start": first, "end": last + 1, "text": text[first : last + 1]}

    def spans():
        many = [span() for _ in range(draw(st.integers(0, 3)))]
        return sorted(many, key=lambda each: each["start"])

    def maybe(fact, key, *values):
        if draw(st.booleans()):
            fact[key] = draw(st.sampled_from(values))

    times = [{"id": f"T{n}", **each, "value": draw(VALUES)} for n, each in enumerate(spans(), 1)]
    linked = [{**each} for each in times] + [
        {"value": each["value"], "id": each["id"]} for each in times
    ]
    timed = (None, {"value": "2024"}, {**span(), "value": "2024", "id": None}, *linked)
    figures = [{"id": f"F{n}", **each} for n, each in enumerate(spans(), 1)]
    for figure in figures:
        for key in ("value", "unit", "kind"):
            maybe(figure, key, draw(VALUES), "count")
        maybe(figure, "indicator", None, span())
        maybe(figure, "time", *timed)
        maybe(figure, "optional", True)
    mentions = spans()
    institutions = [
        {"id": f"I{n}", "name": f"局{n}", "mentions": [{**each}]}
        for n, each in enumerate(mentions, 1)
    ]
    for institution in institutions:
        maybe(institution, "region", None, {"name": "市", "adcode": None})
        maybe(institution["mentions"][0], "optional", True)
    measures = [{"id": f"M{n}", "action": each} for n, each in enumerate(spans(), 1)]
    for measure in measures:
        maybe(measure, "object", None, span())
        maybe(measure, "agent", None, span(), *({**each} for each in mentions))
        maybe(measure, "figures", [], [each["id"] for each in figures], ["F9"])
        parts = [part for part in (measure["action"], measure.get("object")) if part]
        start, end = min(p["start"] for p in parts), max(p["end"] for p in parts)
        measure |= {"start": start, "end": end, "text": text[start:end]}
        maybe(measure, "time", *timed)
    for measure in measures:
        measure.pop("optional", None)
    return {
        "document": {"id": "a", "title": draw(VALUES)},
        "text": text,
        "figures": figures,
        "measures": measures,
        "institutions": institutions,
        "times": times,
    }


ANY = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@ANY
@given(record=records())
def test_any_record_comes_back_from_every_format(record, tmp_path):
    layer = layer_of(record)
    assert record_of(layer) == record
    for name in WHOLE:
        assert records_of(there_and_back(name, [record], tmp_path)) == [record]
    assert facts(records_of(there_and_back("brat", [record], tmp_path))[0]) == facts(record)
    assert there_and_back("doccano", [record], tmp_path) == [bare(layer)]
    back = there_and_back("conll", [record], tmp_path)[0]
    assert back.text == layer.text
    assert {(mark.label, mark.start, mark.end) for mark in back.marks} == held_by_conll(layer)


@pytest.mark.parametrize(("name", "content", "message"), MALFORMED)
def test_a_malformed_file_is_refused_in_one_line_that_names_it(name, content, message, tmp_path):
    path = tmp_path / "given.x"
    path.write_bytes(content.encode("utf-8", errors="surrogatepass"))
    with pytest.raises(InputError) as caught:
        consume(name, path)
    assert message in str(caught.value)


def consume(name, path):
    reading = FORMATS[name].read(path)
    if not reading.layers:
        raise InputError(f"{path}: holds no document")
    for record in records_of(reading.layers):
        line_of(record)
    return [leftovers(layer) for layer in reading.layers]


JUNK = st.sampled_from(
    [None, 7, -1, 1.5, True, "", "x", "I1", [], {}, [[]], [{}], {"id": 1}, ["a", {}], "\ud800"]
)


@ANY
@given(data=st.data())
@pytest.mark.parametrize("name", ["label-studio", "web-annotation", "doccano"])
def test_json_with_anything_in_it_gives_an_error_and_no_traceback(name, data, tmp_path):
    layer = replace(
        ASTRAL, links=[Link("scope", "F1", "C1")], meta={"annotated": ["figures"], "document": {}}
    )
    tree = json.loads(next(iter(FORMATS[name].write([layer]).files.values())))
    node = tree
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        key = data.draw(st.sampled_from(keys))
        if isinstance(node[key], dict | list) and node[key] and data.draw(st.integers(0, 4)):
            node = node[key]
            continue
        node[key] = data.draw(JUNK)
        break
    path = tmp_path / "given.x"
    path.write_bytes(json.dumps(tree, ensure_ascii=True).encode("utf-8"))
    try:
        consume(name, path)
    except InputError as error:
        assert "\n" not in str(error)


@ANY
@given(
    lines=st.lists(st.text(alphabet='T1RAN#*E \t;:0129figure-BIO{}"𠮷', max_size=24), max_size=6)
)
def test_lines_of_anything_give_an_error_and_no_traceback(lines, tmp_path):
    (tmp_path / "a.txt").write_text("𠮷江县新建学校3所", encoding="utf-8")
    (tmp_path / "a.ann").write_text("\n".join(lines), encoding="utf-8")
    for name, path in (("brat", tmp_path), ("conll", tmp_path / "a.ann")):
        try:
            consume(name, path)
        except InputError as error:
            assert "\n" not in str(error)


def test_a_torn_docbin_gives_an_error_and_no_traceback(tmp_path):
    whole = next(iter(FORMATS["spacy"].write([ASTRAL]).files.values()))
    path = tmp_path / "a.spacy"
    for length in range(0, len(whole), 7):
        path.write_bytes(whole[:length])
        with pytest.raises(InputError):
            consume("spacy", path)
