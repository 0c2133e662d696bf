"""What holds for every format: the same bytes twice, notes on what it does not carry, whole files or none, a place in the documentation."""

from __future__ import annotations

import json
import os
from importlib.util import find_spec
from pathlib import Path

import pytest
from odd_talks import EMPTY, PLAIN_SOURCE, SOURCE

from communique.cli.taking import Format
from communique.errors import OutputError
from communique.exports.files import write_bytes, write_files
from communique.exports.formats import is_folder, make, names, write
from communique.exports.made import NOTES

DOCS = Path(__file__).parents[2] / "docs"
HERE = [name for name in names() if name != "parquet" or find_spec("duckdb")]


def test_the_command_knows_the_formats() -> None:
    assert tuple(Format) == names()


@pytest.mark.parametrize("name", names())
def test_every_format_is_documented(name: str) -> None:
    assert f"--format {name} " in (DOCS / "exports.md").read_text(encoding="utf-8")
    assert f"`{name}`" in (DOCS / "cli.md").read_text(encoding="utf-8").split("## communique export")[1].split("\n## ")[0]


@pytest.mark.parametrize("name", HERE)
def test_the_same_record_gives_the_same_bytes_and_notes(name: str) -> None:
    assert make(name, SOURCE) == make(name, SOURCE)


@pytest.mark.parametrize("name", HERE)
@pytest.mark.parametrize("source", [EMPTY, PLAIN_SOURCE, SOURCE], ids=["empty", "plain", "odd"])
def test_every_format_says_what_it_does_not_carry(name: str, source: object) -> None:
    made = make(name, source)  # type: ignore[arg-type]  # parametrised
    assert made.notes
    assert all(note.endswith(".") and "\n" not in note for note in made.notes)
    if is_folder(name):
        assert all(note in made.files[NOTES].decode() for note in made.notes)


def test_people_are_told_of_decisions_that_a_format_leaves_out() -> None:
    for name in HERE:
        made = make(name, SOURCE)
        carried = "reviews" in "".join(made.files) or name == "sqlite"
        assert carried or any("3 reviews" in note or "decisions (3)" in note for note in made.notes), name


@pytest.mark.parametrize("name", [n for n in HERE if is_folder(n)])
def test_several_files_need_a_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"C601: .* -o DIR"):
        write(name, make(name, PLAIN_SOURCE), None)
    assert write(name, make(name, PLAIN_SOURCE), tmp_path / "out") is None
    assert {f.name for f in (tmp_path / "out").iterdir()} == set(make(name, PLAIN_SOURCE).files)


def test_an_unknown_format() -> None:
    with pytest.raises(KeyError, match=r"no format 'xls'; known are json, csv"):
        make("xls", EMPTY)


def test_a_folder_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    write_files(tmp_path, {"a": b"old", "b": b"old"})
    (tmp_path / "c").mkdir()
    with pytest.raises(OutputError, match="C601"):
        write_files(tmp_path, {"a": b"new", "b": b"new", "c": b"new"})
    assert sorted(f.name for f in tmp_path.iterdir()) == ["a", "b", "c"]
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == b"old"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_bytes(pipe, b"held")
    assert os.read(reader, 10) == b"held"
    os.close(reader)
    assert pipe.is_fifo()


def test_parquet_without_its_library_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "duckdb", None)
    with pytest.raises(OutputError, match=r"C604: .*pip install 'communique\[parquet\]'"):
        make("parquet", PLAIN_SOURCE)


def test_json_carries_text_when_asked() -> None:
    from dataclasses import replace

    made = make("json", replace(SOURCE, with_text=True))
    (held,) = made.files.values()
    assert {p["text"] for p in json.loads(held)["pages"]} == {p.text for p in SOURCE.record.pages}
    assert not any("--with-text" in note for note in made.notes)
