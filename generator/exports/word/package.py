"""The Word package: what is the same in every document (styles, fonts, page, page numbers), and the zip around it.

Layout: GB/T 9704—2012 5.2 (A4; margins 37, 28, 35, 26 mm; 22 lines of 28 characters), 7.3.1 (title 2号小标宋), 7.3.3 (text
3号仿宋; headings 黑体, 楷体, 仿宋), 7.5 (page numbers 4号半角宋体 between dashes, 7 mm below the type area, odd right, even
left, one character in). Lines are exactly 28 pt. 28 characters of 3号 (16 pt) are 448 pt, the type area has 442 pt: each
character is set 0.25 pt closer, which every program draws alike, unlike the document grid. Lengths are in twentieths of a
point.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cache

from generator.exports.word.flow import escape
from generator.exports.word.styles import NAMESPACE, OFFICE, UNINDENTED, font_table_part, styles_part

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DAY = (1980, 1, 1, 0, 0, 0)
"""Date of every member: the first a zip can hold."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What differs from document to document; `body` and `notes` are markup, the rest is text."""

    body: str
    notes: str
    title: str
    author: str


def package(contents: Contents) -> bytes:
    """The document as bytes of a .docx; the same contents give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*_constant_parts(), *_own_parts(contents)):
            member = zipfile.ZipInfo(name, _DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            archive.writestr(member, data)
    return out.getvalue()


def _own_parts(contents: Contents) -> tuple[tuple[str, bytes], ...]:
    document = f"{_XML}<w:document {NAMESPACE}><w:body>{contents.body}{_SECTION}</w:body></w:document>"
    notes = f"{_XML}<w:footnotes {NAMESPACE}>{_SEPARATORS}{contents.notes}</w:footnotes>"
    core = (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(contents.title)}</dc:title><dc:creator>{escape(contents.author)}</dc:creator>"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
    return (
        ("word/document.xml", document.encode()),
        ("word/footnotes.xml", notes.encode()),
        ("docProps/core.xml", core.encode()),
    )


_SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:footerReference w:type="even" r:id="rId6"/>'
    '<w:footnotePr><w:numFmt w:val="decimal"/></w:footnotePr>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1304" w:gutter="0"/>'
    '<w:pgNumType w:fmt="decimal"/><w:cols w:space="0"/><w:docGrid w:linePitch="579"/></w:sectPr>'
)
_SEPARATORS = "".join(
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/>{UNINDENTED}</w:pPr>'
    f"<w:r><w:{mark}/></w:r></w:p></w:footnote>"
    for kind, number, mark in (("separator", -1, "separator"), ("continuationSeparator", 0, "continuationSeparator"))
)


@cache
def _constant_parts() -> tuple[tuple[str, bytes], ...]:
    """The parts that never change; the list of types stands first, as the format wants it."""
    parts = (
        ("[Content_Types].xml", _content_types()),
        (
            "_rels/.rels",
            _relations(
                (f"{OFFICE}/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            _relations(
                *(
                    (f"{OFFICE}/{kind}", target)
                    for kind, target in (
                        ("styles", "styles.xml"),
                        ("settings", "settings.xml"),
                        ("fontTable", "fontTable.xml"),
                        ("footnotes", "footnotes.xml"),
                        ("footer", "footer1.xml"),
                        ("footer", "footer2.xml"),
                    )
                )
            ),
        ),
        ("word/styles.xml", styles_part()),
        ("word/settings.xml", _settings()),
        ("word/fontTable.xml", font_table_part()),
        (
            "word/footer1.xml",
            _footer(
                '<w:ind w:rightChars="100" w:right="280" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>'
            ),
        ),
        (
            "word/footer2.xml",
            _footer('<w:ind w:leftChars="100" w:left="280" w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/>'),
        ),
    )
    return tuple((name, (_XML + text).encode()) for name, text in parts)


def _content_types() -> str:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = (
        ("/word/document.xml", f"{word}.document.main+xml"),
        ("/word/styles.xml", f"{word}.styles+xml"),
        ("/word/settings.xml", f"{word}.settings+xml"),
        ("/word/fontTable.xml", f"{word}.fontTable+xml"),
        ("/word/footnotes.xml", f"{word}.footnotes+xml"),
        ("/word/footer1.xml", f"{word}.footer+xml"),
        ("/word/footer2.xml", f"{word}.footer+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    )
    rows = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _settings() -> str:
    return (
        f'<w:settings {NAMESPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/>'
        "</w:footnotePr><w:compat><w:balanceSingleByteDoubleByteWidth/><w:useFELayout/><w:compatSetting "
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _footer(place: str) -> str:
    """— 1 —."""
    mark = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return (
        f'<w:ftr {NAMESPACE}><w:p><w:pPr><w:pStyle w:val="Footer"/>{place}</w:pPr>{mark.format("— ")}{number}{mark.format(" —")}'
        "</w:p></w:ftr>"
    )
