"""Getting one address after the other: slowly, within limits, only where the site's robots.txt allows it.

``Fetcher().get("https://example.org/feed.xml")`` gives what the server sent, as it sent it.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import unquote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from communique import __version__
from communique.errors import FetchError
from communique.fetching.addresses import Place, place_of

AGENT = f"communique/{__version__}"
CHUNK = 65_536
ROBOTS = 512_000
"""Bytes of a robots.txt that are read (RFC 9309 asks for 500 KiB at least)."""
MOVED = frozenset({301, 302, 303, 307, 308})
PASSED_ON = ("content-type", "content-encoding", "etag", "last-modified")
"""Headers that are kept: those that the reading of the page, or the next question, needs."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Of one question: how often it may lead elsewhere, the size of the answer in bytes, the seconds that all of it may take; and the seconds
    between two questions to one site, at least."""

    redirects: int = 5
    size: int = 20_000_000
    seconds: float = 30.0
    pause: float = 2.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the server at `url` (after redirects) sent for `asked`. `at` is when, in UTC; `headers` are those of `PASSED_ON`, `body` as sent.

    `status` is 200, or 304 where nothing changed since the answer that was told of.
    """

    asked: str
    url: str
    at: str
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(slots=True)
class Fetcher:
    """Asks for addresses. `find` says where to ask and refuses what must not be asked; tests give their own `find`, `clock` and `sleep`."""

    limits: Limits = field(default_factory=Limits)
    find: Callable[[str], Place] = place_of
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _rules: dict[str, RobotFileParser] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def get(self, url: str, *, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What `url` holds; with `etag` or `modified` of an earlier answer the server may say that nothing changed (`status` 304).

        FetchError C801 when the address, or one that it leads to, must not be asked, C802 when no good answer comes within the limits, C803
        when robots.txt forbids it.
        """
        asked = url
        known = {"If-None-Match": etag, "If-Modified-Since": modified}
        for _ in range(self.limits.redirects + 1):
            place = self.find(url)
            if not _allows(self._rules_of(place), place.url):
                raise FetchError("C803", f"robots.txt of {place.host} forbids {place.url}. Save the page yourself if you may.")
            status, headers, body = self._ask(place, {name: value for name, value in known.items() if value})
            if status in MOVED and headers.get("location"):
                url = _led(place.url, headers["location"])
                continue
            if status not in (200, 304):
                raise FetchError("C802", f"{place.url} answers {status}. Check the address, or save the page yourself.")
            kept = {name: headers[name] for name in PASSED_ON if name in headers}
            return Fetched(asked, place.url, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), status, kept, body)
        raise FetchError("C802", f"{asked} leads elsewhere more than {self.limits.redirects} times. Save the page yourself.")

    def _rules_of(self, place: Place) -> RobotFileParser:
        """What robots.txt of the site says (RFC 9309: none allows all, one that cannot be had forbids all)."""
        rules = self._rules.get(place.site)
        if rules is None:
            rules = self._rules[place.site] = RobotFileParser()
            rules.parse([line for line in self._robots(place).splitlines() if _is_rule(line)])
        return rules

    def _robots(self, place: Place) -> str:
        url = f"{place.site}/robots.txt"
        for _ in range(self.limits.redirects + 1):
            status, headers, body = self._ask(self.find(url), {})
            if status in MOVED and headers.get("location"):
                url = _led(url, headers["location"])
                continue
            if status == 200:
                return body[:ROBOTS].decode("utf-8", "replace")
            return "" if 400 <= status < 500 else "User-agent: *\nDisallow: /"
        return ""

    def _ask(self, place: Place, more: Mapping[str, str]) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (lower-case names) and body of one answer."""
        self._wait(place)
        headers = {"User-Agent": AGENT, "Accept": "text/html, application/xhtml+xml, application/xml, text/*", "Accept-Encoding": "identity", **more}
        try:
            with self._connected(place) as connection:
                connection.request("GET", place.target, headers=headers)
                answer = connection.getresponse()
                body = self._body(answer, place)
                if connection.late:
                    raise TimeoutError(f"not done after {self.limits.seconds:g} seconds")
                return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise FetchError("C802", f"{place.url} does not answer as a web page does ({type(error).__name__}: {error}). Try again later.") from error

    def _wait(self, place: Place) -> None:
        now = self.clock()
        rest = self._asked.get(place.site, now - self.limits.pause) + self.limits.pause - now
        if rest > 0:
            self.sleep(rest)
        self._asked[place.site] = self.clock()

    def _body(self, answer: http.client.HTTPResponse, place: Place) -> bytes:
        held = bytearray()
        while more := answer.read(CHUNK):
            held += more
            if len(held) > self.limits.size:
                raise FetchError("C802", f"{place.url} is longer than {self.limits.size:,} bytes. Save the page yourself.")
        if answer.length:
            raise FetchError("C802", f"{place.url} broke off after {len(held):,} bytes. Try again later.")
        return bytes(held)

    @contextmanager
    def _connected(self, place: Place) -> Iterator[_Connection]:
        """A connection to the checked address, which is cut when the time is over, however slowly the server drips."""
        connection = _Connection(place, timeout=self.limits.seconds)
        timer = threading.Timer(self.limits.seconds, connection.cut)
        timer.daemon = True
        timer.start()
        try:
            yield connection
        finally:
            timer.cancel()
            connection.close()


def _led(url: str, location: str) -> str:
    """The address that `location` means on `url`."""
    try:
        return urljoin(url, location)
    except ValueError as error:
        raise FetchError("C801", f"{url} leads to {location[:200]}, which is no address ({error}). Save the page yourself.") from error


def _is_rule(line: str) -> bool:
    """False for a line of robots.txt with an address that is none; RFC 9309 has such lines ignored, `RobotFileParser` raises."""
    try:
        urlsplit(unquote(line.partition("#")[0].partition(":")[2].strip()))
    except ValueError:
        return False
    return True


def _allows(rules: RobotFileParser, url: str) -> bool:
    """Whether `rules` let us ask for `url`; they cannot speak of one that is no address once its escapes are read."""
    try:
        return rules.can_fetch(AGENT, url)
    except ValueError as error:
        raise FetchError("C801", f"{url} is no address ({error}). Write it as https://…") from error


class _Connection(http.client.HTTPConnection):
    """To `place.address`, whatever its name leads to by now; with https for the name."""

    def __init__(self, place: Place, *, timeout: float) -> None:
        super().__init__(place.host, place.port, timeout=timeout)
        self.default_port = 443 if place.scheme == "https" else 80
        self._place = place
        self.late = False
        self._held: socket.socket | None = None  # http.client lets go of `sock` while the answer is still read

    def connect(self) -> None:
        self.sock = self._held = socket.create_connection((self._place.address, self._place.port), self.timeout)
        if self._place.scheme == "https":
            context = ssl.create_default_context()
            self.sock = self._held = context.wrap_socket(self.sock, server_hostname=self._place.host, do_handshake_on_connect=False)
            self.sock.do_handshake()  # when `cut` knows the socket: a server may drip here too

    def cut(self) -> None:
        """End it now, from another thread: the time is over."""
        self.late = True
        if self._held is not None:
            with suppress(OSError):
                self._held.shutdown(socket.SHUT_RDWR)
