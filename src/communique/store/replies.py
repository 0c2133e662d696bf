"""What a language model replied, kept so that nothing is asked and paid for twice."""

from __future__ import annotations

from typing import NamedTuple


class KeptReply(NamedTuple):
    """A reply as it came. `finish` is why it ended, as the server says it; the tokens are those of the prompt and of the reply."""

    text: str
    finish: str
    prompt_tokens: int
    reply_tokens: int
    refused: bool
