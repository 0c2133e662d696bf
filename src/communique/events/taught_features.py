"""What can be said of a phrase in a story that tells whether it fills a field: the words of it and around it, what it depends on, what the rules of
the codebook make of it, how often and where the story has it. Each is a short string; a lesson has a weight for those it has met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.events.taught_phrases import Place, head_of, phrases
from communique.events.taught_story import Story, clause_verb, governor
from communique.model.parse import Parse, Token

BELOW = ("appos", "prep", "amod", "relcl", "acl", "compound", "conj")
WITHIN = ("amod", "compound", "nummod", "nmod", "poss", "quantmod")
EDGE = "^"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase by its `words` (see `wording`), where the story has it (token ranges), and what can be said of it."""

    words: str
    places: tuple[Place, ...]
    features: frozenset[str]


def described(story: Story) -> tuple[Phrase, ...]:
    """The phrases of `story`, in order of their first place."""
    found = phrases(story.parse)
    common = [f"dt={name}:{min(n, 4)}" for name, n in story.types.items()]
    by_word: dict[str, list[str]] = {}
    for words in found:
        for word in set(words.split()):
            by_word.setdefault(word, []).append(words)
    told: list[Phrase] = []
    for words, places in found.items():
        features = set(common)
        for place in places:
            features.update(_at(story, place))
        features.update(_whole(story, words, places))
        features.update(_beside(words, found, by_word))
        told.append(Phrase(words, tuple(places), frozenset(features)))
    return tuple(told)


def _at(story: Story, place: Place) -> Iterator[str]:
    """What is said of one mention."""
    i = head_of(story.parse, place)
    yield from _form(story.parse, place, i)
    yield from _around(story.parse, place)
    yield from _governed(story, place, i)
    yield from _acting(story, place, i)
    yield from _reported(story, place, i)


def _form(parse: Parse, place: Place, i: int) -> Iterator[str]:
    """The phrase itself, and where in the larger phrase it begins and ends."""
    first, last = place
    tokens = parse.tokens
    head, begin, end = tokens[i], tokens[first], tokens[last - 1]
    before, after = _neighbours(parse, place)
    cut = any(c.i < first and c.dep in WITHIN for c in parse.children(i))
    onward = end.head >= last and end.dep in WITHIN
    yield f"hl={head.lemma.lower()}"
    yield f"lw={end.text.lower()}"
    yield f"fw={begin.text.lower()}"
    yield f"fp={begin.tag}"
    yield f"n={min(last - first, 7)}"
    yield "pat=" + "_".join(t.pos[:3] for t in tokens[first:last][:6])
    yield f"edge={cut}{onward}"
    yield f"lp|np={end.tag}|{after.tag if after else EDGE}"
    yield f"pp|fp={before.tag if before else EDGE}|{begin.tag}"
    yield f"ent={head.ent}"
    yield f"entall={all(t.ent == head.ent and t.ent for t in tokens[first:last])}"
    yield f"entcut={_same_name(before, begin)}{_same_name(end, after)}"


def _neighbours(parse: Parse, place: Place) -> tuple[Token | None, Token | None]:
    first, last = place
    sentence = parse.sentences[parse.tokens[first].sentence]
    before = parse.tokens[first - 1] if first > sentence.first else None
    return before, parse.tokens[last] if last < sentence.last else None


def _same_name(one: Token | None, other: Token | None) -> bool:
    return one is not None and other is not None and one.ent == other.ent != ""


def _around(parse: Parse, place: Place) -> Iterator[str]:
    """The words before and after."""
    first, last = place
    sentence = parse.sentences[parse.tokens[first].sentence]
    before = [t.text.lower() for t in parse.tokens[max(sentence.first, first - 3) : first]][::-1] + [EDGE] * 3
    after = [t.text.lower() for t in parse.tokens[last : min(sentence.last, last + 3)]] + [EDGE] * 3
    yield f"pw={before[0]}"
    yield f"nw={after[0]}"
    yield f"pb={before[1]} {before[0]}"
    yield f"nb={after[0]} {after[1]}"
    for n in (1, 2):
        yield f"w-{n}={before[n]}"
        yield f"w+{n}={after[n]}"


def _governed(story: Story, place: Place, i: int) -> Iterator[str]:
    """What the phrase depends on, what hangs on it, and the clause and sentence that it stands in."""
    parse, head, lemma = story.parse, story.parse.tokens[i], story.parse.tokens[i].lemma.lower()
    above, role = governor(parse, i)
    verb, by, sort = clause_verb(parse, above), f"{above.lemma.lower()}:{role}", story.sort_of(i, place[1])
    yield f"g={by}"
    yield f"role={role}"
    yield f"h|role={lemma}|{role}"
    yield f"cv={verb.lemma.lower()}"
    yield f"s|g={sort}|{by}"
    yield f"sort={sort}"
    if verb.i != above.i:
        yield f"cv2={verb.lemma.lower()}:{role}"
    for name in story.classes_of(i, place[1]):
        yield from (f"c={name}", f"c|role={name}|{role}", f"c|g={name}|{by}", f"c|cv={name}|{verb.lemma.lower()}")
    for child in parse.children(i, *BELOW):
        if not place[0] <= child.i < place[1]:
            yield f"ch={child.dep}:{child.lemma.lower()}"
    yield from (f"sv={word}|{sort}" for word in story.words_in[head.sentence] if word != lemma)


def _acting(story: Story, place: Place, i: int) -> Iterator[str]:
    """Who it is, and what the story says of the same actor elsewhere."""
    actor = story.actor_at(i)
    if actor is None:
        return
    above, role = governor(story.parse, i)
    sort = story.sort_of(i, place[1])
    yield from (f"kind={actor.kind}", f"k|g={actor.kind}|{above.lemma.lower()}:{role}")
    yield from (f"sec={actor.sector}|{sort}", f"sec={actor.sector}", f"land={actor.country}")
    for by in story.done_to[actor.key]:
        yield from (f"ag={by}", f"ag={by}|{sort}")
    if actor.key in story.speakers:
        yield from ("speaks", f"speaks|{sort}")


def _reported(story: Story, place: Place, i: int) -> Iterator[str]:
    """The reports of the sentence and of those beside it, and the fields that the rules fill with the phrase."""
    sentence, lemma, sort = story.parse.tokens[i].sentence, story.parse.tokens[i].lemma.lower(), story.sort_of(i, place[1])
    for name in story.types_in[sentence] or {"-"}:
        yield from (f"st={name}", f"st|hl={name}|{lemma}", f"st|s={name}|{sort}")
    for name in story.types_near[sentence]:
        yield f"ts={name}|{sort}"
    for type_, name, status in story.fields_at[i]:
        yield from (f"rf={type_}:{name}", f"rfl={name}", f"rfl|st={name}|{status}", f"rfl|hl={name}|{lemma}")
    before, after = _neighbours(story.parse, place)
    if after is not None and after.text == "(":
        yield "paren"
    if before is not None and before.text == "(":
        yield "inparen"


def _whole(story: Story, words: str, places: Sequence[Place]) -> Iterator[str]:
    """What is said of the phrase over all its mentions."""
    yield f"str={words}"
    yield from (f"in={word}" for word in set(words.split()))
    yield from (f"cs={name}" for name in story.classes.get(words, ()))
    yield f"sp={min(story.parse.tokens[places[0][0]].sentence, 6)}"
    yield f"cnt={min(len(places), 5)}"


def _beside(words: str, found: dict[str, list[Place]], by_word: dict[str, list[str]]) -> Iterator[str]:
    """Whether the story has longer phrases with the same words, at other places and at all."""
    own = frozenset(words.split())
    rarest = min(sorted(own), key=lambda w: len(by_word[w]))
    longer = [other for other in by_word[rarest] if own < frozenset(other.split())]
    (first, last), apart = found[words][0], 0
    for other in longer:
        start, stop = found[other][0]
        apart += not (start <= first and last <= stop)
    yield from (f"sup={min(apart, 2)}", f"supall={min(len(longer), 3)}")
