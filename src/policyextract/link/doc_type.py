"""What kind of document it is, by its title; a notice has the type of what it carries."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from policyextract.facts import DocType
from policyextract.lexicon import read_table

_TAIL = re.compile(
    r"(?:[（(\[【][^（）()]{1,30}[）)\]】]|[”’\"》〉!！。…]|[0-9]{4}年?|[-—－]{1,2}[^《》]{0,8}版)+$"
)
_CARRIED = re.compile(
    r"(?:印发|转发|批转|发布|公布|下达|颁发|颁布|发送|下发)(?P<carried>.+?)"
    r"的?(?:紧急|补充|特急)?(?:通知|公告|通告|决定|函|命令)$"
)
_OF_A_NOTICE = re.compile(r"若干(?P<kind>措施|意见|规定|政策|政策措施|办法)的通知$")
_EXPLAINS = re.compile(r"解读|政策问答|问答[丨|｜:：]|答记者问|图解|一图读懂|一问一答")
_REPORT = re.compile(
    r"(?:作|报告)(?:政府)?工作(?:报告)?|政府工作报告|报告(?:过去|本届|[一二三四五]年)[^。]{0,20}工作"
)
_REVIEW = re.compile(r"各位代表[：:，！!]\s{0,3}(?:[^。]{0,200}。){0,3}[^。]{0,40}工作回顾")
_WORK_REPORT = re.compile(r"政府工作报告(?:$|[（(—－-])")
_LETTER = re.compile(r"(?:来信|留言|咨询|提问)(?:内容|标题|主题)[：:]")


def type_of_title(title: str) -> DocType | None:
    """Return the type that a title's ending names, None where it names none."""
    bare = _bare(title)
    if _EXPLAINS.search(title):
        return "interpretation"
    if _WORK_REPORT.search(title):
        return "work_report"
    found = _ending(bare)
    if found in ("notice", "decision", "reply"):
        carried = _CARRIED.search(bare)
        if carried:
            found = _ending(_bare(carried["carried"])) or found
        elif kind := _OF_A_NOTICE.search(bare):
            found = _ending(kind["kind"])
    return found


def type_of_text(opening: str) -> DocType | None:
    """Return the type that the first sentences tell of: a work report, an answered letter."""
    if _LETTER.search(opening):
        return "reply"
    delivered = "各位代表" in opening and _REPORT.search(opening)
    return "work_report" if delivered or _REVIEW.search(opening) else None


def ends_like_document(title: str) -> bool:
    """Tell whether a title ends as those of documents do (… 的通知, … 办法（试行）)."""
    return _ending(_bare(title)) is not None


def _bare(title: str) -> str:
    """Return a title without what may stand after its last word."""
    return _TAIL.sub("", title.strip()).strip("《》〈〉 ")


def _ending(title: str) -> DocType | None:
    endings = _endings()
    for length in range(min(len(title), 8), 0, -1):
        found = endings.get(title[-length:])
        if found:
            return None if found == "none" else cast(DocType, found)
    return None


@cache
def _endings() -> dict[str, str]:
    rows = read_table(__package__, "doc_types.csv")
    return {row["ending"]: row["type"] for row in rows}
