"""Issues of the codebook in the words of a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.codebooks.issues import Issue
from communique.events.same import Same, by_sentence, folded, once, standing
from communique.model.parse import Parse

SMALL = frozenset(("DET", "ADJ", "PART", "PUNCT", "NUM", "ADV"))
SMALL_TAGS = frozenset(("PRP$", "POS", "HYPH"))
PLACES = frozenset(("GPE", "LOC", "FAC"))
ENOUGH = 2  # full cues that make weak ones count: on pages about other things one alone ("pipeline", "extradition") is common
NAMES = frozenset(("ORG", "PERSON", "WORK_OF_ART"))
KINDS = frozenset(("<place>", "<force>"))
SKIP, GAP = 2, 8  # small words that a cue may hold between two of its words; words that ".." stands for


@dataclass(frozen=True, slots=True)
class Hit:
    """Tokens ``[first, last)`` name `issue`. `weak`: only where the page speaks of some issue by a full cue too; `vague`: a weak cue of
    a general issue, which gives way to an issue that its own words name."""

    issue: str
    first: int
    last: int
    weak: bool = False
    vague: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    words: frozenset[str]
    wide: bool


@cache
def _compiled(issues: tuple[Issue, ...]) -> dict[str, tuple[tuple[str, bool, bool, tuple[_Step, ...]], ...]]:
    """Cues by first word: issue, weak, whether the issue is a general one, steps."""
    index: dict[str, list[tuple[str, bool, bool, tuple[_Step, ...]]]] = {}
    for issue in issues:
        for weak, cues in ((False, issue.cues), (True, issue.weak)):
            for cue in cues:
                steps = _steps(cue)
                for word in sorted(steps[0].words):
                    index.setdefault(word, []).append((issue.id, weak, issue.general, steps))
    return {word: tuple(found) for word, found in index.items()}


def _steps(cue: str) -> tuple[_Step, ...]:
    steps, wide = [], False
    for part in cue.casefold().replace("-", " ").split():
        if part == "..":
            wide = True
            continue
        steps.append(_Step(frozenset(part.split("|")), wide))
        wide = False
    return tuple(steps)


def find_hits(parse: Parse, issues: Iterable[Issue], *, enough: int = ENOUGH) -> tuple[Hit, ...]:
    """Where `parse` names one of `issues`, by token; of hits that begin at one token the longest, first listed first.

    Weak cues are left out when fewer than `enough` full cues stand in the story.
    """
    return _found(Same(parse), tuple(issues), enough)


@lru_cache(maxsize=4)
def _found(story: Same, issues: tuple[Issue, ...], enough: int) -> tuple[Hit, ...]:
    index, parse, places = _compiled(issues), story.parse, _places(story)
    told: dict[int, list[Hit]] = defaultdict(list)
    for word in sorted(index.keys() & places.keys()):
        for i in (i for i in places[word] if word in _forms(parse, i)):
            for issue, weak, general, steps in index[word]:
                end = _match(parse, i, steps)
                if end is not None and not _part_of_name(parse, hit := Hit(issue, i, end, weak, weak and general)):
                    told[i].append(hit)
    hits = tuple(max(told[i], key=lambda h: (not h.weak, not h.vague, h.last)) for i in sorted(told))
    full = sum(not h.weak for h in hits)
    return hits if full >= enough else tuple(h for h in hits if not h.weak)


def _part_of_name(parse: Parse, hit: Hit) -> bool:
    """True inside a longer name ("Union for the Total Independence of …") or compound ("hostage-takers", "NATO troops")."""
    first = parse.tokens[hit.first]
    if hit.last == hit.first + 1 and first.tag == "NNP" and first.dep == "compound":
        return True
    if hit.last < len(parse.tokens) and parse.tokens[hit.last].text == "-" and parse.tokens[hit.last].start == parse.tokens[hit.last - 1].end:
        return True
    size = hit.last - hit.first
    return any(e.label in NAMES and e.first < hit.first and hit.last <= e.last and e.last - e.first >= size + 2 for e in parse.entities)


@once
def _forms(parse: Parse, i: int) -> frozenset[str]:
    """What a cue may call token `i`: its lemma, its text, and what it is the name of."""
    token, (lemma, text) = parse.tokens[i], folded(Same(parse))[i]
    forms = [text] if token.tag == "VBG" and token.dep == "prep" else [lemma, text]
    if token.ent:
        forms += ["<place>"] * (token.ent in PLACES) + ["<force>"] * (token.ent in ("GPE", "NORP"))
    return frozenset(forms)


def _places(story: Same) -> Mapping[str, Sequence[int]]:
    """The numbers of the tokens that may have each form, in order."""
    named = [t for t in story.parse.tokens if t.ent]
    kinds = {"<place>": [t.i for t in named if t.ent in PLACES], "<force>": [t.i for t in named if t.ent in ("GPE", "NORP")]}
    return {**standing(story), **{kind: at for kind, at in kinds.items() if at}}


def _match(parse: Parse, i: int, steps: Sequence[_Step]) -> int | None:
    """The token after the last one of a cue that begins at token `i`; None when it does not stand there."""
    sentence = parse.sentences[parse.tokens[i].sentence]
    told = by_sentence(Same(parse))[sentence.i] if len(steps) > 1 else frozenset()
    if any(step.words.isdisjoint(told) and KINDS.isdisjoint(step.words) for step in steps[1:]):
        return None
    at = i + 1
    for step in steps[1:]:
        here = _next(parse, at, sentence.last, step)
        if here is None:
            return None
        at = here + 1
    return at


def _next(parse: Parse, at: int, stop: int, step: _Step) -> int | None:
    for k in range(at, min(stop, at + (GAP if step.wide else SKIP) + 1)):
        token = parse.tokens[k]
        if not step.words.isdisjoint(_forms(parse, k)):
            return k
        joined = token.dep == "cc" and k + 1 < stop and parse.tokens[k + 1].tag.startswith("VB")  # "withdraw from the town and | return …"
        if joined or token.text in (";", ".") or (token.dep == "mark" and token.text.casefold() != "that"):
            return None
        if not step.wide and (token.text == "," or not (token.pos in SMALL or token.tag in SMALL_TAGS)):
            return None
    return None


def specific(parse: Parse, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """`hits` without the vague ones whose own words name another issue: "a deal that would free the hostages", "a plan for autonomy"."""
    named = [h for h in hits if not h.vague]
    return tuple(h for h in hits if not h.vague or not any(h.last - 1 in {a.i for a in parse.ancestors(n.first)} for n in named))


def within(hits: Sequence[Hit], first: int, last: int) -> tuple[Hit, ...]:
    """Hits wholly inside tokens ``[first, last)``, none overlapping an earlier one."""
    found: list[Hit] = []
    for hit in hits:
        if hit.first >= first and hit.last <= last and (not found or hit.first >= found[-1].last):
            found.append(hit)
    return tuple(found)
