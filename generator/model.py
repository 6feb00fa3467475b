"""Every type that crosses a stage boundary: frozen, made of values and tuples, importing nothing of ours.

Positions are code points of `Document.text`, half-open. The chain is RawFile -> Document -> Part -> Article ->
Analysis -> Brief; then all Briefs -> Site -> Pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any, NewType

ArticleId = NewType("ArticleId", str)
"""ASCII and permanent: from the source path and the article's title or place in it, never from a counter over the corpus."""
EntityId = NewType("EntityId", str)
PolicyId = NewType("PolicyId", str)
TopicId = NewType("TopicId", str)
PagePath = NewType("PagePath", str)
"""Relative to docs/, `/` as separator, e.g. `briefs/ab12cd/index.md`."""


# ---------------------------------------------------------------- positions and words of the source


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points of `Document.text`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the source, character by character.

    Laws: `text` is exactly the join of `Document.view[s.start:s.end]` over `spans`, with the article's repairs (one
    character for one) applied; so `len(text) == sum(len(s) for s in spans)`. Spans are in text order, do not overlap and
    leave out what does not belong to the sentence (line breaks of the column, markup, a title that stands in the middle).
    """

    spans: tuple[Span, ...]
    text: str

    def __getitem__(self, part: slice) -> Quote:
        """The Quote of `text[part]`; step must be absent. `quote[3:7].text == quote.text[3:7]`."""
        start, stop, step = part.indices(len(self.text))
        if step != 1:
            raise ValueError("a Quote is sliced without a step")
        stop = max(start, stop)
        spans: list[Span] = []
        offset = 0
        for span in self.spans:
            low, high = max(start, offset), min(stop, offset + len(span))
            if low < high:
                spans.append(Span(span.start + low - offset, span.start + high - offset))
            offset += len(span)
        return Quote(tuple(spans), self.text[start:stop])

    @property
    def start(self) -> int:
        """First code point, or 0 for an empty quote."""
        return self.spans[0].start if self.spans else 0

    @property
    def end(self) -> int:
        """Past the last code point, or 0 for an empty quote."""
        return self.spans[-1].end if self.spans else 0


class Severity(Enum):
    """How pressing a Notice is; ERROR fails `--strict`."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """Something an editor should look at: doubt is data, not a log line."""

    source: str
    """Path of the source file."""
    rule: str
    """Stable kebab-case name, e.g. `date-impossible`."""
    message: str
    """One Chinese sentence that an editor understands."""
    severity: Severity = Severity.WARNING
    quote: Quote | None = None
    article: ArticleId | None = None
    confidence: float = 1.0
    suggestion: str = ""
    """The YAML line of the edit file that would settle it, or empty."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no Brief; the build goes on."""

    path: str
    stage: str
    message: str


# ---------------------------------------------------------------- 1 read


@dataclass(frozen=True, slots=True)
class RawFile:
    """A source file and its edit file, as bytes."""

    path: str
    """Relative to the source root, `/` as separator, Unicode NFC."""
    data: bytes
    edit: bytes | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a Document comes from."""

    path: str
    sha256: str
    """Of the file's bytes, hexadecimal."""
    encoding: str
    """As decoded: `utf-8`, `gb18030`, …; for Word `docx`."""


class MarkKind(Enum):
    """What the format itself says of a stretch of text (HTML, Word, Markdown, JSONL); plain text has no marks but PAGE_BREAK."""

    HEADING = "heading"
    """`level` 1–6; 0 for a document's own title (Word style Title)."""
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    """One whole table; its rows and cells stand in `Mark.cells`."""
    MARKUP = "markup"
    """Characters that are no text: tags, JSON punctuation, Markdown fences, scripts."""
    BOILERPLATE = "boilerplate"
    """Text that the container map or the main-content detector puts outside the article: navigation, footer, related links."""
    RECORD = "record"
    """One record of a JSONL/CSV file, one member of an archive, one <article>: an article boundary."""
    PAGE_BREAK = "page-break"
    META = "meta"
    """A value of front matter, <meta>, a record's field: `name` says which (title, author, date, source, url, …)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; rows and columns count from 0."""

    quote: Quote
    row: int
    column: int
    head: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What the format says of a stretch; the fields that its kind does not use are empty."""

    span: Span
    kind: MarkKind
    level: int = 0
    name: str = ""
    value: str = ""
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded file.

    `text` is the file as decoded, untouched (for Word and PDF, which are no text files: the extracted text, one line a
    paragraph). `view` has the same length and is what the stages read: characters that are no text (HTML tags, JSON
    punctuation) are FILLER there, entities and escapes stand decoded in their first place and FILLER in the rest, block
    tags give a line feed. For plain text `view == text`.
    """

    source: Source
    text: str
    view: str
    marks: tuple[Mark, ...] = ()
    notices: tuple[Notice, ...] = ()


FILLER = "\x00"
"""Stands in `Document.view` where the text has a character that is no text; never part of a Quote."""


# ---------------------------------------------------------------- 2 split, 3 clean


class Fate(Enum):
    """What became of a code point of the source (`ledger.json`)."""

    KEPT = "kept"
    TITLE = "title"
    META = "meta"
    DROPPED = "dropped"
    REPEAT = "repeat"
    REPAIRED = "repaired"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Entry:
    """One stretch of the ledger; the entries of a file partition its text."""

    span: Span
    fate: Fate
    rule: str
    article: ArticleId | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one article as found by the splitter, not yet cleaned."""

    document: Document
    spans: tuple[Span, ...]
    """What belongs to the article, in text order; need not be contiguous."""
    title: Quote | None
    """As it stands at the article's head or in the contents list; None when it must be inferred."""
    rule: str
    """Which evidence opened this part: `contents`, `title-line`, `byline`, `record`, `heading-mark`, `whole-file`, …"""
    confidence: float
    place: int
    """0-based place in the file."""
    title_given: str = ""
    """The title an editor's file or the format states, when it stands nowhere in the view."""
    meta: tuple[tuple[str, str], ...] = ()
    """(name, value) that the format states for this part alone."""
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Repair:
    """One character for one; listed in the cleaning report, never silent."""

    span: Span
    was: str
    now: str
    rule: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article."""

    index: int
    """0-based in the article; its anchor on the full-text page is `s{index + 1}`."""
    quote: Quote
    paragraph: int
    """0-based index of its block in `Article.blocks`."""


class BlockKind(Enum):
    """What a block of a cleaned article is."""

    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    TABLE = "table"
    SALUTATION = "salutation"
    """同志们: and 谢谢大家!: kept in the full text, never in a summary."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or table of the cleaned article, in reading order."""

    kind: BlockKind
    quote: Quote
    rule: str
    level: int = 0
    """Headings: 1 is the article's first rank below the title."""
    sentences: tuple[int, ...] = ()
    """Indices into `Article.sentences`; a heading is one sentence of its own so that it has an anchor; tables have none."""
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement about the article (title, author, …)."""

    text: str
    quote: Quote | None = None
    """Where it stands; None when inferred, stated by the format or by an editor."""
    inferred: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article: what its file says it is, and its text as blocks and sentences."""

    id: ArticleId
    source: Source
    place: int
    title: Fact
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    author: Fact | None = None
    """作者; several are joined by a blank as in the source."""
    affiliation: Fact | None = None
    """单位、职务."""
    published: Fact | None = None
    """`text` is ISO 8601: 2024, 2024-08 or 2024-08-08."""
    issuer: Fact | None = None
    """发文机关, when the article is itself an official document."""
    number: Fact | None = None
    """文号, likewise."""
    origin: Fact | None = None
    """来源: the newspaper or site."""
    url: Fact | None = None
    """Link to the original."""
    editor: Fact | None = None
    """责任编辑."""
    body: Span = Span(0, 0)
    """First to last code point of the body without its title."""
    chars: int = 0
    """Characters of the body that are not blank."""
    script: str = "hans"
    """`hans` or `hant`: a text that is traditional throughout stays as it is."""
    repairs: tuple[Repair, ...] = ()
    ledger: tuple[Entry, ...] = ()
    """This article's entries, sorted; together with those of the file's other parts a partition."""
    notices: tuple[Notice, ...] = ()
    confidence: float = 1.0

    def heading_of(self, sentence: int) -> Block | None:
        """The last heading block before this sentence, or None."""
        found: Block | None = None
        for block in self.blocks[: self.sentences[sentence].paragraph + 1]:
            if block.kind is BlockKind.HEADING:
                found = block
        return found


@dataclass(frozen=True, slots=True)
class Ledger:
    """The partition of one file."""

    source: Source
    length: int
    entries: tuple[Entry, ...]


# ---------------------------------------------------------------- 4 analyse


class FigureKind(Enum):
    """What a figure says: see `figures.md` of the design."""

    LEVEL = "level"
    GROWTH = "growth"
    SHARE = "share"
    RANGE = "range"
    RANK = "rank"
    MULTIPLE = "multiple"


FORECASTS = frozenset("预计 预估 预期 估计 有望 預計 預估 預期 估計".split())
"""Words of `Figure.qualifiers` that make it what is expected, not what is aimed at."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure 关键数字, as `figures.md` defines it."""

    rule: str
    """Name of the row of RULES that found it."""
    quote: Quote
    """The surface: the number with its measure word as it stands."""
    sentence: int
    """Index into `Article.sentences`; -1 for a table cell."""
    value: Decimal | None
    """Base unit: yuan, not 亿元; percent as 60; a fall is negative. None for a list."""
    unit: str | None
    kind: FigureKind
    indicator: str
    """In the text's own words."""
    high: Decimal | None = None
    """Upper end of a range."""
    values: tuple[Decimal, ...] = ()
    """A list that shares one head (19:43:38)."""
    qualifiers: tuple[str, ...] = ()
    period: str | None = None
    place: str | None = None
    attribution: str | None = None
    target: bool = False
    """A goal or a forecast, not an achievement."""
    confidence: float = 1.0
    pair: int | None = None
    """Index in `Analysis.figures` of the figure this one hangs on: the level of a growth, the 从 of a 至."""
    row: int = -1
    """Tables: row of the cell in `Block.cells`; `column` likewise; `block` the table's index in `Article.blocks`."""
    column: int = -1
    block: int = -1


@dataclass(frozen=True, slots=True)
class Citation:
    """A document the article cites, by 《title》, number 文号 or nickname."""

    title: str
    """Without 《》, as it stands; "" when only a number is cited."""
    quote: Quote
    """What stands in the text, with 《》."""
    sentence: int
    full_title: str = ""
    """The title it resolves to inside the article (《意见》 -> its full title), else the same as `title`."""
    number: str | None = None
    """Normalised: 国发〔2023〕5号."""
    issuer: str | None = None
    date: str | None = None
    """The text's own words: 2024年10月, 近日."""
    kind: str = "policy"
    """`policy`, `law`, `report`, `plan`, `standard`, `work` (book, film), `course`, `event`, `newspaper`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A named thing in the text."""

    name: str
    """The name as it stands, quotation marks included where they are part of it."""
    type: str
    """`platform`, `programme`, `organisation`, `region-cluster`, `case`, `policy-nickname`, `report`, `person`."""
    quote: Quote
    sentence: int
    canonical: str = ""
    """The name it is an alias of inside the article (京网院 -> 北京干部网络学院), else the same as `name`."""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Definition:
    """…是指…, …即…, 所谓…: a term and what the text says it is."""

    term: str
    quote: Quote
    """The words of the definition (term included)."""
    sentence: int


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word or phrase that speaks for an article, by weight."""

    term: str
    weight: float
    count: int


class PointKind(Enum):
    """What a point does in its section."""

    THESIS = "thesis"
    PROBLEM = "problem"
    MEASURE = "measure"
    CASE = "case"
    QUOTABLE = "quotable"


@dataclass(frozen=True, slots=True)
class Point:
    """What a section says."""

    kind: PointKind
    quote: Quote
    """A sentence or clause of the source."""
    sentence: int
    heading: int = -1
    """Index in `Article.blocks` of the heading it stands under; -1 before the first heading."""
    label: str = ""
    """一是, 首先, 第一 … when the source numbers it."""
    place: str = ""
    """Cases: where."""
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Event:
    """A dated happening for the timeline."""

    date: str
    """ISO 8601: 2024, 2024-08 or 2024-08-08."""
    quote: Quote
    sentence: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in one article, each tuple in text order."""

    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    definitions: tuple[Definition, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    points: tuple[Point, ...] = ()
    events: tuple[Event, ...] = ()
    notices: tuple[Notice, ...] = ()


# ---------------------------------------------------------------- 5 brief


@dataclass(frozen=True, slots=True)
class Line:
    """A published line.

    `quote` is None exactly when an editor (or, if switched on, a language model) wrote it, and the page says so. A leading
    connective may be left out: then `lead` is True and the page shows …; `text` is otherwise literally `quote.text`.
    """

    text: str
    quote: Quote | None
    sentence: int = -1
    lead: bool = False
    role: str = ""
    """Summary lines: `claim`, `why`, `what-to-do`."""
    origin: str = "source"
    """`source`, `editor` or `model`."""
    cites: tuple[int, ...] = ()
    """Sentences a model's line was phrased from."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the briefing: its thesis and the measures below it."""

    heading: Quote | None
    heading_block: int
    level: int
    thesis: Line | None
    items: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One card of the key-figure box: a level and its growth, or before and after, or one figure alone."""

    figures: tuple[int, ...]
    """Indices into `Analysis.figures`, the leading one first."""
    kind: str
    """`single`, `level-growth`, `before-after`, `range`, `rank`."""
    score: float


@dataclass(frozen=True, slots=True)
class Brief:
    """What the pages need of one article, and what the editor changed; self-contained; the unit of caching."""

    article: Article
    analysis: Analysis
    gist: Line | None
    summary: tuple[Line, ...]
    sections: tuple[Section, ...]
    cards: tuple[Card, ...]
    problems: tuple[Line, ...] = ()
    measures: tuple[Line, ...] = ()
    cases: tuple[Line, ...] = ()
    quotables: tuple[Line, ...] = ()
    minutes: int = 1
    """Reading time of the full text, at 400 characters a minute, at least 1."""
    topics: tuple[str, ...] = ()
    """Topics an editor set; empty means found by `link`."""
    hidden: bool = False
    note: str = ""
    """The editor's note to readers."""
    correction: str = ""
    edited: tuple[str, ...] = ()
    """Names of the fields an editor changed, sorted."""
    pinned: tuple[str, ...] = ()
    """Article ids an editor wants among the related briefings; `unlinked` those not wanted."""
    unlinked: tuple[str, ...] = ()
    words: str = ""
    """Content words and how often, as `link` weighs and writes them; "": not counted, or linked already."""
    review_by: str = ""
    """Day, ISO 8601, by which an editor wants to look again; "" for none."""
    notices: tuple[Notice, ...] = ()
    """Of all stages, for this article."""


@dataclass(frozen=True, slots=True)
class FileResult:
    """All that one source file gave: what a worker returns and the cache keeps."""

    path: str
    briefs: tuple[Brief, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()


# ---------------------------------------------------------------- 6 link


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a link stands: words of one article."""

    article: ArticleId
    sentence: int
    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a related briefing, in words a reader understands."""

    kind: str
    """`policy`, `indicator`, `entity`, `case`, `passage`, `topic`, `words`, `editor`."""
    text: str
    """共同引用《…》."""
    weight: float
    here: Evidence | None
    there: Evidence | None
    name: str = ""
    """What is shared, for pages in another language: they say the rest by the kind."""


@dataclass(frozen=True, slots=True)
class Related:
    """A related briefing with its reasons, the strongest first."""

    article: ArticleId
    related: ArticleId
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """A cited document 文件, gathered over the articles."""

    id: PolicyId
    title: str
    kind: str
    numbers: tuple[str, ...]
    issuer: str | None
    date: str | None
    aliases: tuple[str, ...]
    citations: tuple[tuple[ArticleId, int], ...]
    """(article, index in its `Analysis.citations`), sorted."""
    together: tuple[tuple[PolicyId, int], ...] = ()
    """Cited together with, and in how many articles."""
    is_article: ArticleId | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing, gathered over the articles."""

    id: EntityId
    name: str
    type: str
    aliases: tuple[str, ...]
    mentions: tuple[tuple[ArticleId, int], ...]
    """(article, index in its `Analysis.mentions`), sorted."""
    neighbours: tuple[tuple[EntityId, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A term 术语 with its definitions, side by side."""

    id: str
    term: str
    definitions: tuple[tuple[ArticleId, int], ...]
    """(article, index in its `Analysis.definitions`), sorted."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic 专题 and its articles."""

    id: TopicId
    name: str
    words: tuple[str, ...]
    articles: tuple[ArticleId, ...]
    """In reading order."""
    given: bool = False
    """From site_config.yaml, not found."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that stands in more than one article."""

    text: str
    places: tuple[tuple[ArticleId, int], ...]
    """(article, sentence), sorted."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One row of the timeline."""

    date: str
    article: ArticleId
    sentence: int
    text: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """The same thing measured in several places: one group of the book of figures."""

    id: str
    name: str
    unit: str | None
    figures: tuple[tuple[ArticleId, int], ...]
    """(article, index in its `Analysis.figures`), by period, then article."""
    series: tuple[tuple[str, Decimal, ArticleId, int], ...] = ()
    """(year or month, value, article, figure): a series of at least three points, or empty."""
    contradictions: tuple[tuple[tuple[ArticleId, int], tuple[ArticleId, int]], ...] = ()


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who wrote articles 作者."""

    id: str
    name: str
    posts: tuple[str, ...]
    """单位、职务 in the articles' own words."""
    articles: tuple[ArticleId, ...]


@dataclass(frozen=True, slots=True)
class WordCount:
    """A word of a period: in how many of its articles, and how often in all."""

    term: str
    articles: int
    times: int


@dataclass(frozen=True, slots=True)
class Period:
    """The high-frequency words 高频词 of a year `2024` or a quarter `2024Q3`, those of most articles first."""

    name: str
    articles: int
    words: tuple[WordCount, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """A word that rose (score above 0) or fell from the last period but one to the last; articles that hold it in each."""

    term: str
    before: int
    after: int
    score: float
    """Standard errors."""


@dataclass(frozen=True, slots=True)
class Role:
    """A reading list for one kind of reader."""

    id: str
    name: str
    description: str
    topics: tuple[str, ...]
    """Names of the topics it takes from; of all where empty."""
    content: tuple[str, ...]
    """Kinds of content of which a briefing must have one, as in site_config.yaml; any briefing where empty."""
    articles: tuple[ArticleId, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """All Briefs and all links between them; sorted; independent of input order."""

    briefs: tuple[Brief, ...]
    """Hidden ones left out; sorted by id."""
    policies: tuple[Policy, ...] = ()
    entities: tuple[Entity, ...] = ()
    authors: tuple[Author, ...] = ()
    """By name."""
    terms: tuple[Term, ...] = ()
    topics: tuple[Topic, ...] = ()
    related: Mapping[ArticleId, tuple[Related, ...]] = field(default_factory=dict)
    """Those that share the subject."""
    nearest: Mapping[ArticleId, tuple[Related, ...]] = field(default_factory=dict)
    """Where fewer than three share the subject: the nearest by words, not taken to share it."""
    passages: tuple[Passage, ...] = ()
    timeline: tuple[Moment, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    roles: tuple[Role, ...] = ()
    groups: tuple[tuple[ArticleId, ...], ...] = ()
    """Near-duplicate articles, the leading one first."""
    hot_words: tuple[tuple[str, int], ...] = ()
    periods: tuple[Period, ...] = ()
    """In the order of time."""
    trends: tuple[Trend, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    failures: tuple[Failure, ...] = ()
    notices: tuple[Notice, ...] = ()
    """Of the whole build, worst first."""

    def brief(self, article: ArticleId) -> Brief:
        """The Brief of this article.

        Raises: KeyError when the site has none.
        """
        for brief in self.briefs:
            if brief.article.id == article:
                return brief
        raise KeyError(article)

    def __iter__(self) -> Iterator[Brief]:
        return iter(self.briefs)


# ---------------------------------------------------------------- 7 pages


@dataclass(frozen=True, slots=True)
class Page:
    """One page to be rendered; no two pages on one path."""

    path: PagePath
    template: str
    context: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DataFile:
    """One data file to be written beside the pages."""

    path: PagePath
    data: bytes
