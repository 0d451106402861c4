"""What a document is: its title, kind, number, issuer, dates and place, read off its head."""

import time
import tomllib
from pathlib import Path

import pytest

from policyextract import extract
from policyextract.errors import UsageError
from policyextract.link.context import Context
from policyextract.link.dates import find_dates, parse_date
from policyextract.link.doc_number import own_number
from policyextract.link.doc_type import type_of_title
from policyextract.link.document import Stated, describe
from policyextract.link.issuer import first_body
from policyextract.link.sections import link_sections
from policyextract.read.source import from_text
from policyextract.read.view import clean

HEADS = tomllib.loads((Path(__file__).parent / "data/read/heads.toml").read_text(encoding="utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", HEADS, ids=lambda case: case["name"].replace(" ", "_"))
def test_the_head_tells(case):
    document = extract(case["text"]).document.model_dump()
    document["adcode"] = (document.pop("region") or {}).get("adcode")
    wanted = {key: value for key, value in case.items() if key not in ("name", "text")}
    for field in ("doc_number", "issuer", "published", "adcode"):
        wanted.setdefault(field, None)
    assert {key: document[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2008-02-19", "2008-02-19"),
        ("2023/9/20 10:40:55", "2023-09-20"),
        ("2023.02.07", "2023-02-07"),
        ("2018年1月2日", "2018-01-02"),
        ("2023-09", "2023-09"),
        ("2023年9月", "2023-09"),
        ("2022年", "2022"),
        ("２００９年１２月２０日", "2009-12-20"),
        ("二○○八年二月十九日", "2008-02-19"),
        ("二〇一〇年十月二十一日", "2010-10-21"),
        ("二О一一年九月七日", "2011-09-07"),
        ("二 ○○五年三月三十日", "2005-03-30"),
        ("一九九九年十一月廿三日", "1999-11-23"),
        ("2021年2月30日", None),
        ("2022年13月1日", None),
        ("20230920", None),
        ("2021.5%", None),
        ("12-20", None),
        ("一二三四年", None),
    ],
)
def test_dates_in_every_spelling(text, value):
    assert parse_date(text) == value


def test_dates_come_with_their_offsets():
    text = "自2021年5月1日起至2022年"
    assert [(text[d.start : d.end], d.value) for d in find_dates(text)] == [
        ("2021年5月1日", "2021-05-01"),
        ("2022年", "2022"),
    ]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("国办发〔2021〕25号", "国办发〔2021〕25号"),
        ("粤府办［１９９９］２６号", "粤府办〔1999〕26号"),
        ("湘政办发﹝2021﹞69号", "湘政办发〔2021〕69号"),
        ("鲁政字【2020】67号", "鲁政字〔2020〕67号"),
        ("晋政办发 [2006] 3号", "晋政办发〔2006〕3号"),
        ("国发（2011）39 号", "国发〔2011〕39号"),
        ("关于开展检查的通知渝府办发〔2021〕6号", "渝府办发〔2021〕6号"),
        ("京平政发〔2022〕9号各乡镇人民政府：", "京平政发〔2022〕9号"),
        ("中华人民共和国国务院令第722号", "中华人民共和国国务院令第722号"),
        ("关于《办法》（国发〔2012〕13号）的说明", None),
        ("青岛市贯彻落实鲁政字〔2020〕67号文件责任分工", None),
        ("2021年第3期", None),
    ],
)
def test_the_own_number_in_every_spelling(line, number):
    assert own_number(clean(line).text) == number


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("国务院关于印发全民阅读规划的通知", "plan"),
        ("批转省农业厅关于春耕生产的意见的通知", "opinion"),
        ("关于印发《旅馆业管理办法（试行）》的通知", "measures"),
        ("关于支持花卉产业若干措施的通知", "measures"),
        ("关于开展措施落实情况检查的通知", "notice"),
        ("关于同意设立综合保税区的批复", "reply"),
        ("关于表彰先进工作者的决定", "decision"),
        ("关于印发应急预案的通知", "scheme"),
        ("中华人民共和国湿地保护法", "regulation"),
        ("做好垃圾分类的三种方法", None),
        ("一图读懂《公园条例》", "interpretation"),
        ("2023年政府工作报告", "work_report"),
    ],
)
def test_a_title_tells_the_kind(title, kind):
    assert type_of_title(title) == kind


@pytest.mark.parametrize(
    ("bodies", "first"),
    [
        ("工业和信息化部发展改革委财政部国资委", "工业和信息化部"),
        ("北京市经济和信息化局北京市财政局", "北京市经济和信息化局"),
        ("中共中央国务院", "中共中央"),
        ("国务院办公厅", "国务院办公厅"),
        ("国家发展和改革委员会办公厅", "国家发展和改革委员会办公厅"),
        ("国家税务总局海南省税务局", "国家税务总局海南省税务局"),
        ("海关总署 国家移民局", "海关总署"),
    ],
)
def test_the_first_of_several_bodies(bodies, first):
    assert first_body(bodies) == first


def test_what_the_caller_states_fills_what_the_document_lacks():
    stated = extract("全市新增就业3万人。", date="2023-05", region="湖南娄底").document
    assert (stated.published, stated.reference_year) == ("2023-05", 2023)
    assert stated.region.adcode == "431300"
    said = extract(HEADS[3]["text"], date="1999", region="北京").document
    assert (said.reference_year, said.region.adcode) == (2024, "420500")


@pytest.mark.parametrize(
    ("date", "region", "hint"),
    [
        ("19.9.2023", None, "2023-09-19"),
        ("2023-02-30", None, "is no date"),
        (None, "火星市", "six-digit code"),
        (None, "999999", "GB/T 2260"),
        (None, "朝阳区", "110105"),
    ],
)
def test_a_wrong_statement_is_refused_with_advice(date, region, hint):
    with pytest.raises(UsageError, match=hint):
        Stated.parse(date, region)


@pytest.mark.parametrize("region", ["湖南娄底", "娄底", "娄底市", "湖南省娄底市", "431300"])
def test_a_place_may_be_stated_in_many_ways(region):
    assert Stated.parse(None, region).region.name == "娄底市"


def test_what_is_missing_is_warned_of_once():
    warnings = extract("全市新增就业3万人。").document.warnings
    assert len(warnings) == 2 and "date" in warnings[0] and "region" in warnings[1]
    assert extract("").document.warnings == ["the document is empty"]


def test_sections_nest_and_end_where_the_next_begins():
    text = (
        "关于养蜂的意见\n一、要求\n（一）目标\n到2025年养蜂1万箱。\n（二）原则\n"
        "1.稳步发展\n2.统筹兼顾\n二、保障\n加强领导。\n"
    )
    sections = link_sections(Context(text, [], {}))
    assert [(s.path, s.title) for s in sections] == [
        ("1", "一、要求"),
        ("1.1", "（一）目标"),
        ("1.2", "（二）原则"),
        ("1.2.1", "1.稳步发展"),
        ("1.2.2", "2.统筹兼顾"),
        ("2", "二、保障"),
    ]
    assert text[sections[0].start : sections[0].end].endswith("2.统筹兼顾\n")
    assert text[sections[1].start : sections[1].end] == "（一）目标\n到2025年养蜂1万箱。\n"
    assert sections[-1].end == len(text)


@pytest.mark.parametrize(
    "piece",
    ["各厅", "各位代表", "一、\n", "日", "《", "关于印发", "国发〔2021〕", "发布日期：", "省"],
)
def test_hostile_heads_take_linear_time(piece):
    text = piece * (60_000 // len(piece))
    start = time.perf_counter()
    describe(Context(text, [], {}), from_text(text), Stated())
    assert time.perf_counter() - start < 2


def test_a_mailbox_reply_is_its_answerers_on_the_day_of_the_answer():
    text = (
        "关于公园路灯的答复\n来信内容：西城区某小区门前路灯损坏，希望尽快修复。\n"
        "答复单位：市公安局公安交通管理局　答复时间：2021-04-09\n您好！来信收悉。现答复如下。\n"
    )
    document = extract(text).document
    assert document.published == "2021-04-09"
    assert document.issuer == "北京市公安局公安交通管理局"


def test_the_stated_region_wins_over_places_that_the_text_only_mentions():
    text = "全县新增就业3万人，我县经济稳定增长。其间，安化县介绍了经验。"
    assert extract(text, region="湖南省桃源县").document.region.name == "桃源县"


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("某市统计局　2020年7月28日", "2020-07-28"),
        ("（2005年3月1 8日）", "2005-03-18"),
        ("来源：漯河日报　2006年9月8日", "2006-09-08"),
        ("来源：新闻网 记者 张三 2006-09-08 10:11", "2006-09-08"),
        ("2006年9月8日 来源：漯河日报", "2006-09-08"),
        ("漯河日报 2006年9月8日 第1版", "2006-09-08"),
        ("2006.09.08 漯河日报", "2006-09-08"),
        ("本报记者 张三 2006年9月8日", "2006-09-08"),
        ("2006年9月8日　星期五", "2006-09-08"),
        ("【2006年9月8日 漯河日报】", "2006-09-08"),
        ("记者 张三 通讯员 李四  发布于2006年9月8日", "2006-09-08"),
        ("（某地区行政公署2016年5月印发，节选）", "2016-05"),
        ("2006年9月", "2006-09"),
        ("漯河日报 2006年09月08日 记者 张三", "2006-09-08"),
        ("新华社郑州2006年9月8日电", "2006-09-08"),
        ("漯河新闻网2006年9月8日讯 记者获悉：", "2006-09-08"),
        ("2006年9月8日，市政府召开会议。", None),
        ("有效期至2026年9月8日", None),
        ("2006年9月8日会议纪要", None),
    ],
)
def test_the_line_under_the_headline_says_when(line, published):
    body = "    今年以来，漯河市新增企业12家，同比增长5%。\n    去年，全市投资增长3%。\n"
    assert extract(f"食品名城再添新翼\n{line}\n{body}").document.published == published


@pytest.mark.parametrize(
    "line",
    [
        "2006年9月8日",
        "（记者 张三 2006年9月8日）",
        "（原载《漯河日报》2006年9月8日第2版）",
        "（来源：漯河日报，2006年9月8日）",
    ],
)
def test_the_line_under_a_news_text_says_when(line):
    body = "近日，漯河市新增企业12家，同比增长5%。\n市长表示，投资增长3%。\n"
    assert extract(f"食品名城再添新翼\n{body}{line}\n").document.published == "2006-09-08"


def test_a_programme_that_is_numbered_by_its_day_is_of_that_day():
    page = "全市新闻联播20230405\n本台消息：今年，全市将培育企业100家。\n2月份，价格指数为51.3%。\n"
    report = extract(page)
    assert report.document.published == "2023-04-05"
    assert [figure.time.value for figure in report.figures] == ["2023", "2023-02"]
    assert extract(page.replace("0405", "1399")).document.published is None


def test_a_news_text_that_opens_with_a_day_has_its_year():
    page = "食品名城再添新翼\n2006年9月8日，记者从漯河市统计局获悉，上半年投资增长3%。\n"
    report = extract(page)
    assert (report.document.published, report.document.reference_year) == (None, 2006)
    assert report.figures[0].time.value == "2006-01/2006-06"


def test_an_audit_report_is_told_of_its_year():
    report = extract(
        "关于某市2011年度预算执行和其他财政收支的审计工作报告\n"
        "——2012年7月25日在某市第十三届人民代表大会常务委员会第三十六次会议上\n"
        "12月支出增长3%。\n"
    )
    assert (report.document.doc_type, report.figures[0].time.value) == ("other", "2011-12")
