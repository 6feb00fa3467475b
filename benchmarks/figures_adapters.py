"""Other libraries behind one shape; run by the interpreter that has them: texts as JSON in, their finds as JSON out.

Stands alone: nothing of the product is imported. Each adapter uses what its library documents for this task and is given
every help that costs it nothing: dates are dropped by the library's own recogniser where it has one, and by a rule of ours
where it has none. A find is [start, end, values], values being one number, both ends of a range, or none.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import re
import sys
import warnings
from collections.abc import Callable, Iterable
from typing import Any

Find = tuple[int, int, list[str]]
Finder = Callable[[str], list[Find]]
_DATE_AFTER = re.compile("年|月|日|号")
_NUMBER = re.compile(
    r"[0-9][0-9,]*(?:\.[0-9]+)?[十百千万亿兆]*|百分之[零一二三四五六七八九十百点]+|[一二三四五六七八九]成|"
    r"[零一二三四五六七八九十百千万亿两]+(?:点[零一二三四五六七八九]+)?[万亿]*"
)


def _longest(finds: Iterable[Find]) -> list[Find]:
    """Of overlapping finds the longest, in text order."""
    chosen: list[Find] = []
    for find in sorted(finds, key=lambda one: (one[0] - one[1], one[0])):
        if all(find[1] <= other[0] or other[1] <= find[0] for other in chosen):
            chosen.append(find)
    return sorted(chosen)


def recognizers(*, bare: bool) -> Finder:
    """Microsoft Recognizers-Text: percentages, currencies and dimensions, with `bare` numbers too; its dates are dropped."""
    number: Any = importlib.import_module("recognizers_number")
    unit: Any = importlib.import_module("recognizers_number_with_unit")
    date: Any = importlib.import_module("recognizers_date_time")
    models = [number.recognize_percentage, unit.recognize_currency, unit.recognize_dimension]
    models += [unit.recognize_age, unit.recognize_temperature] + ([number.recognize_number] if bare else [])

    def find(text: str) -> list[Find]:
        culture = number.Culture.Chinese
        dates = [(one.start, one.end + 1) for one in date.recognize_datetime(text, culture)]
        found = []
        for model in models:
            for one in model(text, culture):
                value = (one.resolution or {}).get("value")
                inside = any(start <= one.start and one.end < end for start, end in dates)
                if value is not None and not inside:
                    found.append((one.start, one.end + 1, [str(value).strip("%")]))
        return _longest(found)

    return find


def jionlp() -> Finder:
    """jionlp: its entity recogniser for money, with parsed values; it documents none for other quantities."""
    with contextlib.redirect_stdout(io.StringIO()):
        library: Any = importlib.import_module("jionlp")

    def find(text: str) -> list[Find]:
        found = []
        for one in library.ner.extract_money(text, with_parsing=True):
            value = (one.get("detail") or {}).get("num")
            values = value if isinstance(value, list) else [] if value is None else [value]
            found.append((*one["offset"], [str(number) for number in values]))
        return found

    return find


def cn2an() -> Finder:
    """cn2an converts one number and finds none: a plain pattern of ours finds them, cn2an reads them."""
    library: Any = importlib.import_module("cn2an")

    def read(words: str) -> str | None:
        plain = words.replace(",", "").removeprefix("百分之")
        tenths = plain.endswith("成")
        try:
            value = library.cn2an(plain.removesuffix("成"), "smart")
        except (ValueError, KeyError):
            digits = re.match(r"[0-9.]+", plain)
            if digits is None:
                return None
            try:
                value = float(digits[0]) * library.cn2an("一" + plain[digits.end() :], "smart")
            except (ValueError, KeyError):
                return None
        return f"{round(float(value) * (10 if tenths else 1), 6):f}"

    def find(text: str) -> list[Find]:
        matches = [one for one in _NUMBER.finditer(text) if not _DATE_AFTER.match(text, one.end())]
        return [(one.start(), one.end(), [value]) for one in matches if (value := read(one.group())) is not None]

    return find


PEERS: tuple[tuple[str, Callable[[], Finder]], ...] = (
    ("Recognizers-Text, with units", lambda: recognizers(bare=False)),
    ("Recognizers-Text, all numbers", lambda: recognizers(bare=True)),
    ("jionlp", jionlp),
    ("cn2an and a pattern", cn2an),
)


def main() -> None:
    """Texts from standard input -> {peer: finds a text} on standard output."""
    warnings.simplefilter("ignore")
    texts = json.load(sys.stdin)
    found = {}
    for name, make in PEERS:
        find = make()
        found[name] = [find(text) for text in texts]
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
