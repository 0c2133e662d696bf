"""docs/tutorial-codebook.md is true: its codebook is valid and short, its examples pass, its page gives its reports, and a record is built."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.analysing import read_text
from communique.checking import check_examples
from communique.cli import app
from communique.codebooks.loading import load

PAGE = (Path(__file__).parents[2] / "docs" / "tutorial-codebook.md").read_text(encoding="utf-8")


def block(mark: str) -> str:
    """The fenced block behind the comment that begins with `mark`."""
    found = re.search(rf"<!-- {mark}[^>]*-->\n```\w+\n(.*?)```", PAGE, re.DOTALL)
    assert found, mark
    return found[1]


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "hostages.yaml").write_text(block("codebook"), encoding="utf-8")
    (tmp_path / "harbour.txt").write_text(block("page"), encoding="utf-8")
    return tmp_path


def test_thirty_lines_or_little_more() -> None:
    assert len(block("codebook").splitlines()) <= 36


def test_its_sentences_pass(files: Path) -> None:
    assert check_examples(load(files / "hostages.yaml")) == ()


def test_its_page_gives_its_reports(files: Path) -> None:
    story = "\n".join((files / "harbour.txt").read_text(encoding="utf-8").splitlines()[3:])
    told = read_text(story, codebook=files / "hostages.yaml").reports
    lines = [f"{r.type}: " + "; ".join(f"{name} {r.values(name)[0].raw}" for name in sorted(n for n, _ in r.fields)) for r in told]
    assert lines == block("reports").splitlines()


def test_a_record_is_built_from_it(files: Path) -> None:
    run = CliRunner().invoke(app, ["build", str(files / "harbour.txt"), "-o", str(files / "a.db"), "--codebook", str(files / "hostages.yaml")])
    assert run.exit_code == 0, run.output
    shown = CliRunner().invoke(app, ["show", str(files / "a.db")])
    assert "31" in shown.output
