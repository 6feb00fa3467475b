"""A page of every type of the built sample site, and the states a reader may see it in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

LISTED = (
    *("", "briefs/", "sources/", "figures/", "policies/", "entities/", "topics/", "roles/", "terms/", "timeline/"),
    *("report/", "search/", "data/", "about/", "guide/", "404.html"),
)
ONE_OF = ("policies", "entities", "topics", "roles", "figures")


@dataclass(frozen=True, slots=True)
class State:
    """How the page is looked at."""

    name: str
    scheme: str = "light"
    size: str = ""
    media: str = "screen"
    width: int = 1280


STATES = (
    State("light"),
    State("dark", scheme="dark"),
    State("large", size="large"),
    State("elder", size="elder"),
    State("print", media="print"),
    State("400 percent", width=320),
)


def every_type(site: Path) -> list[str]:
    """Addresses: the lists, the largest briefing and its full text, and the middle one in size of each other type."""
    found = [address for address in LISTED if (site / address).exists()]
    found[found.index("search/")] = "search/?q=数据"
    briefing = _sized(site, "briefs")[-1]
    found += [briefing, briefing.replace("briefs/", "sources/")]
    return found + [pages[len(pages) // 2] for kind in ONE_OF if (pages := _sized(site, kind))]


def _sized(site: Path, kind: str) -> list[str]:
    """Pages of a type, the smallest first."""
    pages = sorted((site / kind).glob("*/index.html"), key=lambda path: (path.stat().st_size, path.parent.name))
    return [f"{kind}/{page.parent.name}/" for page in pages]


def records(site: Path, name: str) -> list[dict[str, Any]]:
    """Of a data file."""
    found: list[dict[str, Any]] = json.loads((site / "data" / name).read_text("utf-8"))
    return found


def arrive(page: Any, address: str) -> None:
    """Go there and wait until it shows what it shows."""
    page.goto(address)
    if "?q=" in address:
        page.wait_for_selector("[data-search-state=done]", timeout=20_000)
