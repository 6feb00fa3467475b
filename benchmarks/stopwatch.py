"""CPU time by part: puts a clock around functions of a module, where they are called from."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import Any


class Stopwatch:
    """Sums CPU seconds by name; what one measured call spends in another counts for the inner one only."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inner = [0.0]

    def calls(self, owner: Any, **names: str) -> None:
        """Measure these functions of `owner`: name of the function = name of the part."""
        for name, part in names.items():
            setattr(owner, name, self._timed(getattr(owner, name), part))

    def iterations(self, owner: Any, **names: str) -> None:
        """Measure these functions, which return iterables, while they are run through."""
        for name, part in names.items():
            setattr(owner, name, self._stepped(getattr(owner, name), part))

    def _timed(self, function: Callable[..., Any], part: str) -> Callable[..., Any]:
        @wraps(function)
        def timed(*args: Any, **kwargs: Any) -> Any:
            start = time.process_time()
            self._inner.append(0.0)
            try:
                return function(*args, **kwargs)
            finally:
                spent = time.process_time() - start
                inner = self._inner.pop()
                self._inner[-1] += spent
                self.seconds[part] = self.seconds.get(part, 0.0) + spent - inner

        return timed

    def _stepped(self, function: Callable[..., Iterable[Any]], part: str) -> Callable[..., Iterator[Any]]:
        @wraps(function)
        def stepped(*args: Any, **kwargs: Any) -> Iterator[Any]:
            advance = self._timed(next, part)
            iterator = iter(function(*args, **kwargs))
            end = object()
            while (item := advance(iterator, end)) is not end:
                yield item

        return stepped
