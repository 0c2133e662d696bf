"""From words of stance to positions: chains of stance words, the issue that each governs, the party and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from communique.codebooks.issues import Issue, Stance
from communique.events.stance_algebra import NOT, combine, on_condition
from communique.events.stance_clauses import asserted, banned, conditions, negated, no_longer, reach, subject
from communique.events.stance_content import Content, content_of, echoed, told_by_copula
from communique.events.stance_cues import Hit, find_hits, within
from communique.events.stance_days import day_of
from communique.events.stance_holders import Holders
from communique.events.stance_joint import PLEDGING, together
from communique.events.stance_parties import Parties
from communique.events.stance_unlisted import OTHER, unlisted
from communique.events.stance_words import StanceWord, find_words
from communique.model.parse import Parse, Token
from communique.model.reports import Position
from communique.model.spans import Span
from communique.model.statements import Statement
from communique.model.times import Time
from communique.tables import load_list

SURE = 4  # issues and events named on a page that is about talks
HEADS = ("title", "standfirst", "subhead")
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NEAR_NOT = 4  # tokens behind a content within which "but not" stands
NOT_BELOW = frozenset(("relcl", "parataxis", "appos", "nsubj", "nsubjpass", "csubj"))


@dataclass(frozen=True, slots=True)
class Draft:
    """A position before it has its key: the words that carry it are tokens ``[first, last)``."""

    party: str
    issue: str
    stance: str
    condition: Span | None
    word: StanceWord
    first: int
    last: int
    said: Statement | None
    attributed_by: str


class StanceFinder:
    """Finds the positions of one article."""

    def __init__(
        self, parse: Parse, times: Sequence[Time], parties: Parties, *,
        issues: Iterable[Issue], stances: Iterable[Stance], expected: Sequence[Hit] = (),
    ) -> None:  # fmt: skip
        """`expected`: where `parse` names events of the codebook, so that what was done is not taken for what is wanted."""
        self.parse = parse
        self.times = times
        self.parties = parties
        self.holders = Holders(parse, parties)
        self.expected = expected
        self.hits = find_hits(parse, issues)
        self.sure = len(self.hits) + len(expected) >= SURE
        self.words = _carrying(parse, find_words(parse, stances)) if self.hits or self.sure else ()
        self.above = {n: self._over(n) for n in range(len(self.words))}

    def positions(self) -> tuple[Position, ...]:
        """All positions, in page order, repeats of the body in title and standfirst left out."""
        drafts: list[Draft] = []
        for n in range(len(self.words)):
            drafts += self._of_word(n, drafts)
        kept = _without_repeats(self.parse, drafts)
        return tuple(self._finish(number, draft) for number, draft in enumerate(kept))

    def _over(self, n: int) -> int | None:
        """Number of the word of stance that governs word `n`: "refused | to rule out", "unwilling | to back down | from its demands"."""
        word = self.words[n]
        told = self.parse.tokens[word.i].tag in FINITE and bool(self.parse.children(word.i, "nsubj"))
        if word.kind == "resolve" or (told and word.kind == "verb"):
            return None
        path: list[Token] = [self.parse.tokens[word.i]]
        for token in self.parse.ancestors(word.i):
            if self._severed(path[-1]):
                return None
            outer = next((k for k, w in enumerate(self.words) if w.i == token.i and w.last <= word.i and k != n and w.kind != "judgement"), None)
            if outer is not None:
                return outer if path[-1].dep != "conj" else None
            if token.pos == "VERB" and token.lemma.casefold() not in load_list(__package__, "stance_transparent.txt"):
                break
            path.append(token)
        duty = next((k for k, w in enumerate(self.words) if w.i == word.i and w.kind == "duty" and k != n), None)
        return duty if word.kind != "duty" else None

    def _severed(self, token: Token) -> bool:
        """True where no word of stance above governs one below: relative, finite and participial clauses, "as a condition"."""
        if token.dep in NOT_BELOW or (token.dep == "acl" and token.tag == "VBN") or (token.dep == "prep" and token.text.casefold() in ("as", "by")):
            return True
        return token.dep == "advcl" and (token.tag == "VBG" or bool(self.parse.children(token.i, "mark")))

    def _chain(self, n: int) -> list[int]:
        """Numbers of the words from the outermost to `n`."""
        duty = next((k for k, w in enumerate(self.words) if w.i == self.words[n].i and w.kind == "duty" and k != n), None)
        over = duty if duty is not None and self.words[n].kind != "duty" else self.above[n]
        return [*(self._chain(over) if over is not None else []), n]

    def _of_word(self, n: int, before: Sequence[Draft]) -> Iterator[Draft]:
        word = self.words[n]
        contents = self._contents(n, before)
        if word.kind not in ("duty", "resolve") and any(h.first == word.i and h.last > word.last for h in self.hits):
            return  # "calling on Kyiv to make concessions" names pressure; the pressure is the issue
        chain = self._chain(n)
        if self.sure and (not contents or (contents[0].vague and word.stance == "demands")):
            contents = unlisted(self.parse, self.hits, self.words, [self.words[k] for k in chain])
        if not contents:
            return
        outer = self.words[chain[0]]
        if not all(self._holds(self.words[k], alone=k == chain[0]) for k in chain):
            return
        for party, links in self._holders(chain):
            if contents[0].issue == OTHER and not self.parties.negotiates(party):
                continue
            stance = combine(self._attitudes(links))
            if contents[0].lacking:  # what is refused without it is demanded: "no deal without guarantees"
                stance = "demands" if stance == "rejects" else None
            if contents[0].vague and stance == "demands":
                continue  # everybody wants some deal
            if stance is None or not (word.bare or len(links) > 1):
                continue
            over = outer if links is chain else word
            yield from self._drafts(party, stance, over, word, contents)
            refused, other = self._refused(contents[-1].last), combine([NOT, stance])
            if refused and other:
                left = self._drafts(party, other, over, replace(word, first=refused[0].first, last=refused[0].first), refused)
                yield from (replace(draft, first=refused[0].first) for draft in left)

    def _refused(self, last: int) -> tuple[Content, ...]:
        """What "but not X" right behind token `last` leaves out: "agreed to a federation | but not to a withdrawal"."""
        sentence = self.parse.sentences[self.parse.tokens[last - 1].sentence]
        near = [t for t in self.parse.tokens[last : min(sentence.last, last + NEAR_NOT)] if t.text.casefold() == "not"]
        if not near or self.parse.tokens[near[0].i + 1].tag.startswith(("VB", "MD")):
            return ()
        stop = next((t.i for t in self.parse.tokens[near[0].i : sentence.last] if t.text in (",", ";", ".") or t.tag in FINITE), sentence.last)
        found = within(self.hits, near[0].i, stop)
        return (Content(found[0].issue, near[0].i, stop),) if found else ()

    def _holders(self, chain: list[int]) -> Iterator[tuple[str, list[int]]]:
        """The parties of a chain, each with its part: "Kyiv rejected | Minsk's demand" is Kyiv's refusal and Minsk's demand."""
        outer, inner = self.words[chain[0]], self.words[chain[-1]]
        holder = self.holders.party(outer)
        pronoun = any(c.pos == "PRON" for c in self.parse.children(inner.i, "poss"))
        own = self.holders.possessor(inner) if inner.kind == "noun" and len(chain) > 1 and not pronoun else None
        if holder:
            yield holder, chain
        for other in self.holders.joined(outer) if holder else ():
            yield other, chain
        if own and own != holder and outer.stance != "demands":  # "Norland's demand for a Southland pledge" is no pledge
            yield own, chain[-1:]

    def _attitudes(self, chain: list[int]) -> list[str]:
        attitudes: list[str] = []
        for k in chain:
            word = self.words[k]
            if no_longer(self.parse, word.i) and word.kind != "resolve":
                attitudes.append("withdraws")
            elif self._denied(word):
                attitudes.append("rejects" if word.kind == "duty" else NOT)  # "no troops should be deployed"
                if word.kind == "duty":
                    continue
            if word.kind == "noun" and word.stance == "offers" and k != chain[0]:
                continue  # "accepted a proposal for X" is no offer
            told = self.parse.children(word.i, "ccomp") if word.stance == "demands" and k == chain[-1] else ()
            told = () if self.parse.children(word.i, "dobj", "xcomp") else told  # "demanded guarantees that it will not withdraw"
            ban = any(banned(self.parse, c.i) for c in told)
            attitudes.append("rejects" if ban else "open_to" if self._yields(word) else word.stance)
        return attitudes

    def _denied(self, word: StanceWord) -> bool:
        """True for "does not demand", "should not be deployed", "no troops should stay"; a refusal of one's own is one already."""
        if word.kind == "resolve" or self.parse.tokens[word.i].dep == "neg":
            return False
        return negated(self.parse, word.i) or (word.kind == "duty" and banned(self.parse, word.i))

    def _yields(self, word: StanceWord) -> bool:
        """True for "wants to withdraw its troops", "is determined to continue the talks": who would do it itself demands nothing of others."""
        if word.stance != "demands" or self.parse.tokens[word.i].lemma not in ("want", "seek", "determined", "intent", "determine"):
            return False
        own = (c for c in self.parse.children(word.i, "xcomp", "prep") if not self.parse.children(c.i, "nsubj"))
        yielding = (*load_list(__package__, "stance_yielding.txt"), *load_list(__package__, "stance_talking.txt"))
        return any(c.lemma.casefold() in yielding for o in own for c in (o, *self.parse.children(o.i, "pcomp")))

    def _contents(self, n: int, before: Sequence[Draft]) -> tuple[Content, ...]:
        word = self.words[n]
        word = told_by_copula(self.parse, word)
        whole = stop = reach(self.parse, word.i, word.last)
        inner = next((w for w in self.words if word.last <= w.first < stop and w.i != word.i and self._cuts(w)), None)
        stop = min(stop, inner.first) if inner else stop
        stop = min(stop, word.link) if word.link is not None else stop
        if inner and inner.kind == "duty" and self.parse.tokens[inner.i].head == word.i:
            return ()  # "insists that | any talks should be held in Oslo": what should be is said there
        found = tuple(map(self._whole, content_of(self.parse, self.hits, word, stop)))
        if found and not found[0].vague:
            return found
        last = next((d for d in reversed(before) if echoed(self.parse, word, whole, d.word, d.last)), None)
        return (Content(last.issue, word.last, max(stop, inner.last if inner else stop)),) if last else found

    def _whole(self, content: Content) -> Content:
        """`content` without the beginning of a clause whose verb it lacks ("guarantees | that Russia") and without "but not X"."""
        last = content.last
        held = self.parse.tokens[content.first + 1 : last]
        cuts = [t.i for t in held if (t.dep == "mark" and t.head >= last) or (t.text.casefold() == "not" and self.parse.tokens[t.i - 1].dep == "cc")]
        last = min(cuts, default=last)
        while last - 1 > content.first and (self.parse.tokens[last - 1].dep in ("cc", "punct") or self.parse.tokens[last - 1].text == "only"):
            last -= 1
        return replace(content, last=last)

    def _cuts(self, word: StanceWord) -> bool:
        """True when `word` takes over what follows it: not judgements, nor "proposed by mediators" behind a noun."""
        token = self.parse.tokens[word.i]
        return word.kind != "judgement" and not (token.dep == "acl" and token.tag == "VBN")

    def _holds(self, word: StanceWord, *, alone: bool) -> bool:
        """False where the word is unreal, only about speaking ("declined to comment"), or an event rather than a stance."""
        token = self.parse.tokens[word.i]
        objects = self.parse.children(word.i, "dobj", "xcomp", "acl")
        if any(o.lemma.casefold() in load_list(__package__, "stance_idle.txt") for o in objects):
            return False
        if alone and word.kind == "verb" and self._agreed(word, token):
            return False
        lacking = word.stance in ("accepts", "open_to") and token.lemma != "accept"  # who "had not accepted" it rejected it
        if lacking and negated(self.parse, word.i) and self._past(word.i):
            return False
        return not self._claims(token) and asserted(self.parse, word.i) and self._own(word, token)

    def _agreed(self, word: StanceWord, token: Token) -> bool:
        """True for what sides agreed or pledged to each other, and for an act: an event rather than a stance."""
        if word.stance != "accepts" and token.lemma not in PLEDGING:
            return False
        if token.lemma in ("agree", *PLEDGING) and self.parse.sentences[token.sentence].role in HEADS:
            return True  # headlines leave out with whom
        return together(self.parse, self.parties, word.i) or (word.stance == "accepts" and self._done(token))

    def _claims(self, token: Token) -> bool:
        """True for "insisted that the vote was illegal", "suggested that the war could end", which say what is or may be, not what must be."""
        if token.lemma not in ("insist", "suggest"):
            return False
        told = [(c, *self.parse.children(c.i, "aux", "auxpass")) for c in self.parse.children(token.i, "ccomp")]
        if token.lemma == "suggest" and any(v.text.casefold() in ("could", "may", "might", "would", "will") for verbs in told for v in verbs):
            return True
        plain = (verbs for verbs in told if all(v.tag != "MD" for v in verbs))
        return any(v.tag in ("VBD", "VBZ") or (v.tag == "VBP" and v.lemma in ("be", "have")) for verbs in plain for v in verbs)

    def _done(self, token: Token) -> bool:
        """True for an act rather than a stance: "agreed to lift the embargo", "the council approved the force"."""
        if token.tag not in ("VBD", "VBN"):
            return False
        who = subject(self.parse, token.i)
        if who is not None and self.parties.decides(self.parties.actor(who)):
            return True
        acts = self.parse.children(token.i, "xcomp")
        core = {c.i for a in acts for c in (a, *self.parse.children(a.i, "dobj"))}
        return any(core & set(range(h.first, h.last)) for h in self.expected)

    def _own(self, word: StanceWord, token: Token) -> bool:
        """False for infinitives and gerunds under words that are no stance and do not leave it to their subject ("failed to agree")."""
        if not word.bare and self._asked(token):
            return False
        if token.tag == "VBG" and token.dep in ("csubj", "csubjpass", "nsubj", "nsubjpass"):
            return False  # "agreeing on a truce would help"
        if word.kind not in ("verb", "adjective") or self.above[self.words.index(word)] is not None:
            return True
        head = self.parse.tokens[token.head]
        if token.dep == "pcomp":
            return head.text.casefold() not in ("without", "instead", "than", "from", "about")
        if token.tag == "VB" and any(c.text.casefold() == "to" for c in self.parse.children(word.i, "aux")) and token.dep != "conj":
            return head.lemma.casefold() in load_list(__package__, "stance_transparent.txt")
        return True

    def _asked(self, token: Token) -> bool:
        """True for what another is asked to do as well: "wants Oslo to leave and *drop* its demand"."""
        head = self.parse.tokens[token.head]
        return token.dep == "conj" and head.dep == "ccomp" and any(w.i == head.head for w in self.words)

    def _past(self, i: int) -> bool:
        return any(c.text.casefold() in ("did", "had", "has", "have", "having") for c in self.parse.children(i, "aux"))

    def _drafts(self, party: str, stance: str, outer: StanceWord, word: StanceWord, contents: Sequence[Content]) -> Iterator[Draft]:
        held = self._terms(word) or conditions(self.parse, outer.i, contents[-1].last)
        if held and held[2] and stance != "rejects" and self.parse.tokens[held[0]].text.casefold() != "unless":
            held = None
        if word.kind == "resolve" and stance == "accepts" and not held:
            return
        within_one = next((n for n, c in enumerate(contents) if n and held and c.first < held[0] < c.last), None)
        for number, content in enumerate(contents):
            told = held if held and within_one in (None, number) else None  # "wants a truce and the release of A in exchange for B"
            condition = self.parse.span(told[0], told[1]) if told else None
            final = on_condition(stance, negative=told[2]) if told else stance
            if final == "accepts_if" and not told:
                continue
            first = min(self._begin(outer), content.first) if number == 0 else content.first
            last = max(content.last, word.last) if number == 0 else content.last
            span = self._span(first, last)
            said = self.parties.covering(*span)
            cued = said or self.parties.cued(*self._span(outer.first, outer.last))
            yield Draft(party, content.issue, final, condition, word, first, last, cued, self.parties.attribution(said or _own_words(cued), party))

    def _terms(self, word: StanceWord) -> tuple[int, int, bool] | None:
        """The condition of a word of making conditional: "tied the release | to a truce"."""
        if word.link is None:
            return None
        last = reach(self.parse, word.i, word.link + 1)
        last = next((t.i for t in self.parse.tokens[word.link + 1 : last] if t.text == ","), last)
        return (word.link, last, False) if last > word.link + 1 else None

    def _begin(self, word: StanceWord) -> int:
        """Where the words that carry `word` begin: its negation and auxiliaries ("does not | rule out")."""
        heads = {word.i}
        if self.parse.tokens[word.i].dep in ("acomp", "attr", "oprd"):
            heads.add(self.parse.tokens[word.i].head)
        near = [c.i for i in heads for c in self.parse.children(i, "aux", "auxpass", "neg") if c.i < word.first]
        near += [i for i in heads if i < word.first] if any(self.parse.tokens[i].dep == "neg" for i in near) else []
        return min([word.first, *(i for i in near if word.first - i < 6)])

    def _span(self, first: int, last: int) -> Span:
        return self.parse.span(first, max(last, first + 1))

    def _finish(self, number: int, draft: Draft) -> Position:
        span = self._span(draft.first, draft.last)
        said = draft.said
        on = said.said_on if said and said.said_on is not None else day_of(self.parse, self.times, draft.word, draft.first, draft.last)
        key = said.key if said else None
        return Position(f"o{number}", draft.party, draft.issue, draft.stance, draft.condition, draft.attributed_by, on, span.start, span.end, key)


def _carrying(parse: Parse, words: Sequence[StanceWord]) -> tuple[StanceWord, ...]:
    """`words` without those that need another word of stance right below them and have none ("gave up the town")."""
    above = {w.i: _governors(parse, w.i) for w in words}
    over = {w.i for w in words if not w.bare and any(w.i in above[u.i] and u.i >= w.last for u in words)}
    return tuple(w for w in words if (w.i in over if not w.bare else w.kind != "resolve" or w.i not in over))


def _governors(parse: Parse, i: int) -> set[int]:
    """The three nearest tokens above token `i`, without one that a conjunction only joins it to ("withdraw … and drop" is no chain)."""
    path = [parse.tokens[i], *islice(parse.ancestors(i), 3)]
    return {above.i for below, above in pairwise(path) if below.dep != "conj"}


def _own_words(cued: Statement | None) -> Statement | None:
    """A reporter's verb of demanding or refusing is the reporter's account; a statement of tier ``speech`` is the speaker's own."""
    return cued if cued and cued.tier == "speech" else None


def _without_repeats(parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """`drafts` in page order without those of a title or standfirst that the body has too, and without those inside another."""
    ordered = sorted(drafts, key=lambda d: (d.first, -d.last, d.issue, d.party))
    body = {(d.party, d.issue, d.stance) for d in ordered if _role(parse, d) not in HEADS}
    kept: list[Draft] = []
    seen: set[tuple[str, str, str]] = set()
    for draft in ordered:
        what = (draft.party, draft.issue, draft.stance)
        if _role(parse, draft) in HEADS and (what in body or what in seen):
            continue
        if any((k.party, k.issue) == what[:2] and k.first <= draft.first and draft.last <= k.last for k in kept):
            continue
        seen.add(what)
        kept.append(draft)
    return kept


def _role(parse: Parse, draft: Draft) -> str:
    return parse.sentences[parse.tokens[draft.first].sentence].role
