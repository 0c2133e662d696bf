"""The YAML block at the top of a Markdown file, each value with its place in the text.

.. code-block:: none

    ---
    title: Second day of talks ends early
    authors: [Ana Perez, Bo Lund]
    date: 2026-02-05
    ---
"""

from __future__ import annotations

import re
import warnings
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import ReusedAnchorWarning, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from communique.errors import PageError
from communique.model.article import Named
from communique.model.spans import Span

BLOCK = re.compile(r"(?:\ufeff)?---[ \t]*\r?\n(.*?)(?:\r?\n)?^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
DEEPEST = 4  # lists and mappings inside each other; an anchor may hold itself
ADDRESS = re.compile(r"https?://\S+")


def front_matter_span(text: str) -> Span | None:
    """Where the front matter of `text` stands, fences and line end included; None when it has none."""
    found = BLOCK.match(text)
    return Span(0, found.end()) if found else None


def check_front_matter(text: str, *, name: str) -> None:
    """PageError C110 when `text` begins with front matter that is not a YAML mapping."""
    found = BLOCK.match(text)
    if found is None:
        if re.match(r"---[ \t]*\r?\n[\w-]+:", text):
            raise PageError("C110", f"{name}: the front matter has no end. Put a line with --- after its last key.")
        return
    try:
        node = _compose(found[1])
    except YAMLError as error:
        line = _line_of(error) + 2
        raise PageError("C110", f"{name}, line {line}: the front matter is not valid YAML. Put values with a colon in quotes.") from None
    if node is not None and not isinstance(node, MappingNode):
        raise PageError("C110", f"{name}: the front matter is no list of keys. Write lines such as `title: …` between the --- lines.")


def front_values(text: str) -> dict[str, tuple[Named, ...]]:
    """Values of the front matter by lower-case key, in order, each cited; empty when there is none or it is not valid."""
    found = BLOCK.match(text)
    if found is None:
        return {}
    try:
        node = _compose(found[1])
    except YAMLError:
        return {}
    if not isinstance(node, MappingNode):
        return {}
    values: dict[str, tuple[Named, ...]] = {}
    for key, value in node.value:
        if isinstance(key, ScalarNode):
            values.setdefault(key.value.strip().lower(), tuple(_scalars(value, text, found.start(1), DEEPEST)))
    return values


def front_address(text: str) -> str | None:
    """The address that the front matter gives, where it is one."""
    values = front_values(text)
    return next((v.value for key in ("url", "link", "source") for v in values.get(key, ()) if ADDRESS.fullmatch(v.value)), None)


def _scalars(node: Any, text: str, shift: int, depth: int) -> list[Named]:
    if depth == 0:
        return []
    if isinstance(node, SequenceNode):
        return [named for item in node.value for named in _scalars(item, text, shift, depth - 1)]
    if isinstance(node, MappingNode):
        return [named for key, item in node.value if getattr(key, "value", "") == "name" for named in _scalars(item, text, shift, depth - 1)]
    if not isinstance(node, ScalarNode) or not node.value.strip() or node.value.lower() in ("null", "~"):
        return []
    start, end = node.start_mark.index + shift, node.end_mark.index + shift
    if node.style in ("'", '"'):
        start, end = start + 1, end - 1
    raw = text[start:end].rstrip()
    return [Named(" ".join(node.value.split()), start, start + len(raw), raw)] if raw else []


def _compose(source: str) -> Any:
    """The node tree of `source`; YAMLError when it is not valid or nested beyond reason."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReusedAnchorWarning)
        try:
            return YAML(typ="safe", pure=True).compose(source)
        except RecursionError:
            raise YAMLError("nested too deeply") from None


def _line_of(error: YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    return int(getattr(mark, "line", 0))
