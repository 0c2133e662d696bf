"""News media that say that they are: "the news website X", "the X news agency", the outlet of the page itself."""

from __future__ import annotations

from communique.actors.board import Board, Draft
from communique.actors.wordlists import beginnings, bodies, groups, words
from communique.model.article import Article

SIZES = (3, 2, 1)  # words in a generic noun, longest first


def name_media(board: Board, article: Article) -> None:
    """Make media of the organisations that stand beside a generic noun for a medium, and join other names with their generic nouns."""
    outlets = {n.value.casefold() for n in (article.outlet, article.original_publisher) if n is not None}
    for draft in board.drafts():
        if draft.kind == "organisation" and (draft.name.casefold() in outlets or _only_told(board, draft)):
            _be_medium(draft)
    first_words, common = beginnings("outlets.txt"), words("common_nouns.txt")
    for token in board.parse.tokens:
        low = token.text.lower()
        for size in SIZES if low in first_words else ():
            last = token.i + size
            if last <= len(board.parse.tokens) and _written(board, token.i, last) in words("outlets.txt"):
                _beside(board, token.i, last, medium=True)
                break
        else:
            if low in common:
                _beside(board, token.i, token.i + 1, medium=False)


def _only_told(board: Board, draft: Draft) -> bool:
    """Whether all that the story says of a body that nothing else is known of is that people told it something, as they tell reporters."""
    tokens = [t for m in draft.mentions for t in board.parse.within(m.span)]
    heads = [t for t in tokens if t.head == t.i or board.at(t.head) is not draft]
    unknown = not (draft.sector or draft.country or draft.reference) and not any(w.lower() in bodies() for w in draft.name.split())
    return unknown and bool(heads) and all(t.dep in ("dobj", "dative") and board.parse.tokens[t.head].lemma == "tell" for t in heads)


def _beside(board: Board, first: int, last: int, *, medium: bool) -> None:
    """Let the generic noun ``[first, last)`` stand for the name right before it, or (media only) right after it."""
    before = board.at(first - 1) if first else None
    if before is not None and _fits(before, medium) and not board.at(last - 1):
        _join(board, before, last - 1, medium=medium)
        _arm(board, before, last - 1)
        return
    after = board.at(last) if last < len(board.parse.tokens) else None
    if medium and after is not None and _fits(after, medium) and board.parse.tokens[last].sentence == board.parse.tokens[first].sentence:
        _join(board, after, last - 1, medium=medium)
    elif medium:
        _unknown(board, first, last)


def _arm(board: Board, draft: Draft, head: int) -> None:
    """An unknown organisation that is said to be rebels, militants or fighters is an armed force."""
    noun = groups().get(board.parse.tokens[head].text.lower())
    if draft.kind == "organisation" and draft.sector is None and noun is not None and noun.kind == "armed_force":
        draft.kind, draft.sector = "armed_force", noun.sector


def _unknown(board: Board, first: int, last: int) -> None:
    """Make a medium of a capitalised name that nobody knows, right before or after the generic noun."""
    tokens = board.parse.tokens
    start = first
    while start > 0 and _proper(board, start - 1) and tokens[start - 1].sentence == tokens[first].sentence:
        start -= 1
    if start < first:
        _new_medium(board, start, first, head=last - 1)
        return
    last += last < len(tokens) and tokens[last].text.lower() == "the"
    end = last
    while end < len(tokens) and _proper(board, end) and tokens[end].sentence == tokens[first].sentence:
        end += 1
    if end > last:
        _new_medium(board, last, end, head=last - 1)


def _proper(board: Board, i: int) -> bool:
    token = board.parse.tokens[i]
    return token.pos == "PROPN" and token.text[:1].isupper() and board.at(i) is None


def _new_medium(board: Board, first: int, last: int, *, head: int) -> None:
    span = board.parse.span(first, last)
    name = board.parse.text[span.start : span.end]
    draft = next((d for d in board.drafts() if d.name == name and d.kind == "media"), None) or board.new(name, "media")
    draft.sector = "JRN"
    board.mention(draft, first, last)
    board.point(head, draft)


def join_acronyms(board: Board) -> None:
    """Make one of an organisation and the short form in brackets behind it: "the National Liberation Army (ELN)"."""
    tokens = board.parse.tokens
    for token in tokens:
        if token.text != "(" or token.i == 0 or token.i + 2 >= len(tokens) or tokens[token.i + 2].text != ")":
            continue
        long, short = _before_bracket(board, token.i), board.at(token.i + 1)
        if long is None or short is None or long is short or not {long.kind, short.kind} <= {"organisation", "armed_force", "media"}:
            continue
        gone, into = (long, short) if short.country or short.sector else (short, long)
        board.merge(gone, into)


def _before_bracket(board: Board, i: int) -> Draft | None:
    """Whose name ends before the bracket at token `i`, a state behind it apart ("the Council for Reform in Peru (CRP)")."""
    tokens, draft = board.parse.tokens, board.at(i - 1)
    if draft is None or draft.kind != "state":
        return draft
    k = i - 1
    while k > 1 and board.at(k) is draft:
        k -= 1
    return board.at(k - 1) if tokens[k].text in ("in", "of") else draft


def _after_byname_word(board: Board, i: int) -> int | None:
    """First token after "known as", "nicknamed" or "alias" at token `i`; None when no such word stands there."""
    tokens = board.parse.tokens
    low = tokens[i].text.lower()
    if low == "known" and i + 2 < len(tokens) and tokens[i + 1].text.lower() == "as":
        return i + 2
    return i + 1 if low in ("nicknamed", "alias") and i + 1 < len(tokens) else None


def join_bynames(board: Board) -> None:
    """Make one of a person and the name that follows "known as" or "nicknamed"."""
    tokens = board.parse.tokens
    for token in tokens:
        start = _after_byname_word(board, token.i)
        if start is None:
            continue
        while start < len(tokens) - 1 and tokens[start].pos in ("PUNCT", "DET"):
            start += 1
        byname = board.at(start)
        before = [d for k in range(max(0, token.i - 4), token.i) if (d := board.at(k)) is not None and d.kind == "person"]
        if before and byname is not None and byname is not before[-1] and byname.kind in ("person", "organisation") and not byname.sector:
            board.merge(byname, before[-1])


def _fits(draft: Draft, medium: bool) -> bool:
    return draft.kind == "media" or (draft.kind == "organisation" and draft.named) or (draft.kind == "armed_force" and not medium)


def _join(board: Board, draft: Draft, head: int, *, medium: bool) -> None:
    board.point(head, draft)
    if medium:
        _be_medium(draft)


def _be_medium(draft: Draft) -> None:
    draft.kind, draft.sector = "media", "JRN"


def _written(board: Board, first: int, last: int) -> str:
    return " ".join(t.text.lower() for t in board.parse.tokens[first:last])
