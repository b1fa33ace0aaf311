"""skelint lints what people hand to the AWS CLI. These are its public names; rules see only them."""

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
from skelint.authoring.placeholder import may_hold_placeholder, placeholder
from skelint.authoring.pointer import member
from skelint.authoring.request import UNKNOWN, Request, Unresolved, Value
from skelint.authoring.rule import Evidence, Example, Rule, rule
from skelint.authoring.subject import Fault, FaultKind, Problem, ProblemKind
from skelint.authoring.wording import counted, did_you_mean, listed, nearest, quoted, shortened
from skelint.source import Edit, Span

__all__ = [
    "SECONDS",
    "UNKNOWN",
    "YEAR",
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
    "Part",
    "Problem",
    "ProblemKind",
    "Remove",
    "RenameKey",
    "Request",
    "Rule",
    "Set",
    "Severity",
    "Span",
    "Unresolved",
    "Unwrap",
    "Value",
    "counted",
    "did_you_mean",
    "in_words",
    "listed",
    "may_hold_placeholder",
    "member",
    "nearest",
    "placeholder",
    "quoted",
    "rule",
    "shortened",
]
__version__ = "0.1.0"
