"""The JSON API: the objects of the export, paged, described, and never anything but read."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from asgi_kit import HOST, ask
from site_kit import FEWER, JOINED, stored
from starlette.applications import Starlette

from communique.exports.json_export import as_json
from communique.store.book import Store
from communique.web.api.describing import BASE, KINDS, openapi
from communique.web.serving import HEADERS, application
from sample_talks import RECORD


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return stored(tmp_path / "talks.db", RECORD)


@pytest.fixture
def app(place: Path) -> Starlette:
    return application(place, name="Lake talks")


def get(app: Starlette, where: str, query: str = "") -> Any:
    answer = ask(app, where, query=query)
    assert answer.status == 200, answer.text
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    return json.loads(answer.text)


def whole(app: Starlette, kind: str, limit: int) -> list[dict[str, Any]]:
    """A list by its pages."""
    rows: list[dict[str, Any]] = []
    where: str | None = f"/{BASE}{kind}?limit={limit}"
    while where:
        path, _, query = where.partition("?")
        page = get(app, path, query)
        assert len(page["items"]) <= limit
        rows += page["items"]
        where = page["next"]
    return rows


@pytest.mark.parametrize("limit", [1, 3, 500])
def test_the_lists_are_those_of_the_export(app: Starlette, limit: int) -> None:
    export = as_json(RECORD)
    assert {key for key, value in export.items() if isinstance(value, list)} == set(KINDS)
    for kind in KINDS:
        assert whole(app, kind, limit) == export[kind]


def test_the_front_says_what_there_is(app: Starlette) -> None:
    front = get(app, "/api/v1")
    assert front["communique"] == 1
    assert front["as_of"] == RECORD.as_of
    for kind, held in front["lists"].items():
        assert get(app, held["href"])["number"] == held["number"] == len(getattr(RECORD, kind))


def test_one_thing_by_its_id(app: Starlette) -> None:
    for kind in ("articles", "actors", "statements", "reports", "events", "positions", "expectations", "pages"):
        for row in as_json(RECORD)[kind]:
            assert get(app, f"/{BASE}{kind}/{row['id']}") == row


def test_lists_can_be_narrowed(app: Starlette) -> None:
    page = RECORD.statements[0].page
    assert {row["page"] for row in get(app, f"/{BASE}statements", f"page={page}")["items"]} == {page}
    type_ = RECORD.events[0].type
    assert {row["type"] for row in get(app, f"/{BASE}events", f"type={type_}")["items"]} == {type_}
    assert get(app, f"/{BASE}events", "type=none") == {"kind": "events", "number": 0, "items": [], "next": None}


@pytest.mark.parametrize(
    ("where", "query", "status"),
    [
        ("/api/v2", "", 404), ("/api/v1/poems", "", 404), ("/api/v1/events/e-none", "", 404), ("/api/v1/events/a/b", "", 404),
        ("/api/v1/events", "limit=0", 400), ("/api/v1/events", "limit=501", 400), ("/api/v1/events", "limit=x", 400),
        ("/api/v1/events", "sort=date", 400), ("/api/v1/events", "after=x", 410), ("/api/v1/events", "after=" + "A" * 9999, 410),
        ("/api/v1/events", "after=%C3%BC", 410), ("/api/v1/../../etc/passwd", "", 404), ("/apiary", "", 404),
    ],
)  # fmt: skip
def test_errors_have_one_shape(app: Starlette, where: str, query: str, status: int) -> None:
    answer = ask(app, where, query=query)
    assert answer.status == status
    if where.startswith("/api/"):
        error = json.loads(answer.text)["error"]
        assert error["status"] == status
        assert error["message"]


def test_a_page_of_an_earlier_record_is_none_of_this_one(app: Starlette, place: Path) -> None:
    where = get(app, f"/{BASE}actors", "limit=1")["next"]
    with Store.create(place) as store:
        store.write_record(FEWER)
    path, _, query = where.partition("?")
    assert ask(app, path, query=query).status == 410


def test_ids_of_earlier_builds_lead_on(app: Starlette, place: Path) -> None:
    with Store.create(place) as store:
        store.write_record(JOINED)
        old, kind = next((old, kind) for old, kind in store.earlier_ids().items() if store.forwarded(old))
        new = store.forwarded(old)
    answer = ask(app, f"/{BASE}{kind}/{old}")
    assert (answer.status, answer.headers["location"]) == (308, f"/{BASE}{kind}/{new}")


def test_the_text_of_pages_is_given_only_where_it_is_asked_for(place: Path) -> None:
    assert "text" not in get(application(place, name="x"), f"/{BASE}pages")["items"][0]
    assert get(application(place, name="x", full=True), f"/{BASE}pages")["items"][0]["text"] == RECORD.pages[0].text


@pytest.mark.parametrize(("method", "host", "status"), [("POST", HOST, 405), ("DELETE", HOST, 405), ("GET", "evil.example", 421)])
@pytest.mark.parametrize("where", ["/api", "/api/v1", "/api/v1/events"])
def test_what_the_server_itself_refuses_has_the_same_shape(app: Starlette, where: str, method: str, host: str, status: int) -> None:
    answer = ask(app, where, method=method, host=host)
    assert (answer.status, answer.headers["content-type"]) == (status, "application/json; charset=utf-8")
    assert json.loads(answer.text)["error"]["status"] == status
    assert ("allow" in answer.headers) == (status == 405)
    assert ask(app, "/", method=method, host=host).headers["content-type"].startswith("text/html")


def test_it_is_to_read_only_for_this_machine_and_has_the_headers(app: Starlette) -> None:
    answer = ask(app, "/api/v1")
    assert HEADERS.items() <= answer.headers.items()
    assert ask(app, "/api/v1", headers=[("if-none-match", answer.headers["etag"])]).status == 304
    assert ask(app, "/api/v1", method="HEAD").text == ""


def test_a_record_that_is_gone_is_said_in_json(app: Starlette, place: Path) -> None:
    place.unlink()
    answer = ask(app, "/api/v1/events")
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    assert "C401" in json.loads(answer.text)["error"]["message"]


def test_the_description_describes_every_address_and_key(app: Starlette) -> None:
    described = get(app, "/api/v1/openapi.json")
    assert described == json.loads(json.dumps(openapi()))
    assert described["openapi"].startswith("3.1")
    assert {f"/{BASE}{kind}" for kind in KINDS} <= set(described["paths"])
    names = {p["name"] for p in described["paths"][f"/{BASE}events"]["get"]["parameters"]}
    assert names == {"limit", "after", "page", "type", "party", "relation", "reader"}
    for reference in _references(described):
        assert reference.removeprefix("#/components/schemas/") in described["components"]["schemas"]
    if find_spec("jsonschema"):
        from jsonschema import Draft202012Validator

        for kind in KINDS:
            schema = described["paths"][f"/{BASE}{kind}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
            whole_schema = {**schema, "components": described["components"]}
            Draft202012Validator(whole_schema).validate(get(app, f"/{BASE}{kind}"))


def _references(node: Any) -> list[str]:
    if isinstance(node, dict):
        return ([node["$ref"]] if isinstance(node.get("$ref"), str) else []) + [r for v in node.values() for r in _references(v)]
    return [r for v in node for r in _references(v)] if isinstance(node, list) else []


def test_the_page_for_people_names_every_address(app: Starlette) -> None:
    answer = ask(app, "/api")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    for path in openapi()["paths"]:
        assert path in answer.text
    assert "<script>" not in answer.text
