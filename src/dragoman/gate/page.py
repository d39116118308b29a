"""The paragraphs of a raw page, roughly and fast: all words that the cleaned article can have, and more."""

from __future__ import annotations

import html
import re

#: Scripts and styles hold no words of an article, but for the linked data in which some pages repeat it.
OPAQUE = re.compile(r"<(script|style)\b(?![^<>]{0,300}ld\+json)", re.IGNORECASE)
END = {"script": re.compile("</script", re.IGNORECASE), "style": re.compile("</style", re.IGNORECASE)}
#: Tags between which text runs on; every other tag ends a paragraph.
INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|br|cite|code|data|del|dfn|em|font|i|img|ins|kbd|mark|q|s|small|span|strong|sub|sup|time|u|"
    r"wbr)\b[^<>]*>",
    re.IGNORECASE,
)
#: "<" begins a tag only before a letter, a slash or a mark of declaration. That no other may stand in it keeps the time
#: proportional to the length of whatever somebody sends.
TAG = re.compile(r"<[a-zA-Z/!?][^<>]*>")


def paragraphs_of_page(text: str) -> list[str]:
    """Return the stretches of text between the tags of blocks, entities resolved."""
    bare = TAG.sub("\n\n", INLINE.sub(" ", without_scripts(text)))
    if "&" in bare:
        bare = html.unescape(bare)
    return [part for part in bare.split("\n\n") if part.strip()]


def without_scripts(text: str) -> str:
    """Return the page without its scripts and styles; one that never ends is left in."""
    parts: list[str] = []
    position = 0
    while opening := OPAQUE.search(text, position):
        end = END[opening[1].lower()].search(text, opening.end())
        if not end:
            break
        parts.append(text[position : opening.start()])
        position = end.start()
    return "\n\n".join([*parts, text[position:]])
