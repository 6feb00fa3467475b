"""EDGE: Page + Jinja2 template -> Markdown text.

Every value that a template prints is escaped for HTML and stands in a raw HTML block, where Markdown has no meaning; an
undefined name, or None, is an error. Lines are stripped, so that no depth of a template ever makes a code block.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jinja2
import yaml
from markupsafe import Markup

from generator.errors import GeneratorError, RenderError
from generator.model import Page

PACKAGE = Path(__file__).parent
_STRINGS = PACKAGE / "strings"
_BLANK = re.compile(r"[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows; in a page they end with their element (CSS), in a <title> they would not."""
_EMPTY_LINES = re.compile(r"\n{3,}")
_THEMES_OWN = frozenset({"hide", "kind"})


@lru_cache(maxsize=4)
def load_strings(language: str) -> Mapping[str, str]:
    """Words of the interface, key -> words.

    Raises: GeneratorError when the language has none.
    """
    path = _STRINGS / f"{language}.yaml"
    try:
        loaded = yaml.safe_load(path.read_text("utf-8"))
    except OSError:
        known = ", ".join(sorted(file.stem for file in _STRINGS.glob("*.yaml")))
        raise GeneratorError(str(path), "there are no words for this language", f"one of {known}") from None
    return {str(key): str(value) for key, value in loaded.items()}


def template_folders(root: Path) -> tuple[Path, ...]:
    """Where templates are looked for, the site's own first; in a checkout the package's stand beside it."""
    packaged = PACKAGE / "templates"
    return (root / "templates", packaged if packaged.is_dir() else PACKAGE.parent / "templates")


class Renderer:
    """Renders pages; the first folder that has a template wins, so that a site may override any of them."""

    def __init__(self, template_dirs: Sequence[Path], strings: Mapping[str, str]) -> None:
        self._strings = strings
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader([str(folder) for folder in template_dirs], encoding="utf-8"),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_finalize,
            auto_reload=False,
            cache_size=-1,
        )
        self._environment.globals["t"] = self._words
        self._environment.globals["label"] = self._label
        self._environment.filters["grouped"] = _grouped
        self._environment.filters["urlencode"] = lambda text: quote(clean_text(text), safe="")
        self._environment.filters["day"] = self._day
        self._environment.filters["edited_name"] = lambda name: self._label("edited", name)

    def render(self, page: Page) -> str:
        """Markdown text with front matter, one line feed at its end.

        Raises: RenderError with the template's name and line.
        """
        try:
            body = self._environment.get_template(page.template).render(page.context)
        except jinja2.TemplateNotFound as error:
            raise RenderError(str(error.name), "there is no such template", f"a template for {page.path}") from None
        except jinja2.TemplateSyntaxError as error:
            where = f"{error.name or page.template}:{error.lineno}"
            raise RenderError(where, str(error.message), "a Jinja2 template") from None
        except (jinja2.TemplateError, TypeError, ValueError, AttributeError, KeyError) as error:
            raise RenderError(page.template, f"{error} (for {page.path})", "values the page has") from error
        lines = "\n".join(line.strip(" \t") for line in body.split("\n"))
        return front_matter(page.context["front_matter"]) + _EMPTY_LINES.sub("\n\n", lines).strip("\n") + "\n"

    def _words(self, key: str, **values: object) -> str:
        """Words of the interface, with `{name}` filled in; only the words are a pattern, never a value."""
        words = self._strings.get(key)
        if words is None:
            raise ValueError(f"no words for {key!r}")
        return words.format(**values) if values else words

    def _day(self, date: str, *, within_year: bool = False) -> str:
        """An ISO date as the reader writes it: 2024-08-08 -> 2024年8月8日, `within_year` 8月8日; 2024 alone -> 2024年, then "".

        What is no such date stays as it is.
        """
        parts = date.split("-")
        if len(parts) > 3 or not all(part.isascii() and part.isdigit() for part in parts):
            return date
        forms = ("year", "month", "day") if not within_year else ("", "month_only", "month_day")
        form = forms[len(parts) - 1]
        if not form:
            return ""
        year, month, day = (int(part) for part in (*parts, "0", "0")[:3])
        if month > 12:
            return date
        name = self._strings["date.months"].split()[month - 1] if month else ""
        return self._words(f"date.{form}", year=year, month=month, day=day, name=name)

    def _label(self, prefix: str, value: str) -> str:
        """Words for one of a growing set (entity type, rule's fate); the value itself where there are none yet."""
        return self._strings.get(f"{prefix}.{value}", value)


def front_matter(values: Mapping[str, Any]) -> str:
    """YAML between two rules; text is escaped for HTML because the theme prints titles as they stand."""
    shown = {
        key: value if key in _THEMES_OWN else html.escape(_DIRECTION.sub("", clean_text(str(value))), quote=True)
        for key, value in values.items()
    }
    return f"---\n{''.join(_yaml_line(key, value) for key, value in shown.items())}---\n\n"


def _yaml_line(key: str, value: object) -> str:
    """`"key": "value"`; PyYAML, which takes a millisecond a page, writes what it would not leave as it stands."""
    if isinstance(value, str) and value.isprintable() and '"' not in value and "\\" not in value:
        return f'"{key}": "{value}"\n'
    return yaml.safe_dump(
        {key: value}, allow_unicode=True, default_style='"', width=2**20, sort_keys=False, default_flow_style=None
    )


def clean_text(text: str) -> str:
    """One line of text without characters that HTML or XML do not have."""
    if text.isprintable():  # nearly every text, and a hundred times as quick as looking for each character
        return text
    return _NO_TEXT.sub("", _BLANK.sub(" ", text))


def _finalize(value: object) -> object:
    if value is None:
        raise ValueError("None has no words to print")
    if isinstance(value, str) and not isinstance(value, Markup):
        return clean_text(value)
    return value


def _grouped(number: int) -> str:
    """12345 -> 12,345."""
    return f"{number:,}"
