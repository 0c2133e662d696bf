"""Slots of terrorist incidents against MUC-4: ``python bench/muc4.py FOLDER --cased ARTICLES [--taught FILE [--stories N] [--encoder SOURCE]]``.

FOLDER holds ``train.json`` and ``dev.json`` with one story an entry: text without capitals, and the entities of five slots (people and organisations
who did it, things and people that were hit, weapons), each with all its mentions. Every line of text is given its capitals by
`communique.language.casing` from the names of the program's own tables and from what the news in ARTICLES (the folder of ``bench/body.py``) writes
with a capital (`muc4_casing`; of the stories their words alone are looked at); and read with the codebook ``bench/muc4.yaml``.

With ``--taught`` the slots are filled by what the stories of train teach that codebook (`communique.teaching`; by the first N of them with
``--stories``), beside the rules alone. FILE is written when it is not there, which takes some minutes, and read when it is; the figures on stories
of train that were left out in turn are printed when it is written. With ``--encoder`` (a folder, or ``minilm``) an encoder looks at
the stories too when FILE is made, and is kept beside it as ``.npz``; where FILE names it, it is read. ``--part`` (dev) and ``--n`` choose stories,
``--show`` prints them.

CEAF-REE as Du, Rush and Cardie define it (GRIT, EACL 2021): an entity given is right when all its mentions are among those of one entity of the gold;
words are compared without articles, marks and capitals; entities are matched one to one, as many as can be, slot by slot; precision, recall and F1
over all slots and stories. We give one mention an entity. The interval is of 2,000 samples of as many stories, drawn with repetition.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import Any

from muc4_casing import Truecaser, table_names

from communique.actors.book import ActorBook
from communique.actors.finding import find_actors
from communique.codebooks.loading import read_codebook
from communique.codebooks.model import Codebook
from communique.events.reporting import find_reports
from communique.events.taught import Lesson, find_fillers, lesson_from
from communique.events.taught_phrases import wording
from communique.events.taught_weights import Encoder, encoder_from
from communique.language.casing import recased
from communique.language.reading import parser_label, read_story
from communique.model.actors import LocalActor
from communique.model.article import Article
from communique.model.page import Page
from communique.model.parse import Parse, Token
from communique.model.reports import Report
from communique.model.spans import Span
from communique.model.statements import Statement
from communique.model.times import Time
from communique.pages.plain import plain_story
from communique.statements.finding import find_statements
from communique.teaching.coded import read_coded_story
from communique.teaching.lessons import Coded, Taught, teach
from communique.teaching.scores import Score, paired
from communique.times.stories import story_times

SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
PEERS = "GRIT (BERT) 54.5, the rules of GE in 1992 52.1: on the test part, as published, not in this run"
LOOSE = re.compile(
    r"^(?i:the|a|an|some|several|about|at least|another|other|this|these|those|his|her|their|its|our|former|alleged|presumed|suspected)\s+"
)
COUNTED = re.compile(r"^(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+")
Entities = dict[str, list[frozenset[str]]]
Row = dict[str, Any]


def cased(text: str, truecaser: Truecaser) -> str:
    """The story `text` with capitals, a paragraph a line."""
    known = truecaser.names(text)
    return "\n".join(recased(line.strip(), known) for line in re.split(r"\s{3,}|\n", text) if line.strip())


def find(text: str, codebook: Codebook) -> Entities:
    """The entities of each slot that the rules find in the story `text`."""
    page, article = plain_story(text, path="story.txt")
    parse = read_story(page, article)
    times = story_times(page, article)
    book = find_actors(page, article, parse)
    return entities(page, article, parse, book, times, find_statements(page, article, parse, book, times), codebook=codebook)


def entities(
    page: Page, article: Article, parse: Parse, book: ActorBook, times: Sequence[Time], statements: Sequence[Statement], *, codebook: Codebook
) -> Entities:
    """The entities of each slot in a story that is read already."""
    reports = find_reports(page, article, parse, book, times, statements, codebook)
    real = [r for r in reports if r.status in ("happened", "ongoing", "historical", "announced")]
    blamed = [[("PerpOrg", body) for body in _bodies(_around(page.text, r), codebook)] for r in real]
    beside = [named_beside(report, parse, book, codebook) for report in real]
    return gathered([*(slot_values(report, book, codebook) for report in real), *blamed, *beside, *told_near(real, parse, codebook)])


def named_beside(report: Report, parse: Parse, book: ActorBook, codebook: Codebook) -> Iterator[tuple[str, str]]:
    """The people whom the phrase of a victim names behind its head: "three journalists: A, B and C", "six priests, including A"."""
    for value in (v for name, held in report.fields if name == "victim" for v in held):
        tokens = parse.within(Span(value.start, value.end))
        head = next((t for t in reversed(tokens) if not tokens[0].i <= t.head <= tokens[-1].i), None)
        if head is None:
            continue
        for token in parse.subtree(head.i):
            if token.dep in ("appos", "conj", "pobj") and token.pos == "PROPN" and _below(parse, token, head.i):
                key = book.for_token(token.i)
                first = min((c.i for c in parse.children(token.i, "compound")), default=token.i)
                said = parse.text[parse.tokens[first].start : token.end]
                yield from (("Victim", n) for n in [_person(book.get(key) if key else None, said, codebook)] if n and len(n.split()) > 1)


def _below(parse: Parse, token: Token, head: int) -> bool:
    """True when no clause lies between `token` and `head`, and no preposition but "including" and "of" with its like."""
    for above in (token, *parse.ancestors(token.i)):
        if above.i == head:
            return True
        if above.dep in ("relcl", "acl", "advcl", "ccomp", "poss") or (above.dep == "prep" and above.text.lower() not in ("including", "like")):
            return False
    return False


def told_near(reports: Sequence[Report], parse: Parse, codebook: Codebook) -> Iterator[list[tuple[str, str]]]:
    """Doers and weapons in the paragraphs of `reports`, by the words of the classes ``doer`` and ``arm``."""
    blocks = {s.block for r in reports if (s := parse.sentence_at(r.trigger.start)) is not None}
    for sentence in (s for s in parse.sentences if s.block in blocks):
        for token in parse.of_sentence(sentence):
            for slot, name in (("PerpInd", "doer"), ("Weapon", "arm")):
                if token.lemma.lower() in codebook.classes[name] and token.pos in ("NOUN", "PROPN", "ADJ"):
                    first = min((c.i for c in parse.children(token.i, "compound", "amod", "nummod") if c.i < token.i), default=token.i)
                    yield [(slot, trimmed(parse.text[parse.tokens[first].start : token.end]).lower())]


def _around(text: str, report: Report) -> str:
    """The paragraph of a report."""
    end = text.find("\n", report.end)
    return text[text.rfind("\n", 0, report.start) + 1 : end if end >= 0 else None].lower()


def _bodies(words: str, codebook: Codebook) -> Iterator[str]:
    """The known armed bodies that `words` name, each by the first of its names there."""
    for row in codebook.classes["bodies"]:
        yield from [name for name in row.split("|") if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words)][:1]


def slot_values(report: Report, book: ActorBook, codebook: Codebook) -> Iterator[tuple[str, str]]:
    """Slot and words of each value of `report`: victims and organisations by name only, as MUC-4 has them."""
    for name, values in report.fields:
        for value in values:
            actor = book.get(value.actor) if value.actor else None
            said = trimmed(value.raw)
            if name in ("target", "weapon") and said:
                yield name.capitalize(), said.lower()
            elif name == "victim":
                yield from (("Victim", n) for n in [_person(actor, said, codebook)] if n)
            elif name == "perpetrator":
                yield from _doers(actor, said, codebook)


def _doers(actor: LocalActor | None, said: str, codebook: Codebook) -> Iterator[tuple[str, str]]:
    last = said.lower().split()[-1] if said else ""
    body = actor is not None and actor.kind in ("organisation", "armed_force") and any(c.isupper() for c in said)
    if last in codebook.classes["plural"] or (said and said == said.lower() and last not in codebook.classes["body"]):
        yield "PerpInd", said.lower()
        yield from (("PerpOrg", w.lower()) for w in said.split()[:-1] if actor is not None and w.lower() in codebook.classes["body"])
    elif body or last in codebook.classes["body"]:
        yield "PerpOrg", said.lower()
    elif (who := _person(actor, said, codebook)) is not None:
        yield "PerpInd", who


def _person(actor: LocalActor | None, said: str, codebook: Codebook) -> str | None:
    """The name of a person, the longest that the story has, without titles; None for the nameless."""
    if actor is not None and actor.kind not in ("person", "group"):
        return None
    options = [said, *(m.raw for m in actor.mentions if m.kind == "name" and actor.kind == "person")] if actor is not None else [said]
    plain = [run for o in options for run in re.findall(r"[A-Z][\w.'-]*(?: (?:de|la|del|los|d'|[A-Z][\w.'-]*))*", o)]
    fit = [" ".join(w for w in run.split() if w.lower() not in codebook.classes["title"]) for run in plain if run.lower() not in table_names()]
    fit = [f for f in fit if f and f.lower() not in table_names() and not any(w.lower() in table_names() for w in f.split()[:1])]
    return max(fit, key=len).lower() if fit else None


def trimmed(words: str) -> str:
    """Words without articles and owners before them, and without what follows a comma."""
    words, last = words.split(",")[0].strip(" \"'.()"), ""
    while words != last:
        last, words = words, LOOSE.sub("", words)
    return words


def gathered(found: Iterable[Iterable[tuple[str, str]]]) -> Entities:
    """Entities by slot: the same words, and words within longer ones of the same head, once."""
    held: dict[str, list[str]] = defaultdict(list)
    for values in found:
        for slot, words in values:
            same = next((h for h in held[slot] if _same(h, words)), None)
            if same is None:
                held[slot].append(words)
            elif len(words) > len(same) and slot in ("Victim", "PerpOrg"):
                held[slot][held[slot].index(same)] = words
    return {slot: [frozenset([w]) for w in held[slot]] for slot in SLOTS}


def _same(a: str, b: str) -> bool:
    short, long = sorted((COUNTED.sub("", a).split(), COUNTED.sub("", b).split()), key=len)
    return bool(short) and (short[-1].rstrip("s") == long[-1].rstrip("s") or set(short) <= set(long))


def read_gold(row: Row) -> Entities:
    """The gold entities of a story, each as the wordings of its mentions."""
    return {slot: [frozenset(wording(m[0]) for m in entity) for entity in row["extracts"].get(slot, [])] for slot in SLOTS}


def taught_from(rows: Sequence[Row], codebook: Codebook, truecaser: Truecaser, *, encoder: str, beside: str) -> Taught:
    """What the stories `rows` teach `codebook`, looked at with an encoder where one is named."""
    stories = (Coded(r["docid"], read_coded_story(cased(r["doctext"], truecaser), codebook), read_gold(r)) for r in rows)
    return teach(stories, SLOTS, encoder=encoder, beside=beside, codebook=codebook.name, parser=parser_label())


def find_taught(text: str, codebook: Codebook, lesson: Lesson, encoder: Encoder | None) -> Entities:
    """The entities of each slot that `lesson` finds in the story `text`."""
    found = find_fillers(read_coded_story(text, codebook), lesson, encoder)
    return {slot: [frozenset([f.words]) for f in found if f.field == slot] for slot in SLOTS}


def score(gold: Entities, ours: Entities) -> dict[str, Score]:
    """The score of each slot of a story; of an entity's mentions those of ours are one each."""
    worded = {slot: [wording(words) for entity in ours[slot] for words in entity] for slot in SLOTS}
    return {slot: Score(paired(worded[slot], gold[slot]), len(worded[slot]), len(gold[slot])) for slot in SLOTS}


def show(title: str, scores: Mapping[str, Score]) -> None:
    """Print the figures, slot by slot and over all."""
    print(title)
    for slot, s in [*scores.items(), ("all (micro)", sum(scores.values(), Score()))]:
        print(f"{slot:<12} P {100 * s.precision:.1f} R {100 * s.recall:.1f} F1 {100 * s.f1:.1f}")


def interval(stories: Sequence[Score]) -> tuple[float, float]:
    """The bounds of 95 of 100 F1 of samples of `stories`."""
    dice = random.Random(7)
    samples = sorted(sum(dice.choices(stories, k=len(stories)), Score()).f1 for _ in range(2000))
    return samples[50], samples[-51]


def main() -> None:
    """Print the figures of the rules and, where asked for, of what train taught."""
    given = options()
    rows = read_rows(given.folder, given.part)
    rows = rows if given.n is None else random.Random(7).sample(rows, given.n)
    learned = [row for part in ("train", "dev")[: 1 + given.with_dev] for row in read_rows(given.folder, part)]
    codebook = read_codebook(Path(__file__).parent / "muc4.yaml")
    words = (w for held in codebook.classes.values() for w in held)
    truecaser = Truecaser(given.cased, [row["doctext"] for row in (*learned, *rows)], words)
    print(f"MUC-4 {given.part}, {len(rows)} stories; communique {version('communique')}, {parser_label()}; CEAF-REE")
    finders: dict[str, Callable[[str], Entities]] = {"rules alone": lambda text: find(text, codebook)}
    if given.taught is not None:
        if not given.taught.is_file():
            make_taught(given, learned, codebook, truecaser)
        lesson = lesson_from(given.taught.read_text(encoding="utf-8"))
        encoder = encoder_from(str(given.taught.with_suffix(".npz")), lesson.encoder) if lesson.encoder else None
        told = f", with {encoder.facts['made']}" if encoder is not None else ""
        finders[f"taught by stories of train{' and dev' * given.with_dev}{told}"] = lambda text: find_taught(text, codebook, lesson, encoder)
    for title, finder in finders.items():
        measure(title, finder, rows, truecaser, showing=given.show)
    print(PEERS)


def make_taught(given: argparse.Namespace, learned: Sequence[Row], codebook: Codebook, truecaser: Truecaser) -> None:
    """Write the file of what was learned, and that of its encoder."""
    beside = given.taught.with_suffix(".npz")
    taught = taught_from(learned[: given.stories], codebook, truecaser, encoder=given.encoder, beside=beside.name)
    given.taught.write_text(taught.text, encoding="utf-8")
    if taught.encoder:
        beside.write_bytes(taught.encoder)
    show("taught, each fifth of the stories left out in turn", taught.scores)


def measure(title: str, finder: Callable[[str], Entities], rows: Sequence[Row], truecaser: Truecaser, *, showing: bool) -> None:
    """Print the figures of one way to find entities, what it costs, and, where `showing`, what it finds."""
    scores, each, began = dict.fromkeys(SLOTS, Score()), [], process_time()
    for row in rows:
        gold, ours = read_gold(row), finder(cased(row["doctext"], truecaser))
        own = score(gold, ours)
        scores = {slot: scores[slot] + s for slot, s in own.items()}
        each.append(sum(own.values(), Score()))
        if showing:
            print(row["docid"], {slot: ([*map(sorted, gold[slot])], [*map(sorted, ours[slot])]) for slot in SLOTS if gold[slot] or ours[slot]})
    show(f"{title} ({(process_time() - began) / len(rows):.3f} CPU s a story, parsing and all)", scores)
    low, high = interval(each)
    print(f"{'95 %':<12} F1 {100 * low:.1f} to {100 * high:.1f}")


def read_rows(folder: Path, part: str) -> list[Row]:
    """The stories of one part."""
    return [json.loads(line) for line in (folder / f"{part}.json").read_text(encoding="utf-8").splitlines()]


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cased", type=Path, required=True, metavar="ARTICLES")
    parser.add_argument("--taught", type=Path, metavar="FILE")
    parser.add_argument("--stories", type=int, metavar="N")
    parser.add_argument("--encoder", default="", metavar="SOURCE")
    parser.add_argument("--part", choices=("train", "dev", "test"), default="dev")
    parser.add_argument("--with-dev", action="store_true", help="teach with the stories of dev too; the test part only is then fair")
    parser.add_argument("--n", type=int, help="a fixed random sample of so many stories")
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    if given.with_dev and given.part != "test":
        parser.error(f"--with-dev teaches with dev: use --part test, not {given.part}")
    return given


if __name__ == "__main__":
    main()
