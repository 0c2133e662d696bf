"""How a report is told: in which sentence, on which words, looking back or ahead."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from communique.model.record import RecordReport
from communique.model.spans import Span
from communique.record.comparing import WORD, words_of
from communique.tables import load_list

HARM = ("fatalities", "injured", "abducted", "damage")
DESCRIBED = r"(?:[\w.-]+ ){0,3}?"  # words between an article and its noun
EARLY = 3  # sentences, the title among them, in which an article says what its news is
PAST = frozenset(("had", "was", "were"))
TOLL = re.compile(r"\btolls?\b|\bnumber of (?:dead|deaths|victims|casualties)\b")


@dataclass(frozen=True, slots=True)
class Telling:
    """`sentence` holds the report's first word (None where no sentences are known); `cited` are the spans of its values. `harm`: it tells
    what an attack did, and neither when nor where nor with how many weapons; `toll`: the same, maybe with its day. `later`: it speaks of
    something still to come; `back`: of something expected that by now is past ("had been expected to discuss"). `names` are the capitalised
    words of the report after its first, in lower case, `around` those of its sentence, `weapons` the nouns of its weapons in the singular, `text`
    its sentence in lower case; `early`: it stands in the first sentences of its article."""

    sentence: Span | None
    cited: frozenset[tuple[int, int]]
    harm: bool
    toll: bool
    later: bool
    back: bool
    names: frozenset[str]
    around: frozenset[str]
    weapons: frozenset[str]
    text: str
    early: bool

    @property
    def counts_up(self) -> bool:
        """True for a sentence that tells of a toll ("the death toll rose to 80"), which is that of what the article is about, and may be above one
        that it gave before."""
        return self.toll and bool(TOLL.search(self.text))


def telling(report: RecordReport, sentences: Sequence[tuple[int, int]], text: str) -> Telling:
    """How `report` is told; `sentences` are those of its page, in order, and `text` the page's text."""
    words = words_of(report.raw)
    names = report.fields.keys()
    counted = any(isinstance(v.value, (int, float, tuple)) for v in report.fields.get("weapons", ()))
    sentence = sentence_at(report.start, sentences)
    toll = any(name in names for name in HARM) and "place" not in names and not counted
    return Telling(
        sentence=sentence,
        cited=frozenset((v.start, v.end) for held in report.fields.values() for v in held),
        harm=toll and "date" not in names,
        toll=toll,
        later=bool(words & _later()),
        back=bool(words & PAST),
        names=_named(report.raw),
        around=_named(text[sentence.start : sentence.end]) if sentence else frozenset(),
        weapons=frozenset(_noun(v.weapon or str(v.value)) for v in report.fields.get("weapons", ()) if v.weapon or isinstance(v.value, str)),
        text=text[sentence.start : sentence.end].lower() if sentence else "",
        early=any(report.start < end for _, end in sentences[:EARLY]),
    )


def _named(text: str) -> frozenset[str]:
    return frozenset(w.lower() for w in WORD.findall(text)[1:] if w[0].isupper())


def sentence_at(offset: int, sentences: Sequence[tuple[int, int]]) -> Span | None:
    """The sentence that holds page offset `offset`; None where none does.

    >>> sentence_at(7, [(0, 5), (6, 12)])
    Span(start=6, end=12)
    """
    at = bisect_right(sentences, (offset, 1 << 60)) - 1
    return Span(*sentences[at]) if at >= 0 and offset < sentences[at][1] else None


def speaks_again(later: Telling, earlier: Telling, *, described: bool = False) -> str:
    """The words with which `later` speaks of the attack that `earlier` tells: "the shells", "the attack", with `described` also "the Oct. 3 attack";
    '' when it does not."""
    return said_again(later.text, (*sorted(earlier.weapons), *load_list("communique.record", "attack_words.txt")), described=described)


def said_again(text: str, nouns: Iterable[str], *, described: bool) -> str:
    """The first words of `text` (in lower case) that speak of one of `nouns` as of something known; '' for none.

    >>> said_again("the deadly blast wrecked a school", ["blast"], described=True)
    'the deadly blast'
    """
    between = DESCRIBED if described else ""
    for noun in filter(None, nouns):
        found = re.search(rf"\b(?:the|this|that|these|those) {between}{re.escape(noun)}s?\b", text)
        if found:
            return found[0]
    return ""


def tells_a_rise(words: str) -> bool:
    """True for words on a toll that is higher than what was told before.

    >>> tells_a_rise("The death toll rose to 80"), tells_a_rise("put the death toll at 80")
    (True, False)
    """
    said = words.lower()
    return bool(TOLL.search(said)) and not _rises().isdisjoint(words_of(said))


def _noun(words: str) -> str:
    """The last word, in lower case and without a plural s.

    >>> _noun("mortar shells")
    'shell'
    """
    word = (words.split() or [""])[-1].lower()
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


@cache
def _rises() -> frozenset[str]:
    return frozenset(load_list("communique.record", "rise_words.txt"))


@cache
def _later() -> frozenset[str]:
    return frozenset(load_list("communique.record", "later_words.txt"))
