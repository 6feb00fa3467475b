"""Draws text as WordprocessingML: paragraphs, headings, notes at the foot of the page, the table, links, contents.

Text of an article only ever becomes the content of `<w:t>`: cleaned, escaped, on one line. Addresses are links only when they
begin with http:// or https://.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.exports.digest import HEADS, Place, Row
from generator.exports.feeds import xml_text

_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of writing: in hostile text they make a line read as another."""
_WIDTHS = (3060, 2190, 1250, 1150, 1194)
"""Of the table's columns in twentieths of a point; together the 156 mm of the type area."""
_NOTE_MARKS = 100000
"""Numbers of the bookmarks of notes begin behind those of a pack's briefings."""
_HINT = '<w:rFonts w:hint="eastAsia"/>'
"""Quotation marks, dots and dashes are drawn full width, not with the Latin font."""


def escape(text: str) -> str:
    """Content for an element or an attribute: one line, no control characters, no markup."""
    line = " ".join(_BIDI.sub("", xml_text(text)).split(" ")) if text.isprintable() else _one_line(text)
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _one_line(text: str) -> str:
    return re.sub("[\t\n\r\x85\u2028\u2029]+", " ", _BIDI.sub("", xml_text(text)))


def _run(text: str, style: str = "") -> str:
    mark = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f'<w:r><w:rPr>{mark}{_HINT}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _link(address: str, text: str) -> str:
    """`text` as a link where the address is one of the web, as plain text otherwise."""
    if not address.startswith(("https://", "http://")):
        return _run(text)
    target = escape(address.replace('"', "%22").replace("\\", "%5C").replace(" ", "%20"))
    return _field(f"HYPERLINK &quot;{target}&quot;", _run(text, "Hyperlink"))


def _paragraph(style: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


@dataclass(frozen=True, slots=True)
class Links:
    """Where the sentences of an article stand on the web; `full_text` is "" where the site has no address."""

    full_text: str

    def sentence(self, index: int) -> str:
        """Address of a sentence, or ""."""
        return f"{self.full_text}#s{index + 1}" if self.full_text and index >= 0 else ""


@dataclass(slots=True)
class Flow:
    """Collects one document's body and notes, in reading order."""

    _body: list[str] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)
    _noted: dict[int, int] = field(default_factory=dict)
    """Sentence of the present briefing -> its note; later statements from it bear the same number."""

    def body(self) -> str:
        """Content of `<w:body>` before its section's properties."""
        return "".join(self._body)

    def notes(self) -> str:
        """The footnotes, numbered from 1."""
        return "".join(self._notes)

    def paragraph(self, style: str, text: str) -> None:
        """One paragraph of plain text."""
        self._body.append(_paragraph(style, _run(text)))

    def blank(self) -> None:
        """An empty line, as between title and text."""
        self._body.append(_paragraph("Byline", ""))

    def title(self, text: str, pack_place: int = 0) -> None:
        """Begin a briefing; in a pack (place from 1) it opens a page and is what the contents lead to."""
        self._noted.clear()
        mark = ""
        if pack_place:
            name = f'w:id="{pack_place}"'
            mark = f'<w:bookmarkStart {name} w:name="_Toc{pack_place:06}"/><w:bookmarkEnd {name}/>'
            self.paragraph("PackPlace", f"第{pack_place}篇")
        self._body.append(_paragraph("Heading1", mark + _run(text)))

    def heading(self, text: str, level: int) -> None:
        """Level 1 黑体, 2 楷体, 3 and 4 仿宋; 0 is a small heading that is not numbered and not in the outline."""
        self._body.append(_paragraph(f"Heading{level + 1}" if level else "SourceHeading", _run(text)))

    def statement(self, text: str, places: Sequence[Place], mark: str, links: Links) -> None:
        """A statement with a note for each sentence it comes from."""
        notes = "".join(self._note(place, links) for place in places)
        self._body.append(_paragraph("Normal", _run(text) + notes + (_run(mark, "Mark") if mark else "")))

    def address(self, style: str, address: str, label: str = "") -> None:
        """A line with a link that also reads on paper."""
        self._body.append(_paragraph(style, (_run(label) if label else "") + _link(address, address)))

    def table(self, rows: Sequence[Row], links: Links) -> None:
        """The figures; the head stands again on every page, and a column that nothing stands in is left out."""
        columns = [at for at in range(len(HEADS)) if at < 2 or any(row.cells[at] for row in rows)]
        widths = [_WIDTHS[at] for at in columns]
        widths[0] += sum(_WIDTHS) - sum(widths)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = [_paragraph("TableHead", _run(HEADS[at])) for at in columns]
        self._body.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/>'
            f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420"/></w:tblPr><w:tblGrid>{grid}'
            f"</w:tblGrid>{_row(widths, head, '<w:tblHeader/>')}"
        )
        for row in rows:
            cells = [_run(row.cells[at]) if row.cells[at] else "" for at in columns]
            cells[1] += self._note(row.place, links)
            self._body.append(_row(widths, [_paragraph("TableText", cell) for cell in cells]))
        self._body.append("</w:tbl>")

    def _note(self, place: Place, links: Links) -> str:
        """Write a note, once for each sentence of a briefing; returns its mark."""
        known = self._noted.get(place.sentence)
        if known is not None:
            return _field(f"NOTEREF _Ref{known:06} \\f \\h", _mark(f"<w:t>{known}</w:t>"))
        number = len(self._notes) + 1
        where = f"原文第{place.sentence + 1}句" if place.sentence >= 0 else "原文表格"
        whole = _run(f"：“{place.whole}”" if place.whole else "。")
        words = _mark("<w:footnoteRef/>") + _run(" ") + _link(links.sentence(place.sentence), where) + whole
        self._notes.append(f'<w:footnote w:id="{number}">{_paragraph("FootnoteText", words)}</w:footnote>')
        self._noted[place.sentence] = number
        name = f'w:id="{_NOTE_MARKS + number}"'
        mark = _mark(f'<w:footnoteReference w:id="{number}"/>')
        return f'<w:bookmarkStart {name} w:name="_Ref{number:06}"/>{mark}<w:bookmarkEnd {name}/>'

    def contents(self, titles: Sequence[str]) -> None:
        """目录: the titles as links, inside a field that Word and WPS fill with page numbers when asked (F9)."""
        self._body.append(_paragraph("ContentsHead", _run("目　录")))
        begin = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o &quot;1-1&quot; \\h \\z '
            '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        )
        for place, title in enumerate(titles, 1):
            entry = (
                f'<w:hyperlink w:anchor="_Toc{place:06}" w:history="1">{_run(f"第{place}篇　{title}")}</w:hyperlink>'
            )
            self._body.append(_paragraph("TOC1", (begin if place == 1 else "") + entry))
        if titles:
            self._body.append(_paragraph("Source", '<w:r><w:fldChar w:fldCharType="end"/></w:r>'))


def _mark(content: str) -> str:
    return f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>{content}</w:r>'


def _row(widths: Sequence[int], contents: Sequence[str], kind: str = "") -> str:
    """A row of the table; it never breaks over two pages."""
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
        for width, content in zip(widths, contents, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{kind}</w:trPr>{cells}</w:tr>"
