"""Sentences and tense, as far as words alone tell them."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from communique.times.grammar import lexicon
from communique.times.lexicon import Words, values

BEEN, DONE = "been", "done"  # directions of a day that has certainly been, and of one on which something was done
BEFORE, AFTER = 16, 8  # words looked at on either side: a long clause of news text
BESIDE = 3  # words between a verb in the present tense and the day that it is for
NOT_FINITE = ("to", "the", "a", "an", "its", "their", "did", "not", "could", "of")  # before what is no present tense
NO_SUBJECT = (*NOT_FINITE, "who", "that", "would", "may", "might", "should", "on", "at")
AHEAD = ("will", "'ll", "shall", "would")  # what follows is no past: "would hit the coast on Friday"
PLAN_REACH = 10  # words between a plan and its day ("a summit scheduled for early next Friday"); farther away it plans something else
TIME_ROLES = ("MONTH", "MONTHA", "MONTHB", "DOW", "DOWA", "UNIT1", "PORTION", "EARLY", "NEXT")  # of words that a limit may begin with
AGREED_ON = ("agreed", "decided", "settled", "insisted", "set")  # "on" a day that lies ahead, or not
DEFINITE = ("the", "'s", "its", "his", "her", "their", "that")  # before what is known to have happened
NO_NAME = ("on", "in", "at", "of", "to", "for", "that", "when", "as", "and", "by", "after", "before")
PURPOSE = ("to", "for", "that", "which", "under")  # what a plan is followed by where a day behind it is a day that it is for


class Sentences:
    """Where the sentences of some words begin. A full stop ends one unless it closes an abbreviation or the next word is in lower case."""

    def __init__(self, words: Words, text: str) -> None:
        short = values("MONTHB") | values("DOWA")
        self.starts = [0]
        for k in range(len(words.lower) - 1):
            if words.lower[k] not in (".", "!", "?"):
                continue
            begin, _ = words.spans[k + 1]
            before = words.lower[k - 1] if k else ""
            if words.lower[k] == "." and (before in short or len(before) == 1 or text[begin].islower() or text[begin].isdigit()):
                continue
            self.starts.append(k + 1)

    def of(self, word: int) -> int:
        """Number of the sentence that word `word` is in."""
        return bisect_right(self.starts, word) - 1

    def same(self, a: int, b: int) -> bool:
        return self.of(a) == self.of(b)

    def distance(self, a: int, b: int) -> int:
        return abs(self.of(a) - self.of(b))

    def bounds(self, word: int, total: int) -> tuple[int, int]:
        """Words ``[first, last)`` of the sentence that holds word `word`."""
        n = self.of(word)
        return self.starts[n], self.starts[n + 1] if n + 1 < len(self.starts) else total


def tense(words: Words, sentences: Sentences, first: int, last: int) -> str:
    """``future``, ``plan``, ``past`` or "" for the clause around the words ``[first, last)``; a plan may have come to its day by now.

    A deadline ("until Friday", "as early as Friday") lies ahead; "Friday's ruling" has been, unless something is to come "ahead of" it;
    else the nearest verb before decides, else the nearest after.
    """
    begin, end = sentences.bounds(first, len(words.lower))
    near = words.lower[max(begin, first - 3) : first]
    if _deadline(near):
        return "past" if "had" in words.lower[max(begin, first - BEFORE) : min(end, last + BEFORE)] else "future"
    if words.lower[last : last + 1] == ("'s",):
        return "future" if {"ahead", "advance"} & set(near) else "past"
    for k in range(first - 1, max(begin, first - BEFORE) - 1, -1):
        near_plan = first - k <= PLAN_REACH and not _plan_told(words, k, first)
        found = "future" if first - k <= BESIDE and _agenda(words, k, end) else _cue(words, k, near=near_plan)
        if found:
            return found
    for k in range(last, min(end, last + AFTER)):
        found = _cue(words, k, near=False)
        if found:
            return found
    return "future" if words.lower[end - 1] not in (".", "!", "?") and _foretold(words, begin, first) else ""


def _foretold(words: Words, begin: int, first: int) -> bool:
    """True for the future of headlines, which have no full stop: "Rivals to meet again Saturday", where no verb of the clause tells otherwise."""
    told = lexicon().letters_of("HELDC") + lexicon().letters_of("INFC")
    near = range(max(begin + 1, first - PLAN_REACH), first - 1)
    return any(words.lower[k] == "to" and words.letters[k + 1] in told and words.lower[k - 1][:1].isalpha() for k in near)


def _deadline(near: tuple[str, ...]) -> bool:
    if near[-1:] in (("by",), ("until",), ("till",)) or near[-2:] == ("ahead", "of"):
        return True
    return near[-3:] in (("as", "soon", "as"), ("as", "early", "as"), ("no", "later", "than"))


def _cue(words: Words, k: int, *, near: bool) -> str:
    future, plan, _, _, scheduled = _letters()
    letter, word, before = words.letters[k], words.lower[k], words.lower[max(0, k - 2) : k]
    if near and _proposes(words, k):
        return "future"
    if near and letter in plan and (letter not in _letters_of_verdicts() or words.lower[k + 1 : k + 2] in (("for",), ("to",))):
        return "past" if "had" in before or before[-1:] in (("previously",), ("originally",), ("initially",)) else "plan"
    if letter in future or (word == "to" and before[-1:] in (("is",), ("are",))) or (word == "be" and before[-1:] == ("to",)):
        return "future"
    if near and letter in scheduled and _tells_schedule(words, k):
        return "future"
    if before[-1:] and before[-1] in AHEAD:
        return "future"
    return "past" if _is_past(words, k) and before[-1:] not in (("be",), ("to",)) and not _inserted(words, k) else ""


def _is_past(words: Words, k: int) -> bool:
    _, _, past, exempt, _ = _letters()
    word, letter = words.lower[k], words.letters[k]
    return letter in past or (len(word) > 4 and word.endswith("ed") and letter not in exempt)


def _plan_told(words: Words, k: int, first: int) -> bool:
    """True for plans at `k` that the clause tells of as made known, with the day of that at word `first` ("announced plans Friday to close it",
    "unveiled its plan at the meeting on Monday"): the day is not one that they are for."""
    if words.letters[k] not in _letters_of_told_plans() or set(PURPOSE) & set(words.lower[k + 1 : first]):
        return False
    return any(_is_past(words, j) for j in range(max(0, k - BESIDE), k))


def _inserted(words: Words, k: int) -> bool:
    """True for a participle at `k` that a comma sets off with what it takes ("the talks, aimed at a truce, will begin"): no tense of its own."""
    return words.lower[k].endswith("ed") and words.lower[k - 1 : k] == (",",) and words.lower[k + 1 : k + 2] in (("at",), ("by",), ("with",), ("as",))


def _proposes(words: Words, k: int) -> bool:
    """True for a verb at `k` that says what is to be: "proposed holding", "agreed to meet", "could begin", "may take place"."""
    propose, held, holding = _letters_of_plans()
    following = words.letters[k + 1 : k + 4] + "   "
    if words.letters[k] in propose:
        infinitive = words.lower[k + 1 : k + 2] == ("to",) and following[1] in held
        return following[0] in holding or infinitive
    if words.lower[k] in ("could", "may", "might", "can", "should"):
        return following[0] in held or words.lower[k + 1 : k + 3] in (("take", "place"), ("take", "effect"), ("be", "held"), ("be", "signed"))
    return False


def _agenda(words: Words, k: int, end: int) -> bool:
    """True for a present tense at `k` of what people do on a day ("the two meet separately Monday") in a whole sentence: headlines, which have no
    full stop, tell so of what has been."""
    if words.letters[k] not in _letters_of_agenda() or words.lower[end - 1] != "." or not k:
        return False
    return words.lower[k - 1][:1].isalpha() and words.lower[k - 1] not in NO_SUBJECT


def _tells_schedule(words: Words, k: int) -> bool:
    """True for the present tense of a verb at `k`: no infinitive, no noun ("at the start"), and of "take" only "takes effect" and "takes place"."""
    if k and words.lower[k - 1] in NOT_FINITE:
        return False
    return words.lower[k] not in ("take", "takes", "enters") or words.lower[k + 1 : k + 2] in (("effect",), ("place",), ("force",), ("into",))


@cache
def _letters() -> tuple[str, str, str, str, str]:
    of = lexicon().letters_of
    return of("FUTC"), of("PLANC"), of("PASTC"), of("NOTED"), of("PRESC")


def looks_ahead(text: str) -> bool:
    """True when some word of `text` speaks of what is to come or may be, or of a plan, or sets a limit ("by", "until").

    >>> looks_ahead("Elections would follow in 2030."), looks_ahead("It seized the town in 2014.")
    (True, False)
    """
    words = lexicon().read(text)
    ahead = "".join(_letters()[:2]) + lexicon().letters_of("MAYBE")
    return any(letter in ahead for letter in words.letters) or _limits(words) or " may " in text


def _limits(words: Words) -> bool:
    """True where some "by" or "until" sets a limit: "signed by the ministers" is none, "by the end of May" is."""
    return any(word in ("until", "till") or (word == "by" and _time_follows(words, k + 1)) for k, word in enumerate(words.lower))


def _time_follows(words: Words, first: int) -> bool:
    times = "".join(map(lexicon().letters_of, TIME_ROLES))
    return any(words.letters[k] in times or words.lower[k].isdigit() for k in range(first, min(len(words.lower), first + BESIDE)))


@cache
def _letters_of_plans() -> tuple[str, str, str]:
    of = lexicon().letters_of
    return of("PROPC"), of("HELDC"), of("HELDING")


@cache
def _letters_of_agenda() -> str:
    return lexicon().letters_of("AGENDA")


@cache
def _letters_of_told_plans() -> str:
    return lexicon().letters_of("PLANN")


@cache
def _letters_of_verdicts() -> str:
    return lexicon().letters_of("ONLYTO")


def has_been(words: Words, first: int, last: int) -> str:
    """``been`` for the words ``[first, last)`` of a date that has been, whatever its clause tells of ("since Oct. 7", "the deadly Oct. 7 attack"),
    ``done`` for one that what was done stands right before ("were abducted on Oct. 7"); "" for any other."""
    before = words.lower[max(0, first - 2) : first]
    if before[-1:] == ("since",) or before == ("since", "the"):
        return BEEN
    if before[-1:] == ("on",) and first > 1 and before[0] not in AGREED_ON and words.letters[first - 2] not in _letters()[1]:
        return DONE if _is_past(words, first - 2) and words.lower[first - 3 : first - 2] not in (("be",), ("to",)) else ""
    named = any(w in DEFINITE for w in words.lower[max(0, first - BESIDE) : first])
    return BEEN if named and any(words.letters[k] in lexicon().letters_of("OVERN") for k in _name_after(words, last)) else ""


def _name_after(words: Words, last: int) -> range:
    """The words behind a date that may be the head of what it names: up to the third, none over a comma or a preposition."""
    end = last
    while end < min(len(words.lower), last + BESIDE) and (words.lower[end].isalpha() or words.lower[end] == "-") and words.lower[end] not in NO_NAME:
        end += 1
    return range(last, end)


def is_deadline(words: Words, first: int, last: int) -> bool:
    """True for the words ``[first, last)`` of a date that a deadline is named after and that nobody has missed ("a June 1 deadline")."""
    named = last < len(words.letters) and words.letters[last] in lexicon().letters_of("LIMITN")
    return named and not {"missed", "passed", "expired"} & set(words.lower[max(0, first - 3) : first])
