"""Stage 5b: Brief + the editor's decisions -> Brief. Quoted words find their place again when the source has changed.

A decision that cannot be carried out is told in a Notice and never dropped in silence: `edit-stale` 待复核 when it was made on
another version of the source (or does not say on which), `edit-refused` when it was made on this very one and is a mistake.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace

from generator.edit.decisions import ArticleEdit, Edit
from generator.edit.figures import added_figures, dropped_figures, fixed_figures
from generator.edit.standing import Decided, places, sentence_with, told
from generator.model import Brief, Fact, Line, Mention


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
            message = f"编辑文件中的“{what}”在本文件里{found}文章与之相符，待复核"
            result[0] = told(result[0], Decided(decision, edit.source_sha256), message, rule="edit-unmatched")
    return tuple(result)


def _is_meant(decision: ArticleEdit, brief: Brief, count: int) -> bool:
    if not decision.match:
        return count == 1
    return decision.match in {brief.article.id, brief.article.title.text, decision.title and brief.article.title.text}


def _apply_one(brief: Brief, decision: ArticleEdit, written_for: str) -> Brief:
    decided = Decided(decision, written_for)
    for apply in FIELDS:
        brief = apply(brief, decided)
    names = (field.name for field in fields(ArticleEdit) if field.name not in {"match", "review_by"})
    return replace(brief, edited=tuple(sorted({*brief.edited, *(name for name in names if getattr(decision, name))})))


def _facts(brief: Brief, decided: Decided) -> Brief:
    edit, article = decided.edit, brief.article
    for name, value in (
        ("title", edit.title),
        ("author", edit.author),
        ("affiliation", edit.affiliation),
        ("published", edit.date),
    ):
        if value:
            article = replace(article, **{name: Fact(value, rule="editor")})  # type: ignore[arg-type]
    return replace(brief, article=article)


def _words(brief: Brief, decided: Decided) -> Brief:
    """The editor's own words, and what concerns the whole article."""
    edit = decided.edit
    if edit.gist:
        brief = replace(brief, gist=Line(edit.gist, None, origin="editor"))
    if edit.summary:
        brief = replace(brief, summary=tuple(Line(text, None, origin="editor") for text in edit.summary))
    own = [name for name in ("gist", "summary", "note", "correction") if getattr(edit, name)]
    if own and decided.written_for not in {"", brief.article.source.sha256}:
        message = f"源文件在编辑之后改动过，编辑自拟的文字（{'、'.join(own)}）待复核"
        brief = told(brief, decided, message, suggestion=f"source_sha256: {brief.article.source.sha256}")
    return replace(
        brief,
        note=edit.note or brief.note,
        correction=edit.correction or brief.correction,
        topics=edit.topics or brief.topics,
        hidden=edit.hide or brief.hidden,
        pinned=edit.pin_links or brief.pinned,
        unlinked=edit.drop_links or brief.unlinked,
        review_by=edit.review_by or brief.review_by,
    )


def _dropped_lines(brief: Brief, decided: Decided) -> Brief:
    drop = decided.edit.drop
    if not drop:
        return brief
    for words in drop:
        if not any(places(sentence.quote, words) for sentence in brief.article.sentences):
            brief = told(brief, decided, f"编辑要求不用的句子“{words}”不在源文件中，待复核")

    def stays(line: Line | None) -> bool:
        """Whether no dropped words stand in its sentence; a line may show only a part of it."""
        if line is None or line.quote is None:
            return line is not None
        whole = brief.article.sentences[line.sentence].quote if line.sentence >= 0 else line.quote
        return not any(places(whole, words) for words in drop)

    def kept(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(line for line in lines if stays(line))

    return replace(
        brief,
        gist=brief.gist if stays(brief.gist) else None,
        summary=kept(brief.summary),
        sections=tuple(
            replace(section, thesis=section.thesis if stays(section.thesis) else None, items=kept(section.items))
            for section in brief.sections
        ),
        problems=kept(brief.problems),
        measures=kept(brief.measures),
        cases=kept(brief.cases),
        quotables=kept(brief.quotables),
    )


def _pinned_lines(brief: Brief, decided: Decided) -> Brief:
    """Sentences of the source that lead the summary, whole and in the editor's order."""
    pinned: dict[int, Line] = {}
    for words in decided.edit.pin:
        sentence = sentence_with(brief, words)
        if isinstance(sentence, str):
            brief = told(brief, decided, f"编辑要求列入摘要的句子“{words}”{sentence}，待复核")
        else:
            pinned[sentence.index] = Line(sentence.quote.text, sentence.quote, sentence.index)
    others = tuple(line for line in brief.summary if line.sentence not in pinned)
    return replace(brief, summary=(*pinned.values(), *others))


def _named(brief: Brief, decided: Decided) -> Brief:
    """Mentions of an alias stand for the name that the editor gives."""
    aliases = decided.edit.aliases
    mentions = brief.analysis.mentions
    known = {mention.name for mention in mentions}
    for alias, name in aliases.items():
        if alias not in known:
            brief = told(brief, decided, f"文中没有找到名称“{alias}”（编辑文件写明它是“{name}”），待复核")
    if not aliases:
        return brief

    def renamed(mention: Mention) -> Mention:
        name = aliases.get(mention.name) or aliases.get(mention.canonical)
        return replace(mention, canonical=name) if name else mention

    return replace(brief, analysis=replace(brief.analysis, mentions=tuple(map(renamed, mentions))))


FIELDS: tuple[Callable[[Brief, Decided], Brief], ...] = (
    _facts,
    _words,
    _dropped_lines,
    _pinned_lines,
    dropped_figures,
    fixed_figures,
    added_figures,
    _named,
)
"""In this order: a sentence that is both dropped and pinned is pinned, a figure that is dropped is not fixed."""
