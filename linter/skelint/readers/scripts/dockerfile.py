"""Reads the commands that Dockerfiles run: shell form, exec form, here-documents."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from skelint.readers.scripts import batch, powershell, shell
from skelint.readers.scripts.command import Script, Word
from skelint.readers.scripts.environment import given
from skelint.readers.scripts.passage import Passage, joined, whole
from skelint.readers.scripts.program import called
from skelint.readers.scripts.scalars import quoted
from skelint.source import SourceFile, Span

LINE = re.compile(r"[^\n]*\n?")
NO_CODE = re.compile(r"[ \t]*(?:#|\n|\Z)")
ESCAPE = re.compile(r"(?:#[^\n]*\n)*?#[ \t]*escape[ \t]*=[ \t]*`", re.IGNORECASE)
INSTRUCTION = re.compile(
    r"[ \t]*(?:ONBUILD[ \t]+)?(?P<name>RUN|CMD|ENTRYPOINT|SHELL|COPY|ADD|FROM|ENV)[ \t]+"
    r"(?P<flags>(?:--[\w-]+(?:=[^ \t\n]*)?[ \t]+)*)",
    re.IGNORECASE,
)
DOCUMENT = re.compile(r"<<-?(?P<quote>['\"]?)(?P<delimiter>[A-Za-z_]\w*)(?P=quote)")
PAIR = re.compile(
    r"[ \t]*(?P<name>[A-Za-z_]\w*)="
    r"(?:\"(?P<double>[^\"'$\\%!`\n]*)\"|'(?P<single>[^\"'$\\%!`\n]*)'|(?P<plain>[^\s\"'$\\%!`]*))(?=[ \t\n]|\Z)"
)
"""A variable with a value that no shell takes for anything else."""
NAME_AND_VALUE = re.compile(r"(?P<name>[A-Za-z_]\w*)[ \t]+(?P<value>[^\s=\"'$\\%!`]+)\s*")
NAME = re.compile(r"(?<!\w)[A-Za-z_]\w*+(?==)|\A[A-Za-z_]\w*+")
STRING = re.compile(r'"(?:\\.|[^"\\])*+(?:"|\Z)', re.DOTALL)
WORD = re.compile(r"\w+")
Read = Callable[..., Script]


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of a file's instructions, each with a shell of its own."""
    file = whole(source)
    read: Read = shell.read
    scripts: list[Script] = []
    comments: list[Span] = []
    environment: dict[str, Passage] = {}
    for name, instruction, documents in _instructions(file, comments):
        if name == "SHELL":
            read = _reader(_exec_form(source, instruction))
        elif name == "FROM":
            environment = {}
        elif name == "ENV":
            for changed in NAME.findall(instruction.text):
                environment.pop(changed, None)
            environment |= dict(_environment(instruction))
        elif name in ("RUN", "CMD", "ENTRYPOINT"):
            used = WORD.findall(joined([instruction, *documents]).text) if name == "RUN" and environment else []
            variables = {word: environment[word] for word in used if word in environment}  # others can be given to a container
            scripts += _scripts(source, instruction, documents, read, variables, wanted)
    return shell.together(scripts, comments)


def _reader(words: Sequence[Word]) -> Read:
    program = words[0].text.lower() if words else ""
    if "powershell" in program or "pwsh" in program:
        return powershell.read
    return batch.read if "cmd" in program else shell.read


def _environment(instruction: Passage) -> Iterator[tuple[str, Passage]]:
    """Yield the variables that an instruction gives a literal value, if it gives one to all of them."""
    old_form = NAME_AND_VALUE.fullmatch(instruction.text)
    if old_form is not None:
        yield old_form["name"], instruction.cut(*old_form.span("value"))
        return
    pairs = []
    end = 0
    while pair := PAIR.match(instruction.text, end):
        pairs.append((pair["name"], instruction.cut(*pair.span(pair.lastgroup or "plain"))))
        end = pair.end()
    if not instruction.text[end:].strip():
        yield from pairs


def _scripts(
    source: SourceFile,
    instruction: Passage,
    documents: Sequence[Passage],
    read: Read,
    environment: Mapping[str, Passage],
    wanted: shell.Wanted,
) -> Iterator[Script]:
    """Yield what one instruction runs, with the variables that it is given."""
    if instruction.text.startswith("["):
        yield from called(source, _exec_form(source, instruction), wanted)
    elif documents and DOCUMENT.fullmatch(instruction.text.strip()):
        yield read(source, given(documents[0], environment, read), wanted)
    else:
        yield read(source, given(joined([instruction, *documents]), environment, read), wanted)


def _exec_form(source: SourceFile, instruction: Passage) -> list[Word]:
    """Return the words of a JSON list."""
    try:
        values = json.loads(instruction.text)
    except (ValueError, RecursionError):
        return []
    words = []
    for match in STRING.finditer(instruction.text):
        inner = quoted(instruction.text, *match.span())
        span = Span(instruction.origins[match.start()], instruction.origins[match.end()])
        origins = [instruction.origins[at] for at in inner.origins]
        words.append(Word(text=inner.text, spelling=source.text[span.start : span.end], span=span, origins=origins))
    return words if values == [word.text for word in words] else []


def _instructions(file: Passage, comments: list[Span]) -> Iterator[tuple[str, Passage, list[Passage]]]:
    """Yield the name of each instruction that may run something, what it runs, and its here-documents."""
    text = file.text
    escape = "`" if ESCAPE.match(text) else "\\"
    at = 0
    while at < len(text):
        if NO_CODE.match(text, at):
            at = _skipped(file, at, comments)
            continue
        lines, at = _continued(file, at, escape, comments)
        instruction = joined(lines)
        head = INSTRUCTION.match(instruction.text)
        if head is None:
            continue
        documents, at = _documents(file, at, instruction.text, head)
        yield head["name"].upper(), instruction.cut(head.end(), len(instruction.text)), documents


def _skipped(file: Passage, at: int, comments: list[Span]) -> int:
    """Return the offset behind a line without an instruction, and note a comment that names skelint."""
    end = _line_end(file.text, at)
    mark = file.text.find("#", at, end)
    if mark >= 0 and file.text.find(shell.NAMED, mark, end) >= 0:
        comments.append(Span(file.origins[mark], file.origins[mark + len(file.text[mark:end].rstrip())]))
    return end


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end + 1 if end >= 0 else len(text)


def _continued(file: Passage, at: int, escape: str, comments: list[Span]) -> tuple[list[Passage], int]:
    """Return the lines of an instruction without what continues them, and the offset behind it."""
    lines: list[Passage] = []
    while at < len(file.text):
        if lines and NO_CODE.match(file.text, at):
            at = _skipped(file, at, comments)
            continue
        end = _line_end(file.text, at)
        line = file.text[at:end].rstrip()
        if not line.endswith(escape):
            return [*lines, file.cut(at, end)], end
        lines.append(file.cut(at, at + len(line) - 1))
        at = end
    return lines, at


def _documents(file: Passage, at: int, instruction: str, head: re.Match[str]) -> tuple[list[Passage], int]:
    """Return the bodies of an instruction's here-documents, each with the line that ends it, and the offset behind them."""
    bodies = []
    if head["name"].upper() in ("RUN", "COPY", "ADD") and "<<" in instruction:
        for document in DOCUMENT.finditer(instruction, head.end()):
            last = re.compile(rf"^\t*{document['delimiter']}$", re.MULTILINE).search(file.text, at)
            if last is None:
                return [], len(file.text)
            end = _line_end(file.text, last.end())
            bodies.append(file.cut(at, end))
            at = end
    return bodies, at
