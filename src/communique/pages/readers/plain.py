"""Files that are one page each: a text dump, an HTML page, Markdown with front matter."""

from __future__ import annotations

from communique.model.page import Page
from communique.pages.decoding import decode, decode_html
from communique.pages.frontmatter import check_front_matter, front_address
from communique.pages.readers.making import known_page, make_page
from communique.pages.readers.sources import Reading, Source, check_markup, whole
from communique.pages.rendering import RENDERER, Rendered, render
from communique.pages.storymarks import mark_story
from communique.pages.streamed import STREAMED, render_streamed

PLAIN = "text/1"


def read_text(source: Source, reading: Reading) -> Page:
    """The page of a text dump, code point for code point. PageError C103, C104, C111."""
    data = whole(source, reading.limits)
    text, *found = decode(data, name=source.name, stated=source.charset)
    return make_page(source, data, text=text, body=0, renderer=PLAIN, encoding=(found[0], found[1]), limits=reading.limits)


def read_markdown(source: Source, reading: Reading) -> Page:
    """As `read_text`, with the address that the front matter gives. Also PageError C110."""
    data = whole(source, reading.limits)
    text, *found = decode(data, name=source.name, stated=source.charset)
    check_front_matter(text, name=source.name)
    url = front_address(text)
    return make_page(source, data, text=text, body=0, renderer=PLAIN, encoding=(found[0], found[1]), url=url, limits=reading.limits)


def read_html(source: Source, reading: Reading) -> Page:
    """The page of an HTML file, rendered by the frozen renderer, with its marks. PageError C103, C104, C111."""
    data = whole(source, reading.limits)
    return known_page(source, data, reading) or html_page(source, data, reading)


def html_page(source: Source, data: bytes, reading: Reading) -> Page:
    """As `read_html`, for the bytes `data` of `source`."""
    text, *found = decode_html(data, name=source.name, stated=source.charset)
    check_markup(text, reading.limits, name=source.name)
    rendered, renderer = render(text), RENDERER
    if not _worded(rendered) and (streamed := render_streamed(text)):
        (rendered, text), renderer = streamed, STREAMED
    page = make_page(
        source,
        data,
        text=rendered.text,
        body=rendered.body,
        renderer=renderer,
        encoding=(found[0], found[1]),
        url=rendered.url,
        limits=reading.limits,
    )
    return mark_story(page, rendered, text)


def _worded(rendered: Rendered) -> bool:
    return any(map(str.isalnum, rendered.text[rendered.body :]))
