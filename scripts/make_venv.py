"""Make .venv in the current folder, with pip; a .venv whose Python still runs and suits is kept.

Needs the standard library alone. Debian and Ubuntu ship Python without `ensurepip` (it is in python3-venv, which only root
may add); then pip itself is fetched, one wheel pinned by its hash.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
import tempfile
import urllib.request
import venv
from pathlib import Path

FOLDER = Path(".venv")
PYTHON = FOLDER / "bin" / "python"
PIP = (
    "https://files.pythonhosted.org/packages/07/25/"
    "ee8c38ae72d66b844ce8eb9711ba905dba21ca1a8a0c960057c41cd23337/pip-26.3-py3-none-any.whl"
)
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"


def main() -> None:
    """Make what is missing.

    Raises: SystemExit with one line when pip can be had in no way.
    """
    if not _runs("import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))"):
        with_pip = importlib.util.find_spec("ensurepip") is not None
        venv.EnvBuilder(clear=FOLDER.exists(), symlinks=os.name != "nt", with_pip=with_pip).create(FOLDER)
    if not _runs("import pip"):
        _fetch_pip()


def _runs(code: str) -> bool:
    try:
        return subprocess.run([PYTHON, "-c", code], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _fetch_pip() -> None:
    print("this Python has no ensurepip (package python3-venv): fetching pip", file=sys.stderr)
    try:
        with urllib.request.urlopen(PIP, timeout=60) as answer:
            data: bytes = answer.read()
    except OSError as error:
        sys.exit(f"pip cannot be fetched ({error}): install python3-venv and run make again")
    if hashlib.sha256(data).hexdigest() != PIP_SHA256:
        sys.exit(f"{PIP}: not the file that was pinned; nothing was installed")
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(folder, PIP.rpartition("/")[2])
        wheel.write_bytes(data)
        command = [str(PYTHON), str(wheel / "pip"), "install", "--quiet", "--no-index", str(wheel)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
