"""Invented stories about many talks, parsed once each."""

from __future__ import annotations

from communique.actors.book import ActorBook
from communique.actors.finding import find_actors
from communique.language.reading import read_story
from communique.model.actors import LocalActor
from communique.model.article import Article, Block
from communique.model.page import Page
from communique.model.spans import Span


class Story:
    """The actors of a story, and whom words of it stand for."""

    def __init__(self, *paragraphs: str) -> None:
        text, blocks, at = "\n".join(paragraphs), [], 0
        for paragraph in paragraphs:
            blocks.append(Block(at, at + len(paragraph), "body"))
            at += len(paragraph) + 1
        self.page = Page("p", "p.txt", None, None, "", "", "text/1", text)
        self.article = Article("p", tuple(blocks), None, None, None, None, None, (), (), "en")
        self.parse = read_story(self.page, self.article)
        self.book: ActorBook = find_actors(self.page, self.article, self.parse)

    def who(self, word: str, nth: int = 1) -> LocalActor | None:
        """The actor for whom the `nth` token `word` stands."""
        found = [t for t in self.parse.tokens if t.text == word]
        key = self.book.for_token(found[nth - 1].i)
        return None if key is None else self.book.get(key)

    def country(self, words: str) -> str | None:
        """The country of the actor or place that the first `words` of the page name."""
        at = self.page.text.index(words)
        return self.book.country_at(Span(at, at + len(words)))

    def name(self, word: str, nth: int = 1) -> str | None:
        actor = self.who(word, nth)
        return None if actor is None else actor.name

    def roles(self, word: str) -> list[str]:
        actor = self.who(word)
        return [] if actor is None else [r.role for r in actor.roles]
