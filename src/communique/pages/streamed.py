"""Pages that a React server sent in pieces: parts hidden at the end, which a script in the page puts where they belong.

A browser runs the script; a page saved without one still has the pieces. ``<div hidden id="S:1">`` belongs where ``<template id="B:1">`` or
the element ``P:1`` stands: so do `$RC` and `$RS` of React's server runtime (react-dom/server, MIT), which stand in every such page.
"""

from __future__ import annotations

from lxml import etree, html

from communique.pages.rendering import RENDERER, Rendered, parse_html, rendered_tree

STREAMED = f"{RENDERER} streamed"
"""Name of the renderer ``html/1`` on a page whose pieces have been put in their places."""


def render_streamed(source: str) -> tuple[Rendered, str] | None:
    """The HTML page `source` rendered with its hidden pieces in their places, and its HTML with them there; None when it has no such pieces.

    >>> page = '<body><template id="B:1"></template><script></script><div hidden id="S:1"><p>Envoys met.</p></div></body>'
    >>> rendered, _ = render_streamed(page)
    >>> rendered.text
    'Envoys met.\\n'
    """
    root = parse_html(source)
    if root is None or not _put_in_place(root):
        return None
    return rendered_tree(root), etree.tostring(root, encoding="unicode", method="html")


def _put_in_place(root: html.HtmlElement) -> bool:
    """Move each piece of the page to its place; True when there was one."""
    places = {name: element for element in root.iter() if (name := element.get("id") or "").startswith(("B:", "P:"))}
    pieces = [div for div in root.iter("div") if div.get("hidden") is not None and (div.get("id") or "").startswith("S:")]
    moved = False
    for piece in pieces:
        number = piece.get("id", "")[2:]
        place = places.get(f"B:{number}", places.get(f"P:{number}"))
        if place is not None and piece not in place.iterancestors():
            del piece.attrib["hidden"]
            place.addprevious(piece)
            moved = True
    return moved
