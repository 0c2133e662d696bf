"""docs/teaching.md is true: its articles teach its codebook, and its story gives its report."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.analysing import read_text
from communique.cli import app
from communique.codebooks.loading import load

PAGE = (Path(__file__).parents[2] / "docs" / "teaching.md").read_text(encoding="utf-8")


def block(mark: str) -> str:
    """The fenced block behind the comment that begins with `mark`."""
    found = re.search(rf"<!-- {mark}[^>]*-->\n```\w+\n(.*?)```", PAGE, re.DOTALL)
    assert found, mark
    return found[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("teaching")
    (folder / "coded.jsonl").write_text(block("coded"), encoding="utf-8")
    (folder / "raids.yaml").write_text(block("codebook"), encoding="utf-8")
    run = CliRunner().invoke(app, ["codebook", "teach", str(folder / "raids.yaml"), str(folder / "coded.jsonl"), "-o", str(folder / "learned.json")])
    assert run.exit_code == 0, run.output
    assert "loot: 6 of 6 found are right, of 6 wanted; F1 100" in run.output
    (folder / "taught.yaml").write_text(block("codebook") + block("line"), encoding="utf-8")
    return folder


def test_the_story_gives_the_report(folder: Path) -> None:
    (report,) = read_text(block("story"), codebook=folder / "taught.yaml").reports
    said = [(name, value, dict(value.tags).get("reader")) for name, values in report.fields for value in values]
    assert f"{report.type}: " + "; ".join(f"{n} {v.raw}" + (f" ({by})" if by else "") for n, v, by in said) == block("report").strip()


def test_without_the_line_the_rules_alone_speak(folder: Path) -> None:
    (report,) = read_text(block("story"), codebook=folder / "raids.yaml").reports
    assert report.values("loot") == ()


def test_the_same_articles_give_the_same_bytes(folder: Path) -> None:
    again = folder / "again.json"
    run = CliRunner().invoke(app, ["codebook", "teach", str(folder / "raids.yaml"), str(folder / "coded.jsonl"), "-o", str(again)])
    assert run.exit_code == 0, run.output
    assert again.read_bytes() == (folder / "learned.json").read_bytes()


def test_the_record_says_where_it_is_from(folder: Path) -> None:
    more = "The mayor of the town said on Monday that nobody was hurt, and that the road to the coast was open again after two days of rain.\n"
    (folder / "page.txt").write_text(f"Raid on Dorn\nBy Ana Ruiz, 5 May 2031\n\n{block('story')}\n{more}\n{more}", encoding="utf-8")
    made = [str(folder / "page.txt"), "-o", str(folder / "a.db"), "--codebook", str(folder / "taught.yaml")]
    assert CliRunner().invoke(app, ["build", *made]).exit_code == 0
    shown = CliRunner().invoke(app, ["export", str(folder / "a.db"), "--format", "json"])
    assert '"reader": "taught"' in shown.output


def test_a_lesson_is_part_of_the_codebook(folder: Path) -> None:
    with_it, without = load(folder / "taught.yaml"), load(folder / "raids.yaml")
    assert with_it.digest != without.digest
    assert type(with_it).model_validate_json(with_it.model_dump_json(by_alias=True)).digest == with_it.digest
