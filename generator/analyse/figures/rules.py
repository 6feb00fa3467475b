"""The table RULES: which surfaces are numbers that may be figures, in the order of their rank.

To add a row: a name, a pattern over the reading copy, an example, and the function of `grammar` that reads the match.
Where two rows take the same characters the earlier one stands, so that a longer form comes before a shorter.
"""

from __future__ import annotations

import re

from generator.analyse.figures.grammar import (
    DASH,
    INFIX,
    NUMBER,
    Rule,
    amount,
    and_a_half,
    and_tenths,
    coins,
    compound,
    doubled,
    flops,
    fraction,
    half,
    han_amount,
    hundred_millions,
    index_value,
    percent_span,
    percent_words,
    points,
    rank,
    ratio,
    shared_unit,
    span,
    tenths,
)
from generator.analyse.figures.units import UNIT
from generator.text.numerals import ARABIC, HAN, SCALE

_PLACES = (
    "世界|全球|国际|亚洲|亚太|国内|全国|全省|全市|全区|全县|全州|全港|全台|同类城市|中西部|中部|西部|东部|行业|全行业|欧洲|东盟|"
    "[\u4e00-\u9fff]{2}(?:地区|省|市)"
)
_ALONE = r"(?<![0-9.A-Za-z+/×〔【\[&_@#-])"
"""No figure begins inside a number, a name or a bracket of a document number."""
_START = rf"(?:(?<![0-9A-Za-z%年月日号万亿个/.—-])(?P<sign>-)|{_ALONE})"
"""As _ALONE, or with a minus that is no dash."""
_ORDINAL = "[一二三四五六七八九十]+|[0-9]+"

RULES: tuple[Rule, ...] = (
    Rule(
        "flops",
        re.compile(rf"每秒 ?(?P<number>{NUMBER}) ?(?P<scale>[十百千]?(?:万|亿)*亿?)? ?次?浮点运算(?:次数)?"),
        "每秒246百亿亿次浮点运算",
        flops,
        frozenset("秒"),
    ),
    Rule(
        "range",
        re.compile(
            rf"{_ALONE}(?P<low>{ARABIC})(?P<low_scale>{SCALE})?(?P<low_unit>{UNIT})?{DASH}"
            rf"(?P<high>{ARABIC})(?P<scale>{SCALE})?(?P<infix>{INFIX})?(?P<unit>{UNIT})?"
        ),
        "12%—15%, 2500万至3000万",
        span,
        frozenset("-—–~至到"),
    ),
    Rule(
        "range-words",
        re.compile(
            rf"(?<![第零一二三四五六七八九十百千])(?P<low>{HAN})(?P<low_scale>)(?P<low_unit>{UNIT})?[到至](?P<high>{HAN})(?P<scale>{SCALE})?(?P<unit>{UNIT})"
        ),
        "三到五公里",
        span,
        frozenset("到至"),
    ),
    Rule(
        "compound",
        re.compile(
            rf"{_ALONE}(?P<number>{ARABIC}) ?(?P<scale>兆|万亿|[亿万]) ?(?P<rest>{ARABIC}) ?(?P<low_scale>[亿万]|千万|千)?"
            rf"(?P<infix>{INFIX})?(?P<unit>{UNIT})?"
        ),
        "3兆1,325億元, 2萬8,590元, 1亿2000万元, 1万8",
        compound,
        frozenset("兆亿万"),
    ),
    Rule(
        "ratio",
        re.compile(
            r"(?<![0-9.:∶])(?P<list>[0-9.]+(?:∶[0-9.]+){1,4}|(?:(?<=为)|(?<=的)|(?<=比)|(?<=到)|(?<=由))[0-9.]+(?::[0-9.]+){2,4})(?![0-9:∶])"
        ),
        "19∶43∶38, 结构比为7.5:40.4:52.1",
        ratio,
        frozenset("∶:"),
    ),
    Rule(
        "percent-range",
        re.compile(rf"百分之(?P<low>{HAN})[至到](?:百分之)?(?P<high>{HAN})(?![^,。;]{{0,2}}成)"),
        "百分之二至三",
        percent_span,
        frozenset("百"),
    ),
    Rule(
        "percent-words",
        re.compile(rf"(?P<of>[百千])分之(?P<number>{HAN}|百|{ARABIC})(?P<infix>{INFIX})?"),
        "百分之六十",
        percent_words,
        frozenset("分"),
    ),
    Rule(
        "fraction",
        re.compile("(?P<below>[二三四五六七八九十])分之(?P<above>[一二三四五六七八九])(?!十)"),
        "三分之一",
        fraction,
        frozenset("分"),
    ),
    Rule(
        "tenths",
        re.compile(
            rf"(?<![一二三四五六七八九十第])(?P<number>[一二三四五六七八九两]|(?<![0-9.])[1-9])(?P<infix>{INFIX})?成(?P<half>半|[二三四五六七八九](?![成十百千万亿])|一(?=[,.;:、)]|$))?(?P<infix2>{INFIX})?"
            "(?![为员立功绩果本长都交熟分就品效千不套群人])"
        ),
        "六成, 八成半, 兩成二, 一成多",
        tenths,
        frozenset("成"),
    ),
    Rule(
        "doubled",
        re.compile(r"翻了?(?P<number>[一二两三四五六七八九十]|[0-9]{1,2})?番"),
        "翻两番",
        doubled,
        frozenset("番"),
    ),
    Rule(
        "rank",
        re.compile(
            rf"(?:{_PLACES})(?:排名|排|位列|列)?第(?P<number>{_ORDINAL})(?:位|名)?(?![一二三四五六七八九十0-9大个次届批部条家方产颗座枚只台艘条轮季期章节])"
        ),
        "世界第二",
        rank,
        frozenset("第"),
    ),
    Rule(
        "rank-place",
        re.compile(rf"(?<=[居列名至到升为位的由从])第 ?(?P<number>{_ORDINAL}) ?(?:位|名)"),
        "居第3位",
        rank,
        frozenset("第"),
    ),
    Rule(
        "coins",
        re.compile(
            rf"(?<![零一二三四五六七八九十百千两点0-9])(?P<number>{HAN}|{ARABIC})(?P<coin>块(?=[一二三四五六七八九])|毛)"
            "(?P<rest>[一二三四五六七八九](?![一二三四五六七八九十百千万亿个只张条分]))?(?:毛(?P<fen>[一二三四五六七八九]))?钱?(?![线衣巾发笔猪利料绒重一二三四五六七八九])"
        ),
        "六块五, 四毛五, 三毛钱",
        coins,
        frozenset("块毛"),
    ),
    Rule(
        "measure-and-tenths",
        re.compile(
            rf"(?<![第零一二三四五六七八九十百千两点0-9])(?P<number>{HAN})(?P<unit>米|吨|公里|公斤|斤)(?P<rest>[一二三四五六七八九])"
            "(?![一二三四五六七八九十百千万亿个只张条分成级类号])"
        ),
        "三吨八, 一米二",
        and_tenths,
        frozenset("米吨里斤"),
    ),
    Rule(
        "hundred-millions",
        re.compile(rf"(?<![第零一二三四五六七八九十百千两点0-9])(?P<number>{HAN}|{ARABIC})个(?P<scale>亿)"),
        "六个亿",
        hundred_millions,
        frozenset("亿"),
    ),
    Rule(
        "half",
        re.compile("(?<=[近约占超到足过了达少加])一半(?!时|会|儿|是|的时)"),
        "减少近一半, 占一半",
        half,
        frozenset("半"),
    ),
    Rule(
        "and-a-half",
        re.compile(rf"(?<![第零一二三四五六七八九十百千两0-9])(?P<number>{HAN}|{ARABIC})个半(?P<unit>小时|百分点)"),
        "九个半小时",
        and_a_half,
        frozenset("半"),
    ),
    Rule(
        "points",
        re.compile(
            rf"{_START}(?P<surface>(?P<number>{ARABIC})(?P<infix>)(?P<scale>)(?P<infix2>) ?(?P<unit>个))"
            rf"(?=(?:[、和与及][0-9.]+个){{0,6}}[、和与及][0-9.]+ ?个百分点)"
        ),
        "分别提高10.8个和7.1个百分点",
        points,
        frozenset("点"),
    ),
    Rule(
        "shared-unit",
        re.compile(
            rf"{_ALONE}(?P<surface>(?P<number>{ARABIC}))"
            rf"(?=(?:[、和与及]{ARABIC}){{0,6}}[、和与及]{ARABIC} ?(?P<scale>{SCALE})?(?P<unit>{UNIT}))"
        ),
        "分别增长4.6和3.1个百分点",
        shared_unit,
        frozenset("、和与及"),
    ),
    Rule(
        "amount",
        re.compile(
            rf"{_START}(?P<number>{NUMBER}) ?(?P<infix>{INFIX})?(?P<scale>{SCALE})?"
            rf"(?P<infix2>{INFIX})? ?(?P<unit>{UNIT})"
        ),
        "15.4万亿元, 340余个, 3.2万余类",
        amount,
    ),
    Rule(
        "scaled",
        re.compile(
            rf"{_ALONE}(?P<sign>)(?P<number>{NUMBER}) ?(?P<infix>{INFIX}|个(?=亿))?(?P<scale>{SCALE})(?P<infix2>{INFIX})?(?P<unit>)"
        ),
        "3亿, 860万",
        amount,
        frozenset("万亿兆百千"),
    ),
    Rule(
        "han-amount",
        re.compile(
            rf"(?<![第零一二三四五六七八九十百千两点初每0-9])(?P<number>{HAN})(?<![万亿]千(?=瓦))(?P<infix>{INFIX})?(?P<scale>{SCALE})?(?P<infix2>{INFIX})?(?:个(?=亿)亿)?(?P<unit>{UNIT})?"
        ),
        "三点五亿, 两万三千余人",
        han_amount,
        frozenset("零一二三四五六七八九十两"),
    ),
    Rule(
        "index-to",
        re.compile(
            rf"(?<=[0-9])(?:缩小|扩大|下降|降|上升|升|提高|回落|增)(?:至|到|为)(?P<surface>(?P<number>{NUMBER}))(?![0-9.%∶:]|{SCALE}|{UNIT}|年|月|日|[A-Za-z])"
        ),
        "收入比由2.12缩小至2.08",
        index_value,
        frozenset("至到为"),
    ),
    Rule(
        "index",
        re.compile(
            r"(?:指数|系数|PUE值?|得分|评分|分值|景气度|比值|收入比)[^,.;:。0-9]{0,6}?(?:为|是|达到?|至|到|从|由|上年的|在|约|于|的|超过?|降|升|近|以| ){0,4}"
            rf"(?P<surface>(?P<number>{NUMBER}))(?![0-9.%]|{UNIT}|年|月|日|[A-Za-z])"
        ),
        "基尼系数0.45, PUE降至1.3",
        index_value,
        frozenset("数值P分度比"),
    ),
)
