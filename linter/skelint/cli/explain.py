"""`skelint explain`: the page of a rule."""

from typing import Annotated

import typer

from skelint.cli.settings import ConfigOption, IsolatedOption, PluginOption, TrustOption, all_rules, completed
from skelint.cli.terminal import fail, terminal


def explain(
    rule: Annotated[str, typer.Argument(help="The rule's code or name.", autocompletion=completed)],
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    plugin: PluginOption = None,
    trust_plugins: TrustOption = False,
) -> None:
    """Print what a rule asks for, why, how it is known, and its examples."""
    from skelint.pages.crash import PAGE, is_crash  # noqa: PLC0415
    from skelint.pages.page import page  # noqa: PLC0415 - runs the examples, and with them all that a clean file does not need

    rules = all_rules(config, plugin, isolated=isolated, trust=trust_plugins)
    try:
        text = PAGE if is_crash(rule) else page(rules[rule], rules)
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
