"""A figure that goes on the one before it: a part of it, or the next of a rule's list."""

from __future__ import annotations

import re

from policyextract.link.cues import words
from policyextract.link.site import Site, sentence_before

_SHARE = re.compile(r"^[ ]?(?:分别)?占[^，。；]{0,8}$")
_WITHIN = re.compile(r"其中[：:，,]?[^。；]*$|[（(][^（）()]*$")
AMONG = re.compile(r"\s*其中(?![：:])")
_PARTS_OF = re.compile(  # 达标庭院128个：市直42个，城区|35个
    r"[0-9.][^，。；：:0-9]{1,6}[：:](?:[^，。；：:0-9]{1,10}[0-9.]+[^，。；：:0-9]{1,4}[，、,])*"
    r"[^，。；：:0-9]{1,10}$"
)
_RULED = ("money", "percent", "duration", "quantity")  # kinds that a rule's list goes on in
_NEW = re.compile("新增|全年|年内|今年")
_CHANGED_AGAIN = re.compile(  # 退休人员再提高5个百分点, 第二套由30%降至20%
    r"再(?:提高|降低|增加|减少?|上浮|下浮|上调|下调|延长)[^，。；0-9]{0,3}$"
)
_THEN_CHANGES = re.compile(  # 得分70分|以下的，扣减补贴|5%; 低于65%|的县，费率下调|0.5个百分点
    r"(?:及?以[上下])?的[^，。；]{0,10}，[^，。；0-9]{0,16}"
    r"(?:增加|减少|提高|降低|上浮|下浮|上调|下调|核增|核减|扣减|扣除|追加|增长)[^，。；0-9]{0,10}"
)
_MOVES_ON = re.compile(r"^[^，。；0-9]{1,10}(?:[由从]|降[到至]|提高[到至])$")
_TERMS = re.compile(  # 可申请10万元贷款，期限|2年，由财政贴息|50%，单户最高|5万元
    r"^(?:由?[^，。；0-9]{0,8}(?:期限|年限|[费利]率|贴息|补[贴助])(?:为|最长|按)?"
    r"|(?:单[户个家笔][^，。；0-9]{0,6}|每[户人家][^，。；0-9]{0,4}|累计|合计)?(?:最高|封顶|不超过|不得超过|至多)+"
    r"|并?(?:按[^，。；0-9]{0,6})?配备[^，。；0-9]{0,6})$"
)


def states_terms(site: Site) -> bool:
    """Tell whether a figure is the term, the rate or the cap of what the one before it gives."""
    return bool(_TERMS.match(site.before))


def is_part(site: Site, clause: str) -> bool:
    """Tell whether a figure is a part of the one before it (总投资36亿元，其中自筹21亿元)."""
    told = words("done").search(clause) or words("compared").search(clause)
    if site.previous is not None and _PARTS_OF.search(sentence_before(site)):
        return not told and site.repeats_unit
    listed = site.in_list or site.between.startswith(("、", "，", ",", "（", "("))
    if site.previous is not None and (_SHARE.match(site.before) or AMONG.match(site.before)):
        return not told
    if not site.before.strip() and site.previous is not None:  # …修缮7处文物，15处旧址
        return site.repeats_unit
    return not told and bool(
        listed and _WITHIN.search(site.text[site.sentence[0] : site.found.start][-40:])
    )


def goes_on(site: Site, clause: str) -> bool:
    """Tell whether a figure belongs to the rule that the one before it in the sentence states."""
    previous = site.previous
    if previous is None or previous.quantity.kind != site.quantity.kind:
        return False
    if site.quantity.kind == "quantity" and words("planned").search(site.before):
        return False
    return (
        _keeps_unit(site)
        and not _NEW.search(site.before)
        and not words("fund").search(site.before)
        and site.quantity.kind in _RULED
        and not words("done").search(clause)
    )


def changes_on(site: Site) -> bool:
    """Tell whether the rule before is changed once more (退休人员再提高5个百分点, 第二套由30%…)."""
    moves = _MOVES_ON.search(site.before) and _keeps_unit(site)
    again = _CHANGED_AGAIN.search(site.before) or _THEN_CHANGES.fullmatch(site.between)
    return bool(moves or again)


def _keeps_unit(site: Site) -> bool:
    """Tell whether the figure before has the same unit, whatever it is paid per."""
    previous = site.previous
    return previous is not None and _without_per(previous) == _without_per(site)


def _without_per(site: Site) -> str | None:
    return site.quantity.unit and site.quantity.unit.partition("/")[0]
