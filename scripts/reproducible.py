"""The same bytes of docs/ and of the built site under every circumstance: `python scripts/reproducible.py [SITE]`.

Builds a copy of the site (default: this one) once plainly and once under each variation, and compares all files.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("articles", "edits", "templates", "overrides", "docs", "site_config.yaml", "mkdocs.yml")


@dataclass(frozen=True, slots=True)
class Variation:
    """One circumstance, or several at once."""

    name: str
    environment: dict[str, str] = field(default_factory=dict)
    jobs: int = 1
    umask: int = 0o022
    folder: str = "site"
    warm: bool = False
    reverse: bool = False
    """Sources are written in the opposite order, so that the folder lists them otherwise."""


VARIATIONS = (
    Variation("hash seed 0", {"PYTHONHASHSEED": "0"}),
    Variation("hash seed 4242", {"PYTHONHASHSEED": "4242"}),
    Variation("LC_ALL=C", {"LC_ALL": "C"}),
    Variation("LC_ALL=zh_CN.GB18030", {"LC_ALL": "zh_CN.GB18030", "LANG": "zh_CN.GB18030"}),
    Variation("LC_ALL=tr_TR.UTF-8", {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    Variation("TZ=Asia/Shanghai", {"TZ": "Asia/Shanghai"}),
    Variation("TZ=America/St_Johns", {"TZ": "America/St_Johns"}),
    Variation("two jobs", jobs=2),
    Variation("four jobs", jobs=4),
    Variation("input in another order", reverse=True),
    Variation("umask 077", umask=0o077),
    Variation("another folder", folder="另一个 文件夹/长/路径"),
    Variation("warm cache", warm=True),
    Variation("without colour, narrow", {"NO_COLOR": "1", "COLUMNS": "20", "TERM": "dumb"}),
    Variation("another home", {"HOME": "/nonexistent", "USER": "x"}),
    Variation(
        "all at once",
        {"PYTHONHASHSEED": "7", "LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati"},
        jobs=3, umask=0o027, folder="b c/d", warm=True, reverse=True,
    ),
)  # fmt: skip


def lay_out(source: Path, target: Path, *, reverse: bool) -> None:
    """Copy what a site is made from, its files in this or the opposite order."""
    target.mkdir(parents=True)
    kept = subprocess.run(
        ["git", "ls-files", "-z", "--", *PARTS], cwd=source, capture_output=True, encoding="utf-8", check=True
    ).stdout.split("\0")
    for name in sorted(filter(None, kept), reverse=reverse):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target / name)


def digests(folder: Path) -> dict[str, str]:
    """Of every file but the generator's own state."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".jianbao" not in path.parts
    }


def build(source: Path, base: Path, variation: Variation, command: str) -> dict[str, str]:
    """Files of docs/ and site/ after a build under this variation, path -> digest."""
    root = base / variation.folder
    lay_out(source, root, reverse=variation.reverse)
    environment = {"SOURCE_DATE_EPOCH": "1735689600", **os.environ, "PYTHONPATH": str(ROOT), **variation.environment}
    call = [sys.executable, "-m", "generator", command, "-C", str(root), "--jobs", str(variation.jobs)]
    for _ in range(2 if variation.warm else 1):
        subprocess.run(call, cwd=root, env=environment, umask=variation.umask, check=True, capture_output=True)
    found = {f"docs/{name}": digest for name, digest in digests(root / "docs").items()}
    return {**found, **{f"site/{name}": digest for name, digest in digests(root / "site").items()}}


def main() -> int:
    """Exit 1 when any file differs."""
    source = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT
    command = "generate" if "--docs" in sys.argv else "build"
    with tempfile.TemporaryDirectory() as base:
        plain = build(source, Path(base, "plain"), Variation("plain"), command)
        print(f"plain: {len(plain)} files")
        wrong = 0
        for number, variation in enumerate(VARIATIONS):
            found = build(source, Path(base, str(number)), variation, command)
            other = sorted(name for name in plain.keys() | found.keys() if plain.get(name) != found.get(name))
            print(f"{variation.name}: {f'{len(other)} files differ: {other[:5]}' if other else 'the same'}", flush=True)
            wrong += bool(other)
            shutil.rmtree(Path(base, str(number)))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
