"""The link checker finds what leads nowhere."""

from __future__ import annotations

from pathlib import Path

from generator.linkcheck import check_site


def make(site: Path, **pages: str) -> Path:
    for name, text in pages.items():
        path = site / (name.replace("__", "/") + ".html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return site


def test_good_links_are_passed_over(tmp_path: Path) -> None:
    make(
        tmp_path,
        index='<a href="briefs/x/">x</a><a href="briefs/x/#s1">x</a><a href=".">h</a><a href="https://example.org/">o</a>',
        briefs__x__index='<i id="s1"></i><a href="../..">h</a><a href="#s1">s</a><a href="../../index.html">h</a><a href="mailto:a@b">m</a>',
    )
    assert check_site(tmp_path) == ()


def test_broken_links_and_anchors_are_named(tmp_path: Path) -> None:
    make(
        tmp_path,
        index='<a href="gone/">g</a><a href="briefs/x/#s2">s</a><a href="../up/">u</a><script src="https://example.org/x.js"></script>',
        briefs__x__index='<i id="s1"></i>',
    )
    assert check_site(tmp_path) == (
        "index.html: gone/: leads nowhere: a page of the site",
        "index.html: briefs/x/#s2: the page has no such anchor: an id",
        "index.html: ../up/: leads nowhere: a page of the site",
        "index.html: https://example.org/x.js: loads from another host: a file of the site",
    )


def test_absolute_links_are_read_under_the_prefix(tmp_path: Path) -> None:
    make(tmp_path, index='<a href="/repo/a/">a</a><a href="/a/">b</a>', a__index="x")
    assert check_site(tmp_path, "/repo/") == ("index.html: /a/: leads nowhere: a page of the site",)
