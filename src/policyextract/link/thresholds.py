"""Thresholds: figures that a rule sets: a cap, a price, a deadline, a rate of support."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from policyextract.facts import DocType, FigureKind
from policyextract.link.bounds import BOUNDS
from policyextract.link.dates import NAMED_YEAR
from policyextract.link.groups import OF_NOUN, limits_group
from policyextract.link.prices import is_level_set, is_priced, is_ruled_change
from policyextract.link.series import first_of_list
from policyextract.link.site import Site, sentence_before
from policyextract.link.statement import RULE_TYPES, Statement, words

_TELLING_TYPES = ("work_report", "news", "decision")
_TOLD_RULES = ("news", "decision", "interpretation", "other")
_GROUPED = ("count", "money", "quantity", "duration")
_ORDERS = ("notice", "opinion", "scheme", "measures", "regulation", "plan")
_EACH = re.compile(
    r"每[个]?(?:户|人|家|联合户|单位|校|班|公里|所|处|村|乡镇|街道)[^，。；]{0,6}(?:应|须|不)"
)
_WHERE = re.compile(r"(?:^|[；;：:])[^，。；：]{2,40}的[，,][^。；]*$")
_WINNERS = re.compile(r"获得?[^，。；]{0,16}$|获得?[^，。；]{0,16}(?:的|（)")
_LIMIT = re.compile(r"(?:最长|最多|最迟|时限|期限|时间)?(?:不|不得|不能)超过$|最长$|最迟$|限时?$")
_WITHIN = re.compile(r"(?:以|之)?内")
_UPON = re.compile(r"后$|之日起$|之后$")
_HANDLED = re.compile(  # in which a case is dealt with, or somebody shut out
    r"[之以]?内[，]?(?:予以|作出|完成)?(?:回复|答复|办结|办理|受理|反馈|审[核查批]|检[验测]|查验|登记|备案|拨付|兑付|上报|报告|送达"
    r"|不得|不予|取消|禁止|限制|暂停)"
)
_TAKEN = re.compile(
    r"^(?:的?比例|的?标准)?(?:足额|全额|按[时月年])?(?:支付|报销|补偿|赔付|核定|提取|计提|缴纳|缴存|征收|收取|预留|返还|扣除)"
)
_BY = re.compile(r"按照?[^，。；]{0,12}$")
_RAISED_TO = re.compile(
    r"(?:扩[大充]|提[高升]|增[加至]|达|压[缩减]|降低?|控制|稳定|保持)[^，。；0-9]{0,3}(?:到|至|为|在|达)?$"
)
_RATE_REACHED = re.compile(r"(?<![利税费汇])率[^，。；]{0,4}(?:达到?|提[高升][到至])$")
_LIST = 200  # characters of a list behind the words that announce it
_PER_HEAD = re.compile(
    r"(?:月人均|人月均|每(?:人|户|亩|家|个|件|名|次|套|间|栋|头|只|台|辆|株|吨|所|村|平方米|公顷|生|岗|学期|对|份|篇|场|节|座|口|艘|幢|株|棵|例|宗|单|笔)(?:每?[年月天日])?)[^，。；]{0,8}$"
)
_GRANTED = re.compile(
    r"^(?:[^，。；]|，(?=[且并或年经]|同时)){0,60}?的[，,]?(?:可|再|按[^，。；]{0,16}|分别|一次性|每[人户亩个家]|最高)*"
    r"(?:给予|奖励|补助|补贴|资助|奖|不予|取消|责令|处[以分罚0-9]|予以)"
)
_GRANT = re.compile(
    r"^(?:可|可以|一律|一次性|分别|再|各)*给予|(?:资助|补助|补贴|奖励)每[一名位人户家个]|对[^，。；]{2,40}(?:给予|奖励|奖补|[各再]奖|[各再]补|补助|补贴|资助|处以?)"
)
_AWARDED = re.compile(
    r"(?:^|[^，。；]{0,12}[，]?)(?:各|分别|每人|每个|每家)?(?:奖励|颁发奖金|奖金(?:合计|总额)?)(?:人民币)?$"
)
_PAID_OUT = re.compile("兑现|发放|拨付|累计|支出|兑付")
_GIVES_TO = re.compile(  # 对招商专班，州财政给予10万元
    r"对[^，。；]{2,30}，[^，。；0-9]{0,12}(?:给予|补助|奖励|补贴|资助|予以)[^，。；0-9]{0,6}$"
)
_SHARED_OUT = re.compile(
    r"分担|共担|承担|负担|按[^，。；]{0,4}[:：∶﹕][^，。；]{0,6}(?:配套|出资|分成|分摊)"
)
_LIMITS = ("le", "ge", "lt")
_LIMIT_WORDS = re.compile(r"不(?:低于|少于|超过|高于)|至少|最[高低多少]|以[上下内]")
_REACHED = re.compile(r"^(?!对).*(?:突破|超过?|达到?|逾)")
_DUE_BY = re.compile(  # 到2020年，…; 要在2010年底前…
    r"^[^，。；]{0,10}到20[0-9]{2}年[底末]?，|要[在于]?20[0-9]{2}年[底末]?前"
)
_BY_YEAR = re.compile(rf"{NAMED_YEAR.pattern}|今明两年|明年|今年|年[底内末]")
_DONE_WITHIN = re.compile(r"[之以]?内(?:完成|建成|实现|全部|基本|将|把|使|新增|培育|打造|累计)")
_RANKED = re.compile(
    r"(?:的[^，。；]{0,10}[，,]?[^，。；]{0,6}|[^，。；]{0,4})(?:奖|给予|予以|约谈|通报|扣|暂停|再?增加|各?[加减][0-9])"
)
_FUND_OF = re.compile(r"的[^，。；]{0,10}(?:基金|资金池|专项资金)")
_ASKED_FOR = ("money", "percent", "duration", "multiple", "ratio")
_ASKS = re.compile(
    r"(?:多少|标准|待遇|额度|利率|首付|报销|补贴|补助|奖励|条件|期限|时限|怎么[算给补发缴交]|如何[计发缴补])[^。\n]*[？?]$"
)
_EARLIER = re.compile(r"[比较][^，。；]{1,8}提前$")
_SAVED = re.compile(r"可[^，。；]{0,4}[省节减]|少[还付缴交]|节[省约]|减负")
_RESET_TO = re.compile(
    r"(?:扩大|增加|调整|提高|降低|缩短|延长|放宽|下调|上调)(?:到|至|为)[^，。；0-9]{0,4}$"
)
_QUESTION = 80  # characters of a question
_NEAR = 12  # characters behind a rank that say whose it is
_EACH_GETS = re.compile(
    r"(?:每[人户亩个家头只生名套间][^，。；0-9]{0,6}|户均)(?:补[助贴]|奖[励补]|领取|发放|给予)[^，。；0-9]{0,8}$"
    r"|按每[生人户亩][^，。；0-9]{0,4}$|单[户个笔家][^，。；0-9]{0,8}(?:最高|不超过|封顶)[^，。；0-9]{0,4}$|封顶线[^，。；0-9]{0,6}$"
)
_IN_PERIOD = re.compile(r"(?:期间|年起|日起|月起)[，,]")
_BUDGET = re.compile(r"资金[^，。；0-9]{0,6}预算(?:为|安排|达)?$")
_FUNDS = re.compile(r"(?:设立|建立|组建|用于|支持)[^，。；]{0,16}(?:资金|基金|专项|奖励|补[助贴])")
_SPENDS = re.compile(
    r"(?:安排|投入|拿出|列支|筹集|整合|注入|出资|统筹)(?:不少于|不低于|约|超过?)?$"
)
_DRAWS = re.compile(r"(?:撬动|带动|引导|吸引)[^，。；0-9]{2,16}$")  # 撬动贷款不低于1.5亿元
_PRESCRIBED = re.compile(r"(?:规定(?:的|标准|时限|期限|比例)的?[^，。；0-9]{0,4}|[省国市法]定的?)$")
_POINTS = re.compile(r"(?:扣|记|加|减)[除减]?[^，。；0-9]{0,8}$")  # 每次扣20分
_TIMES = re.compile(r"(?:计算|发放|执行|计发|给予|支付|缴纳|征收|收取|赔偿|加[价收])")
_NARROWS = re.compile(r"(?:缩小|降|提高|保持|控制|扩大)[^，。；0-9]{0,2}$")
_ENUMERATED = re.compile(r"(?:下列|以下)[^，。；]{0,4}(?:情形|条件|情况)[^。]*$")
_STAFFED = re.compile(r"配备[^。；，0-9]{0,16}，[^，。；0-9]{0,6}$")
_AS_LIMIT = re.compile("为[上下]?限")
_BENEFITED = re.compile("已有|受益|惠及|享受了")
_OFFICIAL = re.compile("标准|税率|限额|起付线|最低工资")  # levels that only a government sets
_COLON = re.compile("[:：∶﹕]")
_LEVEL_OF = re.compile("(?:补助|保障|救助|补贴)水平")
_PENAL = re.compile(r"罚款|加[价收]|扣[减缴]|核减|赔偿|补偿|违约金|滞纳金")
_FUND = 40  # characters in which a fund is named


def is_standard(site: Site, genre: DocType, said: Statement) -> bool:
    """Tell whether a rule sets the figure, by the words of its clause and the genre."""
    kind = site.quantity.kind
    ordered = genre in _ORDERS
    if said.role == "change":
        ruling = ordered or genre in ("decision", "interpretation")
        aimed = said.named_aim or said.told
        return ruling and not aimed and is_ruled_change(site, said.clause)
    if kind == "rank":
        won = _WINNERS.search(site.before + site.after[:_NEAR]) or _RANKED.match(site.after)
        return (ordered or genre == "decision") and bool(won)
    if kind in _GROUPED and limits_group(site, said.aimed, said.comparator):
        return True
    if genre == "bulletin" and is_level_set(site) and _OFFICIAL.search(said.clause):
        return not said.named_aim
    if kind == "percentage_point" and ordered and said.has("given"):
        return not said.told
    if kind == "multiple" and not (said.told or said.named_aim):
        by = _BY.search(site.gap) and _TIMES.match(site.after)
        listed = genre in _ORDERS and _ENUMERATED.search(sentence_before(site))
        return bool(by or listed or _PENAL.search(said.clause))
    if kind in ("percentage_point", "multiple") or genre == "bulletin":
        return False
    if said.has("already"):
        return genre in RULE_TYPES and _by_genre(site, genre, said)
    return _is_set(site, genre, said) or (
        genre not in _TELLING_TYPES and (_is_set_price(kind, said) or _by_genre(site, genre, said))
    )


def _is_set(site: Site, genre: DocType, said: Statement) -> bool:
    """Tell whether the clause or the list that it stands in is a rule, in any kind of text."""
    if _is_granted(site, said.clause) or _is_awarded(site, genre):
        return True
    planned = genre == "work_report" and said.section == "target"
    if _PRESCRIBED.search(site.gap):
        return True
    if site.quantity.unit == "分" and _POINTS.search(site.gap) and genre != "work_report":
        return True
    aimed = said.named_aim and not _IN_PERIOD.search(sentence_before(site))
    measured = said.told and site.quantity.kind == "percent" and "报销比例" in said.clause
    if is_level_set(site) and not (aimed or planned or measured):
        return True
    if genre == "work_report":
        return _is_for_each(site)
    if not said.named_aim and _is_ruled(site, said.clause):
        return True
    if site.quantity.kind == "duration" and _is_deadline(site, said):
        return True
    led = words("led").search(sentence_before(site))
    told = said.has("done") or said.has("counted") or _BENEFITED.search(said.clause)
    if led and genre in _TOLD_RULES and not (said.aimed or told):
        return True
    if said.told:
        return False
    compared = site.quantity.kind == "ratio" and _COLON.search(site.text, *_span(site))
    bounded = said.comparator in BOUNDS and not _NARROWS.search(site.gap)
    set_ = genre not in ("work_report", "bulletin") and _BY.search(site.gap)
    if compared and (set_ or (genre in _ORDERS and bounded)) and not said.named_aim:
        return True  # 师生比不低于1:16, 按1:10放大授信
    if genre in _ORDERS and _ENUMERATED.search(sentence_before(site)):
        return True
    if genre in _ORDERS and said.comparator in BOUNDS and _STAFFED.search(sentence_before(site)):
        return True
    if _AS_LIMIT.match(site.after):
        return True
    return (genre in _ORDERS and is_priced(site)) or _is_quota(site)


def _span(site: Site) -> tuple[int, int]:
    return site.found.start, site.found.end


def _is_set_price(kind: FigureKind, said: Statement) -> bool:
    return kind in ("money", "percent") and said.has("price")


def _is_quota(site: Site) -> bool:
    """Tell whether a list of what a rule sets was announced (补偿资金额度为：…)."""
    start = max(site.sentence[0], site.found.start - _LIST)
    listed = words("quota").search(site.text, start, site.clause)
    return bool(listed) and site.quantity.kind in ("money", "percent", "quantity")


def _by_genre(site: Site, genre: DocType, said: Statement) -> bool:
    decides = _BY_GENRE.get(genre, _in_an_order)
    if said.told and decides in (_in_an_order, _in_a_plan, _in_a_scheme):
        return False
    return decides(site, said)


def _is_deadline(site: Site, said: Statement) -> bool:
    """Tell whether a duration is a limit for a case (最长不超过1个工作日, 受理后5日内)."""
    dated = words("aim").search(said.clause) or _BY_YEAR.search(sentence_before(site))
    if _HANDLED.match(site.after):
        return not (dated or said.told)
    if said.comparator not in ("le", "lt") or dated:
        return False
    return bool(_LIMIT.search(site.gap) or (_WITHIN.match(site.after) and _UPON.search(site.gap)))


def _is_granted(site: Site, clause: str) -> bool:
    """Tell whether the figure is given to somebody, or shared out between those who pay."""
    if _SHARED_OUT.search(clause) and site.quantity.kind in ("ratio", "percent"):
        return True
    if _BY.search(site.gap) and _TAKEN.match(site.after):
        return True
    if _GRANT.search(site.before) or _GRANTED.match(site.after):
        return True
    return site.quantity.kind == "money" and bool(_GIVES_TO.search(sentence_before(site)))


def _is_for_each(site: Site) -> bool:
    """Tell whether a report states what each one gets or may get at most (每个补助10万元)."""
    return site.quantity.kind == "money" and bool(_EACH_GETS.search(site.before))


def _is_awarded(site: Site, genre: DocType) -> bool:
    """Tell whether a decision sets the sum that somebody is awarded (授予…称号，各奖励5万元)."""
    first, _ = first_of_list(site)
    paid = words("done").search(first.before) or _PAID_OUT.search(first.before)
    awarded = _AWARDED.search(first.gap) and not paid
    return genre == "decision" and site.quantity.kind == "money" and bool(awarded)


def _is_ruled(site: Site, clause: str) -> bool:
    """Tell whether words of a rule stand in the clause, or a sum goes to each of many."""
    if site.quantity.kind == "money" and _PER_HEAD.search(site.before):
        return not _LEVEL_OF.search(site.gap)
    fined = site.quantity.kind == "count" and "罚款" in clause
    return not fined and bool(words("rule").search(clause))


def _in_a_rule(site: Site, said: Statement) -> bool:
    """Support measures and statutes: everything but what is told, aimed at, or will be done."""
    if (said.named_aim and not said.has("given")) or is_output(site, said):
        return False
    if said.past and said.has("finished"):
        return False
    bounded = said.comparator in BOUNDS and said.comparator != site.quantity.comparator
    reached = not bounded or said.role == "share" or _REACHED.search(site.before)
    over = words("finished").search(sentence_before(site)) or said.has("compared")
    told = said.has("done") or over or (said.past and reached)
    return not told or said.has("condition")


def is_output(site: Site, said: Statement) -> bool:
    """Tell whether a rule-maker says what it will itself spend or bring about.

    That is a sum of a fund (每年安排财政资金5000万元) or a count (每年遴选10个项目), and what
    is to be reached by a year (2028年达到180条).
    """
    kind = site.quantity.kind
    if said.past or said.has("finished"):
        return False
    if kind == "money":
        if _FUND_OF.match(site.after) and "设立" in site.before:
            return True
        if (_SPENDS.search(site.gap) and _FUNDS.match(site.after)) or _DRAWS.search(site.before):
            return True
        if _BUDGET.search(site.gap):
            return True
        fund = words("fund").search(sentence_before(site)[-_FUND:])
        return fund is not None and "对" not in fund.string[fund.end() :]
    if kind in ("count", "multiple") and words("output").search(site.between + said.clause):
        return said.comparator not in ("le", "lt") and not OF_NOUN.match(site.after)
    if kind == "percent" and _RATE_REACHED.search(site.gap) and not OF_NOUN.match(site.after):
        return True
    due = _BY_YEAR.search(said.clause) or _DUE_BY.search(sentence_before(site))
    by_then = said.aimed and due and not _GRANTED.match(site.after)
    return bool(by_then) and kind != "duration" and not said.has("given")


def _in_an_interpretation(site: Site, said: Statement) -> bool:
    """Questions and answers on a policy: bounds and sums beside words of a condition."""
    kind, bounded = site.quantity.kind, said.comparator in BOUNDS
    ruled = kind == "money" and words("given").search(sentence_before(site)[-_FUND:])
    if kind in _ASKED_FOR and _is_asked(site) and not (said.aimed or said.told or said.has("done")):
        return True
    if said.named_aim or said.section == "target" or (said.aimed and not ruled):
        return False
    if _RESET_TO.search(site.gap) and not (said.told or said.has("done")):
        return True
    if not (bounded or kind in ("money", "percent")):
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
    if kind == "duration" and said.comparator in _LIMITS and not _is_term(site, said):
        return True
    if kind in ("quantity", "percent") and words("dimension").search(site.before):
        return True
    if said.named_aim and _RAISED_TO.search(site.gap) and not said.has("given"):
        return False
    if kind in ("percent", "ratio") and site.gap.endswith("完成"):
        return False
    if kind in ("quantity", "count") and said.has("permission") and not said.named_aim:
        return True
    if kind == "duration" and _EARLIER.search(site.gap):
        return False
    if kind != "count" and _WHERE.search(sentence_before(site)):
        return True
    if kind in ("quantity", "count") and said.comparator in BOUNDS:
        return bool(_EACH.search(site.before))
    if _is_bare(site, said) and (said.listed or words("hope").search(sentence_before(site))):
        return False
    ruled = said.has("condition") or (said.has("permission") and not said.named_aim)
    shared = kind == "ratio" and not said.aimed
    return ruled and (shared or kind in ("money", "duration", "percent"))


def _is_term(site: Site, said: Statement) -> bool:
    """Tell whether a duration says in which time something will be done (两年内完成…)."""
    return "天数" in said.clause or bool(_DONE_WITHIN.match(site.after) and not said.has("rule"))


def _in_a_plan(site: Site, said: Statement) -> bool:
    """Plans: as in a scheme, but sums that are to be spent on grants are aims."""
    per = "/" in (site.quantity.unit or "")
    spent = site.quantity.kind == "money" and said.comparator == "eq" and not per
    return not spent and _in_a_scheme(site, said)


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
