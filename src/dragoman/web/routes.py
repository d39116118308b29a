"""Which pages and actions there are, and what the navigation lists."""

from __future__ import annotations

from dragoman.web.pages.commitments import commitments
from dragoman.web.pages.home import home
from dragoman.web.pages.pair import pair
from dragoman.web.types import ActionRoute, PageRoute

PAGES: tuple[PageRoute, ...] = (
    PageRoute(path="/", make=home, ending_path="/home"),
    PageRoute(path="/pair/{a}/{b}", make=pair),
    PageRoute(path="/commitments", make=commitments),
)

ACTIONS: tuple[ActionRoute, ...] = ()

#: Address and name of each entry of the navigation.
NAVIGATION: tuple[tuple[str, str], ...] = (
    ("/", "Home"),
    ("/commitments", "Commitments"),
)
