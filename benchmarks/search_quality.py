"""How well and how fast a reader finds, in a real Chromium over a built site: `python -m benchmarks.search_quality`.

The site is the sample corpus, with the files of the labelled corpus where they are at hand (JIANBAO_SHARED), built anew;
`--articles N` takes a synthetic corpus of N instead. Queries are drawn by rule and written by hand (search_queries.py).
Printed by kind: the share answered first, among the first three, among the first ten, the mean of 1/rank, how many found
nothing, and how many links led to a sentence that says the words; then times to the first answer and bytes over the wire.
`--show` names the queries not answered among the first three.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from benchmarks.gold import shared_folder
from benchmarks.search_queries import BEYOND, Query, ruled_queries, written_queries
from benchmarks.synthetic_site import make_synthetic_site
from generator.config import load_config
from generator.executor import Serial
from generator.model import Site
from generator.pipeline import build_site
from generator.starter import make_site

REPOSITORY = Path(__file__).parent.parent
COLD = 12
"""Queries that are asked by a browser that has nothing of the site yet."""
TARGETS = {"top 3": 0.90, "top 10": 0.95, "cold, seconds": 1.0}
DONE = "[data-search-state=done]"
_ZIPPED = frozenset({".html", ".js", ".css", ".json", ".svg", ".xml", ".txt"})
"""What every web server compresses; Pagefind's own files are compressed already."""

ASK = """async (words) => {
  const field = document.getElementById("search-words"), box = document.getElementById("jb-search");
  box.dataset.searchState = "asked";
  field.value = words;
  const start = performance.now();
  field.form.requestSubmit();
  await new Promise((ready) => {
    const watch = new MutationObserver(() => { if (box.dataset.searchState === "done") { watch.disconnect(); ready(); } });
    watch.observe(box, {attributes: true});
  });
  const seconds = (performance.now() - start) / 1000;
  const results = [...box.querySelectorAll("[data-search-result]")].map((row) => [...row.querySelectorAll("a")].map((link) => link.href));
  const mark = box.querySelector("mark")?.textContent || "";
  return {seconds, results, mark};
}"""
WATCH = """new MutationObserver((changes, watch) => {
  if (document.querySelector("[data-search-state=done]")) { window.answered = performance.now(); watch.disconnect(); }
}).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ["data-search-state"]})"""
"""The browser's own clock, from the moment the address is asked for: the stopwatch outside would add the way to the browser."""
LANDS = """async (href) => {
  const text = await (await fetch(href)).text(), hash = new URL(href).hash.slice(1);
  const page = new DOMParser().parseFromString(text, "text/html");
  const target = hash && page.getElementById(decodeURIComponent(hash));
  return target ? (target.closest("tr, section, li") || target).textContent : "";
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query brought: `rank` of the first page that answers, from 1, or 0."""

    query: Query
    rank: int
    found: int
    seconds: float
    lands: bool | None
    """Whether the answer's link leads to a sentence that says the words; None where nobody asked."""


def make_site_here(root: Path, articles: int) -> Site:
    """Build the site below `root` and return what it was made of."""
    if articles:
        make_synthetic_site(root, articles)
    else:
        make_site(root, "检索")
        shutil.rmtree(root / "articles")
        shutil.copytree(REPOSITORY / "articles", root / "articles")
        shared = shared_folder()
        if shared is None:
            print("THE LABELLED CORPUS IS NOT AT HAND (JIANBAO_SHARED): the sample corpus alone", file=sys.stderr)
        else:
            shutil.copytree(shared / "corpus", root / "articles" / "corpus")
    subprocess.run(
        [sys.executable, "-m", "generator", "build", "-C", str(root)], check=True, cwd=REPOSITORY, stdout=sys.stderr
    )
    return build_site(root, load_config(root), Serial(), lambda what, done, total: None)[0]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Address of the folder on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


def ask_all(page: Any, base: str, queries: Iterable[Query]) -> list[Answer]:
    """Every query on one page, as a reader would type them one after the other."""
    page.goto(f"{base}search/")
    answers = []
    for query in queries:
        told = page.evaluate(ASK, query.words)
        results = [[link.removeprefix(base) for link in links] for links in told["results"]]
        ranks = [
            place for place, links in enumerate(results, 1) if any(link.startswith(query.answers) for link in links)
        ]
        rank = ranks[0] if ranks else 0
        lands = None
        if query.stands:
            reached = page.evaluate(LANDS, told["results"][rank - 1][-1]) if rank else ""
            lands = query.stands in reached.replace("\n", "")
        answers.append(Answer(query, rank, len(results), told["seconds"], lands))
    return answers


def ask_cold(browser: Any, base: str, folder: Path, words: str) -> tuple[float, float, int, int]:
    """Seconds to the first answer: by address, and by typing into the page; kilobytes of that; requests."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(f"{base}search/?q={words}", wait_until="commit")
    page.wait_for_selector(DONE)
    by_address = page.evaluate("window.answered") / 1000
    context.close()
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    asked: list[str] = []
    page.on("response", lambda response: asked.append(response.url))
    page.goto(f"{base}search/")
    page.wait_for_timeout(500)  # a reader needs longer than that to type a word
    seconds = page.evaluate(ASK, words)["seconds"]
    page.wait_for_load_state("networkidle")
    context.close()
    return by_address, seconds, sum(_weight(folder, url.removeprefix(base)) for url in asked), len(asked)


def _weight(folder: Path, address: str) -> int:
    """Bytes of an answer as a web server sends it."""
    path = folder / address.split("?", maxsplit=1)[0]
    path = path / "index.html" if path.is_dir() else path
    if not path.is_file():
        return 0
    data = path.read_bytes()
    return len(gzip.compress(data, 6)) if path.suffix in _ZIPPED else len(data)


def report(answers: Sequence[Answer]) -> dict[str, float]:
    """Print the table; the shares over all kinds that count."""
    print(f"{'kind':22} {'n':>4} {'top 1':>6} {'top 3':>6} {'top 10':>6} {'MRR':>6} {'none':>5} {'lands':>9}")
    kinds: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        kinds[answer.query.kind].append(answer)
    rows = [*kinds.items(), ("all that count", [answer for answer in answers if answer.query.kind not in BEYOND])]
    for kind, group in rows:
        one, three, ten = (_share(group, most) for most in (1, 3, 10))
        mrr = sum(1 / answer.rank for answer in group if answer.rank) / len(group)
        none = sum(not answer.found for answer in group)
        landed = [answer.lands for answer in group if answer.lands is not None]
        told = f"{sum(landed)}/{len(landed)}" if landed else ""
        print(f"{kind:22} {len(group):4} {one:6.3f} {three:6.3f} {ten:6.3f} {mrr:6.3f} {none:5} {told:>9}")
    return {"top 3": _share(rows[-1][1], 3), "top 10": _share(rows[-1][1], 10)}


def _share(answers: Sequence[Answer], most: int) -> float:
    return sum(0 < answer.rank <= most for answer in answers) / len(answers)


def measure(root: Path, site: Site, *, show: bool) -> dict[str, float]:
    """Ask everything and print what came."""
    from playwright.sync_api import sync_playwright

    queries = (*ruled_queries(site), *written_queries(site))
    with sync_playwright() as playwright, served(root / "site") as base:
        path = os.environ.get("JIANBAO_BROWSER") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        ask_cold(browser, base, root / "site", queries[0].words)  # the browser itself starts once
        cold = [ask_cold(browser, base, root / "site", query.words) for query in queries[:: len(queries) // COLD]]
        answers = ask_all(browser.new_page(), base, queries)
        browser.close()
    scores = report(answers)
    warm = sorted(answer.seconds for answer in answers[1:])
    by_address, typed = sorted(one[0] for one in cold), sorted(one[1] for one in cold)
    sizes = [one[2] for one in cold]
    index = sum(file.stat().st_size for file in (root / "site" / "pagefind" / "index").iterdir())
    print(
        f"\nfirst answer, cold, by address: median {statistics.median(by_address):.2f} s, slowest {by_address[-1]:.2f} s"
    )
    print(f"first answer, cold, typed: median {statistics.median(typed):.2f} s, slowest {typed[-1]:.2f} s")
    print(f"next answers: median {statistics.median(warm):.2f} s, slowest {warm[-1]:.2f} s")
    print(
        f"over the wire for page and first answer: median {statistics.median(sizes) / 1000:.0f} kB, largest {max(sizes) / 1000:.0f} kB, {statistics.median(one[3] for one in cold):.0f} requests"
    )
    print(f"index of {len(site.briefs)} articles: {index / 1000:.0f} kB")
    for answer in answers if show else ():
        if not 0 < answer.rank <= 3 or answer.lands is False:
            print(
                f"  {answer.query.kind}: {answer.query.words}  rank {answer.rank}, lands {answer.lands}, wants {answer.query.answers[:2]}"
            )
    return {**scores, "cold, seconds": statistics.median(by_address)}


def main() -> None:
    """Build, ask, print; exit with 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=0, help="a synthetic corpus of so many articles")
    parser.add_argument("--show", action="store_true", help="name what was not found")
    parser.add_argument("--keep", type=Path, help="build the site there and leave it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        root = options.keep or Path(made) / "site"
        site = make_site_here(root, options.articles)
        scores = measure(root, site, show=options.show)
    missed = [
        f"{name}: {scores[name]:.3f}, target {target}"
        for name, target in TARGETS.items()
        if (scores[name] > target if name.startswith("cold") else scores[name] < target)
    ]
    if missed:
        sys.exit("\n".join(missed))


if __name__ == "__main__":
    main()
