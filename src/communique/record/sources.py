"""One analysed page with what only the corpus knows of it: its date, its ids, its actors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from communique.model.analysis import Analysis
from communique.model.ids import content_id
from communique.model.places import Place, Placed
from communique.model.times import DateRange, Resolved
from communique.record.copies import Copy
from communique.times.dating import Dating


@dataclass(frozen=True, slots=True)
class Source:
    """An analysis ready to go into the record. `actors` and `ids` give ids for the analysis's own keys; `times` stands beside its times; `places`
    are the places by the words that name them."""

    analysis: Analysis
    dating: Dating
    times: tuple[Resolved, ...]
    actors: Mapping[str, str]
    ids: Mapping[str, str]
    copy_of: str | None = None
    copy: Copy | None = None
    places: Mapping[tuple[int, int], Placed] = field(default_factory=dict)

    @property
    def page(self) -> str:
        return self.analysis.page.id

    def raw(self, start: int, end: int) -> str:
        """The words ``[start, end)`` of the page."""
        return self.analysis.page.text[start:end]

    def actor(self, key: str | None) -> str | None:
        """Actor id for the analysis's own `key`; None for None and for keys that no actor has."""
        return None if key is None else self.actors.get(key)

    def dates(self, time: int | None) -> DateRange | None:
        """Interval of the time expression with index `time`; None when there is none or it is undetermined."""
        if time is None:
            return None
        found = self.times[time]
        return DateRange(found.from_, found.to) if found.from_ or found.to else None


def article_id(page: str) -> str:
    """Id of the article on `page`: one page holds one article."""
    return content_id("art", page)


def published_range(dating: Dating) -> DateRange | None:
    """The interval in which an article was published; None when nothing is known."""
    if dating.published:
        return DateRange(dating.published, dating.published)
    return DateRange(dating.from_, dating.to) if dating.from_ or dating.to else None


def known_places(analyses: Iterable[Analysis]) -> tuple[Place, ...]:
    """All places that `analyses` name or may name, each once, by id."""
    held = {p.id: p for a in analyses for placed in a.places for p in (placed.place, *placed.candidates) if p is not None}
    return tuple(held[name] for name in sorted(held))


def local_ids(analysis: Analysis) -> dict[str, str]:
    """Record ids for the keys of statements, reports, positions and expectations of `analysis`.

    Each id hashes what defines the thing: page, spans and type, never its number on the page. Things that share all of these are told
    apart by their order.
    """
    page = analysis.page.id
    named: list[tuple[str, str, tuple[object, ...]]] = [
        *((s.key, "s", (page, s.tier, [list(c) for c in s.content], list(s.cue or ()))) for s in analysis.statements),
        *((r.key, "r", (page, r.type, r.start, r.end, list(r.trigger))) for r in analysis.reports),
        *((p.key, "pos", (page, p.start, p.end, p.issue, p.stance, list(p.condition or ()))) for p in analysis.positions),
        *((x.key, "x", (page, x.start, x.end, x.expects)) for x in analysis.expectations),
    ]
    seen: dict[str, int] = {}
    ids: dict[str, str] = {}
    for key, prefix, parts in named:
        first = content_id(prefix, *parts)
        seen[first] = seen.get(first, 0) + 1
        ids[f"{prefix}:{key}"] = first if seen[first] == 1 else content_id(prefix, *parts, seen[first])
    return ids
