"""What a time dates: its sentence, a number beside it, or only the noun that it describes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from policyextract.facts import Time
from policyextract.link.times import is_base

_ATTRIBUTE = re.compile(
    r"(?:[0-9]+年)?的(?![^，。；的]{0,6}(?:问卷|调查|统计|数据|监测|抽查|检查|普查|评估|测评|审计)"
    r"[^，。；]{0,6}(?:显示|表明|发现|反映))|[ ]?第[ ]?[0-9]+号|[）)]"
    r"|(?:度)?(?:工作|计划(?=[的内外书数]|任务|目标|指标|执行|完成情况|[，。；、）]|$)|规划|预算(?![^，。；]{0,4}(?:安排|投入|支出|收入|列支))|版|级|届|招生|(?:高校)?毕业生(?!(?:总[数量]|人数|规模)?(?:预计)?(?:将?达|为|[有共约近超]|突破|[0-9])))"
    r"|(?:(?!召开|举办|举行|开展|组织|参加|启动)[^，。；0-9]){2,24}"
    r"(?:活动|大会|会议|论坛|仪式|博览会|展会|大赛|竞赛|发布会|推介会|动员会)(?=[，。、上中现顺的在])"
    r"|前?(?:实现)?碳(?:达峰|中和)|[^，。；]{2,20}为(?:依据|基数|基准|基期|参考)|(?:的)?基础上|最(?!后|终|近)|罕见|首次|首个|同期最"
)
_OF_AIM = re.compile(r"(?:度)?[^，。；0-9]{0,6}?(?:任务|目标|计划|预算|预期|指标|进度)")
_MEASURED_BY = re.compile(r"(?:[占比较超]|完成|实现|达到|相当于|超过|低于|高于|快于|慢于)了?$")
_BESIDE = re.compile(r"的(?:近|约|不足|不到|超过?|逾|人均|户均|平均|每[^，。；0-9]{1,3})?")
_PART = re.compile(
    r"[0-9.]+(?:[%％]|倍|成)|[一二三四五六七八九两]成|一半|[一二三四五六七八九十]+分之"
)
_ON_GROUND = re.compile("在[^，。；]{0,8}$")
_GROUND = re.compile("[^，。；]{0,50}?基础上")
_RAISED_TO = re.compile(
    "(?:提高|提升|增加|扩大|上升|升|增|下降|降低|降|减少|压减|回落|缩小)[到至]$"
)
_SEASON = re.compile(r"(?:季|期|期间|阶段|时段|年度)[（(]$")
_NAME = re.compile(r"“[^“”，。；]{0,20}$")
_PUSH = re.compile("(?:经济|良好|工业|项目)*(?:开局|开门红|攻势|攻坚|冲刺|收官|“?双过半)")
_PUSHES = re.compile("(?:实施|打好|打赢|确保|实现|夺取|推进|开展|组织|奋战|决战)$")  # …一季度开门红
_SAME_TIME = ("同期", "同时期")
_ENDS = ("由", "从", "到", "至", "自")
_BASES = ("较", "比")
_OPENERS = ("对", "、", "，", "；", "。", "和", "\n")


def governs(text: str, times: Sequence[Time], index: int) -> bool:
    """Tell whether the time at ``index`` dates its sentence; ``text`` is the clean text.

    None does that is compared with, stands in a title, or is an attribute of a noun
    (2014年和2015年的脱贫户).
    """
    time = times[index]
    if is_base(text, time.start, time.end) or time.text in _SAME_TIME:
        return False
    before = times[index - 1] if index else None
    if before and before.end == time.start and is_base(text, before.start, before.end):
        return False  # 比2016年|全年增速高0.3个百分点
    if time.text.endswith("年代") or _in_name(text, time):
        return False
    if time.text == "本年" and before and _same_sentence(text, before, time):
        return False  # 前三季度，本年到位资金110亿元
    pushed = _PUSHES.search(text, max(0, time.start - 4), time.start)
    if pushed and _PUSH.match(text, time.end):
        return False
    if _MEASURED_BY.search(text, max(0, time.start - 4), time.start):
        return not _OF_AIM.match(text, time.end)
    left = text.rfind("《", max(0, time.start - 60), time.start)
    if left >= 0 and "》" not in text[left : time.start]:
        return False
    closed = text[time.end : time.end + 1] in ("）", ")")
    if closed and _SEASON.search(text, max(0, time.start - 4), time.start):
        return True  # 采暖季（2017年11月15日至2018年3月15日）
    while index + 1 < len(times) and text[time.end : times[index + 1].start] in "和、至":
        index += 1
        time = times[index]
    return not _ATTRIBUTE.match(text, time.end)


def _same_sentence(text: str, before: Time, time: Time) -> bool:
    """Tell whether a part of a year was named before in the sentence of a time."""
    stated = (before.value or "").count("-") > 0
    return stated and not set("。；\n") & set(text[before.end : time.start])


def ground_end(text: str, time: Time) -> int | None:
    """Return where the ground that a time dates ends (在2020年出栏680万头的基础上), if it does."""
    on = time.text[0] == "在" or _ON_GROUND.search(text, max(0, time.start - 9), time.start)
    if not on:
        return None
    ground = _GROUND.match(text, time.end)
    return ground.end() if ground else None


def is_beside(text: str, time: Time, offset: int) -> bool:
    """Tell whether a time dates the very number at the offset (由2021年的8%提高到…)."""
    if time.text[0] == "每":  # 提高到每月600元
        return False
    if offset < (ground_end(text, time) or 0):
        return True
    between = text[time.end : offset]
    before = (time.text[0], text[max(0, time.start - 1) : time.start])
    if _BESIDE.fullmatch(between):
        if _PART.match(text, offset):  # 恢复到2017年末的100.5%: measured by it
            started = before[0] in _ENDS[:2] or before[1] in _ENDS[:2]
            return started or bool(_RAISED_TO.search(text, max(0, time.start - 6), time.start))
        return any(each in _ENDS + _BASES + _OPENERS for each in before)
    return not between and any(each in _ENDS for each in before)


def _in_name(text: str, time: Time) -> bool:
    """Tell whether a time stands in a name in quotation marks (“2019年度先进集体”)."""
    if not _NAME.search(text, max(0, time.start - 22), time.start):
        return False
    closed = text.find("”", time.end, time.end + 30)
    return closed > time.end and not set("，。；") & set(text[time.end : closed])
