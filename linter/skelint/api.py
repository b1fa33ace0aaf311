"""The public Python API, besides the names for authors of rules, which are those of `skelint` itself.

from skelint.api import Ruleset, lint, read

for diagnostic in lint(read("clients/web.json"), Ruleset.collect().select()):
    print(diagnostic.severity, diagnostic.code, diagnostic.message)
"""

from skelint.context.pools import Context
from skelint.context.sayings import context_of
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset, RulesetError
from skelint.opening import UnreadableError
from skelint.pages.examples import complaints
from skelint.readers.document import Document
from skelint.readers.reading import document, read
from skelint.services.catalogue import UnknownOperationError
from skelint.services.identification import Hints
from skelint.silencing.stage import Silences, silenced

__all__ = [
    "Context",
    "Diagnostic",
    "Document",
    "Hints",
    "Ruleset",
    "RulesetError",
    "Silences",
    "UnknownOperationError",
    "UnreadableError",
    "complaints",
    "context_of",
    "document",
    "lint",
    "read",
    "silenced",
]
