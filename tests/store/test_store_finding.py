"""Full-text search: whole words in any order, phrases, beginnings; nothing that a reader types is an operator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from communique.store.book import Store
from communique.store.finding import MOST_TERMS, query, terms
from sample_talks import COPY, ONE, RECORD, STATEMENTS, TWO, page

ACCENTS = page("accents.txt", "Le président de l'État a rencontré Müller 🕊 à Zürich. The peace 🕊 of Müller-Kroll held.\n")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    def lines(text: str) -> list[tuple[int, int]]:
        return [(text.index(line), text.index(line) + len(line)) for line in text.split("\n") if line]

    pages = (*RECORD.pages, ACCENTS)
    with Store.create(tmp_path_factory.mktemp("finding") / "talks.db") as made:
        made.write_record(replace(RECORD, pages=pages), sentences={p.id: lines(p.text) for p in pages})
        yield made


def found(store: Store, words: str, **given: object) -> list[str]:
    """The sentences found, and in each what was looked for."""
    texts = {p.id: p.text for p in (*RECORD.pages, ACCENTS)}
    hits = store.find(words, **given).hits  # type: ignore[arg-type]  # the tests name them
    return [f"{texts[h.page][h.span.start : h.span.end][:12]}: {' '.join(texts[h.page][a:b] for a, b in h.found)}" for h in hits]


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("45", ["The two side: 45"]), ("sides FREE two", ["The two side: two sides free"]),
        ("side", []), ("side*", ["The two side: sides"]),
        ('"two sides"', ["The two side: two sides"]), ('"sides two"', []), ('"agreed to fr"*', []),
        ("“agreed to free”", ["The two side: agreed to free"]),
        ("muller zurich", ["Le président: Müller Zürich Müller"]), ("MÜLLER-KROLL", ["Le président: Müller-Kroll"]), ("etat", ["Le président: État"]),
        ("absent", []), ("", []), ("* - ()", []),
    ],
)  # fmt: skip
def test_what_words_find(words: str, marked: list[str], store: Store) -> None:
    assert found(store, words) == marked


@pytest.mark.parametrize(
    "words",
    ['") OR 1=1 --', "NEAR(two sides)", "text : two", "two AND absent", "two NOT sides", "two OR absent",
     '"two', "^two", "{text}: two", "two +sides*",
     "'; DROP TABLE search; --", "\x00two", "two\x02\x03", '""', "-" * 400, "two " * 5000],
)  # fmt: skip
def test_nothing_typed_is_an_operator(words: str, store: Store) -> None:
    assert all("two" in line.casefold() for line in found(store, words))
    assert store.find("two").number == 1


def test_only_in_some_pages_and_how_many_in_all(store: Store) -> None:
    assert {h.page for h in store.find("Norland").hits} == {ONE.id, COPY.id}
    assert {h.page for h in store.find("Norland", pages=[ONE.id, TWO.id]).hits} == {ONE.id}
    assert store.find("Norland", pages=[]).number == 0
    cut = store.find("Norland", limit=2)
    assert (len(cut.hits), cut.number) == (2, store.find("Norland").number)
    assert cut.number > 2


def test_statements_are_a_kind_of_their_own(store: Store) -> None:
    hit = store.find("meet again", kind="statement").hits[0]
    assert (hit.id, hit.page, hit.span) == ("s-again", ONE.id, STATEMENTS[0].content[0])
    assert store.find("prisoners", kind="statement").number == 0


def test_the_language_of_the_query() -> None:
    assert query('a" OR b*') == '"a" "OR b"'
    assert query('cease* "prisoners of war"') == '"cease"* "prisoners of war"'
    assert len(terms("a " * 100)) == MOST_TERMS
