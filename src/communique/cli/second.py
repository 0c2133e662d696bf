"""The options of ``build`` on a second reader, and what is said of what it cost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from communique.llm.asking import Estimate, Spend
    from communique.model.asking import SecondReader

READERS = ("rules", "model", "both", "gaps")
Reader = Annotated[str, typer.Option("--reader", help="Who reads: rules, model, both, or gaps (the model only what the rules left open).")]
Endpoint = Annotated[str | None, typer.Option("--endpoint", metavar="URL", help="An OpenAI-compatible server, up to /v1.", show_default=False)]
Model = Annotated[str | None, typer.Option("--model", metavar="NAME", help="The model's name at the endpoint.", show_default=False)]
MaxTokens = Annotated[int | None, typer.Option("--max-tokens", min=1, help="Spend no more tokens than these.", show_default=False)]
Requests = Annotated[int, typer.Option("--requests", min=1, max=64, help="Requests under way at once.")]
Timeout = Annotated[float, typer.Option("--timeout", min=0.1, metavar="SECONDS", help="The longest that one request may take.")]

ReplyTokens = Annotated[int, typer.Option("--reply-tokens", min=16, help="The longest reply.")]
Part = Annotated[int, typer.Option("--part", min=300, metavar="CHARS", help="How much of a story one request shows, for models that hold little.")]


def second_reader(reader: str, *, endpoint: str | None, model: str | None, **how: Any) -> SecondReader | None:
    """The second reader that the options ask for; None for the rules alone. `how` are further fields of `SecondReader`."""
    from communique.model.asking import SecondReader

    if reader not in READERS:
        raise typer.BadParameter(f"{reader!r} is none of {', '.join(READERS)}.", param_hint="--reader")
    if reader == "rules":
        if endpoint or model:
            raise typer.BadParameter("say also how it reads: --reader both, model or gaps.", param_hint="--endpoint")
        return None
    if not endpoint or not model:
        raise typer.BadParameter("a model needs --endpoint URL and --model NAME.", param_hint="--reader")
    return SecondReader(endpoint, model, mode=reader, **how)


def say_spend(news: Estimate | Spend) -> None:
    """On stderr: what it will cost at most, and what it cost."""
    from communique.llm.asking import Estimate

    if isinstance(news, Estimate):
        asked = f"{news.pages} pages, at most about {news.requests} requests, {news.prompt_tokens:,} tokens to read"
        typer.echo(f"second reader: {asked}, {news.reply_tokens:,} to reply.", err=True)
    else:
        spent = f"{news.asked} requests, {news.prompt_tokens:,} tokens read, {news.reply_tokens:,} replied"
        typer.echo(f"second reader: {spent}; {news.known} replies known from before.", err=True)


def say_totals(record: Path) -> None:
    """What came of the replies. Raises SecondReaderError C702 where pages still wait for theirs."""
    from communique.building.second import last_spend, totals
    from communique.errors import SecondReaderError
    from communique.store.book import Store
    from communique.terminal.layout import new_console
    from communique.terminal.second import show_totals

    with Store.open(record) as store:
        found, spend = totals(store), last_spend(store)
    show_totals(new_console(), found)
    if spend is not None and spend.waiting:
        why = spend.problem or "the tokens of --max-tokens are spent, or single requests failed"
        raise SecondReaderError("C702", f"{spend.waiting} pages wait for the second reader: {why}. What is done is kept; build again to go on.")
