"""What a file says of user pools, whether it holds an input, commands, or the saved output of one."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from skelint.authoring.pool import Origin
from skelint.context.claim import Narrowed, Saying
from skelint.context.inputs import claims
from skelint.context.named import PoolFiles
from skelint.context.outputs import SavedOutput, output_of
from skelint.context.pools import Context, merged
from skelint.context.signs import LISTING, may_be_output
from skelint.readers.awscli.document import ScriptFile
from skelint.readers.awscli.files import candidates
from skelint.readers.document import Document, InputFile
from skelint.readers.foreign import foreign_format
from skelint.readers.registry import BY_NAME, by_name

NARROWING = frozenset({"query", "client-type", "starting-token", "next-token"})
"""The options of commands that list which leave something out; that there are more pages is told in the output itself."""


def context_of(documents: Iterable[Document], configured: Sequence[PoolFiles] = ()) -> Context:
    """Return what documents say of user pools; `configured` are those that a configuration names."""
    return merged((saying for document in documents for saying in sayings(document)), configured)


def sayings(document: Document) -> Sequence[Saying]:
    """Return what a file says that has been read."""
    output = saved_output(document)
    if output:
        return output.sayings
    narrowing = _narrowing(document) if isinstance(document, ScriptFile) else ()
    return [*claims(document.source.path, document.requests), *narrowing]


def _narrowing(script: ScriptFile) -> Iterator[Narrowed]:
    """Yield which lists a script saves that options make parts of the whole."""
    path = script.source.path
    for invocation in script.invocations:
        output, call = invocation.command.output, invocation.call
        options = {*call.last, *(given.name for given in call.common)}
        if invocation.request.operation in LISTING and output and output.is_known and not NARROWING.isdisjoint(options):
            files = map(os.path.abspath, candidates(output.text, path, invocation.command.folders))
            yield Narrowed(at=Origin(path, (), invocation.request.number), files=list(files))


def saved_output(document: Document) -> SavedOutput | None:
    """Return what a file says that is the saved output of a command; None for any other."""
    if not isinstance(document, InputFile) or not may_be_output(document.source.text):
        return None
    if any(not request.wrapper and not request.guessed for request in document.requests):  # somebody says that it is an input
        return None
    values = document.parsed.parameters
    return output_of(document.source.path, _values(document) if values is None else values)


def _values(document: InputFile) -> Mapping[str, Any]:
    """Return what is in a file that was not parsed, as no input was possible; nothing where it is broken."""
    source = document.source
    if document.problems or foreign_format(source.text):
        return {}
    row = by_name(source.path) or BY_NAME["json" if source.text.lstrip()[:1] == "{" else "yaml"]
    parsed = row.parse(source, None)
    return {} if parsed.broken or parsed.problems else parsed.parameters or {}
