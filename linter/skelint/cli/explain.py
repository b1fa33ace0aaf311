"""`skelint explain`: the page of a rule, by its code, its name, or the words of AWS's error."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from skelint.authoring.wording import nearest, shortened
from skelint.cli.settings import ConfigOption, IsolatedOption, PluginOption, TrustOption, all_rules, completed
from skelint.cli.terminal import fail, terminal
from skelint.engine.ruleset import Ruleset

if TYPE_CHECKING:
    from skelint.pages.answers import Match

MOST_FURTHER = 9
"""So many further rules are named."""
CODE_OR_NAME = re.compile(r"[\w-]+")
STYLES = {
    "markdown.code": "bold",
    "markdown.code_block": "",
    "markdown.item.bullet": "bold",
    "markdown.link": "underline",
    "markdown.link_url": "underline",
}
"""Those of rich are blue, cyan and yellow, which cannot be read on black, or on white."""
EPILOG = """
Examples:

  skelint explain COG301

  skelint explain token-lifetime-out-of-range

  skelint explain "Invalid range for token validity"
"""


def explain(
    rule: Annotated[
        list[str] | None,
        typer.Argument(
            help="A rule's code or name, or the words of AWS's error. Default: list these.", autocompletion=completed
        ),
    ] = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    plugin: PluginOption = None,
    trust_plugins: TrustOption = False,
) -> None:
    """Print what a rule asks for, why, how it is known, and its examples."""
    rules = all_rules(config, plugin, isolated=isolated, trust=trust_plugins)
    asked = " ".join(rule or ())
    if not asked.strip():
        typer.echo("\n".join(_answers(rules)))
        return
    _show(_page(asked, rules))


def _page(asked: str, rules: Ruleset) -> str:
    """Return the page of the rule that is asked for, and which further ones the words fit."""
    from skelint.pages.crash import PAGE, is_crash  # noqa: PLC0415
    from skelint.pages.page import page  # noqa: PLC0415 - runs the examples, and with them all that a clean file does not need

    try:
        return PAGE if is_crash(asked) else page(rules[asked], rules)
    except KeyError as error:
        best, *further = _matches(asked, rules, str(error.args[0]))
        return page(best.rule, rules) + "".join(f"{line}\n" for line in _further(further))


def _matches(text: str, rules: Ruleset, unknown: str) -> "list[Match]":
    """Return the rules whose answers are like a text, the best first; `unknown` is what to say of what may be a name.

    Raises:
        Exit: There is none.
    """
    from skelint.pages.answers import LIKE, Answers  # noqa: PLC0415 - a code or a name needs no search

    is_word = CODE_OR_NAME.fullmatch(text.strip()) is not None
    if is_word and nearest(text, [rule.name for rule in rules]):
        raise fail(unknown)
    matches = Answers(rules.rules).like(text)
    alike = [match for match in matches if match.sure] or [match for match in matches if match.likeness >= LIKE]
    if alike:
        return alike
    if is_word:
        raise fail(unknown)
    advice = f"the nearest is {matches[0].rule.code}: {matches[0].answer}" if matches else "skelint explain lists all"
    raise fail(f"no rule knows of an answer like {shortened(text)!r}; {advice}")


def _further(matches: "list[Match]") -> Iterator[str]:
    if not matches:
        return
    yield from ("", "## Further rules that these words fit", "")
    for match in matches[:MOST_FURTHER]:
        yield f"- {match.rule.code} {match.rule.name}: `{match.answer}`"
    if len(matches) > MOST_FURTHER:
        yield f"- and {len(matches) - MOST_FURTHER} more: give more words"


def _answers(rules: Ruleset) -> Iterator[str]:
    """Yield each answer of AWS that is known, with the rules below it."""
    from skelint.pages.answers import Answers  # noqa: PLC0415

    for answer, known_by in Answers(rules.rules):
        yield answer
        yield from (f"    {rule.code} {rule.name}" for rule in known_by)


def _show(text: str) -> None:
    where = terminal()
    if where.width is None and not where.colour:
        typer.echo(text, nl=False)
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs rich
    from rich.markdown import Markdown  # noqa: PLC0415
    from rich.syntax import ANSISyntaxTheme  # noqa: PLC0415
    from rich.theme import Theme  # noqa: PLC0415

    console = Console(
        width=min(where.width or 100, 100), force_terminal=where.colour, no_color=not where.colour, theme=Theme(STYLES)
    )
    console.print(Markdown(text, code_theme=ANSISyntaxTheme({})))  # type: ignore[arg-type]  # a theme by itself will do too
