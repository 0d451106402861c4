"""A quantity written in any form of the language reads back as exactly what was written."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyextract import extract
from policyextract.link.numerals import parse_number
from tests.writing import (
    CIPHERS,
    SIZES,
    Written,
    chinese,
    digits,
    formal,
    four_places,
    separated,
    spoken,
    wide,
)


def words(text):
    return st.sampled_from(text.split())


NONE = st.just("")
THINGS = words("人 名 家 座 所 套 件 辆 台 人次")
ABSTRACT = words("个 项 户")
MEASURES = words("吨 亩 公里 公顷 平方米 立方米 平方公里 公斤 升")
POWER = words("千瓦 千瓦时")
MONEY = words("元 美元 港元 欧元 英镑 澳门元 韩元")
CONCRETE = THINGS | MEASURES | MONEY
MEASURED = MEASURES | MONEY
UNITS = CONCRETE | ABSTRACT | POWER
PER = words(
    "元/人 元/人·月 元/平方米 元/平方米·月 元/吨 元/年 元/亩 美元/桶 人/平方公里 微克/立方米 吨/小时 "
    "千瓦时/公斤 克/千瓦时 公斤/亩 立方米/秒 吨/年 亩/户 个/平方公里 元／人·月 元／亩"
)
SCALES = words("万 百万 千万 亿 百亿 千亿 万亿")
FEW_SCALES = NONE | words("万 亿")
VAGUE_SCALES = words("十 百 千 万 十万 百万 千万 亿 十亿")
ROUND_SCALES = words("百 千 万 百万 千万 亿")
DASHES = words("- — – ~ ～ － —— 至 到")
TO = words("至 到")
MORE = words("余 多")
TWO = words("二 两")

# Numbers. FRACTIONS hold neither 零 nor 一: those have forms of their own.
UP_TO_9 = st.integers(1, 9)
UP_TO_99 = st.integers(1, 99)
SEVERAL = st.integers(2, 99)
ROUND = st.builds(lambda head, zeros: head * 10**zeros, SEVERAL, st.integers(0, 8))
TENS = UP_TO_9.map(lambda each: each * 10)
HALVES = st.decimals("0.1", "99.9", places=1)
SHORT = st.decimals("0.01", "9999.99", places=2).map(lambda each: each.normalize() + 0)
ANY = SHORT | st.integers(2, 10**9) | ROUND
FRACTIONS = st.text("23456789", min_size=1, max_size=2)
DECIMAL = st.builds("{}.{}".format, UP_TO_99, FRACTIONS).map(Decimal)
WITH_GAP = st.builds(
    lambda head, zeros, low: head * 10**zeros + low,
    st.integers(2, 9), st.sampled_from([3, 4, 5, 6, 8]), UP_TO_99,
)  # fmt: skip
ONCE = st.just(1)


def of(*numbers):
    return st.sampled_from([Decimal(each) for each in numbers])


# Sentences and the bound that their words set, None where they set none.
BOUNDED = {
    "不超过{}。": "le", "{}以上。": "ge", "约{}，": "approx", "超过{}的": "gt", "不足{}；": "lt",
    "{}左右。": "approx", "至少{}、": "ge",
}  # fmt: skip
PLAIN = (
    "共安排{}。", "增长{}，创历史新高。", "由3.7亿增加到{}；", "比上年多{}、", "{}，占四成。", "（{}）",
    "下降{}的",
)  # fmt: skip
STATED = dict.fromkeys(PLAIN)
GENERAL = {**STATED, **BOUNDED}
NEUTRAL = dict.fromkeys(("余额{}。", "{}，占四成。", "（{}）"))  # 增长-3% is a fall of 3%
FAR = {"突破{}。": "gt", "近{}，": "approx", "超过{}的": "gt"}
LASTING = {**dict.fromkeys(("期限为{}。", "用时{}，", "工期缩短{}。")), "满{}的": "ge", **BOUNDED}
YEARS = {"期限为{}。": None, "历时{}，": None, "满{}的": "ge", "{}以上。": "ge", "{}以内，": "le"}
DAYS = {"期限为{}。": None, "工期缩短{}。": None, "不超过{}。": "le"}
RANKED = dict.fromkeys(("居全省{}。", "位列全国{}，", "排名{}；"))
LEADING = dict.fromkeys(("稳居全国{}，", "进入全省{}。"))
SHARED = dict.fromkeys(("占总量的{}。", "为上年的{}，"))
PROPORTION = dict.fromkeys(("按{}的比例，", "收入比为{}。", "由两级按{}分担。"))
MORE_AFTER = {"共{}多。": "gt", "已有{}多，": "gt"}
CHEQUE = dict.fromkeys(("合计人民币{}整。", "处以{}的罚款，", "共计{}。"))


# Forms: a number, a magnitude and a unit, written in that order.


def after(word, write):
    return lambda number: word + write(number)


def before(word, write):
    return lambda number: write(number) + word


def less(write, *signs):
    return [lambda number, sign=sign: sign + write(-number) for sign in signs]


def says(word):
    return lambda _: word


def ringed(number):
    return chinese(number, zero="〇")


def meaning(unit):
    """Return a unit as records have it."""
    means = {
        "％": "%",
        "圆": "元",
        "元人民币": "元",
        "百分点": "百分点",
        "个百分点": "百分点",
        "个千分点": "千分点",
    }
    return means.get(unit, unit.replace("／", "/").replace("每", "/")) or None


FORMS = {}


def simple(
    name,
    numbers,
    writers,
    units=UNITS,
    scales=NONE,
    carriers=GENERAL,
    more=NONE,
    means="eq",
    unit=None,
):
    """Keep a form that has one number; ``unit``: the one that its numeral itself says."""

    def write(number, writer, scale, word, own):
        text = writer(number) + scale + word + own
        return Written(text, Decimal(number) * SIZES[scale], unit or meaning(own), means)

    FORMS[name] = st.builds(write, numbers, st.sampled_from(writers), scales, more, units), carriers


WIDE = [lambda number: wide(digits(number)), lambda number: wide(separated(number))]
FULL_WIDTH_COMMA = [lambda number: separated(number).replace(",", "，")]
HANZI = [chinese, spoken, ringed]
EITHER = [digits, spoken]
TEN = [lambda number: formal(number).removeprefix("壹")]

# Digits
simple("plain_digits", ANY, [digits])
simple("separated_digits", ANY, [separated, *FULL_WIDTH_COMMA])
simple("wide_digits", ANY, WIDE)
simple("scaled_digits", SHORT, [digits, separated], scales=SCALES)
simple("scaled_alone", SHORT, [digits], NONE, SCALES)
simple("hundreds_in_digits", UP_TO_99, [digits], THINGS | MONEY, words("百 千"))
simple(
    "negative",
    SHORT.map(Decimal.copy_negate),
    less(digits, *"-－−负"),
    scales=FEW_SCALES,
    carriers=NEUTRAL,
)
simple("powers", SHORT, [digits], words("㎡ m² km² m³ kg kW kWh MW GB ℃"))
simple("powers_in_ascii", SHORT, [digits], words("m2 km2 hm2 m3"))

# Chinese numerals
simple("chinese_units", ROUND, HANZI)
simple("chinese_zeros", WITH_GAP, HANZI)
simple("chinese_long", st.integers(12 * 10**6, 10**12), HANZI)
simple("chinese_decimals", DECIMAL, [chinese], MEASURED, FEW_SCALES)
simple("chinese_decimals_with_zero", of("3.05", "1.08", "12.09"), [chinese], MEASURED, FEW_SCALES)
simple("chinese_decimals_with_one", of("4.51", "6.81", "1.71"), [chinese], MEASURED, FEW_SCALES)
simple(
    "chinese_below_one", of("0.5", "0.2", "0.86"), [chinese], MEASURED | st.just("倍"), FEW_SCALES
)
simple("chinese_decimal_trillions", DECIMAL, [chinese], MEASURED, st.just("万亿"))
simple(
    "chinese_negative",
    (DECIMAL | ROUND).map(lambda each: -each),
    less(chinese, "负"),
    CONCRETE,
    carriers=NEUTRAL,
)
simple("like_a_set_phrase", st.just(11), [chinese], CONCRETE | words("天 个月"), FEW_SCALES)
simple("like_a_set_phrase_of_ten", st.just(10), [chinese], st.just("分钟"))
simple("like_a_set_phrase_of_two", st.just(21000), [spoken], CONCRETE)
simple("like_a_set_phrase_of_three", st.just(3), [chinese], words("公里 公斤 公顷"))
simple(
    "like_a_set_phrase_of_hundreds",
    st.just(100),
    [says("几百"), says("数百")],
    words("家 日元"),
    means="gt",
)

# Cheques
simple("cheque", ROUND, [formal], st.just("元"), carriers=CHEQUE)
simple("cheque_ten", st.integers(10, 19), TEN, st.just("元"), FEW_SCALES, CHEQUE)
simple("cheque_round", ROUND, [formal], st.just("圆"), carriers=CHEQUE)
simple("cheque_long", st.integers(12 * 10**5, 10**10), [formal], st.just("元"), carriers=CHEQUE)

# More than, some, at least
simple("more_than_digits", TENS, [digits], scales=FEW_SCALES, more=MORE, means="gt")
simple(
    "more_than_digits_inside",
    TENS,
    [before("余", digits), before("多", digits)],
    scales=words("万 亿"),
    means="gt",
)
simple("more_than_chinese", ROUND.map(lambda each: each * 10), [spoken], more=MORE, means="gt")
simple(
    "more_than_chinese_inside",
    TENS,
    [before("余", chinese), before("多", chinese)],
    scales=words("万 亿"),
    means="gt",
)
simple(
    "more_than_a_magnitude_after_a_bound", ONCE, [says("")], CONCRETE, ROUND_SCALES, FAR, MORE, "gt"
)
simple(
    "more_than_a_magnitude", ONCE, [says("")], CONCRETE, ROUND_SCALES, STATED, st.just("余"), "gt"
)
simple(
    "more_after_the_unit", st.integers(2, 9), EITHER, words("公里 米 年 天"), carriers=MORE_AFTER
)
simple("some", ONCE, [says("几"), says("数")], scales=VAGUE_SCALES, means="gt")
simple("tens_and_some", TENS, [before("几", chinese)], scales=FEW_SCALES, means="gt")
simple("at_least", ONCE, [says("上")], scales=ROUND_SCALES, carriers=STATED, means="ge")
simple("a_magnitude", ONCE, [says("")], CONCRETE, ROUND_SCALES | SCALES, FAR)

# Percentages
IN_HUNDREDS = [after("百分之", each) for each in (digits, WIDE[0], chinese)]
IN_THOUSANDS = [after("千分之", each) for each in (digits, WIDE[0], chinese)]
simple("percent", SHORT, [digits, separated, *WIDE], words("% ％ ‰"))
simple(
    "percent_negative",
    SHORT.map(Decimal.copy_negate),
    less(digits, *"-－−负"),
    words("% ％"),
    carriers=NEUTRAL,
)
simple("percent_in_words", DECIMAL | UP_TO_99, IN_HUNDREDS, NONE, unit="%")
simple("percent_in_words_small", of("0.5", "0.06", "0.28"), IN_HUNDREDS, NONE, unit="%")
simple("percent_in_words_eleven", of("11", "11.5", "0.51"), IN_HUNDREDS[2:], NONE, unit="%")
simple("per_thousand", DECIMAL | UP_TO_99, IN_THOUSANDS, NONE, unit="‰")
simple("points", SHORT, [digits, *WIDE], words("百分点 个百分点"))
simple("points_in_words", DECIMAL | st.integers(2, 10), [spoken], st.just("个百分点"))
simple("points_in_words_special", of("11", "0.5", "1.1", "1"), [chinese], st.just("个百分点"))
simple("points_of_a_thousand", SHORT, [digits], st.just("个千分点"))
simple("points_of_a_thousand_straight", SHORT, [digits], st.just("千分点"))

# Multiples
simple("multiple", DECIMAL | UP_TO_99, EITHER, st.just("倍"))
simple("more_than_multiple", TENS, EITHER, st.just("倍"), more=MORE, means="gt")

# Money
simple("money_named_after", SHORT, [digits], st.just("元人民币"), FEW_SCALES)
simple("money_named_before", SHORT, [digits], st.just("元"), FEW_SCALES, CHEQUE)

# Time
simple(
    "lasting",
    UP_TO_99 | HALVES,
    [digits],
    words("年 个月 天 周 小时 个小时 个工作日 工作日 分钟 秒 个星期 个季度"),
    carriers=LASTING,
)
simple("lasting_days", SEVERAL, EITHER, st.just("日"), carriers=DAYS)
simple("lasting_in_chinese", SEVERAL, [spoken], words("个月 天 周 小时 个小时"), carriers=LASTING)
simple("lasting_years_in_chinese", SEVERAL, [spoken], st.just("年"), carriers=YEARS)
simple(
    "lasting_minutes_in_chinese",
    SEVERAL,
    [spoken],
    words("分钟 秒 个星期 个季度"),
    carriers=LASTING,
)
simple("lasting_workdays_in_chinese", SEVERAL, [spoken], words("个工作日 工作日"), carriers=LASTING)
simple(
    "lasting_more",
    TENS,
    EITHER,
    words("天 个月 小时 个小时"),
    carriers=LASTING,
    more=MORE,
    means="gt",
)
simple("lasting_more_years", TENS, EITHER, st.just("年"), carriers=YEARS, more=MORE, means="gt")
simple("lasting_half", of("0.5"), [says("半")], words("年 天 个月 小时 个小时"), carriers=LASTING)

# Rates and ranks
SAYS_RANK = [after("第", digits), after("第", chinese)]
SAYS_TOP = [after("前", digits), after("前", chinese)]
simple("rate", SHORT, [digits], PER, NONE | st.just("万"))
simple("rate_in_words", SHORT, [digits], words("元每平方米 元每立方米 元每公斤 微克每立方米"))
simple("rate_in_words_more", SHORT, [digits], words("元每吨 元每人 元每千瓦时"))
simple("rank", UP_TO_99, SAYS_RANK, NONE | words("位 名"), carriers=RANKED)
simple(
    "among_the_first",
    SEVERAL,
    SAYS_TOP,
    NONE | words("位 名"),
    carriers=LEADING,
    means="le",
)


# Forms with more than one number.


def form(carriers=GENERAL):
    """Keep a function that draws a written quantity, with the sentences that it stands in."""

    def keep(function):
        FORMS[function.__name__] = st.composite(function)(), carriers
        return function

    return keep


def pick(draw, *each):
    return draw(st.sampled_from(each))


def pair(draw, values):
    return sorted(draw(st.lists(values, min_size=2, max_size=2, unique=True)))


@form()
def mixed(draw):
    high, low, most = pick(
        draw, ("万", "", 9999), ("万", "千", 9), ("亿", "万", 9999), ("亿", "千万", 9)
    )
    above, below, unit = draw(UP_TO_99), draw(st.integers(most // 9, most)), draw(UNITS)
    value = Decimal(above * SIZES[high] + below * SIZES[low])
    return Written(f"{above}{high}{below}{low}{unit}", value, unit)


@form()
def mixed_zero(draw):
    high, low = pick(draw, ("万", ""), ("亿", "万"))
    above, below, unit = draw(UP_TO_99), draw(st.integers(1, 9)) * 100, draw(UNITS)
    value = Decimal(above * SIZES[high] + below * SIZES[low])
    return Written(f"{above}{high}零{below}{low}{unit}", value, unit)


@form()
def more_than_mixed(draw):
    above, below, unit = draw(UP_TO_99), draw(st.integers(1, 9)), draw(CONCRETE)
    text = f"{above}万{pick(draw, f'{below}000', f'{below}千')}{draw(MORE)}{unit}"
    return Written(text, Decimal(above * 10**4 + below * 1000), unit, "gt")


@form()
def tenths(draw):
    tens, ones = draw(st.integers(1, 9)), draw(st.integers(0, 9))
    value = Decimal(tens * 10 + ones)
    text = spoken(tens) + "成" + CIPHERS[ones].strip("零")
    half = text.replace("成五", "成半")
    return Written(pick(draw, text, half, digits(value / 10) + "成"), value, "%")


@form()
def more_than_tenths(draw):
    tens = draw(st.integers(1, 9))
    text = pick(draw, digits, spoken)(tens) + "成" + draw(MORE)
    return Written(text, Decimal(tens * 10), "%", "gt")


@form()
def per_ten_thousand(draw):
    value = draw(st.integers(1, 9))
    text = "万分之" + pick(draw, digits(value), chinese(value))
    return Written(text, four_places(value, 10**4))


@form()
def range_in_digits(draw):
    (low, high), unit, scale = pair(draw, SHORT), draw(UNITS), pick(draw, "", "万", "亿")
    own = pick(draw, "", scale, scale + unit)
    text = digits(low) + own + draw(DASHES) + digits(high) + scale + unit
    return Written(text, low * SIZES[scale], unit, "range", high * SIZES[scale])


@form()
def range_over_magnitudes(draw):
    small, large = pick(draw, ("", "万"), ("万", "亿"))
    low, high, unit = draw(st.integers(2, 9999)), draw(st.integers(1, 9)), draw(UNITS)
    text = f"{low}{small}{unit}{draw(DASHES)}{high}{large}{unit}"
    return Written(text, Decimal(low * SIZES[small]), unit, "range", Decimal(high * SIZES[large]))


@form()
def range_of_percent(draw):
    (low, high), sign = pair(draw, HALVES), pick(draw, "%", "％", "‰")
    text = digits(low) + pick(draw, sign, "") + draw(DASHES) + digits(high) + sign
    return Written(text, low, sign.replace("％", "%"), "range", high)


@form(NEUTRAL)
def range_over_zero(draw):
    low, high, unit = -draw(HALVES), draw(HALVES), pick(draw, "%", "℃")
    text = digits(low) + pick(draw, unit, "") + draw(words("至 到 ~ ～")) + digits(high) + unit
    return Written(text, low, unit, "range", high)


@form(NEUTRAL)
def range_below_zero(draw):
    (low, high), unit = pair(draw, HALVES.map(Decimal.copy_negate)), pick(draw, "%", "℃")
    text = digits(low) + pick(draw, unit, "") + draw(words("至 到 ~ ～")) + digits(high) + unit
    return Written(text, low, unit, "range", high)


@form()
def range_of_points(draw):
    low, high = pair(draw, HALVES)
    text = digits(low) + pick(draw, "", "个", "个百分点") + draw(DASHES) + digits(high) + "个百分点"
    return Written(text, low, "百分点", "range", high)


@form()
def range_of_percent_in_words(draw):
    (low, high), name = pair(draw, st.integers(2, 9)), pick(draw, ("百", "%"), ("千", "‰"))
    text = f"{name[0]}分之{chinese(low)}{draw(TO)}{name[0]}分之{chinese(high)}"
    return Written(text, Decimal(low), name[1], "range", Decimal(high))


@form()
def range_of_tenths(draw):
    low, high = pair(draw, st.integers(2, 9))
    text = spoken(low) + pick(draw, "成", "") + draw(TO) + chinese(high) + "成"
    return Written(text, Decimal(low * 10), "%", "range", Decimal(high * 10))


@form()
def range_in_chinese(draw):
    (low, high), unit = pair(draw, st.integers(2, 9)), draw(CONCRETE)
    size = pick(draw, 1, 10, 100, 1000)
    text = spoken(low * size) + draw(TO) + spoken(high * size) + unit
    return Written(text, Decimal(low * size), unit, "range", Decimal(high * size))


@form()
def range_in_chinese_own_unit(draw):
    (low, high), unit = pair(draw, st.integers(2, 9)), draw(CONCRETE)
    text = chinese(low * 10) + unit + draw(TO) + chinese(high * 10) + unit
    return Written(text, Decimal(low * 10), unit, "range", Decimal(high * 10))


@form()
def range_in_chinese_over_magnitudes(draw):
    low, high, unit = draw(st.integers(2, 9)) * 10, draw(st.integers(2, 9)) * 100, draw(CONCRETE)
    return Written(
        chinese(low) + draw(TO) + chinese(high) + unit, Decimal(low), unit, "range", Decimal(high)
    )


def neighbours(draw, first, scale, unit):
    low, high = (CIPHERS[each] for each in (first, first + 1))
    if scale != "十":
        low, high = low.replace("二", "两"), high.replace("二", "两")
    size = SIZES[scale]
    return Written(
        low + high + scale + unit, Decimal(first * size), unit, "range", Decimal((first + 1) * size)
    )


@form()
def range_of_neighbours(draw):
    return neighbours(
        draw, draw(st.integers(1, 8)), draw(words("十 百 千 万 百万 亿")), draw(CONCRETE)
    )


@form()
def range_of_neighbours_abstract(draw):
    return neighbours(draw, draw(st.integers(1, 8)), draw(words("十 百 万")), draw(ABSTRACT))


@form()
def range_of_neighbours_power(draw):
    return neighbours(draw, draw(st.integers(1, 8)), draw(words("十 百 万 亿")), draw(POWER))


@form()
def range_of_a_few(draw):
    return neighbours(draw, pick(draw, 1, 2, 3, 4, 7), "", draw(THINGS))


@form()
def range_of_a_few_more(draw):
    return neighbours(draw, pick(draw, 5, 6, 8), "", draw(THINGS))


@form()
def range_of_a_few_abstract(draw):
    return neighbours(draw, draw(st.integers(1, 8)), "", draw(ABSTRACT))


@form()
def range_of_multiples(draw):
    low, high = pair(draw, HALVES)
    text = digits(low) + pick(draw, "", "倍") + draw(DASHES) + digits(high) + "倍"
    return Written(text, low, "倍", "range", high)


@form()
def range_of_rates(draw):
    (low, high), unit = pair(draw, SHORT), draw(PER)
    text = digits(low) + pick(draw, "", unit) + draw(DASHES) + digits(high) + unit
    return Written(text, low, meaning(unit), "range", high)


@form(LASTING)
def range_of_time(draw):
    (low, high), unit = pair(draw, UP_TO_99), draw(words("年 个月 天 个工作日 小时 周"))
    text = f"{low}{pick(draw, '', unit)}{draw(DASHES)}{high}{unit}"
    return Written(text, Decimal(low), unit, "range", Decimal(high))


@form(LASTING)
def range_of_time_in_chinese(draw):
    (low, high), unit = pair(draw, st.integers(2, 10)), draw(words("年 个月 天 小时"))
    text = spoken(low) + draw(TO) + spoken(high) + unit
    return Written(text, Decimal(low), unit, "range", Decimal(high))


@form(LASTING)
def range_of_time_in_chinese_own_unit(draw):
    (low, high), unit = pair(draw, st.integers(2, 10)), draw(words("年 个月 天 小时"))
    text = spoken(low) + unit + draw(TO) + spoken(high) + unit
    return Written(text, Decimal(low), unit, "range", Decimal(high))


@form(LASTING)
def range_of_time_of_neighbours(draw):
    low, unit = pick(draw, 1, 2, 3, 4, 7), draw(words("年 个月 天"))
    return neighbours(draw, low, "", unit)


@form(SHARED)
def fraction(draw):
    above, below = pair(draw, st.integers(1, 9))
    words = pick(draw, f"{chinese(below)}分之{chinese(above)}", f"{below}分之{above}")
    return Written(pick(draw, words, f"{above}/{below}"), four_places(above, below))


@form(SHARED)
def fraction_of_tens(draw):
    above, below = draw(st.integers(1, 9)), draw(st.integers(10, 99))
    return Written(f"{chinese(below)}分之{chinese(above)}", four_places(above, below))


@form(PROPORTION)
def ratio(draw):
    above, below = draw(HALVES | UP_TO_99), draw(UP_TO_9)
    return Written(f"{above}{pick(draw, *':：∶﹕')}{below}", four_places(above, below))


@form(PROPORTION)
def ratio_of_tens(draw):
    above, below = draw(HALVES | UP_TO_99), draw(st.integers(10, 99))
    return Written(f"{above}{pick(draw, *':：∶﹕')}{below}", four_places(above, below))


@form()
def doubled(draw):
    times = draw(st.integers(1, 6))
    text = pick(draw, digits, spoken)(times)
    return Written(pick(draw, "翻", "翻了") + text + "番", Decimal(2**times), "倍")


@form()
def money_after_a_sign(draw):
    sign, unit = pick(
        draw, ("￥", "元"), ("¥", "元"), ("RMB", "元"), ("$", "美元"), ("US$", "美元"), ("USD", "美元"),
        ("€", "欧元"), ("£", "英镑"), ("HK$", "港元"),
    )  # fmt: skip
    value, scale = draw(SHORT), pick(draw, "", "万", "亿")
    return Written(
        sign + (digits if scale else separated)(value) + scale, value * SIZES[scale], unit
    )


@form()
def money_after_its_name(draw):
    name, unit = pick(
        draw, ("港币", "港元"), ("美金", "美元"), ("新台币", "新台币"), ("澳门币", "澳门元")
    )
    value, scale = draw(SHORT), pick(draw, "", "万", "亿")
    return Written(name + digits(value) + scale + "元", value * SIZES[scale], unit)


@form(CHEQUE)
def coins(draw):
    whole, tenths, cents = (
        draw(st.integers(2, 999)),
        draw(st.integers(1, 9)),
        draw(st.integers(0, 9)),
    )
    write = pick(draw, digits, chinese, formal)
    text = f"{write(whole)}元{write(tenths)}角" + (f"{write(cents)}分" if cents else "")
    return Written(text, whole + Decimal(tenths * 10 + cents) / 100, "元")


@form(CHEQUE)
def coins_zero(draw):
    whole, cents, write = (
        draw(st.integers(2, 999)),
        draw(st.integers(1, 9)),
        pick(draw, chinese, formal),
    )
    return Written(f"{write(whole)}元零{write(cents)}分", whole + Decimal(cents) / 100, "元")


@form(LASTING)
def lasting_and_a_half(draw):
    number, unit = draw(st.integers(2, 9)), draw(words("年 天 小时"))
    text = pick(draw, digits, spoken)(number)
    return Written(text + unit + "半", number + Decimal("0.5"), unit)


@form(LASTING)
def lasting_one_and_a_half(draw):
    unit = draw(words("年 天"))
    return Written("一" + unit + "半", Decimal("1.5"), unit)


@form(LASTING)
def lasting_months_and_a_half(draw):
    number, unit = draw(st.integers(1, 9)), draw(words("月 小时"))
    text = pick(draw, digits, spoken)(number)
    return Written(text + "个半" + unit, number + Decimal("0.5"), "个" + unit)


@form(LASTING)
def lasting_months_and_more(draw):
    number, unit = draw(st.integers(1, 9)), draw(words("月 小时 星期"))
    text = pick(draw, digits, spoken)(number)
    return Written(text + "个多" + unit, Decimal(number), "个" + unit, "gt")


# The properties


def fits(written, bound):
    """Tell whether a sentence's bound may stand with a quantity that has one of its own."""
    return bound is None or written.comparator in ("eq", bound)


def exact(number):
    return None if number is None else Decimal(str(number))


def read(sentence, start, end):
    return [
        Written(each.text, exact(each.value), each.unit, each.comparator, exact(each.value_max))
        for each in extract(sentence).figures
        if each.start < end and start < each.end
    ]


@settings(max_examples=30, deadline=None)
@pytest.mark.parametrize("name", FORMS)
@given(data=st.data())
def test_a_quantity_in_a_sentence_reads_back(name, data):
    strategy, carriers = FORMS[name]
    written = data.draw(strategy)
    carrier = data.draw(
        st.sampled_from([each for each in carriers if fits(written, carriers[each])])
    )
    start = carrier.index("{")
    found = read(carrier.format(written.text), start, start + len(written.text))
    assert found == [written._replace(comparator=carriers[carrier] or written.comparator)]


@settings(max_examples=500)
@given(st.integers(0, 10**16 - 1) | ROUND, TWO, words("零 〇"))
def test_a_whole_number_in_chinese_reads_back(number, two, zero):
    assert parse_number(chinese(number, two, zero)) == (number, "eq")


@settings(max_examples=200)
@given(st.integers(0, 10**16 - 1))
def test_a_whole_number_on_a_cheque_reads_back(number):
    assert parse_number(formal(number)) == (number, "eq")


@settings(max_examples=200)
@given(st.decimals(0, 10**12, places=4) | st.decimals(0, 100, places=2), TWO)
def test_a_decimal_in_chinese_reads_back(number, two):
    assert parse_number(chinese(number, two)) == (number, "eq")


@settings(max_examples=200)
@given(st.decimals(0, 10**9, places=4), words("百 千 万 千万 亿 万亿"), st.booleans())
def test_a_number_in_digits_reads_back(number, scale, thousands):
    text = (separated if thousands else digits)(number) + scale
    assert parse_number(text) == parse_number(wide(text)) == (number * SIZES[scale], "eq")
    assert parse_number("-" + text) == parse_number("负" + text) == (-number * SIZES[scale], "eq")
