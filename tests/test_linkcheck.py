"""The link checker finds what leads nowhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.linkcheck import check_site, find_orphans


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


def test_a_page_that_only_orphans_lead_to_is_an_orphan(tmp_path: Path) -> None:
    make(
        tmp_path,
        index='<a href="a/?q=1#x">a</a>',
        a__index='<a href="..">h</a><svg><a href="../b/">b</a></svg>',
        b__index="x",
        c__index='<a href="../d/">d</a>',
        d__index='<a href="../c/">c</a>',
    )
    (tmp_path / "404.html").write_text("x")
    assert find_orphans(tmp_path) == ("c/index.html", "d/index.html")


@pytest.mark.xdist_group("site")
def test_the_built_site_has_no_broken_link_and_no_orphan(built_site: Path) -> None:
    assert (check_site(built_site), find_orphans(built_site)) == ((), ())


@pytest.mark.xdist_group("site")
def test_the_site_built_for_a_folder_of_a_host_has_none_either(built_site: Path, tmp_path: Path) -> None:
    root = built_site.parent
    config, site = tmp_path / "mkdocs.yml", tmp_path / "site"
    config.write_text(
        f"INHERIT: {root / 'mkdocs.yml'}\nsite_url: https://example.org/repo/\ndocs_dir: {root / 'docs'}\n"
        f"theme: {{custom_dir: {root / 'overrides'}}}\n"
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "-f", str(config), "-d", str(site)]
    subprocess.run(command, check=True, cwd=tmp_path)
    shutil.copytree(built_site / "pagefind", site / "pagefind")  # the index does not depend on the address
    assert (check_site(site, "/repo/"), find_orphans(site, "/repo/")) == ((), ())
