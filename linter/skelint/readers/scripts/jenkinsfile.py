"""Reads the steps of Jenkins pipelines that run scripts: `sh '…'`, `bat "…"`, `powershell(script: '''…''', …)`."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts import batch, powershell, shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.groovy import GroovyToken, tokens
from skelint.readers.scripts.passage import Passage, whole
from skelint.source import SourceFile, Span

READERS: Mapping[str, Callable[..., Script]] = {
    "sh": shell.read,
    "bat": batch.read,
    "powershell": powershell.read,
    "pwsh": powershell.read,
}
MOST_TOKENS = 200
"""In how many tokens behind a step its script is looked for."""
OPENING, CLOSING = "([{", ")]}"


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of all steps, each step with a shell of its own."""
    program = whole(source)
    parts = [*tokens(program), GroovyToken("line", "\n", len(program.text))]
    comments = [part for part in parts if part.kind == "comment" and shell.NAMED in part.text]
    steps = _steps([part for part in parts if part.kind != "comment"])
    scripts = [READERS[name](source, script, wanted, folders=folders) for name, script, folders in steps]
    return shell.together(scripts, [_span(program, comment) for comment in comments])


def _span(program: Passage, token: GroovyToken) -> Span:
    return Span(program.origins[token.start], program.origins[token.start + len(token.text)])


def _steps(parts: Sequence[GroovyToken]) -> Iterator[tuple[str, Passage, tuple[str, ...]]]:
    """Yield each step that runs a script: its name, its script, and where it runs as `dir` around it says."""
    blocks: list[str | None] = []
    folder: str | None = None
    for at, part in enumerate(parts):
        if part.text == "{":
            blocks.append(folder)
            folder = None
        elif part.text == "}" and blocks:
            blocks.pop()
        elif part.kind == "word" and part.text == "dir":
            held = _argument(parts, at + 1, "path")
            folder = held.text if held is not None and UNKNOWN not in held.text else None
        elif part.kind == "word" and part.text in READERS:
            script = _argument(parts, at + 1, "script")
            if script is not None:
                yield part.text, script, tuple(block for block in blocks if block is not None)


def _argument(parts: Sequence[GroovyToken], at: int, name: str) -> Passage | None:
    """Return what a step is given as its only argument, or as that of a name; None where that is no string."""
    bracketed = at < len(parts) and parts[at].text == "("
    at += bracketed
    at += at < len(parts) and parts[at].text == "["
    depth, given, begins = 0, "", True
    for number in range(at, min(at + MOST_TOKENS, len(parts) - 1)):
        part, following = parts[number], parts[number + 1]
        if part.kind == "line":
            if not bracketed and not depth and not begins:
                return None
        elif part.text in OPENING:
            depth, begins = depth + 1, False
        elif part.text in CLOSING:
            depth -= 1
            if depth < 0:
                return None
        elif not depth and part.text == ",":
            given, begins = "", True
        elif begins and not depth:
            if part.kind == "word" and following.text == ":":
                given = part.text
            elif part.text != ":":
                if given in ("", name):
                    return _whole(part.held, following)
                begins = False
    return None


def _whole(held: Passage | None, following: GroovyToken) -> Passage | None:
    """Return a string, and that something unknown follows where it is only the beginning of what is given."""
    if held is None or following.text != "+":
        return held
    return Passage(held.text + UNKNOWN, [*held.origins, held.origins[-1]])
