"""Every key of a codebook is described in docs/codebook.md, and the codebook shown there is valid."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from pydantic import BaseModel

from communique.checking import check_examples
from communique.codebooks.describing import SECTIONS, describe
from communique.codebooks.loading import load
from communique.codebooks.model import ENGINE_CLASSES

HOME = Path(__file__).parents[2]
PAGE = (HOME / "docs" / "codebook.md").read_text(encoding="utf-8")


def _tool() -> ModuleType:
    spec = spec_from_file_location("reference", HOME / "tools" / "reference.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_models_say() -> None:
    """`python tools/reference.py` writes it anew."""
    for file, text in _tool().references().items():
        assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("model", [model for _, model in SECTIONS], ids=lambda m: m.__name__)
def test_every_key_is_described(model: type[BaseModel]) -> None:
    assert [name for name, field in model.model_fields.items() if len(field.description or "") < 5] == []


def test_a_codebook_is_described_whole() -> None:
    codebook = load("peace-talks")
    page = describe(codebook)
    assert all(f"(`{name}`)" in page for name in (*codebook.types, *(i.id for i in codebook.issues), *(s.id for s in codebook.stances)))
    assert all(example in page for kind in codebook.types.values() for example in (*kind.examples, *kind.counter_examples))


def test_the_engines_own_classes_are_named() -> None:
    assert [name for name in ENGINE_CLASSES if f"`{name}`" not in PAGE] == []


def test_the_codebook_on_the_page_works(tmp_path: Path) -> None:
    found = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    file = tmp_path / "strikes.yaml"
    file.write_text(found.group(1), encoding="utf-8")
    assert check_examples(load(file)) == ()
