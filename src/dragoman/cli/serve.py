"""The command that shows a record in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import of_the_record

if TYPE_CHECKING:
    from dragoman.web.settings import Settings

HIGHEST_PORT = 65535


@click.command()
@of_the_record
@click.option("--port", type=click.IntRange(0, HIGHEST_PORT), default=8642, show_default=True, metavar="N",
              help="The port that it listens on; 0 for one that is free.")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
              help="The address of this machine that it listens on: 127.0.0.1, ::1 or localhost.")  # fmt: skip
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@click.option("--allow-host", "allow_hosts", multiple=True, metavar="NAME",
              help="A host that pages may be read from although its address is not public.")  # fmt: skip
def serve(*, path: Path, port: int, host: str, no_browser: bool, allow_hosts: tuple[str, ...]) -> None:
    """Show a record in the browser.

    It prints the address to open, with a token that only you have, and listens on this machine only. Stop it with
    Ctrl+C.
    """
    from dragoman.door import open_record
    from dragoman.web.server import listening, run
    from dragoman.web.settings import LOOPBACK, Settings

    if host not in LOOPBACK:
        raise click.BadParameter(
            f"{host!r} is an address that others can reach, and the app has no accounts; use one of "
            f"{', '.join(LOOPBACK)}.",
            param_hint="--host",
        )
    open_record(path, write=False).close()  # what is wrong with the record is said here and not on a page
    with listening(host, port) as socket:
        settings = Settings(host=host, port=socket.getsockname()[1], allow_hosts=frozenset(allow_hosts))
        announce(settings, open_browser=not no_browser)
        run(path, settings, socket)


def announce(settings: Settings, *, open_browser: bool) -> None:
    """Print the address, and open it."""
    click.echo(f"The record is shown at {settings.first_address}")
    click.echo("Stop it with Ctrl+C.", err=True)
    if open_browser:
        import threading
        import webbrowser

        threading.Timer(0.5, webbrowser.open, [settings.first_address]).start()
