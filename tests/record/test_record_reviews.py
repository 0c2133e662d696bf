"""What people decided: links are followed by the merge, values lie over the record when it is read; both are found by citation."""

from __future__ import annotations

from dataclasses import replace

from handmade import Story, grouped, record

from communique.model.record import Record, RecordReport
from communique.model.reviews import LinkReview, Told
from communique.record.deciding import decided
from communique.record.reviewing import lay_over
from communique.store.reviews import Review


def strike(outlet: str, place: str, dead: int, day: str = "1994-05-02") -> Story:
    story = Story(outlet, "1994-05-03")
    story.tell(f"Rockets killed {dead} people in {place} on Monday, {outlet} says.", "attack", date=day, place=place, fatalities=dead)
    return story


LOJA, ALSO, FAR = strike("Daily Post", "Loja", 9), strike("Evening Star", "Loja", 9), strike("Morning Sun", "Quito", 2)
OTHER = strike("Lake Courier", "Lima", 5, "1994-04-11")


def told(made: Record, words: str) -> RecordReport:
    return next(r for r in made.reports if words in r.raw)


def review(made: Record, one: str, two: str, decision: str) -> LinkReview:
    named = [Told(r.page, r.start, r.end, r.type) for r in (told(made, one), told(made, two))]
    return LinkReview(named[0], named[1], decision, "ada", "1994-06-01T09:00:00Z", "saw both")


def test_a_split_keeps_reports_apart_and_a_merge_puts_them_together() -> None:
    made = record(LOJA, ALSO, FAR, OTHER)
    assert [len(g) for g in grouped(made)] == [1, 1, 2]
    split = record(LOJA, ALSO, FAR, OTHER, reviews=[review(made, "Daily Post", "Evening Star", "apart")])
    assert [len(g) for g in grouped(split)] == [1, 1, 1, 1]
    merged = record(LOJA, ALSO, FAR, OTHER, reviews=[review(made, "Daily Post", "Morning Sun", "same")])
    assert sorted(len(g) for g in grouped(merged)) == [1, 3]
    assert any("decided by ada on 1994-06-01: saw both" in k.reasons for k in merged.links)


def test_other_events_stay_as_they_are() -> None:
    made = record(LOJA, ALSO, FAR, OTHER)
    split = record(LOJA, ALSO, FAR, OTHER, reviews=[review(made, "Daily Post", "Evening Star", "apart")])
    kept = {e.id: e for e in made.events if any(r.raw.startswith("Rockets killed 5") for r in made.reports if r.id in e.reports)}
    assert kept
    assert all(e in split.events for e in kept.values())


def test_the_last_decision_holds_and_apart_goes_before_a_chain() -> None:
    made = record(LOJA, ALSO, FAR)
    apart, same = (review(made, "Daily Post", "Evening Star", d) for d in ("apart", "same"))
    assert [len(g) for g in grouped(record(LOJA, ALSO, FAR, reviews=[apart, same]))] == [1, 2]
    chain = [review(made, "Daily Post", "Morning Sun", "same"), review(made, "Evening Star", "Morning Sun", "same"), apart]
    assert sorted(len(g) for g in grouped(record(LOJA, ALSO, FAR, reviews=chain))) == [1, 2]


def test_a_decision_survives_a_report_that_is_cut_a_little_otherwise() -> None:
    made = record(LOJA, ALSO)
    said = review(made, "Daily Post", "Evening Star", "apart")
    shifted = replace(said, one=replace(said.one, end=said.one.end - 7))
    assert len(grouped(record(LOJA, ALSO, reviews=[shifted]))) == 2


def test_a_decision_on_words_that_are_gone_is_an_orphan() -> None:
    made = record(LOJA, ALSO)
    said = review(made, "Daily Post", "Evening Star", "apart")
    gone = replace(said, two=Told("p-gone", 0, 10, "attack"))
    found = decided(made.reports, [said, gone])
    assert (len(found.apart), found.orphans) == (1, (gone,))


def value_review(made: Record, words: str, decision: str, value: str | None = None) -> Review:
    cited = told(made, words).fields["fatalities"][0]
    return Review(cited.page, cited.start, cited.end, "reports.fatalities", decision, value, "ada", "1994-06-01T09:00:00Z", "misread")


def test_values_lie_over_the_record() -> None:
    made = record(LOJA, strike("Evening Star", "Loja", 12))
    field = made.events[0].fields["fatalities"]
    assert field.agreement == "conflict"
    for review_, shown in ((value_review(made, "Evening", "rejected"), 9), (value_review(made, "Evening", "corrected", "9"), 9)):
        over = lay_over(made, [review_]).record.events[0].fields["fatalities"]
        assert (over.value, over.rule) == (shown, "latest, reviewed")
        assert over.agreement != "conflict"
        assert over.values == field.values
    assert lay_over(made, []).record is made


def test_a_value_that_is_gone_is_an_orphan_and_changes_nothing() -> None:
    made = record(LOJA)
    gone = replace(value_review(made, "Daily", "rejected"), start=500, end=510)
    over = lay_over(made, [gone])
    assert (over.record, over.orphans) == (made, (gone,))


def test_when_all_values_are_rejected_nothing_is_shown() -> None:
    made = record(LOJA)
    assert lay_over(made, [value_review(made, "Daily", "rejected")]).record.events[0].fields["fatalities"].value is None
