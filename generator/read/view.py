"""What a reader returns, and a builder of views: same length as the text, FILLER wherever no text is."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model import FILLER, Mark, Notice


@dataclass(frozen=True, slots=True)
class Reading:
    """A decoded file before it has a Source."""

    text: str
    view: str
    encoding: str
    marks: tuple[Mark, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(slots=True)
class ViewBuilder:
    """Pieces of a view in order; whatever is not put is FILLER. `put` must be called in rising order of `start`."""

    length: int
    pieces: list[str] = field(default_factory=list)
    at: int = 0

    def put(self, start: int, words: str) -> None:
        """Let `words` stand from `start`; raises ValueError when they would overlap what stands already."""
        if start < self.at:
            raise ValueError(f"{start} is before {self.at}")
        if start > self.at:
            self.pieces.append(FILLER * (start - self.at))
        self.pieces.append(words)
        self.at = start + len(words)

    def finish(self) -> str:
        """The view; its length is `length`."""
        self.pieces.append(FILLER * (self.length - self.at))
        return "".join(self.pieces)
