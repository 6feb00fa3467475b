"""EDGE: serial and process pool behind one `map`, the part of `concurrent.futures.Executor` that the pipeline uses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from types import TracebackType
from typing import Protocol, Self, TypeVar

A = TypeVar("A")
B = TypeVar("B")


class Mapper(Protocol):
    """Anything with an ordered `map`: Serial, a process pool, Dask's `Client.get_executor()`."""

    def map(self, fn: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        """Results in the order of the items; an exception of `fn` is raised where its result would stand."""
        ...


class Serial:
    """Runs in this process; starts nothing."""

    def map(self, fn: Callable[[A], B], items: Iterable[A], /) -> Iterator[B]:
        """One after the other, lazily."""
        return map(fn, items)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None


def make_executor(jobs: int) -> Serial | ProcessPoolExecutor:
    """Serial for one job, else a pool of `jobs` processes; a context manager either way."""
    return Serial() if jobs <= 1 else ProcessPoolExecutor(jobs)
