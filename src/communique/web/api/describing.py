"""What the API is, for programs (OpenAPI) and for people (a page)."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from communique import __version__
from communique.exports.schema import Export
from communique.web.plan import navigation
from communique.web.rendering import POLICY, render
from communique.web.site import Site

BASE = "api/v1/"
"""Where the API is. Keys may be added under it, never renamed; what must change gets another number."""
KINDS = tuple(name for name, field in Export.model_fields.items() if str(field.annotation).startswith("list["))
"""The lists of the export."""
PROMISE = "Keys may be added, never renamed, and never change their meaning. Tokens of 'after' are not to be taken apart. Everything is read only."
DRAFT = "#/components/schemas/"


@cache
def openapi() -> dict[str, Any]:
    """The description that programs read, OpenAPI 3.1; its schemas are those of the export."""
    whole = Export.model_json_schema(ref_template=f"{DRAFT}{{model}}")
    schemas = whole["$defs"] | {"Error": _object(error=_object(status={"type": "integer"}, message={"type": "string"}))}
    items = {kind: whole["properties"][kind]["items"] for kind in KINDS}
    paths: dict[str, Any] = {f"/{BASE[:-1]}": {"get": _operation("What the record is, and its lists", {"type": "object"})}}
    for kind, item in items.items():
        row = _object(kind={"const": kind}, number={"type": "integer"}, items={"type": "array", "items": item}, next={"type": ["string", "null"]})
        paths[f"/{BASE}{kind}"] = {"get": _operation(f"The {kind}, a few at a time", row) | {"parameters": _parameters()}}
        if "id" in schemas[item["$ref"].removeprefix(DRAFT)]["properties"]:
            one = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
            paths[f"/{BASE}{kind}/{{id}}"] = {"get": _operation(f"One of the {kind}", item) | {"parameters": [one]}}
    info = {"title": "Communiqué", "version": __version__, "description": PROMISE, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}}
    return {"openapi": "3.1.0", "info": info, "paths": paths, "components": {"schemas": schemas}}


def page_of_api(site: Site) -> str:
    """The page for people: each address with what it gives, and the keys of each thing."""
    described = openapi()
    rows = [{"path": path, "says": held["get"]["summary"]} for path, held in described["paths"].items()]
    things = [_thing(kind, described) for kind in KINDS]
    frame = {"site": site, "here": "", "parts": navigation(site), "as_of": "", "policy": POLICY, "promise": PROMISE, "rows": rows, "things": things}
    return render("api.html", root="/", **frame)


def _thing(kind: str, described: dict[str, Any]) -> dict[str, Any]:
    item = described["paths"][f"/{BASE}{kind}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]["properties"]["items"]["items"]
    schema = described["components"]["schemas"][item["$ref"].removeprefix(DRAFT)]
    return {"kind": kind, "keys": [{"name": name, "type": _type(held)} for name, held in schema["properties"].items()]}


def _type(schema: dict[str, Any]) -> str:
    """A schema in a few words: ``string or null``."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(map(_type, schema["anyOf"])))
    if "enum" in schema:
        return " | ".join(map(json.dumps, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {_type(schema.get('items', {}))}"
    return str(schema.get("type", "any"))


def _operation(summary: str, schema: dict[str, Any]) -> dict[str, Any]:
    error = {"description": "an error", "content": {"application/json": {"schema": {"$ref": f"{DRAFT}Error"}}}}
    found = {"description": summary, "content": {"application/json": {"schema": schema}}}
    return {"summary": summary, "responses": {"200": found, "default": error}}


def _parameters() -> list[dict[str, Any]]:
    said = (
        ("limit", "how many, 1 to 500; 100 where none is named"), ("after", "the token of the address that `next` gives"),
        ("page", "only things on the page with this id"), ("type", "only things of this type"), ("party", "only positions of the actor with this id"),
        ("relation", "only links of this relation"), ("reader", "only what this reader gives: rules, model or both"),
    )  # fmt: skip
    return [{"name": name, "in": "query", "required": False, "description": words, "schema": {"type": "string"}} for name, words in said]


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}
