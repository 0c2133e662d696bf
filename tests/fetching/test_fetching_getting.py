"""Asking for addresses: what is refused before a byte is sent, and what a server may do to us. All servers are on this machine's loopback."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from communique.errors import FetchError
from communique.fetching.addresses import is_public, place_of
from communique.fetching.archive import save
from communique.fetching.getting import Fetcher, Limits
from communique.model.page import Page
from communique.pages.reading import read_pages

ANYWHERE = partial(place_of, allowed=lambda _: True, ports=False)
STORY = b"<html><head><title>Envoys Meet</title></head><body><article><h1>Envoys Meet</h1><p>Envoys met in Nairobi.</p></article></body></html>"
Answer = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """Answers as `answers` says by path; `asked` are the paths in their order."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked.append(self.path)
                outer.headers.append({k.lower(): v for k, v in self.headers.items()})
                outer.answers.get(self.path, partial(said, status=404))(self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        self.home = f"http://127.0.0.1:{self.port}"


def said(handler: BaseHTTPRequestHandler, body: bytes = b"", *, status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content_Type": "text/html", "Content_Length": str(len(body)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def server() -> Iterator[Server]:
    held = Server()
    thread = threading.Thread(target=held.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield held
    held.server.shutdown()
    thread.join()
    held.server.server_close()


def fetcher(**limits: float) -> Fetcher:
    return Fetcher(Limits(**{"pause": 0.0, "seconds": 5.0, **limits}), find=ANYWHERE)  # type: ignore[arg-type]  # numbers of both kinds


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255", "192.0.2.7",
     "::1", "::", "fe80::1", "fc00::1", "::ffff:127.0.0.1", "::ffff:192.168.0.1", "2002:7f00:0001::", "64:ff9b::7f00:1", "2001:db8::1"],
)  # fmt: skip
def test_addresses_that_are_not_public_are_known(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["9.9.9.9", "193.0.6.139", "2620:fe::9", "64:ff9b::909:909"])
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/x", "gopher://example.org/", "//example.org/x", "example.org", "https://", "http://[::1", "http://a:b/",
     "http://user:secret@example.org/", "http://example.org:8080/", "https://example.org:22/", "javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_plain_web_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError, match="C801"):
        place_of(url, lookup=lambda _host, _port: ["9.9.9.9"])


@pytest.mark.parametrize("found", [["127.0.0.1"], ["9.9.9.9", "10.0.0.1"], ["::1"], ["fe80::1%eth0"]])
def test_a_name_that_leads_home_is_refused(found: list[str]) -> None:
    with pytest.raises(FetchError, match=r"C801.*no public address"):
        place_of("https://news.example/story", lookup=lambda _host, _port: found)


def test_loopback_is_refused_by_default(server: Server) -> None:
    with pytest.raises(FetchError, match="C801"):
        Fetcher().get(f"http://localhost:{server.port}/")
    with pytest.raises(FetchError, match="C801"):
        Fetcher().get("http://127.0.0.1/")
    assert server.asked == []


def test_a_page_comes_as_it_was_sent_and_is_read_from_its_archive(server: Server, tmp_path: Path) -> None:
    server.answers = {"/story": partial(said, body=gzip.compress(STORY), Content_Encoding="gzip", ETag='"x"')}
    page = fetcher().get(f"{server.home}/story#comments")
    assert (page.status, page.body, page.headers["etag"]) == (200, gzip.compress(STORY), '"x"')
    assert server.headers[1]["user-agent"].startswith("communique/")
    place = save([page], tmp_path / "kept")
    (read,) = read_pages([tmp_path / "kept"])
    assert isinstance(read, Page)
    assert (read.url, read.fetched, read.path) == (f"{server.home}/story", page.at, place.name if place else "")
    assert "Envoys met in Nairobi." in read.text
    assert save([], tmp_path) is None


def test_the_connection_goes_to_the_address_that_was_checked(server: Server) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["203.0.113.1"]])  # a name that leads elsewhere the third time
    server.answers = {"/story": partial(said, body=STORY)}
    found = partial(place_of, lookup=lambda _host, _port: next(answers), allowed=lambda a: a.is_loopback, ports=False)
    assert Fetcher(Limits(pause=0), find=found).get(f"http://news.example:{server.port}/story").body == STORY
    assert server.headers[1]["host"] == f"news.example:{server.port}"
    with pytest.raises(FetchError, match="C801"):
        Fetcher(Limits(pause=0), find=found).get(f"http://news.example:{server.port}/story")


def test_a_redirect_is_checked_again(server: Server) -> None:
    server.answers = {
        "/away": partial(said, status=302, Location="http://127.0.0.2/secret"),
        "/file": partial(said, status=301, Location="file:///etc/passwd"),
        "/near": partial(said, status=307, Location="/story"),
        "/round": partial(said, status=302, Location="/round"),
        "/story": partial(said, body=STORY),
    }
    only = Fetcher(Limits(pause=0), find=partial(place_of, allowed=lambda a: str(a) == "127.0.0.1", ports=False))
    for path in ("/away", "/file"):
        with pytest.raises(FetchError, match="C801"):
            only.get(server.home + path)
    assert only.get(server.home + "/near").url == server.home + "/story"
    with pytest.raises(FetchError, match=r"C802.*leads elsewhere more than 5 times"):
        only.get(server.home + "/round")
    assert server.asked.count("/round") == 6


def test_robots_are_obeyed(server: Server) -> None:
    rules = b"User-agent: *\nDisallow: /private\n\nUser-agent: communique\nDisallow: /drafts\n"
    server.answers = {"/robots.txt": partial(said, body=rules), "/story": partial(said, body=STORY), "/private": partial(said, body=STORY)}
    own = fetcher()
    assert own.get(server.home + "/story").body == own.get(server.home + "/private").body == STORY
    with pytest.raises(FetchError, match="C803"):
        own.get(server.home + "/drafts/1")
    assert server.asked == ["/robots.txt", "/story", "/private"]
    server.answers = {"/robots.txt": partial(said, status=503), "/story": partial(said, body=STORY)}
    with pytest.raises(FetchError, match="C803"):
        fetcher().get(server.home + "/story")


@pytest.mark.parametrize("line", ["Disallow: //[", "Allow: http://[a", "Disallow: /%5b%5D//[x]", "Disallow: %2F%2F["])
def test_a_line_of_robots_with_no_address_is_left_aside(server: Server, line: str) -> None:
    rules = f"User-agent: *\n{line}\nDisallow: /drafts\n".encode()
    server.answers = {"/robots.txt": partial(said, body=rules), "/story": partial(said, body=STORY)}
    own = fetcher()
    assert own.get(server.home + "/story").body == STORY
    with pytest.raises(FetchError, match="C803"):
        own.get(server.home + "/drafts/1")


@pytest.mark.parametrize("location", ["//[", "http://[::1", "https://[x]/", "http://a.example:port/"])
@pytest.mark.parametrize("path", ["/robots.txt", "/story"])
def test_a_redirect_to_no_address_is_said(server: Server, path: str, location: str) -> None:
    server.answers = {"/story": partial(said, body=STORY), path: partial(said, status=302, Location=location)}
    with pytest.raises(FetchError, match="C801"):
        fetcher().get(server.home + "/story")


def drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(100):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.1)
    except OSError:
        pass


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b"x" * 100_000)
    except OSError:
        pass


@pytest.mark.parametrize(
    ("answer", "said_so"),
    [
        (drip, "C802"),
        (endless, "longer than 300,000 bytes"),
        (partial(said, body=STORY, Content_Length=str(len(STORY) + 9)), "C802"),
        (partial(said, status=404), "answers 404"),
        (partial(said, status=500), "answers 500"),
        (lambda handler: handler.wfile.write(b"no http at all\r\n\r\n"), "does not answer"),
        (lambda handler: handler.connection.close(), "C802"),
    ],
)
def test_bad_answers_are_said_and_end(server: Server, answer: Answer, said_so: str) -> None:
    server.answers = {"/story": answer}
    start = time.monotonic()
    with pytest.raises(FetchError, match=said_so):
        fetcher(seconds=0.5, size=300_000).get(server.home + "/story")
    assert time.monotonic() - start < 5


def test_nothing_changed_is_told_and_a_site_is_not_hurried(server: Server) -> None:
    server.answers = {"/feed": partial(said, status=304, Content_Length="0")}
    slept: list[float] = []
    calm = Fetcher(Limits(pause=3.0), find=ANYWHERE, clock=lambda: 100.0, sleep=slept.append)
    assert calm.get(server.home + "/feed", etag='"a"', modified="Mon, 05 May 2031 10:00:00 GMT").status == 304
    assert server.headers[1]["if-none-match"] == '"a"'
    assert slept == [3.0]  # between robots.txt and the feed


def test_nobody_there(server: Server) -> None:
    server.server.server_close()
    with pytest.raises(FetchError, match="C802"):
        fetcher().get(server.home + "/story")


def test_letters_of_other_scripts_in_an_address(server: Server) -> None:
    server.answers = {"/%D0%B8/a%20b?q=%C3%A9&r=1%2F2": partial(said, body=STORY)}
    assert fetcher().get(server.home + "/и/a b?q=é&r=1%2F2").body == STORY
    assert server.asked[-1] == "/%D0%B8/a%20b?q=%C3%A9&r=1%2F2"


def test_a_handshake_that_drips_is_cut() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        def drip_slowly() -> None:
            held, _ = listening.accept()
            with held, suppress(OSError):
                held.sendall(b"\x16\x03\x03\x40\x00")
                for _ in range(100):
                    held.sendall(b"\x02")
                    time.sleep(0.1)

        server = threading.Thread(target=drip_slowly)
        server.start()
        start = time.monotonic()
        with pytest.raises(FetchError, match="C802"):
            fetcher(seconds=0.5).get(f"https://127.0.0.1:{listening.getsockname()[1]}/")
        assert time.monotonic() - start < 5
        server.join()
