"""Whatever the text: an article whose every span is in bounds, in order and quoted exactly, or a PageError."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.errors import PageError
from communique.model.article import ROLES, Article
from communique.model.page import Page, SiteFacts, page_id
from communique.pages.finding import find_article
from communique.pages.frontmatter import front_values
from communique.pages.reading import read_pages
from communique.pages.rendering import render

LINES = st.sampled_from(
    [
        "The envoys met in the old town hall on Monday and agreed to meet again before the end of the month, officials said.",
        "She said that it was “too early” to speak of a deal 😀, and that the maps were not ready.", "By Ana Perez and Bo Lund, Reuters",
        "February 5, 2026", "Updated 03/04/2026", "The post Talks end appeared first on X Y.", "Read more", "Comments",
        "© 2026 Lantern", "---",
        "title: a: b", "title: Talks", "Ida Holm contributed reporting.", "Ida Holm is a Lantern reporter.", "• one", "# Talks end",
        "  ", "\ufeff", "e\u0301",
        "OSLO (AP) — The envoys met in the hall again on Tuesday, and they said that it had been a good day.", "Recommended Stories",
        "Lantern’s Ana Perez",
    ]
)  # fmt: skip
TAGS = st.sampled_from(["<p>", "</p>", "<h1>", "</h1>", "<a\thref=x>", "<br>", "<script>", "<!--", "&#0;", "&#xD800;", "<table>", "<td>", "<pre>"])
ENDINGS = st.sampled_from([".txt", ".html", ".md", ""])
ENDS = st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028", " "])
PAGES = st.lists(st.one_of(LINES, st.text(max_size=60)).flatmap(lambda line: ENDS.map(lambda end: line + end)), max_size=30).map("".join)


def check(page: Page, article: Article) -> None:
    text, place = page.text, 0
    for block in article.blocks:
        assert place <= block.start < block.end <= len(text)
        assert block.role in ROLES
        quoted = text[block.start : block.end]
        assert quoted == quoted.strip()
        place = block.end
    named = [article.title, article.outlet, article.original_publisher, article.published, *article.authors, *article.contributors]
    for one in named:
        assert one is None or (0 <= one.start < one.end and text[one.start : one.end] == one.raw)
    if article.standfirst is not None:
        assert article.standfirst in article.spans("standfirst")
    assert article.spans("body")


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_every_span_is_quoted_exactly(text: str) -> None:
    page = Page(page_id(sha256_text=text, url=None), "a.md", None, None, "", "", "text/1", text)
    try:
        article = find_article(page, SiteFacts(("Read more",)))
    except PageError:
        return
    check(page, article)
    assert find_article(page, SiteFacts(("Read more",))) == article


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(LINES, TAGS)))
def test_any_source_renders_to_text_that_can_be_stored(parts: list[str]) -> None:
    rendered = render("".join(parts))
    assert rendered.text.encode("utf-8").decode("utf-8") == rendered.text
    assert "\0" not in rendered.text
    for mark in rendered.marks:
        line = rendered.text[mark.start : mark.end]
        assert line
        assert "\n" not in line


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=200), st.lists(st.one_of(LINES, TAGS)).map(lambda parts: "".join(parts).encode("cp1252", "replace"))), ENDINGS)
def test_any_bytes_are_a_page_or_a_row(tmp_path: Path, data: bytes, ending: str) -> None:
    file = tmp_path / f"a{ending}"
    file.write_bytes(data)
    (found,) = read_pages([file])
    assert found.path == file.name
    if isinstance(found, Page):
        assert found.text.encode()
        assert found.id == page_id(sha256_text=found.sha256_text, url=found.url)
        try:
            check(found, find_article(found, SiteFacts()))
        except PageError:
            return


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["title", "authors", "date", "x y"]), st.text(max_size=20)), max_size=5))
def test_front_matter_values_are_quoted_exactly(entries: list[tuple[str, str]]) -> None:
    text = "---\n" + "".join(f"{key}: {value}\n" for key, value in entries) + "---\nWords.\n"
    for values in front_values(text).values():
        assert all(text[v.start : v.end] == v.raw for v in values)
