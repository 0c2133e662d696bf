"""Which lines of an HTML page are the story: how extracted text is found again, what the markup says, and whole pages of several kinds."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model.page import Page, SiteFacts
from communique.pages.finding import find_article
from communique.pages.reading import read_pages
from communique.pages.rendering import render
from communique.pages.story.aligning import found_share, told_shares, words_of
from communique.pages.story.boosted import read_model, shipped_model
from communique.pages.story.features import line_features, story_of

TALKS = (
    "Envoys of Norland and Sudland met in Lakeville on Tuesday and agreed to open the bridge over the river, the mediator said.",
    "The bridge has been closed since the fighting of last spring, and traders on both banks had asked for it to be opened.",
    "They will meet again next month, when maps of the border that both sides have drawn are to be compared, she added.",
    "A spokesman for the ministry of Sudland said that the delegation had been told to listen and to promise nothing yet.",
)


def shares(lines: list[str], told: str) -> list[float]:
    return told_shares([words_of(line) for line in lines], told)


def page_of(body: str, tmp_path: Path, head: str = "<title>Envoys agree to open the bridge</title>") -> Page:
    file = tmp_path / "page.html"
    file.write_text(f"<html lang='en'><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
    (page,) = read_pages([file])
    assert isinstance(page, Page)
    return page


def told_lines(page: Page) -> list[str]:
    return [page.text[mark.start : mark.end] for mark in page.marks if mark.kind == "story"]


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_white_space_entities_and_joined_lines_do_not_matter() -> None:
    told = "Envoys of   Norland\u00a0and Sudland met. They agreed to open the bridge."
    assert shares(["Envoys of Norland and\tSudland met.", "They agreed to open the bridge."], told) == [1.0, 1.0]


@pytest.mark.parametrize("short", ["What is next", "Maps", "A closed border"])
def test_a_short_line_counts_between_told_neighbours(short: str) -> None:
    told = f"{TALKS[0]}\n{short}\n{TALKS[1]}"
    assert shares([short, "Home", TALKS[0], short, TALKS[1], "Home"], told)[2:] == [1.0, 1.0, 1.0, 0.0]


def test_lines_that_nobody_tells_have_no_share() -> None:
    assert shares(["Sign up for our letter", "", TALKS[0]], TALKS[1])[:2] == [0.0, 0.0]
    assert shares([], TALKS[0]) == []
    assert shares([TALKS[0]], "") == [0.0]


@given(st.lists(st.text(alphabet="ab ,.\n", max_size=30), max_size=8), st.text(alphabet="ab ,.\n", max_size=60))
def test_shares_are_shares(lines: list[str], told: str) -> None:
    found = shares(lines, told)
    assert len(found) == len(lines)
    assert all(0.0 <= one <= 1.0 for one in found)
    here, all_words = found_share([words_of(line) for line in lines], told)
    assert 0 <= here <= all_words == len(words_of(told))


def test_text_that_is_on_the_page_is_found_whole() -> None:
    told = " ".join(TALKS[1:3])
    assert found_share([words_of(line) for line in TALKS], told) == (len(words_of(told)), len(words_of(told)))


@pytest.mark.parametrize("name", ["related-stories", "relatedStories", "module_related"])
def test_class_names_speak_below_the_storys_container_only(name: str) -> None:
    source = f"<body class='{name}'><main>{paragraphs(*TALKS)}<div class='{name}'><p>{TALKS[2]} Again.</p></div></main></body>"
    rows = line_features(story_of(render(source), ("\n".join((*TALKS, TALKS[2] + " Again.")),) * 2))
    assert [row.get("cue related", 0.0) for row in rows.values()] == [0.0, 0.0, 0.0, 0.0, 1.0]


def test_only_told_lines_are_looked_at() -> None:
    rows = line_features(story_of(render(paragraphs("Weather and traffic", *TALKS)), ("\n".join(TALKS),) * 2))
    assert list(rows) == [1, 2, 3, 4]


def test_trees_are_followed_to_their_leaves() -> None:
    model = read_model('{"features": ["a", "b"], "start": 0.0, "cut": 0.5, "trees": [[[0, 1.5, 1, 2], [-1.0], [1, 0.5, 3, 4], [0.5], [2.0]]]}')
    rows = {"none": {}, "a": {"a": 2.0}, "both": {"a": 2.0, "b": 1.0}, "at the limit": {"a": 1.5, "b": 1.0}}
    assert model.told(rows) == {"a", "both"}
    assert not model.told({})


def test_the_model_that_ships_holds_numbers_and_names_of_features_alone() -> None:
    model = shipped_model()
    rendered = render(paragraphs(*TALKS))
    seen = {name for row in line_features(story_of(rendered, ("\n".join(TALKS),) * 2)).values() for name in row}
    known = ("kind ", "cue ", "in ", "told ", "before ", "after ")
    trees = model.trees
    assert all(name in seen or name.startswith(known) for name in trees.columns)
    assert max(trees.asked) < len(trees.columns)
    assert max(trees.below) < len(trees.value)


def test_boxes_inside_the_story_are_left_out(tmp_path: Path) -> None:
    boxes = (
        "<aside class='related'><h3>Read more</h3><ul><li><a href='/a'>Ferry prices rise again</a></li></ul></aside>",
        "<figure><img alt='' src='x.jpg'><figcaption>The bridge at Lakeville. Photo: Ana Perez</figcaption></figure>",
        "<div class='newsletter-signup'><p>Sign up for our morning letter.</p></div>",
    )
    body = f"<nav><a href='/'>Home</a></nav><article><h1>Envoys agree to open the bridge</h1><p>{TALKS[0]}</p>{boxes[0]}<p>{TALKS[1]}</p>"
    body += f"{boxes[1]}<p>{TALKS[2]}</p>{boxes[2]}<p>{TALKS[3]}</p></article><footer><p>All rights reserved.</p></footer>"
    article_page = page_of(body, tmp_path)
    article = find_article(article_page, SiteFacts())
    assert [article_page.text[s.start : s.end] for s in article.spans("body")] == list(TALKS)


def test_questions_and_answers_are_the_story(tmp_path: Path) -> None:
    asked = ("Why was the bridge closed?", "Who asked for it to be opened?", "What comes next?")
    rows = "".join(f"<h3>{q}</h3><p>{a}</p>" for q, a in zip(asked, TALKS[1:], strict=True))
    told = told_lines(page_of(f"<article><h1>Envoys agree</h1><p>{TALKS[0]}</p>{rows}</article>", tmp_path))
    assert set(TALKS) <= set(told)
    assert set(asked) <= set(told)


def test_a_list_in_the_story_stays(tmp_path: Path) -> None:
    points = [
        "Traders may cross the bridge from six in the morning until ten at night.",
        "Lorries are to be searched by guards of both sides together at the river.",
        "Prisoners of last spring are to be named on lists within the next thirty days.",
    ]
    items = "".join(f"<li>{point}</li>" for point in points)
    told = told_lines(page_of(f"<article><h1>Envoys agree</h1><p>{TALKS[0]}</p><ul>{items}</ul>{paragraphs(*TALKS[1:])}</article>", tmp_path))
    assert {*points, *TALKS} <= set(told)


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\u2003\u00a0"])
def test_lines_set_in_with_wide_spaces_are_told_and_found(space: str, tmp_path: Path) -> None:
    page = page_of(f"<article><h1>Envoys agree</h1>{paragraphs(*(space + text for text in TALKS))}</article>", tmp_path)
    assert set(TALKS) <= set(told_lines(page))
    article = find_article(page, SiteFacts())
    assert [page.text[s.start : s.end] for s in article.spans("body")] == list(TALKS)


def test_marks_of_a_page_lie_on_its_text(tmp_path: Path) -> None:
    page = page_of(f"<article>{paragraphs(*TALKS)}</article><p>\u200b</p><p> </p>", tmp_path)
    for mark in page.marks:
        text = page.text[mark.start : mark.end]
        assert text
        assert text == text.strip()
