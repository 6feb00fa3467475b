"""Which parts of a web page are article and which are furniture, by tag, class and id.

CONTENT was gathered from the content management systems of Chinese sites (TRS, UCAP, Founder, Dreamweaver CMS, WeChat,
Word's own HTML) and from HTML5; to add a container: one word in its pattern.
"""

from __future__ import annotations

import re
from enum import Enum


class Role(Enum):
    """What a container holds."""

    NONE = "none"
    CONTENT = "content"
    NOISE = "noise"
    BESIDE = "beside"
    """A column of the page: furniture, unless a container of the article stands in it."""
    INFO = "info"
    """Title, source and date above the article."""


_CONTENT = re.compile(
    r"""(?:^|\s|(?<!meta)(?<!info)_)(?:
      trs_editor.*|ucap-?content|view\s?trs.*|trs_paper.*|zoom|zoomcon|ozoom|js_content|rich_media_content|artibody|art_?content|
      article[-_]?(?:content|body|con|text|main|detail|box)?|articletext|arti_content|wp_articlecontent|v_news_content.*|vsb_content.*|
      content[-_]?(?:main|body|text|box|con|area|detail|txt|article|inner)?|main[-_]?(?:content|text|article)|pages?[-_]?content|
      news[-_]?(?:content|text|body|con|detail|txt)|detail[-_]?(?:content|text|con|body|main|txt)?|text[-_]?(?:content|con|body)|
      post[-_]?(?:content|body|text)?|entry[-_]?content|cont(?:ent)?_?txt|xxgk[-_]?content|gk[-_]?content|bt[-_]?content|rm_txt_con|
      show_text|show[-_]?content|con_text|con_txt|txt_con|nr|nr_?con|zw|zwnr|info[-_]?content|wz|wznr|word?section\d*|section\d+|editor[-_]?content|fontzoom|
      articlecontent|contentbox|pages_content|b12c|left_zw|text_c|main-aticle|story[-_]?body|markdown-body|neirong|zhengwen
    )(?:$|\s)""",
    re.VERBOSE | re.IGNORECASE,
)
_NOISE = re.compile(
    r"""(?:^|[\s_\-])(?:
      nav|navbar|navi|navigation|menu|topbar|top|topnav|head(?:er)?|footer|foot|bottom|copyright|crumbs?|breadcrumbs?|location|position|dqwz|
      sidebar|side|aside|share|bdsharebuttonbox|bshare|social|related?|relate|rel|xgyd|xgwz|recommend|tuijian|hot|rank|
      comments?|pinglun|pager|pagination|pages?nav|page|prev|next|prevnext|sxy|shangxia|toolbar|tools?|search|login|qr|qrcode|erweima|ewm|
      ads?|advert|banner|gg|links?|friendlink|tags?|editor-?info|print|dayin|jiucuo|statement|disclaimer|popup|modal|hidden|vote|mobile-?only|
      author-?(?:box|card|bio|profile)|bio|pages|dianzan|praise|like|subscribe|app-?download|feedback|error-?correct|weixin|wechat-?code
    )(?:box|bar|list|con|area|wrap|div|nav|block|er|ed|s|\d+)?(?:$|[\s_\-])""",
    re.VERBOSE | re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:^|[\s_\-])(?:right(?:box|side|col|bar|list)?(?![a-z]))(?:box|bar|list|con|area|wrap|div|nav|block|er|ed|s|\d+)?(?:$|[\s_\-])",
    re.IGNORECASE,
)
_INFO = re.compile(
    r"(?:^|[\s_\-])(?:title|tit|bt|biaoti|h-?title|article-?title|info|meta|source|laiyuan|ly|author|date|time|pubtime|pub-?date|sub-?title|subtit|headline|article-?(?:info|source|time)|xxgk-?info|property)(?:$|[\s_\-])",
    re.IGNORECASE,
)
_NOISE_TAGS = frozenset(("nav", "footer", "aside", "button", "menu", "select", "option", "textarea"))
_CONTENT_TAGS = frozenset(("article", "main", "founder-content"))


def role(tag: str, names: str) -> Role:
    """What a container with these `class` and `id` words holds; content wins over noise (`news-content right`)."""
    if tag in _NOISE_TAGS:
        return Role.NOISE
    if tag in {"body", "html"}:
        return Role.NONE
    if names:
        if _CONTENT.search(names) and tag not in ("a", "input", "img"):
            return Role.CONTENT
        if _NOISE.search(names):
            return Role.NOISE
        if _BESIDE.search(names):
            return Role.BESIDE
        if _INFO.search(names):
            return Role.INFO
    if tag in _CONTENT_TAGS:
        return Role.CONTENT
    return Role.NOISE if tag == "header" else Role.NONE
