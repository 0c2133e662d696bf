"""What the site says of the record itself, and the notes beside an article."""

from dataclasses import replace

from pages_kit import dated, shown, site, with_, words

from communique import __version__
from communique.model.record import Record
from communique.model.times import DateRange
from communique.showing.glossary import glossary, meaning
from communique.showing.printed import by_day, span_of
from communique.web.about import digest
from sample_talks import ONE, RECORD


def test_it_says_how_to_cite_the_record_and_the_program() -> None:
    cited = words(shown("about.html", site()), "//section[h2/@id='cite']//blockquote")
    assert cited[0].startswith("Norland and Sudland: cited record of 3 articles, as of 4 March 2031; pages ")
    assert digest(RECORD) in cited[0]
    assert __version__ in cited[1]


def test_the_name_of_the_pages_changes_with_them_only() -> None:
    assert digest(replace(RECORD, pages=RECORD.pages[::-1])) == digest(RECORD)
    others = (replace(RECORD, pages=RECORD.pages[1:]), replace(RECORD, parser="x"), replace(RECORD, codebook="y"))
    assert len({digest(r) for r in (RECORD, *others)}) == 4


def test_pages_that_were_not_read_are_all_listed_with_their_reasons() -> None:
    many = tuple(replace(RECORD.unread[0], path=f"{n}.txt") for n in range(40))
    tree = shown("about.html", site(with_(unread=many)))
    assert len(tree.xpath("//section[h2/@id='unread']//tbody/tr")) == 40
    assert "the page has no text" in words(tree, "//section[h2/@id='unread']//tbody/tr")[0]
    assert "All pages given were read." in shown("about.html", site(with_(unread=()))).text_content()


def test_every_word_of_the_model_that_the_site_shows_is_explained() -> None:
    agreements = ("single", "agree", "compatible", "conflict", "superseded", "unresolved")
    statuses = ("happened", "ongoing", "announced", "expected", "promised", "demanded", "denied")
    unreal = ("hypothetical", "conditional", "cancelled", "historical")
    stances = ("demands", "accepts", "accepts_if", "open_to", "offers", "rejects", "rejects_unless", "withdraws")
    qualifiers = ("exact", "at_least", "at_most", "about", "range", "vague")
    voices = ("self", "ally", "opponent", "mediator", "journalist")
    groups = {"agreement": agreements, "status": (*statuses, *unreal), "stance": stances, "qualifier": qualifiers, "voice": voices}
    for group, held in groups.items():
        assert [word for word in held if not meaning(group, word)] == []
    assert all(heading and rows for heading, rows in glossary())
    assert meaning("status", "unheard_of") == ""


def test_an_empty_record_is_whole_pages_that_say_so() -> None:
    of = site(Record(codebook="peace-talks", as_of=None, parser="none"))
    said = {where: shown(where, of).xpath("string(//main)") for where in ("timeline.html", "talks.html", "people.html", "statements.html")}
    assert all("No" in text or "no" in text for text in said.values())
    assert "No talks were found" in shown("index.html", of).text_content()


def test_the_values_of_a_report_share_its_note() -> None:
    tree = shown("articles/d-post.html", site())
    notes = words(tree, "//*[@class='notes']/li")
    assert "talks · concluded · place Lakeville · date 3 March 2031 · duration hours 6 hours" in notes
    assert "talks · participants Norland, Sudland" in notes or "talks · participants Sudland, Norland" in notes
    assert notes.count("title") == 1


def test_a_value_whose_report_begins_on_another_line_says_what_it_is_of() -> None:
    moved = replace(RECORD.reports[3], start=0, end=7)
    tree = shown("articles/d-post.html", site(with_(reports=(*RECORD.reports[:3], moved))))
    assert any(note.startswith("talks · place Lakeville") for note in words(tree, "//*[@class='notes']/li"))


def test_one_article_is_one_article() -> None:
    told = {"articles": RECORD.articles[1:2], "pages": (ONE,), "events": RECORD.events[:1], "reports": RECORD.reports[:1]}
    of = site(with_(statements=(), positions=(), expectations=(), links=(), **told))
    tree = shown("index.html", of)
    assert words(tree, "//*[@class='counts']/a")[:3] == ["1 article", "1 event", "0 rounds of talks"]
    assert "What 1 news article from 1 outlet says" in tree.text_content()
    assert of.view.outlet(ONE.id) == "The Harbour Post"


def test_the_newest_come_first_and_the_undated_last() -> None:
    bare = tuple(replace(a, published=None, published_from=None, published_to=None) for a in RECORD.articles)
    of = site(with_(articles=bare, events=(*RECORD.events, dated("e-later", "2031-03-09", "2031-03-09"))))
    days = words(shown("index.html", of), "//section[h2='Newest']//*[@class='when']")
    assert days[:2] == ["9 March 2031", "3 March 2031"]
    assert set(days[2:]) == {"date unknown"}


def test_a_long_list_of_the_front_page_says_how_many_more_there_are() -> None:
    many = tuple(dated(f"e-{n}", f"2031-03-{n:02}", f"2031-03-{n:02}") for n in range(1, 29))
    tree = shown("index.html", site(with_(events=many)))
    assert len(tree.xpath("//section[h2='Newest']//li")) == 12
    assert "16 more rows: the whole timeline" in words(tree, "//section[h2='Newest']/p/a")
    assert len(shown("timeline.html", site(with_(events=many))).xpath("//section[@class='month']//li")) == 28


def test_an_article_with_one_known_bound_does_not_stretch_the_days_of_publication() -> None:
    early = replace(RECORD.articles[0], published=None, published_from="1999-04-01", published_to=None, published_basis="undetermined")
    of = site(with_(articles=(early, *RECORD.articles[1:])))
    assert "1999" not in words(shown("index.html", of), "//main//p")[0]
    assert all("1999" not in said for said in words(shown("about.html", of), "//td|//dd"))
    held = [replace(a, published=None, published_from=None, published_to="2031-03-09") for a in RECORD.articles]
    assert "published" not in words(shown("index.html", site(with_(articles=tuple(held)))), "//main//p")[0]


def test_articles_are_in_order_of_known_days_and_the_others_last() -> None:
    late, open_, bound = (replace(RECORD.articles[0], id=f"art-{n}", published=None, published_from=f, published_to=t) for n, f, t in DAYS)
    known = replace(RECORD.articles[0], id="art-k", published="2031-03-02", published_from=None, published_to=None)
    assert [a.id for a in sorted((late, open_, bound, known), key=by_day)] == ["art-k", "art-l", "art-b", "art-o"]
    assert span_of([late, open_, bound, known]) == DateRange("2031-03-02", "2031-03-06")


DAYS = (("l", "2031-03-03", "2031-03-06"), ("o", None, None), ("b", "1999-01-01", None))
