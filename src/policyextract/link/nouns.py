"""Noun phrases and predicates, read off the dictionary tags of the words that follow a number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyextract.lexicon import read_table
from policyextract.link.context import Context, Word

_STOP = re.compile(r"[，。；,;：:！？!?（）()\n]")
_LISTING = "、"
_QUOTED = re.compile(r"[“\"]([^”\"\n]{1,30})[”\"]")
_STOP_TAGS = ("d", "p", "u", "y", "e", "r", "c")
_ADVERBIAL = ("d", "p", "v")
_OPENERS = ("各", "未", "非", "其他", "不同", "和", "与", "及", "或", "之")
_MODALS = ("不得", "不能", "不予", "可以", "应当", "必须")
_GIVEN = re.compile("[补奖贴资投贷缴]|[支扶]持|返还|减免|报备")  # verbs that name what is given
_LOOSE_ENDS = "和与及或、近约等的"
_PREDICATES = frozenset(row["word"] for row in read_table("policyextract.link", "predicates.csv"))
_UNDERTAKINGS = (
    "工程",
    "项目",
    "行动",
    "计划",
    "活动",
    "基地",
    "示范区",
    "试验区",
    "平台",
    "中心",
    "园区",
)
_REGIONS = re.compile(
    r"[省市县区州国][（(][省市县区州旗盟、]{1,9}[）)]|[省市县区州国](?=[，。；、开完实推达的均已])"
)
_ACTORS = re.compile(
    r"(?:群众|居民|农户|人员|职工|学生|家庭|企业|人口|老人|教师|干部|工人|农民|户|者|公司|单位|青年|妇女|儿童|人"
    r"|机构|银行|部门|事项|业务|(?<![乡农])村庄?|乡镇|街道|社区|学校|医院|地方|地市|县区|景区|高校|院校|商户|客商|摊位)$"
)
_ADVERBS = re.compile(
    r"(?:已经?|均|全部|正在|并|也|都|将|可|应当?|须|要|共|的|全面|顺利|如期|按期|成功|先后)+"
)
_LONGEST = 40


def noun_phrase(context: Context, start: int, limit: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins at ``start``, before ``limit``; None where none does.

    It never reaches over a stop, a bracket or the next figure.
    """
    text = context.text
    limit = min(limit, start + _LONGEST, context.next_figure(start))
    for time in context.times_in(start + 1, limit):  # 53个项目|9月底开工
        limit = min(limit, time.start)
    region = _REGIONS.match(text, start, limit)
    if region:
        return region.span()
    stop = _STOP.search(text, start, limit)
    limit = stop.start() if stop else limit
    comma = text.find(_LISTING, start, limit)
    if comma >= 0:
        head = text.rfind("的", comma, limit)
        if head >= 0 and head + 2 <= limit:
            return _nouns(context, head + 1, limit)
        kind = text.rfind("等", comma, limit)  # 12项甲、乙等“揭榜挂帅”项目
        named = _nouns(context, kind + 1, limit) if kind >= 0 else None
        if named and context.words_in(*named)[0].tag[:1] not in _ADVERBIAL:
            return named
        limit = comma
    return _nouns(context, start, limit)


def _nouns(context: Context, start: int, limit: int) -> tuple[int, int] | None:
    text, end = context.text, start
    words = context.words_in(start, limit)
    for index, word in enumerate(words):
        rest = words[index + 1 :]
        if word.start < end:
            continue
        quoted = _QUOTED.match(text, word.start, limit)
        if quoted:
            end = quoted.end()
        elif word.text == "的" and index and any(each.tag[:1] in "nv" for each in rest):
            end = word.end
        elif _breaks(word, rest, index, text[start : word.start]):
            break
        else:
            end = word.end
    while end > start and text[end - 1] in _LOOSE_ENDS:
        end -= 1
    alone = bool(words) and words[0].tag == "v" and words[0].end == end
    if text[start:end] in _MODALS or (alone and not _GIVEN.search(text, start, end)):
        return None
    only = _QUOTED.fullmatch(text, start, end)
    if only:
        return only.span(1)
    return (start, end) if end - start >= 2 else None


def _breaks(word: Word, rest: Sequence[Word], index: int, before: str) -> bool:
    """Tell whether a word ends the noun phrase before it."""
    if word.tag[:1] in _STOP_TAGS and word.tag != "eng" and word.text not in _OPENERS:
        return not (word.text == "特别" and rest and rest[0].tag[:1] == "n")  # 抗疫特别国债
    if word.text in _PREDICATES:
        return True
    is_verb = word.tag == "v" and index > 0
    if is_verb and _ACTORS.search(before) and all(each.text != "的" for each in rest):
        return True
    named = any(each.text in _UNDERTAKINGS for each in rest[:3])  # 全民健身提升工程
    return is_verb and bool(rest) and rest[0].tag in ("v", "r", "m", "p") and not named


def predicate_phrase(context: Context, start: int, limit: int) -> tuple[int, int] | None:
    """Return the words of the clause after a number, without leading adverbs."""
    if context.text[start : start + 1] in "、，":
        return None
    adverbs = _ADVERBS.match(context.text, start, limit)
    start = adverbs.end() if adverbs else start
    stop = _STOP.search(context.text, start, limit)
    end = min(stop.start() if stop else limit, start + 20, context.next_figure(start))
    return (start, end) if end - start >= 2 else None
