"""The JSON Schema of a reply, generated from the codebook. Flat, closed and without options, as servers that enforce schemas want it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from communique.codebooks.model import STATUSES, Codebook, Filler

TEXT: dict[str, Any] = {"type": "string"}


def reply_schema(codebook: Codebook) -> dict[str, Any]:
    """What a model replies that reads a part of a story by itself."""
    fields = sorted({name for kind in codebook.types.values() for name in kind.fields} | set(codebook.common))
    stages = list(dict.fromkeys(stage for kind in codebook.types.values() for stage in kind.stages))
    value = _object(field=_one_of(fields), quote=TEXT, role=_maybe(roles(codebook)))
    report = _object(
        quote=TEXT, type=_one_of(codebook.types), status=_one_of(STATUSES), stage=_maybe(stages), values={"type": "array", "items": value}
    )
    issues, stances = [i.id for i in codebook.issues], [s.id for s in codebook.stances]
    parts = {"statements": _object(quote=TEXT, speaker=_maybe(), cue=_maybe())}
    if codebook.types:
        parts["reports"] = report
    if issues and stances:
        parts["positions"] = _object(quote=TEXT, party=TEXT, issue=_one_of(issues), stance=_one_of(stances), condition=_maybe())
    parts["expectations"] = _object(quote=TEXT, by=_maybe(), type=_maybe(codebook.types), due=_maybe())
    return _object(**{name: {"type": "array", "items": item} for name, item in parts.items()})


def gaps_schema() -> dict[str, Any]:
    """What a model replies that answers numbered questions."""
    return _object(answers={"type": "array", "items": _object(question={"type": "integer"}, quote=TEXT)})


def fillers(codebook: Codebook, type_: str, field: str) -> Sequence[Filler]:
    """How `field` of `type_` is filled; nothing for a field that the type does not have."""
    kind = codebook.types.get(type_)
    return {**codebook.common, **kind.fields}.get(field, ()) if kind is not None else ()


def roles(codebook: Codebook) -> list[str]:
    """The roles that those who take part may have."""
    held = (f.role for kind in codebook.types.values() for ways in kind.fields.values() for f in ways if f.role)
    return list(dict.fromkeys(held))


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _one_of(names: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(names)}


def _maybe(names: Iterable[str] | None = None) -> dict[str, Any]:
    return {"anyOf": [TEXT if names is None else _one_of(names), {"type": "null"}]}
