"""Asking an OpenAI-compatible server, whatever it does: slow, full, half dead, or answering nonsense.

One request a question, without redirects (they would carry the key elsewhere). A request that may work later is tried again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from socket import SHUT_RDWR
from threading import Event, Lock, Timer
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from communique.errors import SecondReaderError
from communique.llm.options import KEY, tokens_of
from communique.llm.replies import Question, Reply
from communique.model.asking import SecondReader

LATER = (408, 409, 425, 429, 500, 502, 503, 504, 520, 522, 524, 529)
"""Statuses after which the same request may work."""
WRONG_KEY = (401, 403)
UNFIT = (400, 422)
"""Statuses of servers that do not take a JSON Schema, or a request that is too long for them."""
FIRST_WAIT, LONGEST_WAIT = 1.0, 60.0
"""Seconds before the second try, doubled before each further one; and the longest that a server may ask us to wait."""
LONGEST_ANSWER = 8_000_000
"""Bytes of an answer that are read."""
SHOWN = 200
"""Characters of what a server says that are shown."""


class Unanswered(Exception):
    """A question that got no reply, and why. The next one may."""


class _Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


class Endpoint:
    """The server of `reader`. `key` goes into the header of a request and nowhere else; `sleep` waits so many seconds (None: as a clock does)."""

    def __init__(self, reader: SecondReader, key: str | None = None, *, sleep: Callable[[float], object] | None = None) -> None:
        if key is not None and not (key.isascii() and key.isprintable() and key.strip() == key):
            raise SecondReaderError("C701", f"the key in {KEY} holds what no header can. Set it again, without line ends.")
        self._reader = reader
        self._key = key or None
        self._closed = Event()
        self._sleep = self._closed.wait if sleep is None else sleep
        self._with_schema = True
        self._lock = Lock()
        self._open: set[HTTPConnection] = set()

    def close(self) -> None:
        """Break off what is under way: whoever asks gets no reply, at once."""
        self._closed.set()
        with self._lock:
            for connection in self._open:
                _cut(connection)

    def ask(self, question: Question) -> Reply:
        """The reply to `question`. Raises Unanswered where there is none after all tries, SecondReaderError C701 where asking is no use."""
        wait = FIRST_WAIT
        problem = ""
        for attempt in range(self._reader.tries):
            if attempt:
                self._sleep(wait)
                wait = min(2 * wait, LONGEST_WAIT)
            if self._closed.is_set():
                break
            schema = self._with_schema
            try:
                answer = self._send(self._body(question, schema=schema))
            except (OSError, HTTPException, ValueError) as error:
                problem = self._said(f"{type(error).__name__}: {error}")
                continue
            if answer.status == 200:
                reply = _reply(answer.body, question)
                if reply is not None:
                    return reply
                problem = "its answer is not that of a chat endpoint"
                continue
            problem = f"status {answer.status}: {self._said(answer.body[:2000].decode('utf-8', 'replace'))}"
            if answer.status in UNFIT and schema:
                with self._lock:
                    self._with_schema = False
                wait = 0.0
            elif answer.status in LATER:
                wait = max(wait, _asked_wait(answer.headers))
            else:
                self._refuse(answer.status, problem)
        raise Unanswered(problem or "broken off")

    def _refuse(self, status: int, problem: str) -> None:
        if status in WRONG_KEY:
            raise SecondReaderError("C701", f"the endpoint does not let us in ({problem}). Put its key into the environment variable {KEY}.")
        if status in UNFIT or status == 413:
            raise Unanswered(problem)
        raise SecondReaderError("C701", f"the endpoint cannot be used ({problem}). Check --endpoint and --model.")

    def _body(self, question: Question, *, schema: bool) -> bytes:
        body: dict[str, Any] = {
            "model": self._reader.model,
            "messages": [{"role": "system", "content": question.system}, {"role": "user", "content": question.user}],
            "temperature": 0,
            "seed": 0,
            "max_tokens": self._reader.reply_tokens,
            "stream": False,
        }
        if schema:
            named = {"name": "reading", "strict": True, "schema": question.schema}
            body["response_format"] = {"type": "json_schema", "json_schema": named}
        return json.dumps(body).encode("ascii")

    def _send(self, body: bytes) -> _Answer:
        where = urlsplit(self._reader.address)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._key is not None:
            headers["Authorization"] = f"Bearer {self._key}"
        with closing(self._connection()) as connection:
            # A time-out of a socket starts anew with each byte; this one does not.
            alarm = Timer(self._reader.timeout, _cut, [connection])
            alarm.daemon = True
            alarm.start()
            with self._lock:
                self._open.add(connection)
            try:
                connection.request("POST", where.path, body, headers)
                response = connection.getresponse()
                return _Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, _read(response))
            finally:
                alarm.cancel()
                with self._lock:
                    self._open.discard(connection)

    def _connection(self) -> HTTPConnection:
        where = urlsplit(self._reader.address)
        host, port, timeout = where.hostname or "", where.port, self._reader.timeout
        if where.scheme == "http":
            return HTTPConnection(host, port, timeout=timeout)
        proxy = getproxies().get("https")
        if proxy and not proxy_bypass(host):
            through = urlsplit(proxy)
            connection = HTTPSConnection(through.hostname or "", through.port, timeout=timeout)
            connection.set_tunnel(host, port or 443)
            return connection
        return HTTPSConnection(host, port, timeout=timeout)

    def _said(self, words: str) -> str:
        """What a server or the system says, in one short line, without the key should it say that."""
        plain = words.replace(self._key, "…") if self._key else words
        line = " ".join("".join(c if c.isprintable() else " " for c in plain).split())
        return line[:SHOWN].encode("utf-8", "replace").decode("utf-8")


def _cut(connection: HTTPConnection) -> None:
    held = connection.sock
    if held is not None:
        with suppress(OSError):
            held.shutdown(SHUT_RDWR)


def _read(response: HTTPResponse) -> bytes:
    body = response.read(LONGEST_ANSWER + 1)
    if len(body) > LONGEST_ANSWER:
        raise ValueError("its answer is too long")
    length = response.getheader("content-length", "")
    if length.isdigit() and int(length) > len(body):
        raise ValueError("its answer was cut off")
    return body


def _asked_wait(headers: Mapping[str, str]) -> float:
    """Seconds that a server asks us to wait; a date is not read."""
    asked = headers.get("retry-after", "").strip()
    return min(float(asked), LONGEST_WAIT) if asked.isdigit() and len(asked) < 7 else 0.0


def _reply(body: bytes, question: Question) -> Reply | None:
    """The reply in the answer of a chat endpoint; None where it is none."""
    try:
        data = json.loads(body)
        choice = data["choices"][0]
        message = choice["message"]
        content, refusal = message.get("content"), message.get("refusal")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    text = content if isinstance(content, str) else _joined(content)
    finish = str(choice.get("finish_reason") or "stop")
    usage = data.get("usage")
    counts = usage if isinstance(usage, dict) else {}
    refused = bool(refusal) or finish == "content_filter"
    read, wrote = _count(counts, "prompt_tokens", question.system + question.user), _count(counts, "completion_tokens", text)
    return Reply(_utf8(text), _utf8(finish)[:40], read, wrote, refused)


def _joined(content: object) -> str:
    """The text of a content that comes in pieces."""
    pieces = content if isinstance(content, list) else []
    return "".join(str(p["text"]) for p in pieces if isinstance(p, dict) and isinstance(p.get("text"), str))


def _count(counts: Mapping[str, object], name: str, text: str) -> int:
    held = counts.get(name)
    return held if isinstance(held, int) and not isinstance(held, bool) and 0 <= held < 10**9 else tokens_of(text)


def _utf8(text: str) -> str:
    """`text` as a record can hold it: halves of characters are no characters."""
    return text.encode("utf-8", "replace").decode("utf-8")
