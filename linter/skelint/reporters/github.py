"""`github`: workflow commands, which GitHub Actions shows beside the lines (docs.github.com, "Workflow commands")."""

from collections.abc import Iterator

from skelint.authoring.finding import Severity
from skelint.authoring.wording import counted
from skelint.reporters import Terminal
from skelint.reporters.printable import printable
from skelint.reporters.results import Result, explanation, shown, untold
from skelint.reporters.summary import sentences
from skelint.run.report import Report

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
SHOWN = 10
"""How many commands of each kind GitHub shows of a step; of the others only the log tells."""


def report(report: Report, terminal: Terminal) -> str:  # noqa: ARG001 - a command is one line
    """Return a command for each finding, the worst first, and the summary."""
    lines: dict[Severity, list[str]] = {severity: [] for severity in sorted(COMMANDS, reverse=True)}
    lines[Severity.ERROR] += [_command("error", error, title="skelint") for error in untold(report)]
    for result in shown(report):
        lines[result.diagnostic.severity].append(_annotation(result))
    hidden = _hidden(lines, 0)
    if hidden:  # before the notes: behind ten of them it would be hidden itself
        hidden = _hidden(lines, 1)
        lines[Severity.WARNING].append(
            _command(
                "notice",
                f"{counted(hidden, 'finding')} can be seen only in the log of this step: "
                f"GitHub shows the first {SHOWN} errors, {SHOWN} warnings and {SHOWN} notices beside the lines",
                title="skelint",
            )
        )
    return "\n".join([*(line for kind in lines.values() for line in kind), sentences(report.summary), ""])


def _hidden(lines: dict[Severity, list[str]], notices: int) -> int:
    """Return how many findings GitHub does not show, where there are so many further notices."""
    room = {Severity.ERROR: SHOWN, Severity.WARNING: SHOWN, Severity.NOTE: SHOWN - notices}
    return sum(max(len(lines[severity]) - room[severity], 0) for severity in COMMANDS)


def _annotation(result: Result) -> str:
    diagnostic = result.diagnostic
    # The log of a step shows the text alone: without the place nobody would find it there.
    text = "\n".join([f"{result.place}: {diagnostic.code} {printable(diagnostic.message)}", *explanation(diagnostic)])
    properties = {"title": f"{diagnostic.code} {diagnostic.name}", "file": result.path, **dict(_position(result))}
    return _command(COMMANDS[diagnostic.severity], text, **properties)


def _position(result: Result) -> Iterator[tuple[str, str]]:
    """Yield the lines, and the columns where it is one line: of several, GitHub refuses them."""
    start, end = result.diagnostic.span
    first, last = result.lines
    yield "line", str(first)
    yield "endLine", str(last)
    if first == last:
        column = result.diagnostic.source.position(start).column
        yield "col", str(column)
        yield "endColumn", str(column + max(end - start, 1))


def _command(name: str, text: str, **properties: str) -> str:
    arguments = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {arguments}::{_data(text)}"


def _data(text: str) -> str:
    lines = [printable(line) for line in text.split("\n")]
    return "%0A".join(line.replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    return printable(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
