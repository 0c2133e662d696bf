"""Far spellings of one name meet across pages; names that only look alike do not."""

from __future__ import annotations

import pytest

from communique.model.actors import LocalActor, Mention
from communique.model.analysis import Analysis
from communique.model.article import Article
from communique.model.page import Page
from communique.model.record import RecordActor
from communique.record.casting import merge_actors


def told(page: str, name: str, country: str | None) -> Analysis:
    actor = LocalActor("x", name, "person", country=country, mentions=(Mention(0, len(name), name),))
    article = Article(page, (), None, None, None, None, None, (), (), "en")
    return Analysis(Page(page, f"{page}.txt", None, None, "", "", "text/1", ""), article, (), (actor,), (), (), (), (), (), "", 0)


def people(one: str, other: str, *countries: str | None) -> list[RecordActor]:
    first, second = countries or (None, None)
    return list(merge_actors([told("a", one, first), told("b", other, second)])[1])


ONE = [
    ("Muammar Gaddafi", "Moammar Kadhafi"),
    ("Saif Qadhafi", "Saif al-Gaddafi"),
    ("Khalifa Haftar", "Khalifa Hifter"),
    ("Viktor Yanukovych", "Victor Yanukovich"),
    ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
    ("Zelenskiy", "Volodymyr Zelensky"),
    ("Mohammed Hussain", "Muhammad Hussein"),
    ("Karim al-Assad", "Karim el-Assad"),
    ("Karim ash-Sharif", "Kareem Sharif"),
    ("Abdel Rahman Salih", "Abdulrahman Saleh"),
    ("Hassan Rouhani", "Hasan Rohani"),
    ("Qassem Suleimani", "Kassem Soleimani"),
    ("Ilham Aliev", "Ilham Aliyev"),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_name_are_one_person_and_all_stay(one: str, other: str) -> None:
    (person,) = people(one, other)
    assert {person.name, *person.aliases} == {one, other}
    assert {m.raw for m in person.mentions} == {one, other}


TWO = [
    ("Hassan Saleh", "Hussein Saleh"),
    ("Ahmed Karim", "Mahmoud Karim"),
    ("Mohammed Abbas", "Mahmoud Abbas"),
    ("Hafez al-Assad", "Bashar al-Assad"),
    ("Heydar Aliyev", "Ilham Aliyev"),
    ("Saif Gaddafi", "Muammar Gaddafi"),
    ("Laurent Kabila", "Joseph Kabila"),
    ("Mohammed bin Salman", "Mohammed bin Zayed"),
    ("Kim Jong Il", "Kim Jong Un"),
    ("Volodymyr Zelensky", "Olena Zelenska"),
    ("Ali Saleh", "Ali Salim"),
    ("Nasser Karimi", "Nasrin Karimi"),
    ("Said Hamid", "Sayed Hamid"),
    ("Zhang Wei", "Zheng Wei"),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_father_and_son_and_names_that_look_alike_are_two(one: str, other: str) -> None:
    assert len(people(one, other)) == 2


FORMS = [
    ("Volodymyr Moroz", "Vladimir Moroz", "UKR"),
    ("Petro Bondar", "Pyotr Bondar", "UKR"),
]


@pytest.mark.parametrize(("one", "other", "country"), FORMS)
def test_two_forms_of_a_given_name_join_only_in_one_country(one: str, other: str, country: str) -> None:
    assert len(people(one, other, country, country)) == 1
    assert len(people(one, other, country, None)) == 2
    assert len(people(one, other, country, "RUS")) == 2


def test_an_older_romanisation_of_a_chinese_name_is_known_by_the_table() -> None:
    assert len(people("Zhou Enlai", "Chou En-lai", "CHN", "CHN")) == 1
    assert len(people("Zhang Wei", "Chang Wei", "CHN", "TWN")) == 2
