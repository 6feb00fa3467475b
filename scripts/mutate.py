"""Remove guards one by one and see a test fail: `python scripts/mutate.py [WORDS]` (WORDS: only guards whose name has them).

Each mutation replaces one text in a copy of the checkout and runs the tests that must catch it there. Exit 1 when a guard's
removal is not noticed. To add a guard: a row in GUARDS.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPIED = (
    "generator",
    "tests",
    "templates",
    "overrides",
    "docs",
    "articles",
    "scripts",
    "mkdocs.yml",
    "site_config.yaml",
    "pyproject.toml",
)


@dataclass(frozen=True, slots=True)
class Guard:
    """A guard: where it stands, what stands there, what is put in its place, and the tests that must then fail."""

    name: str
    file: str
    was: str
    now: str
    tests: str


GUARDS = (
    Guard("values are escaped", "generator/render.py", "autoescape=True", "autoescape=False", "tests/test_render.py -k structure"),
    Guard("titles are escaped", "generator/render.py", "html.escape(_DIRECTION", "str(_DIRECTION", "tests/test_render.py -k front"),
    Guard("control characters are removed", "generator/render.py", "return clean_text(value)", "return value", "tests/test_render.py -k 'structure or character'"),
    Guard("undefined names are errors", "generator/render.py", "jinja2.StrictUndefined", "jinja2.Undefined", "tests/test_render.py -k undefined"),
    Guard("page paths are from an allow-list", "generator/store.py", "if not _SAFE_PATH.match(path):", "if False:", "tests/test_store.py -k unsafe"),
    Guard("links in docs/ are not followed", "generator/store.py", "and not target.is_symlink() and self.holds(target)", "", "tests/test_store.py -k link"),
    Guard("what was read through a link is no page", "generator/store.py", "not (path in known and inside.holds_plain(path))", "path not in known", "tests/test_store.py -k link"),
    Guard("the manifest's copy carries its digest", "generator/store.py", "copied if _digest(copied).encode() == digest else written", "copied or written", "tests/test_store.py -k flipped"),
    Guard("files of others are not overwritten", "generator/store.py", "if path not in manifest:", "if False:", "tests/test_store.py -k 'not_ours'"),
    Guard("pages changed by hand are kept", "generator/store.py", "if _digest(present) != manifest[path]:", "if False:", "tests/test_store.py -k by_hand"),
    Guard("a journal names safe paths", "generator/store.py", "return plan if safe else None", "return plan", "tests/test_faults.py -k forged"),
    Guard("healing touches only our own", "generator/store.py", "return not os.path.lexists(target) or _is_ours(target, manifest.get(path, \"\"))", "return True", "tests/test_faults.py -k another_hand"),
    Guard("one writer at a time", "generator/store.py", 'FileLock(state / "lock", timeout=0)', "contextlib.nullcontext()", "tests/test_store.py -k at_once"),
    Guard("the journal stands before a page moves", "generator/store.py", '    _write_whole(docs / STATE / "journal.json", msgspec.json.encode(plan).decode())\n    heal(docs)', '    for number, path in enumerate(plan.writes):\n        (docs / path).parent.mkdir(parents=True, exist_ok=True)\n        os.replace(docs / STATE / "staged" / str(number), docs / path)\n    _write_whole(docs / STATE / "journal.json", msgspec.json.encode(plan).decode())\n    heal(docs)', "tests/test_faults.py -k each_write"),
    Guard("only regular files are read", "generator/sources.py", "if not stat.S_ISREG(path.lstat().st_mode):", "if False:", "tests/test_hostile_files.py -k devices"),
    Guard("large files are refused", "generator/sources.py", "if (size := max(status.st_size, len(data))) > most_bytes:", "if False:", "tests/test_store.py -k large"),
    Guard("names in messages are shown safely", "generator/text/shown.py", 'char if char.isprintable() or char == IDEOGRAPHIC_BLANK else "\\ufffd"', "char", "tests/test_hostile_files.py -k shown"),
    Guard("commands print one line a line", "generator/cli/shared.py", "click.echo(shown(line), err=err)", "click.echo(line, err=err)", "tests/test_hostile_values.py -k obeys"),
    Guard("JSON in a terminal is escaped", "generator/cli/shared.py", "click.echo(shown_json(json.dumps(value, ensure_ascii=False)))", "click.echo(json.dumps(value, ensure_ascii=False))", "tests/test_hostile_values.py -k obeys"),
    Guard("a table's cells are no mark-up", "generator/tables.py", "markup=False", "markup=True", "tests/test_hostile_values.py -k brackets"),
    Guard("a number has an end", "generator/text/numerals.py", "if len(plain) > LONGEST_NUMBER:", "if False:", "tests/test_hostile_values.py -k numbers"),
    Guard("a title is seen and has an end", "generator/clean/__init__.py", "return len(title) <= LONGEST_TITLE and _WORDS.search(title) is not None", "return True", "tests/test_hostile_files.py -k 'fate and title'"),
    Guard("a file says something", "generator/read/__init__.py", "if not _WORDS.search(reading.view):", "if False:", "tests/test_hostile_files.py -k 'fate and text'"),
    Guard("hidden words of Word stay hidden", "generator/read/word.py", " and not _is_hidden(child)", "", "tests/test_hostile_files.py -k 'fate and hidden'"),
    Guard("no half characters in YAML", "generator/text/strict_yaml.py", "and _HALF.search(value)", "and False", "tests/test_hostile_files.py -k edit"),
    Guard("an edit's day is in the calendar", "generator/edit/reading.py", "date.fromisoformat(", "str(", "tests/test_hostile_files.py -k edit"),
    Guard("a folder that is closed is told", "generator/sources.py", "onerror=closed.append", "onerror=None", "tests/test_faults.py -k listed"),
    Guard("two Unicode forms are told apart", "generator/sources.py", "if name in seen:", "if False:", "tests/test_hostile_files.py -k look_alike"),
    Guard("a worker's computing is limited", "generator/executor.py", "signal.setitimer(signal.ITIMER_PROF, allowance.seconds if allowance else 0)", "pass", "tests/test_faults.py -k workers_that"),
    Guard("a worker's memory is limited", "generator/executor.py", "resource.setrlimit(", "str(", "tests/test_faults.py -k workers_that"),
    Guard("a dead worker is replaced", "generator/executor.py", "except (EOFError, OSError):\n                    self._replace(worker)", "except ZeroDivisionError:\n                    self._replace(worker)", "tests/test_faults.py -k workers_that"),
    Guard("a cache entry carries its digest", "generator/cache.py", "if hashlib.blake2b(body, digest_size=_DIGEST_BYTES).digest() != digest:", "if False:", "tests/test_faults.py -k flipped"),
    Guard("no aliases in YAML", "generator/text/strict_yaml.py", "if self.check_event(yaml.AliasEvent):", "if False:", "tests/test_hostile_files.py -k edit"),
    Guard("no doubled keys in YAML", "generator/text/strict_yaml.py", "if key in found:", "if False:", "tests/test_hostile_files.py -k edit"),
    Guard("no tags in YAML", "generator/text/strict_yaml.py", 'if not node.tag.startswith("tag:yaml.org,2002:") or "python" in node.tag:', "if False:", "tests/test_hostile_files.py -k edit"),
    Guard("no deep YAML", "generator/text/strict_yaml.py", "if len(where) > DEEPEST:", "if False:", "tests/test_hostile_files.py -k edit"),
    Guard("bombs are refused", "generator/read/archive.py", "if info.file_size > 1_000_000 and", "if False and", "tests/test_hostile_files.py -k 'fate and bomb'"),
    Guard("members are as large as stated", "generator/read/archive.py", "if len(infos) > MOST_MEMBERS:", "if False:", "tests/test_hostile_files.py -k 'fate and members'"),
    Guard("entities of Word are not expanded", "generator/read/word.py", "resolve_entities=False", "resolve_entities=True", "tests/test_hostile_files.py -k 'fate and entity'"),
    Guard("binary data is no text", "generator/read/decoding.py", "* 50 > len(sample):", "* 50 > len(sample) * 99:", "tests/test_hostile_files.py -k 'fate and (noise or picture)'"),
    Guard("formulas are text in CSV", "generator/exports/spreadsheet.py", "return f\"'{text}\" if", "return text if", "tests -k formula"),
    Guard("the preview knows its Host", "generator/preview.py", "len(known) == len(hosts) == 1", "True", "tests/test_hostile_preview.py -k refused"),
    Guard("the preview knows its Origin", "generator/preview.py", "== 1 and ours and", "== 1 and", "tests/test_hostile_preview.py -k refused"),
    Guard("the preview stays in its folder", "generator/preview.py", "one.resolve().relative_to(site) for", 'Path("a") for', "tests/test_hostile_preview.py -k leads_out"),
    Guard("a folder's page is looked at too", "generator/preview.py", "(path, *(path / name for name in _FOLDER_PAGES))", "(path,)", "tests/test_hostile_preview.py -k leads_out"),
)  # fmt: skip


def caught(guard: Guard, copy: Path) -> str:
    """Empty when the tests fail without the guard, else what is wrong."""
    path = copy / guard.file
    text = path.read_text("utf-8")
    if text.count(guard.was) < 1:
        return "the guard is not there"
    path.write_text(text.replace(guard.was, guard.now), "utf-8")
    file, _, words = guard.tests.partition(" -k ")
    call = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "-p",
        "no:cacheprovider",
        file,
        *(["-k", words.strip("'")] if words else []),
    ]
    ended = subprocess.run(call, cwd=copy, capture_output=True, text=True, check=False, timeout=600)
    path.write_text(text, "utf-8")
    return "" if ended.returncode == 1 else f"not noticed (pytest ended with {ended.returncode})"


def main() -> int:
    """Print a line for each guard."""
    wanted = [guard for guard in GUARDS if all(word in guard.name for word in sys.argv[1:])]
    missed = 0
    with tempfile.TemporaryDirectory() as base:
        copy = Path(base, "copy")
        copy.mkdir()
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__", ".jianbao"))
            else:
                shutil.copy(source, copy / name)
        for guard in wanted:
            wrong = caught(guard, copy)
            missed += bool(wrong)
            print(
                f"{'MISSED' if wrong else 'caught'}  {guard.name} ({guard.file}) by {guard.tests}{': ' + wrong if wrong else ''}",
                flush=True,
            )
    print(f"{len(wanted) - missed} of {len(wanted)} guards caught")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
