"""The OpenAPI description: it holds what the routes and pages hold, and what is asked by it is answered by it."""

from __future__ import annotations

import json
import re
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import account_scene
import msgspec
import pytest
import schemathesis
from account_scene import ADMINISTRATOR, READER
from hypothesis import HealthCheck, settings
from schemathesis import checks
from schemathesis.specs.openapi import checks as checks_openapi
from starlette.testclient import TestClient

from dragoman.door import open_record
from dragoman.errors import DragomanError
from dragoman.web.accounts import tokens
from dragoman.web.app import create_app
from dragoman.web.jobs import Desk
from dragoman.web.openapi import FOR_PEOPLE, api, described, type_of
from dragoman.web.routes import ACCOUNT_PAGES, ACTIONS, PAGES
from dragoman.web.settings import Settings
from dragoman.web.types import Asked, Page

TOKEN = "the-token-of-the-tests"
BASE = "http://127.0.0.1:8642"
HEADERS = {"Authorization": f"Bearer {TOKEN}", "Host": "127.0.0.1:8642"}
#: Tries of each address: all of them together take some twenty seconds.
TRIES = 12
CHECKS = (
    checks.not_a_server_error, checks_openapi.status_code_conformance, checks_openapi.content_type_conformance,
    checks_openapi.response_schema_conformance,
)  # fmt: skip


def test_every_route_is_described_or_for_people_only() -> None:
    assert sorted(page.path for page in api().page) == sorted({page.path for page in PAGES} - set(FOR_PEOPLE))
    assert set(FOR_PEOPLE) <= {page.path for page in PAGES}
    assert sorted(page.path for page in api().account_page) == sorted(page.path for page in ACCOUNT_PAGES)


@pytest.mark.parametrize("accounts", [False, True])
def test_every_form_that_is_taken_is_described(*, accounts: bool, record_path: Path, with_accounts: Settings) -> None:
    app = create_app(record_path, with_accounts if accounts else Settings(token=TOKEN))
    taken = [route.path for route in app.routes if "POST" in (getattr(route, "methods", None) or ())]
    assert sorted(form.path for form in api().forms(accounts=accounts)) == sorted(taken)
    paths = described(accounts=accounts)["paths"]
    assert {path for path, does in paths.items() if "post" in does} == set(taken)


def test_every_field_filter_and_part_that_is_described_is_used() -> None:
    forms, pages = api().forms(accounts=True), api().pages(accounts=True)
    assert set(api().field) == {name for form in forms for name in (*form.required, *form.fields)}
    assert set(api().filter) == {name for page in pages for name in page.filters}
    assert set(api().part) == {name for page in pages for name in page.parts}


#: A form of a page with its address, and the fields of it; those that only a manager of passwords reads are none.
SENDS = re.compile(r'<form method="post" action="([^"]+)".*?</form>', re.DOTALL)
NAMED = re.compile(r'<(?:input|select)[^>]* name="(?!username")([^"]+)"')


def test_the_fields_of_the_forms_of_accounts_are_those_that_the_pages_send(
    with_accounts: Settings, browse: Callable[..., TestClient]
) -> None:
    nobody, ada = browse(), browse(ADMINISTRATOR)
    tokens.add(with_accounts.accounts, ADMINISTRATOR)
    pages = [nobody.get("/login"), *(ada.get(path) for path in ("/password", "/tokens", "/accounts"))]
    sent = {form[1]: set(NAMED.findall(form[0])) for page in pages for form in SENDS.finditer(page.text)}
    assert sent == {form.path: {*form.required, *form.fields} for form in api().account_form}


def test_accounts_are_described_where_there_are_some(client: TestClient, browse: Callable[..., TestClient]) -> None:
    for browser, there in ((client, False), (browse(READER), True)):
        assert ("/accounts/add" in browser.get("/openapi.json").json()["paths"]) is there
        assert ("/accounts/add" in browser.get("/api").text) is there
    assert described(accounts=True)["paths"]["/login"]["post"]["security"] == []


@pytest.fixture(scope="module")
def keys(prepared: Path) -> dict[str, str]:
    """One key of each sort."""
    with open_record(prepared, write=False) as record, record.reading() as connection:
        queries = {
            "event": "SELECT key FROM event WHERE kind = 'commitment' LIMIT 1",
            "fact": "SELECT key FROM report WHERE kind = 'statement' LIMIT 1",
            "article": "SELECT key FROM article LIMIT 1",
            "id": "SELECT actor FROM report_party WHERE role = 'speaker' LIMIT 1",
        }
        found = {name: connection.execute(query).fetchone()[0] for name, query in queries.items()}
        a, b = connection.execute("SELECT a, b FROM event_pair WHERE contact = 1 AND a < b LIMIT 1").fetchone()
    return {**found, "a": a, "b": b}


def parts_of(path: str, keys: dict[str, str]) -> dict[str, str]:
    """Return parts with which an address leads somewhere."""
    kind = next((kind for kind in ("event", "fact", "article") if f"/{kind}/" in path), "")
    return {**keys, "key": keys.get(kind, "none"), "job": "none", "form": "md"}


def test_the_filters_described_are_those_that_the_pages_look_at(
    prepared: Path, with_accounts: Settings, keys: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: defaultdict[str, set[str]] = defaultdict(set)
    now = ""
    for name in ("word", "words", "day", "number", "choice"):
        real = getattr(Asked, name)

        def noted(self: Asked, filter_: str, *rest: object, real: object = real, **more: object) -> object:
            looked[now].add(filter_)
            return real(self, filter_, *rest, **more)  # type: ignore[operator]

        monkeypatch.setattr(Asked, name, noted)
    queries = ((), (("q", "talks"),), (("a", keys["a"]), ("b", keys["b"])))
    with open_record(prepared, write=False) as record:
        for route in (*PAGES, *ACCOUNT_PAGES):
            now = route.path
            for query in queries:
                asked = Asked(path=route.path, parts=parts_of(route.path, keys), query=query,
                              accounts=with_accounts.accounts)  # fmt: skip
                with suppress(DragomanError):
                    route.make(record, asked)
    for page in api().pages(accounts=True):
        if page.path not in ("/brief/{key}", "/sources/job/{job}"):  # there is none in the record
            assert looked[page.path] == set(page.filters), page.path


def test_the_data_of_every_page_is_of_the_type_described(prepared: Path, keys: dict[str, str]) -> None:
    with open_record(prepared, write=False) as record:
        for page in api().page:
            route = next(route for route in PAGES if route.path == page.path)
            try:
                made = route.make(record, Asked(path=page.path, parts=parts_of(page.path, keys)))
            except DragomanError:
                continue
            if isinstance(made, Page):
                assert not page.data or isinstance(made.data, type_of(page.data)), page.path
                assert page.csv or made.table is None, page.path
                msgspec.json.encode(made.data)


#: Fields with which each kind of form does something.
SENT = (
    {"action": action, "item": "x", "value": "y", "field": "medium", "settled": "state=x", "report": "z", "typed": "t"}
    for action in ("accept", "correct", "settle", "split", "merge", "apart")
)
MORE = (
    {"do": "visit", "source": "1", "title": "t", "text": "x", "address": "https://a.example/"},
    {"do": "find"},
    {"action": "merge", "item": "x", "with": "y"},
)


def test_the_fields_described_are_those_that_the_forms_look_at(
    record_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: defaultdict[str, set[str]] = defaultdict(set)
    now = ""
    for name in ("word", "words", "day", "number", "choice"):
        real = getattr(Asked, name)

        def noted(self: Asked, field: str, *rest: object, real: object = real, **more: object) -> object:
            if self.path == now:
                looked[now].add(field)
            return real(self, field, *rest, **more)  # type: ignore[operator]

        monkeypatch.setattr(Asked, name, noted)
    monkeypatch.setattr(Desk, "begin", lambda self: None)
    with open_record(record_path) as record:
        for query in ({}, *SENT, *MORE):
            for action in ACTIONS:
                now = action.path
                with suppress(DragomanError):
                    action.act(record, Asked(path=now, query=tuple(query.items()), author="test"))
    for form in api().form:
        of_the_list = {"a", "b", "kind", "type", "after", "skip", "from", "to"} if "/review/" in form.path else set()
        assert looked[form.path] - of_the_list == {*form.required, *form.fields} - of_the_list, form.path


def test_a_program_is_told_where_to_go_on_and_what_is_wrong(client: TestClient) -> None:
    as_json = {"Accept": "application/json"}
    done = client.post("/brief/write", data={"title": "Talks", "text": "They met."}, headers=as_json)
    assert done.status_code == 200 and done.json()["to"].startswith("/brief/")
    shown = client.post("/brief/write", data={"title": "T", "text": "x", "do": "preview"}, headers=as_json)
    assert shown.json()["data"]["title"] == "T"
    for path, form, said in (
        ("/brief/write", {"title": "", "text": "x"}, "title"),
        ("/review/decide", {"action": "x"}, "one of"),
        ("/review/bulk/decide", {"action": "accept"}, "ticked|chosen"),
        ("/sources/read-address", {"address": "ftp://x"}, "no web address"),
    ):
        wrong = client.post(path, data=form, headers=as_json)
        assert wrong.status_code == 400, path
        assert re.search(said, wrong.json()["error"]["message"]), wrong.json()


def test_the_description_and_the_page_about_it_are_served(client: TestClient) -> None:
    answer = client.get("/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["openapi"] == "3.1.0"
    page = client.get("/api").text
    assert "/matrix.json" in page and "Authorization: Bearer" in page


class Later:
    """An app that is made when the record is there: the addresses to try must be known before."""

    app: Any = None
    token = TOKEN

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await self.app(scope, receive, send)


def to_try(app: Later, *, accounts: bool) -> Any:
    """Return the addresses and forms to try, with accounts those of accounts alone."""
    found = json.loads(json.dumps(described(accounts=accounts)))
    if accounts:
        found["paths"] = {path: does for path, does in found["paths"].items() if path not in described()["paths"]}
    schema = schemathesis.openapi.from_dict(found)
    schema.app = app
    return schema


later, later_to_others = Later(), Later()
tried, tried_with_accounts = to_try(later, accounts=False), to_try(later_to_others, accounts=True)


@pytest.fixture(scope="module", autouse=True)
def served_later(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The app over a record that forms may change; what they have read waits for ever."""
    path = Path(shutil.copy(prepared, tmp_path_factory.mktemp("api") / "north.db"))
    later.app = create_app(path, Settings(token=TOKEN))
    file = account_scene.made(path)
    later_to_others.app = create_app(path, Settings(accounts=file, hashing=account_scene.CHEAP))
    later_to_others.token = tokens.add(file, ADMINISTRATOR)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Desk, "begin", lambda self: None)
        yield


often_enough = settings(max_examples=TRIES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@tried.parametrize()
@often_enough
def test_whatever_is_asked_is_answered_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate(headers=HEADERS, base_url=BASE, checks=list(CHECKS))


@tried_with_accounts.parametrize()
@often_enough
def test_whatever_is_asked_of_accounts_is_answered_as_described(case: schemathesis.Case) -> None:
    headers = {**HEADERS, "Authorization": f"Bearer {later_to_others.token}"}
    case.call_and_validate(headers=headers, base_url=BASE, checks=list(CHECKS))
