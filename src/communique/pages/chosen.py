"""Which paragraphs of a page without markup are the story: what the rules found, put right by trees trained on line features.

``story_of(seen)`` gives each paragraph of the story its role. The rules alone are `communique.pages.body.find_story`; their choice is one
of the columns that the trees read. Over ten folds by domain both together are better than either (docs/pages.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from communique.pages.body import find_story, may_be_subhead
from communique.pages.languages import language_of
from communique.pages.lines import Line
from communique.pages.measures import Column, Rows, measures
from communique.pages.seen import Seen
from communique.pages.surroundings import cohesion, surroundings
from communique.pages.trees import Trees, shipped_trees

# Log odds from which on the trees overrule the rules, to leave a paragraph out and to take one in. The rules' phrases are English; in
# other languages the trees decide. Chosen over ten folds by domain.
AGAINST, FOR = -1.0, 1.0
SAID = 3  # words of a sentence at least
SMALL = 16  # paragraphs of a page up to which the rules decide: it has hardly any furniture, and no development dump is so small


def story_of(seen: Sequence[Seen], trees: Trees | None = None) -> dict[int, str]:
    """Index → ``body`` or ``subhead`` for the paragraphs of the story; empty when the page has none. `trees` are those that ship."""
    rules = find_story(seen)
    found = rules if len(seen) <= SMALL else _overruled(seen, rules, trees or shipped_trees())
    return {i: "body" if role == "subhead" and _full(seen[i].line) else role for i, role in found.items()}


def _full(line: Line) -> bool:
    """True for a few words that are a sentence ("Ana Vik, 44, agreed."): they end in a full stop behind a word in lower case, as no subhead does."""
    return len(line.words) >= SAID and line.ends and line.words[-1].islower() and "." in line.text[-3:]


def _overruled(seen: Sequence[Seen], rules: dict[int, str], trees: Trees) -> dict[int, str]:
    score = scores(seen, rules, trees)
    english = language_of([seen[i].line.text for i in sorted(rules) or range(len(seen))]) == "en"
    chosen = {i for i, points in score.items() if _told(seen[i], points, in_rules=i in rules, english=english)}
    return {i: rules.get(i) or _role(seen, i, chosen) for i in sorted(chosen)} or rules


def scores(seen: Sequence[Seen], rules: Mapping[int, str], trees: Trees) -> dict[int, float]:
    """Index → log odds for the paragraphs that the trees are asked about."""
    if not seen:
        return {}
    table, rows = table_of(seen, rules)
    return dict(zip(rows.tolist(), trees.score(table, rows).tolist(), strict=True)) if len(rows) else {}


def table_of(seen: Sequence[Seen], rules: Mapping[int, str]) -> tuple[dict[str, Column], Rows]:
    """All columns that trees may read, by name, with a value for each paragraph, and the paragraphs that they are asked about."""
    own, rows = measures(seen, rules)
    return own | surroundings(own) | cohesion(seen, rows, own["words"], rules), rows


def _told(one: Seen, points: float, *, in_rules: bool, english: bool) -> bool:
    if not english:
        return points > 0
    return points > AGAINST if in_rules else points > FOR and one.role is None and one.heads is None


def _role(seen: Sequence[Seen], i: int, chosen: set[int]) -> str:
    """``subhead`` for a few words without a full stop between two paragraphs of the story, else ``body``."""
    inside = i - 1 in chosen and i + 1 in chosen and seen[i + 1].line.prose
    return "subhead" if inside and not seen[i].line.ends and may_be_subhead(seen[i]) else "body"
