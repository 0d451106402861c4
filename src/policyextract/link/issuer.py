"""Who issued a document: its title, its signature, its labels; and when it was signed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from policyextract.facts import DocType
from policyextract.lexicon import alternation, read_table
from policyextract.link.context import Context
from policyextract.link.dates import Dated, find_dates
from policyextract.link.doc_type import ends_like_document
from policyextract.link.head import Head
from policyextract.places import scan
from policyextract.read.labels import labelled

_ACT = r"关于|印发|转发|批转|公布|发布|颁布|命令|公告|对(?=[^，。]{4,60}的答复)"
_IN_TITLE = re.compile(rf"(?P<bodies>(?:(?!{_ACT})[^，。：:；《》“”\"]){{2,200}})(?:{_ACT})")
_SIGNED_AT_END = re.compile(
    r"日[ ]?(?:[（(][^（）()]{2,30}[）)]?)?$|日[ ]?[（(](?:此件|本文|有删减)"
)
_SIGNED_AT_START = re.compile(r"[^，。；：《》]{0,60}?日")
_LETTERHEAD = re.compile(r"(?P<body>[\u4e00-\u9fff]{4,40})(?:文件|令)$")
_END = 90
_BEFORE_DATE = re.compile(r"[\u4e00-\u9fff、（）() ]{2,80}$")
_SHORT = re.compile(r"自治区|自治州|自治县|省|市(?!场)|区(?!域)|县|州|盟|旗")
_HEADS = re.compile(r"[部委局厅署](?!员会|党组)|总工会|共青团中央|中共中央(?=国务院)")
_PART_OF = re.compile(r"办公|直属|机关|政治|机构|[^省市]{2,6}(?:分局|支队|大队|调查队)$")
_LONGEST = 40
_REPLY_LABEL = re.compile(r"(?:答复|回复|办理|办结)(?:单位|部门|机关|机构|时间|日期)[ ]?[:：]")
_CONGRESS = re.compile(r"(?P<body>人民代表大会(?:常务委员会)?)第[^，。]{1,8}次[^，。]{0,8}会议")
UNSIGNED: tuple[DocType, ...] = ("news", "interpretation")


class Signature(NamedTuple):
    """The body that signed a document, and the day (ISO)."""

    body: str | None
    day: str


def find_signature(context: Context, head: Head) -> Signature | None:
    """Return the first signature after the head: of the document itself, not of an annex."""
    lines = [context.text[s:e].strip() for s, e in context.lines if s >= head.body and s < e]
    for number, line in enumerate(lines):
        if _SIGNED_AT_END.search(line[-_END:]) or _SIGNED_AT_START.match(line):
            signature = _signature(lines, number)
            if signature:
                return signature
    return None


def _signature(lines: list[str], number: int) -> Signature | None:
    line = lines[number]
    above = lines[number - 1] if number else ""
    below = lines[number + 1] if number + 1 < len(lines) else ""
    for start, end, day in _days_at_edges(line):
        before, after = line[:start], line[end:].strip()
        if len(before) < 2 and is_body(above):
            return Signature(above, day)
        if _may_follow(after) and (body := _body_before(before)):
            return Signature(body, day)
        if _may_follow(after) and len(before) < 2:
            return Signature(below if is_body(below) else None, day)
    return None


def _days_at_edges(line: str) -> Iterator[Dated]:
    """Yield the full dates near the beginning and the end of a line, with their offsets."""
    for begin in (0,) if len(line) <= _END else (0, len(line) - _END):
        for found in find_dates(line[begin : begin + _END]):
            if found.names_day:
                yield Dated(begin + found.start, begin + found.end, found.value)


def _may_follow(after: str) -> bool:
    """Tell whether a signature's date may stand before the rest of its line.

    A note in brackets may follow, and the title of what the document carries.
    """
    if not after or after[0] in "（(":
        return True
    plain = len(after) < _END and not re.search("[，。；《]", after)
    return plain and (after.startswith("关于") or ends_like_document(after))


def _body_before(text: str) -> str | None:
    """Return the body that stands right before a date, without what it is glued to."""
    match = _BEFORE_DATE.search(text[-_END:])
    if not match or not _ends_like_body(match.group()):
        return None
    run = match.group().strip()
    if len(text) <= _END and match.start() == 0 and len(run) <= _LONGEST:
        return run
    starts = [place.start for place in scan(run)]
    starts += [run.find(word) for word in ("国务院", "中共", "国家") if word in run]
    begin = max((at for at in starts if _ends_like_body(run[at:])), default=0)
    nested = min((at for at in starts if begin - at in range(1, 12)), default=begin)
    return run[nested:]


def is_body(line: str) -> bool:
    """Tell whether a line is nothing but the name of a body, or of several."""
    return (
        len(line) <= 2 * _LONGEST
        and _ends_like_body(line)
        and not re.search(r"[，。；：:》！]", line)
    )


def _ends_like_body(text: str) -> bool:
    return bool(_body_ending().search(text.strip()))


@cache
def _body_ending() -> re.Pattern[str]:
    words = alternation(row["ending"] for row in read_table(__package__, "body_endings.csv"))
    return re.compile(rf"{words}(?:[（(][^（）()]{{1,20}}[）)])?$")


def bodies_in_titles(lines: Iterable[str]) -> Iterator[str]:
    """Yield the bodies that titles begin with (X省人民政府关于…)."""
    for line in lines:
        match = _IN_TITLE.match(line)
        if match and _ends_like_body(match["bodies"]):
            yield match["bodies"].strip()


def first_body(bodies: str) -> str:
    """Return the first of several bodies, apart (财政部 教育部) or run together (财政部教育部)."""
    first = re.split(r"[ 、，\u3000]", bodies.strip())[0]
    cuts = [match.end() for match in _HEADS.finditer(first)]
    cuts += [place.start for place in scan(first)]
    for cut in sorted(cut for cut in cuts if cut > 2):
        rest = first[cut:]
        if _ends_like_body(first[:cut]) and _ends_like_body(rest) and not _PART_OF.match(rest):
            is_branch = re.match(r"国家|中国", first) and next(scan(rest), None)
            return first if is_branch else first[:cut]
    return first


def is_short(body: str) -> bool:
    """Tell whether a body's name leaves out its place: 省人民政府办公厅, 市财政局."""
    return bool(_SHORT.match(body))


def find_issuer(head: Head, doc_type: DocType, signature: Signature | None) -> str | None:
    """Return the first issuing body as the document names it; None for news and the like.

    The title's, else the signature's, else the page's, else the one under the title. A
    signature that spells out a short name of the title (省人民政府) is preferred to it.
    """
    if doc_type in UNSIGNED:
        return None
    titles = [*head.lines, *([head.title] if head.title else [])]
    titled = next(bodies_in_titles(titles), None)
    titled = first_body(titled) if titled else None
    signed = first_body(signature.body) if signature and signature.body else None
    if titled and not is_short(titled):
        return titled
    if signed and not is_short(signed):
        return signed
    stated = head.label("issuer") or _letterhead(head) or _congress(head.delivered_at)
    return first_body(stated or titled or signed or "") or None


def reply_label(context: Context, field: str) -> str | None:
    """Return the value of a mailbox's label (答复单位, 答复时间), between letter and reply."""
    for match in _REPLY_LABEL.finditer(context.text):
        start, end = context.line_at(match.start())
        if end - start <= _END:
            pairs = labelled(context.text[start:end])
            value = next((pair.value for pair in pairs if pair.field == field), None)
            if value:
                return value
    return None


def _letterhead(head: Head) -> str | None:
    """Return the body named in a letterhead (X省人民政府文件), or under the title."""
    for line in [*head.lines, *(pair.value for pair in head.labels)]:
        match = _LETTERHEAD.search(line)
        if match and is_body(match["body"]):
            return match["body"]
    return next((line for line in head.lines[1:] if is_body(line)), None)


def _congress(line: str) -> str | None:
    """Return the congress that passed a law, off the line under its title."""
    match = _CONGRESS.search(line)
    places = [item.places[0] for item in scan(line)]
    if not match or "上" in line[match.end() : match.end() + 1]:
        return None
    return f"{places[0].name if places else '全国'}{match['body']}"
