"""Who said what to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.actors.book import ActorBook
from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse
from communique.model.statements import Statement
from communique.model.times import Time
from communique.statements.agents import is_somebody
from communique.statements.clefts import cleft_drafts
from communique.statements.context import Context, context_of
from communique.statements.cues import verb_drafts
from communique.statements.drafts import Draft
from communique.statements.floating import attach_floating
from communique.statements.forms import act_of, form_of
from communique.statements.headlines import headline_drafts
from communique.statements.nesting import Nest, nest, one_cue_each, speaker_of, within_any, without_echoes
from communique.statements.nominals import noun_drafts
from communique.statements.papers import issuer_of
from communique.statements.passing import without_passing
from communique.statements.relays import according_drafts, cite_origins, medium_nouns, quoted_drafts
from communique.statements.silences import silence_drafts
from communique.statements.story import Story, tell
from communique.statements.transcripts import transcript_drafts
from communique.statements.unsaid import tells_of_speech, without_name_notes

AUTHORITIES = ("GOV", "COP", "JUD", "MIL", "SPY", "LEG")


def find_statements(page: Page, article: Article, parse: Parse, book: ActorBook, times: Sequence[Time]) -> tuple[Statement, ...]:
    """The statements of `article`, in page order, outer before inner."""
    story = tell(page, article, parse)
    drafts = find_drafts(story, book)
    nests = nest(story, drafts, book)
    lost = {n for n, d in enumerate(drafts) if nests[n].outer is not None and _by_nobody(story, d, book)}
    if lost:
        drafts = [d for n, d in enumerate(drafts) if n not in lost]
        nests = nest(story, drafts, book)
    return tuple(_statement(story, n, drafts, nests, book, times) for n in range(len(drafts)))


def find_drafts(story: Story, book: ActorBook) -> list[Draft]:
    """All statements in the making, in page order, outer before inner."""

    def medium(i: int) -> bool:
        return is_medium(story, i, book)

    quoted = quoted_drafts(story)
    quoted += [*cleft_drafts(story), *transcript_drafts(story)]
    said = [d for d in verb_drafts(story) if all(d.at != q.at and d.at != q.clause for q in quoted)]
    quoted += headline_drafts(story, said)
    said = [d for d in said if all(d.at != q.at for q in quoted)]
    told = sorted(without_echoes(story, one_cue_each(story, [*quoted, *said])), key=lambda d: d.at)
    cite_origins(story, told, medium)
    silent = silence_drafts(story)
    told = [without_name_notes(story, d) for d in told if tells_of_speech(story, d)]
    told = [d for d in told if all(d.at != s.at for s in silent)]
    told += [d for d in noun_drafts(story) if not within_any(story, d, told)]
    drafts = attach_floating(story, [*told, *according_drafts(story, told, medium), *silent])
    return sorted(without_passing(story, drafts), key=lambda d: (d.content[0].start, -d.content[-1].end, d.at))


def _by_nobody(story: Story, draft: Draft, book: ActorBook) -> bool:
    """Whether "They told us that A", within what another says, is told of nobody whom the story names: the words are the outer speaker's."""
    vague = draft.head is None or story.tokens[draft.head].pos == "PRON"
    quoted = story.inside[draft.at] < 0 and any(part.overlap(span) for span in draft.content for _, part in story.near(span))
    return vague and not quoted and draft.polarity == "positive" and speaker_of(story, draft, book) is None


def is_medium(story: Story, i: int, book: ActorBook) -> bool:
    """True when the noun phrase of token `i` names a news medium."""
    key = book.for_token(i)
    token = story.tokens[i]
    named = token.lemma.lower() in medium_nouns() or token.text.lower() in medium_nouns()
    return named or (key is not None and book.get(key).kind == "media")


def _with_press(around: Context, book: ActorBook) -> Context:
    """`around` without an interview that the police or another authority held: no medium, so it relays nothing."""
    held = [book.get(book.describe(i)) for i in around.relays]
    return replace(around, channel=None, relays=()) if any(a.sector in AUTHORITIES or a.kind in ("state", "armed_force") for a in held) else around


def _relay(story: Story, i: int, book: ActorBook) -> str:
    """Key of who passes words on at token `i`: of a paper ("a statement from X quoted Y as saying") who issued it."""
    issuer = issuer_of(story, i)
    return book.describe(issuer if issuer is not None and is_somebody(story, issuer, book) else i)


def _statement(story: Story, n: int, drafts: Sequence[Draft], nests: Sequence[Nest], book: ActorBook, times: Sequence[Time]) -> Statement:
    draft, above = drafts[n], nests[n]
    around = context_of(story, draft, times, lambda i: is_medium(story, i, book))
    around = _with_press(around, book)
    speaker = speaker_of(story, draft, book)
    via = tuple(dict.fromkeys(k for k in (*above.via, *(_relay(story, i, book) for i in (*draft.relays, *around.relays))) if k != speaker))
    for key in (*((speaker,) if speaker else ()), *via):
        book.hear(key, draft.head if key == speaker else None)
    form = form_of(story, draft)
    return Statement(
        key=f"s{n}", tier="speech" if form != "indirect" and draft.polarity == "positive" else draft.tier, form=form,
        content=tuple(draft.content), cue=draft.cue, source=draft.source, speaker=speaker, channel=around.channel, via=via,
        addressee=around.addressee, said_on=around.said_on, act=act_of(story, draft), polarity=draft.polarity,
        nested_in=None if above.outer is None else f"s{above.outer}",
    )  # fmt: skip
