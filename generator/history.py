"""EDGE: the site as it was at a git revision, in a folder that goes away again."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import ToolError


@contextmanager
def site_folder_at(root: Path, revision: str) -> Iterator[Path]:
    """The files of the site at `root` as `revision` had them.

    Raises: ToolError when git is missing, or knows no such revision.
    """
    if revision.startswith("-"):
        raise ToolError(revision, "is no revision", "a git revision of the site, as HEAD~1")
    command = ["git", "-C", str(root), "archive", "--format=tar", revision, "."]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        raise ToolError("git", "is not installed", "git, to read an older revision") from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise ToolError(revision, said, "a git revision of the site, as HEAD~1")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
            archive.extractall(folder, filter="data")
        yield Path(folder)
