"""The pipeline is spaCy's: saved, loaded and spread over processes it gives the same."""

import subprocess
import sys

import pytest
import spacy

import policyextract
from policyextract import load
from policyextract.pipeline import KINDS
from policyextract.recognise.spans import get

TEXTS = [
    "2022年全市职业院校共培训11万余人次，同比增长5.6%。",
    "市委、市政府出台《关于促进就业的若干意见》（湘政发〔2023〕5号），完善职业教育体系。",
]


def facts(doc):
    return {kind: get(doc, kind) for kind in KINDS}


@pytest.fixture(scope="module")
def expected():
    nlp = load()
    return [facts(nlp(text)) for text in TEXTS]


def test_a_saved_pipeline_gives_the_same(tmp_path, expected):
    load().to_disk(tmp_path / "saved")
    nlp = spacy.load(tmp_path / "saved")
    assert [facts(nlp(text)) for text in TEXTS] == expected


def test_a_pipeline_that_a_user_changes_leaves_extract_as_it_is():
    nlp = load()
    nlp.remove_pipe("policy_figures")
    assert policyextract.extract(TEXTS[0]).figures


def test_two_processes_give_the_same(expected):
    assert [facts(doc) for doc in load().pipe(TEXTS, n_process=2, batch_size=1)] == expected


def test_the_components_work_in_a_pipeline_of_ones_own():
    nlp = spacy.blank("zh")
    nlp.add_pipe("policy_times")
    nlp.add_pipe("policy_figures")
    doc = nlp(TEXTS[0])
    found = get(doc, "figures")
    assert [doc.text[item.start : item.end] for item in found] == ["11万余人次", "5.6%"]
    assert all(span.label_ and span.id_ for span in doc.spans["figures"])


def test_a_stream_gives_one_record_a_text():
    reports = list(policyextract.extract_many(TEXTS))
    assert [report.document.id for report in reports] == ["document-1", "document-2"]
    assert reports[0] == policyextract.extract(TEXTS[0], id="document-1")


def test_help_does_not_import_spacy():
    code = "import sys; from policyextract.cli import app; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_importing_the_package_does_not_import_spacy():
    code = "import sys; import policyextract; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_jieba_s_own_dictionary_stays_untouched():
    code = (
        "import jieba, policyextract; policyextract.extract('市委'); "
        "import sys; sys.exit(jieba.dt.initialized)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
