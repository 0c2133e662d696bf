"""Encoders: read as they are published, kept in a file, and what they say of phrases."""

from __future__ import annotations

import hashlib
import json
from math import erf
from pathlib import Path

import numpy as np
import pytest
from published_encoder import HEADS, SIZE, publish, weighing

from communique.analysing import read_text
from communique.codebooks.loading import load
from communique.errors import CodebookError
from communique.events.taught_encoder import MENTIONS, embedded, laid, layer, nearness
from communique.events.taught_pieces import pieces
from communique.events.taught_weights import Encoder, Net, encoder_from, packed, unpacked
from communique.teaching.encoders import read_encoder
from communique.teaching.network import COURSES, INNER, learn_net
from communique.teaching.shown import Looked, encoded

STORY = "Rebels stole rifles. The barracks, a fort, is Ñandú's."
PHRASES = [[(0, 6)], [(13, 19)], [(21, 33), (35, 41)]]
CODEBOOK = """name: raids
version: "1"
learned: learned.json
types:
  raid:
    definition: An armed group enters a place by force.
    triggers: [{verbs: [raid, storm]}]
    fields:
      actor: {takes: party, from: [subject, by]}
      loot: {takes: words, from: for}
"""


def content(folder: Path, family: str = "bert", *, base: float = 0.0) -> bytes:
    published = read_encoder(str(publish(folder / family, family)))
    return packed(published.weights, published.facts, published.words, weighing(2, base=base))


def said(by: Encoder, text: str = STORY, *, phrases: list[list[tuple[int, int]]] = PHRASES) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return by.said(text, phrases, np.zeros((len(phrases), 2)), np.zeros(3))


def test_words_are_cut_into_pieces_with_their_places(tmp_path: Path) -> None:
    vocabulary = unpacked(content(tmp_path)).vocabulary
    names = {n: word for word, n in vocabulary.number.items()}
    cut = pieces(STORY, vocabulary)
    assert [names[n] for n in cut.numbers.tolist()][:8] == ["rebels", "stole", "rifles", ".", "the", "barracks", ",", "a"]
    assert [names[n] for n in cut.numbers.tolist()][-8:] == ["n", "##a", "##n", "##d", "##u", "[UNK]", "s", "."]
    assert cut.around(13, 19) == (2, 2)
    assert cut.around(21, 33) == (4, 5)


@pytest.mark.parametrize("family", ["bert", "mpnet"])
def test_the_same_numbers_give_the_same_bytes(tmp_path: Path, family: str) -> None:
    assert content(tmp_path / "a", family) == content(tmp_path / "b", family)


@pytest.mark.parametrize(("layers", "taken"), [(3, 3), (6, 6), (9, 6)])
def test_of_a_deep_encoder_the_lower_layers_are_taken(tmp_path: Path, layers: int, taken: int) -> None:
    published = read_encoder(str(publish(tmp_path / "mpnet", "mpnet", layers=layers)))
    assert published.facts["layers"] == taken
    assert {int(name.split(".")[0]) for name in published.weights if name[0].isdigit()} == set(range(taken))
    encoder = unpacked(packed(published.weights, published.facts, published.words, weighing(2)))
    assert np.isfinite(said(encoder)).all()
    assert read_encoder(str(tmp_path / "mpnet"), layers=8).facts["layers"] == min(layers, 8)


@pytest.mark.parametrize("family", ["bert", "mpnet"])
def test_rows_of_pieces_are_looked_up_as_they_were_written(tmp_path: Path, family: str) -> None:
    """They stay small numbers until they are asked for."""
    published = read_encoder(str(publish(tmp_path / family, family)))
    held = unpacked(packed(published.weights, published.facts, published.words)).weights
    assert held["word"].dtype == np.int8
    pieces_ = np.array([9, 2, 9, 30])
    close = np.abs(embedded(pieces_, held, 1e-6) - embedded(pieces_, published.weights, 1e-6)).max()
    assert close < 0.05


@pytest.mark.parametrize("family", ["bert", "mpnet"])
def test_small_numbers_say_nearly_the_same(tmp_path: Path, family: str) -> None:
    published = read_encoder(str(publish(tmp_path / family, family)))
    small = unpacked(content(tmp_path / "small", family))
    near = nearness(published.weights["near"], 512) if family == "mpnet" else None
    whole = Encoder(published.weights, small.facts, small.vocabulary, near, small.net)
    assert np.abs(said(small) - said(whole)).max() < 0.1 < np.abs(said(whole)).max()


def test_a_layer_is_what_its_papers_say(tmp_path: Path) -> None:
    """One head of the first layer, worked out by hand for two pieces."""
    published = read_encoder(str(publish(tmp_path / "bert")))
    w, x = published.weights, np.random.default_rng(2).normal(0, 1, (2, SIZE)).astype(np.float32)
    q, k, v = (x @ w[f"0.{part}.w"].T + w[f"0.{part}.b"] for part in "qkv")
    half, seen = SIZE // HEADS, np.zeros_like(x)
    for low in range(0, SIZE, half):
        part = slice(low, low + half)
        for n in range(2):
            scores = np.exp([q[n, part] @ k[m, part] / half**0.5 for m in range(2)])
            seen[n, part] = (scores[:, None] * v[:, part]).sum(0) / scores.sum()
    first = x + seen @ w["0.o.w"].T + w["0.o.b"]
    first = (first - first.mean(1, keepdims=True)) / np.sqrt(first.var(1, keepdims=True) + 1e-6)
    bent = first @ w["0.in.w"].T + w["0.in.b"]
    bent = bent * 0.5 * (1 + np.vectorize(erf)(bent / 2**0.5))
    last = first + bent @ w["0.out.w"].T + w["0.out.b"]
    last = (last - last.mean(1, keepdims=True)) / np.sqrt(last.var(1, keepdims=True) + 1e-6)
    shifted = {**w, **{f"0.{n}.shift": np.zeros(SIZE, np.float32) for n in ("seen", "done")}}
    assert np.abs(layer(x, shifted, "0", HEADS, 1e-6, None) - last).max() < 0.01


def test_the_context_of_a_phrase_counts(tmp_path: Path) -> None:
    by = unpacked(content(tmp_path))
    assert np.abs(said(by) - said(by, STORY.replace("stole", "cleaned"))).max() > 1e-3


def test_a_long_story_is_read_in_windows_that_overlap(tmp_path: Path) -> None:
    by = unpacked(content(tmp_path))
    text = "The barracks. " * 400 + STORY
    spans = [[(start + 5601 - 1, end + 5601 - 1) for start, end in mentions] for mentions in PHRASES] + [[(n * 14, n * 14 + 12) for n in range(20)]]
    story = laid(text, spans, by.vocabulary)
    assert len(story.windows) == 3 == len({len(w) for w in story.windows}) + 2
    assert len(story.places) == 4 + MENTIONS
    assert [story.windows[w][first] for w, first, _ in story.places.tolist()[:2]] == [by.vocabulary.number[w] for w in ("rebels", "rifles")]
    assert np.isfinite(said(by, text, phrases=spans)).all()


def test_nothing_is_said_of_no_phrases(tmp_path: Path) -> None:
    assert said(unpacked(content(tmp_path)), phrases=[]).shape == (0, 2)


def test_what_is_very_unlikely_stays_so(tmp_path: Path) -> None:
    by, odds = unpacked(content(tmp_path)), np.array([[0.0, -1.0], [-9.0, -8.0], [-9.0, -2.0]])
    told = by.said(STORY, PHRASES, odds, np.zeros(3))
    assert told[1].tolist() == [-9.0, -8.0]
    assert (told[[0, 2]] != odds[[0, 2]]).all()


def test_a_network_learns_what_is_right_only_together() -> None:
    """Right where one of two numbers that are shown is high, and not both."""
    dice = np.random.default_rng(1)
    shown = dice.normal(0, 1, (12000, 4)).astype(np.float16)
    right = ((shown[:, :1] > 0) != (shown[:, 1:2] > 0)).astype(np.float32)
    odds = np.zeros((12000, 1), np.float32)
    net = learn_net(np.tile(shown, 6), odds, right)
    told = net.said(np.tile(shown, 6).astype(np.float32), odds)
    assert ((told > 0) == (right > 0)).mean() > 0.9
    assert np.array_equal(learn_net(shown[:600], odds[:600], right[:600]).inner, learn_net(shown[:600], odds[:600], right[:600]).inner)


def test_several_networks_speak_as_one() -> None:
    """Each has its own part of the inner layer; what all say is the mean of what each would say alone."""
    dice = np.random.default_rng(2)
    shown, right = dice.normal(0, 1, (400, 3)).astype(np.float16), dice.integers(0, 2, (400, 1)).astype(np.float32)
    net, x, odds = learn_net(shown, right * 0, right), shown.astype(np.float32), right * 0
    assert net.inner.shape[1] == COURSES * INNER
    alone = []
    for n in range(COURSES):
        part = slice(n * INNER, (n + 1) * INNER)
        one = Net(net.mean, net.spread, net.inner[:, part], net.inner_base[part], net.outer[part] * COURSES, net.outer_base)
        alone.append(one.said(x, odds))
    assert not np.allclose(alone[0], alone[1])
    assert np.allclose(np.mean(alone, axis=0), net.said(x, odds), atol=1e-5)


def test_what_an_encoder_adds_is_learned_of_other_articles(tmp_path: Path) -> None:
    """Each time the thing stolen is right; an article is judged by those of the other fold."""
    goods = ("rifles", "seed", "cash", "flour", "medicine", "fuel", "rope", "salt") * 40
    known, right = np.zeros((2, 1)), np.array([[1.0], [0.0]])
    articles = []
    for thing in goods:
        text = f"The rebels stole {thing}. They left a barracks."
        articles.append(Looked(text, [[(17, 17 + len(thing))], [(text.index("a barracks"), len(text) - 1)]], known, np.zeros(2), right))
    made = encoded(read_encoder(str(publish(tmp_path / "bert"))), articles, np.arange(len(goods)) % 2)
    assert (made.odds[0::2] > made.odds[1::2]).all()
    assert made.note("learned.npz")["file"] == "learned.npz"
    (one, other), net = unpacked(made.content).said(articles[1].text, articles[1].phrases, known, np.zeros(2)).ravel().tolist(), made.odds[2:4, 0]
    assert one > other
    assert abs(one - net[0]) < 2.0


def test_distances_have_buckets() -> None:
    """As in MPNet: exact up to seven pieces, then wider and wider, and the same beyond 128."""
    seen = nearness(np.arange(64, dtype=np.float32).reshape(32, 2), 300)[0] / 2
    assert seen[100, 100] == 0
    assert [seen[299, 299 - n] for n in (1, 7, 8, 127, 299)] == [1, 7, 8, 15, 15]
    assert [seen[100, 100 + n] for n in (1, 7, 8, 150)] == [17, 23, 24, 31]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("config.json", "{", "no encoder that can be read"),
        ("config.json", '{"model_type": "other"}', "no encoder that can be read"),
        ("tokenizer.json", '{"model": {"type": "BPE", "vocab": {}}}', "BPE"),
        ("model.safetensors", "", "no encoder that can be read"),
    ],
)
def test_a_folder_that_cannot_be_tuned(tmp_path: Path, name: str, content: str, says: str) -> None:
    folder = publish(tmp_path / "encoder")
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(CodebookError, match=says) as problem:
        read_encoder(str(folder))
    assert problem.value.code == "C303"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="none: no encoder that can be read"):
        read_encoder(str(tmp_path / "none"))


@pytest.mark.parametrize("held", [b"", b"PK", b"no archive"])
def test_a_file_that_holds_no_encoder(tmp_path: Path, held: bytes) -> None:
    (tmp_path / "learned.npz").write_bytes(held)
    with pytest.raises(CodebookError, match="holds no encoder"):
        encoder_from(str(tmp_path / "learned.npz"), hashlib.sha256(held).hexdigest())


def lesson(sha256: str) -> str:
    """At first look nothing is likely, nor so unlikely that it is not looked at again."""
    data = {"fields": ["loot", "actor"], "least": {"loot": 0.9, "actor": 2.0}, "about": {"": [0.0, 0.0, 0.0]}, "phrase": {"": [-4.0, -4.0]}}
    return json.dumps({**data, "trees": None, "encoder": {"file": "learned.npz", "sha256": sha256}})


@pytest.fixture
def taught(tmp_path: Path) -> Path:
    """A codebook whose encoder says that everything is loot."""
    held = content(tmp_path, base=50.0)
    (tmp_path / "learned.npz").write_bytes(held)
    (tmp_path / "learned.json").write_text(lesson(hashlib.sha256(held).hexdigest()), encoding="utf-8")
    (tmp_path / "raids.yaml").write_text(CODEBOOK, encoding="utf-8")
    return tmp_path / "raids.yaml"


def test_an_encoder_has_its_say(taught: Path) -> None:
    text = "Rebels stormed a barracks in Dorn. They left with ammunition."
    (report,) = read_text(text, codebook=taught).reports
    (value,) = report.values("loot")
    assert text[value.start : value.end] == value.words
    assert dict(value.tags) == {"reader": "taught", "chance": "1.00"}


def test_where_the_encoder_lies_means_nothing(taught: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for name in ("learned.npz", "learned.json", "raids.yaml"):
        (other / name).write_bytes((tmp_path / name).read_bytes())
    here, there = load(taught), load(other / "raids.yaml")
    assert here.learned is not None
    assert there.learned is not None
    assert here.learned.encoder != there.learned.encoder
    assert here.digest == there.digest


def test_an_encoder_that_is_gone(taught: Path) -> None:
    (taught.parent / "learned.npz").unlink()
    with pytest.raises(CodebookError, match=r"'learned.npz', the encoder of 'learned.json', is not in"):
        load(taught)


def test_an_encoder_that_is_another_one(taught: Path) -> None:
    book = load(taught)
    (taught.parent / "learned.npz").write_bytes(b"another")
    with pytest.raises(CodebookError, match="not the encoder that"):
        read_text("Rebels stormed a barracks in Dorn.", codebook=book)


@pytest.mark.parametrize("name", ["../learned.npz", "/tmp/learned.npz", "a\\b.npz", "..", "", 5, None])
def test_an_encoder_lies_beside_what_was_learned_with_it(taught: Path, name: object) -> None:
    data = json.loads(lesson("0"))
    data["encoder"]["file"] = name
    (taught.parent / "learned.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(CodebookError, match="was not written by"):
        load(taught)
