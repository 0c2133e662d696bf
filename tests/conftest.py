"""Fixtures of several test folders.

The two pages that started the project are their publishers' and stay outside the repository, with their gold. The tests in ``seeds``
run where the folder is: beside the checkout as ``shared``, or wherever COMMUNIQUE_SHARED says.
"""

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from communique.building import build as build_record
from communique.exports.json_export import export_json
from communique.store.book import Store
from machine import BROWSER, NO_BROWSER, SHARED

SEEDS = Path(__file__).parent / "seeds"
pytest_plugins = ("browser_fixtures", "cluster_engine", "commands", "format_libraries", "real_model")
Build = Callable[..., Path]


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    return True if BROWSER is None and Path(__file__).parent / "browser" in (collection_path, *collection_path.parents) else None


def pytest_report_header() -> str:
    return f"browser: {BROWSER}" if BROWSER else NO_BROWSER


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Said at the end too: ``-q`` leaves the header out."""
    if BROWSER is None:
        terminalreporter.write_line(NO_BROWSER, yellow=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not (SHARED / "seeds").is_dir():
        for item in items:
            if SEEDS in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="the seed pages are not on this machine (COMMUNIQUE_SHARED)"))


@pytest.fixture(scope="session")
def shared() -> Path:
    return SHARED


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Builds a record of `pages` and gives the place of its file."""

    def run(*pages: Path) -> Path:
        place = tmp_path_factory.mktemp("record") / "talks.db"
        build_record(pages, place, processes=1)
        return place

    return run


def exported(place: Path) -> dict[str, Any]:
    """The JSON export of the record in the file `place`."""
    with Store.open(place) as store:
        return dict(json.loads(export_json(store.read_record())))


@pytest.fixture(scope="session")
def export() -> Callable[[Path], dict[str, Any]]:
    return exported


@pytest.fixture(scope="session")
def demo_store(build: Build) -> Path:
    """The file of the record of the corpus that ships."""
    return build(Path(str(files("communique.demo").joinpath("corpus"))))


@pytest.fixture(scope="session")
def seeds_store(build: Build) -> Path:
    """The file of the record of the two seed pages."""
    return build(SHARED / "seeds")


@pytest.fixture(scope="session")
def seeds(seeds_store: Path) -> dict[str, Any]:
    """The record of the two seed pages."""
    return exported(seeds_store)


@pytest.fixture(scope="session")
def story() -> Callable[..., Any]:
    """Invented stories about many talks, their actors found once each."""
    from actors_kit import Story

    return cache(Story)
