"""The house of the code: which room may know which, how long a file may be, what stands in code and what in data."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "communique"
FILES = sorted(SOURCE.rglob("*.py"))

# What each room may import; itself and the base are always allowed. Order is the order of the flow.
BASE = {"model", "errors", "tables", "settings", "limiting", "__init__"}
ROOMS = {
    "pages": set(),
    "language": set(),
    "times": set(),
    "actors": {"places"},
    "codebooks": set(),
    "places": set(),
    "statements": {"actors"},
    "events": {"actors", "statements", "codebooks", "places"},
    "analysing": {"pages", "language", "times", "actors", "statements", "codebooks", "events", "places"},
    "speaking": {"pages", "language", "times", "actors", "statements"},
    "checking": {"pages", "language", "times", "actors", "statements", "codebooks", "events"},
    "teaching": {"pages", "language", "times", "actors", "statements", "codebooks", "events"},
    "record": {"pages", "times", "actors", "statements", "codebooks", "events", "places"},
    "store": set(),
    "llm": {"language", "actors", "codebooks", "events", "analysing"},
    "exports": {"store", "showing"},
    "notebook": {"building", "store", "exports"},
    "evaluate": {"codebooks", "record"},
    "building": {"pages", "language", "codebooks", "analysing", "record", "store", "llm"},
    "cluster": {"building", "codebooks", "language", "record", "store"},
    "fetching": set(),
    "following": {"pages", "building", "record", "store", "fetching"},
    "demo": set(),
    "showing": {"store"},
    "terminal": {"building", "store", "evaluate", "showing", "following"},
    "mcp": {"building", "store", "exports", "showing", "terminal", "web"},
    "web": {"building", "store", "showing", "record", "evaluate", "places", "exports"},
    "cli": {
        "checking", "building", "store", "exports", "evaluate", "showing", "terminal", "web", "codebooks", "events", "demo", "llm", "mcp", "fetching",
        "following", "cluster", "teaching",
    },
}  # fmt: skip
# The door of a room that is used on its own (``from communique import statements``) may call what composes it, when it is called.
DOORS = {"statements/__init__.py": {"speaking"}, "__init__.py": {"notebook"}}
LONGEST_LIST = 12


def room_of(file: Path) -> str:
    return file.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found |= set(names)
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(SOURCE)))
def test_data_flows_one_way(file: Path) -> None:
    room = room_of(file)
    known = {name.split(".")[1] for name in imports(file) if name.startswith("communique.")}
    doors = DOORS.get(file.relative_to(SOURCE).as_posix(), set())
    if room in BASE:
        assert known <= BASE | doors
    else:
        assert known <= BASE | {room} | ROOMS[room] | doors


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(SOURCE)))
def test_files_stay_short(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 400


def test_each_outside_library_has_one_room() -> None:
    homes = {
        "spacy": {"language"}, "sqlite3": {"store"}, "trafilatura": {"pages"}, "rich": {"terminal", "cli"}, "typer": {"cli"},
        "jinja2": {"web"}, "starlette": {"web"}, "uvicorn": {"web"}, "mcp": {"mcp"}, "daft": {"cluster"}, "pyarrow": {"cluster"},
    }  # fmt: skip
    for file in FILES:
        for name in imports(file):
            assert room_of(file) in homes.get(name.split(".")[0], {room_of(file)}), f"{file} imports {name}"


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(SOURCE)))
def test_word_lists_are_data(file: Path) -> None:
    """A literal list, set or tuple of more than a line of words belongs in a data file; the model's own vocabulary is its schema."""
    if room_of(file) in BASE:
        return
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.List | ast.Set | ast.Tuple):
            words = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
            assert len(words) <= LONGEST_LIST or (node.end_lineno or node.lineno) - node.lineno <= 2, f"{file}:{node.lineno}"


def test_every_outside_library_is_declared() -> None:
    """What the program imports stands in pyproject.toml by itself: what comes with something else today may be gone tomorrow."""
    project = tomllib.loads((SOURCE.parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(w for extra in project["optional-dependencies"].values() for w in extra)]
    declared = {re.split(r"[^\w.-]", w)[0].lower().replace("-", "_").split(".")[0] for w in wanted} | {"communique"}
    used = {name.split(".")[0] for file in FILES for name in imports(file)} - set(sys.stdlib_module_names) - {"", "__future__"}
    assert {name.lower() for name in used} <= declared
