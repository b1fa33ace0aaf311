"""The commands by name: the module of each is imported when it is called, or when all are listed."""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from skelint.cli import VERSION

COMMANDS = ("check", "effective", "rules", "explain", "schema", "skeleton", "operations", "context", "server", "baseline")
"""In the order in which they are listed. Each is a function in the module of its name, or a group of commands, `app`."""
OF_A_COMMAND = {"auto_envvar_prefix": "SKELINT"}
"""Each option has an environment variable: SKELINT_ and its name."""


class Commands(TyperGroup):
    """A group that imports a command when it is asked for it."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = dict.fromkeys(COMMANDS)  # type: ignore[assignment]  # the names, of which a misspelt one is told the nearest

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return a command, or None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"skelint.cli.{cmd_name}")
        group: typer.Typer | None = getattr(module, "app", None)
        if group is None:
            group = typer.Typer(add_completion=False)
            epilog = getattr(module, "EPILOG", None)
            group.command(cmd_name, context_settings=OF_A_COMMAND, epilog=epilog)(getattr(module, cmd_name))
        command = get_command(group)
        command.name = cmd_name
        return command


def _version(value: bool) -> None:
    if value:
        typer.echo(VERSION, nl=False)
        raise typer.Exit


app = typer.Typer(
    cls=Commands,
    help="Lint what people hand to the AWS CLI: input files, filled-in skeletons, commands in scripts. Nothing is sent.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Lint what people hand to the AWS CLI."""
