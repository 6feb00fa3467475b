"""What an article says stays text: never markup, never damaged; front matter, lines and errors of the renderer."""

from __future__ import annotations

import html
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from generator.errors import GeneratorError, RenderError
from generator.model import Page, PagePath
from generator.pages import make_pages
from generator.render import Renderer, clean_text, front_matter, load_strings
from tests.page_builders import renderer, site_of, site_view

ROOT = Path(__file__).parent.parent
HOSTILE = {
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">',
    "end of block": "</div></p></article>",
    "jinja": "{{ 7*7 }}{% raw %}",
    "jinja comment": "{# 注 #}",
    "link": "[x](javascript:alert(1))",
    "reference": "[1]: http://example.invalid",
    "image link": "![x](http://example.invalid/a.png)",
    "autolink": "<http://example.invalid>",
    "bare address": "见 http://example.invalid/a?b=1&c=2 一文",
    "heading": "# 一级标题",
    "setext": "标题 ====",
    "rule": "---",
    "code fence": "```python",
    "indented": "    四格缩进",
    "code": "`代码`",
    "emphasis": "**粗** _斜_ 2*3*4",
    "tilde": "增长3~5%，~~删~~",
    "power": "10^8元 与 H~2~O",
    "list": "- 项",
    "ordered": "1. 2. 3.",
    "dash": "—— 1-2",
    "quote": "> 引",
    "table": "甲|乙|丙",
    "snippet": '--8<-- "mkdocs.yml"',
    "attributes": "标题 {: onclick=alert(1) #x .y }",
    "footnote": "注[^1] [^1]: 甲",
    "abbreviation": "*[GDP]: 国内生产总值",
    "contents": "[TOC]",
    "emoji": ":smile: :material-home:",
    "math": "$x$ 与 \\(x\\)",
    "entity": "&lt;b&gt; &amp; &#60; &nbsp;",
    "ampersand": "A&B &copy two",
    "comment": "<!-- 注 -->",
    "cdata": "]]> <![CDATA[",
    "instruction": "<?php echo 1 ?>",
    "backslash": "\\* \\[ C:\\new",
    "quotes": "\"双\" '单' “弯”",
    "yaml no": "no",
    "yaml time": "12:30",
    "yaml list": "- x",
    "yaml key": "键: 值 # 注",
    "yaml end": "---\n标题: 假",
    "yaml tag": "!!python/object:os.system",
    "yaml anchor": "&a *a",
    "line feeds": "甲\n\n# 乙\r\n    丙",
    "separators": "甲\u2028乙\u2029丙\x85丁",
    "placeholder": "\x02wzxhzdk:0\x03 甲",
    "control": "甲\x00\x07乙\x1b[31m",
    "direction": "甲\u202e乙\u2066丙",
    "surrogate": "甲\ud800乙",
    "astral": "𠮷野家 😀",
    "format": "{count} {0} %s",
}


class Outline(HTMLParser):
    """Tags with the names of their attributes, links, and the text of every element with an id."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.texts: dict[str, str] = {}
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(sorted(name for name, _ in attrs))))
        values = dict(attrs)
        self.links += [value or "" for name, value in attrs if name in {"href", "src", "action"}]
        if tag not in {"input", "br", "img", "line", "path", "circle"}:
            self._open.append((tag, values.get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        for _, name in self._open:
            if name:
                self.texts[name] = self.texts.get(name, "") + data


def convert(source: str) -> str:
    """HTML as MkDocs makes it of a page, with the extensions of mkdocs.yml."""
    body, _ = get_data(source)
    extensions = ["attr_list", "tables", "toc"]
    made: str = markdown.markdown(body, extensions=extensions)
    return made


def outline(source: str) -> Outline:
    read = Outline()
    read.feed(convert(source))
    return read


@cache
def rendered(words: str) -> dict[str, str]:
    """Every page of a site in which all words are these."""
    draw = renderer()
    return {page.path: draw.render(page) for page in make_pages(site_of(words), site_view())}


@cache
def outlines(words: str) -> dict[str, Outline]:
    """The same, as HTML that has been read."""
    return {path: outline(source) for path, source in rendered(words).items()}


@cache
def plain(path: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Structure of a page when the words are harmless."""
    return tuple(outlines("无害的话")[path].tags)


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_words_of_an_article_change_no_structure_of_any_page(words: str) -> None:
    for path, read in outlines(words).items():
        assert tuple(read.tags) == plain(path), path


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_title_and_a_sentence_stand_on_the_page_character_by_character(words: str) -> None:
    page = outlines(words)["sources/one/index.md"]
    shown = " ".join(clean_text(words).split())
    assert " ".join(page.texts["title"].split()) == shown
    assert " ".join(page.texts["s2"].split()) == shown


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_title_comes_back_from_the_front_matter_as_text_without_markup(words: str) -> None:
    _, meta = get_data(rendered(words)["briefs/one/index.md"])
    assert isinstance(meta["title"], str)
    assert not set("<>\"'") & set(meta["title"])
    assert html.unescape(meta["title"]) == re.sub("[\u202a-\u202e\u2066-\u2069]", "", clean_text(words))


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_link_of_a_page_leads_outside_the_site(words: str) -> None:
    for path, read in outlines(words).items():
        for link in read.links:
            assert re.match(r"(?:\.|#|\?|[a-z0-9-]+[/.])", link), (path, link)
            assert "://" not in link and not link.lower().startswith("javascript"), (path, link)


@given(st.text(min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back_from_front_matter_and_changes_nothing_around_it(words: str) -> None:
    source = front_matter({"title": words, "hide": ["toc"]}) + "正文\n"
    body, meta = get_data(source)
    assert body.strip() == "正文"
    assert meta["hide"] == ["toc"]
    expected = re.sub("[\u202a-\u202e\u2066-\u2069]", "", clean_text(words))
    assert html.unescape(meta["title"]) == html.unescape(html.escape(expected))


@given(st.text(min_size=1, max_size=60))
@settings(max_examples=40, deadline=None)
def test_any_sentence_of_a_source_page_is_kept(words: str) -> None:
    shown = " ".join(clean_text(words).split())
    draw = renderer()
    for page in make_pages(site_of(words), site_view()):
        if page.path == "sources/one/index.md":
            found = outline(draw.render(page)).texts.get("s2", "")
            assert " ".join(found.split()) == shown


def test_an_undefined_name_in_a_template_is_an_error_that_names_the_template(tmp_path: Path) -> None:
    (tmp_path / "a.md.j2").write_text("{{ nothing }}", "utf-8")
    page = Page(PagePath("a/index.md"), "a.md.j2", {"front_matter": {"title": "甲"}})
    with pytest.raises(RenderError, match=r"a\.md\.j2.*nothing"):
        Renderer([tmp_path], load_strings("zh")).render(page)


@pytest.mark.parametrize(
    ("template", "problem"),
    [("{{ value }}", "None"), ("{% if %}", "a.md.j2:1"), ("{{ t('no.such.words') }}", "no.such.words")],
    ids=["none is printed", "syntax", "unknown words"],
)
def test_a_wrong_template_is_an_error(tmp_path: Path, template: str, problem: str) -> None:
    (tmp_path / "a.md.j2").write_text(template, "utf-8")
    page = Page(PagePath("a/index.md"), "a.md.j2", {"front_matter": {"title": "甲"}, "value": None})
    with pytest.raises(RenderError, match=problem):
        Renderer([tmp_path], load_strings("zh")).render(page)


def test_a_missing_template_is_an_error_that_names_the_page(tmp_path: Path) -> None:
    page = Page(PagePath("a/index.md"), "b.md.j2", {"front_matter": {"title": "甲"}})
    with pytest.raises(RenderError, match=r"b\.md\.j2.*a/index\.md"):
        Renderer([tmp_path], load_strings("zh")).render(page)


def test_a_site_s_own_template_wins_over_the_packaged_one(tmp_path: Path) -> None:
    (tmp_path / "terms.md.j2").write_text("自家的版式", "utf-8")
    draw = Renderer([tmp_path, ROOT / "templates"], load_strings("zh"))
    page = next(page for page in make_pages(site_of("甲"), site_view()) if page.path == "terms/index.md")
    assert draw.render(page).endswith("---\n\n自家的版式\n")


def test_both_languages_have_the_same_words() -> None:
    assert set(load_strings("zh")) == set(load_strings("en"))


def test_an_unknown_language_names_those_that_are_there() -> None:
    with pytest.raises(GeneratorError, match="en, zh"):
        load_strings("fr")


def test_every_page_of_a_site_in_english_renders() -> None:
    draw = renderer("en")
    for page in make_pages(site_of("words"), site_view("en")):
        assert draw.render(page).startswith("---\n")


def test_front_matter_is_the_same_for_the_site_builder_and_for_any_yaml_reader() -> None:
    source = front_matter({"title": "甲: 乙 - no", "description": "12:30"})
    assert yaml.safe_load(source.strip().strip("-")) == {"title": "甲: 乙 - no", "description": "12:30"}
