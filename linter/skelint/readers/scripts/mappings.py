"""What the readers of scripts in YAML ask of it: the members of a mapping, and the comments that are in no text."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from skelint.source import Span

COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\r\n#]*\bskelint:[^\r\n]*", re.MULTILINE)
YamlNode = Any
"""A node of ruamel.yaml, which ships no types."""


def members(node: YamlNode | None) -> dict[str, YamlNode]:
    """Return the members of a mapping; of anything else none."""
    if node is None or node.id != "mapping":
        return {}
    return {key.value: value for key, value in node.value if isinstance(key.value, str)}


def comments(text: str, scripts: Sequence[Span]) -> Iterator[Span]:
    """Yield the comments that name skelint, outside texts and scripts: these have comments of their own, or none."""
    remaining = iter(scripts)
    script = next(remaining, None)
    for match in COMMENT.finditer(text):
        while script is not None and script.end <= match.start():
            script = next(remaining, None)
        if script is None or match.start() < script.start:
            yield Span(*match.span())
