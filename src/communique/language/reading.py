"""A page's story, block by block, through the parser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from communique.language.casing import shouted_apart
from communique.language.models import find_model, load
from communique.language.wording import Word, Wording, wording
from communique.model.article import Article, Block
from communique.model.page import Page
from communique.model.parse import Entity, Parse, Sentence, Token
from communique.tables import load_list

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

AT_ONCE = 256  # blocks of a page that go through the parser together; it finds names and heads in a quarter of them in one go
STORY_ROLES = ("title", "standfirst", "body", "subhead")

# One character for one, so that offsets hold: typographic quotes, dashes and spaces become those that the parser was trained on.
PLAIN = str.maketrans(
    dict.fromkeys("“”„«»‟", '"') | dict.fromkeys("‘’‚ʼ`´‛", "'") | dict.fromkeys("–‑‐", "-") | dict.fromkeys("\xa0\u2009\u202f\u2007\t\r\n", " ")
)

SOFT, LONGEST = "\u00ad", 40  # the soft hyphen; letters of a part of a word
# Two letters, a hyphen, one line end, and a small letter.
PARTED = re.compile(r"(?<=[^\W\d_]{2})(?P<hyphen>[-\u00ad\u2010])[ \t]*(?:\r\n|[\r\n])[ \t]*(?=[a-zß-öø-ÿ])")


def plain(text: str) -> str:
    """`text` with typographic quotes, dashes and spaces replaced one for one; the same length.

    >>> plain("“Kyiv’s”")
    '"Kyiv\\'s"'
    """
    return text.translate(PLAIN)


def whole_words(text: str, start: int, end: int) -> tuple[str, Sequence[int]]:
    """`plain` of ``text[start:end]`` with words that are parted at a line end put together, and where each of its characters stands in `text`.

    The hyphen stays where the page has the word with it elsewhere ("cease-fire"), or where it begins with one of ``data/hyphenated.txt``
    ("self-"): such a word only happens to be parted there.

    >>> whole_words("The nego-\\ntiators met.", 0, 22)[0], whole_words("A long-\\nterm pact.", 0, 18)[0]
    ('The negotiators met.', 'A long-term pact.')
    """
    cuts = [(m.start() + (0 if _is_parting(m, text) else 1), m.end()) for m in PARTED.finditer(text, start, end)]
    if not cuts:
        return plain(text[start:end]), range(start, end)
    gone = {i for first, last in cuts for i in range(first, last)}
    places = [i for i in range(start, end) if i not in gone]
    return plain("".join(text[i] for i in places)), places


def _is_parting(m: re.Match[str], text: str) -> bool:
    """True where the hyphen of `m` stands only because the line ends; a soft one always does."""
    if m["hyphen"] == SOFT:
        return True
    before = re.search(r"[^\W\d_]+$", text[max(0, m.start() - LONGEST) : m.start()])
    behind = re.match(r"[^\W\d_]+", text[m.end() : m.end() + LONGEST])
    if before is None or behind is None or before[0].lower() in load_list(__package__, "hyphenated.txt"):
        return False
    return re.search(rf"\b{before[0]}[-‐]{behind[0]}\b", text, re.IGNORECASE) is None


@cache
def parser_label(wanted: str = "auto") -> str:
    """Name, version and hash of the weights of the parser that `read_story` uses. Loads no model."""
    return find_model(wanted).label


def load_parser(wanted: str = "auto") -> None:
    """Load the parser now, not when the first story comes. Raises ParserError when no model is installed."""
    _pipeline(wanted)


def read_story(page: Page, article: Article, *, parser: str = "auto") -> Parse:
    """Sentences, tokens and entities of the story on `page`: title, standfirst, subheads and body, each block parsed by itself. A block all in
    capitals is read with those that the rest of the story gives its words.

    The result depends on the blocks of this page only, never on what was read before. Raises ParserError when no model is installed.
    """
    nlp, words = _pipeline(parser)
    blocks = [b for b in article.blocks if b.role in STORY_ROLES]
    read = [whole_words(page.text, b.start, b.end) for b in blocks]
    docs = nlp.pipe(shouted_apart([text for text, _ in read]), batch_size=AT_ONCE)
    builder = _Builder()
    for number, (block, (_, places), doc) in enumerate(zip(blocks, read, docs, strict=True)):
        builder.add(doc, words(doc), block=block, number=number, places=places)
    return Parse(page.text, tuple(builder.tokens), tuple(builder.sentences), tuple(builder.entities), parser_label(parser))


class _Builder:
    """Collects blocks into one parse, shifting indices and offsets."""

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.entities: list[Entity] = []

    def add(self, doc: Doc, words: Sequence[Word], *, block: Block, number: int, places: Sequence[int]) -> None:
        """Append the sentences of `doc`, the parsed text of `block` whose characters stand at `places`. White-space tokens are left out."""
        place: dict[int, int] = {}
        for i, word in enumerate(words):
            if not word.text.isspace():
                place[i] = len(self.tokens) + len(place)
        heads, deps, starts, kinds = _columns(doc)
        strings = doc.vocab.strings
        for sent in doc.sents:
            index, first = len(self.sentences), len(self.tokens)
            for i in range(sent.start, sent.end):
                if i not in place:
                    continue
                word, own = words[i], place[i]
                head = place.get(i + heads[i], own)
                at, end = places[starts[i]], places[starts[i] + len(word.text) - 1] + 1
                dep = "ROOT" if head == own else strings[deps[i]]
                kind = strings[kinds[i]] if kinds[i] else ""
                self.tokens.append(Token(own, at, end, word.text, word.lemma, word.pos, word.tag, dep, head, index, kind))
            held = self.tokens[first:]
            if held:
                self.sentences.append(Sentence(index, first, len(self.tokens), held[0].start, held[-1].end, number, block.role))
        for ent in doc.ents:
            inside = [place[i] for i in range(ent.start, ent.end) if i in place]
            if inside:
                a, b = inside[0], inside[-1]
                self.entities.append(Entity(a, b + 1, self.tokens[a].start, self.tokens[b].end, ent.label_))


def _columns(doc: Doc) -> Iterator[list[int]]:
    """Of each token: how far its head is, the numbers of its dependency, where it starts, the number of the kind of name that it is in. Read at
    once: a tenth of the cost of asking each token."""
    rows = doc.to_array(["HEAD", "DEP", "IDX", "ENT_TYPE"]).reshape(len(doc), 4)
    return (column.tolist() for column in (rows[:, 0].astype("int64"), rows[:, 1], rows[:, 2], rows[:, 3]))


@cache
def _pipeline(wanted: str) -> tuple[Language, Wording]:
    nlp = load(find_model(wanted))
    return nlp, wording(nlp)
