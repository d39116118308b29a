"""The command that shows a record in the browser, to whoever starts it or to others with accounts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import of_the_record

if TYPE_CHECKING:
    from dragoman.web.settings import Settings

HIGHEST_PORT = 65535
#: A name or address as browsers send it in Host, in lower case, with a port or without.
HOST_NAME = re.compile(r"([a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|\[[0-9a-f:.]+\])(:[0-9]{1,5})?")
#: What listens on every address of a machine; no browser asks for these.
EVERY_ADDRESS = ("0.0.0.0", "::")


class HostName(click.ParamType):  # type: ignore[type-arg]  # generic in the stubs only
    """The name of a host, with a port or without."""

    name = "host"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name in lower case, or fail with what was expected."""
        found = str(value).lower()
        if HOST_NAME.fullmatch(found):
            return found
        self.fail(f"{value!r} is no name of a host. Give it without http://: record.example.org", param, ctx)


@click.command()
@of_the_record
@click.option("--port", type=click.IntRange(0, HIGHEST_PORT), default=8642, show_default=True, metavar="N",
              help="The port that it listens on; 0 for one that is free.")  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS",
              help="The address of this machine that it listens on: its own, or any with --accounts.")  # fmt: skip
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@click.option("--allow-host", "allow_hosts", multiple=True, metavar="NAME",
              help="A host that pages may be read from although its address is not public.")  # fmt: skip
@click.option("--accounts", is_flag=True, help="Serve others: let in whoever “dragoman accounts” knows, as what he is.")
@click.option("--allowed-host", "names", multiple=True, type=HostName(), metavar="NAME",
              help="A name under which others reach it, such as record.example.org; needs --accounts.")  # fmt: skip
@click.option("--https", is_flag=True, help="It is always reached over https, by a proxy before it; needs --accounts.")
@click.option("--behind-proxy", is_flag=True,
              help="Believe X-Forwarded-For and X-Forwarded-Proto: a proxy that sets them is the only way to it; "
              "needs --accounts.")  # fmt: skip
def serve(
    *,
    path: Path,
    port: int,
    host: str,
    no_browser: bool,
    allow_hosts: tuple[str, ...],
    accounts: bool,
    names: tuple[str, ...],
    https: bool,
    behind_proxy: bool,
) -> None:
    """Show a record in the browser.

    It prints the address to open, with a token that only you have, and listens on this machine only. With --accounts it
    asks for a name and a password instead, and may be reached by others. Stop it with Ctrl+C.
    """
    from dragoman.door import open_record
    from dragoman.web.server import listening, run
    from dragoman.web.settings import Settings

    check_reach(host, accounts=accounts, names=names, proxied=https or behind_proxy)
    open_record(path, write=False).close()  # what is wrong with the record is said here and not on a page
    file = file_with_administrator(path) if accounts else None
    with listening(host, port) as socket:
        settings = Settings(
            host=host, port=socket.getsockname()[1], allow_hosts=frozenset(allow_hosts), accounts=file,
            allowed_hosts=frozenset(names), https=https, behind_proxy=behind_proxy,
        )  # fmt: skip
        announce(settings, open_browser=not no_browser)
        run(path, settings, socket)


def check_reach(host: str, *, accounts: bool, names: tuple[str, ...], proxied: bool) -> None:
    """Refuse to be reached by others without accounts, or under no name."""
    from dragoman.web.settings import LOOPBACK

    if not accounts and host not in LOOPBACK:
        raise click.BadParameter(
            f"{host!r} is an address that others can reach; serve them with --accounts, or use one of "
            f"{', '.join(LOOPBACK)}.",
            param_hint="--host",
        )
    if not accounts and (names or proxied):
        raise click.UsageError("--allowed-host, --https and --behind-proxy are for serving others: add --accounts.")
    if host in EVERY_ADDRESS and not names:
        raise click.UsageError(
            f"{host} is every address of this machine: say under which name others reach it, with --allowed-host NAME."
        )


def file_with_administrator(path: Path) -> Path:
    """Return the accounts file of a record.

    Raises:
        AccountError: There is none, or nobody in it may make accounts.
    """
    from dragoman.errors import AccountError
    from dragoman.web.accounts.file import accounts_path
    from dragoman.web.accounts.people import has_administrator

    file = accounts_path(path)
    if not file.exists() or not has_administrator(file):
        raise AccountError(
            "there is no administrator yet; make one with “dragoman accounts add NAME --role administrator "
            f"--record {path}”",
            source=str(file),
        )
    return file


def announce(settings: Settings, *, open_browser: bool) -> None:
    """Print the address, and open it."""
    first = settings.address if settings.accounts else settings.first_address
    click.echo(f"The record is shown at {first}")
    click.echo("Stop it with Ctrl+C.", err=True)
    if open_browser:
        import threading
        import webbrowser

        threading.Timer(0.5, webbrowser.open, [first]).start()
