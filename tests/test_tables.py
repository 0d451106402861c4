"""Numbers in the cells of tables: unit, name, change and time stand in head, label or caption."""

import pytest

from policyextract import extract
from policyextract.read.columns import rows_of_tables
from policyextract.read.files import read_path

REPORT = """某市2023年上半年国民经济运行情况
2023年7月28日  来源：某市统计局
上半年，全市经济稳定增长，地区生产总值同比增长6.3%。
{}
下半年，全市将继续努力。
"""


def cells(table):
    report = extract(REPORT.format(table))
    return [each for each in report.figures if each.rule == "figures.cell"]


def reading(figure):
    return (
        figure.value,
        figure.unit,
        figure.role,
        figure.direction,
        figure.time and figure.time.value,
        figure.indicator and figure.indicator.text,
        figure.scope and figure.scope.text,
    )


@pytest.mark.parametrize(
    ("table", "readings"),
    [
        (  # rows that name indicators; a unit in the head of each column
            "指标\t绝对量（亿元）\t同比增长（%）\n固定资产投资\t120.5\t-8.1\n外贸进出口\t—\t7",
            [
                (12050000000, "元", "level", None, "2023-01/2023-06", "固定资产投资", None),
                (8.1, "%", "change", "down", "2023-01/2023-06", "固定资产投资", None),
                (7, "%", "change", "up", "2023-01/2023-06", "外贸进出口", None),
            ],
        ),
        (  # rows that name places; columns of spaces, a caption with the units
            "单位：亿元、%\n区县          生产总值      增速\n鼓楼区    582.1    6.3\n玄武区    341.5    7.0",
            [
                (58210000000, "元", "level", None, "2023-01/2023-06", "生产总值", "鼓楼区"),
                (6.3, "%", "change", "up", "2023-01/2023-06", "生产总值", "鼓楼区"),
                (34150000000, "元", "level", None, "2023-01/2023-06", "生产总值", "玄武区"),
                (7, "%", "change", "up", "2023-01/2023-06", "生产总值", "玄武区"),
            ],
        ),
        (  # serial numbers, a column of units, years as heads; a spread word
            "序号　　指　标　　单位　　2020年　　2025年\n"
            "1　　粮食产量　　万吨　　24.5　　25.0\n2　　自来水普及率　　%　　96　　≥99",
            [
                (245000, "吨", "level", None, "2020", "粮食产量", None),
                (250000, "吨", "level", None, "2025", "粮食产量", None),
                (96, "%", "share", None, "2020", "自来水普及率", None),
            ],
        ),
        (  # Markdown
            "| 指标 | 产量（万吨） |\n|---|---:|\n| 原煤 | 51.2 |\n| 水泥 | 30 |",
            [
                (512000, "吨", "level", None, "2023-01/2023-06", "原煤", None),
                (300000, "吨", "level", None, "2023-01/2023-06", "水泥", None),
            ],
        ),
        (  # an empty cell keeps its column
            "指标\t总量（万元）\t比重（%）\n投资\t\t35\n消费\t1,204\t65",
            [
                (35, "%", "share", None, "2023-01/2023-06", "投资", None),
                (12040000, "元", "level", None, "2023-01/2023-06", "消费", None),
                (65, "%", "share", None, "2023-01/2023-06", "消费", None),
            ],
        ),
    ],
)
def test_a_cell_means_what_its_head_and_label_say(table, readings):
    found = [reading(each) for each in cells(table)]
    assert found[: len(readings)] == readings


def test_an_aim_to_come_is_a_target_and_a_bound_stays():
    table = "指标\t2020年\t2025年\n自来水普及率（%）\t96\t≥99\n绿化率（%）\t40\t45"
    found = {figure.text: figure for figure in cells(table)}
    assert (found["96"].status, found["≥99"].status) == ("achieved", "target")
    assert found["≥99"].comparator == "ge"


def test_a_table_of_a_page_is_read_like_one_in_text(tmp_path):
    page = (
        "<html><body><h1>某市2022年统计公报</h1><p>2023年3月6日</p><p>全年经济稳定增长。</p><table>"
        "<tr><th>指标</th><th>产量（万吨）</th></tr><tr><td>原煤</td><td>51.2</td></tr>"
        "<tr><td>水泥</td><td>30.4</td></tr></table></body></html>"
    )
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    found = [each for each in extract(read_path(path)).figures if each.rule == "figures.cell"]
    assert [(each.value, each.unit) for each in found] == [(512000, "吨"), (304000, "吨")]


@pytest.mark.parametrize(
    "lines",
    [
        ["全市投资增长3%，其中工业  5%。", "建成  12  所学校，学位1200个。"],
        ["某市人民政府        2023年5月6日"],
        ["一、总体要求", "二、主要任务  10"],
        ["联系人：张三    电话：12345678"],
    ],
)
def test_prose_with_spaces_is_no_table(lines):
    assert rows_of_tables(lines) == set()


def test_offsets_of_cells_count_the_source():
    text = REPORT.format("指标　　　产量（万吨）\n原煤　　　５１.2\n水泥　　　30.4")
    for figure in extract(text).figures:
        assert text[figure.start : figure.end] == figure.text
