"""Text from outside, made safe to print: no character in it commands the terminal."""

from __future__ import annotations

#: Control characters, those of C1 too, and the marks that turn the direction of what follows.
COMMANDS = (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
REPLACED = dict.fromkeys(COMMANDS, "\ufffd") | {ord(space): " " for space in "\t\n\r"}


def printable(text: str) -> str:
    """Return the text with characters that command the terminal replaced, one for one; white space becomes spaces."""
    return text.translate(REPLACED)
