"""Coverage-guided fuzzing of every reader: `python -m benchmarks.fuzz READER SECONDS [FOLDER]` (needs `pip install atheris`).

An input is good when it gives a result or a GeneratorError; any other exception, and more than ten seconds or a gigabyte,
ends the run and leaves the input in FOLDER as `crash-*`, `timeout-*` or `oom-*`. What is found becomes a case in tests/hostile.
"""

from __future__ import annotations

import logging
import sys
import tempfile
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["generator", "pypdf"]):
    import pypdf  # noqa: F401 (the reader loads it late, when nothing is instrumented any more)

    from generator import edit
    from generator.errors import GeneratorError
    from generator.model import RawFile
    from generator.read import read
    from generator.read.decoding import decode

SLOWEST_SECONDS = 10
MOST_MEGABYTES = 1024
"""The limit of the fuzzer itself, whose tables take some of it; a worker of the product has less."""
LONGEST = 20_000
"""Bytes of an input; the cost of long ones is measured by `benchmarks.baits`."""
ROOT = Path(__file__).parent.parent
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SEEDS: dict[str, tuple[bytes, ...]] = {
    "html": (
        "<html><head><meta charset=gbk><title>题</title></head><body><h1>题</h1><p>甲。<br>乙&nbsp;3%</p>"
        "<table><tr><th>年<td>1</table><script>x</script><!-- c --></body>".encode("gb18030"),
        '<div class="TRS_Editor"><p style="x">正文一句话。</p><nav>首页</nav></div>'.encode(),
    ),
    "word": (
        f"<w:document {_W}><w:body><w:p><w:pPr><w:pStyle w:val='1'/><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>题</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t><w:tab/><w:br/></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>".encode(),
    ),
    "jsonl": ('{"title":"题","content":"<p>甲</p>","date":1700000000}\n{"标题":null,"正文":["乙"]}'.encode(),),
    "json": ('[{"title":"题","body":"甲。乙","author":["张"]},3]'.encode(), '{"data":{"items":[{"text":"甲"}]}}'.encode()),
    "csv": ('标题,正文,日期\n题,"甲,""乙""\n丙",2024-01-01\n'.encode(), b"title\tcontent\na\tb\n"),
    "markdown": ("---\ntitle: 题\ndate: 2024-01-01\n---\n# 题\n\n| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n- 项 [x](y)\n\n```\n代码\n```\n".encode(),),
    "text": ("题目\n\n正文一句。".encode("utf-16-le"), "數據經濟發展。".encode("big5"), "\ufeff甲。".encode(), "数据发展的".encode("gbk")),
    "edit": ("source_sha256: a\ntitle: 题\nhide: false\nsummary: [甲, 乙]\nfigures: {drop: [3%]}\nsplit_at: [x]\n".encode(),),
    "pdf": (),
    "archive": (),
}  # fmt: skip


def _docx(data: bytes) -> bytes:
    """A Word file whose document is `data`."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", data)
    return packed.getvalue()


def _zip() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "题目\n\n正文一句。")
        archive.writestr("二/b.md", "# 题\n\n正文。")
    return packed.getvalue()


def _pdf() -> bytes:
    """A page of words, with a table of references that is true: without one nothing of a PDF is read."""
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length 40>>stream\nBT /F1 12 Tf 10 10 Td (words here) Tj ET\n\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data, starts = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        starts.append(len(data))
        data += b"%d 0 obj" % number + part + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def _reader(name: str) -> Callable[[bytes], object]:
    return lambda data: read(RawFile(f"a.{name}", data))


TARGETS: dict[str, Callable[[bytes], object]] = {
    "html": _reader("html"),
    "word": lambda data: read(RawFile("a.docx", _docx(data))),
    "jsonl": _reader("jsonl"),
    "json": _reader("json"),
    "csv": _reader("csv"),
    "markdown": _reader("md"),
    "text": lambda data: decode("a.txt", data, declared=True),
    "edit": lambda data: edit.parse_edit(data, "a.txt.yaml"),
    "pdf": _reader("pdf"),
    "archive": _reader("zip"),
}


def main() -> None:
    """Fuzz one reader for so many seconds."""
    logging.disable()  # pypdf says what it finds odd: gigabytes of it
    name, seconds = sys.argv[1], int(sys.argv[2])
    folder = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(tempfile.mkdtemp(prefix=f"fuzz-{name}-"))
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    made = {"pdf": (_pdf(),), "archive": (_zip(),)}
    for number, seed in enumerate(SEEDS[name] or made[name]):
        (corpus / f"seed-{number}").write_bytes(seed)
    target = TARGETS[name]

    def one(data: bytes) -> None:
        try:
            target(data)
        except GeneratorError:
            return

    options = [
        f"-max_total_time={seconds}", f"-timeout={SLOWEST_SECONDS}", f"-rss_limit_mb={MOST_MEGABYTES}", f"-max_len={LONGEST}",
        f"-artifact_prefix={folder}/", "-print_final_stats=1", "-verbosity=1",
    ]  # fmt: skip
    print(f"{name}: inputs are kept in {folder}", flush=True)
    atheris.Setup([sys.argv[0], *options, str(corpus)], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
