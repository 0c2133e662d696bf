"""Reading codebooks: what ships is valid, and a mistake is told with its place and its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.codebooks.loading import load, read_codebook
from communique.codebooks.model import Codebook
from communique.errors import CodebookError

TYPES = (
    "talks", "meeting", "ceasefire", "agreement", "exchange", "invasion", "interception", "attack", "fighting", "territory", "casualties",
    "damage", "deployment", "sanction", "travel_ban", "expulsion", "aid", "protest", "arrest", "vote", "appointment", "visit",
)  # fmt: skip

SMALL = """\
name: labour
version: "1"
classes:
  union: [union, worker, staff]
types:
  walkout:
    definition: Workers stop working.
    examples: [The union called a walkout on Monday.]
    triggers:
      - nouns: [walkout]
        with_verbs: [call, stage]
        needs: [union]
    light_verbs: [call, stage]
    fields:
      actor: {takes: party, from: [subject]}
    requires: [actor]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "book.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_codebook_has_the_types_of_the_design() -> None:
    book = load("peace-talks")
    assert set(book.types) == set(TYPES)
    assert book.issues, "the included file of issues is read too"
    for name, kind in book.types.items():
        assert kind.definition, name
        assert kind.examples, name
        assert kind.counter_examples, name
        assert kind.requires, name


def test_the_digest_is_of_the_content(tmp_path: Path) -> None:
    first, second = read_codebook(write(tmp_path, SMALL)), read_codebook(write(tmp_path, SMALL))
    assert first.digest == second.digest
    assert first == second
    other = read_codebook(write(tmp_path, SMALL.replace("walkout, stage", "walkout").replace("[call, stage]\n    fields", "[call]\n    fields")))
    assert other.digest != first.digest


def test_a_path_is_read_as_a_file(tmp_path: Path) -> None:
    book = load(write(tmp_path, SMALL))
    assert isinstance(book, Codebook)
    assert list(book.types) == ["walkout"]


@pytest.mark.parametrize(
    ("old", "new", "place", "advice"),
    [
        ("with_verbs: [call, stage]", "with_verb: [call, stage]", ":11:9:", "Did you mean 'with_verbs'?"),
        ("needs: [union]", "needs: [unions]", ":12:9:", "Did you mean 'union'?"),
        ("requires: [actor]", "requires: [actors]", ":16:5:", "Did you mean 'actor'?"),
        ("takes: party", "takes: partys", ":15:15:", "Did you mean 'party'?"),
        ("    definition: Workers stop working.\n", "", ":6:3:", "Add 'definition: …'"),
        ("version:", "versoin:", ":2:1:", "Did you mean 'version'?"),
        ("[walkout]", "[walkout", ":", "not valid YAML"),
        (SMALL, "- labour", ":1:1:", "a codebook is a mapping"),
    ],
)
def test_a_mistake_is_told_with_its_place_and_its_cure(tmp_path: Path, old: str, new: str, place: str, advice: str) -> None:
    path = write(tmp_path, SMALL.replace(old, new))
    with pytest.raises(CodebookError) as caught:
        read_codebook(path)
    assert caught.value.code == "C301"
    assert f"book.yaml{place}" in caught.value.message
    assert advice in caught.value.message


def test_a_mistake_in_an_included_file_names_that_file(tmp_path: Path) -> None:
    more = "types:\n  lockout:\n    definition: Owners close the gates.\n    triggers:\n      - nouns: [lockout]\n        needz: [union]\n"
    (tmp_path / "more.yaml").write_text(more, encoding="utf-8")
    with pytest.raises(CodebookError, match=r"more\.yaml:6:9: unknown key 'needz'. Did you mean 'needs'\?"):
        read_codebook(write(tmp_path, SMALL + "includes: [more.yaml]\n"))


def test_an_included_file_adds_types(tmp_path: Path) -> None:
    more = "types:\n  lockout:\n    definition: Owners close the gates.\n    triggers: [{nouns: [lockout]}]\n"
    (tmp_path / "more.yaml").write_text(more, encoding="utf-8")
    assert list(read_codebook(write(tmp_path, SMALL + "includes: [more.yaml]\n")).types) == ["walkout", "lockout"]


def test_an_unknown_name_says_what_ships() -> None:
    with pytest.raises(CodebookError, match="Did you mean 'peace-talks'"):
        load("peace-talk")


def test_yaml_is_read_as_version_1_2(tmp_path: Path) -> None:
    book = read_codebook(write(tmp_path, SMALL.replace("[walkout]", "[walkout, NO, on]")))
    assert book.types["walkout"].triggers[0].nouns == ("walkout", "NO", "on")
