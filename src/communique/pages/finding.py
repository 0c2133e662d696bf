"""Page → article.

``find_article(page, SiteFacts())`` lays the page out in paragraphs, finds those that are the story, gives every other one its role, and
reads title, date, writers and outlets off the paragraphs around the story and off the page's metadata.
"""

from __future__ import annotations

import re

from communique.errors import PageError
from communique.model.article import Article, Block
from communique.model.page import Page, SiteFacts
from communique.model.spans import Span
from communique.pages.chosen import story_of
from communique.pages.datelines import filed
from communique.pages.filing import place_of, section_of
from communique.pages.headlines import title_index
from communique.pages.languages import language_code, language_name, language_of, plainly_other
from communique.pages.layout import roles_of
from communique.pages.lines import Line, split_lines, split_paragraphs
from communique.pages.liveblogs import stamps_note
from communique.pages.marked import marked_story
from communique.pages.metadata import head_keys, metadata_lines
from communique.pages.origins import original_of
from communique.pages.outlets import outlet_of
from communique.pages.published import stated_dates
from communique.pages.seen import look_at
from communique.pages.sheet import Sheet
from communique.pages.stamps import parted
from communique.pages.titles import front_standfirst, heading_mark, standfirst_of, title_of, without_standfirst
from communique.pages.trees import Trees
from communique.pages.writers import authors_of, contributors_of


def find_article(page: Page, site: SiteFacts, *, any_language: bool = False, trees: Trees | None = None) -> Article:
    """The article on `page`; its blocks have no outer white space and cover all that is not blank, less the # before headings.

    PageError C105 when the page holds no article, C106 when the story's language is not supported; with `any_language` it is only told.
    `trees` take the place of those that ship (see `communique.pages.chosen`).
    """
    if not any_language:
        _refuse(page, plainly_other(page.text) or "en")
    lines = split_lines(page.text) if page.marks else split_paragraphs(page.text)
    head, above = metadata_lines(page, lines)
    sheet = _sheet(page, site, parted(lines[above:]), head, trees)
    language = _language(page, sheet, any_language=any_language)
    title = title_index(sheet)
    sheet = without_standfirst(sheet, title)
    dates = stated_dates(sheet, title)
    authors, bylines = authors_of(sheet, title)
    standfirst = standfirst_of(sheet, title)
    outlet = outlet_of(sheet)
    roles = roles_of(sheet, title=title, standfirst=standfirst, date=dates.index, bylines=bylines, authors=[a.value for a in authors])
    blocks = [Block(line.start, line.end, "metadata") for line in lines[:above]]
    head_of = filed(sheet)
    for i, (one, role) in enumerate(zip(sheet.seen, roles, strict=True)):
        start = one.line.start + heading_mark(one.line.text)
        if head_of and head_of[0] == i:
            blocks.append(Block(*head_of[1].span, "dateline"))
            start = head_of[1].body
        if start < one.line.end:
            blocks.append(Block(start, one.line.end, role))
    return Article(
        page=page.id,
        blocks=tuple(blocks),
        title=title_of(sheet, title),
        standfirst=front_standfirst(sheet) if standfirst is None else _bare(sheet.seen[standfirst].line),
        published=dates.published,
        outlet=outlet,
        original_publisher=original_of(sheet, outlet),
        authors=authors,
        contributors=contributors_of(sheet, authors),
        language=language,
        note=" ".join(filter(None, (dates.note, stamps_note(sheet)))) or None,
        updated=dates.updated,
        section=section_of(sheet, title),
        place=place_of(sheet),
    )


def _bare(line: Line) -> Span:
    """Where `line` stands, less the # of a heading."""
    return Span(line.start + heading_mark(line.text), line.end)


def _sheet(page: Page, site: SiteFacts, lines: tuple[Line, ...], head: tuple[tuple[str, int, int], ...], trees: Trees | None) -> Sheet:
    seen = look_at(lines, frozenset(site.repeated))
    kinds = {mark.start: mark.kind for mark in page.marks if mark.kind != "story"}
    story = marked_story(seen, kinds, {mark.start for mark in page.marks if mark.kind == "story"}) or story_of(seen, trees)
    if not any(role == "body" for role in story.values()):
        raise PageError("C105", f"{page.path}: no article was found. Check that the saved page holds the text of the story.")
    return Sheet(page, seen, story, head, kinds)


def _language(page: Page, sheet: Sheet, *, any_language: bool) -> str:
    """The language of the story; where it (a table, say) has too few running words to tell, that of the whole page, else the one stated."""
    language = language_of([sheet.text_of(i) for i in sorted(sheet.story)])
    if language == "und":
        language = language_of([one.line.text for one in sheet.seen])
    if language == "und":
        language = _stated_language(sheet)
    if not any_language:
        _refuse(page, language)
    return language


def _refuse(page: Page, language: str) -> None:
    if language != "en":
        raise PageError("C106", f"{page.path}: the story is in {language_name(language)}. Only English is read so far; leave the page out.")


def _stated_language(sheet: Sheet) -> str:
    """ISO 639-1 code that the metadata state ("en", "en-GB", "English"); ``und`` when they state none."""
    for key in head_keys("language"):
        for name, start, end in sheet.head:
            if name == key:
                stated = re.split(r"[-_]", sheet.page.text[start:end].strip().lower())[0]
                return language_code(stated)
    return "und"
