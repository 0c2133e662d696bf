"""Statements inside statements, and through whom the inner words came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.actors.book import ActorBook
from communique.actors.phrases import shared_noun
from communique.model.actors import LocalActor
from communique.model.spans import Span
from communique.statements.agents import can_speak, is_somebody
from communique.statements.drafts import Draft
from communique.statements.frames import ORDER, verbs
from communique.statements.papers import issuer_of
from communique.statements.story import DASHES, Story

ASKING = ("demand", "ask", "propose", "threaten", "promise")
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
    if story.tokens[draft.at].text in DASHES:
        return book.for_token(draft.head)
    heads = _joined(story, draft.head, draft.source)
    head = heads[0]
    if draft.source is not None and len(heads) > 1:
        joint = book.at(draft.source)
        if joint is not None and len(book.get(joint).members) >= len(heads):
            return joint
        return _together([_member(story, h, book) for h in heads], book)
    if story.tokens[head].text.lower() == "it" and book.for_token(head) is None:
        body = _body_before(story, head)
        return None if body is None else book.describe(body)
    if is_somebody(story, head, book):
        return book.describe(head)
    issuer = issuer_of(story, head)
    return book.describe(issuer) if issuer is not None and is_somebody(story, issuer, book) else None


def _body_before(story: Story, pronoun: int) -> int | None:
    """The unnamed body that "it" stands for: the subject of the sentence before, in the same paragraph, if it is one that can speak
    ("The leadership denied that … . It accused the government")."""
    here = story.sentence(pronoun)
    number = story.tokens[pronoun].sentence
    if number == 0 or story.parse.sentences[number - 1].block != here.block:
        return None
    before = story.parse.of_sentence(story.parse.sentences[number - 1])
    subjects = [t.i for t in before if t.dep == "nsubj" and t.tag == "NN" and story.tokens[t.head].dep == "ROOT" and can_speak(story, t.i)]
    return subjects[0] if len(subjects) == 1 else None


def _joined(story: Story, head: int, source: Span | None) -> list[int]:
    """Heads of the phrases that "and" joins in the words of the source; more than `head` alone only when all of them can speak."""
    shared = shared_noun(story.parse, head)
    if shared is not None and source is not None and source.covers(story.tokens[shared].span):
        return [shared]
    heads, k = [head], head
    while source is not None:
        following = [c for c in story.parse.children(k, "conj") if source.covers(c.span) and c.pos in ("NOUN", "PROPN", "PRON", "NUM")]
        if not following or not can_speak(story, following[0].i):
            break
        k = following[0].i
        heads.append(k)
    return heads if not any(c.text.lower() in ("or", "nor") for h in heads for c in story.parse.children(h, "cc")) else [head]


def _member(story: Story, head: int, book: ActorBook) -> str:
    """Key of one of several who speak; the name in apposition where the noun stands for nobody known ("the largest group, the NLF")."""
    known = book.for_token(head)
    named = (book.for_token(c.i) for c in story.parse.children(head, "appos"))
    return known or next((k for k in named if k is not None), None) or book.describe(head)


def _together(keys: Sequence[str], book: ActorBook) -> str:
    """Key of the group of `keys`; the only one where all are the same. Its words are cited by the statement, so it has no mentions."""
    members = tuple(dict.fromkeys(keys))
    if len(members) == 1 or book.get(members[0]).name.endswith(f" and {book.get(members[-1]).name}"):
        return members[0]
    name = " and ".join(book.get(k).name for k in members)
    return book.add(LocalActor("joint-" + "-".join(members), name, "group", members=members))


def nest(story: Story, drafts: Sequence[Draft], book: ActorBook) -> list[Nest]:
    """For each draft the smallest draft whose content holds its cue and its content. `drafts` come outer before inner."""
    found: list[Nest] = []
    live: list[int] = []
    for n, draft in enumerate(drafts):
        live = [k for k in live if max(s.end for s in drafts[k].content) > draft.content[0].start]
        around = [k for k in live if holds(story, drafts[k], draft)]
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
        rival = next((k for k in near if _same(kept[k], draft) and not _agrees(story, kept[k], draft)), None)
        if rival is None:
            kept.append(draft)
        elif _better(story, draft, kept[rival]):
            kept[rival] = draft
    return kept


def without_echoes(story: Story, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` without the speech acts that are only named, without their words, within what somebody says: "vowed to defend every metre",
    "said that the leaders had agreed to meet". What was asked of others, withheld or not said stays."""
    named = [d for d in drafts if _open_ended(story, d) or _named_only(story, d) or _own_word(story, d, drafts)]
    inner = [d for d in named if any(o is not d and holds(story, o, d) for o in drafts)]
    return [d for d in drafts if not any(d is i for i in inner)]


def _own_word(story: Story, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """True for "called" in "denounced what he called a trap": whoever denounces it speaks, and the words for it are part of that."""
    cue = story.tokens[draft.at]
    what = any(c.text.lower() == "what" for c in story.parse.children(draft.at))
    above = next((o for o in drafts if o.at == cue.head and cue.dep == "ccomp"), None)
    pronoun = draft.head is not None and story.tokens[draft.head].pos == "PRON"
    return what and above is not None and (pronoun or above.head == draft.head)


def _open_ended(story: Story, draft: Draft) -> bool:
    """True for an infinitive that no auxiliary but "to" or "would" makes finite: "a way to claim that", "told her to call"."""
    held = [c.text.lower() for c in story.parse.children(draft.at, "aux")]
    return story.tokens[draft.at].tag == "VB" and not (draft.polarity == "negative" and any(word in ("do", "does", "did") for word in held))


def _named_only(story: Story, draft: Draft) -> bool:
    """True for a speech act that is named without its words and asks nothing of anybody."""
    return draft.tier != "speech" and draft.polarity == "positive" and (not _asks(story, draft) or _of_nobody(story, draft))


def _of_nobody(story: Story, draft: Draft) -> bool:
    """ "was offered a post", "was warned against it": nobody is said to speak."""
    return draft.head is None and story.tokens[draft.at].tag == "VBN"


def within_any(story: Story, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """True when `draft`, a noun for a speech act, stands in what one of `drafts` says: "said that Lind's offer to talk was a trick"."""
    return any(holds(story, other, draft) for other in drafts)


def _asks(story: Story, draft: Draft) -> bool:
    """True for what somebody is asked, told or threatened with."""
    frame = verbs().get(story.tokens[draft.at].lemma)
    return draft.act in ASKING or (frame is not None and ORDER in frame.shapes)


def _agrees(story: Story, one: Draft, other: Draft) -> bool:
    """True when `other` is said by a second speaker beside the first: "Lind said — and Brand agreed — that …"."""
    token = story.tokens[other.at]
    own = bool(story.parse.children(other.at, "nsubj")) and other.head != one.head
    return token.dep == "conj" and token.head == one.at and own and story.tokens[other.at + 1].text in DASHES


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


def holds(story: Story, outer: Draft, inner: Draft) -> bool:
    """True where the content of `outer` covers the cue of `inner` and touches all of its words."""
    cue = story.tokens[inner.at].span
    if len(outer.content) == 1 and not outer.content[0].start <= cue.start < outer.content[0].end:
        return False
    return any(s.covers(cue) for s in outer.content) and all(any(s.overlap(i) for s in outer.content) for i in inner.content)
