"""What takes words from outside besides pages: whole things with changed bytes are taken or refused with a code, and some that once were not."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from communique.building.actorfile import read_actors
from communique.codebooks.loading import read_codebook
from communique.errors import ActorsError, CodebookError
from communique.store.book import Store
from mouths import Mouths

PIECES = (b"", b"\0", b"\xff", b"[", b"{", b"&a *a", b"<!", b"'", b'"', b"-1", b"1e999", b"\xed\xa0\x80", b"\\ud800", b"2031-13-45", b"null", b"\n  ")
NOT_YAML = (b"\xff\xfe", b"a: \x01", b"a: 2031-13-45", b"[" * 1000, b"a: \0", b"a: !!timestamp 2031-02-30 25:61:61")


@pytest.fixture(scope="module")
def mouths(tmp_path_factory: pytest.TempPathFactory) -> Mouths:
    return Mouths(tmp_path_factory.mktemp("mouths"))


def test_a_changed_thing_is_taken_or_refused(mouths: Mouths) -> None:
    dice = random.Random(5)
    for seed in mouths.seeds():
        assert mouths.taste(seed) in (True, False)
        for _ in range(15):
            held = bytearray(seed)
            for _ in range(dice.randint(1, 4)):
                start = dice.randint(1, len(held))
                held[start : start + dice.randint(0, 6)] = dice.choice(PIECES)
            mouths.taste(bytes(held))


@pytest.mark.parametrize("held", NOT_YAML)
def test_what_is_no_yaml_is_said(held: bytes, tmp_path: Path) -> None:
    file = tmp_path / "given.yaml"
    file.write_bytes(held)
    with pytest.raises(CodebookError, match=r"C301: .*given\.yaml"):
        read_codebook(file)
    with pytest.raises(ActorsError, match=r"C302: .*given\.yaml"):
        read_actors(file)


@pytest.mark.parametrize("words", ["talks\0", "\0", 'a\0" OR b', "\0*"])
def test_a_nul_in_a_search(words: str, mouths: Mouths) -> None:
    with Store.open(mouths.db) as store:
        assert isinstance(store.search(words), tuple)
