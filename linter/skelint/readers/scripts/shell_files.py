"""Which files commands write, and what is known to be in them."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts.command import Word

NAME = re.compile(rf"(?<![\w./~@%{UNKNOWN}-])[\w./~@%{UNKNOWN}-]*[\w~]")
TAG = re.compile(rf"{UNKNOWN}\w*@-?\d+~")
"""What stands in the place of what is not known in a path: which variable it is, and when that was assigned."""
# fmt: off
READING = frozenset({
    "cat", "jq", "yq", "test", "[", "echo", "printf", "ls", "grep", "egrep", "head", "tail", "wc", "diff", "cmp", "stat",
    "file", "source", ".", "chmod", "chown", "jsonlint", "yamllint", "skelint", "cd", "pushd", "mkdir", "read", "export",
    "local", "declare", "typeset", "readonly", "unset", "true", ":", "set", "exit", "return",
})
# fmt: on
"""Programs that write none of the files which they are given."""
EDITING = frozenset({"sed", "perl", "awk", "gawk", "ruby"})
IN_PLACE = re.compile(r"-[a-zA-Z]*i|--in-place")
FILLING = frozenset({"envsubst", "gomplate", "jinja2", "j2", "esh", "m4", "ytt"})
"""Programs that put values into templates."""
SUBSTITUTION = re.compile(r"\bs[^\w\s\\]|\bg?sub\(")
SCRIPT_OPTION = re.compile(r"-[a-zA-Z]*[ef]|--expression|--file")
"""The options of editing programs behind which their own script stands."""
READ = re.compile(r"fileb?://")
MOST_PATTERNS = 20


def tagged(name: str, assigned: int) -> str:
    """Return what stands for the value of a variable in a path where that is not known."""
    return f"{UNKNOWN}{name}@{assigned}~"


def plain(path: str) -> str:
    """Return a path as the words of a command have it."""
    return TAG.sub(UNKNOWN, path)


def tails(text: str) -> set[str]:
    """Return the paths that a word may name."""
    return {text, text.partition("://")[2], text.partition("=")[2], text.partition("=")[2].partition("://")[2]} - {""}


def targets(texts: Sequence[str]) -> Iterator[str]:
    """Yield the paths of the files that a command may write, by its words: any that it is given, but those to be read."""
    program = posixpath.basename(texts[0])
    if program in READING or (program in EDITING and not any(map(IN_PLACE.match, texts[1:]))):
        return
    for text in texts[1:]:
        if not READ.match(text):
            yield from NAME.findall(text)


def templates(texts: Sequence[str]) -> Sequence[str]:
    """Return the files in which a command replaces what is written there, by its words; `""` is its standard input."""
    program = posixpath.basename(texts[0])
    if program in FILLING:
        return [*(text for text in texts[1:] if not text.startswith("-")), ""]
    if program not in EDITING:
        return []
    scripts: list[str] = []
    paths: list[str] = []
    for option, text in pairwise(texts):
        if SCRIPT_OPTION.fullmatch(option):
            scripts.append(text)
        elif not text.startswith("-"):
            paths.append(text)
    if not scripts:
        scripts, paths = paths[:1], paths[1:]
    return (paths or [""]) if any(map(SUBSTITUTION.search, scripts)) else []


def fills(texts: Sequence[str]) -> str | None:
    """Return the path of the file that a command makes of its standard input."""
    match texts:
        case ["tee", path] | ["sudo", "tee", path] if not path.startswith("-"):
            return path
        case ["dd", path] if path.startswith("of="):
            return path.removeprefix("of=")
    return None


def output(words: Sequence[Word], stdin: Word | None) -> Word | None:
    """Return what a command writes, where that is written in the script, with or without a line end behind it."""
    last = words[-1]
    match [word.text for word in words]:
        case ["cat"] | ["cat", "-"] | ["tee", _] | ["sudo", "tee", _]:
            return stdin
        case ["echo", text] | ["echo", "-n", text] if "\\" not in text and text != "-n" and not last.splits:
            return last
        case ["printf", "%s" | "%s\\n" | "%s\n", _] if not last.splits:
            return last
        case ["printf", text] if "%" not in text and "\\" not in text and not last.splits:
            return last
    return None


@dataclass(slots=True)
class Names:
    """The names of files that a script has written, wherever they are."""

    names: set[str] = field(default_factory=set)
    patterns: list[re.Pattern[str]] = field(default_factory=list)

    def add(self, path: str) -> None:
        """Note a file."""
        name = plain(path).rpartition("/")[2]
        if UNKNOWN in name and name.count(UNKNOWN) < 3 and len(name) > 4 and len(self.patterns) < MOST_PATTERNS:
            self.patterns.append(re.compile(".*".join(re.escape(part) for part in name.split(UNKNOWN)), re.DOTALL))
        self.names.add(name)

    def may_hold(self, path: str) -> bool:
        """Return whether a file of that name may have been written."""
        name = plain(path).rpartition("/")[2]
        return name in self.names or any(pattern.fullmatch(name) for pattern in self.patterns)


def behind(words: Sequence[Word], earlier: Mapping[str, Word | None]) -> Mapping[str, Word | None]:
    """Return those of some files whose names words hold."""
    names = {path.rpartition("/")[2] for word in words for path in tails(word.text)}
    return {path: content for path, content in earlier.items() if path.rpartition("/")[2] in names}
