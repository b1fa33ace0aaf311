"""The help of each command fits a terminal, and each option has an environment variable of its name."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from typer.main import get_command

from skelint.cli.commands import app
from skelint.reporters import FORMATS

Skelint = Callable[..., Any]
OTHERWISE = {(name, "--format"): f"SKELINT_{name.upper()}_FORMAT" for name in ("effective", "skeleton", "context")}
"""What is not as the option says: `check` has an option of the same name that takes other words."""


def commands(group: Any = None, names: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    group = group or get_command(app)
    for name in group.list_commands(None):
        command = group.get_command(None, name)
        if hasattr(command, "list_commands"):
            yield from commands(command, (*names, name))
        else:
            yield (*names, name), command


COMMANDS = dict(commands())
each_command = pytest.mark.parametrize("names", COMMANDS, ids=" ".join)


@each_command
def test_no_name_is_cut_on_a_terminal_of_80_columns(skelint: Skelint, names: tuple[str, ...]) -> None:
    text = skelint(*names, "--help", COLUMNS="80").stdout
    options = [option for option in COMMANDS[names].params if option.param_type_name == "option" and not option.hidden]
    assert max(map(len, text.splitlines())) <= 80
    for option in options:
        for name in (*option.opts, *option.secondary_opts):
            assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text), name


@each_command
def test_each_option_has_an_environment_variable_of_its_name(names: tuple[str, ...]) -> None:
    command = COMMANDS[names]
    prefix = command.context_settings["auto_envvar_prefix"]
    for option in command.params:
        if option.param_type_name == "option" and option.name != "help":
            name = OTHERWISE.get(
                (names[-1], option.opts[0]), "SKELINT_" + option.opts[0].lstrip("-").replace("-", "_").upper()
            )
            given = [option.envvar] if isinstance(option.envvar, str) else option.envvar
            assert name in (given or [f"{prefix}_{option.name.upper()}"])


def test_the_help_of_check_tells_formats_exit_statuses_and_examples(skelint: Skelint) -> None:
    text = " ".join(skelint("check", "--help", COLUMNS="80").stdout.replace("│", " ").split())
    assert f"How to report: {', '.join(FORMATS)}." in text
    assert "Exit status: 0 nothing at or above --fail-on (default: warning), 1 findings, 2 " in text
    assert "skelint check --fix --diff deploy.sh" in text
