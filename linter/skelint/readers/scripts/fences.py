"""Which interpreter a block of code in a document is for: what its label says, and what its prompts and line ends show."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from skelint.readers.scripts import batch, powershell, shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.passage import Passage

LABEL = re.compile(r"[\s{.]*(?P<name>[\w-]*)")
CONTINUATION = re.compile(r"[ \t](?P<sign>[\\^`])[ \t]*$", re.MULTILINE)


class Family(Enum):
    """What the label of a block says of it."""

    SHELL = auto()
    SESSION = auto()
    """What a terminal shows: only what stands behind a prompt is typed."""
    UNNAMED = auto()
    """Any text: only what begins a line may be a command."""
    POWERSHELL = auto()
    BATCH = auto()


LABELS: Mapping[Family, set[str]] = {
    Family.SHELL: {
        "sh",
        "bash",
        "shell",
        "zsh",
        "ksh",
        "shellscript",
        "cli",
        "awscli",
        "aws-cli",
        "command",
        "commandline",
        "fish",
    },
    Family.SESSION: {"console", "shell-session", "shellsession", "sh-session", "session", "terminal", "bash-session"},
    Family.UNNAMED: {"", "text", "txt", "plaintext", "plain", "none", "code"},
    Family.POWERSHELL: {"powershell", "ps1", "pwsh", "ps", "posh"},
    Family.BATCH: {"bat", "batch", "cmd", "dos", "winbatch"},
}
BY_LABEL = {label: family for family, labels in LABELS.items() for label in labels}
OF_FISH = re.compile(r"\\(?![ \t]*\r?\n)|[()`]|\$['\"]|<<|(?<![^\s=:])[\w]+=")
"""What fish reads otherwise than a shell, or may: where there is none of it, its commands are read as those of a shell."""
BY_SIGN = {"\\": Family.SHELL, "`": Family.POWERSHELL, "^": Family.BATCH}
"""The sign that ends a line which goes on: it tells the interpreter even where the label is another's."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What stands before what is typed, and before a line that goes on."""

    before: re.Pattern[str]
    further: re.Pattern[str]
    family: Family


USER = r"^[ \t]*(?:\([\w.-]+\) ?)?(?:\[?[\w.-]+@[^$#%\n]*)?"
FURTHER = re.compile(r"^[ \t]*>[ \t]+", re.MULTILINE)
FURTHER_OF_WINDOWS = re.compile(r"^[ \t]*(?:>>|More\?)[ \t]+", re.MULTILINE)
ORDINARY = Prompt(re.compile(USER + r"[$%][ \t]+", re.MULTILINE), FURTHER, Family.SHELL)
ROOT = Prompt(re.compile(USER + r"(?:[$%]|#(?! *skelint:))[ \t]+", re.MULTILINE), FURTHER, Family.SHELL)
ANGLE = Prompt(re.compile(r"(?<![\\^`]\n)^[ \t]*>[ \t]+", re.MULTILINE), FURTHER, Family.SHELL)
OF_POWERSHELL = Prompt(re.compile(r"^[ \t]*PS(?: [^>\n]*)?>[ \t]*", re.MULTILINE), FURTHER_OF_WINDOWS, Family.POWERSHELL)
OF_BATCH = Prompt(re.compile(r"^[ \t]*[A-Za-z]:\\[^>\n]*>[ \t]*", re.MULTILINE), FURTHER_OF_WINDOWS, Family.BATCH)
FIRST_ANGLE = re.compile(r"\s*>[ \t]")

Read = Callable[..., Script]
READERS: Mapping[Family, Read] = {Family.POWERSHELL: powershell.read, Family.BATCH: batch.read}
OMITTED = re.compile(r"(?<=[ \t])(?:\.\.\.|…)(?=[ \t\n]|\Z)")
REST = {Family.POWERSHELL: "@more", Family.BATCH: "%*"}
"""What stands for any number of words, as `...` does in a document."""


@dataclass(frozen=True, slots=True)
class Fence:
    """How to read a block."""

    family: Family
    prompt: Prompt | None
    passage: Passage

    @property
    def reader(self) -> Read:
        """The reader of what is typed in it."""
        return READERS.get(self.family, shell.read)


def fence(info: str, passage: Passage) -> Fence | None:
    """Return how to read a block with a label, or None where it is no script."""
    label = LABEL.match(info)
    name = label["name"].lower() if label else ""
    family = BY_LABEL.get(name)
    if family is None or (name == "fish" and OF_FISH.search(passage.text)):
        return None
    prompt = _prompt(family, passage.text)
    if family is Family.SESSION and prompt is None:
        return None
    family = prompt.family if prompt else family
    signs = {sign["sign"] for sign in CONTINUATION.finditer(passage.text)}
    if len(signs) == 1 and not (prompt and prompt.family is not Family.SHELL):
        family = BY_SIGN[signs.pop()] if family is not Family.UNNAMED or prompt else _unnamed(signs.pop())
    return Fence(family, prompt, passage.replaced(OMITTED, REST.get(family, "$@")))


def _unnamed(sign: str) -> Family:
    """Return what a block without a name is: a shell's sign leaves it any text."""
    return Family.UNNAMED if sign == "\\" else BY_SIGN[sign]


def _prompt(family: Family, text: str) -> Prompt | None:
    for prompt in (OF_POWERSHELL, OF_BATCH):
        if prompt.before.search(text):
            return prompt
    if family in (Family.POWERSHELL, Family.BATCH):
        return None
    ordinary = ROOT if family is Family.SESSION else ORDINARY
    if ordinary.before.search(text):
        return ordinary
    return ANGLE if FIRST_ANGLE.match(text) else None
