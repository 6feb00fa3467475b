"""Related briefings: the right ones, each with reasons whose words stand in both articles."""

from __future__ import annotations

import itertools
import random
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from benchmarks.related_quality import corpora, measure, read_corpus
from generator import link as linking
from generator.link import LinkRules
from generator.model import Brief, Reason, Related, Site
from tests.link_builders import join, make_brief

TREES = "林队在山坡上栽种松树苗,守护森林。松树苗由林队浇水,森林一年比一年茂密。"
BOATS = "拖网船从海港出发捕捞带鱼,回到海港卸货。拖网船上的船员修补渔网,海港灯火通明。"
BREAD = "面包师傅揉好面团放进烤箱,烤箱里飘出麦香。面包师傅把面团切成小块。"
SUBJECTS = {"tree": ("松树苗", TREES), "boat": ("拖网船", BOATS), "bread": ("面包师傅", BREAD)}


def make_corpus() -> list[Brief]:
    """Three articles on each of three subjects."""
    return [
        make_brief(
            f"{name}{n}",
            f"{text}第{n}天里大家都很高兴。{text}",
            f"{word}的第{n}天",
            keywords=[(word, 1.0, 4), ("大家", 0.2, 1)],
        )
        for name, (word, text) in SUBJECTS.items()
        for n in range(3)
    ]


def related(site: Site, article: str) -> list[str]:
    return [link.related for link in site.related.get(article, ())]  # type: ignore[call-overload]


def link_to(site: Site, article: str, other: str) -> Related:
    return next(link for link in site.related[article] if link.related == other)  # type: ignore[index]


def reasons(site: Site, article: str, other: str) -> dict[str, Reason]:
    return {reason.kind: reason for reason in link_to(site, article, other).reasons}


def test_the_two_of_the_same_subject_come_first() -> None:
    site = join(*make_corpus())
    for brief in site:
        name = brief.article.id
        assert {other[:-1] for other in related(site, name)[:2]} == {name[:-1]}


def test_the_words_of_a_reason_name_a_matter_where_there_is_one() -> None:
    assert reasons(join(*make_corpus()), "tree0", "tree1")["words"].text == "都谈到松树苗"


def test_every_reason_has_evidence_that_stands_in_both_articles() -> None:
    site = join(*make_corpus())
    checked = 0
    for links in site.related.values():
        for link in links:
            assert link.reasons
            for reason in link.reasons:
                for evidence, article in ((reason.here, link.article), (reason.there, link.related)):
                    assert evidence is not None and evidence.article == article
                    sentence = site.brief(article).article.sentences[evidence.sentence]
                    assert evidence.text == sentence.quote.text
                    assert evidence.spans
                    assert all(
                        sentence.quote.start <= span.start < span.end <= sentence.quote.end for span in evidence.spans
                    )
                    checked += 1
    assert checked > 20


def test_shared_policy_is_told_with_the_words_of_both() -> None:
    text = "{}大家都读《植树法》,护林员学得认真。"
    found: dict[str, Any] = {"citations": [("《植树法》",)], "keywords": [("护林员", 1.0, 1)]}
    site = join(
        make_brief("a", text.format("山里"), **found),
        make_brief("b", text.format("海边"), **found),
        make_brief("c", "别的话。"),
    )
    reason = reasons(site, "a", "b")["policy"]
    assert reason.text == "共同引用《植树法》"
    assert reason.here is not None and reason.there is not None
    assert (reason.here.text, reason.there.text) == (text.format("山里"), text.format("海边"))


def test_shared_indicator_case_and_entity_are_told() -> None:
    text = "{}的造林面积达到5亩,学习绿村,使用绿网。"
    found: dict[str, Any] = {
        "figures": [("5亩", "造林面积", "5")],
        "mentions": [("绿村", "case"), ("绿网", "platform")],
    }
    site = join(
        make_brief("a", text.format("甲乡"), **found),
        make_brief("b", text.format("乙乡"), **found),
        make_brief("c", "别的话。"),
    )
    texts = {
        kind: reason.text for kind, reason in reasons(site, "a", "b").items() if kind in {"indicator", "case", "entity"}
    }
    assert texts == {"indicator": "同一指标：造林面积", "case": "相同案例：绿村", "entity": "都提到绿网"}


def test_what_everybody_cites_weighs_less_than_what_two_cite() -> None:
    briefs = [
        make_brief(
            f"a{n}",
            f"第{n}篇读《植树法》" + ("和《护林法》。" if n < 2 else "。"),
            citations=[("《植树法》",)] + ([("《护林法》",)] if n < 2 else []),
            keywords=[("植树法", 1.0, 1)],
        )
        for n in range(6)
    ]
    weights = {reason.text: reason.weight for reason in link_to(join(*briefs), "a0", "a1").reasons}
    assert weights["共同引用《护林法》"] > 2 * weights["共同引用《植树法》"]


def test_articles_that_share_nothing_are_not_linked() -> None:
    assert join(make_brief("a", "松树苗。"), make_brief("b", "带鱼汤。")).related == {}


@pytest.mark.parametrize("name", ["boat0", "拖网船的第0天"], ids=["by-id", "by-title"])
def test_editor_pins_and_refuses(name: str) -> None:
    corpus = make_corpus()
    pinned = make_brief("x", TREES, "又一篇", pinned=(name,), unlinked=("tree1",))
    site = join(*corpus, pinned)
    assert related(site, "x")[0] == "boat0"
    assert "tree1" not in related(site, "x")
    assert link_to(site, "x", "boat0").reasons[0].kind == "editor"


def test_pinning_an_unknown_article_changes_nothing() -> None:
    assert "nowhere" not in related(join(*make_corpus(), make_brief("x", TREES, pinned=("nowhere",))), "x")


def test_no_article_has_more_than_six_and_none_links_to_itself() -> None:
    site = join(*(make_brief(f"a{n}", f"{TREES}第{n}回。") for n in range(12)))
    for article, links in site.related.items():
        assert len(links) <= 6
        assert article not in {link.related for link in links}


def test_site_does_not_depend_on_the_order_of_the_briefs() -> None:
    corpus = make_corpus()
    expected = join(*corpus)
    for seed in range(3):
        shuffled = list(corpus)
        random.Random(seed).shuffle(shuffled)
        assert join(*shuffled) == expected


def test_generic_essay_is_not_everybodys_neighbour() -> None:
    subjects = [
        f"{crop}种在{place},{crop}要{care},{care}才能让{crop}长好。发展很快,成效很好,前景广阔。"
        for crop, place, care in zip(
            "水稻苗 小麦苗 玉米苗 高粱苗 大豆苗 棉花苗".split(),
            "湖边 平原 山地 旱地 坡地 沙地".split(),
            "插秧 镇压 追肥 晒场 轮作 摘心".split(),
            strict=True,
        )
    ]
    briefs = [
        make_brief(f"s{i}{n}", text * 2, keywords=[(text[:3], 1.0, 6)])
        for i, text in enumerate(subjects)
        for n in range(2)
    ]
    generic = make_brief("generic", "水稻苗小麦苗玉米苗高粱苗大豆苗棉花苗都要种好。发展很快,成效很好,前景广阔。" * 3)
    site = join(*briefs, generic)
    firsts = [related(site, brief.article.id)[0] for brief in briefs]
    assert firsts == [f"s{i}{1 - n}" for i, n in itertools.product(range(6), range(2))]


def test_empty_corpus_gives_an_empty_site() -> None:
    assert join() == Site(())


def test_single_article_has_no_links() -> None:
    site = join(make_brief("a", TREES), rules=LinkRules(roles=(("", "读者", "", (), ()),)))
    assert (site.related, site.passages, site.groups) == ({}, (), ())
    assert site.roles[0].articles == ("a",)


@pytest.mark.parametrize(("corpus", "recall"), [("held", 0.4), ("made", 0.29), ("fresh", 0.65)])
def test_four_of_five_shown_share_the_subject_and_none_is_everybodys_neighbour(corpus: str, recall: float) -> None:
    score = measure(corpus, linking.link(read_corpus(corpora()[corpus]), LinkRules()))
    assert score.strict >= 0.8
    assert score.recall >= recall
    assert score.hub <= max(5, score.articles // 20)


@pytest.mark.parametrize("corpus", ["held", "made", "fresh"])
def test_nearest_fill_three_places_say_why_and_none_is_nearest_to_more_than_six(corpus: str) -> None:
    site = linking.link(read_corpus(corpora()[corpus]), LinkRules())
    hubs = Counter(link.related for links in site.nearest.values() for link in links)
    assert max(hubs.values()) <= 6
    for article, links in site.nearest.items():
        named = [link.related for link in (*site.related.get(article, ()), *links)]
        assert len(named) <= 3
        assert len({article, *named}) == len(named) + 1
        assert all(reason.here and reason.there for link in links for reason in link.reasons)
    assert len({*site.related, *site.nearest}) >= 0.98 * len(site.briefs)


def test_a_briefing_that_an_editor_dropped_is_not_among_the_nearest() -> None:
    briefs = [brief for brief in make_corpus() if brief.article.id.endswith("0")]
    near = join(*briefs).nearest
    assert "boat0" in {link.related for link in near[briefs[0].article.id]}
    apart = [replace(briefs[0], unlinked=("boat0",)), *briefs[1:]]
    assert "boat0" not in {link.related for link in join(*apart).nearest.get(briefs[0].article.id, ())}


def test_two_speeches_on_different_matters_are_not_related() -> None:
    words = "同志们,今天我们召开会议,部署工作,大家要认识到位,责任到位,落实到位。"
    site = join(
        make_brief("a", words * 3 + "护林员要上山。", keywords=[("护林员", 1.0, 1)]),
        make_brief("b", words * 3 + "拖网船要进港。", keywords=[("拖网船", 1.0, 1)]),
        make_brief("c", "面包师傅烤面包。", keywords=[("面包师傅", 1.0, 1)]),
    )
    assert site.related == {}
