"""Sentences and a codebook → reports of events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.actors.book import ActorBook
from communique.codebooks.model import Codebook
from communique.events.classes import Classes
from communique.events.compiling import Matcher, compile_codebook
from communique.events.delegations import add_heads
from communique.events.edges import brought_by, ended_by, span_of
from communique.events.filling import Fields
from communique.events.foreground import foreground, settled, turned
from communique.events.frames import Frame
from communique.events.gathering import gather
from communique.events.history import is_history
from communique.events.matching import find_frames, points_back
from communique.events.mentions import TOLD, Told
from communique.events.status import of_verb, stage_of, staged, status_of
from communique.events.stops import told_apart, until
from communique.events.subject import in_setting, said_in, sides_of
from communique.events.syntax import MODIFIERS, is_verb
from communique.events.timing import Clock, dates
from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse
from communique.model.reports import Report
from communique.model.spans import Span
from communique.model.statements import Statement
from communique.model.times import Time
from communique.model.values import Value
from communique.tables import load_list

# Events that did not happen, and those that no verb tells of, are worth a row only when the words say when or how many.
UNREAL = ("hypothetical", "conditional", "denied")
AHEAD = ("announced", "expected", "promised", "demanded", "hypothetical", "conditional")
FIRM = ("date", "count", "fatalities", "injured", "duration_hours", "intercepted", "weapons")


def find_reports(
    page: Page, article: Article, parse: Parse, book: ActorBook, times: Sequence[Time], statements: Sequence[Statement], codebook: Codebook
) -> tuple[Report, ...]:
    """The reports of `article`, in page order; none when the page is about something else (see `Codebook.off_topic`)."""
    del page
    if not codebook.types or not article.language.startswith("en") or off_topic(parse, codebook):
        return ()
    matcher = compile_codebook(codebook)
    classes = Classes(parse, book, matcher.classes)
    frames = find_frames(parse, matcher, classes)
    frames = foreground(frames) if codebook.foreground else settled(frames)
    classes = replace(classes, events=frozenset(n for f in frames for n in f.nouns))
    clock = Clock(parse, times, frozenset(f.trigger for f in frames))
    mentions = (_told(f, codebook, classes, clock, matcher) for f in frames)
    told = gather([m for m in mentions if m is not None], times, classes)
    for part in told:
        _inherit(part, told)
    worth = told_apart([t for t in told if _worth(t)], clock)
    for part in worth:
        part.span = until(part.frame, clock, part.fields.get("place", ()), span_of(part.frame, part.cited(), clock.triggers))
    kept = _on_topic(worth, classes, matcher)
    add_heads(kept, classes)
    keys = {id(f): f"r{n}" for n, t in enumerate(kept) for f in (t.frame, *t.merged)}
    return _taught(tuple(_report(t, keys, statements) for t in kept), parse, book, statements, codebook)


def _taught(reports: tuple[Report, ...], parse: Parse, book: ActorBook, statements: Sequence[Statement], codebook: Codebook) -> tuple[Report, ...]:
    """`reports` with what the codebook learned from coded articles, which few codebooks did: the arrays that takes are imported for those."""
    if codebook.learned is None:
        return reports
    from communique.events.taught_filling import filled

    told = filled(reports, parse, book, statements, codebook)
    return tuple(replace(r, fields=tuple((n, tuple(attributed(v, statements) for v in held)) for n, held in r.fields)) for r in told)


def _on_topic(told: Sequence[Told], classes: Classes, matcher: Matcher) -> list[Told]:
    """Those of `told` that the story's words make events of a conflict, that are between sides, or that are of one family with such an event."""
    settled = not any(t.frame.candidate.kind.setting or t.frame.candidate.kind.hints for t in told)
    words = frozenset() if settled else said_in(classes.parse, matcher.firsts)
    kinds = {t.frame.type: t.frame.candidate.kind for t in told}
    set_ = {name for name, kind in kinds.items() if in_setting(kind, words)}
    asked = {k for t in told if t.frame.type not in set_ for k in _family(t)}
    between = [t for t in told if t.frame.candidate.kind.sides and asked.intersection(_family(t))]
    between = [t for t in between if t.frame.candidate.kind.sides <= len(sides_of(classes, t.span, t.fields))]
    families = {k for t in between for k in _family(t)}
    return [t for t in told if t.frame.type in set_ or (t.frame.candidate.kind.sides and families.intersection(_family(t)))]


def _family(told: Told) -> tuple[str, ...]:
    return (told.frame.type, *told.frame.candidate.kind.part_of)


def off_topic(parse: Parse, codebook: Codebook) -> bool:
    """True when more different words of the story are among the codebook's `off_topic` words than among its `on_topic` ones."""
    if not codebook.off_topic:
        return False
    matcher = compile_codebook(codebook)
    words = said_in(parse, matcher.firsts)
    return len(words & matcher.off_topic) > len(words & matcher.on_topic)


def _told(frame: Frame, codebook: Codebook, classes: Classes, clock: Clock, matcher: Matcher) -> Told | None:
    """The mention of `frame` with its fields; None where the codebook makes nothing of its status, and for talks that somebody stayed away from:
    they were held or not, and who took part is not said."""
    if frame.type_takes("agenda") and _stayed_away(frame):
        return None
    status = status_of(frame, dates(clock, frame)) if frame.candidate.kind.becomes else ""
    if frame.candidate.kind.becomes.get(status):
        now = turned(frame, status, codebook)
        return None if now is None else _read(now, classes, clock, matcher, status="happened")
    return _read(frame, classes, clock, matcher)


def _stayed_away(frame: Frame) -> bool:
    """True for "did not attend the last round of talks"."""
    parse = frame.parse
    return any(parse.tokens[v].lemma.lower() in ("attend", "join") and parse.children(v, "neg") for v in frame.doing)


def _read(frame: Frame, classes: Classes, clock: Clock, matcher: Matcher, *, status: str = "") -> Told:
    fields = Fields(classes, clock, frame)
    status = status or ("historical" if is_history(frame, fields) else status_of(frame, fields.get("date", ())))
    stage = stage_of(frame, matcher.stages[frame.type], status)
    if stage in frame.candidate.kind.changes and (_named_by_date(frame, fields, clock) or _of_another_stage(frame, fields, clock, matcher, stage)):
        _date_of_change(frame, fields, clock)
        status = status_of(frame, ())
    if status in (*AHEAD, "denied"):
        fields.forget("outcome")
    if status in AHEAD and _dated_before(frame, fields, clock):
        del fields["date"]
    return Told(frame, fields, status, stage, points_back(frame))


def _named_by_date(frame: Frame, fields: Fields, clock: Clock) -> bool:
    """True when the date tells which thing it is, not when it was changed: "violated the 2020 ceasefire"."""
    at = [clock.head(v.time) for v in fields.get("date", ()) if v.time is not None]
    return bool(at) and all(i is not None and frame.parse.tokens[i].dep in MODIFIERS and frame.parse.tokens[i].head in frame.nouns for i in at)


def _dated_before(frame: Frame, fields: Fields, clock: Clock) -> bool:
    """True where the day of what is to come is only that of its past: "ready to resume the talks, which began on May 3", "will now meet"."""
    parse = frame.parse
    heads = [clock.head(v.time) for v in fields.get("date", ()) if v.time is not None]
    paths = [[parse.tokens[at], *parse.ancestors(at)] for at in heads if at is not None]
    past = [next((t for t in path if t.i in frame.core), None) for path in paths]
    begun = [t is not None and t.tag in ("VBD", "VBN") and (t.dep == "relcl" or (t.lemma == "agree" and _to_meet(frame))) for t in past]
    return bool(paths) and all(gone or path[0].text.lower() == "now" for gone, path in zip(begun, paths, strict=True))


def _to_meet(frame: Frame) -> bool:
    """True for talks that somebody agreed to: "agreed on Thursday to talks in Oslo"."""
    return frame.type_takes("agenda") and frame.parse.tokens[frame.nouns[-1]].dep in ("pobj", "conj") if frame.nouns else False


def _of_another_stage(frame: Frame, fields: Fields, clock: Clock, matcher: Matcher, stage: str | None) -> bool:
    """True when the date belongs to a clause on an earlier stage: "the truce, signed in May, was violated"."""
    parse, stages = frame.parse, matcher.stages[frame.type]
    for at in (clock.head(v.time) for v in fields.get("date", ()) if v.time is not None):
        path = [] if at is None else [parse.tokens[at], *parse.ancestors(at)]
        verb = next((t for t in path if t.i in frame.core), None)
        told = staged(parse, [verb.i], stages) if verb is not None and verb.dep in ("acl", "relcl") else None
        if told is not None and told != stage:
            return True
    return False


def _date_of_change(frame: Frame, fields: Fields, clock: Clock) -> None:
    """Leave the day on which the thing was changed, where the words tell one beside its own: "a truce, signed in May, expired on June 9"."""
    own = {v.time for v in fields.pop("date")}
    verbs = [v for v in frame.verbs if frame.parse.tokens[v].dep not in ("acl", "relcl")]
    later = dates(clock, replace(frame, nouns=[], inner=[], absorbed=[], trigger=verbs[0], verbs=verbs)) if verbs else []
    if later and not own & {v.time for v in later}:
        fields["date"] = later


def _inherit(part: Told, told: Sequence[Told]) -> None:
    """What is part of a larger event has its actor and date, where its own words give none; talks that an agreement ends have its
    date and place; what talks brought has their parties."""
    outer = next((t for t in told if part.frame.part_of in (t.frame, *t.merged)), None) if part.frame.part_of else None
    names: tuple[str, ...] = ("actor", "date")
    if outer is None and part.frame.type_takes("participants"):
        names, heads = ("participants", "date", "place"), ended_by(part.frame)
        outer = next((t for t in told if t is not part and t.frame.type_takes("participants") and heads & set(t.frame.verbs)), None)
    if outer is None and part.frame.type_takes("participants") and "participants" not in part.fields:
        names, above = ("participants",), brought_by(part.frame)
        outer = next((t for t in told if t is not part and t.frame.type_takes("participants") and above & t.frame.core), None)
    for name in names if outer is not None else ():
        if outer is not None and name in outer.fields and name not in part.fields:
            part.cited()
            part.fields[name] = list(outer.fields[name])


def _worth(told: Told) -> bool:
    if told.status == "historical" and is_history(told.frame, told.fields):
        return True
    if told.frame.at("equated") and set(told.fields) == {"agenda"}:
        return False  # a sticking point of talks that the story does not tell of
    bare = not (told.frame.verbs or told.merged or told.frame.part_of) and told.status in (*TOLD, "demanded")
    slight = told.status in UNREAL or bare
    if slight and not _firm(told.fields) and not (bare and (told.frame.sitting() or _between_at(told))):
        return False
    wanted = told.frame.candidate.kind.requires
    if wanted and not any(told.fields.get(name) for name in wanted):
        return False
    if told.frame.candidate.trigger.between and not _settled_between(told):
        return False
    if slight:
        return True
    if set(told.fields) == {"participants"} and all(("role", "party") not in v.tags for v in told.fields["participants"]):
        return False
    alone = told.frame.type_takes("agenda") and len(told.fields.get("participants", ())) < 2
    if alone and set(told.fields) <= {"participants", "format", "outcome"} and "participants" in told.fields:
        return False
    if told.status in AHEAD and set(told.fields) <= {"date", "place"} and told.frame.type_takes("count") and not told.frame.type_takes("agenda"):
        return False  # a swap to come, of which it is not said who frees whom
    named = told.status in AHEAD and not told.frame.doing and not told.frame.candidate.kind.stage_verbs  # "would halt the fighting in Bunia"
    if told.status in AHEAD and set(told.fields) <= {"participants", "actor", *(("place",) if named else ())}:
        lasting = (
            told.status != "demanded" and told.stage in told.frame.candidate.kind.changes
        )  # "the rebels will extend their truce", which both sides keep
        return len(told.fields.get("participants", ())) > (0 if lasting else 1)
    return len(told.fields) > 0


def _settled_between(told: Told) -> bool:
    """True where two parties or more settle what to do: "A and B agreed to open the road"; not what they think ("agreed that it was late")."""
    parse, verb = told.frame.parse, told.frame.trigger
    thought = [c for c in parse.children(verb, "ccomp") if not any(a.tag == "MD" for a in parse.children(c.i, "aux"))]
    several = any(
        parse.tokens[s].tag == "NNS" and parse.tokens[s].lemma.lower() in load_list(__package__, "sides.txt") for s in told.frame.at("subject")
    )
    return not thought and (several or sum(("role", "party") in v.tags for v in told.fields.get("participants", ())) > 1)


def _between_at(told: Told) -> bool:
    """True where the words say between whom, and where: "after a clash in Goma between the army and the rebels"; not for what is still to come
    ("to be followed by talks between A and B in Oslo")."""
    if "place" not in told.fields or sum(("role", "party") in v.tags for v in told.fields.get("participants", ())) < 2:
        return False
    parse, top = told.frame.parse, told.frame.nouns[-1]
    over = next((t for t in parse.ancestors(top) if is_verb(t)), None)
    real = over is None or (of_verb(parse, over.i) is None and not any(c.text.lower() == "to" for c in parse.children(over.i, "aux")))
    return real or any(c.text.lower() in ("the", "this", "that") for c in parse.children(top, "det"))


def _firm(fields: Fields) -> bool:
    """True where the words say when, or how many."""
    return any(v.number is not None or v.time is not None for name in FIRM for v in fields.get(name, ()))


def _report(told: Told, keys: dict[int, str], statements: Sequence[Statement]) -> Report:
    trigger = told.frame.parse.tokens[told.frame.trigger].span
    statements = [s for s in statements if not _is_deed(told.frame, s)]
    said = innermost(trigger, statements)
    outer = told.frame.part_of
    return Report(
        key=keys[id(told.frame)],
        type=told.frame.type,
        status=told.status,
        stage=told.stage,
        start=told.span.start,
        end=told.span.end,
        trigger=trigger,
        fields=tuple((name, tuple(attributed(v, statements) for v in values)) for name, values in told.fields.items()),
        statement=said.key if said else None,
        within=keys.get(id(outer)) if outer is not None else None,
    )


def _is_deed(frame: Frame, said: Statement) -> bool:
    """True for a cue that is the event's own verb, with no clause behind it: who "dismissed X as deputy head" says nothing."""
    parse = frame.parse
    if not frame.candidate.verb or said.cue is None or not any(said.cue.covers(parse.tokens[v].span) for v in (frame.trigger, *frame.absorbed)):
        return False
    return not any(is_verb(t) and t.dep not in MODIFIERS for c in said.content for t in parse.within(c))


def attributed(value: Value, statements: Sequence[Statement]) -> Value:
    """`value` as the word of whoever speaks there; of the reporter's own voice where nobody does."""
    said = innermost(Span(value.start, value.end), statements)
    return value if said is None else replace(value, attributed_to=said.speaker)


def innermost(span: Span, statements: Sequence[Statement]) -> Statement | None:
    """The shortest statement with a speaker whose content covers `span`; what is only told of as promised or denied is none."""
    around = [s for s in statements if s.speaker and s.tier == "speech" and s.polarity != "negative" and any(c.covers(span) for c in s.content)]
    return min(around, key=lambda s: (s.span.length, -s.span.start, s.key), default=None)
