"""Say which pinned dependencies have no wheel: for every Python and platform that CONTRIBUTING.md promises.

`python scripts/wheels.py [lock]` asks the index (through uv, which resolves without installing); exit 1 when a promise is broken.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = ("x86_64-manylinux_2_28", "x86_64-apple-darwin", "aarch64-apple-darwin", "x86_64-pc-windows-msvc")


def main() -> None:
    """Try every pair and print a line each."""
    lock = sys.argv[1] if len(sys.argv) > 1 else "requirements.lock"
    failed = 0
    for platform in PLATFORMS:
        for python in PYTHONS:
            said = missing(lock, python, platform)
            failed += bool(said)
            print(f"{platform:26} {python}: {said or 'all wheels'}", flush=True)
    sys.exit(bool(failed))


def missing(lock: str, python: str, platform: str) -> str:
    """What uv misses; empty when every pinned version has a wheel."""
    beside = Path(sys.executable).with_name("uv")
    command = [
        str(beside) if beside.exists() else "uv",
        "pip",
        "compile",
        lock,
        "--quiet",
        "--no-config",
        "--no-header",
    ]
    command += ["--default-index", "https://pypi.org/simple", "--only-binary", ":all:", "--no-deps"]
    command += ["--python-version", python, "--python-platform", platform, "--output-file", "-"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else " ".join(done.stderr.split())


if __name__ == "__main__":
    main()
