"""How an article is referred to in writing: GB/T 7714—2015, numeric style; what is unknown is left out, never guessed."""

from __future__ import annotations

from generator.model import Article

_NEWSPAPER = ("报", "报社", "Daily", "Times")


def reference(article: Article) -> str:
    """`作者. 题名[N]. 报名, 2024-08-08.`; `[EB/OL]` with the address where the article states one, `[Z]` otherwise."""
    responsible = article.author or article.issuer
    origin = article.origin.text if article.origin else ""
    address = article.url.text if article.url else ""
    mark = "EB/OL" if address else "N" if origin.endswith(_NEWSPAPER) else "Z"
    date = article.published.text if article.published else ""
    parts = [
        f"{', '.join(responsible.text.split())}. " if responsible else "",
        f"{article.title.text}[{mark}]",
        f". {', '.join(part for part in (origin, date) if part)}" if origin or date else "",
        f". {address}" if address else "",
    ]
    return "".join(parts).rstrip(".") + "."
