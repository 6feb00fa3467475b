"""The map and the small graphs: the same links as a list, readable at any size, equal for equal sites."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from generator.model import Citation, Policy, PolicyId, Related, Site, Topic, TopicId
from generator.pages.briefing import briefing_pages
from generator.pages.graphs import clipped, spread
from generator.pages.mapped import MOST_BRIEFS, MOST_POLICIES, draw_map, draw_star, make_web, map_pages
from generator.pages.shelf import make_shelf
from tests.link_builders import make_brief
from tests.page_builders import renderer, site_view, words_of

LONG = "关于进一步推动山区林场道路养护与防火瞭望工作高质量发展的若干实施意见"


def make_site(count: int, documents: int = 3, topics: int = 3) -> Site:
    """`count` briefings in turn on the topics; each is related to the six after it and cites every document."""
    names = [f"b{number:04}" for number in range(count)]
    cited = tuple(Citation(LONG, words_of(LONG), 0, LONG) for _ in range(documents))
    briefs = [make_brief(name, "一句话。", f"{LONG}{name}") for name in names]
    briefs = [replace(brief, analysis=replace(brief.analysis, citations=cited)) for brief in briefs]
    return Site(
        tuple(briefs),
        policies=tuple(
            Policy(PolicyId(f"p{n}"), LONG, "policy", (), None, None, (), tuple((b.article.id, n) for b in briefs))
            for n in range(documents)
        ),
        topics=tuple(
            Topic(TopicId(f"t{n}"), f"专题{n}", (), tuple(brief.article.id for brief in briefs[n::topics]))
            for n in range(topics)
        ),
        related={
            brief.article.id: tuple(
                Related(brief.article.id, other.article.id, 1.0, ()) for other in briefs[at + 1 : at + 7]
            )
            for at, brief in enumerate(briefs)
        },
    )


def drawn(site: Site) -> str:
    (page,) = map_pages(make_shelf(site), site_view())
    return renderer().render(page)


def links(text: str) -> set[str]:
    return set(re.findall(r'href="([^"]+)"', text))


def test_the_list_holds_every_link_of_the_picture() -> None:
    picture, _, words = drawn(make_site(9)).partition("</svg>")
    assert len(links(picture)) == 9 + 3 + 3
    assert links(picture) - {"#jb-main"} <= links(words)


def test_a_thousand_briefings_are_cut_to_the_best_linked_of_every_topic_and_the_page_says_so() -> None:
    site = make_site(1_000, documents=40, topics=12)
    chart = draw_map(make_web(make_shelf(site)), "未归")
    assert sum(len(group.briefs) for group in chart.groups) == MOST_BRIEFS
    assert len(chart.groups) == 12
    assert len(chart.policies) == MOST_POLICIES
    assert (chart.left_out, chart.policies_left_out) == (1_000 - MOST_BRIEFS, 40 - MOST_POLICIES)
    assert "940" in drawn(site)


def test_names_never_lie_over_one_another() -> None:
    chart = draw_map(make_web(make_shelf(make_site(30))), "未归")
    rows = [node.y for group in chart.groups for node in (group.heading, *group.briefs)]
    for places in (rows, [node.y for node in chart.policies]):
        assert all(after - before >= 22 for before, after in pairwise(places))


def test_a_small_graph_weighs_less_than_four_kilobytes() -> None:
    page = next(briefing_pages(make_shelf(make_site(12, documents=9)), site_view()))
    (graph,) = re.findall(r'<figure class="jb-graph">.*?</figure>', renderer().render(page), re.DOTALL)
    assert len(links(graph)) == 1 + 6 + 4
    assert len(graph.encode()) <= 4_000


def test_a_briefing_that_is_linked_to_nothing_has_no_graph() -> None:
    site = Site((make_brief("a", "一句话。"),))
    assert draw_star(make_web(make_shelf(site)), site.briefs[0]) is None


def test_labels_are_cut_by_width_and_rows_keep_their_distance() -> None:
    assert (clipped("山区林场道路", 4), clipped("5G forest", 6)) == ("山区林…", "5G forest")
    assert spread(2, 88) == [22, 66]
    assert spread(5, 10) == [11, 33, 55, 77, 99]
