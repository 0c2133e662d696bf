"""Articles that somebody coded by hand, from a file, and what they teach a codebook.

The file is JSONL, an object a line: ``{"text": "…", "fields": {"target": [["the town hall", "the building"], "a bus"]}}``. `text` is the story, each
line a paragraph. `fields` has a list for each field of the codebook that was coded, empty where nothing fills it; an entry is the words of one thing
as the text has them, or a list of all the names that would be right for it. `name` (of the article) may stand beside them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from communique.actors.finding import find_actors
from communique.codebooks.model import Codebook
from communique.errors import CodebookError
from communique.events.reporting import find_reports
from communique.events.taught_filling import fillable, story_of
from communique.events.taught_phrases import wording
from communique.events.taught_story import Story
from communique.language.reading import parser_label, read_story
from communique.pages.plain import plain_story
from communique.statements.finding import find_statements
from communique.teaching.lessons import Coded, Taught, teach
from communique.times.stories import story_times

SHAPE = 'Write {"text": "…", "fields": {"FIELD": [["name", "other name"], …]}}.'


@dataclass(frozen=True, slots=True)
class Article:
    """A story and, by field, the things that fill it, each by all its names."""

    name: str
    text: str
    fields: Mapping[str, tuple[tuple[str, ...], ...]]


def read_coded(path: Path) -> list[Article]:
    """The coded articles of the file `path`. CodebookError C303 says which line is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise CodebookError("C303", f"{path}: cannot be read ({problem}). Give a file of JSON lines in UTF-8.") from problem
    return [_article(line, f"{path}:{n}") for n, line in enumerate(lines, 1) if line.strip()]


def _article(line: str, where: str) -> Article:
    try:
        data = json.loads(line)
    except ValueError as problem:
        raise CodebookError("C303", f"{where}: not JSON ({problem}). {SHAPE}") from problem
    fields = data.get("fields") if isinstance(data, dict) else None
    if not isinstance(fields, dict) or not isinstance(data.get("text"), str):
        raise CodebookError("C303", f"{where}: no text or no fields. {SHAPE}")
    return Article(str(data.get("name", where)), data["text"], {str(f): tuple(_things(things, f"{where}: {f}")) for f, things in fields.items()})


def _things(things: object, where: str) -> Iterator[tuple[str, ...]]:
    for thing in things if isinstance(things, list) else [None]:
        names = (thing,) if isinstance(thing, str) else tuple(thing) if isinstance(thing, list) else ()
        if not names or not all(isinstance(name, str) for name in names):
            raise CodebookError("C303", f"{where}: not a list of names. {SHAPE}")
        yield names


def teach_codebook(
    codebook: Codebook, articles: Sequence[Article], *, precision: float = 0.0, parser: str = "auto", encoder: str = "", beside: str = "learned.npz"
) -> Taught:
    """What `articles` teach `codebook`: the content of the file for its `learned`, and how right it was on articles left out in turn.

    A field is filled so freely as is best for F1, but only with a chance at which `precision` of the left-out ones were right. `encoder` names one to
    look with: a folder, or ``minilm`` (see `communique.teaching.encoders.read_encoder`); `beside` is what its file will be called. Raises
    CodebookError C303 for a field that the codebook has not or that no phrase can fill, for fewer than two articles, or fewer than an encoder needs,
    and where the encoder is not there.
    """
    fields = list(dict.fromkeys(f for article in articles for f in article.fields))
    known = fillable(codebook)
    for name in fields:
        if name not in known:
            raise CodebookError("C303", f"'{name}' is no field of '{codebook.name}' that phrases fill. Write one of: {', '.join(sorted(known))}.")
    if len(articles) < 2 or not fields:
        raise CodebookError("C303", f"{len(articles)} coded articles with {len(fields)} fields teach nothing. Code a dozen or more.")
    plain = codebook.model_copy(update={"learned": None})
    made = {"codebook": f"{codebook.name} {codebook.version}", "parser": parser_label(parser)}
    return teach(_coded(articles, plain, parser), fields, precision=precision, encoder=encoder, beside=beside, **made)


def _coded(articles: Iterable[Article], codebook: Codebook, parser: str) -> Iterator[Coded]:
    for article in articles:
        fields = {name: tuple(frozenset(map(wording, names)) for names in things) for name, things in article.fields.items()}
        yield Coded(article.name, read_coded_story(article.text, codebook, parser=parser), fields)


def read_coded_story(text: str, codebook: Codebook, *, parser: str = "auto") -> Story:
    """The story `text`, read with `codebook` as phrases are looked at."""
    page, article = plain_story(text)
    parse = read_story(page, article, parser=parser)
    times = story_times(page, article)
    book = find_actors(page, article, parse)
    statements = find_statements(page, article, parse, book, times)
    return story_of(parse, book, statements, find_reports(page, article, parse, book, times, statements, codebook), codebook)
