"""Documents cited in several articles become one page where they are one, and several where they are not."""

from __future__ import annotations

import pytest

from generator.link.keys import fold, is_short_title, split_title
from generator.model import Policy, Site
from tests.link_builders import join, make_brief


def titles(site: Site) -> dict[str, list[str]]:
    """Title of each policy -> articles that cite it."""
    return {policy.title: [article for article, _ in policy.citations] for policy in site.policies}


def only(site: Site) -> Policy:
    (policy,) = site.policies
    return policy


@pytest.mark.parametrize(
    "one, other",
    [
        pytest.param("《中共中央 国务院关于种树造林的意见》", "《关于种树造林的意见》", id="issuer-in-title"),
        pytest.param("《中华人民共和国植树法》", "《植树法》", id="country"),
        pytest.param("《植树办法(试行)》", "《植树办法》", id="trailing-bracket"),
        pytest.param("《植树“四旁”规划》", "《植树「四旁」规划》", id="quotation-marks"),
        pytest.param("《植树规划（2023—2027年）》", "《植树规划(2023-2027年)》", id="full-width-bracket"),
    ],
)
def test_spellings_of_one_title_are_one_policy(one: str, other: str) -> None:
    site = join(
        make_brief("a", f"先看{one}。", citations=[(one,)]), make_brief("b", f"再看{other}。", citations=[(other,)])
    )
    assert [article for article, _ in only(site).citations] == ["a", "b"]
    assert {only(site).title, *only(site).aliases} == {one.strip("《》"), other.strip("《》")}


@pytest.mark.parametrize(
    "one, other",
    [
        pytest.param("《森林报告(2023年)》", "《森林报告(2024年)》", id="other-year"),
        pytest.param("《北京市关于种树造林的意见》", "《上海市关于种树造林的意见》", id="other-issuer"),
        pytest.param("《植树规划》", "《植树办法》", id="other-kind"),
    ],
)
def test_different_documents_stay_apart(one: str, other: str) -> None:
    site = join(
        make_brief("a", f"看{one}。", citations=[(one,)]), make_brief("b", f"看{other}。", citations=[(other,)])
    )
    assert len(site.policies) == 2


def test_short_title_resolved_in_its_article_counts_for_the_full_one() -> None:
    full = "《关于种树造林的意见》"
    site = join(
        make_brief("a", f"读{full}。《意见》说得好。", citations=[(full,), ("《意见》", full.strip("《》"))]),
    )
    assert only(site).title == "关于种树造林的意见"
    assert only(site).aliases == ("意见",)
    assert only(site).citations == (("a", 0), ("a", 1))


def test_short_title_without_issuer_is_no_document() -> None:
    assert join(make_brief("a", "《意见》说得好。", citations=[("《意见》",)])).policies == ()


def test_short_title_joins_the_full_title_of_its_issuer() -> None:
    issuer = {"issuer": "植树大会"}
    full = "《植树会关于种树造林的决定》"
    site = join(
        make_brief("a", f"植树大会通过{full}。", citations=[(full, issuer)]),
        make_brief("b", "植树大会的《决定》好。", citations=[("《决定》", issuer)]),
        make_brief("c", "护林大会的《决定》也好。", citations=[("《决定》", {"issuer": "护林大会"})]),
    )
    assert titles(site) == {full.strip("《》"): ["a", "b"], "决定": ["c"]}


def test_number_alone_joins_the_title_that_another_article_gives_it() -> None:
    number = {"number": "国发〔2023〕5号"}
    site = join(
        make_brief("a", "《关于种树造林的意见》(国发〔2023〕5号)好。", citations=[("《关于种树造林的意见》", number)]),
        make_brief("b", "国发〔2023〕5号也好。", citations=[("国发〔2023〕5号", number)]),
    )
    assert titles(site) == {"关于种树造林的意见": ["a", "b"]}
    assert only(site).numbers == ("国发〔2023〕5号",)


def test_number_that_no_article_explains_is_its_own_policy() -> None:
    number = {"number": "国发〔2023〕5号"}
    assert titles(join(make_brief("a", "见国发〔2023〕5号。", citations=[("国发〔2023〕5号", number)]))) == {
        "国发〔2023〕5号": ["a"]
    }


def test_article_that_is_the_cited_document_is_named() -> None:
    site = join(
        make_brief("a", "看《关于种树造林的意见》。", citations=[("《关于种树造林的意见》",)]),
        make_brief("b", "正文如下。", title="植树局关于种树造林的意见"),
    )
    assert only(site).is_article == "b"


def test_policies_cited_by_one_article_are_neighbours() -> None:
    pair = [("《植树法》",), ("《护林法》",)]
    site = join(*(make_brief(id, "有《植树法》和《护林法》。", citations=pair) for id in "ab"))
    one, other = site.policies
    assert one.together == ((other.id, 2),)
    assert other.together == ((one.id, 2),)


def test_ids_do_not_depend_on_the_other_articles() -> None:
    brief = make_brief("a", "看《植树法》。", citations=[("《植树法》",)])
    more = make_brief(
        "b", "看《中华人民共和国植树法》和《护林法》。", citations=[("《中华人民共和国植树法》",), ("《护林法》",)]
    )
    assert only(join(brief)).id in {policy.id for policy in join(brief, more).policies}


@pytest.mark.parametrize(
    "title, parts",
    [
        ("中共中央 国务院关于甲乙的意见(试行)", ("中共中央国务院", "关于甲乙的意见", "试行")),
        ("关于甲乙的意见", ("", "关于甲乙的意见", "")),
        ("甲乙发展规划（2021—2025年）", ("", "甲乙发展规划", "20212025年")),
        ("某人关于甲乙的论述", ("", "某人关于甲乙的论述", "")),
    ],
    ids=["all", "plain", "years", "a-person-is-no-issuer"],
)
def test_title_is_taken_apart(title: str, parts: tuple[str, str, str]) -> None:
    assert split_title(title) == parts


def test_fold_keeps_letters_digits_and_brackets() -> None:
    assert fold("《５Ｇ “网络”(试行)》") == "5g网络(试行)"


@pytest.mark.parametrize("title, short", [("意见", True), ("《决定》", True), ("植树法", False)])
def test_bare_kind_of_document_is_a_short_title(title: str, short: bool) -> None:
    assert is_short_title(title) is short
