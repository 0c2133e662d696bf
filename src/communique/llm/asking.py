"""Asking many questions: what is known is not asked again, several at a time, within a budget, and until the endpoint is dead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from types import TracebackType
from typing import Protocol

from communique.errors import SecondReaderError
from communique.llm.endpoint import Unanswered
from communique.llm.options import tokens_of
from communique.llm.replies import Question, Reply
from communique.model.asking import SecondReader

DEAD = 3
"""Questions without a reply, one after the other, after which no more are asked."""
SPENT = "the tokens that --max-tokens allows are spent"


class Replies(Protocol):
    """Where replies are kept."""

    def reply(self, key: str) -> Reply | None:
        """The reply under `key`; None where there is none."""

    def put_reply(self, key: str, page: str, reply: Reply) -> None:
        """Keep `reply`, which is about `page`."""


@dataclass(slots=True)
class Spend:
    """What a build asked and spent. `asked` requests were answered, `known` replies were in the cache; tokens as the server counts them."""

    asked: int = 0
    known: int = 0
    prompt_tokens: int = 0
    reply_tokens: int = 0
    problem: str | None = None
    waiting: int = 0

    @property
    def tokens(self) -> int:
        """In all."""
        return self.prompt_tokens + self.reply_tokens


@dataclass(slots=True)
class Asked:
    """The questions about one page, and their replies once they are there; `problem` says why some never will be."""

    page: str
    keys: tuple[str, ...]
    questions: tuple[Question, ...]
    replies: dict[int, Reply] = field(default_factory=dict)
    problem: str | None = None

    @property
    def done(self) -> bool:
        """True when nothing is to be waited for."""
        return self.problem is not None or len(self.replies) == len(self.questions)

    def in_order(self) -> tuple[Reply, ...]:
        """The replies, one for each question."""
        return tuple(self.replies[n] for n in range(len(self.questions)))


class Asker:
    """Asks `endpoint` (a question → its reply) what `replies` does not know. Use as a context manager."""

    def __init__(self, reader: SecondReader, endpoint: Callable[[Question], Reply], replies: Replies, *, codebook: str) -> None:
        self._reader = reader
        self._endpoint = endpoint
        self._replies = replies
        self._codebook = codebook
        self._pool = ThreadPoolExecutor(max(1, reader.concurrency), thread_name_prefix="second-reader")
        self._under_way: dict[Future[Reply], tuple[Asked, int, int]] = {}
        self._failed = 0
        self.spend = Spend()

    def __enter__(self) -> Asker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)

    def ask(self, page: str, questions: Sequence[Question]) -> Asked:
        """Begin to ask `questions` about the page with the id `page`; waits while as many as may be are under way."""
        reader = self._reader
        keys = tuple(q.key(page=page, codebook=self._codebook, model=reader.model, reply_tokens=reader.reply_tokens) for q in questions)
        asked = Asked(page, keys, tuple(questions))
        for n, (key, question) in enumerate(zip(keys, questions, strict=True)):
            known = self._replies.reply(key)
            if known is not None:
                asked.replies[n] = known
                self.spend.known += 1
                continue
            self._take(lambda: len(self._under_way) < reader.concurrency)
            if self.spend.problem is not None:
                asked.problem = asked.problem or self.spend.problem
                continue
            cost = cost_of(question, reader)
            if reader.max_tokens is not None and self.spend.tokens + self._promised() + cost > reader.max_tokens:
                asked.problem = SPENT
                continue
            self._under_way[self._pool.submit(self._endpoint, question)] = (asked, n, cost)
        return asked

    def wait_for(self, asked: Asked) -> None:
        """Take replies until those that `asked` waits for are there, or never will be."""
        self._take(lambda: asked.done or not any(held is asked for held, _, _ in self._under_way.values()))

    def _promised(self) -> int:
        return sum(cost for _, _, cost in self._under_way.values())

    def _take(self, enough: Callable[[], bool]) -> None:
        """Take the replies that come, each kept at once, until it is `enough`."""
        while not enough():
            for future in wait(self._under_way, return_when=FIRST_COMPLETED).done:
                asked, n, _ = self._under_way.pop(future)
                self._keep(future, asked, n)

    def _keep(self, future: Future[Reply], asked: Asked, n: int) -> None:
        try:
            reply = future.result()
        except Unanswered as error:
            self._failed += 1
            asked.problem = f"the endpoint gave no reply ({error})"
            if self._failed >= DEAD and self.spend.problem is None:
                self.spend.problem = asked.problem
        except SecondReaderError as error:
            asked.problem = error.message
            self.spend.problem = error.message
        else:
            self._failed = 0
            self._replies.put_reply(asked.keys[n], asked.page, reply)
            asked.replies[n] = reply
            self.spend.asked += 1
            self.spend.prompt_tokens += reply.prompt_tokens
            self.spend.reply_tokens += reply.reply_tokens


def cost_of(question: Question, reader: SecondReader) -> int:
    """The most tokens that asking `question` costs, about: the prompt and a reply of full length."""
    return tokens_of(question.system) + tokens_of(question.user) + reader.reply_tokens


@dataclass(frozen=True, slots=True)
class Estimate:
    """Of a build before it asks: at most so many requests and tokens, for so many pages."""

    pages: int
    requests: int
    prompt_tokens: int
    reply_tokens: int


def estimate(chars: Iterable[int], *, overhead: int, reader: SecondReader) -> Estimate:
    """For pages of so many `chars`, were all of their text the story; `overhead` are the tokens of the instructions in each request."""
    sizes = list(chars)
    requests = sum(-(-size // reader.part) for size in sizes)
    shown = sum(tokens_of("x" * min(size, 10**6)) if size < 10**6 else size // 3 for size in sizes)
    return Estimate(len(sizes), requests, shown + requests * overhead, requests * reader.reply_tokens)
