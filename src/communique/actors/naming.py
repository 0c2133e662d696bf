"""Which stretches of a story are names of persons and organisations, with the parser's slips put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.actors import callings, located
from communique.actors.bare import bare_speakers
from communique.actors.folding import fold, is_initial
from communique.actors.gazetteer import Known
from communique.actors.pieces import LONGEST, alike, goes_on_small, is_surname, whole_names, words_of_name
from communique.actors.wordlists import bodies, groups, offices, titles, words
from communique.model.parse import Entity, Parse, Token

NO_NAME = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "MONEY", "PERCENT", "LANGUAGE", "LAW"))
OTHERS = frozenset(("ORG", "GPE", "NORP", "FAC", "PRODUCT", "WORK_OF_ART", "LOC", "EVENT"))  # what the parser takes a person's name for


@dataclass(frozen=True, slots=True)
class PersonName:
    """Tokens ``[first, last)`` of a person's name, without title; `title` is the token of the title right before it, if any."""

    first: int
    last: int
    words: tuple[str, ...]
    title: str | None


@dataclass(frozen=True, slots=True)
class BodyName:
    """Tokens ``[first, last)`` of the name of an organisation that no data file knows.

    Its first `size` tokens name the `union` of states that it is of; `code` is the country that its own first words tell.
    """

    first: int
    last: int
    union: str | None = None
    size: int = 0
    code: str | None = None


def capital(token: Token) -> bool:
    """Whether a token is written as a part of a name."""
    return token.text[:1].isupper()


def find_names(
    parse: Parse, known: Iterable[Known], *, skip: Iterable[int] = (), given: Iterable[PersonName] = ()
) -> tuple[list[PersonName], list[BodyName]]:
    """Names of persons and of organisations in `parse` beside those that are `known`, in order, none overlapping another or in `skip`.
    The persons that the user has `given` are among them.

    A stretch that the parser takes for an organisation, place or work is a person where a title stands before it, where "who" or an
    office follows, or where it ends in the family name of a person named elsewhere in the story.
    """
    return _Namer(parse, known, skip, given).run()


class _Namer:
    def __init__(self, parse: Parse, known: Iterable[Known], skip: Iterable[int], given: Iterable[PersonName]) -> None:
        self.parse = parse
        self.persons = list(given)
        self.taken = {i for k in known for i in range(k.first, k.last)} | {i for p in self.persons for i in range(p.first, p.last)} | set(skip)
        self.others: list[BodyName] = []
        self.written = alike(parse)
        self.alone = {t.text for t in parse.tokens if t.text.lower() in titles() and self._called(t)}

    def _called(self, token: Token) -> bool:
        """Whether a title stands alone as a name does: "Maulana said", not "the Sheikh said"."""
        tokens, i = self.parse.tokens, token.i
        near = [tokens[k] for k in (i - 1, i + 1) if 0 <= k < len(tokens) and tokens[k].sentence == token.sentence]
        bare = not any((capital(t) and t.i > i) or t.pos == "DET" or t.tag in ("PRP$", "POS", "JJ") or t.pos == "PROPN" for t in near)
        return token.tag == "NNP" and token.dep == "nsubj" and token.ent == "PERSON" and bare and token.text.lower() not in offices()

    def run(self) -> tuple[list[PersonName], list[BodyName]]:
        late: list[tuple[int, int, str]] = []
        for first, last, label in self._stretches():
            if self._is_person(first, last, label):
                self._person(first, last)
            else:
                late.append((first, last, label))
        for i in bare_speakers(self.parse, self.taken | {k for p in self.persons for k in range(p.first, p.last)}):
            self._person(i, i + 1)
        families = {fold(p.words[-1]) for p in self.persons}
        for first, last, label in late:
            for a, b in self._pieces(first, last, families):
                self._person(a, b)
            if last == first + 1 and label != "PERSON" and self._alone(first):
                self._person(first, last)
            if self._bodily(first, last, label) and not any(i in self.taken for i in range(first, last)):
                self._body(first, last)
        self._loose(families)
        self._first_words()
        order = [p for p in sorted(self.persons, key=lambda p: p.first) if p.title or not self._headline_only(p.first, p.last)]
        return order, [b for b in sorted(self.others, key=lambda b: b.first) if not self._headline_only(b.first, b.last)]

    def _bodily(self, first: int, last: int, label: str) -> bool:
        """Whether the parser takes the stretch for a body, or the noun before it or its last word, which no house or person is called, says so."""
        members = last - first > 1 and self.parse.tokens[last - 1].text.lower() in words("membership.txt")
        return label == "ORG" or (label == "PERSON" and callings.body_before(self.parse, first)) or (label == "FAC" and members)

    def _headline_only(self, first: int, last: int) -> bool:
        """True for words of a headline that the story never uses as a name: "American Envoy Seeks Talks", "Truce Holds and"."""
        sentences = self.parse.sentences
        if sentences[self.parse.tokens[first].sentence].role != "title" or not any(s.role == "body" for s in sentences):
            return False
        word = self.parse.tokens[last - 1]
        return not any(t.text == word.text and sentences[t.sentence].role != "title" for t in self.parse.tokens[last:])

    def _stretches(self) -> Iterator[tuple[int, int, str]]:
        """The parser's names less what is known already, then capitalised runs after a title that it did not see."""
        seen: set[int] = set()
        for entity in whole_names(self.parse):
            if entity.label not in NO_NAME:
                yield from self._free(entity)
                seen.update(range(entity.first, entity.last))
        for token in self.parse.tokens:
            titled = capital(token) and token.text.lower() in titles() and token.i not in seen
            if not titled and token.tag != "NN":
                continue
            first = token.i + 1 + (titled and self.parse.text[token.end : token.end + 2] in ("' ", "’ "))
            if (titled or self._office_unseen(token)) and first not in seen:
                last = self._run_end(first)
                if last > first + (not titled):
                    yield first, last, "PERSON"

    def _office_unseen(self, token: Token) -> bool:
        """Whether an office in lower case stands before two unseen words of a name ("party leader A Silva")."""
        if token.tag != "NN" or token.text not in offices():
            return False
        held = self.parse.tokens[token.i + 1 : token.i + 3]
        named = all((t.pos == "PROPN" or is_initial(t.text)) and not t.ent and capital(t) for t in held)
        return len(held) == 2 and named

    def _free(self, entity: Entity) -> Iterator[tuple[int, int, str]]:
        first = entity.first
        if entity.label == "ORG" and self._split_off(entity):
            return
        for i in range(entity.first, entity.last + 1):
            if i == entity.last or i in self.taken:
                if i > first:
                    yield first, i, entity.label
                first = i + 1

    def _split_off(self, entity: Entity) -> bool:
        """Whether what is left of a name begins with a dash after a known body ("JEM-MC"): no name of its own."""
        k = next((i for i in range(entity.first, entity.last) if i not in self.taken), entity.last)
        return entity.first < k < entity.last and self.parse.tokens[k].text == "-" and self.parse.tokens[k - 1].ent == "ORG"

    def _run_end(self, i: int) -> int:
        tokens, first = self.parse.tokens, i
        end = min(first + LONGEST, self.parse.sentences[tokens[first - 1].sentence].last)
        while i < end and i not in self.taken and self._namely(i, first):
            i += 1
        while i > first and not capital(tokens[i - 1]):
            i -= 1
        return i

    def _namely(self, i: int, first: int) -> bool:
        token = self.parse.tokens[i]
        if token.text in ("-", "al-") or token.text.lower() in words("particles.txt"):
            return i > first
        return capital(token) and token.pos in ("PROPN", "NOUN", "ADJ", "X") and token.text.lower() not in offices()

    def _is_person(self, first: int, last: int, label: str) -> bool:
        tokens = self.parse.tokens
        if first > 0 and tokens[first - 1].text.lower() in titles() and capital(tokens[first]):
            return True
        body = [t.text.lower() for t in tokens[first:last]]
        if any(word in bodies() for word in body) and not (label == "PERSON" and is_surname(self.parse, first, last)):
            return False
        if label == "PERSON":
            if last == first + 1 and tokens[first].tag in ("NNPS", "NNS"):
                return False
            if last - first > 1 and body[-1] in words("papers.txt"):
                return False
            if callings.body_before(self.parse, first) or (
                last == first + 1 and callings.only_modifies(self.parse, self.written[tokens[first].text])
            ):
                return False
            single = last == first + 1
            article = single and first > 0 and tokens[first - 1].pos == "DET"
            thing = article or located.only_placed(self.parse, self.written, first, last)
            return not thing and any(capital(t) for t in tokens[first:last])
        written = sum(t.text != "-" for t in tokens[first:last])
        if (
            first > 0
            and written <= 4
            and all(capital(t) or t.text == "-" for t in tokens[first:last])
            and callings.after_office(self.parse, first, last)
        ):
            return True
        if label not in OTHERS or last - first > LONGEST:
            return False
        if label == "ORG" and callings.descended(self.parse, first, last):
            return True
        if callings.beside_office(self.parse, first, last):
            return True
        if last - first < 2:
            return False
        if label == "ORG" and callings.rules(self.parse, first, last):
            return True
        whole = all(capital(t) or t.text.lower() in words("particles.txt") for t in tokens[first:last])
        return whole and callings.followed_by_person_words(self.parse, last)

    def _pieces(self, first: int, last: int, families: set[str]) -> Iterator[tuple[int, int]]:
        """Family names of known persons inside a stretch that is not as a whole a person's name."""
        tokens = self.parse.tokens
        if any(t.text.lower() in bodies() for t in tokens[first:last]):
            return
        bare = last - first == 2 or (first > 0 and tokens[first - 1].pos != "DET")
        whole = bare and 1 < last - first <= 4 and fold(tokens[last - 1].text) in families and not self.taken.intersection(range(first, last))
        if whole and all(capital(t) and t.text.isalpha() for t in tokens[first:last]):
            yield first, last
            return
        for i in range(first, last):
            if capital(tokens[i]) and i not in self.taken and fold(tokens[i].text) in families:
                yield i, i + 1

    def _loose(self, families: set[str]) -> None:
        """Bare family names of known persons that the parser did not see as names; written as before where a sentence begins with them."""
        written = {p.words[-1] for p in self.persons}
        called = (text for text in self.written if len(text) > 2 and text[0].isupper() and (text in written or fold(text) in families))
        for token in sorted((t for text in called for t in self.written[text]), key=lambda t: t.i):
            if token.i in self.taken:
                continue
            if token.text in written and callings.titular(self.parse, token.i):
                self.persons.append(PersonName(token.i, token.i + 1, (token.text,), None))
                self.taken.add(token.i)
            elif token.text in written or token.pos == "PROPN":
                self._person(token.i, token.i + 1)

    def _first_words(self) -> None:
        """Bare first words of known persons, by which people of many countries are called ("Abiy", "Xi"), as the subject of a verb."""
        for token in self.parse.tokens:
            if token.i not in self.taken and self._alone(token.i):
                self._person(token.i, token.i + 1)

    def _alone(self, i: int) -> bool:
        """Whether token `i` is, alone and as one who acts, a word of just one longer name of a person that is no family name of another."""
        tokens = self.parse.tokens
        token = tokens[i]
        rules = token.dep == "compound" and tokens[token.head].text.lower() in ("government", "administration", "cabinet", "regime")
        acts = rules or token.dep in ("nsubj", "nsubjpass", "agent")
        if not capital(token) or not acts or not token.text.isalpha() or len(token.text) < 2:
            return False
        before = tokens[i - 1] if i else token
        if rules and before.text.lower() == "the":
            return sum(len(p.words) > 1 and token.text in p.words for p in self.persons) > 0
        near = [tokens[k] for k in (i - 1, i + 1) if 0 <= k < len(tokens) and tokens[k].sentence == token.sentence]
        if any(t.pos == "PROPN" or t.text == "-" or t.pos == "DET" for t in near):
            return False
        owners = {fold(" ".join(p.words)) for p in self.persons if len(p.words) > 1 and token.text in p.words}
        return len(owners) == 1

    def _person(self, first: int, last: int) -> None:
        tokens = self.parse.tokens
        first = self._past_offices(first, last)
        first += first < last - 1 and self._ends_office(first)
        while first < last and ((self._before_name(first) and not self._part_of_name(first, last)) or not capital(tokens[first])):
            if not capital(tokens[first]) and tokens[first].text.lower() in words("particles.txt"):
                break
            first += 1
        while first < last and not (capital(tokens[last - 1]) or tokens[last - 1].text[-1:] == "." or tokens[last - 2].text == "-"):
            last -= 1
        while self._hyphen(last) and (capital(tokens[last + 1]) or goes_on_small(tokens, first, last)):
            last += 2
        if self._hyphen(last) and self._hyphen(last + 2):
            last += 4  # a name of three parts ("Anan-o-chai"), which no adjective is made of
        if self._hyphen(last) and last == first + 1:
            return
        if first >= last or any(i in self.taken for i in range(first, last)):
            return
        if " ".join(t.text.lower() for t in tokens[first:last]) in offices():
            return
        while first > 0 and first - 1 not in self.taken and self._belongs(first - 1, first):
            first -= 1
        while last < len(tokens) and last not in self.taken and self._goes_on(first, last):
            last += 1
        name = tuple(words_of_name(tokens[first:last]))
        if not name:
            return
        before = tokens[first - 1].text.lower() if first else ""
        self.persons.append(PersonName(first, last, name, before if before in titles() else None))
        self.taken.update(range(first, last))

    def _before_name(self, i: int) -> bool:
        """A title or an office, unless the story uses the title as a name."""
        token = self.parse.tokens[i]
        two = any(" ".join(t.text.lower() for t in self.parse.tokens[k : k + 2]) in titles() for k in (i - 1, i) if k >= 0)
        return two or (token.text.lower() in titles() and token.text not in self.alone) or token.text.lower() in offices()

    def _part_of_name(self, first: int, last: int) -> bool:
        """Whether a title before a single word is a part of the name ("Haji Karim")."""
        return last - first == 2 and self.parse.tokens[first].text.lower() in words("titles_of_names.txt")

    def _ends_office(self, i: int) -> bool:
        """The second word of an office ("Chief Executive NAME"), of which the parser makes a given name."""
        return i > 0 and f"{self.parse.tokens[i - 1].text} {self.parse.tokens[i].text}".lower() in offices()

    def _past_offices(self, first: int, last: int) -> int:
        """Past an office in the plural before the first of several names ("Prime Ministers NAME and NAME"): the parser takes it for a given name."""
        return next((k + 1 for k in range(last - 2, first - 1, -1) if self._plural_office(k)), first)

    def _plural_office(self, i: int) -> bool:
        token = self.parse.tokens[i]
        single = token.text.lower().removesuffix("s")
        return token.tag in ("NNS", "NNPS", "NNP") and token.text[-1:] == "s" and (single in offices() or single in titles())

    def _second_of_office(self, first: int, last: int) -> bool:
        """Whether one unknown word is the second of "Presidents NAME and NAME"."""
        tokens = self.parse.tokens
        if last != first + 1 or first < 3 or tokens[first - 1].text != "and" or first - 2 not in self.taken:
            return False
        start = next((k for k in range(first - 2, max(first - 6, -1), -1) if not capital(tokens[k])), -1) + 1
        return any(self._plural_office(k) for k in range(start, first - 2))

    def _hyphen(self, i: int) -> bool:
        """Whether token `i` joins its neighbours into one word ("Ji-hoon")."""
        tokens = self.parse.tokens
        return 0 < i < len(tokens) - 1 and tokens[i].text == "-" and tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start

    def _belongs(self, i: int, first: int) -> bool:
        """An unseen given name or initial right before the name: a proper noun that is its compound."""
        token = self.parse.tokens[i]
        low = token.text.lower()
        if is_initial(token.text) and token.pos in ("PROPN", "NOUN") and capital(token) and first == i + 1:
            return self.parse.tokens[first].sentence == token.sentence and self.parse.tokens[i - 1].text != "-"
        if token.pos != "PROPN" or not capital(token) or token.ent not in ("", "PERSON", "GPE", "ORG"):
            return False
        if token.ent == "ORG" and (self.parse.tokens[i - 1].ent == "ORG" or self.parse.tokens[first].ent not in ("", "PERSON")):
            return False
        if self._before_name(i) or low in bodies() or self._plural_office(i) or self._ends_office(i):
            return False
        return token.dep == "compound" and first <= token.head < first + LONGEST and token.text.isalpha() and token.text not in words("decoys.txt")

    def _goes_on(self, first: int, i: int) -> bool:
        """The last word of a name of three or more, where the parser saw only those before it: a proper noun of which they all are the compound."""
        token = self.parse.tokens[i]
        low = token.text.lower()
        if is_initial(token.text) and token.pos in ("PROPN", "NOUN") and capital(token) and first == i + 1:
            return self.parse.tokens[first].sentence == token.sentence and self.parse.tokens[i - 1].text != "-"
        if token.pos != "PROPN" or not capital(token) or token.ent not in ("", "PERSON") or low in titles() or low in offices() or low in bodies():
            return False
        return i > first + 1 and token.text.isalpha() and all(t.dep == "compound" and first <= t.head <= i for t in self.parse.tokens[first:i])

    def _no_body(self, first: int, last: int) -> bool:
        """A building, a show or contest, single letters, an office ("Relief Coordinator"), or a headline in capitals, which holds a finite verb."""
        tokens = self.parse.tokens
        held = tokens[first:last]
        inner = next((t.i for t in held[1:] if t.text in ("of", "for", "on")), last)
        if any(t.text.lower() in words(name) for name in ("buildings.txt", "papers.txt", "happenings.txt") for t in (held[-1], tokens[inner - 1])):
            return True
        told = tokens[first].text in words("time_zones.txt") or tokens[first].text in words("creeds.txt")
        if last == first + 1 and (told or (first > 0 and tokens[first - 1].tag == "PRP$")):
            return True  # "their Mirage", "1945 GMT", "the Protestant" of "the Protestant Harbour Party"
        letters = all(len(t.text.strip(".")) <= 1 for t in held)
        office = len(held) > 1 and held[-1].text.lower() in offices()
        return letters or office or any(t.tag in ("VBZ", "VBP", "VBD", "MD") for t in held)

    def _body(self, first: int, last: int) -> None:
        tokens = self.parse.tokens
        if tokens[first].text.lower() in ("the", "a", "an"):
            first += 1
        while first < last and tokens[first].text in ("-", "&", "/"):
            first += 1
        while last > first and (
            tokens[last - 1].tag in ("POS", "IN", "CC") or not tokens[last - 1].text[-1:].isalnum() or callings.is_rank(self.parse, last - 1)
        ):
            last -= 1
        generic = last == first + 1 and (
            (tokens[first].text.lower() in bodies() and tokens[first].dep == "compound")
            or callings.ends_office(self.parse, first)
            or tokens[first].text.lower() in groups()
            or located.is_place(self.parse, self.written, first)
        )
        if self._second_of_office(first, last):
            self._person(first, last)
        elif first < last and any(capital(t) for t in tokens[first:last]) and not (generic or self._no_body(first, last)):
            self.others.append(BodyName(first, last))
            self.taken.update(range(first, last))
