"""Every error reads `path: what is wrong: what was expected`; what can be guessed is guessed, what can be installed is named."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator.errors
from generator.config import load_config
from generator.edit import parse_edit
from generator.errors import ConfigError, EditError, GeneratorError

ROOT = Path(__file__).parent.parent
OURS = {name for name, kind in vars(generator.errors).items() if isinstance(kind, type)} | {"LostError", "YamlError"}


def _raised() -> Iterator[tuple[str, list[ast.expr]]]:
    """(place, arguments) of every error of ours that the program makes."""
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in OURS:
                yield f"{path.relative_to(ROOT)}:{call.lineno}", call.args


def _empty(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant) and not argument.value


def test_every_error_says_where_what_is_wrong_and_what_was_expected() -> None:
    rows = list(_raised())
    assert len(rows) > 70
    passed_on = [place for place, arguments in rows if len(arguments) == 2 and _empty(arguments[0])]
    assert len(passed_on) == 1  # the whole message of a Failure, raised again for the terminal
    assert [place for place, arguments in rows if place not in passed_on and len(arguments) != 3] == []
    assert [place for place, arguments in rows if len(arguments) == 3 and any(map(_empty, arguments[1:]))] == []


def test_no_part_of_an_error_ends_with_a_stop_or_begins_with_a_capital_of_prose() -> None:
    words = [
        (place, argument.value)
        for place, arguments in _raised()
        for argument in arguments[1:]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    ]
    assert len(words) > 80
    names = ("UTF-8", "YAML", "JSON", "Word", "Jinja2", "PDF", "MkDocs", "Dask", "Python", "Pagefind", "git", "HTTP")
    assert [
        row for row in words if row[1].endswith(".") or (row[1][:1].isupper() and not row[1].startswith(names))
    ] == []


def test_an_error_without_a_place_still_reads_well() -> None:
    assert str(GeneratorError("", "it is wrong", "right")) == "it is wrong: right"
    assert str(GeneratorError("a.txt", "it is wrong", "right")) == "a.txt: it is wrong: right"


@pytest.mark.parametrize(
    ("text", "line", "guess"),
    [
        ("titel: 甲\n", 1, "title"),
        ("title: 甲\nlimit:\n  file_bytes: 1\n", 2, "limits"),
        ("sumary:\n  engine: x\n", 1, "summary"),
    ],
)
def test_a_key_of_the_configuration_that_is_nearly_right_is_guessed(
    tmp_path: Path, text: str, line: int, guess: str
) -> None:
    (tmp_path / "site_config.yaml").write_text(text, "utf-8")
    with pytest.raises(ConfigError, match=rf"site_config\.yaml:{line}: .*did you mean '{guess}'"):
        load_config(tmp_path)


@pytest.mark.parametrize(
    ("text", "line", "guess"),
    [
        ("sumary: [甲]\n", 1, "summary"),
        ("articles:\n- match: 甲\n  pins: [乙]\n", 3, "pin"),
        ("fix_figures:\n- text: 3%\n  indicater: 甲\n", 3, "indicator"),
        ("split: [甲]\n", 1, "split_at"),
    ],
)
def test_a_key_of_an_edit_that_is_nearly_right_is_guessed(text: str, line: int, guess: str) -> None:
    with pytest.raises(EditError, match=rf"^a\.yaml:{line}: .*did you mean '{guess}'"):
        parse_edit(text.encode(), "a.yaml")
