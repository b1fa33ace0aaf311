"""skelint lints what people hand to the AWS CLI. These are its public names; rules see only them."""

from skelint.duration import SECONDS, YEAR, in_words
from skelint.finding import (
    Append,
    Applicability,
    Change,
    Fault,
    Finding,
    Fix,
    Label,
    Part,
    Problem,
    Remove,
    RenameKey,
    Set,
    Severity,
    Unwrap,
)
from skelint.placeholder import may_hold_placeholder, placeholder
from skelint.request import UNKNOWN, Request, Unresolved, Value, member
from skelint.rule import Evidence, Example, Rule, rule
from skelint.source import Edit, Span
from skelint.wording import counted, did_you_mean, listed, nearest, quoted, shortened

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
    "Finding",
    "Fix",
    "Label",
    "Part",
    "Problem",
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
