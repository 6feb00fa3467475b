"""Feeds of topics and roles, the files of each briefing, and the zip of all data."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from generator.exports import EXPORTS, Publication, make_data
from generator.exports.feeds import Channel, channel_atom, channel_json
from generator.exports.takeaway import briefing_markdown
from generator.model import Analysis, Brief, Fact, Line, Role, Site, Topic, TopicId
from tests.builders import make_article

HERE = Publication("站", "说明", "zh", "https://example.org/repo")
NOWHERE = Publication("站", "说明", "zh", "")
ATOM = "{http://www.w3.org/2005/Atom}"


def a_brief(name: str, day: str = "", title: str = "题目") -> Brief:
    article = make_article("第一句话。\n", title, id=name)
    article = replace(article, published=Fact(day) if day else None)
    quote = article.sentences[0].quote
    return Brief(article, Analysis(), Line(quote.text, quote, 0), (Line(quote.text, quote, 0),), (), ())


def a_site() -> Site:
    briefs = (a_brief("a", "2024"), a_brief("b", "2025-01-02"), a_brief("c"))
    names = tuple(brief.article.id for brief in briefs)
    return Site(
        briefs,
        topics=(Topic(TopicId("data"), "数据", ("要素", "流通"), names[1:]),),
        roles=(Role("staff", "干部", "要办事的人", (), (), names[:2]),),
    )


def files(publication: Publication = HERE) -> dict[str, bytes]:
    return {file.path: file.data for file in make_data(a_site(), publication, {"schemas/x.schema.json": SCHEMA})}


SCHEMA = json.dumps(
    {
        "title": "某表",
        "description": "一行一条",
        "items": {"properties": {"n": {"type": ["number", "null"], "description": "数"}}},
    }
).encode()


def test_every_briefing_topic_and_role_has_its_files() -> None:
    expected = {path for path, _ in EXPORTS} | {"data/data.zip"}
    expected |= {f"briefs/{name}/brief.{end}" for name in "abc" for end in ("docx", "md.txt", "json")}
    expected |= {f"topics/data/{name}" for name in ("feed.xml", "feed.json", "pack.docx")}
    expected |= {f"roles/staff/{name}" for name in ("feed.xml", "feed.json")}
    assert set(files()) == expected


def test_no_file_to_take_away_would_become_a_page() -> None:
    assert not [path for path in files() if path.endswith((".md", ".markdown", ".html"))]


def test_the_same_site_gives_the_same_bytes() -> None:
    assert files() == files()


@pytest.mark.parametrize(
    ("path", "title", "entries"),
    [("topics/data/", "数据 · 站", ["b", "c"]), ("roles/staff/", "干部 · 站", ["b", "a"])],
    ids=["topic", "role"],
)
def test_a_channel_lists_its_own_briefings_newest_first(path: str, title: str, entries: list[str]) -> None:
    root = ET.fromstring(files()[f"{path}feed.xml"])
    assert root.findtext(f"{ATOM}title") == title
    assert root.findtext(f"{ATOM}id") == f"https://example.org/repo/{path}"
    assert [link.get("href") for link in root.findall(f"{ATOM}link")] == [
        f"https://example.org/repo/{path}feed.xml",
        f"https://example.org/repo/{path}",
    ]
    assert [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")] == [f"urn:jianbao:{e}" for e in entries]
    feed = json.loads(files()[f"{path}feed.json"])
    assert [item["id"] for item in feed["items"]] == entries
    assert feed["feed_url"] == f"https://example.org/repo/{path}feed.json"


def test_without_a_public_address_links_of_a_channel_are_relative_to_it() -> None:
    feed = json.loads(files(NOWHERE)["topics/data/feed.json"])
    assert feed["items"][0]["url"] == "../../briefs/b/"
    root = ET.fromstring(files(NOWHERE)["topics/data/feed.xml"])
    assert root.findtext(f"{ATOM}id") == "urn:jianbao:topics/data"


def test_feeds_of_two_channels_have_two_ids() -> None:
    ids = {
        ET.fromstring(data).findtext(f"{ATOM}id") for path, data in files(NOWHERE).items() if path.endswith("feed.xml")
    }
    assert len(ids) == 3


@pytest.mark.parametrize(
    ("origin", "mark"), [("source", ""), ("model", "（模型措辞）"), ("editor", "（编者撰写）")], ids=str
)
def test_feeds_say_who_wrote_a_line_that_is_not_the_source(origin: str, mark: str) -> None:
    brief = a_brief("a")
    line = Line("另一句话。", None, origin=origin)
    channel = Channel("", "站", "", (replace(brief, gist=line, summary=(line,)),))
    entry = ET.fromstring(channel_atom(channel, HERE)).find(f"{ATOM}entry")
    item = json.loads(channel_json(channel, HERE))["items"][0]
    assert entry is not None
    assert entry.findtext(f"{ATOM}summary") == item["summary"] == item["content_text"] == f"另一句话。{mark}"


@pytest.mark.parametrize("text", ["\ud800", "\x00\x0b", "<b>&", "]]>"], ids=["surrogate", "controls", "tag", "cdata"])
def test_feeds_hold_whatever_a_title_holds(text: str) -> None:
    channel = Channel("topics/t/", text, text, (a_brief("a", title=text),))
    root = ET.fromstring(channel_atom(channel, HERE))
    assert (root.findtext(f"{ATOM}subtitle") or "").replace("\ufffd", "") == text.strip("\ud800\x00\x0b")
    assert len(json.loads(channel_json(channel, HERE))["items"]) == 1


def test_the_zip_holds_the_data_as_published_with_schemas_and_a_guide_to_the_fields() -> None:
    made = files()
    with zipfile.ZipFile(io.BytesIO(made["data/data.zip"])) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names))
        assert all(archive.read(name) == made[f"data/{name}"] for name in names if f"data/{name}" in made)
        assert {name for name in names if f"data/{name}" not in made} == {"README.txt", "schemas/x.schema.json"}
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        guide = archive.read("README.txt").decode("utf-8-sig").split("\r\n")
    assert guide[-4:] == ["", "x.json　某表：一行一条", "  n　number/null　数", ""]


def test_the_json_of_a_briefing_holds_the_records_of_the_data_files() -> None:
    made = files()
    brief = json.loads(made["briefs/b/brief.json"])
    assert brief["article"] == next(record for record in json.loads(made["data/articles.json"]) if record["id"] == "b")
    assert brief["summaries"] == [
        record for record in json.loads(made["data/summaries.json"]) if record["article"] == "b"
    ]
    assert brief["address"] == "https://example.org/repo/briefs/b/"
    assert brief["reference"] == "题目[Z]. 2025-01-02."


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("# *a* <b>", r"\# \*a\* \<b\>"),
        ("[x](javascript:1)", r"\[x\](javascript:1)"),
        ("1. 甲", r"1\. 甲"),
        ("1.5倍", "1.5倍"),
        ("- 甲", r"\- 甲"),
        ("甲\n# 乙", r"甲 \# 乙"),
    ],
    ids=["marks", "link", "number", "decimal", "dash", "lines"],
)
def test_text_stays_text_in_markdown(title: str, shown: str) -> None:
    brief = a_brief("a", title=title)
    first = briefing_markdown(Site((brief,)), HERE)(brief).decode().splitlines()[0]
    assert first == f"# {shown}"


def test_each_statement_in_markdown_leads_to_its_sentence() -> None:
    assert (
        "- 第一句话。 [原文第1句](https://example.org/repo/sources/a/#s1)" in files()["briefs/a/brief.md.txt"].decode()
    )
    assert "[原文第1句](../../sources/a/#s1)" in files(NOWHERE)["briefs/a/brief.md.txt"].decode()
