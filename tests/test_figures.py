"""What the words around a number make of it: bound, role, direction, basis, indicator, status."""

import csv

import pytest

from policyextract import extract
from tests.conftest import ROOT

with (ROOT / "tests/data/figures.csv").open(encoding="utf-8", newline="") as handle:
    ROWS = list(csv.DictReader(handle))

NOTICE = "某市人民政府关于做好有关工作的通知\n各县（区）人民政府：\n一、{title}\n{sentence}\n某市人民政府\n2023年5月6日\n"


def figure(report, text):
    return next(each for each in report.figures if each.text == text)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['sentence']} {row['figure']}")
def test_a_figure_means(row):
    found = figure(extract(row["sentence"]), row["figure"])
    assert found.comparator == row["comparator"]
    assert found.role == row["role"].split(":")[-1]
    assert (found.direction or "", found.basis or "") == (row["direction"], row["basis"])
    if row["indicator"]:
        assert found.indicator is not None
        assert found.indicator.text == row["indicator"]


@pytest.mark.parametrize(
    ("title", "sentence", "text", "status"),
    [
        ("总体目标", "到2025年，建成示范村20个。", "20个", "target"),
        ("主要任务", "力争全年培训500人次。", "500人次", "target"),
        ("工作回顾", "培训500人次。", "500人次", "achieved"),
        ("基本情况", "全市已建成示范村20个。", "20个", "achieved"),
        ("支持政策", "对新认定的企业，一次性奖励50万元。", "50万元", "standard"),
        ("支持政策", "每人每月补贴300元。", "300元", "standard"),
        ("申报条件", "从业人员不少于30人。", "30人", "standard"),
        ("服务对象", "为60岁及以上老年人免费体检。", "60岁", "standard"),
        ("办理流程", "自受理之日起15个工作日内办结。", "15个工作日", "standard"),
        ("办理流程", "购房满5年后可上市交易。", "5年", "standard"),
        ("收费标准", "居民生活用水价格调整为1.60元/立方米。", "1.60元/立方米", "standard"),
        ("资金安排", "所需资金由市、区两级财政按6∶4分担。", "6∶4", "standard"),
        ("收费标准", "每立方米上调0.12元。", "0.12元", "standard"),
        ("收费标准", "各区收费标准为：东区200元，西区180元。", "180元", "standard"),
        (
            "支持政策",
            "新建项目给予300元/平方米补助，改建项目为200元/平方米。",
            "200元/平方米",
            "standard",
        ),
        ("支持政策", "每带动100户农户给予10万元奖励。", "100户", "standard"),
        ("支持政策", "出租率低于60%的暂停发放。", "60%", "standard"),
        ("支持政策", "若成本变动幅度超过8%，启动联动程序。", "8%", "standard"),
        ("管控要求", "严禁在林区边缘200米范围内烧荒。", "200米", "standard"),
        ("管控要求", "复垦为耕地的，覆土厚度为50厘米。", "50厘米", "standard"),
        ("奖励办法", "对获得决赛第1名的选手颁发奖杯。", "第1名", "standard"),
        ("主要任务", "空气优良天数达到310天以上。", "310天", "target"),
        ("主要任务", "制定国家标准10余项。", "10余项", "target"),
        ("主要任务", "发放消费券2000万元。", "2000万元", "target"),
        ("工作基础", "采煤沉陷面积达460平方公里。", "460平方公里", "achieved"),
        ("支持政策", "对年营业额同比增长50%以上的，给予支持。", "50%", "standard"),
        ("支持政策", "对吸纳16—24岁青年就业的企业给予补助。", "16—24岁", "standard"),
        ("支持政策", "报销比例比其他居民提高5个百分点。", "5个百分点", "standard"),
        ("收费标准", "将低保标准610元调整为680元。", "680元", "standard"),
        ("收费标准", "供热价格。居民用户5.6元/平方米。", "5.6元/平方米", "standard"),
        ("主要任务", "设立科创基金，总规模80亿元。", "80亿元", "target"),
        ("主要任务", "总投资36亿元，其中自筹21亿元。", "21亿元", "target"),
        ("主要任务", "确保报销比例达到80%。", "80%", "target"),
        ("收费标准", "护理补贴标准提高85元。", "85元", "standard"),
        ("申报条件", "各县推荐名额不超过12家。", "12家", "standard"),
        ("主要任务", "重建幼儿园6所。", "6所", "target"),
        ("主要任务", "婴儿死亡率由22.5‰降至15‰。", "22.5‰", "achieved"),
        ("主要任务", "已完成拆迁任务的92.3%，9月底前全部完成。", "92.3%", "achieved"),
        ("主要任务", "约谈未完成投资计划八成的单位。", "八成", "standard"),
        ("主要任务", "一季度出口增长4.4%，低于预期目标3.6个百分点。", "3.6个百分点", "achieved"),
        ("主要任务", "一季度已退税7.9亿元，完成年度计划的53.7%。", "53.7%", "achieved"),
    ],
)
def test_a_figure_in_a_notice_is_a_fact_an_aim_or_a_threshold(title, sentence, text, status):
    report = extract(NOTICE.format(title=title, sentence=sentence))
    assert figure(report, text).status == status


def test_a_figure_says_which_of_its_fields_were_inferred():
    report = extract("2022年投资5亿元。增长3%。", date="2023-01-01")
    assert report.figures[0].inferred == []
    assert "time" in report.figures[1].inferred


@pytest.mark.parametrize(
    ("sentence", "text", "status"),
    [
        ("园区达产后，产值有望突破5亿元，带动就业1500人。", "1500人", "target"),
        ("下一步将从两个方面发力：一是再开工项目40个；二是新增泊位8个。", "8个", "target"),
        ("各级各部门要抓好落实：一是新建滑雪场3座；二是压缩时限至2个工作日。", "3座", "target"),
        ("市委、市政府狠抓项目，新建滑雪场3座。", "3座", "achieved"),
        ("全县将分三批投放总额为3000万元的购物券。", "3000万元", "target"),
        ("验收时限最长不超过20个工作日。", "20个工作日", "standard"),
    ],
)
def test_in_news_what_is_to_come_is_an_aim(sentence, text, status):
    page = f"某市项目建设提速\n2025年8月22日  来源：某市日报\n{sentence}\n"
    assert figure(extract(page), text).status == status
