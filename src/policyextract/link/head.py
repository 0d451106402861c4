"""The head of a document: its title, labels, number and dates, up to where the text begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from policyextract.lexicon import read_table
from policyextract.link.context import Context
from policyextract.link.dateline import read_dateline
from policyextract.link.dates import find_dates
from policyextract.link.doc_number import alone, own_number
from policyextract.link.doc_type import ends_like_document
from policyextract.link.title import before_dateline, choose_title, tidy_title
from policyextract.read.furniture import is_furniture
from policyextract.read.labels import Labelled, labelled

Kind = Literal["label", "number", "date", "delivery", "speaker", "skip", "address", "text", "body"]

_MOST_LINES = 60
_LONG = 120
_SEEN = 600
_RULE = re.compile(r"[━─—_=*\-－☆★\s]{3,}")
_TIME = r"(?:[ ]?[0-9]{1,2}[:：时][0-9]{1,2}(?:[:：分](?:[0-9]{1,2}秒?)?)?)?"
_DATE_LINE = re.compile(rf"[（(]?(?P<date>[^（）()]{{6,20}}?){_TIME}[）)]?")
_SAYS_WHO = ("source", "page")
_DELIVERY = re.compile(
    r"会议上|(?:人大|人民代表大会)[^，。]{0,12}会议|在[^，。]{2,30}第[^，。]{1,4}届"
)
_SPEAKER = re.compile(
    r"[^，。：告]{0,30}(?:省长|市长|区长|县长|州长|旗长|盟长|主席|总理|主任|院长|检察长)[ ]?"
    r"[^，。：]{2,14}"
)
_ADDRESSEES = (
    r"(?:人民政府|行署|单位|部门|机构|委员会?|代表|部|局|厅|公司|企业|院校|街道|[省市县区州委办处])"
)
_ADDRESS = re.compile(
    r"(?:各位|同志们|全[省市县区][各人])[^。]{0,24}?[：:，,！!]"
    rf"|[^。；]{{0,200}}?各[^。；：:《]{{0,90}}?{_ADDRESSEES}[^。；：:《]{{0,90}}[：:]"
    rf"|[^。；《]{{0,120}}?{_ADDRESSEES}[^。；：:《]{{0,40}}[：:]$"
)
_ORDER = re.compile(r"[\u4e00-\u9fff ]{2,30}令")
_PROCLAIMED = re.compile(r"《(?P<title>[^《》\n]{4,80})》[^\n]{0,120}公布")
_SERIAL = re.compile(r"第[ ]?[0-9]{1,5}[ ]?号")
_SPEECH = re.compile(r"各位|同志们")
_STOP = re.compile(r"[。；]")
_HEADING = re.compile(r"一、|[（(]一[）)]|第一[编章节条]|1[.．、]|0?1$|前言$|目录$")
_RUN_ON = re.compile(r"的(?:通知|意见|决定|通报|批复|复函|函|公告|通告|答复)")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the text.

    ``lines`` are the unlabelled ones (title, issuers); ``date`` the head's own date and
    ``delivery`` that of a speech; ``body`` the offset in the clean text at which the text
    begins; ``addressed`` tells whether it has addressees.
    """

    title: str | None
    labels: tuple[Labelled, ...]
    lines: tuple[str, ...]
    number: str | None
    date: str | None
    delivery: str | None
    delivered_at: str
    addressed: bool
    body: int

    def label(self, field: str) -> str | None:
        """Return the first value of the labels of a field (number, issuer, signed …)."""
        return next((one.value for one in self.labels if one.field == field and one.value), None)


class _Reader:
    """Gathers the parts of the head, line by line."""

    def __init__(self) -> None:
        self.labels: list[Labelled] = []
        self.texts: list[str] = []
        self.numbers: list[str] = []
        self.date: str | None = None
        self.delivery: str | None = None
        self.delivered_at = ""
        self.addressed = False
        self.order = ""

    def add(self, line: str) -> bool:
        """Take in a line; tell whether the head goes on after it."""
        kind = _kind(line)
        number = None if kind == "body" else own_number(self.order + line)
        if number:
            self.numbers.append(number)
        self.order = line if _ORDER.fullmatch(line) else ""
        match kind:
            case "label":
                self._add_labels(line)
            case "date":
                self._add_date(line)
            case "delivery":
                self.delivery = self.delivery or day_in(line)
                self.delivered_at = self.delivered_at or line
            case "address":
                self.addressed = not _SPEECH.match(line)
                self._add_run_on(line)
            case "text":
                self._add_text(line)
            case "body":
                self.texts += before_dateline(line)
        return kind not in ("address", "body")

    def _add_labels(self, line: str) -> None:
        pairs = labelled(line)
        self.labels += pairs
        if before := line[: pairs[0].start].strip():
            self._add_text(before)
        for pair in pairs:
            if pair.field in _SAYS_WHO:
                self._add_date(pair.value)

    def _add_date(self, line: str) -> None:
        dateline = read_dateline(line)
        self.date = self.date or (dateline.date if dateline else None)

    def _add_text(self, line: str) -> None:
        """Keep a line of a title, or what stands beside a date."""
        dateline = read_dateline(line)
        if dateline and self.texts:
            self.date = self.date or dateline.date
            line = dateline.rest
        elif dateline and dateline.rest == line:
            self.date = self.date or dateline.date
        if line:
            self.texts.append(line)

    def _add_run_on(self, line: str) -> None:
        """Keep a title that the page's text runs into its addressees."""
        match = _RUN_ON.search(line)
        if match:
            self.texts.append(line[: match.end()])


def read_head(context: Context) -> Head:
    """Return the head of a document."""
    reader = _Reader()
    body = len(context.text)
    for start, end in context.lines[:_MOST_LINES]:
        line = context.text[start : min(end, start + _SEEN)].strip()
        if line and not reader.add(line):
            body = start
            break
    return Head(
        title=_title(context, reader),
        labels=tuple(reader.labels),
        lines=tuple(reader.texts),
        number=_number(reader),
        date=reader.date,
        delivery=reader.delivery,
        delivered_at=reader.delivered_at,
        addressed=reader.addressed,
        body=body,
    )


def day_in(line: str) -> str | None:
    """Return the first full date of a line."""
    return next((found.value for found in find_dates(line) if found.names_day), None)


def _kind(line: str) -> Kind:
    bare = line.strip(" #*>　\t—－-")
    if not bare or bare in _columns() or _RULE.fullmatch(line):
        return "skip"
    pairs = labelled(line)
    if not pairs and is_furniture(line):
        return "skip"
    if pairs and not _STOP.search(line[: pairs[0].start]):
        return "label"
    if alone(bare) or _SERIAL.fullmatch(bare):
        return "number"
    if _is_date(bare):
        return "date"
    if len(line) < 90 and _DELIVERY.search(line) and day_in(line):
        return "delivery"
    if _HEADING.match(bare):
        return "body"
    if _ADDRESS.match(bare):
        return "address"
    if len(line) < 40 and _SPEAKER.fullmatch(bare):
        return "speaker"
    if _STOP.search(line) and (len(line) > _LONG or not ends_like_document(tidy_title(line))):
        return "body"
    return "text"


def _is_date(bare: str) -> bool:
    match = _DATE_LINE.fullmatch(bare)
    if not match:
        return False
    found = next(find_dates(match["date"]), None)
    return found is not None and found.start < 2 and found.end >= len(match["date"].rstrip()) - 1


def _title(context: Context, reader: _Reader) -> str | None:
    stated = next((pair.value for pair in reader.labels if pair.field == "title"), None)
    given = stated or context.meta.get("title")
    if given:
        return tidy_title(given)
    titles = [line for line in reader.texts if not _ORDER.fullmatch(line)]
    return choose_title(titles) or _proclaimed(context, reader)


def _proclaimed(context: Context, reader: _Reader) -> str | None:
    """Return the title of what an order proclaims: 《X条例》已经…通过，现予公布."""
    if len(reader.texts) == 0 or not _ORDER.fullmatch(reader.texts[0]):
        return None
    match = _PROCLAIMED.search(context.text[:_SEEN])
    return match["title"] if match else None


def _number(reader: _Reader) -> str | None:
    stated = [own_number(pair.value) for pair in reader.labels if pair.field == "number"]
    return next((number for number in [*stated, *reader.numbers] if number), None)


@cache
def _columns() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table(__package__, "columns.csv"))
