"""A codebook in Markdown: what its keys mean, and what it says of each type, issue and stance."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from communique.codebooks.issues import Issue, Stance
from communique.codebooks.model import Codebook, Codes, EventType, Filler, Trigger

SECTIONS: tuple[tuple[str, type[BaseModel]], ...] = (
    ("the file", Codebook),
    ("a type", EventType),
    ("codes", Codes),
    ("a trigger", Trigger),
    ("a field", Filler),
    ("an issue", Issue),
    ("a stance", Stance),
)
"""The models of a codebook by what their keys belong to."""


def describe_keys() -> str:
    """All keys of a codebook with their meaning, a table for each part of the file."""
    return "\n\n".join(_table(f"Keys of {name}", model) for name, model in SECTIONS)


def _table(title: str, model: type[BaseModel]) -> str:
    meant = {field.alias or name: " ".join((field.description or "").split()) for name, field in model.model_fields.items()}
    rows = [f"| `{name}` | {_cell(words)} |" for name, words in meant.items()]
    return "\n".join([f"## {title}", "", "| key | meaning |", "|---|---|", *rows])


def describe(codebook: Codebook) -> str:
    """What `codebook` says, for people: each type with its codes, ladder, fields, triggers and examples, then issues and stances."""
    head = [f"# The codebook `{codebook.name}`, version {codebook.version}", "", codebook.description.strip(), ""]
    types = [line for name, kind in codebook.types.items() for line in _type(name, kind, codebook)]
    issues = [line for issue in codebook.issues for line in _issue(issue)]
    stances = [line for stance in codebook.stances for line in _stance(stance)]
    parts = (("## Types of events", types), ("## Issues", issues), ("## Stances", stances))
    return "\n".join([*head, *(line for title, lines in parts if lines for line in (title, "", *lines))]).rstrip() + "\n"


def _type(name: str, kind: EventType, codebook: Codebook) -> Iterator[str]:
    yield from (f"### {name.replace('_', ' ')} (`{name}`)", "", kind.definition, "")
    codes = [f"{system.upper()} {code}" for system, code in kind.codes.model_dump().items() if code]
    yield from _line("Codes", "; ".join(codes))
    yield from _line("Stages", " → ".join(kind.stages))
    yield from _line("Part of", ", ".join(kind.part_of))
    yield from _line("Fields", ", ".join(f"`{field}`" for field in sorted({*kind.fields, *codebook.common})))
    yield from _line("Needs one of", ", ".join(f"`{field}`" for field in kind.requires))
    yield from _line("Words", ", ".join(dict.fromkeys(word for trigger in kind.triggers for word in (*trigger.verbs, *trigger.nouns))))
    yield from (f"- yes: {example}" for example in kind.examples)
    yield from (f"- no: {example}" for example in kind.counter_examples)
    yield ""


def _issue(issue: Issue) -> Iterator[str]:
    yield from (f"### {issue.label} (`{issue.id}`)", "", issue.definition, "")
    yield from _line("Words", ", ".join((*issue.cues, *issue.weak)))
    yield from (f"- {example}" for example in issue.examples)
    yield ""


def _stance(stance: Stance) -> Iterator[str]:
    yield from (f"### {stance.id.replace('_', ' ')} (`{stance.id}`)", "", stance.definition, "")
    yield from _line("Words", ", ".join((*stance.verbs, *stance.nouns, *stance.adjectives, *stance.judgements)))
    yield from (f"- {example}" for example in stance.examples)
    yield ""


def _line(title: str, words: str) -> Iterator[str]:
    if words:
        yield f"{title}: {_cell(words)}"
        yield ""


def _cell(words: str) -> str:
    return words.replace("|", "\\|")
