"""Text that is all in capitals or has none, as a headline or an old wire story, with the capitals that it would have; one character for one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

LETTERS = re.compile(r"[^\W\d_]")
BEGINNING = re.compile(r'(?:^|(?<!\.[^\W\d_])[.!?:]["\')]*\s+|\n\s*|--\s*)["\'(\[]*([^\W\d_])')
WORD = re.compile(r"[^\W\d_][\w.]*(?:['-][^\W\d_]\w*)*")
INSIDE = re.compile(r"(?<=[a-z0-9,;] )[^\W\d_a-zß-öø-ÿ][\w.]*(?:['-][^\W\d_]\w*)*")  # a capital where no sentence begins
LONGEST = 4  # words of the longest name looked for
LEAST = 12  # letters: a shorter line may be an abbreviation


def is_caseless(text: str) -> bool:
    """True for text of twelve letters or more of which none, or all, are capitals.

    >>> is_caseless("TALKS END IN GENEVA"), is_caseless("Talks end in Geneva")
    (True, False)
    """
    letters = [c for c in LETTERS.findall(text) if c.lower() != c.upper()]
    upper = sum(c.isupper() for c in letters)
    return len(letters) >= LEAST and upper in (0, len(letters))


def recased(text: str, names: Collection[str]) -> str:
    """`text` in small letters but for the beginnings of sentences and for `names` (given in small letters); the same length, so offsets hold.

    Text that has both kinds of letters stays as it is.

    >>> recased("REBELS IN SUDAN AGREE TO TALKS. THE U.N. WELCOMED IT.", {"sudan", "u.n."})
    'Rebels in Sudan agree to talks. The U.N. welcomed it.'
    """
    if not is_caseless(text):
        return text
    low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    out = list(low)
    words = list(WORD.finditer(low))
    for k, word in enumerate(words):
        for n in range(min(LONGEST, len(words) - k), 0, -1):
            run = words[k : k + n]
            named = low[word.start() : run[-1].end()]
            if named in names or named.rstrip(".") in names:
                for w in run:
                    _capital(out, w)
                break
    for match in BEGINNING.finditer(low):
        out[match.start(1)] = low[match.start(1)].upper() if len(low[match.start(1)].upper()) == 1 else low[match.start(1)]
    return "".join(out)


def shouted_apart(texts: Sequence[str]) -> list[str]:
    """`texts` (the blocks of one story) with those all in capitals written as the other blocks write their words; each of the same length.

    >>> shouted_apart(["REBELS MEET ENVOY IN JUBA", "Rebels met an envoy in Juba on Monday."])[0]
    'Rebels meet envoy in Juba'
    """
    shouted = [is_caseless(text) and any(c.isupper() for c in text) for text in texts]
    if not any(shouted):
        return list(texts)
    names = {m[0].lower() for text, loud in zip(texts, shouted, strict=True) if not loud for m in INSIDE.finditer(text)}
    return [recased(text, names) if loud else text for text, loud in zip(texts, shouted, strict=True)]


def _capital(out: list[str], word: re.Match[str]) -> None:
    """The first letter of a word as a capital; each letter of an abbreviation with full stops ("u.n.")."""
    dotted = re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?", word[0]) is not None
    for at in range(word.start(), word.end() if dotted else word.start() + 1):
        high = out[at].upper()
        out[at] = high if len(high) == 1 else out[at]
