"""When and how long: the time expressions that hang on an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from communique.codebooks.model import Filler
from communique.events.frames import Frame
from communique.events.placing import place_name
from communique.events.same import once
from communique.events.sharing import ends_below, last_joined
from communique.events.sitting import sat
from communique.events.syntax import MODIFIERS, antecedent, is_verb
from communique.events.trailing import times_behind
from communique.model.parse import Parse, Token
from communique.model.spans import Span
from communique.model.times import Time
from communique.model.values import Value
from communique.tables import load_list, load_table

# A time behind one of these says when something else was ("since October", "before Friday").
AWAY = ("since", "until", "before", "after", "ahead", "from", "following", "till")

REASONS = ("because", "due", "owing", "given", "thanks", "despite")
PERIODS = ("week", "month", "year", "decade", "century", "war", "conflict")
SETTLING = ("agree", "decide", "offer", "promise", "pledge", "vow", "announce", "invite", "urge")
PLANNING = ("plan", "schedule", "slate", "set")
LASTING = ("last", "run", "continue", "take", "stretch", "go", *PLANNING)


@dataclass(frozen=True)
class Clock:
    """The times of a story with the token that each hangs by; `triggers` are the tokens of all events, which no time is carried across."""

    parse: Parse
    times: Sequence[Time]
    triggers: frozenset[int]
    _words: dict[int, tuple[Token, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _heads: dict[int, int | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_sentence: dict[int, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of_sentence(self, i: int) -> Sequence[int]:
        """The numbers of the times of sentence `i`, in order."""
        if not self._by_sentence:
            for sentence in self.parse.sentences:
                self._by_sentence[sentence.i] = []
            for n, time in enumerate(self.times):
                sentence_at = self.parse.sentence_at(time.start)
                if sentence_at is not None:
                    self._by_sentence[sentence_at.i].append(n)
        return self._by_sentence[i]

    def words(self, n: int) -> tuple[Token, ...]:
        """The tokens of time `n`."""
        if n not in self._words:
            self._words[n] = self.parse.within(Span(self.times[n].start, self.times[n].end))
        return self._words[n]

    def head(self, n: int) -> int | None:
        """The token of time `n` that hangs on something outside of it."""
        if n not in self._heads:
            held = {t.i for t in self.words(n)}
            self._heads[n] = next((t.i for t in self.words(n) if t.head not in held or t.head == t.i), None)
        return self._heads[n]

    def names(self, n: int, frame: Frame) -> bool:
        """True for a time that is a noun of the event itself: "a second day" of talks."""
        return any(t.i in frame.nouns for t in self.words(n))

    def lasting(self, n: int) -> bool:
        """True for a length of time that its words count from something: "talked for two hours before the others came" says how long."""
        at = self.head(n)
        return self.times[n].op == "event_from" and at is not None and self.parse.tokens[self.parse.tokens[at].head].text.lower() == "for"

    def when(self, n: int, frame: Frame) -> bool:
        """True for the time that a clause on the event is about: "since October 2020, when 30 prisoners were freed"."""
        tokens, held = self.parse.tokens, self.times[n]
        told_by = [*frame.doing, *(self.parse.tokens[n].head for n in frame.nouns[-1:] if self.parse.tokens[n].dep == "nsubj")]
        marks = [c.i for v in told_by for c in self.parse.children(v, "advmod", "mark") if c.text == "when" and c.i > 1]
        before = [tokens[w - 2] if tokens[w - 1].text == "," else tokens[w - 1] for w in marks]
        return any(held.start <= t.start < held.end for t in before)

    def _counted_from(self, at: int) -> bool:
        """True for a length of time from an event, of which `at` is the head: "a day after the rebels freed them" is not when they did."""
        verb = self.parse.tokens[self.parse.tokens[at].head]
        after = self.parse.tokens[at + 1] if at + 1 < len(self.parse.tokens) else verb
        return after.text.lower() in ("after", "before") and any(c.i == after.i for c in self.parse.children(verb.i, "mark"))

    def distance(self, n: int, frame: Frame, *, away: bool = False) -> int | None:
        """Steps from time `n` up to the event; None when it hangs on something else. With `away`, only times behind "since"."""
        at = self.head(n)
        if at is None or self._counted_from(at):
            return None
        if self.when(n, frame):
            return None if away else 0
        if not away and (_aside(self.parse, at) or _of_since(frame, at) or _ranked_in(self.parse, at)):
            return None
        steps, behind = 0, False
        while at not in frame.core:
            token = self.parse.tokens[at]
            # "in the current uprising", "before a Monday deadline"
            of_another = steps == 0 and token.dep in MODIFIERS and token.head not in frame.core
            reason = steps > 0 and token.dep == "prep" and token.text.lower() in REASONS  # "postponed because of a fire in June"
            if of_another or reason or token.head == at or (steps and (at in self.triggers or (is_verb(token) and not _reached(frame, at)))):
                return None
            far = token.text.lower() in AWAY if steps == 1 else token.text.lower() == "since"  # "the first talks since the war in 2020"
            behind = behind or (far and steps > 0 and token.dep == "prep" and not _opens_range(self.parse, token))
            at, steps = token.head, steps + 1
        return steps if behind == away else None


def _ranked_in(parse: Parse, at: int) -> bool:
    """True for the time that something is ranked in: "the fourth swap of the year", "the deadliest raid this month"; it is not when it was."""
    token = parse.tokens[at]
    over = parse.tokens[token.head]
    noun = parse.tokens[over.head] if token.dep == "pobj" and over.text.lower() == "of" else over
    if token.lemma.lower() not in PERIODS or noun.pos != "NOUN" or noun.i > at:
        return False
    return any(c.ent == "ORDINAL" or c.tag == "JJS" or c.text.lower() in ("first", "latest", "last") for c in parse.children(noun.i, "amod"))


def _aside(parse: Parse, at: int) -> bool:
    """True for the "now" of "the war, now in its seventh year"."""
    return parse.tokens[at].text.lower() == "now" and not is_verb(parse.tokens[parse.tokens[at].head])


def _of_since(frame: Frame, at: int) -> bool:
    """True for the year in "have held their first talks since a war in 2020", wherever it hangs: what has been done has no year of its own."""
    parse = frame.parse
    done = next((v for v in frame.doing if any(c.text.lower() in ("have", "has") for c in parse.children(v, "aux"))), None)
    return done is not None and done < at and any(t.text.lower() == "since" for t in parse.tokens[done + 1 : at])


def _opens_range(parse: Parse, prep: Token) -> bool:
    """True for "from May 3 to 9": on these days, not since the first of them."""
    if prep.text.lower() != "from":
        return False
    later = [c for i in (prep.i, prep.head) for c in parse.children(i, "prep") if c.i > prep.i]
    ends = [o for c in later if c.text.lower() in ("to", "till", "until", "through") for o in parse.children(c.i, "pobj")]
    return any(o.ent == "DATE" or o.tag == "CD" for o in ends)


def _reached(frame: Frame, v: int) -> bool:
    """True for a verb that only shares its time with the event: "agreed on Monday to swap"."""
    return any(frame.parse.tokens[d].dep == "xcomp" and frame.parse.tokens[d].head == v for d in frame.doing)


def dates(clock: Clock, frame: Frame) -> list[Value]:
    """The dates of the event: those that hang on it, else on the verb that it is the complement of; the nearest, and those joined to it."""
    found = _ranked(clock, frame, ("DATE", "TIME")) or _at_the_end(clock, frame)
    found = found or ([] if _only_meant(frame) else times_behind(frame, clock.times, place_name))
    if not found:
        return []
    here = [n for n in found if clock.times[n].type == "DATE" and clock.distance(n, frame) is not None]
    first = here[0] if clock.times[found[0]].type == "TIME" and here else found[0]  # "overnight into Sunday", "at 10 a.m. on Saturday"
    first = next((n for n in found if n == first + 1 and _says_day(clock, first, n)), first)
    others = [n for n, t in enumerate(clock.times) if t.type == clock.times[first].type and first < n <= first + 1]
    joined = [n for n in dict.fromkeys([*found[1:], *others]) if _joined(clock, first, n)]
    return [_value(clock, n) for n in sorted([first, *joined])]


def _only_meant(frame: Frame) -> bool:
    """True for what a verb of settling or asking has as its object, whose day that may be: "announced talks in June"."""
    top = frame.parse.tokens[frame.nouns[-1]] if frame.nouns else None
    over = next((t for t in frame.parse.ancestors(top.i) if is_verb(t)), None) if top is not None else None
    return over is not None and over.lemma.lower() in (*SETTLING, "demand", "propose", "reject", "accept", "welcome", "call")


def _says_day(clock: Clock, a: int, b: int) -> bool:
    """True for "a few days later, on May 3", where the second time says which day the first is."""
    between = clock.parse.text[clock.times[a].end : clock.times[b].start].strip()
    counted = clock.times[a].raw.lower().endswith((" later", " earlier", " after", " ago"))
    return counted and clock.times[b].op == "date" and between in (",", ", on", "on")


def _ranked(clock: Clock, frame: Frame, types: Sequence[str]) -> list[int]:
    """Indices of the times of `types` of the event's sentence that hang on it, nearest first."""
    asked = [n for n in clock.of_sentence(frame.parse.tokens[frame.trigger].sentence) if clock.times[n].type in types and not clock.lasting(n)]
    here = [n for n in asked if clock.times[n].type == "DURATION" or not clock.names(n, frame)]
    if not here:
        return []
    steps = {n: clock.distance(n, frame) for n in here}
    above = _above(frame)
    for n in here:
        if steps[n] is None and above is not None and clock.head(n) is not None:
            far = clock.distance(n, above)
            steps[n] = None if far is None else 10 + far
    return sorted((n for n in here if steps[n] is not None), key=lambda n: (steps[n], n))


def _at_the_end(clock: Clock, frame: Frame) -> list[int]:
    """The one day that ends the clause, where the parse hangs it on a participle or the last of joined verbs; see `sharing`."""
    parse = frame.parse
    days = [n for n in clock.of_sentence(parse.tokens[frame.trigger].sentence) if clock.times[n].type == "DATE"]
    joined_on = last_joined(frame) if days else []
    if joined_on:
        return _ranked(clock, Frame(parse, frame.candidate, joined_on[0], verbs=joined_on), ("DATE",))[:1]
    at = clock.head(days[0]) if len(days) == 1 else None
    if at is None:
        return []
    after = clock.words(days[0])[-1].i + 1
    return days if ends_below(frame, at, after, clock.triggers) else []


def _above(frame: Frame) -> Frame | None:
    """The clause whose verb the event's verb completes or follows from, where it shares its time: xcomp and participles, and what the
    parties tell of their own agreement ("said on Monday that they had agreed")."""
    parse = frame.parse
    for v in [*frame.doing, *frame.verbs]:
        token = parse.tokens[v]
        completes = token.dep in ("xcomp", "advcl") and not parse.children(v, "mark") and not _only_settled(frame, v)
        own = token.dep == "ccomp" and any(antecedent(parse, s.i) != s.i for s in parse.children(v, "nsubj"))
        announced = own and (frame.candidate.kind.changes or (parse.tokens[token.head].lemma.lower() == "announce" and not _modal(parse, v)))
        if token.head != v and (completes or announced):
            return Frame(parse, frame.candidate, token.head, verbs=[token.head])
    if frame.sitting():  # "agreed on Friday, at a meeting in Geneva, that …"
        verb = sat(parse, parse.tokens[frame.nouns[-1]])
        return Frame(parse, frame.candidate, verb, verbs=[verb])
    return None


def _modal(parse: Parse, v: int) -> bool:
    return any(c.tag == "MD" for c in parse.children(v, "aux"))


def _only_settled(frame: Frame, v: int) -> bool:
    """True for talks of which a clause only tells when they were agreed on, or what they are a journey's purpose: "agreed on Monday to resume
    talks", "flew to Oslo on Monday to resume talks"."""
    parse, token = frame.parse, frame.parse.tokens[v]
    over = parse.tokens[token.head]
    if not frame.type_takes("agenda") or over.tag not in ("VBD", "VBN") or not any(c.text.lower() == "to" for c in parse.children(v, "aux")):
        return False
    return over.lemma.lower() in SETTLING or (token.dep == "advcl" and over.lemma.lower() in load_list(__package__, "journeys.txt"))


def _joined(clock: Clock, a: int, b: int) -> bool:
    head = clock.head(b)
    if clock.parse.text[clock.times[a].end : clock.times[b].start].strip() in ("-", "\u2013", "to"):
        return True
    return head is not None and clock.parse.tokens[head].dep == "conj" and clock.parse.tokens[head].head == clock.head(a)


def _value(clock: Clock, n: int) -> Value:
    time = clock.times[n]
    return Value(time.start, time.end, time.raw, time=n)


def previous(clock: Clock, frame: Frame) -> list[Value]:
    """When it last happened: "the first trade since early October"."""
    found = []
    for n in clock.of_sentence(frame.parse.tokens[frame.trigger].sentence):
        if clock.times[n].type in ("DATE", "TIME"):
            head = clock.head(n)
            path = [] if head is None else [frame.parse.tokens[head], *frame.parse.ancestors(head)]
            words = [p.text.lower() for p in path]
            if not clock.when(n, frame) and "since" in words and _first_time(frame.parse, path, words.index("since")):
                found.append(_value(clock, n))
    return found


def _first_time(parse: Parse, path: Sequence[object], since: int) -> bool:
    above = path[since + 1] if since + 1 < len(path) else None
    i = getattr(above, "i", None)
    return i is not None and any(c.text.lower() in ("first", "largest", "biggest", "latest", "second") for c in parse.children(i, "amod", "det"))


def durations(clock: Clock, frame: Frame, filler: Filler) -> list[Value]:
    """Hours that the event lasted: "a two-hour meeting", "talks that lasted five to six hours"; only times that name hours or minutes."""
    found = []
    for n in _ranked(clock, frame, ("DURATION",)):
        raw = clock.times[n].raw.lower()
        if not ("hour" in raw or "minute" in raw) or not _lasts(clock, n, frame, filler):
            continue
        found += [value for value in (hours_of(clock, n),) if value is not None]
    return found


def hours_of(clock: Clock, n: int) -> Value | None:
    """The length that time `n` tells, in hours; None where it tells none."""
    time = clock.times[n]
    if time.hours is None:
        return None
    low, high = time.hours
    number = _plain(low) if low == high else (low, high)
    qualifier = "range" if low != high else _bounded(clock, n)
    return Value(time.start, time.end, time.raw, number=number, qualifier=qualifier, unit="hours")


def lengths(clock: Clock, frame: Frame) -> list[Value]:
    """How long the event is to last, in hours: "are expected to last ten days", "will run for two weeks", "planned for five days"."""
    parse, found = frame.parse, []
    for n in clock.of_sentence(parse.tokens[frame.trigger].sentence):
        time = clock.times[n]
        if time.type != "DURATION" or time.hours is None:
            continue
        head = clock.head(n)
        verb = next((t for t in parse.ancestors(head) if is_verb(t)), None) if head is not None else None
        if verb is None or verb.lemma.lower() not in LASTING or not _to_come(parse, verb) or not _told_by(frame, verb):
            continue
        found += [value for value in (hours_of(clock, n),) if value is not None]
    return found


def _told_by(frame: Frame, verb: Token) -> bool:
    """True for a verb of the event and what completes or is joined to one: "opened on Monday and are expected to last"."""
    parse = frame.parse
    while verb.i not in frame.verbs and (verb.dep in ("xcomp", "acomp") or (verb.dep == "conj" and not parse.children(verb.i, "nsubj"))):
        verb = parse.tokens[verb.head]
    return verb.i in frame.verbs


def _to_come(parse: Parse, verb: Token) -> bool:
    """True for "will last", "are expected to last", "is scheduled for"."""
    helpers = {c.text.lower() for c in parse.children(verb.i, "aux", "auxpass")}
    planned = verb.lemma.lower() in PLANNING and verb.tag == "VBN"
    return planned or bool(helpers & {"will", "'ll", "could", "may", "might", "would", "to"})


def _lasts(clock: Clock, n: int, frame: Frame, filler: Filler) -> bool:
    head = clock.head(n)
    if head is None:
        return False
    token = frame.parse.tokens[head]
    if token.head in frame.nouns or token.i in frame.nouns:
        return True
    above = frame.parse.tokens[token.head]
    verb = above if is_verb(above) else frame.parse.tokens[above.head]
    return (token.dep in ("npadvmod", "dobj") or above.text.lower() == "for") and verb.lemma.lower() in filler.verbs


def _bounded(clock: Clock, n: int) -> str:
    """The qualifier that the words of time `n`, or the one to four before it, give: "more than four hours" is at least four."""
    time = clock.times[n]
    before = clock.parse.text[max(0, time.start - 20) : time.start].lower().split()
    told = f" {' '.join([*before, time.raw.lower()])} "
    bounds = {row["words"]: row["qualifier"] for row in load_table(__package__, "qualifiers.tsv")}
    for words in sorted(bounds, key=lambda w: (-len(w), w)):
        if any(f" {words} {figure}" in told for figure in _figures(time.raw)):
            return bounds[words]
    return {"APPROX": "about", "MORE_THAN": "at_least", "EQUAL_OR_MORE": "at_least", "LESS_THAN": "at_most"}.get(time.mod or "", "exact")


def _figures(raw: str) -> list[str]:
    """What may follow a bounding word: any of the last words of the duration from its number on."""
    words = raw.lower().split()
    return [" ".join(words[k:]) for k in range(len(words))]


def _plain(x: float) -> int | float:
    return int(x) if x == int(x) else x


@cache
def _ordinals() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in load_table(__package__, "ordinals.tsv")}


def ordinals(frame: Frame, filler: Filler) -> list[Value]:
    """Which round or day: "a second day of talks", "the third round"."""
    parse, found = frame.parse, []
    known = _ordinals()
    beside = [i for v in frame.doing for i in _added(parse, v)] if frame.candidate.verb else []
    for n in (*frame.nouns, *beside):  # "met for three hours, their second round of talks"
        if parse.tokens[n].lemma.lower() not in filler.of:
            continue
        for child in parse.children(n, "amod"):
            word = child.text.lower()
            digits = word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else ""
            number = known.get(word) or (int(digits) if digits.isdigit() else None)
            if number:
                raw = parse.text[child.start : child.end]
                found.append(Value(child.start, child.end, raw, number=number))
    return found


@once
def _added(parse: Parse, v: int) -> tuple[int, ...]:
    """The appositions below token `v`."""
    return tuple([t.i for t in parse.subtree(v) if t.dep == "appos"])


def next_times(clock: Clock, frame: Frame) -> list[Value]:
    """When the talks go on: times in a clause of the sentence that says they will "continue", "resume" or "meet again"."""
    parse = frame.parse
    found: list[Value] = []
    for v in frame.inner:
        verb = parse.tokens[v]
        if verb.lemma.lower() in ("continue", "resume", "reconvene", "meet") and any(c.tag == "MD" for c in parse.children(v, "aux")):
            for n, t in enumerate(clock.times):
                head = clock.head(n)
                if head is not None and t.type in ("DATE", "TIME") and any(a.i == v for a in parse.ancestors(head)):
                    found.append(_value(clock, n))
    return found
