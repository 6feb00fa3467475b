"""Mentions of one thing become one entity; aliases hold where a text says so and nowhere means two things."""

from __future__ import annotations

from generator.model import Entity, Site
from tests.link_builders import join, make_brief


def named(site: Site, name: str) -> Entity:
    return next(entity for entity in site.entities if entity.name == name)


def test_alias_said_in_one_article_joins_mentions_in_another() -> None:
    site = join(
        make_brief(
            "a", "海滨植树学堂(海树堂)开课。", mentions=[("海滨植树学堂",), ("海树堂", "platform", "海滨植树学堂")]
        ),
        make_brief("b", "海树堂又开课。", mentions=[("海树堂",)]),
    )
    (entity,) = site.entities
    assert (entity.name, entity.aliases) == ("海滨植树学堂", ("海树堂",))
    assert entity.mentions == (("a", 0), ("a", 1), ("b", 0))


def test_the_year_in_brackets_may_go_without_its_word() -> None:
    site = join(
        make_brief("a", "植树报告(2023)说了。", mentions=[("植树报告(2023)", "report")]),
        make_brief(
            "b",
            "植树报告（2023年）说了。植树报告（2024年）没说。",
            mentions=[("植树报告（2023年）", "report"), ("植树报告（2024年）", "report")],
        ),
    )
    assert sorted(entity.mentions for entity in site.entities) == [(("a", 0), ("b", 0)), (("b", 1),)]


def test_a_quoted_programme_and_its_bare_name_are_one() -> None:
    site = join(
        make_brief("a", "实施“南茶北种”工程。", mentions=[("“南茶北种”工程", "programme")]),
        make_brief(
            "b",
            "南茶北种见效。南茶北种公司挂牌。",
            mentions=[("南茶北种", "programme"), ("南茶北种公司", "organisation")],
        ),
    )
    assert {entity.name: entity.mentions for entity in site.entities} == {
        "“南茶北种”工程": (("a", 0), ("b", 0)),
        "南茶北种公司": (("b", 1),),
    }


def test_alias_of_two_things_holds_only_inside_its_article() -> None:
    site = join(
        make_brief("a", "山城平台(云平台)。", mentions=[("云平台", "platform", "山城平台")]),
        make_brief("b", "海城平台(云平台)。", mentions=[("云平台", "platform", "海城平台")]),
        make_brief("c", "云平台好。", mentions=[("云平台",)]),
    )
    assert {entity.name: entity.mentions for entity in site.entities} == {
        "山城平台": (("a", 0),),
        "海城平台": (("b", 0),),
        "云平台": (("c", 0),),
    }


def test_two_letter_alias_stays_in_its_article() -> None:
    site = join(
        make_brief("a", "植树学堂(学堂)。", mentions=[("学堂", "platform", "植树学堂")]),
        make_brief("b", "学堂好。", mentions=[("学堂",)]),
    )
    assert len(site.entities) == 2


def test_circle_of_aliases_ends() -> None:
    site = join(
        make_brief("a", "甲平台即乙平台。", mentions=[("甲平台", "platform", "乙平台")]),
        make_brief("b", "乙平台即甲平台。", mentions=[("乙平台", "platform", "甲平台")]),
    )
    assert len(site.entities) == 1


def test_quotation_marks_make_no_other_entity_and_the_majority_gives_the_type() -> None:
    site = join(
        make_brief("a", "“绿网”好。", mentions=[("“绿网”", "programme")]),
        make_brief("b", "绿网好。绿网大。", mentions=[("绿网", "platform"), ("绿网", "platform")]),
    )
    (entity,) = site.entities
    assert (entity.name, entity.type, len(entity.mentions)) == ("绿网", "platform", 3)


def test_neighbours_stand_in_one_paragraph() -> None:
    site = join(
        make_brief("a", "绿网和蓝网。\n红网另说。", mentions=[("绿网",), ("蓝网",), ("红网",)]),
        make_brief("b", "绿网连着蓝网。", mentions=[("绿网",), ("蓝网",)]),
    )
    assert named(site, "绿网").neighbours == ((named(site, "蓝网").id, 2),)
    assert named(site, "红网").neighbours == ()
