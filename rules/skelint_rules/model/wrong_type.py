"""AWS010: a value is not of its member's type."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Set, Severity, member, quoted, rule
from skelint_rules.model import TYPES, VALIDATION
from skelint_rules.model._types import converted, described, typed


@rule(
    code="AWS010",
    name="wrong-type",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.TYPE],
    references=[TYPES, VALIDATION],
    further_answers=["Invalid type for parameter …, value: …"],
    bad=[
        Example(
            """
            {
              "GenerateSecret": «"true"»,
              "RefreshTokenValidity": «"30"»,
              "CallbackURLs": «"https://a.example/cb"»,
              "ClientName": «42»
            }
            """,
            says=[
                'GenerateSecret must be true or false, not the string "true"',
                'RefreshTokenValidity must be an integer, not the string "30"',
                'CallbackURLs must be a list, not the string "https://a.example/cb"',
                "ClientName must be a string, not the number 42",
            ],
            fixed="""
            {
              "GenerateSecret": true,
              "RefreshTokenValidity": 30,
              "CallbackURLs": ["https://a.example/cb"],
              "ClientName": "42"
            }
            """,
        ),
        Example(
            """
            TokenValidityUnits: «AccessToken=hours,IdToken=minutes»
            ExplicitAuthFlows: «ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH»
            EnableTokenRevocation: «1»
            """,
            says=[
                'TokenValidityUnits must be a structure, not the string "AccessToken=hours,IdToken=minutes"',
                'ExplicitAuthFlows must be a list, not the string "ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH"',
                "EnableTokenRevocation must be true or false, not the number 1",
            ],
            fixed="""
            TokenValidityUnits: {"AccessToken": "hours", "IdToken": "minutes"}
            ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
            EnableTokenRevocation: true
            """,
        ),
        Example(
            """
            ClientName: «2024-01-01»
            """,
            says="ClientName must be a string, not the date 2024-01-01",
            fixed="""
            ClientName: "2024-01-01"
            """,
        ),
        Example("DefaultRedirectURI: «{}»", says="DefaultRedirectURI must be a string, not the structure {}"),
    ],
    good=[
        Example("""
            {"GenerateSecret": true, "RefreshTokenValidity": 30, "CallbackURLs": ["https://a.example/cb"]}
        """),
        Example("GenerateSecret: ${GENERATE_SECRET}"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A value must have its member's type.

    The AWS CLI converts nothing inside an input file: `"true"` is not a boolean, `"30"` is not an integer, a single string is
    not a list of strings, and the shorthand of its options (`AccessToken=hours`) is not a structure.

    If only one thing can be meant, the fix is safe: `"true"` becomes `true`, `"30"` becomes `30`, a single string becomes a
    list of one, and a number becomes a string. Splitting a string at its separators, reading `1` as `true` and shorthand as a
    structure are likely, but for you to decide.
    """
    where = member(fault.pointer)
    fixed, certain = converted(fault.value, fault.expected)
    yield Finding(
        at=fault,
        message=f"{where} must be {typed(fault.expected)}, not {described(fault.value)}",
        service_error=f"Invalid type for parameter {where}, value: {quoted(fault.value)}, …",
        fix=Fix(
            f"Replace with {quoted(fixed)}",
            [Set(fault.pointer, fixed)],
            Applicability.SAFE if certain else Applicability.UNSAFE,
        )
        if fixed is not None
        else None,
    )
