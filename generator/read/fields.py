"""Names of fields in front matter, records and <meta>, in Chinese and English, as the names that stages know.

To add a name: one word in FIELDS. Sources: the metadata standard of Chinese government sites (国办函〔2017〕40号: ArticleTitle,
PubDate, ContentSource …), Dublin Core, Open Graph, and the usual names of scraped records.
"""

from __future__ import annotations

FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("title", "articletitle", "headline", "标题", "题目", "題目", "標題", "篇名", "og:title", "dc.title", "name", "subject"),
    "author": ("author", "authors", "writer", "作者", "byline", "article:author", "dc.creator", "creator", "记者"),
    "affiliation": ("affiliation", "unit", "单位", "作者单位", "机构"),
    "date": ("date", "pubdate", "publishdate", "publish_date", "published", "publish_time", "pubtime", "pub_time", "pub_date", "time", "datetime", "createtime", "created_at", "create_time", "日期", "时间", "发布时间", "发布日期", "发表日期", "發佈日期", "article:published_time", "dc.date", "publishtime", "release_date", "publishdtime"),
    "source": ("source", "contentsource", "origin", "来源", "來源", "文章来源", "媒体", "media", "publisher", "dc.source", "journal", "刊名", "报纸"),
    "url": ("url", "link", "href", "网址", "链接", "原文链接", "og:url", "canonical", "source_url"),
    "editor": ("editor", "责任编辑", "编辑", "责编"),
    "issuer": ("issuer", "发文机关", "发布机构", "发文单位"),
    "number": ("number", "docnumber", "文号", "发文字号"),
    "keywords": ("keywords", "keyword", "tags", "tag", "关键词", "标签"),
    "summary": ("summary", "description", "abstract", "摘要", "og:description"),
    "column": ("columnname", "column", "category", "栏目", "分类"),
    "site": ("sitename", "og:site_name"),
    "body": ("body", "content", "contents", "text", "正文", "内容", "內容", "全文", "article", "fulltext", "full_text", "main", "articlebody", "content_text", "txt", "html"),
}
_NAMES = {word: name for name, words in FIELDS.items() for word in words}


def field_name(key: str) -> str:
    """The stage's name of a field, or "" for one that means nothing to us."""
    return _NAMES.get(key.strip().lower().replace(" ", ""), "")
