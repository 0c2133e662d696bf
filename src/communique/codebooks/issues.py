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
    """One thing that parties differ on. `cues` name it by themselves; `weak` ones only on a page where several cues of any issue stand.

    A `general` issue ("the deal") gives way to one that its own words name ("a deal that frees the hostages"). `id` is what the
    record shows (lower case, underscores), `label` its plain words, `definition` what a coder reads.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label: str
    definition: str
    cues: tuple[str, ...]
    weak: tuple[str, ...] = ()
    general: bool = False
    examples: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The id in plain words."""
        return self.id.replace("_", " ")


class Stance(BaseModel):
    """One attitude and the words that carry it; each a lemma with the preposition or particle that it needs.

    ``call for`` in `verbs` stands for "calls for X" and "calling for X"; what such a word governs is searched for issues, and its subject
    is the party. `nouns` have the party as possessor ("its demand for X"), `adjectives` as subject ("willing to X"). `judgements` are
    said of the issue itself by its opponent or friend ("X is unacceptable"). Verbs in `with_stance` count only over another word of
    stance ("dropped its demand for X").
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: StanceName
    definition: str
    verbs: tuple[str, ...] = ()
    with_stance: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


class IssueList(BaseModel):
    """The file `peace-talks-issues.yaml`: issues and stances of one kind of process."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    issues: tuple[Issue, ...]
    stances: tuple[Stance, ...]


def load_issues(path: Path = SHIPPED) -> IssueList:
    """Issues and stances of the YAML file `path`; pydantic's ValidationError when they are not valid."""
    return IssueList.model_validate(YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")))
