"""AWS010: a value has another type than the member."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Fault, FaultKind, Finding, Fix, Set, Severity, member, quoted, rule
from skelint_rules.model._types import converted, type_of, typed


@rule(
    code="AWS010",
    name="wrong-type",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    faults=[FaultKind.TYPE],
    references=["https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html"],
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
                'GenerateSecret "true" is a string, not true or false',
                'RefreshTokenValidity "30" is a string, not an integer',
                'CallbackURLs "https://a.example/cb" is a string, not a list',
                "ClientName 42 is a number, not a string",
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
                'TokenValidityUnits "AccessToken=hours,IdToken=minutes" is a string, not a structure',
                'ExplicitAuthFlows "ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH" is a string, not a list',
                "EnableTokenRevocation 1 is a number, not true or false",
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
            says="ClientName 2024-01-01 is a date, not a string",
            fixed="""
            ClientName: "2024-01-01"
            """,
        ),
        Example("DefaultRedirectURI: «{}»", says="DefaultRedirectURI {} is a structure, not a string"),
    ],
    good=[
        Example("""
            {"GenerateSecret": true, "RefreshTokenValidity": 30, "CallbackURLs": ["https://a.example/cb"]}
        """),
        Example("GenerateSecret: ${GENERATE_SECRET}"),
    ],
)
def check(fault: Fault) -> Iterator[Finding]:
    """A value must have the type that the service model gives its member.

    The AWS CLI converts nothing inside an input file: `"true"` is no boolean, `"30"` no integer, one string no list of
    strings, and the shorthand of its options (`AccessToken=hours`) no structure.

    Where the value can be meant in one way only, the fix is safe: `"true"` becomes `true`, `"30"` becomes `30`, a single
    string a list of one, a number a string. A string with separators is split, `1` becomes `true` and shorthand a structure:
    likely, but for you to say.
    """
    where = member(fault.pointer)
    fixed, certain = converted(fault.value, fault.expected)
    yield Finding(
        at=fault,
        message=f"{where} {quoted(fault.value)} is {type_of(fault.value)}, not {typed(fault.expected)}",
        help=None if fixed is not None else f"write {typed(fault.expected)}",
        service_error=f"Invalid type for parameter {where}, value: {quoted(fault.value)}, …",
        fix=Fix(
            f"Write {quoted(fixed)}",
            [Set(fault.pointer, fixed)],
            Applicability.SAFE if certain else Applicability.UNSAFE,
        )
        if fixed is not None
        else None,
    )
