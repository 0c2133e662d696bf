"""The notebook with polars data frames."""

from __future__ import annotations

import polars
import pytest
from frame_checks import is_cited, is_whole, notebook

from communique.exports.tables import TABLES
from communique.notebook import Notebook


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Notebook:
    return notebook(tmp_path_factory.mktemp("polars"), frames="polars")


@pytest.mark.parametrize("table", TABLES)
def test_every_table_is_a_frame(table: str, talks: Notebook) -> None:
    assert isinstance(talks.table(table), polars.DataFrame)
    is_whole(table, talks)


def test_days_are_days_and_offsets_are_whole_numbers(talks: Notebook) -> None:
    is_cited(talks)
