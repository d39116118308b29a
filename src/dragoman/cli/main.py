"""The entry point: the commands, each loaded when it is called, and what ends the program."""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

import click

import dragoman

#: Name of each command: where it lives, and its one line in the help. Loading a command to list it would
#: make the help slow; a test compares the lines with the commands.
COMMANDS = {
    "read": ("dragoman.cli.read:read", "Read articles and show what they report."),
    "explain": ("dragoman.cli.explain:explain", "Say which words, rules and scores made a fact."),
    "add": ("dragoman.cli.add:add", "Read articles and keep what they report in a record."),
    "process": ("dragoman.cli.process:process", "Read many files into Parquet, by several processes."),
    "load": ("dragoman.cli.load:load", "Bring what “dragoman process” wrote into a record."),
    "sources": ("dragoman.cli.sources:sources", "Name the feeds, sitemaps and pages that articles come from."),
    "collect": ("dragoman.cli.collect:collect", "Visit the sources that are due, once, and add what they list."),
    "watch": ("dragoman.cli.collect:watch", "Keep a record current until it is stopped."),
    "dossier": ("dragoman.cli.dossier:dossier", "Show all that the record knows of two countries."),
    "contacts": (
        "dragoman.cli.contacts:contacts",
        "List contacts: all, of two countries, or with somebody.",
    ),
    "commitments": ("dragoman.cli.commitments:commitments", "List commitments and what became of them."),
    "said": ("dragoman.cli.said:said", "List what somebody said."),
    "show": ("dragoman.cli.show:show", "Show all that the record knows of one event."),
    "articles": ("dragoman.cli.articles:articles", "List the articles of a record."),
    "review": ("dragoman.cli.review:review", "Decide on what is in doubt, from the keyboard."),
    "decide": ("dragoman.cli.decide:decide", "Accept or reject something, or undo a decision."),
    "enter": ("dragoman.cli.enter:enter", "Enter a fact by hand, with its source."),
    "reliability": ("dragoman.cli.reliability:reliability", "List how reliable outlets are, or grade one."),
    "release": ("dragoman.cli.release:release", "Freeze a citable state of a record."),
    "search": ("dragoman.cli.search:search", "Search the text of the articles."),
    "serve": ("dragoman.cli.serve:serve", "Show a record in the browser."),
    "accounts": ("dragoman.cli.accounts:accounts", "Say who may use “dragoman serve --accounts”."),
    "export": ("dragoman.cli.export_record:export_record", "Write a record, or a part of it, for other programs."),
    "import": ("dragoman.cli.import_record:import_record", "Bring in a bundle, or a file of an event data set."),
    "beside": ("dragoman.cli.beside:beside", "List the event files beside a record, or take one out."),
    "reread": ("dragoman.cli.reread:reread", "Read the articles again, and show what that changes."),
    "verify": ("dragoman.cli.upkeep:verify", "Check that a record is whole."),
    "backup": ("dragoman.cli.upkeep:backup", "Write a copy of a record."),
    "history": ("dragoman.cli.upkeep:history", "List what changed in a record, by whom and when."),
    "alerts": ("dragoman.cli.alerts:alerts", "Watch a record by rules, and tell what is new."),
    "actors": ("dragoman.cli.actors:actors", "Look up the registry of states, offices and persons."),
    "benchmark": (
        "dragoman.cli.benchmark:benchmark",
        "Measure the shipped model and package on annotated data.",
    ),
}


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports them when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command, or return None when there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; an error raised on purpose is reported in a paragraph and ends it with 1."""
        from dragoman.errors import DragomanError

        if os.environ.get("NO_COLOR"):
            ctx.color = False  # those that run within take it over
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            from dragoman.cli.messages import report_failure

            report_failure(error)
            ctx.exit(1)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(dragoman.__version__, prog_name="dragoman", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn reporting on international affairs into a sourced record of diplomacy.

    Who was in contact with whom, by what means and after how long a silence; what each side said, asked
    for, promised and refused; where the relationship is heading. Every entry rests on words of the article.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 when all went well, 1 when a source failed, 2 when the call was wrong."""
    for stream in (sys.stdout, sys.stderr):
        # An old terminal that lacks a character shows "?" in its place instead of ending the program.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    cli.main(args=list(arguments) if arguments is not None else None, prog_name="dragoman")
