"""HTML pages whose story stands in pieces, twice, or among what extractors stumble over."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from communique.model.page import Page, SiteFacts, Unread
from communique.pages.finding import find_article
from communique.pages.reading import read_pages
from communique.pages.rendering import parse_html, render
from communique.pages.story.extracting import told_texts

STORY = (
    "Envoys of the two islands met in the old customs house for six hours on Tuesday, the host's ministry said.",
    "They had before them a draft on fishing rights that the mediator had sent to both capitals last week.",
    "Neither side would say whether the strait itself was discussed, and both asked for more time with the maps.",
    "A second round is to follow within a month, a member of the northern delegation told reporters at the door.",
)


def page_of(folder: Path, source: str) -> Page:
    file = folder / "saved.html"
    file.write_text(source, encoding="utf-8")
    (page,) = read_pages([file])
    assert isinstance(page, Page)
    return page


def body_of(page: Page) -> list[str]:
    article = find_article(page, SiteFacts())
    return [page.text[block.start : block.end] for block in article.blocks if block.role == "body"]


def paragraphs(lines: Iterable[str]) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_pieces_that_a_server_streams_are_put_in_their_places(tmp_path: Path) -> None:
    source = f"""<html><head><title>Envoys meet</title></head><body><div hidden=""></div><template id="B:0"></template>
    <div hidden id="S:1">{paragraphs(STORY[2:])}</div><script>$RS("S:1","P:1")</script>
    <div hidden id="S:0"><article><h1>Envoys meet</h1>{paragraphs(STORY[:2])}<template id="P:1"></template></article></div></body></html>"""
    page = page_of(tmp_path, source)
    assert page.renderer == "html/1 streamed"
    assert body_of(page) == list(STORY)


def test_hidden_pieces_stay_hidden_where_the_page_has_words(tmp_path: Path) -> None:
    source = f"""<html><body><article><h1>Envoys meet</h1>{paragraphs(STORY)}</article><template id="B:0"></template>
    <div hidden id="S:0"><p>Sign up for the letter of the morning.</p></div></body></html>"""
    page = page_of(tmp_path, source)
    assert page.renderer == "html/1"
    assert "Sign up" not in page.text


def test_a_piece_without_a_place_is_no_story(tmp_path: Path) -> None:
    file = tmp_path / "saved.html"
    file.write_text(f'<html><body><div hidden id="S:0">{paragraphs(STORY)}</div></body></html>', encoding="utf-8")
    (row,) = read_pages([file])
    assert isinstance(row, Unread)
    assert row.code == "C104"


def test_a_story_told_once_more_in_one_line_for_machines_is_read_once(tmp_path: Path) -> None:
    lines = [*STORY, *(f"{line} So it went on {n}." for n, line in enumerate(STORY))]
    source = f"""<html><body><article><h1>Envoys meet</h1>{paragraphs(lines)}</article>
    <div><span itemprop="headline">Envoys meet</span><div itemprop="articleBody">{" ".join(lines)}</div></div></body></html>"""
    body = body_of(page_of(tmp_path, source))
    assert body[: len(STORY)] == list(STORY)
    assert not any(len(line) > 300 for line in body)


@pytest.mark.parametrize("bad", ["\x0b", "&#1;", "\x01", "\ufffe"])
def test_control_characters_do_not_cost_an_extractor(bad: str) -> None:
    last = f"They{bad} parted at noon without a word to anybody."
    source = f"<html><body><article><h1>Envoys meet</h1>{paragraphs([*STORY, last])}</article></body></html>"
    by_trafilatura, by_resiliparse = told_texts(render(source), source)
    assert STORY[0] in by_trafilatura
    assert STORY[0] in by_resiliparse


def test_a_story_inside_an_unclosed_menu_is_told_all_the_same() -> None:
    source = f"<html><body><nav><a href='/'>Home</a><article><h1>Envoys meet</h1>{paragraphs(STORY)}</article></body></html>"
    assert STORY[1] in told_texts(render(source), source)[0]


def test_extractors_leave_the_tree_as_it_was() -> None:
    source = f"<html><body><nav>Menu</nav><article>{paragraphs(STORY)}</article><footer>Imprint</footer><script>1</script></body></html>"
    rendered, same = render(source), parse_html(source)
    told_texts(rendered, source)
    assert rendered.root is not None
    assert same is not None
    assert [element.tag for element in rendered.root.iter()] == [element.tag for element in same.iter()]


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("Envoys meet | Gazette | 06.03.1998", "1998-03-06"),
        ("Envoys meet | 2031-02-18", "2031-02-18"),
        ("Envoys meet | Gazette | 14 April 2025", "2025-04-14"),
        ("What happened on 14 April 2025 | Gazette", None),
        ("Envoys meet | The week of 14 April 2025", None),
    ],
)
def test_a_date_behind_the_bar_of_the_title_is_that_of_the_story(tmp_path: Path, title: str, day: str | None) -> None:
    note = "<p>Envoys at the customs house, 2 March 1998</p>" if day else ""
    filler = paragraphs(["It was the 13.04.1997 paper that both had signed, the ministry said in a note to the press on that evening."])
    source = f"<html><head><title>{title}</title></head><body><article><h1>Envoys meet</h1>{note}{paragraphs(STORY)}{filler}</article></body></html>"
    article = find_article(page_of(tmp_path, source), SiteFacts())
    assert (article.published.first if article.published else None) == day


@pytest.mark.parametrize("box", ["div class='article-body'", "div class='body__inner'", "section class='entry-content'"])
def test_a_story_set_in_several_boxes_is_read_whole(tmp_path: Path, box: str) -> None:
    parts = [[f"{line} It was round {n} of the talks that began in spring." for line in STORY] for n in range(4)]
    boxes = "<div class='ad'>Advertisement</div>".join(f"<{box}>{paragraphs(part)}</{box.split()[0]}>" for part in parts)
    source = f"<html><body><main><h1>Envoys meet</h1>{boxes}</main><footer>Imprint and terms</footer></body></html>"
    assert body_of(page_of(tmp_path, source)) == [line for part in parts for line in part]


def test_formatting_of_each_word_does_not_cost_the_story() -> None:
    lines = [" ".join(f"<b>{word}</b>" for word in f"{line} {n}".split()) for n in range(60) for line in STORY]
    source = f"<html><body><article><h1>Envoys meet</h1>{paragraphs(lines)}</article></body></html>"
    assert all(f"{STORY[0]} 59" in " ".join(told.split()) for told in told_texts(render(source), source))
