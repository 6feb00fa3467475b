"""The map `/map/` of topics, briefings and documents, and the small graph of each briefing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.model import ArticleId, Brief, Page, Policy, PolicyId, Topic
from generator.pages.graphs import ROW, Node, bow, bridge, by_barycentre, clipped, spread
from generator.pages.shelf import Shelf
from generator.pages.view import Head, SiteView, make_page

MOST_BRIEFS, MOST_POLICIES = 60, 24
"""What the map shows of a large site: 60 rows are three screens, and beyond that the curves can no longer be told apart."""
LEAST_EACH = 2
"""Briefings of every topic that stand on the map before the best linked of all do."""
LEFT, RIGHT = 66, 452
"""x of the briefings' dots and of the documents'; the picture is 720 wide, so that its left half fills a telephone."""
HEADING = 35
"""From the last briefing of a topic to the next heading."""
BRIEF_LABEL, POLICY_LABEL = 24, 20
"""Full-width characters of a label."""
STAR_LEFT, STAR_LABEL, STAR_NAME = 74, 22, 36
STAR_POLICIES = 4
"""With six related briefings a small graph stays below 4 kB."""
UNFILED = ""
"""Key of the briefings without a topic."""


@dataclass(frozen=True, slots=True)
class MapGroup:
    """A topic's heading and its briefings on the map."""

    heading: Node
    briefs: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A briefing of the map in words."""

    node: Node
    related: tuple[Node, ...]
    policies: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """The whole picture, and the same as a list."""

    groups: tuple[MapGroup, ...]
    policies: tuple[Node, ...]
    listed: tuple[tuple[Node, tuple[Listed, ...]], ...]
    height: int
    left_out: int
    """Briefings that are not shown; documents likewise."""
    policies_left_out: int


@dataclass(frozen=True, slots=True)
class Star:
    """One briefing's graph: topics, related briefings and documents in rows around it."""

    nodes: tuple[Node, ...]
    y: int
    """Of the briefing's own dot."""
    height: int


@dataclass(frozen=True, slots=True)
class Web:
    """Who is linked to whom."""

    shelf: Shelf
    related: Mapping[ArticleId, tuple[ArticleId, ...]]
    cited: Mapping[ArticleId, tuple[PolicyId, ...]]
    """Documents that two briefings or more cite, those cited most first."""


def make_web(shelf: Shelf) -> Web:
    """Links of all briefings."""
    cited: defaultdict[ArticleId, list[tuple[int, PolicyId]]] = defaultdict(list)
    for policy in shelf.site.policies:
        articles = sorted({article for article, _ in policy.citations})
        for article in articles if len(articles) > 1 and policy.kind != "newspaper" else ():
            cited[article].append((-len(articles), policy.id))
    return Web(
        shelf,
        {article: tuple(item.related for item in found) for article, found in shelf.site.related.items()},
        {article: tuple(policy for _, policy in sorted(found)) for article, found in cited.items()},
    )


def map_pages(shelf: Shelf, view: SiteView) -> Iterator[Page]:
    """The map, where there are briefings."""
    head = Head(view.strings["map.title"], view.strings["map.lead"], wide=True)
    chart = draw_map(make_web(shelf), view.strings["map.unfiled"]) if shelf.site.briefs else None
    yield make_page("map/", "map.md.j2", head, chart=chart)


def draw_map(web: Web, unfiled: str) -> Chart:
    """The best linked briefings under their first topic, and the documents that most of them cite."""
    chosen = _chosen(web)
    groups, height = _groups(web, chosen, unfiled)
    at = {node.key: node for group in groups for node in group.briefs}
    policies, left_out = _policies(web, at, height)
    height = max(height, max((node.y for node in policies), default=0) + ROW)
    there = {node.key: node for node in policies}
    drawn = tuple(
        replace(group, briefs=tuple(_curved(web, node, at, there) for node in group.briefs)) for group in groups
    )
    listed = tuple((group.heading, tuple(_listed(web, node, at, there) for node in group.briefs)) for group in groups)
    return Chart(drawn, policies, listed, height, len(web.shelf.site.briefs) - len(at), left_out)


def _chosen(web: Web) -> frozenset[ArticleId]:
    """Some of every topic, then the best linked."""
    degree: Counter[ArticleId] = Counter()
    for article, others in web.related.items():
        degree[article] += len(others)
        degree.update(others)
    for article, policies in web.cited.items():
        degree[article] += len(policies)
    ordered = sorted(web.shelf.briefs, key=lambda article: (-degree[article], article))
    seen: Counter[str] = Counter()
    first: list[ArticleId] = []
    later: list[ArticleId] = []
    for article in ordered:
        topic = _topic_of(web.shelf, article)
        seen[topic.id if topic else UNFILED] += 1
        (first if topic and seen[topic.id] <= LEAST_EACH else later).append(article)
    return frozenset([*first, *later][:MOST_BRIEFS])


def _topic_of(shelf: Shelf, article: ArticleId) -> Topic | None:
    return next(iter(shelf.topics_of.get(article, ())), None)


def _groups(web: Web, chosen: frozenset[ArticleId], unfiled: str) -> tuple[tuple[MapGroup, ...], int]:
    """(topics with their briefings in reading order, height)."""
    shelf = web.shelf
    members: defaultdict[str, list[ArticleId]] = defaultdict(list)
    for topic in shelf.site.topics:
        mine = (article for article in topic.articles if article in chosen and _topic_of(shelf, article) == topic)
        members[topic.id].extend(mine)
    members[UNFILED] = [article for article in shelf.briefs if article in chosen and not shelf.topics_of.get(article)]
    names = {topic.id: topic.name for topic in shelf.site.topics} | {UNFILED: unfiled}
    groups, y = [], ROW
    for key, articles in members.items():
        if not articles:
            continue
        heading = Node(key, "topic", f"topics/{key}/" if key else "briefs/", names[key], LEFT, y, names[key])
        nodes = []
        for article in articles:
            y += ROW
            nodes.append(_brief_node(shelf.briefs[article], LEFT, y, BRIEF_LABEL))
        groups.append(MapGroup(heading, tuple(nodes)))
        y += HEADING
    return tuple(groups), y - ROW // 2


def _brief_node(brief: Brief, x: int, y: int, most: int) -> Node:
    title = brief.article.title.text
    return Node(brief.article.id, "brief", f"briefs/{brief.article.id}/", title, x, y, clipped(title, most))


def _policy_node(policy: Policy, x: int, y: int, most: int) -> Node:
    name = f"《{policy.title}》" if policy.title else " ".join(policy.numbers)
    return Node(policy.id, "policy", f"policies/{policy.id}/", name, x, y, clipped(name, most))


def _policies(web: Web, at: Mapping[str, Node], height: int) -> tuple[tuple[Node, ...], int]:
    """(documents that two briefings of the map or more cite, beside those that cite them; how many are left out)."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for article, policies in web.cited.items():
        for policy in policies if article in at else ():
            places[policy].append(at[article].y)
    several = [policy for policy, rows in places.items() if len(rows) > 1]
    best = sorted(several, key=lambda policy: (-len(places[policy]), policy))[:MOST_POLICIES]
    ordered = by_barycentre(best, places)
    nodes = (
        _policy_node(web.shelf.policies[PolicyId(policy)], RIGHT, y, POLICY_LABEL)
        for policy, y in zip(ordered, spread(len(ordered), height), strict=True)
    )
    return tuple(nodes), len(several) - len(best)


def _curved(web: Web, node: Node, at: Mapping[str, Node], there: Mapping[str, Node]) -> Node:
    """The briefing with its curves: to those it names as related on the left, to the documents it cites on the right."""
    listed = _listed(web, node, at, there)
    bows = [bow(LEFT - 6, node.y, other.y, LEFT - 10) for other in listed.related]
    end = LEFT + 8 + 12 * sum(0.5 if char.isascii() else 1 for char in node.label) + 4
    bridges = [bridge(min(end, RIGHT - 60), node.y, RIGHT - 6, other.y) for other in listed.policies]
    return replace(node, curves=(*bows, *bridges))


def _listed(web: Web, node: Node, at: Mapping[str, Node], there: Mapping[str, Node]) -> Listed:
    article = ArticleId(node.key)
    return Listed(
        node,
        tuple(at[other] for other in web.related.get(article, ()) if other in at),
        tuple(there[policy] for policy in web.cited.get(article, ()) if policy in there),
    )


def draw_star(web: Web, brief: Brief) -> Star | None:
    """The small graph; None for a briefing that is linked to nothing."""
    shelf, article = web.shelf, brief.article.id
    found = [Node(topic.id, "topic", f"topics/{topic.id}/", topic.name) for topic in shelf.topics_of.get(article, ())]
    found += [_brief_node(shelf.briefs[other], 0, 0, STAR_LABEL) for other in web.related.get(article, ())]
    policies = web.cited.get(article, ())[:STAR_POLICIES]
    found += [_policy_node(shelf.policies[policy], 0, 0, STAR_LABEL) for policy in policies]
    if not found:
        return None
    rows = spread(len(found), ROW * len(found))
    y = ROW * len(found) // 2
    nodes = [
        replace(
            node,
            x=STAR_LEFT,
            y=row,
            name=clipped(node.name, STAR_NAME),
            label=clipped(node.name, STAR_LABEL),
            curves=(bridge(14, y, STAR_LEFT - 6, row),),
        )
        for node, row in zip(found, rows, strict=True)
    ]
    return Star(tuple(nodes), y, ROW * len(found))
