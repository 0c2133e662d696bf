"""A chat endpoint on loopback that answers as a script says."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Does:
    """What the server does with one request: an answer, which it may cut off, hold back (until `held` is set), or never begin."""

    text: str = "{}"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    finish: str = "stop"
    raw: bytes | None = None
    cut: int | None = None
    dies: bool = False
    held: threading.Event | None = None
    usage: Any = None

    def body(self) -> bytes:
        """The bytes of the answer."""
        if self.raw is not None:
            return self.raw
        choice = {"index": 0, "finish_reason": self.finish, "message": {"role": "assistant", "content": self.text}}
        usage = self.usage if self.usage is not None else {"prompt_tokens": 100, "completion_tokens": 10}
        return json.dumps({"object": "chat.completion", "choices": [choice], "usage": usage}).encode()


Script = Callable[[dict[str, Any], int], Does]


@dataclass
class Served:
    """`url` is the base address; `requests` are the bodies that came, `headers` their headers."""

    url: str
    requests: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


@contextmanager
def scripted(script: Script | Does) -> Iterator[Served]:
    """A server that asks `script` (the request's body, and how many came before it) what to do, or always does the same."""
    lock = threading.Lock()
    served = Served("")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            with lock:
                number = len(served.requests)
                served.requests.append(body)
                served.headers.append({k.lower(): v for k, v in self.headers.items()})
                served.paths.append(self.path)
            does = script if isinstance(script, Does) else script(body, number)
            if does.held is not None:
                does.held.wait(20)
            if does.dies:
                self.close_connection = True
                return
            data = does.body()
            self.send_response(does.status)
            for name, value in does.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data[: does.cut])
            self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass

    server = Quiet(("127.0.0.1", 0), Handler)
    served.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def article_of(body: dict[str, Any]) -> str:
    """The words of the article that a request shows."""
    user = str(body["messages"][1]["content"])
    return user.split("\n", 2)[2].rsplit("\n=== end of", 1)[0]
