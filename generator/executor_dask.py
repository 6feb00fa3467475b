"""EDGE: the work on other machines, by Dask: the same ordered `map` as the executors of one machine.

Start `dask scheduler` on one machine and `dask worker tcp://HOST:8786 --nthreads 1` on as many as there are, each with this
version of Jianbao; then `--executor tcp://HOST:8786`. Files travel with their tasks, so workers need not see the sources. A
worker that dies is no loss: its tasks go to others. The connection is not encrypted and whoever reaches the scheduler can
run anything: keep it inside a network of your own.
"""

from __future__ import annotations

import hashlib
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self, TypeVar

from generator.errors import ToolError

A = TypeVar("A")
B = TypeVar("B")

ANSWERS_WITHIN = 10
"""Seconds for the scheduler's first answer, and for a first worker."""
AHEAD = 4
"""Tasks at hand for each thread of the cluster: enough that none waits for the next (1 to 16 tried with two workers on 300
articles: no difference beyond the noise), few enough that a large corpus is never whole in the scheduler's memory."""
READ_WITH = ("ahocorasick-rs", "chardet", "lxml", "opencc", "pypdf", "python-docx", "rjieba", "trafilatura")
"""Libraries whose versions may change what is read."""
_ONE_AT_A_TIME = Lock()
"""Readers are not made for threads; a worker with several still works on one file at a time."""


class DaskExecutor:
    """A cluster that somebody runs; only asked, never started or stopped from here."""

    def __init__(self, address: str) -> None:
        """Connect to the scheduler at `address` (`tcp://host:8786`).

        Raises: ToolError when Dask is not installed, or no scheduler or no worker answers.
        """
        try:
            from distributed import Client
        except ImportError:
            raise ToolError("dask", "is not installed", "pip install 'jianbao[dask]'") from None
        connect: Any = Client
        self._address = address
        try:
            self._client = connect(address, timeout=ANSWERS_WITHIN, set_as_default=False)
        except (OSError, ValueError) as error:
            reason = str(error) or type(error).__name__
            raise ToolError(address, f"no scheduler answers ({reason})", "tcp://host:8786 of a running one") from None
        try:
            self._client.wait_for_workers(1, timeout=ANSWERS_WITHIN)
        except TimeoutError:
            self._client.close()
            raise ToolError(address, "the scheduler has no worker", f"dask worker {address} --nthreads 1") from None

    def map(self, fn: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        """Results in the order of the items; lazily, a few tasks ahead.

        Raises: what `fn` raises, where its result would stand; ToolError when the cluster is lost, or an item ended one
        worker after the other.
        """
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        program = fingerprint()
        coming = iter(items)
        ahead: deque[Any] = deque()
        done = 0
        try:
            while True:
                wanted = max(1, self._threads() * AHEAD) - len(ahead)
                ahead.extend(self._submit(program, fn, item) for item in islice(coming, max(0, wanted)))
                if not ahead:
                    return
                yield ahead.popleft().result()
                done += 1
        except KilledWorker:
            problem = f"file {done + 1} of those to read ended one worker after the other"
            raise ToolError(
                self._address, problem, "a file that `--jobs 1` reads, or workers with more memory"
            ) from None
        except (OSError, FutureCancelledError) as error:
            raise ToolError(self._address, f"the cluster was lost ({error})", "a scheduler that stays") from None
        finally:
            self._client.cancel(list(ahead))

    def _submit(self, program: str, fn: Callable[[A], B], item: A) -> Any:
        return self._client.submit(_work, program, fn, item, pure=False)

    def _threads(self) -> int:
        return sum(self._client.nthreads().values())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()


def _work(program: str, fn: Callable[[A], B], item: A) -> B:
    """On the worker: the result, when the worker runs the very program that asks."""
    if fingerprint() != program:
        raise ToolError(
            "dask worker", "runs another version of Jianbao or of its libraries", "the same on every machine"
        )
    with _ONE_AT_A_TIME:
        return fn(item)


@cache
def fingerprint() -> str:
    """Of the program and of the libraries that read, so that every machine gives the same bytes."""
    package = Path(__file__).parent
    told = hashlib.sha256(f"{sys.version_info[:2]}{[_version(name) for name in READ_WITH]}".encode())
    for path in sorted(path for path in package.rglob("*") if path.suffix in {".py", ".yaml"}):
        told.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return told.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
