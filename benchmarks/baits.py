"""Baits for quadratic behaviour: `python -m benchmarks.baits [WORDS]` times each bait at n and 2n over the whole file pipeline.

A bait passes when time(2n) <= 2.5 * time(n); n grows until the run takes long enough to be told from noise. CPU time is
measured, the best of two runs counts.
"""

from __future__ import annotations

import json
import sys
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

from generator.cli.shared import collect_seldom
from generator.lexicon import Lexicon
from generator.model import RawFile
from generator.pipeline import Task, harvest

MOST_GROWTH = 2.5
LONG_ENOUGH = 0.6
"""Seconds at n."""
MOST_BYTES = 2_400_000
"""Of the input at n; twice that is just below the limit of a file."""
_S = "本年试点城市增加到12个，各地要完善目录，推动数据按需共享。"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
Bait = Callable[[int], bytes]


def _of(piece: str, head: str = "报告\n\n", tail: str = "") -> Bait:
    return lambda n: (head + piece * n + tail).encode()


def _numbered(piece: str, head: str = "报告\n\n") -> Bait:
    """`piece` with a number that differs each time."""
    return lambda n: (head + "".join(piece.format(number) for number in range(n))).encode()


def _docx(piece: str) -> Bait:
    def make(n: int) -> bytes:
        packed = BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("word/document.xml", f"<w:document {_W}><w:body>{piece * n}</w:body></w:document>")
        return packed.getvalue()

    return make


def _jsonl(n: int) -> bytes:
    return "".join(
        json.dumps({"title": f"报告{k}", "content": f"{_S}第{k}项。"}, ensure_ascii=False) + "\n" for k in range(n)
    ).encode()


BAITS: dict[str, tuple[str, Bait]] = {
    "one sentence again and again": ("txt", _of(_S + "\n")),
    "one line": ("txt", _of(_S)),
    "different sentences": ("txt", _numbered("第{}项工作比上年增长{}.5%，目录达到{}项。\n".replace("{}", "{0}"))),
    "no full stop": ("txt", _of("数据按需共享，")),
    "single characters": ("txt", _of("数\n")),
    "a page's lines below a text": ("txt", _of("渡口船票 关注 看更多\n", head=f"报告\n\n{_S}\n")),
    "a page's lines in a text": ("txt", _of(f"{_S}\n夜航船 看图 | 更多\n")),
    "blank lines": ("txt", _of("\n \u3000\t\n", tail=_S)),
    "blanks": ("txt", _of(" \u3000\t", tail=_S)),
    "digits": ("txt", _of("1")),
    "digits and commas": ("txt", _of("1,234,")),
    "decimal points": ("txt", _of("1.2.3.")),
    "Chinese numerals": ("txt", _of("三百亿零五万")),
    "percent signs": ("txt", _of("5%、6%、7%")),
    "ranges": ("txt", _of("3~5—6-7至")),
    "figures in one sentence": ("txt", _of("增长5%，")),
    "opening title marks": ("txt", _of("《")),
    "open titles": ("txt", _of("《数据")),
    "nested titles": ("txt", lambda n: ("报告\n\n" + "《" * n + "数" + "》" * n).encode()),
    "titles": ("txt", _numbered("《数据条例{}》")),
    "opening quotes": ("txt", _of("“")),
    "opening brackets": ("txt", _of("（")),
    "numbered headings": ("txt", _numbered("一、要点{}\n" + _S + "\n")),
    "contents lines": ("txt", _numbered("第{0}章 要点{0}……{0}\n")),
    "titles with authors": ("txt", _numbered("报告{0}\n\n张三{0}\n\n" + _S + "\n\n")),
    "bylines": ("txt", _of("（作者系江城大学教授）\n")),
    "dates": ("txt", _numbered("2024年3月{}日\n")),
    "years": ("txt", _of("2024年")),
    "ordinals alone": ("txt", _of("一、\n")),
    "full stops": ("txt", _of("。")),
    "questions": ("txt", _of("？！")),
    "definitions": ("txt", _numbered("数据{}是指")),
    "organisations": ("txt", _of("国家数据局办公厅会同江城市委员会")),
    "damaged characters": ("txt", _of("占G党P")),
    "separators": ("txt", _of("----------\n")),
    "list items": ("md", _of("- 项目\n")),
    "open links": ("md", _of("[数据](")),
    "stars": ("md", _of("*数")),
    "table rows": ("md", _of("| 甲 | 1 |\n", head="# 报告\n\n| 年 | 数 |\n|---|---|\n")),
    "wide table": ("md", lambda n: f"# 报告\n\n|{'甲|' * n}\n|{'-|' * n}\n|{'1|' * n}\n".encode()),
    "quotes": ("md", _of(">")),
    "front matter": ("md", _numbered("键{}: 值\n", head="---\n")),
    "open tags": ("html", _of("<div>", head="<p>" + _S)),
    "unclosed tags": ("html", _of("<a ", head="<p>" + _S)),
    "open attributes": ("html", _of('<a href="x', head="<p>" + _S)),
    "comments": ("html", _of("<!--", head="<p>" + _S)),
    "scripts": ("html", _of("<script>", head="<p>" + _S)),
    "paragraphs": ("html", _of(f"<p>{_S}</p>")),
    "cells": ("html", _of("<td>1", head="<table><tr>")),
    "rows of a page": ("html", _numbered("<tr><td>指标{0}<td>{0}亿元<td>5%", head="<h1>报告</h1><table>")),
    "nested tables": ("html", _of("<table><tr><td>甲", head="<p>" + _S)),
    "entities": ("html", _of("&amp;&#x", head="<p>" + _S)),
    "links": ("html", _of("<a href=x>数据</a>", head="<p>" + _S)),
    "records": ("jsonl", _jsonl),
    "open records": ("jsonl", _of('{"title":"', head="")),
    "escapes": ("json", lambda n: ('[{"title":"报告","body":"' + "\\u6570\\n" * n + '"}]').encode()),
    "rows": ("csv", _numbered("报告{}," + _S + "\n", head="标题,正文\n")),
    "open quotes in rows": ("csv", _of('"', head="标题,正文\n")),
    "Word paragraphs": ("docx", _docx(f"<w:p><w:r><w:t>{_S}</w:t></w:r></w:p>")),
    "Word runs": ("docx", _docx("<w:r><w:t>数</w:t></w:r>")),
    "Word rows": ("docx", _docx("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>")),
}  # fmt: skip


def seconds(suffix: str, data: bytes) -> float:
    """CPU seconds of the whole pipeline of one file; the better of two runs."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        harvest(Task(RawFile(f"a.{suffix}", data), Lexicon()))
        taken.append(time.process_time() - start)
        if taken[0] > 3 * LONG_ENOUGH:
            break
    return min(taken)


def measure(suffix: str, bait: Bait) -> tuple[int, float, float]:
    """(bytes at n, seconds at n, seconds at 2n) for the first n that takes long enough or is as long as a file may be."""
    n = 500
    while True:
        data = bait(n)
        once = seconds(suffix, data)
        if once >= LONG_ENOUGH or len(data) * 2 > MOST_BYTES:
            return len(data), once, seconds(suffix, bait(2 * n))
        n *= 2


def main() -> int:
    """A line for each bait; exit 1 when one grows too fast."""
    collect_seldom()  # as the command does
    harvest(Task(RawFile("a.txt", _S.encode()), Lexicon()))
    bad = 0
    for name, (suffix, bait) in BAITS.items():
        if not all(word in name for word in sys.argv[1:]):
            continue
        size, once, twice = measure(suffix, bait)
        growth = twice / max(once, 1e-9)
        wrong = growth > MOST_GROWTH and twice > 0.2
        bad += wrong
        rate = size / max(once, 1e-9) / 1e6
        print(
            f"{'SLOW' if wrong else 'ok':4}  {growth:4.2f}  {once:6.2f} s  {size:9,d} bytes  {rate:6.2f} MB/s  {name}",
            flush=True,
        )
    print(f"{bad} of {len(BAITS)} grow by more than {MOST_GROWTH}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
