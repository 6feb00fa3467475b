"""A new edit file, and the JSON Schema of all, made from the classes that read them, so that they cannot drift apart."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from generator.edit.decisions import ArticleEdit, Edit
from generator.model import Article

SCHEMA_NAME = ".edit.schema.json"
"""Of the copy that stands in a site's folder of edits; the dot keeps it from being taken for an edit."""


def edit_schema() -> bytes:
    """The schema as JSON; keys of the one article may also stand at the top, unknown keys nowhere."""
    (_,), parts = msgspec.json.schema_components([Edit], ref_template="#/$defs/{name}")
    for part in parts.values():
        part["additionalProperties"] = False
        part.pop("description", None)
    top: dict[str, Any] = parts.pop(Edit.__name__)
    top["properties"] |= parts[ArticleEdit.__name__]["properties"]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "编辑文件",
        "description": "编辑对一个源文件的决定；各字段的用法见编辑指南。",
        **{key: value for key, value in top.items() if key != "title"},
        "$defs": parts,
    }
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


def schema_line(path: str) -> str:
    """The first line of an edit file at `path` (below the folder of edits), by which editors' tools find the schema."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{SCHEMA_NAME}"


def new_edit(article: Article, *, alone: bool) -> str:
    """The text of a new edit file for an article, with the hash of its source and room for decisions."""
    title = "".join(char if char.isprintable() else " " for char in article.title.text)
    lines = [schema_line(f"{article.source.path}.yaml"), f"# 《{title.strip('《》')}》"]
    lines += ["# 字段见编辑指南 docs/guide；例如 title: …、summary: […]、drop_figures: […]"]
    lines += [f"source_sha256: {article.source.sha256}"]
    lines += [] if alone else ["articles:", f"  - match: {article.id}"]
    return "\n".join(lines) + "\n"
