"""The OpenAPI description of what programs can ask, made from the routes, the types and ``api.toml``."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any, Literal

import msgspec

import dragoman
from dragoman.data_files import read_table
from dragoman.web.charts.drawing import KINDS
from dragoman.web.forms import FORM

VERSION = "3.1.0"
#: Routes that are for people only: they hold what others hold, or a file.
FOR_PEOPLE = ("/pair", "/brief/new", "/brief/{key}/edit", "/brief/{key}/file/{form}", "/enter",
              "/article/{key}/original", "/api", "/openapi.json")  # fmt: skip
PARTS = re.compile(r"\{(\w+)\}")
REFERENCE = "#/components/schemas/{name}"
WRONG = {
    400: "A filter makes no sense.", 401: "The token of an account is missing, or has ended.",
    403: "The launch token is missing or another one, or the account may not see this.", 404: "There is no such thing.",
    503: "Another program is writing.",
}  # fmt: skip
TOO_MUCH = {405: "This address takes forms only.", 413: "The form has too many bytes."}
SLOWED = {429: "Too many passwords were wrong; “Retry-After” or the page says when the next is looked at."}
SCHEMAS: dict[str, dict[str, Any]] = {
    "day": {"type": "string", "format": "date"},
    "number": {"type": "integer", "minimum": 1},
    "word": {"type": "string"},
    "words": {"type": "array", "items": {"type": "string"}},
}
ABOUT = (
    "A record of diplomacy for programs: every page of the app as JSON and CSV, its charts, and Atom feeds; decisions, "
    "briefs and readings are sent as forms. Send the launch token, or that of an account, as “Authorization: Bearer "
    "TOKEN”, and “Accept: application/json” with a form."
)


class Filter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a page can be limited by, or a field of a form."""

    kind: Literal["day", "number", "word", "words"]
    text: str
    #: The only values that it may have; any unless given.
    values: tuple[str, ...] = ()


class Described(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A page as programs see it."""

    path: str
    summary: str
    filters: tuple[str, ...] = ()
    #: Module and name of the type of its data.
    data: str = ""
    csv: bool = False
    feed: bool = False
    charts: tuple[str, ...] = ()
    #: When it leads on to another page; "" where it never does.
    moves: str = ""

    @property
    def base(self) -> str:
        """The address that takes endings."""
        return "/home" if self.path == "/" else self.path

    @property
    def parts(self) -> tuple[str, ...]:
        """The named parts of the address."""
        return tuple(PARTS.findall(self.path))


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What programs can change."""

    path: str
    summary: str
    required: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    #: Whether it is answered with a page whatever is asked for, and whether it is slowed when a password is wrong.
    page: bool = False
    slowed: bool = False
    #: Whether whoever is not let in yet may send it.
    open: bool = False


class Api(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``api.toml`` holds."""

    filter: dict[str, Filter]
    part: dict[str, str]
    page: tuple[Described, ...]
    field: dict[str, Filter]
    form: tuple[Form, ...]
    #: What there is besides where others are served.
    account_page: tuple[Described, ...]
    account_form: tuple[Form, ...]

    def pages(self, *, accounts: bool) -> tuple[Described, ...]:
        """Return the pages, with or without those of accounts."""
        return (*self.page, *self.account_page) if accounts else self.page

    def forms(self, *, accounts: bool) -> tuple[Form, ...]:
        """Return the forms, with or without those of accounts."""
        return (*self.form, *self.account_form) if accounts else self.form


@cache
def api() -> Api:
    """Return the descriptions.

    Raises:
        VocabularyError: The file is damaged.
    """
    return read_table("dragoman.web", "api.toml", Api)


@cache
def described(*, accounts: bool = False) -> dict[str, Any]:
    """Return the whole description of an app that is served with accounts or without."""
    pages = api().pages(accounts=accounts)
    types = {page.data: type_of(page.data) for page in pages if page.data}
    schemas, components = msgspec.json.schema_components(types.values(), ref_template=REFERENCE)
    paths: dict[str, Any] = {}
    for page in pages:
        data = dict(zip(types, schemas, strict=True)).get(page.data, {})
        paths |= operations(page, data)
    paths |= {form.path: {"post": sending(form)} for form in api().forms(accounts=accounts)}
    return {
        "openapi": VERSION,
        "info": {"title": "Dragoman", "version": dragoman.__version__, "description": ABOUT,
                 "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}},
        "servers": [{"url": "/"}],
        "security": [{"token": []}],
        "paths": paths,
        "components": {"schemas": {**components, "Error": error_schema()},
                       "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }  # fmt: skip


def type_of(name: str) -> type:
    """Return the type that "module:Name" leads to."""
    module, _, kind = name.partition(":")
    found: type = getattr(import_module(module), kind)
    return found


def operations(page: Described, data: dict[str, Any]) -> dict[str, Any]:
    """Return the addresses of a page with what each answers."""
    if page.feed:
        return {page.path: operation(page, "", {"application/atom+xml": {"schema": {"type": "string"}}})}
    found = {f"{page.base}.json": operation(page, "", {"application/json": {"schema": envelope(data)}})}
    if page.csv:
        found[f"{page.base}.csv"] = operation(page, ", as rows", {"text/csv": {"schema": {"type": "string"}}})
    for chart in page.charts:
        media: dict[str, Any] = {kind: {} for kind in KINDS.values()}
        drawn = operation(page, f": the chart “{chart}”", media)
        ending = {"name": "ending", "in": "path", "required": True, "schema": {"enum": list(KINDS)},
                  "description": "Drawn, or as Vega-Lite."}  # fmt: skip
        drawn["get"]["parameters"].append(ending)
        found[f"{page.base}/chart/{chart}.{{ending}}"] = drawn
    return found


def operation(page: Described, more: str, content: dict[str, Any]) -> dict[str, Any]:
    """Return what asking an address does."""
    parts = [
        {
            "name": name, "in": "path", "required": True, "description": api().part[name],
            "schema": {"type": "string", "minLength": 1},
        }
        for name in page.parts
    ]  # fmt: skip
    wrong: dict[str, Any] = {"application/json": {"schema": {"$ref": REFERENCE.format(name="Error")}}}
    if set(content) != {"application/json"}:
        wrong["text/html"] = {"schema": {"type": "string"}}  # unless JSON is asked for by Accept
    responses: dict[str, Any] = {str(status): {"description": text, "content": wrong} for status, text in WRONG.items()}
    responses["200"] = {"description": "It is there.", "content": content}
    if page.moves:
        responses["303"] = {"description": page.moves, "headers": {"Location": {"schema": {"type": "string"}}}}
    return {"get": {"summary": page.summary + more, "parameters": [*parts, *map(parameter, page.filters)],
                    "responses": dict(sorted(responses.items()))}}  # fmt: skip


def sending(form: Form) -> dict[str, Any]:
    """Return what sending a form does."""
    properties = {name: field_schema(api().field[name]) for name in (*form.required, *form.fields)}
    body = {"type": "object", "required": list(form.required), "properties": properties}
    to = {"dragoman": {"type": "string"}, "to": {"type": "string"}}
    done = {"anyOf": [{"type": "object", "required": list(to), "properties": to}, envelope({})]}
    page: dict[str, Any] = {"text/html": {"schema": {"type": "string"}}}
    wrong = {"application/json": {"schema": {"$ref": REFERENCE.format(name="Error")}}, **page}
    responses: dict[str, Any] = {
        str(status): {"description": text, "content": wrong} for status, text in wrong_of(form).items()
    }
    responses["200"] = {
        "description": "It is done; the page shows what came of it." if form.page else
                       "It is done, and where to go on; or a preview.",
        "content": page if form.page else {"application/json": {"schema": done}, **page},
    }  # fmt: skip
    responses["303"] = {
        "description": f"It is done, and this leads on{'' if form.page else ', unless JSON is asked for by Accept'}.",
        "headers": {"Location": {"schema": {"type": "string"}}},
    }
    return {
        "summary": form.summary, **({"security": []} if form.open else {}),
        "responses": dict(sorted(responses.items())),
        "requestBody": {"required": True, "content": {FORM: {"schema": body, "encoding": {
            name: {"style": "form", "explode": True} for name, one in properties.items() if one["type"] == "array"
        }}}},
    }  # fmt: skip


def wrong_of(form: Form) -> dict[int, str]:
    """Return what can be wrong with a form."""
    found = {**WRONG, 400: "A field makes no sense, or it cannot be done.", **TOO_MUCH}
    return {**found, **SLOWED} if form.slowed else found


def field_schema(field: Filter) -> dict[str, Any]:
    """Return what a filter or a field may hold."""
    found = SCHEMAS[field.kind]
    return {**found, "description": field.text, **({"enum": list(field.values)} if field.values else {})}


def parameter(name: str) -> dict[str, Any]:
    """Return a filter as a parameter of the query."""
    found = api().filter[name]
    return {"name": name, "in": "query", "description": found.text, "schema": SCHEMAS[found.kind]}


def envelope(data: dict[str, Any]) -> dict[str, Any]:
    """Return the shape of every page as JSON."""
    text = {"type": "string"}
    return {
        "type": "object", "required": ["dragoman", "title", "address", "data"],
        "properties": {"dragoman": text, "title": text, "address": text, "citation": text, "data": data},
    }  # fmt: skip


def error_schema() -> dict[str, Any]:
    """Return the shape of every error."""
    inner = {"status": {"type": "integer"}, "title": {"type": "string"}, "message": {"type": "string"}}
    return {
        "type": "object", "required": ["error"],
        "properties": {"error": {"type": "object", "required": list(inner), "properties": inner}},
    }  # fmt: skip
