"""What stands behind a line of the record: the reports of an event, and the words of a report."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model.correcting import Decidable, keys_of
from communique.model.record import CitedValue, Event, RecordReport
from communique.model.spans import Span, hull
from communique.showing.decided import REJECTED, last, say_history, say_marks, standing
from communique.showing.saying import say_claimants, say_reader, say_value
from communique.showing.view import View
from communique.showing.words import clean, counted


def told_by_reports(event: Event, view: View) -> tuple[list[RecordReport], list[str]]:
    """The reports of `event` by the day on which they were printed, and the pages of copies that only say one of them again."""
    ordered = sorted(view.reports(event), key=lambda r: (view.printed(r.page), r.page, r.start))
    held = {(r.page, clean(r.raw)) for r in ordered}
    again = [r for r in ordered if (view.original(r.page), clean(r.raw)) in held]
    return [r for r in ordered if r not in again], [r.page for r in again]


def say_reports(event: Event, view: View) -> str:
    """How often the event is told: ``4 reports``, and how many copies say one of them again: ``4 reports, 1 copy``."""
    reports, copied = told_by_reports(event, view)
    return counted(len(reports), "report") + (f", {counted(len(copied), 'copy', 'copies')}" if copied else "")


def how_real(report: RecordReport) -> str:
    """How real the report says it is, and how far it had come: ``happened, concluded``."""
    return clean(report.status + (f", {report.stage}" if report.stage else "").replace("_", " "))


def cited_spans(report: RecordReport) -> list[Span]:
    """The words of the report's values; of the report itself where it has none."""
    values = [v for held in report.fields.values() for v in held if v.page == report.page]
    return [Span(v.start, v.end) for v in values] or [Span(report.start, report.end)]


def say_cited(field: str, value: CitedValue, view: View) -> str:
    """A value of a field with its role, whose word it is, and the words on the page; as people decided, with what stood there before."""
    history = view.reviews.get((value.page, value.start, value.end, f"reports.{field}"), ())
    now = standing(value, history)
    role = f" ({now.role.replace('_', ' ')})" if now.role else ""
    said = f"{say_value(field, now, name=view.name)}{role}{say_claimants([now], name=view.name)} · “{clean(now.raw)}”{say_reader(now.reader)}"
    held = last(history)
    decided = say_history(history, was=say_value(field, value, name=view.name) or f"“{clean(value.raw)}”")
    return " · ".join(filter(None, [("REJECTED: " if held and held.decision == REJECTED else "") + said, decided]))


def say_decided(thing: Decidable, view: View) -> list[tuple[str, str]]:
    """The decisions on `thing` as a whole, each with the name of what it is on (``stance``)."""
    told = view.told.get(thing.id, thing)
    return say_marks(told, {key: view.reviews.get(key, ()) for key in keys_of(told)}, gone=thing.id not in view.things)


def joined(spans: Iterable[Span]) -> list[Span]:
    """`spans` in order, those that meet joined into one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = hull([found[-1], span])
        else:
            found.append(span)
    return found
