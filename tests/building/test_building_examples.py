"""The examples in the docstrings of these rooms are true."""

from __future__ import annotations

import doctest
import importlib

import pytest

EXAMPLES = ("showing.saying", "showing.words", "exports.json_export", "exports.csv_export", "evaluate.figures", "evaluate.naming", "store.coding")


@pytest.mark.parametrize("module", EXAMPLES)
def test_examples(module: str) -> None:
    result = doctest.testmod(importlib.import_module(f"communique.{module}"))
    assert (result.failed, result.attempted > 0) == (0, True)
