"""datapackage.json: the Frictionless description of the data files, so that tools know columns and types."""

from __future__ import annotations

import json
from typing import Any

from generator.exports.feeds import Publication
from generator.exports.spreadsheet import FIGURE_COLUMNS
from generator.model import Site

_TYPES = {
    **dict.fromkeys(("value", "high", "confidence"), "number"),
    **dict.fromkeys(("start", "end"), "integer"),
    "target": "boolean",
}
JSON_FILES = ("articles", "figures", "citations", "entities", "terms", "summaries", "related", "ledger")


def datapackage_json(site: Site, publication: Publication) -> bytes:
    """One resource a data file; the table of figures with its schema, the others with their JSON Schemas."""
    package = {
        "profile": "data-package",
        "name": "jianbao",
        "title": publication.title,
        "description": publication.description,
        **({"homepage": publication.url} if publication.url else {}),
        "resources": [_figures(site), *(_records(name) for name in JSON_FILES)],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _figures(site: Site) -> dict[str, Any]:
    fields = [{"name": name, "type": _TYPES.get(name, "string")} for name in FIGURE_COLUMNS]
    return {
        "name": "figures-table",
        "path": "figures.csv",
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n", "header": True},
        "schema": {"fields": fields, "primaryKey": "id", "missingValues": [""]},
        "rows": sum(len(brief.analysis.figures) for brief in site),
    }


def _records(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.json",
        "mediatype": "application/json",
        "jsonSchema": f"schemas/{name}.schema.json",
    }
