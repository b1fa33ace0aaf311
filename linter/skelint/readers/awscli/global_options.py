"""The options that every command takes, and what the AWS CLI refuses in their values."""

import re
from collections.abc import Iterator, Mapping

from skelint.authoring.subject import Problem, ProblemKind
from skelint.readers.awscli import query
from skelint.readers.awscli.arguments import Given, Takes
from skelint.readers.awscli.words import home

GLOBAL: Mapping[str, Takes] = {
    "ca-bundle": Takes.ONE,
    "cli-auto-prompt": Takes.NONE,
    "cli-binary-format": Takes.ONE,
    "cli-connect-timeout": Takes.ONE,
    "cli-error-format": Takes.ONE,
    "cli-read-timeout": Takes.ONE,
    "color": Takes.ONE,
    "debug": Takes.NONE,
    "endpoint-url": Takes.ONE,
    "no-cli-auto-prompt": Takes.NONE,
    "no-cli-pager": Takes.NONE,
    "no-paginate": Takes.NONE,
    "no-sign-request": Takes.NONE,
    "no-verify-ssl": Takes.NONE,
    "output": Takes.ONE,
    "profile": Takes.ONE,
    "query": Takes.ONE,
    "region": Takes.ONE,
    "v2-debug": Takes.NONE,
    "version": Takes.NONE,
}
"""Both versions together: `awscli/data/cli.json` of the AWS CLI 1.46 and of 2.38."""
OF_ONE_VERSION: Mapping[str, int] = {
    "cli-auto-prompt": 2,
    "cli-binary-format": 2,
    "cli-error-format": 2,
    "cli-input-yaml": 2,
    "no-cli-auto-prompt": 2,
    "no-cli-pager": 2,
    "v2-debug": 1,
}
"""The options that only one version has, which the other refuses."""
OUTPUTS: Mapping[int | None, tuple[str, ...]] = {
    1: ("json", "text", "table"),
    2: ("json", "text", "table", "yaml", "yaml-stream", "off"),
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "cli-binary-format": ("base64", "raw-in-base64-out"),
    "cli-error-format": ("legacy", "json", "yaml", "text", "table", "enhanced"),
    "color": ("on", "off", "auto"),
    "output": OUTPUTS[2],
}
SECONDS = ("cli-connect-timeout", "cli-read-timeout")
REGION = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)|")
"""What may be a label of a host name, which botocore asks for; of an empty one it takes no notice."""


def faults(given: Given, version: int | None, *, last: bool) -> Iterator[Problem]:
    """Yield what the CLI refuses in a global option, in one version or in both.

    Of an option that is given again, which is not the `last`, nothing but its choice is looked at.
    """
    only = OF_ONE_VERSION.get(given.name)
    if only is not None and only != version:
        yield Problem(
            ProblemKind.OPTION_OF_ONE_VERSION, given.word.span, f"--{given.name}", value=str(only), sure=bool(version)
        )
    if len(given.values) != 1 or not given.values[0].is_known or not (last or given.name in CHOICES):
        return
    word = given.values[0]
    expected = _expected(given.name, word.text)
    where = home(word)
    if expected:
        yield Problem(ProblemKind.GLOBAL_VALUE, where, f"--{given.name}", value=word.text, names=[expected])
    elif given.name == "output" and word.text not in OUTPUTS[1] and version != 2:
        yield Problem(ProblemKind.OPTION_OF_ONE_VERSION, where, f"--output {word.text}", value="2", sure=version == 1)


def _expected(name: str, value: str) -> str | None:
    """Return what is expected in the place of a value, or None where it may be right."""
    if name in CHOICES and value not in CHOICES[name]:
        return f"one of {', '.join(CHOICES[name])}"
    if name in SECONDS and not _is_time(value):
        return "a whole number of seconds"
    if name == "region" and not REGION.fullmatch(value):
        return "the name of a region, such as us-east-1"
    reason = query.fault(value) if name == "query" else None
    return f"a JMESPath expression: {reason}" if reason else None


def _is_time(value: str) -> bool:
    try:
        return int(value) >= 0
    except ValueError:
        return False
