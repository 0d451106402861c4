"""How each kind of document rules, where no word of a rule stands beside the figure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from policyextract.facts import DocType
from policyextract.link.announced import SO_FAR
from policyextract.link.bounds import BOUNDS
from policyextract.link.cues import words
from policyextract.link.grants import GRANTED
from policyextract.link.outputs import FUND, is_output
from policyextract.link.site import Site, sentence_before
from policyextract.link.statement import Statement

_EACH = re.compile(
    r"每[个]?(?:户|人|家|联合户|单位|校|班|公里|所|处|村|乡镇|街道)[^，。；]{0,6}(?:应|须|不)"
)
_WHERE = re.compile(r"(?:^|[；;：:])[^，。；：]{2,40}的[，,][^。；]*$")
_RAISED_TO = re.compile(
    r"(?:扩[大充]|提[高升]|增[加至]|达|压[缩减]|降低?|控制|稳定|保持)[^，。；0-9]{0,3}(?:到|至|为|在|达)?$"
)
_LIMITS = ("le", "ge", "lt")
_LIMIT_WORDS = re.compile(r"不(?:低于|少于|超过|高于)|至少|最[高低多少]|以[上下内]")
_REACHED = re.compile(r"^(?!对).*(?:突破|超过?|达到?|逾)")
_DONE_WITHIN = re.compile(
    r"[之以]?内(?:可?引[入进]|吸引|完成|建成|实现|全部|基本|将|把|使|新增|培育|打造|累计|形成|培养|培训|[“]?清零|退出|搬[迁离]|关停|淘汰|消除|取得|替代|整合)"
)
_ASKED_FOR = ("money", "percent", "duration", "multiple", "ratio")
_ASKS = re.compile(
    r"(?:多少|标准|待遇|额度|利率|首付|报销|补贴|补助|奖励|条件|期限|时限|怎么[算给补发缴交]|如何[计发缴补])[^。\n]*[？?]$"
)
_NO_LESS = re.compile("不(?:得)?(?:低|少)于(?:总额的)?$")  # 每年安排不低于1500万元
_EARLIER = re.compile(r"[比较][^，。；]{1,8}提前$")
_SAVED = re.compile(r"可[^，。；]{0,4}[省节减]|少[还付缴交]|节[省约]|减负")
_RESET_TO = re.compile(
    r"(?:扩大|增加|调整|提高|降低|缩短|延长|放宽|下调|上调)(?:到|至|为)[^，。；0-9]{0,4}$"
)
_RESPONDS = re.compile(  # 急救反应时间缩短到12分钟以内
    r"(?:反应|响应|等待|候[诊车]|通勤|通达|出行|到达|运行|通行|平均)时[间长][^，。；0-9]{0,4}(?:缩短|压缩|控制|降)(?:[到至]|在)$"
)
_ANSWERS = re.compile(
    "(?:反应|响应|联动|到达|救助|出动|抢修|恢复)时间[^，。；0-9]{0,4}不(?:得)?超过$"
)
_AVERAGE = re.compile("(?:人均|户均|平均|均)(?:近|约|达|超)$")
_DEADLINE = re.compile("[年月]底前|[日月]前")
_PROGRESS = re.compile(
    r"(?:竣工|完工|开工|完成|整改|签约|签订|到位)率(?:要|应|须)?(?:达到?|不低于|不少于)?$"
)
_CASE_OF = re.compile(  # 5000人以上的县，样本户不少于120户
    r"以[上下]的(?:县|市|区|乡镇|行政村|村|企业|单位|学校|项目|地区|农户|机构)[，,][^，。；]*$"
)
_QUESTION = 80  # characters of a question


def is_ruled_by_genre(site: Site, genre: DocType, said: Statement) -> bool:
    """Tell whether the kind of document makes the figure what a rule sets."""
    decides = _BY_GENRE.get(genre, _in_an_order)
    if said.told and decides in (_in_an_order, _in_a_plan, _in_a_scheme):
        return False
    return decides(site, said)


def _in_a_rule(site: Site, said: Statement) -> bool:
    """Support measures and statutes: everything but what is told, aimed at, or will be done."""
    if said.named_aim and not said.has("given"):
        return False
    if is_output(site, said):
        return site.quantity.kind in ("money", "percent", "ratio") and bool(
            _NO_LESS.search(site.gap)
        )
    ordered = GRANTED.match(site.after) or said.has("ordered")
    if said.has("finished") and not ordered:
        return False
    bounded = said.comparator in BOUNDS and said.comparator != site.quantity.comparator
    reached = not bounded or said.role == "share" or _REACHED.search(site.before)
    if SO_FAR.search(sentence_before(site)):  # 截至2月12日，已有1286家复工
        return False
    over = words("finished").search(sentence_before(site)) or said.has("compared")
    told = said.has("done") or over or (said.past and reached)
    counted = site.quantity.kind == "count" and said.comparator not in BOUNDS
    return not told or (said.has("condition") and not counted)


def _in_an_interpretation(site: Site, said: Statement) -> bool:
    """Questions and answers on a policy: bounds and sums beside words of a condition."""
    kind, bounded = site.quantity.kind, said.comparator in BOUNDS
    ruled = kind == "money" and words("given").search(sentence_before(site)[-FUND:])
    if kind in _ASKED_FOR and _is_asked(site) and not (said.aimed or said.told or said.has("done")):
        return True
    if said.named_aim or said.section == "target" or (said.aimed and not ruled):
        return False
    if said.has("done") and not bounded:
        return False
    if _RESET_TO.search(site.gap) and not (said.told or said.has("done")):
        return True
    if not (bounded or kind in ("money", "percent")) or _AVERAGE.search(site.gap):
        return False
    stated = sentence_before(site) + said.clause
    return kind == "duration" or bool(words("condition").search(stated))


def _is_asked(site: Site) -> bool:
    """Tell whether the question above asks what a rule gives or demands (问：补贴多少？)."""
    line = site.text.rfind("\n", 0, site.found.start)
    asked = site.text[max(0, line - _QUESTION) : line].rpartition("\n")[2]
    told = words("total").search(site.before) or _SAVED.search(site.before)
    return bool(_ASKS.search(asked)) and not told


def _in_an_order(site: Site, said: Statement) -> bool:
    """Notices, opinions, schemes: deadlines, and sums and shares beside words of a condition."""
    kind = site.quantity.kind
    if kind == "money" and is_output(site, said):
        return False
    if kind == "duration" and (words("aim").search(site.before) or _RESPONDS.search(site.gap)):
        return False
    if kind == "duration" and said.comparator in _LIMITS and not _is_term(site, said):
        return not (said.named_aim or (said.section == "target" and said.headed))
    if kind in ("quantity", "percent") and words("dimension").search(site.before):
        reached = said.aimed and _RAISED_TO.search(site.gap)  # 2020年绿地率达到35%
        return not reached and (not said.named_aim or "；" in sentence_before(site))
    if said.named_aim and _RAISED_TO.search(site.gap) and not said.has("given"):
        return False
    if kind in ("percent", "ratio") and _is_progress(site):
        return False
    if kind in ("quantity", "count") and said.has("permission") and not said.named_aim:
        return True
    if kind == "duration" and _EARLIER.search(site.gap):
        return False
    if kind != "money" and said.comparator in BOUNDS and _CASE_OF.search(sentence_before(site)):
        return True
    if kind == "money" and "下达" in said.clause:
        return False
    return _is_ruled_in_an_order(site, said)


def _is_ruled_in_an_order(site: Site, said: Statement) -> bool:
    """Tell by the words around it whether an order rules a figure that is no plain aim."""
    kind = site.quantity.kind
    if (kind != "count" or said.comparator in BOUNDS) and _WHERE.search(sentence_before(site)):
        return True
    if kind in ("quantity", "count") and said.comparator in BOUNDS:
        return bool(_EACH.search(site.before))
    if _is_bare(site, said) and (said.listed or words("hope").search(sentence_before(site))):
        return False
    ruled = said.has("condition") or (said.has("permission") and not said.named_aim)
    shared = kind == "ratio" and not said.aimed
    return ruled and (shared or kind in ("money", "duration", "percent"))


def _is_progress(site: Site) -> bool:
    """Tell whether a share says how far something is to be done by a date (竣工率不低于85%)."""
    dated = _DEADLINE.search(sentence_before(site))
    return site.gap.endswith("完成") or bool(dated and _PROGRESS.search(site.gap))


def _is_term(site: Site, said: Statement) -> bool:
    """Tell whether a duration says in which time something will be done (两年内完成…)."""
    if site.gap.endswith(("实现", "形成")):
        return True
    return "天数" in said.clause or bool(_DONE_WITHIN.match(site.after) and not said.has("rule"))


def _in_a_plan(site: Site, said: Statement) -> bool:
    """Plans: as in a scheme, but sums that are to be spent on grants are aims."""
    per = "/" in (site.quantity.unit or "")
    spent = site.quantity.kind == "money" and said.comparator == "eq" and not per
    answers = site.quantity.kind == "duration" and _ANSWERS.search(site.gap)
    return not (spent or answers) and _in_a_scheme(site, said)


def _in_a_scheme(site: Site, said: Statement) -> bool:
    """Schemes: as in an order, but a share with nothing but a bound is an aim."""
    return not _is_bare(site, said) and _in_an_order(site, said)


def _is_bare(site: Site, said: Statement) -> bool:
    """Tell whether a share has nothing of a condition beside it but its bound."""
    bare = not words("condition").search(_LIMIT_WORDS.sub("", said.clause))
    raised = site.quantity.kind == "money" and _RAISED_TO.search(site.gap)
    return bare and (site.quantity.kind in ("percent", "ratio") or bool(raised))


_BY_GENRE: Mapping[str, Callable[[Site, Statement], bool]] = {
    "measures": _in_a_rule,
    "regulation": _in_a_rule,
    "interpretation": _in_an_interpretation,
    "plan": _in_a_plan,
    "scheme": _in_a_scheme,
}
