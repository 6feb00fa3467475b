"""One site of hostile articles, built by MkDocs: nothing of them is live, and their words come out as they went in."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from lxml import etree
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from generator.render import clean_text
from tests.hostile.payloads import PAYLOADS

ROOT = Path(__file__).parent.parent
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("site")]
NAMED = (
    "《{words}》（国发〔2024〕{number}号）提出，“{words}”是指各地推动共享的做法。{words}产业增加值达到{number}亿元，比上年增长{number}%。"
    "国家{words}局局长张三认为，{words}公司2024年1月成立。\n\n一、{words}\n"
)
"""Hostile words where a document's, a term's, an indicator's, an office's and a section's names stand."""
PLAIN = "试点城市增加到{}个，比上年增长{}%，各地要完善目录、统一标准，推动数据按需共享。"
FEED = frozenset("feed title subtitle id link updated entry author name summary".split())
SITEMAP = frozenset("urlset url loc lastmod".split())
_INVISIBLE = re.compile("[\u202a-\u202e\u2066-\u2069]")


def bare(text: str) -> str:
    """Text as compared: characters that HTML does not have are gone, and so is white space, which HTML folds."""
    return "".join(clean_text(text).split())


def sentence(number: int, words: str) -> str:
    """Hostile words within a sentence, between marks that find them again."""
    return f"专家指出始{number}始{words}终{number}终是一种说法。"


def titles() -> list[str]:
    """Hostile titles, four cases in each."""
    rows = list(PAYLOADS.values())
    return [f"报告{at}号" + "".join(f"之{words}" for words in rows[at : at + 4]) for at in range(0, len(rows), 4)]


def write_site(root: Path) -> None:
    (root / "articles").mkdir(parents=True)
    records = []
    for number, title in enumerate(titles()):
        words = list(PAYLOADS.values())[number]
        body = "\n".join(
            (
                PLAIN.format(number + 3, 12),
                *list(PAYLOADS.values())[number * 4 : number * 4 + 4],
                f"引语{words}，增长5%。",
            )
        )
        record = {"title": title, "author": words, "source": words, "date": words, "content": body}
        records.append(json.dumps(record, ensure_ascii=False))
    (root / "articles" / "cases.jsonl").write_text("\n".join(records) + "\n", "utf-8", "surrogatepass")
    said = [sentence(number, words) for number, words in enumerate(PAYLOADS.values())]
    for at in range(0, len(said), 12):
        text = "\n".join(said[at : at + 12])
        (root / "articles" / f"said{at}.txt").write_text(f"各种说法汇编{at}\n\n{PLAIN.format(3, 5)}\n{text}\n", "utf-8")
    named = "\n".join(NAMED.format(words=words, number=number) for number, words in enumerate(PAYLOADS.values()))
    (root / "articles" / "named.txt").write_text(f"名称汇编\n\n{named}\n", "utf-8")
    for number, words in enumerate(list(PAYLOADS.values())[::9]):
        name = "".join(char for char in words if char not in "/\x00")[:40]
        text = f"{words}\n\n{PLAIN.format(number, 4)}\n\n    四格缩进{words}\n\n{words}\n{words}\n"
        (root / "articles" / f"{name}.txt").write_text(text, "utf-8")
    front = (
        "---\ntitle: '<script>alert(1)</script>{{ 7*7 }}'\nauthor: '[甲](javascript:alert(1))'\ntags: ['<b>']\n---\n"
    )
    (root / "articles" / "front.md").write_text(
        f"{front}\n# 题 {{: onclick=alert(1) }}\n\n{PLAIN.format(5, 6)}\n", "utf-8"
    )
    (root / "edits").mkdir()
    hostile = json.dumps(PAYLOADS["HTML: script"] + PAYLOADS["templates: jinja"] + PAYLOADS["links: image"])
    edit = "".join(f"{key}: {hostile}\n" for key in ("title", "author", "gist", "note", "correction"))
    figure = ", ".join(f"{key}: {hostile}" for key in ("indicator", "unit", "period", "place", "attribution"))
    lists = "".join(
        f"{key}: [{hostile}]\n" for key in ("summary", "topics", "pin_links", "drop_links", "pin", "drop_figures")
    )
    lists += f"fix_figures: [{{text: 6%, {figure}}}]\naliases: {{{hostile}: {hostile}}}\n"
    (root / "edits" / "front.md.yaml").write_text(edit + lists, "utf-8")


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the hostile site, built once per run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    root, done = shared / "hostile", shared / "hostile.done"
    with FileLock(shared / "hostile.lock"):
        if not done.exists():
            made = [sys.executable, "-m", "generator", "new", str(root)]
            ended = subprocess.run(made, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
            assert ended.returncode == 0, ended.stderr
            shutil.rmtree(root / "articles")
            shutil.rmtree(root / "edits", ignore_errors=True)
            write_site(root)
            command = [sys.executable, "-m", "generator", "build", "-C", str(root)]
            built = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
            done.write_bytes(built.stdout + built.stderr + f"\n{built.returncode}".encode())
    said = done.read_bytes().decode("utf-8")
    assert said.endswith("\n0"), said[-3000:]
    (root / "said.txt").write_text(said, "utf-8")
    return root


def pages_of(site: Path) -> Iterator[tuple[str, Any]]:
    parser = lxml_html.HTMLParser(encoding="utf-8")
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), lxml_html.document_fromstring(path.read_bytes(), parser=parser)


def shapes(site: Path) -> set[tuple[str, str]]:
    """All pairs of element and attribute of a site's pages; "" stands for the element itself."""
    found: set[tuple[str, str]] = set()
    for _, tree in pages_of(site):
        for element in tree.iter(etree.Element):
            found |= {(str(element.tag), str(name)) for name in ("", *element.attrib)}
    return found


def test_no_element_and_no_attribute_is_there_that_a_harmless_site_has_not(
    built_site: Path, hostile_site: Path
) -> None:
    known = {*shapes(built_site), ("span", "title"), ("b", "aria-current")}
    assert shapes(hostile_site / "site") - known == set()


def test_scripts_and_styles_are_those_of_the_theme(built_site: Path, hostile_site: Path) -> None:
    def scripts(site: Path) -> set[str]:
        found = set()
        for _, tree in pages_of(site):
            for element in tree.iter("script", "style"):
                if element.get("type") in {"application/json", "application/ld+json"}:
                    json.loads(element.text or "{}")
                else:
                    found.add(
                        (element.get("src") or "").rpartition("/")[2]
                        or re.sub(r'"base": ?"[^"]*"', "", element.text or "")
                    )
        return found

    ours, known = scripts(hostile_site / "site"), scripts(built_site)
    assert {text for text in ours - known if "alert(" in text or "outside" in text} == set()
    assert {name for name in ours - known if len(name) < 60} == set()


def test_no_address_of_a_page_leads_outside(hostile_site: Path) -> None:
    for path, tree in pages_of(hostile_site / "site"):
        for element in tree.iter(etree.Element):
            for name in ("href", "src", "action", "data", "srcset", "content", "formaction", "poster", "style"):
                value = element.get(name) or ""
                if name == "content" and (element.get("http-equiv") or "").lower() != "refresh":
                    continue
                assert not re.match(r"\s*(?:[a-zA-Z][\w+.-]*:|//)", value) or name == "style", (
                    path,
                    element.tag,
                    value,
                )
                assert "outside" not in value, (path, element.tag, value)


def test_every_sentence_comes_out_as_it_went_in(hostile_site: Path) -> None:
    shown = "".join(
        bare(tree.text_content()) for path, tree in pages_of(hostile_site / "site") if path.startswith("sources/")
    )
    lost = []
    for number, (name, words) in enumerate(PAYLOADS.items()):
        found = re.search(f"始{number}始(.*?)终{number}终", shown)
        if found is None or bare(re.sub("[→≡]", "", found[1])) != bare(words):
            lost.append((name, bare(words), found and found[1]))
    assert lost == []


def test_every_title_comes_out_as_it_went_in(hostile_site: Path) -> None:
    heads = (tree.find(".//h1") for path, tree in pages_of(hostile_site / "site") if path.startswith("briefs/"))
    shown = "\n".join(_INVISIBLE.sub("", bare("".join(head.itertext()))) for head in heads if head is not None)
    assert [title for title in titles() if _INVISIBLE.sub("", bare(title)) not in shown] == []


def test_the_records_of_the_site_are_json_and_its_table_runs_no_formula(hostile_site: Path) -> None:
    data = hostile_site / "site" / "data"
    for path in data.rglob("*.json"):
        json.loads(path.read_bytes())
    table = (data / "figures.csv").read_bytes().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(table, newline="")) for cell in row]
    assert len(cells) > 1000
    assert [cell for cell in cells if re.match(r"[=+@\t\r\x00＝＋＠－]|-(?![\d.]+\Z)", cell)] == []


def test_feeds_and_the_index_for_machines_lead_into_the_site_only(hostile_site: Path) -> None:
    site = hostile_site / "site"
    for path in site.rglob("*.xml"):
        tree = etree.fromstring(path.read_bytes())
        assert [link for link in tree.iter("{*}link") if ":" in link.get("href", "")] == []
        assert {etree.QName(element).localname for element in tree.iter(etree.Element)} <= FEED | SITEMAP
    index = (site / "llms.txt").read_text("utf-8")
    assert [link for link in re.findall(r"\]\(([^)]*)\)", index) if ":" in link] == []
    assert [
        line for line in index.splitlines() if not line.startswith(("# ", "## ", "> ", "- [")) and line.strip(" >")
    ] == []


def test_word_files_hold_words_and_no_field_object_or_relation_outside(hostile_site: Path) -> None:
    files = sorted((hostile_site / "site").rglob("*.docx"))
    for path in files:
        with zipfile.ZipFile(path) as packed:
            for name in packed.namelist():
                if name.endswith((".xml", ".rels")):
                    tree = etree.fromstring(packed.read(name))
                    tags = {etree.QName(element).localname for element in tree.iter(etree.Element)}
                    assert tags & {"object", "altChunk", "control", "attachedTemplate", "subDoc"} == set()
                    fields = {(one.text or "").split()[0] for one in tree.iter("{*}instrText")}
                    assert fields <= {"PAGE", "NOTEREF", "TOC"}
                    outside = [
                        one.get("Target") for one in tree.iter("{*}Relationship") if one.get("TargetMode") == "External"
                    ]
                    assert outside == []
    assert len(files) > 50


def test_the_markdown_of_a_briefing_is_text_for_another_program_too(hostile_site: Path) -> None:
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False})
    files = sorted((hostile_site / "docs").rglob("brief.md.txt"))
    ours = set("html body h1 h2 h3 h4 p ul ol li a table thead tbody tr th td hr blockquote".split())
    for path in files:
        tree = lxml_html.document_fromstring(reader.render(path.read_text("utf-8")))
        elements = list(tree.iter(etree.Element))
        assert {str(element.tag) for element in elements} <= ours
        assert [element.get("href") for element in elements if ":" in element.get("href", "")] == []
    assert len(files) > 50


def test_what_the_command_says_has_no_control_and_no_direction_characters(hostile_site: Path) -> None:
    said = (hostile_site / "said.txt").read_text("utf-8")
    assert [char for char in said if not char.isprintable() and char not in "\r\n"] == []


def test_nothing_is_written_but_safe_names(hostile_site: Path) -> None:
    manifest = json.loads((hostile_site / "docs" / ".jianbao" / "manifest.json").read_text("utf-8"))
    assert [name for name in manifest if not re.fullmatch(r"[a-z0-9_./-]+", name) or ".." in name] == []


def test_a_browser_opens_no_dialog_asks_nobody_and_shows_the_words(
    hostile_site: Path, page: Any, outside: list[str], serve_site: Any
) -> None:
    base, site = serve_site(hostile_site / "site", "/repo/"), hostile_site / "site"
    dialogs: list[str] = []

    def note(dialog: Any) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    paths = [path.parent.relative_to(site).as_posix() for path in sorted(site.rglob("index.html"))]
    lists = [path for path in paths if path.count("/") == 0]
    deep = [path for path in paths if path.startswith(("sources/", "briefs/")) and path.count("/") == 1]
    for path in [*lists, *deep[::7]]:
        page.goto(f"{base}{'' if path == '.' else path + '/'}", wait_until="load")
    page.goto(f"{base}search/?q=<img src=x onerror=alert(1)>")
    page.goto(f"{base}search/?q=试点城市")
    page.wait_for_selector("[data-search-state=done]", timeout=20_000)
    assert (dialogs, outside) == ([], [])
