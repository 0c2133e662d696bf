"""The frozen plain renderer ``html/1``: the source of an HTML page → the text that citations point into.

What it makes of a page never changes: a change of any rule here or in `head` needs a new name, and pages that are stored keep theirs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from lxml import etree, html

from communique.model.page import Mark
from communique.pages.head import head_lines
from communique.tables import load_table

RENDERER = "html/1"
BLANKS = " \t\n\r\f"
# Elements that say what a line is; the outermost one of a line wins over `p` and the like.
RULING = frozenset({"nav", "footer", "aside", "figcaption", "form", "h1", "h2", "h3", "h4", "h5", "h6", "time", "address", "blockquote", "li"})
CELL = "\0"  # ends a table cell until its line is done; no parsed page holds it
LINKED = 0.8  # share of a line's characters inside links that makes it a link


@dataclass(frozen=True, slots=True)
class Place:
    """Where a rendered line stood: the block element that it began in, and how many of its characters (white space aside) were in links."""

    element: html.HtmlElement
    linked: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """Text of a page, the offset where its visible text begins (before it stands what the head says), its address, and its marks.

    `places` says of each mark, in the same order, where its line stood in the markup; `root` is the page as parsed.
    """

    text: str
    body: int
    url: str | None
    marks: tuple[Mark, ...]
    places: tuple[Place, ...] = ()
    root: html.HtmlElement | None = None


@dataclass(slots=True)
class _Writer:
    """Collects inline text into lines."""

    lines: list[tuple[str, str, Place]] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    linked: int = 0

    def write(self, text: str, *, in_link: bool) -> None:
        if not self.held and not text.strip(BLANKS):
            return
        self.held.append(text)
        if in_link:
            self.linked += _dense(text)

    def end_line(self, kind: str, element: html.HtmlElement) -> None:
        if not self.held:
            return
        line = "\t".join(map(_folded, "".join(self.held).split(CELL))).strip("\t")
        if line:
            linked = kind in ("p", "li") and (self.linked >= LINKED * _dense(line) if self.linked else line.isspace())
            self.lines.append((line, "link" if linked else kind, Place(element, self.linked)))
        self.held, self.linked = [], 0


def _folded(text: str) -> str:
    """`text` with each run of blanks as one space, and none at its ends."""
    for blank in BLANKS[1:]:
        text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ")


def _dense(text: str) -> int:
    """How many characters of `text` are no white space."""
    return len("".join(text.split()))


def render(source: str) -> Rendered:
    """The text of the HTML page `source`: the head's metadata first, one entry a line, an empty line, then the visible text.

    Text nodes come in document order; each block element begins and ends a line; inline text is joined; white space is folded as a
    browser does (no-break spaces stay). The elements that ``data/elements.tsv`` drops leave nothing.
    """
    root = parse_html(source)
    return Rendered("", 0, None, ()) if root is None else rendered_tree(root)


def rendered_tree(root: html.HtmlElement) -> Rendered:
    """As `render`, for the page under `root`."""
    above, url = head_lines(root)
    writer = _Writer()
    start = root.find("body")
    _walk(root if start is None else start, writer)
    head = "".join(f"{line}\n" for line in above)
    text = [head + "\n" if head else ""]
    body = place = len(text[0])
    marks: list[Mark] = []
    for line, kind, _ in writer.lines:
        text.append(line + "\n")
        marks.append(Mark(place, place + len(line), kind))
        place += len(line) + 1
    return Rendered("".join(text), body, url, tuple(marks), tuple(where for _, _, where in writer.lines), root)


def parse_html(source: str) -> html.HtmlElement | None:
    """The tree of the HTML page `source`, without comments; None where it has no element."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    # One class for all elements: to look for that of each tag, as lxml.html does, takes as long as parsing.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    try:
        return html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _walk(top: html.HtmlElement, writer: _Writer) -> None:
    rules = _rules()
    blocks: list[tuple[str, html.HtmlElement]] = [("p", top)]
    links = 0
    dropped: html.HtmlElement | None = None
    steps = etree.iterwalk(top, events=("start", "end"))
    for event, element in steps:
        tag = element.tag
        rule = rules.get(tag, "inline")
        if event == "start":
            if rule == "drop" or element.get("hidden") is not None:
                dropped = element
                steps.skip_subtree()
                continue
            if rule == "block":
                writer.end_line(*blocks[-1])
                blocks.append((_kind(blocks[-1][0], tag), element))
            links += tag == "a"
            if text := element.text:
                _write(text, writer, pre=tag == "pre", in_link=links > 0, block=blocks[-1])
            continue
        if element is dropped:
            dropped = None
        else:
            if rule == "block":
                writer.end_line(*blocks.pop())
            elif rule == "break":
                writer.end_line(*blocks[-1])
            elif rule == "cell":
                writer.write(CELL, in_link=False)
            links -= tag == "a"
        if element is not top and (tail := element.tail):
            _write(tail, writer, pre=False, in_link=links > 0, block=blocks[-1])


def _write(text: str, writer: _Writer, *, pre: bool, in_link: bool, block: tuple[str, html.HtmlElement]) -> None:
    if not pre:
        writer.write(text, in_link=in_link)
        return
    for part in text.splitlines():
        writer.write(part, in_link=in_link)
        writer.end_line(*block)


def _kind(outer: str, tag: str) -> str:
    if outer in ("nav", "footer", "aside", "figcaption", "form"):
        return outer
    return tag if tag in RULING else ("p" if tag in ("p", "div", "section", "article", "td", "header") and outer != "li" else outer)


@cache
def _rules() -> dict[str, str]:
    return {row["element"]: row["rule"] for row in load_table(__package__, "elements.tsv")}


def host_of(address: str | None) -> str | None:
    """Host name of `address` in lower case without a leading ``www.``; None when it has none.

    >>> host_of("https://www.example.org/a?b")
    'example.org'
    """
    try:
        host = urlsplit(address or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
