"""Reads the blocks of code in Markdown: shell, sessions of a terminal, PowerShell, batch."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from skelint.readers.scripts import batch, powershell, shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.passage import Passage, joined, whole
from skelint.source import SourceFile, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

LANGUAGE = re.compile(r"[\s{.]*(?P<name>[\w-]*)")
SHELL = {"sh", "bash", "shell", "zsh", "ksh", "shellscript"}
SESSION = {"console", "shell-session", "shellsession", "sh-session", "session", "terminal", "bash-session"}
UNNAMED = {"", "text", "txt", "plaintext", "plain", "none"}
POWERSHELL = {"powershell", "ps1", "pwsh", "ps", "posh"}
BATCH = {"bat", "batch", "cmd", "dos", "winbatch"}
PROMPT = re.compile(r"^[ \t]*(?:\([\w.-]+\) ?)?(?:\[?[\w.-]+@[^$#%\n]*)?[$%][ \t]+", re.MULTILINE)
ROOT_PROMPT = re.compile(r"^[ \t]*(?:\([\w.-]+\) ?)?(?:\[?[\w.-]+@[^$#%\n]*)?(?:[$%]|#(?! *skelint:))[ \t]+", re.MULTILINE)
CONTINUED = re.compile(r"^[ \t]*>[ \t]+", re.MULTILINE)
WINDOWS_PROMPT = re.compile(r"^[ \t]*(?:(?:PS(?: [^>\n]*)?|[A-Za-z]:\\[^>\n]*)>[ \t]*|>>[ \t]+)", re.MULTILINE)
PLACEHOLDER = re.compile(r"(?<!<)<(?:[^\W\d]|[^\W\d][^<>\n\"'`$|;&]{0,98}[^\s<>\"'`$|;&])>")
OMITTED = re.compile(r"(?<=[ \t])(?:\.\.\.|…)(?=[ \t\n]|\Z)")
"""What a document leaves out of a command: any number of words, as `$@` is."""
SENTENCE = re.compile(r"[A-Z][a-z]*\b")
COMMENT = re.compile(r"<!--\s*skelint:")


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of a document."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only a document with commands needs it

    document = whole(source)
    text = document.text.replace("\r", " ").replace("\0", " ")  # as wide; else they would part lines, or be replaced
    tokens = MarkdownIt("commonmark").disable("inline").parse(text)
    lines = [0, *(match.end() for match in re.finditer("\n", text)), len(text) + 1]
    blocks = [
        script
        for token in tokens
        if token.type in ("fence", "code_block") and (passage := _code(document, text, token, lines)) is not None
        for script in _scripts(source, passage, token.info, wanted)
    ]
    return shell.together(blocks, _comments(document, tokens, lines))


def _code(document: Passage, text: str, token: "Token", lines: Sequence[int]) -> Passage | None:
    """Return the passage that a block holds: each of its lines is the end of a line of the file."""
    number = (token.map or [0])[0] + (token.type == "fence")
    parts = []
    for line in token.content.removesuffix("\n").split("\n"):
        number += 1
        end = lines[number] - 1 if number < len(lines) else 0
        if not text.startswith(line, end - len(line)) or end < len(line):
            return None
        parts.append(document.cut(end - len(line), min(end + 1, len(text))))
    return joined(parts)


def _scripts(source: SourceFile, passage: Passage, info: str, wanted: shell.Wanted) -> Iterator[Script]:
    found = LANGUAGE.match(info)
    language = found["name"].lower() if found else ""
    passage = Passage(passage.text, passage.origins, one_word=True).unknown(PLACEHOLDER)
    if language in POWERSHELL:
        yield powershell.read(source, passage.replaced(WINDOWS_PROMPT, ""), wanted, placeholders=True)
    elif language in BATCH:
        yield batch.read(source, passage.replaced(WINDOWS_PROMPT, ""), wanted, placeholders=True)
    elif language in SHELL | SESSION | UNNAMED:
        passage = passage.replaced(OMITTED, "$@")
        prompt = ROOT_PROMPT if language in SESSION else PROMPT
        if prompt.search(passage.text):
            yield from _session(source, passage, prompt, wanted)
        elif language not in SESSION:
            script = shell.read(source, passage, wanted, placeholders=True)
            yield _at_line_starts(source, script) if language in UNNAMED else script


def _session(source: SourceFile, passage: Passage, prompt: re.Pattern[str], wanted: shell.Wanted) -> Iterator[Script]:
    """Yield what is typed in a session: what begins behind a prompt, or behind the `> ` of a continued line."""
    prompts = list(prompt.finditer(passage.text))
    ends = [*(match.start() for match in prompts[1:]), len(passage.text)]
    for match, end in zip(prompts, ends, strict=True):
        entry = passage.cut(match.end(), end)
        typed = entry.replaced(CONTINUED, "")
        script = shell.read(source, typed, wanted, placeholders=True)
        starts = [entry.origins[0], *(entry.origins[line.end()] for line in CONTINUED.finditer(entry.text))]
        lines = {source.position(start).line for start in starts}
        commands = [command for command in script.commands if source.position(command.span.start).line in lines]
        yield Script(commands, script.comments)


def _at_line_starts(source: SourceFile, script: Script) -> Script:
    """Return the commands that begin a line: of other text, nobody says that it is a script."""
    lines = source.line_starts
    commands = []
    for command in script.commands:
        start = lines[source.position(command.span.start).line - 1]
        if not source.text[start : command.span.start].strip(" \t>") and not SENTENCE.match(command.words[0].text):
            commands.append(command)
    return Script(commands, script.comments)


def _comments(document: Passage, tokens: Sequence["Token"], lines: Sequence[int]) -> Iterator[Span]:
    """Yield the HTML comments that name skelint."""
    for token in tokens:
        if token.type not in ("html_block", "inline") or token.map is None:
            continue
        start, limit = lines[token.map[0]], min(lines[token.map[1]], len(document.text))
        for match in COMMENT.finditer(document.text, start, limit):
            end = document.text.find("-->", match.end(), limit)
            if end < 0:
                break
            yield Span(document.origins[match.start()], document.origins[end + 3])
