"""What the site's configuration says to `link`: its own topics and reading lists."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkRules:
    """Topics and roles of site_config.yaml; empty tuples where it has none."""

    topics: tuple[tuple[str, str, tuple[str, ...]], ...] = ()
    """(id or "", name, words) of each topic 专题."""
    roles: tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...]], ...] = ()
    """(id or "", name, description, names of topics, kinds of content) of each role 角色."""
