"""Where a reviewer's keys come from: single keys of a terminal, or lines where there is none."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO

import click

#: What is taken for the end where the keyboard sends no "q".
QUIT = "q"
#: What Control-C and Control-D send where they have no meaning of their own.
ENDS = frozenset({"", "\x03", "\x04"})
ESCAPE = "\x1b"
#: Bytes of a line: more than a terminal takes in line mode.
LONGEST = 65536


class Keys(Protocol):
    """Gives keys and answers."""

    def key(self) -> str:
        """Return the next key; "q" when there are no more."""

    def line(self, question: str) -> str:
        """Return the answer to a question, without spaces around it; "" when there is none."""


def answered(typed: str) -> str:
    """Return an answer without spaces around it; one with Escape in it is none."""
    return "" if ESCAPE in typed else typed.strip()


class PressedKeys:
    """Reads single keys by what Click has for every system; what is typed ahead of a question may be lost."""

    def key(self) -> str:
        """Return the key that is pressed next; the end of input and Control-C are "q"."""
        try:
            pressed = click.getchar()
        except (EOFError, KeyboardInterrupt):
            return QUIT
        return QUIT if pressed in ENDS else pressed

    def line(self, question: str) -> str:
        """Return what is typed after a question; Control-C takes the question back."""
        try:
            return answered(str(click.prompt(question, default="", show_default=False)))
        except click.Abort:
            click.echo()
            return ""


class TerminalKeys(PressedKeys):
    """Reads single keys of a terminal that is kept out of line mode meanwhile, so that no key is lost."""

    def __init__(self, descriptor: int) -> None:
        """Keep the terminal, and how it is set now."""
        import termios

        self.descriptor = descriptor
        self.settings = termios.tcgetattr(descriptor)

    def key(self) -> str:
        """Return the key that is pressed next; the end of input and Control-C are "q"."""
        try:
            first = os.read(self.descriptor, 1)
            if first == ESCAPE.encode():
                self.pass_over_sequence()
            length = 1 + sum(first >= bound for bound in (b"\xc0", b"\xe0", b"\xf0"))
            pressed = first + (os.read(self.descriptor, length - 1) if length > 1 else b"")
        except OSError:
            return QUIT
        text = pressed.decode(errors="replace")
        return QUIT if text in ENDS else text

    def pass_over_sequence(self) -> None:
        """Drop what an arrow or a function key sends after its first character."""
        while select.select([self.descriptor], [], [], 0)[0]:
            following = os.read(self.descriptor, 1)
            if not following or following.isalpha():
                break

    def line(self, question: str) -> str:
        """Return what is typed after a question, in line mode; Escape takes the question back at once."""
        click.echo(f"{question}: ", nl=False)
        with lines_of(self.descriptor, self.settings):
            try:
                typed = os.read(self.descriptor, LONGEST)
            except (OSError, KeyboardInterrupt):
                typed = ESCAPE.encode()
            if ESCAPE.encode() in typed:
                click.echo()
                self.pass_over_sequence()
        return answered(typed.decode(errors="replace"))


@contextmanager
def keys_of(descriptor: int) -> Iterator[TerminalKeys]:
    """Give the keys of a terminal; it is set as it was when the block ends.

    Control-C is a key among others, so that it cannot cut a decision in two.
    """
    import termios
    import tty

    keys = TerminalKeys(descriptor)
    tty.setcbreak(descriptor, termios.TCSADRAIN)
    settings = termios.tcgetattr(descriptor)
    settings[3] &= ~termios.ISIG
    termios.tcsetattr(descriptor, termios.TCSADRAIN, settings)
    try:
        yield keys
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, keys.settings)


@contextmanager
def lines_of(descriptor: int, settings: list[object]) -> Iterator[None]:
    """Set a terminal to line mode within a block."""
    import termios

    before = termios.tcgetattr(descriptor)
    lines = termios.tcgetattr(descriptor)
    lines[:6], lines[6][termios.VEOL] = settings[:6], ESCAPE.encode()  # a line ends at Escape too
    termios.tcsetattr(descriptor, termios.TCSADRAIN, lines)
    try:
        yield
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


class LineKeys:
    """Reads keys and answers from lines, one each; shows the questions with what was read after them."""

    def __init__(self, stream: TextIO) -> None:
        """Keep the stream of lines."""
        self.stream = stream

    def key(self) -> str:
        """Return the next line; "q" at the end."""
        line = self.stream.readline()
        return line.strip() if line else QUIT

    def line(self, question: str) -> str:
        """Return the next line as an answer."""
        answer = answered(self.stream.readline())
        click.echo(f"{question}: {answer}")
        return answer


@contextmanager
def keys_of_input() -> Iterator[Keys]:
    """Give the keys of the terminal, or the lines of standard input where that is something else."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield LineKeys(sys.stdin)
    elif sys.platform == "win32":
        yield PressedKeys()
    else:
        with keys_of(sys.stdin.fileno()) as keys:
            yield keys
