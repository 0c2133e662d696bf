"""Statements against PolNeAR: ``python bench/statements.py DATA --reporting-words FILE [--part dev] [--n N] [--textacy PYTHON]``.

DATA is the folder ``data`` of ``networkdynamics/PolNeAR`` (brat stand-off files; no licence, so it is measured on and never shipped), FILE a list of
the words that make a cue a reporting one, one a line. Reads each article with the program's own parser, actors and statements and prints, on the
statement subset of the gold (direct, mixed, and indirect with a reporting word in the cue):

- content: one to one, at least half of the words in common (token IoU), precision, recall, F1;
- exact content: all words of the content and no other;
- content + speaker: matched, and the source shares a content word with that of the gold;
- quoted string → speaker: strings between double marks of three words or more that lie in a gold quotation (four fifths of their words) with a
  source; found where one of our statements with a source holds half of them; right where the two sources share a content word.

PolNeAR marks no statement inside another (of its dev part's 1,394 none), we do; what is inside another of ours can hardly be right here, so the last
two rows give content and content + speaker once more with our outermost statements only.

With ``--textacy PYTHON``, an interpreter that has textacy 0.13 (``python -m venv peer && peer/bin/pip install textacy==0.13.0``), its direct
quotations are scored in the same way below ours; it reads with our parser's model.

What we find counts when it matches the subset, or is a statement by the same test; what matches other gold attributions better is left out.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from statements_peers import textacy_quotations

from communique.actors.finding import find_actors
from communique.evaluate.figures import Score
from communique.evaluate.statements import LEAST
from communique.evaluate.words import Tokens, Words, iou, pair
from communique.language.models import find_model
from communique.language.reading import parser_label, read_story
from communique.model.article import Article, Block
from communique.model.page import Page, page_id
from communique.statements.finding import find_statements
from communique.times.stories import story_times

Spans = list[tuple[int, int]]
MARKED = re.compile(r"“[^“”\n]{2,}?”|\"[^\"\n]{2,}?\"")
ROWS = (
    "content, IoU50", "exact content", "content + speaker", "quoted string → speaker", "outermost: content, IoU50", "outermost: content + speaker",
)  # fmt: skip
SHORTEST = 3
HELD_BY_GOLD = 0.8
HELD_BY_OURS = 0.5


class Quotation(NamedTuple):
    """One attribution, of the gold or of ours: page offsets of its three parts."""

    cue: Spans
    source: Spans
    content: Spans


class Said(NamedTuple):
    """The same as sets of words."""

    source: Words
    content: Words


def read_brat(path: Path) -> list[Quotation]:
    """The attribution events of a brat file; a text-bound line may go on over line breaks of the article."""
    lines: list[str] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        if re.match(r"[TEARN]\d+\t", line) or not lines:
            lines.append(line)
    bound: dict[str, Spans] = {}
    for line in lines:
        if line.startswith("T"):
            name, where = line.split("\t")[:2]
            bound[name] = [(int(a), int(b)) for a, b in (span.split() for span in where.split(" ", 1)[1].split(";"))]
    return [_event(line, bound) for line in lines if line.startswith("E")]


def _event(line: str, bound: dict[str, Spans]) -> Quotation:
    parts: dict[str, Spans] = {"cue": [], "source": [], "content": []}
    for role, _, name in (word.partition(":") for word in line.split("\t")[1].split()):
        kind = role.rstrip("0123456789").lower()
        if kind in parts:
            parts[kind] += bound.get(name, [])
    return Quotation(*(sorted(set(parts[k])) for k in ("cue", "source", "content")))


def articles(data: Path, part: str, n: int | None) -> Iterator[tuple[str, list[Quotation]]]:
    """Text and gold of the articles of `part`, in the order of their names; a fixed random sample of `n` where given."""
    gold = {path.name.rsplit("_", 1)[0]: path for path in sorted((data / part / "attributions").iterdir(), reverse=True)}
    texts = sorted(p for p in (data / part / "text").iterdir() if p.stem in gold)
    chosen = texts if n is None else sorted(random.Random(7).sample(texts, min(n, len(texts))))
    for path in chosen:
        yield path.read_bytes().decode("utf-8"), read_brat(gold[path.stem])


def find(text: str) -> list[Quotation]:
    """What the program finds in `text`, every line a paragraph of the story."""
    digest = sha256(text.encode()).hexdigest()
    page = Page(page_id(sha256_text=digest, url=None), "a.txt", None, None, digest, digest, "text/1", text)
    lines = [m for m in re.finditer(r"[^\n]+", text) if m.group().strip()]
    blocks = tuple(Block(m.start() + len(m.group()) - len(m.group().lstrip()), m.start() + len(m.group().rstrip()), "body") for m in lines)
    article = Article(page.id, blocks, None, None, None, None, None, (), (), "en")
    parse = read_story(page, article)
    found = find_statements(page, article, parse, find_actors(page, article, parse), story_times(page, article))
    return [Quotation([s.cue] if s.cue else [], [s.source] if s.source else [], list(s.content)) for s in found]


def has_marks(text: str, content: Spans) -> bool:
    """True for direct and mixed quotations: double marks in the words or right around them."""
    start, end = content[0][0], content[-1][1]
    inside = any(mark in text[a:b] for a, b in content for mark in '“”"')
    return inside or (start > 0 and end < len(text) and text[start - 1] in '“"' and text[end] in '”"')


def is_statement(text: str, quotation: Quotation, reporting: frozenset[str]) -> bool:
    """Direct, mixed, or with a reporting word in its cue."""
    cue = " ".join(text[a:b] for a, b in quotation.cue).lower()
    return has_marks(text, quotation.content) or any(word in reporting for word in re.findall(r"\w+", cue))


def subset(text: str, gold: Iterable[Quotation], ours: Iterable[Quotation], reporting: frozenset[str]) -> tuple[list[Said], list[Said]]:
    """The gold of the statement subset, and those of ours that count."""
    tokens = Tokens(text)

    def said(quotation: Quotation) -> Said:
        return Said(tokens.within(quotation.source), tokens.content(quotation.content))

    held = [q for q in gold if q.content]
    wanted = [said(q) for q in held if is_statement(text, q, reporting)]
    other = [said(q) for q in held if not is_statement(text, q, reporting)]
    kept = []
    for quotation in ours:
        one = said(quotation)
        best, beside = (max((iou(one.content, q.content) for q in among), default=0.0) for among in (wanted, other))
        if (beside < LEAST or beside <= best) and (best >= LEAST or is_statement(text, quotation, reporting)):
            kept.append(one)
    return [q for q in wanted if q.content], [q for q in kept if q.content]


def same_source(tokens: Tokens, gold: Said, ours: Said) -> bool:
    """A content word in common; any word where the gold has no content word; nothing to miss where it has no source."""
    telling = tokens.telling(gold.source)
    return not gold.source or bool(telling & ours.source if telling else gold.source & ours.source)


def outermost(found: Sequence[Said]) -> list[Said]:
    """Those whose content is no part of another's."""
    return [one for one in found if not any(one.content < other.content for other in found)]


def score(text: str, gold: Sequence[Said], ours: Sequence[Said]) -> tuple[Score, ...]:
    """The rows of `ROWS` for one article."""
    content, exact, speaker = score_content(text, gold, ours)
    outer, _, outer_speaker = score_content(text, gold, outermost(ours))
    return content, exact, speaker, score_strings(text, gold, ours), outer, outer_speaker


def score_content(text: str, gold: Sequence[Said], ours: Sequence[Said]) -> tuple[Score, Score, Score]:
    """Content at half of the words, exact content, content with speaker."""
    tokens = Tokens(text)
    pairs = pair([g.content for g in gold], [o.content for o in ours], iou, least=LEAST)
    right = sum(same_source(tokens, gold[i], ours[j]) for i, j in pairs)
    exact = sum(gold[i].content == ours[j].content for i, j in pairs)
    counts = len(gold), len(ours)
    return Score(*counts, len(pairs)), Score(*counts, exact), Score(*counts, right)


def score_strings(text: str, gold: Sequence[Said], ours: Sequence[Said]) -> Score:
    """Quoted strings with speaker."""
    tokens = Tokens(text)
    strings = [0, 0, 0]
    for match in MARKED.finditer(text):
        words = tokens.within([match.span()])
        if len(words) >= SHORTEST:
            around = [g for g in gold if g.source and len(words & g.content) >= HELD_BY_GOLD * len(words)]
            holding = [o for o in ours if o.source and len(words & o.content) >= HELD_BY_OURS * len(words)]
            nearest = max(holding, key=lambda o: iou(words, o.content), default=None)
            hit = nearest is not None and any(same_source(tokens, g, nearest) for g in around)
            strings = [a + b for a, b in zip(strings, (bool(around), bool(holding), hit), strict=True)]
    return Score(*strings)


def main() -> None:
    """Prints the figures, with data, split, n, version."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--reporting-words", type=Path, required=True)
    arguments.add_argument("--part", default="dev", choices=("train", "dev", "test"))
    arguments.add_argument("--n", type=int, help="a fixed sample of so many articles")
    arguments.add_argument("--textacy", metavar="PYTHON", help="an interpreter that has textacy")
    given = arguments.parse_args()
    reporting = frozenset(given.reporting_words.read_text(encoding="utf-8").split())
    read = list(articles(given.data, given.part, given.n))
    print(f"PolNeAR {given.part}, {len(read)} articles, statement subset · communique {version('communique')} · parser {parser_label()}")
    show("communique", read, (find(text) for text, _ in read), reporting)
    peer = textacy_quotations(given.textacy, find_model().folder, [text for text, _ in read]) if given.textacy else None
    if peer is not None:
        show(f"textacy {peer[0]}", read, ([Quotation(*parts) for parts in found] for found in peer[1]), reporting)
    elif given.textacy:
        print(f"textacy is not installed for {given.textacy}, left out")


def show(name: str, read: Sequence[tuple[str, list[Quotation]]], found: Iterable[list[Quotation]], reporting: frozenset[str]) -> None:
    """The figures of one program: what it `found` in each article of `read`."""
    totals = [Score(0, 0, 0)] * len(ROWS)
    for (text, gold), ours in zip(read, found, strict=True):
        totals = [a + b for a, b in zip(totals, score(text, *subset(text, gold, ours, reporting)), strict=True)]
    print(f"{name:32}{'gold':>7}{'found':>7}{'P':>7}{'R':>7}{'F1':>7}")
    for row, total in zip(ROWS, totals, strict=True):
        rates = "".join(f"{100 * rate:7.1f}" for rate in (total.precision, total.recall, total.f1))
        print(f"{row:32}{total.gold:7}{total.found:7}{rates}")


if __name__ == "__main__":
    main()
