"""From the spans of citations to titles, numbers, issuers and relations."""

from __future__ import annotations

import re
import unicodedata

from policyextract.facts import Citation, Relation
from policyextract.link.context import Context
from policyextract.recognise.spans import Found

_TITLE = re.compile(r"《(.*)》", re.DOTALL)
_NUMBER = re.compile(
    r"([\u4e00-\u9fffA-Za-z]{1,12})[〔［\[【（(﹝]([0-9]{4})[〕］\]】）)﹞]第?([0-9]{1,5})号"
)
_ISSUER = re.compile(r"^((?:(?!关于).){2,40}?)(?:关于|印发|转发|批转)")
_REACH = 14
_RELATIONS: tuple[tuple[Relation, re.Pattern[str], bool], ...] = (
    ("repeals", re.compile(r"废止|失效|停止执行|不再执行"), True),
    ("amends", re.compile(r"修改|修订|修正|补充"), False),
    (
        "issued",
        re.compile(r"印发|出台|制定|制订|发布|颁布|公布|转发|批转|下发|编制|起草|审议通过"),
        False,
    ),
    ("basis", re.compile(r"根据|依据|按照|依照|遵照|贯彻|落实|执行|对照"), False),
)


def link_citations(context: Context) -> list[Citation]:
    """Return the citations of the document in text order, offsets of the clean view."""
    return [
        _citation(context, number, item) for number, item in enumerate(context.of("citations"), 1)
    ]


def _citation(context: Context, number: int, item: Found) -> Citation:
    text = context.text[item.start : item.end]
    title = _TITLE.search(text)
    name = "".join(title.group(1).split()) if title else None
    code = _NUMBER.search(text, title.end() if title else 0) or _following(context.text, item.end)
    issuer = _ISSUER.match(name) if name else None
    return Citation(
        id=f"C{number}",
        start=item.start,
        end=item.end,
        text=text,
        title=name,
        number=normal_number(code) if code else None,
        issuer=issuer.group(1) if issuer else None,
        relation=_relation(context, item),
        rule=item.rule,
        sentence=context.sentence_text(item.start),
        inferred=[],
    )


def normal_number(match: re.Match[str]) -> str:
    """Return a document number in its official form: 国发〔2021〕5号."""
    agency, year, order = (unicodedata.normalize("NFKC", part) for part in match.groups())
    return f"{agency}〔{year}〕{order}号"


def _following(text: str, end: int) -> re.Match[str] | None:
    """Return the number in a bracket that goes on after it （国发〔2004〕20号，以下简称…）."""
    return _NUMBER.match(text, end + 1) if text[end : end + 1] in ("（", "(") else None


def _relation(context: Context, item: Found) -> Relation | None:
    if item.label == "numbered" and _is_own_number(context, item):
        return None
    text = context.text
    start, end = context.sentence_at(item.start)
    before = text[max(start, item.start - _REACH) : item.start]
    after = text[item.end : min(end, item.end + _REACH)]
    for relation, words, looks_after in _RELATIONS:
        if words.search(before) or (looks_after and words.search(after)):
            return relation
    return "mentions"


def _is_own_number(context: Context, item: Found) -> bool:
    """Tell whether a number stands alone in a line: then it is the document's own."""
    line = context.line_at(item.start)
    rest = context.text[line[0] : item.start] + context.text[item.end : line[1]]
    return len(rest.strip()) <= 6
