"""The figures as a schema.org Dataset, for search engines: JSON-LD in the page.

Code points that could end the script element, begin a comment or break a line are escaped, and so is all that is no ASCII.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from generator.model import Site
from generator.pages.view import SiteView

FIELDS = (
    *("id", "article", "title", "indicator", "value", "high", "unit", "kind", "surface", "qualifiers", "period"),
    *("place", "attribution", "target", "confidence", "sentence", "file", "start", "end"),
)
"""Columns of figures.csv, each of which the page of the data describes; a test holds the two together."""
_FILES = (
    ("figures.csv", "text/csv"),
    ("figures.json", "application/json"),
    ("datapackage.json", "application/json"),
    ("data.zip", "application/zip"),
)
_HARMFUL = {ord(char): f"\\u{ord(char):04x}" for char in "<>&"}


def dataset_ld(site: Site, view: SiteView) -> Markup:
    """The content of a `script` element of type application/ld+json, on a page one step below the root."""
    address = view.site_url.rstrip("/") + "/" if view.site_url else "../"
    record: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{view.title}：{view.strings['figures.title']}",
        "description": view.strings["figures.lead"],
        "inLanguage": view.language,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": view.title},
        "keywords": [topic.name for topic in site.topics],
        "variableMeasured": list(FIELDS),
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{address}data/{name}"}
            for name, kind in _FILES
        ],
    }
    if view.site_url:
        record["url"] = f"{address}figures/"
    if view.base_date:
        record["dateModified"] = view.base_date
    return Markup(json.dumps(record).translate(_HARMFUL))  # noqa: S704 - nothing in it can end the element
