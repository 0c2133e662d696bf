"""Finding the actors of an article."""

from __future__ import annotations

from communique.actors.book import ActorBook
from communique.model.actors import LocalActor, Mention
from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse

KIND = {"PERSON": "person", "GPE": "state", "NORP": "state", "ORG": "organisation"}


def find_actors(page: Page, article: Article, parse: Parse) -> ActorBook:
    """The book of actors of `article`, from the names, titles and pronouns of `parse`."""
    book = ActorBook(parse)
    for number, entity in enumerate(e for e in parse.entities if e.label in KIND):
        raw = page.text[entity.start : entity.end]
        book.add(LocalActor(f"e{number}", raw, KIND[entity.label], mentions=(Mention(entity.start, entity.end, raw),)))
    return book
