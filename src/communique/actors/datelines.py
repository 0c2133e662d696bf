"""The line of places, day and agency with which a wire story begins: nobody in it acts."""

from __future__ import annotations

import re

from communique.model.parse import Parse

# "GENEVA, Switzerland, Nov 3 (ABC) — ", "NEW DELHI (Press Service) - ": the town in capitals, what may follow it, a dash. Rule: the style
# books of AP and Reuters, in which a dateline opens a story with the town in capitals and closes with a dash.
TOWN = r"[A-Z][A-Z.'’-]+(?:[ -][A-Z][A-Z.'’-]*)*"
REST = r"(?:\s*[,/]\s*[\w.'’ -]{1,30}?){0,3}"
DATELINE = re.compile(rf"{TOWN}{REST}\s*(?:\([^()\n]{{1,40}}\))?\s*(?:—|–|--|-)\s")


NEXT = 30  # characters behind a dateline in which a story, but no headline in capitals, has a lower-case letter


def dateline_tokens(parse: Parse) -> frozenset[int]:
    """Tokens of the datelines at the beginnings of blocks.

    A line in capitals only is a headline and has none.
    """
    held: set[int] = set()
    seen: set[int] = set()
    for sentence in parse.sentences:
        if sentence.block in seen:
            continue
        seen.add(sentence.block)
        found = DATELINE.match(parse.text, sentence.start)
        if found is None or not any(c.islower() for c in parse.text[found.end() : found.end() + NEXT]):
            continue
        for token in parse.tokens[sentence.first :]:
            if token.start >= found.end():
                break
            held.add(token.i)
    return frozenset(held)
