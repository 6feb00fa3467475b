"""Documents of many kinds, each a small case: which articles they give, with which titles, headings and facts."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.staged import bodies, broken_laws, headings, stage

WATER = (
    "一条河流的治理不能只盯着水面。上游的排口、两岸的养殖和河底的淤泥互相牵连,断面水质才会时好时坏。\n"
    "环保部门去年沿河布设了四十个监测点,水质数据每两小时回传一次,排口超标当晚就能找到源头。\n"
    "治水还要算长远账。清淤之后补种水草,养殖尾水进池沉淀,河流的自净能力才会一年强过一年。\n"
)
CLASS = (
    "乡村学校缺的往往不是屏幕,而是会用屏幕上课的教师。双师课堂开了三年,学生最欢迎的仍是能面对面追问的那一半。\n"
    "教育部门把城里教师的教案、习题和讲评打包送到乡村课堂,备课时间省了一半,学生提问反而多了。\n"
    "要让教师愿意用,培训就得进课堂。教研员蹲点听课,一堂一堂地磨,比发一张证书管用得多。\n"
)
PORT = (
    "集装箱码头的效率藏在衔接里。岸桥卸得再快,集卡排不上队,船期照样往后拖。\n"
    "港口把船期、堆场和集卡的预约放到一张网上,集装箱从卸船到出闸的时间缩短了三成。\n"
    "无人集卡上路之后,码头的夜班少了,调度员却更忙了:他们要盯的不再是车,而是整个港口的节奏。\n"
)


def _wrapped(text: str, width: int = 27) -> str:
    """A paragraph as a page of print has it: set in, and broken at the margin."""
    text = "　　" + text
    return "".join(text[at : at + width] + "\n" for at in range(0, len(text), width))


@dataclass(frozen=True)
class Case:
    """A file and what it holds."""

    name: str
    text: str
    titles: tuple[str | None, ...]
    """None for a title that is inferred."""
    headings: tuple[tuple[int, str], ...] = ()
    """Of all articles, in order."""
    outside: tuple[str, ...] = ()
    """Words that stand in no body."""
    inside: tuple[str, ...] = ()
    """Whole blocks that must stand in a body."""
    facts: tuple[tuple[str, str], ...] = ()
    """(field, text) of the first article."""
    path: str = "a.txt"


CASES = (
    Case(
        "single article whose first line is the title",
        "治水要算长远账\n" + WATER,
        ("治水要算长远账",),
        inside=(WATER.split("\n", maxsplit=1)[0],),
    ),
    Case(
        "short article without headings",
        "港口忙在衔接处\n\n" + PORT.split("\n", maxsplit=1)[0] + "\n",
        ("港口忙在衔接处",),
    ),
    Case(
        "contents with dashes, first title missing from the body",
        "2025年基层治理文章汇编\n(3篇)\n目录\n- 治水要算长远账\n- 课堂里的数字化\n- 港口忙在衔接处\n"
        + WATER
        + "课堂里的数字化\n"
        + CLASS
        + "港口忙在衔接处\n"
        + PORT,
        ("治水要算长远账", "课堂里的数字化", "港口忙在衔接处"),
        outside=("汇编", "(3篇)"),
    ),
    Case(
        "numbered contents with page numbers",
        "目  录\n1.治水要算长远账……………1\n2.课堂里的数字化……………5\n3.港口忙在衔接处……………12\n\n"
        "治水要算长远账\n" + WATER + "\n课堂里的数字化\n" + CLASS + "\n港口忙在衔接处\n" + PORT,
        ("治水要算长远账", "课堂里的数字化", "港口忙在衔接处"),
        outside=("……",),
    ),
    Case(
        "contents numbered 一、 and bodies without the number",
        "目录\n一、治水要算长远账\n二、课堂里的数字化\n三、港口忙在衔接处\n"
        "治水要算长远账\n" + WATER + "课堂里的数字化\n" + CLASS + "港口忙在衔接处\n" + PORT,
        ("治水要算长远账", "课堂里的数字化", "港口忙在衔接处"),
    ),
    Case(
        "contents out of order and with other punctuation",
        "目录\n港口忙在衔接处\n治水:要算长远账\n课堂里的“数字化”\n\n"
        "治水 要算长远账\n" + WATER + "课堂里的数字化\n" + CLASS + "港口,忙在衔接处\n" + PORT,
        ("治水 要算长远账", "课堂里的数字化", "港口,忙在衔接处"),
    ),
    Case(
        "title repeated in its body",
        "目录\n治水要算长远账\n课堂里的数字化\n\n治水要算长远账\n治水要算长远账\n" + WATER + "课堂里的数字化\n" + CLASS,
        ("治水要算长远账", "课堂里的数字化"),
    ),
    Case(
        "two different articles with one title",
        "目录\n基层观察\n基层观察\n\n基层观察\n" + WATER + "基层观察\n" + PORT,
        ("基层观察", "基层观察"),
    ),
    Case(
        "contents list of chapters is one document",
        "某市数字政府建设规划\n目录\n一、总体要求\n二、重点任务\n三、保障措施\n\n一、总体要求\n"
        + WATER
        + "二、重点任务\n"
        + CLASS
        + "三、保障措施\n"
        + PORT,
        ("某市数字政府建设规划",),
        ((1, "一、总体要求"), (1, "二、重点任务"), (1, "三、保障措施")),
    ),
    Case(
        "middle title missing is found by its topic",
        "目录\n治水要算长远账\n课堂里的双师教学\n港口忙在衔接处\n\n治水要算长远账\n"
        + WATER
        + CLASS
        + "港口忙在衔接处\n"
        + PORT,
        ("治水要算长远账", "课堂里的双师教学", "港口忙在衔接处"),
    ),
    Case(
        "newspaper page with bylines, posts and section names",
        "理论周刊\n\n治水要算长远账\n\n□周渭生\n\n" + WATER.replace("\n", "\n\n") + "(作者系江城大学环境学院教授)\n\n"
        "一线来风\n\n课堂里的数字化\n\n□何 平 孙小满\n\n" + CLASS.replace("\n", "\n\n") + "(作者单位:江城教育研究院)\n",
        ("治水要算长远账", "课堂里的数字化"),
        outside=("理论周刊", "一线来风", "□", "作者系", "作者单位"),
        facts=(("author", "周渭生"), ("affiliation", "江城大学环境学院教授")),
    ),
    Case(
        "title in the middle of its article cuts a sentence in two",
        "观点\n\n□周渭生\n\n一条河流的治理不能只盯着水面。上游的排口和两岸的养殖互相\n\n治水要算长远账\n\n牵连,断面水质才会时好时坏。\n\n"
        + WATER.replace("\n", "\n\n")
        + "(作者系江城大学教授)\n\n□何平\n\n"
        + CLASS.replace("\n", "\n\n"),
        ("治水要算长远账", None),
        inside=("一条河流的治理不能只盯着水面。上游的排口和两岸的养殖互相牵连,断面水质才会时好时坏。",),
        outside=("观点",),
    ),
    Case(
        "page of a public account with its card, captions and counters",
        "点击上方蓝字 关注我们\n河湖观察\n2025-03-18 08:30 发表于江城\n\n深度丨治水要算长远账\n\n以下文章来源于河长笔记 ，作者周渭生\n\n"
        "河长笔记 .\n一条河，一群人\n\n👆点击「河湖观察」，与五万同行一起思考\n\n01\n先看排口\n\n"
        + WATER
        + "▲ 整治后的河道 图源：江城融媒\n\n02\n再看养殖\n\n"
        + PORT
        + "\nEND\n\n编辑丨小鹿\n\n往期推荐\n● 河长来了，村里怎么接\n● 一张表背后的五个系统\n"
        "点个“在看”，分享给更多人\n阅读原文\n阅读 3.2万 赞 521 在看 388\n",
        ("深度丨治水要算长远账",),
        ((1, "先看排口"), (1, "再看养殖")),
        outside=("河长笔记", "一群人", "五万同行", "图源", "怎么接", "五个系统", "阅读原文", "521"),
        facts=(("author", "周渭生"), ("origin", "河长笔记"), ("editor", "小鹿"), ("published", "2025-03-18")),
    ),
    Case(
        "numbered news items, each with a source of its own",
        "一周要闻速览（4月7日—4月13日）\n\n"
        "1.四十个监测点沿河布设\n"
        + WATER
        + "（来源：江城日报）\n\n2.双师课堂走进山区\n"
        + CLASS
        + "（来源：江城教育）\n\n3.码头夜班减少三成\n调度员要盯的不再是车，而是整个港口的节奏。\n（来源：港口周刊）\n",
        ("四十个监测点沿河布设", "双师课堂走进山区", "码头夜班减少三成"),
        facts=(("origin", "江城日报"),),
    ),
    Case(
        "digest whose articles end with the paper they are taken from",
        "【河湖】治水要算长远账\n周渭生\n" + WATER + "（摘自《江城环境》2025年第11期）\n\n"
        "【教育】课堂里的双师\n孙小满　何　平\n" + CLASS + "（摘自《山区教育》2025年第4期）\n",
        ("【河湖】治水要算长远账", "【教育】课堂里的双师"),
        outside=("摘自",),
        facts=(("author", "周渭生"), ("origin", "《江城环境》2025年第11期")),
    ),
    Case(
        "minutes with the office and the day on one line",
        "江城市河湖治理工作会议纪要\n（第17期）\n江城市河长制办公室　　　　2025年4月9日\n\n4月8日，市政府召开会议，研究排口整治。"
        "现将议定事项纪要如下：\n一、关于排口\n"
        + WATER
        + "二、关于学校\n"
        + CLASS
        + "出席：周渭生，何平。\n记录：孙小满。\n",
        ("江城市河湖治理工作会议纪要",),
        ((1, "一、关于排口"), (1, "二、关于学校")),
        outside=("第17期", "河长制办公室", "出席", "记录"),
        facts=(("issuer", "江城市河长制办公室"), ("published", "2025-04-09")),
    ),
    Case(
        "a short headline with its day and author below it, above a teaser",
        "排口有一本账\n2024-03-02 10:26:00  来源：江城日报  作者：周渭生\n公众号\n排口查清了，每一段河就都有人管，每一笔钱就都有去处\n"
        + WATER,
        ("排口有一本账",),
        outside=("公众号",),
        facts=(("author", "周渭生"), ("published", "2024-03-02"), ("origin", "江城日报")),
    ),
    Case(
        "programme whose items have headlines and no list of them",
        "江城联播\n2024年3月2日江城联播文字版\n【河边走】四十个监测点一张网 排口当晚有着落 一条河流的治理不能只盯着水...\n"
        "【河边走】四十个监测点一张网 排口当晚有着落\n"
        + WATER
        + "本地快讯\n双师课堂开到第三年\n"
        + CLASS
        + "港口夜班少了三成\n"
        + PORT,
        ("【河边走】四十个监测点一张网 排口当晚有着落", "双师课堂开到第三年", "港口夜班少了三成"),
        outside=("江城联播", "不能只盯着水...", "本地快讯"),
    ),
    Case(
        "page whose name stands above it with its section and site, and a title longer than titles are",
        "李岸在全市治水工作会议上强调 把监测点布到每一条河 把责任落到每一个排口 让一江清水留给后来的人 王舟主持_江城要闻_江城网\n江城网\n欢迎监督\n"
        "李岸在全市治水工作会议上强调 把监测点布到每一条河 把责任落到每一个排口 让一江清水留给后来的人 王舟主持\n2024-03-02 10:33:54\n"
        + WATER,
        ("李岸在全市治水工作会议上强调 把监测点布到每一条河 把责任落到每一个排口 让一江清水留给后来的人 王舟主持",),
        outside=("江城要闻", "欢迎监督"),
    ),
    Case(
        "path that ends in news above a headline, who spoke, and the headline again",
        "您现在所在的位置: 网站首页 > 资讯中心 > 江城要闻\n全市治水推进会召开\n李岸讲话 王舟主持\n发布时间:2024-03-02 07:52 来源:江城日报\n"
        "全市治水推进会召开\n3月1日，全市治水推进会召开。李岸讲话。\n" + WATER + "（市融媒体中心记者 孙小满 何平）\n",
        ("全市治水推进会召开",),
        outside=("资讯中心", "王舟主持", "融媒体中心"),
        facts=(("author", "孙小满 何平"), ("origin", "江城日报")),
    ),
    Case(
        "notice that a site names twice, signed by many offices",
        "江城市水务局等部门关于印发《治水三年行动计划》的通知\n行业动态 2024-01-05\n江城市水务局等部门关于印发《治水三年行动计划》的通知\n"
        "江水发〔2024〕1号\n各县区人民政府：\n现将《治水三年行动计划》印发给你们，请认真组织实施。\n江 城 市 水 务 局\n市  网  信  办\n"
        "市     农     业     局\n江城港\n市财政局\n2024年1月3日\n治水三年行动计划\n一、总体要求\n" + WATER,
        ("江城市水务局等部门关于印发《治水三年行动计划》的通知",),
        ((1, "治水三年行动计划"), (2, "一、总体要求")),
        outside=("江 城 市", "网  信", "农     业", "江城港", "市财政局"),
        facts=(("number", "江水发〔2024〕1号"),),
    ),
    Case(
        "title once more over three lines, with the occasion and the speaker below it",
        "江城市人大常委会检查组关于检查《江城市河湖条例》实施情况的报告\n江城市人大常委会检查组\n关于检查《江城市河湖条例》\n实施情况的报告\n"
        "——2024年7月29日在市人大常委会第十一次会议上\n市人大常委会副主任 周渭生\n主任、各位委员：\n"
        + WATER
        + "一、检查情况\n"
        + PORT,
        ("江城市人大常委会检查组关于检查《江城市河湖条例》实施情况的报告",),
        ((1, "一、检查情况"),),
        outside=("第十一次会议", "周渭生"),
        facts=(("author", "周渭生"), ("published", "2024-07-29")),
    ),
    Case(
        "questions and answers, some of them short",
        "治水记者会答问全文\n水务局局长今天在记者会上的答问全文：\n记者：局长，你好。河道清淤之后，两岸的养殖户还能不能继续养鱼？他们担心今年没有收入。\n"
        "水务局局长：清淤之后养殖户可以按新的水位养鱼，尾水先进池沉淀，再流回河里。\n记者：有人担心补贴不够，问题会不会更严重？\n"
        "水务局局长：您是说补贴会让问题更严重？\n记者：有人担心。\n水务局局长：补贴按水面算，一亩三百元，今年八月以前发到每一户手里。\n",
        ("治水记者会答问全文",),
        inside=("记者：有人担心补贴不够，问题会不会更严重？", "水务局局长：您是说补贴会让问题更严重？"),
    ),
    Case(
        "compilation in lines of one width, whose items are too short to tell the width",
        "2025年治水文稿汇编\n(4篇)\n目录\n1. 河边的账 2\n2. 课堂里的双师 5\n3. 港口的夜班 8\n4. 一张网 11\n"
        "河边的账\n"
        + _wrapped(
            "监测点沿河布了四十个，水质每两小时回传一次，排口超标当晚就能找到源头，河长第二天早上就到现场，整改的期限写在牌子上。"
        )
        + "课堂里的双师\n"
        + _wrapped(
            "双师课堂是城里教师和乡村教师一起上的课，开了三年，覆盖全县一百二十所学校，学生最欢迎的仍是能面对面追问的那一半。"
        )
        + "港口的夜班\n"
        + _wrapped(
            "无人集卡上路之后，码头的夜班少了三成，调度员却更忙了，他们要盯的不再是车，而是整个港口的节奏，一分钟也离不开屏幕。"
        )
        + "一张网\n"
        + _wrapped(
            "船期、堆场和集卡的预约放到一张网上以后，集装箱从卸船到出闸的时间，缩短了两个小时，司机不用在门口排队，油钱也省了。"
        ),
        ("河边的账", "课堂里的双师", "港口的夜班", "一张网"),
        inside=(
            "双师课堂是城里教师和乡村教师一起上的课，开了三年，覆盖全县一百二十所学校，学生最欢迎的仍是能面对面追问的那一半。",
        ),
    ),
    Case(
        "a site's slogan and its people above the title, which its labels tell, and the title over two lines again",
        "弘扬治水精神 交流治水经验;建设美丽河湖。春天来了，江城依然美丽！\n信息搜索：\n局长之窗\n江城市水务局局长\n李岸\n"
        "江城市水务局河湖巡查管理办法\n来源：江城水务\n更新日期：2024-01-12\n江城市水务局\n河湖巡查管理办法\n第一章\n"
        + WATER
        + "登录后获取更多权限\n",
        ("江城市水务局河湖巡查管理办法",),
        ((1, "第一章"),),
        outside=("依然美丽", "局长之窗", "李岸", "更多权限"),
        facts=(("origin", "江城水务"), ("published", "2024-01-12")),
    ),
    Case(
        "a heading of one word whose first character is a surname, below the title",
        "一图读懂江城治水方案\n\n简述\n\n" + WATER + "\n经验\n\n" + CLASS,
        ("一图读懂江城治水方案",),
        ((1, "简述"), (1, "经验")),
    ),
    Case(
        "budget put before a session, named above its title",
        "江城市议会第三届第二会期\n江城市二〇二四年度总预算案总说明\n壹、筹编经过\n" + WATER + "贰、收支概况\n" + CLASS,
        ("江城市二〇二四年度总预算案总说明",),
        ((1, "壹、筹编经过"), (1, "贰、收支概况")),
        outside=("第二会期",),
    ),
    Case(
        "statute with a short name, the note of its passing and its own contents",
        "江城市河湖条例\n（2024年9月27日江城市第十五届人民代表大会常务委员会第二十六次会议通过）\n目　录\n第一章　总则\n第二章　附则\n"
        "第一章　总则\n第一条　为了保护河湖，根据有关法律，结合本市实际，制定本条例。\n第二章　附则\n第二条　本条例自2025年1月1日起施行。\n",
        ("江城市河湖条例",),
        ((1, "第一章　总则"), (1, "第二章　附则")),
        outside=("会议通过", "目　录"),
    ),
    Case(
        "paper whose authors bear the numbers of their offices",
        "河湖治理中的排口识别\n  周渭生1，何平2，孙小满1\n  （1.江城大学 环境学院，江苏 江城 210000；2.省环境研究院，江苏 江城 210001）\n"
        "  摘  要：沿河布设监测点之后，排口识别的时间缩短了七成。\n  一、引言\n  "
        + WATER.replace("\n", "\n  ")
        + "\n  参考文献：\n  [1] 李晓. 排口研究[J]. 环境, 2022(4): 12-20.\n",
        ("河湖治理中的排口识别",),
        ((1, "一、引言"),),
        outside=("210000", "环境, 2022"),
        facts=(("author", "周渭生，何平，孙小满"),),
    ),
    Case(
        "interview by a paper's reporter, its questions in the paper's name",
        "河长的一天——专访江城市河长周渭生\n《河湖周刊》记者　孙小满\n\n《河湖周刊》：您每天先看什么？\n\n周渭生：先看排口。"
        + WATER
        + "\n本文责编：何平\n",
        ("河长的一天——专访江城市河长周渭生",),
        inside=("《河湖周刊》：您每天先看什么？",),
        outside=("记者　孙小满", "责编"),
        facts=(("author", "孙小满"), ("editor", "何平")),
    ),
    Case(
        "last of a list of questions is no heading",
        "立法會十二題：推動數碼服務\n＊＊＊＊＊＊＊＊\n　　以下是今日在立法會會議上議員的提問：\n\n（一）已電子化的牌照數目；及\n\n（二）有何措施協助長者？\n\n"
        "　　政府在全港設立二十八個服務站，至今服務超過九萬人次，長者可以在站內學習使用網上服務。\n",
        ("立法會十二題：推動數碼服務",),
        inside=("（二）有何措施協助長者？",),
    ),
    Case(
        "numbered texts, each with its author in brackets below the title, and a mail's head above",
        "> 发件人: 综合处\n> 主题: 转发两篇参阅文章\n\n一、治水要算长远账\n（作者：周渭生，《河湖周刊》2025年第8期）\n\n"
        + WATER
        + "\n二、课堂里的双师\n（作者：何平，《山区教育》2025年第3期）\n\n"
        + CLASS,
        ("治水要算长远账", "课堂里的双师"),
        facts=(("author", "周渭生"),),
    ),
    Case(
        "separated texts, one with a subtitle",
        "第一篇：\n治水要算长远账\n" + WATER + "第二篇：\n课堂里的双师\n——江城教育局经验交流材料\n" + CLASS,
        ("治水要算长远账", "课堂里的双师——江城教育局经验交流材料"),
        outside=("第一篇", "经验交流"),
    ),
    Case(
        "bylines 文/ and dates",
        "治水要算长远账\n文/周渭生\n" + WATER + "\n港口忙在衔接处\n文/何平\n" + PORT,
        ("治水要算长远账", "港口忙在衔接处"),
        facts=(("author", "周渭生"),),
    ),
    Case(
        "reporters' bylines",
        "治水要算长远账\n本报记者 周渭生\n" + WATER + "\n港口忙在衔接处\n本报记者 何平 通讯员 孙小满\n" + PORT,
        ("治水要算长远账", "港口忙在衔接处"),
        facts=(("author", "周渭生"),),
    ),
    Case(
        "broadcast with headlines",
        "《江城新闻》 2025年3月6日\n各位听众,今天节目的主要内容有:\n全市河流水质连续三年好转;\n双师课堂走进一百所乡村学校。\n下面请听详细内容。\n"
        "全市河流水质连续三年好转\n本台消息:"
        + WATER
        + "双师课堂走进一百所乡村学校\n本台消息:"
        + CLASS
        + "今天的节目就到这里,感谢收听。\n",
        ("全市河流水质连续三年好转", "双师课堂走进一百所乡村学校"),
        outside=("主要内容有", "详细内容", "感谢收听"),
        facts=(("published", "2025-03-06"),),
    ),
    Case(
        "form feeds between articles",
        "治水要算长远账\n" + WATER * 3 + "\f课堂里的数字化\n" + CLASS.replace("乡村", "山区") * 1 + CLASS + PORT,
        ("治水要算长远账", "课堂里的数字化"),
    ),
    Case(
        "numbered separators 篇一, 篇二",
        "篇一:治水要算长远账\n" + WATER + "篇二:课堂里的数字化\n" + CLASS,
        ("治水要算长远账", "课堂里的数字化"),
    ),
    Case(
        "statistical communiqué with notes",
        "江城市2024年国民经济和社会发展统计公报\n江城市统计局\n2025年3月20日\n一、综合\n"
        "初步核算,全年地区生产总值3210.5亿元,按不变价格计算,比上年增长5.6%。其中,第一产业增加值201.3亿元,增长3.1%。\n"
        "年末常住人口412.6万人,城镇化率68.4%。\n二、工业和建筑业\n"
        "全年规模以上工业增加值比上年增长6.8%。分门类看,制造业增长7.2%。\n"
        "注:\n1.本公报数据为初步统计数。\n2.地区生产总值按现价计算,增长速度按不变价格计算。\n",
        ("江城市2024年国民经济和社会发展统计公报",),
        ((1, "一、综合"), (1, "二、工业和建筑业")),
        facts=(("published", "2025-03-20"),),
        inside=("1.本公报数据为初步统计数。",),
    ),
    Case(
        "work report with salutation",
        "政府工作报告\n——2025年1月12日在江城市第八届人民代表大会第五次会议上\n市长 周渭生\n各位代表:\n"
        "现在,我代表市人民政府向大会报告工作,请予审议。\n一、2024年工作回顾\n"
        + WATER
        + "各位代表!成绩来之不易。\n二、2025年工作安排\n(一)建好一批学校\n"
        + CLASS
        + "(二)用好一座港口\n"
        + PORT,
        ("政府工作报告——2025年1月12日在江城市第八届人民代表大会第五次会议上",),
        ((1, "一、2024年工作回顾"), (1, "二、2025年工作安排"), (2, "(一)建好一批学校"), (2, "(二)用好一座港口")),
    ),
    Case(
        "speech with site furniture",
        "江城文库,欢迎您!\n\n在全市河湖治理工作会议上的讲话\n\n浏览量:86     |      发布时间:2024-11-05\n\n同志们:\n\n"
        + WATER.replace("\n", "\n\n")
        + "谢谢大家!(原创投稿,首发于江城文库)\n\n点赞:\n\n收藏:\n\n联系客服\n",
        ("在全市河湖治理工作会议上的讲话",),
        outside=("欢迎您", "浏览量", "首发于", "点赞", "收藏", "客服"),
        inside=("谢谢大家!", "同志们:"),
        facts=(("published", "2024-11-05"),),
    ),
    Case(
        "body that stands twice, the second time without its first line",
        "论文部分内容阅读\n治水要算长远账\n一、河流为什么反复\n"
        + WATER
        + "二、课堂给出的启发\n"
        + CLASS
        + "责任编辑:孙小满\n"
        + "一、河流为什么反复\n"
        + WATER.replace("四十个", "五十个")
        + "二、课堂给出的启发\n"
        + CLASS
        + "责任编辑:孙小满\n",
        ("治水要算长远账",),
        ((1, "一、河流为什么反复"), (1, "二、课堂给出的启发")),
        outside=("论文部分内容阅读",),
        facts=(("editor", "孙小满"),),
    ),
    Case(
        "heading over two lines",
        "治水要算长远账\n一、河流为什么反复\n" + WATER + "二、学校和教师\n给出的启发\n" + CLASS,
        ("治水要算长远账",),
        ((1, "一、河流为什么反复"), (1, "二、学校和教师给出的启发")),
    ),
    Case(
        "numbered sentences are body, not headings",
        "治水要算长远账\n一是摸清排口。沿河逐个登记,不留死角。\n二是管住养殖。尾水进池,达标再排。\n(一)建立台账。每条支流一本账。\n"
        + WATER,
        ("治水要算长远账",),
        (),
    ),
    Case(
        "OCR with page numbers, running heads and a column's width",
        "2023年第4期　　　　　　　　　　　　　　治水专论\n                    治水要算长远账\n                       周渭生\n"
        "    一条河流的治理不能只盯着水面。上游的排口、两岸的养殖和河底的\n淤泥互相牵连，断面水质才会时好时坏。环保部门去年沿河布设了四十\n"
        "个监测点，水质数据每两小时回传一次，排口超标当晚就能找到源头，\n治水的人心里才有了底。\n                 ·12·\n"
        "\f治水专论　　　　　　　　　　　　　　　2023年第4期\n    治水还要算长远账。清淤之后补种水草，养殖尾水进池沉淀，河流的\n"
        "自净能力才会一年强过一年。全市投资达到2 9 0 0 万元，其中财政资金\n占６２％，社会资本占三分之一以上，其余由沿河企业按排量分担，账目\n每季度公开一次。\n                 ·13·\n",
        ("治水要算长远账",),
        outside=("第4期", "·12·", "·13·"),
        facts=(("author", "周渭生"),),
    ),
    Case(
        "government notice with number and annex",
        "江城市人民政府办公室文件\n江政办发〔2024〕18号\n江城市人民政府办公室\n关于印发《江城市河湖治理三年行动方案》的通知\n"
        "各县(区)人民政府,市直各部门:\n《江城市河湖治理三年行动方案》已经市政府同意,现印发给你们,请认真贯彻执行。\n"
        "附件:江城市河湖治理三年行动方案\n江城市人民政府办公室\n2024年5月6日\n",
        ("江城市人民政府办公室关于印发《江城市河湖治理三年行动方案》的通知",),
        facts=(("number", "江政办发〔2024〕18号"), ("published", "2024-05-06")),
    ),
    Case(
        "minutes",
        "河湖治理专题会议纪要\n时间:2024年6月3日\n地点:市政府第二会议室\n主持人:周渭生\n"
        "会议听取了环保部门关于排口整治进展的汇报,研究了下一步安排。会议指出,排口整治到了最吃劲的时候。\n"
        "会议议定,八月底前完成全部排口登记。\n",
        ("河湖治理专题会议纪要",),
    ),
    Case(
        "interview with questions and answers",
        "排口找到了,河就清了一半——访江城环境监测站站长\n记者:治水最难的是哪一步?\n周渭生:最难的是找到排口。河岸三十公里,暗管有上百根。\n"
        "记者:后来怎么找到的?\n周渭生:我们用热成像的无人机,夜里飞,温差一看便知。\n",
        ("排口找到了,河就清了一半——访江城环境监测站站长",),
        inside=("记者:治水最难的是哪一步?",),
    ),
    Case(
        "traditional Chinese budget news stays traditional",
        "財政預算案增撥資源推動數碼轉型\n(2025年2月26日)\n財政司司長今日發表新一份財政預算案，建議預留十億元成立人工智能研發院，推動業界應用數碼技術。\n"
        "他表示，政府會繼續優化營商環境，協助中小企業開拓市場，並且檢討各項資助計劃的成效。\n",
        ("財政預算案增撥資源推動數碼轉型",),
        facts=(("published", "2025-02-26"), ("script", "hant")),
    ),
    Case(
        "agency dateline",
        "江城河流水质连续三年好转\n新华社江城6月9日电(记者周渭生、何平)江城市环保部门9日发布通报,全市河流水质连续三年好转。\n"
        + WATER,
        ("江城河流水质连续三年好转",),
        facts=(("author", "周渭生、何平"), ("origin", "新华社")),
    ),
    Case(
        "author's line without a sign",
        "治水要算长远账\n周渭生\n2024年7月1日\n" + WATER,
        ("治水要算长远账",),
        outside=("周渭生", "2024年7月1日"),
        facts=(("author", "周渭生"), ("published", "2024-07-01")),
    ),
    Case(
        "database footer",
        "治水要算长远账\n"
        + WATER
        + "基金项目:江城市社会科学基金项目(21JC008)\n中图分类号:X52\n文献标识码:A\n责任编辑:孙小满\n",
        ("治水要算长远账",),
        outside=("基金项目", "中图分类号", "文献标识码", "责任编辑"),
        facts=(("editor", "孙小满"),),
    ),
    Case(
        "adverts at the end of a compilation",
        "治水要算长远账\n"
        + WATER
        + "更多材料请登录【江城文库】:www.jiangcheng.example\n客服微信:jiangcheng01\n微信公众号:【江城文库】\n请各位用户收藏好以上网址,终身可免费下载\n",
        ("治水要算长远账",),
        outside=("www.", "微信", "收藏好"),
    ),
    Case(
        "numbered articles without a contents list",
        "一、治水要算长远账\n" + WATER + "二、课堂里的双师\n" + CLASS + "三、港口忙在衔接处\n" + PORT,
        ("治水要算长远账", "课堂里的双师", "港口忙在衔接处"),
    ),
    Case(
        "short news told apart by their datelines",
        "要闻速览\n河流水质连年好转\n本报江城6月9日电（记者 周渭生）江城市九日通报,河流水质连续三年好转。\n"
        "双师课堂走进山区\n本报江城6月9日讯（记者 何平）一百所山区学校开通双师课堂。\n",
        ("河流水质连年好转", "双师课堂走进山区"),
        outside=("要闻速览",),
        facts=(("author", "周渭生"),),
    ),
    Case(
        "report with unnumbered headings on many subjects stays one",
        "江城市数字化转型调研报告\n课题组走访了三个月,现将情况报告如下。\n治水的经验\n"
        + WATER * 2
        + "课堂的经验\n"
        + CLASS * 2
        + "港口的经验\n"
        + PORT * 2,
        ("江城市数字化转型调研报告",),
        ((1, "治水的经验"), (1, "课堂的经验"), (1, "港口的经验")),
    ),
    Case(
        "contents list of chapters that stand right below it",
        "江城市河湖规划\n(征求意见稿)\n目录\n一、总体要求……1\n(一)原则……2\n二、重点任务……5\n- 1 -\n一、总体要求\n(一)原则\n"
        + WATER
        + "二、重点任务\n"
        + PORT,
        ("江城市河湖规划",),
        ((1, "一、总体要求"), (2, "(一)原则"), (1, "二、重点任务")),
        outside=("征求意见稿", "……"),
    ),
    Case(
        "collection with numbered titles in list and body",
        "2025年民生材料汇编\n目录\n1.治水要算长远账\n2.课堂里的双师\n1.治水要算长远账\n"
        + WATER
        + "2.课堂里的双师\n"
        + CLASS,
        ("治水要算长远账", "课堂里的双师"),
    ),
    Case(
        "list with authors and pages, bylines below the titles",
        "江城学刊\n2024年第5期\n目 录\n治水要算长远账 / 周渭生 (4)\n课堂里的双师 / 何平 (12)\n\n治水要算长远账\n周渭生\n"
        + WATER
        + "·4·\n课堂里的双师\n何 平\n"
        + CLASS,
        ("治水要算长远账", "课堂里的双师"),
        outside=("·4·",),
        facts=(("author", "周渭生"),),
    ),
    Case(
        "journal paper",
        "江城学报　　2023年第2期\n河湖治理中的数据协同研究\n周渭生 何 平\n(江城大学 环境学院,江城 430070)\n[摘 要] 本文以四条河流为样本。\n"
        "[关键词] 河湖治理;数据协同\n[收稿日期] 2022-11-03\n1 引言\n"
        + WATER
        + "参考文献:\n[1] 何平.水与数据[J].江城学刊,2020(2):1-9.\n[2] Smith J. Water[J]. Nature, 2019.\n",
        ("河湖治理中的数据协同研究",),
        ((1, "1 引言"),),
        outside=("江城学刊", "Smith", "关键词", "430070"),
        inside=("[摘 要] 本文以四条河流为样本。",),
        facts=(("affiliation", "江城大学 环境学院"),),
    ),
    Case(
        "office and day sign a notice",
        "关于清理排口的通知\n各区人民政府:\n" + WATER + "江城市河湖治理领导小组办公室\n2024年5月6日\n",
        ("关于清理排口的通知",),
        outside=("领导小组办公室",),
        facts=(("issuer", "江城市河湖治理领导小组办公室"), ("published", "2024-05-06")),
    ),
    Case(
        "scraped page with navigation, related titles and comments",
        "首页 | 新闻 | 文化 | 专题\n治水要算长远账\n2024-05-06 来源:江城晚报 本报记者 周渭生\n"
        + WATER
        + "图为工人在清淤。 何平 摄\n相关阅读\n河底还有一本账\n排口藏在哪里\n最新评论\n老李:我家门口的河也清了,希望长期坚持下去。\n",
        ("治水要算长远账",),
        outside=("首页", "何平 摄", "一本账", "老李"),
        facts=(("author", "周渭生"), ("origin", "江城晚报")),
    ),
    Case(
        "traditional news with furniture in its own script",
        "首頁 > 要聞\n治水預算增撥十億元\n2024-08-22 17:32  記者陳怡君／台北報導\n"
        "行政院會今天通過明年度治水預算，歲出編列較今年度增加十億元，主要用於河川整治與監測設備汰換，並補助地方政府。\n延伸閱讀\n河川整治進度落後\n",
        ("治水預算增撥十億元",),
        outside=("首頁", "記者", "延伸", "進度落後"),
        facts=(("author", "陳怡君"), ("published", "2024-08-22")),
    ),
    Case(
        "lost title is inferred from the text",
        "让河流恢复自净能力,是治水的根本。" + WATER + "说到底,让河流恢复自净能力,才是长久之计。\n",
        ("让河流恢复自净能力",),
    ),
    Case(
        "Markdown with front matter",
        "---\ntitle: 治水要算长远账\nauthor: 周渭生\ndate: 2024-09-30\nsource: 江城论坛\n---\n\n# 治水要算长远账\n\n"
        + WATER.replace("\n", "\n\n")
        + "## 河底的账\n\n"
        + PORT.replace("\n", "\n\n")
        + "- **先清淤。** 再种草。\n- 后养护。\n",
        ("治水要算长远账",),
        ((1, "河底的账"),),
        outside=("江城论坛", "---"),
        inside=("先清淤。 再种草。",),
        facts=(("author", "周渭生"), ("published", "2024-09-30"), ("origin", "江城论坛")),
        path="a.md",
    ),
    Case(
        "Markdown with several first-level titles and bylines",
        "# 治水要算长远账\n\n作者:周渭生\n\n" + WATER * 3 + "\n# 港口忙在衔接处\n\n作者:何平\n\n" + PORT * 3,
        ("治水要算长远账", "港口忙在衔接处"),
        path="a.md",
    ),
    Case(
        "a speech whose title breaks before 的讲话",
        "在2025年全区推进数字城市建设工作会议上\n的讲话\n同志们：\n今天召开会议，主要任务是梳理成效。\n全区46个部门中，仍有13个部门没有接入平台。\n",
        ("在2025年全区推进数字城市建设工作会议上的讲话",),
    ),
    Case(
        "a document's title over three lines",
        "省人民政府办公厅关于\n加快推进农村寄递物流体系建设工作\n的实施意见\n东政办发〔2022〕14号\n各市人民政府：\n为做好这项工作，提出以下意见。\n到2025年，建制村通邮率达到100%。\n",
        ("省人民政府办公厅关于加快推进农村寄递物流体系建设工作的实施意见",),
    ),
    Case(
        "works below the author's post are no article",
        "治水要算长远账\n\n一条河流的治理不能只盯着水面，上游的排口和两岸的养殖互相牵连，要一起算账，也要一起管。\n\n(作者为某大学教授)\n\n【参考文献】\n\n[1]周渭生:《流域治理的账本与方法研究》,清河出版社,2020年7月。\n\n[2]何平:《排口整治的成本与收益分析》,清河出版社,2021年3月。\n",
        ("治水要算长远账",),
        outside=("流域治理的账本与方法研究", "排口整治"),
    ),
    Case(
        "Abstract runs into its text, as pages lose the blank behind it",
        "数字经济推动共同富裕的机理研究\n石琳娜，陈劲\n摘要：解析数字经济推动共同富裕的作用机理。\n关键词：数字经济；共同富裕\nThe Mechanism of Digital Economy\nShi Linna, Chen Jin\nAbstractIn the new wave of revolution, the digital economy is important.\nKey WordsDigital Economy; Mechanism\n0 引言\n共同富裕是全体人民的富裕，不是少数人的富裕，也不是整齐划一的平均主义。\n",
        ("数字经济推动共同富裕的机理研究",),
        headings=((1, "0 引言"),),
        outside=("The Mechanism", "Shi Linna", "AbstractIn", "Key Words"),
    ),
    Case(
        "a paper's column before its headline, with one bracket",
        "政治 政治焦點 國會直播 專題報導\n\n韌性特別預算》主計總處：經濟發展支出3191億最多\n2025/10/08 09:39\n\n立法院今聯席審查特別預算案，所需預算5700億元，保留200億元暫未編列。\n\n經濟發展支出居首，占歲出總額58%。\n",
        ("韌性特別預算》主計總處：經濟發展支出3191億最多",),
        outside=("政治焦點",),
    ),
    Case(
        "a library's pages, whose title stands before their numbers alone",
        "农村电商平台协同监管研究_第1页\n农村电商平台协同监管研究_第2页\n下载本文档\n文档简介\n农村电子商务是实现乡村振兴的重要抓手，对于农民增收具有重要意义。\n调查的312家平台中，有监管制度的不到四成。\n",
        ("农村电商平台协同监管研究",),
        outside=("第2页", "文档简介"),
    ),
    Case(
        "an author with the office behind a colon",
        "农村电商协同治理机制研究\n作者：陈泽暄：武川科技大学法学与经济学院\n关键词：农村电商\n农村电商为乡村振兴注入了强大动能，要引导，也要激活市场。\n宣平县的经验表明，两者缺一不可。\n",
        ("农村电商协同治理机制研究",),
        facts=(("author", "陈泽暄"), ("affiliation", "武川科技大学法学与经济学院")),
    ),
    Case(
        "whom to ask, in a bracket over several lines below the day",
        "省财政厅关于组织申报试点城市的通知\n各市财政局：\n为做好推荐工作，请于2023年7月14日前将纸质版和电子版上报。\n申报城市不超过3个，每个城市补助1亿元。\n省财政厅\n2023年7月1日\n（联系人及联系方式：工贸发展处陈一凡，020-83170117；\n邮寄地址：北京路376号；\n工业互联网处曾强，020-83133402）\n",
        ("省财政厅关于组织申报试点城市的通知",),
        outside=("陈一凡", "北京路", "曾强"),
    ),
    Case(
        "a path that begins with its sign, and an author right behind the time",
        "首页\n>资讯中心>图片新闻\n干部网络素养的提升路径\n2023-05-30 05:08侯宪利\n网络素养是指正确利用网络资源的能力，要学网、懂网、用网。\n截至2022年12月，我国网民规模达10.67亿。\n",
        ("干部网络素养的提升路径",),
        outside=("资讯中心",),
        facts=(("author", "侯宪利"), ("published", "2023-05-30")),
    ),
    Case(
        "items named 标题：… between rules that count them",
        "===== 第1篇 =====\n标题：以数据要素激活县域经济\n作者：陈望道\n正文：\n县域是数据要素落地的最后一公里。去年全县归集数据1.2亿条，日均调用3.6万次。\n数据不出门，价值就出不来。要建好公共数据目录，让部门之间先通起来。\n当然，开放要有边界，涉及个人信息的数据必须脱敏后使用。\n===== 第2篇 =====\n标题：平台治理要有温度\n作者：李晓岚\n正文：\n平台经济吸纳了大量就业，全国灵活就业人员约2亿人。\n治理平台，不能只看罚单多少，更要看骑手、司机的获得感。\n去年，全市为新就业形态劳动者新增参保4.3万人，这是一个好的开端，还要走下去。\n",
        ("以数据要素激活县域经济", "平台治理要有温度"),
        facts=(("author", "陈望道"),),
        outside=("=====", "标题"),
    ),
    Case(
        "a selection whose name stands above the first title, between rules",
        "数字经济评论选编\n\n以数据要素激活县域经济\n\n县域是数据要素落地的最后一公里。去年全县归集数据1.2亿条，日均调用3.6万次。\n数据不出门，价值就出不来。要建好公共数据目录，让部门之间先通起来。\n当然，开放要有边界，涉及个人信息的数据必须脱敏后使用。\n\n（作者：陈望道）\n\n* * *\n\n平台治理要有温度\n\n平台经济吸纳了大量就业，全国灵活就业人员约2亿人。\n治理平台，不能只看罚单多少，更要看骑手、司机的获得感。\n去年，全市为新就业形态劳动者新增参保4.3万人，这是一个好的开端，还要走下去。\n\n（作者：李晓岚）",
        ("以数据要素激活县域经济", "平台治理要有温度"),
        outside=("选编",),
    ),
    Case(
        "Markdown headings with a name below each, under the name of the collection",
        "# 2024年第3期学习资料\n\n## 以数据要素激活县域经济\n\n*陈望道*\n\n县域是数据要素落地的最后一公里。去年全县归集数据1.2亿条，日均调用3.6万次。\n\n数据不出门，价值就出不来。要建好公共数据目录，让部门之间先通起来。\n\n当然，开放要有边界，涉及个人信息的数据必须脱敏后使用。\n\n## 平台治理要有温度\n\n*李晓岚*\n\n平台经济吸纳了大量就业，全国灵活就业人员约2亿人。\n\n治理平台，不能只看罚单多少，更要看骑手、司机的获得感。\n\n去年，全市为新就业形态劳动者新增参保4.3万人，这是一个好的开端，还要走下去。",
        ("以数据要素激活县域经济", "平台治理要有温度"),
        facts=(("author", "陈望道"),),
        path="a.md",
    ),
    Case(
        "items closed by their author and paper in brackets",
        "一周要论\n●以数据要素激活县域经济\n县域是数据要素落地的最后一公里。去年全县归集数据1.2亿条，日均调用3.6万次。\n数据不出门，价值就出不来。要建好公共数据目录，让部门之间先通起来。\n当然，开放要有边界，涉及个人信息的数据必须脱敏后使用。\n（陈望道，《江城日报》3月5日）\n●平台治理要有温度\n平台经济吸纳了大量就业，全国灵活就业人员约2亿人。\n治理平台，不能只看罚单多少，更要看骑手、司机的获得感。\n去年，全市为新就业形态劳动者新增参保4.3万人，这是一个好的开端，还要走下去。\n（李晓岚，《江城日报》3月6日）",
        ("以数据要素激活县域经济", "平台治理要有温度"),
        facts=(("author", "陈望道"), ("origin", "《江城日报》")),
    ),
    Case(
        "a host who announces the headlines in a sentence",
        "《云山新闻》2024年3月5日文稿\n\n【主持人】观众朋友晚上好，欢迎收看《云山新闻》。首先来看内容提要。\n● 我县召开数字乡村推进会\n● 春耕备耕有序展开\n【主持人】下面来看详细内容。\n我县召开数字乡村推进会\n【正文】今天上午，我县召开数字乡村推进会。会议要求，年内完成328个行政村的数据采集。\n记者 李梅 报道\n春耕备耕有序展开\n【正文】眼下正是春耕时节，全县已调运化肥1.2万吨、种子860吨，检修农机4300台。\n记者 孙平 报道\n【主持人】今天的节目就到这里，感谢收看，再见。\n",
        ("我县召开数字乡村推进会", "春耕备耕有序展开"),
        facts=(("author", "李梅"), ("published", "2024-03-05")),
        outside=("首先来看", "下面来看"),
    ),
    Case(
        "JSON Lines",
        '{"title":"治水要算长远账","author":"周渭生","content":"一条河流的治理不能只盯着水面。\\n上游的排口\\u548c两岸的养殖互相牵连。"}\n'
        '{"标题":"港口忙在衔接处","正文":"<p>岸桥卸得再快,集卡排不上队。</p><p>船期照样往后拖&hellip;&hellip;</p>"}\n',
        ("治水要算长远账", "港口忙在衔接处"),
        inside=("上游的排口和两岸的养殖互相牵连。", "岸桥卸得再快,集卡排不上队。"),
        facts=(("author", "周渭生"),),
        path="a.jsonl",
    ),
    Case(
        "JSON with a list inside",
        '{"count":2,"items":[{"name":"治水要算长远账","body":"一条河流的治理不能只盯着水面。"},{"name":"港口忙在衔接处","body":"岸桥卸得再快,集卡排不上队。"}]}',
        ("治水要算长远账", "港口忙在衔接处"),
        path="a.json",
    ),
    Case(
        "CSV with quoted line breaks",
        '标题,作者,正文\n治水要算长远账,周渭生,"一条河流的治理,不能只盯着水面。\n他说:""先找排口。"""\n港口忙在衔接处,何平,岸桥卸得再快也要等。\n',
        ("治水要算长远账", "港口忙在衔接处"),
        inside=("一条河流的治理,不能只盯着水面。", '他说:"先找排口。"'),
        facts=(("author", "周渭生"),),
        path="a.csv",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_document_gives_its_articles(case: Case) -> None:
    document, articles, entries = stage(case.text, case.path)
    assert broken_laws(document, articles, entries) == []
    wanted = [title for title in case.titles if title is not None]
    found = [article.title.text for article, title in zip(articles, case.titles, strict=False) if title is not None]
    assert (found, len(articles)) == (wanted, len(case.titles))
    assert [head for article in articles for head in headings(article)] == list(case.headings)
    blocks = [text for article in articles for text in bodies(article)]
    assert [words for words in case.outside if any(words in text for text in blocks)] == []
    assert [words for words in case.inside if words not in blocks] == []
    for field, text in case.facts:
        value = getattr(articles[0], field)
        assert (field, value if isinstance(value, str) else value and value.text) == (field, text)
