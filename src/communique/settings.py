"""What a user may set for a build. Everything here is part of the cache key."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from communique.model.actors import GivenActor
from communique.model.asking import SecondReader


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
    page_seconds: float = Field(default=120.0, ge=1, description="CPU seconds that reading one page may take; it is then a row with code C116")
    page_bytes: int = Field(default=20_000_000, ge=1, description="bytes that one page or entry may have; a longer one is a row with code C111")
    second: SecondReader | None = Field(default=None, description="a language model that reads too (`build --reader`, docs/second-reader.md)")
