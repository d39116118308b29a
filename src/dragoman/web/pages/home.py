"""Home: what is new in the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from dragoman.alerts.types import Alert
from dragoman.analysis.news import BrokenSilence, BusyPair, News
from dragoman.export.dates import describe_day
from dragoman.export.dossier_outline import claim_line, if_disputed
from dragoman.export.lines import counted
from dragoman.export.names import present
from dragoman.types import Frozen
from dragoman.web.addresses import event_address, pair_address
from dragoman.web.context import in_context
from dragoman.web.listing import Item, event_item, fate_item
from dragoman.web.pages.home_chart import coverage_chart
from dragoman.web.types import Asked, Cell, Link, Page, Table

if TYPE_CHECKING:
    from dragoman.door import Record

#: Alerts that are shown: the latest.
ALERTS = 8
COLUMNS = ("what", "day", "who", "state", "words", "address")


class HomeData(Frozen):
    """What is new, and the latest alerts."""

    news: News
    alerts: tuple[Alert, ...]
    #: Articles added since the last visit, and the keys of what they report; None on the first one.
    added: int | None = None
    fresh: tuple[str, ...] = ()


class HomeView(Frozen):
    """What the first page shows."""

    about: tuple[str, ...]
    #: Whether there is nothing at all, whatever day is asked for.
    empty: bool
    contacts: tuple[Item, ...]
    #: Each with its address, and what a disputed contact in it would change.
    silences: tuple[tuple[BrokenSilence, str, str], ...]
    due: tuple[Item, ...]
    overdue: tuple[Item, ...]
    claims: tuple[tuple[str, str, str], ...]
    alerts: tuple[tuple[str, str, Alert], ...]
    pairs: Table


def home(record: Record, asked: Asked) -> Page:
    """Return what is new in the record."""
    news = record.news(as_of=asked.day("as_of"), since=asked.day("since"))
    data = HomeData(news=news, alerts=tuple(record.alerts(until=asked.day("as_of"), limit=ALERTS)))
    charts = (coverage_chart(news),) if news.coverage else ()
    view = view_of(record, data)
    return Page(title="What is new", template="home.html", data=data, table=home_table(view), charts=charts,
                view=view, section="/")  # fmt: skip


def since_last_visit(record: Record, asked: Asked, page: Page) -> Page:
    """Return the page with what came since whoever asks was here last."""
    if asked.visited is None:
        return page
    news = page.data.news
    listed = [*(c.key for c in news.contacts), *(fate.commitment.key for fate in (*news.due, *news.overdue))]
    added, fresh = record.added_since(asked.visited, listed)
    data = replace(page.data, added=added, fresh=fresh)
    return replace(page, data=data, view=view_of(record, data))


def view_of(record: Record, data: HomeData) -> HomeView:
    """Return what the page shows."""
    news, fresh = data.news, frozenset(data.fresh)
    contacts = [event_item(contact, new=contact.key in fresh) for contact in news.contacts]
    due, overdue = (
        [fate_item(fate, new=fate.commitment.key in fresh) for fate in some] for some in (news.due, news.overdue)
    )
    since = f"{counted(data.added, 'article')} added since your last visit" if data.added is not None else None
    return HomeView(
        about=present(f"as of {describe_day(news.as_of)}", f"{counted(news.articles, 'article')} in the record", since),
        empty=record.connection.execute("SELECT 1 FROM article LIMIT 1").fetchone() is None,
        contacts=in_context(record.connection, contacts),
        silences=tuple(
            (one, event_address(one.contact.key), if_disputed(one.silence) or "") for one in news.silences
        ),
        due=in_context(record.connection, due),
        overdue=in_context(record.connection, overdue),
        claims=tuple(
            (event_address(one.claim.report), one.claim.quote, claim_line(one).parties) for one in news.contradicted
        ),
        alerts=tuple(
            (event_address(alert.events[0]) if alert.events else pair_address(*alert.countries),
             describe_day(alert.as_of), alert)
            for alert in data.alerts
        ),
        pairs=pairs_table(news.pairs),
    )  # fmt: skip


def pairs_table(pairs: tuple[BusyPair, ...]) -> Table:
    """Return the busiest pairs with the way to their dossiers."""
    rows = tuple(
        (
            Link(text=" — ".join(one.names), href=pair_address(*one.pair)),
            one.events,
            one.contacts,
            one.disputed,
            one.latest,
        )
        for one in pairs
    )
    return Table(
        caption="Most reported in the period",
        columns=("pair", "events", "contacts", "disputed", "last contact"),
        rows=rows,
    )


def home_table(view: HomeView) -> Table:
    """Return what is new as rows for spreadsheets."""
    rows: list[tuple[Cell, ...]] = []
    for name, some in (("contact", view.contacts), ("due", view.due), ("overdue", view.overdue)):
        rows += [(name, it.when, it.parties, it.tag or it.kind, it.quote, it.href) for it in some]
    rows += [
        ("broken silence", one.silence.until, " — ".join(one.names), f"{one.silence.days} days", "", href)
        for one, href, _ in view.silences
    ]
    rows += [("contradicted claim", "", "", why, words, href) for href, words, why in view.claims]
    rows += [("alert", alert.as_of, " — ".join(alert.countries), alert.rule, alert.title, href)
             for href, _, alert in view.alerts]  # fmt: skip
    return Table(caption="What is new", columns=COLUMNS, rows=tuple(rows))
