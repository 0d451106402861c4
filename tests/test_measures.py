"""Measures: what is done, to what, by whom, how far along, and where it stands."""

import time

import pytest

from policyextract import extract
from policyextract.lexicon import read_table
from policyextract.link.instruments import instrument_of
from policyextract.recognise.measures.classes import VERB_KINDS, WORD_CLASSES, inner_verb
from policyextract.recognise.measures.grammar import predicates
from policyextract.recognise.measures.settling import prepare

NEWS = "宁波市推进无废城市建设\n发布日期：2023-05-10  来源：宁波日报\n"
NOTICE = "宁波市人民政府关于印发改革方案的通知\n各县（市、区）人民政府：\n"
REPORT = (
    "2024年湖南省政府工作报告\n一、2023年工作回顾\n全面落实就业优惠政策，新建农村公路300公里。\n"
    "二、2024年工作安排\n继续实施产业强链行动。\n"
)


def measures(text):
    return extract(text).measures


def one(sentence):
    found = measures(sentence)
    assert len(found) == 1, [each.text for each in found]
    return found[0]


def words(span):
    return span.text if span else None


@pytest.mark.parametrize(
    ("sentence", "action", "target"),
    [
        ("完善多层次社会保障体系。", "完善", "多层次社会保障体系"),
        ("举办了首届全民健身运动会。", "举办", "首届全民健身运动会"),
        ("将灵活就业人员纳入参保范围。", "纳入", "灵活就业人员"),
        ("把技术骨干充实到一线岗位。", "充实", "技术骨干"),
        ("对全县桥梁进行安全排查。", "排查", "全县桥梁"),
        ("对符合条件的农户给予补助。", "补助", "符合条件的农户"),
        ("给予5万元奖励。", "给予", "5万元奖励"),
        ("组织企业参加国际展会。", "组织", "企业参加国际展会"),
        ("累计发放稳岗补贴3.2亿元。", "发放", "稳岗补贴3.2亿元"),
        ("严格监督执行。", "监督执行", None),
        ("开展“进企业、解难题”专项行动。", "开展", "“进企业、解难题”专项行动"),
        ("制定并实施年度计划。", "制定并实施", "年度计划"),
        ("清理整顿违规收费、摊派等问题。", "清理整顿", "违规收费、摊派等问题"),
        ("新建安置房8栋。", "新建", "安置房8栋"),
        ("发放技改贷款贴息3.2亿元。", "发放", "技改贷款贴息3.2亿元"),
        ("扩大内需。", "扩大", "内需"),
        ("向孵化企业发放算力券。", "发放", "算力券"),
        ("把在建项目进展情况纳入考核范围。", "纳入", "在建项目进展情况"),
        ("将减免收费范围扩大到全部个体工商户。", "扩大", "减免收费范围"),
        ("对各乡镇灌区改造工作实施考核。", "考核", "各乡镇灌区改造工作"),
        ("对推进改革成绩突出的县予以表彰。", "表彰", "推进改革成绩突出的县"),
        ("一律停产整顿。", "停产整顿", None),
        ("补助资金不得挤占挪用。", "不得挤占挪用", "补助资金"),
        ("对旧设施，不纳入补贴范围。", "不纳入", "补贴范围"),
        ("未经同意，一概不予立项。", "不予立项", None),
        ("问题要立即整改。", "整改", "问题"),
        ("将发现的问题梳理汇总。", "梳理汇总", "发现的问题"),
        ("对补贴发放情况开展专项检查。", "检查", "补贴发放情况"),
        ("在老城区、新城区复制推广。", "复制推广", None),
        ("市场化推进资源整合。", "推进", "资源整合"),
        ("平等保护土地经营权。", "保护", "土地经营权"),
        ("促进和规范慈善事业发展。", "促进和规范", "慈善事业发展"),
        ("健全工资合理增长和支付保障机制。", "健全", "工资合理增长和支付保障机制"),
    ],
)
def test_the_object_is_the_whole_phrase_wherever_it_stands(sentence, action, target):
    found = one(sentence)
    assert (found.action.text, words(found.object)) == (action, target)


def test_a_unit_before_a_pause_belongs_to_the_object():
    first, second = measures("审议地方性法规46件、制定政府规章8件。")
    assert (words(first.object), words(second.object)) == ("地方性法规46件", "政府规章8件")


def test_a_receiver_after_the_verb_is_no_object_and_the_cited_document_is():
    text = NOTICE + "《改革方案》已经市政府同意，现印发给你们，请认真贯彻执行。"
    found = measures(text)[-1]
    assert (found.action.text, words(found.object)) == ("印发", "《改革方案》")
    assert words(found.beneficiary) == "你们"


def test_the_span_runs_from_the_first_to_the_last_character_of_action_and_object():
    found = one("将灵活就业人员纳入参保范围。")
    assert found.text == "灵活就业人员纳入"
    text = extract("将灵活就业人员纳入参保范围。").text
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("sentence", "served"),
    [
        ("为退役军人提供就业服务。", "退役军人"),
        ("向困难家庭发放慰问金。", "困难家庭"),
        ("新建健身步道30公里。", None),
    ],
)
def test_whom_a_measure_serves(sentence, served):
    assert words(one(sentence).beneficiary) == served


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("宁波市新建公园12个。", "done"),
        ("宁波市已完成改造任务。", "done"),
        ("宁波市持续推进节水改造。", "ongoing"),
        ("宁波市每月召开调度会议。", "ongoing"),
        ("宁波市将建设城市会客厅。", "planned"),
        ("宁波市要加强巡查。", "planned"),
        ("《行动方案》明确，完善养老设施。推广居家养老。", "planned"),
        ("市政府印发《绿化意见》，要求保护绿地。落实管护责任。", "planned"),
        (
            "市政府印发《绿化意见》，要求保护绿地。\n在绿道方面，各地应加强建设。完善设施。",
            "planned",
        ),
        ("市政府印发《绿化意见》，要求保护绿地。\n近年来，该市完善设施。", "done"),
        ("《管护意见》不纳入旧设施。\n该市完善设施。", "done"),
        ("根据《实施方案》，该市壮大志愿者队伍。实施社区行动。", "planned"),
        ("《行动方案》明确，完善养老设施。目前，建成了300个食堂。", "done"),
    ],
)
def test_in_a_report_of_what_was_done_words_of_the_clause_tell_the_status(sentence, status):
    assert measures(NEWS + sentence)[-1].status == status


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("一、加强组织领导。各地要压实责任。", "planned"),
        ("鼓励企业加大研发投入。", "planned"),
        ("为规范资金管理，制定本办法。", "done"),
    ],
)
def test_in_a_notice_instructions_are_planned_and_its_own_acts_done(sentence, status):
    assert measures(NOTICE + sentence)[-1].status == status


def test_a_work_report_looks_back_and_then_ahead():
    found = {each.action.text: each.status for each in measures(REPORT)}
    assert found == {"落实": "done", "新建": "done", "实施": "planned"}


def test_the_subject_of_the_clause_acts_and_goes_on_acting():
    text = NEWS + "宁波市制定三年计划，建立联席会议制度。\n推行垃圾分类积分制度。"
    first, second, third = measures(text)
    assert (words(first.agent), first.inferred) == ("宁波市", [])
    assert (words(second.agent), "agent" in second.inferred) == ("宁波市", True)
    assert words(third.agent) == "宁波市"


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("申报材料由各相关部门审核，取消现场审查。", None),
        ("由县级财政部门牵头，拨付补助资金。", "县级财政部门"),
        ("市教育局改造中小学危房，对学生给予补助。", "市教育局"),
        ("乡镇5个工作日内完成初审，报送结果。", "乡镇"),
        ("由县自然资源局会同县水务局核查隐患点，建立台账。", "县自然资源局"),
        ("县级拨付资金300万元，改造管网。", "县级"),
        ("洱海更要护好，整治岸线。", None),
        ("各乡镇要做好登记，各有关部门要各司其职，帮助群众解决困难。", "各有关部门"),
        ("矿山安全监察机构要依法监察，加强检查。", "矿山安全监察机构"),
        ("管委会相关工作人员主动上门，帮助兑现奖金。", "管委会相关工作人员"),
        ("市工业局、市企业服务局统筹推进培育工作，推动落实政策。", "市工业局、市企业服务局"),
    ],
)
def test_who_goes_on_acting_in_the_clauses_after(sentence, actor):
    assert words(measures(sentence)[-1].agent) == actor


def test_in_news_a_class_of_bodies_acts_only_in_its_own_sentence():
    text = NEWS + "宁波市将推行告知承诺制。各级窗口单位要公开流程。完善帮办机制。"
    assert words(measures(text)[-1].agent) == "宁波市"


def test_support_in_a_plan_that_a_notice_carries_is_the_issuers():
    text = (
        "天河区科技局关于印发培育行动计划的通知\n各有关单位：\n培育行动计划\n"
        "一、主要任务\n鼓励银行开发专属产品。\n天河区科技局\n2024年3月5日\n"
    )
    assert words(measures(text)[-1].agent) == "天河区科技局"


def test_the_document_is_what_a_verb_without_object_issues():
    found = measures(NOTICE + "《改革方案》已经市政府同意，现予印发。")[-1]
    assert (words(found.object), found.status) == ("《改革方案》", "done")


def test_an_instruction_without_an_actor_has_none():
    text = NOTICE + "一、健全工作机制。完善台账管理制度。"
    assert measures(text)[-1].agent is None


def test_support_without_an_actor_is_the_issuers():
    text = (
        "天河区科技局关于印发扶持办法的通知\n各有关单位：\n支持企业建设研发平台。\n"
        "天河区科技局\n2024年3月5日\n"
    )
    report = extract(text)
    found = report.measures[-1]
    assert words(found.agent) == "天河区科技局"
    assert "agent" in found.inferred


def test_the_actor_may_stand_after_you():
    found = one("由县级财政部门拨付专项资金。")
    assert words(found.agent) == "县级财政部门"


def test_figures_and_citations_of_the_same_clause_are_named():
    report = extract("印发《节能改造方案》，改造老旧小区56个，其中市区30个。")
    first, second = report.measures
    assert first.citations == [report.citations[0].id]
    assert first.figures == []
    assert second.figures == [report.figures[0].id]


def test_the_number_counts_section_sentence_and_clause():
    text = "一、主要任务\n（一）加强管理。\n完善制度，优化服务。健全体系。"
    numbers = {each.action.text: each.clause for each in measures(text)}
    assert numbers["完善"] == "1.1-2-1"
    assert numbers["优化"] == "1.1-2-2"
    assert numbers["健全"] == "1.1-3-1"


def test_categories_and_instruments():
    found = measures("新建医院两所，严格查处违规收费，发放消费券2000万元。")
    assert [each.category for each in found] == ["build", "inspect", "fund"]
    assert [each.instrument for each in found] == ["supply", "environment", "demand"]
    assert instrument_of("other", "任何对象") is None


def test_word_tables_name_known_classes_and_no_word_twice():
    verbs = read_table("policyextract.recognise.measures", "verbs.csv")
    others = read_table("policyextract.recognise.measures", "words.csv")
    assert {row["kind"] for row in verbs} <= set(VERB_KINDS)
    assert {row["class"] for row in others} <= set(WORD_CLASSES)
    every = [row["word"] for row in (*verbs, *others)]
    assert len(every) == len(set(every))


def test_every_letter_stands_for_one_thing():
    letters = [*VERB_KINDS.values(), *WORD_CLASSES.values()]
    twice = {letter for letter in letters if letters.count(letter) > 1}
    assert twice <= {"T"}  # how often something happens is told like a time


@pytest.mark.parametrize(
    ("word", "verb"),
    [("完善", "完善"), ("深入开展", "开展"), ("扩大内需", "扩大"), ("高速公路", "")],
)
def test_the_verb_within_a_word_of_the_dictionary(word, verb):
    first, last = inner_verb(word)
    assert word[first:last] == verb


@pytest.mark.parametrize(
    "unit", ["完善、", "提出了", "对企业", "把", "在", "（", "“", "的", "V、W", "为"]
)
def test_clauses_without_end_take_linear_time(unit):
    text = unit * (20_000 // len(unit))
    start = time.perf_counter()
    assert extract(text).text == text
    assert time.perf_counter() - start < 10


def test_letters_without_end_take_linear_time():
    for letters in ("VW", "W&", "nu", "Xn", "In", "YV", "Vn、", "HD", "zA", "A", "CV", "GnV"):
        start = time.perf_counter()
        list(predicates(prepare(letters * 20_000)))
        assert time.perf_counter() - start < 3, letters
