"""How a name is written: capitals, initials, suffixes, parts."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.found import is_address

#: A family name in capitals is longer than this ("LEE"); shorter words in capitals are initials ("JD Vance").
LONGEST_INITIALS = 2
#: The Arabic article as it is written before family names.
_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "at", "ash", "az"})


def usual_case(surface: str) -> str:
    """Return a name whose family name is printed in capitals in the usual case ("LEE Jae-myung")."""
    parts = surface.split()
    return " ".join(p.capitalize() if p.isupper() and len(p) > LONGEST_INITIALS else p for p in parts)


def without_initials(name: str) -> str:
    """Return a name without middle initials and suffixes ("Robert S. Mueller III": "Robert Mueller")."""
    parts = name.split()
    kept = [p for n, p in enumerate(parts) if n == 0 or not is_initial(p)]
    return " ".join(kept)


def without_article(family: str) -> str:
    """Return a family name in lower case without the article that some writers leave out ("al-Rumaih": "rumaih")."""
    article, joined, name = family.lower().partition("-")
    return name if joined and article in _ARTICLES else family.lower()


def is_initial(part: str) -> bool:
    """Tell whether part of a name is an initial or a suffix."""
    bare = part.rstrip(".,")
    return (len(bare) == 1 and part.endswith(".")) or bare in {"Jr", "Sr", "II", "III", "IV"}


def parts_of(surface: str) -> Iterator[str]:
    """Yield the parts of a name, forms of address and possessive marks left out."""
    for part in surface.replace("’s", "").replace("'s", "").split():
        if not is_address(part):
            yield part
