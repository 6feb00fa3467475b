"""Lines that stand around a text, known by their words and their place where no pattern knows them.

A linear model: each character, pair and triple of a line, its length, its signs and how far the text is from it add a weight.
`python -m benchmarks.around` learns the weights and says how well they do on documents of a hand they were not learned from.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from generator.text.around_weights import WEIGHTS
from generator.text.facts import is_agency
from generator.text.kinds import LineKind, is_official_title
from generator.text.lines import Line, ends_sentence
from generator.text.names import is_names_alone
from generator.text.outline import is_spoken

LONGEST = 120
"""Code points of the longest line that is judged."""
PROSE, TOLD = 30, 20
"""Code points from which on a line with pauses, or one that ends a sentence, is of the text."""
PASSES = 6
"""How often lines are judged, as each that is found tells of its neighbours."""
LONG_PROSE = 40
"""Code points of a line with a full stop in it that is of the text whatever it ends in."""
_HEAD, _TAIL = 28, 12
_DIGITS = re.compile(r"\d+")
_PAUSES = re.compile("[，。；、]")
_SHARES = (
    ("latin", re.compile("[A-Za-z]")),
    ("digit", re.compile(r"\d")),
    ("blank", re.compile(r"[ \u3000\t]")),
    ("bars", re.compile(r"[|｜/／>»·•\[\]【】]")),
)
_CANDIDATES = (LineKind.SHORT, LineKind.TEXT)
SHORTEST_OFFER = 10
"""Code points of a line that ends in a colon and says what the lines below are."""
_STOPS = frozenset("。！？!?；;，,、”：:")
_SAID = re.compile(
    r"[\[【]?(?:[问答][:：]|主持人|(?:摘[\s\u3000]*要|提[\s\u3000]*要|导[\s\u3000]*语|核心提示|编者按)[\]】：:\s])"
)
"""Said by somebody, or a summary of the text: 问：…, 摘要：…"""
_SPACED = re.compile("[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){1,5}")
"""致　辞: set wide as titles are."""
FAR = 99


@dataclass(frozen=True, slots=True)
class Bar:
    """Scores (hundredths of log odds) from which on a line above, between and below the text is none of it.

    Between two texts may stand a title, and above the text stands one, so that more is asked there than below.
    """

    above: int
    among: int = 300
    below: int = 140
    untitled: bool = False
    """Whether the title is not known yet: then the line above the text that looks least like a page's is spared."""


TITLED = Bar(220)
"""Chances of 0.90, 0.95 and 0.80: of 537 such lines of hands not learned from they find 333, 271 and 401, at 21, 11 and 37 of 2,839 wrongly."""
UNTITLED = Bar(450, untitled=True)
"""0.99 above, where halves of titles look like a page's lines: at 0.95 and 0.975 three and two titles of tests/unseen lost one."""


def find_around(lines: Sequence[Line], kinds: Sequence[LineKind], kept: AbstractSet[int], bar: Bar) -> tuple[int, ...]:
    """Indexes of the lines that stand around the text, in order; never those in `kept`.

    Each line that is found tells of its neighbours, so that what is left is judged again.
    """
    places = find_places(lines, kinds)
    seen = list(kinds)
    broken = _is_broken(lines, kinds)
    listed = _listed(lines, kinds)
    left = [
        index
        for index, kind in enumerate(kinds)
        if kind in _CANDIDATES
        and index not in kept
        and index not in listed
        and min(places[index].above, places[index].below) < FAR
        and _is_open(lines, index)
    ]
    above = {index for index in left if places[index].above == FAR and kinds[index] is LineKind.SHORT}
    looks: dict[int, int] = {}
    found: set[int] = set()
    for _ in range(PASSES):
        scores: dict[int, int] = {}
        for index in left:
            if not (broken and _goes_on(lines, seen, index)):
                looks[index] = looks[index] if index in looks else weigh(look(lines[index].text))
                scores[index] = looks[index] + weigh(stand(places[index], seen, index))
        title = min(above & scores.keys(), key=lambda index: (scores[index], index), default=-1)
        spared = title if bar.untitled else -1
        new = [index for index, score in scores.items() if index != spared and score >= _least(bar, places[index])]
        for index in new:
            seen[index] = LineKind.FURNITURE
        if not new:
            break
        found.update(new)
        left = [index for index in left if index not in found]
    return tuple(sorted(found))


def _least(bar: Bar, place: Place) -> int:
    return bar.above if place.above == FAR else bar.below if place.below == FAR else bar.among


def _is_broken(lines: Sequence[Line], kinds: Sequence[LineKind]) -> bool:
    """Whether the text's lines are pieces of sentences: a third of them or more end none."""
    ends = [ends_sentence(line.text) for line, kind in zip(lines, kinds, strict=True) if kind is LineKind.TEXT]
    return ends.count(False) * 3 >= len(ends)


def _goes_on(lines: Sequence[Line], kinds: Sequence[LineKind], index: int) -> bool:
    """Whether a line may be a piece of the text above it or below it."""
    if kinds[index] is not LineKind.TEXT:
        return False
    above = index > 0 and kinds[index - 1] is LineKind.TEXT and not ends_sentence(lines[index - 1].text)
    return above or kinds[index + 1 : index + 2] == [LineKind.TEXT]


def _listed(lines: Sequence[Line], kinds: Sequence[LineKind]) -> set[int]:
    """The short lines below one of the text that ends in a colon: what it counts up."""
    found: set[int] = set()
    inside = False
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        inside = inside and kind is LineKind.SHORT and not line.after_gap
        if inside:
            found.add(index)
        inside = inside or (len(line.text) >= SHORTEST_OFFER and line.text[-1] in "：:" and kind in _CANDIDATES)
    return found


def _is_open(lines: Sequence[Line], index: int) -> bool:
    """Whether nothing else says what a line is: no sentence or piece of one, nothing said by somebody, no office, no names."""
    text = lines[index].text
    above = lines[index - 1].text if index else "。"
    return (
        1 < len(text) <= LONGEST
        and not (len(text) >= LONG_PROSE and "。" in text)
        and text[-1] not in _STOPS
        and not (len(above) >= TOLD and _PAUSES.search(above) and not ends_sentence(above))
        and not _SAID.match(text)
        and not _SPACED.fullmatch(text)
        and not is_spoken(text)
        and not is_agency(text)
        and not is_names_alone(text)
        and not is_official_title(text)
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Lines from a line up and down to the nearest of the text, FAR where there is none; lines of a page's own on that side of all text."""

    above: int
    below: int
    crowd: int


def find_places(lines: Sequence[Line], kinds: Sequence[LineKind]) -> tuple[Place, ...]:
    """The place of each line."""
    told = [_is_prose(line.text, kind) for line, kind in zip(lines, kinds, strict=True)]
    above, below = _since(told), _since(told[::-1])[::-1]
    known = [kind is LineKind.FURNITURE for kind in kinds]
    head = sum(own for own, far in zip(known, above, strict=True) if far == FAR)
    tail = sum(own for own, far in zip(known, below, strict=True) if far == FAR)
    return tuple(
        Place(up, down, head if up == FAR else tail if down == FAR else 0)
        for up, down in zip(above, below, strict=True)
    )


def _since(told: list[bool]) -> list[int]:
    found, last = [], -1
    for index, prose in enumerate(told):
        found.append(index - last if last >= 0 else FAR)
        if prose:
            last = index
    return found


def _is_prose(text: str, kind: LineKind) -> bool:
    if kind not in (LineKind.TEXT, LineKind.NUMBERED):
        return False
    return (len(text) >= PROSE and _PAUSES.search(text) is not None) or (len(text) >= TOLD and ends_sentence(text))


def look(text: str) -> frozenset[str]:
    """What is seen of a line: its pieces of one to three characters (0 for any number), and by #name its form."""
    bare = _DIGITS.sub("0", text)
    bare = f"^{bare}$" if len(bare) <= _HEAD + _TAIL else f"^{bare[:_HEAD]}\n{bare[-_TAIL:]}$"
    pieces = {bare[at : at + size] for size in (1, 2, 3) for at in range(len(bare) - size + 1)}
    shares = {f"#{name}{_level(len(pattern.findall(text)), len(text))}" for name, pattern in _SHARES}
    form = {f"#length{min(12, math.isqrt(len(text)))}", f"#comma{int('，' in text)}", f"#end{int(ends_sentence(text))}"}
    return frozenset(pieces | shares | form)


def stand(place: Place, kinds: Sequence[LineKind], index: int) -> frozenset[str]:
    """What is seen of a line's place: how far the text is above and below, what its neighbours are, and how many a page's own."""
    before = kinds[index - 1].value if index else "edge"
    after = kinds[index + 1].value if index + 1 < len(kinds) else "edge"
    crowd = f"#crowd{min(2, place.crowd)}" if FAR in (place.above, place.below) else "#among"
    return frozenset(
        {f"#above{_near(place.above)}", f"#below{_near(place.below)}", f"#before-{before}", f"#after-{after}", crowd}
    )


def _near(distance: int) -> str:
    if distance == FAR:
        return "-none"
    return str(distance if distance < 4 else 4 if distance < 7 else 5 if distance < 12 else 6)


def _level(count: int, length: int) -> int:
    """0 none, 1 below a tenth, 2 below three tenths, 3 more."""
    return 0 if not count else 1 if count * 10 < length else 2 if count * 10 < 3 * length else 3


def weigh(seen: frozenset[str]) -> int:
    """The sum of the weights of what is seen."""
    return sum(WEIGHTS.get(name, 0) for name in seen)
