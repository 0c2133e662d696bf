"""What tells of a series of attacks, beside other tellings of it and the attacks of which the days are told. All are invented."""

from __future__ import annotations

from handmade import Story, grouped, record

from communique.model.record import Link, Record


def news(outlet: str, day: str, sentence: str, *, target: str = "Chile", actor: str = "Peru") -> Story:
    story = Story(outlet, day)
    story.tell(sentence, "attack", actor=actor, target=target)
    return story


def struck(outlet: str, day: str, on: str, *, target: str = "Chile", place: str = "Arica") -> Story:
    story = Story(outlet, day)
    story.tell(f"Peru struck a base of {target} at {place} that day.", "attack", actor="Peru", target=target, date=on, place=place)
    return story


def references(made: Record) -> list[Link]:
    return [link for link in made.links if link.relation == "refers_to"]


def test_a_series_told_by_two_outlets_at_about_the_same_time_is_one() -> None:
    first = news("Daily Post", "1994-05-09", "Peru has attacked Chile since May.")
    second = news("Evening Star", "1994-05-10", "The jets of Peru continued to bomb Chile.")
    assert len(record(first, second).events) == 1


def test_series_on_other_sides_or_of_other_months_stay_apart() -> None:
    first = news("Daily Post", "1994-05-09", "Peru has attacked Chile since May.")
    other = news("Evening Star", "1994-05-10", "Peru has attacked Kenya since May.", target="Kenya")
    by_another = news("Morning Mail", "1994-05-10", "Brazil has attacked Chile since May.", actor="Brazil")
    later = news("Night Wire", "1994-08-10", "Peru continued to bomb Chile.")
    assert len(grouped(record(first, other, by_another, later))) == 4


def test_one_attack_without_a_day_is_no_series() -> None:
    first = news("Daily Post", "1994-05-09", "A plane of Peru attacked Chile.")
    second = news("Evening Star", "1994-05-10", "A boat of Peru bombed Chile.")
    made = record(first, second, struck("Night Wire", "1994-05-05", "1994-05-04"))
    assert len(made.events) == 3
    assert not references(made)


def test_a_series_refers_to_the_attacks_of_its_campaign() -> None:
    series = news("Daily Post", "1994-06-20", "Two weeks of air strikes of Peru on Chile came before the truce.")
    attacks = [struck("Night Wire", "1994-05-05", "1994-05-04"), struck("Evening Star", "1994-05-19", "1994-05-18", place="Iquique")]
    made = record(series, *attacks, struck("Morning Mail", "1994-05-12", "1994-05-11", target="Kenya"))
    found = references(made)
    assert len({link.to for link in found}) == len(found) == 2
    assert all("same actor: Peru; same target: Chile" in link.reasons for link in found)


def test_a_series_refers_to_nothing_outside_of_its_time_or_of_two_campaigns() -> None:
    series = news("Daily Post", "1994-06-20", "Peru kept up its air strikes on Chile.")
    assert not references(record(series, struck("Night Wire", "1994-02-05", "1994-02-04")))
    apart = [struck("Night Wire", "1994-04-05", "1994-04-04"), struck("Evening Star", "1994-06-19", "1994-06-18", place="Iquique")]
    assert not references(record(series, *apart))


def test_series_told_months_apart_that_stand_for_the_same_attack_are_one() -> None:
    struck_first = struck("Night Wire", "1994-05-05", "1994-05-04")
    first = news("Daily Post", "1994-05-09", "Peru has attacked Chile since May.")
    later = news("Evening Star", "1994-07-10", "The truce came after two weeks of air strikes of Peru on Chile.")
    made = record(struck_first, first, later)
    assert len(grouped(made)) == 2
    assert [link.reasons[0] for link in made.links if link.relation == "same_as"] == [
        "same actor: Peru; same target: Chile; both tell of the series to which the attack of 4 May 1994 belongs"
    ]
    assert len(references(made)) == 1


def test_a_series_that_goes_on_long_after_the_attacks_is_another() -> None:
    struck_first = struck("Night Wire", "1994-05-05", "1994-05-04")
    first = news("Daily Post", "1994-05-09", "Peru has attacked Chile since May.")
    later = news("Evening Star", "1994-07-10", "The jets of Peru continued to bomb Chile.")
    assert len(grouped(record(struck_first, first, later))) == 3


def test_series_that_stand_for_other_attacks_stay_apart() -> None:
    attacks = [struck("Night Wire", "1994-05-05", "1994-05-04"), struck("Morning Mail", "1994-07-02", "1994-07-01", place="Iquique")]
    first = news("Daily Post", "1994-05-09", "Peru has attacked Chile since May.")
    later = news("Evening Star", "1994-07-20", "The truce came after weeks of air strikes of Peru on Chile.")
    assert len(grouped(record(*attacks, first, later))) == 4
