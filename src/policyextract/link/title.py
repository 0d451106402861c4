"""A document's title, put together from the lines of its head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyextract.link.doc_number import without_number
from policyextract.link.doc_type import ends_like_document

_MOST_LINES = 5
_LONGEST = 150
_WRAPPED = 45
_SPACE = re.compile(r"(?<![A-Za-z0-9])\s+|\s+(?![A-Za-z0-9])")
_LEAD = re.compile(r"^[#*>\s—－\-·●◆■]+")
_NOTE = re.compile(
    r"(?:[-—－_ ]{0,3}[（(]?(?:此件|本文件?|该文)[^（）()]{2,30}[）)。]?"
    r"|[\[［【](?:[0-9]{1,2}|注)[\]］】]"
    r"|[（(](?:文字实录|全文|摘要|实录|[^（）()]{4,12}[日号])[）)])$"
)
_DATELINE = re.compile(
    r"[ ]?(?:[\u4e00-\u9fff]{2,6}网消息|本报讯|本报记者"
    r"|(?:本报|新华社)[\u4e00-\u9fff]{0,8}[0-9]{1,2}月)"
)
_RUN_ON = re.compile(
    r"(?<=的)(?:政府工作报告|通知|意见|决定|通报|批复|复函|函|公告|通告|答复)"
    r"(?=[\u4e00-\u9fff“])(?!解读|的|和|及|与|要求|精神|印发)"
)


def choose_title(lines: Sequence[str]) -> str | None:
    """Return the title that the first lines of a head make, or None.

    A title wrapped over lines is joined, until it ends like a document's title does. A line that
    ends in a full stop is a sentence, and no title.
    """
    if not lines or lines[0].rstrip().endswith("。"):
        return None
    first = tidy_title(lines[0])
    if not first or len(first) > _LONGEST:
        return None
    if ends_like_document(first) and not _goes_on(lines):
        return first
    joined = lines[0].strip()
    for line in lines[1:_MOST_LINES]:
        if len(line) > 2 * _WRAPPED or len(joined) > _LONGEST:
            break
        joined += line.strip()
        title = tidy_title(joined)
        if ends_like_document(title):
            return title
    return first


def before_dateline(line: str) -> list[str]:
    """Return the headline that a news text runs into its first sentence, if it does."""
    match = _DATELINE.search(line)
    return [line[: match.start()]] if match and match.start() > 4 else []


def _goes_on(lines: Sequence[str]) -> bool:
    return len(lines) > 1 and lines[1].startswith("的")


def tidy_title(line: str) -> str:
    """Return a title as it reads: no marks, no spaces between Han, no number, no dateline."""
    title = _LEAD.sub("", line)
    dateline = _DATELINE.search(title)
    if dateline and dateline.start() > 4:
        title = title[: dateline.start()]
    title = _SPACE.sub("", without_number(_NOTE.sub("", title.strip()).strip()))
    run_on = _RUN_ON.search(title)
    if run_on and len(title) - run_on.end() > 6:
        title = title[: run_on.end()]
    return title.strip()
