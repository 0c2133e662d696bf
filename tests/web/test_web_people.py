"""The actors, what they said, and where they are named."""

from dataclasses import replace

import pytest
from pages_kit import person, role, shown, site, with_, words

from communique.model.record import RecordRole
from communique.showing.people import distinct_roles, kind_words
from communique.showing.quoting import say_words
from sample_talks import ACTORS, ONE, STATEMENTS, at, span

AGAIN = STATEMENTS[0]


def test_actors_stand_by_kind_those_first_of_whom_most_is_said() -> None:
    tree = shown("people.html", site())
    assert words(tree, "//section/h2") == ["Persons", "States"]
    assert words(tree, "//section[2]//*[@class='who']") == ["Norland", "Sudland"] or words(tree, "//section[2]//*[@class='who']")[0] == "Sudland"
    assert "1 statement · 1 event · named 2 times in 1 article" in words(tree, "//section[1]//li//small")[0]


def test_a_kind_that_no_table_knows_is_shown_all_the_same() -> None:
    tree = shown("people.html", site(with_(actors=(*ACTORS, replace(ACTORS[1], id="a-x", name="Ship X", kind="vessel")))))
    assert words(tree, "//section/h2")[-1] == "Vessels"
    assert kind_words("vessel") == ("vessel", "vessels")


def test_every_actor_has_a_page_with_roles_that_open_their_words() -> None:
    tree = shown("people/a-adavance.html", site())
    assert words(tree, "//h1") == ["Ada Vance"]
    assert words(tree, "//dl//li") == ["envoy, Norland — “the Norland envoy”"]
    _, start, end, _ = at("the Norland envoy")
    assert f"../articles/d-post.html#w-{start}-{end}" in tree.xpath("//dl//a/@href")
    assert "Ada Vance" in words(shown("people/a-norland.html", site()), "//dd")


def test_a_role_stands_once_however_often_it_is_told() -> None:
    told = [role("envoy", "a-norland", "the Norland envoy"), role("Envoy", "a-norland", "Ada Vance"), role("envoy", None, "Ms. Vance")]
    of = site(with_(actors=(*ACTORS, actor := person("Bo Lind", *told))))
    assert {said: len(held) for said, held in distinct_roles(actor, of.view).items()} == {"envoy, Norland": 2}


def test_a_mention_leads_to_its_words_only_where_they_are_shown() -> None:
    """Without sentences an excerpt has the lines with cited words; a mention elsewhere is counted, not linked."""
    bare = with_(reports=(), events=(), statements=(), positions=(), expectations=(), links=())
    roleless = replace(bare, actors=tuple(replace(a, roles=()) for a in bare.actors))
    tree = shown("people/a-adavance.html", site(roleless))
    assert "2 places in sentences that are not shown here" in tree.text_content()
    whole = shown("people/a-adavance.html", site(roleless, full=True))
    assert len(whole.xpath("//section[last()]//small/a")) == 2


def test_a_group_and_its_members_lead_to_each_other() -> None:
    group = replace(person("both sides"), kind="group", members=("a-norland", "a-sudland"))
    of = site(with_(actors=(*ACTORS, group)))
    assert shown("people/a-bothsides.html", of).xpath("//dd/a/@href") == ["../people/a-norland.html", "../people/a-sudland.html"]
    assert "../people/a-bothsides.html" in shown("people/a-norland.html", of).xpath("//dd/a/@href")


@pytest.mark.parametrize(
    ("form", "cited", "said"),
    [
        ("direct", ("“We will meet again next week,”",), "“We will meet again next week”"),
        ("direct", ("We will meet", "next week"), "“We will meet … next week”"),
        ("indirect", ("agreed to exchange 40 prisoners",), "agreed to exchange 40 prisoners"),
        ("mixed", ("We will meet again",), "We will meet again"),
    ],
)
def test_only_direct_speech_stands_in_quotation_marks(form: str, cited: tuple[str, ...], said: str) -> None:
    statement = replace(AGAIN, form=form, content=tuple(span(words_) for words_ in cited))
    assert say_words(statement, site().view) == said


def test_a_statement_is_told_with_what_is_known_of_it() -> None:
    full = replace(AGAIN, channel="social_post", via=("a-sudland",), addressee="a-norland", polarity="negative")
    row = words(shown("statements.html", site(with_(statements=(full,)))), "//li[@id='s-again']")[0]
    assert row == "3 March 2031 not said “We will meet again next week” “said” · promise · social post · to Norland · via Sudland · The Harbour Post"


def test_the_nameless_come_last_and_have_a_place() -> None:
    nobody = replace(AGAIN, id="s-nobody", speaker=None)
    of = site(with_(statements=(nobody, AGAIN)))
    tree = shown("statements.html", of)
    assert words(tree, "//h2") == ["Ada Vance 1", "Speaker not named 1"]
    assert of.href("s-nobody") == "statements.html#s-nobody"
    assert of.href("s-again") == "people/a-adavance.html#s-again"


def test_what_a_reporter_tells_in_his_own_voice_is_kept_apart() -> None:
    told = replace(AGAIN, id="s-told", tier="narrative", form="indirect")
    tree = shown("people/a-adavance.html", site(with_(statements=(AGAIN, told))))
    assert tree.xpath("//section[h2='Said']//li/@id") == ["s-again"]
    assert tree.xpath("//section[h2='Told by reporters in their own voice']//li/@id") == ["s-told"]


def test_a_role_is_a_cited_value_of_its_article() -> None:
    kept = [c for c in site().cites[ONE.id] if c.kind == "role"]
    assert [(c.label, c.href) for c in kept] == [("Ada Vance: envoy, Norland", "people/a-adavance.html")]
    assert isinstance(ACTORS[0].roles[0], RecordRole)
