"""Page → article: which lines are what, and what the page says of the story. All pages are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import PageError
from communique.model.article import Article
from communique.model.page import Page, SiteFacts, page_id
from communique.pages.finding import find_article
from communique.pages.reading import read_pages

PARAGRAPHS = (
    "OSTHAVEN — Delegates from the two island republics ended a third day of talks on Friday without a text that both could sign.",
    "The mediator, a former judge, told reporters that the sides had moved closer on fishing rights but not on the strait.",
    "“We are not leaving,” she said, adding that the next session would begin on Monday morning in the same hall.",
    "Neither delegation would say what had been offered, and both asked for the maps to be drawn again by the engineers.",
    "A spokesman for the northern republic said that its navy would keep its distance from the buoys while the talks go on.",
)
OPENING = PARAGRAPHS[0].split(" — ")[1]
BODY = (OPENING, *PARAGRAPHS[1:])
DUMP = "\n".join(
    (
        "The Harbour Gazette", "Menu", "Search", "World", "Business", "Weather", "The Harbour Gazette", "",
        "Third day of strait talks ends without a text", "", "6 March 1998", "By Mira Solvang and Tor Eklund, Foreign Correspondents", "in World", "",
        *(line for p in PARAGRAPHS[:2] for line in (p, "")),
        "Recommended Stories", "list of 2 items", "list 1 of 2 Ferry fares rise again before the summer",
        "list 2 of 2 What the buoys mean for the fishing fleet", "",
        "Fishing rights", "",
        *(line for p in PARAGRAPHS[2:] for line in (p, "")),
        "Ida Holm contributed reporting.", "",
        "Mira Solvang is a Gazette reporter who covers the islands.", "",
        "The post Third day of strait talks ends without a text appeared first on Northern Wire.", "",
        "Ferry fares rise again before the summer season begins in May", "March 5, 1998", "",
        "by Trade Weekly", "Storm closes two harbours on the western coast for a day", "March 4, 1998", "Read more", "",
        "The Harbour Gazette © 1998",
    )
)  # fmt: skip


def made(text: str, **given: str) -> Page:
    return Page(page_id(sha256_text=text, url=None), given.get("path", "a.txt"), given.get("url"), None, "", "", "text/1", text)


def found(text: str) -> Article:
    return find_article(made(text), SiteFacts())


def roles(text: str, article: Article) -> dict[str, str]:
    return {text[b.start : b.end]: b.role for b in article.blocks}


@pytest.fixture(params=["\n", "\r\n"])
def dump(request: pytest.FixtureRequest) -> str:
    return DUMP.replace("\n", str(request.param))


def test_a_dump_with_furniture_and_teasers(dump: str) -> None:
    article = found(dump)
    assert [dump[s.start : s.end] for s in article.spans("body")] == list(BODY)
    assert [dump[s.start : s.end] for s in article.spans("dateline")] == ["OSTHAVEN —"]
    assert [dump[s.start : s.end] for s in article.spans("subhead")] == ["Fishing rights"]
    told = roles(dump, article)
    assert told["Third day of strait talks ends without a text"] == "title"
    assert told["6 March 1998"] == "date"
    assert told["By Mira Solvang and Tor Eklund, Foreign Correspondents"] == "byline"
    assert told["in World"] == "section"
    assert told["list 1 of 2 Ferry fares rise again before the summer"] == "related"
    assert told["Ida Holm contributed reporting."] == "contributors"
    assert told["Mira Solvang is a Gazette reporter who covers the islands."] == "bio"
    assert told["March 4, 1998"] == "related"
    assert told["The Harbour Gazette © 1998"] == "legal"


def test_what_the_dump_says_of_its_story(dump: str) -> None:
    article = found(dump)
    assert article.title is not None
    assert article.title.value == "Third day of strait talks ends without a text"
    assert article.published is not None
    assert (article.published.first, article.published.raw) == ("1998-03-06", "6 March 1998")
    assert [a.value for a in article.authors] == ["Mira Solvang", "Tor Eklund"]
    assert [c.value for c in article.contributors] == ["Ida Holm"]
    assert article.outlet is not None
    assert article.outlet.value == "The Harbour Gazette"
    assert article.original_publisher is not None
    assert article.original_publisher.value == "Northern Wire"
    assert article.language == "en"


def test_blocks_cover_all_that_is_not_blank(dump: str) -> None:
    left = dump
    for block in reversed(found(dump).blocks):
        left = left[: block.start] + left[block.end :]
    assert not left.strip()


def test_the_bio_names_the_author_where_no_byline_does() -> None:
    text = DUMP.replace("By Mira Solvang and Tor Eklund, Foreign Correspondents\n", "")
    article = found(text)
    assert [a.value for a in article.authors] == ["Mira Solvang"]
    assert text[article.authors[0].start : article.authors[0].end] == "Mira Solvang"


def test_a_standfirst_set_apart_by_the_only_blank_line() -> None:
    text = "Third day of strait talks ends without a text\nThe mediator says that the sides moved closer on fishing.\n\n" + "\n".join(PARAGRAPHS)
    article = found(text)
    assert article.standfirst is not None
    assert text[slice(*article.standfirst)] == "The mediator says that the sides moved closer on fishing."
    assert len(article.spans("body")) == len(PARAGRAPHS)


def test_paragraphs_wrapped_at_a_width_are_one_block_each() -> None:
    import textwrap

    wrapped = "Third day of strait talks ends\n\n" + "\n\n".join(textwrap.fill(p, 72) for p in PARAGRAPHS)
    article = found(wrapped)
    assert [" ".join(wrapped[s.start : s.end].split()) for s in article.spans("body")] == list(BODY)


def test_sentences_broken_at_links_are_one_block_each() -> None:
    broken = "Third day of strait talks ends\n" + "\n".join(
        f"{p[:40].rsplit(' ', 1)[0]}\n{p[:40].rsplit(' ', 1)[1]}{p[40:]}" for p in PARAGRAPHS
    ).replace("on Friday", "on\nFriday").replace("former judge,", "former\njudge\n,")  # fmt: skip
    article = found(broken)
    assert len(article.spans("body")) == len(PARAGRAPHS)


def test_astral_and_combining_characters_shift_nothing() -> None:
    text = DUMP.replace("Menu", "Menu 😀👩\u200d⚖️").replace("OSTHAVEN", "O\u0308STHAVEN 😀")
    article = found(text)
    assert article.title is not None
    assert text[article.title.start : article.title.end] == article.title.raw == "Third day of strait talks ends without a text"


@pytest.mark.parametrize(
    ("line", "first", "raw"),
    [
        ("Published: 5 Feb 2026 at 10:00", "2026-02-05", "5 Feb 2026"),
        ("Thursday, February 5, 2026", "2026-02-05", "February 5, 2026"),
        ("2026-02-05 10:00 GMT", "2026-02-05", "2026-02-05"),
        ("25/12/2026", "2026-12-25", "25/12/2026"),
        ("Published 4th of March, 2026 | Updated 5 March 2026", "2026-03-04", "4th of March, 2026"),
        ("Updated 5 March 2026, first published 4 March 2026", "2026-03-04", "4 March 2026"),
    ],
)
def test_the_stated_date(line: str, first: str, raw: str) -> None:
    article = found(DUMP.replace("6 March 1998", line))
    assert article.published is not None
    assert (article.published.first, article.published.raw) == (first, raw)


@pytest.mark.parametrize("line", ["Updated 5 March 2026", "03/04/2026"])
def test_a_date_that_is_no_date_of_publication_leaves_a_note(line: str) -> None:
    article = found(DUMP.replace("6 March 1998", line))
    assert article.published is None
    assert article.note is not None
    assert line.removeprefix("Updated ") in article.note
    assert (article.updated.first if article.updated else None) == ("2026-03-05" if line.startswith("Updated") else None)


def test_the_address_settles_a_numeric_date() -> None:
    text = DUMP.replace("6 March 1998", "03/04/2026")
    article = find_article(made(text, url="https://gazette.example/2026/04/03/strait"), SiteFacts())
    assert article.published is not None
    assert article.published.first == "2026-04-03"


def test_no_date_of_a_teaser_is_taken() -> None:
    assert found(DUMP.replace("6 March 1998\n", "")).published is None


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By ANA DE LA CRUZ", ["Ana De La Cruz"]),
        ("By J. R. Okafor in Lagos", ["J. R. Okafor"]),
        ("Written by: Siân Pryce-Jones & Omar al-Hadi", ["Siân Pryce-Jones", "Omar al-Hadi"]),
        ("By Staff", []),
        ("By AP", ["AP"]),
        ("By The Harbour Gazette", ["The Harbour Gazette"]),
    ],
)
def test_bylines(byline: str, names: list[str]) -> None:
    text = DUMP.replace("By Mira Solvang and Tor Eklund, Foreign Correspondents", byline).replace("Mira Solvang is a Gazette reporter", "The islands")
    assert [a.value for a in found(text).authors] == names


@pytest.mark.parametrize(
    ("lead", "publisher"),
    [
        ("OSTHAVEN (Reuters) - ", "Reuters"),
        ("OSTHAVEN, Mar 6 (AP) — ", "Associated Press"),
        ("OSTHAVEN, March 6 (Xinhua) -- ", "Xinhua"),
        ("OSTHAVEN — ", None),
    ],
)
def test_the_dateline_names_the_agency(lead: str, publisher: str | None) -> None:
    text = DUMP.replace("OSTHAVEN — ", lead)
    text = text.replace("The post Third day of strait talks ends without a text appeared first on Northern Wire.\n", "")
    article = found(text)
    assert (article.original_publisher.value if article.original_publisher else None) == publisher


@pytest.mark.parametrize(
    ("notice", "publisher"),
    [
        ("This article was originally published by Island Monitor and is republished with permission.", "Island Monitor"),
        ("This story first appeared in The Tidal Review.", "The Tidal Review"),
        ("Republished from Open Strait under a Creative Commons licence.", "Open Strait"),
    ],
)
def test_notices_of_syndication(notice: str, publisher: str) -> None:
    article = found(DUMP.replace("The post Third day of strait talks ends without a text appeared first on Northern Wire.", notice))
    assert article.original_publisher is not None
    assert article.original_publisher.value == publisher


def test_an_outlet_that_names_its_own_correspondents() -> None:
    own = (
        "Tideline News’s Ida Holm, reporting from Osthaven, said that the hall was almost empty by noon.",
        "The engineers drew the maps again, Tideline News’s Per Lund reported from the harbour on Friday evening.",
    )
    article = found("Third day of strait talks ends\n\n" + "\n".join((*PARAGRAPHS, *own)))
    assert article.outlet is not None
    assert article.outlet.value == "Tideline News"


@pytest.mark.parametrize("outlet", ["The Tidal Review", "Osthaven Daily News", "Island Weekly"])
def test_an_outlet_named_beside_the_byline(outlet: str) -> None:
    article = found(f"Third day of strait talks ends\n\nBy Ida Holm\n{outlet}\nMarch 6, 1998\n\n" + "\n\n".join(PARAGRAPHS))
    assert article.outlet is not None
    assert article.outlet.raw == outlet


def test_a_masthead_in_capitals_is_spelled_as_the_copyright_line_does() -> None:
    text = DUMP.replace("The Harbour Gazette\n", "THE HARBOUR GAZETTE\n")
    article = found(text)
    assert article.outlet is not None
    assert (article.outlet.value, article.outlet.raw) == ("The Harbour Gazette", "THE HARBOUR GAZETTE")


@pytest.mark.parametrize("sign", ["\u200c", "\u200b\u200b", "• • •"])
def test_a_line_of_signs_is_no_masthead(sign: str) -> None:
    text = DUMP.replace("The Harbour Gazette\n", f"{sign}\n") + f"\n{sign}\n"
    outlet = found(text).outlet
    assert outlet is None or outlet.value.startswith("The Harbour")


@pytest.mark.parametrize(
    "line",
    [
        "Support for membership of the customs union has grown on both islands since the first updates were published.",
        "Above all, the northern republic wants the strait to be open to its fishing fleet in the winter months.",
        "The court ruled that copyright in the old charts belongs to neither side, and that both may print them.",
        "No ship may enter the strait without the consent of both sides, according to the draft that was read out.",
        "Per Lund is an analyst at the Maritime Institute who has followed the talks since they began in the spring.",
        "Anna Berg was a journalist before she became the chief negotiator of the southern republic four years ago.",
        "The rest of the text speaks of the pilots, the fees, the harbour dues and much else besides...",
        "Early reports from the harbour say that the ferry left before the delegates could reach the pier.",
        "(c) the parties shall keep their ships two miles from the buoys until the maps have been drawn again.",
    ],
)
def test_a_paragraph_that_reads_like_furniture_stays_in_the_story(line: str) -> None:
    text = DUMP.replace(PARAGRAPHS[3], f"{PARAGRAPHS[3]}\n\n{line}")
    assert line in [text[slice(*s)] for s in found(text).spans("body")]


FRONT = """---
title: "Third day of strait talks ends"
authors:
  - Mira Solvang
  - Tor Eklund
date: 1998-03-06
outlet: The Harbour Gazette
source: Northern Wire
---
# Third day of strait talks ends

"""


def test_markdown_with_front_matter() -> None:
    text = FRONT + "\n\n".join(PARAGRAPHS[:3]) + "\n\n## Fishing rights\n\n" + "\n\n".join(PARAGRAPHS[3:]) + "\n"
    article = found(text)
    assert article.title is not None
    assert article.title.raw == "Third day of strait talks ends"
    assert [a.value for a in article.authors] == ["Mira Solvang", "Tor Eklund"]
    assert article.published is not None
    assert article.published.raw == "1998-03-06"
    assert article.outlet is not None
    assert article.outlet.raw == "The Harbour Gazette"
    assert article.original_publisher is not None
    assert article.original_publisher.raw == "Northern Wire"
    assert len(article.spans("body")) == len(PARAGRAPHS)
    assert [text[slice(*s)] for s in article.spans("subhead")] == ["Fishing rights"]
    assert roles(text, article)["date: 1998-03-06"] == "metadata"


PAGE = """<html><head><title>Third day of strait talks ends | The Harbour Gazette</title>
<meta property="og:site_name" content="The Harbour Gazette"><meta property="og:url" content="https://gazette.example/strait">
<meta property="article:published_time" content="1998-03-06T10:00:00+01:00"><meta name="author" content="Mira Solvang">
<link rel="canonical" href="https://wire.example/strait"></head><body><nav><ul><li><a href="/">Home</a></li></ul></nav>
<article><h1>Third day of strait talks ends</h1><p class="byline">By Mira Solvang</p>
<figure><img src="x.jpg"><figcaption>The hall in Osthaven, seen from the harbour on Friday.</figcaption></figure>
%s<h2>Fishing rights</h2>%s</article>
<aside><h2>Most read</h2><ul><li><a href="/1">Ferry fares rise again before the summer</a></li></ul></aside>
<footer>© 1998 The Harbour Gazette</footer></body></html>"""


def test_html(tmp_path: Path) -> None:
    source = PAGE % ("".join(f"<p>{p}</p>" for p in PARAGRAPHS[:3]), "".join(f"<p>{p}</p>" for p in PARAGRAPHS[3:]))
    (tmp_path / "a.html").write_text(source, encoding="utf-8")
    (page,) = read_pages([tmp_path])
    assert isinstance(page, Page)
    article = find_article(page, SiteFacts())
    assert [page.text[slice(*s)] for s in article.spans("body")] == list(BODY)
    assert [page.text[slice(*s)] for s in article.spans("subhead")] == ["Fishing rights"]
    assert article.title is not None
    assert article.title.raw == "Third day of strait talks ends"
    assert article.published is not None
    assert article.published.first == "1998-03-06"
    assert [a.raw for a in article.authors] == ["Mira Solvang"]
    assert article.outlet is not None
    assert article.outlet.raw == "The Harbour Gazette"
    assert article.original_publisher is not None
    assert article.original_publisher.value == "wire.example"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Home\nNews\nSport\nLog in\n", "C105"),
        ("No story here.", "C105"),
        (
            "Die Unterhändler trafen sich am Dienstag in der Hauptstadt, und sie sprachen über die Grenze und den Hafen der Insel.\n"
            "Der Sprecher sagte, dass die nächste Runde nach der Wahl stattfinden werde, und er nannte keinen Termin für das Treffen.\n" * 4,
            "C106",
        ),
        (
            "Делегации встретились во вторник и говорили о границе, и о том, что будет после выборов, но не назвали дату.\n"
            "По словам посредника, они не были готовы подписать договор, и он сказал, что новая встреча пройдёт в мае.\n",
            "C106",
        ),
    ],
)
def test_pages_without_a_story_that_is_read(text: str, code: str) -> None:
    with pytest.raises(PageError) as caught:
        found(text)
    assert caught.value.code == code


def test_a_brief_of_one_paragraph_is_an_article() -> None:
    article = found(f"Third day of strait talks ends\n\n{PARAGRAPHS[0]}\n")
    assert len(article.spans("body")) == 1
    assert article.title is not None


def test_a_recipe_is_an_article() -> None:
    text = "Lemon cake for a rainy day\n\nBy Ida Holm\n\n" + "\n\n".join(
        (
            "This cake has been in my family for years, and it is as good on the second day as it is on the first.",
            "Beat the butter and the sugar until they are pale, and then add the eggs one at a time, beating well after each of them.",
            "Fold in the flour with a metal spoon, and pour the mixture into a tin that has been lined with paper.",
            "Bake it for forty minutes until the top is golden and a skewer comes out clean, and let it cool in the tin.",
        )
    )
    article = found(text)
    assert len(article.spans("body")) == 4
    assert article.outlet is None
