"""Pages of portals: the document and nothing else, a line a paragraph, cells kept apart."""

import re
import time
from pathlib import Path

import pytest

from policyextract.lexicon import read_table
from policyextract.read.files import read_path
from policyextract.read.furniture import is_furniture
from policyextract.read.html import read_html
from policyextract.read.labels import field_of, labelled

PAGES = sorted((Path(__file__).parent / "data/read").glob("*.htm*"))
SITE = (
    "首页",
    "版权",
    "打印",
    "关闭",
    "ICP",
    "分享",
    "上一篇",
    "友情链接",
    "相关",
    "无障碍",
    "浏览量",
    "脚本",
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_gives_the_document(page, update_snapshots):
    source = read_path(page)
    told = "".join(f"{name}: {value}\n" for name, value in sorted(source.meta.items()))
    snapshot = page.with_suffix(".expected")
    if update_snapshots:
        snapshot.write_text(f"{told}\n{source.text}\n", encoding="utf-8")
    assert f"{told}\n{source.text}\n" == snapshot.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_nothing_of_the_site_is_left(page):
    text = read_path(page).text
    assert [word for word in SITE if word in text] == []
    assert "\n\n" not in text and "<" not in text and "&" not in text


def text_of(body):
    return read_html(f"<html><body>{body}</body></html>")[0]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>增长<b>5</b>%</p>", "增长5%"),
        ("<p>甲</p><p>乙</p>", "甲\n乙"),
        ("<div>甲<div>乙</div>丙</div>", "甲\n乙\n丙"),
        ("甲<br>乙<br/>丙", "甲\n乙\n丙"),
        ("<ul><li>甲</li><li>乙</li></ul>", "甲\n乙"),
        ("<p>甲&nbsp;&amp;&#20057;&lt;丙</p>", "甲 &乙<丙"),
        ("<p>完善\n      制度</p>", "完善制度"),
        ("<p>GDP\n growth</p>", "GDP growth"),
        ("<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td></td></tr></table>", "甲\t1\n乙"),
        ("<table><tr><td><p>甲</p><p>乙</p></td><td>2</td></tr></table>", "甲 乙\t2"),
        ("<table><tr><td><p>甲</p><p>乙</p></td></tr></table>", "甲\n乙"),
        (
            "<table><tr><th>成文日期</th><td>2024年5月2日</td></tr></table>",
            "成文日期：2024年5月2日",
        ),
        ("<p>甲</p><script>乙</script><style>丙</style><!-- 丁 -->", "甲"),
        ("<p>甲</p><p style='display: none'>乙</p><p>丙丁戊己</p>", "甲\n丙丁戊己"),
        ("", ""),
    ],
)
def test_lines(body, text):
    assert text_of(body) == text


def test_a_text_in_an_element_named_like_furniture_is_kept():
    body = "<div class='nav-content'><p>全市新增就业3万人。</p><p>城镇居民收入增长5%。</p></div>"
    assert text_of(body) == "全市新增就业3万人。\n城镇居民收入增长5%。"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<meta name='ArticleTitle' content='甲的通知'><title>乙</title>", "甲的通知"),
        ("<title>关于养蜂的意见_某某市人民政府</title>", "关于养蜂的意见"),
        ("<title>关于养蜂的意见 - 政策文件 - 某某市农业农村局网站</title>", "关于养蜂的意见"),
        ("<title>养蜂——甜蜜的事业 | 某某新闻网</title>", "养蜂——甜蜜的事业"),
        ("<title>某某市人民政府门户网站</title>", None),
    ],
)
def test_the_title_is_without_the_site_s_name(head, title):
    assert (
        read_html(f"<html><head>{head}</head><body><p>正文内容</p></body></html>")[1].get("title")
        == title
    )


@pytest.mark.parametrize(
    "table",
    [
        "<table><tr><th>发文机关</th><td>甲县人民政府</td>"
        "<th>文号：</th><td>甲政发〔2024〕3号</td></tr></table>",
        "<ul><li><b>发文机关：</b>甲县人民政府</li><li><b>文号：</b>甲政发〔2024〕3号</li></ul>",
        "<dl><dt>发文机关：</dt><dd>甲县人民政府</dd><dt>文　号：</dt><dd>甲政发〔2024〕3号</dd>",
        "<div><div>发文机关：</div><div>甲县人民政府</div></div><p>文号：甲政发〔2024〕3号</p>",
    ],
    ids=["table", "list", "definitions", "divs"],
)
def test_the_table_of_metadata_stands_at_the_top(table):
    body = f"{table}<div id='zoom'><p>甲县人民政府关于养蜂的意见</p><p>为发展养蜂业。</p></div>"
    assert text_of(body).split("\n")[:2] == ["发文机关：甲县人民政府", "文号：甲政发〔2024〕3号"]


def test_an_empty_field_of_the_table_takes_nothing_from_the_text():
    table = "<table><tr><th>文号：</th><td></td></tr><tr><th>索引号：</th><td>7</td></tr></table>"
    assert "文号" not in text_of(f"{table}<div id='zoom'><p>甲的通知</p><p>乙丙。</p></div>")


def test_labels_of_a_line_come_apart():
    line = "发布时间：2023-09-20 10:40来源：样例网　浏览次数：12"
    assert [(pair.field, pair.value) for pair in labelled(line)] == [
        ("published", "2023-09-20 10:40"),
        ("source", "样例网"),
        ("page", "12"),
    ]
    assert labelled("资金来源：财政拨款") == []
    assert field_of("索 引 号：") == "index"
    assert field_of("实施意见") is None


@pytest.mark.parametrize(
    "row", read_table("policyextract.read", "furniture.csv"), ids=lambda row: row["example"]
)
def test_every_pattern_of_furniture_finds_its_example(row):
    assert re.fullmatch(row["pattern"], row["example"])
    assert is_furniture(row["example"])


@pytest.mark.parametrize(
    "line",
    [
        "打印设备采购增长5%。",
        "关闭煤矿12座。",
        "上一年度新增就业3万人。",
        "分享经济发展办法",
        "编辑出版图书30种，增长5%",
    ],
)
def test_a_line_of_the_document_is_no_furniture(line):
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 10_000 + "字",
        "<table><tr><td>" * 2_000 + "字",
        "<p>" + "发布日期：" * 10_000,
        "<p>" + " \n" * 100_000,
        "<" * 100_000,
    ],
    ids=["divs", "tables", "labels", "spaces", "brackets"],
)
def test_hostile_pages_take_linear_time(page):
    start = time.perf_counter()
    read_html(page)
    assert time.perf_counter() - start < 3
