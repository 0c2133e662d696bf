"""Names that are no actors: places beside prepositions and appositions, buildings, things owned, words of a headline."""

from __future__ import annotations

import pytest
from actors_kit import Story

from communique.actors.finding import find_actors
from communique.analysing import read_text
from communique.language.reading import read_story
from communique.model.article import Article, Block
from communique.model.page import Page


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Leaders of the districts met Mr. Haddad in Tarse on Friday.", "Tarse"),
        ("Fighting continued around Lower Vale and Ostrov, officials said.", "Ostrov"),
        ("They could not agree on Brask, a town on the river, and left Brask to judges.", "Brask"),
        ("Their Mirage was shot down over the hills on Monday.", "Mirage"),
        ("Talks were held at Fairhill Air Base on Monday.", "Base"),
    ],
)
def test_no_actor(text: str, word: str) -> None:
    assert Story(text).name(word) is None


def test_who_acts_stays_a_person() -> None:
    story = Story("Nils Arvo met rebels in Oslo. Critics have no faith in Arvo. Mr. Arvo said that he would stay.")
    assert {story.name("Arvo", n) for n in (1, 2, 3)} == {"Nils Arvo"}


def test_a_whole_name_whose_family_name_is_known() -> None:
    story = Story("Alija Izetbegovic, Franjo Marek and Slobodan Petrov signed the treaty. Mr. Izetbegovic smiled.")
    assert story.name("Izetbegovic", 2) == story.name("Alija") == "Alija Izetbegovic"


@pytest.mark.parametrize(
    "title", ["American Envoy Seeks Way Out of War", "Leader Signals Truce and Trade Talks", "Minister Warns of New Fighting in North"]
)
def test_a_word_of_a_headline_is_no_person(title: str) -> None:
    text = f"{title}\nNegotiators from Chad and Sudan met in Oslo on Monday."
    blocks = (Block(0, len(title), "title"), Block(len(title) + 1, len(text), "body"))
    page, article = Page("p", "p.txt", None, None, "", "", "text/1", text), Article("p", blocks, None, None, None, None, None, (), (), "en")
    actors = find_actors(page, article, read_story(page, article)).freeze()
    assert [a.name for a in actors if a.kind == "person"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The talks were held at the Norwegian mission and led by Ola Berg, a diplomat.",
        "The round was hosted by the Kenyan government and chaired by Ola Berg, a diplomat.",
        "Negotiations were moved to the army and headed by Ola Berg, a diplomat.",
    ],
)
def test_who_leads_talks_leads_no_body_named_between(text: str) -> None:
    assert "leader" not in Story(text).roles("Berg")


def test_their_is_of_the_officials_nearer_to_it() -> None:
    story = Story("The Bosnian Serbs left the hall before the ceremony at which the presidents of Chad and Sudan are to sign their treaty.")
    assert story.name("their") != story.name("Serbs")


PAPERS = [
    "The Climate Action Summit opened on Monday. Peter Mwangi attended.",
    "Peter Mwangi signed the Lakeville Accord on Monday.",
    "“I will go,” said Peter Mwangi. We said no. Some said yes. Everything said no.",
    "The report said that Peter Mwangi would go. The agreement said so too.",
]


@pytest.mark.parametrize("text", PAPERS)
def test_papers_meetings_and_pronouns_are_nobody(text: str) -> None:
    assert [a.name for a in read_text(text).actors] == ["Peter Mwangi"]


WHOSE = [
    ("President Ruiz said that his delegation would stay. His delegation said that it would go.", "Ruiz's delegation"),
    ("NATO struck on Monday. Its soldiers met the rebels on Friday.", "NATO's soldiers"),
    ("Peter Mwangi came on Monday. His aides met the rebels.", "Peter Mwangi's aides"),
]


@pytest.mark.parametrize(("text", "name"), WHOSE)
def test_a_group_is_called_by_whose_it_is_and_not_by_a_pronoun(text: str, name: str) -> None:
    assert name in {a.name for a in read_text(text).actors}


def test_the_president_of_a_country_is_not_the_one_named_beside_him() -> None:
    told = read_text("President Ortiz spoke with the president of Ukraine on Friday.")
    assert next(a for a in told.actors if a.name == "Ortiz").country is None
