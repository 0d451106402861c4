"""Pages of government portals: the document's text, and what the page says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from policyextract.read.furniture import is_furniture
from policyextract.read.label_rows import labelled_texts
from policyextract.read.labels import OF_A_DOCUMENT, Labelled, labelled
from policyextract.read.main_text import find_main, strip_boilerplate, strip_unseen
from policyextract.read.render import lines

_META_NAMES = {
    "title": ("articletitle", "og:title"),
    "published": ("pubdate", "publishdate", "publishtime", "article:published_time"),
    "source": ("contentsource", "source"),
}
_PARTS = re.compile(
    r"\s*[_|]+\s*|\s+[-–—－·]+\s+|[-–－](?=[^-–－]{2,30}(?:网站?|政府|局|厅|门户)$)"
)
_SITE = re.compile(r"(?:网站?|门户|首页|公开|政府|局|厅|委员会|办公室|正文|详情)$")
_SHOWN = ("title", "number", "issuer", "signed", "published", "source", "index")


def read_html(text: str) -> tuple[str, dict[str, str]]:
    """Return the text of a page and its metadata (``title``, ``source``, ``published``).

    The text is the title, the page's table of document metadata as ``label：value`` lines, then
    the document, a line a paragraph.
    """
    tree = LexborHTMLParser(text)
    body = tree.body
    if body is None:
        return "", {}
    page_title, heading = _page_title(tree), _heading(body)
    strip_unseen(body)
    around = _labels(labelled_texts(body))
    strip_boilerplate(body)
    content = [line for line in lines(find_main(body)) if not is_furniture(line)]
    meta = _head_meta(tree)
    for field in ("title", "published", "source"):
        meta[field] = meta.get(field) or _first(around, field)
    meta["title"] = title = meta["title"] or heading or page_title
    return _compose(title, _table(around, content), content), {k: v for k, v in meta.items() if v}


def _table(around: list[Labelled], content: list[str]) -> list[Labelled]:
    """Return the labels of the page's table of document metadata that stands outside the text."""
    inside = {pair.label for pair in _labels(content)}
    table = [pair for pair in around if pair.label not in inside]
    return table if sum(pair.field in OF_A_DOCUMENT for pair in table) > 1 else []


def _head_meta(tree: LexborHTMLParser) -> dict[str, str]:
    named = {}
    for node in tree.css("meta"):
        name = node.attributes.get("name") or node.attributes.get("property") or ""
        named[name.lower()] = _one_line(node.attributes.get("content") or "")
    return {
        field: value
        for field, names in _META_NAMES.items()
        if (value := next((named[name] for name in names if named.get(name)), ""))
    }


def _heading(body: LexborNode) -> str:
    """Return the page's longest heading of the first level."""
    return max(("".join(lines(node)) for node in body.css("h1")), key=len, default="")


def _page_title(tree: LexborHTMLParser) -> str:
    """Return the head's title without the site's name, empty where it names the site only."""
    node = tree.css_first("title")
    parts = _PARTS.split(_one_line(node.text()).strip(":：-_|· ")) if node else []
    return next((part for part in parts if part and not _SITE.search(part)), "")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _labels(page: Iterable[str]) -> list[Labelled]:
    """Return what the page's labels say, each label once, empty ones left out."""
    found: dict[str, Labelled] = {}
    for line in page:
        for pair in labelled(line):
            if pair.value and pair.field in _SHOWN:
                found.setdefault(pair.label, pair)
    return list(found.values())


def _first(pairs: Iterable[Labelled], field: str) -> str:
    return next((pair.value for pair in pairs if pair.field == field), "")


def _compose(title: str, table: list[Labelled], content: list[str]) -> str:
    """Put the parts together; a title that the document repeats stands once."""
    wanted = _letters(title)
    rest = list(content)
    joined = ""
    for number, line in enumerate(content[:4], 1):
        joined += _letters(line)
        if wanted and joined == wanted:
            rest = content[number:]
            break
    head = [title] if title else []
    return "\n".join([*head, *(f"{pair.label}：{pair.value}" for pair in table), *rest])


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)
