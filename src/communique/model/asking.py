"""How a user wants a language model asked (docs/second-reader.md)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from communique.errors import SecondReaderError

MODES = ("model", "both", "gaps")
"""``model`` the model alone; ``both`` the rules and the model side by side; ``gaps`` the model is asked only about what the rules left open."""
KEY = "COMMUNIQUE_MODEL_KEY"
"""The environment variable that holds the key of the endpoint. It is read when requests are sent, and kept nowhere."""
MEANING = ("mode", "model", "part", "reply_tokens")
"""What of it can change a record, and is part of the cache key; the rest says only how the same is asked."""


@dataclass(frozen=True, slots=True)
class SecondReader:
    """`endpoint` is the base address of an OpenAI-compatible server (``http://127.0.0.1:8080/v1``), `model` the name that it knows.

    `max_tokens` bounds what a build spends (None: no bound), `part` the characters of a story that one request shows, `reply_tokens` the length
    of a reply, `timeout` the seconds that one request may take. Raises SecondReaderError C701 for an address that cannot be used.
    """

    endpoint: str
    model: str
    mode: str = "both"
    max_tokens: int | None = None
    concurrency: int = 4
    part: int = 6000
    reply_tokens: int = 2048
    timeout: float = 120.0
    tries: int = 4

    def __post_init__(self) -> None:
        if self.mode not in MODES:
            raise ValueError(f"unknown mode {self.mode!r}: write one of {', '.join(MODES)}")
        if not self.model.strip():
            raise SecondReaderError("C701", "no model is named. Name one that the endpoint knows with --model.")
        try:
            where = urlsplit(self.endpoint)
            usable = where.scheme in ("http", "https") and bool(where.hostname) and (where.port or 1) > 0
        except ValueError:
            usable = False
        if not usable:
            raise SecondReaderError("C701", "the endpoint is no address. Write one such as http://127.0.0.1:8080/v1.")
        if where.username or where.password or where.query or where.fragment:
            raise SecondReaderError("C701", f"the endpoint holds more than an address. Put a key into the environment variable {KEY}.")

    @property
    def address(self) -> str:
        """Where requests go."""
        base = self.endpoint.rstrip("/")
        return base if base.endswith("/chat/completions") else f"{base}/chat/completions"
