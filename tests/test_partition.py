"""The laws of the first three stages hold for arbitrary text, in every format."""

from __future__ import annotations

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.errors import SourceError
from tests.staged import broken_laws, stage

_PIECES = st.sampled_from(
    [
        "治水要算长远账", "一、总体要求", "(一)建立台账", "1.摸清底数", "□周渭生", "(作者系江城大学教授)", "目录", "- 治水要算长远账", "同志们:", "谢谢大家!",
        "来源:江城日报 作者:何平", "发布时间:2024-02-30", "浏览量:200", "·12·", "一条河流的治理不能只盯着水面,排口和养殖互相牵连。", "上游的排口和两岸的养殖互相",
        "大數據平台建设到了第２年。", "占G党P比重约10%", "\n", "\n\n", "\r\n", "\f", "\u3000\u3000", "\t", "\x00", "\ufeff", "\u2028", "“", "”", "。", ",", "…", "<p>", "</p>", "&nbsp;",
        "<table><tr><td>甲</td><td>乙</td></tr><tr><td>1</td><td>2</td></tr></table>", "<div class=\"TRS_Editor\">", "| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n", "**", "---\n", "# ", "www.a.cn", "责任编辑:孙小满",
    ]
)  # fmt: skip
_TEXTS = st.one_of(
    st.lists(_PIECES, max_size=40).map("".join), st.lists(_PIECES, max_size=30).map("\n".join), st.text(max_size=200)
)


@settings(max_examples=150, deadline=None)
@given(_TEXTS, st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_every_code_point_has_one_fate_and_every_quote_stands_in_the_source(text: str, path: str) -> None:
    try:
        document, articles, entries = stage(text.encode("utf-8", "replace"), path)
    except SourceError:
        return
    assert broken_laws(document, articles, entries) == []


@settings(max_examples=60, deadline=None)
@given(_TEXTS, _TEXTS)
@example("**", "0")  # a title that is nothing but signs
def test_the_laws_hold_for_records(title: str, body: str) -> None:
    for path, data in (
        (
            "a.jsonl",
            json.dumps({"title": title, "content": body}) + "\n" + json.dumps({"正文": body}, ensure_ascii=False),
        ),
        ("a.csv", "title,content\n" + ",".join('"' + words.replace('"', '""') + '"' for words in (title, body)) + "\n"),
    ):
        try:
            document, articles, entries = stage(data.encode("utf-8", "replace"), path)
        except SourceError:
            continue
        assert broken_laws(document, articles, entries) == []


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([".txt", ".md", ".html", ".docx", ".jsonl", ".json", ".csv", ".zip", ".pdf"]),
)
def test_any_bytes_are_read_or_refused_with_a_reason(data: bytes, suffix: str) -> None:
    try:
        document, articles, entries = stage(data, f"a{suffix}")
    except SourceError as error:
        told = str(error)
    else:
        told = "; ".join(broken_laws(document, articles, entries))
        assert told == ""
        return
    assert told.startswith(f"a{suffix}: ")
