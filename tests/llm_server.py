"""A real server with the OpenAI chat API on this machine, which answers as a test tells it to: well, wrongly or brokenly."""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Lines = dict[str, str]
Behaviour = Callable[["Handler"], None]
"""Answers one request over the wire, in whatever way."""


@dataclass
class Model:
    """What the server says, and what it was asked."""

    url: str
    phrases: Lines = field(default_factory=dict)
    """Sentence -> its phrase; others are `reworded`."""
    say: Callable[[dict[str, Any]], str] | None = None
    """Payload -> what the model says, instead of `phrases`."""
    first: deque[Behaviour] = field(default_factory=deque)
    """Behaviours of the first requests; then `always`, or a good answer."""
    always: Behaviour | None = None
    asked: list[dict[str, Any]] = field(default_factory=list)
    """Payloads of the requests, in the order they came."""
    headers: list[dict[str, str]] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)
    """Set when the test is over: what hangs lets go."""

    def answer(self, payload: dict[str, Any]) -> str:
        if self.say is not None:
            return self.say(payload)
        lines = {line["id"]: self.phrase("".join(line["sentences"])) for line in payload["lines"]}
        return json.dumps(lines, ensure_ascii=False)

    def phrase(self, sentence: str) -> str:
        return self.phrases.get(sentence, reworded(sentence))


def reworded(sentence: str) -> str:
    """The same in other marks: no literal stretch of the sentence, and nothing that it does not say."""
    return sentence.replace("，", "；", 1)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    model: Model
    payload: dict[str, Any]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.payload = json.loads(body["messages"][-1]["content"])
        self.model.asked.append(self.payload)
        self.model.bodies.append(body)
        self.model.headers.append({"path": self.path, **dict(self.headers)})
        behaviour = self.model.first.popleft() if self.model.first else self.model.always or good
        behaviour(self)

    do_GET = do_POST  # noqa: N815 (the name http.server looks for)

    def send(self, data: bytes, status: int = 200, headers: dict[str, str] | None = None, *, length: int = -1) -> None:
        self.send_response(status)
        length = len(data) if length < 0 else length
        for name, value in {
            "Content-Type": "application/json",
            "Content-Length": str(length),
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        return


def envelope(said: str) -> bytes:
    """A reply of the chat API."""
    choice = {"index": 0, "message": {"role": "assistant", "content": said}, "finish_reason": "stop"}
    return json.dumps({"id": "x", "object": "chat.completion", "choices": [choice]}, ensure_ascii=False).encode()


def good(handler: Handler) -> None:
    handler.send(envelope(handler.model.answer(handler.payload)))


def status(code: int, **headers: str) -> Behaviour:
    return lambda handler: handler.send(b'{"error": {"message": "sk-secret is no good"}}', code, _named(headers))


def raw(data: bytes, **headers: str) -> Behaviour:
    return lambda handler: handler.send(data, headers=_named(headers))


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def truncated(handler: Handler) -> None:
    data = envelope(handler.model.answer(handler.payload))
    handler.send(data[: len(data) // 2], length=len(data))
    handler.close_connection = True


def reset(handler: Handler) -> None:
    handler.close_connection = True
    handler.connection.close()


def hangs(handler: Handler) -> None:
    handler.model.stop.wait(20)


def dripping(handler: Handler) -> None:
    """A byte now and then: never idle for long, never done."""
    handler.send(b"", length=10_000)
    for _ in range(10_000):
        if handler.model.stop.wait(0.02):
            return
        try:
            handler.wfile.write(b" ")
            handler.wfile.flush()
        except OSError:
            return


def huge(handler: Handler) -> None:
    handler.send(b"", length=1 << 40)
    try:
        while not handler.model.stop.is_set():
            handler.wfile.write(b" " * 65_536)
    except OSError:
        return


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        return  # a client that hangs up is what some tests are about


@contextmanager
def running() -> Iterator[Model]:
    """A server, until the test is over."""
    handler = type("Bound", (Handler,), {})
    server = _Server(("127.0.0.1", 0), handler)
    model = Model(f"http://127.0.0.1:{server.server_address[1]}/v1")
    handler.model = model  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield model
    finally:
        model.stop.set()
        server.shutdown()
        server.server_close()
