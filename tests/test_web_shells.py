"""One text in many pages: whatever a site builds around it, the same title and the same paragraphs come out."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pytest

from generator.clean import clean
from generator.model import RawFile
from generator.read import read
from generator.split import split

TITLE = "渡口边的数据站"
META = "2024-05-08 09:12　来源：青芦日报　浏览：123次"
TEXTS = {
    "report": (
        "五月的青芦渡口，船工老祁不再翻账本。过河的人刷一下卡，哪条船满、哪条船空，岸上的屏幕看得清清楚楚，一天下来能多跑四个来回。",
        "渡口的数据站是去年春天建的，投入不到六十万元。站里只有两个人，一个管设备，一个管账，全年服务过河群众一百二十万人次。",
        "“以前等船等得心焦，现在看着手机出门。”住在对岸的杜老师说，她每天过河上课，平均少等十七分钟。",
        "县交通局的同志算过一笔账：六十万元的投入，一年省下的油钱和人工就有三十八万元，两年就能收回来。",
    ),
    "notice": (
        "各乡镇人民政府，县直各单位：",
        "为做好汛期数据值守工作，保证雨水情信息及时、准确、完整，现就有关事项通知如下。",
        "一、落实责任",
        "各单位要明确一名分管负责人，值守人员名单于五月二十日前报县防汛办公室，汛期内不得随意更换。",
        "二、按时报送",
        "雨水情数据每小时报送一次，遇有强降雨时每十分钟报送一次，出现漏报、迟报的予以通报。",
    ),
}


@dataclass(frozen=True, slots=True)
class Shell:
    """A page: where title, source line and text stand in it, and how a paragraph is set."""

    page: str
    paragraph: str = "<p>%s</p>"
    joint: str = ""

    def around(self, paragraphs: tuple[str, ...]) -> bytes:
        """The whole page with this text."""
        body = self.joint.join(self.paragraph.replace("%s", escape(text)) for text in paragraphs)
        page = self.page.replace("@title", TITLE).replace("@meta", META).replace("@body", body)
        return f"{HEAD}{page}{FOOT}".encode()


_MENU = "".join(
    f"<li><a href='/{word}'>{word}</a></li>" for word in "首页 新闻 政务 服务 互动 数据 专题 视频 评论 理论".split()
)
_OTHERS = "".join(
    f"<li><a href='/{day}'>{words}</a><span>2024-05-0{day}</span></li>"
    for day, words in enumerate(("全县召开防汛工作会", "春耕备耕有序推进", "城区新增三处口袋公园"), 1)
)
HEAD = (
    f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{TITLE}_青芦县人民政府</title></head><body>"
    f"<div class='header'><ul class='nav'>{_MENU}</ul></div>"
    "<div class='position'>当前位置：<a>首页</a> &gt; <a>新闻</a> &gt; 正文</div>"
)
FOOT = (
    f"<div class='related'><h4>相关新闻</h4><ul>{_OTHERS}</ul></div>"
    "<div class='footer'><p>主办：青芦县人民政府办公室　版权所有</p><p>网站地图 | 联系我们 | 隐私声明</p></div></body></html>"
)
SHELLS = {
    "article": Shell("<article><h1>@title</h1><p class='meta'>@meta</p>@body</article>"),
    "zoom of a government's site": Shell(
        "<div class='con'><div class='tit'>@title</div><div class='xx'>@meta</div><div id='zoom'>@body</div></div>",
        "<p style='text-indent:2em'><span>%s</span></p>",
    ),
    "two line breaks between paragraphs": Shell(
        "<div class='title'>@title</div><div class='info'>@meta</div><div class='text'>@body</div>",
        "&nbsp;&nbsp;&nbsp;&nbsp;%s",
        "<br><br>",
    ),
    "one paragraph with line breaks": Shell("<h1>@title</h1><p>@meta</p><p>@body</p>", "%s", "<br>"),
    "table": Shell(
        "<table><tr><td align='center'><b><font size='5'>@title</font></b></td></tr><tr><td>@meta</td></tr>"
        "<tr><td>@body</td></tr></table>",
        "<p>　　%s</p>",
    ),
    "nothing but div": Shell("<div><h2>@title</h2></div><div>@meta</div>@body", "<div>%s</div>"),
    "editor of a content system": Shell(
        "<div class='article'><h1>@title</h1><div class='article-source'>@meta</div>"
        "<div class='TRS_Editor'><style>p{}</style>@body</div></div>",
        "<p align='justify'>　　%s</p>",
    ),
    "account's page": Shell(
        "<h1 class='rich_media_title'>@title</h1><div id='meta_content'><span>@meta</span></div><div id='js_content'>@body</div>",
        "<section><section><p><span style='letter-spacing:1px'>%s</span></p></section></section>",
    ),
    "set out line by line": Shell("<h1>@title</h1><pre>@meta\n\n@body</pre>", "　　%s", "\n"),
    "set out by a style": Shell(
        "<h1>@title</h1><div>@meta</div><div class='txt' style='white-space: pre-wrap;'>@body</div>", "%s", "\n\n"
    ),
    "no heading": Shell("<p align='center'><strong>@title</strong></p><p align='center'>@meta</p>@body"),
    "inside a form": Shell(
        "<form id='aspnetForm'><div><span id='lblTitle'>@title</span></div><div><span>@meta</span></div>"
        "<div id='lblContent'>@body</div></form>"
    ),
    "main": Shell(
        "<main><div class='detail'><p class='detail-title'>@title</p><p>@meta</p><div>@body</div></div></main>"
    ),
    "right of a column of links": Shell(
        f"<div class='left'><div class='hot'><h3>热点排行</h3><ul>{_OTHERS}</ul></div></div>"
        "<div class='right'><h1>@title</h1><div class='time'>@meta</div><div class='share'>分享到：微信 微博</div>"
        "<div class='neirong'>@body</div><div class='page'>上一篇：<a>全县召开工作会</a><br>下一篇：<a>没有了</a></div></div>"
    ),
    "above readers' comments": Shell(
        "<div class='post'><h1>@title</h1><div class='byline'>@meta</div>@body</div>"
        "<div class='comments'><h3>网友评论</h3><div><b>晨光</b><p>说得好，希望尽快落实，别只停留在纸面上。</p></div></div>"
    ),
    "Word's own": Shell(
        "<div class=WordSection1><p class=MsoNormal align=center><b><span style='font-size:22.0pt'>@title<o:p></o:p></span></b></p>"
        "<p class=MsoNormal>@meta<o:p></o:p></p>@body</div>",
        "<p class=MsoNormal style='text-indent:32.0pt'><span>%s<o:p></o:p></span></p>",
    ),
    "paper's page": Shell(
        "<table width=960><tr><td width=300><a>第01版：要闻</a><br><a>上一版</a> <a>下一版</a></td><td><table>"
        "<tr><td align=center><strong>@title</strong></td></tr><tr><td align=center>@meta</td></tr>"
        "<tr><td><founder-content>@body</founder-content></td></tr></table></td></tr></table>",
        "<P>　　%s</P>",
    ),
    "pages to turn below": Shell(
        "<div class='g-main'><h1>@title</h1><p class='sou'>@meta</p><div class='rm_txt_con cf'>@body"
        "<div class='zdfy'><a>上一页</a> <a>下一页</a></div><div class='edit'>(责编：李明、王芳)</div></div></div>",
        "<p>　　%s</p>",
    ),
}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("shell", SHELLS)
def test_a_text_reads_the_same_whatever_a_site_builds_around_it(shell: str, text: str) -> None:
    paragraphs = TEXTS[text]
    raw = RawFile("a.html", SHELLS[shell].around(paragraphs))
    articles = [clean(part) for document in read(raw) for part in split(document)]
    assert [article.title.text for article in articles] == [TITLE]
    assert [block.quote.text for block in articles[0].blocks] == list(paragraphs)
    assert articles[0].published is not None
    assert articles[0].published.text == "2024-05-08"
