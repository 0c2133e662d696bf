"""One draft per person: full names, then short ones that can only be theirs."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.board import Board, Draft
from communique.actors.folding import family_agree, fold, given_agree, is_initial
from communique.actors.naming import PersonName
from communique.actors.wordlists import office_words, offices, titles, words

LATELY = 2  # sentences before a family name that two persons share, in which one of them is told of


class Persons:
    """The persons of one article, by the names that stand for them."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._full: dict[str, list[tuple[str, ...]]] = {}
        self._doubtful: list[PersonName] = []
        self._by_part: dict[str, list[str]] = {}

    def add_all(self, names: Iterable[PersonName]) -> None:
        """Put every name on the board: those of several words first, so that a family name in the headline finds its person."""
        held = list(names)
        for name in held:
            if not is_short(name.words):
                self._mention(self._match_full(name.words) or self._new(name), name)
        for name in held:
            if is_short(name.words):
                found, doubtful = self._match_short(name)
                if doubtful:
                    self._doubtful.append(name)
                else:
                    self._mention(found or self._new(name), name)

    def settle(self) -> None:
        """Try the names that two persons share again, now that roles and genders are known: an office or title before one tells who is meant."""
        for name in self._doubtful:
            found, doubtful = self._match_short(name)
            if doubtful:
                found = self._told_last(name)
            if found is not None:
                self._mention(found, name)

    def _told_last(self, name: PersonName) -> Draft | None:
        """The one of several persons with this family name whom the sentences right before the short name tell of ("Kim Min-jae … Kim said")."""
        word, parse = name.words[-1], self.board.parse
        behind = parse.tokens[name.last] if name.last < len(parse.tokens) else None
        if behind is not None and behind.pos == "PROPN" and behind.text[:1].isupper():
            return None  # a part of a name that the parser cut
        first = parse.sentences[max(0, parse.tokens[name.first].sentence - LATELY)].start
        start, latest = parse.tokens[name.first].start, dict[str, int]()
        for key, spellings in self._near(word):
            if any(_is_family(word, s) or _is_part(word, s) for s in spellings):
                draft = self.board.get(key)
                ends = [m.end for m in draft.mentions if first <= m.start < start]
                if ends:
                    latest[draft.key] = max(ends)
        told = [self.board.get(key) for key in latest]
        told = [d for d in told if "kin" not in d.classes] if len(told) > 1 else told  # of a man and his wife, the one whom the story is about
        return told[0] if len(told) == 1 else None

    def _new(self, name: PersonName) -> Draft:
        draft = self.board.new(" ".join(name.words), "person")
        self._spell(draft.key, name.words)
        return draft

    def _spell(self, key: str, name: tuple[str, ...]) -> None:
        """Note a spelling of a person's name, and its words by their beginning, so that few persons need comparing."""
        self._full.setdefault(key, []).append(name)
        for word in (*name, name[-1].rpartition("-")[2]):
            held = self._by_part.setdefault(fold(word)[:2], [])
            if key not in held:
                held.append(key)

    def _near(self, word: str) -> list[tuple[str, list[tuple[str, ...]]]]:
        """Persons with a word in their name that begins like `word`, with the spellings of their names."""
        return [(key, self._full[key]) for key in self._by_part.get(fold(word)[:2], [])]

    def _match_full(self, name: tuple[str, ...]) -> Draft | None:
        for key, spellings in self._near(name[-1]) + self._near(name[0]):
            if any(same_person(name, other) for other in spellings):
                self._spell(key, name)
                return self.board.get(key)
        return None

    def _match_short(self, name: PersonName) -> tuple[Draft | None, bool]:
        """The person that a single word can only stand for; True when two can be meant."""
        word = name.words[-1]
        for test in (_is_family, _is_part):
            found = [self.board.get(key) for key, spellings in self._near(word) if any(test(word, s) for s in spellings)]
            if len(found) > 1:
                found = self._by_title(found, name)
            if len(found) == 1:
                return found[0], False
            if found:
                return None, True
        return None, False

    def _by_title(self, found: list[Draft], name: PersonName) -> list[Draft]:
        """Those of `found` that the title of `name` fits, where it fits some."""
        gender, _ = titles().get(name.title or "", (None, None))
        office = self._office_before(name)
        fit = [d for d in found if (office and office in d.classes) or (gender and d.gender == gender)]
        return fit or found

    def _mention(self, draft: Draft, name: PersonName) -> None:
        first = name.first - 1 if name.title else name.first
        self.board.mention(draft, name.first, name.last)
        if name.title:
            span = self.board.parse.span(first, name.last)
            draft.aliases.append(self.board.parse.text[span.start : span.end])
            gender, office = titles()[name.title]
            draft.gender = draft.gender or gender
            if office and office in offices():
                draft.gender = draft.gender or offices()[office].gender
                draft.sector = draft.sector or offices()[office].sector
                draft.classes.append(offices()[office].klass)
            self.board.point(first, draft)
        office_class = self._office_before(name)
        if office_class:
            draft.classes.append(office_class)
        written = " ".join(name.words)
        if len(name.words) > len(draft.name.split()) and not is_short(name.words):
            draft.aliases.append(draft.name)
            draft.name = written
        draft.aliases.append(written)

    def _office_before(self, name: PersonName) -> str | None:
        """Class of the longest office that ends right before the name."""
        for first in range(max(0, name.first - office_words()), name.first):
            office = offices().get(" ".join(t.text.lower() for t in self.board.parse.tokens[first : name.first]))
            if office:
                return office.klass
        return None


def is_short(name: tuple[str, ...]) -> bool:
    """Whether a name is a single word, apart from particles ("Quispe", "de la Cruz")."""
    return all(w.lower() in words("particles.txt") for w in name[:-1])


def same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names of several words can be one person's: the family name and the first given name agree.

    >>> same_person(("Ana", "Maria", "Quispe"), ("Ana", "Quispe")), same_person(("Mikhail", "Petrov"), ("Mykhailo", "Petrov"))
    (True, False)
    """
    if _contained(one, other):
        return True
    if not family_agree(one[-1], other[-1]):
        return False
    if _initials_of(one[0], other[:-1]) or _initials_of(other[0], one[:-1]):
        return True
    return given_agree(one[0], other[0]) or (is_initial(one[0]) and len(one) > 2 and given_agree(one[1], other[0]))


def _contained(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The shorter name is a part of the longer: "Juan Ruiz" or "Ruiz Ortega" of "Juan Ruiz Ortega", "Ould Salem" of "Ali Ould Salem Amar"."""
    short, long = sorted(([fold(w) for w in one], [fold(w) for w in other]), key=len)
    return 1 < len(short) < len(long) and any(short == long[k : k + len(short)] for k in range(len(long) - len(short) + 1))


def _initials_of(letters: str, given: tuple[str, ...]) -> bool:
    """Whether `letters` are the first letters of at least two `given` names in one word ("KP" of "Krishna Prasad")."""
    return letters.isupper() and 1 < len(letters) == len(given) and letters == "".join(w[:1].upper() for w in given)


def _is_family(word: str, name: tuple[str, ...]) -> bool:
    return family_agree(word, name[-1]) or fold(word) == fold(name[-1].rpartition("-")[2])


def _is_part(word: str, name: tuple[str, ...]) -> bool:
    """A word of the name that is not its end: the family name first (Kim Jong Un), or before the mother's (Gustavo Petro Urrego)."""
    return any(fold(word) == fold(w) for w in name[:-1] if not is_initial(w))
