"""A server with the OpenAI chat API: one request after the other, within time, size and budget.

It never follows a redirect, never shows the key or what the server said, and sends the key nowhere but to the one address.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.phrase.prompt import read_reply

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

BASE_URL = ("JIANBAO_LLM_BASE_URL", "OPENAI_BASE_URL")
API_KEY = ("JIANBAO_LLM_API_KEY", "OPENAI_API_KEY")
"""Variables of the environment, the first that is set counts; the key only from the name that goes with the address."""
LARGEST_REPLY = 1_000_000
"""Bytes; a reply of five lines has about two thousand, with a reasoning model's thoughts some ten thousand."""
_CHUNK = 65_536
FIRST_PAUSE = 1.0
"""Seconds before the first repetition, doubled for each further one; a server's Retry-After counts instead."""
LONGEST_PAUSE = 30.0
"""Seconds; a server that wants a longer pause is given up for this run."""
_BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})


AT_ONCE = 4
"""Requests on their way at a time: what free tiers and one local graphics card take."""
GIVE_UP = 3
"""Requests in a row without an answer after which the server is not asked again in this run."""


class Unanswered(Exception):  # noqa: N818 - the answer that did not come, not a fault of the program
    """No usable reply; `str()` says why in an editor's words. `passing`: another try may help. `final`: no other article's will."""

    def __init__(self, why: str, *, passing: bool = False, final: bool = False, pause: float | None = None) -> None:
        super().__init__(why)
        self.passing, self.final, self.pause = passing, final, pause


@dataclass(frozen=True, slots=True)
class Server:
    """Where the model is."""

    url: str
    """Of the chat API, whole."""
    key: str

    def __repr__(self) -> str:
        return "Server()"  # neither key nor address in a log or traceback


def find_server(environment: Mapping[str, str]) -> Server:
    """The server that the environment names.

    Raises: Unanswered when it names none, or no address.
    """
    for base, key in zip(BASE_URL, API_KEY, strict=True):
        address = environment.get(base, "").strip()
        if not address:
            continue
        try:
            parts = urlsplit(address)
            usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
        except ValueError:
            usable = False
        if not usable or parts.username or parts.query or parts.fragment:
            raise Unanswered(f"环境变量 {base} 不是可用的地址，应形如 http://127.0.0.1:11434/v1", final=True)
        secret = environment.get(key, "").strip()
        if not (secret.isascii() and secret.isprintable()):
            raise Unanswered(f"环境变量 {key} 里有不能用作密钥的字符", final=True)
        return Server(f"{address.rstrip('/')}/chat/completions", secret)
    raise Unanswered(f"没有设置环境变量 {BASE_URL[0]}（模型服务的地址，如 http://127.0.0.1:11434/v1）", final=True)


class Allowance:
    """What one run may still ask, shared by threads: its budget, and whether the server has been given up."""

    def __init__(self, requests: int, characters: int) -> None:
        self._requests, self._characters = requests, characters
        self._lock = threading.Lock()
        self._in_a_row = 0
        self.given_up = False

    def take(self, characters: int) -> bool:
        """Take one request of so many characters, if that much is left."""
        with self._lock:
            if self.given_up or self._requests < 1 or self._characters < characters:
                return False
            self._requests -= 1
            self._characters -= characters
            return True

    def note(self, trouble: Unanswered | None) -> None:
        """Note how a request ended; after GIVE_UP troubles in a row, or a final one, nothing more is asked."""
        with self._lock:
            self._in_a_row = self._in_a_row + 1 if trouble else 0
            if trouble and (trouble.final or self._in_a_row >= GIVE_UP):
                self.given_up = True


class Client:
    """Asks one server; may be used from several threads."""

    def __init__(
        self, server: Server, timeout: float, retries: int, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._server, self._timeout, self._retries, self._sleep = server, timeout, retries, sleep
        self._pool = _pool(server.url)

    def ask(self, body: bytes, may_repeat: Callable[[], bool]) -> str:
        """What the model said to this request; `may_repeat` is asked before each repetition.

        Raises: Unanswered.
        """
        for attempt in range(self._retries + 1):
            try:
                return self._ask_once(body)
            except Unanswered as trouble:
                pause = FIRST_PAUSE * 2**attempt if trouble.pause is None else trouble.pause
                last = attempt == self._retries or not trouble.passing or pause > LONGEST_PAUSE
                if last or not may_repeat():
                    raise
                self._sleep(pause)
        raise AssertionError("the last attempt returns or raises")

    def _ask_once(self, body: bytes) -> str:
        from urllib3.exceptions import HTTPError
        from urllib3.exceptions import TimeoutError as TooSlow

        until = time.monotonic() + self._timeout
        try:
            response = self._pool.request(
                "POST",
                self._server.url,
                body=body,
                headers=self._headers(),
                timeout=self._timeout,
                redirect=False,
                retries=False,
                preload_content=False,
                decode_content=False,
            )
            try:
                _check_status(response)
                return read_reply(self._read(response, until))
            finally:
                response.close()
        except TooSlow:
            raise Unanswered("模型服务超时", passing=True) from None
        except HTTPError:
            raise Unanswered("连接不上模型服务，或连接中断", passing=True) from None
        except ValueError:
            raise Unanswered("模型服务的回复不合 OpenAI 接口的格式", passing=True) from None

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "jianbao"}
        return headers | {"Authorization": f"Bearer {self._server.key}"} if self._server.key else headers

    @staticmethod
    def _read(response: BaseHTTPResponse, until: float) -> bytes:
        """The body; each piece and the whole within the time, the whole within the size."""
        parts, size = [], 0
        while piece := response.read1(_CHUNK):
            parts.append(piece)
            size += len(piece)
            if size > LARGEST_REPLY:
                raise Unanswered("模型服务的回复过大")
            if time.monotonic() > until:
                raise Unanswered("模型服务超时", passing=True)
        return b"".join(parts)


def _check_status(response: BaseHTTPResponse) -> None:
    status = response.status
    if status == 200:
        return
    if status in {401, 403}:
        raise Unanswered(f"模型服务不接受密钥（HTTP {status}），请检查环境变量 {API_KEY[0]}", final=True)
    if 300 <= status < 400:
        raise Unanswered(f"模型服务要转到别的地址（HTTP {status}），不跟随，请检查环境变量 {BASE_URL[0]}", final=True)
    if status in _BUSY:
        raise Unanswered(f"模型服务暂时不能服务（HTTP {status}）", passing=True, pause=_pause(response))
    raise Unanswered(
        f"模型服务拒绝了请求（HTTP {status}），请检查地址和 summary.model", final=status in {400, 404, 405}
    )


def _pause(response: BaseHTTPResponse) -> float | None:
    """Seconds that the server asks for, or None."""
    from urllib3.exceptions import InvalidHeader
    from urllib3.util import Retry

    try:
        return Retry().get_retry_after(response)
    except (InvalidHeader, ValueError, OverflowError):
        return None


def _pool(url: str) -> PoolManager:
    """Connections to the server, through the proxy that the environment names for it.

    Raises: Unanswered when the library is missing.
    """
    try:
        from urllib.request import getproxies, proxy_bypass

        from urllib3 import PoolManager, ProxyManager
    except ImportError:
        raise Unanswered("没有安装调用模型所需的库，请运行 pip install 'jianbao[llm]'", final=True) from None
    parts = urlsplit(url)
    proxy = getproxies().get(parts.scheme, "")
    if not proxy or proxy_bypass(parts.netloc):
        return PoolManager(maxsize=AT_ONCE)
    try:
        return ProxyManager(proxy if "://" in proxy else f"http://{proxy}", maxsize=AT_ONCE)
    except (ValueError, AssertionError):  # urllib3's own: an address it cannot read, a kind of proxy it does not know
        raise Unanswered("环境变量里的代理地址不可用", final=True) from None
