"""What happened to the accounts, for administrators: who signed in or tried to, who changed what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.web.accounts import log
from dragoman.web.pages.account_list import ADDRESS as ACCOUNTS
from dragoman.web.pages.account_list import file_of
from dragoman.web.pages.asking import pages_of
from dragoman.web.types import Asked, Page, Table

if TYPE_CHECKING:
    from dragoman.door import Record

COLUMNS = ("when", "what", "account", "detail", "by")
A_PAGE = 100


def account_log(record: Record, asked: Asked) -> Page:
    """Return a part of the log of the accounts, the latest first."""
    file = file_of(asked)
    pages = pages_of(asked, log.how_many(file), A_PAGE)
    found = log.happened(file, first=(pages.number - 1) * A_PAGE, count=A_PAGE)
    rows = tuple((one.at, one.action, one.account, one.detail, one.author) for one in found)
    table = Table(caption="What happened to the accounts, in UTC", columns=COLUMNS, rows=rows)
    return Page(
        title="Log of the accounts", template="account_log.html", data=found, table=table, view=pages, section=ACCOUNTS
    )
