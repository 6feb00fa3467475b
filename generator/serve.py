"""EDGE: shows the built site on this machine and builds anew when a file changes; the last good site stays up.

After a change three things happen, each when the one before is done and nothing else has changed:
1. at once, in this process: a draft of the articles that changed and of the pages that are open (`draft.py`);
2. after a second without a change: docs/ is generated, and the pages that changed are built;
3. then the whole site as `jianbao build` does, strictly and with its search index, which takes the patched one's place.
The first may run while the others do: it writes only to the built site.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from watchfiles import Change, watch

from generator.draft import Draft
from generator.errors import GeneratorError
from generator.preview import HOST, Preview, make_server
from generator.site import SITE, build_pages, build_site
from generator.store import STATE, as_written

Files = frozenset[Path]
"""Resolved paths."""
QUIET_SECONDS = 1.0
"""Without a change for so long, docs/ and the whole site are built."""
TURN_SECONDS = 0.0005
"""How soon a thread that computes lets another on: at Python's 5 ms a draft of some hundred reads and writes waited for seconds."""
_CONFIGURATION = ("mkdocs.yml", "overrides")
"""A change in one of these may touch every page."""


@dataclass(frozen=True, slots=True)
class Generated:
    """What a generation of docs/ wrote (paths below it, changed or gone) and found wrong."""

    written: tuple[str, ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What is shown, and how it is made."""

    root: Path
    docs: Path
    generate: Callable[[], Generated]
    draft: Callable[[Files, frozenset[str]], Draft]
    """Of the files that changed and the pages that are open."""
    watched: tuple[Path, ...]
    say: Callable[[str], None]
    preview: Preview = field(default_factory=Preview)

    def at_once(self, changes: Files) -> tuple[str, ...]:
        """Build the draft of what changed, and what was written by hand in docs/; what is wrong."""
        opened = self.preview.opened()
        draft = self.draft(changes, opened)
        by_hand = {path.relative_to(self.docs.resolve()).as_posix() for path in changes if self._is_page(path)}
        if self._is_configuration(changes):
            by_hand |= opened - draft.pages.keys()
        build_pages(self.root, (*draft.pages, *sorted(by_hand)), draft.pages)
        return draft.problems

    def changed(self) -> tuple[str, ...]:
        """Generate docs/ and build the pages that changed; what is wrong."""
        done = self.generate()
        build_pages(self.root, done.written, {})
        return done.problems

    def whole(self) -> tuple[str, ...]:
        """Generate docs/ and build everything; what is wrong."""
        done = self.generate()
        build_site(self.root)
        return done.problems

    def theirs(self, paths: Files) -> Files:
        """Those files that the generator did not write itself."""
        docs = self.docs.resolve()
        real = {path for path in paths if STATE not in path.parts and not path.is_dir()}
        names = {path.relative_to(docs).as_posix(): path for path in real if path.is_relative_to(docs)}
        own = as_written(docs, names) if names else frozenset()
        return frozenset(real - {names[name] for name in own})

    def _is_page(self, path: Path) -> bool:
        return path.is_relative_to(self.docs.resolve())

    def _is_configuration(self, changes: Files) -> bool:
        folders = [(self.root / name).resolve() for name in _CONFIGURATION]
        return any(path.is_relative_to(folder) for path in changes for folder in folders)


def serve_site(work: Work, port: int, stop: threading.Event | None = None) -> None:
    """Build, serve until interrupted or `stop` is set; with watched paths build anew after each change.

    Raises: GeneratorError when the first build fails and there is no site to show, or the port is taken.
    """
    sys.setswitchinterval(TURN_SECONDS)
    stop, site = stop or threading.Event(), work.root / SITE
    changes = _changes(work.watched, stop)
    next(changes, None)  # from here on nothing is missed, not even what is saved while the first build runs
    _try(work, work.whole, "built")
    if work.preview.error and not site.is_dir():
        raise GeneratorError("serve", work.preview.error, "a first build that works")
    if work.watched:
        with suppress(GeneratorError):
            build_pages(work.root, (), {})  # MkDocs and the theme are read before the first change, not after it
    server = make_server(site, work.preview, port)
    work.say(f"http://{HOST}:{server.server_port}/  (Ctrl-C ends it)")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        _watch(work, changes, stop)
    except KeyboardInterrupt:
        work.say("")
    finally:
        stop.set()
        server.shutdown()
        server.server_close()


def _watch(work: Work, changes: Iterator[Files], stop: threading.Event) -> None:
    """Draft each change at once; a thread beside builds the rest."""
    if not work.watched:
        stop.wait()
        return
    news = threading.Event()
    follower = threading.Thread(target=_follow, args=(work, news, stop))
    follower.start()
    try:
        for changed in changes:
            theirs = work.theirs(changed)
            if theirs:
                _try(work, lambda theirs=theirs: work.at_once(theirs), "shown")  # type: ignore[misc]
                news.set()
    finally:
        stop.set()
        news.set()
        follower.join()


def _changes(watched: tuple[Path, ...], stop: threading.Event) -> Iterator[Files]:
    """Files that changed, in batches, at least every third of a second; a watched folder that comes into being is watched from then on."""
    while watched and not stop.is_set():
        present = [path for path in watched if path.exists()]
        settings = {"debounce": 100, "step": 30, "rust_timeout": 300, "yield_on_timeout": True}
        for changes in watch(*present, stop_event=stop, **settings):  # type: ignore[arg-type]
            fresh = [path for path in watched if path not in present and path.exists()]
            named = [Path(path) for _, path in changes]
            come = (Path(path) for change, path in changes if change is Change.added)
            # what came with a folder came before its watch
            folders = (*fresh, *(path for path in come if path.is_dir()))
            inside = (found for path in folders for found in (path, *path.rglob("*")))
            yield frozenset(path.resolve() for path in (*named, *inside))
            if fresh:
                break


def _follow(work: Work, news: threading.Event, stop: threading.Event) -> None:
    """After each change, once it is quiet: generate and build what changed, then all; news begins anew."""
    while news.wait() and not stop.is_set():
        for build, words in ((work.changed, "built"), (work.whole, "built in full")):
            while news.is_set() and not stop.is_set():
                news.clear()
                news.wait(QUIET_SECONDS)
            if stop.is_set() or not _try(work, build, words):
                break


def _try(work: Work, build: Callable[[], tuple[str, ...]], words: str) -> bool:
    """Build and tell the browser to load again; on failure show why and keep what is shown. Whether it was built."""
    try:
        problems, done = build(), True
    except GeneratorError as error:
        problems, done = (str(error),), False
    told = "\n".join(problems)
    if told and told != work.preview.error:
        work.say("\n".join(f"jianbao: {problem}" for problem in problems))
    work.preview.error = told
    if done:
        work.preview.version += 1
        work.say(words)
    return done
