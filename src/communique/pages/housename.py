"""The outlet by what the page's furniture says of it: "Subscribe to The Lantern", "© 2031 Lantern Media", "Talks end | The Lantern".

A page saved as text often has no line for its masthead. Its menus, banners and footers name it all the same, each in its own way, while owners,
partners and other papers are named in one way only; so a name counts where two kinds of furniture have it, or where it ends the headline.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from communique.model.article import Named
from communique.pages.agencies import agency
from communique.pages.lines import Line
from communique.pages.sheet import Sheet
from communique.tables import load_list, load_table

WORD = r"(?:[A-Z0-9][\w’'&.+-]*(?<![.])|&)"
NAME = rf"(?!\d{{4}}\b)(?P<name>(?:[Tt]he )?(?:{WORD})(?: (?:(?:of|the|and|for) )?{WORD}){{0,4}})"
AFTER = r"(?=[’']s\b|[^\w’'&-]|$)"
TAILED = re.compile(r"\s[|–—-]\s(?P<name>(?:[Tt]he )?[A-Z0-9][^|–—]{1,38}?)\s*$")
DOMAIN = re.compile(
    r"(?:@|\bwww\.|https?://(?:www\.)?|\b)(?P<name>[a-z0-9][a-z0-9-]{2,30})\.(?:com|org|net|co|news|tv|info|io|eu|[a-z]{2})\b", re.IGNORECASE
)
TITLED = re.compile(NAME)
LONGEST = 60  # words of a line of furniture that is read
ENOUGH = 2  # kinds of evidence
SHORT = 3  # letters of a name
HEADLINE = 4  # words before the outlet's name on a line that is a headline
WEAK = frozenset({"domain", "told", "line"})  # kinds that tell no outlet by themselves: other papers and sections are named so too


def house_name(sheet: Sheet) -> Named | None:
    """The name that at least two kinds of furniture give the outlet; None where none does, or two names do equally."""
    found: dict[str, dict[str, list[tuple[str, int]]]] = defaultdict(lambda: defaultdict(list))
    for kind, name, start in _evidence(sheet):
        key = _key(name)
        if len(key) >= SHORT and not _of_sections(name):
            found[key][kind].append((name, start))
    strong = {key: kinds for key, kinds in found.items() if _strong(kinds)}
    ranked = sorted(strong, key=lambda key: (-len(strong[key]), -sum(map(len, strong[key].values())), key))
    if not ranked or _undecided(strong, ranked):
        return None
    named = [one for kind, ones in sorted(strong[ranked[0]].items()) if kind != "domain" for one in ones]
    name, start = min(named, key=lambda one: (one[0].isupper() and " " in one[0], one[0].islower(), one[1]))
    return Named(name, start, start + len(name), name)


def _strong(kinds: Mapping[str, Sequence[tuple[str, int]]]) -> bool:
    """True when the kinds of evidence tell the outlet. A news agency is named by the papers that it writes for, and signs there: it is the
    outlet only where the page's own furniture has it beside its copyright line."""
    if "title" in kinds:
        return True
    of_agency = any(agency(name) is not None for ones in kinds.values() for name, _ in ones)
    own = [kind for kind in kinds if kind not in WEAK]
    return len(own) >= ENOUGH and "legal" in own if of_agency else len(kinds) >= ENOUGH and len(own) > 0


def _undecided(found: Mapping[str, Mapping[str, object]], ranked: Sequence[str]) -> bool:
    """True when the second name has as many kinds as the first, and is not a longer or shorter form of it."""
    first, *others = ranked
    return any(len(found[other]) == len(found[first]) and other not in first and first not in other for other in others[:1])


def _of_sections(name: str) -> bool:
    """True for words that sections have ("World News"), or the owner's kind of name ("Lantern Media Group")."""
    words = name.lower().split()
    return {*load_list(__package__, "section_words.txt"), "news"}.issuperset(words) or is_owner(name)


def is_owner(name: str) -> bool:
    """True for the name of a company that owns outlets.

    >>> is_owner("Lantern Media Group"), is_owner("The Lantern")
    (True, False)
    """
    return name.lower().rpartition(" ")[2] in load_list(__package__, "owner_words.txt")


def _evidence(sheet: Sheet) -> Iterator[tuple[str, str, int]]:
    """Kind, name and where it begins, for each line outside of the story."""
    heads = {sheet.text_of(i) for i in range(len(sheet.seen)) if i not in sheet.story}
    for i, one in enumerate(sheet.seen):
        line = one.line
        if i in sheet.story:
            yield from _told(line)
            continue
        if len(line.words) > LONGEST:
            continue
        yield from _phrased(line)
        yield from ((("domain"), m["name"], line.start + m.start("name")) for m in DOMAIN.finditer(line.text))
        m = TAILED.search(line.text)
        if (
            m
            and TITLED.fullmatch(m["name"])
            and not _attributed(m)
            and len(line.text[: m.start()].split()) >= HEADLINE
            and (i == 0 or line.text[: m.start()].strip() in heads)
        ):
            yield "title", m["name"], line.start + m.start("name")
        if len(line.words) <= 5 and re.fullmatch(NAME, line.text) and one.role is None:
            yield "line", line.text, line.start


def _attributed(tail: re.Match[str]) -> bool:
    """Whether the words behind a dash at the end of a headline say whose word it is ("No date for talks – Foreign Ministry"), not who prints it."""
    return "|" not in tail[0] and tail["name"].lower().rpartition(" ")[2] in load_list(__package__, "attributed_words.txt")


def _told(line: Line) -> Iterator[tuple[str, str, int]]:
    for kind, needs, pattern in _patterns():
        if kind == "told" and any(need in line.text for need in needs):
            yield from _named(kind, pattern, line)


def _phrased(line: Line) -> Iterator[tuple[str, str, int]]:
    lower = line.text.lower()
    for kind, needs, pattern in _patterns():
        if kind != "told" and any(need in lower for need in needs):
            yield from _named(kind, pattern, line)


def _named(kind: str, pattern: re.Pattern[str], line: Line) -> Iterator[tuple[str, str, int]]:
    for m in pattern.finditer(line.text):
        name = without_furniture(m["name"])
        start = line.start + m.start("name")
        if name.startswith("the "):
            name, start = name[4:], start + 4
        if is_owner(name):
            name = " ".join(_without_last(name.split(" "), "owner_words.txt"))
        if name:
            yield kind, name, start


def without_furniture(name: str) -> str:
    """`name` without the words of furniture at its end: "The Lantern Newsletter" is of The Lantern."""
    return " ".join(_without_last(name.split(" "), "furniture_words.txt"))


def _without_last(words: list[str], known: str) -> list[str]:
    while words and (words[-1] == "&" or words[-1].lower() in load_list(__package__, known)):
        words.pop()
    return words


def _key(name: str) -> str:
    """`name` as its letters and digits: "The New Lantern", "newlantern" and "New Lantern" are one."""
    return re.sub(r"^the(?=.{3})|\W|_", "", re.sub(r"\.(?:com|org|net|co\.uk)$", "", name.lower()).replace(" ", ""))


@cache
def _patterns() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    name = rf"\s*{NAME}{AFTER}"
    rows = load_table(__package__, "outlet_phrases.tsv")
    return tuple((row["kind"], tuple(row["needs"].split("|")), re.compile(row["pattern"].replace("{name}", name))) for row in rows)
