"""`skelint explain`: the page of a rule."""

from pathlib import Path
from typing import Annotated

import typer

from skelint.cli.settings import collected, completed, configured, words
from skelint.cli.terminal import fail, terminal


def explain(
    rule: Annotated[str, typer.Argument(help="The rule's code or name.", autocompletion=completed)],
    config: Annotated[Path | None, typer.Option(help="The configuration file.")] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Read no configuration.")] = False,
    plugin: Annotated[list[str] | None, typer.Option(help="A package of further rules; its code runs.")] = None,
    trust_plugins: Annotated[bool, typer.Option("--trust-plugins", help="Load the plugins of the configuration.")] = False,
) -> None:
    """Print what a rule asks for, why, how it is known, and its examples."""
    from skelint.page import page  # noqa: PLC0415 - runs the examples, and with them all that a clean file does not need

    found = collected(configured(config, isolated=isolated), words(plugin) or [], trust=trust_plugins)
    try:
        text = page(found[rule])
    except KeyError as error:
        raise fail(str(error.args[0])) from error
    where = terminal()
    if where.width is None and not where.colour:
        typer.echo(text, nl=False)
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs rich
    from rich.markdown import Markdown  # noqa: PLC0415

    console = Console(width=min(where.width or 100, 100), force_terminal=where.colour, no_color=not where.colour)
    console.print(Markdown(text, code_theme="ansi_dark"))
