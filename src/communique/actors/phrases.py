"""Phrases that describe an actor: an office ("Russia's top negotiator", "head of the delegation") or a group ("Sudanese officials")."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from communique.actors.wordlists import GroupNoun, Office, groups, heads_of_phrases, office_words, offices, titles, words, words_of_offices
from communique.model.parse import Parse, Token

AFTER = frozenset(("of", "for", "to", "at", "from", "with"))
AGAINST = ("anti", "pro", "non")
INSIDE = frozenset(("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"))
OWN = frozenset(("its", "their", "his", "her", "my", "our", "your", "whose"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens ``[first, last)``; the head word is token `head`, the words of the office are ``[office_first, office_last)``.

    `owners` are tokens before the head that say whose it is (possessors and modifiers that are names), `after` tokens of the
    "of …" phrase that may do so; `prep` is its preposition. `office` or `group` says what the head is.
    """

    head: int
    first: int
    last: int
    office_first: int
    office_last: int
    office: Office | None
    group: GroupNoun | None
    definite: bool
    prep: str | None
    owners: tuple[int, ...] = field(default=())
    after: tuple[int, ...] = field(default=())


class PhraseReader:
    """Reads the phrase around a head noun. `names` are the token ranges that are names, which no phrase cuts through."""

    def __init__(self, parse: Parse, names: dict[int, tuple[int, int]]) -> None:
        self.parse = parse
        self.names = names

    def read(self, i: int) -> Phrase | None:
        """The phrase whose head is token `i`, when that is an office or a group noun outside a name; else None."""
        token = self.parse.tokens[i]
        if i in self.names or token.pos not in ("NOUN", "PROPN", "ADJ"):
            return None
        if token.text.lower() not in heads_of_phrases() and token.lemma.lower() not in heads_of_phrases():
            return None
        if self._is_modifier(i):
            return None
        office = self._office(i)
        group = self._group(i) if office is None or token.tag in ("NNS", "NNPS") else None
        if group is None and office is not None and token.tag in ("NNS", "NNPS"):
            group = GroupNoun(office[2].klass, "group", office[2].sector, True)
        if group is not None:
            office = None
            if token.tag in ("JJ", "NN", "NNP") and token.pos == "ADJ" and token.head in self.names:
                return None
        if (office is None and group is None) or (office is not None and shared_noun(self.parse, i) is not None):
            return None
        office_first, office_last = (office[0], office[1]) if office else (i, i + 1)
        first, owners, definite = self._left(office_first, office_last)
        last, after, prep = self._right(office_last, group, bool(owners))
        return Phrase(i, first, last, office_first, office_last, office[2] if office else None, group, definite, prep, owners, after)

    def _group(self, i: int) -> GroupNoun | None:
        """The group noun that ends in token `i`, of three words ("human rights group") or fewer."""
        held = [t.text.lower() for t in self.parse.tokens[max(0, i - 2) : i + 1]]
        return next((noun for k in range(len(held)) if (noun := groups().get(" ".join(held[k:])))), None)

    def _is_modifier(self, i: int) -> bool:
        """A head noun used as a compound of a following common noun ("army base"); before a name it is a title and stays a head."""
        token = self.parse.tokens[i]
        titled = i + 1 in self.names and self.names[i + 1][0] == i + 1 and token.pos == "PROPN" and self.parse.tokens[i + 1].ent == "PERSON"
        return token.dep in ("compound", "amod", "nmod", "npadvmod") and token.head > i and token.head not in self.names and not titled

    def _office(self, i: int) -> tuple[int, int, Office] | None:
        """The longest office whose words hold token `i` as the head: those before it, or those after it that begin with "of"."""
        tokens = self.parse.tokens
        if not {tokens[i].text.lower(), tokens[i].lemma.lower()} & words_of_offices():
            return None
        if tokens[i].text.lower() == "pm" and (tokens[i].text != "PM" or (i and tokens[i - 1].tag == "CD")):
            return None  # half past two pm
        for size in range(office_words(), 0, -1):
            for first in range(i, i - size, -1):
                if first < 0 or first + size > len(tokens):
                    continue
                if first + size != i + 1 and not (first <= i and i + 1 < len(tokens) and tokens[i + 1].text in ("of", "-", "for")):
                    continue
                found = offices().get(self._written(first, first + size))
                if found and (self._head_of(first, first + size) == i or self._closed(first, first + size)):
                    return first, first + size, found
        return None

    def _closed(self, first: int, last: int) -> bool:
        """Whether the words are one hyphenated word ("son-in-law"), any part of which may be the parser's head."""
        tokens = self.parse.tokens[first:last]
        return len(tokens) > 1 and all(a.end == b.start for a, b in pairwise(tokens))

    def _written(self, first: int, last: int) -> str:
        """The words as the table has them: lower case, hyphens closed, the head in its singular."""
        tokens = self.parse.tokens[first:last]
        out = ""
        for t in tokens:
            word = t.lemma.lower() if t.tag in ("NNS", "NNPS") else t.text.lower()
            glue = "" if not out or t.text == "-" or out.endswith("-") else " "
            out += glue + word
        return out

    def _head_of(self, first: int, last: int) -> int:
        """The last word before an "of" or "for" inside the office, else its last word."""
        for k in range(first, last):
            if self.parse.tokens[k].text in ("of", "for", "in") and k > first:
                return k - 1
        return last - 1

    def _left(self, office_first: int, office_last: int) -> tuple[int, tuple[int, ...], bool]:
        """Where the phrase begins, the names among its modifiers, nearest first, and whether it is definite."""
        tokens = self.parse.tokens
        limit = self._name_end(office_last)
        sentence = tokens[office_first].sentence
        k, owners, possessed = office_first - 1, [], False
        definite = False
        while k >= 0 and tokens[k].sentence == sentence:
            token = tokens[k]
            if token.text.lower() in ("least", "most", "than"):
                break
            if token.text.lower() in OWN and token.tag in ("PRP$", "WP$"):
                if not possessed:
                    owners.append(k)
                return k, tuple(owners), True
            if token.text == ")" and (name := self._before_bracket(k)) is not None:
                owners.append(name)
                k = self.names[name][0] - 1
                continue
            if token.pos == "DET" or token.text.lower() in ("the", "a", "an"):
                k -= 1
                definite = token.text.lower() in ("the", "this", "that", "both")
                break
            if not self._inside(token, limit):
                break
            if token.tag == "POS":
                possessed = True
            elif k in self.names and not self._hyphened(k):
                owners.append(k)
                k = self.names[k][0]
            elif (possessed and token.pos == "NOUN" and tokens[k + 1].tag == "POS") or self._ruling(k):
                owners.append(k)
            k -= 1
        return k + 1, tuple(owners), definite or possessed

    def _before_bracket(self, k: int) -> int | None:
        """The last token of the name whose short form stands in the brackets that token `k` closes ("Elders' House (EH) speaker"); None for none."""
        tokens = self.parse.tokens
        held = k > 2 and tokens[k - 2].text == "(" and k - 1 in self.names and k - 3 in self.names
        return k - 3 if held and self.names[k - 3] != self.names[k - 1] else None

    def past_brackets(self, i: int) -> int:
        """Past the short form in brackets at token `i`; `i` where there is none."""
        tokens = self.parse.tokens
        return i + 3 if i + 2 < len(tokens) and tokens[i].text == "(" and tokens[i + 2].text == ")" else i

    def _ruling(self, k: int) -> bool:
        """ "government" or "rebel" as a modifier, which says whose negotiator, soldier, spokesman it is."""
        return self.parse.tokens[k].text.lower() in words("ruling.txt") and self.parse.tokens[k + 1].text != "-"

    def _name_end(self, i: int) -> int:
        """End of the name that stands right after the office, if one does."""
        return self.names[i][1] if i in self.names else i

    def _inside(self, token: Token, limit: int) -> bool:
        if token.tag == "POS":
            return True
        if token.text == "-":
            return token.i > 0 and self._glued(token.i - 1)
        if self._glued(token.i) or (token.pos == "ADV" and token.dep == "advmod" and self.parse.tokens[token.head].dep == "amod"):
            return True
        if token.pos in ("ADJ", "NOUN", "PROPN", "NUM") or token.i in self.names or (token.pos == "VERB" and token.dep in ("amod", "compound")):
            return token.i < token.head <= limit or token.i in self.names or self.parse.tokens[token.i + 1].text in ("-", "'s", "'")
        return False

    def _glued(self, i: int) -> bool:
        """Whether a hyphen right behind token `i` makes it a part of a longer word ("far" in "far-right")."""
        tokens = self.parse.tokens
        return i + 2 < len(tokens) and tokens[i + 1].text == "-" and tokens[i].end == tokens[i + 1].start and tokens[i + 1].end == tokens[i + 2].start

    def _hyphened(self, k: int) -> bool:
        """A name that is a part of a compound adjective ("US-backed", "anti-Chilean"), which does not say whose the office is."""
        tokens, (first, end) = self.parse.tokens, self.names[k]
        if first > 1 and tokens[first - 1].text == "-" and tokens[first - 2].text.lower() in AGAINST:
            return True
        return end < len(self.parse.tokens) and self.parse.tokens[end].text == "-"

    def _right(self, i: int, group: GroupNoun | None, owned: bool) -> tuple[int, tuple[int, ...], str | None]:
        """Where the phrase ends after an "of …", the tokens of it that may say whose it is, and the preposition.

        What is `owned` by a name before it is not from another ("withdrawal of French troops from Mali").
        """
        tokens = self.parse.tokens
        if i >= len(tokens) or tokens[i].text.lower() not in AFTER or tokens[i].pos not in ("ADP", "PART", "SCONJ"):
            return i, (), None
        if group and (not self._belongs_after(i) or (owned and tokens[i].text.lower() == "from")):
            return i, (), None
        k, end, heads = i + 1, i, list[int]()
        while k < len(tokens) and tokens[k].sentence == tokens[i].sentence:
            token = tokens[k]
            if k in self.names:
                if end == k and (k - 1 in self.names or self._begins_anew(k)):
                    end = self._before_titles(k)
                    break
                heads.append(k)
                k = end = self.names[k][1]
                k = self._next_in_list(k) if group and group.kind != "state" else k
                continue
            if token.text.lower() in ("of", "for") and end == k and tokens[k - 1].pos in ("NOUN", "PROPN", "NUM"):
                k += 1
                continue
            if token.tag == "TO" or not (token.pos in INSIDE or token.tag in ("PRP$", "POS", "HYPH") or self._attributive(token)):
                break
            if token.pos in ("NOUN", "PROPN") or token.tag == "PRP$":
                heads.append(k)
            k += 1
            end = k if token.tag != "POS" else end
        while end > i + 1 and tokens[end - 1].pos in ("DET", "ADP", "PART"):
            end -= 1
        return (end, tuple(heads), tokens[i].text.lower()) if end > i + 1 else (i, (), None)

    def _begins_anew(self, k: int) -> bool:
        """Whether a person is named at token `k` behind what an office is of ("minister of human rights NAME", "Secretary of Defence NAME"), not
        behind an office or title of that person's own ("spokesman for envoy NAME")."""
        name = self.names[k]
        k = self._before_titles(k) if self._ranked(k) else k
        before, low = self.parse.tokens[k - 1], self.parse.tokens[k - 1].text.lower()
        person = any(t.ent == "PERSON" for t in self.parse.tokens[slice(*name)]) or low in words("topics.txt") or k < name[0]
        return person and before.pos in ("NOUN", "PROPN") and before.ent != "PERSON" and low not in offices() and low not in titles()

    def _before_titles(self, k: int) -> int:
        """The first of the titles, hyphens between them included, right before the name at token `k`."""
        while k > 0 and (self.parse.tokens[k - 1].text.lower() in titles() or (self.parse.tokens[k - 1].text == "-" and self._glued(k - 2))):
            k -= 1
        return k

    def _ranked(self, k: int) -> bool:
        """Whether ranks stand between a noun and the name at token `k` ("secretary of the council Lt-Gen NAME"), none behind "of" or "for"."""
        first = self._before_titles(k)
        return first < k and self.parse.tokens[first - 1].pos in ("NOUN", "PROPN") and self.parse.tokens[first].text[:1].isupper()

    def _belongs_after(self, i: int) -> bool:
        """Groups are of, from or for a name: "negotiators from Kenya", "officials of the ministry", not "officials at tables"."""
        tokens = self.parse.tokens
        if tokens[i].text.lower() not in ("of", "from", "for"):
            return False
        if any(k in self.names for k in range(i + 1, min(i + 3, len(tokens)))):
            return True
        noun = next((t for t in tokens[i + 1 : i + 5] if t.pos in ("NOUN", "PROPN", "PUNCT", "VERB")), None)
        own = i + 1 < len(tokens) and (tokens[i + 1].text.lower() in OWN or tokens[i + 1].text.lower() == "the")
        return tokens[i].text.lower() == "of" and own and noun is not None and noun.text.lower() in groups() and noun.tag in ("NN", "NNP")

    def _next_in_list(self, k: int) -> int:
        """After a name, the next name of a list of names ("Kenya, Uganda and the Sudan"): its first token; else `k`."""
        tokens, j = self.parse.tokens, k
        if j < len(tokens) and tokens[j].text == "," and self._closes_list(k):
            return k
        while j < len(tokens) and j - k < 4 and (tokens[j].text.lower() in (",", "and", "the", "&")):
            j += 1
        return j if j > k and j in self.names and tokens[j].sentence == tokens[k - 1].sentence else k

    def _closes_list(self, k: int) -> bool:
        """Whether the name that ends before token `k` is the last of a list: "and" stands before it."""
        first = self.names[k - 1][0]
        first -= first > 0 and self.parse.tokens[first - 1].text.lower() == "the"
        return first > 0 and self.parse.tokens[first - 1].text.lower() in ("and", "&")

    def _attributive(self, token: Token) -> bool:
        """A participle before its noun: "negotiating team", "united front"."""
        return token.tag in ("VBN", "VBG") and token.dep in ("amod", "compound", "nmod") and token.head > token.i


def shared_noun(parse: Parse, i: int) -> int | None:
    """The plural noun behind "and" that the bare noun of token `i` shares ("guerrilla and government leaders"), so that it is nobody by itself."""
    token, near = parse.tokens[i], parse.tokens[i + 1 : i + 4]
    shares = len(near) == 3 and near[0].text == "and" and near[1].pos == "NOUN" and near[1].tag == "NN" and near[2].tag == "NNS"
    bare = token.tag == "NN" and not any(c.pos == "DET" or c.dep == "poss" for c in parse.children(i))
    return near[2].i if shares and bare and near[2].sentence == token.sentence else None
