"""Pages to analyse and what became of them as rows of text, and the plain function between the two, which needs no engine."""

from __future__ import annotations

import json
import platform
from collections.abc import Sequence
from functools import cache, lru_cache

from communique.building.caching import engine
from communique.building.working import NoParser, Outcome, Task, attempt
from communique.codebooks.model import Codebook
from communique.errors import OutputError, ParserError
from communique.language.reading import parser_label
from communique.model.analysis import Analysis
from communique.model.ids import digest
from communique.model.page import Page, SiteFacts, Unread
from communique.settings import Settings
from communique.store import coding

ANALYSIS, UNREAD, NO_PARSER, OTHER = "analysis", "unread", "no parser", "other"
SAME = "Install the same versions of communique, spaCy and the parser's model on every machine, and start the workers again."


def given_text(codebook: Codebook, settings: Settings) -> str:
    """What all pages of a build are read with, as text: codebook, settings, and what this machine reads with."""
    return json.dumps([codebook.model_dump_json(by_alias=True), settings.model_dump_json(), reader(settings.parser)])


@cache
def reader(parser: str) -> str:
    """Hash of the code and the parser that read pages here; '' where there is no such parser, which reading the first page says better."""
    try:
        return digest(engine(), parser_label(parser))
    except ParserError:
        return ""


def task_row(task: Task) -> dict[str, str]:
    """`task` as a row: ``key``, ``page`` and ``site``."""
    return {"key": task.key, "page": json.dumps(coding.page_row(task.page)), "site": json.dumps(task.site.repeated)}


def read_rows(pages: Sequence[str], sites: Sequence[str], *, given: str) -> list[str]:
    """What became of each page, as text for `outcome`. The same rows give the same texts on whatever machine: one that reads with other code or
    another parser than the machine that asks reads nothing."""
    codebook, settings, wanted = _given(given)
    if reader(settings.parser) not in ("", wanted):
        return [json.dumps([OTHER, platform.node()])] * len(pages)
    found = []
    for page_text, site_text in zip(pages, sites, strict=True):
        task = Task("", coding.row_page(json.loads(page_text)), SiteFacts(tuple(json.loads(site_text))))
        found.append(_text(attempt(task, codebook, settings)))
    return found


def outcome(text: str, page: Page) -> Outcome | NoParser:
    """What `read_rows` said of `page`. Raises OutputError C606 when a worker reads with something else than this machine."""
    kind, held = json.loads(text)
    if kind == OTHER:
        raise other_code(held)
    if kind == ANALYSIS:
        return coding.decode_analysis(held, page)
    return Unread(*held) if kind == UNREAD else NoParser(*held)


def other_code(machine: str) -> OutputError:
    """What to raise where a worker on `machine` would not find what this one finds."""
    return OutputError("C606", f"a worker on {machine} has other code, or another parser, than this machine. {SAME}")


def _text(found: Outcome | NoParser) -> str:
    if isinstance(found, Analysis):
        return json.dumps([ANALYSIS, coding.encode_analysis(found)])
    if isinstance(found, Unread):
        return json.dumps([UNREAD, [found.path, found.member, found.code, found.reason]])
    return json.dumps([NO_PARSER, [found.code, found.message]])


@lru_cache(maxsize=4)
def _given(text: str) -> tuple[Codebook, Settings, str]:
    codebook, settings, wanted = json.loads(text)
    return Codebook.model_validate_json(codebook), Settings.model_validate_json(settings), wanted
