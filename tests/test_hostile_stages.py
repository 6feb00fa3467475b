"""Any text goes through every stage: 1,000 examples each; JIANBAO_EXAMPLES=10000 for a longer run."""

from __future__ import annotations

import html
import os
from functools import cache

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.analyse import analyse
from generator.brief import make_brief
from generator.edit import apply_edit, parse_edit
from generator.errors import EditError, GeneratorError, SourceError
from generator.lexicon import Lexicon
from generator.link import LinkRules, link
from generator.model import Brief, RawFile
from generator.read import READERS, read
from generator.render import clean_text
from generator.text.strict_yaml import YamlError, load
from tests.builders import make_article
from tests.hostile.payloads import PAYLOADS
from tests.page_builders import renderer
from tests.staged import broken_laws, stage

_SEEN = settings(
    max_examples=int(os.environ.get("JIANBAO_EXAMPLES", "1000")),
    deadline=None,
    derandomize="JIANBAO_EXAMPLES" not in os.environ,
    database=None,
    suppress_health_check=list(HealthCheck),
)
_WORDS = (
    *("增长5%", "约10^8元", "《数据条例》", "国发〔2024〕3号", "2024年2月30日", "第一，", "（一）", "一、", "是指", "张三", "目录", "\n", "\r\n", "\n\n", "\u3000\u3000", "\t"),
    *("。", "，", "：", "“", "”", "（", ")", "|", "---\n", "# ", "<p>", "</p>", "<table><tr><td>", '{"title":"', '"}', "标题,正文\n", "\x00", "\ufeff", "\ud7ff", "…", "12.3亿元", "分别为"),
    *("\u202e", "𠮷", "е\u0301", "１２３", "九十九点九九", "title: ", "&amp;", "[^1]", "!!!"),
)  # fmt: skip
PIECES = st.sampled_from((*_WORDS, *PAYLOADS.values()))
TEXTS = st.one_of(st.lists(PIECES, min_size=1, max_size=12).map("".join), st.text(min_size=1, max_size=60))
SUFFIXES = st.sampled_from(sorted({*READERS, ".zip", ".x"} - {".pdf"}))


def _has_reason(error: GeneratorError) -> None:
    assert error.path.startswith("a.")
    assert error.problem
    assert error.expected


@_SEEN
@given(st.one_of(TEXTS.map(lambda text: text.encode("utf-8", "replace")), st.binary(max_size=80)), SUFFIXES)
def test_read_gives_documents_or_a_reason(data: bytes, suffix: str) -> None:
    try:
        documents = read(RawFile(f"a{suffix}", data))
    except SourceError as error:
        _has_reason(error)
        return
    for document in documents:
        assert len(document.view) == len(document.text)


@_SEEN
@given(TEXTS)
def test_split_and_clean_give_every_code_point_one_fate(text: str) -> None:
    try:
        document, articles, entries = stage(text.encode("utf-8", "replace"), "a.txt")
    except SourceError:
        return
    assert broken_laws(document, articles, entries) == []


@_SEEN
@given(TEXTS)
def test_analyse_and_brief_quote_what_stands_there(text: str) -> None:
    article = make_article(text)
    brief = make_brief(article, analyse(article, Lexicon()))
    for figure in brief.analysis.figures:
        assert figure.quote.text in article.sentences[figure.sentence].quote.text
    for line in brief.summary:
        assert line.quote is None or line.quote.text in text or len(line.quote.spans) > 1


@cache
def _neighbour() -> Brief:
    article = make_article("试点城市增加到12个，比上年增长5%。\n《数据条例》是指一部法规。", id="t-neighbour")
    return make_brief(article, analyse(article, Lexicon()))


@_SEEN
@given(TEXTS)
def test_link_gives_only_links_whose_ends_are_there(text: str) -> None:
    article = make_article(text, title=text[:40], id="t-hostile")
    brief = make_brief(article, analyse(article, Lexicon()))
    site = link((brief, _neighbour()), LinkRules())
    known = {entry.article.id for entry in site.briefs}
    assert {end for links in site.related.values() for one in links for end in (one.article, one.related)} <= known


@_SEEN
@given(
    st.one_of(
        TEXTS,
        st.dictionaries(st.sampled_from(["title", "summary", "hide", "split_at", "x"]), TEXTS, max_size=3).map(
            yaml.safe_dump
        ),
    )
)
def test_an_edit_is_applied_or_refused_with_its_place(text: str) -> None:
    try:
        edit = parse_edit(text.encode("utf-8", "replace"), "a.yaml")
    except EditError as error:
        _has_reason(error)
        return
    assert len(apply_edit((_neighbour(),), edit)) == 1


@_SEEN
@given(TEXTS)
def test_yaml_is_plain_data_or_refused(text: str) -> None:
    try:
        value = load(text, "a.yaml").value
    except YamlError:
        return
    assert isinstance(value, (str, int, float, bool, list, dict, type(None)))


@_SEEN
@given(TEXTS)
def test_render_prints_words_as_words(words: str) -> None:
    source = renderer()._environment.from_string("<p>{{ words }}</p>").render(words=words)
    assert html.unescape(source[3:-4]) == html.unescape(html.escape(clean_text(words)))
    assert set("<>") & set(source[3:-4]) == set()
