"""The data package as frictionless validates it: types, keys, sizes and hashes."""

from __future__ import annotations

from pathlib import Path

import pytest
from odd_talks import EMPTY, SOURCE

from communique.exports.formats import make, write
from communique.exports.made import Source


@pytest.mark.filterwarnings("ignore")  # frictionless warns of its own dependencies
@pytest.mark.parametrize("source", [SOURCE, EMPTY], ids=["odd", "empty"])
def test_the_package_is_valid(source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import frictionless

    write("datapackage", make("datapackage", source), tmp_path)
    monkeypatch.chdir(tmp_path)
    report = frictionless.validate("datapackage.json")
    assert report.flatten(["rowNumber", "fieldName", "type", "note"]) == []
    assert report.valid
