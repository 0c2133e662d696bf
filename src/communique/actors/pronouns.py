"""Whom do "he", "she", "they", "it", "who" and "the country" stand for? Nobody, when in doubt."""

from __future__ import annotations

from communique.actors.board import Board, Draft
from communique.actors.ruling import fought_at_home
from communique.actors.wordlists import groups, offices, words
from communique.model.parse import Token

MALE = frozenset(("he", "his", "him", "himself"))
FEMALE = frozenset(("she", "her", "hers", "herself"))
MANY = frozenset(("they", "their", "them", "themselves", "theirs"))
THING = frozenset(("it", "its", "itself"))
RELATIVE = frozenset(("who", "whose", "whom", "which"))
COUNTRY = frozenset(("country", "nation"))
RULE = frozenset(("government", "junta", "regime"))
STANDING = MALE | FEMALE | MANY | THING | RELATIVE | COUNTRY | RULE
BACK = 3  # sentences looked back for a person


def resolve_pronouns(board: Board, *, early: bool) -> None:
    """Point pronouns at the actors that they stand for, in order.

    The `early` pass does possessives and "the country", which say whose an office is.
    """
    resolver = _Resolver(board)
    for token in board.parse.tokens:
        if token.text.lower() not in STANDING or board.at(token.i) is not None:
            continue
        found = resolver.antecedent(token, early=early)
        if found is not None:
            board.mention(found, token.i, token.i + 1, "pronoun" if token.pos != "NOUN" else "nominal")
            board.point(token.i, found)
            if token.text.lower() in MALE | FEMALE and found.kind == "person" and not early:
                found.gender = found.gender or ("m" if token.text.lower() in MALE else "f")


class _Resolver:
    def __init__(self, board: Board) -> None:
        self.board, self.parse = board, board.parse
        self.quoted = _quoted(board)

    def antecedent(self, token: Token, *, early: bool) -> Draft | None:
        low = token.text.lower()
        possessive = token.tag in ("PRP$", "WP$")
        if early and not possessive:
            return self._country(token) if low in COUNTRY | RULE else None
        if low in RELATIVE:
            return self._relative(token)
        if low in MALE or low in FEMALE:
            return self._person(token, "m" if low in MALE else "f")
        if low in THING:
            return self._thing(token)
        if low in MANY:
            return self._many(token)
        return None

    def _country(self, token: Token) -> Draft | None:
        """ "the country('s)": the state named last before it; "the government": the only state named in the two sentences up to it."""
        if token.i == 0 or self.parse.tokens[token.i - 1].text.lower() != "the" or self.parse.children(token.i, "prep"):
            return None
        first = self.parse.sentences[max(0, token.sentence - 1)].first
        found = [d for k in range(token.i - 2, first - 1, -1) if (d := self.board.at(k)) is not None and d.kind == "state" and not self._where(k)]
        at_home = fought_at_home(self.board) if found and token.text.lower() in RULE else None
        if at_home is not None and at_home not in found:
            return None  # "The talks resume in Kenya. The government and the rebels …" of another state: `point_sides` says whose it is
        if not found or (token.text.lower() in RULE and (len({d.key for d in found}) > 1 or self._of_forces(found[0], first, token.i))):
            return None
        return found[0]

    def _where(self, i: int) -> bool:
        """Whether the name at token `i` says only where something is ("the Ethiopian capital")."""
        token = self.parse.tokens[i]
        return token.dep == "amod" and self.parse.tokens[token.head].text.lower() in words("where_nouns.txt")

    def _of_forces(self, state: Draft, first: int, last: int) -> bool:
        """Whether tokens ``[first, last)`` name the state by its soldiers only ("Eritrean forces"), who are no government."""
        tokens = [t for t in self.parse.tokens[first:last] if self.board.at(t.i) is state]
        nouns = [groups().get(self.parse.tokens[t.head].text.lower()) for t in tokens if t.pos == "ADJ"]
        return len(nouns) == len(tokens) and all(noun is not None and noun.kind == "armed_force" for noun in nouns)

    def _relative(self, token: Token) -> Draft | None:
        for above in self.parse.ancestors(token.i):
            if above.dep == "relcl":
                found = self.board.at(above.head)
                return found if found is None or (token.text.lower() == "which") != (found.kind == "person") else None
        if token.i > 1 and self.parse.tokens[token.i - 1].text == ",":
            found = self.board.at(token.i - 2)
            return found if found is not None and found.kind == "person" else None
        return None

    def _fits(self, draft: Draft | None, gender: str) -> bool:
        return draft is not None and draft.kind == "person" and draft.gender in (None, gender)

    def _person(self, token: Token, gender: str) -> Draft | None:
        """A person in the same sentence before it, subjects first; else the subject or speaker of the sentences before."""
        if (object_ := self._thanked(token)) is not None and self._fits(object_, gender):
            return object_
        inside = token.i in self.quoted
        here = self._mentions(token.sentence, token.i, gender, inside=inside)
        if inside:
            same = [(t, d) for t, d in here if self.quoted.get(t.i) == self.quoted[token.i]]
            return self._best(same) if same else self._best(here) if here and self._partly_quoted(token) else None
        if (woman := self._same_woman(token, here)) is not None:
            return woman
        speaker = self._goes_on_speaking(token, gender)
        if speaker is not None or here:
            return speaker or self._best(here)
        for number in range(token.sentence - 1, max(-1, token.sentence - 1 - BACK), -1):
            found = self._mentions(number, self.parse.sentences[number].last, gender, inside=False)
            if found:
                return self._main_speaker(found) or self._best(found)
        return None

    def _thanked(self, token: Token) -> Draft | None:
        """Whose "her" is in "thanked NAME for her work", "blamed NAME for his part": the object's of the verb that the "for" hangs on."""
        if token.tag != "PRP$":
            return None
        prep = self.parse.tokens[self.parse.tokens[token.head].head]
        objects = self.parse.children(prep.head, "dobj") if prep.text.lower() == "for" and prep.dep == "prep" else ()
        found = self.board.at(objects[0].i) if len(objects) == 1 and objects[0].i < prep.i else None
        return found if found is not None and found.kind == "person" else None

    def _same_woman(self, token: Token, here: list[tuple[Token, Draft]]) -> Draft | None:
        """The only woman, known to be one, of the sentence before "she", where those told of in this one are no subjects and may be men."""
        if token.text.lower() not in FEMALE or token.sentence == 0 or not here or any(d.gender or t.dep.startswith("nsubj") for t, d in here):
            return None
        number = token.sentence - 1
        before = {d.key: d for _, d in self._mentions(number, self.parse.sentences[number].last, "f", inside=False) if d.gender == "f"}
        return next(iter(before.values())) if len(before) == 1 else None

    def _main_speaker(self, found: list[tuple[Token, Draft]]) -> Draft | None:
        """Who speaks in an earlier sentence, and is not only told to have spoken: A in "A said B agreed"."""
        speaking = [d for t, d in reversed(found) if self._speaks(t) and not self._told(t)]
        return next((d for d in speaking if d.named or "journalist" not in d.classes), None)

    def _goes_on_speaking(self, token: Token, gender: str) -> Draft | None:
        """Whoever speaks in the sentence before, for "he" in "A, he said": the persons in A are those whom he tells of."""
        verb = self.parse.tokens[token.head]
        behind = any(c.i < token.i for c in self.parse.children(verb.i, "ccomp")) or (verb.dep == "parataxis" and verb.head < token.i)
        if token.dep != "nsubj" or verb.lemma not in words("speech.txt") or not behind:
            return None
        for number in range(token.sentence - 1, max(-1, token.sentence - 1 - BACK), -1):
            found = [(t, d) for t, d in self._mentions(number, self.parse.sentences[number].last, gender, inside=False) if t.dep.startswith("nsubj")]
            if found:
                return self._main_speaker(found)
        return None

    def _speaks(self, subject: Token) -> bool:
        return subject.dep.startswith("nsubj") and self.parse.tokens[subject.head].lemma in words("speech.txt")

    def _told(self, subject: Token) -> bool:
        """Whether the clause of `subject` is told by somebody: "B agreed" in "A said B agreed"."""
        verbs = [t for t in self.parse.ancestors(subject.head) if t.lemma in words("speech.txt") and self.parse.children(t.i, "nsubj")]
        below = self.parse.tokens[subject.head].dep in ("ccomp", "conj", "xcomp", "advcl")
        return below and any(t.i < subject.i for t in verbs)

    def _partly_quoted(self, token: Token) -> bool:
        """Whether the quotation is grown into the sentence ("he was “willing to … but he needs”"), so that its "he" is the sentence's."""
        first = min(k for k, number in self.quoted.items() if number == self.quoted[token.i])
        before = self.parse.tokens[first - 2] if first > 1 else None
        return before is not None and before.sentence == token.sentence and before.text not in (",", ":", ".")

    def _mentions(self, number: int, limit: int, gender: str, *, inside: bool) -> list[tuple[Token, Draft]]:
        """Persons that tokens of sentence `number` before `limit` stand for, by their head tokens; what is quoted counts only from inside."""
        sentence = self.parse.sentences[number]
        found: list[tuple[Token, Draft]] = []
        for k in range(sentence.first, min(limit, sentence.last)):
            draft = self.board.at(k)
            if draft is None or not self._fits(draft, gender) or (k in self.quoted and not inside):
                continue
            if not found or found[-1][1] is not draft or self.parse.tokens[k].dep.startswith("nsubj"):
                found.append((self.parse.tokens[k], draft))
        return found

    def _best(self, found: list[tuple[Token, Draft]]) -> Draft | None:
        """A subject of saying, a subject, or the only one; None when several others compete."""
        subjects = [(t, d) for t, d in found if t.dep in ("nsubj", "nsubjpass")]
        speaking = [d for t, d in subjects if self._speaks(t)]
        if speaking:
            return speaking[-1]
        if subjects:
            return subjects[-1][1]
        different = {d.key for _, d in found}
        return found[-1][1] if len(different) == 1 else None

    def _thing(self, token: Token) -> Draft | None:
        """A state, organisation, force or medium: the subject of the clause or sentence, else of the sentence before."""
        verb = self.parse.tokens[token.head]
        acts = token.dep in ("nsubj", "nsubjpass") and verb.pos in ("VERB", "AUX")
        if self._empty(token) or not (acts or token.tag == "PRP$"):
            return None
        kinds = ("state", "organisation", "armed_force", "media")
        for number in (token.sentence, token.sentence - 1):
            if number < 0:
                return None
            sentence = self.parse.sentences[number]
            limit = token.i if number == token.sentence else sentence.last
            found = [
                (t, d)
                for t in self.parse.tokens[sentence.first : limit]
                if (d := self.board.at(t.i)) is not None and d.kind in kinds and not d.plural and t.text.lower() not in THING
            ]
            subjects = [d for t, d in found if t.dep in ("nsubj", "nsubjpass") or self._of_subject(t)]
            if subjects:
                return subjects[-1]
            if len({d.key for _, d in found}) == 1 and number == token.sentence and token.tag == "PRP$":
                return found[-1][1]
        return None

    def _of_subject(self, token: Token) -> bool:
        """A part of a name whose head is a subject."""
        head = self.parse.tokens[token.head]
        return token.dep == "compound" and head.dep in ("nsubj", "nsubjpass") and self.board.at(head.i) is self.board.at(token.i)

    def _empty(self, token: Token) -> bool:
        """ "it was too early to …", "it is hard": no one's it."""
        verb = self.parse.tokens[token.head]
        return token.dep in ("nsubj", "nsubjpass") and verb.lemma == "be" and bool(self.parse.children(verb.i, "acomp", "attr", "advmod"))

    def _many(self, token: Token) -> Draft | None:
        """A group that is the subject before it, in the sentence or the one before."""
        for number in (token.sentence, token.sentence - 1):
            if number < 0:
                return None
            sentence = self.parse.sentences[number]
            limit = token.i if number == token.sentence else sentence.last
            quoted = token.i in self.quoted
            for t in reversed(self.parse.tokens[sentence.first : limit]):
                draft = self.board.at(t.i)
                several = draft is not None and (draft.plural or draft.klass == "delegation" or t.tag in ("NNS", "NNPS"))
                if draft is None and number == token.sentence and self._people(t):
                    return None  # nobody yet knows who "the envoys" nearer to it are; a later pass does
                if draft is None or draft.kind == "person" or not several:
                    continue
                named = t.text.lower() not in MANY and (quoted or t.i not in self.quoted)
                if named and (t.dep in ("nsubj", "nsubjpass") or number == token.sentence):
                    return draft
        return None

    def _people(self, token: Token) -> bool:
        """Several people told of by what they are, as a subject: "the presidents of A and B are to sign their treaty"."""
        told = token.text.lower() in groups() or token.lemma.lower() in offices()
        return token.tag == "NNS" and token.dep in ("nsubj", "nsubjpass") and told


def _quoted(board: Board) -> dict[int, int]:
    """Tokens between double quotation marks, each with the number of its quotation; marks are paired within a paragraph."""
    held: dict[int, int] = {}
    number, opened, block = 0, False, -1
    for sentence in board.parse.sentences:
        if sentence.block != block:
            block, opened = sentence.block, False
        for token in board.parse.of_sentence(sentence):
            if token.text in ('"', "``", "''"):
                opened = not opened
                number += opened
            elif opened:
                held[token.i] = number
    return held
