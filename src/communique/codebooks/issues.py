"""What a codebook says about issues and stances: the models behind its ``issues`` and ``stances`` sections.

A cue is a phrase of lemmas in lower case: ``security guarantee`` stands for "security guarantees", "robust security guarantees".
Between two words of a cue stand at most two small words (articles, adjectives, possessives, hyphens); ``..`` allows up to eight words
there, ``<place>`` is a place name, ``<force>`` the name of a people or state ("Turkish troops"), ``a|b`` one of two words.

>>> Issue(id="border_line", label="borders", definition="Where the line runs.", cues=("border demarcation",)).words
'border line'
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML

StanceName = Literal["demands", "accepts", "accepts_if", "open_to", "offers", "rejects", "rejects_unless", "withdraws"]

SHIPPED = Path(__file__).parent / "data" / "peace-talks-issues.yaml"


class Issue(BaseModel):
    """One thing that parties differ on, and the words that name it."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    id: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")
    """What the record shows: letters, digits, underscores."""
    label: str
    """Its plain words."""
    definition: str
    """Plain words, for a human coder."""
    cues: tuple[str, ...]
    """Phrases of lemmas that name it; `..` allows up to eight words between, `<place>` and `<force>` stand for names, `a|b` for one of two."""
    weak: tuple[str, ...] = ()
    """Cues that count only on a page with several cues of any issue."""
    general: bool = False
    """`true` for an issue that gives way to one named within its own words: *a deal that would free the hostages*."""
    examples: tuple[str, ...] = ()
    """Sentences."""

    @property
    def words(self) -> str:
        """The id in plain words."""
        return self.id.replace("_", " ")


class Stance(BaseModel):
    """One attitude and the words that carry it, each a lemma with the preposition or particle that it needs. What such a word governs is
    searched for issues, and its subject is the party."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    id: StanceName
    """Which of the eight stances it is."""
    definition: str
    """Plain words, for a human coder."""
    verbs: tuple[str, ...] = ()
    """Lemmas with their preposition: `call for`."""
    with_stance: tuple[str, ...] = ()
    """Verbs that count only over another word of stance: *dropped* its demand."""
    nouns: tuple[str, ...] = ()
    """With the party as possessor: *its demand for*."""
    adjectives: tuple[str, ...] = ()
    """With the party as subject: *willing to*."""
    judgements: tuple[str, ...] = ()
    """Said of the issue itself: *unacceptable*."""
    examples: tuple[str, ...] = ()
    """Sentences."""


class IssueList(BaseModel):
    """The file `peace-talks-issues.yaml`: issues and stances of one kind of process."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    issues: tuple[Issue, ...]
    stances: tuple[Stance, ...]


def load_issues(path: Path = SHIPPED) -> IssueList:
    """Issues and stances of the YAML file `path`; pydantic's ValidationError when they are not valid."""
    return IssueList.model_validate(YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")))
