"""EDGE: a language model phrases gist and summary from the chosen sentences; off unless site_config.yaml asks for it.

Between the briefs and the links, behind the cache of files, so that neither hides a change of the other. One request an
article; what the model answered is kept by content (model, instructions, sentences), judged by `gate` in every run, and
thrown away line by line where it fails: then the source's own words stand, and a Notice says why.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.config import Summary
from generator.lexicon import Lexicon
from generator.model import FileResult, Notice
from generator.store import STATE

ANSWERS = Path(STATE) / "phrases"
"""Where a site keeps what the model answered. Never cleared: an answer costs money, is small, and is used again when a
sentence or model comes back."""
Report = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Phrasing:
    """What phrasing needs beside the briefs."""

    folder: Path
    """Where answers are kept."""
    summary: Summary
    lexicon: Lexicon
    online: bool
    """False: only what is kept is used, and nothing is asked."""


@dataclass(frozen=True, slots=True)
class Phrased:
    """The results with their lines phrased, and what happened on the way that belongs to no article."""

    results: tuple[FileResult, ...]
    notices: tuple[Notice, ...] = ()
    told: str = ""
    """All that phrasing changed; equal for equal lines."""


def phrase(results: tuple[FileResult, ...], phrasing: Phrasing, report: Report) -> Phrased:
    """Phrase gist and summary of every briefing, in the order of the results; never raises for what a server does."""
    if phrasing.summary.engine == "extractive":
        return Phrased(results)
    from generator.phrase.run import phrase_all

    return phrase_all(results, phrasing, report)
