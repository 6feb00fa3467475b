"""What is asked of the model and what it answers: JSON both ways, the article's words only as data."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

import msgspec

from generator.gate import INSTRUCTIONS
from generator.model import Article, Line


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line to be phrased."""

    name: str
    """`gist`, `summary-1`, …: the key of its answer."""
    line: Line
    most: int
    """Code points it may have."""


def make_payload(article: Article, wanted: tuple[Wanted, ...]) -> str:
    """The user's message: for each line its sentences, whole; the same article always gives the same text."""
    lines = [
        {"id": one.name, "most": one.most, "sentences": [article.sentences[one.line.sentence].quote.text]}
        for one in wanted
    ]
    return json.dumps({"language": f"zh-{article.script.title()}", "lines": lines}, ensure_ascii=False)


def make_body(model: str, payload: str) -> bytes:
    """The request: the parts of the chat API that every server knows."""
    messages = [{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": payload}]
    return json.dumps({"model": model, "messages": messages, "stream": False}, ensure_ascii=False).encode()


class _Message(msgspec.Struct):
    content: str


class _Choice(msgspec.Struct):
    message: _Message


class _Reply(msgspec.Struct):
    choices: list[_Choice]


def read_reply(body: bytes) -> str:
    """What the model said.

    Raises: ValueError when this is no reply of the chat API.
    """
    try:
        choices = msgspec.json.decode(body, type=_Reply).choices
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ValueError("no reply of the chat API") from None
    if not choices:
        raise ValueError("a reply without a choice")
    return choices[0].message.content


_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(?P<inside>.*?)\n?```\s*\Z", re.DOTALL)


def read_lines(said: str) -> dict[str, str]:
    """The lines by name; {} when the model did not answer as told. Thoughts before and a fence around them are passed over."""
    said = _THOUGHT.sub("", said)
    fenced = _FENCE.match(said)
    try:
        value = msgspec.json.decode(fenced["inside"] if fenced else said)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return {}
    if not isinstance(value, dict):
        return {}
    return {str(name): text for name, text in value.items() if isinstance(text, str)}
