"""What is wrong with a file of coded articles, or of what was learned, is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.errors import CodebookError
from communique.teaching.coded import Article, read_coded, teach_codebook

TYPE = {"definition": "A raid.", "triggers": [{"verbs": ["raid"]}], "fields": {"loot": {"takes": "words"}, "dead": {"takes": "number"}}}
RAIDS = Codebook.model_validate({"name": "raids", "version": "1", "types": {"raid": TYPE}})


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "coded.jsonl:2: not JSON"),
        ("[]", "coded.jsonl:2: no text or no fields"),
        ('{"text": "A raid."}', "coded.jsonl:2: no text or no fields"),
        ('{"text": 1, "fields": {}}', "coded.jsonl:2: no text or no fields"),
        ('{"text": "A raid.", "fields": {"loot": "seed"}}', "coded.jsonl:2: loot: not a list of names"),
        ('{"text": "A raid.", "fields": {"loot": [[]]}}', "coded.jsonl:2: loot: not a list of names"),
        ('{"text": "A raid.", "fields": {"loot": [3]}}', "coded.jsonl:2: loot: not a list of names"),
    ],
)
def test_a_line_that_is_wrong(tmp_path: Path, line: str, says: str) -> None:
    file = tmp_path / "coded.jsonl"
    file.write_text('{"text": "A raid.", "fields": {"loot": ["seed"]}}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=says) as problem:
        read_coded(file)
    assert problem.value.code == "C303"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="C303"):
        read_coded(tmp_path / "none.jsonl")


def test_a_line_that_is_right(tmp_path: Path) -> None:
    file = tmp_path / "coded.jsonl"
    file.write_text('\n{"name": "a", "text": "A raid.", "fields": {"loot": ["seed", ["the cash", "money"]]}}\n', encoding="utf-8")
    assert read_coded(file) == [Article("a", "A raid.", {"loot": (("seed",), ("the cash", "money"))})]


def test_a_field_that_phrases_cannot_fill() -> None:
    with pytest.raises(CodebookError, match=r"'dead' is no field of 'raids' that phrases fill\. Write one of: loot"):
        teach_codebook(RAIDS, [Article("a", "A raid.", {"dead": ()})] * 3)


def test_too_few_articles() -> None:
    with pytest.raises(CodebookError, match="1 coded articles"):
        teach_codebook(RAIDS, [Article("a", "A raid.", {"loot": ()})])


@pytest.mark.parametrize("content", ["", "[]", "{}", "3", '{"fields": []}'])
def test_a_file_that_was_not_learned(tmp_path: Path, content: str) -> None:
    (tmp_path / "learned.json").write_text(content, encoding="utf-8")
    (tmp_path / "a.yaml").write_text("name: a\nversion: '1'\nlearned: learned.json\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"a\.yaml:3:1: 'learned.json' was not written by"):
        load(tmp_path / "a.yaml")


def test_a_learned_file_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("name: a\nversion: '1'\nlearned: learned.json\n", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"a\.yaml:3:1: the file 'learned.json' is not in"):
        load(tmp_path / "a.yaml")
