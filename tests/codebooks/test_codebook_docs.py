"""Every key of a codebook is described in docs/codebook.md, and the codebook shown there is valid."""

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from communique.checking import check_examples
from communique.codebooks.issues import Issue, Stance
from communique.codebooks.loading import load
from communique.codebooks.model import ENGINE_CLASSES, Codebook, Codes, EventType, Filler, Trigger

PAGE = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("model", [Codebook, Codes, EventType, Filler, Issue, Stance, Trigger])
def test_every_key_is_described(model: type[BaseModel]) -> None:
    keys = {field.alias or name for name, field in model.model_fields.items()}
    assert sorted(key for key in keys if f"`{key}`" not in PAGE) == []


def test_the_engines_own_classes_are_named() -> None:
    assert [name for name in ENGINE_CLASSES if f"`{name}`" not in PAGE] == []


def test_the_codebook_on_the_page_works(tmp_path: Path) -> None:
    found = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    file = tmp_path / "strikes.yaml"
    file.write_text(found.group(1), encoding="utf-8")
    assert check_examples(load(file)) == ()
