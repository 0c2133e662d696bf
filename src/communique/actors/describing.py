"""From a phrase to what it says: whose it is, of which country, in which plain words."""

from __future__ import annotations

from communique.actors.board import Board, Draft
from communique.actors.gazetteer import adjective_of
from communique.actors.phrases import OWN, Phrase, PhraseReader
from communique.actors.sectors import opposed
from communique.actors.wordlists import GroupNoun, groups, words
from communique.model.actors import Role
from communique.model.parse import Parse, Token

ABROAD = frozenset(("ambassador", "envoy", "mediator", "high_representative", "correspondent", "journalist", "expert"))
HEADS = frozenset(("head", "chair", "leader", "director", "negotiator"))
COMMON = frozenset(("UNO", "IGO", "EUR"))  # bodies of states, of which an agency is but a part
SERVING = frozenset(("delegation", "panel", "commanders", "officials", "envoys", "leaders", "officers"))
OFFICIAL = frozenset(("GOV", "MIL", "SPY", "COP"))


class Describer:
    """Reads phrases of one article against the actors that are on the board so far."""

    def __init__(self, board: Board, names: dict[int, tuple[int, int]]) -> None:
        self.board = board
        self.parse: Parse = board.parse
        self.reader = PhraseReader(board.parse, names)
        self._phrases: dict[int, Phrase | None] = {}
        self._heads: list[Token] | None = None

    def phrase(self, i: int) -> Phrase | None:
        """The phrase headed by token `i`, read once."""
        if i not in self._phrases:
            self._phrases[i] = self.reader.read(i)
        return self._phrases[i]

    def heads(self) -> list[Token]:
        """The tokens that head a phrase, in order; found once, since a story is read for them many times."""
        if self._heads is None:
            self._heads = [t for t in self.parse.tokens if self.phrase(t.i) is not None]
        return self._heads

    def owner(self, phrase: Phrase) -> Draft | None:
        """Whom the office serves or to whom the group belongs: the nearest name before the head, else the one after "of"."""
        before = [d for k in phrase.owners if (d := self.board.at(k)) is not None]
        if not before and phrase.office_first < phrase.office_last - 1 and (inside := self.board.at(phrase.office_first)) is not None:
            before = [inside] if inside.sector == "REB" else []
        if before:
            return before[-1] if self._sent_abroad(phrase) else before[0]
        return self._after(phrase)

    def _sent_abroad(self, phrase: Phrase) -> bool:
        """Whether the first of two names before an office says whose it is, the second where: "UN Yemen envoy", "Syria's UN ambassador"."""
        return phrase.office is not None and phrase.office.klass in ABROAD

    def principal(self, owner: Draft | None) -> Draft | None:
        """Whose side `owner` is on: for a person the state or body that he or she serves, through others where need be; for a ministry its state."""
        seen: list[str] = []
        while owner is not None and owner.kind == "person" and owner.key not in seen:
            seen.append(owner.key)
            served = [self.board.get(r.of) for r in owner.roles if r.of]
            owner = next((s for s in served if s.kind != "media"), owner)
        state = f"state:{owner.country}" if owner is not None and owner.kind == "organisation" and owner.sector in OFFICIAL else ""
        return self.board.get(state) if state and self.board.has(state) else owner

    def _after(self, phrase: Phrase) -> Draft | None:
        if phrase.prep in ("to", "for") and phrase.office is not None and phrase.office.klass in ABROAD:
            return None
        for k in phrase.after:
            inner = self.phrase(k) if self.parse.tokens[k].text.lower() in groups() else None
            if inner is not None and inner.group is not None:
                return self.group(inner)
            found = self.board.at(k)
            if found is not None and not (found.kind == "state" and phrase.office is not None and phrase.office.klass == "mediator"):
                return found  # the facilitator of "the Chile dialogue" is no Chilean
        return None

    def country(self, phrase: Phrase) -> str | None:
        """The country that the words of `phrase` give, by its owners' countries."""
        if phrase.group is not None and phrase.group.klass == "allies":
            return None
        if phrase.group is not None and len(self.states_after(phrase) or self.states_before(phrase)) > 1:
            return None
        owners = [d for k in phrase.owners if (d := self.board.at(k)) is not None]
        if self._sent_abroad(phrase) and len(owners) > 1:
            return owners[-1].country or owners[-1].faint
        for draft in owners:
            if draft.country or draft.faint:
                return draft.country or draft.faint
        owner = self._after(phrase)
        if owner is not None and owner.country:
            return owner.country
        return self.place_before(phrase) or self._where(phrase)

    def place_before(self, phrase: Phrase) -> str | None:
        """The country of a region or capital before the head: "Darfur rebels", "Tehran students"."""
        return next((code for k in phrase.owners if (code := self.board.places.get(k))), None)

    def _where(self, phrase: Phrase) -> str | None:
        """The country where a group of local people is said to be: "rebels in the Ivory Coast", "opposition parties in Nepal"."""
        if phrase.group is None or phrase.owners:
            return None
        before = {t.text.lower() for t in self.parse.tokens[phrase.first : phrase.head]}
        if phrase.group.klass not in words("local_groups.txt") and not before & words("local_modifiers.txt"):
            return None
        tokens, k = self.parse.tokens, phrase.last
        if self._low(k) in ("based", "operating", "fighting", "living"):
            k += 1
        if self._low(k) not in ("in", "throughout", "across", "inside", "from"):
            return None
        if self._low(k) == "in" and k == phrase.last and self._dealt_with(phrase.head):
            return None
        for j in range(k + 1, min(k + 6, len(tokens))):
            draft = self.board.at(j)
            if j in self.board.places or (draft is not None and draft.kind == "state"):
                return self.board.places.get(j) or (draft.country if draft is not None else None)
            if tokens[j].pos not in ("DET", "ADJ", "NOUN", "PROPN", "ADP") or tokens[j].sentence != tokens[k].sentence:
                return None
        return None

    def _dealt_with(self, head: int) -> bool:
        """Whether somebody meets or talks with the group of token `head`: "met rebels in Doha" tells where they met, not whose they are."""
        tokens = self.parse.tokens
        above = tokens[tokens[head].head]
        if tokens[head].dep == "pobj" and above.text.lower() in ("with", "to", "between", "and"):
            above = tokens[above.head]
        elif tokens[head].dep not in ("dobj", "nsubj", "conj"):
            return False
        while above.dep == "conj" and above.head != above.i and above.pos != "VERB":
            above = tokens[above.head]
        above = tokens[above.head] if tokens[head].dep == "conj" and above.pos != "VERB" else above
        return above.lemma.lower() in words("venue_verbs.txt")

    def _low(self, i: int) -> str:
        return self.parse.tokens[i].text.lower() if i < len(self.parse.tokens) else ""

    def states_after(self, phrase: Phrase) -> list[Draft]:
        """The states and bodies named after "from" or "of", each once."""
        listed = (k for k in phrase.after if not self._possesses(k))
        held = {d.key: d for k in listed if (d := self.board.at(k)) is not None and _party(d)}
        return list(held.values())

    def _possesses(self, k: int) -> bool:
        """Whether the name at token `k` is somebody's who has what follows ("leaders of Kenya's parties")."""
        end = self.reader.names.get(k, (k, k + 1))[1]
        return end < len(self.parse.tokens) and self.parse.tokens[end].tag == "POS"

    def states_before(self, phrase: Phrase) -> list[Draft]:
        """The states of joined adjectives or possessors: "Qatari and Egyptian mediators", "Kenya's and Uganda's envoys"; none for a single one."""
        return self._listed_before(phrase)[0]

    def _listed_before(self, phrase: Phrase) -> tuple[list[Draft], int]:
        """The states of `states_before`, in order, and the first token of their list; none and the phrase's own first token for less than two."""
        held = [d for k in phrase.owners[-1:] if (d := self.board.at(k)) is not None and _party(d)]
        k = self.reader.names.get(phrase.owners[-1], (phrase.owners[-1], 0))[0] if held else 0
        while held and k > 1 and self.parse.tokens[k - 1].text.lower() in ("and", ",", "&"):
            j = k - 2 if self.parse.tokens[k - 2].text.lower() not in ("'s", ",") else k - 3
            draft = self.board.at(j) if j >= 0 else None
            if draft is None or not _party(draft) or draft in held:
                break
            held.append(draft)
            k = self.reader.names[j][0] if j in self.reader.names else j
        return (held[::-1], k) if len(held) > 1 else ([], phrase.first)

    def office_class(self, phrase: Phrase) -> str:
        """The class of the office; the head of a delegation is of the class of a chief negotiator."""
        if phrase.office is None:
            return ""
        if phrase.office.klass in HEADS and any(self._group_class(k) == "delegation" for k in phrase.after):
            return "chief_negotiator"
        if phrase.office.klass in ("head_of_state", "head_of_government"):
            owner = self.owner(phrase)
            return "chair" if owner is not None and owner.kind in ("organisation", "media") else phrase.office.klass
        return "minister" if phrase.office.words == "secretary of state" and phrase.prep == "for" else phrase.office.klass

    def _group_class(self, k: int) -> str | None:
        noun = groups().get(self.parse.tokens[k].text.lower())
        return noun.klass if noun else None

    def role(self, phrase: Phrase) -> Role:
        """The role that `phrase` says, its words without whose it is."""
        span = self.parse.span(phrase.first, phrase.last)
        owner = self.owner(phrase)
        return Role(self.words(phrase), owner.key if owner else None, span.start, span.end, self.parse.text[span.start : span.end])

    def words(self, phrase: Phrase) -> str:
        """Plain words of the phrase: no article in front, no possessor, no name of a state."""
        kept = self._kept_before(phrase) + list(range(phrase.office_first, phrase.office_last))
        said = self._join(kept)
        behind = self._kept_after(phrase)
        return f"{said} {behind}".strip()

    def _kept_before(self, phrase: Phrase) -> list[int]:
        tokens, start = self.parse.tokens, phrase.first
        for k in range(phrase.first, phrase.office_first):
            if tokens[k].tag == "POS" or tokens[k].text.lower() in OWN:
                start = k + 1
        return [
            k
            for k in range(start, phrase.office_first)
            if tokens[k].pos != "DET"
            and tokens[k].text.lower() != "one"
            and not self._is_owner_name(k)
            and not (tokens[k].text in ("-", "(", ")") and self._is_owner_name(k - 1))
        ]

    def _is_owner_name(self, k: int, *, before: bool = True) -> bool:
        """A name that says whose the office is: any in front of it; after "of" no body's, since that says which office."""
        draft = self.board.at(k)
        behind = min(k + 1, len(self.parse.tokens) - 1)
        hyphened = self.parse.tokens[behind].text == "-" and self.board.at(behind) is not draft
        return draft is not None and draft.named and (before or draft.kind in ("state", "person", "media")) and not hyphened

    def _kept_after(self, phrase: Phrase) -> str:
        tokens = self.parse.tokens
        held = range(phrase.office_last, phrase.last)
        posses = [k for k in held if k not in self.reader.names and (tokens[k].tag == "POS" or tokens[k].text.lower() in OWN)]
        if posses:
            rest = range(posses[-1] + 1, phrase.last)
            return f"{tokens[phrase.office_last].text} the {self._join(rest)}" if rest else ""
        kept = [k for k in held if not self._is_owner_name(k, before=False)]
        while kept and tokens[kept[-1]].pos in ("ADP", "DET", "PART", "CCONJ", "PUNCT"):
            kept.pop()
        return self._join(kept)

    def _join(self, kept: list[int] | range) -> str:
        out = ""
        for k in kept:
            token = self.parse.tokens[k]
            spaced = out and not out.endswith("-") and token.start > self.parse.tokens[k - 1].end
            out += (" " if spaced else "") + token.text
        return out.strip()

    def group(self, phrase: Phrase) -> Draft:
        """The actor of a group phrase: the one of the same class and country where there is one, else a new one."""
        token = self.parse.tokens[phrase.head]
        known = self.board.at(token.i)
        if known is not None:
            return known
        noun = phrase.group
        assert noun is not None
        several = len(self.states_after(phrase) or self.states_before(phrase)) > 1
        owner, country = None if several else self.principal(self.owner(phrase)), self.country(phrase)
        rival = any(t.text.lower() in words("rival.txt") for t in self.parse.tokens[phrase.first : phrase.head])
        ruled = (noun.kind == "state" and not rival) or (noun.klass == "countries" and not noun.plural)
        if owner is not None and (owner.kind == "state" if ruled else _is_itself(noun, owner) or _classed(self.board, phrase, owner)):
            draft = owner
        else:
            known = self._same_states(phrase) if several else self._same_group(phrase, noun.klass, country, owner)
            draft = known or self._new_group(phrase, country, owner)
        self.board.mention(draft, self._listed_before(phrase)[1], phrase.last, "nominal")
        self.board.point(phrase.head, draft)
        return draft

    def _same_states(self, phrase: Phrase) -> Draft | None:
        """The group of the same class of the same states: "Kenya and Uganda leaders", "the leaders of Kenya and Uganda"."""
        assert phrase.group is not None
        members = sorted(d.key for d in self.states_after(phrase) or self.states_before(phrase))
        return next((d for d in self.board.drafts() if d.klass == phrase.group.klass and sorted(d.members) == members), None)

    def _same_group(self, phrase: Phrase, klass: str, country: str | None, owner: Draft | None) -> Draft | None:
        """A group of the class with the same country or owner; a bare or definite repetition finds the only group of its class so far."""
        alike = [d for d in self.board.drafts() if d.klass == klass and not d.named]
        if country or owner:
            members = [owner.key] if owner is not None and owner.kind != "state" else []
            return next((d for d in alike if d.country == country and d.members == members), None)
        token = self.parse.tokens[phrase.head]
        if (again := self._again(phrase, alike)) is not None:
            return again
        if phrase.last != phrase.head + 1 or phrase.head - phrase.first > phrase.definite:
            return None
        plural = token.tag in ("NNS", "NNPS")
        before = [d for d in alike if d.plural == plural and any(m.start < token.start for m in d.mentions)]
        if not phrase.definite and klass != "rebels":
            before = [d for d in before if not d.country]
        return before[0] if len(before) == 1 else None

    def _again(self, phrase: Phrase, alike: list[Draft]) -> Draft | None:
        """The only one of `alike` that the story called by the very words of the phrase, or by them and its state ("former rebels" after "former
        Malian rebels"); None for a number of people, who may be others each time."""
        held = self.parse.tokens[phrase.first : phrase.last]
        plain = [t.text.lower() for t in held if t.pos != "DET"]
        if phrase.last != phrase.head + 1 or len(plain) < 2 or any(t.tag in ("CD", "PRP$") or t.pos == "NUM" for t in held):
            return None
        modifiers = set(plain[:-1])
        if modifiers & words("counting.txt"):
            return None
        names = [(d, {w for name in (d.name, *d.aliases) for w in name.lower().split()}) for d in alike]
        same = [d for d, said in names if d.name.lower() == " ".join(plain) or (d.country and modifiers <= said)]
        return same[0] if len(same) == 1 else None

    def _new_group(self, phrase: Phrase, country: str | None, owner: Draft | None) -> Draft:
        noun = phrase.group
        assert noun is not None
        span = self.parse.span(self._listed_before(phrase)[1], phrase.last)
        name = without_article(self.parse.text[span.start : span.end])
        label = None if self.states_before(phrase) else self._label(phrase, country, owner)
        pronoun = self.parse.tokens[phrase.first]
        if label is None and pronoun.tag in ("PRP$", "WP$") and phrase.first < phrase.head:
            held = self.board.at(phrase.first) or owner
            rest = name.partition(" ")[2]
            agrees = held is not None and (pronoun.text.lower() not in ("his", "her") or held.kind == "person")
            label = f"{held.name}'s {rest}" if held is not None and held.named and agrees else rest
        draft = self.board.new(label or name, "organisation" if noun.kind == "state" else noun.kind, named=False)
        draft.aliases.append(name)
        draft.klass, draft.plural = noun.klass, noun.plural
        states = self.states_after(phrase) or self.states_before(phrase)
        if len(states) > 1:
            draft.members = [d.key for d in states]
        else:
            draft.country = country
        body = owner is not None and owner.kind in ("organisation", "armed_force", "group")
        served = noun.kind == "armed_force" or noun.klass in SERVING or noun.sector == "GOV"
        draft.sector = (owner.sector if owner is not None and body and served else None) or (None if body and not country else noun.sector)
        draft.sector = self._opposing(phrase) or draft.sector
        if self._low(phrase.head) == "parties" and phrase.definite and not (country or owner) and phrase.head - phrase.first == 1:
            draft.sector = None
        if owner is not None and owner.kind != "state":
            draft.members.append(owner.key)
        return draft

    def _opposing(self, phrase: Phrase) -> str | None:
        """The sector of those who are against their state, by a word before the noun: "Syrian opposition negotiators" are no delegation of Syria."""
        before = {t.text.lower() for t in self.parse.tokens[phrase.first : phrase.head]}
        return opposed(before) if phrase.group is not None and phrase.group.sector == "GOV" else None

    def _label(self, phrase: Phrase, country: str | None, owner: Draft | None) -> str | None:
        """One name for a group however an outlet turns it: "Kyiv's negotiating team", "the Ukrainian side" are the Ukrainian delegation."""
        noun = phrase.group
        plain = self._kept_before(phrase)
        if noun is None or not country or owner is None or country not in adjective_of() or phrase.prep in ("for", "to"):
            return None
        if owner.kind != "state" or self._opposing(phrase):
            return None
        if noun.klass == "delegation":
            return f"{adjective_of()[country]} delegation"
        word = self._join([*plain, phrase.head])
        word = word.lower() if phrase.head == self.parse.sentences[self.parse.tokens[phrase.head].sentence].first else word
        return f"{adjective_of()[country]} {word}" if not plain else None


def _is_itself(noun: GroupNoun, owner: Draft) -> bool:
    """ "the guerrillas of X", "his party": the body and no other."""
    if not owner.named or owner.kind not in ("armed_force", "organisation"):
        return False
    rebels = noun.klass in ("rebels", "separatists") and owner.sector == "REB"
    return rebels or (noun.klass == "party" and not noun.plural and owner.sector == "PTY")


def _classed(board: Board, phrase: Phrase, owner: Draft) -> bool:
    return bool(phrase.owners) and phrase.prep is None and named_body(board, phrase.owners[-1], phrase.head) is owner


def named_body(board: Board, name: int, head: int) -> Draft | None:
    """The body of "the ELN rebel group", "the MIT intelligence agency": its name ends with token `name`, then comes what it is, with the head
    `head`. None for "NATO's force" and "the UN refugee agency", which are parts of those named."""
    tokens, owner = board.parse.tokens, board.at(name)
    if owner is None or tokens[head].tag != "NN" or tokens[head].lemma.lower() not in words("body_nouns.txt"):
        return None
    between = tokens[name + 1 : head]
    apposed = bool(between) and all(t.pos in ("NOUN", "ADJ") and t.text.islower() for t in between)
    known = owner.named and owner.kind in ("armed_force", "organisation") and owner.sector not in COMMON
    return owner if apposed and known else None


def _party(draft: Draft) -> bool:
    """A state, or a named body that negotiates as one does."""
    return draft.kind == "state" or (draft.named and draft.kind in ("organisation", "armed_force"))


def without_article(text: str) -> str:
    """`text` less an article in front, its white space made plain."""
    head, _, tail = text.partition(" ")
    return " ".join((tail if head.lower() in ("the", "a", "an", "these", "those") and tail else text).split())


def inside_offices(describer: Describer) -> set[int]:
    """Words of offices that are not their heads ("state" in "secretary of state", "chief" in "chief negotiator")."""
    held = set[int]()
    seen = set[tuple[int, int]]()
    for token in describer.heads():
        phrase = describer.phrase(token.i)
        if phrase is None or phrase.office is None or (phrase.office_first, phrase.office_last) in seen:
            continue
        seen.add((phrase.office_first, phrase.office_last))
        held.update(k for k in range(phrase.office_first, phrase.office_last) if k != phrase.head)
    return held
