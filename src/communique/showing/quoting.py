"""Words said, as a list shows them."""

from __future__ import annotations

from communique.model.record import RecordStatement
from communique.showing.view import View
from communique.showing.words import clean

MARKS = "\"“”„‟«»‘’'"
ENDS = ",;"
DIRECT = "direct"


def say_words(statement: RecordStatement, view: View) -> str:
    """The words said, the parts of one statement with ``…`` between them: in quotation marks where they are the speaker's own, else as the
    page has them."""
    page = view.pages.get(statement.page)
    parts = [clean(page.text[a:b]) for a, b in statement.content] if page else [clean(statement.raw)]
    if statement.form != DIRECT:
        return " … ".join(filter(None, parts))
    bare = [part.strip(MARKS).strip() for part in parts]
    return f"“{' … '.join(filter(None, bare)).rstrip(ENDS)}”"


def say_cue(statement: RecordStatement, view: View) -> str:
    """The words that say that it was said: ``insisted``; '' where there are none."""
    page = view.pages.get(statement.page)
    return clean(page.text[statement.cue.start : statement.cue.end]) if page and statement.cue else ""
