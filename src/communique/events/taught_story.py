"""What the features of a phrase look up: one story with its reports, actors and statements, each word looked at once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.codebooks.model import Codebook
from communique.events.taught_phrases import head_of
from communique.model.actors import LocalActor
from communique.model.parse import Parse, Token
from communique.model.reports import Report
from communique.model.spans import Span

NAMES = ("PERSON", "ORG", "GPE", "FAC", "LOC", "NORP")
OBJECTS = ("nsubjpass", "dobj", "dative", "oprd")
MODIFYING = ("poss", "compound", "amod", "nmod", "npadvmod")
ACTING = ("nsubj", "dobj", "pobj", "nsubjpass")
MOST_MENTIONS = 12  # of one actor: what a story says of somebody first says who it is
ActorAt = Callable[[int], LocalActor | None]


@dataclass
class Story:
    """One story. `fields_at`: what a rule of the codebook fills with the phrase of a token, as (type, field, status); `types_in`, `types_near`: the
    types of reports in a sentence, and in the one before or after it; `classes`: the codebook's classes of a lemma or of a whole phrase."""

    parse: Parse
    reports: Sequence[Report]
    actor_at: ActorAt
    speakers: frozenset[str]
    classes: Mapping[str, Sequence[str]]
    fields_at: dict[int, list[tuple[str, str, str]]] = field(default_factory=lambda: defaultdict(list))
    types_in: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    types_near: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    words_in: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))
    done_to: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    types: Counter[str] = field(default_factory=Counter)
    kind_of: dict[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for report in self.reports:
            self._report(report)
        mentions: Counter[str] = Counter()
        for token in self.parse.tokens:
            if token.pos == "VERB" or (token.pos == "NOUN" and token.dep in ACTING):
                self.words_in[token.sentence].add(token.lemma.lower())
            if token.pos in ("NOUN", "PROPN", "PRON") and (actor := self.actor_at(token.i)) is not None:
                mentions[actor.key] += 1
                if mentions[actor.key] <= MOST_MENTIONS and token.dep not in ("compound", "amod", "nmod"):
                    above, role = governor(self.parse, token.i)
                    self.done_to[actor.key].append(f"{above.lemma.lower()}:{role}")

    def _report(self, report: Report) -> None:
        self.types[report.type] += 1
        sentence = self.parse.sentence_at(report.trigger.start)
        if sentence is not None:
            self.types_in[sentence.i].add(report.type)
            self.types_near[sentence.i - 1].add(report.type)
            self.types_near[sentence.i + 1].add(report.type)
        for name, values in report.fields:
            for value in values:
                tokens = self.parse.within(Span(value.start, value.end))
                if tokens:
                    head = head_of(self.parse, (tokens[0].i, tokens[-1].i + 1))
                    self.fields_at[head].append((report.type, name, report.status))

    def classes_of(self, i: int, last: int) -> list[str]:
        """The codebook's classes of the noun with token `i`, whose phrase ends before token `last`."""
        token, end = self.parse.tokens[i], self.parse.tokens[last - 1]
        words = {token.lemma.lower(), token.text.lower(), end.lemma.lower()}
        return sorted({c for w in words for c in self.classes.get(w, ())})

    def sort_of(self, i: int, last: int) -> str:
        """One word for what the phrase is: type of name, else a class of the codebook, else kind of actor."""
        if i not in self.kind_of:
            token, actor = self.parse.tokens[i], self.actor_at(i)
            among = self.classes_of(i, last)
            self.kind_of[i] = token.ent if token.ent in NAMES else among[0] if among else actor.kind if actor is not None else "other"
        return self.kind_of[i]


def classes_by_word(codebook: Codebook) -> dict[str, list[str]]:
    """Classes of `codebook` by each of their words; those that hold fewer words come first: they say more."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, words in sorted(codebook.classes.items(), key=lambda c: (len(c[1]), c[0])):
        for word in (w for row in words for w in row.lower().split("|")):
            found[word].append(name)
    return dict(found)


def governor(parse: Parse, i: int) -> tuple[Token, str]:
    """The word that the phrase with head `i` depends on, and how: subj, obj (passives turned), a preposition, or the parser's label."""
    token, steps = parse.tokens[i], 0
    while token.dep in ("conj", "appos") and token.head != token.i and steps < 6:
        token, steps = parse.tokens[token.head], steps + 1
    above = parse.tokens[token.head]
    if token.dep in ("nsubj", "csubj"):
        return above, "subj"
    if token.dep in OBJECTS:
        return above, "obj"
    if token.dep == "pobj":
        return parse.tokens[above.head], "subj" if above.dep == "agent" else above.text.lower()
    return above, token.dep


def clause_verb(parse: Parse, token: Token) -> Token:
    """The verb whose clause `token` stands in, the root where there is none."""
    while token.pos not in ("VERB", "AUX") and token.head != token.i:
        token = parse.tokens[token.head]
    return token
