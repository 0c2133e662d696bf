"""Statements against gold quotations.

Gold of tier ``core`` must be found; ``narrative`` is neutral: what matches it better than any core one is left out; ``boilerplate`` must not
be found. Of the record, statements of tier ``speech`` count.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.evaluate.figures import Figures, Score
from communique.evaluate.gold import Entry, check_words
from communique.evaluate.naming import Namer, flat
from communique.evaluate.words import Tokens, iou, pair
from communique.model.page import Page
from communique.model.record import Record, RecordStatement

LEAST = 0.5
"""Share of words that content must have in common with gold (BENCH: token IoU of at least 0.5)."""


def score_statements(record: Record, page: Page, gold: Sequence[Entry], figures: Figures) -> None:
    """Add to `figures` the scores of the statements of `page`: content, with speaker's words, with the right speaker, and their fields."""
    _check(page, gold)
    tokens, namer = Tokens(page.text), Namer(record)
    core = [g for g in gold if g["tier"] == "core"]
    neutral = [tokens.content(_spans(g["content"])) for g in gold if g["tier"] == "narrative"]
    wanted = [tokens.content(_spans(g["content"])) for g in core]
    given = [s for s in record.statements if s.page == page.id and s.tier == "speech"]
    given = [s for s in given if (words := tokens.content(s.content)) and not _is_neutral(words, wanted, neutral)]
    pairs = pair(wanted, [tokens.content(s.content) for s in given], iou, least=LEAST)
    same_words = [(g, s) for i, j in pairs if _same_source(g := core[i], s := given[j], tokens)]
    same_who = [(core[i], given[j]) for i, j in pairs if namer.means(given[j].speaker, core[i]["speaker"]["name"])]
    for task, right in (("statements", len(pairs)), ("statements_speaker", len(same_words)), ("statements_who", len(same_who))):
        figures.add(task, Score(len(core), len(given), right))
    _fields([(core[i], given[j]) for i, j in pairs], core, namer, figures)
    _misses(page, core, given, pairs, figures)


def _spans(parts: Sequence[Entry]) -> list[tuple[int, int]]:
    return [(part["start"], part["end"]) for part in parts]


def _check(page: Page, gold: Sequence[Entry]) -> None:
    for entry in gold:
        for part in entry["content"]:
            check_words(page, part["start"], part["end"], part["text"])


def _is_neutral(words: frozenset[int], wanted: Sequence[frozenset[int]], neutral: Sequence[frozenset[int]]) -> bool:
    beside = max((iou(words, n) for n in neutral), default=0.0)
    return beside >= LEAST and beside > max((iou(words, w) for w in wanted), default=0.0)


def _same_source(gold: Entry, statement: RecordStatement, tokens: Tokens) -> bool:
    """The words that name the speaker share a word that tells something; where gold has none there is nothing to miss."""
    there = tokens.within(_spans(gold["source"]))
    here = tokens.within([statement.source] if statement.source else [])
    telling = tokens.telling(there)
    return not there or bool(tokens.telling(here) & telling if telling else here & there)


FIELDS = ("channel", "via", "addressee", "said_on")


def _fields(pairs: Sequence[tuple[Entry, RecordStatement]], core: Sequence[Entry], namer: Namer, figures: Figures) -> None:
    """How many gold statements have the field, how many of the matched ones got one, how many got the right one.

    The kind of a channel is free text in gold, so a channel is right when there is one.
    """
    for name in FIELDS:
        right = sum(_field_in_gold(g, name) and _same_field(g, s, name, namer) for g, s in pairs)
        found = sum(bool(getattr(s, name)) for _, s in pairs)
        figures.add(f"statements.{name}", Score(sum(_field_in_gold(g, name) for g in core), found, right))


def _field_in_gold(gold: Entry, name: str) -> bool:
    return _day(gold) is not None if name == "said_on" else bool(gold["venue" if name == "channel" else name])


def _same_field(gold: Entry, statement: RecordStatement, name: str, namer: Namer) -> bool:
    if name == "channel":
        return bool(statement.channel)
    if name == "said_on":
        days = statement.said_on
        return days is not None and days.from_ == days.to == _day(gold)
    values = statement.via if name == "via" else (statement.addressee,)
    return any(_named_in(part["text"], value, namer) for value in values for part in gold[name])


def _named_in(text: str, value: object, namer: Namer) -> bool:
    """Gold gives the words on the page ("the news agency Orient"), in which a name of the actor stands."""
    return namer.means(value, text) or any(f" {name} " in f" {flat(text)} " for name in namer.names(value))


def _day(gold: Entry) -> str | None:
    return (gold["utterance_date"] or {}).get("iso")


def _misses(page: Page, core: Sequence[Entry], given: Sequence[RecordStatement], pairs: Sequence[tuple[int, int]], figures: Figures) -> None:
    hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, entry in enumerate(core):
        if i not in hit:
            words = " … ".join(part["text"] for part in entry["content"])
            figures.miss("statements", f"missed {page.path}:{entry['content'][0]['start']} {entry['speaker']['name']}: {words}")
    for j, statement in enumerate(given):
        if j not in used:
            figures.miss("statements", f"beside the gold {page.path}:{statement.content[0].start} {statement.raw}")
