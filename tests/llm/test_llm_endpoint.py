"""A server may be full, slow, half dead or talk nonsense; and the key goes to it and nowhere else."""

from __future__ import annotations

import json
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from scripted_endpoint import Does, scripted

from communique.errors import SecondReaderError
from communique.llm.endpoint import Endpoint, Unanswered
from communique.llm.replies import Question
from communique.model.asking import SecondReader

QUESTION = Question("the rules", "the article", {"type": "object"})
KEY = "sk-secret-0123456789"


class Waits(list[float]):
    """Stands for sleeping."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def endpoint(url: str, *, key: str | None = None, waits: Waits | None = None, timeout: float = 5.0, tries: int = 4) -> Endpoint:
    return Endpoint(SecondReader(url, "small", timeout=timeout, tries=tries), key, sleep=waits if waits is not None else Waits())


def test_what_is_sent_and_what_comes_back() -> None:
    with scripted(Does('{"a": 1}', finish="length")) as served:
        reply = endpoint(served.url, key=KEY).ask(QUESTION)
    assert (reply.text, reply.finish, reply.cut, reply.prompt_tokens, reply.reply_tokens) == ('{"a": 1}', "length", True, 100, 10)
    (body,), (headers,) = served.requests, served.headers
    assert served.paths == ["/v1/chat/completions"]
    assert [m["content"] for m in body["messages"]] == ["the rules", "the article"]
    assert (body["model"], body["temperature"], body["stream"]) == ("small", 0, False)
    assert body["response_format"]["json_schema"]["schema"] == QUESTION.schema
    assert headers["authorization"] == f"Bearer {KEY}"


def test_without_a_key_none_is_sent() -> None:
    with scripted(Does()) as served:
        endpoint(served.url).ask(QUESTION)
    assert "authorization" not in served.headers[0]


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 529])
def test_what_may_work_later_is_tried_again_with_longer_waits(status: int) -> None:
    waits = Waits()
    with scripted(lambda _, n: Does(status=status) if n < 3 else Does("done")) as served:
        assert endpoint(served.url, waits=waits).ask(QUESTION).text == "done"
    assert waits == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(("asked", "wait"), [("7", 7.0), ("100000", 60.0), ("Fri, 31 Dec 1999 23:59:59 GMT", 1.0), ("-3", 1.0), ("", 1.0)])
def test_a_server_says_how_long_to_wait(asked: str, wait: float) -> None:
    waits = Waits()
    with scripted(lambda _, n: Does(status=429, headers={"retry-after": asked}) if not n else Does("done")) as served:
        endpoint(served.url, waits=waits).ask(QUESTION)
    assert waits == [wait]


@pytest.mark.parametrize(
    "does",
    [
        Does(dies=True), Does("x" * 5000, cut=300), Does(raw=b"<html>busy</html>"), Does(raw=b"{}"), Does(raw=b'{"choices": []}'), Does(raw=b"[]"),
        Does(raw=b'{"error": {"message": "model is loading"}}'), Does(raw=b""), Does(raw=b"\xff\xfe"), Does(raw=b"[" * 100_000),
    ],
)  # fmt: skip
def test_a_broken_answer_is_asked_for_again(does: Does) -> None:
    with scripted(lambda _, n: does if not n else Does("done")) as served:
        assert endpoint(served.url).ask(QUESTION).text == "done"
    assert len(served.requests) == 2


def test_in_the_end_it_is_said_that_there_was_no_reply() -> None:
    with scripted(Does(raw=b"no such luck", status=503)) as served, pytest.raises(Unanswered, match=r"status 503: no such luck"):
        endpoint(served.url).ask(QUESTION)
    assert len(served.requests) == 4


def test_a_server_that_hangs_is_left() -> None:
    held = threading.Event()
    begin = time.monotonic()
    with scripted(Does(held=held)) as served:
        with pytest.raises(Unanswered):
            endpoint(served.url, timeout=0.3, tries=2).ask(QUESTION)
        held.set()
    assert time.monotonic() - begin < 10


def test_a_server_that_sends_a_byte_now_and_then_is_left_too() -> None:
    """A time-out of a socket alone would begin anew with each byte."""
    listener = socket.create_server(("127.0.0.1", 0))
    stop = threading.Event()

    def drip() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.sendall(b"HTTP/1.1 200 OK\r\n")
            while not stop.wait(0.05):
                try:
                    connection.sendall(b"x")
                except OSError:
                    return

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    begin = time.monotonic()
    with pytest.raises(Unanswered):
        endpoint(f"http://127.0.0.1:{listener.getsockname()[1]}/v1", timeout=0.5, tries=1).ask(QUESTION)
    assert time.monotonic() - begin < 5
    stop.set()
    thread.join()
    listener.close()


def test_what_is_broken_off_ends_at_once() -> None:
    """Whoever interrupts a build does not wait for a server that hangs."""
    held = threading.Event()
    with scripted(Does(held=held)) as served:
        asked = Endpoint(SecondReader(served.url, "small", timeout=60.0))
        with ThreadPoolExecutor(1) as pool:
            reply = pool.submit(asked.ask, QUESTION)
            while not served.requests:
                time.sleep(0.01)
            begin = time.monotonic()
            asked.close()
            with pytest.raises(Unanswered):
                reply.result()
        assert time.monotonic() - begin < 10
        held.set()


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}/v1"
    with pytest.raises(Unanswered, match="ConnectionRefusedError"):
        endpoint(url).ask(QUESTION)


@pytest.mark.parametrize("status", [400, 422])
def test_a_server_that_takes_no_schema_is_asked_without(status: int) -> None:
    waits = Waits()
    with scripted(lambda body, _: Does(status=status) if "response_format" in body else Does("done")) as served:
        asked = endpoint(served.url, waits=waits)
        assert [asked.ask(QUESTION).text for _ in range(2)] == ["done", "done"]
    assert ["response_format" in body for body in served.requests] == [True, False, False]
    assert waits == [0.0]


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    """It would carry the key and the page elsewhere."""
    with scripted(Does("stolen")) as thief:
        away = {"location": f"{thief.url}/chat/completions"}
        with scripted(Does(status=status, headers=away)) as served, pytest.raises(SecondReaderError, match="C701"):
            endpoint(served.url, key=KEY).ask(QUESTION)
    assert thief.requests == []


@pytest.mark.parametrize("status", [401, 403, 404])
def test_where_asking_is_no_use_it_ends_at_once(status: int) -> None:
    with scripted(Does(status=status)) as served, pytest.raises(SecondReaderError, match="C701"):
        endpoint(served.url).ask(QUESTION)
    assert len(served.requests) == 1


def test_a_server_that_tells_our_key_does_not_make_us_tell_it() -> None:
    telling = Does(raw=f"bad key {KEY}\n\x1b[31mBearer {KEY}".encode(), status=401)
    with scripted(telling) as served, pytest.raises(SecondReaderError) as said:
        endpoint(served.url, key=KEY).ask(QUESTION)
    assert KEY not in str(said.value)
    assert "\x1b" not in str(said.value)


@pytest.mark.parametrize("key", ["two\nlines", "ünicode", " blank "])
def test_a_key_that_no_header_can_hold_is_refused_unseen(key: str) -> None:
    with pytest.raises(SecondReaderError) as said:
        Endpoint(SecondReader("http://127.0.0.1/v1", "m"), key)
    assert key.strip() not in str(said.value)


@pytest.mark.parametrize(
    "url", ["", "localhost:8080", "ftp://a/v1", "http://", "http://a:99999/", "http://user:pw@host/v1", "https://h/v1?key=secret", "http://[::1"]
)
def test_what_is_no_address_is_refused_unseen(url: str) -> None:
    with pytest.raises(SecondReaderError) as said:
        SecondReader(url, "m")
    assert "secret" not in str(said.value)
    assert "pw" not in str(said.value)


@pytest.mark.parametrize(
    ("content", "text", "refused"),
    [
        ({"content": "a"}, "a", False), ({"content": None}, "", False), ({"content": [{"type": "text", "text": "a"}, {"text": "b"}, 3]}, "ab", False),
        ({"content": None, "refusal": "I will not."}, "", True), ({"content": "\ud800"}, "?", False), ({"content": 7}, "", False),
    ],
)  # fmt: skip
def test_contents_of_all_kinds(content: dict[str, object], text: str, refused: bool) -> None:
    raw = json.dumps({"choices": [{"message": content}], "usage": {"prompt_tokens": -1, "completion_tokens": "many"}}).encode()
    with scripted(Does(raw=raw)) as served:
        reply = endpoint(served.url).ask(QUESTION)
    assert (reply.text, reply.refused) == (text, refused)
    assert reply.prompt_tokens == 6  # estimated: 20 characters
