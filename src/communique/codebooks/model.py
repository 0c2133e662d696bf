"""A codebook: the subject matter as data."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Codebook(BaseModel):
    """Event types, their fields and triggers, issues and stances of one kind of process."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    version: str
