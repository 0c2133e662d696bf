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

from communique.errors import PageError
from communique.model.article import Named
from communique.model.spans import Span

BLOCK = re.compile(r"(?:\ufeff)?---[ \t]*\r?\n(.*?)(?:\r?\n)?^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
LONGEST = 50_000  # characters of a block: YAML is read slowly, and no page has so much to say of itself
DEEPEST = 4  # lists and mappings inside each other; an anchor may hold itself
ADDRESS = re.compile(r"https?://\S+")


class _NotYaml(Exception):
    """`line` counts from 0 in the source."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


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
    if len(found[1]) > LONGEST:
        raise PageError("C110", f"{name}: the front matter has more than {LONGEST:,} characters. Put what is no metadata below it.")
    try:
        node = _compose(found[1])
    except _NotYaml as error:
        raise PageError("C110", f"{name}, line {error.line + 2}: the front matter is not valid YAML. Put values with a colon in quotes.") from None
    if node is not None and node.id != "mapping":
        raise PageError("C110", f"{name}: the front matter is no list of keys. Write lines such as `title: …` between the --- lines.")


def front_values(text: str) -> dict[str, tuple[Named, ...]]:
    """Values of the front matter by lower-case key, in order, each cited; empty when there is none or it is not valid."""
    found = BLOCK.match(text)
    if found is None or len(found[1]) > LONGEST:
        return {}
    try:
        node = _compose(found[1])
    except _NotYaml:
        return {}
    if getattr(node, "id", "") != "mapping":
        return {}
    values: dict[str, tuple[Named, ...]] = {}
    for key, value in node.value:
        if key.id == "scalar":
            values.setdefault(key.value.strip().lower(), tuple(_scalars(value, text, found.start(1), DEEPEST)))
    return values


def front_address(text: str) -> str | None:
    """The address that the front matter gives, where it is one."""
    values = front_values(text)
    return next((v.value for key in ("url", "link", "source") for v in values.get(key, ()) if ADDRESS.fullmatch(v.value)), None)


def _scalars(node: Any, text: str, shift: int, depth: int) -> list[Named]:
    if depth == 0:
        return []
    if node.id == "sequence":
        return [named for item in node.value for named in _scalars(item, text, shift, depth - 1)]
    if node.id == "mapping":
        return [named for key, item in node.value if getattr(key, "value", "") == "name" for named in _scalars(item, text, shift, depth - 1)]
    if node.id != "scalar" or not node.value.strip() or node.value.lower() in ("null", "~"):
        return []
    start, end = node.start_mark.index + shift, node.end_mark.index + shift
    if node.style in ("'", '"'):
        start, end = start + 1, end - 1
    raw = text[start:end].rstrip()
    return [Named(" ".join(node.value.split()), start, start + len(raw), raw)] if raw else []


def _compose(source: str) -> Any:
    """The node tree of `source` (mapping, sequence and scalar nodes); _NotYaml when it is not valid or nested beyond reason."""
    from ruamel.yaml import YAML  # only pages with front matter need it
    from ruamel.yaml.error import ReusedAnchorWarning, YAMLError

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReusedAnchorWarning)
        try:
            return YAML(typ="safe", pure=True).compose(source)
        except RecursionError:
            raise _NotYaml(0) from None
        except YAMLError as error:
            raise _NotYaml(int(getattr(getattr(error, "problem_mark", None), "line", 0))) from None
