"""What a briefing says: gist, summary, sections, cards; every line literally a stretch of its sentence."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.summary_quality import is_hit, load_cases, ours
from generator.analyse.claims import find_points
from generator.brief import make_brief
from generator.brief.clauses import cut_tail, keep_main, trim_lead
from generator.model import Analysis, Article, Brief, Figure, FigureKind, Line, Notice
from generator.text.discourse import plain
from tests.builders import make_article, quote_at

WIDE = str.maketrans(",:;()!?", "\uff0c\uff1a\uff1b\uff08\uff09\uff01\uff1f")
ESSAY = (
    "随着气候变化加剧,农业用水越来越紧张。有人说,水是农业的命脉。节水灌溉是保障粮食安全的关键举措,事关农业长远发展。\n"
    "当前,节水灌溉还存在设施老化、计量不足、管护缺位等问题。\n"
    "推进节水灌溉,应从设施、计量、管护三个方面着手,把每一方水都用在庄稼上。\n"
    "加快渠道改造,减少输水损失。全县干渠共有九条。要在三年内完成全部干渠防渗改造,使输水损失降低一半。\n"
    "完善用水计量,推行按方收费。每个斗口都应安装水表,水费账单按月公示。\n"
    "强化管护责任,建好农民队伍。例如,清源县组建了六十支管护队。"
)
NEWS = (
    "本报4月2日电 (记者林远)清源县4月1日起在全部灌区推行用水权线上交易,农户用手机就能买卖节余水量。\n"
    "首日共成交86笔,水量12.4万立方米。\n在青石村,村民刘长福笑着说:“省下来的水也能卖钱了。”\n"
    "过去,节水多的农户得不到好处,节水积极性不高的问题长期存在。\n当地计划年底前把交易范围扩大到工业用水。\n"
    "县水利局提供了交易咨询电话。"
)


def brief_of(article: Article, figures: tuple[Figure, ...] = ()) -> Brief:
    return make_brief(article, Analysis(figures=figures, points=find_points(article)))


def all_lines(brief: Brief) -> list[Line]:
    lines = [*((brief.gist,) if brief.gist else ()), *brief.summary]
    for section in brief.sections:
        lines += [*((section.thesis,) if section.thesis else ()), *section.items]
    return [*lines, *brief.problems, *brief.measures, *brief.cases, *brief.quotables]


def level(value: int, **more: object) -> Figure:
    given_: dict[str, object] = {
        "rule": "amount",
        "quote": quote_at("数字", 0, 2),
        "sentence": 0,
        "value": Decimal(value),
        "unit": "元",
        "kind": FigureKind.LEVEL,
        "indicator": "灌溉设施投资",
        **more,
    }
    return Figure(**given_)  # type: ignore[arg-type]


@pytest.mark.parametrize("wide", [False, True], ids=["ascii", "full-width"])
def test_the_summary_says_the_claim_the_problem_and_what_to_do(wide: bool) -> None:
    brief = brief_of(make_article(ESSAY.translate(WIDE) if wide else ESSAY, "大力推进节水灌溉"))
    said = {line.role: plain(line.text) for line in (*brief.summary, *((brief.gist,) if brief.gist else ()))}
    assert said["why"] == "节水灌溉还存在设施老化、计量不足、管护缺位等问题。"
    assert "节水灌溉是保障粮食安全的关键举措,事关农业长远发展。" in said.values()
    assert "推进节水灌溉,应从设施、计量、管护三个方面着手,把每一方水都用在庄稼上。" in said.values()


def test_news_begins_with_its_lead_without_dateline() -> None:
    brief = brief_of(make_article(NEWS, "清源县推行用水权线上交易"))
    lead = "清源县4月1日起在全部灌区推行用水权线上交易,农户用手机就能买卖节余水量。"
    assert brief.gist is not None
    assert (brief.gist.text, brief.gist.lead) == (lead, True)
    assert all("笑着说" not in line.text and "咨询电话" not in line.text for line in brief.summary)


def test_the_gist_of_an_abstract_says_what_the_paper_does_without_its_label() -> None:
    body = (
        "[目的]随着果园用水日趋紧张,滴灌的效果受到关注。已有研究缺乏大样本的证据。\n"
        "[方法]本文利用六个县940户果农的记录,考察滴灌对用水量和产量的影响。结果表明,滴灌使每亩用水减少31%。\n"
        "[结论]因此,应把滴灌设备纳入补贴目录,并为老年果农提供上门维护。"
    )
    gist = brief_of(make_article(body, "滴灌对果园用水量和产量的影响")).gist
    assert gist is not None
    assert gist.text == "本文利用六个县940户果农的记录,考察滴灌对用水量和产量的影响。"


def test_the_gist_of_a_notice_says_what_it_is_for() -> None:
    body = (
        "为规范灌区水费收缴,减轻农户负担,经县人民政府同意,现就水费公示工作通知如下。\n"
        "水务站在三个工作日内完成核对,对有误的一次性告知需要补正的内容。\n"
        "各乡镇应当在村务公开栏张贴水费清单,张贴时间不少于十日。\n"
        "县水务局每季度通报公示进展,结果纳入年度考核。"
    )
    gist = brief_of(make_article(body, "清源县水务局关于做好水费公示工作的通知")).gist
    assert gist is not None
    assert gist.text.startswith("为规范灌区水费收缴")


def test_a_cut_keeps_what_a_document_says_and_what_a_subject_is() -> None:
    said = (
        "水利部门2023年5月印发的《灌区改造办法》提出,到2027年改造灌区三百处,新增节水能力二十亿立方米,每亩用水再降一成。"
    )
    subject = "大力改造老旧灌区和田间渠系,是保障粮食安全和农民增收的必然选择,也是节约用水的治本之策。"
    assert not cut_tail(quote_at(said, 0, len(said)), 34).text.endswith("提出")
    assert cut_tail(quote_at(subject, 0, len(subject)), 20).text == subject
    met = "省里的负责同志在丰水期到来之前主持召开灌区工作座谈会时,再次强调要把管护经费落实到每一条渠道。"
    assert cut_tail(quote_at(met, 0, len(met)), 30).text == met


def test_a_list_of_problems_is_listed_whole_and_solving_is_no_problem() -> None:
    brief = brief_of(
        make_article(
            "灌区管护还有三处不顺:一是人手老化,多数管水员年过六十;二是经费短缺,每亩只有四元;三是责任不明,渠道坏了互相推。\n"
            "疏通管护堵点,宜先把人和钱配齐。"
        )
    )
    assert [line.text[:2] for line in brief.problems if "是" in line.text[:2]] == ["一是", "二是", "三是"]
    assert all("疏通" not in line.text for line in brief.problems)


def test_a_sentence_that_asks_against_a_problem_is_a_problem_no_more() -> None:
    brief = brief_of(
        make_article(
            "针对灌区存在的短板和不足,应当按照规划的要求,把管护经费落实到每一条渠道。\n灌区管护仍存在经费不足的问题。"
        )
    )
    assert [line.text for line in brief.problems] == ["灌区管护仍存在经费不足的问题。"]


def test_a_report_ends_with_what_is_planned() -> None:
    body = (
        "清源县6月1日为全部水厂装上在线水质仪,居民扫码可查每小时的浊度和余氯。\n"
        "仪器由县水务集团安装,共用去三个月。首日有2300人次查询。\n"
        "老城区管道使用超过三十年,水质问题难以及时发现。\n"
        "水务集团介绍,仪器每周校准一次,由两名技术员负责。\n"
        "下半年,该县将把监测延伸到住宅小区的二次供水水箱。"
    )
    said = {line.role: line.text for line in brief_of(make_article(body, "清源县水厂装上在线水质仪")).summary}
    assert said["what-to-do"].startswith("下半年,该县将")
    assert said["why"].startswith("老城区管道")


@pytest.mark.parametrize("pep", ["我们要以高度的责任感和使命感,认真履行职责,扎实开展灌区工作。"])
def test_a_pep_talk_is_no_gist(pep: str) -> None:
    gist = brief_of(make_article(f"{ESSAY}\n{pep}", "大力推进节水灌溉工作")).gist
    assert gist is not None
    assert "责任感" not in gist.text


@pytest.mark.parametrize(("sentences", "lines"), [(1, 0), (3, 0), (4, 2), (5, 2), (9, 3)])
def test_very_short_articles_get_fewer_lines(sentences: int, lines: int) -> None:
    names = ["水泵", "果园", "学校", "桥梁", "医院", "车站", "茶山", "渔港", "粮仓"]
    text = "\n".join(f"{a}{b}的修缮{a}工程由{b}负责验收{a}完毕。" for a, b in zip(names, names[::-1], strict=True))
    text = "\n".join(text.splitlines()[:sentences])
    article = make_article(text, "水泵")
    brief = brief_of(article)
    assert brief.gist is not None
    assert len(brief.summary) <= lines


def test_an_article_without_text_has_no_gist() -> None:
    brief = brief_of(make_article(""))
    assert (brief.gist, brief.summary, brief.sections, brief.cards, brief.minutes) == (None, (), (), (), 1)


def test_salutations_and_thanks_are_never_in_the_summary() -> None:
    text = (
        "同志们:\n今天我们召开节水工作会议,主要任务是部署节水灌溉工作。\n节水灌溉是保障粮食安全的关键举措,必须抓紧抓实。\n"
        "目前节水灌溉设施还存在老化失修、计量不足等突出问题。\n下一步,要坚持以渠道改造为重点,把节水灌溉抓出成效。\n谢谢大家!"
    )
    brief = brief_of(make_article(text, "在节水灌溉工作会议上的讲话"))
    said = "".join(line.text for line in (*brief.summary, *((brief.gist,) if brief.gist else ())))
    assert "同志们" not in said and "谢谢" not in said and "召开" not in said


@pytest.mark.parametrize(
    ("text", "rest", "lead"),
    [
        pytest.param("因此,应加快渠道改造步伐。", "应加快渠道改造步伐。", True, id="therefore"),
        pytest.param("当前,节水设施还很不足。", "节水设施还很不足。", True, id="at-present"),
        pytest.param("二是推进渠道防渗改造。", "推进渠道防渗改造。", True, id="list-mark"),
        pytest.param("本报讯 清源县的渠道修好了。", "清源县的渠道修好了。", True, id="dateline"),
        pytest.param("摘要:本文考察水价改革。", "本文考察水价改革。", True, id="label"),
        pytest.param("4月1日电动水泵全部装好了。", "4月1日电动水泵全部装好了。", False, id="no-dateline"),
        pytest.param("而今渠道修到了每一块田边。", "而今渠道修到了每一块田边。", False, id="word-not-connective"),
        pytest.param("因此,其作用不可替代,应当重视。", "因此,其作用不可替代,应当重视。", False, id="its-would-dangle"),
        pytest.param("不过,这并不等于不浇水。", "不过,这并不等于不浇水。", False, id="this-would-dangle"),
        pytest.param("同时,要修渠。", "同时,要修渠。", False, id="too-little-left"),
        pytest.param("渠道改造必须加快推进。", "渠道改造必须加快推进。", False, id="nothing-to-leave-out"),
        pytest.param(
            "一方面,要修好渠道;另一方面,要管好水。", "一方面,要修好渠道;另一方面,要管好水。", False, id="pair-kept"
        ),
    ],
)
@pytest.mark.parametrize("wide", [False, True], ids=["ascii", "full-width"])
def test_a_leading_connective_is_left_out_where_the_rest_stands(text: str, rest: str, lead: bool, wide: bool) -> None:
    text, rest = (text.translate(WIDE), rest.translate(WIDE)) if wide else (text, rest)
    quote, left_out = trim_lead(quote_at(text, 0, len(text)))
    assert (quote.text, left_out) == (rest, lead)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("节水灌溉是农业的大事,对粮食安全具有重要意义。", "节水灌溉是农业的大事", id="main-clause"),
        pytest.param("虽然渠道已经改造完毕,但计量设施还没有跟上。", None, id="although-but"),
        pytest.param("不仅要把渠道修好管好,也要把水价改革做好。", None, id="not-only-but"),
        pytest.param("通过推进渠道防渗改造,全县输水损失明显降低。", None, id="adverbial-alone"),
        pytest.param(
            "县里修好了“干渠、支渠,斗渠”,水送到了每一块田。", "县里修好了“干渠、支渠,斗渠”", id="comma-in-quotes"
        ),
    ],
)
def test_a_sentence_is_cut_only_between_whole_clauses(text: str, kept: str | None) -> None:
    assert cut_tail(quote_at(text, 0, len(text)), 18).text == (kept or text)


def test_a_support_keeps_at_least_half_of_its_sentence() -> None:
    text = "要在三年内完成全部干渠防渗改造,使输水损失降低一半,让下游农户按时用上水,让上游农户安心种好田。"
    kept = keep_main(quote_at(text, 0, len(text)), 10).text
    assert text.startswith(kept) and len(text) > len(kept) >= len(text) / 2


def test_sections_hold_the_thesis_and_the_items_with_support() -> None:
    text = (
        "# 一、节水要靠改革\n节水要靠改革,必须让用水权真正流动起来。\n(一)明晰用水权。全部农户都应领到用水权证书,证书写明每年的水量。\n"
        "(二)建好交易平台。平台要让农户用手机就能完成买卖,手续费全部免除。"
    )
    section = brief_of(make_article(text, "节水靠改革")).sections[0]
    assert section.heading is not None and section.heading.text == "一、节水要靠改革"
    assert section.thesis is not None and section.thesis.text == "节水要靠改革,必须让用水权真正流动起来。"
    assert [(item.role, item.text[:6]) for item in section.items if item.role == "item"] == [
        ("item", "(一)明晰用"),
        ("item", "(二)建好交"),
    ]
    assert any(item.role == "support" and item.text.startswith("全部农户都应领到") for item in section.items)


def test_a_level_and_its_growth_share_a_card() -> None:
    growth = level(12, unit="%", kind=FigureKind.GROWTH, pair=0)
    cards = brief_of(make_article("投资额有了增长。"), (level(8_000_000), growth)).cards
    assert [(card.figures, card.kind) for card in cards] == [((0, 1), "level-growth")]


def test_before_and_after_share_a_card() -> None:
    before = level(40, unit="%", kind=FigureKind.SHARE, qualifiers=("从",))
    after = level(70, unit="%", kind=FigureKind.SHARE, qualifiers=("至",), pair=0)
    cards = brief_of(make_article("比重有了提高。"), (before, after)).cards
    assert [(card.figures, card.kind) for card in cards] == [((0, 1), "before-after")]


def test_doubtful_figures_are_on_no_card() -> None:
    assert brief_of(make_article("投资额有了增长。"), (level(5, confidence=0.3),)).cards == ()


def test_at_most_six_cards_and_no_indicator_twice() -> None:
    figures = tuple(level(10**n, indicator=f"第{n}类灌溉设施投资", sentence=n) for n in range(9))
    cards = brief_of(make_article("投资额有了增长。"), (*figures, figures[0])).cards
    assert len(cards) == 6
    assert len({card.figures for card in cards}) == 6
    assert [card.score for card in cards] == sorted((card.score for card in cards), reverse=True)


def test_figures_near_the_title_come_before_equal_ones() -> None:
    far, near = level(900, indicator="接待游客支出"), level(900, indicator="节水灌溉投资")
    cards = brief_of(make_article("投资额有了增长。", "节水灌溉投资创新高"), (far, near)).cards
    assert [card.figures for card in cards] == [(1,), (0,)]


@pytest.mark.parametrize(("chars", "minutes"), [(1, 1), (400, 1), (401, 2), (4000, 10)])
def test_reading_time_is_at_400_characters_a_minute(chars: int, minutes: int) -> None:
    assert brief_of(make_article("水" * chars)).minutes == minutes


def test_notices_of_all_stages_are_collected() -> None:
    article = make_article("渠道修好了。")
    notice = Notice("a.txt", "some-rule", "请核对。")
    assert make_brief(article, Analysis(notices=(notice,))).notices == (*article.notices, notice)


def test_the_labelled_articles_of_other_genres_are_summarised_by_their_labels() -> None:
    cases = load_cases()
    assert {case.held for case in cases} == {True, False}
    for case in cases:
        sentences = [sentence.quote.text for sentence in case.article.sentences]
        assert all(any(is_hit(label, sentence) for sentence in sentences) for role in case.roles for label in role)
    hits = sum(ours(case).hits for case in cases)
    assert hits >= 0.75 * sum(len(case.roles) for case in cases)


PIECES = st.sampled_from(
    [
        "因此,",
        "当前,",
        "一是",
        "首先,",
        "# 标题",
        "\n",
        "。",
        ",",
        "\uff0c",
        ";",
        "“",
        "”",
        "(一)",
        "其作用",
        "要加快建设水渠",
        "是关键",
        "存在不足",
        "清源县探索",
        "3.5亿元",
        "虽然",
        "但",
        "一方面,",
        "另一方面,",
        "水利",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_every_line_is_literally_a_stretch_of_its_sentence(text: str) -> None:
    article = make_article(text, "加快建设水渠")
    brief = brief_of(article)
    for line in all_lines(brief):
        assert line.quote is not None and line.text
        assert line.text == line.quote.text == text[line.quote.start : line.quote.end]
        assert line.text in article.sentences[line.sentence].quote.text
    said = [line.sentence for line in (*brief.summary, *((brief.gist,) if brief.gist else ()))]
    assert len(said) == len(set(said)) <= 4
    assert make_brief(article, brief.analysis) == brief
