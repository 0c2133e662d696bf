"""The places that a story names: where its events were, where it was written, and what else the parser takes for a place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from communique.model.actors import LocalActor
from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse
from communique.model.places import COUNTRY, Place, Placed
from communique.model.reports import Report
from communique.model.spans import Span
from communique.places.choosing import Choice, Context, choose
from communique.places.clues import Clue, find_clues
from communique.places.folding import fold
from communique.places.known import Candidate, called, country
from communique.places.phrases import INSIDE, Phrase, take_apart
from communique.places.surroundings import Around, around, kind_beside, named

FIELDS = ("place",)
LABELS = ("GPE", "LOC", "FAC")
SURE = 1.5  # margin from which on a place is certain enough to tell of others


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a place, taken apart, what is called so, and the sentence in which they stand; `asked` for those that are to be placed.
    `head` is the folded name of a building or site that no gazetteer has, where the rest of the words says where it is."""

    span: Span
    phrase: Phrase
    candidates: tuple[Candidate, ...]
    sentence: Span
    within: tuple[Around, ...]
    asked: bool
    head: str = ""

    @property
    def key(self) -> str:
        return fold(self.phrase.names[-1]) if self.phrase.names else ""


def find_places(
    page: Page, article: Article, parse: Parse, actors: Iterable[LocalActor], reports: Sequence[Report]
) -> tuple[Placed, ...]:
    """Where the events of `reports` were and where the story was written: the place meant by each such phrase, or those between which it is
    left open. Names that the parser takes for places tell of others, and so do the `actors`, by their states; only phrases asked for are
    returned, in page order."""
    asked = [Span(v.start, v.end) for r in reports for name in FIELDS for v in r.values(name)]
    asked += [Span(article.place.start, article.place.end)] if article.place else []
    read = [e.span for e in parse.entities if e.label in LABELS]
    return locate(page.text, asked, read, [s.span for s in parse.sentences], told=clues_of(actors))


def clues_of(actors: Iterable[LocalActor]) -> list[Clue]:
    """What the names of bodies, forces and persons of a state say of where a story plays: those of states are found in the text itself."""
    held = [(a.country, m) for a in actors if a.country and a.kind != "state" for m in a.mentions if m.kind == "name"]
    return [Clue(m.start, m.end, code, fold(m.raw)) for code, m in held if code]


def locate(
    text: str, asked: Iterable[Span], read: Iterable[Span], sentences: Sequence[Span], *, told: Sequence[Clue] = ()
) -> tuple[Placed, ...]:
    """The places that the words ``asked`` name; `read` are other words of the text that name places, `told` what else points to states."""
    wanted = sorted(set(asked))
    if not wanted:
        return ()
    others = sorted({s for s in read if not any(s.overlap(w) for w in wanted)})
    mentions = [mention(text, s, sentences, asked=True) for s in wanted]
    keys = {m.key for m in mentions}
    same = [s for s in others if fold(text[s.start : s.end]) in keys]
    mentions += [mention(text, s, sentences, asked=False) for s in same]
    story = _Story(text, sentences, mentions, told, [s for s in others if s not in same])
    return tuple(_placed(m, story.choice(m)) for m in mentions if m.asked)


def mention(text: str, span: Span, sentences: Sequence[Span], *, asked: bool) -> Mention:
    """The words ``text[span]`` with what is called so and what they and those around them say that it lies in."""
    phrase = take_apart(" ".join(text[span.start : span.end].split()))
    candidates = next((found for name in phrase.names if (found := called(name))), ())
    sentence = next((s for s in sentences if s.start <= span.start < s.end), span)
    within = [Around(places, strict=any(p.kind == COUNTRY for p in places)) for name in phrase.within if (places := named(name))]
    within += [Around((country(code),), strict=True) for code in phrase.codes]
    beside = around(text, *span)
    within += [beside] if beside is not None and not within else []
    if phrase.want is None:
        phrase = replace(phrase, want=kind_beside(text, *span))
    if not candidates and (at := INSIDE.search(text, *span)) is not None and at.end() < span.end:
        return replace(mention(text, Span(at.end(), span.end), sentences, asked=asked), span=span, head=fold(text[span.start : at.start()]))
    return Mention(span, phrase, candidates, sentence, tuple(within), asked)


class _Story:
    """All names of places of one story, each looked at in the light of the others."""

    def __init__(
        self, text: str, sentences: Sequence[Span], mentions: Sequence[Mention], told: Sequence[Clue], others: Sequence[Span]
    ) -> None:
        self.text, self.sentences, self.others = text, sentences, others
        read = [c for s in sentences for c in _moved(find_clues(text[s.start : s.end]), s.start)]
        self.clues = [*read, *(t for t in told if not any(t.start < c.end and c.start < t.end for c in read))]
        self.by_key: dict[str, list[Mention]] = defaultdict(list)
        self._counted: dict[tuple[str, int], tuple[Counter[str], Counter[str]]] = {}
        for m in mentions:
            self.by_key[m.key].append(m)

    @cached_property
    def certain(self) -> tuple[Place, ...]:
        """The places of the story that its words and states decide by themselves. Other names are looked up only where these are asked for."""
        for m in (mention(self.text, s, self.sentences, asked=False) for s in self.others):
            self.by_key[m.key].append(m)
        first = (self._look(held[0]) for key, held in self.by_key.items() if key)
        return tuple(c.place for c in first if c.place is not None and c.margin >= SURE)

    def choice(self, m: Mention) -> Choice:
        """The place of `m`. A site that the gazetteer does not have is where the story says elsewhere that it is."""
        if not m.candidates and not m.head:
            told = next((o for held in self.by_key.values() for o in held if o.head and o.head == m.key), None)
            if told is not None:
                return self.choice(told)
        found = self._look(m)
        found = self._look(m, self.certain) if found.place is None or found.margin < 2 * SURE else found
        return replace(found, reason=f"a site there or near it; {found.reason}") if m.head and found.place is not None else found

    def _counts(self, key: str) -> tuple[Counter[str], Counter[str]]:
        """How often the words around the places of one name point to which state: in the whole story, and in the sentences of these places."""
        same = self.by_key[key]
        if (key, len(same)) not in self._counted:
            clues = [c for c in self.clues if c.key != key and not any(c.start < s.span.end and s.span.start < c.end for s in same)]
            beside = [c for c in clues if any(s.sentence.start <= c.start < s.sentence.end for s in same)]
            self._counted[key, len(same)] = Counter(c.code for c in clues), Counter(c.code for c in beside)
        return self._counted[key, len(same)]

    def _look(self, m: Mention, certain: Sequence[Place] = ()) -> Choice:
        same = self.by_key[m.key]
        within = m.within or tuple(w for other in same for w in other.within)
        apart = tuple(p for p in certain if not any(p.id == c.place.id for c in m.candidates))
        context = Context(*self._counts(m.key), apart)
        return choose(m.candidates, context, name=m.key, want=m.phrase.want, within=within)


def _moved(clues: Iterable[Clue], by: int) -> Iterator[Clue]:
    return (Clue(c.start + by, c.end + by, c.code, c.key) for c in clues)


def _placed(m: Mention, choice: Choice) -> Placed:
    part = "a part of it: " if m.phrase.part and choice.place is not None else ""
    return Placed(m.span.start, m.span.end, choice.place, choice.candidates, part + choice.reason)
