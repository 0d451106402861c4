"""What stands beside a name and makes it none: a class of bodies, a post, a meeting, a prize."""

from __future__ import annotations

import re

from policyextract.recognise.institutions.words import Sight

_REACH = 24
_CLASS = re.compile(
    r"(?:各|等|以上|每|每个|有关|相关|所辖|所属|设区的?|本级|上级|上一级|下级|同级|兄弟|当地|属地|所在|所在地"
    r"|主城|其他|其它|任何|外|两级|三级|四级|多级|辖|不设区的|级|个|基层|地方|一线|沿线|相邻|邻近|试点)$"
)
_UNITS_LISTED = re.compile(
    r"(?:[省市县区州盟旗乡镇]|自治[区州县]|直辖市)[）)]?(?:[、，/和及或（(）)]|以及|直辖|各)*$"
)
_UNITS_BRACKETED = re.compile(r"[（(][省市县区州盟旗自治地级、辖开发新特林管委会\s]{1,16}[)）]$")
_ALL = re.compile(
    r"各[省市县区州盟旗乡镇、，（）()自治直辖设地级有关计划单列以及和与新疆生产建设兵团所属辖]{0,40}$"
)
_POST = re.compile(
    r"(?:党组|党委)?(?:原|时任|常务)?副?(?:书记|市长|省长|县长|区长|州长|盟长|旗长|专员|主席|主任|秘书长"
    r"|总书记|总理|国务委员|委员长|检察长|院长|常委(?!会)|委员(?!会)|领导(?!下|全|各)|主要领导|分管领导|主要负责|负责人"
    r"|负责同志|有关领导|班子|一把手|代表(?!大会)|候补委员|部长|局长|参事|顾问)"
)
_MEETING = re.compile(
    r"第?[一二三四五六七八九十0-9]+届|第[一二三四五六七八九十0-9]+次|(?:第[一二三四五六七八九十0-9]+次)?"
    r"(?:常务|党组|专题|全体|扩大|主席|主任|党委|常委会?|经济|农村|人才|政法|组织|宣传|统战|外事|党建"
    r"|全面依法治[国省市县]|教育|科技|财经|工作|民主生活|理论学习|中心组|务虚|办公|领导|推进|动员|现场"
    r"|季度|形势|分析|电视电话|廉政|深改|审计|民族|新闻|例行|国庆|春节|新年|专门|联组|[、和]){0,4}"
    r"(?:会议|全会|常务会|全委会|务虚会|推进会|团拜会|招待会|发布会|座谈会|党组会|办公会|吹风会|会(?=[、，。研审上专听]))"
)
_PRIZE = re.compile(
    r"(?:政府)?(?:特殊津贴|质量奖|专项津贴|津贴|嘉奖|奖励基金|科学技术奖|科技进步奖|友谊奖|友谊勋章|特聘|投资基金|引导基金"
    r"|专项债|债券|采购|购买服务|投资项目|性基金|大楼|大院|大厦|机关大院|广场|公章|印章)"
)
_EVENT = re.compile(
    r"(?:成立|系列|特别|领导人|外长|[\u4e00-\u9fff]{0,10}?)"
    r"(?:峰会|大会|年会|公约|博览会|论坛|自贸区|自由贸易区|首脑会议|元首理事会|世博会|示范区|[0-9]{1,3}周年|(?:各|成员)?国(?:家|之间))"
)
_PROJECT = re.compile(
    r"(?:[^，。；：、和\n]{0,10}(?:[、和][^，。；：、和\n]{2,14}){0,8}等)?"
    r"(?:(?![对为在的与将投建把向由])[\u4e00-\u9fffA-Za-z0-9]){0,9}?"
    r"(?:项目|工程|[一二三四]期|改扩建|扩建|产业园|工业园|小镇|广场|大厦|新区|花园|小区|杯)"
)
_CLAUSE_END = re.compile(r"[。；，\n]")
_BUILDING = re.compile(
    r"建设|建成|新建|在建|续建|扩建|改造|开工|竣工|投产|投运|投用|核准|审批|项目|工程|机组|[一二三四]期|并网|选址|前期"
)
_NUMBER = re.compile(r"[发函电字令规]?[〔\[]|[发函电]〔")
_CONGRESS = re.compile(r"第?[一二三四五六七八九十0-9]+[次届][\u4e00-\u9fff]{0,9}(?:大会|会议|全会)")
_PARTY_GROUP = re.compile("党组(?!书记|副书记|成员|会议|会|理论|中心组)")
_TOP = re.compile(
    r"(?:中共中央|党中央|中央政治局|中央书记处|中央纪委|中央军委|国务院|全国人大|全国政协)\w{0,4}"
)
_PARTY = re.compile(
    r"(?:章程|党员|人(?!民)|第[一二三四五六七八九十]+次|建党|历史|党史|纪律处分|[\u4e00-\u9fff]{0,8}条例)"
)
_TORN = frozenset(
    "部门 部署 部队 部分 部长 部下 部属 部级 部件 部位 部落 行横 行车 行天 行地 行通 行便 行过 行街 行桥 行出 行入 行走 行系 行步 行道 行人 局长 局面 局部 局势 局限 委员 委托 委派 委任 委婉 委屈"
    " 院长 院士 院校 院系 院落 会议 会员 会长 会计 会商 会展 会谈 会费 会场 会见 会客 厅长 厅级 厅局 办理 办法 办公 办事"
    " 办学 办案 办结 办税 办医 办园 办证 办件 行业 行政 行动 行长 行为 行使 行程 行列 社会 社区 社团 社员 站点 站长 厂家 厂商 厂房 厂区"
    " 校长 校园 校区 校企 所有 所在 所以 所属 所需 所得 所长 馆藏 馆长 队伍 队员 队长 台湾 台账 台阶 网络 网点 网格 公司 司法 心理"
    " 中心 心血 报告 报名 报送 报纸 报道 银行 网民 处理 处置 处罚 处长 处分 大学生 学生 学员 中学生 小学生 关系 关于 政策 矿山 矿产 矿业".split()
)
_SHORT = re.compile(r"委|政府|人大|政协|常委会|院|国务院|中央|法院|检察院")
_FULL = re.compile(r"人民政府|委员会|代表大会|人民法院|人民检察院")
_GROUPS = frozenset({"联合国", "东盟", "上合组织", "上海合作组织", "欧盟", "非盟", "阿盟", "海合会",
                     "博鳌亚洲论坛", "世界经济论坛", "东南亚国家联盟",
                     "海湾阿拉伯国家合作委员会", "阿拉伯国家联盟", "世界旅游组织", "二十国集团", "七国集团"})  # fmt: skip


def is_torn(text: str, end: int) -> bool:
    """Tell whether the last letter of a name makes a word with the next one (财政部 in 财政部门)."""
    return text[end - 1 : end + 1] in _TORN


def is_class(sight: Sight, start: int) -> bool:
    """Tell whether the words before a name without a place make it a class (各市政府, 市县政府)."""
    before = sight.text[max(0, start - _REACH) : start]
    line = before.rpartition("\n")[2]
    if _CLASS.search(line) or _UNITS_BRACKETED.search(line):
        return True
    listed = _UNITS_LISTED.search(line)
    if listed and not _named_unit(sight, start - len(listed.group())):
        return True
    return bool(_ALL.search(sight.text[max(0, start - 48) : start].rpartition("\n")[2]))


def _named_unit(sight: Sight, offset: int) -> bool:
    """Tell whether the kind of place at the offset is a part of a place's name or of a word."""
    return offset + 1 in sight.places or offset + 3 in sight.places or not sight.edge(offset)


def is_aside(text: str, start: int, end: int) -> bool:
    """Tell whether what follows makes the name a part of a post, a meeting, a prize or an event."""
    name = text[start:end]
    if _NUMBER.match(text, end) or _PRIZE.match(text, end):
        return True
    if name in _GROUPS and _EVENT.match(text, end):
        return True
    if _CONGRESS.match(text, end):
        return True
    if name == "中国共产党":
        return bool(_PARTY.match(text, end))
    if not (_SHORT.search(name[-3:]) or _TOP.search(name)):
        return False
    if _MEETING.match(text, end):
        return True
    return not _FULL.search(name) and bool(_POST.match(text, end))


def is_project(text: str, end: int) -> bool:
    """Tell whether a company's name is a part of a project's (恒大项目, 京东方、惠科等重大项目)."""
    return bool(_PROJECT.match(text, end))


def is_built(text: str, start: int, end: int) -> bool:
    """Tell whether a plant is spoken of as what is built, not as who acts (电厂二期开工)."""
    if text[end - 1] not in "厂站矿":
        return False
    left = max(text.rfind(stop, max(0, start - 60), start) for stop in "。；\n：")
    right = _CLAUSE_END.search(text, end)
    clause = text[left + 1 : right.start() if right else len(text)]
    return bool(_BUILDING.search(clause))


def is_party_group(text: str, end: int) -> bool:
    """Tell whether 党组, the body's own Party group, follows as who acts."""
    return bool(_PARTY_GROUP.match(text, end))


def is_title(text: str, start: int, end: int) -> bool:
    """Tell whether the name stands alone in book-title marks, as a paper's does."""
    return text[start - 1 : start] == "《" and text[end : end + 1] == "》"
