"""The second reader in a build: pages are read by the rules, a model is asked about them, and its replies are read with them.

Some pages at a time are under way. What is replied is kept at once, so that an interrupted build asks nothing twice.
"""

from __future__ import annotations

import json
import os
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import asdict, dataclass

from communique.analysing import Reading, read_page
from communique.building.working import Outcome, Task
from communique.codebooks.model import Codebook
from communique.errors import PageError, ParserError
from communique.limiting import at_most
from communique.llm.asking import Asked, Asker, Estimate, Spend, estimate
from communique.llm.endpoint import Endpoint
from communique.llm.options import tokens_of
from communique.llm.prompting import instructions
from communique.llm.replies import Reply
from communique.llm.second import asked, second_reading
from communique.model.asking import KEY, SecondReader
from communique.model.page import Page, Unread
from communique.settings import Settings
from communique.store.book import Store
from communique.store.replies import KeptReply

WAITING = "C703"
"""Of a page that the model has not read: it is asked again by the next build."""
NOTE = "second reader"
"""Under which the store keeps what the last build that asked spent."""
OnSpend = Callable[[Estimate | Spend], None]


@dataclass(frozen=True, slots=True)
class _UnderWay:
    task: Task
    reading: Reading
    asked: Asked


def read_twice(
    tasks: Iterable[Task], *, store: Store, codebook: Codebook, settings: Settings, chars: Iterable[int], on_spend: OnSpend | None = None
) -> Generator[tuple[Task, Outcome], None, None]:
    """Each of `tasks` with its analysis by both readers, or with why there is none, in their order. `chars` are the lengths of their pages.

    `on_spend` hears an estimate before the first request, and what was spent after the last. A page that got no reply is as the rules read it, its
    analysis without `second`; where the model reads alone it is a row with code C703.
    Raises SecondReaderError C701 for a key that cannot be sent, and ParserError.
    """
    reader = settings.second
    assert reader is not None
    tell = on_spend or (lambda _: None)
    overhead = tokens_of(instructions(codebook))
    tell(estimate(chars, overhead=overhead, reader=reader))
    endpoint = Endpoint(reader, os.environ.get(KEY))
    with closing(endpoint), Asker(reader, endpoint.ask, _Kept(store), codebook=codebook.digest) as asker:
        held: deque[_UnderWay] = deque()
        try:
            for task in tasks:
                found = _read(task, codebook, settings)
                if isinstance(found, Unread):
                    yield task, found
                    continue
                questions = asked(found, codebook, mode=reader.mode, part=reader.part)
                held.append(_UnderWay(task, found, asker.ask(task.page.id, questions)))
                while held and (held[0].asked.done or len(held) > 2 * reader.concurrency):
                    yield _finished(held.popleft(), asker, codebook, reader)
            while held:
                yield _finished(held.popleft(), asker, codebook, reader)
        finally:
            store.put_note(NOTE, json.dumps(asdict(asker.spend)))
            tell(asker.spend)


def last_spend(store: Store) -> Spend | None:
    """What the last build that asked a model spent; None when none asked."""
    note = store.note(NOTE)
    return None if note is None else Spend(**json.loads(note))


def _read(task: Task, codebook: Codebook, settings: Settings) -> Reading | Unread:
    page = task.page
    try:
        with at_most(settings.page_seconds, name=page.path):
            return read_page(page, task.site, codebook, settings)
    except PageError as error:
        return Unread(page.path, page.member, error.code, error.message)
    except ParserError:
        raise
    except Exception as error:  # broad (BLE001), as in `communique.building.working`: whatever a page breaks, the others must still be read
        return _broken(page, error)


def _finished(one: _UnderWay, asker: Asker, codebook: Codebook, reader: SecondReader) -> tuple[Task, Outcome]:
    asker.wait_for(one.asked)
    page = one.task.page
    if one.asked.problem is not None:
        asker.spend.waiting += 1
        if reader.mode == "model":
            return one.task, Unread(page.path, page.member, WAITING, f"{one.asked.problem}. Build again to ask once more.")
        return one.task, one.reading.analysis
    try:
        replies = one.asked.in_order()
        return one.task, second_reading(one.reading, replies, codebook, mode=reader.mode, model=reader.model, part=reader.part)
    except Exception as error:  # broad (BLE001): a reply comes from outside too
        return one.task, _broken(page, error)


def _broken(page: Page, error: Exception) -> Unread:
    return Unread(page.path, page.member, "C109", f"{type(error).__name__}: {error}. Please report this page.")


class _Kept:
    """The replies that a record file keeps."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def reply(self, key: str) -> Reply | None:
        """The reply under `key`."""
        held = self._store.reply(key)
        return None if held is None else Reply(*held)

    def put_reply(self, key: str, page: str, reply: Reply) -> None:
        """Keep `reply`."""
        self._store.put_reply(key, page, KeptReply(reply.text, reply.finish, reply.prompt_tokens, reply.reply_tokens, reply.refused))


@dataclass(frozen=True, slots=True)
class Totals:
    """What came of all replies about the pages of a record: counts, and the rejected by reason, most first."""

    pages: int
    accepted: int
    agreed: int
    differed: int
    rejected: tuple[tuple[str, int], ...]


def totals(store: Store) -> Totals:
    """What came of the second reading of the pages that the record in `store` holds."""
    held = [a.second for a in store.analyses() if a.second is not None]
    reasons = Counter(r.reason for s in held for r in s.rejected)
    rejected = tuple(sorted(reasons.items(), key=lambda row: (-row[1], row[0])))
    return Totals(len(held), sum(s.accepted for s in held), sum(s.agreed for s in held), sum(s.differed for s in held), rejected)
