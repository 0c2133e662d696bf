"""Statements inside statements, and through whom the inner words came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.actors.book import ActorBook
from communique.statements.drafts import Draft
from communique.statements.story import Story

RIVALS = 30  # how many drafts back a cue can claim the same words; cues of one quotation stand close together


@dataclass(frozen=True, slots=True)
class Nest:
    """`outer` is the index of the statement around, `via` the speakers around it, outermost first."""

    outer: int | None
    via: tuple[str, ...]


def speaker_of(story: Story, draft: Draft, book: ActorBook) -> str | None:
    """Key of the actor that speaks; "Chad and Norway" speak as the group of both."""
    if draft.head is None:
        return None
    if draft.source is not None and any(draft.source.covers(c.span) for c in story.parse.children(draft.head, "conj")):
        joint = book.at(draft.source)
        if joint is not None:
            return joint
    return book.describe(draft.head)


def nest(story: Story, drafts: Sequence[Draft], book: ActorBook) -> list[Nest]:
    """For each draft the smallest draft whose content holds its cue and its content. `drafts` come outer before inner."""
    found: list[Nest] = []
    live: list[int] = []
    for n, draft in enumerate(drafts):
        live = [k for k in live if max(s.end for s in drafts[k].content) > draft.content[0].start]
        around = [k for k in live if _holds(story, drafts[k], draft)]
        live.append(n)
        if not around:
            found.append(Nest(None, ()))
            continue
        outer = min(around, key=lambda k: (sum(s.length for s in drafts[k].content), -k))
        speaker = speaker_of(story, drafts[outer], book) if drafts[outer].tier == "speech" else None
        own = () if speaker is None else (speaker,)
        found.append(Nest(outer, tuple(dict.fromkeys((*found[outer].via, *own)))))
    return found


def one_cue_each(story: Story, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` without those that claim words which another cue has a better right to: a participle ("adding") beats the verb that it
    hangs on, a verb beats what stands in an adverbial clause below it, and otherwise the nearer cue wins."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.at):
        near = range(max(0, len(kept) - RIVALS), len(kept))
        rival = next((k for k in near if _same(kept[k], draft)), None)
        if rival is None:
            kept.append(draft)
        elif _better(story, draft, kept[rival]):
            kept[rival] = draft
    return kept


def without_echoes(story: Story, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` without the speech acts that are only named, in the infinitive, within what somebody says: "vowed to defend every metre"."""
    return [d for d in drafts if d.tier == "speech" or story.tokens[d.at].tag != "VB" or not any(o is not d and _holds(story, o, d) for o in drafts)]


def _same(one: Draft, other: Draft) -> bool:
    shared = sum(a.overlap(b) for a in one.content for b in other.content)
    return shared * 10 > 9 * max(sum(s.length for s in one.content), sum(s.length for s in other.content))


def _better(story: Story, draft: Draft, rival: Draft) -> bool:
    if (draft.tier == "speech") != (rival.tier == "speech"):
        return draft.tier == "speech"
    if any(a.i == rival.at for a in story.parse.ancestors(draft.at)):
        return story.tokens[draft.at].dep != "advcl" or story.tokens[draft.at].tag == "VBG"
    if any(a.i == draft.at for a in story.parse.ancestors(rival.at)):
        return not _better(story, rival, draft)
    return _distance(story, draft) < _distance(story, rival)


def _distance(story: Story, draft: Draft) -> int:
    cue = story.tokens[draft.at].span
    return min(abs(s.start - cue.end) if s.start >= cue.end else abs(cue.start - s.end) for s in draft.content)


def _holds(story: Story, outer: Draft, inner: Draft) -> bool:
    cue = story.tokens[inner.at].span
    if outer.content[0].start > cue.start and len(outer.content) == 1:
        return False
    return any(s.covers(cue) for s in outer.content) and all(any(s.overlap(i) for s in outer.content) for i in inner.content)
