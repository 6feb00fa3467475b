"""Topics, given or found; role lists; terms, timeline and the words most used."""

from __future__ import annotations

import pytest

from generator.link import LinkRules
from generator.link.naming import can_name
from generator.model import Brief, Site
from tests.link_builders import join, make_brief
from tests.test_link_related import BOATS, TREES

NAMES = ("松树育苗", "海港渔业", "烤箱面点", "山地茶园")


def make_site(extra: int = 0, rules: LinkRules | None = None) -> Site:
    """Three articles on each of four subjects, and `extra` more on the first."""
    briefs = [
        make_brief(
            f"a{i}{n}",
            f"{name}要从头做起,{name}靠大家。第{n}个故事里人们谈起{name}的往事。",
            f"谈谈{name}之{n}",
            keywords=[(name, 1.0, 3), ("故事里", 0.2, 1)],
        )
        for i, name in enumerate(NAMES)
        for n in range(3 + (extra if i == 0 else 0))
    ]
    return join(*briefs, rules=rules)


def members(site: Site) -> dict[str, set[str]]:
    return {topic.name: set(topic.articles) for topic in site.topics}


def test_topics_are_found_and_named_by_the_words_of_their_articles() -> None:
    assert members(make_site()) == {name: {f"a{i}{n}" for n in range(3)} for i, name in enumerate(NAMES)}


def test_topics_stay_when_an_article_is_added() -> None:
    before, after = ({topic.id: topic.name for topic in site.topics} for site in (make_site(), make_site(extra=1)))
    assert before == after


def test_an_article_on_something_else_renames_no_topic() -> None:
    before = make_site()
    other = make_brief("z", "钟表匠修好了钟楼,钟表匠说钟楼准了。" * 3, "钟表匠与钟楼", keywords=[("钟表匠", 1.0, 6)])
    after = join(*before.briefs, other)
    assert {topic.id: (topic.name, topic.articles) for topic in before.topics} == {
        topic.id: (topic.name, topic.articles) for topic in after.topics
    }


@pytest.mark.parametrize(
    ("term", "names"),
    [
        ("松树育苗", True),
        ("博物馆", True),
        ("森林公园", True),
        ("信息化", False),
        ("看得见", False),
        ("松林县", False),
        ("国家林草局", False),
        ("造林总量", False),
    ],
)
def test_a_topic_is_named_after_a_matter(term: str, names: bool) -> None:
    assert can_name(term) is names


def test_piece_of_a_longer_name_names_no_topic() -> None:
    briefs = [
        make_brief(
            f"a{n}",
            f"海港渔业站第{n}处,海港渔业站好。",
            f"海港渔业站之{n}",
            keywords=[("海港渔业", 1.0, 2), ("海港渔业站", 0.5, 2)],
        )
        for n in range(3)
    ]
    others = [make_brief(f"b{n}", TREES, f"松树之{n}", keywords=[("松树苗", 1.0, 2)]) for n in range(6)]
    assert "海港渔业站" in members(join(*briefs, *others))
    assert "海港渔业" not in members(join(*briefs, *others))


RULES = LinkRules(topics=(("trees", "植树", ("松树苗",)), ("", "航海", ("拖网船",))))


def test_given_topics_take_articles_by_title_keyword_or_frequency_and_keep_their_order() -> None:
    site = join(
        make_brief("a", "正文。", "植树的好处"),
        make_brief("b", "正文。", keywords=[("松树苗", 1.0, 1)]),
        make_brief("c", "松树苗。" * 5),
        make_brief("d", "松树苗只提一次。"),
        make_brief("e", BOATS, "拖网船出海"),
        rules=RULES,
    )
    assert members(site) == {"植树": {"a", "b", "c"}, "航海": {"e"}}
    assert [(topic.id == "trees", topic.given) for topic in site.topics] == [(True, True), (False, True)]
    assert [notice.rule for notice in site.notices] == ["topic-thin"]


def test_a_topic_that_is_spoken_of_in_passing_does_not_take_the_article() -> None:
    site = join(
        make_brief("a", "松树苗。" * 20 + "拖网船。" * 6),
        make_brief("b", "松树苗。" * 20 + "拖网船。" * 12),
        rules=RULES,
    )
    assert members(site) == {"植树": {"a", "b"}, "航海": {"b"}}


def test_an_article_that_says_the_words_of_one_given_topic_only_joins_it() -> None:
    rules = LinkRules(topics=(("", "山林", ("松树苗",)), ("", "海洋", ("带鱼汤",))))
    said = {"a": "松树苗、松树苗和松树苗。", "b": "松树苗、松树苗、松树苗和带鱼汤、带鱼汤。", "c": "松树苗和松树苗。"}
    site = join(*(make_brief(name, text) for name, text in said.items()), rules=rules)
    assert members(site) == {"山林": {"a"}, "海洋": set()}


def test_topics_an_editor_set_override() -> None:
    site = join(
        make_brief("a", "拖网船。" * 9, "拖网船", topics=("植树", "新专题")),
        make_brief("b", "拖网船。" * 9, "拖网船"),
        rules=RULES,
    )
    assert members(site) == {"植树": {"a"}, "航海": {"b"}, "新专题": {"a"}}


def test_reading_order_is_definition_first_then_the_older() -> None:
    site = join(
        make_brief("a", "植树。", "植树甲", published="2024"),
        make_brief("b", "植树。", "植树乙", published="2022"),
        make_brief("c", "植树是指栽种树木。", "植树丙", published="2025", definitions=[("植树", "植树是指栽种树木")]),
        rules=RULES,
    )
    assert site.topics[0].articles == ("c", "b", "a")


def test_role_lists_take_topics_and_kinds_of_content_and_say_so() -> None:
    rules = LinkRules(
        RULES.topics, (("warden", "护林员", "给护林员", ("植树",), ("figures",)), ("", "所有人", "", (), ()))
    )
    site = join(
        make_brief("a", "植树5亩。", "植树甲", figures=[("5亩", "面积", "5")]),
        make_brief("b", "植树。", "植树乙"),
        make_brief("c", "渔船5艘。", "渔船", figures=[("5艘", "船", "5")]),
        rules=rules,
    )
    warden, everybody = site.roles
    assert (warden.id, warden.articles) == ("warden", ("a",))
    assert (warden.topics, warden.content) == (("植树",), ("figures",))
    assert set(everybody.articles) == {"a", "b", "c"}


def test_definitions_of_one_term_stand_side_by_side() -> None:
    site = join(
        make_brief("a", "植树是指栽树。", definitions=[("植树", "植树是指栽树")]),
        make_brief("b", "“植树”即造林。护林即看树。", definitions=[("“植树”", "“植树”即造林"), ("护林", "护林即看树")]),
    )
    assert [(term.term, term.definitions) for term in site.terms] == [
        ("护林", (("b", 1),)),
        ("植树", (("a", 0), ("b", 0))),
    ]


def test_timeline_is_in_order_of_date_and_tells_a_sentence_once() -> None:
    site = join(
        make_brief("a", "2024年3月种树。2023年选地。", events=[("2024-03", "2024年3月种树"), ("2023", "2023年选地")]),
        make_brief("b", "2024年3月1日浇水。", events=[("2024-03-01", "2024年3月1日"), ("2024-03-01", "浇水")]),
    )
    assert [(moment.date, moment.article, moment.text) for moment in site.timeline] == [
        ("2023", "a", "2023年选地。"),
        ("2024-03", "a", "2024年3月种树。"),
        ("2024-03-01", "b", "2024年3月1日浇水。"),
    ]


def test_hot_words_count_what_stands_in_two_articles_and_leave_out_what_names_nothing() -> None:
    site = join(
        make_brief("a", "博物馆开门,博物馆办展,信息化。", keywords=[("博物馆", 1.0, 2), ("信息化", 1.0, 1)]),
        make_brief("b", "博物馆闭馆,信息化,养蜂场。", keywords=[("养蜂场", 1.0, 1)]),
    )
    assert site.hot_words == (("博物馆", 3),)


def dated(year: int, number: int, word: str) -> Brief:
    return make_brief(
        f"{year}{number}", f"{word}的故事。博物馆也在。", published=f"{year}-0{number + 1}", keywords=[(word, 1.0, 1)]
    )


def test_words_rise_and_fall_between_the_last_two_periods() -> None:
    old = [dated(2023, n, "养蜂场") for n in range(5)]
    new = [dated(2024, n, "大棚菜") for n in range(5)]
    site = join(*old, *new, dated(2022, 0, "养蜂场"))
    assert [(period.name, period.articles) for period in site.periods] == [("2023", 5), ("2024", 5)]
    assert [(trend.term, trend.before, trend.after) for trend in site.trends] == [("养蜂场", 5, 0), ("大棚菜", 0, 5)][
        ::-1
    ]


def test_articles_of_one_year_are_told_by_quarter_and_undated_ones_not_at_all() -> None:
    within = [dated(2024, n, "养蜂场") for n in range(6)]
    assert [period.name for period in join(*within).periods] == ["2024Q1", "2024Q2"]
    undated = [make_brief(f"a{n}", "养蜂场。", keywords=[("养蜂场", 1.0, 1)]) for n in range(6)]
    assert (join(*undated).periods, join(*undated).trends) == ((), ())


@pytest.mark.parametrize("term", ["国务院印发", "国家统计局数据", "中国造林发展状况"])
def test_who_says_it_and_what_is_counted_name_no_topic(term: str) -> None:
    assert not can_name(term)
