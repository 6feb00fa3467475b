"""Units: what a number counts. To add one, put it into its group; longer names are tried first. All as in the reading copy."""

from __future__ import annotations

import re

MONEY = tuple("元人民币 元新台币 美元 欧元 英镑 日元 港元 港币 澳元 韩元 加元 卢布 元 美金 块钱".split())
RATES = tuple("个百分点 百分点 个基点 基点 % ‰".split())
MEASURES = tuple(
    "平方公里 平方千米 平方米 平方英尺 立方米 公里 千米 海里 公顷 英里 毫米 厘米 公斤 千克 公吨 微克 毫克 克 "
    "吨标准煤 吨公里 人公里 吨海里 吨 千瓦时 千瓦 兆瓦时 兆瓦 吉瓦时 吉瓦 度电 度(?!假) 亩 学时 课时 小时 分钟 毫秒 微秒 "
    "TB PB EB ZB GB MB EFLOPS PFLOPS EFlops Gbps Mbps Tbps bps GW MW kW TEU 标准箱 标箱 次浮点运算 浮点运算 标准机架 "
    "机架 摄氏度 ℃ 厘(?!米|清|定|头) 星期(?!一|二|三|四|五|六|日|天) 个小时 个月 天(?!津|然|气|空|山) 米(?!饭|面) 秒 斤 升(?!级|至|到|学) 桶 箱 岁 级 点(?!多|击|对) 程(?!度|序)".split()
)
COUNTS = (
    *"人次 人天 人日 架次 班次 车次 车公里 航次 列次 户次 家次 件次 场次 批次 台次 台(套) 台套 件套 大类 小类".split(),
    *"名 位 人 家 户 项 件 次 套 台 辆 架 艘 部 条 款 种 类 门 集 节 堂 所 支 只 头 座 处 幢 栋 间 篇 份 册 张 笔 单 批".split(),
    *"场 轮 枚 颗 列 例 起 宗 盘 块 根 株 棵 匹 顶 瓶 盏 羽 尾 副 卷 幅 尊 盒 封 句 步 趟 伙(?!伴|食|计|同) 口 段 道 对 个 本 字 餐 床 讲 课 声 回 代 粒 袋 杯 片 队 组 层 期".split(),
)
MULTIPLES = ("倍",)

_NOT_BEFORE = {
    "个": "(?![亿万])",
    "人": "(?!工|民|口红|大代|均)", "家": "(?!庭|乡|长|园|具|电)", "位": "(?!于|居|列)", "部": "(?!门|分|委|署|长)", "条": "(?!件)", "所": "(?!有|谓|以)",
    "只": "(?!有|要|是|能|需)", "起": "(?!来|步)", "对": "(?!接|于|应|全|外|口|标|比|我|共)", "单": "(?!位|个|一)", "本": "(?!市|省|地|科|土)", "期": "(?!间|末|望|货)",
    "场": "(?!景|地|所)", "步": "(?!入|伐)", "组": "(?!织|建|成)", "队": "(?!伍|员)", "层": "(?!面|次|级)", "节": "(?!能|约|日)", "门": "(?!槛)",
    "类": "(?!似)", "处": "(?!理|于|置)", "件": "", "集": "(?!团|群|中|成|聚|体)", "课": "(?!题|程|堂)", "轮": "(?!动)", "台": "(?!阶|账)", "回": "(?!升|落)", "代": "(?!表|理)",
    "张": "", "道": "(?!路)", "段": "", "句": "", "片": "(?!区)", "次": "(?!产业|全会)", "列": "(?!入|为)", "支": "(?!持|撑|付|出)", "批": "(?!准|复)",
}  # fmt: skip


_SPLIT = {"EFLOPS": "E ?F ?L ?O ?P ?S", "PFLOPS": "P ?F ?L ?O ?P ?S"}
"""Units of letters that OCR splits."""


def _pattern(unit: str) -> str:
    if unit in _SPLIT:
        return _SPLIT[unit]
    bare = unit.split("(?!", maxsplit=1)[0] if "(?!" in unit else unit
    return re.escape(bare) + unit[len(bare) :] + _NOT_BEFORE.get(unit, "")


_ALL = sorted(
    dict.fromkeys((*MONEY, *RATES, *MEASURES, *COUNTS, *MULTIPLES)), key=lambda unit: (-len(unit.split("(?!")[0]), unit)
)
ONE = "(?:" + "|".join(_pattern(unit) for unit in _ALL) + ")"
UNIT = f"{ONE}(?:/(?:{ONE}|年|日|平方米|立方米|千瓦时))?"
"""A unit, or one by another: 微克/立方米."""
CLASSIFIERS = frozenset(COUNTS) | {"分钟", "天", "个月", "秒", "小时", "岁", "学时", "课时"} - {"人次"} | {"人次"}
CHANGES = frozenset({"个百分点", "个基点"})
_SAME = {
    "百分点": "个百分点",
    "基点": "个基点",
    "元人民币": "元",
    "元新台币": "元",
    "EFlops": "EFLOPS",
    "浮点运算": "次浮点运算",
    "度电": "度",
    "块钱": "元",
    "个小时": "小时",
}
_CANONICAL = frozenset({"个百分点", "个基点", "%", "‰"})


def unit_name(unit: str, written: str) -> str:
    """The unit as recorded: rates in one form (個百分點 -> 个百分点), all others as the text writes them."""
    if unit.isascii():
        unit = written = unit.replace(" ", "")
    name = _SAME.get(unit, unit)
    return name if name in _CANONICAL or name != unit else written
