"""The lexicon: names that are generally known, as a value. `parse` reads its YAML; the file itself is read at the edge.

The YAML has five keys, all of them lists, all optional:
`entities` (name, type, aliases), `policies` (title, nicknames, issuer), `works`, `courses`, `newspapers` (titles in 《》).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from generator.errors import ConfigError
from generator.text.strict_yaml import Loaded, YamlError, load

DEFAULT_LEXICON_FILE = "default.yaml"
"""Beside this package's other lexicons, in `generator/lexicons/`."""

ENTITY_TYPES = (
    "platform",
    "programme",
    "organisation",
    "region-cluster",
    "case",
    "policy-nickname",
    "report",
    "person",
)


@dataclass(frozen=True, slots=True)
class LexiconEntity:
    """A name with its type and the other names it goes by."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LexiconPolicy:
    """A document known by nicknames: “数据二十条”."""

    title: str
    """Full title, without 《》."""
    nicknames: tuple[str, ...]
    issuer: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All that is known before the texts are read; `a + b` adds a site's own lexicon to the default one."""

    entities: tuple[LexiconEntity, ...] = ()
    policies: tuple[LexiconPolicy, ...] = ()
    works: tuple[str, ...] = ()
    courses: tuple[str, ...] = ()
    newspapers: tuple[str, ...] = ()

    def __add__(self, other: Lexicon) -> Lexicon:
        """Both together; where they name the same thing, `other` wins."""
        named = {entity.name for entity in other.entities}
        titled = {policy.title for policy in other.policies}
        return Lexicon(
            tuple(entity for entity in self.entities if entity.name not in named) + other.entities,
            tuple(policy for policy in self.policies if policy.title not in titled) + other.policies,
            _joined(self.works, other.works),
            _joined(self.courses, other.courses),
            _joined(self.newspapers, other.newspapers),
        )


EMPTY = Lexicon()


def parse(text: str, path: str = DEFAULT_LEXICON_FILE) -> Lexicon:
    """Read a lexicon's YAML.

    Raises: ConfigError `path:line: what is wrong: what was expected`.
    """
    try:
        loaded = load(text, path)
    except YamlError as error:
        raise ConfigError(error.path, error.problem, error.expected) from None
    value = loaded.value or {}
    if not isinstance(value, dict):
        raise ConfigError(path, "a lexicon is a mapping", ", ".join(_KEYS))
    for key in value:
        if key not in _KEYS:
            raise _error(path, loaded, (key,), f"unknown key {key!r}", f"one of {', '.join(_KEYS)}")
    reader = _Reader(path, loaded)
    return Lexicon(
        tuple(reader.entity(index, item) for index, item in enumerate(reader.items("entities"))),
        tuple(reader.policy(index, item) for index, item in enumerate(reader.items("policies"))),
        *(reader.names((key,), loaded.value.get(key) if value else None) for key in ("works", "courses", "newspapers")),
    )


_KEYS = ("entities", "policies", "works", "courses", "newspapers")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the parts of one loaded file and knows where to point when something is wrong."""

    path: str
    loaded: Loaded

    def items(self, key: str) -> list[Any]:
        value = (self.loaded.value or {}).get(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise _error(self.path, self.loaded, (key,), f"{key} is not a list", "a list")
        return value

    def entity(self, index: int, item: Any) -> LexiconEntity:
        where = ("entities", index)
        fields = self._fields(where, item, ("name", "type", "aliases"))
        kind = fields.get("type")
        if kind not in ENTITY_TYPES:
            raise _error(self.path, self.loaded, where, f"unknown type {kind!r}", f"one of {', '.join(ENTITY_TYPES)}")
        return LexiconEntity(self._name(where, fields, "name"), str(kind), self.names(where, fields.get("aliases")))

    def policy(self, index: int, item: Any) -> LexiconPolicy:
        where = ("policies", index)
        fields = self._fields(where, item, ("title", "nicknames", "issuer"))
        issuer = fields.get("issuer")
        title = self._name(where, fields, "title")
        return LexiconPolicy(title, self.names(where, fields.get("nicknames")), None if issuer is None else str(issuer))

    def names(self, where: tuple[str | int, ...], value: Any) -> tuple[str, ...]:
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(name, str) and name for name in value):
            raise _error(
                self.path,
                self.loaded,
                where,
                "this is not a list of names",
                "a list of words, quoted if they are numbers",
            )
        return tuple(value)

    def _fields(self, where: tuple[str | int, ...], item: Any, known: tuple[str, ...]) -> dict[str, Any]:
        if not isinstance(item, dict):
            raise _error(self.path, self.loaded, where, "this is not an entry", f"a mapping of {', '.join(known)}")
        for key in item:
            if key not in known:
                raise _error(
                    self.path, self.loaded, (*where, key), f"unknown key {key!r}", f"one of {', '.join(known)}"
                )
        return item

    def _name(self, where: tuple[str | int, ...], fields: dict[str, Any], key: str) -> str:
        value = fields.get(key)
        if not isinstance(value, str) or len(value) < 2:
            raise _error(self.path, self.loaded, where, f"{key} is missing or too short", "at least two characters")
        return value


def _error(path: str, loaded: Loaded, where: tuple[str | int, ...], problem: str, expected: str) -> ConfigError:
    return ConfigError(f"{path}:{loaded.line_of(where)}", problem, expected)


def _joined(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
