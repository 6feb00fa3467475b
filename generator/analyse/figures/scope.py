"""What a sentence says around its figures: period, place, source, and whether they are goals. Found once a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

_N = "[0-9]{1,2}|[一二三四五六七八九十两]{1,3}"
_SEASON = "(?:[春夏秋冬][季天])"
_HOLIDAY = rf"(?:国庆|春节|五一|端午|中秋|清明|元旦)(?:假期|期间|黄金周)(?:前(?:{_N})天|首日)?|春运(?:前(?:{_N})天|首日|首周|期间)?"
_TIME_OF_DAY = rf"(?:清晨|凌晨|早晨|早上|上午|中午|下午|傍晚|晚上|夜里|晚间|深夜)?(?:(?:{_N})[点时]半?)?"
_DAYS = "今[天日]|昨[天日]|前天|明天|当[天日]"
_NEWS = "公布|发布|宣布|介绍|通报|表示|举行|召开|印发|从|获悉|了解|正式|开始|启动|开工|开通|说|告诉"
_PART_OF_YEAR = (
    rf"(?:前(?:{_N})个?月|[首头](?:{_N})个?[月季]|(?:{_N})[-—–~至到](?:{_N})月份?|{_SEASON}|{_HOLIDAY}|年[底末初]|前[一二三四两]季度?|第?[一二三四1-4]季度?|上半年|下半年|全年|年中|底|末|初|"
    rf"(?:{_N})月(?:(?:{_N})日|底|末|份|初|中旬|上旬|下旬)?(?:[-—–~至到]{{1,2}}(?:{_N})月(?:份|底)?)?|1[-—–~至]{{1,2}}[0-9]{{1,2}}月份?|以来)"
)
_YEAR = (
    "(?:[12][0-9]{3}|[12][0-9]{3}-[0-9]{2}|1[01][0-9](?=年(?:度|底|末|的[0-9]))|二零[零一二三四五六七八九]{2})[ ]?年度?"
)
PERIOD = re.compile(
    rf"""
    (?:截至|截止到?|到|至|自|从|早在)?[ ]?{_YEAR}{_PART_OF_YEAR}?
        (?:[-—–~至到]{{1,2}}(?:[12][0-9]{{3}}年(?:底|末)?|[0-9]{{1,2}}月份?))?(?:以来|间|期间|时)?    # 2023年, 截至2024年6月, 2022年以来
  | (?:[12][0-9]{{3}}|二零[零一二三四五六七八九]{{2}})[-—–~至到]{{1,2}}(?:[12][0-9]{{3}}|二零[零一二三四五六七八九]{{2}}|[二三][零一二三四五六七八九])年度?(?:间|期间)?                                          # 2021—2023年
  | (?:截至|到)?(?:今年|去年|前年|本年|当年|全年|明年|上年|来年|翌年)度?{_PART_OF_YEAR}?
  | (?:截至|到)?(?:上半年|下半年|前[一二三四两]季度|第?[一二三四1-4]季度?(?!稻)|前(?:{_N})个?月|首(?:{_N})个?月|上个?月|本月(?:前(?:{_N})[天日]|(?:{_N})[日号])?|上个?周|本周|上个?星期|本季度|(?<![0-9])年初|(?<![0-9])年底|(?<![0-9])年末|岁末|本世纪末)
  | (?:过去|近|最近)(?:{_N}|几)年(?:来|间|里)?
  | (?:新一|本|上一?|下一?)(?:财|学)?年度|(?:未来|今后)(?:{_N})[年天]|(?:截至|到)?[今昨前明][晚早夜](?:(?:{_N})[点时]半?)?(?:[到至](?:今天|今|明天)?{_TIME_OF_DAY}晨?)?|到?本世纪中叶
  | {_HOLIDAY}|暑(?:假期间|运期间|期)|假期前(?:{_N})天
  | (?:截至|截止到?)(?:{_DAYS}){_TIME_OF_DAY}|(?:{_DAYS})(?:(?=[上下凌清早中傍晚夜深一二三四五六七八九十0-9]){_TIME_OF_DAY})?(?:[到至](?:{_DAYS}){_TIME_OF_DAY})?(?!{_NEWS})
  | 不到半年|半年(?=[来多下])|短短(?:{_N})年|(?<![上前去同第每1-9])一年(?=下来|能|可|要|就)
  | “?(?<![一二三四五六七八九])十[一二三四五六]五”?(?:时期|期间|以来|末|期末|前[一二三四两]年)
  | 党的十[八九]大以来|党的二十大以来|新中国成立以来|改革开放以来
  | 截至(?:目前|当前|发稿时|昨日|昨天|今日|今天)(?:[上下]午)?(?:(?:{_N})[时点])?|(?<![\u4e00-\u9fff])目前|(?<=[,;。市省县国部台区])目前|目前(?=全|已|共|有|的|[0-9])|当前|现(?=已|有|共)
  | 当月[0-9]{{1,2}}日|近年来|近日|每年|每月(?!基本工资|花费|[0-9])|每日|每天|平均每天|(?<![\u4e00-\u9fff])(?:以前|往年|如今)
  | (?<![上前去同])(?:{_N})年(?:来|间|里|半?时间|累计|(?=增长|翻|增加|提高|提升|下降))
  | (?:截至|截止到?)?(?<![0-9.])(?:{_N})月(?:(?:{_N})[日号]|底|末|份)?(?:[-—–~至到]{{1,2}}(?:{_N})月份?)?|(?<![0-9.])1[-—–~至]{{1,2}}[0-9]{{1,2}}月份?
    """,
    re.VERBOSE,
)
"""Time expressions as the text writes them."""

PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|"
    "青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台北|深圳|广州|杭州|南京|苏州|成都|武汉|西安|青岛|宁波|厦门|大连"
)
PLACE = re.compile(
    rf"""
    (?:{PROVINCES})(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|全省|全市)?(?:[\u4e00-\u9fff]{{2,4}}(?:市|州|区|县|新区))?
  | 我国|全国|全省|全市|全县|全区|全州|全球|世界|全自治区|中国(?![\u4e00-\u9fff]{{0,8}}(?:协会|联合会|公司|集团|银行|研究院|学院|信息|互联网|志愿|信通院|队))
  | 美国|欧盟|日本|德国|英国|法国|韩国|印度|俄罗斯
  | 长三角|珠三角|京津冀|粤港澳大湾区|成渝地区|川渝|长江经济带|东北地区?|中部地区|西部地区|东部地区|农村地区?|城镇(?:地区|(?!化|居民|新增|登记|调查|人口|就业|常住|户籍|低保))
    """,
    re.VERBOSE,
)
"""Places as the text writes them; the nearest before a figure governs it."""
NO_PLACE = re.compile(
    "第|前列|领先|首位|之首|之最|最[大高多]|生产建设|、|人(?!口|均)|统计局|银行|大学|信息通信研究院|联合会|协会|数据局|话|队|大学|电视台|日报|海关"
)
"""What follows a place in the name of a person, an office or a newspaper."""

NO_PLACE_BEFORE = re.compile("[居列比较、]$")
"""What stands before a place that is a rank's, a comparison's or a list's."""
NARROW = re.compile("农村|城镇|(?:东北|中部|西部|东部)")
"""A place of this kind says which part of the whole a clause speaks of; it holds for that clause only."""
_BASE = re.compile("(?:比|较于?)$")
_HANDED_ON = re.compile("[0-9%].*[至到为]")

SOURCE = re.compile(
    r"(?:根据|(?<![数证票占单收凭论])据|依据|按照)(?P<named>[^,。;:《]{2,30}?)(?:有关|相关)?(?:的)?(?:最新)?(?:[12][0-9]{3}年(?:[0-9]{1,2}月)?)?"
    r"(?:统计(?!局)|测算|数据(?![局要资集条中产交标安共])|显示|介绍|调查(?!总?队)|发布|预测|估算|公布|消息|了解|通报)"
    r"|(?P<book>《[^》]{2,40}》)(?:\([^()]{0,24}\))?(?:[^,。;]{0,8}?)(?:显示|指出|提出|表明|披露)"
    r"|(?:^|[,。;:、]|日|月|年|日前|近日|由)(?P<office>(?:[省市县区州]|[\u4e00-\u9fff]{2,20}?)"
    r"(?:统计局|总局|总署|数据局|主计总处|央行|财政部|[部委厅署院会]|办公室|中心|协会|联合会|公司|银行|机构|集团|大学|研究院))"
    r"(?:日前|近日|今天|[0-9]{1,2}日|在?[12][0-9]{3}年[^,。;]{0,20}?)?(?:(?:发布|公布|统计|披露|通报)(?:的)?[^,。;]{0,14}?(?:数据|报告|统计|公报|显示|表明|情况|,)|表示|统计|测算|"
    r"介绍|(?:的)?(?:最新|历年)?(?:统计|监测|调查|测算)?(?:数据|统计|公报)?(?:显示|表明))"
)
"""Who says it, in the figure's own sentence."""

GOAL = re.compile(
    "力争|目标|计划(?!编列|单列|生育|投资|[,。;、》」”])|规划(?!建设|[,。;、》」”])|预计|预估|预期|估计|争取|确保(?!了)|拟(?!合|人|态|录)|将(?:达|建|增|超|突破|有|实现|形成|培育|打造|回落|上升|提高)|"
    "(?<![主需重必首])要(?:达|建|实现|超|培育|形成|突破|在|办|完成)|有望"
)
STRONG_GOAL = re.compile(
    "(?:预期|主要|发展|总体)?目标(?:任务)?(?:是|为|:)|(?:今年|明年|来年)[^,。;]{0,4}?(?:拟|要|计划)|"
    "到 ?(?:20[2-9][0-9] ?年(?! ?[0-9]{1,2}月(?!底?前|之前))|本世纪|“?十[四五六]五”?末)(?!底?前?[,]?已)"
)
DONE = re.compile("已(?!知)|累计|截至|实现了|完成了|达到了|提前|同比|增长了")
_HARD_DONE = re.compile("已(?!知)|实现了|完成了|达到了|截至")
LAST = "\U0010ffff"
_TIMES = re.compile("(?:是|为|相当于|约为|达到?|原来|等于)$")
_AIMED = re.compile("(?:以上|左右)?的?(?:目标|预期目标)")
_FROM_BASE = re.compile(r"(?:比|较于?)(?P<base>(?:上年|去年|前年|[12][0-9]{3} ?年)[^,。;0-9的]{0,3})的$")
_WEAK = frozenset("近日 近年来 当前 每年 每月 每日 每天 平均每天 现 今天 昨天 昨日 以前 往年 如今".split())


@dataclass(frozen=True)
class Scope:
    """A sentence's reading copy and its own words; everything is found once, then looked up by place."""

    copy: str
    words: str
    present: int = 0
    """The year the text was published; 0 when unknown."""

    @cached_property
    def _periods(self) -> tuple[tuple[int, int], ...]:
        return tuple(
            match.span()
            for match in PERIOD.finditer(self.copy)
            if not _BASE.search(self.copy, max(0, match.start() - 3), match.start())
            and not self.in_title(match.start())
        )

    @cached_property
    def _places(self) -> tuple[tuple[int, int], ...]:
        return tuple(
            match.span()
            for match in PLACE.finditer(self.copy)
            if not NO_PLACE.match(self.copy, match.end())
            and not NO_PLACE_BEFORE.search(self.copy, max(0, match.start() - 2), match.start())
            and not self.in_title(match.start())
        )

    @cached_property
    def _sources(self) -> tuple[tuple[int, int], ...]:
        found = []
        for match in SOURCE.finditer(self.copy):
            found.append(match.span(match.lastgroup or 0))
        return tuple(found)

    @cached_property
    def _titles(self) -> tuple[tuple[int, int], ...]:
        return tuple(match.span() for match in re.finditer("《[^《》]*》?", self.copy))

    @cached_property
    def _marks(self) -> tuple[int, ...]:
        return tuple(match.end() for match in re.finditer("[,。;:!?\n]", self.copy))

    @cached_property
    def _stops(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in re.finditer("[。;]", self.copy)))

    @cached_property
    def _goals(self) -> tuple[tuple[int, bool, str], ...]:
        weak = (
            (found.end(), False, found[0]) for found in GOAL.finditer(self.copy) if not self.in_title(found.start())
        )
        strong = ((found.end(), True, found[0]) for found in STRONG_GOAL.finditer(self.copy))
        return tuple(sorted((*weak, *strong)))

    def clause_start(self, start: int) -> int:
        """Past the last mark before a figure."""
        at = bisect_right(self._marks, start)
        return self._marks[at - 1] if at else 0

    def in_title(self, start: int) -> bool:
        """Whether a place lies inside 《》."""
        at = bisect_right(self._titles, (start, start))
        return at > 0 and self._titles[at - 1][0] < start < self._titles[at - 1][1]

    def period(self, start: int, of_base: bool = False) -> str | None:
        """The time expression that governs a figure: the nearest before it; weak ones (每年, 今天) only for want of others."""
        base = _FROM_BASE.search(self.copy, max(0, start - 20), start)
        if base and not of_base:  # 比2023年末的337.7万个净增87.4万个
            return self.words[slice(*base.span("base"))]
        at = bisect_right(self._periods, (start, 0))
        weak = None
        for low, high in reversed(self._periods[max(0, at - 6) : at]):
            if (
                of_base
                and self.copy[high:start].strip() in {"的", "末的"}
                and self.copy[low] not in "从自"
                and _TIMES.search(self.copy[max(0, low - 4) : low])
            ):
                continue  # 是2020年的8.3倍: a base
            if (self.copy[low] in "从自" or self.copy[low - 1 : low] in {"从", "由"}) and _HANDED_ON.search(
                self.copy, high, min(start, high + 30)
            ):
                continue  # 从2020年的10%升至15%: the period of the figure before
            words = self.words[low:high].strip(" 　")
            if words not in _WEAK:
                return _without_preposition(words.replace(" ", ""))
            weak = weak or words
        return weak

    def place(self, start: int) -> str | None:
        """The place that governs a figure: the nearest before it in its sentence."""
        at = bisect_right(self._places, (start, 0))
        clause = self.clause_start(start)
        for low, high in reversed(self._places[max(0, at - 4) : at]):
            if low >= clause or not NARROW.match(self.copy, low, high):
                return self.words[low:high]
        return None

    def source(self, start: int) -> str | None:
        """The named source in a figure's own sentence, before it."""
        at = bisect_right(self._sources, (start, 0))
        return self.words[slice(*self._sources[at - 1])].strip("的，,、 ") or None if at else None

    def goal(self, start: int, end: int) -> str:
        """The words that make a figure a goal or a forecast (到2025年, 力争, 预计); "" where its clause says that it is done."""
        if aimed := _AIMED.match(self.copy, end):
            return aimed[0]
        if self._past(start):
            return ""
        at = bisect_right(self._goals, (start, True, LAST))
        near = self.copy[max(self.clause_start(start), start - 60) : start]
        stop = self._stops[bisect_right(self._stops, start) - 1]
        for past, strong, words in reversed(self._goals[max(0, at - 4) : at]):
            if strong:
                return "" if _HARD_DONE.search(near) else self.words[past - len(words) : past]
            if past >= stop:
                return "" if DONE.search(near) and past <= start - len(near) else self.words[past - len(words) : past]
        return ""

    def _past(self, start: int) -> bool:
        """Whether the time of a figure lies in a year before the text's own."""
        years = re.findall("[12][0-9]{3}(?=年)", self.period(start) or "")
        return bool(years) and int(years[-1]) < self.present


def _without_preposition(words: str) -> str:
    if words.startswith(("到", "至", "自", "从", "早在")) and not words.startswith(("到今", "到去")):
        return words.removeprefix("早在").lstrip("到至自从").strip(" 　")
    return words
