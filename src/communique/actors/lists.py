"""Lists of members and leaders: "the delegation, including A and B", "the team led by NAME"."""

from __future__ import annotations

from communique.actors.acting import acts
from communique.actors.board import Board, Draft
from communique.actors.describing import Describer
from communique.actors.wordlists import groups, offices
from communique.model.actors import Role
from communique.model.parse import Parse

LED = frozenset(("led", "headed", "chaired", "commanded"))
LISTING = frozenset(("including", "include", "includes", "included", "comprising", "namely"))


def past_office(parse: Parse, starts: dict[int, tuple[int, int]], i: int) -> int:
    """Past a bare office or title before a name ("the army chief, General NAME"); `starts` are the tokens of names by their first."""
    tokens = parse.tokens
    for k in range(i, min(i + 4, len(tokens))):
        if k in starts:
            return k
        if tokens[k].text.lower() not in offices() and not tokens[k].text[:1].isupper() and not _of_coming_name(parse, starts, k):
            break
    return i


def _of_coming_name(parse: Parse, starts: dict[int, tuple[int, int]], i: int) -> bool:
    """A word that is a part of a name's phrase before it: "presidential" in "presidential aide NAME"."""
    start = next((k for k in range(i + 1, i + 4) if k in starts), None)
    inside = range(*starts[start]) if start is not None else range(0)
    return parse.tokens[i].dep in ("amod", "compound") and any(t.i in inside for t in parse.ancestors(i))


class Lists:
    """Gives members of groups their country and leaders their role. `starts` are the token ranges of persons' names by their first token."""

    def __init__(self, board: Board, describer: Describer, starts: dict[int, tuple[int, int]]) -> None:
        self.board, self.describer, self.parse, self.starts = board, describer, board.parse, starts

    def run(self) -> None:
        """ "the X delegation, including NAME; NAME, …; and NAME": members of the group are of its country."""
        for token in self.parse.tokens:
            low = token.text.lower()
            led = low == "by" and self._text(token.i - 1).lower() in LED
            if not led and low not in LISTING:
                continue
            group = self._led_before(token.i - 1) if led else self._group_before(token.i)
            if group is None or not group.country:
                self._of_leader(group, token.i + 1 if led else -1)
                continue
            if led:
                self._of_leader(group, token.i + 1)
            for i in range(token.i + 1, self._list_end(token.i)):
                if i in self.starts:
                    member = self.board.at(i)
                    if member is not None and self._is_listed(token.i, i):
                        member.faint = member.faint or group.country

    def _of_leader(self, group: Draft | None, i: int) -> None:
        """ "the delegation led by NAME" is of the country of NAME, once that is known; NAME leads it."""
        at = past_office(self.parse, self.starts, i) if 0 <= i < len(self.parse.tokens) else -1
        leader = self.board.at(at) if at >= 0 else None
        if group is None or leader is None or leader.kind != "person":
            return
        if not group.members and not group.named and not group.country:
            group.members.append(leader.key)
        if group.kind == "state" or at not in self.starts:
            return
        span = self.parse.span(i - 2, self.starts[at][1])
        said, klass = ("commander", "commander") if self._text(i - 2).lower() == "commanded" else ("leader", "leader")
        leader.roles.append(Role(said, group.key, span.start, span.end, self.parse.text[span.start : span.end]))
        leader.classes.append("chief_negotiator" if group.klass == "delegation" else klass)
        if group.klass != "delegation":
            leader.sector = group.sector or leader.sector

    def _led_before(self, i: int) -> Draft | None:
        """The group or named body that is "led" at token `i`: its subject, what the participle hangs on, or the name before its comma."""
        for subject in self.parse.children(i, "nsubjpass"):
            draft = self.board.at(subject.i)
            if draft is not None and draft.kind in ("armed_force", "organisation", "group"):
                return draft
        above = self.parse.tokens[i].head
        if self.parse.tokens[i].dep == "conj" and self.parse.tokens[above].pos in ("VERB", "AUX"):
            return None  # "the talks were held at the mission and led by NAME": it is the talks that NAME led
        for k in dict.fromkeys((above if above < i else i - 1, i - 1, i - 2)):
            draft = self.board.at(k) if k >= 0 else None
            if draft is not None and draft.kind in ("armed_force", "organisation", "group") and self._text(i - 1) in (",", self._text(k)):
                return draft
        return self._group_before(i)

    def _group_before(self, i: int) -> Draft | None:
        for k in range(i - 1, max(-1, i - 6), -1):
            noun = groups().get(self._text(k).lower())
            phrase = self.describer.phrase(k) if noun is not None else None
            if phrase is not None and phrase.group is not None:
                return self.describer.group(phrase) if acts(self.parse, phrase) else None
        return None

    def _list_end(self, i: int) -> int:
        """End of the list begun at token `i`: the next finite verb, or the sentence's end."""
        tokens = self.parse.tokens
        last = self.parse.sentences[tokens[i].sentence].last
        return next((k for k in range(i + 1, last) if tokens[k].pos == "VERB" and tokens[k].tag in ("VBD", "VBZ", "VBP")), last)

    def _is_listed(self, start: int, i: int) -> bool:
        """Not a possessor or the complement of an office, but an item: after the list word, a separator or "and", titles apart."""
        k = i - 1
        while k > start and (self.board.at(k) is self.board.at(i) or self._text(k).lower() in offices()):
            k -= 1
        possessor = self._text(self.starts[i][1]) in ("'s", "'")
        return not possessor and (k == start or self._text(k) in (",", ";", "and", "&", ":"))

    def _text(self, i: int) -> str:
        return self.parse.tokens[i].text if 0 <= i < len(self.parse.tokens) else ""
