"""Learn what stands around a text, and say how well that does elsewhere: `python -m benchmarks.around [--learn]`.

Lines of the documents in tests/unseen (of the text or not, by their labels) and of tests/page_lines, a logistic regression with
the L1 penalty, which leaves few weights. Without --learn: for each hand that wrote documents, weights learned from all the others.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.unseen_quality import FOLDER, load_labels, plain
from generator.model import RawFile
from generator.read import read
from generator.split.sheet import make_sheet
from generator.text.around import LONGEST, find_places, look, stand
from generator.text.kinds import LineKind
from generator.text.lines import LONGEST_TITLE, Line

TABLE = Path(__file__).parent.parent / "generator" / "text" / "around_weights.py"
PENALTY = 1.0
"""Inverse strength. Found and wrong at 0.90 of 501 and 2,683: 265 and 14 with 0.5, 307 and 15 with 1, 358 and 43 with 3."""
HANDS = 4
"""Of how many hands at least a piece must be, so that no name of a place is learned. 2, 3 and 6 give the same within five lines."""
OPEN = (LineKind.SHORT, LineKind.TEXT, LineKind.SALUTATION)
CHANCES = (0.8, 0.9, 0.95)
WIDTH = 118


@dataclass(frozen=True, slots=True)
class Example:
    """A line as the model sees it; `open` where no pattern says what it is."""

    hand: str
    text: str
    seen: frozenset[str]
    around: bool
    open: bool


def documents() -> Iterator[Example]:
    """Lines of tests/unseen whose labels say what they are."""
    for name, records in load_labels().items():
        if records[0]["held"]:
            continue
        for document in read(RawFile(name, (FOLDER / name).read_bytes())):
            sheet = make_sheet(document)
            tags = _tags([plain(line.text) for line in sheet.lines], records)
            places = find_places(sheet.lines, sheet.kinds)
            for index, (line, kind) in enumerate(zip(sheet.lines, sheet.kinds, strict=True)):
                if index in tags and kind is not LineKind.NUMBERED and len(line.text) <= LONGEST:
                    seen = look(line.text) | stand(places[index], sheet.kinds, index)
                    yield Example(_hand(name), line.text, seen, tags[index], kind in OPEN)


def _hand(name: str) -> str:
    number = re.search(r"(?:^|/)(\d{3})[_.]", name)
    return f"{name.split('/', maxsplit=1)[0]} {int(number[1]) // 20 * 20}" if number else name.split("/", maxsplit=1)[0]


def _tags(texts: Sequence[str], records: Sequence[dict[str, Any]]) -> dict[int, bool]:
    """Line -> whether it stands around the text, where the labels tell."""
    outside = {plain(text) for record in records for text in record["outside"]}
    headings = {plain(text) for record in records for text in record["headings"]}
    titles = [plain(record["title"]) for record in records if record["title"]]
    found: dict[int, bool] = {}
    inside = _inside(texts, records)
    for index, text in enumerate(texts):
        bare = text.lstrip("#*")
        if any(bare == title or (len(bare) > 3 and bare in title) for title in titles) or text in headings:
            found[index] = False
        elif text in outside or (index not in inside and len(text) > 3 and any(text in whole for whole in outside)):
            found[index] = True
        elif index in inside:
            found[index] = False
    return found


def _inside(texts: Sequence[str], records: Sequence[dict[str, Any]]) -> set[int]:
    """Lines from the first to the last of an article's text."""
    found: set[int] = set()
    at = 0
    for record in records:
        first = next((index for index in range(at, len(texts)) if texts[index].startswith(record["first"][:12])), None)
        if first is None:
            continue
        last = next((index for index in range(first, len(texts)) if texts[index].endswith(record["last"][-10:])), None)
        if last is not None:
            found |= set(range(first, last + 1))
            at = last
    return found


def lone_lines() -> Iterator[Example]:
    """Lines of tests/page_lines, which stand nowhere, three and three: a page's above or below a text, a text's in it or below."""
    told = _line("字" * 60 + "，字。")
    for name, around in (("around", True), ("text", False)):
        texts = (
            text.strip() for text in (FOLDER.parent / "page_lines" / f"{name}.txt").read_text("utf-8").splitlines()
        )
        lines = [_line(text) for text in texts if text and len(text) <= LONGEST]
        for number in range(0, len(lines), 3):
            some = lines[number : number + 3]
            above = [told] if number % 2 or not around else []
            below = [told] if not above or (not around and not number % 2) else []
            page = [*above, *some, *below]
            kinds = [LineKind.TEXT if len(line.text) > LONGEST_TITLE else LineKind.SHORT for line in page]
            places = find_places(page, kinds)
            for at, line in enumerate(page):
                if line is not told:
                    seen = look(line.text) | stand(places[at], kinds, at)
                    yield Example("page lines", line.text, seen, around, open=True)


def _line(text: str) -> Line:
    return Line(0, len(text), text, 0, after_gap=False)


def learn(examples: Sequence[Example]) -> tuple[DictVectorizer, LogisticRegression]:
    """A fitted model."""
    hands: defaultdict[str, set[str]] = defaultdict(set)
    for example in examples:
        for name in example.seen:
            hands[name].add(example.hand)
    known = {name for name, those in hands.items() if len(those) >= HANDS}
    vectorizer = DictVectorizer()
    matrix = _narrow(vectorizer.fit_transform([dict.fromkeys(sorted(example.seen & known), 1) for example in examples]))
    model = LogisticRegression(
        C=PENALTY, fit_intercept=False, l1_ratio=1, solver="liblinear", max_iter=1000, random_state=0
    )
    return vectorizer, model.fit(matrix, [example.around for example in examples])


def _narrow(matrix: Any) -> Any:
    """With the indices of 32 bits that the solver asks for."""
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    return matrix


def write_table(vectorizer: DictVectorizer, model: LogisticRegression) -> int:
    """Write the weights, in hundredths; how many there are."""
    weights: dict[int, list[str]] = defaultdict(list)
    for name, weight in zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True):
        if round(weight * 20):
            weights[round(weight * 20) * 5].append(name)
    lines = []
    for weight in sorted(weights):
        line = f"{weight:+d}"
        for name in sorted(weights[weight]):
            shown = name.translate(SHOWN)
            if len(line.encode("gbk", "replace")) + len(shown.encode("gbk", "replace")) >= WIDTH:
                lines.append(line)
                line = f"{weight:+d}"
            line += f" {shown}"
        lines.append(line)
    TABLE.write_text(TEMPLATE.format(table="\n".join(lines)), "utf-8")
    return sum(map(len, weights.values()))


SHOWN = {ord(" "): "␣", ord("\n"): "⏎", ord("\t"): "⇥", ord("\u3000"): "□", ord("\\"): "＼", ord('"'): "＂"}
TEMPLATE = '''"""Weights of `around`, learned by `python -m benchmarks.around --learn`: a weight, then what has it. Not written by hand.

␣ is a blank, □ an ideographic one, ⇥ a tab, ⏎ a place where the middle of a long line was left out, ^ and $ its ends.
"""

from __future__ import annotations

_BLANKS = str.maketrans("␣□⇥⏎", " \\u3000\\t\\n")
_TABLE = """
{table}
"""
WEIGHTS = {{
    name.translate(_BLANKS): int(weight)
    for weight, *names in map(str.split, _TABLE.split("\\n")[1:-1])
    for name in names
}}
"""Hundredths of log odds by what is seen of a line."""
'''


def measure(examples: Sequence[Example]) -> None:
    """Print, for each hand with at least ten documents' lines, what weights learned from the others find."""
    whole: Counter[tuple[float, str]] = Counter()
    for hand in sorted({example.hand for example in examples if " " in example.hand and example.hand != "page lines"}):
        vectorizer, model = learn([example for example in examples if example.hand != hand])
        judged = [example for example in examples if example.hand == hand and example.open]
        rows = _narrow(vectorizer.transform([dict.fromkeys(sorted(example.seen), 1) for example in judged]))
        chances = model.predict_proba(rows)[:, 1]
        for least in CHANCES:
            whole[least, "found"] += sum(
                chance > least and example.around for chance, example in zip(chances, judged, strict=True)
            )
            whole[least, "wrong"] += sum(
                chance > least and not example.around for chance, example in zip(chances, judged, strict=True)
            )
        whole[0, "around"] += sum(example.around for example in judged)
        whole[0, "text"] += sum(not example.around for example in judged)
    for least in CHANCES:
        print(
            f"at {least}: {whole[least, 'found']} of {whole[0, 'around']} lines around a text that no pattern knows, "
            f"{whole[least, 'wrong']} of {whole[0, 'text']} of a text wrongly"
        )


def main() -> None:
    """Measure, or learn from all and write the table."""
    parser = argparse.ArgumentParser(description="Learn what stands around a text.")
    parser.add_argument("--learn", action="store_true", help="write the table of weights")
    parser.add_argument("--without", default="", help="a hand to leave out, as 'seventh 480'")
    asked = parser.parse_args()
    examples = [example for example in (*documents(), *lone_lines()) if example.hand != asked.without]
    print(f"{len(examples)} lines, {sum(example.around for example in examples)} around a text")
    if asked.learn:
        print(f"{write_table(*learn(examples))} weights")
    else:
        measure(examples)


if __name__ == "__main__":
    main()
