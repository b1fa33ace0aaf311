"""Reads scripts that a template engine fills in: `deploy.sh.tftpl`, `deploy.sh.j2`, `deploy.sh.tmpl`.

What an expression comes to is unknown. A line that only steers the engine is left out; within a command, what stands between
two of them may be there or not, so further words may be.
"""

import re
from collections.abc import Callable, Mapping

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts import batch, powershell, shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.passage import Passage, whole
from skelint.source import SourceFile

BRACES = (
    re.compile(
        r"\{\{-?[ \t]*(?:if|else|end|range|with|define|block|template|/\*)\b(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}"
    ),
    re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}"),
)
TERRAFORM = (re.compile(r"(?<!%)%\{[^{}\n]*\}"), re.compile(r"(?<!\$)\$\{[^{}\n]*\}"))
"""What steers the engine, and what it computes: in Go and Jinja templates, and in those of Terraform."""
REMARK = re.compile(r"\{#(?:(?!\{#).)*?#\}", re.DOTALL)
DOUBLED = re.compile(r"\$\$(?=\{)|%%(?=\{)")
"""How Terraform's templates write a plain `${` and `%{`."""
ENGINES: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    ".tftpl": TERRAFORM,
    ".j2": BRACES,
    ".jinja": BRACES,
    ".jinja2": BRACES,
    ".tmpl": BRACES,
    ".gotmpl": BRACES,
}
Read = Callable[..., Script]
READERS: Mapping[str, tuple[Read, str, str]] = {
    "ps1": (powershell.read, "`", "@more"),
    "bat": (batch.read, "^", "%*"),
    "cmd": (batch.read, "^", "%*"),
}
"""By the suffix before the engine's, with the sign of a line that goes on and what stands for any words; else a shell's."""


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of a script."""
    name, _, engine = source.path.rpartition(".")
    read, sign, anything = READERS.get(name.rpartition(".")[2].lower(), (shell.read, "\\", "$@"))
    steering, computed = ENGINES.get(f".{engine.lower()}", BRACES)
    alone = re.compile(rf"^[ \t]*(?:{steering.pattern})[ \t]*(?:\n|\Z)", re.MULTILINE)
    passage = whole(source)
    text = passage.text

    def line(match: re.Match[str]) -> str:
        within = text.endswith(f"{sign}\n", 0, match.start())
        return f"{anything} " if within else ""

    passage = passage.replaced(alone, line).replaced(steering, anything if read is shell.read else UNKNOWN)
    passage = passage.unknown(computed).replaced(REMARK, "")
    return read(source, _plain(passage) if computed is TERRAFORM[1] else passage, wanted)


def _plain(passage: Passage) -> Passage:
    return passage.replaced(DOUBLED, lambda match: match[0][0])
