"""What a user may set for a build. Everything here is part of the cache key."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from communique.model.actors import GivenActor


class Settings(BaseSettings):
    """Settings of `analyse` and `merge`; each may also come from the environment as ``COMMUNIQUE_NAME``."""

    model_config = SettingsConfigDict(env_prefix="COMMUNIQUE_", frozen=True)

    parser: str = Field(default="auto", description="auto, or the name of an installed spaCy model package")
    actors: tuple[GivenActor, ...] = Field(default=(), description="actors that the user tells of (`build --actors`, docs/actors.md)")
    copy_threshold: float = Field(
        default=0.5, ge=0, le=1, description="share of one article's words, in passages, that makes it a version of the article that has them too"
    )
    rules: dict[str, str] = Field(
        default_factory=dict, description="by which rule an event shows a number, by field: {'fatalities': 'lowest'} (docs/record.md)"
    )
