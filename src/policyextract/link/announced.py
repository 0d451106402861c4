"""Aims that words before the clause announce: 主要目标是：…; 力争…，…; 会议强调，今年将…."""

from __future__ import annotations

import re

from policyextract.link.context import Context
from policyextract.link.cues import words
from policyextract.link.site import Site, sentence_before

SO_FAR = re.compile(r"(?:截[至止](?!日|时间)|(?<![由从比较])目前)[^；。]*$")
_REACH = 600  # characters that an announced aim holds for
_MEETING = re.compile(  # 会议强调，2022年，我省将…: what follows, line by line, is to be done
    r"[ \u3000]*(?:会议|全会|大会)(?:还|并)?(?:强调|要求|指出|部署|明确|提出|确定)[，,：:]"
    r"(?=[^。]{0,40}(?:今年|明年|20[0-9]{2}年|下一步|下一阶段)[^。]{0,40}(?:将|要(?!求)))"
)
NARRATES = re.compile(  # lines that go back to telling
    r"截[至止]|据(?:了解|悉|统计|介绍)|记者|近年来|[^，。]{0,10}以来[，,]|去年|此前|目前|[^。]{0,12}表示"
    r"|今[天日]|[^，。]{0,10}[0-9]{1,2}月[0-9]{1,2}日|#"
)
_DONE = re.compile(r"已[经完建累]?|了(?=[0-9一二三四五六七八九十])|同比|环比|[共获]")
_INTENDS = re.compile(
    r"确保|力争|年内(?:完成|启动|建成|开工|实现|投)|争取(?!到|上级|中央)|努力实现|(?:^|[。；])(?:今年)?要"
)
_LOOKS_BACK = re.compile(
    r"了(?!解|结|望)|已(?!有)|去年|上年|过去|同比|累计|先后|荣获|获评|以来|五年|[比较](?:20|上)|成功|圆满|首次|得到|取得"
)
_LINES = 8  # paragraphs that a meeting's tasks go on for


def is_announced(site: Site, context: Context) -> bool:
    """Tell whether words before the clause make it an aim (主要目标是：…; 力争…，…)."""
    end = site.found.start
    if SO_FAR.search(sentence_before(site)):
        return False
    line = max(context.line_at(end)[0], end - _REACH)
    if words("announced").search(site.text, line, end):
        return True
    first = max(site.sentence[0], end - _REACH)
    if words("ahead").search(site.text, first, end):
        return True
    since = max(first, site.text.rfind("；", site.sentence[0], end))
    return bool(words("hope").search(site.text, since, end))


def is_of_meeting(site: Site, context: Context) -> bool:
    """Tell whether a line of news goes on the tasks that a meeting set some lines before."""
    if _DONE.search(site.before) or not words("planned").search(site.before):
        return False
    start, _ = context.line_at(site.found.start)
    for _ in range(_LINES):
        if _MEETING.match(site.text, start):
            return True
        if start < 1 or NARRATES.match(site.text, start):
            return False
        start, _ = context.line_at(start - 2)
    return False


def stands_among_aims(site: Site, context: Context) -> bool:
    """Tell whether a paragraph of a work report speaks of what is to come and of nothing past."""
    paragraph = context.text[slice(*context.line_at(site.found.start))]
    return bool(_INTENDS.search(paragraph)) and not _LOOKS_BACK.search(paragraph)
