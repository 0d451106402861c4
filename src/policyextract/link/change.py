"""Role, direction and basis: whether a figure is an amount, a change, a share or a completion."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from policyextract.facts import Basis, Direction, Role
from policyextract.lexicon import alternation, read_patterns, read_table
from policyextract.link.bounds import strip_bound
from policyextract.link.site import Site


class Change(NamedTuple):
    """The role of a figure, and for a change its direction and what it is compared with."""

    role: Role
    direction: Direction | None
    basis: Basis | None


_LINK = '(?:了|约|近|达到?|为|是|分别|均|各|实际|平均|共|仅|只|再|又|在|计|[“"])*'
_PACKAGE = "policyextract.link"
_TO = re.compile(r"[到至为成]$|达到$")
_LEVEL_RATE = re.compile(
    r"(?:自然增长率|利率|税率|贴息率|贴现率|征收率|预征率|汇率|费率|出生率|死亡率|负伤率|伤亡率|违约金|滞纳金|坡度|纵坡|增长弹性|收益率|回报率|利润率|折扣|倍率|发病率|浓度|指数|单产)"
)
_GAINS = re.compile(r"[^，。；]{0,12}?(?:年?新增|净增加?|净减少?|增加|减少)(?!值)")
_ADDED = re.compile("新增(?!值|长)")  # 1亿公斤新增粮食储备
_BY = re.compile("按照?[^，。；]{0,10}$")
_RAISED_BY = re.compile(  # 按不低于每人每月3元|提高基础养老金
    r"(?:的?幅度)?(?:(?P<up>提高|增加|上调|增发)|下调)(?![到至为])"
)
_PART_ADDED = re.compile(
    "其中[：:，]?(?![^，。；]*(?:占|有|达|为))[^，。；0-9]{0,14}"
)  # 新增公路9公里，其中高速4公里
_OF_AIM = re.compile(
    "(?:左右|以上|以内)?的(?:预期|年度|增长)?(?:目标|预期)"
)  # 实现8.5%以上的预期目标
_NEXT_MEMBER = re.compile(r"[^，。；、0-9]{0,6}、")  # 新增2家千亿级、24家百亿级企业
_GROWTH = re.compile(
    r"(?:[增涨降升]幅(?:达到?|为)?|增长|下降|上升|回落|上涨|减少|下滑|增|降)(?:了|约|近|超过?)?$"
)
_OWN_BASE = re.compile(r"年均|累计|[比较与]|高于|低于|快于|慢于|目标|力争|预期|计划")
_BARE = 3  # characters of a clause that is hardly more than a verb
_REACH = 24  # characters before a number in which its verb stands
_ENDS_IN_TO = re.compile(r"[到至为在]$")
_GIVEN_POINTS = re.compile(r"(?:贴息|让利|优惠|补贴)(?:了|约|为|最高)?$")  # 财政贴息2个百分点
_POINTS_OF = re.compile("的?(?:财政)?(?:贴息|补贴|让利|优惠|补助)")
_NEXT_COUNTED = re.compile("[^，。；、0-9]{2,24}(?:、|和|及)")  # 新增5个示范区、|3个基地
_LEVEL_OF = re.compile("规模|总[量额数]|余额|存量")  # 增加1.5万亿元、规模近9.8万亿元
_COMPARING = re.compile(r"[比较][^，。；]{1,14}$")
_LISTED = re.compile(r"[、和与及]")
_BASE = re.compile(r"[比较][^，。；]{2,16}的$")
_IMPROVES = ("提升", "提高", "扩大")
_LEVEL_GROWTH = re.compile(r"自然增长率[^，。；]{0,12}$")
_CAPACITY = re.compile(r"[^，。；]{0,4}的[^，。；]{0,4}(?:能力|规模)")  # 形成削减5万吨的能力
_GIVES = (  # 对新增企业给予20万元: the sum is given, not gained
    "给予|予以|处以|(?:奖励|奖补|补助|补贴|资助)(?!资金|经费|范围|对象|标准|项目|额|政策|类)"
)
_COMPLETION = re.compile(
    r"(?:完成|达到?|实现|为|相当于)[^，。；]{0,18}(?:目标|计划|任务|预算|指标|进度)[^，。；]{0,6}$"
    r"|完成[约近]?$|(?:占|为)应[^，。；]{1,8}的$"
    r"|占[^，。；]{0,10}(?:(?:全年|年初|年度)?预算(?:安排)?的?$|目标|计划|任务|规划|概算)[^，。；]{0,4}$"
    r"|(?:完成率|执行率|完成比例|投资完成|支出进度|工程进度|执行进度)[^，。；]{0,8}$"
)
_PART = re.compile(r"占|比重|比例|份额|率[^，。；]{0,6}$|覆盖|的$|按|其中")
_AFTER = re.compile(
    r"(?:左右|以上|以内)?(?:的(?:幅度|速度|比例))?的?(?:年均|逐年)?(?:递增|增长|增幅|增速|涨幅|升幅)(?!极|点|[到至为])"
)
_AFTER_DOWN = re.compile(
    r"(?:左右|以上|以内)?(?:的(?:幅度|速度|比例))?的?(?:逐年)?(?:递减|降幅|跌幅|下降(?![到至为]))"
)
_IN_YEARS = re.compile("[0-9一二三四五六七八九十]+年(?:来|间)[，,](?!.*年均)")  # 5年来，增幅达87.8%
_COMPARED_WITH = re.compile(
    r"[与同和](?:20|19)[0-9]{2}年[末底]?相比|[与同和][“\"]?十?[一二三四五六七八九]?五[”\"]?(?:期?末|时期)?相比"
)
_AIM = "(?:预算|概算|计划|目标|预期|指标|控制数|任务|进度|工期|期限|规划|测算|序时)"
_OVER_PLAN = re.compile(
    rf"(?<!不)(?<!不[得能可应宜])超(?:过|出|额)?[^，。；0-9]{{0,8}}{_AIM}[^，。；0-9]{{0,3}}$"
)
_BESIDE_AIM = re.compile(rf"的?[^，。；0-9]{{0,6}}{_AIM}(?:值|数)?$")  # 高于7%的目标|0.5个百分点
_COMPARES = re.compile(
    r"(?P<up>高于|超过|超出|高出|快于|超|比|较)[^，。；]{0,6}$|(?:低于|慢于|少于)$"
)
_PRESCRIBED = re.compile(r"规定的$|[省国市]定的?$")  # 高于国家规定的12%
_MORE_THAN = re.compile(
    r"(?<![占对评相])[比较](?![重例赛率对为])[^，。；]{1,14}(?<![至减缺较不增许众更])(?P<more>[多少])(?:[\u4e00-\u9fff]{1,2})$"
)  # 多安排
_SAVED = re.compile("[比较][^，。；]{1,12}(?:节约|节省|核减)(?:了|约|近)?$")  # 比概算节约
_SCHEDULE = re.compile(
    rf"[比较](?:(?:原|既定|预定)?[^，。；]{{0,6}}{_AIM}|[^，。；]{{0,6}}(?:原定|预定|既定))[^，。；]{{0,4}}"
    r"(?:(?P<less>提前|提早|缩短|压缩)|推迟|延[后期迟误长]|推后|滞后|拖[延后]|超出?)(?:了|约|近)?$"
    r"|超(?:出|过)?[^，。；0-9]{0,6}(?:工期|期限)(?:了|约|近)?$"
)


@cache
def _words(use: str) -> dict[str, Direction]:
    return {
        row["word"]: cast(Direction, row["direction"])
        for row in read_table("policyextract.link", "changes.csv")
        if row["use"] == use
    }


@cache
def _bases() -> dict[Basis, re.Pattern[str]]:
    uses: tuple[Basis, ...] = ("mom", "yoy", "plan", "period")
    return {use: re.compile(read_patterns(_PACKAGE, "bases.csv", use)) for use in uses}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    verbs, nouns = alternation(_words("verb")), alternation(_words("noun"))
    return {
        "verb": re.compile(
            rf"(?P<word>{verbs})(?P<to>达到|[到至为成])?(?:率|幅度?|额|数)?{_LINK}$"
        ),
        "noun": re.compile(
            rf"(?P<word>{nouns})(?:达到?|为|是|约|由|从|分别|完成|实现|定在|预计|预期|目标|力争|仅|一度|接近|平均|均|保持在?|稳定在|控制在?|拟|设定|确定|定为?|回落[到至]|收窄[到至]|扩大[到至]|提高[到至]|[到至在])*$"
        ),
        "object": re.compile(
            rf"(?P<word>{alternation(_words('object'))})(?!值|额|[到至为]|达到|天然气|空气|[式型机])"
            rf"(?:(?!{_GIVES})[^，。；]){{1,24}}$"
        ),
        "rate": re.compile(  # 减材料30%、减跑动75%, 平均缩短办理时间50%
            rf"(?:^|[、和]|实现|平均|可|共|累计|整体|总体|分别|预计|全部)"
            rf"(?P<word>减(?![半免征按除])|{alternation(_words('object'))}|{alternation(_words('saving'))})"
            r"(?!值|额|[到至为]|达到)(?:(?!占|比重|比例|[到至为给按])[^，。；、]){1,10}$"
        ),
        "gap": re.compile(
            rf"(?<!不)(?<!不得)(?<!达到或)(?P<word>{alternation(_words('gap'))})(?:(?!占|比重)[^，。；]){{1,24}}$"
        ),
    }


def change_of(site: Site, of_previous: Change | None, held: Basis | None) -> Change:
    """Return role, direction and basis of a figure; a list's members share those of its first.

    ``held`` is what the changes before it in its sentence are compared with.
    """
    if site.quantity.kind == "duration" and (shift := _SCHEDULE.search(site.gap)):
        return Change("change", "down" if shift["less"] else "up", "plan")
    if site.quantity.kind in ("rank", "duration") and not _verb(site):
        return Change("level", None, None)
    direction = _direction(site)
    if direction is None and of_previous is not None and _shares(site, of_previous):
        return of_previous
    if direction is not None:
        basis = _basis(site) or _held(site, of_previous)
        return Change("change", direction, basis or (held if _goes_on(site) else None))
    if site.quantity.kind == "percentage_point":
        level = _ENDS_IN_TO.search(site.gap) or _GIVEN_POINTS.search(site.gap)
        level = level or _POINTS_OF.match(site.after)
        return Change("level", None, None) if level else Change("change", "up", _basis(site))
    return Change(_still(site), None, None)


def is_shift(site: Site) -> bool:
    """Tell whether a duration says how far something is off its schedule (比计划提前22天)."""
    return site.quantity.kind == "duration" and bool(_SCHEDULE.search(site.gap))


def _goes_on(site: Site) -> bool:
    """Tell whether a growth has the base of those before it (同比增长4%；…，增长0.8%)."""
    grows = site.quantity.kind == "percent" and _GROWTH.search(site.gap)
    return bool(grows) and not _OWN_BASE.search(site.before)


def _held(site: Site, previous: Change | None) -> Basis | None:
    """Return the basis of the figure before, where a clause is only a verb (…，增长1.1%)."""
    bare = site.previous is not None and strip_bound(site.before) in _words("verb")
    return previous.basis if previous and bare else None


def _shares(site: Site, previous: Change) -> bool:
    """Tell whether a figure takes over the role of the figure before it in a list."""
    if site.previous is None or site.previous.quantity.kind != site.quantity.kind:
        return False
    if site.in_list:
        return "；" not in site.between
    if previous.role == "change" and _OF_AIM.match(site.after):
        return True
    added = previous.role == "change" and previous.basis is None and "增" in site.previous.before
    if added and site.quantity.kind != "percent" and _PART_ADDED.fullmatch(site.before):
        return site.repeats_unit and not _verb(site)
    if added and site.quantity.kind == "count" and _NEXT_COUNTED.fullmatch(site.between):
        return True
    return (
        previous.role == "change"
        and bool(_NEXT_MEMBER.match(site.gap))
        and bool(_GAINS.match(site.before))
        and not _verb(site)
        and not _TO.search(site.gap)
        and not _LEVEL_OF.search(site.gap)
    )


def _direction(site: Site) -> Direction | None:
    if _LEVEL_GROWTH.search(site.gap):
        return None
    words = strip_bound(site.gap)
    if _PRESCRIBED.search(words):
        return None
    kind = site.quantity.kind
    patterns = _patterns()
    noun = patterns["noun"].search(words, max(0, len(words) - _REACH))
    if (
        noun
        and not words[: noun.start()].endswith("自然")
        and kind in ("percent", "percentage_point", "count", "money", "quantity")
    ):
        return _words("noun")[noun["word"]]
    found = _verb(site)
    if found:
        return found
    if _OVER_PLAN.search(words) and kind != "duration":
        return "up"
    gap = patterns["gap"].search(words)
    if gap and (kind in ("percentage_point", "percent") or _is_plan(words)):
        return _words("gap")[gap["word"]]
    aimed = site.previous is not None and _BESIDE_AIM.fullmatch(site.gap)
    if aimed and (compares := _COMPARES.search(site.previous.gap if site.previous else "")):
        return "up" if compares["up"] else "down"
    if kind not in ("percentage_point", "percent", "ratio") and (gained := _gained(site, words)):
        return gained
    rate = patterns["rate"].search(words) if kind == "percent" else None
    if rate:
        return _words("object").get(rate["word"]) or _words("saving").get(rate["word"], "down")
    if kind in ("percent", "multiple") and _AFTER.match(site.after):
        return "up"
    if kind == "percent" and _AFTER_DOWN.match(site.after):
        return "down"
    return "up" if site.text.startswith("翻", site.found.start) else None


def _gained(site: Site, words: str) -> Direction | None:
    """Return the direction in which a thing is brought about (新增学位300个, 落实1亿元新增投资)."""
    brought = _patterns()["object"].search(site.gap if _LISTED.search(site.gap) else site.before)
    if brought and not _TO.search(words) and not _CAPACITY.match(site.after):
        return _words("object")[brought["word"]]
    if raised := raised_by(site):
        return raised
    added = site.quantity.kind in ("count", "money", "quantity") and _ADDED.match(site.after)
    return "up" if added else None


def raised_by(site: Site) -> Direction | None:
    """Return which way a figure moves a level (按每月3元|提高养老金), None where it does not."""
    raised = _RAISED_BY.match(site.after) if _BY.search(site.gap) else None
    return None if raised is None else "up" if raised["up"] else "down"


def _is_plan(words: str) -> bool:
    return bool(_bases()["plan"].search(words))


def _verb(site: Site) -> Direction | None:
    """Return the direction of a verb of change that stands just before the number."""
    words = strip_bound(site.gap)
    match = _patterns()["verb"].search(words, max(0, len(words) - _REACH))
    if not match:
        if _SAVED.search(words):
            return "down"
        more = _MORE_THAN.search(words)
        return None if more is None else "up" if more["more"] == "多" else "down"
    word = match["word"]
    if match["to"] and match["to"] != "达到":
        return None
    if word in _IMPROVES and site.quantity.kind == "count":
        return None
    if len(word) == 1 and not _is_compared(site, words[: match.start()]):
        return None
    return _words("verb")[word]


def _is_compared(site: Site, before: str) -> bool:
    """Tell whether a one-letter verb (多 少 高 低) really compares."""
    compares = site.quantity.kind in ("percent", "percentage_point")
    return compares or bool(_COMPARING.search(before)) or before[-1:] in "同环"


def _still(site: Site) -> Role:
    """Return the role of a figure that is no change."""
    kind = site.quantity.kind
    if kind not in ("percent", "ratio", "multiple"):
        return "level"
    before = site.before
    if kind in ("percent", "ratio") and _COMPLETION.search(before):
        return "completion"
    if kind == "multiple" or site.found.label in ("ratio", "decimal ratio"):
        return "level"
    if len(before) <= _BARE and site.previous is not None:  # …死亡率下降1.2个千分点，降到7.8‰
        before = site.previous.before + before
    rate = _LEVEL_RATE.search(before) or _LEVEL_RATE.match(
        site.after.removeprefix("的").removeprefix("阶段性")
    )
    return "level" if rate else "share"


def _basis(site: Site) -> Basis | None:
    for basis, pattern in _bases().items():
        if pattern.search(site.gap):
            return basis
    if site.previous is not None and _BESIDE_AIM.fullmatch(site.gap):
        return "plan"
    if site.previous is not None and _BASE.search(site.previous.before):
        return "period"
    stated = site.text[max(site.sentence[0], site.clause - 200) : site.clause]
    grown = site.quantity.kind == "percent" and _IN_YEARS.match(stated)
    return "period" if grown or _COMPARED_WITH.search(stated) else None
