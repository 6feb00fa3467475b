"""Runs `generate` on a site in forked processes, each with one fault: `python -m tests.hostile.forked` with lines of JSON on stdin.

The libraries are loaded once; each fault strikes at the n-th write below the site (opening to write, renaming, deleting,
making or removing a folder), told by Python's audit events, so that it is the real code and the real system that fail.
"""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator.config import load_config
from generator.errors import GeneratorError
from generator.executor import Serial
from generator.pipeline import fingerprint, generate

WRITES = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree"}
DIED = 99
COUNTED: list[int] = []
"""Numbers of the writes of this fork, when they are counted."""


def watch_writes(root: Path, strike: Callable[[int], None]) -> None:
    """Call `strike` with the number of each write below `root`, from 0, before it happens."""
    below, count = str(root), 0

    def see(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count
        writing = event in WRITES or (event == "open" and isinstance(arguments[2], int) and arguments[2] & 3)
        if writing and str(arguments[0]).startswith(below):
            number, count = count, count + 1
            strike(number)

    sys.addaudithook(see)


def drop_rights() -> None:
    """Give up what lets root write into a read-only folder (Linux)."""
    if os.geteuid() == 0:
        import ctypes

        head, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
        if ctypes.CDLL(None, use_errno=True).capset(head, data):
            raise OSError(ctypes.get_errno(), "capset")


def _signal(root: Path, name: signal.Signals, at: int) -> None:
    watch_writes(root, lambda number: os.kill(os.getpid(), name) if number == at else None)


def _full(root: Path, at: int) -> None:
    def refuse(number: int) -> None:
        if number >= at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    watch_writes(root / "docs", refuse)


def _short(root: Path, at: int) -> None:
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (at, at))


def _no_network(root: Path, at: int) -> None:
    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith("socket.") and event not in {"socket.__new__", "socket.gethostname"}:
            raise OSError(errno.ENETUNREACH, "no network")

    sys.addaudithook(refuse)


def _vanish(root: Path, at: int) -> None:
    """The first article, by name, goes the moment it is opened."""
    first = min(map(str, (root / "articles").iterdir()))

    def unlink(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and str(arguments[0]) == first and os.path.lexists(first):
            Path(first).unlink()

    sys.addaudithook(unlink)


FAULTS: dict[str, Callable[[Path, int], None]] = {
    "none": lambda root, at: None,
    "kill": lambda root, at: _signal(root, signal.SIGKILL, at),
    "interrupt": lambda root, at: _signal(root, signal.SIGINT, at),
    "full": _full,
    "short": _short,
    "read-only": lambda root, at: drop_rights(),
    "no network": _no_network,
    "vanish": _vanish,
    "count": lambda root, at: watch_writes(root, COUNTED.append),
}
"""Kind -> what makes it wait for its moment, in this process."""


def run(fault: dict[str, Any]) -> dict[str, Any]:
    """Generate in a fork; how it ended: {"signal"} or {"code", "said"}."""
    root = Path(fault["root"])
    reader, writer = os.pipe()
    child = os.fork()
    if child:
        os.close(writer)
        if fault["kind"] == "moment":
            time.sleep(fault["after"])
            os.kill(child, signal.SIGKILL)
        with os.fdopen(reader) as pipe:
            said = pipe.read()
        status = os.waitpid(child, 0)[1]
        ended = {"signal": os.WTERMSIG(status)} if os.WIFSIGNALED(status) else {"code": os.WEXITSTATUS(status)}
        return {**ended, "said": said}
    code, said = 0, ""
    try:
        FAULTS.get(fault["kind"], FAULTS["none"])(root, fault.get("at", 0))
        done = generate(root, load_config(root), Serial(), lambda what, number, total: None)
        broken = [notice.message for notice in done.site.notices if notice.rule == "edit-broken"]
        told = [failure.message for failure in done.site.failures] + broken * (fault["kind"] == "read-only")
        said = json.dumps(len(COUNTED) or told, ensure_ascii=False)
    except (GeneratorError, KeyboardInterrupt) as error:
        code, said = 1, f"{type(error).__name__}: {error}"
    except BaseException as error:  # noqa: BLE001 (whatever comes must be told to the test, and the fork must end)
        code, said = DIED, f"{type(error).__name__}: {error}"
    os.write(writer, said.encode())
    os._exit(code)


def tree(folder: Path) -> dict[str, bytes]:
    """All files of docs/ but the generator's own state."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".jianbao" not in path.parts
    }


def changed(root: Path) -> Path:
    """A copy of the generated site `root/before` with the articles of `root/after`."""
    site = root / "work"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(root / "before", site)
    shutil.rmtree(site / "articles")
    shutil.copytree(root / "after" / "articles", site / "articles")
    return site


def kills(root: Path, faults: list[dict[str, Any]]) -> list[str]:
    """Kill the change from `root/before` to `root/after` by each of these faults; what was wrong afterwards."""
    new, wrong = tree(root / "after" / "docs"), []
    for fault in faults:
        site = changed(root)
        old = tree(site / "docs")
        ended = run({**fault, "root": str(site)})
        torn = [name for name, data in tree(site / "docs").items() if data not in (old.get(name), new.get(name))]
        again = run({"kind": "none", "root": str(site)})
        met = ended.get("signal") == signal.SIGKILL or (fault["kind"] == "moment" and ended.get("code") == 0)
        if not met or torn or again.get("code") != 0 or tree(site / "docs") != new:
            wrong.append(f"{fault}: {ended}, torn {torn}, then {again}")
    return wrong


def seconds(root: Path) -> float:
    """What the change takes when nothing strikes, by the clock."""
    site = changed(root)
    start = time.monotonic()
    run({"kind": "none", "root": str(site)})
    return time.monotonic() - start


def flips(root: Path, count: int) -> list[str]:
    """Flip one bit of what the last run of `root/before` kept for the next, then make the change; what was wrong afterwards."""
    new, wrong, chance = tree(root / "after" / "docs"), [], random.Random(8)
    kept = sorted(
        path.relative_to(root / "before")
        for folder in (".jianbao", "docs/.jianbao")
        for path in (root / "before" / folder).rglob("*")
        if path.is_file() and path.stat().st_size
    )
    for _ in range(count):
        site, name = changed(root), chance.choice(kept)
        data = bytearray((site / name).read_bytes())
        at = chance.randrange(len(data) * 8)
        data[at // 8] ^= 1 << at % 8
        (site / name).write_bytes(data)
        ended = run({"kind": "none", "root": str(site)})
        if ended.get("code") != 0 or tree(site / "docs") != new:
            wrong.append(f"{name} bit {at}: {ended}")
    return wrong


def answer(request: dict[str, Any]) -> Any:
    """What one request asks for."""
    if "kills" in request:
        return kills(Path(request["root"]), request["kills"])
    if "flips" in request:
        return flips(Path(request["root"]), request["flips"])
    if "seconds" in request:
        return seconds(Path(request["root"]))
    return [run(fault) for fault in request["faults"]]


def main() -> None:
    """Answer each line of JSON with a line of JSON."""
    fingerprint()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
