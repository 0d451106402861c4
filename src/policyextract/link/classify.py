"""News or document: what the head and the opening of a text tell beside its title."""

from __future__ import annotations

import re

from policyextract.facts import DocType
from policyextract.link.context import Context
from policyextract.link.doc_type import type_of_text, type_of_title
from policyextract.link.head import Head
from policyextract.link.issuer import bodies_in_titles

_OPENING = 1500
_BY_TITLE_ALONE: tuple[DocType, ...] = (
    "work_report", "bulletin", "regulation", "interpretation", "news", "other",
)  # fmt: skip
_MEDIA = re.compile(
    r"报(?:社|网)?|(?<!政府)(?<!门户)网$|社$|电视|广播|客户端|新闻|融媒|杂志|半月谈|求是"
)
_DATELINE = re.compile(
    r"[\u4e00-\u9fff]{2,6}网消息|本报讯|本报记者|记者[^，。]{0,12}(?:获悉|了解到|从|报道)|新华社"
    r"|[\u4e00-\u9fff](?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日(?:电|讯)(?![信话])"
    r"|(?<![0-9一二三四五六七八九十作])日前，|近日，|摘自|(?:记者|通讯员)[ ：:]"
)
_ANNOUNCED = re.compile(r"出台|推出|发布|印发|公布|启动|亮出|打出|出炉")
_ACTS = ("关于", "转发", "批转", "印发")
_STATISTICS = re.compile(r"[0-9]%|百分点|同比|比上年")
_DENSE = 8
_PER = 1000


def classify(context: Context, head: Head) -> DocType:
    """Return the document's type."""
    opening = context.text[:_OPENING]
    by_title = type_of_title(head.title) if head.title else None
    if by_title in _BY_TITLE_ALONE and by_title:
        return by_title
    if by_text := type_of_text(opening):
        return by_text
    if head.number or (by_title and _is_full_title(head.title or "")):
        return by_title or "notice"
    if _is_reported(head, opening) or _ANNOUNCED.search(head.title or ""):
        return "news"
    if by_title or head.addressed:
        return by_title or "notice"
    if head.label("published"):
        return "news"
    return "bulletin" if _is_statistical(context) else "other"


def _is_full_title(title: str) -> bool:
    """Tell whether a title begins as only those of documents do: 关于…, X省人民政府关于… ."""
    return title.startswith(_ACTS) or next(bodies_in_titles([title]), None) is not None


def _is_reported(head: Head, opening: str) -> bool:
    """Tell whether a medium is named as the source, or a reporter speaks."""
    source = head.label("source")
    return bool((source and _MEDIA.search(source)) or _DATELINE.search(opening))


def _is_statistical(context: Context) -> bool:
    text = context.text
    return len(_STATISTICS.findall(text)) * _PER > _DENSE * max(len(text), 1)
