"""What the words around a number make of it: bound, role, direction, basis, indicator, status."""

import csv

import pytest

from policyextract import extract
from tests.conftest import ROOT


def rows(name):
    with (ROOT / "tests/data" / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


ROWS, STATUSES = rows("figures.csv"), rows("statuses.csv")
DOCUMENTS = {
    "notice": (
        "某市人民政府关于做好有关工作的通知\n各县（区）人民政府：\n一、{title}\n{sentence}\n"
        "某市人民政府\n2023年5月6日\n"
    ),
    "measures": (
        "某市支持先进制造业若干政策措施\n一、加大支持力度\n{sentence}\n某市人民政府\n2026年5月6日\n"
    ),
    "decision": (
        "中共某市委、某市人民政府关于加强技能人才工作的决定\n（2011年5月6日）\n"
        "一、强化保障\n{sentence}\n"
    ),
    "commendation": (
        "某市人民政府关于表彰先进集体和先进个人的决定\n各县（区）人民政府：\n{sentence}\n"
        "某市人民政府\n2021年5月6日\n"
    ),
    "scheme": (
        "某市城乡供水提升三年行动实施方案（2022—2024年）\n一、{title}\n{sentence}\n"
        "某市人民政府\n2022年3月6日\n"
    ),
    "plan": "某市“十四五”发展规划\n2021年3月6日\n第一章  总体要求\n{sentence}\n",
    "reply": (
        "某市教育局关于市人大第18号建议的答复\n某代表：\n您提出的建议收悉，现答复如下：\n"
        "一、{title}\n{sentence}\n某市教育局\n2024年7月6日\n"
    ),
    "questions": ("《某市租房补贴办法》政策问答\n2024年7月6日\n问：{title}\n答：{sentence}\n"),
    "meeting": (
        "住房建设工作会议召开\n2025年2月22日  来源：某市日报\n日前，全市会议召开。\n"
        "会议强调，2025年，我市将推进城市更新。加强市场监管。\n优化服务。\n{sentence}\n"
    ),
    "bulletin": "某市2022年国民经济和社会发展统计公报\n2023年3月6日\n{sentence}\n",
    "news": "某市项目建设提速\n2025年8月22日  来源：某市日报\n{sentence}\n",
}


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


@pytest.mark.parametrize("row", STATUSES, ids=lambda row: f"{row['sentence']} {row['figure']}")
def test_a_figure_is_a_fact_an_aim_or_a_threshold(row):
    report = extract(DOCUMENTS[row["document"]].format(**row))
    assert figure(report, row["figure"]).status == row["status"]


def test_a_figure_says_which_of_its_fields_were_inferred():
    report = extract("2022年投资5亿元。增长3%。", date="2023-01-01")
    assert report.figures[0].inferred == []
    assert "time" in report.figures[1].inferred
