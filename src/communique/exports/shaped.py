"""Tables shaped like ACLED's, UCDP GED's and MEND's, for those whose tools read these, with a note of what each cannot hold.

The rows are this record's, not those data sets': the ids are its own, and what no page says is empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from communique.exports.csv_export import as_csv
from communique.exports.happenings import REAL, Days, actors, cite, code_of, days_of, numbers, outlets, shown, summary, values, whole
from communique.exports.made import Made, Source, counted, folder
from communique.exports.names import join
from communique.exports.notes import left_out
from communique.model.record import Event, RecordActor
from communique.model.wording import say_days
from communique.showing.lines import event_days, when_key
from communique.showing.view import View
from communique.tables import load_table

ROW = dict[str, object]
ELSEWHERE = ("statements", "positions", "expectations", "links", "times", "reviews", "unread")
WEEK, MONTH, YEAR = 7, 31, 366
MACHINE = "Machine-coded from news pages"
THIRD = ("mediator", "host", "facilitator", "guarantor", "observer")
"""Roles of a third party."""
ACCORDS = ("agreement", "ceasefire", "exchange")


def make_acled(source: Source) -> Made:
    """``acled.csv``: a row for each event that took place, is dated to a month or better, and has an ACLED code."""
    return _shaped(source, "acled", _acled, [_unreal, _undated(MONTH), uncoded("acled")])


def make_ged(source: Source) -> Made:
    """``ged.csv``: a row for each event that took place, is dated to a year or better, and has a number of deaths of at least one."""
    return _shaped(source, "ged", _ged, [_unreal, _undated(YEAR), _deathless])


def make_mend(source: Source) -> Made:
    """``mend.csv``: a row for each event with a MEND code and a third party."""
    return _shaped(source, "mend", _mend, [_unreal, uncoded("mend"), _direct])


Refusal = Callable[[Event, View], str | None]
"""Why an event has no row; None where it has one."""


def gaps(shape: str) -> list[str]:
    """What a shape cannot hold."""
    return [row["gap"] for row in load_table(__package__, "shaped_gaps.tsv") if row["shape"] == shape]


def refused(events: Iterable[Event], view: View, refusals: list[Refusal]) -> tuple[list[Event], list[str]]:
    """The events that no rule refuses, and a note for each reason with the number of those refused."""
    reasons = [(event, next((said for refuse in refusals if (said := refuse(event, view))), None)) for event in events]
    counts = Counter(reason for _, reason in reasons if reason)
    notes = [f"{counted(n, 'event is', 'events are')} left out: {reason}." for reason, n in sorted(counts.items())]
    return [event for event, reason in reasons if reason is None], notes


def _shaped(source: Source, shape: str, row: Callable[[Event, View], ROW], refusals: list[Refusal]) -> Made:
    view = source.view()
    names = next(r["columns"] for r in load_table(__package__, "shaped_columns.tsv") if r["shape"] == shape).split()
    kept, notes = refused(sorted(source.record.events, key=lambda e: when_key(e, view)), view, refusals)
    rows = [dict.fromkeys(names) | row(event, view) for event in kept]
    return folder({f"{shape}.csv": as_csv(names, rows)}, [*gaps(shape), *left_out(source, *ELSEWHERE), *notes])


def _unreal(event: Event, _: View) -> str | None:
    return None if event.status in REAL else "announced, expected, demanded, denied or supposed, not told as having happened"


def _undated(longest: int) -> Refusal:
    def refuse(event: Event, _: View) -> str | None:
        days = days_of(event)
        return None if days and days.count <= longest else f"not dated, or to more than {longest} days"

    return refuse


def uncoded(codebook: str) -> Refusal:
    """Refuses events of a type without a code of `codebook`."""

    def refuse(event: Event, view: View) -> str | None:
        return None if code_of(event, codebook, view) else f"of a type that the codebook gives no {codebook.upper()} code"

    return refuse


def _deathless(event: Event, _: View) -> str | None:
    return None if any(high >= 1 for _, high in numbers(event, "fatalities")) else "without a number of deaths"


def _direct(event: Event, view: View) -> str | None:
    return None if actors(event, "participants", view, roles=THIRD) else "without a named third party"


def _sides(event: Event, view: View) -> tuple[list[RecordActor], list[RecordActor]]:
    """Who did it and to whom; of a meeting the first of the parties and the others."""
    first, second = actors(event, "actor", view), actors(event, "target", view)
    if first or second:
        return first, second
    parties = actors(event, "participants", view, roles=(None, "party")) or actors(event, "participants", view)
    return parties[:1], parties[1:]


def _others(held: list[RecordActor]) -> str:
    return join(a.name for a in held[1:])


def _name(held: list[RecordActor]) -> str | None:
    return held[0].name if held else None


def _told(event: Event, view: View) -> str:
    return " | ".join([summary(event, view), *(cite(r, view) for r in view.reports(event))])


def _required(event: Event) -> Days:
    days = days_of(event)
    if days is None:
        raise ValueError(f"{event.id} is not dated")
    return days


def _acled(event: Event, view: View) -> ROW:
    days = _required(event)
    kind, _, sub = (code_of(event, "acled", view) or "").partition("/")
    if kind == "Explosions" and sub.startswith("Remote violence"):  # the one type with a slash in its name
        kind, sub = "Explosions/Remote violence", sub.removeprefix("Remote violence").lstrip("/")
    disorders = {row["type"]: row["disorder"] for row in load_table(__package__, "acled_disorder.tsv")}
    first, second = _sides(event, view)
    deaths = [low for low, _ in numbers(event, "fatalities")]
    precision = 1 if days.count == 1 else 2 if days.count <= WEEK else 3
    return {
        "event_id_cnty": event.id, "event_date": days.middle.isoformat(), "year": days.middle.year, "time_precision": precision,
        "disorder_type": disorders.get(f"{kind}/{sub}") or disorders.get(kind), "event_type": kind, "sub_event_type": sub or None,
        "actor1": _name(first), "assoc_actor_1": _others(first), "actor2": _name(second), "assoc_actor_2": _others(second),
        "location": shown(event, "place"), "source": join(outlets(event, view)), "notes": _told(event, view),
        "fatalities": whole(min(deaths)) if deaths else None,
    }  # fmt: skip


def _ged(event: Event, view: View) -> ROW:
    days = _required(event)
    deaths = numbers(event, "fatalities")
    merged = event.fields["fatalities"].value
    best = merged if isinstance(merged, int | float) else None
    first, second = _sides(event, view)
    reports = view.reports(event)
    articles = [view.articles[r.page] for r in reports if r.page in view.articles]
    return {
        "id": event.id, "year": days.first.year, "code_status": MACHINE, "type_of_violence": code_of(event, "ucdp", view),
        "side_a": _name(first), "side_b": _name(second), "number_of_sources": len(outlets(event, view)),
        "source_article": " | ".join(cite(r, view) for r in reports), "source_office": join(outlets(event, view)),
        "source_date": join(dict.fromkeys(a.published for a in articles)), "source_headline": join(dict.fromkeys(a.title for a in articles)),
        "source_original": join(dict.fromkeys(view.name(v.attributed_to) for v in values(event, "fatalities") if v.attributed_to)),
        "where_description": shown(event, "place"), "event_clarity": 1, "date_prec": _ged_precision(days),
        "date_start": days.first.isoformat(), "date_end": days.last.isoformat(), "deaths_unknown": best, "best": best,
        "low": whole(min(low for low, _ in deaths)), "high": whole(max(high for _, high in deaths)),
    }  # fmt: skip


def _ged_precision(days: Days) -> int:
    """UCDP GED codebook: 1 the day, 2 two to six days, 3 a week, 4 up to a month, 5 up to a year."""
    return next(code for code, longest in enumerate((1, WEEK - 1, WEEK, MONTH, YEAR), start=1) if days.count <= longest)


def _mend(event: Event, view: View) -> ROW:
    third = actors(event, "participants", view, roles=THIRD)
    local = actors(event, "participants", view, roles=(None, "party"))
    held = event_days(event)
    day = date.fromisoformat(held.from_) if held and held.from_ else None
    exact = bool(held and held.from_ == held.to)
    people = [a for a in third if a.kind == "person"]
    accord = _accord(event, view)
    pages = [view.pages[r.page] for r in view.reports(event) if r.page in view.pages]
    return {
        "med_event_ID": event.id, "med_location": shown(event, "place"), "Day": day.day if day and exact else None,
        "Month": day.month if day and held and (held.to or "")[:7] == (held.from_ or "")[:7] else None, "Year": day.year if day else None,
        "third_party": join(a.name for a in third if a.kind != "person") or None, "num_med": len(third),
        "individual_med_named": join(a.name for a in people), "local_parties": join(a.name for a in local),
        "num_local": str(len(local)) if len(local) < 2 else "2+", "agmt": 1 if accord else None,
        "agmt_name": summary(accord, view) if accord else None,
        "Summary": f"{_told(event, view)}{'' if exact else f' | days: {say_days(held) or chr(63)}'}",
        "source_urls": join(dict.fromkeys(p.url or p.path for p in pages)), "med_type": code_of(event, "mend", view),
    }  # fmt: skip


def _accord(event: Event, view: View) -> Event | None:
    """The agreement that is the result or a part of the talks."""
    ids = [k.from_ for k in view.record.links if k.to == event.id and k.relation in ("result_of", "part_of")]
    held = (view.things.get(i) for i in ids)
    return next((e for e in held if isinstance(e, Event) and e.type in ACCORDS and e.status in REAL), None)
