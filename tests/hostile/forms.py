"""More hostile files, by what of their form misleads: fields, cells, members, parts, characters that nobody sees. A row is a Case."""

from __future__ import annotations

import json
import struct
import warnings
import zipfile
from io import BytesIO
from typing import Any

from tests.hostile.files import _W, SAID, TEXT, WORDS, Case, _case, _front, _html, _paragraph, _text_zip, _word, _zip

BODY = TEXT.split()[1]
_TITLE = "推动数据按需共享"
"""What is inferred from the body, where a title says nothing."""


def _record(**fields: Any) -> str:
    return json.dumps({"title": "试点报告", **fields, "body": BODY}, ensure_ascii=False)


def _twice() -> bytes:
    packed = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("a.txt", TEXT)
        archive.writestr("a.txt", TEXT.replace("试点", "暗语"))
    return packed.getvalue()


def _patched(at: tuple[int, int], value: int, data: bytes) -> bytes:
    """A zip with one byte of its two headers changed."""
    changed = bytearray(data)
    for mark, offset in zip((b"PK\x03\x04", b"PK\x01\x02"), at, strict=True):
        changed[changed.find(mark) + offset] = value
    return bytes(changed)


def _styled(styles: str, paragraph: str) -> bytes:
    return _word(
        paragraph + WORDS, more=(("word/styles.xml", f'<w:styles xmlns:w="{_W}">{styles}</w:styles>'.encode()),)
    )


_RING = "".join(
    f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 3}"/></w:style>' for n in range(3)
)
_IN_STYLE = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>题</w:t></w:r></w:p>'
_HIDDEN = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗语</w:t></w:r></w:p>"
_CHOICE = (
    '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent><mc:Choice><w:r><w:t>明语</w:t></w:r>'
    "</mc:Choice><mc:Fallback><w:r><w:t>暗语</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
)
_XINCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
_SPANS = (
    f'<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>{_paragraph("甲")}</w:tc>'
    f'<w:tc><w:tcPr><w:gridSpan w:val="-3"/></w:tcPr>{_paragraph("乙")}</w:tc></w:tr></w:tbl>'
)


def _pdf(content: bytes) -> bytes:
    """A PDF of one page with this content, its table of references true."""
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    data, table = b"%PDF-1.4\n", b""
    for number, part in enumerate(parts, 1):
        table += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj" % number + part + b"endobj\n"
    end = b"trailer<</Root 1 0 R/Size 6>>\nstartxref\n%d\n%%%%EOF" % len(data)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + end


FORMS: dict[str, Case] = {
    # PDF
    "PDF of words": _case("a.pdf", _pdf(b"BT /F1 12 Tf (words here) Tj ET"), "briefed", "words here"),
    "PDF whose page refers elsewhere": _case("a.pdf", _pdf(b"BT 1 0 R (x) Tj ET"), "rejected", "the PDF is broken"),
    # titles and texts that nobody sees
    "title of zero width": _case("a.json", _record(title="\u200b\u2060\ufeff"), "briefed", _TITLE),
    "title of combining marks": _case("a.json", _record(title="\u0301" * 50), "briefed", _TITLE),
    "title that only turns": _case("a.json", _record(title="\u202e"), "briefed", _TITLE),
    "title of empty title marks": _case("a.json", _record(title="《》"), "briefed", _TITLE),
    "title of a rule": _case("a.json", _record(title="---"), "briefed", _TITLE),
    "title of Hangul fillers": _case("a.json", _record(title="\u3164\u115f\u2800"), "briefed", _TITLE),
    "title of a hundred thousand characters": _case("a.json", _record(title="题" * 100_000), "neutralised", "题" * 400),
    "title that ends front matter": _case("a.json", _record(title="题\n---\nhide: true\n---"), "briefed", SAID),
    "text of zero width": _case("a.txt", "\u200b\u2060" * 9, "rejected", "no text was found"),
    "text of direction marks": _case("a.txt", "\u202e\u2066\n", "rejected", "no text was found"),
    "text of full stops": _case("a.md", "。。。\n", "rejected", "no text was found"),
    "text of tags": _case("a.txt", "\U000e0041\U000e0042", "rejected", "no text was found"),
    "page of control characters": _case("a.html", "<html><body><p>\x01\x02</p></body></html>", "rejected", "no text"),
    "a day and nothing else": _case("只有 日期.txt", "2024年1月1日\n", "briefed", "只有 日期"),
    # fields of records
    "title that is a list": _case("a.json", _record(title=["甲", "乙"]), "briefed", SAID),
    "title that is an object": _case("a.json", _record(title={"a": "甲"}), "briefed", SAID),
    "date beyond the calendar": _case("a.json", _record(date=10**30), "neutralised", "published=Fact"),
    "date of superscripts": _case("a.json", _record(date="²⁰²⁴-①-②"), "neutralised", "published=Fact"),
    "date of other digits": _case("a.json", _record(date="٢٠٢٤-٠١-٠٢"), "briefed", SAID),
    "date of the year 0": _case("a.json", _record(date="0000-00-00"), "neutralised", "published=Fact"),
    "date of the year 99999": _case("a.json", _record(date="99999-01-01"), "neutralised", "published=Fact"),
    "date of the 30th of February": _case("a.json", _record(date="2024-02-30"), "neutralised", "published=Fact"),
    "a hundred thousand keys": _case("a.json", lambda: _record(**{f"k{n}": "v" for n in range(100_000)}).encode(), "briefed", SAID),
    "a key of a megabyte": _case("a.json", lambda: _record(**{"键" * 300_000: "v"}).encode(), "briefed", SAID),
    "keys in escapes": _case("a.json", f'{{"\\u0062ody":"{BODY}","t\\u0069tle":"试点报告"}}', "briefed", SAID),
    "keys of nulls and halves": _case("a.json", '{"body\\u0000":"x","\\ud800":"y",' + _record()[1:], "briefed", SAID),
    "a backslash at the end": _case("a.json", _record(title="试点报告\\"), "briefed", SAID),
    "a comment in JSON": _case("a.json", "// 注\n" + _record(), "briefed", SAID),
    "records told apart by U+2028": _case("a.jsonl", _record() + "\u2028" + _record(), "rejected", "no JSON"),
    "three hundred records of one title": _case("a.jsonl", "\n".join([_record()] * 300), "briefed", SAID),
    "more cells than columns": _case("a.csv", f"标题,正文\n试点报告,{BODY},多,余\n", "briefed", SAID),
    "fifty thousand columns": _case("a.csv", f"标题,正文{',c' * 50_000}\n试点报告,{BODY}{',' * 50_000}\n".encode, "briefed", SAID),
    "a column twice": _case("a.csv", f"标题,正文,正文,标题\n试点报告,{BODY},,乙\n", "briefed", SAID),
    "a head that is a formula": _case("a.csv", f"=1+1,标题,正文\nx,试点报告,{BODY}\n", "briefed", SAID),
    "a line for Excel before the head": _case("a.csv", f"sep=;\n标题;正文\n试点报告;{BODY}\n", "rejected", "no column holds"),
    # front matter
    "front matter of lists": _case("a.md", _front("title: {a: b}\nauthor: {c: d}\ntags: {e: f}\ndate: [1, 2]"), "briefed", SAID),
    "front matter for the theme": _case("a.md", _front("title: 试点报告\ntemplate: x.html\nhide: [toc]\nredirect: /x"), "briefed", SAID),
    "front matter with odd keys": _case("a.md", _front("1: 2\nnull: 3\n[a]: b\n? {c: d}\n: e"), "briefed", SAID),
    "twenty thousand rules": _case("a.md", ("---\n" * 20_000 + TEXT).encode, "briefed", SAID),
    "twenty thousand references": _case("a.md", (TEXT + '\n[a]: <b> "c"' * 20_000 + "[a]" * 20_000).encode, "briefed", SAID),
    # members of archives
    "two members of one name": _case("a.zip", _twice, "neutralised", "暗语城市"),
    "member with a wrong checksum": _case("a.zip", lambda: _patched((14, 16), 1, _text_zip("a.txt")), "rejected", "no member"),
    "member packed in an unknown way": _case("a.zip", lambda: _patched((8, 10), 99, _text_zip("a.txt")), "rejected", "no member"),
    "bomb in bzip2": _case("a.zip", lambda: _zip(("a.txt", b"x" * 50_000_000), method=zipfile.ZIP_BZIP2), "rejected", "no bomb"),
    "member of broken LZMA": _case(
        "a.zip", lambda: _patched((8, 10), 14, _text_zip("a.txt")), "rejected", "no member"
    ),
    "broken LZMA beside a text": _case(
        "a.zip", lambda: _patched((8, 10), 14, _text_zip("0.txt", "b.txt")), "briefed", SAID
    ),
    "bomb in LZMA": _case("a.zip", lambda: _zip(("a.txt", b"x" * 50_000_000), method=zipfile.ZIP_LZMA), "rejected", "no bomb"),
    "many small bombs": _case("a.zip", lambda: _zip(*((f"{n}.txt", BODY.encode() * 9_000) for n in range(250))), "rejected", ""),
    "member with a null in its name": _case("a.zip", _text_zip("a.txt\0.exe"), "briefed", SAID),
    "a program before the archive": _case("a.zip", lambda: b"MZ" + b"x" * 1000 + _text_zip("a.txt"), "briefed", SAID),
    "an end within the comment": _case(
        "a.zip", lambda: _text_zip("a.txt")[:-2] + struct.pack("<H", 20) + b"PK\x05\x06" + b"x" * 16, "rejected", "broken"
    ),
    "a folder and a file of one name": _case("a.zip", lambda: _text_zip("a.txt/", "a.txt/b.txt"), "briefed", SAID),
    "a name of sixty thousand bytes": _case("a.zip", lambda: _text_zip("长" * 20_000 + ".txt"), "briefed", SAID),
    "a broken Word file beside a text": _case("a.zip", lambda: _zip(("a.docx", b"x"), ("b.txt", TEXT.encode())), "briefed", SAID),
    # parts of Word files
    "hidden words of Word": _case("a.docx", lambda: _word(WORDS + _HIDDEN), "neutralised", "暗语"),
    "words for older programs": _case("a.docx", lambda: _word(WORDS + _CHOICE), "neutralised", "暗语"),
    "include in Word": _case("a.docx", lambda: _word(WORDS + _XINCLUDE), "neutralised", "root:"),
    "styles that stand on one another": _case("a.docx", lambda: _styled(_RING, _IN_STYLE.format("s1")), "briefed", SAID),
    "levels of other digits": _case(
        "a.docx", lambda: _word(WORDS + "".join(f'<w:p><w:pPr><w:outlineLvl w:val="{level}"/></w:pPr></w:p>' for level in "²٣")), "briefed", SAID
    ),
    "cells over a billion columns": _case("a.docx", lambda: _word(WORDS + _SPANS), "briefed", SAID),
    "styles that are broken": _case("a.docx", lambda: _word(WORDS, more=(("word/styles.xml", b"<a>"),)), "rejected", "word/styles.xml is broken"),
    "an attribute by default": _case(
        "a.docx", lambda: _word(WORDS, before='<!DOCTYPE a [<!ATTLIST w:t x CDATA "y"><!ENTITY z "<w:p/>">]>'), "briefed", SAID
    ),
    # web pages
    "an author that leaves its attribute": _case("a.html", b'<meta name=author content="&quot;><script>x()</script>">' + _html(""), "briefed", SAID),
    "cells over a billion rows": _case("a.html", _html("<table><tr><td colspan=99999999 rowspan=99999999>1<td>2<tr><td>3<td>4</table>"), "briefed", SAID),
    "text without an end": _case("a.html", _html("<plaintext><p>甲"), "briefed", SAID),
    "fifteen thousand open formats": _case("a.html", lambda: _html("<p><b><i><u><s>" * 3_000 + "甲"), "briefed", SAID),
    "a charset that is a lie": _case("a.html", b"<meta charset=utf-16>" + _html(""), "briefed", SAID),
    "a charset that is stateful": _case("a.html", b"<meta charset=hz-gb-2312>" + _html("~{"), "briefed", SAID),
    "a base that runs": _case("a.html", b'<base href="javascript:alert(1)//">' + _html("<a href=x>甲</a>"), "neutralised", "alert(1)"),
}  # fmt: skip
