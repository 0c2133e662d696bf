"""What else takes words from outside, for ``bench/fuzz.py mouths``: files of codebooks, actors, decisions and gold, addresses and forms of the
server, searches, places, dates, front matter, feeds, what a site says of robots and where it leads, replies of a language model.

An input's first byte chooses the mouth; what is refused in the way that its docstring names is no find.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import quote

from communique.analysing import read_page
from communique.building import build
from communique.building.actorfile import read_actors
from communique.codebooks.loading import load, read_codebook
from communique.errors import ActorsError, CodebookError, FetchError, GoldError, PageError, ReviewError
from communique.evaluate.gold import read_gold
from communique.evaluate.scoring import evaluate
from communique.exports.cas_back import reviews_from_cas
from communique.exports.cas_export import make_uima
from communique.exports.labelstudio import make_labelstudio
from communique.exports.labelstudio_back import reviews_from_labelstudio
from communique.exports.made import Source
from communique.fetching.addresses import Place, is_public, place_of
from communique.fetching.getting import Fetcher, Limits
from communique.llm.replies import Reply
from communique.llm.second import asked, second_reading
from communique.model.page import SiteFacts
from communique.model.spans import Span
from communique.pages.dates import dates_in, months_day
from communique.pages.frontmatter import check_front_matter, front_address, front_values
from communique.pages.readers.feeds import feed_links
from communique.places.finding import locate
from communique.places.phrases import take_apart
from communique.settings import Settings
from communique.store.book import Store
from communique.web.serving import application

STORY = """Envoys Meet in Nairobi

NAIROBI, May 2, 2031 — Envoys of Kenya and Uganda met in Nairobi on Monday. Shells hit the market on Sunday, killing 12 people, officials said.

“We want a lasting ceasefire,” the Kenyan envoy, Amara Odenya, said. “The talks will go on next week.”
"""
CODEBOOK = b"extends: peace-talks\nname: mine\nactions:\n  visit:\n    label: visit\n    triggers: [{lemma: visit}]\n    fields: [date, place]\n"
ACTORS = b"- name: Lake Front\n  kind: group\n  country: KEN\n  aliases: [the Front, LF]\n- name: Amara Odenya\n  kind: person\n"
GOLD = b'[{"file": "story.txt", "tier": "A", "content": [0, 5], "source": [1, 3], "cue": [3, 5]}]'
FORM = b"decision=rejected&why=wrong&who=ada&token="
FRONT = b"---\ntitle: Envoys meet\ndate: 2031-05-02\nauthor: [Ana Perez]\nurl: https://lantern.example/1\n---\nText.\n"
FEED = b'<rss version="2.0"><channel><title>T</title><item><link>https://a.example/1</link><pubDate>Mon, 5 May 2031</pubDate></item></channel></rss>'
DATES = b"Monday, 5 May 2031; 05/06/31, May 3-5; 2031-05-02T10:00:00Z, le 5 mai 2031, 31.12.99"
REPLY = b'{"reports": [{"type": "attack", "quote": "Shells hit the market on Sunday", "fields": {"fatalities": "12 people"}}], "statements": []}'
PATHS = ("api/events?action=meeting&from=2031-05&limit=2", "api/search?q=cease*&kind=statement", "search?q=a&from=2031", "changes?since=2031-03")


class Mouths:
    """One of each, over a small record in the folder `home`."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        (home / "story.txt").write_text(STORY, "utf-8")
        self.file, self.db = home / "given", home / "talks.db"
        self.record = build([home / "story.txt"], self.db, processes=1).record
        self.app = application(self.db, name="Talks", reviewer="ada")
        self.reading = read_page(self.record.pages[0], SiteFacts(()), load(), Settings())
        self.mouths: list[Callable[[bytes], Any]] = [
            self.codebook, self.actors, self.studio, self.cas, self.gold, self.address, self.form, self.search,
            self.place, self.date, self.front, self.feed, self.site, self.reply, self.gaps,
        ]  # fmt: skip

    def seeds(self) -> list[bytes]:
        """A whole thing for each mouth."""
        source = Source(self.record, with_text=True)
        studio = [bytes(held) for held in make_labelstudio(source).files.values()]
        cas = [bytes(held) for held in make_uima(source).files.values()]
        paths = [path.encode() for path in PATHS] + [b"/".join((b"api", kind)) for kind in (b"events", b"statements", b"actors", b"pages")]
        sites = [b"User-agent: *\nDisallow: /x\nCrawl-delay: 2\0/next", b"\0//[", b"Allow: http://[x\0https://b.example/"]
        whole = [[CODEBOOK], [ACTORS], studio, cas, [GOLD], paths, [FORM], [b"cease* fire OR", b'"a b"'], [b"near Nairobi, Kenya", b"Lake Victoria"],
                 [DATES], [FRONT], [FEED], sites, [REPLY], [b'{"answers": [{"gap": 1, "quote": "12 people"}]}']]  # fmt: skip
        return [bytes((number,)) + held for number, all_ in enumerate(whole) for held in all_]

    def taste(self, data: bytes) -> bool:
        """Hand `data` to its mouth; False when it was refused as it should be."""
        try:
            self.mouths[data[0] % len(self.mouths) if data else 0](data[1:])
        except (ActorsError, CodebookError, FetchError, GoldError, PageError, ReviewError):
            return False
        return True

    def codebook(self, data: bytes) -> None:
        self.file.with_suffix(".yaml").write_bytes(data)
        book = read_codebook(self.file.with_suffix(".yaml"))
        assert type(book).model_validate_json(book.model_dump_json(by_alias=True)) == book

    def actors(self, data: bytes) -> None:
        self.file.write_bytes(data)
        read_actors(self.file)

    def studio(self, data: bytes) -> None:
        self._kept(reviews_from_labelstudio(data.decode("utf-8", "surrogateescape"), self.record))

    def cas(self, data: bytes) -> None:
        self._kept(reviews_from_cas(data, self.record, at="2031-06-01T10:00:00", who="ada"))

    def _kept(self, taken: Any) -> None:
        for review in taken.reviews:
            assert 0 <= review.start <= review.end <= len(self.record.pages[0].text), review
            json.dumps([review.value, review.why]).encode()

    def gold(self, data: bytes) -> None:
        self.file.with_suffix(".json").write_bytes(data)
        evaluate(self.record, read_gold(self.file.with_suffix(".json")))

    def address(self, data: bytes) -> None:
        self._asked("GET", data, b"")

    def form(self, data: bytes) -> None:
        self._asked("POST", b"check/1?kind=attack", data)

    def _asked(self, method: str, address: bytes, body: bytes) -> None:
        path, _, query = address.partition(b"?")
        headers = [(b"host", b"127.0.0.1"), (b"content-type", b"application/x-www-form-urlencoded")]
        scope = {"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http", "root_path": "",
                 "headers": headers, "path": "/" + path.decode("utf-8", "replace"), "raw_path": quote(path).encode(), "query_string": query,
                 "server": ("127.0.0.1", 80), "client": ("127.0.0.1", 9)}  # fmt: skip
        answers: list[Any] = []

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Any) -> None:
            answers.append(message)

        with ThreadPoolExecutor(1) as apart:  # a browser's test may have left a loop running in this thread
            apart.submit(asyncio.run, self.app(scope, receive, send)).result()
        assert answers[0]["status"] < 500, answers[0]

    def search(self, data: bytes) -> None:
        words = data.decode("utf-8", "replace")
        with Store.open(self.db) as store:
            store.search(words)
            store.find(words, kind="statement")

    def place(self, data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        if text:
            take_apart(text)
            half = len(text) // 2
            spans = [Span(0, len(text))] + [Span(0, half), Span(half, len(text))] * (half > 0)
            for placed in locate(text, spans, [], [Span(0, len(text))]):
                assert 0 <= placed.start < placed.end <= len(text), placed

    def date(self, data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        dates_in(text, 0, len(text))
        months_day(text)

    def front(self, data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        check_front_matter(text, name="a.md")
        front_values(text)
        front_address(text)

    def feed(self, data: bytes) -> None:
        feed_links(data, name="feed")

    def site(self, data: bytes) -> None:
        """A robots.txt, then after a NUL where the page leads."""
        robots, _, leads = data.partition(b"\0")
        Web(robots, leads.decode("latin-1")).get("https://lantern.example/1")

    def reply(self, data: bytes) -> None:
        self._replied(data, "model")

    def gaps(self, data: bytes) -> None:
        self._replied(data, "gaps")

    def _replied(self, data: bytes, mode: str) -> None:
        count = len(asked(self.reading, load(), mode=mode, part=6000))
        replies = [Reply(data.decode("utf-8", "surrogateescape"), finish="length" if data[:1] == b" " else "stop")] * count
        found = second_reading(self.reading, replies, load(), mode=mode, model="m", part=6000)
        length = len(self.record.pages[0].text)
        for report in found.reports:
            assert all(0 <= span.start < span.end <= length for span in (report.trigger,)), report


class Web(Fetcher):
    """A web that is not asked: each site has `robots`, and its first page leads to `leads`."""

    def __init__(self, robots: bytes, leads: str) -> None:
        super().__init__(limits=Limits(pause=0))
        self.robots, self.leads = robots, leads
        self.find = _placed

    def _ask(self, place: Place, _: Any) -> tuple[int, dict[str, str], bytes]:
        if place.url.endswith("/robots.txt"):
            return 200, {}, self.robots
        return (302, {"location": self.leads}, b"") if place.url.endswith("/1") else (200, {"content-type": "text/html"}, b"<p>x")


def _placed(url: str) -> Place:
    return place_of(url, lookup=lambda *_: ["93.184.216.34"], allowed=is_public)
