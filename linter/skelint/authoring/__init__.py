"""What the author of a rule sees: the public names of skelint."""

from skelint.authoring.duration import SECONDS, YEAR, in_words
from skelint.authoring.finding import (
    Append,
    Applicability,
    Change,
    Finding,
    Fix,
    Label,
    Part,
    Remove,
    RenameKey,
    Set,
    Severity,
    Unwrap,
)
from skelint.authoring.need import Need, Undecided
from skelint.authoring.placeholder import PLACEHOLDER_SIGNS, is_example, placeholder
from skelint.authoring.pointer import member
from skelint.authoring.pool import Absence, Listing, Origin, Pool, Resource, Stated
from skelint.authoring.request import UNKNOWN, Request, Unresolved, Value
from skelint.authoring.rule import Evidence, Example, Rule, Status, rule
from skelint.authoring.subject import Fault, FaultKind, Problem, ProblemKind
from skelint.authoring.wording import counted, did_you_mean, fold, listed, nearest, quoted, shortened
from skelint.source import Edit, Span

__all__ = [
    "PLACEHOLDER_SIGNS",
    "SECONDS",
    "UNKNOWN",
    "YEAR",
    "Absence",
    "Append",
    "Applicability",
    "Change",
    "Edit",
    "Evidence",
    "Example",
    "Fault",
    "FaultKind",
    "Finding",
    "Fix",
    "Label",
    "Listing",
    "Need",
    "Origin",
    "Part",
    "Pool",
    "Problem",
    "ProblemKind",
    "Remove",
    "RenameKey",
    "Request",
    "Resource",
    "Rule",
    "Set",
    "Severity",
    "Span",
    "Stated",
    "Status",
    "Undecided",
    "Unresolved",
    "Unwrap",
    "Value",
    "counted",
    "did_you_mean",
    "fold",
    "in_words",
    "is_example",
    "listed",
    "member",
    "nearest",
    "placeholder",
    "quoted",
    "rule",
    "shortened",
]
