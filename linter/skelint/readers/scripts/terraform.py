"""Reads the commands that Terraform runs where it works itself: those of `provisioner "local-exec"`."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts import batch, powershell, shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.passage import Passage, joined, whole
from skelint.readers.scripts.text import LINE
from skelint.source import SourceFile, Span

TOKEN = re.compile(
    r"(?P<comment>#[^\n]*+|//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?)"
    r"|<<(?P<document>-?)(?P<delimiter>[A-Za-z_][\w-]*+)[ \t]*\n"
    r"|(?P<quote>\")"
    r"|(?P<word>[A-Za-z_][\w-]*+)"
    r"|(?P<sign>[{}\[\]=])"
)
TEXT = re.compile(r'[^"\\$%\n]+')
ESCAPE = re.compile(r"\\(?:u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})|(?P<char>[^\n]))")
CONTROLS = {"n": "\n", "r": "\r", "t": "\t"}
DOUBLED = re.compile(r"([$%])\1(?=\{)")
BRACE = re.compile(r"[{}]")
Read = Callable[..., Script]
READERS: dict[str, Read] = {
    "powershell": powershell.read,
    "pwsh": powershell.read,
    "cmd": batch.read,
    **dict.fromkeys(("sh", "bash", "dash", "zsh", "ksh"), shell.read),
}
MOST_TOKENS = 200
"""How many tokens of a provisioner are looked at."""


class TerraformToken(NamedTuple):
    """A part of a configuration: a word, a sign, or a text with what it holds."""

    text: str
    held: Passage | None = None


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of all provisioners, each with a shell of its own."""
    file = whole(source)
    comments: list[Span] = []
    scripts = [
        read(source, script, wanted, folders=folders) for script, read, folders in _provisioners(list(_tokens(file, comments)))
    ]
    return shell.together(scripts, comments)


def _provisioners(tokens: Sequence[TerraformToken]) -> Iterator[tuple[Passage, Read, tuple[str, ...]]]:
    """Yield the script of each provisioner, its reader, and where it runs."""
    for at in range(len(tokens)):
        kind = _kind(tokens, at)
        if kind is None or kind.text != "local-exec":
            continue
        given = dict(_arguments(tokens, at + 3))
        command, folder = given.get("command"), given.get("working_dir")
        program = given["interpreter"].text if "interpreter" in given else "sh"
        read = READERS.get(program.replace("\\", "/").rpartition("/")[2].removesuffix(".exe").lower())
        if command is not None and read is not None:
            yield command, read, (folder.text,) if folder is not None and UNKNOWN not in folder.text else ()


def _kind(tokens: Sequence[TerraformToken], at: int) -> Passage | None:
    """Return what kind of provisioner begins at a token; None where none does."""
    is_block = tokens[at].text == "provisioner" and at + 2 < len(tokens) and tokens[at + 2].text == "{"
    return tokens[at + 1].held if is_block else None


def _arguments(tokens: Sequence[TerraformToken], at: int) -> Iterator[tuple[str, Passage]]:
    """Yield the arguments of a block that are texts, or begin with one, from behind its opening brace on."""
    depth, end = 1, min(at + MOST_TOKENS, len(tokens))
    while at < end and depth and not _kind(tokens, at):  # none stands in another: the brace before it is missing
        depth += {"{": 1, "}": -1}.get(tokens[at].text, 0)
        if depth == 1 and at + 3 < len(tokens) and tokens[at + 1].text == "=":
            held = tokens[at + 2 + (tokens[at + 2].text == "[")].held
            if held is not None:
                yield tokens[at].text, held
        at += 1


def _tokens(file: Passage, comments: list[Span]) -> Iterator[TerraformToken]:
    """Yield the parts of a file, and note the comments that name skelint."""
    text, at = file.text, 0
    while match := TOKEN.search(text, at):
        at = match.end()
        if match["comment"]:
            if shell.NAMED in match[0]:
                comments.append(Span(file.origins[match.start()], file.origins[at]))
        elif match["delimiter"]:
            held, at = _document(file, at, match["delimiter"], indented=bool(match["document"]))
            yield TerraformToken("", held)
        elif match["quote"]:
            text_held, at = _string(file, at)
            yield TerraformToken("", text_held)
        else:
            yield TerraformToken(match[0])


def _document(file: Passage, at: int, delimiter: str, *, indented: bool) -> tuple[Passage, int]:
    """Return the lines before the one that holds a delimiter alone, and the offset behind it."""
    lines: list[Passage] = []
    for match in LINE.finditer(file.text, at):
        at = match.end()
        if match[0].strip() == delimiter:
            break
        lines.append(file.cut(*match.span()))
    if indented:
        texts = [line.text for line in lines if line.text.strip()]
        indent = min((len(line) - len(line.lstrip(" \t")) for line in texts), default=0)
        lines = [line.cut(min(indent, len(line.text.rstrip("\n"))), len(line.text)) for line in lines]
    body = joined(lines) if lines else Passage("", [file.origins[at]])
    return _filled(body, quoted=False, at=0)[0], at


def _string(file: Passage, at: int) -> tuple[Passage | None, int]:
    """Return what stands in quotes that open before a place, and the offset behind them; None where they do not close."""
    held, end = _filled(file, quoted=True, at=at)
    closed = file.text.startswith('"', end)
    return (held if closed else None), end + closed


def _filled(passage: Passage, *, quoted: bool, at: int) -> tuple[Passage, int]:
    """Return a text, with what Terraform puts into it unknown, and where it ends."""
    text = passage.text
    parts: list[str] = []
    origins: list[int] = []
    while at < len(text) and not (quoted and text[at] in '"\n'):
        new, after = _part(text, at, quoted=quoted)
        parts.append(new)
        origins += passage.origins[at:after] if len(new) == after - at else [passage.origins[at]] * len(new)
        at = after
    return Passage("".join(parts), [*origins, passage.origins[at]]), at


def _part(text: str, at: int, *, quoted: bool) -> tuple[str, int]:
    """Return what the next part of a text stands for, and where it ends."""
    if ordinary := TEXT.match(text, at):
        return ordinary[0], ordinary.end()
    if quoted and (escape := ESCAPE.match(text, at)):
        code = escape["u"] or escape["U"]
        return (chr(min(int(code, 16), 0x10FFFF)) if code else CONTROLS.get(escape["char"], escape["char"])), escape.end()
    if doubled := DOUBLED.match(text, at):
        return doubled[1], doubled.end()
    if text.startswith(("${", "%{"), at):
        return UNKNOWN, _closed(text, at + 2)
    return text[at], at + 1


def _closed(text: str, at: int) -> int:
    """Return the offset behind the brace that closes an expression; where there is none, the end of the text."""
    depth = 1
    for brace in BRACE.finditer(text, at):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return len(text)
