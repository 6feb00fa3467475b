"""The project's promises about itself: one version, true documents, a whole wheel, locks, layers."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from email import message_from_string
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version
from pathspec import GitIgnoreSpec

from generator import __version__

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
PURE = (
    *(
        "read",
        "split",
        "clean",
        "analyse",
        "brief",
        "edit",
        "link",
        "pages",
        "exports",
        "verify",
        "gate",
        "compare",
        "review",
    ),
    *("lexicon", "text", "model", "errors"),
)
"""Stages and what they stand on (design: stages are pure)."""
LONGEST_MODULE = 300
LONGER: dict[str, str] = {
    "generator/model.py": "every type that crosses a stage, with its law: one file to read, by design",
}
"""Modules over the budget, each with the reason."""
HOMELESS_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "tools", "shared_utils"})
NAMESPACES = frozenset({"www.w3.org", "schema.org", "www.sitemaps.org"})
"""Hosts that are names of vocabularies: nothing is asked of them."""
MACHINE_PATH = re.compile(
    r"(?<![\w.~*-])/(?:" + "|".join(("wor" + "k", "roo" + "t", "tmp/bash" + "_jobs")) + r")(?=/|\b)"
)


def run(*command: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@cache
def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def ignored() -> GitIgnoreSpec:
    return GitIgnoreSpec.from_lines((ROOT / ".gitignore").read_text("utf-8").splitlines())


@cache
def our_files() -> tuple[Path, ...]:
    """Files of the repository, committed or about to be; also in a copy without git."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if listed.returncode == 0 and listed.stdout:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        spec = ignored()
        paths = [ROOT / name for name in spec.match_tree_files(ROOT, negate=True) if not name.startswith(".git/")]
    return tuple(sorted(path for path in paths if path.is_file()))


def texts() -> Iterator[tuple[str, str]]:
    for path in our_files():
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


def modules(*folders: str) -> list[Path]:
    return [path for path in our_files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders]


# ---------------------------------------------------------------- checkers


@pytest.mark.parametrize(
    "command",
    [
        pytest.param((BIN / "ruff", "check"), id="ruff-check"),
        pytest.param((BIN / "ruff", "format", "--check"), id="ruff-format"),
        pytest.param((BIN / "lint-imports",), id="layers"),
        pytest.param((sys.executable, "-m", "mypy"), id="mypy-strict"),
    ],
)
def test_the_checker_has_nothing_to_say(command: tuple[str | Path, ...]) -> None:
    done = run(*command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_stages_open_nothing_and_print_nothing() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}: {node.func.id}()"
        for path in modules("generator")
        if path.relative_to(ROOT / "generator").parts[0].removesuffix(".py") in PURE
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"open", "print", "input"}
    ]
    assert found == []


def test_no_module_is_called_after_nothing() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path in modules("generator", "benchmarks", "tests", "scripts")
        if HOMELESS_NAMES.intersection((path.stem, *path.relative_to(ROOT).parts[:-1]))
    ]
    assert found == []


def test_a_module_fits_its_budget_of_lines() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in modules("generator")
    }
    over = {name: length for name, length in lengths.items() if length > LONGEST_MODULE}
    assert {name: length for name, length in over.items() if name not in LONGER} == {}
    assert LONGER.keys() <= over.keys(), "an exception that is no longer needed"


# ---------------------------------------------------------------- documents


def test_the_version_stands_in_one_place() -> None:
    assert "version" not in project()["project"]  # type: ignore[operator]
    said = run(sys.executable, "-m", "generator", "--version")
    assert said.stdout.split("\n")[0].split()[-1] == __version__
    elsewhere = [
        name
        for name, text in texts()
        if re.search(rf"(?m)^\s*_*version_*\s*[=:]\s*[\"']?{re.escape(__version__)}", text)
    ]
    assert elsewhere == ["generator/__init__.py"]


def test_the_changelog_begins_with_what_is_unreleased() -> None:
    headings = re.findall(r"(?m)^## \[?([^]\s]+)", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert headings[0] == "Unreleased"
    assert all(Version(heading) <= Version(__version__) for heading in headings[1:])


@cache
def make_targets() -> frozenset[str]:
    return frozenset(re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text("utf-8")))


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_every_make_target_that_a_document_names_exists(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    named = set(re.findall(r"(?m)(?:^|`)(?:\$ )?make ([a-z]+)", text))
    assert named >= ({"site", "test"} if name.startswith("README") else {"check"})
    assert named <= make_targets()


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md"])
def test_a_document_is_short_and_its_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert len(text.splitlines()) < 150
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", text)
    assert [link for link in links if "://" not in link and not (ROOT / link).exists()] == []


def test_make_help_tells_of_every_target() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    assert make_targets() - {"help"} == {
        name for name in make_targets() if f"make {name} " in text or f"({name}:" in text
    }


def test_no_path_of_a_developers_machine_is_in_a_file() -> None:
    found = [
        f"{name}:{number}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert found == []


def test_what_is_shown_asks_no_other_host() -> None:
    found = [
        f"{name}: {host}"
        for name, text in texts()
        if name.startswith(("templates/", "overrides/", "generator/theme_assets/", "generator/starter_site/"))
        for host in re.findall(r"(?:https?:)?//((?:[a-z0-9-]+\.)+[a-z]{2,})", text)
        if host not in NAMESPACES
    ]
    assert found == []


# ---------------------------------------------------------------- dependencies


def requirements(name: str) -> tuple[Requirement, ...]:
    text = (ROOT / name).read_text("utf-8").replace("\\\n", " ")
    lines = [line.partition(" --hash")[0] for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    return tuple(Requirement(line) for line in lines)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-audit.lock"])
def test_a_lock_pins_everything_by_hash_and_names_no_index(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    entries = re.split(r"(?m)^(?=[a-z0-9])", text)[1:]
    assert [entry.split("\n")[0] for entry in entries if "--hash=sha256:" not in entry or "==" not in entry] == []
    assert re.findall(r"(?m)://|^--|^\s*-[ief]\b", text) == []


def test_the_locks_hold_what_the_project_asks_for() -> None:
    data = project()["project"]
    assert isinstance(data, dict)
    versions: dict[str, list[Version]] = {}
    for pinned in requirements("requirements.lock"):
        versions.setdefault(plain(pinned.name), []).append(Version(str(pinned.specifier).removeprefix("==")))
    asked = [Requirement(line) for line in (*data["dependencies"], "hatchling>=1.27")]
    missing = [
        str(need)
        for need in asked
        if not versions.get(plain(need.name))
        or not all(found in need.specifier for found in versions[plain(need.name)])
    ]
    assert missing == [], "make lock"


def test_the_tests_run_what_the_product_runs() -> None:
    assert set(map(str, requirements("requirements.lock"))) <= set(map(str, requirements("requirements-dev.lock")))


def test_every_dependency_has_its_reason_in_the_contributors_guide() -> None:
    data = project()["project"]
    assert isinstance(data, dict)
    table = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rows = {plain(name) for row in re.findall(r"(?m)^\| (.+?) \|", table) for name in re.findall(r"`([^`]+)`", row)}
    extras = [line for lines in data["optional-dependencies"].values() for line in lines]
    names = {plain(Requirement(line).name) for line in (*data["dependencies"], *extras)}
    assert names <= rows


# ---------------------------------------------------------------- the wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    done = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    (made,) = folder.glob("*.whl")
    return made


@pytest.mark.xdist_group("wheel")
def test_the_wheel_holds_the_whole_package_and_nothing_else(wheel: Path) -> None:
    names = [path.relative_to(ROOT).as_posix() for path in our_files()]
    wanted = {name for name in names if name.startswith("generator/")}
    wanted |= {f"generator/{name}" for name in names if name.startswith("templates/")}
    sample = ("mkdocs.yml", "overrides/", "docs/about.md", "docs/guide/", "requirements.lock")
    wanted |= {f"generator/sample_site/{name}" for name in names if name.startswith(sample)}
    wanted |= {
        f"jianbao-{__version__}.dist-info/{name}"
        for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")
    }
    with zipfile.ZipFile(wheel) as archive:
        assert set(archive.namelist()) == wanted
    assert {"generator/py.typed", "generator/lexicons/default.yaml", "generator/templates/brief.md.j2"} <= wanted


@pytest.mark.xdist_group("wheel")
def test_the_wheel_asks_for_what_the_project_asks_for(wheel: Path) -> None:
    data = project()["project"]
    assert isinstance(data, dict)
    with zipfile.ZipFile(wheel) as archive:
        told = message_from_string(archive.read(f"jianbao-{__version__}.dist-info/METADATA").decode())
    asked = {Requirement(line) for line in told.get_all("Requires-Dist", []) if "extra ==" not in line}
    assert asked == {Requirement(line) for line in data["dependencies"]}
    assert (told["Version"], told["License-Expression"]) == (__version__, "MIT")


@pytest.mark.xdist_group("wheel")
def test_the_wheel_builds_a_site_away_from_the_repository(wheel: Path, tmp_path: Path) -> None:
    package, site = tmp_path / "package", tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(package)
    environment = {"PYTHONPATH": str(package)}
    where = run(sys.executable, "-c", "import generator; print(generator.__file__)", cwd=tmp_path, **environment)
    assert Path(where.stdout.strip()).is_relative_to(package)
    for arguments in (("new", site), ("build", "-C", site, "--strict")):
        done = run(sys.executable, "-m", "generator", *arguments, cwd=tmp_path, **environment)
        assert done.returncode == 0, done.stdout + done.stderr
    assert (site / "site/index.html").is_file()


# ---------------------------------------------------------------- the repository's own site


def test_everything_that_is_generated_is_kept_out_of_git(built_site: Path) -> None:
    manifest = json.loads((built_site.parent / "docs/.jianbao/manifest.json").read_text("utf-8"))
    spec = ignored()
    assert [path for path in manifest if not spec.match_file(f"docs/{path}")] == []


# ---------------------------------------------------------------- the browser tests' own guard


@pytest.mark.browser
@pytest.mark.xdist_group("site")
def test_a_page_that_asks_other_hosts_is_seen_and_stopped(
    tmp_path: Path, page: Any, outside: list[str], serve_site: Any
) -> None:
    asks = "http://pixel.invalid/a.png", "https://script.invalid/b.js", "ws://socket.invalid/c"
    (tmp_path / "index.html").write_text(
        f"<img src={asks[0]}><script src={asks[1]}></script><script>new WebSocket('{asks[2]}')</script>"
        "<img src=data:,><link rel=stylesheet href=own.css>",
        "utf-8",
    )
    (tmp_path / "own.css").write_text("body { color: rgb(1, 2, 3) }", "utf-8")
    page.goto(serve_site(tmp_path, "/repo/"))
    page.wait_for_load_state("networkidle")
    assert sorted(outside) == sorted(asks)
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(1, 2, 3)"


@pytest.mark.browser
@pytest.mark.xdist_group("site")
def test_a_site_below_a_path_is_not_at_the_root(tmp_path: Path, page: Any, serve_site: Any) -> None:
    (tmp_path / "index.html").write_text("<title>here</title>", "utf-8")
    base = serve_site(tmp_path, "/repo/")
    assert page.goto(base).status == 200
    assert page.goto(base.removesuffix("repo/")).status == 404


# ---------------------------------------------------------------- the command


def test_the_command_starts_without_what_only_its_work_needs() -> None:
    code = "import sys, generator.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = set(run(sys.executable, "-c", code).stdout.split())
    heavy = {
        "sklearn",
        "scipy",
        "numpy",
        "lxml",
        "jinja2",
        "mkdocs",
        "trafilatura",
        "opencc",
        "rich",
        "msgspec",
        "yaml",
    }
    assert loaded & heavy == set()
