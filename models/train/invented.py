"""Sentences with invented companies and schools: the kinds of names that real texts hold few of.

Everything is made up from syllables, words of business and patterns of sentences, the same for the
same seed; patterns without a slot show what is no name.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from policyextract.lexicon import read_csv, read_table

_SLOT = re.compile("[CFBS]")
_SYLLABLES = (
    "华中金鑫瑞恒泰盛达兴宏源永昌德隆丰裕康安和顺通利益嘉佳美宝珠龙凤鹏鹰海洋江河湖川山岳峰岭"
    "云天宇星辰光明亮晶莹润泽雨露春秋阳辉耀创新科智慧联合众力强劲飞腾跃迈远卓越博文雅格林森"
    "柏松梅兰竹菊圣罗伊诺维克尔斯特亚欧美迪凯蓝紫红白黑绿青赛威士纳亨尼拉奥波普朗"
)
_PATTERNS = """
支持C扩建生产线
鼓励C、C等企业开展技术改造
支持F、F、F等企业上市
F、F等一批龙头企业落户我市
推动F与F合作建设研发中心
F、F等骨干企业产值增长20%以上
C总经理王建国介绍说
C法人代表李明在窗口领到了许可证
2018年，F投资3亿元建设二期工程
注册在B的C今年新增订单2亿元
F年产值突破50亿元
协调C为其提供贷款500万元
引进C投资15亿元
C加快新厂区建设，确保年内投产
F一期建成投产，F顺利开工
支持F做大做强
F、F入选国家级绿色工厂
以F、F为龙头，培育产业链
会同S组建专家服务队
S、S每年选派科技特派员300名
与S签订合作协议
支持S创建一流学科
S、S建成招生，新增学位3000个
C与S开办订单班
S校长陈红在会上发言
在S举行技能竞赛
依托S、C培训技能人才2万人次
到C开展安全生产检查
C发放贷款，年利率不高于5%
由C承建的桥梁如期通车
F与我市签订战略合作协议
C混合所有制改革基本完成
推进F、F战略重组
C（以下简称“公司”）成立于2010年
对C违规收费的行为作出处罚
C、F职工王强获得五一劳动奖章
推动C、F、F产能释放
牵头单位：市国资委、C、C
支持F设立区域总部
F全部达产
C自主研发的设备出口到10个国家
""".strip().splitlines()
_NO_NAMES = """
发展新能源汽车产业
支持职业院校办学
支持中小企业融资
推动制造业企业技术改造
加快建设食品工业园
鼓励龙头企业开展技术改造
培育专精特新企业300家
规模以上工业企业达到500家
新建中小学校20所
推进高等学校分类发展
有关企业要落实主体责任
加快石化、冶金、建材等行业转型
打造电子信息、生物医药等产业集群
国有企业改革深入推进
房地产开发投资增长3%
民营医院和社会办学机构健康发展
引导金融机构加大信贷投放
推动科技创新和产业创新融合
加快推进城市轨道交通项目建设
深化校企合作
""".strip().splitlines()
_EACH = 60

Name = tuple[str, tuple[tuple[int, int], ...]]


class Inventor:
    """Makes names and sentences, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        rows = read_table("policyextract.places", "places.csv")
        self._places = [row["name"] for row in rows if row["level"] != "national"]
        self._parts: dict[str, list[str]] = {}
        for row in read_csv(Path(__file__).with_name("invented.csv")):
            self._parts.setdefault(row["part"], []).append(row["word"])
        self._shorts = [row["short"] for row in rows if len(row["short"]) == 2]

    def sentences(self) -> Iterator[Name]:
        """Yield sentences with the offsets of the names in them."""
        for _ in range(_EACH):
            for pattern in _PATTERNS:
                yield self._filled(pattern)
        for pattern in _NO_NAMES:
            for _ in range(_EACH // 6):
                yield pattern + self._one("。；，"), ()

    def _filled(self, pattern: str) -> Name:
        text, spans, last = "", [], 0
        for slot in _SLOT.finditer(pattern):
            text += pattern[last : slot.start()]
            word = self._word(slot.group())
            if slot.group() != "B":
                spans.append((len(text), len(text) + len(word)))
            text += word
            last = slot.end()
        return text + pattern[last:] + self._one("。；，"), tuple(spans)

    def _word(self, slot: str) -> str:
        match slot:
            case "B":
                return self._one(self._places)
            case "S":
                return self._school()
            case "F":
                return self._firm()
        return self._company() if self._random.random() < 0.7 else self._firm()

    def _brand(self, least: int = 2) -> str:
        length = self._random.choices((least, 3, 4), (7, 3, 1))[0]
        return "".join(self._one(_SYLLABLES) for _ in range(length))

    def _firm(self) -> str:
        """Return a short name: 华瑞铝业, 三棵松, 柳冶."""
        kind = self._random.random()
        if kind < 0.4:
            return self._brand() + self._of("business")
        if kind < 0.75:
            return self._brand()
        if kind < 0.85:
            return self._one(self._shorts) + self._of("business")
        return self._one(self._shorts)[0] + self._of("ends")

    def _company(self) -> str:
        """Return a full name: a place, a brand, a business, a legal form; some left out."""
        kind, end = self._random.random(), self._of("company")
        place = self._one(self._places if kind < 0.3 else self._shorts)
        if kind < 0.15:
            return self._of("placed")[0] + end
        if kind < 0.25:
            return place + end
        name = self._brand() + self._one(("", self._of("business"))) + end
        if kind < 0.6:
            return place + name
        if kind < 0.7:
            brand, business = self._brand(), self._of("business")
            return f"{brand}（{place}）{business}股份有限公司"
        return name

    def _school(self) -> str:
        kind, end = self._random.random(), self._of("school")
        if kind < 0.15:
            return self._of("placed") + end
        place = self._one(self._places if kind < 0.4 else self._shorts)
        return place + (end if kind < 0.75 else self._brand() + end)

    def _of(self, part: str) -> str:
        return self._one(self._parts[part])

    def _one(self, values: Sequence[str]) -> str:
        return self._random.choice(values)
