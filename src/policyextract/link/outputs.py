"""What a rule-maker will itself spend or bring about: aims that stand within a rule."""

from __future__ import annotations

import re

from policyextract.link.cues import words
from policyextract.link.dates import NAMED_YEAR
from policyextract.link.grants import GRANTED
from policyextract.link.groups import OF_NOUN
from policyextract.link.site import Site, sentence_before
from policyextract.link.statement import Statement

_RATE_REACHED = re.compile(r"(?<![利税费汇])率[^，。；]{0,4}(?:达到?|提[高升][到至])$")
_DUE_BY = re.compile(  # 到2020年，…; 要在2010年底前…
    r"(?:^[^，。；]{0,10}|，)到20[0-9]{2}年[底末]?，|要[在于]?20[0-9]{2}年[底末]?前"
)
BY_YEAR = re.compile(rf"{NAMED_YEAR.pattern}|今明两年|明年|今年|年[底内末]")
_YEAR_OF_PLACE = re.compile(  # 2024年，全市新认定高新技术企业300家
    r"(?:(?:20[0-9]{2}|今|当)年|年内)[，,]?(?:力争)?全[市省县区州](?:计划|力争)?[\u4e00-\u9fff]{2,24}"
    r"(?:[0-9.]+[万亿余%％]*[\u4e00-\u9fff]{0,3}(?:以上|左右)?，[\u4e00-\u9fff]{2,20})*$"
)
_FUND_OF = re.compile(r"的[^，。；]{0,10}(?:基金|资金池|专项资金|补偿金|引导资金|补偿资金)")
_BUDGET = re.compile(
    r"(?:资金[^，。；0-9]{0,6}预算(?:为|安排|达)?|(?:[区市县省]级|年度|今年|财政)预算安排|需(?:资金|投资|经费)约?|资金[^，。；]{0,16}每年(?:安排|投入)(?:不低于|不少于)?)$"
)
_FUNDS = re.compile(r"(?:设立|建立|组建|用于|支持)[^，。；]{0,16}(?:资金|基金|专项|奖励|补[助贴])")
_SPENDS = re.compile(
    r"(?:安排|投入|拿出|列支|筹集|整合|注入|出资|统筹)(?:不少于|不低于|约|超过?)?$"
)
_DRAWS = re.compile(r"(?:撬动|带动|引导|吸引)[^，。；0-9]{2,16}$")  # 撬动贷款不低于1.5亿元
FUND = 40  # characters in which a fund is named


def is_output(site: Site, said: Statement) -> bool:
    """Tell whether a rule-maker says what it will itself spend or bring about.

    That is a sum of a fund (每年安排财政资金5000万元) or a count (每年遴选10个项目), and what
    is to be reached by a year (2028年达到180条).
    """
    kind = site.quantity.kind
    if said.past or said.has("finished"):
        return False
    if kind == "money":
        return is_spent(site)
    if kind in ("count", "multiple") and words("output").search(site.between + said.clause):
        return said.comparator not in ("le", "lt") and not OF_NOUN.match(site.after)
    if _YEAR_OF_PLACE.search(sentence_before(site)) and kind != "duration":
        return said.comparator not in ("le", "lt") and not said.has("given")
    if kind == "percent" and _RATE_REACHED.search(site.gap) and not OF_NOUN.match(site.after):
        return True
    due = BY_YEAR.search(said.clause) or _DUE_BY.search(sentence_before(site))
    by_then = said.aimed and due and not GRANTED.match(site.after)
    return bool(by_then) and kind != "duration" and not said.has("given")


def is_spent(site: Site) -> bool:
    """Tell whether a sum is a fund's, a budget's, or what it is to draw in."""
    if _FUND_OF.match(site.after) and "设立" in site.before:
        return True
    if (_SPENDS.search(site.gap) and _FUNDS.match(site.after)) or _DRAWS.search(site.before):
        return True
    if _BUDGET.search(site.gap):
        return True
    fund = words("fund").search(sentence_before(site)[-FUND:])
    return fund is not None and "对" not in fund.string[fund.end() :]
