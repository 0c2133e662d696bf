"""What is asked and what is replied."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from communique.model.ids import digest


@dataclass(frozen=True, slots=True)
class Question:
    """One request: what the model is told (`system`), what it is shown (`user`), the JSON Schema of its reply."""

    system: str
    user: str
    schema: dict[str, Any]

    def key(self, *, page: str, codebook: str, model: str, reply_tokens: int) -> str:
        """Under what the reply is kept: the hash of page, codebook, model and prompt."""
        return digest("reply/1", page, codebook, model, reply_tokens, self.system, self.user, self.schema)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a model replied. `finish` as the server says it (``stop``, ``length`` …); tokens as it counts them, or as we estimate them."""

    text: str
    finish: str = "stop"
    prompt_tokens: int = 0
    reply_tokens: int = 0
    refused: bool = False

    @property
    def cut(self) -> bool:
        """True when the reply had to end before the model did."""
        return self.finish == "length"
