r"""YAML as data and nothing else: safe loader, no aliases, no duplicate keys, limits, and the line of every key.

`load("a: 1")` -> `Loaded({"a": 1}, {("a",): 1})`. Values keep the strings a person wrote: `no`, `12:30` and `2024-08-08`
stay text, only true/false, whole numbers and decimals are read as such (YAML 1.2 core; PyYAML alone reads YAML 1.1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from generator.errors import GeneratorError

MOST_CHARACTERS = 1_000_000
DEEPEST = 20
EXPECTED = {
    "`str`": 'text (put numbers and dates in quotes: "2024")',
    "`bool`": "true or false",
    "`int`": "a whole number",
    "`int | float | null`": "a number",
    "`bool | null`": "true or false",
    "`array`": "a list: [one, other], or a line `- …` for each",
    "`object`": "keys with values: `key: value`",
}
"""What msgspec calls a type -> what a person would write."""


_HALF = re.compile("[\ud800-\udfff]")


class YamlError(GeneratorError):
    """A YAML text that we do not take; `line` counts from 1."""

    line: int = 0


@dataclass(frozen=True, slots=True)
class Loaded:
    """The plain value, and for each key path the line (from 1) where its key stands; list items are numbers from 0."""

    value: Any
    lines: dict[tuple[str | int, ...], int]

    def line_of(self, path: tuple[str | int, ...]) -> int:
        """Line of this key or of the nearest key above it; 1 when none is known."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Loader(yaml.SafeLoader):
    """SafeLoader with the YAML 1.2 core scalars."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 (PyYAML's own class table)

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse aliases before they are followed: ten lines of them can stand for a billion values."""
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="an alias (*name) is not taken", problem_mark=mark)
        return super().compose_node(parent, index)


for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"^(?:true|false)$", "tf"),
    ("tag:yaml.org,2002:null", r"^(?:~|null|)$", "~n\0"),
    ("tag:yaml.org,2002:int", r"^[-+]?(?:0|[1-9][0-9]{0,17})$", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"^[-+]?[0-9]{1,17}\.[0-9]{1,17}$", "-+0123456789"),
):
    for _char in _first:
        _Loader.yaml_implicit_resolvers.setdefault("" if _char == "\0" else _char, []).append(
            (_tag, re.compile(_pattern))
        )


def load(text: str, path: str) -> Loaded:
    """Parse one document.

    Raises: YamlError `path:line: what is wrong: what was expected`.
    """
    if len(text) > MOST_CHARACTERS:
        raise YamlError(path, "the file is too long", f"at most {MOST_CHARACTERS} characters")
    lines: dict[tuple[str | int, ...], int] = {}
    loader = None
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        value = None if node is None else _plain(loader, node, (), lines, path)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _at(path, mark, error.problem or "this is no YAML") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise YamlError(path, "this is no YAML", str(error).splitlines()[0]) from None
    finally:
        if loader is not None:
            loader.dispose()
    return Loaded(value, lines)


def _at(path: str, mark: Any, problem: str, expected: str = "valid YAML") -> YamlError:
    line = mark.line + 1 if mark is not None else 1
    error = YamlError(f"{path}:{line}", problem, expected)
    error.line = line
    return error


def _plain(
    loader: yaml.SafeLoader,
    node: yaml.Node,
    where: tuple[str | int, ...],
    lines: dict[tuple[str | int, ...], int],
    path: str,
) -> Any:
    if len(where) > DEEPEST:
        raise _at(path, node.start_mark, "nested too deeply", f"at most {DEEPEST} levels")
    lines.setdefault(where, node.start_mark.line + 1)
    if not node.tag.startswith("tag:yaml.org,2002:") or "python" in node.tag:
        raise _at(path, node.start_mark, f"the tag {node.tag} is not taken", "plain values")
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, where, lines, path)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(loader, item, (*where, index), lines, path) for index, item in enumerate(node.value)]
    value = loader.construct_object(node, deep=True)
    if isinstance(value, str) and _HALF.search(value):
        raise _at(path, node.start_mark, "half of a character stands here", "whole characters")
    return value


def _mapping(
    loader: yaml.SafeLoader,
    node: yaml.MappingNode,
    where: tuple[str | int, ...],
    lines: dict[tuple[str | int, ...], int],
    path: str,
) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            raise _at(path, key_node.start_mark, "a key is a list or a mapping", "a word as key")
        key = str(key_node.value)
        if key in found:
            raise _at(path, key_node.start_mark, f"the key {key!r} stands twice", "each key once")
        lines[(*where, key)] = key_node.start_mark.line + 1
        found[key] = _plain(loader, value_node, (*where, key), lines, path)
    return found
