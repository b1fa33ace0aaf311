"""Where a key or a value stands in a TOML text: asked only where something is wrong with it, as `tomllib` keeps no places."""

import json
import re
from collections.abc import Iterator, Sequence

TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"?|\'[^\'\n]*\'?|\#[^\n]*|[A-Za-z0-9_-]+|\n|[ \t\r]+|.',
    re.DOTALL,
)
Step = str | int
Token = tuple[int, str]
Path = tuple[Step, ...]


def place(text: str, steps: Sequence[Step]) -> tuple[int, int] | None:
    """Return the line and column of what the steps lead to, else of the closest thing above it; None where there is none."""
    places: dict[Path, int] = {}
    for path, offset in _places(text, tuple(steps)):
        if path == tuple(steps[: len(path)]):
            places.setdefault(path, offset)
    return position(text, places[max(places, key=len)]) if places else None


def position(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column of an offset, both from 1."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1


def _places(text: str, wanted: Path) -> Iterator[tuple[Path, int]]:
    """Yield the path of each table and key, and of what is within the one that is wanted, with its offset."""
    table: Path = ()
    numbers: dict[Path, int] = {}
    for statement in _statements(text):
        offset, first = statement[0]
        if first != "[":
            yield from _pair(table, statement, wanted)
            continue
        *above, last = [_name(word) for _, word in statement if word not in ("[", "]", ".")] or [""]
        table = ()
        for name in above:
            table = (*table, name)
            yield table, offset
            table = (*table, numbers[table]) if table in numbers else table
        table = (*table, last)
        if statement[1][1] == "[":
            numbers[table] = numbers.get(table, -1) + 1
            table = (*table, numbers[table])
        yield table, offset


def _pair(above: Path, tokens: Sequence[Token], wanted: Path) -> Iterator[tuple[Path, int]]:
    """Yield the places of `key = value`, those within lists and inline tables too."""
    sign = next((number for number, (_, word) in enumerate(tokens) if word == "="), len(tokens))
    path = above
    for offset, word in tokens[:sign]:
        if word != ".":
            path = (*path, _name(word))
            yield path, offset
    if path == wanted[: len(path)]:
        yield from _value(path, tokens[sign + 1 :], wanted)


def _value(path: Path, tokens: Sequence[Token], wanted: Path) -> Iterator[tuple[Path, int]]:
    if not tokens or tokens[0][1] not in ("[", "{"):
        return
    for number, part in enumerate(_parts(tokens[1:])):
        if tokens[0][1] == "{":
            yield from _pair(path, part, wanted)
            continue
        yield (*path, number), part[0][0]
        if (*path, number) == wanted[: len(path) + 1]:
            yield from _value((*path, number), part, wanted)


def _parts(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Yield what commas part, up to the end of the list or inline table."""
    part: list[Token] = []
    depth = 0
    for token in tokens:
        depth += (token[1] in ("[", "{")) - (token[1] in ("]", "}"))
        if depth < 0:
            break
        if token[1] == "," and not depth:
            if part:
                yield part
            part = []
        else:
            part.append(token)
    if part:
        yield part


def _statements(text: str) -> Iterator[list[Token]]:
    """Yield the tokens of each header and each pair, without blanks and comments."""
    statement: list[Token] = []
    depth = 0
    for match in TOKEN.finditer(text):
        word = match[0]
        if word == "\n":
            if statement and depth <= 0:
                yield statement
                statement, depth = [], 0
        elif not word.isspace() and not word.startswith("#"):
            depth += (word in ("[", "{")) - (word in ("]", "}"))
            statement.append((match.start(), word))
    if statement:
        yield statement


def _name(word: str) -> str:
    if word.startswith('"'):
        try:
            return str(json.loads(word))
        except ValueError:
            return word
    return word.strip("'")
