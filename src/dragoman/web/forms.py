"""The fields of a form, as a browser sends them."""

from __future__ import annotations

from urllib.parse import parse_qsl

from starlette.requests import Request

from dragoman.errors import QueryError

FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 1000


async def form_of(request: Request) -> tuple[tuple[str, str], ...]:
    """Return the fields of a form.

    Raises:
        QueryError: It is no form, or has too many fields.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip() != FORM:
        raise QueryError("a form was expected here; send it from a page of the app")
    try:
        return tuple(
            parse_qsl((await request.body()).decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS,
                      errors="strict")
        )  # fmt: skip
    except ValueError as error:
        raise QueryError(f"the form cannot be read ({error})") from error
