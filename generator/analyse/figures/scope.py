"""What a sentence says around a figure: period, place, source, and whether it is a goal."""

from __future__ import annotations

import re

PERIOD = re.compile(
    r"""
    (?:截至|截止到?|到|至|自|从|早在)?(?:[12][0-9]{3}|[１２][０-９]{3}|二[〇○零]\S{2})年
        (?:(?:第?[一二三四1-4]|前[一二三四两])(?:季度)|上半年|下半年|全年|底|末|初|年中|[0-9]{1,2}月(?:[0-9]{1,2}日|底|末|份)?|1[-—至]\d{1,2}月份?)?
        (?:[-—–~～至到]{1,2}(?:[12][0-9]{3}年(?:底|末)?|[0-9]{1,2}月份?))?(?:以来|间|前|期间)?   # 2023年, 截至2024年6月, 2022年以来
  | (?:截至|到)?(?:今年|去年|前年|本年|当年|當年|全年|明年|上年)度?(?:前[一二三四两]季度|第?[一二三四]季度|上半年|下半年|[0-9]{1,2}月(?:[0-9]{1,2}日|底|末|份)?|1[-—至]\d{1,2}月份?|以来|底|末|初)?
  | (?:截至|到)?(?:上半年|下半年|前[一二三四两]季度|第?[一二三四]季度|上月|本月|本季度|年初|年底|岁末|本世纪末)
  | (?:过去|近|最近)(?:[0-9一二三四五六七八九十两几]{1,3})年(?:来|间|里)?
  | (?:“?[十一二三四]{2,3}五”?)(?:时期|期间|以来|末|期末)
  | 党的十[八九]大以来|党的二十大以来|新中国成立以来|改革开放以来
  | 截至(?:目前|当前|发稿时|昨日|今日)|(?<![\u4e00-\u9fff])目前|当前|现(?=已|有|共)|近年来|近日|每年|每月|每日|每天|平均每天|年均
  | [0-9一二三四五六七八九十]{1,3}年(?:来|间|里|(?=增长|翻|增加|提高|下降))
  | (?:[0-9]{1,2}月(?:[0-9]{1,2}日|底|末|份)|1[-—至]\d{1,2}月份?)
    """,
    re.VERBOSE,
)
"""Time expressions as the text writes them."""

PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|"
    "青海|台湾|內蒙古|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|臺灣|臺北|深圳|广州|杭州|南京|苏州|成都|武汉|西安|青岛|宁波|厦门|大连"
)
PLACE = re.compile(
    rf"""
    (?:{PROVINCES})(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|全省|全市)?(?:[\u4e00-\u9fff]{{2,4}}(?:市|州|区|县|新区))?
  | 我国|全国|全省|全市|全县|全区|全州|全球|世界|全自治区|中国(?![\u4e00-\u9fff]{{0,8}}(?:协会|联合会|公司|集团|银行|研究院|学院|信息|互联网|志愿))|美国|欧盟|日本|德国|英国|法国|韩国|印度|俄罗斯
  | 长三角|珠三角|京津冀|粤港澳大湾区|成渝地区|川渝|长江经济带|东北地区?|中部地区|西部地区|东部地区|农村地区?|城镇(?!化|居民|新增|登记)
    """,
    re.VERBOSE,
)
"""Places as the text writes them; the nearest before a figure governs it."""

SOURCE = re.compile(
    r"(?:根据|据|依据|按照)(?P<named>[^，,。；;：:《]{2,30}?)(?:的)?(?:最新)?"
    r"(?:统计(?!局)|测算|数据(?![局要资集条中产交标安共])|显示|介绍|调查(?!总?队)|发布|预测|估算|公布|消息|了解|通报)"
    r"|(?P<book>《[^》]{2,40}》)(?:[^，,。；;]{0,8}?)(?:显示|指出|提出|表明|披露)"
    r"|(?:^|[，,。；;：:、]|日|月|年|日前|近日|由)(?P<office>[\u4e00-\u9fff]{2,20}?"
    r"(?:统计局|数据局|总局|[部委厅署院会]|办公室|中心|协会|联合会|公司|银行|机构|集团|大学|研究院))"
    r"(?:日前|近日|[0-9]{1,2}日)?(?:发布|公布|统计|披露|通报)(?:的)?[^，,。；;]{0,14}?(?:数据|报告|统计|公报|显示|表明)"
)
"""Who says it, in the figure's own sentence."""

GOAL = re.compile(
    r"力争|目标|计划|规划|预计|预期|争取|确保|拟|将(?:达|建|增|超|突破|有|实现|形成|培育|打造)|要(?:达|建|实现|超|培育|形成|突破|在)|有望|达到.{0,12}以上的?目标|提出到|建成.{0,6}后"
)
GOAL_YEAR = re.compile(r"到(?:本世纪|20[2-9][0-9]年|“?十[四五六]五”?末)")
DONE = re.compile(r"已经?|累计|截至|实现了|完成了|达到了|提前|同比|增长了|比上年|较上年")


def period_of(sentence: str, start: int, end: int) -> str | None:
    """The time expression that governs a figure: the nearest before it in its sentence."""
    found = [
        match
        for match in PERIOD.finditer(sentence, 0, start)
        if sentence[match.start() - 1 : match.start()] not in {"比", "较", "較"}  # a base of comparison, no period
    ]
    strong = [match for match in found if not _is_weak(match.group())]
    chosen = (strong or found)[-1:] or []
    if not chosen:
        return None
    words = chosen[0].group()
    if words.startswith(("到", "至", "自", "从", "早在")) and not words.startswith(("到今", "到去")):
        words = words.lstrip("到至自从").removeprefix("早在")
    return words


def _is_weak(words: str) -> bool:
    return words in {"近日", "近年来", "当前", "每年", "每月", "每日", "每天", "平均每天", "年均", "现"}


def place_of(sentence: str, start: int) -> str | None:
    """The place that governs a figure: the nearest before it in its sentence."""
    found = None
    for match in PLACE.finditer(sentence, 0, start):
        if not re.match(
            r"(?:第|统计局|银行|大学|信息通信研究院|联合会|协会|数据局)", sentence[match.end() : match.end() + 9]
        ):
            found = match.group()
    return found


def source_of(sentence: str, start: int) -> str | None:
    """The named source in a figure's own sentence, before it."""
    found = None
    for match in SOURCE.finditer(sentence, 0, start):
        found = match["named"] or match["book"] or match["office"]
    return found.strip("的，, ") if found else None


def is_goal(sentence: str, start: int) -> bool:
    """Whether the figure is a goal: 到2025年…达到, 力争, 目标; not where its clause says that it is done."""
    before = sentence[:start]
    clause = re.split("[。；;]", before)[-1]
    near = re.split("[，,。；;]", before)[-1]
    if DONE.search(near):
        return False
    if GOAL_YEAR.search(clause):
        return True
    return GOAL.search(near) is not None
