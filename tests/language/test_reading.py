import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.language.reading import PLAIN, plain, read_story, whole_words
from communique.model.article import Article, Block
from communique.model.page import Page
from communique.model.parse import Parse

WORDS = st.sampled_from(
    ["Kampala", "said", "“peace”", "’", "😊", "Se\u0301ville", "\u00a0", "talks", ".", "\r\n", "—", "👩\u200d⚖️", "  ", "in", "Geneva", "1,455", "\t"]
)


def story(*paragraphs: str) -> tuple[Page, Article]:
    text = "\n".join(paragraphs)
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), "body"))
        at += len(paragraph) + 1
    page = Page("p-1", "x.txt", None, None, "", "", "text/1", text)
    return page, Article(page.id, tuple(blocks), None, None, None, None, None, (), (), "en")


def read(*paragraphs: str) -> Parse:
    page, article = story(*paragraphs)
    return read_story(page, article)


def shape(parse: Parse, *, skip: int = 0, shift: int = 0) -> list[tuple[object, ...]]:
    return [(t.start - shift, t.end - shift, t.text, t.dep, t.pos, t.ent) for t in parse.tokens[skip:]]


def test_plain_keeps_the_length() -> None:
    assert all(len(chr(a)) == len(str(b)) for a, b in PLAIN.items())
    assert plain("“Don’t”\u00a0–") == '"Don\'t" -'


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=3))
def test_every_token_is_its_words_on_the_page(paragraphs: list[str]) -> None:
    page, article = story(*paragraphs)
    parse = read_story(page, article)
    for token in parse.tokens:
        assert plain(page.text[token.start : token.end]) == token.text
        assert 0 <= token.head < len(parse.tokens)
    assert [t.i for t in parse.tokens] == list(range(len(parse.tokens)))
    assert [i for s in parse.sentences for i in range(s.first, s.last)] == list(range(len(parse.tokens)))


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoys of Chad met the rebels in Libreville on Monday.",
        "“We never left the table,” the minister said.",
        "Colombia and the rebels agreed to free 40 soldiers.",
    ],
)
def test_a_block_reads_the_same_wherever_it_stands(sentence: str) -> None:
    alone = read(sentence)
    other = "Nobody in Nicosia answered the letter."
    after = read(other, sentence)
    count = len(read(other).tokens)
    shift = len(other) + 1
    assert shape(alone) == shape(after, skip=count, shift=shift)


def test_the_parser_is_named_with_its_weights() -> None:
    assert "sha256:" in read("Talks began.").parser


@pytest.mark.parametrize(
    ("words", "parted", "token"),
    [
        ("Both nego-\ntiators left the hall.", "nego-\ntiators", "negotiators"),
        ("The gov-\r\n  ernment of Chad signed.", "gov-\r\n  ernment", "government"),
        ("They met in the capi\u00ad\ntal on Monday.", "capi\u00ad\ntal", "capital"),
        ("A dele\u2010\ngation came late.", "dele\u2010\ngation", "delegation"),
    ],
)
def test_a_word_parted_at_a_line_end_is_one_token(words: str, parted: str, token: str) -> None:
    page, article = story("Nobody answered.", words)
    found = [t for t in read_story(page, article).tokens if t.text == token]
    assert [page.text[t.start : t.end] for t in found] == [parted]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("A long-\nterm pact was signed.", "long-term"),
        ("The self-\nstyled envoy left.", "self-styled"),
        ("The cross-\nborder raids went on. Such cross-border raids are rare.", "cross-border"),
        ("Talks in Port-\nVila began.", "Port- Vila"),
        ("They offered a two-\n\nyear truce.", "two-  year"),
    ],
)
def test_a_hyphen_that_belongs_to_the_word_stays(words: str, kept: str) -> None:
    assert kept in whole_words(words, 0, len(words))[0]


def test_offsets_behind_parted_words_are_exact() -> None:
    page, article = story("The dele-\ngations and the medi-\nators met again.")
    assert [page.text[t.start : t.end] for t in read_story(page, article).tokens][-3:] == ["met", "again", "."]
