"""The Word package: what is the same in every document (styles, fonts, page, page numbers), and the zip around it.

Layout: GB/T 9704—2012 5.2 (A4; margins 37, 28, 35, 26 mm; 22 lines of 28 characters), 7.3.1 (title 2号小标宋), 7.3.3 (text
3号仿宋; headings 黑体, 楷体, 仿宋), 7.5 (page numbers 4号半角宋体 between dashes, 7 mm below the type area, odd right, even
left, one character in). Lines are exactly 28 pt. 28 characters of 3号 (16 pt) are 448 pt, the type area has 442 pt: each
character is set 0.25 pt closer, which every program draws alike, unlike the document grid. Lengths are in twentieths of a
point. To add a style: a row in STYLES.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from functools import cache

from generator.exports.word.flow import escape

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_W = f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}"'
_DAY = (1980, 1, 1, 0, 0, 0)
"""Date of every member: the first a zip can hold."""

SONG, HEI, KAI, FANG, TITLE = "宋体", "黑体", "楷体_GB2312", "仿宋_GB2312", "方正小标宋简体"
LATIN = "Times New Roman"
FALLBACKS: tuple[tuple[str, str, str], ...] = (
    (
        TITLE,
        "方正小标宋_GBK,方正小标宋简,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
        "02010601030101010101",
    ),
    (FANG, "仿宋,FangSong,方正仿宋_GBK,华文仿宋,STFangsong,Noto Serif CJK SC", "02010609030101010101"),
    (KAI, "楷体,KaiTi,方正楷体_GBK,华文楷体,STKaiti,Noto Serif CJK SC", "02010609030101010101"),
    (HEI, "SimHei,方正黑体_GBK,华文黑体,STHeiti,微软雅黑,Noto Sans CJK SC", "02010609060101010101"),
    (SONG, "SimSun,方正书宋_GBK,华文宋体,STSong,Noto Serif CJK SC", "02010600030101010101"),
)
"""Font of the standard, what stands in for it in this order where it is missing, and its PANOSE class."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What differs from document to document; `body` and `notes` are markup, the rest is text."""

    body: str
    notes: str
    title: str
    author: str


@dataclass(frozen=True, slots=True)
class Style:
    """One style: id, the name Word knows it by, font, size in half points, properties of paragraph and text."""

    id: str
    name: str
    font: str
    size: int
    paragraph: str
    text: str = ""
    kind: str = "paragraph"


_LINE = '<w:spacing w:before="0" w:after="0" w:line="560" w:lineRule="exact"/>'
_SMALL = '<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="exact"/>'
_TINY = '<w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/>'
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="630"/><w:jc w:val="both"/>'
_NONE = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_CLOSE = '<w:spacing w:val="-5"/>'
"""28 characters to a line."""

STYLES: tuple[Style, ...] = (
    Style(
        "Normal", "Normal", FANG, 32, f'<w:widowControl w:val="0"/><w:snapToGrid w:val="0"/>{_LINE}{_INDENT}', _CLOSE
    ),
    Style(
        "Title",
        "Title",
        TITLE,
        44,
        f'<w:spacing w:before="2240" w:after="560" w:line="720" w:lineRule="exact"/>{_NONE}<w:jc w:val="center"/>',
    ),
    Style(
        "Heading1",
        "heading 1",
        TITLE,
        44,
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="0" w:line="640" w:lineRule="exact"/>{_NONE}<w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
    ),
    Style("Heading2", "heading 2", HEI, 32, f'<w:keepNext/>{_LINE}{_INDENT}<w:outlineLvl w:val="1"/>', _CLOSE),
    Style("Heading3", "heading 3", KAI, 32, f'<w:keepNext/>{_LINE}{_INDENT}<w:outlineLvl w:val="2"/>', _CLOSE),
    Style("Heading4", "heading 4", FANG, 32, f'<w:keepNext/>{_LINE}{_INDENT}<w:outlineLvl w:val="3"/>', _CLOSE),
    Style("Heading5", "heading 5", FANG, 32, f'<w:keepNext/>{_LINE}{_INDENT}<w:outlineLvl w:val="4"/>', _CLOSE),
    Style("Byline", "Byline", KAI, 32, f'{_LINE}{_NONE}<w:jc w:val="center"/>', _CLOSE),
    Style("Remark", "Remark", KAI, 32, f"{_LINE}{_INDENT}", _CLOSE),
    Style(
        "SourceHeading",
        "Source Heading",
        HEI,
        28,
        f'<w:keepNext/><w:pBdr><w:top w:val="single" w:sz="6" w:space="6" w:color="auto"/></w:pBdr><w:spacing w:before="560" w:after="0" w:line="480" w:lineRule="exact"/>{_NONE}',
    ),
    Style(
        "Source",
        "Source",
        FANG,
        24,
        f'<w:spacing w:before="0" w:after="0" w:line="400" w:lineRule="exact"/>{_NONE}<w:jc w:val="left"/>',
    ),
    Style("ContentsHead", "Contents Heading", HEI, 32, f'<w:keepNext/>{_LINE}{_NONE}<w:jc w:val="center"/>'),
    Style(
        "TOC1",
        "toc 1",
        FANG,
        32,
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs>{_LINE}<w:ind w:left="315" w:hanging="315" w:firstLineChars="0"/><w:jc w:val="left"/>',
        _CLOSE,
    ),
    Style("TableHead", "Table Heading", HEI, 24, f'<w:keepNext/>{_SMALL}{_NONE}<w:jc w:val="center"/>'),
    Style("TableText", "Table Text", FANG, 24, f'{_SMALL}{_NONE}<w:jc w:val="left"/>'),
    Style(
        "FootnoteText",
        "footnote text",
        FANG,
        21,
        f'{_TINY}<w:ind w:left="210" w:hanging="210" w:hangingChars="0" w:firstLineChars="0"/><w:jc w:val="left"/>',
    ),
    Style("Footer", "footer", SONG, 28, f"{_TINY}{_NONE}"),
    Style("FootnoteReference", "footnote reference", "", 0, "", '<w:vertAlign w:val="superscript"/>', "character"),
    Style("Hyperlink", "Hyperlink", "", 0, "", '<w:color w:val="auto"/>', "character"),
    Style("Mark", "Mark", KAI, 0, "", "", "character"),
)


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
    document = f"{_XML}<w:document {_W}><w:body>{contents.body}{_SECTION}</w:body></w:document>"
    notes = f"{_XML}<w:footnotes {_W}>{_SEPARATORS}{contents.notes}</w:footnotes>"
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
    f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/>{_NONE}</w:pPr>'
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
                (f"{_OFFICE}/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            _relations(
                *(
                    (f"{_OFFICE}/{kind}", target)
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
        ("word/styles.xml", _styles()),
        ("word/settings.xml", _settings()),
        ("word/fontTable.xml", _font_table()),
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


def _styles() -> str:
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(FANG)}<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style>"
    )
    return f"<w:styles {_W}>{defaults}{''.join(_style(style) for style in STYLES)}{table}</w:styles>"


def _style(style: Style) -> str:
    default = ' w:default="1"' if style.id == "Normal" else ""
    based = "" if style.id == "Normal" or style.kind == "character" else '<w:basedOn w:val="Normal"/>'
    spacing = style.text or ('<w:spacing w:val="0"/>' if style.kind == "paragraph" else "")
    size = f'<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/>' if style.size else ""
    before, after = ("", spacing) if "vertAlign" in spacing else (spacing, "")
    text = f"<w:rPr>{_fonts(style.font) if style.font else ''}{before}{size}{after}</w:rPr>"
    paragraph = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    return (
        f'<w:style w:type="{style.kind}"{default} w:styleId="{style.id}"><w:name w:val="{style.name}"/>{based}<w:qFormat/>'
        f"{paragraph}{text}</w:style>"
    )


def _fonts(font: str) -> str:
    latin = font if font == SONG else LATIN
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="{LATIN}"/>'


def _settings() -> str:
    return (
        f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/>'
        "</w:footnotePr><w:compat><w:balanceSingleByteDoubleByteWidth/><w:useFELayout/><w:compatSetting "
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _font_table() -> str:
    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:panose1 w:val="{panose}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, others, panose in FALLBACKS
    )
    latin = f'<w:font w:name="{LATIN}"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    return f"<w:fonts {_W}>{rows}{latin}</w:fonts>"


def _footer(place: str) -> str:
    """— 1 —."""
    mark = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return (
        f'<w:ftr {_W}><w:p><w:pPr><w:pStyle w:val="Footer"/>{place}</w:pPr>{mark.format("— ")}{number}{mark.format(" —")}'
        "</w:p></w:ftr>"
    )
