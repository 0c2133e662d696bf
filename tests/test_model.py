from communique.model.ids import content_id
from communique.model.parse import Parse, Sentence, Token
from communique.model.spans import Span, hull, trim


def test_spans_are_half_open() -> None:
    assert Span(0, 3).overlap(Span(3, 5)) == 0
    assert Span(0, 5).covers(Span(2, 5))
    assert hull([Span(4, 5), Span(1, 2)]) == Span(1, 5)
    assert trim(" “talks,” ", Span(0, 10), also="“”,") == Span(2, 7)


def test_ids_depend_on_content_only() -> None:
    assert content_id("x", {"b": 1, "a": 2}) == content_id("x", {"a": 2, "b": 1})
    assert content_id("x", "a") != content_id("x", "b")


def test_parse_walks_the_tree() -> None:
    """Kyiv refused that demand."""
    text = "Kyiv refused that demand."
    verb, noun = ("refused", "VERB", "ROOT", 1), ("demand", "NOUN", "dobj", 1)
    rows = [("Kyiv", "PROPN", "nsubj", 1), verb, ("that", "DET", "det", 3), noun, (".", "PUNCT", "punct", 1)]
    tokens, at = [], 0
    for i, (word, pos, dep, head) in enumerate(rows):
        at = text.index(word, at)
        tokens.append(Token(i, at, at + len(word), word, word.lower(), pos, "", dep, head, 0))
        at += len(word)
    parse = Parse(text, tuple(tokens), (Sentence(0, 0, 5, 0, 25, 0, "body"),), (), "by hand")
    assert [t.text for t in parse.children(1, "nsubj", "dobj")] == ["Kyiv", "demand"]
    assert parse.subtree_span(3) == Span(13, 24)
    assert [t.text for t in parse.ancestors(2)] == ["demand", "refused"]
    assert [t.text for t in parse.within(Span(0, 12))] == ["Kyiv", "refused"]
    assert parse.sentence_at(24) is not None
    assert parse.sentence_at(25) is None
