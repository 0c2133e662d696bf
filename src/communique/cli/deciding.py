"""The command ``review``: links and names that are in doubt, and decisions on them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.parts import Record

SAME = typer.Option("--same", help="The two tell of one event, or are one actor.")
APART = typer.Option("--apart", help="They do not, or are not; of an event and one of its reports: the report leaves it.")
NAME = re.compile(r"p-[a-z0-9]+\.\d{1,9}-\d{1,9}")
UNDO = typer.Option("--undo", help="Leave the two to the program again.")


def review(
    record: Record,
    refs: Annotated[list[str] | None, typer.Argument(metavar="[REF REF]", help="Two reports, events, actors or names (PAGE.START-END).")] = None,
    names: Annotated[bool, typer.Option("--names", help="List names in doubt instead of links.")] = False,
    same: Annotated[bool, SAME] = False,
    apart: Annotated[bool, APART] = False,
    undo: Annotated[bool, UNDO] = False,
    who: Annotated[str, typer.Option(metavar="NAME", help="Who decides.", show_default=False)] = "",
    why: Annotated[str, typer.Option(metavar="WORDS", help="Why.", show_default=False)] = "",
    limit: Annotated[int, typer.Option(help="How many doubtful links are listed.")] = 10,
    codebook: Annotated[str, typer.Option(help="The codebook that the record was made with.")] = "peace-talks",
) -> None:
    """List the links between reports, or the names, that are in doubt, or decide on one: --same, --apart or --undo with two references and --who."""
    picked = [name for name, given in (("same", same), ("apart", apart), ("undo", undo)) if given]
    if not refs and not picked:
        (_list_names if names else _list)(record, limit)
        return
    if len(picked) != 1 or len(refs or ()) != 2 or not who.strip():
        raise typer.BadParameter("name two references, one of --same, --apart and --undo, and with --who who decides.", param_hint="REF REF")
    _decide(record, (refs or ["", ""])[0], (refs or ["", ""])[1], picked[0], who=who.strip(), why=why.strip(), codebook=codebook)


def _list(record: Path, limit: int) -> None:
    from communique.building.linking import doubts_of
    from communique.showing.view import View
    from communique.store.book import Store
    from communique.terminal.doubts import show_doubts
    from communique.terminal.layout import new_console

    with Store.open(record) as store:
        held, doubts = doubts_of(store)
        show_doubts(new_console(), doubts, View(held, store.sentences), limit=limit)


def _list_names(record: Path, limit: int) -> None:
    from communique.building.naming import name_doubts
    from communique.showing.view import View
    from communique.store.book import Store
    from communique.terminal.doubts import show_names
    from communique.terminal.layout import new_console

    with Store.open(record) as store:
        show_names(new_console(), name_doubts(store), View(store.read_record(), store.sentences), limit=limit)


def _decide_names(record: Path, one: str, two: str, decision: str, *, who: str, why: str) -> None:
    from datetime import UTC, datetime

    from communique.building.naming import decide_actors, named_by
    from communique.showing.view import View
    from communique.store.book import Store
    from communique.terminal.doubts import show_moved_actors
    from communique.terminal.layout import new_console

    names = [ref if NAME.fullmatch(ref) else _living(record, ref) for ref in (one, two)]
    at = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        with Store.open(record) as store:
            named = [named_by(store.read_record(), name) for name in names]
        before, after = decide_actors(record, named[0], named[1], decision, who=who, at=at, why=why)
    except ValueError as error:
        raise typer.BadParameter(f"{error}.", param_hint="REF REF") from error
    show_moved_actors(new_console(), View(before, lambda _: ()), View(after, lambda _: ()))


def _decide(record: Path, one: str, two: str, decision: str, *, who: str, why: str, codebook: str) -> None:
    from datetime import UTC, datetime

    from communique.building.linking import decide_link
    from communique.showing.view import View
    from communique.terminal.doubts import show_moved
    from communique.terminal.layout import new_console

    if any(NAME.fullmatch(ref) or ref.startswith("a-") for ref in (one, two)):
        _decide_names(record, one, two, decision, who=who, why=why)
        return
    names = _living(record, one), _living(record, two)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        before, after = decide_link(record, *names, decision, who=who, at=at, why=why, codebook=codebook)
    except ValueError as error:
        raise typer.BadParameter(f"{error}.", param_hint="REF REF") from error
    show_moved(new_console(), View(before, lambda _: ()), View(after, lambda _: ()))


def _living(record: Path, ref: str) -> str:
    from communique.showing.view import View
    from communique.store.book import Store
    from communique.terminal.refs import living_id

    with Store.open(record) as store:
        things = View(store.read_record(), store.sentences).things
        return living_id(ref, known=store.ids_beginning(ref), living=things, forwarded=store.forwarded)
