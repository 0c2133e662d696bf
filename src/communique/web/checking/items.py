"""What a person may decide on, one item for each citation and field, the doubtful and the important first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from math import log2

from communique.model.correcting import SPEAKER, STATUS
from communique.model.record import CitedValue, Event, RecordExpectation, RecordPosition, RecordReport, RecordStatement
from communique.showing.view import View
from communique.store.reviews import Key
from communique.tables import load_table

VALUE, REPORT, STATEMENT, POSITION, EXPECTATION = "value", "report", "statement", "position", "expectation"
WHO, OUTCOME = "speaker", "outcome"
NAME = re.compile(r"([a-z]+-[a-z0-9]+)\.(\d+)-(\d+)\.([a-z]+\.\w+)")
HAPPENED = "happened"


@dataclass(frozen=True, slots=True)
class Item:
    """Words of a page, and what the record makes of them in one field; `kind` is one of those above. `thing` is the id of the report, statement,
    position or expectation, `event` that of the report's event; `of` the type of the report, the issue or the act; `doubts` say why it comes where
    it comes."""

    key: Key
    kind: str
    thing: str
    event: str
    of: str
    outlet: str
    weight: float
    doubts: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name in an address: ``p-abc.120-135.reports.fatalities``."""
        page, start, end, field = self.key
        return f"{page}.{start}-{end}.{field}"

    @property
    def field(self) -> str:
        """Kind and field, as a decision names it."""
        return self.key[3]


def key_of(name: str) -> Key | None:
    """The key in the name of an item; None for what is no such name."""
    found = NAME.fullmatch(name)
    return (found[1], int(found[2]), int(found[3]), found[4]) if found else None


def items_of(view: View) -> list[Item]:
    """All items of the record of `view`, which must be as it was before any decision: those of one event stand together, the weightiest event
    first, and in it the weightiest item, then the first printed. Items of one key are one."""
    held: dict[Key, Item] = {}
    for item in _all(view):
        known = held.get(item.key)
        if known is None or item.weight > known.weight:
            held[item.key] = item
    heaviest: dict[str, float] = {}
    for item in held.values():
        group = item.event or item.thing
        heaviest[group] = max(item.weight, heaviest.get(group, item.weight))
    printed = {page: view.printed(page) or "9999" for page in view.pages}
    return sorted(held.values(), key=lambda i: (-heaviest[i.event or i.thing], i.event or i.thing, -i.weight, printed[i.key[0]], i.key))


def _all(view: View) -> Iterator[Item]:
    copies = {a.page for a in view.record.articles if a.copy_of}
    outlets = {page: view.outlet(page) for page in view.pages}
    for report in view.record.reports:
        yield from _of_report(report, view.event_of.get(report.id), copies, outlets[report.page])
    for statement in view.record.statements:
        yield from _of_statement(statement, copies, outlets[statement.page])
    for p in view.record.positions:
        doubts = [("kind", POSITION), *([("doubt", "told")] if p.attributed_by != "self" else []), *_shared(p, copies)]
        yield _item((p.page, p.start, p.end, "positions.stance"), POSITION, p.id, "", p.issue, outlets[p.page], doubts)
    for x in view.record.expectations:
        settled = x.followed_by is not None
        doubts = [("kind", EXPECTATION), *_shared(x, copies)]
        yield _item((x.page, x.start, x.end, "expectations.what"), EXPECTATION, x.id, "", x.expects or "", outlets[x.page], doubts)
        if settled:
            yield _item((x.page, x.start, x.end, STATUS), OUTCOME, x.id, "", x.expects or "", outlets[x.page], [("doubt", "settled"), *doubts])


def _of_report(report: RecordReport, event: Event | None, copies: set[str], outlet: str) -> Iterator[Item]:
    many = log2(max((f.outlets for f in event.fields.values()), default=1)) if event else 0.0
    name = event.id if event else ""
    common = _shared(report, copies)
    differs = [("doubt", "differs")] if report.differs else []
    doubts = [("kind", REPORT), ("field", "type"), *([("doubt", "status")] if report.status != HAPPENED else []), *differs, *common]
    yield _item((report.page, report.start, report.end, "reports.type"), REPORT, report.id, name, report.type, outlet, doubts, more=many)
    for field, values in report.fields.items():
        agreement = event.fields[field].agreement if event and field in event.fields else ""
        apart = [("doubt", "differs")] if report.reader == "both" and len({v.reader for v in values} & {"rules", "model"}) == 2 else []
        for value in values:
            doubts = [("agreement", agreement), ("field", field), *_of_value(value), *apart, *common]
            key = (value.page, value.start, value.end, f"reports.{field}")
            yield _item(key, VALUE, report.id, name, report.type, outlet, doubts, more=many)


def _of_value(value: CitedValue) -> Iterator[tuple[str, str]]:
    if value.kind == "derived":
        yield "doubt", "derived"
    if value.qualifier == "vague":
        yield "doubt", "vague"
    if value.reader == "model":
        yield "doubt", "model"


def _of_statement(statement: RecordStatement, copies: set[str], outlet: str) -> Iterator[Item]:
    doubts = [*([("doubt", "nameless")] if not statement.speaker else []), *_shared(statement, copies)]
    for span in statement.content:
        yield _item((statement.page, *span, "statements.content"), STATEMENT, statement.id, "", statement.act or "", outlet, doubts)
    yield _item((statement.page, *statement.content[0], SPEAKER), WHO, statement.id, "", statement.act or "", outlet, doubts)


def _shared(thing: RecordReport | RecordStatement | RecordPosition | RecordExpectation, copies: set[str]) -> list[tuple[str, str]]:
    held = [("doubt", "copy")] if thing.page in copies else []
    return [*held, ("doubt", "model")] if thing.reader == "model" else held


def _item(
    key: Key, kind: str, thing: str, event: str, of: str, outlet: str, doubts: Iterable[tuple[str, str]], *, more: float = 0.0
) -> Item:  # fmt: skip
    weights = _weights()
    found = [weights[doubt] for doubt in dict.fromkeys(doubts) if doubt in weights]
    words = tuple(dict.fromkeys(said for _, said in found if said))
    return Item(key, kind, thing, event, of, outlet, more + sum(weight for weight, _ in found), words)


@cache
def _weights() -> dict[tuple[str, str], tuple[float, str]]:
    rows = load_table("communique.web", "check_weights.tsv")
    return {(r["group"], r["name"]): (float(r["weight"]), "" if r["words"] == "-" else r["words"]) for r in rows}
