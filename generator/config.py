"""EDGE: site_config.yaml -> Config. Every key is typed and documented here; an unknown key is an error with a hint.

To add a key: a field with its docstring below; the editor's guide lists the keys from these classes.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

import msgspec

from generator.errors import ConfigError
from generator.text.strict_yaml import EXPECTED, Loaded, YamlError, load

CONFIG_FILE = "site_config.yaml"


@dataclass(frozen=True, slots=True)
class TopicRule:
    """One topic of the site's own vocabulary 专题."""

    name: str
    """Chinese name shown on the site."""
    words: tuple[str, ...] = ()
    """Words that speak for the topic; its name counts too."""
    id: str = ""
    """ASCII address; from the name when empty."""


@dataclass(frozen=True, slots=True)
class RoleRule:
    """One reading list 角色书单."""

    name: str
    description: str = ""
    topics: tuple[str, ...] = ()
    """Names of topics."""
    content: tuple[str, ...] = ()
    """Kinds of content: figures, measures, cases, policies, problems."""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Budget:
    """What the language model may cost in one run; retries count. What is left over is phrased in the next run."""

    requests: int = 200
    characters: int = 400_000
    """Of all that is sent."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How gist and summary are made."""

    engine: str = "extractive"
    """`extractive`: sentences of the source. `openai-compatible`: a language model phrases them, one request an article."""
    model: str = ""
    """The model's name at the server."""
    budget: Budget = field(default_factory=Budget)
    timeout: float = 60
    """Seconds one request may take."""
    retries: int = 2
    """How often a request is sent again that the server could not serve (busy, time-out, broken reply)."""
    literal: tuple[str, ...] = ()
    """Article ids or titles that stay in the source's own words."""


ENGINES = ("extractive", "openai-compatible")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one source file may cost."""

    file_bytes: int = 5_000_000
    """A larger file is refused before it is read."""


@dataclass(frozen=True, slots=True)
class Config:
    """site_config.yaml, all keys."""

    title: str = "简报"
    """Title of the site."""
    description: str = ""
    """One sentence on what the site is; shown on the home page."""
    language: str = "zh"
    """Language of the interface: zh or en."""
    url: str = ""
    """Public address of the site, used in feeds and citations; empty when it has none yet."""
    sources: str = "articles"
    """Folder of the source files."""
    edits: str = "edits"
    """Folder of the editors' files, one per source."""
    docs: str = "docs"
    """Folder the pages are written to; MkDocs' docs_dir."""
    focus: tuple[str, ...] = ()
    """Article ids or titles shown first on the home page; the newest when empty."""
    topics: tuple[TopicRule, ...] = ()
    roles: tuple[RoleRule, ...] = ()
    lexicons: tuple[str, ...] = ()
    """YAML files of names and aliases, added to the one that comes with the program."""
    exclude: tuple[str, ...] = ()
    """Source files left out, as patterns on the path: drafts/*."""
    review_page: bool = False
    """Make the editors' page /review/ too; it is not meant for the public."""
    summary: Summary = field(default_factory=Summary)
    limits: Limits = field(default_factory=Limits)


def load_config(root: Path) -> Config:
    """Read `site_config.yaml` of the site at `root`.

    Raises: ConfigError `site_config.yaml:line: what is wrong: what was expected`.
    """
    path = root / CONFIG_FILE
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise ConfigError(str(path), "there is no such file", "a site; `jianbao new DIR` makes one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(path), f"cannot be read ({error})", "a UTF-8 text") from None
    return parse_config(text)


def parse_config(text: str) -> Config:
    """Config of a YAML text; see `load_config`."""
    try:
        loaded = load(text, CONFIG_FILE)
    except YamlError as error:
        raise ConfigError(error.path, error.problem, error.expected) from None
    value = {} if loaded.value is None else loaded.value
    if not isinstance(value, dict):
        raise ConfigError(f"{CONFIG_FILE}:1", "the file holds no keys", "lines such as `title: …`")
    _refuse_unknown(value, Config, (), loaded)
    try:
        config = msgspec.convert(value, Config)
    except msgspec.ValidationError as error:
        problem, line, expected = _place(str(error), loaded)
        raise ConfigError(f"{CONFIG_FILE}:{line}", problem, expected) from None
    if config.language not in {"zh", "en"}:
        line = loaded.line_of(("language",))
        raise ConfigError(f"{CONFIG_FILE}:{line}", f"language {config.language!r} is not known", "zh or en")
    _check_summary(config.summary, loaded)
    _check_folders(config, loaded)
    return config


_NESTED: dict[tuple[type, str], type] = {
    (Config, "topics"): TopicRule,
    (Config, "roles"): RoleRule,
    (Config, "summary"): Summary,
    (Config, "limits"): Limits,
    (Summary, "budget"): Budget,
}


def _refuse_unknown(value: dict[str, Any], kind: type, where: tuple[str | int, ...], loaded: Loaded) -> None:
    known = [item.name for item in fields(kind)]
    for key, inner in value.items():
        here = (*where, key)
        if key not in known:
            close = difflib.get_close_matches(key, known, 1)
            hint = f"did you mean {close[0]!r}?" if close else f"one of {', '.join(known)}"
            raise ConfigError(f"{CONFIG_FILE}:{loaded.line_of(here)}", f"the key {key!r} is not known", hint)
        nested = _NESTED.get((kind, key))
        if nested is None:
            continue
        items = inner if isinstance(inner, list) else [inner]
        for index, item in enumerate(items):
            if isinstance(item, dict):
                _refuse_unknown(item, nested, (*here, index) if isinstance(inner, list) else here, loaded)


def _place(message: str, loaded: Loaded) -> tuple[str, int, str]:
    """msgspec says "Expected `str`, got `int` - at `$.topics[0].name`"; give the words, the line of that key, what it expected."""
    problem, _, where = message.partition(" - at `$")
    path: list[str | int] = []
    for step in where.rstrip("`").replace("[", ".[").split("."):
        if step.startswith("["):
            index = step.strip("[]")
            path.append(int(index) if index.isdigit() else 0)
        elif step:
            path.append(step)
    shown = ".".join(str(step) for step in path)
    line, (wanted, _, got) = loaded.line_of(tuple(path)), problem.partition(", got ")
    if got:
        wanted = wanted.removeprefix("Expected ")
        return f"{shown}: {got} stands here", line, EXPECTED.get(wanted, wanted)
    return f"{shown}: {problem[:1].lower()}{problem[1:]}", line, "see the guide's list of keys"


def _check_summary(summary: Summary, loaded: Loaded) -> None:
    wrong = ""
    if summary.engine not in ENGINES:
        wrong, expected = "engine", " or ".join(ENGINES)
    elif summary.engine != "extractive" and not summary.model.strip():
        wrong, expected = "model", "the name of a model at the server"
    elif not 0 < summary.timeout <= 600:
        wrong, expected = "timeout", "seconds, above 0 and at most 600"
    elif not 0 <= summary.retries <= 10:
        wrong, expected = "retries", "0 to 10"
    elif min(summary.budget.requests, summary.budget.characters) < 0:
        wrong, expected = "budget", "0 or more requests and characters"
    if wrong:
        line = loaded.line_of(("summary", wrong) if wrong != "model" else ("summary", "engine"))
        problem = (
            f"{wrong} {getattr(summary, wrong)!r} is not known"
            if wrong == "engine"
            else f"summary.{wrong} cannot be used"
        )
        raise ConfigError(f"{CONFIG_FILE}:{line}", problem, expected)


def _check_folders(config: Config, loaded: Loaded) -> None:
    for key in ("sources", "edits", "docs"):
        folder = getattr(config, key)
        if not folder or "\x00" in folder:
            line = loaded.line_of((key,))
            raise ConfigError(f"{CONFIG_FILE}:{line}", f"{key} is empty", "a folder")
