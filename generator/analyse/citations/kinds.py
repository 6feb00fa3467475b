"""What a title in 《》 is: a policy, law, report, plan, standard, or else a work, a course, an event, a newspaper.

A new kind is a row of ENDINGS (judged by the last word of the title) or of SURROUNDINGS (by the words beside it).
"""

from __future__ import annotations

import re

from generator.lexicon import Lexicon

ENDINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "standard",
        re.compile(
            r"(?:标准|规程|技术规范|技术要求|分类与代码|(?:行业|产业|统计|职业)分类(?:大典|目录)?|参考架构|术语|测试方法|成熟度模型)$|^(?:GB|DB|YD|JR|ISO|IEC|T/)"
        ),
    ),
    (
        "report",
        re.compile(
            r"(?:报告|報告|白皮书|白皮書|蓝皮书|绿皮书|统计公报|年鉴|指数|摘要|研究|展望)(?:\s?(?:19|20)?[0-9]{2,4}年?)?$"
        ),
    ),
    ("law", re.compile(r"(?:(?<![办方书做辦說])法|法典|条例|條例|宪法|憲法|章程|公约|协定)(?:草案)?$")),
    ("plan", re.compile(r"(?:规划|規劃|纲要|綱要|计划|計畫|方案|预案|路线图|行动|蓝图)$")),
    (
        "policy",
        re.compile(
            r"(?:意见|意見|要點|辦法|規定|決定|通知|决定|决议|办法|规定|措施|细则|公告|公报|通报|批复|函|要点|指南|指引|规范|规则|目录|清单|名单|建议|举措|政策|条款|制度|准则|守则|倡议"
            r"|宣言|声明|协议|备忘录|合同|说明|批示|讲话|指示|命令|令|议程|解读|若干政策|[一二三四五六七八九十0-9]+条|全景图|布局|机制|方法|答复|议案|草案|预算案|預算案|征求意见稿|框架)$"
        ),
    ),
    (
        "newspaper",
        re.compile(
            r"(?:日报|晚报|时报|晨报|早报|商报|导报|快报|周报|周刊|月刊|学刊|学报|杂志|报纸|新闻联播|日報|時報)$"
        ),
    ),
    ("event", re.compile(r"(?:大会|论坛|峰会|博览会|展览会|大赛|晚会|音乐会|发布会|研讨会)$")),
    ("course", re.compile(r"(?:课程|公开课|专题班|讲座|一课|微课|慕课)$")),
)
"""Kinds by the last word of the title, the edition (试行), (2023年), （征求意见稿） left out; the first row that fits wins."""

_EDITION = re.compile(
    r"\s*[（(〔\[][^（(）)〕\]]{0,24}[）)〕\]]\s*$|\s*(?:19|20)[0-9]{2}(?:\s?[—–~-]\s?(?:19|20)?[0-9]{2,4})?年?(?:版|度)?$"
)

SURROUNDINGS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "course",
        re.compile(r"(?:课程|专题课|微课|讲座|网课|主讲|授课|开设的?|选修)[“\"]?$"),
        re.compile(r"^等?(?:[^,，。]{0,6})?(?:课程|专题班|网络班|培训班|讲座|一课|选修课)"),
    ),
    (
        "newspaper",
        re.compile(r"(?:发表于|刊于|刊登在|刊发在|载于|摘自|来源|原载于?|据)[:：]?[“\"]?$"),
        re.compile(
            r"^(?:[0-9]{4}年[^,，。]{0,12}(?:期|版)|[(（]\s*[0-9]{4}年[^)）]{0,16}[日期版]|(?:记者|评论员|社论|刊文|头版|杂志|刊发|刊登|报道))"
        ),
    ),
    (
        "work",
        re.compile(
            r"(?:电影|影片|电视剧|歌舞剧|舞剧|话剧|歌剧|演艺|纪录片|动画片?|小说|著作|专著|一书|游戏|歌曲|短剧|微短剧|名著|诗歌|画作|名画|绘画|剧目|综艺节目|节目|读物|教材)[“\"]?$"
        ),
        re.compile(
            r"^等?(?:[^,，。、]{0,4})?(?:电影|影片|电视剧|歌舞剧|舞剧|话剧|纪录片|动画|小说|一书|游戏|歌曲|短剧|剧目|节目|展览|沉浸|VR|IP|中写道|作者|一文)"
        ),
    ),
)
"""(kind, what ends the text before, what begins the text after) for titles whose own words do not say."""

DOCUMENT_KINDS = frozenset({"policy", "law", "report", "plan", "standard"})


def kind_of(title: str, before: str, after: str, lexicon: Lexicon) -> str:
    """Kind of a title; `before` and `after` are the words beside it in the sentence. `work` when nothing says what it is."""
    for kind, titles in (("work", lexicon.works), ("course", lexicon.courses), ("newspaper", lexicon.newspapers)):
        if title in titles:
            return kind
    bare = strip_edition(title)
    for kind, ending in ENDINGS:
        if ending.search(bare):
            return kind
    for kind, left, right in SURROUNDINGS:
        if left.search(before[-12:]) or right.search(after[:24]):
            return kind
    return "policy" if title.startswith("关于") else "work"


def strip_edition(title: str) -> str:
    """The title without its last brackets: 办法(试行) -> 办法, 报告(2023年) -> 报告."""
    shorter = _EDITION.sub("", title)
    return shorter or title
