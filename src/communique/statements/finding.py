"""Who said what to whom."""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors.book import ActorBook
from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse
from communique.model.statements import Statement
from communique.model.times import Time
from communique.statements.context import context_of
from communique.statements.cues import verb_drafts
from communique.statements.drafts import Draft
from communique.statements.floating import attach_floating
from communique.statements.forms import act_of, form_of
from communique.statements.headlines import headline_drafts
from communique.statements.nesting import Nest, nest, one_cue_each, speaker_of, without_echoes
from communique.statements.nominals import noun_drafts
from communique.statements.relays import according_drafts, medium_nouns, quoted_drafts
from communique.statements.story import Story, tell


def find_statements(page: Page, article: Article, parse: Parse, book: ActorBook, times: Sequence[Time]) -> tuple[Statement, ...]:
    """The statements of `article`, in page order, outer before inner."""
    story = tell(page, article, parse)
    drafts = find_drafts(story, book)
    nests = nest(story, drafts, book)
    return tuple(_statement(story, n, drafts, nests, book, times) for n in range(len(drafts)))


def find_drafts(story: Story, book: ActorBook) -> list[Draft]:
    """All statements in the making, in page order, outer before inner."""

    def is_medium(i: int) -> bool:
        key = book.for_token(i)
        return story.tokens[i].lemma.lower() in medium_nouns() or (key is not None and book.get(key).kind == "media")

    quoted = quoted_drafts(story)
    quoted += headline_drafts(story)
    said = [d for d in verb_drafts(story) if all(d.at != q.at and d.at != q.clause for q in quoted)]
    told = sorted(without_echoes(story, one_cue_each(story, [*quoted, *said])), key=lambda d: d.at)
    drafts = attach_floating(story, [*told, *according_drafts(story, told, is_medium), *noun_drafts(story)])
    return sorted(drafts, key=lambda d: (d.content[0].start, -d.content[-1].end, d.at))


def _statement(story: Story, n: int, drafts: Sequence[Draft], nests: Sequence[Nest], book: ActorBook, times: Sequence[Time]) -> Statement:
    draft, above = drafts[n], nests[n]
    around = context_of(story, draft, times)
    speaker = speaker_of(story, draft, book)
    form = form_of(story, draft)
    via = tuple(dict.fromkeys(k for k in (*above.via, *(book.describe(i) for i in (*draft.relays, *around.relays))) if k != speaker))
    return Statement(
        key=f"s{n}", tier="speech" if form != "indirect" and draft.polarity == "positive" else draft.tier, form=form,
        content=tuple(draft.content), cue=draft.cue, source=draft.source, speaker=speaker, channel=around.channel, via=via,
        addressee=around.addressee, said_on=around.said_on, act=act_of(story, draft), polarity=draft.polarity,
        nested_in=None if above.outer is None else f"s{above.outer}",
    )  # fmt: skip
