"""The room by itself: ``from communique import statements``."""

import subprocess
import sys
from datetime import date

import pytest

from communique import statements
from communique.errors import ParserError

TEXT = """Delegates from Chad and Niger met in Lagos on Friday.
“We made progress,” the Chadian envoy Idris Bello told reporters on Saturday. He declined to say when they would sign.
Niger's foreign minister said that Bello had promised “to come back”, according to Reuters."""


def test_a_string_gives_its_statements_in_words() -> None:
    found = statements.find(TEXT, published=date(2031, 2, 24))
    first = found[0]
    assert (first.speaker, first.cue, first.content, first.form) == ("the Chadian envoy Idris Bello", "told", ("“We made progress,”",), "direct")
    assert first.actor is not None
    assert (first.actor.name, first.actor.country) == ("Idris Bello", "TCD")
    assert (first.channel, first.addressee, first.said_on) == ("briefing", "reporters", ("2031-02-22", "2031-02-22"))
    assert [s.polarity for s in found].count("negative") == 1
    assert any("Reuters" in s.via or (s.actor is not None and s.actor.name == "Reuters") for s in found)


def test_spans_give_back_the_words() -> None:
    found = statements.find(TEXT)
    assert all(tuple(TEXT[s.start : s.end] for s in said.content_spans) == said.content for said in found)
    assert all(said.inside is None or said.inside < n for n, said in enumerate(found))


@pytest.mark.parametrize("text", ["", " \n ", "No one spoke."])
def test_nothing_said_is_nothing_found(text: str) -> None:
    assert statements.find(text) == ()


def test_a_missing_model_says_what_to_do() -> None:
    with pytest.raises(ParserError, match="pip install"):
        statements.find(TEXT, parser="no_such_model")


def test_no_day_is_told_so() -> None:
    with pytest.raises(ValueError, match="isoformat"):
        statements.find(TEXT, published="Friday")


def test_importing_the_room_loads_no_parser() -> None:
    code = "import sys; from communique import statements; print(sorted(m for m in ('spacy', 'pydantic', 'lxml') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
