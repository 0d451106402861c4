"""Patterns over the letters of words (see ``classes``): how a clause opens, goes on and ends.

Each letter is one word, so a bound such as ``{0,30}`` counts words. Every repeat is bounded or
possessive: a pattern looks at no more than the surroundings of one verb.
"""

from __future__ import annotations

import re

VERBS = "VWKJLZRoiw"
NOUNS = "nNmqhxAQWJaTyklgw1"
_END = r"(?=[,;.\n]|\Z)"

# What prepares a text's letters, in this order.
GROUP = re.compile(r"“[^”“.\n]{0,40}”|《[^《》\n]{0,60}》|（[^（）\n]{0,60}）")
CIRCUMSTANCE = re.compile(r"I[^,;.\n]{1,30}?[fs](?![&、])(?:[mqy]{1,6}f)?")  # 在A和B方面
VETTED = re.compile(r"P[VWJvZ]{1,2}(?=[DC1T]{0,3}[LM1])")  # 经认定给予
AS_RULED = re.compile(r"P[^,;.\n]{1,16}?u[hxn](?=[DC]{0,3}[LVK1W])")  # 按不超过一半的比例给予
FORMAL = re.compile(  # 依法查处, 每周调度: such an adverb needs no object after its verb
    r"(?P<adverbs>[rT]{1,3}[DC]{0,2})(?P<verb>[VWJo4])(?=[,;.\n、]|\Z)"
)
UNIT = re.compile(r"m[DvPXG](?=[、,;.\n&]|\Z)")  # 新建安置房8栋、
_WAY = "(?:[nhvalDz]E?|[VKW]E)"
ADVERBIAL = re.compile(rf"6{_WAY}(?:、?{_WAY}){{0,4}}(?![^,;.\nMDCAQ、])")  # 地划计有
OUTCOME_NAME = re.compile(r"5(?=[nhAvW]|&[VWJ]{1,2}h)")  # 地理标志产品
BANNED = re.compile(  # 不得向租户重复分摊
    r"(?P<mark>[8j]{1,2})(?P<adverbs>[DCT]{0,3}(?:[9PXI][^,;.\nVKLMv]{1,10}[DT]{0,2})?)"
    r"(?P<verbs>[VWJv4Z]{1,2}(?:[、&][VWJv4Z]{1,2})?(?=[,;.\n]|\Z)|[Vv][、&][Vv](?=[WnhNQAa]))"
)
BARRED_WORD = re.compile(
    r"(?:(?<=8)|(?<=8D))(?:n(?=[nVWhAQm]|[,;.\n]|\Z)|cW?(?=[,;.\n]|\Z))"
)  # 不得外调, 不予通过验收
BARRED = re.compile(r"O(?<=8O)(?=[nNhAQxmVW])")  # 不得新增网箱
PENALTY = re.compile(r"\$(?=D{0,2}(?:m|v[nx]m|[nx]{1,2}m))")  # 处200元以上罚款
QUALITY = re.compile(r"4(?<=[VKWo]4)(?=u)")  # 建立稳定的渠道
TOLD = re.compile(  # 向社会公示, 按罚款额的2倍处罚
    r"(?P<adverbs>9[nAQh、]{1,6}[DT]?|P[^,;.\n]{1,12}?um{1,3}|P(?:[nh]?x|1)?[DT]?m{1,5}(?:[、&:]m{1,4}){0,2}D?)(?P<verb>[VWJvo])(?=[,;.\n]|\Z)"
)
THERE = re.compile(  # 在老城区、新城区复制推广
    r"(?P<adverbs>I[AQ]{1,3}(?:、[AQ]{1,3}){0,4}[DT]?)(?P<verb>[VWJvo]{1,2})(?=[,;.\n]|\Z)"
)
TOWARDS = re.compile(r"9V(?=[nhAQ]{1,6}[DMC]{0,3}[VKLo])")  # 向培育企业发放
TOWARDS_PLACE = re.compile(r"9(?<=V9)[nQfA]{1,2}[VW](?=[,;.\n]|\Z)")  # 扩大向北开放
GROWN = re.compile(  # 由前年的86户发展到213户
    r"(?:(?<=[,;.\n])|\A)[^,;.\nGB]{0,20}U[^,;.\nGB]{1,20}m[VWo](?=e{1,2}m)"
)
PREPARED = re.compile(r"z(?=em)")  # 准备了69项
DEADLINE = re.compile(  # 应当在60日内办结
    r"(?P<adverbs>M[DC]?T{2,8})(?P<verb>[VWo])(?=[,;.\n]|\Z)"
)
SINCE = re.compile(r"e(?<=me)(?=[DC]?[VWKL])")  # 第三年起减收
PATIENT = re.compile(r"M(?<=[nh]M)[DT]{0,4}(?P<verbs>[VWK]{1,2})(?=[,;.\n])")  # 问题要立即整改
NO_PATIENT = re.compile(r"[PXIUGYMdAQLVK][^,;.\n]{0,30}\Z")
RATIO = re.compile(r":(?<=m:)(?=m)")
EACH = re.compile(r"2(?=[DM]{0,3}[VWKLo](?![bA]))")  # 甲、乙各建设一所
TOGETHER_ALONE = re.compile(r"3(?<=[QA]3)[VWJo](?=[,;.\n]|\Z)")  # 县环保局联合执法
TOGETHER = re.compile(r"3(?=[DC]{0,3}[VKZLoWiRw])")
COMPANION = re.compile(rf"3(?=[{NOUNS}、&]{{1,20}}[DC]{{0,3}}[VKo])")
EMPHASIS = re.compile(r"p(?=[VKo])")  # 突出抓好
ACTIVITY = re.compile(  # 进行垃圾分类宣传; 对X进行检查 is no such
    rf"(?:(?<=[,;.\n])|\A)(?P<opening>[^,;.\nXGU0]{{0,40}})0(?=[nhAQWJalDv、&]{{0,12}}[nhAQ][nhAQWJalDv、&]{{0,12}}[WJZV]{_END})"
)
ASKED = re.compile(r"h(?<![^,;.\n]h)(?=J[QA])")  # 通知要求各地做好
DEGREE = re.compile("~(?=[DC~]{0,3}(?:[VKo]|W{1,2}[nNQAmDa]))")  # 高标准|建设产业园
EACH_DOES = re.compile(
    r"、(?:(?<=m、)|(?<=mn、))(?=(?:2[nA]{1,3}|n?[QA])k{0,3}[DM]{0,2}[VWKo]m)"
)  # 、各县建1个
KEPT = re.compile(r"F(?=&[VK4][nhNAQ])")  # 坚持和完善制度
HABIT = re.compile(r"F(?=T|[VKLo][nhNAQmw])")  # 坚持每周
BODY_NAME = re.compile(r"b(?<=[WJ]b)(?![DMTCj]{0,12}[VKZoIPX9GUMJ])")  # 培训机构
JOINED = re.compile("H(?<=[VK]&H)(?=[nhNAQ])")  # 促进和规范公益事业
PLAINLY = re.compile(r"a(?<![^,;.\n]a)a?(?=[VKo])")  # 平等保护产权
MODIFIER = re.compile(r"H(?<=[VKZonhW&]H)(?![VKZo])")  # 打造创新平台
BY_MANNER = re.compile(r"(?P<by>U[nQAh、&]{1,10}[DM]{0,2})H(?=W(?:[、,;.\n]|\Z))")  # 由…统一受理
MANNER = re.compile(
    r"H(?!W[nhAQaW]{0,5}W(?:[,;.\n]|\Z))(?=[DCT]{0,6}(?:[VKZLoiwHMGPX]|O(?!A)|W(?![,;.\n、&hu]|\Z)))"
)  # 加快建设X
INTENTION = re.compile(
    r"z(?=[nAQT]{0,3}[DM]{0,4}(?:[VKoZ]|WD?m)|(?<=[TQ,;.\n]z)W{1,2}[nAQqN])"
)  # 计划新建
TARGET_NAMED = re.compile(  # 对补贴发放情况开展检查
    r"(?P<target>X[^,;.\n]{1,20}?)V(?=h{1,2}[DCT]{0,3}[oL0])"
)
FOUND = re.compile(rf"B[OVW](?=u[nhAQ]{{1,3}}[VW]{{1,2}}{_END})")  # 将发现的问题梳理汇总
DISPOSAL = re.compile(rf"B[VWK](?=[{NOUNS}]{{0,2}}hV)")  # 将落实情况报
DISPOSED_OF = re.compile(
    r"(?:G|B(?=[VWnqhxAQJNm]|[^,;.\nMKLo7]{1,20}7))[^,;.\nGBKLMtPX]{1,25}?(?=[MDC]{0,3}(?:7|V[ed]|[VWv][Ye=]))"
)
NAME_DISPOSED = re.compile(r"GN[^,;.\n]{0,40}")
FUTURE = re.compile(r"B(?=[DC]{0,4}(?:[VKZLRoiwMOFIPXc]|[WJ](?![^,]{0,30}[VKo])))")  # 将继续

SENTENCE = re.compile(r"[^.;\n]+")
CLAUSE = re.compile(r"[^,]+")
CANDIDATE = re.compile(rf"[{VERBS}v]")

# What may stand in a clause before its first predicate.
_LEAD = (
    r"(?:m[=、]|Om|sm{1,2}|[nh]{1,2}=|Re*|[mq]+y?f|1[nqAm]{0,2}"
    r"|[DMTCjkBlcmqy]|Qy|&(?=[DVKJWo]|\Z)){0,24}"
)
_COMPANY = rf"(?<![nNhAQWJxmq])&[{NOUNS}、&f]{{0,30}}[{NOUNS}f]"  # 与X
_ACTOR = rf"E?[{NOUNS}、&uDCfyev]{{0,30}}[AQ]k?"
_HEADLESS = r"[^,]{1,30}[uf](?=[MLZKj]|V[VQ])"  # 符合条件的可
_DESCRIBED = rf"[^,]{{1,30}}u[{NOUNS}&、]{{1,8}}(?=M)"  # 无自有用房的单位可
_REPORT = r"[^,]{1,30}Re*"  # 方案提出
_TOPIC = rf"[{NOUNS}、&uvVDoO]{{1,30}}(?=U)"  # 费用由
_BOUND = rf"[{NOUNS}vV、&]{{1,8}}(?=M)"  # 养殖场应当
_PAPER = r"N{3,12}"  # 《办法》取消了
_SUBJECT = rf"(?:{_ACTOR}|{_PAPER}|{_BOUND}|{_HEADLESS}|{_DESCRIBED}|{_REPORT}|{_TOPIC})"
_PLAIN_PHRASE = rf"[IPYXUc]O?[{NOUNS}、&uCDfyve]{{0,30}}[{NOUNS}f]"  # 对企业
_LONG_PHRASE = (
    rf"(?:[IPYXc][^,]{{0,30}}u[{NOUNS}、&]{{1,12}}|X[^,]{{1,30}}u(?=[DZML]))"  # 对符合条件的
)
_EXCUSE = rf"(?<=M)P[{NOUNS}、&uCDfyveV]{{1,12}}"  # 不得因故
_AIMED = rf"X[{NOUNS}V、&u]{{1,20}}[nhAQxNq]"  # 向培育企业
_WHEN = rf"V[{NOUNS}D]{{1,8}}s"  # 出台新政策时
_DISPOSAL = r"G[^,VKLZoOt]{1,40}"  # 把X
_PLACE = rf"[{NOUNS}v、]{{1,8}}f"  # 会议期间
_PHRASE = (
    rf"(?:{_PLAIN_PHRASE}|{_LONG_PHRASE}|{_DISPOSAL}|{_PLACE}|{_COMPANY}"
    rf"|c[nv]{{1,3}}|{_WHEN}|{_EXCUSE}|{_AIMED})"
)
OPENED = re.compile(
    rf"{_LEAD}(?:{_SUBJECT}{_LEAD})?(?:{_PHRASE}{_LEAD}){{0,3}}"
    rf"(?:{_SUBJECT}{_LEAD})?"
)

# Clauses that only say what for, and those that end a row of them.
_BEFORE_PURPOSE = r"[^,VKLZPIOGXUYco]{0,20}"
PURPOSE = re.compile(
    rf"(?!{_BEFORE_PURPOSE}Y[^,]{{1,30}}u[nAQ]{{1,4}}[DT]?[VKL])"  # 为受罚的企业开通
    rf"(?P<subject>{_BEFORE_PURPOSE}[AQ])?{_BEFORE_PURPOSE}"
    r"(?:Y(?:D(?!m)|[VKLZFOMBoi]|[WJ](?![^,]{0,40}[VLK]))|(?<!M)PD{0,6}[VKF])"
)
STATED = re.compile(
    rf"(?!&)(?:C{{0,4}}j|[^,VWKJLZOF]{{0,12}}[AQN][DMBCPITX]{{0,20}}(?:j|j?[DMBCPITX]{{0,20}}[{VERBS}FOv]))"
)

# What shows, after a verb, that it is no predicate, or only tells a state.
_RELATIVE_SUBJECT = (
    rf"[^,]{{1,30}}u[nNAQh]{{1,8}}(?:[MEO=]|[DM]{{1,6}}[VvaO]{_END})"
    rf"|[^,]{{1,30}}u[nNAQhWJVvfx&、]{{1,12}}D{{0,2}}[O=]"
)
_NOUN_SUBJECT = rf"[{NOUNS}&、]{{1,15}}M(?!vn)"
_STATE = (
    r"(?:[^,uRKJC]{1,20}[DM]{1,6}[VKoO](?=[,;.\n、e]|\Z)"
    r"|[^,uRKJ]{1,20}O)(?![^,]{0,40}u)"
)
_TOPIC_OF = rf"[{NOUNS}vV&、]{{1,20}}(?<=[hnW])=(?!m)"  # 扩大试点实施范围是
_COMPLETION = rf"[{NOUNS}]{{1,6}}um{{1,4}}f?{_END}"  # 完成年度目标的105%
_SIZE = r"[^,、]{0,30}x[eO]?[DPY]{0,4}(?:m|O)(?![^,]{0,40}u(?!m{1,3}f?(?:[,;.\n]|\Z)))"
REFUSED = re.compile(
    rf"[u=Y]|[{NOUNS}]{{1,6}}U|[nhA]{{1,2}}P(?=[1mq])|[nhAW]{{1,4}}1[nqA]{{0,2}}[DMVWL]{{0,3}}m|[DM]{{1,6}}[VKoO]{_END}|O[eDP]{{0,3}}(?:m|{_END})|[aD]{{1,6}}{_END}|[nh]?f(?=[,VKWvO]|\Z)(?!W{{1,2}}{_END})|[{NOUNS}D]{{0,8}}s|[DM]{{1,6}}[PI]"
    rf"|[PI](?![^,]{{0,40}}u)|W、D|{_RELATIVE_SUBJECT}|{_NOUN_SUBJECT}|{_STATE}|{_SIZE}|{_COMPLETION}|{_TOPIC_OF}"
)
NOUN_REFUSED = re.compile(
    rf"[CPIcOF]|h(?!m)|f(?=[,VKWvO]|\Z)|[DM]{{1,6}}[VKoOa]{_END}|[{NOUNS}]{{0,12}}[Da]{{1,4}}{_END}|A[DM1]{{0,4}}[VKoW]|[{NOUNS}、&]{{0,12}}[xPEO=YU](?![^,]{{0,40}}u)"
)
LISTABLE = re.compile(r"W(?![^,、]{0,30}g)(?:[nmqAQNa]|D{1,2}m)|[^W](?!h(?:[、,&]|\Z))")
BARRED_TOO = re.compile("、v(?=[nhAQ])")  # 不得随意调整|、抬高
_COMPANION_BODY = "&[Qn、A]{1,12}"  # 与甲局、乙局
COMPANION_BODY = re.compile(rf"{_COMPANION_BODY}\Z")
ACTIVITY_OBJECT = re.compile(rf"[nhAQW]{{1,6}}D?[VWJ]{{1,2}}{_END}")  # 开展|工资专项清查
NAMED_BY = re.compile(
    rf"[nhAQWTNaD、]{{1,12}}O[nhAQWTNVKDc&、]{{0,12}}g?h{_END}"
)  # 实行|挂钩企业制度
BOUND_TO = re.compile(rf"(?:[MT]|{_COMPANION_BODY})D{{0,2}}\Z")  # 不得|受理用地预审, 每月|研究问题
SERVED = re.compile(rf"[nhN]{{1,4}}(?:、|{_END})")
PLAIN_OBJECT = re.compile(r"(?:、v)?e?v?[nNmqhAQaWT“]")
BIDDEN = re.compile(r"M[DC]{0,3}(?:[PIX][nAQhTf、&]{1,8})?D{0,3}\Z")
NAMED = re.compile(rf"(?:[^,]{{0,30}}u)?h{_END}")  # 提出建设X的构想
NAMED_AFTER = re.compile(r"h(?=[,;.\n、&]|\Z)")
ANNOUNCED = re.compile(rf"[mfO]|w(?![,;.\n]|\Z)|(?!w)[{VERBS}](?!(?:[^,]{{0,30}}u)?h{_END})")
DISPOSED = re.compile(r"[^,、C&]{1,30}[Vo]")
SHARED_OUT = re.compile(r"1[nqAmv]{0,3}[DM]{0,2}\Z")  # 每户补助5000元
AMOUNT = re.compile(r"[DPO]{0,3}m")
AMOUNT_ALONE = re.compile(r"[eD]{0,2}[mq]{1,6}(?=[,;.\n、]|\Z)")
TARGET_CLAUSE = re.compile(rf"[^,]{{0,60}}u[{NOUNS}v]{{1,12}},[DMT]{{0,9}}[LWJMP1]")
LISTED_NAMES = re.compile(rf"[^,]{{0,60}}g[{NOUNS}]{{1,6}}{_END}")  # 、B、C等措施
TARGETED = re.compile(
    rf"[^,]{{0,60}}(?:L|M[DC]{{0,3}}[VKo]|[hnA]o[WJ]+{_END}|&[VW]h{_END}|[nh]v[nh]{_END}|u[{NOUNS}]{{1,10}}[DMVLKo])"
)
GROUP_ADDRESSED = re.compile(r"[^,]{0,6}X[^,]{1,30}u")  # 对脱产学习满7天的发放
WHOLE_OBJECT = re.compile(rf"[nqxh]{{1,4}}W?{_END}")
HELD = re.compile(rf"e{{0,3}}[VWJZ]{{1,2}}{_END}")  # 开展抽查
COUNTED_OBJECT = re.compile(r"n{0,2}m")
LIGHT_MODIFIER = re.compile(r"[nhaDW&]{0,6}[WVZJ]u")
LIGHT_OBJECT = re.compile(
    rf"e{{0,3}}[nhAQWJaDTl&、g]{{0,12}}(?P<noun>N+|[WJZV]+(?:&[WJZVK]+)?|v){_END}"
)
