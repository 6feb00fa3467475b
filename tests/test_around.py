"""What stands around a text, known by words and place where no pattern knows it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.around import TITLED, UNTITLED, find_around, look, weigh
from generator.text.around_weights import WEIGHTS
from generator.text.kinds import LineKind, kind_of
from generator.text.lines import find_lines
from tests.staged import bodies, headings, stage

TEXT = """　　渡口的夜航恢复以后，两岸的菜农又能赶上早市，一条船每晚往返六趟，票价同白天一样。
　　镇里为两条船装了雷达和救生筏，船员重新考了证，雾天停航由值班站长说了算。
　　过去一年夜航共运送旅客三万一千人次，没有发生一起事故，明年还要再添一条船。
"""


def test_lines_that_no_pattern_knows_are_left_out_below_the_text() -> None:
    last = ("渡口网版权页 新闻热线", "栏目主编 林晚 | 审图 阿青", "新闻线索征集 0591-8700000")
    assert all(kind_of(line) is not LineKind.FURNITURE for line in last)
    _, (article,), entries = stage(f"夜航船又开了\n{TEXT}" + "\n".join(last))
    assert bodies(article) == [line.strip() for line in TEXT.splitlines()]
    assert "around" in {entry.rule for entry in entries.entries}


@pytest.mark.parametrize(
    "last",
    [
        "办理时带上以下三样证件：\n居民身份证\n船员证书\n本年的体检表",
        "问：夜航的票价会涨吗\n答：不涨",
        "让我们携手前行，共创渡口的明天",
        "长风破浪会有时\n直挂云帆济沧海",
        "表1 各乡镇完成情况\n乡镇 任务数 完成数\n白渡镇 120 118\n南河镇 90 90",
        "申请人可以拨打12345咨询",
    ],
    ids=["list", "answers", "call", "verse", "table", "advice"],
)
def test_short_lines_that_close_a_text_stay(last: str) -> None:
    _, (article,), _ = stage(f"夜航船又开了\n{TEXT}{last}\n")
    shown = "".join(plain for block in article.blocks for plain in block.quote.text.split())
    assert "".join(last.split()) in shown


def test_headings_between_paragraphs_and_closing_words_stay() -> None:
    first, second, third = TEXT.splitlines()
    _, (article,), _ = stage(f"夜航船又开了\n{first}\n船是怎样回来的\n{second}\n票价不涨\n{third}\n祝大家一路平安！\n")
    assert [words for _, words in headings(article)] == ["船是怎样回来的", "票价不涨"]
    assert bodies(article)[-1] == "祝大家一路平安！"


def test_the_line_above_the_text_that_looks_least_like_a_page_s_is_spared_where_no_title_is_known() -> None:
    lines = find_lines(f"走进机关   办事指南   微门户\n办事大厅   建言献策\n{TEXT}")
    kinds = [kind_of(line.text) for line in lines]
    found = find_around(lines, [LineKind.SHORT, LineKind.SHORT, *kinds[2:]], frozenset(), UNTITLED)
    assert len(set(found) & {0, 1}) < 2


@given(
    st.lists(st.text(alphabet="网站首页来源责任编辑数据。，：0 |字的\n", max_size=40), max_size=12),
    st.sets(st.integers(0, 12)),
)
def test_what_is_kept_and_whole_sentences_are_never_found(texts: list[str], kept: set[int]) -> None:
    lines = find_lines("\n".join(texts))
    kinds = [kind_of(line.text) for line in lines]
    found = find_around(lines, kinds, kept, TITLED)
    assert list(found) == sorted(set(found))
    assert not kept & set(found)
    assert not any(lines[index].text.endswith("。") for index in found)


def test_the_table_of_weights_is_what_lines_are_seen_by() -> None:
    assert 300 < len(WEIGHTS) < 1000
    assert all(name[0] == "#" or len(name) <= 3 for name in WEIGHTS)
    assert weigh(look("责任编辑 版权所有 联系我们")) > 0 > weigh(look("把渡口的夜航办下去"))
