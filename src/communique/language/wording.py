"""What a token's word, tag and place in the tree say of it: part of speech and lemma, each worked out once.

A spaCy model finds them with two components that ask 179 rules about every token (a sixth of all the time of the parser), though what they say
hangs on word, tag and dependency alone, and with a few words ("a few", "no one") on the neighbour's. So the components are left out of the
pipeline, asked about each combination when it first comes, and the answer is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULER, LEMMATIZER, NAMER = "attribute_ruler", "lemmatizer", "ner"
PLAIN_COLUMNS = ("ORTH", "LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE")  # what a word's letters say
APART = "\u2063"  # stands between words that are asked about at once: no rule about neighbours is about it
MOST = 200_000  # combinations kept; English news has about 40,000 in a million words


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
    if deps is None or any(one.words is None and two.words is None for one, two in pairs):
        return _as_parsed
    kept = _Kept(nlp, pairs, deps)
    nlp.select_pipes(disable=[RULER, LEMMATIZER])
    return kept


def _as_parsed(doc: Doc) -> list[Word]:
    """The words as the pipeline left them."""
    return [Word(t.text, t.lemma_, t.pos_, t.tag_) for t in doc]


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


def _named(wanted: list[Any]) -> frozenset[str] | None:
    """All values that conditions name; None where one is put in a way that is not known."""
    held = [_values(w, "IN", "NOT_IN") for w in wanted]
    return None if None in held else frozenset(value for values in held for value in values or ())


class _Kept:
    """Answers by word and tag of a token and, of those that rules name, its dependency. All that a text has new is asked at once, in one row;
    tokens that a rule about two neighbours may be about are asked about with their neighbours."""

    def __init__(self, nlp: Language, pairs: list[tuple[_Side, _Side]], deps: frozenset[str]) -> None:
        from spacy import attrs

        self._vocab = nlp.vocab
        self._pipes: list[Any] = [nlp.get_pipe(RULER), nlp.get_pipe(LEMMATIZER)]
        self._pairs = pairs
        anchors = {word for one, two in pairs for word in (one.words or two.words or ())}
        self._anchors = {nlp.vocab.strings.add(word) for word in anchors}
        self._deps = {nlp.vocab.strings.add(dep) for dep in deps} | {0}
        self._other = nlp.vocab.strings.add("other")  # stands for all that no rule names
        self._apart = (nlp.vocab.strings.add(APART), nlp.vocab.strings.add("SYM"), 0)
        self._columns = [attrs.ORTH, attrs.TAG, attrs.DEP, attrs.LOWER]
        self._words: dict[tuple[int, int, int], Word] = {}

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
            row = [part for key in new for part in (key, self._apart)]
            words.update(zip(new, self._asked(row)[::2], strict=True))
        found = [words[key] for key in keys]
        for i, (_, _, _, low) in enumerate(rows):
            if low in self._anchors:
                self._mend(found, keys, rows, i)
        return found

    def _mend(self, found: list[Word], keys: list[tuple[int, int, int]], rows: list[list[int]], i: int) -> None:
        """Ask again about the token `i` and its neighbours where a rule about two may be about them."""
        strings = self._vocab.strings
        for k in (i - 1, i):
            if k < 0 or k + 1 >= len(rows):
                continue
            (low, dep), (next_low, next_dep) = ((strings[rows[n][3]], strings[rows[n][2]]) for n in (k, k + 1))
            if any(one.fits(low, dep) and two.fits(next_low, next_dep) for one, two in self._pairs):
                first = max(0, k - 1)
                asked = self._asked(keys[first : k + 3])
                found[k : k + 2] = asked[k - first : k - first + 2]

    def _asked(self, keys: list[tuple[int, int, int]]) -> list[Word]:
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=[self._vocab.strings[orth] for orth, _, _ in keys])
        for token, (_, tag, dep) in zip(doc, keys, strict=True):
            token.tag, token.dep = tag, dep
        for pipe in self._pipes:
            doc = pipe(doc)
        return [Word(t.text, t.lemma_, t.pos_, t.tag_) for t in doc]
