"""The site on this machine: the same pages as in the folder, to read only, for this machine only, and never a trace."""

from __future__ import annotations

import http.client
import signal
import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from asgi_kit import ask
from site_kit import FEWER, JOINED, stored
from starlette.applications import Starlette

from communique.errors import OutputError
from communique.store.book import Store
from communique.web.edition import load
from communique.web.hosts import is_local, known_host
from communique.web.listening import listen
from communique.web.serving import HEADERS, application
from communique.web.shelf import Shelf
from sample_talks import RECORD
from serving_kit import serving

UNSAFE = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return stored(tmp_path / "talks.db", RECORD)


@pytest.fixture
def app(place: Path) -> Starlette:
    return application(place, name="Lake talks")


def test_every_page_is_the_one_of_the_folder(app: Starlette, place: Path) -> None:
    edition = load(place, name="Lake talks")
    assert (ask(app, "/search.html").status, ask(app, "/search.html").headers["location"]) == (307, "/search")
    for where in set(edition.addresses()) - {"search.html"}:
        answer = ask(app, f"/{where}")
        assert (answer.status, answer.text) == (200, edition.text_of(where))
    assert ask(app, "/").text == edition.text_of("index.html")


def test_every_answer_has_the_headers(app: Starlette) -> None:
    for given in (ask(app), ask(app, "/none"), ask(app, method="POST"), ask(app, host="evil.example"), ask(app, "/static/site.js")):
        assert HEADERS.items() <= given.headers.items()
        assert "frame-ancestors 'none'" in given.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("where", "kind"), [("index.html", "text/html"), ("static/style.css", "text/css"), ("static/site.js", "text/javascript"), ("none", "text/html")]
)
def test_kinds(where: str, kind: str, app: Starlette) -> None:
    assert ask(app, f"/{where}").headers["content-type"] == f"{kind}; charset=utf-8"


def test_head_is_get_without_the_bytes(app: Starlette) -> None:
    for where in ("/", "/none"):
        get, head = ask(app, where), ask(app, where, method="HEAD")
        assert (head.status, head.headers, head.text) == (get.status, get.headers, "")


@pytest.mark.parametrize("method", UNSAFE)
def test_nothing_but_get_and_head(method: str, app: Starlette) -> None:
    answer = ask(app, method=method)
    assert answer.status == 405
    assert {m.strip() for m in answer.headers["allow"].split(",")} == {"GET", "HEAD"}
    assert "Lake talks" not in answer.text


def test_a_browser_that_has_the_page_gets_no_second_copy(app: Starlette) -> None:
    tag = ask(app).headers["etag"]
    for tags in (tag, f'"x", W/{tag}', "*"):
        again = ask(app, headers=[("if-none-match", tags)])
        assert (again.status, again.text, again.headers["etag"]) == (304, "", tag)
    assert ask(app, headers=[("if-none-match", '"other"')]).status == 200
    assert ask(app, "/articles.html").headers["etag"] != tag


@pytest.mark.parametrize(
    "path",
    [
        "/../talks.db", "/static/../../talks.db", "/static/..%2f..%2ftalks.db", "//etc/passwd", "/etc/passwd", "/static/", "/events/", "/events",
        "/.", "/..", "/%2e%2e/talks.db", "/events/e-talks.html/", "/events/e-talks", "/people/e-talks.html", "/x/events/e-talks.html",
        "/index.html\x00", "/INDEX.HTML", "/index.html;x", "/static\\site.js", "/templates/base.html", "/site.json", "/\udcff", "/‮", "/" + "a" * 5000,
    ],
)  # fmt: skip
def test_there_is_nothing_but_the_pages(path: str, app: Starlette) -> None:
    answer = ask(app, path)
    assert answer.status == 404
    assert "The record has nothing at this address." in answer.text
    assert 'href="/static/style.css"' in answer.text  # in the site's style, however deep the address


@pytest.mark.parametrize("host", ["127.0.0.1:8710", "localhost:8710", "LOCALHOST", "localhost:9", "[::1]:8710", "127.0.0.2"])
def test_names_of_this_machine(host: str, app: Starlette) -> None:
    assert ask(app, host=host).status == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8710", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.8", "127.0.0.1@evil.example", "localhost:x",
     "", None, "[::1", "localhost localhost", "127.0.0.1/evil"],
)  # fmt: skip
def test_a_name_from_elsewhere_reads_nothing(host: str | None, app: Starlette) -> None:
    answer = ask(app, host=host)
    assert answer.status == 421
    assert "Open http://127.0.0.1:8710/ on the machine where it runs." in answer.text
    assert "Lake talks" not in answer.text
    assert "Lakeville" not in answer.text


def test_two_hosts_are_none(app: Starlette) -> None:
    assert ask(app, headers=[("host", "evil.example")]).status == 421


@pytest.mark.parametrize(
    ("given", "host", "known"),
    [
        ("box.example:80", "box.example", True), ("10.0.0.8:8710", "0.0.0.0", True), ("[fe80::1]:8710", "::", True), ("localhost", "0.0.0.0", True),
        ("evil.example", "0.0.0.0", False), ("evil.example", "box.example", False), ("10.0.0.8", "127.0.0.1", False),
        ("10.0.0.8", "localhost", False),
    ],
)  # fmt: skip
def test_names_of_a_server_for_others(given: str, host: str, known: bool) -> None:
    assert known_host([given], host=host) is known


@pytest.mark.parametrize(("host", "local"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("box.example", False)])
def test_who_is_warned(host: str, local: bool) -> None:
    assert is_local(host) is local


def test_ids_of_earlier_builds(tmp_path: Path) -> None:
    app = application(stored(tmp_path / "talks.db", RECORD, JOINED), name="x")
    moved = ask(app, "/events/e-swap.html")
    assert (moved.status, moved.headers["location"]) == (307, "/events/e-exchange.html")
    assert ask(app, "/events/e-exchange.html").status == 200
    assert '"r-swap1"' not in ask(app, "/static/moved.js").text
    assert '"e-swap": "events/e-exchange.html"' in ask(app, "/static/moved.js").text


def test_ids_whose_words_are_gone(tmp_path: Path) -> None:
    app = application(stored(tmp_path / "talks.db", RECORD, FEWER), name="x")
    gone = ask(app, "/events/e-strike.html")
    assert gone.status == 410
    assert "The words of e-strike are no longer in the record" in gone.text
    assert "s-again" in ask(app, "/moved.html").text


def test_a_record_that_changes_is_read_again(place: Path) -> None:
    app = application(place, name="x")
    before = ask(app)
    stored(place, FEWER)
    after = ask(app)
    assert after.text != before.text
    assert after.headers["etag"] != before.headers["etag"]
    assert ask(app, "/events/e-strike.html").status == 410


def test_a_record_that_stays_is_read_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(place, name="x")
    edition = shelf.edition()
    page = shelf.page("index.html", edition)
    monkeypatch.setattr("communique.web.shelf.load", None)
    assert shelf.edition() is edition
    assert shelf.page("index.html", edition) is page


def test_a_record_that_is_gone_and_comes_back(place: Path, tmp_path: Path) -> None:
    app = application(place, name="Lake talks")
    assert ask(app).status == 200
    for file in tmp_path.glob("talks.db*"):
        file.rename(tmp_path / f"away-{file.name}")
    gone = ask(app)
    assert (gone.status, gone.headers["retry-after"]) == (503, "5")
    assert "The record talks.db cannot be read at present (C401)." in gone.text
    assert str(tmp_path) not in gone.text
    stored(place, RECORD)
    assert ask(app).status == 200


@pytest.mark.parametrize("junk", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_file_that_is_no_record(junk: bytes, tmp_path: Path) -> None:
    (tmp_path / "talks.db").write_bytes(junk)
    answer = ask(application(tmp_path / "talks.db", name="x"))
    assert answer.status == 503
    assert "C402" in answer.text


def test_while_another_program_writes_the_record_of_before_is_shown(place: Path) -> None:
    app = application(place, name="x")
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("DELETE FROM objects")
        assert "Lakeville" in ask(app).text
        other.execute("ROLLBACK")


def test_all_reads_of_an_edition_are_of_one_moment(place: Path) -> None:
    with Store.open(place) as reader, reader.at_one_moment():
        assert len(reader.read_record().events) == 3
        stored(place, FEWER)
        assert len(reader.read_record().events) == 3
    with Store.open(place) as reader:
        assert len(reader.read_record().events) == 2


def test_a_fault_is_a_page_and_no_trace(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: Shelf, **_now: bool) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(Shelf, "edition", fails)
    sent = []

    async def outside(scope, receive, send):  # type: ignore[no-untyped-def]  # uvicorn logs what the application raises after it has answered
        async def keep(message):  # type: ignore[no-untyped-def]  # as above
            sent.append(message)
            await send(message)

        try:
            await app(scope, receive, keep)
        except RuntimeError:
            sent.append("raised")

    answer = ask(outside)  # type: ignore[arg-type]  # untyped above
    assert answer.status == 500
    assert "secret" not in answer.text
    assert sent[-1] == "raised"


def test_a_port_that_another_has() -> None:
    with listen("127.0.0.1", 0) as held:
        port = held.getsockname()[1]
        with pytest.raises(OutputError, match=rf"C603: cannot listen at 127\.0\.0\.1, port {port}: .* Try --port {port + 1}, or --port 0"):
            listen("127.0.0.1", port)


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid", "a b", "x" * 300])
def test_an_address_that_is_not_ours(host: str) -> None:
    with pytest.raises(OutputError, match=r"C603: .*Try --host 127\.0\.0\.1\."):
        listen(host, 0)


def raw(port: int, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as held:
        held.sendall(request)
        return b"".join(iter(lambda: held.recv(65536), b""))


def test_the_command_answers_and_ends_with_ctrl_c(place: Path) -> None:
    with serving(place) as (running, port):
        check_answers(port)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=20)
    assert (running.returncode, out) == (0, "")
    assert "Traceback" not in err
    assert all("Invalid HTTP request" in line for line in err.splitlines())


def check_answers(port: int) -> None:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    asked.request("GET", "/index.html")
    answer = asked.getresponse()
    assert (answer.status, b"Lakeville" in answer.read(), answer.getheader("server")) == (200, True, None)
    asked.request("HEAD", "/")
    answer = asked.getresponse()
    assert (answer.status, answer.read(), int(answer.getheader("content-length") or 0) > 1000) == (200, b"", True)
    asked.close()
    for request, status in (
        (b"GET /../../../etc/passwd HTTP/1.1\r\nConnection: close\r\nHost: localhost\r\n\r\n", b"404"),
        (b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nConnection: close\r\nHost: localhost\r\n\r\n", b"404"),
        (b"GET http://evil.example/ HTTP/1.1\r\nConnection: close\r\nHost: evil.example\r\n\r\n", b"4"),
        (b"BREW / HTTP/1.1\r\nConnection: close\r\nHost: localhost\r\n\r\n", b"405"),
        (b"GET / HTTP/1.1\r\nConnection: close\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", b"4"),
        (b"GET / HTTP/1.0\r\n\r\n", b"421"),
        (b"nonsense\r\n\r\n", b"400"),
    ):
        assert raw(port, request).split(b" ", 2)[1].startswith(status), request
