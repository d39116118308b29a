"""Paragraphs from lines: hard-wrapped lines are joined, hyphens at line ends mended."""

from __future__ import annotations

import re
from statistics import median, quantiles

from dragoman.article.clean import normalise
from dragoman.article.dates import is_entry_line
from dragoman.article.headings import BULLET, ends_sentence, is_capitals
from dragoman.article.settings import settings

HYPHEN = re.compile(r"(\w+)[-\u2010\u00ad]$")
FIRST_WORD = re.compile(r"^([a-z]\w*)(.*)$", re.DOTALL)
FEWEST_COLUMNS = 20
#: Characters at the end of a paragraph in which its last word stands: as lines are joined to it, it may grow very long.
LAST_WORD = 200


def split_groups(text: str) -> list[list[str]]:
    """Return the lines in groups that blank lines separate; lines keep their indentation."""
    groups: list[list[str]] = [[]]
    for line in text.replace("\x0c", "\n\n").replace("\x0b", "\n").replace("\u2029", "\n\n").splitlines():
        if line.strip():
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def usual_width(groups: list[list[str]]) -> int | None:
    """Return the width at which the text is wrapped, or None if its lines are paragraphs."""
    limits = settings().wrapping
    inner = [line.rstrip() for group in groups for line in group[:-1]]
    if len(inner) < limits.lines:
        return None
    lengths = [len(line) for line in inner]
    middle = median(lengths)
    if not limits.shortest <= middle <= limits.longest:
        return None
    ending = sum(ends_sentence(line) for line in inner) / len(inner)
    if ending >= limits.ending_share:
        return None
    widest = quantiles(lengths, n=10)[-1]
    return int(widest) if widest <= 1.6 * middle else None


def join_lines(first: str, second: str, vocabulary: frozenset[str] = frozenset()) -> str:
    """Return two lines of one paragraph as one, a word divided between them made whole.

    A hyphen stays where the text has the hyphenated word elsewhere, or a capital or digit follows.
    """
    hyphen = HYPHEN.search(first, max(0, len(first) - LAST_WORD))
    rest = FIRST_WORD.match(second)
    if not hyphen or not rest:
        return f"{first} {second}"
    whole, compound = hyphen[1] + rest[1], f"{hyphen[1]}-{rest[1]}"
    if compound.lower() in vocabulary and whole.lower() not in vocabulary:
        return first[:-1] + "-" + second
    return first[:-1] + second


def words_of(lines: list[str]) -> frozenset[str]:
    """Return the words of the text in lower case, hyphenated ones among them."""
    return frozenset(word for line in lines for word in re.findall(r"\w+(?:-\w+)*", line.lower()))


def begins_paragraph(line: str, previous: str, width: int) -> bool:
    """Return whether a line of a wrapped text without blank lines opens a new paragraph."""
    indent = len(line) - len(line.lstrip())
    if indent > len(previous) - len(previous.lstrip()) + 1 or BULLET.match(line.lstrip()):
        return True
    short = len(previous.rstrip()) < settings().wrapping.short_line * width
    starts = line.lstrip()[:1]
    if short and ends_sentence(previous):
        return not starts.islower()
    if is_capitals(previous) != is_capitals(line) and short:
        return True
    much_shorter = len(previous.rstrip()) < settings().wrapping.short_line ** 2 * width
    return much_shorter and (starts.isupper() or starts in "\"“'‘") and not previous.rstrip().endswith(",")


def reflow(lines: list[str], width: int) -> list[str]:
    """Return the paragraphs of a wrapped text."""
    vocabulary = words_of(lines)
    paragraphs: list[str] = []
    previous = ""
    for line in lines:
        if not paragraphs or begins_paragraph(line, previous, width):
            paragraphs.append(line.strip())
        else:
            paragraphs[-1] = join_lines(paragraphs[-1], line.strip(), vocabulary)
        previous = line
    return paragraphs


def continues(previous: str, line: str) -> bool:
    """Return whether a line goes on with the sentence of the line before, in a text that is not wrapped."""
    if ends_sentence(previous) or len(previous) < FEWEST_COLUMNS:
        return False
    return line.lstrip()[:1].islower() and not is_entry_line(previous)


def join_continued(group: list[str]) -> list[str]:
    """Return the lines as paragraphs, a sentence broken over two lines made whole."""
    paragraphs = [group[0].strip()]
    for line in group[1:]:
        if continues(paragraphs[-1], line):
            paragraphs[-1] = join_lines(paragraphs[-1], line.strip())
        else:
            paragraphs.append(line.strip())
    return paragraphs


def paragraphs_of(text: str) -> list[str]:
    """Return the normalised paragraphs of a plain text, however its lines are laid out."""
    groups = split_groups(text)
    width = usual_width(groups)
    if width:
        paragraphs = [paragraph for group in groups for paragraph in reflow(group, width)]
    else:
        paragraphs = [paragraph for group in groups for paragraph in join_continued(group)]
    clean = [normalise(paragraph) for paragraph in paragraphs]
    return [paragraph for paragraph in clean if paragraph]
