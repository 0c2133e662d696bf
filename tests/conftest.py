"""Fixtures of several test folders.

The two pages that started the project are their publishers' and stay outside the repository, with their gold. The tests in ``seeds``
run where the folder is: beside the checkout as ``shared``, or wherever COMMUNIQUE_SHARED says.
"""

import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from communique.building import build as build_record
from communique.exports.json_export import export_json
from communique.store.book import Store

SEEDS = Path(__file__).parent / "seeds"
SHARED = Path(os.environ.get("COMMUNIQUE_SHARED") or Path(__file__).parents[2] / "shared")
Build = Callable[..., Path]


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
