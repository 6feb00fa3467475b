"""Bytes of an edit file -> Edit; a mistake is named with its line and what was expected."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any, get_args

import msgspec

from generator.edit.decisions import ArticleEdit, Edit, FigureEdit, Kind
from generator.errors import EditError
from generator.text.strict_yaml import EXPECTED, Loaded, YamlError, load

Where = tuple[str | int, ...]
_OWN, _INNER, _FIGURE = ({field.name for field in fields(kind)} for kind in (Edit, ArticleEdit, FigureEdit))


def parse_edit(data: bytes, path: str) -> Edit:
    """Read an edit file; the keys of `article` may also stand at the top.

    Raises: EditError `path:line: what is wrong: what was expected`.
    """
    try:
        loaded = load(data.decode("utf-8-sig"), path)
    except UnicodeDecodeError:
        raise EditError(path, "this is no UTF-8", "a UTF-8 text") from None
    except YamlError as error:
        raise EditError(error.path, error.problem, error.expected) from None
    value = {} if loaded.value is None else loaded.value
    if not isinstance(value, dict):
        raise EditError(f"{path}:1", "the file holds no keys", "lines such as `title: …`")
    for where, known in _mappings(value):
        _refuse_unknown(_at(value, where), known, where, loaded, path)
    lifted = {key: value[key] for key in value if key not in _OWN}
    if lifted and value.get("article"):
        line = loaded.line_of(("article",))
        raise EditError(f"{path}:{line}", "decisions stand both at the top and under `article`", "one of the two")
    own = {key: item for key, item in value.items() if key in _OWN}
    try:
        edit = msgspec.convert({**own, "article": lifted} if lifted else own, Edit)
    except msgspec.ValidationError as error:
        raise _wrong_value(str(error), loaded, path) from None
    lists = [(("articles", index), decision) for index, decision in enumerate(edit.articles)]
    alone: Where = () if lifted else ("article",)
    for where, decision in (*lists, *([(alone, edit.article)] if edit.article else [])):
        _refuse_impossible(decision, where, loaded, path)
    return edit


def _refuse_impossible(decision: ArticleEdit, where: Where, loaded: Loaded, path: str) -> None:
    """What has the right form and cannot be: a day that no calendar has, a title that nobody sees."""
    for key in ("date", "review_by"):
        day = getattr(decision, key)
        try:
            date.fromisoformat((day + "-01-01")[:10] if day else "2000-01-01")
        except ValueError:
            line = loaded.line_of((*where, key))
            raise EditError(f"{path}:{line}", f"{key}: there is no day {day}", DAYS) from None
    if decision.title and not _SEEN.search(decision.title):
        line = loaded.line_of((*where, "title"))
        raise EditError(f"{path}:{line}", "title: it has no letter and no digit", "words that a reader sees")


def _mappings(value: dict[str, Any]) -> Iterator[tuple[Where, set[str]]]:
    """Every mapping whose keys we know, with them."""
    yield (), _OWN | _INNER
    inner: list[Where] = [(), ("article",)]
    inner += [("articles", index) for index in range(_length(value.get("articles")))]
    for where in inner:
        article = _at(value, where)
        if not isinstance(article, dict):
            continue
        if where:
            yield where, _INNER
        for key in ("add_figures", "fix_figures"):
            yield from (((*where, key, index), _FIGURE) for index in range(_length(article.get(key))))


def _length(value: object) -> int:
    return len(value) if isinstance(value, list) else 0


def _at(value: Any, where: Where) -> Any:
    for step in where:
        value = value.get(step) if isinstance(value, dict) else value[step]
    return value


def _refuse_unknown(value: object, known: set[str], where: Where, loaded: Loaded, path: str) -> None:
    for key in value if isinstance(value, dict) else ():
        if key not in known:
            close = difflib.get_close_matches(key, sorted(known), 1)
            hint = f"did you mean {close[0]!r}?" if close else f"one of {', '.join(sorted(known))}"
            raise EditError(f"{path}:{loaded.line_of((*where, key))}", f"the key {key!r} is not known", hint)


DAYS = "2024, 2024-08 or 2024-08-08"
_WANTED = {
    "enum value": f"one of {', '.join(get_args(Kind)[1:])}",
    ">= 1": "some words; leave the key out where there are none",
    "<= ": "no more than that",
    "0-9a-f": "64 hexadecimal digits, as `jianbao edit` writes them",
}
"""Part of what msgspec says -> what a person would write."""
_SEEN = re.compile(r"[^\W_\u115f\u1160\u3164\uffa0]")
_STEP = re.compile(r"\.([^.\[\]]+)|\[([0-9]+|\.\.\.)\]")


def _wrong_value(message: str, loaded: Loaded, path: str) -> EditError:
    """msgspec says "Expected `bool`, got `str` - at `$.article.hide`"; say it with line and key."""
    problem, _, place = message.partition(" - at ")
    steps = [key or int(index) if (key or index.isdigit()) else 0 for key, index in _STEP.findall(place.strip("`"))]
    if steps[:1] == ["article"] and ("article",) not in loaded.lines:
        steps = steps[1:]
    expected, _, got = problem.partition(", got ")
    key = ".".join(map(str, steps))
    if got:
        wanted = expected.removeprefix("Expected ")
        return EditError(
            f"{path}:{loaded.line_of(tuple(steps))}", f"{key}: {got} stands here", EXPECTED.get(wanted, wanted)
        )
    if steps[-1:] in (["date"], ["review_by"]):
        problem, wanted = "this is no day", DAYS
    else:
        wanted = next((words for part, words in _WANTED.items() if part in problem), "see the guide's list")
    return EditError(f"{path}:{loaded.line_of(tuple(steps))}", f"{key}: {problem[:1].lower()}{problem[1:]}", wanted)
