"""Which pages and actions there are, and what the navigation lists."""

from __future__ import annotations

from dragoman.web.feeds import alert_feed, pair_feed
from dragoman.web.pages import account_list, adding, brief_edit, entering
from dragoman.web.pages.account_log import account_log
from dragoman.web.pages.actor import actor
from dragoman.web.pages.actors import actors
from dragoman.web.pages.api import about_api, openapi
from dragoman.web.pages.article import article, original
from dragoman.web.pages.brief import brief, brief_file, briefs
from dragoman.web.pages.commitments import commitments
from dragoman.web.pages.contacts import contact_list
from dragoman.web.pages.event import event
from dragoman.web.pages.fact import fact, why
from dragoman.web.pages.home import home, since_last_visit
from dragoman.web.pages.job import job
from dragoman.web.pages.map import map_
from dragoman.web.pages.matrix import matrix
from dragoman.web.pages.pair import choose, pair
from dragoman.web.pages.review import review
from dragoman.web.pages.review_actions import decide, undo
from dragoman.web.pages.review_agreement import review_agreement
from dragoman.web.pages.review_bulk import bulk, decide_bulk, undo_bulk
from dragoman.web.pages.search import search
from dragoman.web.pages.sources import sources
from dragoman.web.types import ActionRoute, Asked, PageRoute

PAGES: tuple[PageRoute, ...] = (
    PageRoute(path="/", make=home, ending_path="/home", kept=True, personal=since_last_visit),
    PageRoute(path="/pair", make=choose, asking=home),
    PageRoute(path="/alerts.atom", make=alert_feed, bare=True),
    PageRoute(path="/pair/{a}/{b}.atom", make=pair_feed, bare=True),
    PageRoute(path="/pair/{a}/{b}", make=pair, kept=True),
    PageRoute(path="/event/{key}", make=event),
    PageRoute(path="/fact/{key}/why", make=why),
    PageRoute(path="/fact/{key}", make=fact),
    PageRoute(path="/article/{key}/original", make=original),
    PageRoute(path="/article/{key}", make=article),
    PageRoute(path="/actor", make=actors),
    PageRoute(path="/actor/{id}", make=actor, kept=True),
    PageRoute(path="/contacts", make=contact_list),
    PageRoute(path="/commitments", make=commitments, kept=True),
    PageRoute(path="/search", make=search),
    PageRoute(path="/review", make=review, hiding=("after",), role="reviewer"),
    PageRoute(path="/review/bulk", make=bulk, hiding=("after",), role="reviewer"),
    PageRoute(path="/review/agreement", make=review_agreement, role="reviewer"),
    PageRoute(path="/matrix", make=matrix, kept=True),
    PageRoute(path="/map", make=map_, kept=True),
    PageRoute(path="/brief", make=briefs),
    PageRoute(path="/brief/new", make=brief_edit.new, role="reviewer"),
    PageRoute(path="/brief/{key}/edit", make=brief_edit.edit, role="reviewer"),
    PageRoute(path="/brief/{key}/file/{form}", make=brief_file),
    PageRoute(path="/brief/{key}", make=brief),
    PageRoute(path="/enter", make=entering.new, role="reviewer"),
    PageRoute(path="/api", make=about_api),
    PageRoute(path="/openapi.json", make=openapi, bare=True),
    PageRoute(path="/sources", make=sources),
    PageRoute(path="/sources/job/{job}", make=job),
)

ACTIONS: tuple[ActionRoute, ...] = (
    ActionRoute(path="/review/decide", act=decide),
    ActionRoute(path="/review/undo", act=undo),
    ActionRoute(path="/review/bulk/decide", act=decide_bulk),
    ActionRoute(path="/review/bulk/undo", act=undo_bulk),
    ActionRoute(path="/brief/write", act=brief_edit.write),
    ActionRoute(path="/brief/remove", act=brief_edit.remove, role="administrator"),
    ActionRoute(path="/enter/fact", act=entering.enter),
    ActionRoute(path="/sources/add", act=adding.add, role="administrator"),
    ActionRoute(path="/sources/change", act=adding.change, role="administrator"),
    ActionRoute(path="/sources/read-address", act=adding.read_address),
    ActionRoute(path="/sources/read-text", act=adding.read_text),
    ActionRoute(path="/sources/stop", act=adding.stop),
)

#: What there is besides where others are served.
ACCOUNT_PAGES: tuple[PageRoute, ...] = (
    PageRoute(path="/accounts", make=account_list.accounts, role="administrator"),
    PageRoute(path="/accounts/log", make=account_log, role="administrator"),
)
ACCOUNT_ACTIONS: tuple[ActionRoute, ...] = (
    ActionRoute(path="/accounts/add", act=account_list.add, role="administrator"),
    ActionRoute(path="/accounts/role", act=account_list.change_role, role="administrator"),
    ActionRoute(path="/accounts/remove", act=account_list.remove, role="administrator"),
    ActionRoute(path="/accounts/token/remove", act=account_list.remove_token, role="administrator"),
)

#: Address and name of each entry of the navigation.
NAVIGATION: tuple[tuple[str, str], ...] = (
    ("/", "Home"),
    ("/contacts", "Contacts"),
    ("/commitments", "Commitments"),
    ("/actor", "Actors"),
    ("/search", "Search"),
    ("/review", "Review"),
    ("/matrix", "Matrix"),
    ("/map", "Map"),
    ("/brief", "Briefs"),
    ("/sources", "Sources"),
)


def navigation(asked: Asked) -> tuple[tuple[str, str], ...]:
    """Return the entries of the navigation that whoever asks may open."""
    closed = {page.path for page in PAGES if not asked.may(page.role)}
    found = tuple(entry for entry in NAVIGATION if entry[0] not in closed)
    return (*found, ("/accounts", "Accounts")) if asked.accounts and asked.may("administrator") else found
