"""The user's file of actors (``build --actors FILE``), and saying where a mistake in it is and what to write instead."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from communique.errors import ActorsError
from communique.model.actors import GivenActor
from communique.tables import load_table


class Given(BaseModel):
    """One entry of the file."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    name: str = Field(min_length=1)
    kind: Literal["person", "state", "organisation", "armed_force", "group", "media"]
    country: str | None = None
    sector: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    aliases: tuple[str, ...] = ()

    @field_validator("country")
    @classmethod
    def _is_known(cls, code: str | None) -> str | None:
        if code is not None and code not in {row["code"] for row in load_table("communique.actors", "states.tsv")}:
            raise ValueError("this is no ISO 3166 alpha-3 code of a state; write one such as KEN")
        return code

    @model_validator(mode="after")
    def _state_has_code(self) -> Given:
        if self.kind == "state" and self.country is None:
            raise ValueError("a state needs its code; add 'country: …'")
        return self


def read_actors(path: Path) -> tuple[GivenActor, ...]:
    """The actors in the YAML file `path`, a list. ActorsError C302, with file and line, when it is not valid."""
    try:
        text = path.read_text(encoding="utf-8")
        data = YAML(typ="rt", pure=True).load(text)
    except OSError as problem:
        raise ActorsError("C302", f"{path}: cannot be opened ({problem.strerror}). Check the path.") from problem
    except UnicodeDecodeError as problem:
        raise ActorsError("C302", f"{path}: not UTF-8. Save it as UTF-8.") from problem
    except MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise ActorsError("C302", f"{path}:{line}: not valid YAML: {problem.problem}. Check indentation and quotes near here.") from problem
    except (YAMLError, ValueError, RecursionError) as problem:  # characters that YAML has not, a 13th month, a thousand brackets
        raise ActorsError("C302", f"{path}: not valid YAML: {str(problem).partition(chr(10))[0]}. Mend that.") from problem
    if not isinstance(data, list):
        raise ActorsError("C302", f"{path}:1: the file is a list of actors. Begin with '- name: …' and 'kind: …'.")
    marks: Any = getattr(data, "lc", None)
    return tuple(_read(entry, path, marks.item(n)[0] + 1) for n, entry in enumerate(data))


def _read(entry: Any, path: Path, line: int) -> GivenActor:
    try:
        given = Given.model_validate(entry)
    except ValidationError as problem:
        first = problem.errors()[0]
        where = str(first["loc"][0]) if first["loc"] else ""
        marks = getattr(entry, "lc", None)
        at = marks.key(where)[0] + 1 if marks is not None and where in entry else line
        named = f"'{where}': " if where else ""
        keys = ", ".join(Given.model_fields)
        raise ActorsError("C302", f"{path}:{at}: {named}{first['msg']}. An actor has the keys {keys}.") from problem
    return GivenActor(given.name, given.kind, given.country, given.sector, given.aliases)
