"""What an article copies or shares, and how that is known, on its page and in the list of all."""

from __future__ import annotations

from dataclasses import replace

from pages_kit import shown, site, with_, words

from communique.model.record import SharedPassage
from communique.web.site import Site
from sample_talks import ARTICLES, ONE, TWO, span

HERE, THERE = span("The two sides agreed to free 45 prisoners", TWO), span("They agreed to exchange 40 prisoners")
COPY, POST, TIMES = ARTICLES


def told() -> Site:
    copy = replace(COPY, copy_kind="truncated", copy_share=0.999, copy_reason="the copy names <b>The Harbour Post</b>")
    times = replace(TIMES, passages=(SharedPassage(*HERE, POST.id, ONE.id, *THERE),))
    post = replace(POST, passages=(SharedPassage(*THERE, TIMES.id, TWO.id, *HERE),))
    return site(with_(articles=(copy, post, times)))


def facts(where: str, of: Site) -> dict[str, str]:
    tree = shown(where, of)
    return dict(zip(words(tree, "//dl[@class='facts']//dt"), words(tree, "//dl[@class='facts']//dd"), strict=True))


def test_a_copy_says_how_much_stands_in_its_original_and_why_that_is_the_original() -> None:
    """A share is never rounded up: 99.9 % is not all."""
    how = "cut, 99 % of its words stand there, since the copy names <b>The Harbour Post</b>"
    assert facts("articles/d-copy.html", told())["how"] == how
    assert facts("articles/d-post.html", told())["copied by"] == "Daily Copy"
    assert "how" not in facts("articles/d-post.html", told())
    assert f"copy of The Harbour Post ({how})" in " ".join(words(shown("articles.html", told()), "//li"))


def test_a_shared_passage_leads_to_its_words_here_and_there() -> None:
    page = shown("articles/d-times.html", told())
    assert facts("articles/d-times.html", told())["shares a passage with"] == "The Harbour Post (8 words)"
    links = page.xpath("//dl//dd[contains(., '(8 words)')]//a/@href")
    assert links == [f"../articles/d-post.html#w-{THERE.start}-{THERE.end}", f"../articles/d-times.html#w-{HERE.start}-{HERE.end}"]
    assert page.xpath(f"//a[@id='w-{HERE.start}-{HERE.end}']")
    assert "passage shared with The Harbour Post" in words(page, "//ul[@class='notes']//a")
    assert "shares a passage with The Harbour Post" in " ".join(words(shown("articles.html", told()), "//li"))


def test_without_a_copy_nothing_is_said_of_it() -> None:
    assert not {"how", "copied by", "shares a passage with"} & facts("articles/d-times.html", site()).keys()
