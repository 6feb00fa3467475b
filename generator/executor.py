"""EDGE: serial and limited worker processes behind one `map`, the part of `concurrent.futures.Executor` that we use.

A worker gets one item at a time. One that dies, computes for too long or wants too much memory is replaced; the item it
had raises `LostError` where its result would stand, and the results after it still come.
"""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import Process, get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Protocol, Self, TypeVar

from generator.errors import GeneratorError

A = TypeVar("A")
B = TypeVar("B")


class LostError(GeneratorError):
    """An item whose worker did not live to give its result; only a Failure can be made of it."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one item may cost; the defaults are five times what 1.7 million characters take (2 s, 40 MB)."""

    seconds: float = 10.0
    """Of computing, not of the clock: a busy machine must not change what is published."""
    patience: float = 60.0
    """Seconds of the clock; for a worker that waits for ever, and for systems that cannot count computing."""
    memory: int = 300_000_000
    """Bytes beyond what the worker holds when the item comes; on Linux only."""


ALLOWANCE = Allowance()


class Mapper(Protocol):
    """Anything with an ordered `map`: Serial, Workers, Dask's `Client.get_executor()`."""

    def map(self, fn: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        """Results in the order of the items; an exception of `fn` is raised where its result would stand."""
        ...


class Serial:
    """Runs in this process; starts nothing and limits nothing."""

    def map(self, fn: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        """One after the other, lazily."""
        return map(fn, items)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


class Workers:
    """So many worker processes, each item within its allowance; a context manager that ends them."""

    def __init__(self, jobs: int, allowance: Allowance = ALLOWANCE) -> None:
        self._jobs, self._allowance = jobs, allowance
        self._open: list[_Results[Any, Any]] = []

    def map(self, fn: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        """Results in the order of the items; `LostError` is raised for an item whose worker died, and iteration may go on."""
        results = _Results(fn, items, self._jobs, self._allowance)
        self._open.append(results)
        return results

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for results in self._open:
            results.close()


def make_executor(jobs: int) -> Workers:
    """Worker processes, one for one job: then too a hostile file can only end its own worker."""
    return Workers(max(1, jobs))


@dataclass(slots=True)
class _Worker:
    process: Process
    pipe: Connection
    item: int = -1
    """Index of the item it works on; -1 when it waits for one."""
    until: float = 0.0
    """On the monotonic clock."""


class _Results(Generic[A, B]):
    """Iterator over the results; workers start with the first `next` and end with the last."""

    def __init__(self, fn: Callable[[A], B], items: Iterable[A], jobs: int, allowance: Allowance) -> None:
        self._fn, self._allowance = fn, allowance
        self._items: list[A | None] = list(items)
        self._jobs = min(jobs, len(self._items))
        self._workers: list[_Worker] = []
        self._sent = self._told = 0
        self._done: dict[int, tuple[bool, Any]] = {}

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> B:
        if self._told == len(self._items):
            self.close()
            raise StopIteration
        while self._told not in self._done:
            self._feed()
            self._listen()
        good, value = self._done.pop(self._told)
        self._told += 1
        if good:
            result: B = value
            return result
        raise value

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            _end(worker)
        self._workers.clear()

    def _feed(self) -> None:
        """Give every idle worker an item; not too many are done ahead of the one that is waited for."""
        while len(self._workers) < self._jobs:
            self._workers.append(_start(self._fn, self._allowance))
        for worker in self._workers:
            if worker.item < 0 and self._sent < min(len(self._items), self._told + 16 * self._jobs):
                worker.item, worker.until = self._sent, time.monotonic() + self._allowance.patience
                self._sent += 1
                with suppress(OSError):  # it is dead: found by _listen
                    worker.pipe.send(self._items[worker.item])
                self._items[worker.item] = None  # asked of nobody else, and large sites have many

    def _listen(self) -> None:
        busy = [worker for worker in self._workers if worker.item >= 0]
        patience = max(0.0, min(worker.until for worker in busy) - time.monotonic())
        ready = set(wait([worker.pipe for worker in busy], patience))
        for worker in busy:
            if worker.pipe in ready:
                try:
                    self._done[worker.item] = worker.pipe.recv()
                    worker.item = -1
                except (EOFError, OSError):
                    self._replace(worker)
            elif time.monotonic() >= worker.until:
                self._replace(worker)

    def _replace(self, worker: _Worker) -> None:
        late = worker.process.is_alive() and time.monotonic() >= worker.until
        _end(worker)
        problem, expected = _cause(worker.process.exitcode or 0, late, self._allowance)
        self._done[worker.item] = False, LostError("", problem, expected)
        self._workers.remove(worker)


def _start(fn: Callable[[Any], Any], allowance: Allowance) -> _Worker:
    context: Any = get_context()
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, fn, allowance), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    if worker.item >= 0:
        worker.process.kill()
    worker.process.join(1.0)
    if worker.process.exitcode is None:
        worker.process.kill()
        worker.process.join()


def _cause(code: int, late: bool, allowance: Allowance) -> tuple[str, str]:
    if late:
        return "no answer came", f"one within {allowance.patience:g} seconds"
    if hasattr(signal, "SIGPROF") and code == -signal.SIGPROF:
        return "reading it takes too long", f"at most {allowance.seconds:g} seconds of computing"
    return f"the process that read it died ({code})", "a file that can be read"


def _work(pipe: Connection, fn: Callable[[Any], Any], allowance: Allowance) -> None:
    """A worker's life: items in, (True, result) or (False, exception) out, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends its workers
    with suppress(EOFError, OSError):
        while True:
            pipe.send(_attempt(fn, pipe.recv(), allowance))


def _attempt(fn: Callable[[Any], Any], item: Any, allowance: Allowance) -> tuple[bool, Any]:
    _limit(allowance)
    try:
        return True, fn(item)
    except MemoryError:
        return False, LostError("", "reading it takes too much memory", f"at most {allowance.memory} bytes")
    except GeneratorError as error:
        return False, error
    except Exception as error:  # noqa: BLE001 (a fault of ours in one file must not cost the others; it is told, with its place)
        return False, LostError("", f"a fault of the program: {_told(error)}", "no fault; please report it")
    finally:
        _limit(None)


def _told(error: Exception) -> str:
    """`IndexError in split at line 12: message`, the innermost place."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(place.filename).name} at line {place.lineno}: {str(error)[:200]}"


def _limit(allowance: Allowance | None) -> None:
    """Set the system's limits of this process for one item, or lift them."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, allowance.seconds if allowance else 0)
        # a worker whose parent was killed ends by itself, even when its item never would
        signal.setitimer(signal.ITIMER_REAL, allowance.patience + 5 if allowance else 0)
    with suppress(ImportError, OSError, ValueError):
        import resource

        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        held = int(Path("/proc/self/statm").read_bytes().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        wanted = held + allowance.memory if allowance else most
        within = wanted if resource.RLIM_INFINITY in {wanted, most} else min(wanted, most)
        resource.setrlimit(resource.RLIMIT_AS, (within, most))
