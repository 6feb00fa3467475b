"""What regenerating changes, in words a person reads: titles, lines, figures and links that came, went or changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Brief, Site


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one briefing: `was` is "" for what came, `now` is "" for what went."""

    article: str
    title: str
    what: str
    """`briefing`, `title`, `gist`, `summary`, `point`, `figure`, `citation`, `related`."""
    was: str
    now: str


def compare(before: Site, after: Site) -> tuple[Change, ...]:
    """All changes, by article id."""
    old = {brief.article.id: brief for brief in before}
    new = {brief.article.id: brief for brief in after}
    return tuple(
        change
        for article in sorted({*old, *new})
        for change in _article(old.get(article), new.get(article), (before, after))
    )


def _article(old: Brief | None, new: Brief | None, sites: tuple[Site, Site]) -> Iterator[Change]:
    article = (new or old or next(iter(sites[1]))).article
    name, title = article.id, article.title.text
    if old is None or new is None:
        yield Change(
            name, title, "briefing", old.article.title.text if old else "", new.article.title.text if new else ""
        )
        return
    for what, was, now in (
        ("title", old.article.title.text, new.article.title.text),
        ("gist", _gist(old), _gist(new)),
    ):
        if was != now:
            yield Change(name, title, what, was, now)
    for what, was_all, now_all in (
        ("summary", [line.text for line in old.summary], [line.text for line in new.summary]),
        ("point", _points(old), _points(new)),
        ("figure", _figures(old), _figures(new)),
        ("citation", _citations(old), _citations(new)),
    ):
        yield from (Change(name, title, what, text, "") for text in was_all if text not in now_all)
        yield from (Change(name, title, what, "", text) for text in now_all if text not in was_all)
    yield from (
        Change(name, title, "related", was, now)
        for was, now in _links(_related(old, sites[0]), _related(new, sites[1]))
    )


def _gist(brief: Brief) -> str:
    return brief.gist.text if brief.gist else ""


def _points(brief: Brief) -> list[str]:
    return [
        line.text for section in brief.sections for line in (*((section.thesis,) if section.thesis else ()), *section.items)
    ]  # fmt: skip


def _figures(brief: Brief) -> list[str]:
    return [
        " ".join(filter(None, (figure.period, figure.place, figure.indicator, figure.quote.text)))
        for figure in brief.analysis.figures
    ]


def _citations(brief: Brief) -> list[str]:
    return list(dict.fromkeys(citation.full_title or citation.title for citation in brief.analysis.citations))


Linked = dict[str, tuple[str, tuple[str, ...]]]
"""Id of each related article -> its title and the reasons."""


def _related(brief: Brief, site: Site) -> Linked:
    titles = {other.article.id: other.article.title.text for other in site}
    links = site.related.get(brief.article.id, ())
    return {link.related: (titles[link.related], tuple(reason.text for reason in link.reasons)) for link in links}


def _links(before: Linked, after: Linked) -> Iterator[tuple[str, str]]:
    """Links that came, went or have other reasons, as (was, now); neither another title nor another order is a change."""
    for other in sorted({*before, *after}):
        (title_was, was), (title_now, now) = before.get(other, ("", ())), after.get(other, ("", ()))
        if set(was) != set(now):
            yield _link(title_was, was, now), _link(title_now, now, was)


def _link(title: str, reasons: tuple[str, ...], others: tuple[str, ...]) -> str:
    """A link in words, without the reasons that stayed: "题目（都提到财政部）"."""
    own = "；".join(reason for reason in reasons if reason not in others)
    return f"{title}（{own}）" if own else title
