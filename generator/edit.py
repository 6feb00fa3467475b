"""Stage 5b: Brief + the editor's file -> Brief. The only module that knows edits.

An edit file `edits/<source path>.yaml` states decisions, never offsets: quoted words find their place again when the
source has changed. What no longer stands is told in a Notice and never dropped in silence.
To add a field: a field of ArticleEdit with its docstring, and a function in FIELDS.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any

import msgspec

from generator.errors import EditError
from generator.model import Brief, Card, Fact, Figure, Line, Notice, Severity
from generator.text.strict_yaml import Loaded, YamlError, load


@dataclass(frozen=True, slots=True)
class ArticleEdit:
    """Decisions on one article."""

    match: str = ""
    """Title (as found or as edited) or id of the article; may be left out when the file gives one article."""
    title: str = ""
    author: str = ""
    date: str = ""
    """ISO 8601: 2024, 2024-08 or 2024-08-08."""
    hide: bool = False
    """Leave the article out of the site."""
    gist: str = ""
    """One line in the editor's own words, marked 编辑 on the page."""
    summary: tuple[str, ...] = ()
    """Summary lines in the editor's own words, marked 编辑 on the page."""
    drop: tuple[str, ...] = ()
    """Words of sentences that must not be published as summary, point or quotation."""
    drop_figures: tuple[str, ...] = ()
    """Figures to leave out, by their words: 15.4万亿元, or with context: 营业收入15.4万亿元."""
    topics: tuple[str, ...] = ()
    note: str = ""
    """A note to readers."""
    correction: str = ""
    """A correction notice, shown first."""
    pin_links: tuple[str, ...] = ()
    """Titles or ids of briefings that must stand among the related ones."""
    drop_links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit file."""

    source_sha256: str = ""
    """Of the source the decisions were made on."""
    split_at: tuple[str, ...] = ()
    """Lines at which an article begins."""
    merge: tuple[str, ...] = ()
    """Titles of articles that belong to the one before them."""
    titles: dict[str, str] | None = None
    """Title as found -> title as it should be, for the splitter."""
    article: ArticleEdit | None = None
    """For a file that gives one article."""
    articles: tuple[ArticleEdit, ...] = ()


def parse_edit(data: bytes, path: str) -> Edit:
    """Read an edit file; the keys of `article` may also stand at the top.

    Raises: EditError `path:line: what is wrong: what was expected`.
    """
    try:
        loaded = load(data.decode("utf-8-sig"), path)
    except UnicodeDecodeError:
        raise EditError(path, "this is no UTF-8", "a UTF-8 text") from None
    except YamlError as error:
        raise EditError(error.path, error.problem, error.expected) from None
    value = {} if loaded.value is None else loaded.value
    if not isinstance(value, dict):
        raise EditError(f"{path}:1", "the file holds no keys", "lines such as `title: …`")
    own = {field.name for field in fields(Edit)}
    inner = {field.name for field in fields(ArticleEdit)}
    _refuse_unknown(value, own | inner, (), loaded, path)
    for index, item in enumerate(value.get("articles") or ()):
        if isinstance(item, dict):
            _refuse_unknown(item, inner, ("articles", index), loaded, path)
    lifted = {key: value.pop(key) for key in list(value) if key not in own}
    if lifted:
        value["article"] = {**lifted, **(value.get("article") or {})}
    try:
        return msgspec.convert(value, Edit)
    except msgspec.ValidationError as error:
        raise EditError(path, str(error), "see the guide's list of edit fields") from None


def _refuse_unknown(
    value: dict[str, Any], known: set[str], where: tuple[str | int, ...], loaded: Loaded, path: str
) -> None:
    for key in value:
        if key not in known:
            close = difflib.get_close_matches(key, sorted(known), 1)
            hint = f"did you mean {close[0]!r}?" if close else f"one of {', '.join(sorted(known))}"
            raise EditError(f"{path}:{loaded.line_of((*where, key))}", f"the key {key!r} is not known", hint)


def apply_edit(briefs: tuple[Brief, ...], edit: Edit) -> tuple[Brief, ...]:
    """Apply one file's decisions to the briefs of its source, in order; hidden ones stay, marked `hidden`."""
    wanted = (*edit.articles, *((edit.article,) if edit.article else ()))
    result = list(briefs)
    for decision in wanted:
        matches = [index for index, brief in enumerate(result) if _is_meant(decision, brief, len(briefs))]
        if len(matches) == 1:
            result[matches[0]] = _apply_one(result[matches[0]], decision, edit.source_sha256)
        elif result:
            what = decision.match or "（未写 match）"
            found = "没有一篇" if not matches else f"有{len(matches)}篇"
            result[0] = _with_notice(
                result[0], "edit-unmatched", f"编辑文件中的“{what}”在本文件里{found}文章与之相符，待复核"
            )
    return tuple(result)


def _is_meant(decision: ArticleEdit, brief: Brief, count: int) -> bool:
    if not decision.match:
        return count == 1
    return decision.match in {brief.article.id, brief.article.title.text, decision.title and brief.article.title.text}


def _apply_one(brief: Brief, decision: ArticleEdit, written_for: str) -> Brief:
    for apply in FIELDS:
        brief = apply(brief, decision)
    edited = tuple(sorted({*brief.edited, *_named(decision)}))
    brief = replace(brief, edited=edited)
    own_words = decision.gist or decision.summary or decision.note
    if written_for and written_for != brief.article.source.sha256 and own_words:
        brief = _with_notice(brief, "edit-stale", "源文件在编辑之后改动过，编辑自拟的文字待复核")
    return brief


def _named(decision: ArticleEdit) -> list[str]:
    return [field.name for field in fields(ArticleEdit) if field.name != "match" and getattr(decision, field.name)]


def _with_notice(brief: Brief, rule: str, message: str) -> Brief:
    notice = Notice(brief.article.source.path, rule, message, Severity.WARNING, article=brief.article.id)
    return replace(brief, notices=(*brief.notices, notice))


def _facts(brief: Brief, decision: ArticleEdit) -> Brief:
    article = brief.article
    for name, value in (("title", decision.title), ("author", decision.author), ("published", decision.date)):
        if value:
            article = replace(article, **{name: Fact(value, rule="editor")})  # type: ignore[arg-type]
    return replace(brief, article=article)


def _words(brief: Brief, decision: ArticleEdit) -> Brief:
    if decision.gist:
        brief = replace(brief, gist=Line(decision.gist, None, origin="editor"))
    if decision.summary:
        brief = replace(brief, summary=tuple(Line(text, None, origin="editor") for text in decision.summary))
    return replace(
        brief,
        note=decision.note or brief.note,
        correction=decision.correction or brief.correction,
        topics=decision.topics or brief.topics,
        hidden=decision.hide or brief.hidden,
        pinned=decision.pin_links or brief.pinned,
        unlinked=decision.drop_links or brief.unlinked,
    )


def _dropped_lines(brief: Brief, decision: ArticleEdit) -> Brief:
    for words in decision.drop:
        if not any(words in sentence.quote.text for sentence in brief.article.sentences):
            brief = _with_notice(brief, "edit-stale", f"编辑要求不用的句子“{words}”已不在源文件中，待复核")

    def stays(line: Line | None) -> bool:
        return line is not None and (line.quote is None or not any(words in line.text for words in decision.drop))

    def kept(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(line for line in lines if stays(line))

    if not decision.drop:
        return brief
    sections = tuple(
        replace(section, thesis=section.thesis if stays(section.thesis) else None, items=kept(section.items))
        for section in brief.sections
    )
    return replace(
        brief,
        gist=brief.gist if stays(brief.gist) else None,
        summary=kept(brief.summary),
        sections=sections,
        problems=kept(brief.problems),
        measures=kept(brief.measures),
        cases=kept(brief.cases),
        quotables=kept(brief.quotables),
    )


def _dropped_figures(brief: Brief, decision: ArticleEdit) -> Brief:
    figures = brief.analysis.figures
    gone: set[int] = set()
    for words in decision.drop_figures:
        hits = {index for index, figure in enumerate(figures) if _figure_is_meant(brief, figure, words)}
        if not hits:
            brief = _with_notice(brief, "edit-stale", f"编辑要求不列的数字“{words}”已不在源文件中，待复核")
        gone |= hits
    if not gone:
        return brief
    place = {old: new for new, old in enumerate(index for index in range(len(figures)) if index not in gone)}
    left = tuple(
        replace(figure, pair=place.get(figure.pair) if figure.pair is not None else None)
        for index, figure in enumerate(figures)
        if index not in gone
    )
    cards = tuple(
        Card(tuple(place[index] for index in card.figures if index in place), card.kind, card.score)
        if all(index in place for index in card.figures)
        else Card(tuple(place[index] for index in card.figures if index in place), "single", card.score)
        for card in brief.cards
    )
    return replace(
        brief,
        analysis=replace(brief.analysis, figures=left),
        cards=tuple(card for card in cards if card.figures),
    )


def _figure_is_meant(brief: Brief, figure: Figure, words: str) -> bool:
    """The words are the figure's own, or words of its sentence that end in or contain them around its place."""
    if words == figure.quote.text:
        return True
    if figure.sentence < 0 or figure.quote.text not in words:
        return False
    sentence = brief.article.sentences[figure.sentence].quote
    at = sentence.text.find(words)
    if at < 0:
        return False
    around = sentence[at : at + len(words)]
    return around.start <= figure.quote.start and figure.quote.end <= around.end


FIELDS: tuple[Callable[[Brief, ArticleEdit], Brief], ...] = (_facts, _words, _dropped_lines, _dropped_figures)
