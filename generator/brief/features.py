"""What is known of every sentence when the summary is chosen: where it stands, its topic, its discourse marks.

To add a mark, add a row to MARKS and its weights in `summary`. Patterns are written for half-width punctuation.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from generator.brief.clauses import PREFIX
from generator.model import Analysis, Article, Block, BlockKind, PointKind, Quote
from generator.text.discourse import bigrams, plain

_NAMED = r"(?:全会|会议|大会|决定》|规划》|报告|文件|意见》|条例》)"
MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # quotations of leaders, meetings and documents: context, not the article's own word
    (
        "leader",
        re.compile(
            r"(?:总书记|总理|主席)[^,。]{0,24}(?:指出|强调|要求|提出|作出[^,。]{0,8}阐述)"
            r"|(?:总书记|总理|主席)在[^。,]{2,40}[时上中],?(?:指出|强调|要求|提出)"
            rf"|{_NAMED}[^,。]{{0,12}}(?:指出|强调|要求|提出|明确|规定)|^《[^》]{{2,50}}》[^,。]{{0,12}}(?:指出|强调|要求|提出|明确|规定)"
        ),
    ),
    (
        "opener",
        re.compile(
            r"^(?:随着|近年来|当今世界|近日|日前|不久前|走进|党的[^,]{2,14}以来|在[^,]{2,30}(?:背景|形势|时代|今天)下?,)"
        ),
    ),
    (
        "leaning",
        re.compile(
            r"^(?:这|此(?!外)|其(?!实|次|[一二三四五六])|该|它|两者|二者|前者|后者|但(?!是)|而(?!且|言)|否则|反之|也|其中|一边是|"
            r"(?:针对|对于|破解|解决)?第[一二三四五六七八九十]|再往|答得|往下|说到底)|同样的?(?:思路|道理)"
        ),
    ),
    (
        "example",
        re.compile(
            r"^(?:例如|比如|譬如|如[,:]|以[^,]{2,20}为例|其中|具体|据|从[^,]{2,12}来看)|(?:数据显示|统计显示|统计,|》显示)"
        ),
    ),
    (
        "anecdote",
        re.compile(
            r"记者[^,。]{0,14}(?:看到|见到|走进)|^(?:家住|首例|走进|在[^,]{2,16},(?:一|记者|村民|工人|现代)|“[^”]{2,20}”“)|……"
        ),
    ),
    ("concluding", re.compile(r"^(?:因此|因而|所以|由此可见|可见|总之|综上|为此|对此)")),
    (
        "forward",
        re.compile(
            r"^(?:面向未来|下一(?:步|阶段)|今后|未来|在未来|当前,(?:应|要|需)|新时代新征程上?,|我们(?:要|应|必须)|要|应|必须|需要|"
            r"为进一步)"
        ),
    ),
    (
        "ought",
        re.compile(
            r"(?:^|[,;])[^,;。]{0,18}?(?:应当|应该|应(?!用|急|对|变)|必须|须|需要|(?<![主重首次提紧摘纪往都还各却倒得就不])要(?!求|素|件|点|义|么|是|闻|等到|不要)|亟需|亟待|可以从|可从|"
            r"可基于)|^(?:通过[^。]{4,},)?(?:加快|推动|推进|着力|加强|坚持|大力)"
        ),
    ),
    (
        "asserting",
        re.compile(
            r"是[^。;]{2,70}(?:关键|核心|前提|基础|保障|引擎|抓手|支撑|途径|举措|要求|动力|力量|部署|选择|需要|工程|部分|领域|内容|命题|"
            r"增量|根基|所在|标志|形态)|成为[^。;]{2,40}(?:关键|引擎|力量|动力|抓手|支撑|产业|方式)|具有[^,。]{1,12}意义|有助于|有利于|"
            r"能够"
        ),
    ),
    # a thesis set against another view, or named as what matters most
    (
        "contrast",
        re.compile(
            r"(?:关键|重点|重心|成败|根本|好坏|真正难的|最要紧的|最该|该问|要害)[^。]{0,40}(?:不在|不是|不看|不能|应当|应该|而在|而是|是)|不(?:在|是|看|能只|只是)[^。]{2,60}(?:而在|而是|要看|更要|更应)|"
            r"(?:本文|笔者)[^,。]{0,6}认为|要靠[^,。]{2,12}(?:取胜|制胜)|必须把[^。]{2,40}(?:位置|重点)|重点应当|重心[^。]{0,6}应当|下一程拼的"
        ),
    ),
    (
        "reason",
        re.compile(
            r"实践证明|有助于|有利于|必然(?:要求|选择)|迫切需要|为[^,。]{2,30}(?:提供|奠定|开辟)|意义|只有[^。]{4,80}才"
        ),
    ),
    (
        "lead-in",
        re.compile(
            r"(?:从|在|做好|围绕|把握好|坚持|有|存在|以)[^。;]{0,60}(?:方面|着力|着手|入手|工作|关系|发力|问题)[^。;]{0,10}[。:]?$|:$|"
            r"以[^。]{2,40}为(?:抓手|主线|着力点|重点|目标)"
        ),
    ),
    ("question", re.compile(r"[?:][”’]?$|(?:回答|思考|追问)[^。]{0,40}(?:为什么|如何|怎样|什么)")),
    # words of a person in a report, as against the report's own
    (
        "spoken",
        re.compile(
            r"”[^”]{0,14}(?:说|表示|告诉记者|坦言)|(?:说|表示|告诉记者|坦言):“|^[^,。]{2,12}(?:表示|坦言|介绍说),|^[^,。:]{2,6}:“?我|藉口|^记者:"
        ),
    ),
    # what is said to the audience, and what is printed below a text
    (
        "furniture",
        re.compile(
            r"^(?:同志们|亲爱的|祝大家|大家(?:上午|下午|晚上)好|以上(?:意见|发言|汇报)|各位|大家好|女士们|朋友们|乡亲们|谢谢|刚才,|今天,?(?:我们|在这里)|很高兴|首先,(?:我|请允许)|不当之处|注:|注释|附件|"
            r"关键词|联系(?:人|电话)|参考文献|来源:|本报讯$|现将[^。]{2,20}(?:如下|通知))|四舍五入|初步统计数|批评指正|谢谢大家"
        ),
    ),
    # what documents and statistics say: ground for an argument, seldom the argument
    (
        "background",
        re.compile(
            r"(?:印发|发布|出台|下发|通过|公布)了?[^,。;]{0,30}《|》(?:[(][^)]{2,40}[)])*[^,。;]{0,6}(?:印发|发布|出台|施行|实施|公布)|"
            r"^(?:按照|根据|依据)?[^,。]{0,24}《[^》]{2,50}》|[0-9]{4}年[0-9]{1,2}月|以下简称|"
            r"^(?:课题组|调研组|本文|笔者|我们)[^,。]{0,8}(?:收集|梳理|走访|调研|采用|利用|基于|选取)"
        ),
    ),
    (
        "definition",
        re.compile(
            r"^(?:所谓|本文所说的|这里所?说的)|^[^。]{2,24}(?:是指|系指|指的是)|^[^,。]{2,14},是[^。]{4,60}的(?:一种|一类|一套|过程|形态)"
        ),
    ),
    # a thesis that says it is one: what a speaker or a paper announces as its point
    (
        "declared",
        re.compile(
            r"(?:核心(?:意思|任务|观点|判断)|中心任务|总的(?:要求|考虑|判断|思路)|(?:^|,)(?:我|我们|笔者|本文)(?:始终)?(?:认为|的(?:体会|看法|判断|观点|主张))|"
            r"(?:我|最)想(?:送给|对|说的)|归根到底|归结起来|一句话[,是:])"
        ),
    ),
    (
        "purpose",
        re.compile(
            r"^(?:本文|本研究|本课题|本报告|文章|论文)[^。]{4,}?(?:考察|分析|研究|探讨|估计|识别|比较|检验|提出|构建|评估|测算|揭示)"
        ),
    ),
    # what a notice, a plan or a rule is for, in its own words
    (
        "enacting",
        re.compile(
            r"^(?:为|为了|为进一步)[^。]{6,}?,(?:现(?:就|将|提出)[^。]{0,40}(?:如下|意见|通知|公告)|(?:特|现)?制定(?:本|如下|以下)|(?:特)?编制本|出台本|现印发)"
        ),
    ),
    # a report's way to say what comes next, and what is wrong
    (
        "plan",
        re.compile(
            r"(?:^|[,;])(?:下一?步|下一?阶段|下半年|明年|年底前|年内|今后|未来[^,。]{0,6}年|按照?计划|[0-9]{4}年,)[^。]*?(?:将|力争|拟|计划)|"
            r"^[^,。]{1,14}(?:计划|拟|将)(?:于|在|用|到)?[^,。]{0,12}(?:年|月|明年|年底|季度)|[,:](?:今年|下半年|明年|年内)[^,。]{0,4}将"
        ),
    ),
    (
        "urging",
        re.compile(
            r"^(?:研究|专家|报告)?(?:建议|提醒|呼吁)|^(?:针对|对)[^,。]{2,14},(?:应|将|要)|^(?:各地|各单位|各县区|各部门|各级)[^,。]{0,8}[要应须]"
        ),
    ),
    (
        "shortage",
        re.compile(r"缺口|不足|短缺|偏少|较慢|不平衡|不充分|难以|难题|矛盾|滞后|闲置|空置|时有发生"),
    ),
    # exhortation of the audience
    (
        "exhorting",
        re.compile(r"责任感|使命感|履行(?:好)?职责|扎实(?:开展|做好)[^,。]{0,4}工作|再接再厉|再创佳绩|不负重托"),
    ),
    ("pointing", re.compile(r"(?:这[一类些种项个样两三]|此类|上述|以上(?!的)|从?(?:以下|如下|下列))[^,。]{0,8}")),
    ("figure", re.compile(r"[0-9]")),
)


_MEASURED = re.compile(r"[0-9](?:%|个百分点|[万亿]|[\u4e00-\u9fff])(?<![年月日])")
STATISTICS = 3
"""Measured numbers that make a sentence one of statistics."""
OPEN = 0.8
"""Score from which a problem point is what its sentence is about."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may enter the summary."""

    index: int
    quote: Quote
    title: float
    """Share of the title's bigrams it has, 0 to 1."""
    centre: float
    """How much of the whole text's wording it shares, the best sentence 1."""
    marks: frozenset[str]
    """Names of MARKS; from the points problem and item; its place: opens, intro, end; its length: short, long."""
    pairs: frozenset[str]
    """Its bigrams."""


def make_candidates(article: Article, analysis: Analysis) -> tuple[Candidate, ...]:
    """Return the body's sentences as candidates, in text order."""
    body = [block for block in article.blocks if block.kind in (BlockKind.BODY, BlockKind.ITEM) and block.sentences]
    pairs = {index: bigrams(article.sentences[index].quote.text) for block in body for index in block.sentences}
    centres = _centres(pairs)
    title = bigrams(article.title.text)
    outline = _outline(article, analysis)
    found: list[Candidate] = []
    for at, block in enumerate(body):
        for index in block.sentences:
            quote = article.sentences[index].quote
            words = plain(quote.text)
            bare = words[prefix.end() :] if (prefix := PREFIX.match(words)) else words
            marks = {name for name, pattern in MARKS if pattern.search(bare)}
            marks.update(name for name, members in outline.items() if index in members)
            marks.update(_place(block, index, at == len(body) - 1))
            if "enacting" in marks:
                marks.discard("pointing")  # 通知如下 points at nothing that must be known
            if len(_MEASURED.findall(bare)) >= STATISTICS:
                marks.add("statistics")
            if not 20 <= len(words) <= 200:
                marks.add("short" if len(words) < 20 else "long")
            share = len(title & pairs[index]) / len(title) if title else 0.0
            found.append(Candidate(index, quote, share, centres[index], frozenset(marks), pairs[index]))
    return tuple(found)


def _outline(article: Article, analysis: Analysis) -> dict[str, frozenset[int]]:
    """Return marks that the outline gives: sentences before the first heading or item, items, and stated problems."""
    items = frozenset(point.sentence for point in analysis.points if point.label or point.kind is PointKind.MEASURE)
    stated = (point for point in analysis.points if point.kind is PointKind.PROBLEM)
    problems = frozenset(point.sentence for point in stated if point.score >= OPEN)
    headings = (block.sentences[0] for block in article.blocks if block.kind is BlockKind.HEADING and block.sentences)
    opened = min((*headings, *items), default=0)
    first = next(
        (block.sentences for block in article.blocks if block.kind is BlockKind.BODY and len(block.sentences) > 1), ()
    )
    return {"intro": frozenset(range(opened)), "first": frozenset(first), "item": items, "problem": problems}


def _place(block: Block, index: int, final: bool) -> tuple[str, ...]:
    opens = ("opens",) if index == block.sentences[0] else ()
    return (*opens, "end") if final and index == block.sentences[-1] else opens


def _centres(pairs: dict[int, frozenset[str]]) -> dict[int, float]:
    """Mean number of other sentences that share a bigram, scaled so that the best sentence has 1."""
    spread = Counter(pair for own in pairs.values() for pair in own)
    raw = {index: sum(map(spread.__getitem__, own)) / max(len(own), 12) - 1 for index, own in pairs.items()}
    best = max(raw.values(), default=0.0)
    return {index: value / best if best > 0 else 0.0 for index, value in raw.items()}
