"""Classes of slips met on news read for the first time: short forms in brackets, provinces, joined offices, shared family names, papers."""

from __future__ import annotations

import pytest
from actors_kit import Story

SHORT_FORMS = [
    ("The Harvest Workers' Congress (HWC) president, Dalia Morn, left. The HWC agreed.", "HWC", "Harvest Workers' Congress"),
    ("The Assembly of Elders (AoE) met. Later the AoE voted.", "AoE", "Assembly of Elders"),
    ("The Council for the Renewal of the Pact and the Rule of Order in Peru (CRPOL), a group, refused. CRPOL spoke.", "CRPOL", "Council"),
    ("The Northern Peace-Making Work Committee (NPMWC) met. The NPMWC left.", "NPMWC", "Northern Peace-Making Work Committee"),
]


@pytest.mark.parametrize(("text", "short", "long"), SHORT_FORMS)
def test_a_short_form_in_brackets_is_the_name_before_it(text: str, short: str, long: str) -> None:
    story = Story(text)
    for nth in (1, 2):
        found = story.who(short, nth)
        assert found is not None
        assert found.kind == "organisation"
        assert found.name.startswith(long)
    assert sum(a.kind == "organisation" for a in story.book.freeze()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Senate did not take up the Border Trade Law (BTL). The BTL is old.",
        "They signed the Comprehensive Accord (CA) at dawn. The CA holds.",
        "Growth of the Gross Domestic Product (GDP) fell. The GDP is low.",
    ],
)
def test_a_short_form_of_a_law_or_a_figure_is_nobody(text: str) -> None:
    assert all(a.name not in ("BTL", "CA", "GDP", "Border Trade Law", "Comprehensive Accord") for a in Story(text).book.freeze())


def test_an_office_goes_past_the_brackets_behind_its_body() -> None:
    story = Story(
        "The head of the Renewal Front Council (RFC), Basim Tarrah, met the Assembly of Elders (AoE) president, Lotta Vine, and "
        "Highland Peoples' Congress (HPC) president Omar Saye."
    )
    assert story.roles("Tarrah") == ["head of the Renewal Front Council"]
    assert story.roles("Vine") == ["president"]
    assert story.roles("Saye") == ["president"]
    saye = story.who("Saye")
    assert saye is not None
    assert story.book.get(saye.roles[0].of or "").name == "Highland Peoples' Congress"


PROVINCES = [
    ("In Thailand, fighting spread in four districts of Songkhla, Pattani, Yala and Narathiwat.", ("Pattani", "Yala", "Narathiwat")),
    ("Noor Ahmad Habib, deputy spokesman for the Nangarhar governor, said the Afghan air force had left.", ("Nangarhar",)),
    ("MANILA, Philippines. The panel held talks with local officials in Maguindanao and Sultan Kudarat.", ("Sultan", "Kudarat")),
    ("Mozambique sent troops. There were three attacks in Sofala and one in Manica.", ("Sofala", "Manica")),
]


@pytest.mark.parametrize(("text", "names"), PROVINCES)
def test_provinces_and_towns_of_the_storys_countries_are_no_actors(text: str, names: tuple[str, ...]) -> None:
    story = Story(text)
    assert all(story.who(name) is None for name in names)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Colombia, Mr. Santos met the rebels. Talks with Santos went on.", "Santos"),
        ("In Chile, Rancagua said he would leave. They spoke with Rancagua in Lima.", "Rancagua"),
        ("Peru's envoy, Julia Cusco, left. They spoke near Cusco.", "Cusco"),
    ],
)
def test_who_speaks_or_has_a_title_or_a_longer_name_stays_a_person(text: str, name: str) -> None:
    found = Story(text).who(name)
    assert found is not None
    assert found.kind == "person"


JOINED = [
    ('"We agree," the Dock Union\'s chief negotiator and spokesman, Anton Bala, said.', "Bala", ["chief negotiator", "spokesman"]),
    ("The office of former Kenyan President and facilitator in the Ruvian dialogue Benson Maka spoke.", "Maka", ["former President", "facilitator"]),
    ("The Relief League, led by its chairman and Vice President Sala Kham, agreed.", "Kham", ["chairman", "Vice President"]),
]


@pytest.mark.parametrize(("text", "name", "roles"), JOINED)
def test_two_offices_before_a_name_are_both_its_own(text: str, name: str, roles: list[str]) -> None:
    assert story_roles(Story(text), name) == sorted(roles)


def story_roles(story: Story, name: str) -> list[str]:
    return sorted(story.roles(name))


def test_a_vice_president_of_the_state_is_not_one_of_the_body_that_he_chairs() -> None:
    story = Story("The Relief League was led by its chairman and Vice President Sala Kham.")
    found = story.who("Kham")
    assert found is not None
    assert [r.of is None for r in found.roles if r.role == "Vice President"] == [True]


TOPICS = [
    ("They were met by Eiden, the UN Special Representative on Cyprus Elisa Spehr, and others.", "Spehr", "Special Representative"),
    ("The member of the Board at the International Union of Scholars, Ali Salabi, called.", "Salabi", "member of the Board"),
    ("She met with President of Chile, Alejandra Vukic and President of Peru, Hernan Taci in Lima.", "Vukic", "President"),
]


@pytest.mark.parametrize(("text", "name", "role"), TOPICS)
def test_what_an_office_is_concerned_with_may_stand_before_the_name(text: str, name: str, role: str) -> None:
    assert role in Story(text).roles(name)


def test_a_family_name_that_two_share_is_of_the_one_told_of_last() -> None:
    story = Story(
        "Kim Min-jae, a spokesman for the ministry, met reporters. He spoke of the talks. Kim said they go on.",
        "The delegation was led by Kim Song-ae. Nobody else came. Much was said. It was late. Then they left.",
    )
    assert story.name("Kim", 2) == "Kim Min-jae"


def test_the_second_syllable_of_a_name_may_be_small() -> None:
    story = Story("Unification Minister Cho Myoung-gyon met Ryoo Kihl-jae. The Cho-led team left.")
    assert story.name("Cho") == "Cho Myoung-gyon"
    assert story.name("Ryoo") == "Ryoo Kihl-jae"


GOVERNMENTS = [
    ("The deal was struck between the government in Manila and the MILF in March. The government stayed.", "PHL"),
    ("The government's chief negotiator, Marvin Leon, said they would meet in Kuala Lumpur, Malaysia. The MILF from Mindanao agreed.", "PHL"),
    ("In Colombia the ELN rebels met the government.", "COL"),
]


@pytest.mark.parametrize(("text", "code"), GOVERNMENTS)
def test_the_government_is_that_of_the_capital_or_of_the_rebels_state(text: str, code: str) -> None:
    found = Story(text).who("government")
    assert found is not None
    assert found.kind == "state"
    assert found.country == code


def test_the_government_is_open_where_the_rebels_fight_another_state() -> None:
    found = Story("Hamas and the government agreed to a truce in Gaza.").who("government")
    assert found is None or found.kind != "state"


PAPERS = [
    ("She told the Malvern Herald on Monday that the talks failed.", "Herald", "Malvern Herald"),
    ("Speaking to Quint Radio, he left. They met Union Radio reporters.", "Radio", "Quint Radio"),
    ("It was launched, he told the Harbor News on Friday.", "News", "Harbor News"),
]


@pytest.mark.parametrize(("text", "word", "name"), PAPERS)
def test_names_that_end_in_a_word_for_a_paper_are_media(text: str, word: str, name: str) -> None:
    found = Story(text).who(word)
    assert found is not None
    assert (found.kind, found.name) == ("media", name)


MISTAKEN = [
    ("Sala Beren, vice president of Samia Frode, is angry.", "Frode", "organisation"),
    ("Delegates led by Brig-Gen Gun Thaw agreed.", "Thaw", "person"),
    ("State Minister for Peace Affairs Abdul Salam Rahim said on Saturday it was hoped that talks would be held.", "Rahim", "person"),
    ("The story of the talks, de Lanza said, is long.", "Lanza", "person"),
]


@pytest.mark.parametrize(("text", "word", "kind"), MISTAKEN)
def test_what_is_no_person_and_what_is_one(text: str, word: str, kind: str) -> None:
    found = Story(text).who(word)
    assert found is not None
    assert found.kind == kind


NOBODY = [
    "The Inter-Andean Dialogue opened.",
    "They look to Euro-Atlantic integration.",
    "The ex-Soviet country agreed.",
    "They met at the UN Special Envoy's office.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_parts_of_words_and_of_offices_are_nobodys_names(text: str) -> None:
    assert not {a.name for a in Story(text).book.freeze()} & {"Inter", "The Atlantic", "Soviet Union", "UN Special", "Euro"}


def test_who_is_told_to_be_something_holds_that_office_and_no_other_does() -> None:
    story = Story(
        "Abdul Baran leads the team. He is the special envoy to take part in talks with a US delegation led by Zalma Halil, the US special envoy "
        "for peace."
    )
    assert "special envoy" in story.roles("Baran")
    assert story.roles("Halil") == ["leader", "special envoy for peace"]


def test_the_members_of_a_rebel_delegation_are_rebels() -> None:
    story = Story("Taliban representatives met the envoy. FARC delegates left.")
    found = [story.who(word) for word in ("representatives", "delegates")]
    assert [None if actor is None else actor.sector for actor in found] == ["REB", "REB"]


def test_a_woman_of_the_sentence_before_is_she() -> None:
    story = Story("Song-hye Kim took part in the talks, and she spoke. During the funeral of President Ramon Duarte she also met Lea Hess.")
    assert story.name("she", 2) == "Song-hye Kim"


def test_a_leader_of_a_named_body_is_told_of_again_by_it() -> None:
    story = Story("Renamo leader Afonso Dima met Mozambican president Filipe Nassi. The Renamo leader left.")
    assert story.name("leader", 2) == "Afonso Dima"


def test_the_union_is_the_only_association() -> None:
    story = Story("The Alder Nurses Association met the hospital. The union left.")
    assert story.name("union") == "Alder Nurses Association"


SURNAMES = [
    ("Technical school teacher Bob Church agreed. Church left.", "Church", 2, "Bob Church"),
    ("Interim President Catherine Samba-Panta spoke. Samba-Panta, whose government rules, said so.", "Panta", 2, "Catherine Samba-Panta"),
    ("Foreign Minister Hossein Amir-Abdi spoke. Later, Amir-Abdi left.", "Abdi", 2, "Hossein Amir-Abdi"),
]


@pytest.mark.parametrize(("text", "word", "nth", "name"), SURNAMES)
def test_a_family_name_may_be_hyphened_or_a_word_for_a_body(text: str, word: str, nth: int, name: str) -> None:
    assert Story(text).name(word, nth) == name


@pytest.mark.parametrize("text", ["The Catholic Church agreed.", "The River Bank left.", "Envoys of the Presbyterian Church met."])
def test_a_word_for_a_body_behind_an_article_ends_no_persons_name(text: str) -> None:
    assert all(a.kind != "person" for a in Story(text).book.freeze())


TOLD_AGAIN = [
    ("U.N. Secretary-General Ban Kilmu called the king. The U.N. chief assured him.", "chief", 1, "Ban Kilmu"),
    ("UN Special Adviser Espen Barth spoke. The UN official listened.", "official", 1, "Espen Barth"),
    ("Foreign Minister Sergey Shamdo represented breakaway Abkhazia. The Abkhaz foreign minister left.", "minister", 1, "Sergey Shamdo"),
]


@pytest.mark.parametrize(("text", "word", "nth", "name"), TOLD_AGAIN)
def test_who_serves_a_body_is_told_of_again_by_it(text: str, word: str, nth: int, name: str) -> None:
    assert Story(text).name(word, nth) == name


def test_who_reports_is_not_whom_the_report_names() -> None:
    story = Story("Ross Lind held talks with Prime Minister Abdel Benki, a journalist reported, and also met the speaker.")
    assert story.roles("Benki") == ["Prime Minister"]


@pytest.mark.parametrize(
    ("text", "speaker", "served"),
    [
        ("“They are here,” said Ana Raji, the spokesman for UN envoy Bo Lind, on Monday.", "Raji", "Lind"),
        ("Ahmed Vall, the spokesman of army chief Idris Sow, left the room.", "Vall", "Sow"),
        ("Eva Mora, the spokeswoman for union leader Peter Mwangi, told reporters.", "Mora", "Mwangi"),
    ],
)
def test_who_speaks_for_the_holder_of_an_office_has_the_first_office_and_not_the_second(text: str, speaker: str, served: str) -> None:
    story = Story(text)
    assert story.roles(speaker)[0].startswith("spokes")
    assert not any(role.startswith("spokes") for role in story.roles(served))


def test_whose_work_she_is_thanked_for() -> None:
    story = Story("Hashim Tasi thanked Catherine Ashdon for her work. He added that it was hard.")
    assert story.name("her") == "Catherine Ashdon"
    assert story.name("He") == "Hashim Tasi"


REBELS = [
    ("The Kachin army and the government have not signed. The Kachin Independence Organization (KIO) left.", "army"),
    ("The Kachin Independence Organization (KIO) left. The Kachin rebel group asked for talks.", "group"),
]


@pytest.mark.parametrize(("text", "word"), REBELS)
def test_a_peoples_army_is_the_rebel_body_with_its_word(text: str, word: str) -> None:
    found = Story(text).who(word)
    assert found is not None
    assert found.sector == "REB"


def test_a_states_army_is_not_the_rebel_body_with_its_word() -> None:
    found = Story("The Sudanese army fought the Sudan Liberation Army in Darfur.").who("army")
    assert found is not None
    assert found.sector == "MIL"


def test_the_facilitator_of_a_countrys_dialogue_is_not_of_that_country() -> None:
    found = Story("The facilitator of the Burundi dialogue, Benson Maka, left.").who("Maka")
    assert found is not None
    assert found.country is None


AFFAIRS = [
    ("Internal Affairs Minister Rukana Gunda left.", "Gunda", "Internal Affairs Minister"),
    ("They met Provincial Affairs Minister Simon Kaum.", "Kaum", "Provincial Affairs Minister"),
    ("The team was led by Minister of Justice and Human Rights Hamid Walud.", "Walud", None),
]


@pytest.mark.parametrize(("text", "name", "role"), AFFAIRS)
def test_a_ministers_affairs_are_neither_a_body_nor_a_given_name(text: str, name: str, role: str | None) -> None:
    story = Story(text)
    found = story.who(name)
    assert found is not None
    assert len(found.name.split()) == 2
    assert role is None or role in story.roles(name)
    assert all(a.kind != "organisation" for a in story.book.freeze())


def test_a_place_behind_of_is_no_given_name() -> None:
    story = Story("The leader of the unrecognized republic of Transnistria Vadim Krasnov spoke. Krasnov left.")
    assert story.name("Krasnov", 2) == "Vadim Krasnov"


def test_of_a_man_and_his_wife_the_man_is_told_of() -> None:
    story = Story("Vice President Jusuf Kalda met the rebels. Kalda and his wife, Mufida Kalda, welcomed them. Kalda spoke.")
    assert story.name("Kalda", 4) == "Jusuf Kalda"


@pytest.mark.parametrize("text", ["They met at 2 PM on Monday.", "The talks ended at 11:30 pm.", "The front door was shut. FARC rebels left."])
def test_an_hour_and_a_door_are_nobody(text: str) -> None:
    story = Story(text)
    assert all(a.kind in ("armed_force", "group") for a in story.book.freeze())
    assert all("front" not in m.raw for a in story.book.freeze() for m in a.mentions)


def test_a_prime_minister_in_short() -> None:
    assert Story("Haiti PM agrees to step aside.").roles("PM") == ["PM"]


def test_a_group_of_two_begins_with_the_first_of_them() -> None:
    story = Story("Many came to the town on Monday. The government of Chile and MILF negotiating panels agreed. The government and MILF panels met.")
    assert all(len(m.raw) < 60 for a in story.book.freeze() for m in a.mentions)


def test_two_offices_without_an_article_before_a_title_and_a_name() -> None:
    story = Story("According to chief mediator and vice-president of Kenya, Dr. Rika Machan, the talks will start on Wednesday.")
    assert story_roles(story, "Machan") == ["chief mediator", "vice-president"]


def test_excellency_is_no_given_name() -> None:
    assert Story("The chief mediator, His Excellency Rika Machan, left.").name("Machan") == "Rika Machan"
