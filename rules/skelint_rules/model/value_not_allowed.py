"""AWS020: the value is none of those that the service model lists."""

from collections.abc import Iterator

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
    listed,
    member,
    nearest,
    placeholder,
    quoted,
    rule,
)
from skelint_rules.model._names import answered, same_name

DISPUTED = {"ALLOW_CLIENT_TOKEN_AUTH": "is documented for GetClientToken, but in no model"}
"""Values that AWS names somewhere, though the model does not list them: whether the service takes them is not known."""


def intended(value: str, allowed: list[str]) -> str | None:
    """Return the allowed value that can only be meant: in another case, in the singular, or without its `ALLOW_`."""
    spellings = (value, f"{value}s", f"ALLOW_{value}")
    return next((known for spelling in spellings for known in allowed if same_name(spelling, known)), None)


def complaint(value: str) -> str:
    """Return what is wrong with a value that is not listed."""
    if placeholder(value):
        return "is a placeholder that was never filled in"
    return DISPUTED.get(value, "is not one of the allowed values")


@rule(
    code="AWS020",
    name="value-not-allowed",
    severity=Severity.ERROR,
    evidence=Evidence.MODEL,
    faults=[FaultKind.ENUM],
    references=["https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"],
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
            AllowedOAuthFlows: [«token»]
            """,
            says='AllowedOAuthFlows[0] "token" is not one of the allowed values',
        ),
        Example(
            """
            ExplicitAuthFlows: [«ALLOW_CLIENT_TOKEN_AUTH»]
            """,
            says='ExplicitAuthFlows[0] "ALLOW_CLIENT_TOKEN_AUTH" is documented for GetClientToken, but in no model',
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
    """Some members take only the values that the service model lists.

    The AWS CLI checks none of them: the service does. Values are case-sensitive. Names of `InitiateAuth`, such as
    `USER_SRP_AUTH`, are not those of `ExplicitAuthFlows`, which begin with `ALLOW_`.

    Services add values, and linters with frozen lists have raised false alarms for years. While the embedded service model is
    young, an unknown value is an error. Once it is over a year old, only a value that can be nothing but a misspelling of a
    known one is; any other is a warning. `ALLOW_CLIENT_TOKEN_AUTH` is a warning from the first day: the documentation of
    GetClientToken asks for it, and no model lists it.

    The fix is safe where only case, dashes or underscores differ, or a plural or an `ALLOW_` is missing.
    """
    allowed = [str(value) for value in fault.expected] if isinstance(fault.expected, list) else []
    value = fault.value if isinstance(fault.value, str) else quoted(fault.value)
    near = intended(value, allowed)
    guess = near or (None if value in DISPUTED else nearest(value, allowed))
    where = member(fault.pointer)
    shown = "[…]" if isinstance(fault.pointer[-1], int) else value if len(value) < 80 else "…"
    doubtful = value in DISPUTED or (fault.stale and near is None)
    yield Finding(
        at=fault,
        message=f"{where} {quoted(value)} {complaint(value)}",
        help=f"did you mean {guess}?" if guess else f"it can be {listed(allowed, 'or')}",
        severity=Severity.WARNING if doubtful else None,
        service_error=f"Value '{shown}' at '{answered(fault.pointer)}' failed to satisfy constraint: "
        f"Member must satisfy enum value set: [{', '.join(allowed)}]",
        fix=Fix(f"Write {guess}", [Set(fault.pointer, guess)], Applicability.SAFE if near else Applicability.UNSAFE)
        if guess
        else None,
    )
