"""Finding the events of a story: triggers, what must stand beside them, and mentions of one event in one clause made one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from communique.events.classes import Classes
from communique.events.compiling import Candidate, Matcher
from communique.events.completing import complete
from communique.events.frames import WHERE_WHEN, Frame, build, transparent
from communique.events.joining import joined
from communique.events.same import Same, by_sentence, folded, standing
from communique.events.status import of_verb
from communique.events.subject import said_in
from communique.events.syntax import behind, conjuncts, is_verb, lemma_of, logical_object, logical_subject, only_numbers, partitive
from communique.model.parse import Parse, Sentence, Token
from communique.tables import load_list

TOLD_IN = ("standfirst", "body")
ATTRIBUTE = ("compound", "nmod", "amod", "poss", "npadvmod")
WINDOW = 7  # words behind a noun among which its day stands
PREDICATE = ("acomp", "ROOT", "conj", "ccomp", "oprd", "relcl", "advcl")
POINTING = ("the", "this", "these", "those", "both", "that")


def find_frames(parse: Parse, matcher: Matcher, classes: Classes) -> list[Frame]:
    """The frames of all sentences of body and standfirst, in page order, one for each event of a clause."""
    sure: list[Frame] = []
    open_: list[Frame] = []
    named = _named(parse, matcher)
    for sentence in parse.sentences:
        if sentence.role not in TOLD_IN or sentence.i not in named:
            continue
        for frame, fits in _of_sentence(parse, sentence, named[sentence.i], matcher, classes):
            (sure if fits else open_).append(frame)
    told = {f.type for f in sure if not f.candidate.trigger.yields}
    words = said_in(parse, matcher.firsts) if open_ else frozenset()
    near = [f for f in open_ if not f.candidate.trigger.told and (_named_near(f, classes) or _told_by_itself(f, words))]
    open_ = [f for f in open_ if f not in near]
    sure += near
    known = [f for f in open_ if _more_of(f) and told.intersection((f.type, *f.candidate.kind.part_of))]
    frames = sorted([*sure, *known], key=lambda f: f.trigger)
    return joined(frames)


def _more_of(frame: Frame) -> bool:
    """True for mentions that may go without parties where the article has told of such an event: "the talks", "further talks"."""
    if frame.candidate.trigger.told and frame.nouns:
        return points_back(frame)
    return points_back(frame) or further(frame) or bool(frame.verbs and frame.candidate.kind.stage_verbs)


def _named_near(frame: Frame, classes: Classes) -> bool:
    """True for "the talks will resume", of which the sentence names a party only as the one who says so."""
    if not (frame.verbs and frame.candidate.kind.stage_verbs and points_back(frame)):
        return False
    tokens = frame.parse.of_sentence(frame.parse.sentences[frame.parse.tokens[frame.trigger].sentence])
    return any(classes.is_any(t.i, frame.candidate.trigger.needs) for t in tokens)


def _told_by_itself(frame: Frame, words: frozenset[str]) -> bool:
    """True for a process of which the clause says how far it went, and when or where, in a story of `words` about a conflict: "talks on ending
    the war collapsed on Friday", "since a truce broke down 20 months ago"."""
    parse, kind = frame.parse, frame.candidate.kind
    if kind.setting and not words.intersection(kind.setting):
        return False
    staged = {"hold", "take", *(v for verbs in kind.stage_verbs.values() for v in verbs)} if kind.setting else set()
    if not frame.verbs and "participants" in kind.fields and staged and _seated(frame):
        return True
    if not any(lemma_of(parse, v) in staged and _real(parse, v) for v in frame.verbs):
        return False
    own = (*frame.verbs, *frame.nouns)
    hung = [parse.tokens[o] for i in own for _, held in behind(parse, i) for o in held]
    hung += [t for i in own for t in parse.children(i, "npadvmod", "advmod")]
    return any(t.ent in WHERE_WHEN for t in hung) or any(c.ent == "ORDINAL" for n in frame.nouns for c in parse.children(n, "amod"))


def _seated(frame: Frame) -> bool:
    """True for a noun with a place and a day of its own: "following their talks in Adre on Monday"."""
    parse = frame.parse
    hung = [parse.tokens[o] for n in frame.nouns for word, held in behind(parse, n) if word in ("in", "at", "on") for o in held]
    after = parse.tokens[max(frame.nouns) + 1 :][:WINDOW]
    near = {t.ent for t in after if t.sentence == parse.tokens[frame.trigger].sentence}
    return any(t.pos == "PROPN" and t.ent != "DATE" for t in hung) and bool(near & {"DATE", "TIME"})


def _real(parse: Parse, v: int) -> bool:
    """False for what only might be: "a deal could be reached by Monday", "to sign it by Monday"."""
    return of_verb(parse, v) in (None, "expected") and not any(c.text.lower() == "to" for c in parse.children(v, "aux"))


def _named(parse: Parse, matcher: Matcher) -> dict[int, list[Token]]:
    """The tokens that may name an event, by sentence and in order: one look-up a word of the story, however many types there are."""
    at = standing(Same(parse))
    found: dict[int, list[Token]] = defaultdict(list)
    for i in sorted({i for word in at.keys() & matcher.by_word.keys() for i in at[word]}):
        found[parse.tokens[i].sentence].append(parse.tokens[i])
    return found


def _of_sentence(parse: Parse, sentence: Sentence, named: Sequence[Token], matcher: Matcher, classes: Classes) -> Iterator[tuple[Frame, bool]]:
    words = by_sentence(Same(parse))[sentence.i]
    for token in named:
        best: tuple[int, int, Frame] | None = None
        for candidate in _candidates(parse, token, matcher, words):
            if not _may_do(candidate, token, classes):
                continue
            frame = build(parse, candidate, token.i, matcher.hosts[candidate.type])
            if not _allowed(frame, classes):
                continue
            fits = not candidate.trigger.needs or any(classes.near(i, candidate.trigger.needs) for i in frame.around())
            if candidate.trigger.told and not fits:
                continue
            fits = fits and not candidate.trigger.told
            score = (0 if fits else 1, candidate.rank)
            if best is None or score < best[:2]:
                best = (*score, frame)
            if fits:  # candidates come by rank: none behind can be better
                break
        if best is not None:
            yield best[2], best[0] == 0


def _candidates(parse: Parse, token: Token, matcher: Matcher, around: frozenset[str]) -> Iterator[Candidate]:
    """The candidates that `token` may be, by rank. `around`: the words of its sentence."""
    lemma, text = folded(Same(parse))[token.i]
    of_lemma, of_text = matcher.by_word.get(lemma, ()), matcher.by_word.get(text, ()) if text != lemma else ()
    both = sorted({c.rank: c for c in (*of_lemma, *of_text)}.values(), key=lambda c: c.rank) if of_lemma and of_text else ()
    for candidate in both or of_lemma or of_text:
        if candidate.asks and not candidate.may_stand(around):
            continue
        if candidate.adjective:
            if token.dep in PREDICATE and not token.tag.startswith("NN"):
                yield candidate
        elif candidate.verb and token.tag == "MD":
            if is_verb(parse.tokens[token.head]):
                yield candidate
        elif candidate.verb and token.tag.startswith("VB") and token.dep not in ATTRIBUTE:
            rest = " ".join(candidate.words)
            if lemma_of(parse, token.i) == rest or (len(candidate.words) == 1 and token.lemma.lower() == rest and not parse.children(token.i, "prt")):
                yield candidate
        elif not candidate.verb and _nominal(parse, token) and _modified(parse, token, candidate.words):
            yield candidate


def _nominal(parse: Parse, token: Token) -> bool:
    if token.dep in ATTRIBUTE or (token.lemma.lower() in transparent() and _of_something(parse, token)):
        return False
    if token.tag == "VBZ":  # "the Oslo | talks | collapsed"
        return token.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and not parse.children(token.i, "aux", "mark", "dobj")
    return token.tag.startswith("NN") or (token.tag == "VBG" and token.dep in ("nsubj", "dobj", "pobj", "nsubjpass", "conj"))


def _of_something(parse: Parse, token: Token) -> bool:
    """True for "rounds of talks", where the thing itself stands behind "of"."""
    return any(p.dep == "pobj" for prep in parse.children(token.i, "prep") if prep.text.lower() == "of" for p in parse.children(prep.i))


def _modified(parse: Parse, token: Token, words: tuple[str, ...]) -> bool:
    if len(words) == 1:
        return True
    if "of" in words:
        wanted = words[words.index("of") + 1]
        heads = [p for prep in parse.children(token.i, "prep") if prep.text.lower() == "of" for p in parse.children(prep.i, "pobj")]
        return any(parse.tokens[c].lemma.lower() == wanted for h in heads for c in conjuncts(parse, h.i))
    before = [*parse.children(token.i, "compound", "amod", "nmod"), *(c for c in parse.children(token.i, "nsubj") if c.i == token.i - 1)]
    return any(words[-2] in (c.lemma.lower(), c.text.lower()) for c in before)


def _may_do(candidate: Candidate, token: Token, classes: Classes) -> bool:
    """False for a verb whose own subject or object is not what its trigger asks for; where others may speak for it, `_allowed` tells."""
    trigger = candidate.trigger
    if not candidate.verb or token.tag == "MD" or candidate.lexicon.roles:
        return True
    return _done_by(classes, [token.i], trigger.subject) and _done_to(classes, [token.i], trigger.object)


def _done_by(classes: Classes, verbs: Iterable[int], names: Sequence[str]) -> bool:
    subjects = (s for v in verbs for s in logical_subject(classes.parse, v))
    return not names or any(classes.acts_as(s, names) or _meant(classes, s, names) or _people(classes.parse, s, names) for s in subjects)


def _people(parse: Parse, i: int, names: Sequence[str]) -> bool:
    """True for "they" and "we" where people who speak for somebody may stand: who they are is told elsewhere."""
    return "delegation" in names and parse.tokens[i].text.lower() in ("they", "we")


def _done_to(classes: Classes, verbs: Iterable[int], names: Sequence[str]) -> bool:
    return not names or any(_meant(classes, o, names) for v in verbs for o in logical_object(classes.parse, v))


def _allowed(frame: Frame, classes: Classes) -> bool:
    """True when subject, object, verb and company of the trigger are what it asks for."""
    trigger, parse = frame.candidate.trigger, frame.parse
    if not _done_by(classes, frame.doing, trigger.subject) or not _done_to(classes, frame.doing, trigger.object):
        return False
    if trigger.with_verbs and not any(_verb_in(parse, v, trigger.with_verbs) for v in frame.verbs):
        return False
    if _habitual(frame):
        return False
    complete(frame)
    around = by_sentence(Same(parse))[parse.tokens[frame.trigger].sentence]
    spoken_against = not frame.candidate.unless.isdisjoint(around)
    if not trigger.beside and not spoken_against:
        return True
    below = [t for i in (frame.trigger, *frame.nouns[-1:]) for t in parse.subtree(i)]
    if trigger.beside and not any(w in trigger.beside for t in below for w in (t.lemma.lower(), t.text.lower())):
        return False
    if not spoken_against:
        return True
    against = [t for t in below if t.lemma.lower() in frame.candidate.unless and t.tag != "NNP"]
    hung = (parse.tokens[i] for i in frame.around())
    return not any(_in_clause(parse, t.i, frame) for t in against) and not any(t.lemma.lower() in trigger.unless and t.tag != "NNP" for t in hung)


def _in_clause(parse: Parse, i: int, frame: Frame) -> bool:
    """True when no clause of its own lies between token `i` and the event, or when it tells how it came about: "hurt when a stand collapsed"."""
    token = parse.tokens[i]
    if token.dep == "advcl" and token.head in frame.core and any(c.text.lower() == "when" for c in parse.children(i, "advmod", "mark")):
        return True
    while i not in frame.core:
        hurt = parse.tokens[i].dep == "conj" and parse.tokens[i].lemma.lower() in frame.candidate.lexicon.harming
        hurt = hurt and only_numbers(parse.children(i, "nsubj", "nsubjpass"))  # "killed and six hurt in a crash", not "and 20 children died of …"
        if not hurt and parse.tokens[i].dep in ("ccomp", "advcl", "conj", "parataxis") and parse.tokens[i].pos in ("VERB", "AUX"):
            return False
        if parse.tokens[i].head == i:
            return True
        i = parse.tokens[i].head
    return True


def _meant(classes: Classes, i: int, names: Sequence[str]) -> bool:
    if classes.is_any(i, names):
        return True
    of = [p.i for prep in classes.parse.children(i, "prep") if prep.text == "of" for p in classes.parse.children(prep.i, "pobj")]
    of += partitive(classes.parse, i) if classes.parse.tokens[i].tag in ("CD", "JJS") or classes.parse.tokens[i].lemma.lower() == "dozen" else []
    return any(classes.is_any(o, names) for o in of)


def _verb_in(parse: Parse, v: int, verbs: Sequence[str]) -> bool:
    full = [f"{parse.tokens[v].lemma.lower()} {c.text.lower()}" for c in parse.children(v, "prt", "dobj")]
    return parse.tokens[v].lemma.lower() in verbs or any(f in verbs for f in full)


def _habitual(frame: Frame) -> bool:
    """True for what is usual: "has regularly exchanged prisoners", "forces who kill protesters"."""
    parse, adverbs = frame.parse, load_list(__package__, "habitual.txt")
    trigger = parse.tokens[frame.trigger]
    in_general = trigger.dep == "relcl" and trigger.tag in ("VBP", "VBZ") and not parse.children(trigger.i, "aux")
    told = ((v, c.text.lower()) for v in frame.doing for c in parse.children(v, "advmod", "neg") if c.text.lower() in adverbs)
    return in_general or any(word != "repeatedly" or parse.tokens[v].tag not in ("VBD", "VBN") for v, word in told)


def points_back(frame: Frame) -> bool:
    """True when the words point to an event told before: "the talks", "Wednesday's meetings", bare "negotiations"."""
    if frame.candidate.verb:
        return False
    parse, top = frame.parse, frame.nouns[-1]
    own = [n for n in frame.nouns if n == frame.trigger or parse.tokens[n].lemma.lower() != "toll"]  # "the toll of an attack"
    words = [c.text.lower() for n in own for c in parse.children(n, "det")]
    before = [c for n in frame.nouns for c in parse.children(n, *ATTRIBUTE)]
    if further(frame):
        return False
    if _of_agenda(frame):
        return True
    process = bool(frame.candidate.kind.stage_verbs)
    dated = process and any(c.dep == "poss" and c.ent == "DATE" for c in before)
    bare = not words and not [c for c in before if c.lemma.lower() not in ("peace", "formal")]
    plain = process and bare and parse.tokens[top].tag in ("NNS", "NNPS")
    return dated or any(w in POINTING for w in words) or plain


def _of_agenda(frame: Frame) -> bool:
    """True for "a sticking point is the map", which tells of talks told before what they are about."""
    word = frame.parse.tokens[frame.trigger].lemma.lower()
    asked = any("equated" in f.from_ and word in f.nouns for f in frame.candidate.kind.fields.get("agenda", ()))
    return asked and bool(frame.at("equated"))


def further(frame: Frame) -> bool:
    """True for "further talks", "the next round": more of what was told before, not the same."""
    other = ("further", "more", "other", "another", "new", "next", "previous", "earlier", "future")
    return any(c.lemma.lower() in other for n in frame.nouns for c in frame.parse.children(n, "amod", "det", "nmod"))
