"""AWS020: the value is not one of those that the service model lists."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from skelint import (
    Applicability,
    Evidence,
    Example,
    Fault,
    FaultKind,
    Finding,
    Fix,
    Set,
    Severity,
    is_example,
    listed,
    member,
    nearest,
    placeholder,
    quoted,
    rule,
)
from skelint_rules.model import TRAITS
from skelint_rules.model._items import is_item, split, split_fix
from skelint_rules.model._names import answered, same_name, value_answered

DISPUTED = {"ALLOW_CLIENT_TOKEN_AUTH": "is documented, but not in the service model"}
"""Values that AWS documents although the model does not list them: whether the service accepts them is not known."""
LONGEST_LIST = 90
"""How many characters of allowed values a help names: some members have a thousand values."""


def intended(value: str, allowed: Sequence[str]) -> str | None:
    """Return the only allowed value that can be meant: in another case, in the singular, or without its `ALLOW_`."""
    spellings = (value, f"{value}s", f"ALLOW_{value}")
    return next((choice for spelling in spellings for choice in allowed if same_name(spelling, choice)), None)


def joined(fault: Fault, value: str, allowed: Sequence[str]) -> Sequence[str]:
    """Return the allowed values that one item of a list holds; none if anything else is in it."""
    choices = [intended(part, allowed) for part in split(value)] if is_item(fault) else []
    values = [choice for choice in choices if choice]
    return values if len(values) == len(choices) > 1 else []


def complaint(fault: Fault, value: str, items: Sequence[str]) -> str:
    """Return what is wrong with a value that is not listed."""
    if placeholder(value):
        return "is a placeholder"
    if items:
        return f"holds {len(items)} values in one item"
    if is_example(value, fault.pointer):
        return "is only an example"
    return DISPUTED.get(value, "is not one of the allowed values")


def choices(allowed: Sequence[str]) -> str:
    """Return the allowed values as a help."""
    lengths = accumulate(len(choice) + 2 for choice in allowed)
    shown = max(1, sum(length <= LONGEST_LIST for length in lengths))
    more = [f"{len(allowed) - shown:,} more"] if shown < len(allowed) else []
    return f"allowed: {listed([*allowed[:shown], *more])}"


@rule(
    code="AWS020",
    name="value-not-allowed",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.ENUM],
    references=[TRAITS],
    service_error="Value … at … failed to satisfy constraint: Member must satisfy enum value set: […]",
    bad=[
        Example(
            """
            {
              "PreventUserExistenceErrors": «"enabled"»,
              "TokenValidityUnits": {"AccessToken": «"hour"»},
              "ExplicitAuthFlows": [«"USER_SRP_AUTH"»]
            }
            """,
            says=[
                'PreventUserExistenceErrors "enabled" is not one of the allowed values',
                'TokenValidityUnits.AccessToken "hour" is not one of the allowed values',
                'ExplicitAuthFlows[0] "USER_SRP_AUTH" is not one of the allowed values',
            ],
            fixed="""
            {
              "PreventUserExistenceErrors": "ENABLED",
              "TokenValidityUnits": {"AccessToken": "hours"},
              "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"]
            }
            """,
        ),
        Example(
            """
            AllowedOAuthFlows: [«client_credential»]
            """,
            says='AllowedOAuthFlows[0] "client_credential" is not one of the allowed values',
            fixed="""
            AllowedOAuthFlows: [client_credentials]
            """,
        ),
        Example(
            """
            {"AllowedOAuthFlows": [«"code,implicit"»]}
            """,
            says='AllowedOAuthFlows[0] "code,implicit" holds 2 values in one item',
            fixed="""
            {"AllowedOAuthFlows": ["code", "implicit"]}
            """,
        ),
        Example(
            """
            AllowedOAuthFlows: [«token»]
            """,
            says='AllowedOAuthFlows[0] "token" is not one of the allowed values',
        ),
        Example(
            """
            ExplicitAuthFlows: [«ALLOW_CLIENT_TOKEN_AUTH»]
            """,
            says='ExplicitAuthFlows[0] "ALLOW_CLIENT_TOKEN_AUTH" is documented, but not in the service model',
        ),
    ],
    good=[
        Example("""
            {"PreventUserExistenceErrors": "ENABLED", "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"]}
        """),
        Example("PreventUserExistenceErrors: ${PREVENT}"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """Some members accept only the values that the service model lists.

    The AWS CLI does not check them, but the service does. Values are case-sensitive.

    Services add values, and linters with frozen lists have raised false alarms for years. While the embedded service model is
    recent, an unknown value is an error. Once it is over a year old, only a value that must be a misspelling of an allowed
    one is an error; any other is a warning. A value that AWS documents although no model lists it is always a warning, and so
    is one that AWS's documents print as an example, or that is the name of the member itself.

    The fix is safe if the value differs only in case, dashes or underscores, or lacks a plural s or an `ALLOW_`, and if one
    item of a list holds several allowed values. Any other fix is a guess.
    """
    allowed = [str(value) for value in fault.expected] if isinstance(fault.expected, list) else []
    value = fault.value if isinstance(fault.value, str) else quoted(fault.value)
    items = joined(fault, value, allowed)
    meant = intended(value, allowed)
    guess = meant or (None if items or value in DISPUTED else nearest(value, allowed))
    example = is_example(value, fault.pointer) and meant is None
    doubtful = example or value in DISPUTED or (fault.stale and meant is None and not items)
    yield Finding(
        at=fault,
        message=f"{member(fault.pointer)} {quoted(value)} {complaint(fault, value, items)}",
        help=None if meant or items else choices(allowed),
        severity=Severity.WARNING if doubtful else None,
        service_error=f"Value '{value_answered(fault.pointer, value)}' at '{answered(fault.pointer)}' failed to satisfy "
        f"constraint: Member must satisfy enum value set: [{', '.join(allowed[:20])}{', …' if len(allowed) > 20 else ''}]",
        fix=split_fix(fault, items, Applicability.SAFE) if items else _replacement(fault, guess, meant),
    )


def _replacement(fault: Fault, guess: str | None, meant: str | None) -> Fix | None:
    if guess is None:
        return None
    return Fix(f"Replace with {guess}", [Set(fault.pointer, guess)], Applicability.SAFE if meant else Applicability.UNSAFE)
