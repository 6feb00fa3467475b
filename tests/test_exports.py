"""Data files keep their public promise: schemas hold, a spreadsheet runs nothing, feeds are well formed."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pytest

import generator
from generator.exports import EXPORTS, Publication, make_data
from generator.exports.records import figure_records
from generator.exports.spreadsheet import FIGURE_COLUMNS, figures_csv
from generator.model import Analysis, Brief, Figure, FigureKind, Line, Site, Topic, TopicId
from generator.pages.dataset import FIELDS, dataset_ld
from generator.pages.view import SiteView
from generator.render import load_strings
from tests.builders import make_article

SCHEMAS = Path(generator.__file__).parent / "schemas"
HERE = Publication("站", "说明", "zh", "https://example.org/repo")


def a_site(indicator: str = "收入", title: str = "题目") -> Site:
    article = make_article("# 一、头\n收入12亿元，增长5.5%至6.5%。\n", title)
    quote = article.sentences[1].quote
    figures = (
        Figure("t", quote[2:6], 1, Decimal(1200000000), "元", FigureKind.LEVEL, indicator, qualifiers=("约", "超")),
        Figure("t", quote[9:18], 1, Decimal("5.5"), "%", FigureKind.RANGE, indicator, high=Decimal("6.5")),
    )
    line = Line(quote.text, quote, 1)
    return Site((Brief(article, Analysis(figures=figures), line, (line,), (), ()),))


@pytest.mark.parametrize("name", sorted(path.name.replace(".schema", "") for path in SCHEMAS.iterdir()))
def test_each_json_file_holds_to_its_schema(name: str) -> None:
    schema = json.loads((SCHEMAS / name.replace(".json", ".schema.json")).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    (data,) = [json.loads(found.data) for found in make_data(a_site(), HERE) if found.path == f"data/{name}"]
    jsonschema.validate(data, schema)


def test_every_record_file_has_a_schema_and_stands_in_the_data_package() -> None:
    files = {str(found.path): found.data for found in make_data(a_site(), HERE)}
    package = json.loads(files["data/datapackage.json"])
    described = {f"data/{resource['path']}" for resource in package["resources"]}
    written = {path for path, _ in EXPORTS if path.startswith("data/") and path != "data/datapackage.json"}
    assert described == written
    assert {resource["jsonSchema"] for resource in package["resources"] if "jsonSchema" in resource} == {
        f"schemas/{path.name}" for path in SCHEMAS.iterdir()
    }
    header = files["data/figures.csv"].decode("utf-8-sig").splitlines()[0].split(",")
    (table,) = [resource for resource in package["resources"] if resource["path"] == "figures.csv"]
    assert [field["name"] for field in table["schema"]["fields"]] == header


def test_figures_keep_their_numbers_exactly() -> None:
    (data,) = [
        json.loads(found.data, parse_float=Decimal)
        for found in make_data(a_site(), HERE)
        if found.path == "data/figures.json"
    ]
    assert [record["value"] for record in data] == [1200000000, [Decimal("5.5"), Decimal("6.5")]]


@pytest.mark.parametrize("lead", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "\t=1", "\r=1", " =1"])
def test_a_spreadsheet_reads_no_formula(lead: str) -> None:
    data = figures_csv(a_site(indicator=lead, title=lead))
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    for row in rows:
        assert row["indicator"].startswith("'")
        assert row["title"].startswith("'")


def test_the_spreadsheet_has_a_byte_order_mark_and_one_row_a_figure() -> None:
    data = figures_csv(a_site())
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [(row["value"], row["high"], row["qualifiers"]) for row in rows] == [
        ("1200000000", "", "约、超"),
        ("5.5", "6.5", ""),
    ]


def test_every_column_and_field_of_a_figure_is_described_in_both_languages() -> None:
    record = next(iter(figure_records(a_site().briefs[0])))
    assert FIELDS == FIGURE_COLUMNS
    for language in ("zh", "en"):
        words = load_strings(language)
        assert [name for name in {*FIGURE_COLUMNS, *record} if f"field.{name}" not in words] == []


def test_the_dataset_is_json_that_no_words_can_break_out_of() -> None:
    hostile = '</script><!--<script>\u2028]]>&"\x00'
    view = SiteView(hostile, "", "zh", load_strings("zh"), "2025", "https://example.org/a")
    topic = Topic(TopicId("t"), hostile, (), ())
    text = str(dataset_ld(replace(a_site(), topics=(topic,)), view))
    assert not set("<>&\u2028\n") & set(text)
    record = json.loads(text)
    assert (record["@type"], record["creator"]["name"], record["keywords"]) == ("Dataset", hostile, [hostile])
    assert record["distribution"][0]["contentUrl"] == "https://example.org/a/data/figures.csv"


def test_feeds_are_well_formed_whatever_a_title_holds() -> None:
    site = a_site(title='<b>&"\x00\ud800</b>'.encode("utf-8", "replace").decode())
    files = {str(found.path): found.data for found in make_data(site, HERE)}
    root = ET.fromstring(files["feed.xml"])
    link = root.find("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}link")
    assert link is not None
    assert link.get("href") == f"https://example.org/repo/briefs/{site.briefs[0].article.id}/"
    assert json.loads(files["feed.json"])["items"][0]["id"] == site.briefs[0].article.id
