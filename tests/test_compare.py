"""What `jianbao diff` tells: changes a person reads, and nothing that did not change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.compare import Change, compare
from generator.model import Analysis, ArticleId, Brief, Line, Reason, Related, Site
from tests.builders import make_article

ONE, OTHER = ArticleId("b1"), ArticleId("b2")


def a_site(*reasons: str, gist: str = "要用起来。", title: str = "灯塔镇的码头") -> Site:
    """Two briefings; the first leads to the second for these reasons."""
    first, second = make_article("要用起来。\n", "渡口村的船", id=ONE), make_article("修好了。\n", title, id=OTHER)
    briefs = (
        Brief(first, Analysis(), Line(gist, None, origin="editor"), (), (), ()),
        Brief(second, Analysis(), None, (), (), ()),
    )
    link = Related(ONE, OTHER, 1.0, tuple(Reason("entity", text, 1.0, None, None) for text in reasons))
    return replace(Site(briefs), related={ONE: (link,)} if reasons else {})


def test_a_site_is_like_itself() -> None:
    assert compare(a_site("都谈到航道"), a_site("都谈到航道")) == ()


def test_a_changed_line_is_told_with_both_wordings() -> None:
    changes = compare(a_site(), a_site(gist="要用好。"))
    assert changes == (Change(ONE, "渡口村的船", "gist", "要用起来。", "要用好。"),)


@pytest.mark.parametrize(
    ("before", "after", "was", "now"),
    [
        pytest.param((), ("都谈到航道",), "", "灯塔镇的码头（都谈到航道）", id="came"),
        pytest.param(("都谈到航道",), (), "灯塔镇的码头（都谈到航道）", "", id="went"),
        pytest.param(
            ("都谈到航道", "都提到渡口村"), ("都提到渡口村", "都谈到渔船"),
            "灯塔镇的码头（都谈到航道）", "灯塔镇的码头（都谈到渔船）", id="other-reason",
        ),
    ],
)  # fmt: skip
def test_a_link_is_told_once_with_the_reasons_that_changed(
    before: tuple[str, ...], after: tuple[str, ...], was: str, now: str
) -> None:
    assert compare(a_site(*before), a_site(*after)) == (Change(ONE, "渡口村的船", "related", was, now),)


def test_another_order_of_reasons_or_title_of_the_other_changes_no_link() -> None:
    before, after = a_site("都谈到航道", "都提到渡口村"), a_site("都提到渡口村", "都谈到航道", title="灯塔镇")
    assert [change.what for change in compare(before, after)] == ["title"]


def test_a_briefing_that_went_is_one_change() -> None:
    before = a_site("都谈到航道")
    after = Site((before.briefs[0],))
    assert Change(OTHER, "灯塔镇的码头", "briefing", "灯塔镇的码头", "") in compare(before, after)
