"""What rules look at, besides requests: faults of a structure, and problems of a text."""

from collections.abc import Sequence
from dataclasses import dataclass

from skelint.authoring.operation import Operation
from skelint.authoring.pointer import Pointer
from skelint.source import Edit, SourceFile, Span


@dataclass(frozen=True, slots=True)
class Fault:
    """A place where a request is not of the structure that the service model describes.

    `kind` names what is wrong: required, unknown, read-only, elsewhere, null, type, fraction, boolean-number, enum, empty,
    minLength, maxLength, minItems, maxItems, minimum, maximum, pattern, non-ascii, union.
    """

    kind: str
    pointer: Pointer
    value: object
    """The value as written; for a missing or unknown member, its name."""
    expected: object
    """What the model asks for: a bound, a type, the allowed values; of an unknown member, the names not there yet."""
    misfits: str = ""
    """Where a pattern says which characters a text may hold: those it holds against that, each once."""
    optional: bool = False
    """Whether the whole value could be left out."""
    complete: bool = True
    """Whether the request was given in full: nothing of it can be written elsewhere."""
    stale: bool = False
    """Whether the model is so old that the service may know more by now."""
    creates: bool = True
    """Whether leaving a member out keeps its meaning: not so on an update, which resets what is left out."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the text of a file, found by its reader."""

    kind: str
    span: Span
    detail: str = ""
    """What a message can say of it: a key's name, an encoding, a parser's complaint."""
    mend: Sequence[Edit] | None = None
    """The edits that would repair it; none are needed where writing the file as UTF-8 is the repair."""
    syntax: str = "JSON"
    value: str = ""
    """What is written there, where that is not what `detail` tells."""
    names: Sequence[str] = ()
    """What could be meant, the likeliest first."""
    source: SourceFile | None = None
    """The file that it is in, where that is not the document's own."""
    operation: Operation | None = None
    """The operation of the command that it is in."""
