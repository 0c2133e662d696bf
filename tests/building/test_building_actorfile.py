"""The user's file of actors: what it gives, and that a mistake is said with its line."""

from pathlib import Path

import pytest

from communique.building.actorfile import read_actors
from communique.building.caching import standing_key
from communique.building.fields import settings_of
from communique.codebooks.loading import load
from communique.errors import ActorsError
from communique.model.actors import GivenActor

GOOD = "- name: Harbour Front\n  kind: armed_force\n  country: KEN\n  sector: REB\n  aliases: [HF]\n"


def test_it_is_read_and_part_of_the_key(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    assert read_actors(tmp_path / "a.yaml") == (GivenActor("Harbour Front", "armed_force", "KEN", "REB", ("HF",)),)
    keys = {standing_key(load(), settings=settings_of(rules={}, actors=file), parser="x") for file in (None, tmp_path / "a.yaml")}
    assert len(keys) == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (GOOD + "- name: B\n  kind: navy\n", 7),
        (GOOD + "- name: B\n  kind: person\n  country: Kenya\n", 8),
        (GOOD + "- name: B\n  kind: person\n  sectr: GOV\n", 8),
        (GOOD + "- name: B\n", 6),
        ("- name: N\n  kind: state\n", 1),
        ("- a\n", 1),
        ("name: B\n", 1),
        ("- name: [\n", 2),
    ],
)
def test_a_mistake_is_said_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ActorsError, match=rf"a\.yaml:{line}: "):
        read_actors(file)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ActorsError, match="cannot be opened"):
        read_actors(tmp_path / "none.yaml")
