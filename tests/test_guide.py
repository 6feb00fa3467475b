"""The editor's guide is kept true: every command, configuration key and edit field is described in it."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from generator.cli import main
from generator.config import Budget, Config, Limits, RoleRule, Summary, TopicRule
from generator.edit import ArticleEdit, Edit, FigureEdit, parse_edit
from generator.pages import make_pages
from generator.phrase.client import API_KEY, BASE_URL
from tests.page_builders import site_of, site_view

FOLDER = Path(__file__).parent.parent / "docs/guide"
GUIDE = (FOLDER / "index.md").read_text("utf-8")


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_described(command: str) -> None:
    assert f"`jianbao {command}" in GUIDE


@pytest.mark.parametrize(
    "key", [field.name for kind in (Config, TopicRule, RoleRule, Summary, Budget, Limits) for field in fields(kind)]
)
def test_every_configuration_key_is_described(key: str) -> None:
    assert f"`{key}`" in GUIDE


@pytest.mark.parametrize("name", [*BASE_URL, *API_KEY])
def test_every_variable_of_the_environment_is_described(name: str) -> None:
    assert f"`{name}`" in GUIDE


@pytest.mark.parametrize("field", [field.name for kind in (Edit, ArticleEdit, FigureEdit) for field in fields(kind)])
def test_every_edit_field_is_described(field: str) -> None:
    assert f"| `{field}` |" in GUIDE


def test_the_example_of_an_edit_file_is_taken() -> None:
    example = GUIDE.split("```yaml\n")[1].split("```")[0]
    edit = parse_edit(example.encode(), "example.yaml")
    assert edit.article is not None
    assert edit.article.drop_figures == ("8.3%",)


def test_every_picture_is_there_and_says_what_it_shows() -> None:
    pictures = re.findall(r"!\[(.*?)\]\((.*?)\)", GUIDE)
    assert len(pictures) >= 2
    assert all(words and (FOLDER / path).is_file() for words, path in pictures)


@pytest.mark.parametrize("page", re.findall(r"^\| `/([a-z]+)/` \|", GUIDE, re.MULTILINE))
def test_every_overview_that_is_described_is_made(page: str) -> None:
    assert f"{page}/index.md" in {made.path for made in make_pages(site_of("话"), site_view())}
