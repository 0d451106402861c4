"""Full names, types and levels of institutions; who is the same organisation."""

from __future__ import annotations

from types import SimpleNamespace
from typing import get_args

import pytest

from policyextract import extract
from policyextract.facts import InstitutionType, Level
from policyextract.lexicon import read_table
from policyextract.link.kinds import level_of, type_of
from policyextract.link.names import expand
from policyextract.places import by_code

LOUDI, HUNAN, HUAN, CHINA = "431300", "430000", "621022", "100000"
CHONGQING, INNER_MONGOLIA, ENSHI = "500000", "150000", "422800"
BODIES = read_table("policyextract.recognise.institutions", "bodies.csv")


@pytest.mark.parametrize(
    ("mention", "code", "name", "kind", "level"),
    [
        ("市委", LOUDI, "中共娄底市委员会", "party", "prefecture"),
        ("省委", LOUDI, "中共湖南省委员会", "party", "provincial"),
        ("县委", HUAN, "中共环县委员会", "party", "county"),
        ("市委", HUAN, "中共庆阳市委员会", "party", "prefecture"),
        ("州委", ENSHI, "中共恩施土家族苗族自治州委员会", "party", "prefecture"),
        ("自治区党委", INNER_MONGOLIA, "中共内蒙古自治区委员会", "party", "provincial"),
        ("市委常委会", LOUDI, "中共娄底市委员会常务委员会", "party", "prefecture"),
        ("市委组织部", LOUDI, "中共娄底市委组织部", "party", "prefecture"),
        ("市委政法委", LOUDI, "中共娄底市委政法委员会", "party", "prefecture"),
        ("县纪委监委", HUAN, "中共环县纪律检查委员会", "party", "county"),
        ("党中央", LOUDI, "中国共产党中央委员会", "party", "national"),
        ("市政府", CHONGQING, "重庆市人民政府", "government", "provincial"),
        ("县政府", HUAN, "环县人民政府", "government", "county"),
        ("省政府办公厅", HUNAN, "湖南省人民政府办公厅", "department", "provincial"),
        ("省人社厅", LOUDI, "湖南省人力资源和社会保障厅", "department", "provincial"),
        ("市发改委", LOUDI, "娄底市发展和改革委员会", "department", "prefecture"),
        ("省国资委", HUNAN, "湖南省人民政府国有资产监督管理委员会", "department", "provincial"),
        ("市场监管局", LOUDI, "娄底市市场监督管理局", "department", "prefecture"),
        ("市财政部门", LOUDI, "娄底市财政局", "department", "prefecture"),
        ("省财政部门", LOUDI, "湖南省财政厅", "department", "provincial"),
        ("广州市天河区商务局", LOUDI, "广州市天河区商务局", "department", "county"),
        ("滁州公安", CHINA, "滁州市公安局", "department", "prefecture"),
        ("发展改革委", CHINA, "国家发展和改革委员会", "department", "national"),
        ("发展改革委", HUNAN, "湖南省发展和改革委员会", "department", "provincial"),
        ("国资委", CHINA, "国务院国有资产监督管理委员会", "department", "national"),
        ("财政", CHINA, "财政部", "department", "national"),
        ("市场监管", CHINA, "国家市场监督管理总局", "department", "national"),
        ("证监会", HUNAN, "中国证券监督管理委员会", "department", "national"),
        ("市人大常委会", LOUDI, "娄底市人民代表大会常务委员会", "congress", "prefecture"),
        ("省政协", HUNAN, "中国人民政治协商会议湖南省委员会", "cppcc", "provincial"),
        ("市法院", LOUDI, "娄底市中级人民法院", "court", "prefecture"),
        ("县检察院", HUAN, "环县人民检察院", "procuratorate", "county"),
        ("团市委", LOUDI, "共青团娄底市委员会", "mass_organization", "prefecture"),
        ("市妇联", LOUDI, "娄底市妇女联合会", "mass_organization", "prefecture"),
        ("万盛经开区管委会", CHONGQING, "万盛经济技术开发区管理委员会", "department", "county"),
        ("市政务服务中心", LOUDI, "娄底市政务服务中心", "public_institution", "prefecture"),
        ("三一重工", LOUDI, "三一重工", "enterprise", None),
        ("大连商品交易所", CHINA, "大连商品交易所", "public_institution", None),
        ("湖南大学", HUNAN, "湖南大学", "school", None),
        ("县政府", CHINA, "县政府", "government", "county"),
        ("组织部", INNER_MONGOLIA, "中共内蒙古自治区党委组织部", "party", "provincial"),
        ("编办", LOUDI, "中共娄底市委机构编制委员会办公室", "party", "prefecture"),
        ("网信", LOUDI, "中共娄底市委网络安全和信息化委员会办公室", "party", "prefecture"),
        ("政协办公厅", HUNAN, "中国人民政治协商会议湖南省委员会办公厅", "cppcc", "provincial"),
        ("政协", HUAN, "中国人民政治协商会议环县委员会", "cppcc", "county"),
        ("区党委", INNER_MONGOLIA, "中共内蒙古自治区委员会", "party", "provincial"),
        ("民政局", HUNAN, "民政局", "department", None),
        ("省民政局", HUNAN, "湖南省民政局", "department", "provincial"),
        ("统计局", HUNAN, "湖南省统计局", "department", "provincial"),
        ("锡林郭勒盟政务服务局", CHINA, "锡林郭勒盟政务服务局", "department", "prefecture"),
        ("农发行广西区分行", HUNAN, "中国农业发展银行广西壮族自治区分行", "enterprise", None),
        ("河南村村民委员会", CHINA, "河南村村民委员会", "grassroots", None),
        ("济源示范区", CHINA, "济源示范区管理委员会", "department", "county"),
        ("生产建设兵团", CHINA, "新疆生产建设兵团", "government", "provincial"),
        ("冶金部", HUNAN, "冶金工业部", "department", "national"),
    ],
)
def test_a_mention_is_expanded_from_the_documents_place(mention, code, name, kind, level):
    full = expand(mention, by_code(code))
    assert (full.name, full.type, full.level) == (name, kind, level)


def test_the_place_before_in_a_list_holds_for_the_next_name():
    assert expand("药监局", by_code(LOUDI), by_code(HUNAN)).name == "湖南省药品监督管理局"


def test_the_districts_own_committee_is_not_the_autonomous_regions():
    hailar, hulunbuir = by_code("150702"), by_code("150700")
    for inherited in (None, hulunbuir, by_code(INNER_MONGOLIA)):
        assert expand("区委", hailar, inherited).name == "中共呼伦贝尔市海拉尔区委员会"
    assert expand("区委", hulunbuir).name == "区委"


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("杭州市公安消防支队萧山大队", "military", "county"),
        ("娄底市消防救援支队", "department", "prefecture"),
        ("节能与新能源汽车产业发展部际联席会议", "coordinating_body", None),
        ("新疆生产建设兵团", "government", "provincial"),
        ("中国汽车工业协会", "association", "national"),
        ("湖南日报", "media", None),
        ("联合国", "international", None),
        ("中国人民银行长沙中心支行", "department", "prefecture"),
    ],
)
def test_a_name_tells_its_type_and_level(name, kind, level):
    assert (type_of(name), level_of(name)) == (kind, level)


def mentions(text, **options):
    return {i.name: [m.text for m in i.mentions] for i in extract(text, **options).institutions}


def test_short_and_long_forms_are_one_organisation():
    text = "湖南省财政厅印发办法。省财政厅负责解释，由财政厅备案。"
    assert mentions(text, region="湖南省") == {
        "湖南省财政厅": ["湖南省财政厅", "省财政厅", "财政厅"]
    }


def test_a_defined_short_name_names_the_organisation():
    text = "报送省人才工作评选委员会办公室（以下简称“省评选办”）。省评选办负责初审。"
    assert mentions(text, region="湖南省") == {
        "湖南省人才工作评选委员会办公室": ["省人才工作评选委员会办公室", "省评选办", "省评选办"]
    }


def test_a_company_by_its_own_name_alone_is_the_same_one():
    found = mentions("亚腾创能公司建成基地。去年亚腾创能在当地扩产。")
    assert found == {"亚腾创能公司": ["亚腾创能公司", "亚腾创能"]}


def test_an_inferred_name_is_said_to_be_inferred():
    report = extract("市委召开会议，国务院作出部署。", region="娄底市")
    assert [(i.name, i.inferred, i.region and i.region.adcode) for i in report.institutions] == [
        ("中共娄底市委员会", ["name"], LOUDI),
        ("国务院", [], None),
    ]


def test_no_name_is_invented_where_the_place_is_unknown():
    assert mentions("区科技局负责受理。") == {"区科技局": ["区科技局"]}


def test_every_body_of_the_list_has_a_known_type_and_level():
    for row in BODIES:
        assert row["type"] in get_args(InstitutionType), row
        assert not row["level"] or row["level"] in get_args(Level), row
        assert row["source"], row


def test_a_long_list_of_joined_names_takes_linear_time():
    from policyextract.link.context import Context
    from policyextract.link.institutions import link_institutions
    from policyextract.recognise.spans import Found

    text = "市委、市政府、" * 3000
    found = [
        Found(start, end, "unit", "institutions.test")
        for i in range(3000)
        for start, end in ((7 * i, 7 * i + 2), (7 * i + 3, 7 * i + 6))
    ]
    context = Context(text=text, words=[], found={"institutions": found})
    entries = link_institutions(
        context, SimpleNamespace(region=None, published=None, reference_year=None)
    )
    assert [len(entry.mentions) for entry in entries] == [3000, 3000]


def test_a_task_force_has_the_level_of_who_sets_it_up():
    report = extract("深圳市政府于2000年专门成立消防规划领导小组。", region="广东省")
    assert [(i.name, i.level) for i in report.institutions] == [
        ("深圳市人民政府", "prefecture"),
        ("消防规划领导小组", "prefecture"),
    ]


def test_the_places_above_the_last_named_one_tell_what_a_short_name_means():
    text = "合肥市蜀山区开展试点。市政府印发方案，省政府作出部署，区政府负责落实。"
    assert list(mentions(text)) == ["合肥市人民政府", "安徽省人民政府", "合肥市蜀山区人民政府"]


def test_a_township_named_only_in_the_signature_is_the_township_of_the_text():
    text = "经镇党委研究，现将有关事项通知如下。\n金寨县花溪镇人民政府"
    assert "中共花溪镇委员会" in mentions(text)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("近日，帮助江投生物能源销售有限公司办理许可。", ["江投生物能源销售有限公司"]),
        ("成立嘉禾新守正物业管理有限公司进驻社区。", ["嘉禾新守正物业管理有限公司"]),
        ("前来投资的滨商科技有限公司董事长说。", ["滨商科技有限公司"]),
        ("多家房地产开发建设有限公司落户。", []),
        ("设立股份有限公司、有限责任公司。", []),
    ],
)
def test_a_legal_form_names_a_company_whose_own_name_is_made_of_common_words(sentence, names):
    assert list(mentions(sentence)) == names
