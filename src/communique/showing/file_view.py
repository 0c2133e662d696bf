"""A record that stays in its file, with the look-ups that showing it needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from communique.model.record import RecordMention
from communique.showing.view import View, shortest
from communique.store.lookup import Lookup

T = TypeVar("T")


class Later(Mapping[str, T], Generic[T]):
    """What `make` gives, made when it is first asked for."""

    def __init__(self, make: Callable[[], Mapping[str, T]]) -> None:
        self._make = make

    @cached_property
    def _held(self) -> Mapping[str, T]:
        return self._make()

    def __getitem__(self, name: str) -> T:
        return self._held[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)


@dataclass(frozen=True)
class FileView(View):
    """A view of a record on whose values nobody decided. Of its file, `look` reads what is asked for: use inside ``Store.at_one_moment``."""

    look: Lookup = field(kw_only=True)

    def __post_init__(self) -> None:
        look = self.look
        things = look.by_id()
        made: dict[str, object] = {
            "things": things,
            "pages": look.whole_pages(),
            "articles": look.articles(),
            "event_of": Later(lambda: {report: things[event] for report, event in look.told_in().items()}),
            "mentions": Later(self._mentions),
            "times": look.times(),
        }
        for name, held in made.items():
            object.__setattr__(self, name, held)
        self._look_for_copies()

    def _look_for_copies(self) -> None:
        repeats = self.look.repeats()
        pages: dict[str, list[str]] = defaultdict(list)
        for copy, original in sorted(repeats.items()):
            pages[original].append(self.things[copy].page)
        object.__setattr__(self, "repeated", repeats)
        object.__setattr__(self, "repeaters", dict(pages))

    def ref(self, name: str) -> str:
        return shortest(name, self.look.beside(name))

    def whole(self, name: str) -> Any:
        found = self.look.thing(name)
        if found is None:
            raise KeyError(name)
        return found

    def _mentions(self) -> dict[str, list[tuple[str, RecordMention]]]:
        held: dict[str, list[tuple[str, RecordMention]]] = defaultdict(list)
        for actor in self.record.actors:
            for mention in actor.mentions:
                held[mention.page].append((actor.id, mention))
        return dict(held)
