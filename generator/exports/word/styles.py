"""Fonts and styles of GB/T 9704 as Word markup. To add a style: a row in STYLES."""

from __future__ import annotations

from dataclasses import dataclass

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACE = f'xmlns:w="{MAIN}" xmlns:r="{OFFICE}"'

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
UNINDENTED = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
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
        f'<w:spacing w:before="2240" w:after="560" w:line="720" w:lineRule="exact"/>{UNINDENTED}<w:jc w:val="center"/>',
    ),
    Style(
        "Heading1",
        "heading 1",
        TITLE,
        44,
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="0" w:after="0" w:line="640" w:lineRule="exact"/>{UNINDENTED}<w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
    ),
    Style("Heading2", "heading 2", HEI, 32, f'<w:keepNext/>{_LINE}{_INDENT}<w:outlineLvl w:val="1"/>', _CLOSE),
    Style("Heading3", "heading 3", KAI, 32, f'<w:keepNext/>{_LINE}{_INDENT}<w:outlineLvl w:val="2"/>', _CLOSE),
    Style("Heading4", "heading 4", FANG, 32, f'<w:keepNext/>{_LINE}{_INDENT}<w:outlineLvl w:val="3"/>', _CLOSE),
    Style("Heading5", "heading 5", FANG, 32, f'<w:keepNext/>{_LINE}{_INDENT}<w:outlineLvl w:val="4"/>', _CLOSE),
    Style("PackPlace", "Pack Place", HEI, 28, f"<w:keepNext/><w:pageBreakBefore/>{_LINE}{UNINDENTED}"),
    Style("Byline", "Byline", KAI, 32, f'{_LINE}{UNINDENTED}<w:jc w:val="center"/>', _CLOSE),
    Style("Remark", "Remark", KAI, 32, f"{_LINE}{_INDENT}", _CLOSE),
    Style(
        "SourceHeading",
        "Source Heading",
        HEI,
        28,
        f'<w:keepNext/><w:pBdr><w:top w:val="single" w:sz="6" w:space="6" w:color="auto"/></w:pBdr><w:spacing w:before="560" w:after="0" w:line="480" w:lineRule="exact"/>{UNINDENTED}',
    ),
    Style(
        "Source",
        "Source",
        FANG,
        24,
        f'<w:spacing w:before="0" w:after="0" w:line="400" w:lineRule="exact"/>{UNINDENTED}<w:jc w:val="left"/>',
    ),
    Style("ContentsHead", "Contents Heading", HEI, 32, f'<w:keepNext/>{_LINE}{UNINDENTED}<w:jc w:val="center"/>'),
    Style(
        "TOC1",
        "toc 1",
        FANG,
        32,
        f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs>{_LINE}<w:ind w:left="315" w:hanging="315" w:firstLineChars="0"/><w:jc w:val="left"/>',
        _CLOSE,
    ),
    Style("TableHead", "Table Heading", HEI, 24, f'<w:keepNext/>{_SMALL}{UNINDENTED}<w:jc w:val="center"/>'),
    Style("TableText", "Table Text", FANG, 24, f'{_SMALL}{UNINDENTED}<w:jc w:val="left"/>'),
    Style(
        "FootnoteText",
        "footnote text",
        FANG,
        21,
        f'{_TINY}<w:ind w:left="210" w:hanging="210" w:hangingChars="0" w:firstLineChars="0"/><w:jc w:val="left"/>',
    ),
    Style("Footer", "footer", SONG, 28, f"{_TINY}{UNINDENTED}"),
    Style("FootnoteReference", "footnote reference", "", 0, "", '<w:vertAlign w:val="superscript"/>', "character"),
    Style("Hyperlink", "Hyperlink", "", 0, "", '<w:color w:val="auto"/>', "character"),
    Style("Mark", "Mark", KAI, 0, "", "", "character"),
)


def styles_part() -> str:
    """styles.xml: the defaults, STYLES and the table styles."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(FANG)}<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
    )
    table = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/>'
        '<w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>'
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style>"
    )
    return f"<w:styles {NAMESPACE}>{defaults}{''.join(_style(style) for style in STYLES)}{table}</w:styles>"


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


def font_table_part() -> str:
    """fontTable.xml: each font with what stands in for it."""
    rows = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/><w:panose1 w:val="{panose}"/><w:charset w:val="86"/>'
        '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, others, panose in FALLBACKS
    )
    latin = f'<w:font w:name="{LATIN}"><w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    return f"<w:fonts {NAMESPACE}>{rows}{latin}</w:fonts>"
