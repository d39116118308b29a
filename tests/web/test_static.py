"""The style and the script: known for ever by the name that has their digest, for an hour by the plain one."""

from __future__ import annotations

import re

from starlette.testclient import TestClient


def test_pages_name_the_files_by_their_digests(client: TestClient) -> None:
    found = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/contacts").text)
    assert sorted(re.sub("-[0-9a-f]{12}", "", one) for one in found) == [
        "/static/app.css", "/static/app.js", "/static/icon.svg",
    ]  # fmt: skip
    for address in found:
        answer = client.get(address)
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        again = client.get(address, headers={"If-None-Match": answer.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_a_plain_name_is_known_for_an_hour_and_a_wrong_digest_not_at_all(client: TestClient) -> None:
    assert client.get("/static/app.css").headers["cache-control"] == "public, max-age=3600"
    assert client.get("/static/app-000000000000.css").status_code == 404
