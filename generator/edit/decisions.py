"""What an edit file may say. The names, types and Chinese descriptions here are the whole definition: the reader converts into
these classes, and the JSON Schema that editors' tools use is made from them.

To add a field: a line in ArticleEdit, and a function in FIELDS (`applying.py`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Literal

from msgspec import Meta

DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
Kind = Literal["", "level", "growth", "share", "range", "rank", "multiple"]


MOST_DECISIONS = 1_000
"""Of one kind in one file; each is looked for in every sentence."""
LONGEST_TITLE = 300


def _about(words: str) -> Meta:
    return Meta(description=words)


def _several(words: str) -> Meta:
    return Meta(description=words, max_length=MOST_DECISIONS)


Words = Annotated[str, Meta(min_length=1)]


@dataclass(frozen=True, slots=True)
class FigureEdit:
    """A figure to add, or one to fix: fields left out stay as they are."""

    text: Annotated[str, Meta(min_length=1, description="数字在原文中的写法，如 3.6亿元")]
    within: Annotated[str, _about("同一句里连着这个数字的几个字；同样的数字有几处时用它指明")] = ""
    should_be: Annotated[str, _about("改数字：原文中完整的写法，如 text 是 15.4万，这里写 15.4万亿元")] = ""
    indicator: Annotated[str, _about("指标，如 网络零售额")] = ""
    value: Annotated[
        int | float | None, _about("数值，以基本单位计（3.6亿元写 360000000，5.5%写 5.5）；不写就从原文读出")
    ] = None
    unit: Annotated[str, _about("单位，如 元、%、个")] = ""
    kind: Annotated[Kind, _about("种类：level 水平、growth 增长、share 占比、range 区间、rank 位次、multiple 倍数")] = (
        ""
    )
    period: Annotated[str, _about("时间，如 2023年")] = ""
    place: Annotated[str, _about("范围，如 全县")] = ""
    attribution: Annotated[str, _about("数据出处，如 国家统计局")] = ""
    target: Annotated[bool | None, _about("是否为目标数字")] = None


@dataclass(frozen=True, slots=True)
class ArticleEdit:
    """Decisions on one article."""

    match: Annotated[str, _about("这一项说的是哪一篇：标题或编号；文件里只有一篇时不用写")] = ""
    title: Annotated[str, Meta(max_length=LONGEST_TITLE, description="改标题")] = ""
    author: Annotated[str, _about("改作者")] = ""
    affiliation: Annotated[str, _about("改作者单位、职务")] = ""
    date: Annotated[str, Meta(pattern=f"^$|{DAY}", description="改日期：2024、2024-08 或 2024-08-08")] = ""
    hide: Annotated[bool, _about("写 true，这篇不发布")] = False
    gist: Annotated[str, _about("自拟的一句话，页面上标明“编辑”")] = ""
    summary: Annotated[tuple[Words, ...], _several("自拟的摘要，一行一项，页面上标明“编辑”")] = ()
    pin: Annotated[tuple[Words, ...], _several("摘要里一定要有的原文句子，写句中的几个字")] = ()
    drop: Annotated[tuple[Words, ...], _several("含有这些字的句子不作摘要、要点和引语")] = ()
    add_figures: Annotated[tuple[FigureEdit, ...], _several("补列数字；数字必须在原文的句子里")] = ()
    fix_figures: Annotated[tuple[FigureEdit, ...], _several("改正数字；改后的数字必须在原文的句子里")] = ()
    drop_figures: Annotated[tuple[Words, ...], _several("不列这些数字；同样的数字有几处时，连着上下文写")] = ()
    topics: Annotated[tuple[Words, ...], _several("这篇所属的专题")] = ()
    aliases: Annotated[dict[Words, Words], _about("名称的别称：文中的写法 → 全称")] = field(default_factory=dict)
    note: Annotated[str, _about("给读者的编者按")] = ""
    correction: Annotated[str, _about("更正启事，显示在最前面")] = ""
    pin_links: Annotated[tuple[Words, ...], _several("相关简报里一定要有的：标题或编号")] = ()
    drop_links: Annotated[tuple[Words, ...], _several("相关简报里不要的：标题或编号")] = ()
    review_by: Annotated[
        str, Meta(pattern=f"^$|{DAY}", description="看过了，到这一天再看：在那之前不列这篇的小问题，过期后列入复核")
    ] = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit file."""

    source_sha256: Annotated[
        str, Meta(pattern="^$|^[0-9a-f]{64}$", description="写这些决定时源文件的指纹，jianbao edit 会填好")
    ] = ""
    split_at: Annotated[tuple[Words, ...], _several("这些行是一篇新文章的开头")] = ()
    merge: Annotated[tuple[Words, ...], _several("这些标题的文章并入前一篇")] = ()
    keep: Annotated[tuple[Words, ...], _several("这些行是正文，虽然被略去了；写整行，或行首的几个字")] = ()
    leave_out: Annotated[tuple[Words, ...], _several("这些行不是正文；写整行，或行首的几个字")] = ()
    titles: Annotated[dict[Words, Words], _about("找到的标题 → 应有的标题")] = field(default_factory=dict)
    article: Annotated[ArticleEdit | None, _about("对唯一一篇文章的决定，也可以直接写在最外层")] = None
    articles: Annotated[tuple[ArticleEdit, ...], _several("对多篇文章的决定，每篇一项，用 match 指明")] = ()
