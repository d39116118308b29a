"""The commands that say where articles come from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.options import WebAddress, as_json_lines, from_hosts, of_the_record

if TYPE_CHECKING:
    from dragoman.collect.discovery import Discovered

Name = tuple[str, ...]


@click.group()
def sources() -> None:
    """Name the feeds, sitemaps and pages that articles come from."""


@sources.command()
@of_the_record
@click.argument("addresses", nargs=-1, required=True, type=WebAddress(), metavar="ADDRESS...")
@click.option("--outlet", metavar="NAME", help="Who publishes it, if its pages do not say so themselves.")
@click.option("--country", metavar="CODE", help="Country of the publisher: a code such as GBR, or a name.")
@click.option(
    "--kind",
    type=click.Choice(["feed", "sitemap", "page"]),
    help="What it is; otherwise it is told by what it sends. A page is read again whenever it changes.",
)
@click.option(
    "--host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="A host outside its site that links may lead to; other links are not followed.",
)
@click.option("--every", type=click.IntRange(min=5), metavar="MINUTES", help="Minutes between visits.")
def add(
    *,
    path: Path,
    addresses: Name,
    outlet: str | None,
    country: str | None,
    kind: str | None,
    hosts: Name,
    every: int | None,
) -> None:
    """Add sources, or change what is known of them.

    An ADDRESS is that of an RSS, Atom or JSON feed, a sitemap, or a page. No request is made before the next
    "dragoman collect".
    """
    from dragoman.cli.printable import printable
    from dragoman.collect.sources import add_source
    from dragoman.door import open_record

    code = country_of(country)
    with open_record(path) as record, record.writing() as connection:
        for address in addresses:
            source, new = add_source(
                connection, address, kind=kind, outlet=outlet, country=code, hosts=hosts,
                every=every * 60 if every else None,
            )  # fmt: skip
            click.echo(printable(f"{'added' if new else 'changed'}: {source.id}  {source.address}"))


@sources.command("import")
@of_the_record
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--country", metavar="CODE", help="Country of the publishers, where the file does not say.")
def import_opml(*, path: Path, file: Path, country: str | None) -> None:
    """Add the feeds of an OPML file, as feed readers export it."""
    from dragoman.collect.opml import read_opml
    from dragoman.collect.sources import add_source
    from dragoman.door import open_record
    from dragoman.export.lines import counted

    given = country_of(country)
    found = read_opml(file.read_bytes())
    with open_record(path) as record, record.writing() as connection:
        new = 0
        for one in found:
            code = country_of(one.country) or given
            new += add_source(connection, one.address, title=one.title, outlet=one.outlet, country=code)[1]
    click.echo(f"{counted(new, 'source')} added, {len(found) - new} known already.")


@sources.command("list")
@of_the_record
@as_json_lines
def list_sources(*, path: Path, as_json: bool) -> None:
    """List the sources: freshness, failures, gaps, and the share read.

    A gap is a time in which a source may have listed what was not seen: when it was visited again, all that it listed
    was new. The share read is that of the addresses that are done with.
    """
    from dragoman.cli.listing import print_json
    from dragoman.cli.sources_list import print_sources
    from dragoman.collect.overview import overview
    from dragoman.door import open_record

    with open_record(path, write=False) as record, record.reading() as connection:
        found = overview(connection)
    if as_json:
        print_json(found)
    else:
        print_sources(found)


def change(path: Path, names: Name, state: str, said: str) -> None:
    """Change the state of sources and say so."""
    from dragoman.cli.printable import printable
    from dragoman.collect.sources import find_source, set_state
    from dragoman.door import open_record

    with open_record(path) as record, record.writing() as connection:
        for name in names:
            source = find_source(connection, name)
            set_state(connection, source, state)
            click.echo(printable(f"{said}: {source.id}  {source.address}"))


@sources.command()
@of_the_record
@click.argument("names", nargs=-1, required=True, metavar="SOURCE...")
def remove(*, path: Path, names: Name) -> None:
    """Visit sources no more.

    A SOURCE is a number of "dragoman sources list", an address or a part of one. What it brought stays in the record.
    """
    change(path, names, "removed", "removed")


@sources.command()
@of_the_record
@click.argument("names", nargs=-1, required=True, metavar="SOURCE...")
def pause(*, path: Path, names: Name) -> None:
    """Do not visit sources until they are resumed."""
    change(path, names, "paused", "paused")


@sources.command()
@of_the_record
@click.argument("names", nargs=-1, required=True, metavar="SOURCE...")
def resume(*, path: Path, names: Name) -> None:
    """Visit paused sources again."""
    change(path, names, "active", "resumed")


@sources.command()
@click.argument("address", type=WebAddress())
@from_hosts
@as_json_lines
def discover(*, address: str, allow_hosts: Name, as_json: bool) -> None:
    """Find the feeds and sitemaps of a site.

    Nothing is added; "dragoman sources add" does that.
    """
    from dragoman.cli.listing import print_json
    from dragoman.collect.discovery import discover_site

    found: list[Discovered] = []
    for one in discover_site(address, frozenset(allow_hosts)):
        found.append(one)
        show_discovered(one) if not as_json else print_json([one])
    if not found and not as_json:
        click.echo("No feed and no sitemap was found. A page can be followed itself: dragoman sources add --kind page")


def show_discovered(one: Discovered) -> None:
    """Print a feed or sitemap that was found."""
    from dragoman.cli.printable import printable

    title = f"  {one.title}" if one.title else ""
    click.echo(printable(f"{one.kind:8} {one.address}{title}  ({one.entries} addresses)"))


def country_of(name: str | None) -> str | None:
    """Return the code of a country, given by code or name.

    Raises:
        RegistryError: There is none.
    """
    if not name:
        return None
    from dragoman.actors.find import country_code
    from dragoman.actors.registry import load_registry

    return country_code(load_registry(), name.strip())
