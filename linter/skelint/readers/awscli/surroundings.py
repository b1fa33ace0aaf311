"""What a command stands in: its script, the templates that are looked for, and how the files that it names are opened."""

from collections.abc import Callable
from dataclasses import dataclass

from skelint.readers.document import Parsed
from skelint.readers.template import Templates
from skelint.source import SourceFile

Opening = Callable[[str, str], Parsed | None]
"""Reads the file at a path as `json`, `yaml`, or as a `text` of which only the source counts; None where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a command stands in."""

    source: SourceFile
    templates: Templates
    opening: Opening
    version: int | None = None
    """Which version of the AWS CLI runs it, where the configuration says so."""
