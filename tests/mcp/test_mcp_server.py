"""The server as a client sees it: in memory, and as a process over standard input and output."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import anyio
import pytest

from communique.errors import OutputError, StoreError
from communique.mcp.server import make_server
from mcp import Client, StdioServerParameters, stdio_client

TOOLS = {"search_record", "list_events", "open_event", "positions_of", "changes_since", "quote_passage"}


def ask(server: Any, questions: Callable[[Client], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with Client(server, read_timeout_seconds=60) as client:
            return await questions(client)

    with ThreadPoolExecutor(1) as pool:  # this thread may have the loop of the browser that other tests use
        return pool.submit(anyio.run, run).result()


def call(server: Any, name: str, **given: Any) -> Any:
    return ask(server, lambda client: client.call_tool(name, given))


def test_the_tools_say_what_they_are_and_that_they_only_read(demo_store: Path) -> None:
    listed = ask(make_server(demo_store), lambda client: client.list_tools())
    assert {t.name for t in listed.tools} == TOOLS
    for tool in listed.tools:
        assert tool.annotations.read_only_hint is True
        assert len(tool.description) > 60
    search = next(t for t in listed.tools if t.name == "search_record")
    assert search.input_schema["required"] == ["words"]


def test_an_answer_carries_its_citations(demo_store: Path) -> None:
    answer = call(make_server(demo_store), "search_record", words="Sarajevo", limit=2)
    assert not answer.is_error
    hits = answer.structured_content["hits"]
    assert len(hits) == 2
    assert hits[0]["citation"]["open"].startswith("communique show ")


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("open_event", {"id": "e-none"}, "C403"),
        ("changes_since", {"day": "soon"}, "2031-03-05"),
        ("positions_of", {"party": "Atlantis"}, "Atlantis"),
        ("quote_passage", {"page": "p-x", "start": 0, "end": 1}, "C403"),
        ("search_record", {}, "words"),
        ("search_record", {"words": ["x"]}, "words"),
    ],
)
def test_what_cannot_be_answered_is_an_error_that_says_why(demo_store: Path, name: str, given: dict[str, Any], words: str) -> None:
    answer = call(make_server(demo_store), name, **given)
    assert answer.is_error
    assert words in answer.content[0].text
    assert "Traceback" not in answer.content[0].text


def test_over_standard_input_and_output(demo_store: Path) -> None:
    command = StdioServerParameters(command=sys.executable, args=["-m", "communique.cli", "mcp", str(demo_store)])

    async def questions(client: Client) -> Any:
        listed = await client.list_tools()
        found = await client.call_tool("list_events", {"type": "attack", "limit": 1})
        opened = await client.call_tool("open_event", {"id": found.structured_content["events"][0]["id"]})
        return {t.name for t in listed.tools}, client.server_info, opened.structured_content

    tools, info, opened = ask(stdio_client(command), questions)
    assert (tools, info.name) == (TOOLS, "communique")
    assert opened["reports"][0]["citation"]["quote"]


def test_without_a_record_or_the_package_it_says_so(tmp_path: Path, demo_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match="C401"):
        make_server(tmp_path / "none.db")
    monkeypatch.setattr("communique.mcp.server.find_spec", lambda _: None)
    with pytest.raises(OutputError, match="C604"):
        make_server(demo_store)
