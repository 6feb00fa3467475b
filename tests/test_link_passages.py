"""Text that stands in several articles is found, with where it stands; near-duplicates are grouped and none is dropped."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Site
from tests.link_builders import join, make_brief

SHARED = "春天里山坡上新种下的三千棵小树苗全都长出了嫩绿的叶子"
LONGER = f"{SHARED},山脚下的老人们每天清晨都要提着水桶上去浇一遍水"


def found(site: Site) -> dict[str, list[tuple[str, int]]]:
    return {passage.text: list(passage.places) for passage in site.passages}


def test_clause_of_twenty_letters_in_two_articles_is_found_with_its_sentences() -> None:
    site = join(make_brief("a", f"开头不一样。{SHARED}。"), make_brief("b", f"{SHARED},结尾另说。"))
    assert found(site) == {SHARED: [("a", 1), ("b", 0)]}


def test_marks_and_blanks_do_not_hide_a_passage() -> None:
    other = LONGER.replace(",", "，").replace("三千", "三千 ")
    site = join(make_brief("a", f"甲说:{LONGER}。"), make_brief("b", f"乙说:“{other}”。"))
    assert found(site) == {LONGER: [("a", 0), ("b", 0)]}


def test_nineteen_letters_are_too_few() -> None:
    assert found(join(make_brief("a", f"甲{SHARED[:19]}。"), make_brief("b", f"乙{SHARED[:19]}!"))) == {}


def test_repetition_inside_one_article_is_no_shared_passage() -> None:
    assert found(join(make_brief("a", f"{SHARED}。{SHARED}。"), make_brief("b", "没有相同的话。"))) == {}


def test_sentence_of_three_inside_a_paragraph_of_two_gives_both() -> None:
    site = join(make_brief("a", f"{LONGER}。"), make_brief("b", f"{LONGER}。"), make_brief("c", f"{SHARED}。"))
    assert found(site) == {LONGER: [("a", 0), ("b", 0)], SHARED: [("a", 0), ("b", 0), ("c", 0)]}


def test_passage_is_cut_to_whole_clauses() -> None:
    site = join(make_brief("a", f"老张种树,{SHARED},很好看。"), make_brief("b", f"小李种树,{SHARED},很好闻。"))
    assert list(found(site)) == [SHARED]


def test_mark_that_the_passage_closes_is_opened() -> None:
    words = "“要在山区种植松树苗和柏树苗,并且年年浇水、年年补种、年年清点棵数”"
    (passage,) = join(make_brief("a", f"林场说,{words}。"), make_brief("b", f"苗圃说,{words}。")).passages
    assert passage.text == words


def test_title_that_two_articles_cite_is_no_passage() -> None:
    title = "《关于在山区种植松树苗和柏树苗的若干指导意见》(林发〔2021〕7号)"
    assert found(join(make_brief("a", f"林场照{title}办。"), make_brief("b", f"苗圃按{title}做。"))) == {}


def test_short_piece_of_a_clause_is_no_passage() -> None:
    piece = SHARED[:24]
    assert found(join(make_brief("a", f"甲看见{piece}开花。"), make_brief("b", f"乙听说{piece}结果。"))) == {}


def test_mark_that_the_passage_opens_is_closed() -> None:
    words = f"我们大家去年都亲眼看见过“{SHARED}”"
    site = join(make_brief("a", f"甲说{words}。"), make_brief("b", f"乙想{words}吧。"))
    assert [text for text in found(site) if text.endswith("”")]


@settings(max_examples=30)
@given(
    st.lists(st.text(alphabet="甲乙丙丁戊己庚辛壬癸", min_size=1, max_size=12), min_size=2, max_size=5),
    st.integers(min_value=0, max_value=4),
)
def test_every_article_that_holds_the_words_is_named(heads: list[str], without: int) -> None:
    briefs = [
        make_brief(f"a{n}", f"{head}" + ("。" if n == without else f"。{SHARED}。")) for n, head in enumerate(heads)
    ]
    holders = [brief.article.id for brief in briefs if SHARED in brief.article.sentences[-1].quote.text]
    named = {article for text, places in found(join(*briefs)).items() if SHARED in text for article, _ in places}
    assert named == (set(holders) if len(holders) > 1 else set())


PAGES = "".join(
    f"第{n}座山上种了{n * 7}棵{name}树,由{name}林队的{n + 2}个人照看。"
    for n, name in enumerate("松柏杨柳桃李梅杏桂槐枫榆" * 2)
)


def test_near_duplicates_are_grouped_with_the_longest_in_the_lead() -> None:
    site = join(
        make_brief("a", PAGES.replace("杏", "枣")),
        make_brief("b", PAGES + "最后再补一句完全不同的话,讲讲明年春天的打算。"),
        make_brief("c", "这一篇讲的是别的事情,与种树毫无关系。" * 12),
    )
    assert site.groups == (("b", "a"),)
    assert [notice.rule for notice in site.notices] == ["near-duplicate"]
    assert [brief.article.id for brief in site] == ["a", "b", "c"]
