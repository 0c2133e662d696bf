"""Why several names are taken for one person: which rule, by which words of which page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.actors.folding import bare, family_agree, fold, given_agree, given_forms_agree, is_initial
from communique.model.actors import LocalActor, Mention
from communique.model.record import RecordJoin, RecordMention

Held = tuple[str, LocalActor]


def joins_of(held: Sequence[Held], name: str) -> tuple[RecordJoin, ...]:
    """The evidence that `held` (page id, actor) are the person called `name`, sorted by place.

    Each name of another article stands beside that of the first article with the full name; a shorter or otherwise spelled name beside the
    full one of its own article.
    """
    return tuple(joins_with(held, min(held, key=lambda x: (x[1].name != name, x[0], x[1].key))))


def joins_with(held: Sequence[Held], first: Held) -> list[RecordJoin]:
    """The same, where `first` is the first with the full name, maybe none of `held`."""
    own = first[0], first[1].key
    found = [j for x in held if (x[0], x[1].key) != own and (j := _across(x, first)) is not None]
    found += [j for page, actor in held for j in _inside(page, actor)]
    return sorted(found, key=lambda j: (j.one.page, j.one.start, j.rule, j.other.page, j.other.start))


def rule_of(one: str, other: str, *, same_country: bool = False) -> str:
    """The rule by which two names can be one person's.

    >>> rule_of("Kadhafi", "Muammar Gaddafi"), rule_of("Moammar al-Kadhafi", "Muammar Gaddafi"), rule_of("A. Otieno", "Amina Otieno")
    ('family_name', 'spelling', 'initial')
    """
    a, b = one.split(), other.split()
    if bare(one) == bare(other):
        return "same_name" if len(a) > 1 else "same_country" if same_country else "copy"
    folded = [fold(w) for w in a], [fold(w) for w in b]
    if min(len(a), len(b)) == 1:
        short, long = sorted((a, b), key=len)
        family = family_agree(short[0], long[-1]) or fold(short[0]) in [fold(w) for w in long[1:]]
        return "spelling" if len(long) == 1 else "family_name" if family else "first_name" if given_agree(short[0], long[0]) else "part_of_name"
    if sorted(folded[0]) == sorted(folded[1]) and folded[0] != folded[1]:
        return "order"
    if is_initial(a[0]) != is_initial(b[0]):
        return "initial"
    if not given_agree(a[0], b[0]):
        return "given_form" if given_forms_agree(a[0], b[0]) else "part_of_name"
    return "spelling" if len(a) == len(b) else "middle_name"


def _across(x: Held, first: Held) -> RecordJoin | None:
    (page, actor), (other_page, other) = x, first
    mine, theirs = _said(actor), _said(other)
    if mine is None or theirs is None:
        return None
    country = actor.country if actor.country == other.country else None
    return RecordJoin(rule_of(actor.name, other.name, same_country=country is not None), country, _cited(page, mine), _cited(other_page, theirs))


def _inside(page: str, actor: LocalActor) -> Iterator[RecordJoin]:
    """The other names that one article has, each once."""
    full = _said(actor)
    seen = {_plain(actor.name)}
    for mention in actor.mentions:
        if full is None or mention.kind != "name" or _plain(mention.raw) in seen:
            continue
        seen.add(_plain(mention.raw))
        yield RecordJoin(rule_of(mention.raw, actor.name), None, _cited(page, mention), _cited(page, full))


def _said(actor: LocalActor) -> Mention | None:
    """The first mention in the words of the name, else the first by any name."""
    names = [m for m in actor.mentions if m.kind == "name"]
    return next((m for m in names if _plain(m.raw) == _plain(actor.name)), names[0] if names else None)


def _plain(name: str) -> str:
    return bare(" ".join(name.split()))


def _cited(page: str, mention: Mention) -> RecordMention:
    return RecordMention(page, mention.start, mention.end, mention.raw)
