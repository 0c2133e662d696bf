"""A page's story, block by block, through the parser."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.language.models import find_model, load
from communique.model.article import Article, Block
from communique.model.page import Page
from communique.model.parse import Entity, Parse, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

STORY_ROLES = ("title", "standfirst", "body", "subhead")

# One character for one, so that offsets hold: typographic quotes, dashes and spaces become those that the parser was trained on.
PLAIN = str.maketrans(
    dict.fromkeys("“”„«»‟", '"') | dict.fromkeys("‘’‚ʼ`´‛", "'") | dict.fromkeys("–‑‐", "-") | dict.fromkeys("\xa0\u2009\u202f\u2007\t\r\n", " ")
)


def plain(text: str) -> str:
    """`text` with typographic quotes, dashes and spaces replaced one for one; the same length.

    >>> plain("“Kyiv’s”")
    '"Kyiv\\'s"'
    """
    return text.translate(PLAIN)


@cache
def parser_label(wanted: str = "auto") -> str:
    """Name, version and hash of the weights of the parser that `read_story` uses. Loads no model."""
    return find_model(wanted).label


def read_story(page: Page, article: Article, *, parser: str = "auto") -> Parse:
    """Sentences, tokens and entities of the story on `page`: title, standfirst, subheads and body, each block parsed by itself.

    The result depends on the blocks of this page only, never on what was read before. Raises ParserError when no model is installed.
    """
    nlp = _pipeline(parser)
    blocks = [b for b in article.blocks if b.role in STORY_ROLES]
    texts = (plain(page.text[b.start : b.end]) for b in blocks)
    builder = _Builder()
    for number, (block, doc) in enumerate(zip(blocks, nlp.pipe(texts, batch_size=64), strict=True)):
        builder.add(doc, block=block, number=number)
    return Parse(page.text, tuple(builder.tokens), tuple(builder.sentences), tuple(builder.entities), parser_label(parser))


class _Builder:
    """Collects blocks into one parse, shifting indices and offsets."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.entities: list[Entity] = []

    def add(self, doc: Doc, *, block: Block, number: int) -> None:
        """Append the sentences of `doc`, the parsed text of `block`. White-space tokens are left out."""
        place: dict[int, int] = {}
        for token in doc:
            if not token.is_space:
                place[token.i] = len(self.tokens) + len(place)
        for sent in doc.sents:
            words = [t for t in sent if t.i in place]
            if not words:
                continue
            index, first = len(self.sentences), len(self.tokens)
            for t in words:
                head = t.head if t.head.i in place else t
                at, dep = block.start + t.idx, "ROOT" if head is t else t.dep_
                self.tokens.append(Token(place[t.i], at, at + len(t), t.text, t.lemma_, t.pos_, t.tag_, dep, place[head.i], index, t.ent_type_))
            held = self.tokens[first:]
            self.sentences.append(Sentence(index, first, len(self.tokens), held[0].start, held[-1].end, number, block.role))
        for ent in doc.ents:
            inside = [place[t.i] for t in ent if t.i in place]
            if inside:
                a, b = inside[0], inside[-1]
                self.entities.append(Entity(a, b + 1, self.tokens[a].start, self.tokens[b].end, ent.label_))


@cache
def _pipeline(wanted: str) -> Language:
    return load(find_model(wanted))
