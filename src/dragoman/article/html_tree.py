"""A page's tree, parsed once, and only when its size and depth allow for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dragoman.article.page_terms import page_terms
from dragoman.article.settings import settings
from dragoman.errors import ArticleError

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*?(/?)>")
OPAQUE = re.compile(
    r"<(script|style|template|noscript|svg|textarea)\b[^>]*>.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL
)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def deepest(text: str) -> int:
    """Return roughly how many tags are open at once at the most; stops counting once it is too many."""
    depth = most = 0
    limit, unclosed = settings().limits.open_tags, page_terms().unclosed_tags
    for closing, name, empty in TAG.findall(text):
        if empty or name.lower() in unclosed:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > most:
            most = depth
            if most > limit:
                break
    return most


def parse_page(text: str, source: str) -> HtmlElement:
    """Return the tree of a page.

    Raises:
        ArticleError: Its tags are nested too deep, or it holds no markup.
    """
    from lxml import etree, html  # type: ignore[import-untyped]

    limit = settings().limits.open_tags
    # Scripts may hold tags in strings; they are cut out only where it matters, for that costs more than counting.
    if deepest(text) > limit and deepest(OPAQUE.sub("", text)) > limit:
        raise too_deep(source)
    parser = html.HTMLParser(remove_pis=True, encoding="utf-8")
    content = DECLARATION.sub("", text).encode("utf-8", "replace").replace(b"\x00", b"")
    try:
        tree = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ArticleError("the page holds no markup that can be read; expected a web page", source=source) from error
    return tree


def too_deep(source: str) -> ArticleError:
    """Return the error for a page that is nested too deep."""
    limit = settings().limits.tree_depth
    return ArticleError(
        f"the page's tags are nested more than {limit} deep; expected an ordinary web page", source=source
    )
