"""Whether a line that a language model phrased says only what its sentences say. Pure: the same gate when a line is taken and
again, with the sources read anew, in `jianbao check`.

To add a check: a function Claim -> offending words or None, and its row in CHECKS. What is checked is checked exactly:
form, numbers with their units, key figures, dates, document titles and numbers, names, negation, plans, degrees. What no
row can check: that nothing which matters was left out, that a verb still means the same, who says it, and what the words
that are neither names nor numbers now imply. So the page marks every such line and cites its sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.gate import form, names, words
from generator.gate.claim import Claim
from generator.gate.dates import dates
from generator.gate.figures import figures
from generator.gate.instructions import INSTRUCTIONS
from generator.gate.numbers import numbers

__all__ = ["CHECKS", "INSTRUCTIONS", "Check", "Claim", "Refusal", "judge"]

_SHOWN = 24
"""Code points of the offending words that a message shows."""


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name, what is wrong in an editor's words, and how it is found."""

    rule: str
    message: str
    find: Callable[[Claim], str | None]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a line was thrown away."""

    rule: str
    message: str


CHECKS: tuple[Check, ...] = (
    Check("empty", "没有内容", form.empty),
    Check("lines", "不是单独一行", form.lines),
    Check("length", "长短不合", form.length),
    Check("markup", "带有标记或网址", form.markup),
    Check("script", "不是所引句子的语言或字体", form.script),
    Check("told", "是在答话或复述要求", form.told),
    Check("characters", "有所引句子里没有的字母或符号", form.characters),
    Check("whole", "不完整", form.whole),
    Check("leaning", "离开上文读不懂", form.leaning),
    Check("quoted", "引号里的话不在所引句子里", form.quoted),
    Check("titles", "文件名不在所引句子里", names.titles),
    Check("document-numbers", "文号不在所引句子里", names.document_numbers),
    Check("dates", "日期不在所引句子里", dates),
    Check("numbers", "数字或单位不在所引句子里", numbers),
    Check("figures", "数字说的不是所引句子里的那件事", figures),
    Check("names", "名称不在所引句子里", names.names),
    Check("negation", "肯定与否定同所引句子不一致", words.negation),
    Check("plans", "把计划说成事实，或相反", words.plans),
    Check("degrees", "程度或结果是所引句子没有说的", words.degrees),
    Check("causes", "因果是所引句子没有说的", words.causes),
    Check("covered", "多半不是所引句子的话", words.covered),
)
"""In this order; the first that finds something names the reason."""


def judge(claim: Claim) -> Refusal | None:
    """Why the line may not be published, or None when it may. Never raises."""
    for check in CHECKS:
        found = check.find(claim)
        if found is not None:
            shown = "".join(char if char.isprintable() else " " for char in found)
            shown = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
            return Refusal(check.rule, f"{check.message}：{shown}" if shown else check.message)
    return None
