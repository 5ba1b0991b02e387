"""The command ``kg``: a table of its commands, each loaded only when it is run.

The commands themselves stand in ``kg/commands/``, a file each; they may import every floor, for they put them together.
``kg --help`` answers from the table alone, which is why it is instant.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence

import click

from kg.errors import StancegraphError

#: Command name to where its click command stands ("module:attribute") and its line in ``kg --help``, in the order of work.
COMMANDS: dict[str, tuple[str, str]] = {
    "extract": (
        "kg.commands.extract:extract",
        "Find actors, events and stances in articles; write records (JSON).",
    ),
    "build": ("kg.commands.build:build", "Build a graph from articles or records."),
    "ask": ("kg.commands.ask:ask", "Ask a question; the answer quotes the sentences it rests on."),
    "questions": (
        "kg.commands.questions:questions",
        "List the questions that can be asked; explain one by its NAME.",
    ),
    "sparql": ("kg.commands.sparql:sparql", "Run a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE."),
    "schema": (
        "kg.commands.schema:schema",
        "Show the graph's prefixes, classes and properties, with counts and an example of each.",
    ),
    "export": ("kg.commands.export:export", "Write a graph as pages and as files for other tools."),
    "check": ("kg.commands.check:check", "Check a graph against what every graph must satisfy."),
}

EXIT_CODES = """\b
Exit status:
  0  all went well
  2  the input or the command line can't be used; one line on standard error says why
  3  with --strict: done, but some inputs were skipped
"""


class LazyGroup(click.Group):
    """A group whose commands are named in a table and imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the table's order, which is the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None for a name that isn't in the table."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one may have been meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1, cutoff=0.6)
            advice = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(COMMANDS)}"
            raise click.UsageError(f"no command {args[0]!r}; {advice}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from the table, without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(
    cls=LazyGroup,
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="stancegraph", prog_name="kg", message="%(prog)s %(version)s")
def cli() -> None:
    """Who wants what from whom: political articles as a graph of actors, events and stances.

    \b
    Start with:  kg build ARTICLE.txt -o graph
    then:        kg ask "Who is Vladimir Putin?"
    """


def main(args: Sequence[str] | None = None) -> None:
    """Run ``kg``: results on standard output, messages on standard error, an exit status as ``kg --help`` says."""
    try:
        status = cli.main(
            args=list(args) if args is not None else None, prog_name="kg", standalone_mode=False
        )
    except click.exceptions.NoArgsIsHelpError as exc:
        exc.show()
        sys.exit(2)
    except click.ClickException as exc:
        # click would print four lines, the one that matters last
        click.echo(f"kg: {_one_line(exc)}", err=True)
        sys.exit(2)
    except click.Abort:
        click.echo("kg: stopped", err=True)
        sys.exit(1)
    except StancegraphError as exc:
        click.echo(f"kg: {exc}", err=True)
        sys.exit(2)
    sys.exit(status or 0)


def _one_line(exc: click.ClickException) -> str:
    """Say what is wrong with a command line, and whose help explains it."""
    said = " ".join(exc.format_message().split()).rstrip(".")
    context = exc.ctx if isinstance(exc, click.UsageError) else None
    return f"{said}; see {context.command_path} --help" if context is not None else said
