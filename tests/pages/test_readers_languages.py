"""The language of a page: by its commonest words, else by its letters."""

from __future__ import annotations

import pytest

from communique.pages.languages import language_code, language_name, language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The delegations of the two sides said on Monday that they would meet again in the spring.", "en"),
        ("Die Delegationen sagten am Montag, dass sie sich im Frühling wieder treffen werden.", "de"),
        ("Les délégations ont dit lundi que les pourparlers de paix vont reprendre dans la ville.", "fr"),
        ("Las delegaciones dijeron el lunes que se reunirán de nuevo en la primavera.", "es"),
        ("Делегации сообщили в понедельник, что они встретятся снова и что это будет на севере.", "ru"),
        ("Делегації повідомили у понеділок, що вони зустрінуться знову та що це буде на півночі.", "uk"),
        ("两国代表团星期一在首都举行会谈，双方同意明年春天再次会面。", "zh"),
        ("両国の代表団は月曜日に首都で会談し、来年の春に再び会うことで合意した。", "ja"),
        ("양국 대표단은 월요일 수도에서 회담을 갖고 내년 봄에 다시 만나기로 합의했다.", "ko"),
        ("Οι αντιπροσωπείες συναντήθηκαν τη Δευτέρα στην πρωτεύουσα και συμφώνησαν.", "el"),
        ("คณะผู้แทนทั้งสองฝ่ายพบกันในเมืองหลวงเมื่อวันจันทร์", "th"),
        ("המשלחות נפגשו ביום שני בבירה והסכימו להיפגש שוב באביב.", "he"),
        ("", "und"),
        ("12 34 56 — !!", "und"),
    ],
)
def test_the_language_of_a_story(text: str, code: str) -> None:
    assert language_of([text]) == code


def test_a_foreign_quotation_does_not_make_an_english_story_foreign() -> None:
    told = "The minister said that the deal, which both of the sides have signed in the capital, is now in force and will be kept."
    assert language_of([told, "平和は一日にして成らず"]) == "en"


def test_languages_have_names() -> None:
    assert (language_name("ja"), language_name("en"), language_name("und")) == ("Japanese", "English", "an unknown language")
    assert (language_code("korean"), language_code("de"), language_code("klingon")) == ("ko", "de", "und")
