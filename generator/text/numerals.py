"""Numbers as Chinese texts write them -> Decimal: 15.4, 1,234.5, １５.４, 三点五, 两万三千, 2 9 0 0 (split by OCR).

The patterns take the *reading copy* of a text (see `reading_copy`): one character for one, full-width digits and marks as
ASCII, the traditional characters that numbers and their grammar use as simplified ones. Linear; never raises.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

_TRADITIONAL = (
    "億亿萬万個个點点達达為为佔占減减長长總总額额較较環环約约餘余幾几兩两項项戶户輛辆種种類类條条間间張张筆笔噸吨畝亩頃顷歲岁"
    "隻只棟栋際际單单臺台時时鐘钟國国經经濟济產产業业預预計计劃划標标將将擬拟過过屆届歷历書书號号擴扩縮缩調调漲涨顯显據据"
    "統统報报發发佈布區区縣县廣广東东灣湾門门蘇苏寧宁陝陕雲云貴贵遼辽龍龙慶庆歐欧鎊镑幣币盧卢僅仅從从這这還还後后進进實实"
    "現现關关見见節节課课週周級级線线場场淨净銷销貨货員员數数與与無无開开務务創创優优話话電电車车層层貳贰叁叁陸陆韓韩們们"
    "當当來来屬属盤盘領领導导專专題题門门網网認认設设體体結结構构動动勞劳協协會会稅税資资積积規规範范營营應应處处離离點点"
    "轉转證证誤误請请內内農农滿满齡龄齊齐質质獲获權权職职續续連连億亿簡简並并編编維维錄录撥拨籌筹負负債债償偿獎奖補补貼贴給给輕轻財财庫库適适檻槛樓楼圖图刪删館馆幫帮選选舉举節节遊游費费糧粮較较壓压歸归貸贷購购費费"
)
_COPY = str.maketrans(
    dict(zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True))
    | dict(zip("０１２３４５６７８９．，％；：（）！？−－～　", "0123456789.,%;:()!?--~ ", strict=True))
    | dict(zip("·・﹒餘〇○", "...余零零", strict=True))
)

ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
"""15.4, 1,234.5."""
SPLIT = r"[0-9](?: ?[0-9]){0,11} ?\. ?[0-9](?: ?[0-9]){0,5}"
"""Numbers with a fraction that OCR split: 6 .5, 27 · 7."""
SPLIT_WHOLE = r"[0-9](?: [0-9]){1,11}(?![0-9])"
"""2 9 0 0."""
HAN = r"[零一二三四五六七八九十两][零一二三四五六七八九十百千万亿兆两]{0,15}(?:点[零一二三四五六七八九]{1,6})?"
"""三点五, 二百四十六, 两万三千."""
SCALE = r"(?:[十百千]?(?:万亿|亿亿|万|亿)|兆(?!瓦)|[百千](?=[个名家余多人户台套米克公]))"
"""万, 亿, 万亿, 千万, 百亿亿, 兆."""

LONGEST_NUMBER = 27
"""Digits and point; a decimal of the context holds no more, and no spreadsheet or browser reads them."""

_DIGITS = {
    char: value
    for value, chars in enumerate(("零", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for char in chars
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12}


def reading_copy(text: str) -> str:
    """The text for rules to read, of the same length: "１５.４億元，" -> "15.4亿元,"."""
    return text.translate(_COPY)


def number_of(text: str) -> Decimal | None:
    """Value of a number without unit; None when it is none, or longer than any number that measures something.

    "1,234.5" -> 1234.5, "2 9" -> 29, "三点五" -> 3.5, "两万三千" -> 23000, "一千二" -> 1200.
    """
    plain = reading_copy(text).replace(" ", "").replace(",", "")
    if plain and plain[0].isascii():
        if len(plain) > LONGEST_NUMBER:
            return None
        try:
            value = Decimal(plain)
        except InvalidOperation:
            return None
        return value if value.is_finite() else None
    whole, point, fraction = plain.partition("点")
    value_of_whole = _han_whole(whole) if whole else None
    if value_of_whole is None or any(char not in _DIGITS for char in fraction) or bool(point) != bool(fraction):
        return None
    return Decimal(value_of_whole) + (
        Decimal("0." + "".join(str(_DIGITS[char]) for char in fraction)) if fraction else 0
    )


def _han_whole(text: str) -> int | None:
    """三兆一五三四亿: split at the last of the largest scale; what follows it is counted in ones, or 两万五 in tenths."""
    for scale in "兆亿万":
        head, found, tail = text.rpartition(scale)
        if found:
            high, low = _han_whole(head) if head else 1, _han_whole(tail) if tail else 0
            if high is None or low is None:
                return None
            spoken = len(tail) == 1 and tail in _DIGITS and low > 0
            return high * _SCALES[scale] + (low * _SCALES[scale] // 10 if spoken else low)
    return _below_ten_thousand(text)


def _below_ten_thousand(text: str) -> int | None:
    """二百四十六, 一千二 (1200), or digits in a row: 一五三四."""
    total = digits = 0
    unit = run = 0
    for char in text:
        if char in _DIGITS:
            digits, run = digits * 10 + _DIGITS[char], run + 1
            unit = 0 if not _DIGITS[char] else unit
        elif char in _TENS:
            unit = _TENS[char]
            total, digits, run = total + (digits or 1) * unit, 0, 0
        else:
            return None
    spoken = unit >= 100 and run == 1
    return total + (digits * unit // 10 if spoken else digits)


def scale_of(text: str) -> int:
    """Value of a scale: "" -> 1, "万亿" -> 10^12, "百亿亿" -> 10^18."""
    value = 1
    for char in reading_copy(text):
        value *= _SCALES[char]
    return value
