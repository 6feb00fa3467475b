"""The whole build on one page: stages in order, cache, failures. Read this first.

One file: read -> split -> clean -> analyse -> brief -> edit (pure, cached, may run anywhere). Then one barrier: all
Briefs (phrased by a model, where the site asks for it) -> link -> pages and data -> docs/, always in full.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache as once
from functools import lru_cache
from pathlib import Path

from generator import edit as edits
from generator.analyse import analyse
from generator.brief import make_brief
from generator.cache import Cache, content_key, folder_key, installed_key, packed
from generator.clean import clean, ledger
from generator.config import Config
from generator.errors import EditError, GeneratorError
from generator.executor import LostError, Mapper
from generator.lexicon import DEFAULT_LEXICON_FILE, Lexicon, parse
from generator.link import LinkRules, count_words, link
from generator.model import ArticleId, Brief, Failure, FileResult, Ledger, Notice, RawFile, Severity, Site
from generator.phrase import ANSWERS, Phrasing, phrase
from generator.publish import Report, looks_of, make_files
from generator.read import read
from generator.reuse import Reuse
from generator.sources import Sources, read_sources
from generator.split import Cuts, split
from generator.store import STATE, Written, lock, read_manifest, standing, write_docs
from generator.verify import NOTHING, Proof, verify_file

PACKAGE = Path(__file__).parent
LOST = "worker"
"""Stage of a Failure whose file took its worker with it."""


@dataclass(frozen=True, slots=True)
class Task:
    """One file's work, as it goes to a worker."""

    raw: RawFile
    lexicon: Lexicon
    edits: str = "edits"
    """Folder of the edit files, as it is named in messages."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build did."""

    site: Site
    written: Written
    fresh: int
    """Files that were worked on, not taken from the cache."""


def generate(root: Path, config: Config, mapper: Mapper, report: Report) -> Outcome:
    """Sources -> docs/.

    Raises: GeneratorError when docs/ cannot be written or the sources' folder is missing.
    """
    docs = root / config.docs
    with lock(docs):
        site, fresh, key, inputs = _build(root, config, mapper, report, online=True)
        kept: Cache[dict[str, str]] = Cache(root / STATE / "written", dict[str, str])
        key = content_key(key.encode(), looks_of(root, config).encode())
        written = kept.get(key)
        if written and written == standing(docs):
            return Outcome(site, Written((), (), len(written)), fresh)
        reuse = Reuse(docs, root / STATE / "made", fingerprint(), inputs)
        done = write_docs(docs, make_files(root, config, site, reuse, report), reuse.standing)
        reuse.keep()
        kept.put(key, read_manifest(docs))
        kept.keep_only({key})
        return Outcome(site, done, fresh)


def build_site(root: Path, config: Config, mapper: Mapper, report: Report) -> tuple[Site, int]:
    """Sources -> Site, and how many files were not in the cache; asks no language model, but uses what one answered."""
    return _build(root, config, mapper, report, online=False)[:2]


def _build(
    root: Path, config: Config, mapper: Mapper, report: Report, online: bool
) -> tuple[Site, int, str, dict[ArticleId, str]]:
    """Site, files not in the cache, the key of all that the Site came from, and those of each article's source.

    Equal inputs are not linked twice.
    """
    sources = load_sources(root, config)
    tasks = load_tasks(root, config, sources)
    results, fresh = harvest_all(root, tasks, mapper, report)
    lost = [failure for result in results for failure in result.failures if failure.stage == LOST]
    phrasing = Phrasing(root / ANSWERS, config.summary, next((task.lexicon for task in tasks), Lexicon()), online)
    phrased = phrase(results, phrasing, report)
    results, sources = phrased.results, replace(sources, files=(), notices=(*sources.notices, *phrased.notices))
    keys = [content_key(key.encode(), repr(phrased.told).encode()) for key in _keys(tasks)]
    of_path = {task.raw.path: of_task for task, of_task in zip(tasks, keys, strict=True)}
    del phrased, tasks  # a site's words are not held twice
    told = repr((config, sources.failures, sources.notices, lost))
    key = content_key(fingerprint().encode(), told.encode(), *map(str.encode, keys))
    kept: Cache[Site] = Cache(root / STATE / "linked", Site)
    report("link", 0, 1)
    links = kept.get(key)
    if links is None:
        site = _wordless(join(config, results, sources))
        del results
        kept.put(key, replace(site, briefs=(), ledgers=()))
        kept.keep_only({key})
    else:
        shown = tuple(brief for brief in _distinct(results) if not brief.hidden)
        ledgers = tuple(entry for result in results for entry in result.ledgers)
        site = _wordless(replace(links, briefs=shown, ledgers=ledgers))
    report("link", 1, 1)
    return site, fresh, key, {brief.article.id: of_path[brief.article.source.path] for brief in site}


def _wordless(site: Site) -> Site:
    """The site without the counted words, which only `link` reads: a quarter of what is held."""
    return replace(site, briefs=tuple(replace(brief, words="") for brief in site.briefs))


def load_sources(root: Path, config: Config, only: frozenset[str] | None = None) -> Sources:
    """The source files with their edits; `only` those of these paths."""
    return read_sources(root / config.sources, root / config.edits, config.exclude, config.limits.file_bytes, only)


def load_tasks(root: Path, config: Config, sources: Sources) -> tuple[Task, ...]:
    """One Task a file; all share the lexicon."""
    paths = [PACKAGE / "lexicons" / DEFAULT_LEXICON_FILE, *(root / name for name in config.lexicons)]
    lexicon = _lexicon(tuple((str(path), _read_text(path)) for path in paths))
    return tuple(Task(raw, lexicon, config.edits) for raw in sources.files)


@lru_cache(maxsize=1)
def _lexicon(texts: tuple[tuple[str, str], ...]) -> Lexicon:
    return sum((parse(text, path) for path, text in texts), Lexicon())


def harvest_all(
    root: Path, tasks: tuple[Task, ...], mapper: Mapper, report: Report
) -> tuple[tuple[FileResult, ...], int]:
    """Every file's result, in the order of the tasks; from the cache where its content is known."""
    kept: Cache[FileResult] = Cache(root / STATE / "cache", FileResult)
    keys = _keys(tasks)
    results = {key: found for key in keys if (found := kept.get(key)) is not None}
    missing = [(key, task) for key, task in zip(keys, tasks, strict=True) if key not in results]
    report("read", len(results), len(tasks))
    working = mapper.map(_packed, [task for _, task in missing])
    for key, task in missing:
        try:
            results[key], body = next(working)
            kept.put_packed(key, body)
        except LostError as lost:  # not kept: another run, another machine may have more to give
            results[key] = _lost(task.raw.path, lost)
        report("read", len(results), len(tasks))
    kept.keep_only(set(keys))
    return tuple(results[key] for key in keys), len(missing)


def harvest(task: Task) -> FileResult:
    """All that one file gives, with the words of its Briefs counted for `link`; pure. A file that cannot be read is a Failure in the result, never an exception."""
    raw = task.raw
    decisions, notices = _decisions(raw, task.edits)
    try:
        documents = read(raw)
    except GeneratorError as error:
        return FileResult(raw.path, failures=(Failure(raw.path, "read", str(error)),), notices=notices)
    titles = tuple((decisions.titles or {}).items())
    cuts = Cuts(decisions.split_at, decisions.merge, decisions.keep, decisions.leave_out, titles)
    briefs, ledgers = list[Brief](), list[Ledger]()
    for document in documents:
        parts = split(document, cuts)
        articles = tuple(clean(part) for part in parts)
        ledgers.append(ledger(document, parts, articles))
        briefs += [make_brief(article, analyse(article, task.lexicon)) for article in articles]
        notices += document.notices
        if not articles:
            notices += (Notice(document.source.path, "no-article", "文件中没有找到文章", Severity.ERROR),)
    edited = (replace(brief, words=count_words(brief)) for brief in edits.apply_edit(tuple(briefs), decisions))
    return FileResult(raw.path, tuple(edited), tuple(ledgers), (), notices)


def _packed(task: Task) -> tuple[FileResult, bytes]:
    return (result := harvest(task)), packed(result)


def _lost(path: str, lost: LostError) -> FileResult:
    message = str(GeneratorError(path, lost.problem, lost.expected))
    return FileResult(path, failures=(Failure(path, LOST, message),))


def read_one(path: Path, name: str = "") -> Site:
    """One file as a site of its own: what the terminal's tables show; `name`: its path below the sources' folder.

    Raises: GeneratorError when the file cannot be read.
    """
    lexicon = parse(_read_text(PACKAGE / "lexicons" / DEFAULT_LEXICON_FILE), DEFAULT_LEXICON_FILE)
    result = harvest(Task(RawFile(name or path.name, path.read_bytes()), lexicon))
    for failure in result.failures:
        raise GeneratorError("", failure.message)
    return join(Config(), (result,), Sources((), (), ()))


def _decisions(raw: RawFile, folder: str) -> tuple[edits.Edit, tuple[Notice, ...]]:
    if raw.edit is None:
        return edits.Edit(), ()
    try:
        return edits.parse_edit(raw.edit, f"{folder}/{raw.path}.yaml"), ()
    except EditError as error:
        return edits.Edit(), (Notice(raw.path, "edit-broken", str(error), Severity.ERROR),)


def join(config: Config, results: tuple[FileResult, ...], sources: Sources) -> Site:
    """The barrier: all results -> Site."""
    briefs = _distinct(results)
    rules = LinkRules(
        topics=tuple((rule.id, rule.name, rule.words) for rule in config.topics),
        roles=tuple((rule.id, rule.name, rule.description, rule.topics, rule.content) for rule in config.roles),
    )
    site = link(tuple(brief for brief in briefs if not brief.hidden), rules)
    notices = [*sources.notices, *(notice for result in results for notice in result.notices)]
    notices += [*(notice for brief in briefs for notice in brief.notices), *site.notices]
    worst = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}
    return replace(
        site,
        ledgers=tuple(entry for result in results for entry in result.ledgers),
        failures=(*sources.failures, *(failure for result in results for failure in result.failures)),
        notices=tuple(
            sorted(notices, key=lambda notice: (worst[notice.severity], notice.confidence, notice.source, notice.rule))
        ),
    )


def _distinct(results: Iterable[FileResult]) -> tuple[Brief, ...]:
    """All briefs, sorted by id.

    Raises: GeneratorError when two articles came to one id, which the id's length makes a bug or a forged file.
    """
    briefs = (brief for result in results for brief in result.briefs)
    ordered = tuple(sorted(briefs, key=lambda brief: brief.article.id))
    for name, count in Counter(brief.article.id for brief in ordered).items():
        if count > 1:
            paths = sorted({brief.article.source.path for brief in ordered if brief.article.id == name})
            raise GeneratorError(", ".join(paths), f"two articles came to the id {name}", "one id, one article")
    return ordered


def prove(root: Path, config: Config, mapper: Mapper, report: Report) -> tuple[Site, Proof]:
    """Read the sources anew, without the cache, and verify every statement; a model's lines are made of its kept answers."""
    sources = load_sources(root, config)
    tasks = load_tasks(root, config, sources)
    proved: list[tuple[FileResult, Proof]] = []
    working = mapper.map(_proved, tasks)
    for number, task in enumerate(tasks):
        try:
            proved.append(next(working))
        except LostError as lost:
            proved.append((_lost(task.raw.path, lost), NOTHING))
        report("check", number + 1, len(tasks))
    offline = Phrasing(root / ANSWERS, config.summary, next((task.lexicon for task in tasks), Lexicon()), online=False)
    results = phrase(tuple(result for result, _ in proved), offline, report).results
    proof = NOTHING
    for task, (was, found), now in zip(tasks, proved, results, strict=True):
        proof += found if now == was else verify_file(read(task.raw), now, task.lexicon)
    return join(config, results, sources), proof


def _proved(task: Task) -> tuple[FileResult, Proof]:
    result = harvest(task)
    return result, verify_file(() if result.failures else read(task.raw), result)


def _keys(tasks: Iterable[Task]) -> list[str]:
    """Of each task, in order; tasks that share a lexicon share its text, which is dear to make."""
    program = fingerprint().encode()
    lexicons: dict[int, bytes] = {}
    keys = []
    for raw, lexicon, folder in ((task.raw, task.lexicon, task.edits) for task in tasks):
        known = lexicons.get(id(lexicon)) or lexicons.setdefault(id(lexicon), repr(lexicon).encode())
        edit = b"" if raw.edit is None else folder.encode() + b"\0" + raw.edit
        keys.append(content_key(program, known, raw.path.encode(), raw.data, edit))
    return keys


@once
def fingerprint() -> str:
    """Key of the program and its libraries: a changed rule, lexicon or version makes every cached value a miss."""
    return content_key(folder_key(PACKAGE, suffixes=frozenset({".py", ".yaml"})).encode(), installed_key().encode())


def _read_text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GeneratorError(str(path), f"cannot be read ({error})", "a UTF-8 text") from None
