"""Asks an application as a server would, with any path and any header, and no network."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple

from starlette.applications import Starlette


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    text: str


HOST = "127.0.0.1:8710"


def ask(
    app: Starlette, path: str = "/", *, method: str = "GET", host: str | None = HOST, headers: Iterable[tuple[str, str]] = (), query: str = "",
    body: bytes = b"",
) -> Answer:  # fmt: skip
    """The answer of `app`. `path` is what the server has decoded, `query` what stands after ``?``, `body` what is sent."""
    given = [*([("host", host)] if host is not None else []), *headers]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http", "path": path,
        "raw_path": path.encode("utf-8", "surrogateescape"), "query_string": query.encode(), "root_path": "", "server": ("127.0.0.1", 8710),
        "headers": [(k.encode(), v.encode()) for k, v in given],
    }  # fmt: skip
    sent: list[MutableMapping[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    with ThreadPoolExecutor(1) as pool:  # this thread may have the loop of the browser that other tests use
        pool.submit(asyncio.run, app(scope, receive, send)).result()
    start, *rest = sent
    held = {k.decode(): v.decode() for k, v in start["headers"]}
    return Answer(start["status"], held, b"".join(m.get("body", b"") for m in rest).decode())
