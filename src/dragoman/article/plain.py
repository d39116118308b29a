"""Blocks and stated facts of plain and Markdown-like text."""

from __future__ import annotations

import re

from dragoman.article.blocks import Block, Facts
from dragoman.article.clean import normalise
from dragoman.article.lines import paragraphs_of

MARKDOWN_HEADING = re.compile(r"^(?:#{1,6}\s+)+(\S.*?)\s*#*$")
SETEXT = re.compile(r"^(?P<title>\S[^\n]{2,150})\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<body>(?:[\w-]+:[^\n]*\n|[ \t]+[^\n]*\n)+)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
RULE = re.compile(r"^(?:[-*_=~#] ?){3,}$")
INLINE = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]+)\]\([^)\s]+(?:\s+\"[^\"]*\")?\)"), r"\1"),
    (re.compile(r"<(https?://[^>\s]+)>"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`]+)`"), r"\1"),
)
QUOTE_MARK = re.compile(r"^(?:>\s?)+", re.MULTILINE)


def looks_like_markdown(text: str, source: str) -> bool:
    """Return whether the text is to be read as Markdown: by its name or by its headings."""
    return source.lower().endswith((".md", ".markdown")) or bool(re.search(r"^#{1,6} \S", text, re.MULTILINE))


def read_plain(text: str, source: str) -> tuple[list[Block], Facts]:
    """Return the blocks and stated facts of a text without markup, or with Markdown's."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    facts = Facts()
    if not looks_like_markdown(text, source):
        return [Block(paragraph) for paragraph in paragraphs_of(text)], facts
    front = FRONT_MATTER.match(text)
    if front:
        facts = front_facts(front["body"])
        text = text[front.end() :]
    return markdown_blocks(text), facts


def front_facts(body: str) -> Facts:
    """Return what the front matter of a Markdown file states."""
    pairs = (line.partition(":") for line in body.splitlines() if not line.startswith((" ", "\t")))
    values = {key.strip().lower(): normalise(value).strip("\"'") for key, _, value in pairs}
    date = values.get("date") or values.get("published")
    author = values.get("author")
    return Facts(
        title=values.get("title") or None,
        outlet=values.get("publisher") or values.get("outlet") or None,
        authors=(author,) if author else (),
        url=values.get("url") or None,
        dates=((date, "the file's front matter"),) if date else (),
    )


def markdown_blocks(text: str) -> list[Block]:
    """Return the blocks of a Markdown text, its marks taken off."""
    text = QUOTE_MARK.sub("", SETEXT.sub(r"\n# \g<title>\n", text))
    text = re.sub(r"^(#{1,6} .*)$", r"\n\1\n", text, flags=re.MULTILINE)
    blocks = (markdown_block(paragraph) for paragraph in paragraphs_of(text) if not RULE.match(paragraph))
    return [block for block in blocks if block.text]


def markdown_block(paragraph: str) -> Block:
    """Return one paragraph without Markdown's marks, however they are nested."""
    heading: bool | None = None
    text, before = paragraph, ""
    while text != before:
        before = text
        found = MARKDOWN_HEADING.match(text)
        if found:
            heading, text = True, found[1]
        for pattern, replacement in INLINE:
            text = pattern.sub(replacement, text)
        text = normalise(text)
    if heading is None and text.startswith(("- ", "* ")):
        heading = False
    return Block(text, heading=heading)
