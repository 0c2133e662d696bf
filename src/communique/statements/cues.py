"""Cue verbs and what they report: one draft for each, by the shapes that the verb takes (data/cues.tsv)."""

from __future__ import annotations

from communique.model.parse import Token
from communique.model.spans import Span
from communique.statements.agents import can_speak
from communique.statements.ahead import content_ahead, quoted, resumed
from communique.statements.closing import closing
from communique.statements.cuts import content_end
from communique.statements.drafts import Draft
from communique.statements.frames import AS, CLAUSE, DEED, INF, NAME, OBJECT, ORDER, QUOTE, Frame, verbs, words
from communique.statements.phrases import phrase
from communique.statements.sources import source_head, source_tokens
from communique.statements.spans import across, cluster, complement, content_start, quote_after, region, that_after, thing
from communique.statements.story import DASHES, Story

NEAR = 3
HYPOTHETICAL = ("if", "unless", "whether")
WITHHOLD = ("decline", "refuse", "fail", "avoid")
WISHING = ("want", "like", "love", "hate", "need", "prefer", "wish", "expect")
NAMING = ("call", "name", "dub", "term")
GENERIC = ("they", "you", "people", "we", "some", "many", "one", "everyone", "everybody", "nobody", "anyone", "anybody", "who")
PERSONS_IN_QUOTES = ("i", "we", "you", "me", "us")


def verb_drafts(story: Story) -> list[Draft]:
    """A draft for each cue verb of the story that reports something."""
    found = []
    for token in story.tokens:
        frame = verbs().get(token.lemma) if token.pos in ("VERB", "AUX") and token.tag.startswith("VB") else None
        if frame is None and token.tag == "VBG" and story.tokens[token.head].text.lower() == "without" and token.lemma in words("withheld.txt"):
            frame = Frame(token.lemma, "decline", frozenset({CLAUSE, OBJECT}))
        if frame is None or token.dep in ("amod", "compound"):
            continue
        draft = _draft(story, token, frame)
        if draft is not None:
            found.append(draft)
    return found


def _draft(story: Story, token: Token, frame: Frame) -> Draft | None:
    if any(m.text.lower() in HYPOTHETICAL for m in story.parse.children(token.i, "mark")):
        return None
    if frame.particle and not any(c.text.lower() == frame.particle for c in story.parse.children(token.i, "prt", "advmod")):
        return None
    head = source_head(story, token.i)
    if story.inside[token.i] >= 0 and (
        head is None or story.tokens[head].text.lower() in PERSONS_IN_QUOTES or story.inside[head] != story.inside[token.i]
    ):
        return None
    if story.inside[token.i] >= 0 and not _quoted_speaker(story, token, head):
        return None
    source = source_tokens(story, head, token.i) if head is not None else None
    ending = closing(story, story.sentence(token.i))
    if ending is not None and ending.cue == token.i and ending.head == head:
        source = ending.first, ending.last
    shaped = _content(story, token, frame, source) or _seconded(story, token, frame)
    if shaped is None:
        return None
    content, shape, tail = shaped
    if _empty(story, token, head, content) or (shape == NAME and (_christened(story, token, content) or _named_so(story, token, content))):
        return None
    if _participle(story, token):
        return None
    if token.lemma in WITHHOLD and _withheld_by(story, token):
        return None
    if story.inside[token.i] >= 0 and shape not in (CLAUSE, QUOTE, AS):
        return None
    if not content or (head is not None and token.lemma in words("weak_cues.txt") and not can_speak(story, head)):
        return None
    if token.lemma == "read" and not _reads(story, head, content):
        return None
    if token.lemma == "respond" and shape == "prep" and not story.parse.children(token.i, "neg"):
        return None
    if shape in (CLAUSE, INF) and content[0].start > token.end:
        content = [*content, *_after_colon(story, tail)]
    if shape == CLAUSE and content[0].end <= token.start:
        source = across(story, token.i, source)
    act = frame.urging if frame.urging and shape == "prep" else frame.act
    draft = Draft(token.i, Span(token.start, token.end), head, story.span(*source) if source else None, content, act, clause=token.i, tail=tail)
    if shape not in (CLAUSE, QUOTE, INF, AS, NAME) or (head is None and token.tag == "VBN" and not story.parse.children(token.i, "auxpass")):
        draft.tier = "narrative"
    _polarity(story, draft)
    return draft


def _reads(story: Story, head: int | None, content: list[Span]) -> bool:
    """ "“…,” the statement reads", "a banner read: “…”": a text is the subject, and the words are in marks."""
    text = head is not None and any(story.tokens[head].lemma.lower() in words(name) for name in ("documents.txt", "issued.txt"))
    return text and any(part.overlap(span) for span in content for _, part in story.near(span))


def _after_colon(story: Story, tail: int) -> list[Span]:
    """The quotation that spells out what was said: said that there were two ways: “You leave or you fight.”"""
    at = tail + 1
    if at >= len(story.tokens) or story.tokens[tail].text != ":" or story.inside[tail] >= 0 or story.opens(at) is None:
        return []
    return list(story.quotes[story.inside[at]].parts)


def _empty(story: Story, token: Token, head: int | None, content: list[Span]) -> bool:
    """True for what only looks like reporting: a participle that names ("a group called Dawn"), an infinitive that nobody is said to do,
    and the verb after a relative clause ("all he says is true")."""
    if head is None and (token.tag == "VB" or (token.tag == "VBN" and token.lemma != "ask" and not story.parse.children(token.i, "auxpass"))):
        return True
    if _of_anybody(story, token, head) or (token.lemma == "call" and story.parse.children(token.i, "prt")):
        return True
    answer = [t.text.lower() for t in story.tokens[token.i + 1 : token.i + 3]]
    above = story.tokens[token.head]
    quotes = any(story.inside[t.i] >= 0 for t in story.parse.within(content[0])) if content else False
    if token.tag == "VB" and token.dep == "ccomp" and above.lemma in WISHING and not quotes:
        return True
    if above.text.lower() == "without" and story.tokens[above.head].lemma == "go":
        return True
    if token.lemma == "say" and answer in (["no", "to"], ["yes", "to"]):
        return True
    if token.lemma == "tell" and any(c.text.lower() in ("can", "could") for c in story.parse.children(token.i, "aux")):
        return not story.parse.children(token.i, "dobj", "dative")
    first = next(iter(story.parse.within(content[0])), None) if content else None
    if first is None or first.tag not in ("VBZ", "VBD", "VBP") or content[0].start < token.end:
        return False
    verb = story.tokens[first.head] if first.dep in ("aux", "auxpass") else first
    that = story.tokens[first.i - 1]
    own = story.parse.children(verb.i, "nsubj", "nsubjpass", "csubj", "expl")
    return first.head == token.i or (that.text.lower() == "that" and (that.tag == "WDT" or not own))


def _of_anybody(story: Story, token: Token, head: int | None) -> bool:
    """True for what anybody might say, and for words that only a clause stands for: "one could say that", "what you mean when you say so",
    "what he says is the rule"."""
    if token.dep == "csubj" and any(c.text.lower() == "what" for c in story.parse.children(token.i, "dobj")):
        return True
    who = story.tokens[head].text.lower() if head is not None and story.inside[token.i] < 0 else ""
    modal = any(c.tag == "MD" and c.text.lower() not in ("will", "'ll", "would") for c in story.parse.children(token.i, "aux"))
    return (who in ("one", "you") and modal) or (who == "you" and token.tag == "VBP" and token.dep == "advcl")


def _christened(story: Story, token: Token, content: list[Span]) -> bool:
    """True for what only tells a name: "the campaign, which the alliance calls Iron Rain", "what the army calls Operation Dawn"."""
    within = [t for span in content for t in story.parse.within(span)]
    relative = any(c.tag in ("WDT", "WP") for c in story.parse.children(token.i, "dobj", "nsubj", "oprd", "attr", "pobj", "mark"))
    return token.lemma in NAMING and relative and bool(within) and all(t.text[:1].isupper() for t in within if t.pos not in ("ADP", "DET"))


def _named_so(story: Story, token: Token, content: list[Span]) -> bool:
    """True for "called" in "a group called Dawn", "a man calling himself Jo", "what are called safe zones": a noun, then its name."""
    within = [t for span in content for t in story.parse.within(span) if t.pos != "PUNCT"]
    if within and within[0].text.lower() in ("himself", "herself", "itself", "themselves"):
        return token.dep in ("acl", "relcl") and all(t.text[:1].isupper() for t in within[1:])
    if token.text.lower() != "called" or not within or within[0].start > token.end + 2:
        return False
    before = story.tokens[token.i - 1]
    reduced = token.dep in ("relcl", "csubj", "acl") and before.pos in ("NOUN", "PROPN") and within[0].text.strip("'\"")[:1].isupper()
    if reduced and not any(c.tag in ("WDT", "WP") for c in story.parse.children(token.i)) and within[0].pos == "PROPN":
        return True
    capitals = within[0].text[:1].isupper() and all(t.text[:1].isupper() for t in within if t.pos not in ("ADP", "DET"))
    return capitals and story.tokens[token.i - 1].pos in ("NOUN", "PROPN")


def _participle(story: Story, token: Token) -> bool:
    """True where the parser took a participle for a finite verb: "“…,” Lind said, asked about the vote", "the deal, announced Friday, would last"."""
    if token.tag not in ("VBD", "VBN") or token.i == 0 or story.tokens[token.i - 1].text != "," or story.parse.children(token.i, "aux", "auxpass"):
        return False
    after = [t.text.lower() for t in story.tokens[token.i + 1 : token.i + 4]]
    if token.lemma == "ask":
        return after[:1] in (["about"], ["whether"], ["if"], ["why"], ["how"])
    timed = token.i + 1 < len(story.tokens) and story.tokens[token.i + 1].ent == "DATE"
    return token.lemma in ("announce", "report", "confirm", "propose") and timed and "," in after


def _quoted_speaker(story: Story, token: Token, head: int | None) -> bool:
    """True when somebody quoted tells what another said: a finite verb without "would" and the like, and a subject that can speak; "people
    say" and "you say" tell of nobody's words."""
    if token.tag in ("VB", "VBP") and (head is None or story.tokens[head].text.lower() in GENERIC or token.tag == "VB"):
        return any(c.text.lower() == "did" for c in story.parse.children(token.i, "aux")) and head is not None and can_speak(story, head)
    modal = any(c.tag == "MD" and c.text.lower() not in ("will", "'ll") for c in story.parse.children(token.i, "aux"))
    return head is not None and token.tag in ("VBD", "VBZ", "VBP", "VBN", "VB") and not modal and can_speak(story, head)


def _content(story: Story, token: Token, frame: Frame, source: tuple[int, int] | None) -> tuple[list[Span], str, int] | None:
    """Content, its shape, and the token after cue and content."""
    cue = token.i
    first, last = cluster(story, cue, across(story, cue, source))
    speaks = bool(frame.shapes & {CLAUSE, QUOTE})
    comp = complement(story, cue, frame.shapes)
    ending = closing(story, story.sentence(cue))
    comp = None if comp is not None and ending is not None and ending.cue == comp.i else comp
    if speaks and (story.inside[cue] < 0 or comp is None):
        ahead = content_ahead(story, cue, first, last, comp)
        if ahead and (CLAUSE in frame.shapes or any(part.overlap(s) for s in ahead for _, part in story.near(s))):
            more, tail = resumed(story, cue, last)
            if more or not _verbless(story, ahead):
                return [*ahead, *more], CLAUSE, tail
        opening = quote_after(story, last)
        that = that_after(story, cue) if CLAUSE in frame.shapes and comp is None else None
        if (
            opening is not None
            and _at_hand(story, cue, opening)
            and (that is None or that >= opening - 1)
            and (comp is None or (comp.i > opening and not _only_opens(story, opening, comp)))
            and (CLAUSE in frame.shapes or _introduced(story, opening))
        ):
            return quoted(story, cue, opening)
    if comp is not None:
        start = content_start(story, cue, comp)
        end = content_end(story, cue, start, story.parse.edges(comp.i)[1], told=comp.dep != "ccomp")
        return (
            region(story, start, end, cue),
            (CLAUSE if comp.dep == "ccomp" and CLAUSE in frame.shapes else INF if INF in frame.shapes else DEED),
            end,
        )
    if CLAUSE in frame.shapes:
        that = that_after(story, cue)
        if that is not None:
            end = content_end(story, cue, that + 1, story.parse.edges(story.tokens[that].head)[1])
            return region(story, that + 1, end, cue), CLAUSE, end
        later = _later_quote(story, cue)
        if later is not None:
            return quoted(story, cue, later)
        if story.inside[cue] < 0 and (cut := _cut_clause(story, cue, frame)) is not None:
            return cut
        if story.inside[cue] < 0:
            aside = _as_said(story, cue, last) if story.parse.children(cue, "mark") else _loose_clause(story, cue, last, frame)
            if aside:
                return aside
    return phrase(story, cue, frame)


def _cut_clause(story: Story, cue: int, frame: Frame) -> tuple[list[Span], str, int] | None:
    """The clause of "said the group expected to stay", where the parser made of its finite verb a participle beside an object."""
    held = thing(story, cue) or next((c for c in story.parse.children(cue, "dobj") if c.i > cue), None)
    if frame.shapes != frozenset({CLAUSE}) or held is None:
        return None
    verb = next((c for c in story.parse.children(held.i, "acl") if c.tag in ("VBN", "VBD") and c.i == held.i + 1), None)
    if verb is None or story.parse.edges(held.i)[0] != cue + 1 or not story.parse.children(verb.i, "xcomp", "ccomp", "dobj"):
        return None
    end = content_end(story, cue, cue + 1, story.parse.edges(held.i)[1])
    return region(story, cue + 1, end, cue), CLAUSE, end


def _verbless(story: Story, spans: list[Span]) -> bool:
    """True for words before a cue that say nothing alone ("In response, Lind wrote"): unquoted, and no verb among them."""
    held = [t for span in spans for t in story.parse.within(span)]
    quoted_too = any(part.overlap(span) for span in spans for _, part in story.near(span))
    return not quoted_too and held[:1] != [] and held[0].pos == "ADP" and not any(t.pos in ("VERB", "AUX") for t in held)


def _seconded(story: Story, token: Token, frame: Frame) -> tuple[list[Span], str, int] | None:
    """Content of "said" in "Lind said — and Brand agreed — that A", where the parser gives the clause to the second verb only."""
    if CLAUSE not in frame.shapes or story.tokens[token.i + 1 : token.i + 2] == () or story.tokens[token.i + 1].text not in DASHES:
        return None
    for second in story.parse.children(token.i, "conj"):
        comp = complement(story, second.i, frame.shapes)
        if comp is not None and story.tokens[second.i + 1].text in DASHES and second.lemma in verbs():
            start = content_start(story, second.i, comp)
            end = content_end(story, second.i, start, story.parse.edges(comp.i)[1])
            return region(story, start, end, token.i), CLAUSE, end
    return None


def _at_hand(story: Story, cue: int, opening: int) -> bool:
    """True for a quotation after a comma, a colon or "that", or with nothing but hearers between the cue and it."""
    between = story.tokens[cue + 1 : opening]
    return story.tokens[opening - 1].text in (",", ":", "that", *DASHES) or not any(t.dep == "prep" or t.pos == "VERB" for t in between)


def _only_opens(story: Story, opening: int, comp: Token) -> bool:
    """True when the quotation is but the first words of the clause `comp`: said "reforms" and new taxes would help."""
    quote = story.quotes[story.inside[opening]]
    behind = next((t for t in story.tokens[opening:] if t.start >= quote.span.end), None)
    stopped = story.text[quote.span.start : quote.span.end].rstrip("\"'”’»“ ")[-1:] in (",", ".", "?", "!", "…")
    plain = behind is not None and behind.i <= comp.i and behind.sentence == comp.sentence and behind.text[:1].islower()
    return plain and not stopped and story.parse.edges(comp.i)[0] <= opening


def _introduced(story: Story, opening: int) -> bool:
    """A quotation after a comma or a colon that begins like a sentence."""
    word = story.tokens[opening + 1].text if opening + 1 < len(story.tokens) else ""
    return story.tokens[opening - 1].text in (",", ":") and word[:1].isupper()


def _later_quote(story: Story, cue: int) -> int | None:
    """A quotation after a colon at the end of the cue's sentence or clause, over hearers, place and time."""
    tokens = story.tokens
    for k in range(cue + 1, min(story.sentence(cue).last + 1, len(tokens))):
        if tokens[k].text == ":" and story.inside[k] == story.inside[cue]:
            return None if _named_behind_dash(story, cue, k) else quote_after(story, k)
        if story.opens(k):
            return None
    return None


def _named_behind_dash(story: Story, cue: int, colon: int) -> bool:
    """True for "Envoys agree - Ana Lind: “…”": a name of its own between a dash and the colon."""
    k = colon
    while k > cue and story.tokens[k - 1].pos == "PROPN":
        k -= 1
    return k < colon and story.tokens[k - 1].text in DASHES


def _as_said(story: Story, cue: int, last: int) -> tuple[list[Span], str, int] | None:
    """ "As X explained, A" and "A, as X put it": the clause that the as-clause hangs on."""
    tokens = story.tokens
    if tokens[cue].dep != "advcl" or not any(m.text.lower() == "as" for m in story.parse.children(cue, "mark")):
        return None
    if thing(story, cue) is not None or any(not can_speak(story, o.i) for o in _to_whom(story, cue)):
        return None
    sentence = story.sentence(cue)
    first, stop = story.parse.edges(cue)[0], story.last_word(sentence)
    if first == sentence.first and last < stop and tokens[last].text == ",":
        return region(story, last + 1, stop, cue), CLAUSE, stop
    if last >= stop and first > sentence.first + 1 and tokens[first - 1].text == ",":
        return region(story, sentence.first, first - 1, cue), CLAUSE, last
    return None


def _to_whom(story: Story, cue: int) -> list[Token]:
    return [o for p in story.parse.children(cue, "prep") if p.text.lower() == "to" for o in story.parse.children(p.i, "pobj")]


def _loose_clause(story: Story, cue: int, last: int, frame: Frame) -> tuple[list[Span], str, int] | None:
    """A clause after a finite verb of saying that the parser did not tie to it."""
    tokens = story.tokens
    sentence = story.sentence(cue)
    stop = story.last_word(sentence)
    if (
        tokens[cue].tag not in ("VBD", "VBZ", "VBP")
        or last >= stop
        or tokens[last].text in (",", ":", ";", *DASHES)
        or tokens[last].tag == "CC"
        or OBJECT in frame.shapes
        or ORDER in frame.shapes
        or thing(story, cue) is not None
    ):
        return None
    clause = [
        t
        for t in tokens[last:stop]
        if t.tag in ("VBD", "VBZ", "VBP", "MD")
        and t.dep not in ("relcl", "acl")
        and story.parse.children(t.head if t.tag == "MD" else t.i, "nsubj", "nsubjpass", "expl")
    ]
    subject = next(
        (s for t in clause[:1] for s in story.parse.children(t.head if t.tag == "MD" else t.i, "nsubj", "nsubjpass", "expl") if last <= s.i < t.i),
        None,
    )
    if subject is None or any(t.tag in ("WDT", "WP", "WRB") or t.text == "," or t.text.lower() == "because" for t in tokens[last : subject.i]):
        return None
    return region(story, last, content_end(story, cue, last, stop), cue), CLAUSE, stop


def _withheld_by(story: Story, token: Token) -> bool:
    """True for "declined" in "declined to say where": the verb of saying carries that statement."""
    return any(
        c.lemma in verbs() and CLAUSE in verbs()[c.lemma].shapes and complement(story, c.i, frozenset({CLAUSE}))
        for c in story.parse.children(token.i, "xcomp")
    )


def _nobody(story: Story, head: int) -> bool:
    """True for "nobody", "neither side", "no official"."""
    none = ("nobody", "none", "neither", "no")
    return story.tokens[head].text.lower() in none or any(c.text.lower() in none for c in story.parse.children(head, "det", "preconj", "cc"))


def _polarity(story: Story, draft: Draft) -> None:
    """Mark what was not said, and what was only wanted, asked or allowed to be said, as the reporter's telling."""
    parse, cue = story.parse, draft.at
    chain = [cue]
    token = story.tokens[cue]
    while token.dep in ("xcomp", "pcomp", "prep", "advmod", "acomp") and token.head != token.i and len(chain) < 4:
        token = story.tokens[token.head]
        chain.append(token.i)
    short = any(story.tokens[i].text.lower() == "short" for i in chain)
    negated = (
        short
        or any(c.i < i <= c.i + NEAR and story.inside[c.i] == story.inside[i] for i in chain for c in parse.children(i, "neg"))
        or any(story.tokens[i].lemma in WITHHOLD or story.tokens[i].text.lower() == "without" for i in chain[1:])
    )
    if story.tokens[cue].lemma in WITHHOLD and any(c.lemma in words("withheld.txt") for c in parse.children(cue, "xcomp")):
        negated = True
    if draft.head is not None and _nobody(story, draft.head):
        negated = True
    if negated:
        draft.polarity, draft.tier = "negative", "narrative"
        draft.act = "decline" if draft.act == "assert" else draft.act
