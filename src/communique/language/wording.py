"""What a token's word, tag and place in the tree say of it: part of speech and lemma, each worked out once.

A spaCy model finds them with two components that ask 179 rules about every token (a sixth of all the time of the parser), though what they say
hangs on word, tag and dependency alone, and with a few words ("a few", "no one") on the neighbour's. So the components are left out of the
pipeline, asked about each combination when it first comes, and the answer is kept.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULER, LEMMATIZER, NAMER = "attribute_ruler", "lemmatizer", "ner"
PLAIN_COLUMNS = ("ORTH", "LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE")  # what a word's letters say
QUESTIONS = {"LOWER", "TAG", "DEP", "IS_SPACE"}  # what rules may ask of a token
APART = "\u2063"  # stands between words that are asked about at once: no rule about neighbours is about it
MOST = 200_000  # combinations kept; English news has about 40,000 in a million words


Key = tuple[int, int, int]  # spaCy's numbers of a token's word, tag and dependency


class Word(NamedTuple):
    """What a token is, but for its place and its part in the sentence."""

    text: str
    lemma: str
    pos: str
    tag: str


class Wording(Protocol):
    """Gives the words of a text that the pipeline has gone through."""

    def __call__(self, doc: Doc) -> list[Word]: ...


def wording(nlp: Language) -> Wording:
    """The way to the words of what `nlp` has parsed. Takes the two components out of `nlp` where asking them once for each combination
    is the same."""
    names = nlp.pipe_names
    ready = RULER in names and LEMMATIZER in names and names[names.index(RULER) :] in ([RULER, LEMMATIZER], [RULER, LEMMATIZER, NAMER])
    if not ready or not _is_by_rule(nlp) or not _reads_letters(nlp):
        return _as_parsed
    rules: list[Any] = nlp.get_pipe(RULER).patterns  # type: ignore[attr-defined]  # spaCy's pipes are untyped
    heard = [(tuple(p), rule["attrs"]) for rule in rules for p in rule["patterns"] if not any(token.get("IS_SPACE") is True for token in p)]
    if any(len(p) > 2 or any("OP" in token for token in p) for p, _ in heard) or any("DEP" in changed for _, changed in heard):
        return _as_parsed
    deps = _named([token["DEP"] for p, _ in heard for token in p if "DEP" in token])
    pairs = [(_side(p[0]), _side(p[1])) for p, _ in heard if len(p) == 2]
    words = _named_words(heard)
    if deps is None or words is None or any(one.words is None and two.words is None for one, two in pairs):
        return _as_parsed
    kept = _Kept(nlp, pairs, deps, words)
    nlp.select_pipes(disable=[RULER, LEMMATIZER])
    return kept


def _as_parsed(doc: Doc) -> list[Word]:
    """The words as the pipeline left them."""
    return _told(doc)


def _is_by_rule(nlp: Language) -> bool:
    """True where the lemma hangs on the word and its part of speech."""
    return getattr(nlp.get_pipe(LEMMATIZER), "mode", "") in ("rule", "lookup")


def _reads_letters(nlp: Language) -> bool:
    """True where the finder of names, which comes after the rules, does not look at what they say."""
    if NAMER not in nlp.pipe_names:
        return True
    model: Any = nlp.get_pipe(NAMER).model  # type: ignore[attr-defined]  # spaCy types a pipe as any callable
    columns = [c for node in model.walk() for c in node.attrs.get("columns", ())]
    names = {n if isinstance(n, str) else _attribute(n) for n in columns}
    return names <= set(PLAIN_COLUMNS)


def _attribute(number: int) -> str:
    from spacy.attrs import NAMES

    return str(NAMES[number])


class _Side(NamedTuple):
    """What a rule about two neighbours asks of one of them, as far as it is a list of words (in small letters) or of dependencies."""

    words: frozenset[str] | None
    deps: frozenset[str] | None

    def fits(self, low: str, dep: str) -> bool:
        """False where the rule certainly is not about a token."""
        return (self.words is None or low in self.words) and (self.deps is None or dep in self.deps)


def _side(token: dict[str, Any]) -> _Side:
    words, deps = (_values(token.get(name), "IN") for name in ("LOWER", "DEP"))
    return _Side(words, deps)


def _values(wanted: Any, *ways: str) -> frozenset[str] | None:
    """The values of one condition, a single one or a list under one of `ways`; None where it is put in another way."""
    if isinstance(wanted, str):
        return frozenset([wanted])
    return frozenset(wanted[way]) if isinstance(wanted, dict) and len(wanted) == 1 and (way := next(iter(wanted))) in ways else None


class _Words(NamedTuple):
    """The words that rules name, in small letters, and the patterns under which they name others."""

    listed: frozenset[str]
    patterns: tuple[re.Pattern[str], ...]

    def hold(self, low: str) -> bool:
        """True where a rule is about the word `low`."""
        return low in self.listed or any(p.search(low) for p in self.patterns)


def _named_words(heard: list[Any]) -> _Words | None:
    """The words of all conditions of `heard`; None where one asks of a token what `QUESTIONS` does not hold, or names words in another way."""
    listed: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    for token in (token for p, _ in heard for token in p):
        wanted = token.get("LOWER", [])
        if set(token) - QUESTIONS:
            return None
        if isinstance(wanted, dict) and list(wanted) == ["REGEX"]:
            patterns.append(re.compile(wanted["REGEX"]))
        elif (values := frozenset[str]() if wanted == [] else _values(wanted, "IN", "NOT_IN")) is not None:
            listed |= values
        else:
            return None
    return _Words(frozenset(listed), tuple(patterns))


def _named(wanted: list[Any]) -> frozenset[str] | None:
    """All values that conditions name; None where one is put in a way that is not known."""
    held = [_values(w, "IN", "NOT_IN") for w in wanted]
    return None if None in held else frozenset(value for values in held for value in values or ())


class _Class(NamedTuple):
    """What the rules say of all tokens of one tag, dependency and, where they name it, word: spaCy's numbers, 0 where they say nothing."""

    pos: int
    morph: str
    lemma: int


class _Kept:
    """Answers by word and tag of a token and, of those that rules name, its dependency. The rules are asked about each class of tokens that they
    tell apart, the lemmatizer about each word of a class; tokens that a rule about two neighbours may be about are asked about with their
    neighbours."""

    def __init__(self, nlp: Language, pairs: list[tuple[_Side, _Side]], deps: frozenset[str], named: _Words) -> None:
        from spacy import attrs

        self._vocab = nlp.vocab
        self._ruler: Any = nlp.get_pipe(RULER)
        self._lemmatizer: Any = nlp.get_pipe(LEMMATIZER)
        self._pairs, self._named = pairs, named
        anchors = {word for one, two in pairs for word in (one.words or two.words or ())}
        self._anchors = {nlp.vocab.strings.add(word) for word in anchors}
        self._deps = {nlp.vocab.strings.add(dep) for dep in deps} | {0}
        self._other = nlp.vocab.strings.add("other")  # stands for all that no rule names
        self._apart = (nlp.vocab.strings.add(APART), nlp.vocab.strings.add("SYM"), 0)
        self._columns = [attrs.ORTH, attrs.TAG, attrs.DEP, attrs.LOWER]
        self._words: dict[Key, Word] = {}
        self._classes: dict[tuple[str, bool, int, int], _Class] = {}

    def __call__(self, doc: Doc) -> list[Word]:
        """The words of `doc`, which went through the pipeline without the two components."""
        if not len(doc):
            return []
        rows = doc.to_array(self._columns).tolist()
        keys = [(orth, tag, dep if dep in self._deps else self._other) for orth, tag, dep, _ in rows]
        if len(self._words) > MOST:
            self._words.clear()
        words = self._words
        if new := [key for key in dict.fromkeys(keys) if key not in words]:
            words.update(zip(new, self._by_class(new), strict=True))
        found = [words[key] for key in keys]
        for i, (_, _, _, low) in enumerate(rows):
            if low in self._anchors:
                self._mend(found, keys, rows, i)
        return found

    def _mend(self, found: list[Word], keys: list[Key], rows: list[list[int]], i: int) -> None:
        """Ask again about the token `i` and its neighbours where a rule about two may be about them."""
        strings = self._vocab.strings
        for k in (i - 1, i):
            if k < 0 or k + 1 >= len(rows):
                continue
            (low, dep), (next_low, next_dep) = ((strings[rows[n][3]], strings[rows[n][2]]) for n in (k, k + 1))
            if any(one.fits(low, dep) and two.fits(next_low, next_dep) for one, two in self._pairs):
                first = max(0, k - 1)
                asked = _told(self._lemmatizer(self._ruler(self._doc(keys[first : k + 3]))))
                found[k : k + 2] = asked[k - first : k - first + 2]

    def _by_class(self, keys: list[Key]) -> list[Word]:
        """The words of `keys`, none of which stands beside another."""
        doc = self._doc(keys)
        tokens: list[Any] = list(doc)  # spaCy's types lack what is set below
        names = [(low if self._named.hold(low) else "", t.is_space, t.tag, t.dep) for t in tokens for low in (t.lower_,)]
        if new := {name: key for name, key in zip(names, keys, strict=True) if name not in self._classes}:
            row = [part for key in new.values() for part in (key, self._apart)]
            ruled = self._ruler(self._doc(row))
            self._classes.update((name, _Class(t.pos, str(t.morph), t.lemma)) for name, t in zip(new, list(ruled)[::2], strict=True))
        for token, name in zip(tokens, names, strict=True):
            told = self._classes[name]
            token.pos = told.pos
            token.set_morph(told.morph)
            if told.lemma:
                token.lemma = told.lemma
        return _told(self._lemmatizer(doc))

    def _doc(self, keys: list[Key]) -> Doc:
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=[self._vocab.strings[orth] for orth, _, _ in keys])
        for token, (_, tag, dep) in zip(doc, keys, strict=True):
            token.tag, token.dep = tag, dep
        return doc


def _told(doc: Doc) -> list[Word]:
    return [Word(t.text, t.lemma_, t.pos_, t.tag_) for t in doc]
