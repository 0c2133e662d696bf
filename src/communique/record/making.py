"""A group of reports → the event that they tell of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.codebooks.model import Codebook
from communique.model.ids import content_id
from communique.model.record import Event, Link, RecordActor, RecordArticle, RecordReport
from communique.record.copies import publisher_key
from communique.record.fields import contradictions, event_field
from communique.record.handling import Given
from communique.record.origins import Origins, origin_of
from communique.record.profiles import RISING, kind_of
from communique.record.telling import tells_a_rise

# How real a status is, for the status of an event that several articles of one day report differently.
REALNESS = (
    "happened", "ongoing", "cancelled", "announced", "promised", "expected", "conditional", "demanded", "hypothetical", "denied", "historical",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes events of groups of reports."""

    reports: Mapping[str, RecordReport]
    articles: Mapping[str, RecordArticle]
    origins: Origins
    actors: Mapping[str, RecordActor]
    codebook: Codebook
    rules: Mapping[str, str]

    def event(self, group: Sequence[str]) -> Event:
        """The event that the reports `group` tell of. Its status is the most real one of the newest article; its stage the furthest that
        dated reports of that article give (of a round: that all dated reports give of its last day), else its other reports, else all:
        "earlier talks had collapsed" has no date."""
        reports = sorted((self.reports[r] for r in group), key=lambda r: (self._printed(r.page), r.id))
        newest = self._printed(reports[-1].page)
        current = [r for r in reports if self._printed(r.page) == newest]
        type_ = self._type(reports)
        given = self._given_fields(reports)
        several_days = kind_of(type_).kind == "round"
        return Event(
            id=content_id("e", kind_of(type_).family, reports[0].id),
            type=type_,
            status=min((r.status for r in current), key=lambda s: REALNESS.index(s) if s in REALNESS else len(REALNESS)),
            stage=self._stage(type_, _last([r for r in current if r.day()], reports, several_days))
            or self._stage(type_, current)
            or self._stage(type_, reports),
            reports=tuple(sorted(group)),
            fields={name: event_field(name, given[name], actors=self.actors, several_days=several_days, rules=self.rules) for name in sorted(given)},
        )

    def contradictions(self, event: Event) -> Iterator[Link]:
        """Links between the reports of `event` whose values cannot both be right."""
        several_days = kind_of(event.type).kind == "round"
        for name, given in self._given_fields([self.reports[r] for r in event.reports]).items():
            yield from contradictions(name, given, actors=self.actors, several_days=several_days)

    def _type(self, reports: Sequence[RecordReport]) -> str:
        """The type of most reports; the first in the codebook among equals."""
        order = {name: n for n, name in enumerate(self.codebook.types)}
        counts = Counter(r.type for r in reports)
        return min(counts, key=lambda t: (-counts[t], order.get(t, len(order)), t))

    def _stage(self, type_: str, reports: Sequence[RecordReport]) -> str | None:
        """The furthest stage on the ladder of the type that `reports` give."""
        ladder = self.codebook.types[type_].stages if type_ in self.codebook.types else ()
        stages = {r.stage for r in reports if r.stage}
        return max(stages, key=lambda s: (ladder.index(s) if s in ladder else -1, s), default=None)

    def _given_fields(self, reports: Sequence[RecordReport]) -> dict[str, list[Given]]:
        return field_givens(reports, articles=self.articles, origins=self.origins, actors=self.actors)

    def _printed(self, page: str) -> str:
        return _printed(self.articles[page])


def field_givens(
    reports: Sequence[RecordReport], *, articles: Mapping[str, RecordArticle], origins: Origins, actors: Mapping[str, RecordActor]
) -> dict[str, list[Given]]:
    """The values of each field that `reports` give, ready to be weighed; `articles` and `origins` go by page."""
    given: dict[str, list[Given]] = defaultdict(list)
    for report in reports:
        article = articles[report.page]
        outlet = publisher_key(article.outlet) or article.page
        for name, values in report.fields.items():
            for value in values:
                held = replace(value, report=report.id, origin=origin_of(value, origins, actors, articles))
                risen = name in RISING and tells_a_rise(report.raw)
                given[name].append(Given(held, printed=_printed(article), outlet=outlet, day=report.day(value), risen=risen))
    return given


def _printed(article: RecordArticle) -> str:
    return article.published or article.published_to or ""


def _last(current: Sequence[RecordReport], reports: Sequence[RecordReport], several_days: bool) -> Sequence[RecordReport]:
    """`current`; where the event lasts several days and `current` tells of some, the reports with a stage that tell of the last day."""
    staged = [r for r in reports if r.stage and r.day()] if several_days and current else []
    last = max((r.day() for r in staged), default="")
    return [r for r in staged if r.day() == last] or current
