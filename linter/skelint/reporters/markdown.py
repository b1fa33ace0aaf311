"""`markdown`: the summary of a job or a comment on a merge request, for GitHub and GitLab.

What comes from a file stands in code spans: nothing in there is markup, a mention or a link.
"""

import re
from collections.abc import Iterator

from skelint.authoring.wording import counted, shortened
from skelint.reporters import Terminal
from skelint.reporters.printable import printable
from skelint.reporters.results import Result, shown, untold
from skelint.reporters.summary import sentences
from skelint.reporters.uri import path_uri, web
from skelint.run.report import Report

MOST_BYTES = 60_000
"""GitHub takes 1 MiB as the summary of a step, but no more than 65,536 characters as a comment."""
LONGEST = 1_000
"""How many characters of one text are shown."""
TABLE = "\n| severity | place | rule | message |\n| --- | --- | --- | --- |\n"
REST = 200
"""The bytes that are kept free for the line that counts what does not fit."""
PIPE = re.compile(r"(?<!\\)(\\*+)\|")


def report(report: Report, terminal: Terminal) -> str:
    """Return the counts of a run, what could not be done, and a table of the findings, the worst first.

    Each place is a link where the address of the repository's files is known.
    """
    text = f"## skelint\n\n{sentences(report.summary)}\n"
    errors = [f"- {_code(error)}\n" for error in untold(report)]
    if errors:
        text += "".join(_fitting("\nCould not be done:\n\n", errors, "message", MOST_BYTES // 4))
    rows = [_row(result, terminal.browsable) for result in shown(report)]
    if rows:
        text += "".join(_fitting(TABLE, rows, "finding", MOST_BYTES - len(text.encode())))
    return text


def _fitting(heading: str, lines: list[str], noun: str, room: int) -> Iterator[str]:
    """Yield a heading and as many lines as there is room for, and how many there is none for."""
    yield heading
    room -= len(heading) + REST
    for number, line in enumerate(lines):
        room -= len(line.encode())
        if room < 0:
            yield f"\n{counted(len(lines) - number, 'further ' + noun)} did not fit in here: other formats hold all.\n"
            return
        yield line


def _row(result: Result, browsable: str) -> str:
    diagnostic = result.diagnostic
    rule = _code(f"{diagnostic.code} {diagnostic.name}")
    address = web(diagnostic.url)
    message = _code(diagnostic.message)
    advice = [line for line in (diagnostic.help or "").split("\n") if line.strip()]
    if advice:
        message += "<br>help: " + "<br>".join(map(_code, advice))
    if diagnostic.fix:
        message += f"<br>fix ({diagnostic.fix.applicability.value}): {_code(diagnostic.fix.title)}"
    place = _linked(_code(result.place), _address(result, browsable))
    cells = (str(diagnostic.severity), place, _linked(rule, address), message)
    return f"| {' | '.join(cells)} |\n"


def _address(result: Result, browsable: str) -> str | None:
    """Return the address of a finding's line, as both GitHub and GitLab have it; of a file outside the repository None."""
    path = path_uri(result.path)
    return web(f"{browsable}/{path}#L{result.lines[0]}") if browsable and path else None


def _linked(code: str, address: str | None) -> str:
    return f"[{code}]({address})" if address else code


def _code(text: str) -> str:
    r"""Return a text as a code span of a table. What such a span cannot hold is shown as an escape: `\x60` for a backtick."""
    shown = shortened(printable(text), LONGEST).replace("`", r"\x60")
    shown = PIPE.sub(lambda match: match[1] + (r"\x7c" if match[1] else r"\|"), shown)
    return f"`{shown}`" if shown.strip() else "(empty)"
