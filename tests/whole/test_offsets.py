"""The shared anchor cases: what breaks naive offsets must survive import."""

import json
import os
from pathlib import Path

import pytest

from communique.model.page import Page
from communique.pages.reading import read_pages

CASES = Path(os.environ.get("COMMUNIQUE_SHARED") or Path(__file__).parents[3] / "shared") / "data" / "offset_cases.json"


@pytest.mark.skipif(not CASES.is_file(), reason="the anchor cases are not on this machine (COMMUNIQUE_SHARED)")
def test_pages_keep_every_anchor(tmp_path: Path) -> None:
    for case in json.loads(CASES.read_text(encoding="utf-8"))["cases"]:
        file = tmp_path / f"{case['id']}.txt"
        file.write_bytes(case["text"].encode("utf-8"))
        (page,) = read_pages([file])
        assert isinstance(page, Page)
        assert page.text[case["start"] : case["end"]] == case["exact"]
