"""What the time expressions of reports mean, in a report of 2023."""

import csv

import pytest

from policyextract import extract
from tests.conftest import ROOT

HEAD = "2023年某市人民政府工作报告\n——2023年1月10日在某市第八届人民代表大会第二次会议上\n"


def rows(name):
    with (ROOT / "tests/data" / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


ROWS, DATED = rows("times.csv"), rows("figure_times.csv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_a_time_in_a_report_means(row):
    report = extract(f"{HEAD}\n一、工作\n{row['text']}，全市稳步发展。")
    times = [time for time in report.times if time.start > len(HEAD)]
    assert [(time.text, time.value) for time in times] == [(row["text"], row["value"] or None)]


@pytest.mark.parametrize("row", DATED, ids=lambda row: f"{row['sentence']} {row['figure']}")
def test_a_figure_in_a_report_is_of(row):
    report = extract(f"{HEAD}\n一、工作\n{row['sentence']}")
    found = next(each for each in report.figures if each.text == row["figure"])
    assert (found.time.value if found.time else "") == row["time"]


@pytest.mark.parametrize("text", ["2月30日", "2019年2月29日"])
def test_a_day_that_no_calendar_has_is_no_time(text):
    assert extract(f"{text}前完成。", date="2020-01-01").times == []


def test_without_a_date_a_relative_time_has_no_value():
    assert [time.value for time in extract("今年以来稳步发展，9月底完成。").times] == [None, None]


def test_a_stated_date_gives_relative_times_their_year():
    report = extract("去年稳步发展。", date="2020-05-01")
    assert [time.value for time in report.times] == ["2019"]
    assert report.times[0].inferred == ["value"]


def test_a_time_holds_in_its_paragraph_until_another_is_stated():
    report = extract("2019年建成5个。再建3个。2020年建成7个。\n又建2个。", date="2021-01-01")
    values = [figure.time and figure.time.value for figure in report.figures]
    assert values == ["2019", "2019", "2020", None]
    assert [("time" in figure.inferred) for figure in report.figures] == [False, True, False, False]


def test_a_year_that_is_compared_with_is_not_the_figure_s_time():
    report = extract("2022年增长5%，比2019年提高3个百分点。", date="2023-01-01")
    assert [figure.time.value for figure in report.figures] == ["2022", "2022"]


def test_the_base_of_a_change_is_not_its_time_but_that_of_its_own_number():
    report = extract(
        "到2025年，收入比2020年翻一番。较2020年的50亿元增加30亿元。", date="2022-01-01"
    )
    assert [figure.time.value for figure in report.figures][:2] == ["2025", "2020"]


def test_a_heading_s_year_holds_through_its_section():
    report = extract("一、2021年工作回顾\n财政收入增长8%。\n二、2022年工作安排\n财政收入增长6%。")
    assert [(f.time.value, f.status) for f in report.figures] == [
        ("2021", "achieved"),
        ("2022", "target"),
    ]


def test_a_line_that_dates_its_items_holds_for_them_and_no_further():
    report = extract(
        "关于加快养老服务发展的意见\n一、主要目标\n到2025年：\n——床位达到3万张。\n"
        "——入住率稳定在60%以上。\n二、重点任务\n护理员培训500人。",
        date="2022-03-01",
    )
    assert [f.time and f.time.value for f in report.figures] == ["2025", "2025", None]


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("前7个月累计80万箱，占全年任务的六成，是去年同期的2.1倍。", ["2025-01/2025-07"] * 3),
        ("上半年出口38亿元，低于年初预期目标3.6个百分点。", ["2025-01/2025-06"] * 2),
        ("到2027年和2030年，治理率分别达到45%和70%。", ["2027", "2030"]),
        ("从2026年起，每年复垦土地3万亩。", ["2026/.."]),
        ("授予30个单位“2024年度先进集体”称号，奖励2万元。", [None, None]),
        ("9月份接待游客11万人次，是2019年同期的2倍，比上月下降3%。", ["2024-09"] * 3),
        ("航线由2024年的60条增至2028年的180条。", ["2024", "2028"]),
        ("人口由上年516万人增加到521万人。", ["2024", None]),
        ("计划年内铺设管网12公里，力争全年收入达到3亿元。", ["2025", "2025"]),
        ("三季度末完成年度任务的75%。", ["2024-09"]),
        ("3月9日，我市举办2025年重大项目签约活动，签约项目36项。", ["2025-03-09"]),
        ("“十三五”期间改革不断深化。5年间新增企业430家。", ["2016/2020"]),
        ("今年毕业生达5.3万人，尚有300人需在今年内就业。", ["2025", "2025"]),
        ("到6月底，全市完成投资18亿元。", ["../2025-06"]),
    ],
)
def test_in_a_news_page_of_august_a_number_has_the_time_that_is_told(sentence, values):
    page = f"港口吞吐量创新高\n2025年8月22日  来源：某市日报\n{sentence}\n"
    figures = extract(page, region="南京市").figures
    assert [figure.time and figure.time.value for figure in figures] == values


REPORT = """2026年某省人民政府工作报告
——2026年1月20日在某省第十四届人民代表大会第四次会议上
一、2025年和“十四五”时期工作回顾
过去一年，新建水库5座。
五年来，我们坚持绿色发展，生态更好。
森林覆盖率达到45%。经济总量由2万亿元提高到3万亿元，年均增长6%。三年新增就业90万人，培训技工7万人。
二、2026年工作安排
完成造林20万亩。
"""


def test_a_paragraph_that_opens_with_a_period_dates_those_after_it():
    times = {figure.text: figure.time and figure.time.value for figure in extract(REPORT).figures}
    assert times == {
        "5座": "2025",
        "45%": "2021/2025",
        "2万亿元": None,
        "3万亿元": "2021/2025",
        "6%": "2021/2025",
        "90万人": "2023/2025",
        "7万人": "2021/2025",
        "20万亩": "2026",
    }


NOTICE = """某市人民政府关于做好城市供热工作的通知
各县（区）人民政府：
{}
某市人民政府
2023年9月6日
"""


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("自2023年10月15日起至2024年4月15日止，室温18℃。", ["2023-10-15/2024-04-15"]),
        ("今年预算安排900万元，首批600万元已于3月下达。", ["2023", "2023-03"]),
        ("供水能力恢复到2020年末的98%。", [None]),
        ("一、以2021年用水量为依据，确定由市财政承担2700万元。", [None]),
        ("8月的问卷显示，47%的居民满意。", ["2023-08"]),
        ("水价自2011年7月执行至今，亏损3亿元。", ["2011-07/.."]),
        ("自2019年列入试点以来，改造管网80公里。", ["2019/.."]),
        ("到2025年，普及率达到95%。9月底前改造2处。", ["2025", "../2023-09"]),
        ("到2025年，普及率达到95%；管道埋深不得小于1.5米。", ["2025", None]),
        ("从2024年起，补助标准提高到600元。单户最高2000元。", ["2024/.."] * 2),
        ("单户全年累计不超过3000元。", [None]),
        ("每年3月受理一次，10日内答复。", [None]),
        ("4月1日至5月31日为自查阶段。每站配备2名专干。", ["2023-04-01/2023-05-31"]),
        ("今年是“十四五”攻坚之年，压减能耗3%。", ["2023"]),
    ],
)
def test_in_a_notice_a_number_has_the_time_that_is_told(sentence, values):
    figures = extract(NOTICE.format(sentence)).figures
    assert [figure.time and figure.time.value for figure in figures] == values


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("某县供水三年行动计划（2021—2023年）", 2021),
        ("某县2022年供水保障实施方案", 2022),
    ],
)
def test_a_plan_without_a_date_is_of_the_first_year_in_its_title(title, year):
    report = extract(f"{title}\n一、年度任务\n今年改造管网30公里。")
    assert report.document.reference_year == year
    assert report.figures[0].time.value == str(year)


def test_a_notice_that_looks_back_and_sets_aims_is_of_the_year_of_its_aims():
    title = "关于通报2021年绿化任务完成情况并下达2022年绿化任务的通知"
    report = extract(f"{title}“城市绿化提质”工作安排\n1、公园建设\n新增绿地3公顷。")
    assert (report.document.title, report.document.reference_year) == (title, 2022)
    assert report.figures[0].status == "target"


def test_a_bulletin_that_looks_ahead_is_of_the_year_after_the_one_it_tells_of():
    report = extract("某市2022年经济运行情况及2023年形势分析\n一、2023年打算\n新建农田3万亩。")
    assert (report.document.reference_year, report.figures[0].status) == (2023, "target")


def test_a_half_year_s_bulletin_tells_of_its_own_year():
    report = extract("2019年上半年某省经济运行情况\n一、主要指标完成情况\n6月末存栏下降5%。")
    assert report.figures[0].time.value == "2019-06"


def test_a_rule_is_dated_by_when_it_comes_into_force():
    report = extract("某市养犬管理办法\n第一条 今年登记2万只。\n第九条 自2009年1月1日起施行。")
    assert report.document.reference_year == 2008


def test_a_document_without_a_date_takes_the_year_of_its_title():
    report = extract("2023年经济运行情况\n全年出口增长4%，一季度增长3%。")
    assert [figure.time.value for figure in report.figures] == ["2023", "2023-01/2023-03"]


def test_a_minus_before_a_growth_is_its_direction():
    figure = extract("进出口总额增长-4.8%。").figures[0]
    assert (figure.value, figure.direction) == (4.8, "down")


def test_dashed_items_are_of_the_time_that_leads_in_and_not_of_one_another():
    report = extract(
        "到2028年，服务体系基本建成。\n——规模目标。营业额达到7万亿元，2026年底前达到6万亿元。\n"
        "——便民目标。网点覆盖率达到93%。",
        date="2024-03-01",
    )
    assert [figure.time and figure.time.value for figure in report.figures] == [
        "2028",
        "../2026",
        "2028",
    ]


def test_a_time_in_one_point_does_not_reach_the_next():
    report = extract(
        "近年来工作扎实。一是抓培训，2023年培训410人。二是抓改革，调解员现有35名。",
        date="2024-03-01",
    )
    assert [figure.time and figure.time.value for figure in report.figures] == ["2023", None]


def test_a_line_that_opens_with_a_year_and_states_no_figure_dates_those_after_it():
    report = extract(
        "2024年某省政府工作报告\n——2024年1月20日在某省人民代表大会上\n"
        "过去一年，各项工作取得很大成绩。\n生产总值增长6.1%。\n新增就业51万人。\n"
        "今年发展的主要预期目标是：\n生产总值增长6%左右。\n单位能耗下降3%。\n"
    )
    stated = [(f.time and f.time.value, f.status) for f in report.figures]
    assert stated == [("2023", "achieved")] * 2 + [("2024", "target")] * 2


def test_a_day_from_which_a_rule_is_decided_to_hold_dates_the_classes_below():
    report = extract(
        "某省人民政府关于调整最低工资标准的通知\n2016年3月1日\n各市：\n"
        "省政府决定从2016年5月1日起，将最低工资标准提高150元。具体标准调整为：\n"
        "一类地区月最低工资标准1460元。\n二类地区月最低工资标准1310元。\n"
    )
    assert {figure.time.value for figure in report.figures} == {"2016-05-01/.."}


def test_a_news_title_that_looks_back_dates_what_has_no_date():
    report = extract("我县去年经济实现新跨越\n2007年1月26日  来源：县政府办\n财政收入增长28%。")
    assert report.figures[0].time.value == "2006"


def test_proposals_of_an_analysis_are_not_of_the_time_that_it_tells_of():
    report = extract(
        "前三季度某市工业运行情况分析\n2023年10月27日\n一、运行特点\n产值增长5%。\n"
        "二、对策建议\n用好3亿元专项资金。\n"
    )
    assert [f.time and f.time.value for f in report.figures] == ["2023-01/2023-09", None]


def test_what_is_hoped_for_is_of_this_year_though_the_last_was_named_before_it():
    report = extract(
        "某市工业运行情况分析\n2023年10月27日\n去年四季度基数较低，预计四季度增长6%。",
    )
    assert report.figures[0].time.value == "2023-10/2023-12"


def test_a_month_of_its_own_dates_only_its_sentence():
    report = extract(
        "某市2006年上半年经济运行情况\n上半年投资81亿元。6月份当月投资21亿元。零售额增长13%。"
    )
    values = [figure.time.value for figure in report.figures]
    assert values == ["2006-01/2006-06", "2006-06", "2006-01/2006-06"]


def test_the_last_of_five_years_dates_only_its_sentence_in_a_look_back_on_them():
    report = extract(
        "2026年某省政府工作报告\n一、过去五年工作回顾\n五年来，实力提升。\n"
        "2025年人均产值达到9万元。新增减税700亿元。\n",
        date="2026-01-20",
    )
    assert [figure.time.value for figure in report.figures] == ["2025", "2021/2025"]
