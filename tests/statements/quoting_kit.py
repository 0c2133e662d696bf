"""Reads one or more paragraphs of a test's own writing and shows the statements as plain words."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from communique.actors.finding import find_actors
from communique.language.reading import read_story
from communique.model.article import Article, Block
from communique.model.page import Page, page_id
from communique.model.statements import Statement
from communique.statements.finding import find_statements
from communique.times.stories import story_times


@dataclass(frozen=True)
class Said:
    """A statement in words: `content` joins its spans with " … "."""

    source: str | None
    cue: str | None
    content: str
    statement: Statement
    speaker: str | None
    via: tuple[str, ...]
    addressee: str | None
    dated: str | None


def article_of(text: str, *, role: str = "body") -> tuple[Page, Article]:
    """A page whose every line is a block of `role`."""
    digest = sha256(text.encode()).hexdigest()
    page = Page(page_id(sha256_text=digest, url=None), "test.txt", None, None, digest, digest, "text/1", text)
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(at, at + len(line), role))
        at += len(line) + 1
    return page, Article(page.id, tuple(blocks), None, None, None, None, None, (), (), "en")


def read(text: str, *, role: str = "body") -> list[Said]:
    """The statements of `text`, in page order."""
    page, article = article_of(text, role=role)
    parse = read_story(page, article)
    book = find_actors(page, article, parse)
    times = story_times(page, article)
    names = {}
    statements = find_statements(page, article, parse, book, times)
    names = {a.key: a.name for a in book.freeze()}
    found = []
    for s in statements:
        cut = [None if span is None else text[span.start : span.end] for span in (s.source, s.cue, s.addressee)]
        content = " … ".join(text[a:b] for a, b in s.content)
        dated = None if s.said_on is None else times[s.said_on].raw
        speaker = None if s.speaker is None else names.get(s.speaker)
        found.append(Said(cut[0], cut[1], content, s, speaker, tuple(names.get(v, v) for v in s.via), cut[2], dated))
    return found


def speech(text: str, *, role: str = "body") -> list[tuple[str | None, str]]:
    """Source and content of the statements of tier speech."""
    return [(s.source, s.content) for s in read(text, role=role) if s.statement.tier == "speech"]
