"""Which office is whose: appositions, titles before names, relative clauses, copulas, lists of members."""

from __future__ import annotations

from dataclasses import replace

from communique.actors.board import Board, Draft
from communique.actors.describing import ABROAD, Describer, inside_offices
from communique.actors.lists import Lists, past_office
from communique.actors.phrases import Phrase
from communique.actors.sectors import sector_of
from communique.actors.wordlists import bodies, titles, words
from communique.model.actors import Role
from communique.model.parse import Token

LEADING = frozenset(("lead", "head", "chair", "command", "run", "direct"))
BECOMING = frozenset(("be", "become", "remain", "serve", "act", "appoint", "name", "elect"))
TITLED = 4  # titles and apostrophes between an office and a name
CONCERNS = ("PROPN", "NOUN", "ADJ", "DET")  # parts of speech in what an office is concerned with


class RoleFinder:
    """Gives the persons of one article their roles. `spans` are the token ranges of persons' names, titles left out."""

    def __init__(self, board: Board, describer: Describer, spans: list[tuple[int, int]]) -> None:
        self.board, self.describer, self.parse = board, describer, board.parse
        self.spans = spans
        self.starts = {a: (a, b) for a, b in spans}
        self.ends = {b: (a, b) for a, b in spans}
        self.used: set[int] = set()
        self.inside = frozenset(inside_offices(describer))
        self.given: list[tuple[Phrase, Draft]] = []
        self.last: dict[int, tuple[Phrase, Draft]] = {}

    def run(self) -> None:
        """Read every office phrase in order, give it to the person whom it stands beside, then read clauses and lists."""
        self.offices()
        for a, b in self.spans:
            person = self.board.at(a)
            if person is not None:
                self._clauses(person, a, b)
                self._of_state(person, a, b)
                self._employer(person, a)
        Lists(self.board, self.describer, self.starts).run()

    def offices(self) -> None:
        """Give every office phrase that is nobody's yet to the person whom it stands beside."""
        for token in self.describer.heads():
            phrase = self.describer.phrase(token.i)
            if phrase is None or phrase.office is None or token.i in self.used or token.i in self.inside:
                continue
            if phrase.last < len(self.parse.tokens) and self.parse.tokens[phrase.last].tag == "POS":
                continue
            person = self._beside(phrase)
            if person is not None:
                self.give(person, phrase)

    def give(self, person: Draft, phrase: Phrase) -> None:
        """Make `phrase` a role of `person` and a mention of that person."""
        phrase, office = self._apart(phrase), phrase.office
        assert office is not None
        self.used.add(phrase.head)
        self.last[phrase.last] = (phrase, person)
        self.given.append((phrase, person))
        role = self.describer.role(phrase)
        if role.of == person.key:
            role = Role(role.role, None, role.start, role.end, role.raw)
        previous = self._coordinated(phrase)
        if role.of is None and previous is not None and not self._own_concern(phrase, previous[0]):
            earlier = self.describer.owner(previous[0])
            role = Role(role.role, earlier.key if earlier else None, role.start, role.end, role.raw)
        person.roles.append(role)
        person.classes.append(self.describer.office_class(phrase))
        person.gender = person.gender or office.gender
        person.sector = person.sector or sector_of(self.board, phrase, role)
        if office.klass not in ABROAD:
            person.faint = person.faint or self.describer.place_before(phrase)
        self.board.mention(person, phrase.first, phrase.last, "nominal")
        for k in range(phrase.office_first, phrase.office_last):
            self.board.point(k, person)

    def _apart(self, phrase: Phrase) -> Phrase:
        """`phrase` without the other office that stands right before it ("its army chief General NAME" tells two)."""
        before = self.describer.phrase(phrase.office_first - 1) if phrase.first < phrase.office_first else None
        two = before is not None and before.office is not None and before.last == phrase.office_first
        return replace(phrase, first=phrase.office_first, owners=()) if two else phrase

    def _own_concern(self, phrase: Phrase, first: Phrase) -> bool:
        """Whether an office that "and" joins to the office `first` is of something else: it says of what, or is one of state behind another's
        ("its chairman and Vice President NAME")."""
        assert phrase.office is not None
        of_state = phrase.office.serves == "state" and self._text(phrase.office_first)[:1].isupper() and self._text(first.office_first).islower()
        return of_state or self._past_topic(phrase.last) != phrase.last

    def complete(self) -> None:
        """Say of the offices of nobody yet whose they are, now that "the prime minister" in "an aide to the prime minister" is known."""
        for token in self.describer.heads():
            if token.dep != "attr" or token.i in self.used:
                continue
            phrase = self.describer.phrase(token.i)
            subject = of_pronoun(self.board, token) if phrase is not None and phrase.office is not None else None
            person = self.board.at(subject.i) if subject is not None else None
            if phrase is not None and person is not None and person.kind == "person" and self.board.at(token.i) is None:
                self.give(person, phrase)
        for phrase, person in self.given:
            owner = self.describer.owner(phrase)
            if owner is None or owner is person or not (owner.named or owner.country):
                continue
            start = self.parse.tokens[phrase.first].start
            person.roles = [Role(r.role, owner.key, r.start, r.end, r.raw) if r.of is None and r.start == start else r for r in person.roles]

    def _text(self, i: int) -> str:
        return self.parse.tokens[i].text if 0 <= i < len(self.parse.tokens) else ""

    def _beside(self, phrase: Phrase) -> Draft | None:
        """The person whose name stands right after, right before with a comma, or whose role this one is joined to by "and"."""
        if self.parse.tokens[phrase.head].tag in ("NNS", "NNPS"):
            return None
        after = self._name_after(self._past_topic(self.describer.reader.past_brackets(phrase.last)))
        if after is not None:
            return after
        before = self._name_before(phrase.first)
        if before is not None:
            return before
        joined = self._coordinated(phrase)
        if joined is not None:
            return joined[1]
        return self._name_after_comma(phrase) or self._joined_ahead(phrase)

    def _joined_ahead(self, phrase: Phrase) -> Draft | None:
        """The person who is named behind a second office that "and" joins to this one: "the union's chair and spokeswoman, NAME"."""
        if self._text(phrase.last) != "and":
            return None
        for k in range(phrase.last + 1, min(phrase.last + 5, len(self.parse.tokens))):
            second = self.describer.phrase(k)
            if second is not None and second.office is not None and second.first == phrase.last + 1:
                after = self._name_after(self._past_topic(second.last))
                return after or self._name_after_comma(replace(second, definite=True))
        return None

    def _past_topic(self, i: int) -> int:
        """Past what or where an office is concerned with to a name right behind it ("special adviser on Cyprus NAME"); `i` where no name comes."""
        if self._text(i) in (",", "and", "&"):
            return self._past_portfolios(i)
        if self._text(i).lower() not in ("on", "for", "in", "to"):
            return i
        end = next((k for k in range(i + 1, min(i + 6, len(self.parse.tokens))) if k in self.starts), i)
        near = self.parse.tokens[i + 1 : end]
        return end if near and self._same_sentence(i, end) and all(t.pos in CONCERNS and t.ent != "PERSON" for t in near) else i

    def _past_portfolios(self, i: int) -> int:
        """Past the further affairs of a minister to the name behind the last ("Minister of Culture, Tourism and Civil Aviation NAME")."""
        k = i
        while k < i + 10 and k not in self.starts and (self._text(k) in (",", "and", "&") or self._text(k)[:1].isupper()):
            k += 1
        last = k - 1 - (self._text(k - 1) == ",")
        return k if k in self.starts and self._same_sentence(i, k) and self._text(last).lower() in words("topics.txt") else i

    def _name_after(self, i: int) -> Draft | None:
        titled = i + 1 if i + 1 in self.starts and self.board.at(i) is self.board.at(i + 1) else i
        while titled not in self.starts and titled < i + TITLED and self._is_title(titled):
            titled += 1  # "the facilitator Tengku Dato' NAME"
        return self.board.at(titled) if titled in self.starts and self._same_sentence(i - 1, titled) else None

    def _is_title(self, i: int) -> bool:
        """A title, a word of one of two words, or a mark inside one."""
        two = (f"{self._text(k)} {self._text(k + 1)}".lower() for k in (i - 1, i))
        return self._text(i) in ("'", "-") or self._text(i).lower() in titles() or any(t in titles() for t in two)

    def _name_before(self, first: int) -> Draft | None:
        """ "NAME, the OFFICE …": the comma, and a name that ends right before it."""
        if self._text(first - 1) in (",", "(", "-", "--") and first - 1 in self.ends and self._same_sentence(first - 2, first):
            return None if self._new_subject(first) else self.board.at(first - 2)
        return None

    def _new_subject(self, first: int) -> bool:
        """Whether "the OFFICE" after a comma opens a clause of its own: "After a meeting with NAME, the president said"."""
        head = next((t for t in self.parse.tokens[first : first + 4] if t.dep in ("nsubj", "nsubjpass") and self.parse.edges(t.i)[0] == first), None)
        verb = self.parse.tokens[head.head] if head is not None else None
        lead = self.parse.tokens[self.parse.sentences[self.parse.tokens[first].sentence].first]
        fronted = lead.pos in ("ADP", "SCONJ") or lead.tag in ("VBG", "VBN") or lead.dep in ("prep", "mark", "advcl")
        fronted = fronted or (verb is not None and verb.lemma in words("speech.txt") and self._text(first).lower() in ("a", "an"))
        return verb is not None and fronted and verb.i > first and self._text(self.parse.edges(head.i)[1] if head is not None else first) != ","

    def _coordinated(self, phrase: Phrase) -> tuple[Phrase, Draft] | None:
        """The role before "and" (or a comma and "and" before a bare second role) that this one is joined to."""
        if self._text(phrase.first - 1) == "and" and phrase.first - 1 in self.last:
            return self.last[phrase.first - 1]
        return None

    def _name_after_comma(self, phrase: Phrase) -> Draft | None:
        """ "the OFFICE of X, NAME," with the name closed off by punctuation."""
        tokens = self.parse.tokens
        indefinite = self._text(phrase.first).lower() in ("a", "an") or self._text(phrase.first - 1).lower() in ("a", "an")
        served = self._text(phrase.first - 1).lower() in ("to", "of", "for")  # "adviser to the minister for trade, NAME"
        if served and (outer := self.describer.phrase(phrase.first - 2)) is not None and outer.office is not None:
            return None  # "the adviser of the chairman, NAME": who is named is the adviser
        end = self.describer.reader.past_brackets(phrase.last)
        phrase = replace(phrase, last=end if served else self._past_concern(end))
        start = past_office(self.parse, self.starts, phrase.last + 1)
        beside = start in self.starts and any(t.dep == "appos" and t.head == phrase.head for t in tokens[slice(*self.starts[start])])
        of_state = phrase.office is not None and phrase.office.serves == "state" and self._text(phrase.head)[:1].isupper()
        bare = of_state and phrase.first == phrase.office_first and phrase.prep == "of"  # "met with President of Chile, NAME and"
        if not (phrase.definite or indefinite or beside or bare) or self._text(phrase.last) not in (",", ":"):
            return None
        if start in self.starts and self._same_sentence(phrase.last, start):
            end = self.starts[start][1]
            closed = not self._same_sentence(start, end) or tokens[end].pos == "PUNCT"
            sure = bare or beside or (closed and phrase.definite)
            return self.board.at(start) if sure or any(t.dep == "appos" for t in tokens[start:end]) else None
        return None

    def _past_concern(self, i: int) -> int:
        """Past what an office is concerned with, or where it is held ("special adviser on Cyprus, NAME"): the comma after it; `i` where none
        follows."""
        low = self._text(i).lower()
        if low not in ("on", "for", "at"):
            return i
        reach, apart = (10, (*CONCERNS, "ADP")) if low == "at" else (5, CONCERNS)
        end = next((k for k in range(i + 1, min(i + reach, len(self.parse.tokens))) if self._text(k) == ","), i)
        return end if all(t.pos in apart for t in self.parse.tokens[i + 1 : end]) else i

    def _same_sentence(self, i: int, j: int) -> bool:
        tokens = self.parse.tokens
        return 0 <= i < len(tokens) and 0 <= j < len(tokens) and tokens[i].sentence == tokens[j].sentence

    def _clauses(self, person: Draft, a: int, b: int) -> None:
        """ "NAME, who leads X and is the OFFICE", "NAME is the OFFICE", "NAME was appointed OFFICE"."""
        for subject in self._subjects(a, b):
            verb = self.parse.tokens[subject.head]
            for each in [verb, *self._conjuncts(verb)]:
                if each.lemma in LEADING:
                    self._leads(person, each)
                if each.lemma in BECOMING:
                    self._is(person, each)

    def _subjects(self, a: int, b: int) -> list[Token]:
        tokens = self.parse.tokens
        found = [t for t in tokens[a:b] if t.dep in ("nsubj", "nsubjpass") and tokens[t.head].pos in ("VERB", "AUX")]
        if self._text(b) == "," and self._text(b + 1).lower() == "who":
            found.append(tokens[b + 1])
        return found

    def _conjuncts(self, verb: Token) -> list[Token]:
        found = []
        for child in self.parse.children(verb.i, "conj"):
            if not self.parse.children(child.i, "nsubj", "nsubjpass"):
                found += [child, *self._conjuncts(child)]
        return found

    def _leads(self, person: Draft, verb: Token) -> None:
        for what in self.parse.children(verb.i, "dobj"):
            noun = self.describer.phrase(what.i)
            body = what.text.lower() in bodies() or (noun is not None and noun.group is not None)
            if not body:
                continue
            owner = self.describer.group(noun) if noun is not None and noun.group is not None else self.board.at(what.i)
            span = self.parse.span(verb.i, noun.last if noun else what.i + 1)
            role = Role(f"head of {what.text}", owner.key if owner else None, span.start, span.end, self.parse.text[span.start : span.end])
            person.roles.append(role)
            delegation = noun is not None and noun.group is not None and noun.group.klass == "delegation"
            person.classes.append("chief_negotiator" if delegation else "head")

    def _is(self, person: Draft, verb: Token) -> None:
        for child in self.parse.children(verb.i, "attr", "oprd", "prep"):
            heads = [child] if child.dep != "prep" else list(self.parse.children(child.i, "pobj")) if child.text.lower() == "as" else []
            for head in heads:
                for noun in [head, *self.parse.children(head.i, "conj")]:
                    phrase = self.describer.phrase(noun.i)
                    if phrase is not None and phrase.office is not None and noun.i not in self.used and noun.tag not in ("NNS", "NNPS"):
                        self.give(person, phrase)

    def _of_state(self, person: Draft, a: int, b: int) -> None:
        """ "President NAME of STATE"."""
        state = self.board.at(b + 1) or self.board.at(b + 2) if self._text(b).lower() == "of" else None
        if state is None or state.kind not in ("state", "organisation", "armed_force"):
            return
        for n, role in enumerate(person.roles):
            if role.of is None and role.end <= self.parse.tokens[a].start and self.parse.tokens[a].start - role.end < 8:
                last = b + 1 if self.board.at(b + 1) is state else b + 2
                while self._same_sentence(b, last + 1) and self.board.at(last + 1) is state and self.parse.tokens[last + 1].pos == "PROPN":
                    last += 1
                end = self.parse.tokens[last].end
                person.roles[n] = Role(role.role, state.key, role.start, end, self.parse.text[role.start : end])

    def _employer(self, person: Draft, a: int) -> None:
        """ "OUTLET's NAME" where the sentence tells of reporting: a correspondent. A state's or party's NAME is of its country."""
        start = a - 1 if a and self.board.at(a - 1) is person else a
        if start < 2 or self.parse.tokens[start - 1].tag != "POS":
            return
        owner = self.board.at(start - 2)
        if owner is None or owner.kind == "person":
            return
        if owner.kind == "media" or (owner.kind == "organisation" and owner.sector is None and self._reports(a)):
            owner.kind, owner.sector = "media", "JRN"
            first = start - 2
            while first and self.board.at(first - 1) is owner:
                first -= 1
            span = self.parse.span(first, start)
            person.roles.append(Role("correspondent", owner.key, span.start, span.end, self.parse.text[span.start : span.end]))
            person.classes.append("journalist")
            person.sector = "JRN"
        elif owner.kind in ("state", "armed_force", "organisation"):
            person.faint = person.faint or owner.country

    def _reports(self, i: int) -> bool:
        """Whether the sentence of token `i` tells of reporting ("OUTLET's NAME, reporting from Lima, said")."""
        sentence = self.parse.sentences[self.parse.tokens[i].sentence]
        return any(t.lemma.lower() == "report" and t.pos == "VERB" for t in self.parse.of_sentence(sentence))


def of_pronoun(board: Board, token: Token) -> Token | None:
    """The "he" or "she" of whom token `token` says what he or she is ("He is the envoy"); None for no such clause."""
    parse = board.parse
    if token.dep != "attr" or parse.tokens[token.head].lemma.lower() not in BECOMING:
        return None
    return next((s for s in parse.children(token.head, "nsubj") if s.text.lower() in ("he", "she")), None)
