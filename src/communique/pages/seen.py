"""One paragraph with what its wording and its repetition say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from communique.pages.agencies import signature_at
from communique.pages.dates import has_date
from communique.pages.kept import kept
from communique.pages.lines import Line
from communique.pages.names import is_byline
from communique.pages.phrases import heads_block, phrase_roles

CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d ?(?:[ap]\.?m\b)?|\bago\b", re.IGNORECASE)
AGO = re.compile(r"\bago\b", re.IGNORECASE)
LISTED = re.compile(r"list (?:of \d+ items|\d+ of \d+)", re.IGNORECASE)
TEASED = 16  # words of a headline of another story
STAMP_WORDS, DATED_WORDS = 10, 12
CLIP = re.compile(r"(?:duration|length|running time|runtime)[:,]? \d{1,2}:\d\d(?::\d\d)?", re.IGNORECASE)  # of a recording set in the story
SIGNED = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]+){1,3}/(?:The )?[A-Z]\w+(?: [A-Z]\w+)?")  # under a photograph
WRAPPED = 5  # lines of a caption that is broken over several
LED = 2  # paragraphs of running text above one that an agency signs, and paragraphs below it that are none
WORDED, LETTERED = 80, 800  # words and characters from which a paragraph is too long to be a formula


@dataclass(frozen=True, init=False)
class Seen:
    """One paragraph with what its wording and its repetition say.

    `role` is given by a phrase, `heads` names the block of furniture that it opens, `repeated` says that other pages of the site have
    it too, `copies` is how often its words stand on this page. It is `plain` where neither wording nor repetition speaks against the
    story, `prose` where it is running text of this page alone, a `sentence` where it is one, however short, that nothing speaks against.
    """

    line: Line
    role: str | None
    heads: str | None
    repeated: bool
    copies: int
    plain: bool = field(init=False, repr=False, compare=False)
    prose: bool = field(init=False, repr=False, compare=False)
    sentence: bool = field(init=False, repr=False, compare=False)

    def __init__(self, line: Line, role: str | None, heads: str | None, repeated: bool, copies: int) -> None:
        plain = role is None and heads is None and not repeated
        prose = plain and copies == 1 and line.prose
        sentence = plain and line.ends and line.lower >= 0.3 and len(line.words) >= 3
        held = self.__dict__  # as in `Line`
        held.update(line=line, role=role, heads=heads, repeated=repeated, copies=copies, plain=plain, prose=prose, sentence=sentence)

    @property
    def either(self) -> bool:
        """Running text that reads like a note on an author or like a teaser cut off; between paragraphs of the story it is of the story."""
        told = self.role == "bio" or (self.role == "related" and self.line.text.endswith(("...", "…")))
        return told and self.line.prose and self.copies == 1 and not self.repeated

    @kept
    def stamp(self) -> bool:
        """A line with little more than a day and a clock time, or "2 days ago", as readers' comments have."""
        text = self.line.text
        return self.timed and (AGO.search(text) is not None or has_date(text))

    @kept
    def timed(self) -> bool:
        """A short line with a clock time or "2 hours ago", as comments and teasers have."""
        return len(self.line.words) <= STAMP_WORDS and CLOCK.search(self.line.text) is not None

    @kept
    def data(self) -> bool:
        """A byline or a short line with a date."""
        text = self.line.text
        return is_byline(text) or (len(self.line.words) <= DATED_WORDS and has_date(text))


def look_at(lines: Sequence[Line], repeated: frozenset[str]) -> tuple[Seen, ...]:
    """`lines` with what can be seen of them; `repeated` are lines that other pages of the site hold too."""
    times = Counter(line.key for line in lines)
    running = [len(line.words) * (1 if times[line.key] == 1 else -1) for line in lines if line.prose]
    twice = sum(running) < 0  # most of the text stands more than once, so that the first time is the story
    found: list[Seen] = []
    first: set[str] = set()
    short = [len(line.text) < LETTERED and len(line.words) < WORDED for line in lines]
    told = iter(phrase_roles([line.text for line, few in zip(lines, short, strict=True) if few]))
    for line, few in zip(lines, short, strict=True):
        copies = 1 if twice and line.key not in first else times[line.key]
        first.add(line.key)
        role, heads = (next(told), heads_block(line.text)) if few else (None, None)
        found.append(Seen(line, role, heads, line.text in repeated, copies))
    return _with_teasing_questions(_with_clips(_with_wrapped_captions(_with_signed_end(found))))


def _with_wrapped_captions(seen: Sequence[Seen]) -> Sequence[Seen]:
    """`seen`, where the lines right above a credit in brackets ("(Photo: …)"), up to a blank line, are the caption that it ends, and a writer with an
    outlet below a caption ("A. Silva/The Lantern") its credit."""
    out = list(seen)
    for i, one in enumerate(seen):
        if i and one.role is None and seen[i - 1].role == "caption" and SIGNED.fullmatch(one.line.text):
            out[i] = replace(one, role="credit")
        if one.role not in ("caption", "credit") or not one.line.text.startswith("(") or one.line.gap:
            continue
        first = next((k for k in range(i - 1, max(-1, i - 1 - WRAPPED), -1) if seen[k].line.gap), None)
        if first is not None and all(held.role is None and not held.line.ends for held in seen[first : i - 1]):
            out[first:i] = [replace(held, role="caption") for held in seen[first:i]]
    return out


def _with_clips(seen: Sequence[Seen]) -> Sequence[Seen]:
    """`seen`, where the paragraph below the length of a recording ("Duration 1:30") is its caption, not the story, which goes on behind it."""
    out = list(seen)
    for i, (length, told) in enumerate(pairwise(seen), start=1):
        if CLIP.fullmatch(length.line.text) and told.prose:
            out[i] = replace(told, role="caption")
    return out


def _with_signed_end(seen: Sequence[Seen]) -> Sequence[Seen]:
    """`seen`, where the last paragraph of a stretch of running text is signed "(AFP)" as a caption is: it is none where it alone is on the page."""
    signed = [i for i, one in enumerate(seen) if one.role in ("caption", "credit") and signature_at(one.line.text) is not None]
    if len(signed) != 1 or signed[0] < LED:
        return seen
    i = signed[0]
    led = all(one.prose for one in seen[i - LED : i]) and seen[i].line.prose
    if not led or any(one.line.prose for one in seen[i + 1 : i + 1 + LED]):
        return seen
    return [*seen[:i], replace(seen[i], role=None), *seen[i + 1 :]]


def _with_teasing_questions(seen: Sequence[Seen]) -> tuple[Seen, ...]:
    """`seen`, the headlines of a box of other stories that are questions ("Who are the rebels?") marked as what they are.

    A question right above running text may be a subhead, and is left alone.
    """
    out = list(seen)
    inside = entry = False
    for i, one in enumerate(seen):
        follows = i + 1 < len(seen) and seen[i + 1].line.prose and not _question(seen[i + 1])
        if (inside and _question(one) and not follows) or (entry and not one.line.prose):
            out[i] = replace(one, role="related")
        entry = LISTED.fullmatch(one.line.text) is not None
        inside = one.heads == "related" or entry or (inside and len(one.line.words) <= TEASED and (_question(one) or not one.line.ends))
    return tuple(out)


def _question(one: Seen) -> bool:
    return one.line.text.endswith("?") and len(one.line.words) <= TEASED and one.role is None
