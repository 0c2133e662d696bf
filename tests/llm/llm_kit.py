"""A story of the tests, how a faithful model would read it, and readings without a server."""

from __future__ import annotations

import copy
import json
from functools import cache
from typing import Any

from communique.analysing import Reading, _read
from communique.codebooks.loading import load
from communique.codebooks.model import Codebook
from communique.llm.replies import Reply
from communique.llm.second import asked, second_reading
from communique.model.analysis import Analysis
from communique.model.spans import Span
from communique.pages.plain import plain_story
from communique.settings import Settings

STORY = """Envoys of Kenya and Uganda met in Nairobi on May 2, 2031 for five to six hours, mediated by Tanzania. They will meet again next week.
“The talks were useful,” the Kenyan envoy Peter Mwangi said. He said that at least four people had been killed in a rebel attack near Kampala.
Uganda demanded the withdrawal of Kenyan troops from the border. Mwangi said a second round would be held on May 9.
The talks were useful for traders, too."""

MET = "Envoys of Kenya and Uganda met in Nairobi on May 2, 2031 for five to six hours, mediated by Tanzania"
KILLED = "at least four people had been killed in a rebel attack near Kampala"
FAITHFUL: dict[str, Any] = {
    "statements": [
        {"quote": "The talks were useful,", "speaker": "the Kenyan envoy Peter Mwangi", "cue": "said"},
        {"quote": KILLED, "speaker": "He", "cue": "said"},
    ],
    "reports": [
        {
            "quote": MET, "type": "meeting", "status": "happened", "stage": None,
            "values": [
                {"field": "participants", "quote": "Kenya", "role": "party"}, {"field": "participants", "quote": "Uganda", "role": "party"},
                {"field": "participants", "quote": "Tanzania", "role": "mediator"}, {"field": "place", "quote": "Nairobi", "role": None},
                {"field": "date", "quote": "on May 2, 2031", "role": None}, {"field": "duration_hours", "quote": "five to six hours", "role": None},
            ],
        },
        {
            "quote": KILLED, "type": "attack", "status": "happened", "stage": None,
            "values": [
                {"field": "fatalities", "quote": "four people", "role": None}, {"field": "place", "quote": "Kampala", "role": None},
                {"field": "actor", "quote": "rebel", "role": None},
            ],
        },
    ],
    "positions": [
        {"quote": "Uganda demanded the withdrawal of Kenyan troops from the border", "party": "Uganda", "issue": "withdrawal", "stance": "demands",
         "condition": None},
    ],
    "expectations": [{"quote": "a second round would be held on May 9", "by": "Mwangi", "type": "talks", "due": "May 9"}],
}  # fmt: skip


@cache
def codebook() -> Codebook:
    return load("peace-talks")


def fresh(text: str = STORY) -> Reading:
    """A reading of `text` by the rules; a new one each time, since its book of actors grows."""
    return _read(*plain_story(text), codebook(), Settings())


def faithful() -> dict[str, Any]:
    return copy.deepcopy(FAITHFUL)


def read(*replies: object, mode: str = "model", text: str = STORY, part: int = 6000) -> Analysis:
    """The second reading of `text` by a model that replies `replies` (objects, or texts as they come)."""
    reading = fresh(text)
    texts = [Reply(r if isinstance(r, str) else json.dumps(r)) if not isinstance(r, Reply) else r for r in replies]
    assert len(asked(reading, codebook(), mode=mode, part=part)) == len(texts)
    return second_reading(reading, texts, codebook(), mode=mode, model="scripted", part=part)


def reasons(analysis: Analysis) -> list[tuple[str, str]]:
    """What was rejected, and why."""
    assert analysis.second is not None
    return [(r.what, r.reason) for r in analysis.second.rejected]


def values(analysis: Analysis) -> dict[str, dict[str, list[Any]]]:
    """What each report says, by type and field: the words."""
    return {r.type: {name: [v.raw for v in held] for name, held in r.fields} for r in analysis.reports}


def check(analysis: Analysis) -> int:
    """That all which `analysis` cites is words of its story; how many citations there are."""
    text = analysis.page.text
    story = analysis.article.spans("title", "standfirst", "body", "subhead")
    spans: list[Span] = []
    for report in analysis.reports:
        spans += [Span(report.start, report.end), report.trigger]
        for _, held in report.fields:
            assert all(text[v.start : v.end] == v.raw for v in held)
            assert all(v.time is None or 0 <= v.time < len(analysis.times) for v in held)
            spans += [Span(v.start, v.end) for v in held]
    for s in analysis.statements:
        spans += [*s.content, *(x for x in (s.cue, s.source) if x is not None)]
    spans += [Span(p.start, p.end) for p in analysis.positions] + [p.condition for p in analysis.positions if p.condition is not None]
    spans += [Span(x.start, x.end) for x in analysis.expectations]
    assert all(0 <= s.start < s.end <= len(text) and text[s.start : s.end].strip() for s in spans)
    assert all(any(block.start <= s.start and s.end <= story[-1].end for block in story) for s in spans)
    keys = {a.key for a in analysis.actors}
    held_keys = [s.speaker for s in analysis.statements] + [p.party for p in analysis.positions] + [x.by for x in analysis.expectations]
    held_keys += [v.actor for r in analysis.reports for _, held in r.fields for v in held]
    assert {k for k in held_keys if k is not None} <= keys
    return len(spans)
