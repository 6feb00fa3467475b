"""EDGE: `jianbao new`: the first files of a site of one's own, copied from generator/starter_site/."""

from __future__ import annotations

import json
from pathlib import Path

from generator.errors import GeneratorError

FILES = Path(__file__).parent / "starter_site"
_RENAMED = {"gitignore": ".gitignore", "github/workflows/pages.yml": ".github/workflows/pages.yml"}
"""Names that packaging tools would pass over, and where they belong."""


def make_site(folder: Path, title: str) -> tuple[Path, ...]:
    """Write a new site into `folder`, which must be empty or not there yet; the files made, sorted.

    Raises: GeneratorError when the folder holds anything, or cannot be written.
    """
    try:
        if folder.exists() and any(folder.iterdir()):
            raise GeneratorError(str(folder), "the folder is not empty", "a new or an empty folder")
        made = []
        for path in sorted(FILES.rglob("*")):
            if not path.is_file():
                continue
            name = path.relative_to(FILES).as_posix()
            target = folder / _RENAMED.get(name, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text("utf-8").replace("@TITLE@", json.dumps(title, ensure_ascii=False))
            target.write_text(text, "utf-8", newline="\n")
            made.append(target)
        (folder / "edits").mkdir(exist_ok=True)
        return tuple(sorted(made))
    except OSError as error:
        raise GeneratorError(str(folder), f"cannot be written ({error.strerror})", "a writable folder") from None
