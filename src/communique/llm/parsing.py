"""From the text of a reply to an object: whatever a model writes around it, and what is left of one that was cut off."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from communique.llm.replies import Reply

NOT_JSON, TRUNCATED, REFUSED, WRONG_SHAPE = "not_json", "truncated", "refused", "wrong_shape"
THOUGHTS = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
FENCE = re.compile(r"```(?:json)?\s*\n?")
LONGEST = 400_000
"""Characters of a reply that are read."""
DEEPEST = 40
"""Brackets inside each other that are read; ours has five."""


class Parsed(NamedTuple):
    """The object of a reply ({} where there is none), and why not all of it could be read."""

    data: dict[str, Any]
    problem: str | None


def parse_reply(reply: Reply) -> Parsed:
    """The JSON object in `reply`. What follows the first object is not read; of one that was cut off, all entries that are whole."""
    if reply.refused:
        return Parsed({}, REFUSED)
    text = FENCE.sub("", THOUGHTS.sub("", reply.text[:LONGEST]))
    at = text.find("{")
    if at < 0:
        return Parsed({}, TRUNCATED if reply.cut else NOT_JSON)
    end, closed = _end(text, at)
    if end is None:
        return Parsed({}, NOT_JSON)
    try:
        found = json.loads(text[at:end] + closed)
    except (ValueError, RecursionError):
        return Parsed({}, TRUNCATED if closed else NOT_JSON)
    if not isinstance(found, dict):
        return Parsed({}, WRONG_SHAPE)
    return Parsed(found, TRUNCATED if closed else None)


def _end(text: str, start: int) -> tuple[int | None, str]:
    """Where the object that begins at `start` ends, and what closes it there: nothing, or where it was cut off the brackets that are open behind
    its last whole entry. None where it is nested too deep."""
    stack: list[str] = []
    whole: tuple[int, str] = (start + 1, "}")
    quoted = skip = False
    for at in range(start, len(text)):
        char = text[at]
        if quoted:
            skip, quoted = (char == "\\" and not skip), not (char == '"' and not skip)
        elif char == '"':
            quoted = True
        elif char in "{[":
            stack.append("}" if char == "{" else "]")
            if len(stack) > DEEPEST:
                return None, ""
        elif char in "}]":
            if not stack or stack.pop() != char:
                return None, ""
            if not stack:
                return at + 1, ""
            if char == "}" and stack[-1] == "]":
                whole = (at + 1, "".join(reversed(stack)))
    return whole
