"""Groups, offices without a name, and pronouns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from communique.model.spans import Span

Make = Callable[..., Any]


def test_a_side_is_one_actor_however_it_is_called(story: Make) -> None:
    told = story("The Ethiopian side left. Addis Ababa's negotiating team had waited. Ethiopia's delegation was tired.")
    actor = told.who("side")
    assert actor.name == "Ethiopian delegation"
    assert told.who("team") == told.who("delegation") == actor
    assert actor.country == "ETH"


def test_negotiators_from_several_states_have_them_as_members(story: Make) -> None:
    told = story("Negotiators from Cyprus, Greece and Turkey met again. Negotiators said little, but they smiled.")
    actor = told.who("Negotiators", 1)
    assert [told.book.country_of(m) for m in actor.members] == ["CYP", "GRC", "TUR"]
    assert told.who("Negotiators", 2) == told.who("they") == actor


def test_both_sides_are_the_pair_named_before(story: Make) -> None:
    told = story("Talks between Armenia and Azerbaijan ended on Friday. Both sides called them useful.")
    assert sorted(told.book.country_of(m) or "" for m in told.who("sides").members) == ["ARM", "AZE"]
    assert story("Both sides called the talks useful.").who("sides").members == ()


def test_forces_and_officials_carry_their_country(story: Make) -> None:
    told = story("Rwanda said its forces had pulled back. Congolese troops and a Ugandan official disagreed.")
    assert (told.who("forces").kind, told.who("forces").country) == ("armed_force", "RWA")
    assert (told.who("troops").country, told.who("official").country) == ("COD", "UGA")
    assert told.who("Congolese").kind == "state"
    assert told.who("official").kind == "person"


def test_joined_adjectives_make_a_group_of_both(story: Make) -> None:
    told = story("Qatari and Egyptian mediators met the envoys.")
    assert [told.book.country_of(m) for m in told.who("mediators").members] == ["QAT", "EGY"]


def test_an_ally_of_a_state_is_not_of_its_country(story: Make) -> None:
    assert story("Syria's allies objected.").who("allies").country is None


def test_an_office_finds_the_only_person_who_holds_it(story: Make) -> None:
    told = story(
        "Joseph Mabior, South Sudan's top negotiator, arrived. Amal Hassan, the Sudanese foreign minister, was late.",
        "The head of the South Sudanese delegation said so. The foreign minister did not. The defence minister was silent.",
    )
    assert told.name("head") == "Joseph Mabior"
    assert told.name("minister", 2) == "Amal Hassan"
    assert told.who("minister", 3).roles[0].role == "defence minister"


def test_the_government_means_the_only_state_in_sight(story: Make) -> None:
    assert story("Peru has a new cabinet. The government said it would negotiate.").who("government").country == "PER"


def test_the_group_means_the_only_movement_in_sight(story: Make) -> None:
    assert story("The Polisario Front met on Monday. The group rejected the offer.").who("group").name == "Polisario Front"


PRONOUNS = [
    ("Maria Cuellar met Tom Reid. Ms. Cuellar said she was glad.", "she", "Maria Cuellar"),
    ("Anton Weiss, the Austrian envoy, spoke. It was late, he said.", "he", "Anton Weiss"),
    ("Mr. Weiss met Ms. Ober. His aide waited.", "His", "Weiss"),
    ("King Farid met Ms. Ober. She was late, and he left.", "he", "Farid"),
    ("The TPLF said it would sign.", "it", "TPLF"),
    ("Residents of the town said they had fled.", "they", "Residents"),
    ("Ana Ruiz, who spoke first, left.", "who", "Ana Ruiz"),
]


@pytest.mark.parametrize(("text", "word", "name"), PRONOUNS)
def test_pronouns_find_their_antecedent(story: Make, text: str, word: str, name: str) -> None:
    assert story(text).name(word) == name


NOBODY = [
    ("Chile met Peru. It was too early to say more.", "It"),
    ("Abu Dhabi denied it.", "it"),
    ('Tom Reid met Sam Cole in a park. "I hope that he is well," Mr. Reid said.', "he"),
    ("Mr. Reid and Mr. Cole came by car with a friend of theirs. We saw you.", "We"),
    ("Ms. Ober spoke. He left.", "He"),
]


@pytest.mark.parametrize(("text", "word"), NOBODY)
def test_pronouns_stay_open_when_in_doubt(story: Make, text: str, word: str) -> None:
    assert story(text).who(word) is None


def test_describe_gives_an_unnamed_actor_that_survives(story: Make) -> None:
    told = story("Two shepherds near Homs said so. The Lebanese cabinet met.")
    shepherds = next(t for t in told.parse.tokens if t.text == "shepherds")
    key = told.book.describe(shepherds.i)
    assert told.book.describe(shepherds.i) == key
    assert key in {a.key for a in told.book.freeze()}


def test_every_key_given_survives_and_every_mention_is_exact(story: Make) -> None:
    told = story(
        "Nordic diplomats met the Houthis’ chief negotiator, Salim Qadri, in Muscat. “We are close,” he said.",
        "Yemeni officials and two aides to Mr. Qadri said the movement’s fighters would stay. Its leader agreed.",
    )
    given = {k for t in told.parse.tokens if (k := told.book.for_token(t.i))} | {told.book.state("OMN")}
    frozen = told.book.freeze()
    assert given <= {a.key for a in frozen}
    assert {told.book.get(k).key for k in given} == given
    for actor in frozen:
        assert all(m in {a.key for a in frozen} for m in actor.members)
        assert all(told.page.text[m.start : m.end] == m.raw for m in (*actor.mentions, *actor.roles))


def test_at_reads_a_span_by_its_head(story: Make) -> None:
    told = story("Tomas Vega, the Chilean president's special envoy, left.")
    assert told.book.get(told.book.at(Span(0, 10))).name == "Tomas Vega"
    end = told.page.text.index(", left")
    assert told.book.get(told.book.at(Span(0, end))).name == "Tomas Vega"
    assert told.book.at(Span(end, end + 1)) is None


def test_an_unknown_state_code_is_a_key_error(story: Make) -> None:
    with pytest.raises(KeyError):
        story("Nothing happened.").book.state("XYZ")


def test_a_rebel_s_side_is_not_the_state_s(story: Make) -> None:
    told = story("Salih Iqbal, the MILF's negotiator, said his delegation was ready. The Philippine delegation was not.")
    assert told.who("delegation", 1) != told.who("delegation", 2)
    assert [told.book.get(m).name for m in told.who("delegation", 1).members] == ["Moro Islamic Liberation Front"]
    assert told.name("delegation", 2) == "Philippine delegation"


@pytest.mark.parametrize("said", ["a former rebel leader", "an old rebel commander", "an erstwhile rebel chief"])
def test_a_former_rebel_is_not_of_the_only_rebels_of_the_story(story: Make, said: str) -> None:
    told = story(f"The FNL rebels refused to come. The general appointed Malik Ngari, {said}, in his place.")
    ngari = told.who("Ngari")
    assert [(r.role, r.of) for r in ngari.roles] == [(said.split(" ", 1)[1], None)]


def test_an_unknown_group_of_rebels_is_an_armed_force_and_lends_its_spokesman_a_side(story: Make) -> None:
    told = story("The FNL rebels refused to come. The rebels' spokesman, Pasteur Habimana, gave no reason.")
    assert (told.who("FNL").kind, told.who("FNL").sector) == ("armed_force", "REB")
    assert told.book.get(told.who("Habimana").roles[0].of).name == "FNL"


def test_a_ministry_s_forces_are_its_state_s(story: Make) -> None:
    told = story("Serbian troops crossed the river. Serbia's Ministry of Defence said its troops had gone home.")
    assert told.who("troops", 1) == told.who("troops", 2)
    assert "Serbia's Ministry of Defence" in told.who("Ministry").aliases


def test_joined_names_over_a_span_are_a_group(story: Make) -> None:
    told = story("Chile and Peru agreed to talk.")
    actor = told.book.get(told.book.at(Span(0, 14)))
    assert [told.book.get(m).name for m in actor.members] == ["Chile", "Peru"]
    assert told.name("Chile") == "Chile"


def test_a_bare_office_may_stand_for_a_narrower_one(story: Make) -> None:
    told = story("Foreign Minister Brian Kehoe of Ireland flew to Belfast. The minister was hopeful. The prime minister was not.")
    assert told.name("minister", 1) == "Brian Kehoe"
    assert told.name("minister", 2) == "prime minister"


def test_rebels_are_never_an_organisation_of_states_and_a_person_s_country_is_a_state(story: Make) -> None:
    told = story("Yolande Makolu, Rwanda's spokeswoman, said her country had no part. UN experts said that the rebels had left.")
    assert told.who("country").country == "RWA"
    assert told.who("country").kind == "state"
    assert told.name("rebels") != "United Nations"
    assert story("The EU was asked. The bloc refused.").name("bloc") == "European Union"
