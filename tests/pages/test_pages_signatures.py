"""The last paragraph of a story that an agency signs: "… on Monday. (AFP)", "… on Monday. — Reuters"."""

import time
from pathlib import Path

import pytest

from communique.model.article import Article
from communique.model.page import Page, SiteFacts
from communique.pages.finding import find_article
from communique.pages.reading import read_pages

TOLD = (
    "Envoys of the two sides met in the harbour town of Osthaven on Monday for a third round of talks, officials said.",
    "The mediator said that the sides had come closer on the exchange of prisoners and would go on with it on Tuesday.",
    "The talks are the first since the truce broke down in the spring, when both sides blamed each other for the shelling.",
)
LASTS = (
    "The next round is to begin on Thursday in the same place, the ministry said in a statement.",
    "Neither side would say whether the crossing at Lowbridge will be opened to lorries before the winter comes.",
    "A spokesman for the northern delegation called the day “long, and not without use for those who listened.”",
)
SIGNS = (
    ("(AFP)", "Agence France-Presse"),
    ("(Reuters)", "Reuters"),
    ("— Reuters", "Reuters"),
    ("-- AP", "Associated Press"),
    ("– AFP", "Agence France-Presse"),
)


def read(folder: Path, text: str, suffix: str = ".txt") -> tuple[Page, Article]:
    Path(folder, f"page{suffix}").write_text(text, encoding="utf-8")
    (page,) = read_pages([Path(folder, f"page{suffix}")])
    assert isinstance(page, Page)
    return page, find_article(page, SiteFacts())


def role_of(page: Page, article: Article, words: str) -> str:
    at = page.text.index(words)
    return next(block.role for block in article.blocks if block.start <= at < block.end)


def dump(*paragraphs: str) -> str:
    above = ("Harbour Daily", "News", "World", "Envoys meet again in Osthaven", "By Ana Perez", "3 November 2031")
    below = ("Related stories", "Fishing fleet returns early", "Bridge opens after long delay", "© 2031 Harbour Daily")
    return "\n".join((*above, *paragraphs, *below))


def saved(*paragraphs: str) -> str:
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in ("By Ana Perez", "3 November 2031", *paragraphs))
    title = "Envoys meet again in Osthaven"
    return f"<html><head><title>{title}</title></head><body><nav><a href=/>News</a></nav><article><h1>{title}</h1>{inner}</article></body></html>"


@pytest.mark.parametrize("last", LASTS)
@pytest.mark.parametrize(("sign", "agency"), SIGNS)
def test_a_signed_last_paragraph_is_of_the_story_and_credits_it(tmp_path: Path, last: str, sign: str, agency: str) -> None:
    for made, suffix in ((dump, ".txt"), (saved, ".html")):
        page, article = read(tmp_path, made(*TOLD, f"{last} {sign}"), suffix)
        assert role_of(page, article, last[:20]) == "body"
        assert article.original_publisher is not None
        assert article.original_publisher.value == agency


@pytest.mark.parametrize(
    "caption", ["Envoys of both sides arrive in Osthaven for the talks on Monday. (AFP)", "The mediator waves to crowds at the gate. (Reuters)"]
)
def test_a_caption_amid_the_story_stays_one(tmp_path: Path, caption: str) -> None:
    page, article = read(tmp_path, dump(TOLD[0], caption, *TOLD[1:], LASTS[0]))
    assert role_of(page, article, caption[:20]) == "caption"


def test_of_several_signed_lines_none_is_the_end_of_the_story(tmp_path: Path) -> None:
    captions = ("Envoys arrive at the hall on Monday. (AFP)", "The hall in Osthaven is seen after the envoys left it. (AFP)")
    page, article = read(tmp_path, dump(captions[0], *TOLD, captions[1]))
    assert role_of(page, article, "The hall in") == "caption"


def test_a_dateline_is_no_signed_sentence(tmp_path: Path) -> None:
    page, article = read(tmp_path, dump(*TOLD, *LASTS).replace(TOLD[0], f"ST. OSTHAVEN, Mich. (AP)\n— {TOLD[0]}"))
    assert role_of(page, article, TOLD[0][:20]) == "body"


@pytest.mark.parametrize("inner", ["<p>" + "<b><i>word</i></b> " * 10_000 + "</p>", "<b><p>word talk</b></p>" * 10_000, "<b><i><u>word " * 10_000])
def test_markup_of_nothing_but_formatting_takes_seconds_at_most(tmp_path: Path, inner: str) -> None:
    file = Path(tmp_path, "page.html")
    file.write_text(saved(*TOLD, *LASTS).replace("</article>", inner + "</article>"), encoding="utf-8")
    begin = time.process_time()
    (page,) = read_pages([file])
    assert isinstance(page, Page)
    assert time.process_time() - begin < 15


def test_lines_of_an_entry_that_begin_with_wide_spaces_are_its_story(tmp_path: Path) -> None:
    html = "".join(f"<p>\u3000{words}</p>" for words in (*TOLD, *LASTS))
    line = '{"title": "Envoys meet again", "url": "https://harbour.example/1", "html": "' + html.replace('"', "'") + '"}'
    page, article = read(tmp_path, line, ".jsonl")
    assert [role_of(page, article, words[:20]) for words in (*TOLD, *LASTS)] == ["body"] * 6
