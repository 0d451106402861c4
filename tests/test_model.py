"""The trained pipeline: it is where the package says, it says the same twice, it can be left out."""

import pytest

from policyextract import extract, load
from policyextract.errors import UsageError
from policyextract.recognise.institutions.merging import merge, plausible
from policyextract.recognise.institutions.trained import PROPOSED, folder, may_name, trained
from policyextract.recognise.institutions.words import Sight
from policyextract.recognise.spans import Found, get
from policyextract.segment.tokenizer import text_of, tokens_of

TEXT = "今年，市委、市政府支持鼎晟重工、万和锂电扩建厂房，市人社局组织培训3000人次。"


@pytest.fixture(scope="module")
def nlp():
    return load("institutions")


def test_the_pipeline_is_in_the_package_and_small():
    size = sum(path.stat().st_size for path in folder().rglob("*") if path.is_file())
    assert size < 15_000_000
    assert trained().meta["license"] == "CC BY-SA 4.0"


def test_the_same_text_gives_the_same_record():
    first, second = (extract(TEXT, model="institutions") for _ in range(2))
    assert first == second


def test_the_record_names_the_model():
    assert extract(TEXT, model="none").generator.model == "none"
    assert extract(TEXT, model="institutions").generator.model.startswith("policyextract_")


def test_without_the_model_nothing_of_it_runs():
    assert "policy_model" not in load("none").pipe_names


def test_an_unknown_model_is_an_error():
    with pytest.raises(UsageError, match="institutions"):
        extract(TEXT, model="other")


def test_mentions_have_exact_offsets():
    for institution in extract(TEXT, model="institutions").institutions:
        for mention in institution.mentions:
            assert TEXT[mention.start : mention.end] == mention.text


def test_what_the_rules_found_stays(nlp):
    ruled = set(get(load("none")(TEXT), "institutions"))
    assert ruled <= set(get(nlp(TEXT), "institutions"))


def test_proposals_travel_with_the_doc(nlp):
    docs = list(nlp.pipe([TEXT, TEXT]))
    assert get(docs[0], PROPOSED) == get(docs[1], PROPOSED)


@pytest.mark.parametrize(
    "text, name",
    [
        ("支持鼎晟重工扩产", "鼎晟重工"),
        ("与福瑞玻璃签约", "福瑞玻璃"),
        ("引进晶澄光电落户", "晶澄光电"),
    ],
)
def test_an_unknown_company_is_plausible(nlp, text, name):
    assert plausible(*_sight_and_span(nlp, text, name))


@pytest.mark.parametrize(
    "text, name",
    [
        ("发展新能源汽车产业", "新能源汽车"),
        ("推进鼎晟重工项目建设", "鼎晟重工"),
        ("支持职业院校办学", "职业院校"),
        ("《鼎晟日报》报道", "鼎晟日报"),
        ("在娄底市召开会议", "娄底市"),
    ],
)
def test_a_class_a_project_a_title_or_a_place_is_not(nlp, text, name):
    assert not plausible(*_sight_and_span(nlp, text, name))


def test_a_rule_wins_where_both_meet(nlp):
    sight, proposal = _sight_and_span(nlp, "支持鼎晟重工集团扩产", "鼎晟重工")
    rule = Found(2, 8, "company", "institutions.enterprise_by_kind")
    assert merge(sight, [rule], [], [proposal]) == [rule]


def test_what_a_rule_refused_stays_out(nlp):
    sight, proposal = _sight_and_span(nlp, "支持鼎晟重工扩产", "鼎晟重工")
    refused = proposal._replace(label="body")
    assert merge(sight, [], [refused], [proposal]) == []
    assert [item.label for item in merge(sight, [], [], [proposal])] == ["company"]


def test_a_sentence_without_a_hint_is_not_read():
    assert not may_name("全年接待游客3000万人次。")
    assert may_name("鼎晟重工扩建。")


def _sight_and_span(nlp, text, name):
    doc = nlp.make_doc(text)
    assert text_of(doc) == text
    start = text.index(name)
    return Sight(text_of(doc), tokens_of(doc).starts), Found(
        start, start + len(name), "proposed", "model.institutions"
    )
